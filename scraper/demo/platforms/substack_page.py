"""What a Substack page is made of: the editor's markup as stored and as shown, and the frame around a post."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

import json
from html import escape

from scraper.demo.markup import Markup
from scraper.demo.model import Block, Button, Para, Picture, Quote, Wrapped

CDN = "https://substackcdn.com"
_META = "pencraft pc-reset color-pub-secondary-text-hGQ02T line-height-20-t4M0El font-meta-MWBumP size-11-NuY2Zx weight-medium-fw81nC transform-uppercase-yKDgcq reset-IxiVJZ meta-EgzBVA"
_BUTTON = "pencraft pc-reset pencraft buttonBase-GK1x3M buttonText-X0uSmG buttonStyle-r7yGCK"
_EMBED = (
    '<div class="embedded-post-wrap" data-attrs="{}" data-component-name="EmbeddedPostToDOM"><a class="embedded-post" native="true" '
    'href="https://slowriver.example/p/a-year-of-walking?utm_source=substack&amp;utm_campaign=post_embed&amp;utm_medium=web"><div '
    'class="embedded-post-header"><img class="embedded-post-publication-logo" src="logo.png" loading="lazy"><span '
    'class="embedded-post-publication-name">Slow River</span></div><div class="embedded-post-title-wrapper"><div '
    'class="embedded-post-title">A Year of Walking</div></div><div class="embedded-post-body">Notes from the towpath, with a dog…</div><div '
    'class="embedded-post-cta-wrapper"><span class="embedded-post-cta">Read more</span></div><div class="embedded-post-meta">'
    "2 years ago · 41 likes · 7 comments · Perrin Oake</div></a></div>"
)
#: a card of another post of one's own, and a tweet: empty elements as stored, drawn by the page's script
_STORED_CARDS = (
    '<div class="digest-post-embed" data-attrs="{}"></div><div class="twitter-embed" data-attrs="{}" '
    'data-component-name="Twitter2ToDOM"></div>'
)
_SHOWN_CARDS = (
    '<div data-component-name="DigestPostEmbed" class="digestPostEmbed-flwiST"><div class="pencraft pc-display-flex pc-flexDirection-column '
    'pc-reset"><a href="/p/an-older-letter"><h2 class="pencraft pc-reset reset-PDs18X">An Older Letter</h2></a><div class="pencraft pc-reset '
    'meta-SjvJkP">March 3, 2023</div><p class="caption-QiPycG">On doors, and who holds them…</p><a href="/p/an-older-letter">Read full story</a>'
    '</div></div><a class="pencraft pc-display-contents pc-reset" href="https://x.com/towpath/status/1" data-component-name="Twitter2ToDOM"><div '
    'class="pencraft pc-display-flex pc-reset"><span class="pencraft pc-reset">Towpath @towpath</span><div class="pencraft pc-reset">Nobody '
    'walks a river home.</div><span class="pencraft pc-reset">40 Replies · 297 Likes</span></div></a>'
)
#: what a newsletter sends along below its text
_DEPARTMENTS = (
    "<div><hr></div><h3>🎙️ The Porch podcast</h3><p>Perrin Oake walks with me along the towpath and says little.</p>"
    "<h3>Upcoming events</h3><ul><li><p>An evening of chairs, Portland, in May</p></li></ul>"
    "<h3>How to stay in touch</h3><p>Write to the porch; somebody will read it by lamplight.</p>"
)


class SubstackMarkup(Markup):
    """The editor's markup: as the data keep it, or (`shown`) as the page's script has dressed it.

    Wrapped paragraphs stand for footnotes: the first hangs on the first paragraph, and so on.
    """

    def __init__(self, publication: str = "", *, shown: bool = False) -> None:
        self.publication = publication
        self.shown = shown

    def body(self, blocks: tuple[Block, ...]) -> str:
        """All blocks, with the widgets that authors put between them."""
        notes = sum(len(block.blocks) for block in blocks if isinstance(block, Wrapped))
        out, numbered = [], 0
        for index, block in enumerate(blocks):
            written = self.block(block)
            if isinstance(block, Para) and numbered < notes:
                numbered += 1
                anchor = f'<a class="footnote-anchor" data-component-name="FootnoteAnchorToDOM" id="footnote-anchor-{numbered}" href="#footnote-{numbered}" target="_self">{numbered}</a>'
                written = written.replace("</p>", f"{anchor}</p>")
            out.append(written)
            if index == 1:
                out.append(self._subscribe())
            if index == 3:
                out.extend((_EMBED, _SHOWN_CARDS if self.shown else _STORED_CARDS))
        return "".join([*out, _DEPARTMENTS, self._share()])

    def _subscribe(self) -> str:
        words = f"{escape(self.publication)} is a reader-supported publication. To receive new posts and support my work, consider becoming a free or paid subscriber."
        if not self.shown:
            return (
                '<div class="subscription-widget-wrap-editor" data-attrs="{&quot;language&quot;:&quot;en&quot;}" data-component-name="SubscribeWidgetToDOM"><div '
                f'class="subscription-widget show-subscribe"><div class="preamble"><p class="cta-caption">{words}</p></div><form '
                'class="subscription-widget-subscribe"><input type="email" class="email-input" name="email" placeholder="Type your email…" tabindex="-1"><input '
                'type="submit" class="button primary" value="Subscribe"><div class="fake-input-wrapper"><div class="fake-input"></div><div '
                'class="fake-button"></div></div></form></div></div>'
            )
        return (
            f'<div class="subscription-widget-wrap"><div class="subscription-widget show-subscribe"><div class="preamble"><p>{words}</p></div>'
            '<div data-component-name="SubscribeWidget" class="subscribe-widget"><div class="pencraft pc-display-flex pc-reset"><div '
            'class="container-IpPqBD"><form action="/api/v1/free?nojs=true" method="post" novalidate="" class="form form-M5sC90"><input '
            f'name="email" placeholder="Type your email..." type="email"><button type="submit" class="{_BUTTON} subscribe-btn"><span '
            'class="button-text ">Subscribe</span></button></form></div></div></div></div></div>'
        )

    def _share(self) -> str:
        return (
            '<div class="captioned-button-wrap" data-attrs="{}" data-component-name="CaptionedButtonToDOM"><div class="preamble"><p '
            f'class="cta-caption">Thanks for reading {escape(self.publication)}! This post is public so feel free to share it.</p></div><p '
            'class="button-wrapper" data-attrs="{}" data-component-name="ButtonCreateButton"><a class="button primary" href="?action=share">'
            "<span>Share</span></a></p></div>"
        )

    def heading(self, inner: str, level: int) -> str:
        """A heading, with the link to itself that the page's script adds."""
        if not self.shown:
            return f"<h{level}>{inner}</h{level}>"
        return (
            f'<h{level} class="header-anchor-post">{inner}<div class="pencraft pc-display-flex pc-position-absolute pc-reset header-anchor-parent"><div '
            f'class="pencraft pc-display-contents pc-reset"><div id="§{level}" class="pencraft pc-reset header-anchor offset-top"></div><button '
            f'tabindex="0" type="button" aria-label="Link" class="{_BUTTON}"><svg role="img" width="20" height="20"></svg></button></div></div></h{level}>'
        )

    def item(self, inner: str, nested: str) -> str:
        """A list item: its text is a paragraph."""
        return f"<li><p>{inner}</p>{nested}</li>"

    def verse(self, lines: list[str]) -> str:
        """A poem, under a label for the editor that the page hides."""
        label = '<label class="hide-text" contenteditable="false">Text within this block will maintain its original spacing when published</label>'
        poem = "\n".join(lines)
        return f'<div class="preformatted-block" data-component-name="PreformattedTextBlockToDOM">{label}<pre class="text">{poem}</pre></div>'

    def quote(self, block: Quote) -> str:
        """A quotation; without a source, a pull quote."""
        inner = "".join(f"<p>{self.inline(text)}</p>" for text in (*block.paragraphs, block.source) if text)
        return f"<blockquote>{inner}</blockquote>" if block.source else f'<div class="pullquote">{inner}</div>'

    def picture(self, block: Picture) -> str:
        """A picture that can be made larger."""
        caption = (
            f'<figcaption class="image-caption">{self.inline(block.caption)}</figcaption>' if block.caption else ""
        )
        source = f"{CDN}/image/fetch/w_1456,c_limit,f_auto/{block.file}"
        return (
            f'<div class="captioned-image-container"><figure><a class="image-link image2 is-viewable-img" target="_blank" href="{source}" '
            f'data-component-name="Image2ToDOM"><div class="image2-inset"><picture><source type="image/webp" srcset="{source} 1456w"><img '
            f'src="{source}" class="sizing-normal" alt="{escape(block.alt)}" width="1456" height="971"></picture><div class="image-link-expand"><div '
            'class="pencraft pc-display-flex pc-gap-8 pc-reset"><button tabindex="0" type="button" class="pencraft pc-reset pencraft '
            f'icon-container view-image"><svg></svg></button></div></div></div></a>{caption}</figure></div>'
        )

    def button(self, block: Button) -> str:
        """A link dressed as a button."""
        return (
            '<p class="button-wrapper" data-attrs="{}" data-component-name="ButtonCreateButton"><a class="button primary" '
            f'href="{block.address}"><span>{self.inline(block.text)}</span></a></p>'
        )

    def furniture(self, block: Block) -> str:
        """The rarer blocks: wrapped paragraphs are the footnotes."""
        if not isinstance(block, Wrapped):
            return super().furniture(block)
        return "".join(
            f'<div class="footnote" data-component-name="FootnoteToDOM"><a id="footnote-{number}" href="#footnote-anchor-{number}" '
            f'class="footnote-number" contenteditable="false" target="_self">{number}</a><div class="footnote-content">{self.block(note)}</div></div>'
            for number, note in enumerate(block.blocks, 1)
        )

    def spacer(self, filler: str) -> str:
        """An empty paragraph: the editor keeps no filler."""
        return f"<p>{filler.strip()}</p><div><hr></div>"


def quoted(value: object) -> str:
    """A value as JSON inside the string that the page hands to JSON.parse."""
    return json.dumps(json.dumps(value, separators=(",", ":")))[1:-1].replace("</", "<\\/")


def byline(author: str, day: str, *, paid: bool) -> str:
    """Avatar, name and date over a post."""
    mark = f'<div class="{_META}">∙ Paid</div>' if paid else ""
    return (
        '<div aria-label="Post UFI" role="region" class="pencraft pc-display-flex pc-flexDirection-column pc-paddingBottom-16 pc-reset"><div '
        'class="pencraft pc-display-flex pc-gap-12 pc-alignItems-center pc-reset byline-wrapper"><div class="pencraft pc-display-flex pc-reset"><a '
        f'href="https://substack.com/@porch" aria-label="View {escape(author)}\'s profile" class="pencraft pc-display-contents pc-reset"><picture><img '
        f'src="{CDN}/image/fetch/w_36/a.png" alt="{escape(author)}\'s avatar" width="36" height="36"></picture></a></div><div class="pencraft '
        f'pc-display-flex pc-flexDirection-column pc-reset"><div class="{_META}"><span data-state="closed"><a href="https://substack.com/@porch" '
        f'class="pencraft pc-reset decoration-hover-underline-ClDVRM reset-IxiVJZ">{escape(author)}</a></span></div><div class="pencraft '
        f'pc-display-flex pc-gap-4 pc-reset"><div class="{_META}">{day}</div>{mark}</div></div></div><div class="pencraft pc-display-flex pc-gap-16 '
        f'pc-reset"><div class="like-button-container post-ufi-button style-button"><button aria-label="Like (33)" class="{_BUTTON}"><div '
        f'class="label">33</div></button></div><button aria-label="View comments (2)" class="{_BUTTON} post-ufi-comment-button"><div class="label">2</div>'
        f'</button><button class="{_BUTTON}"><div class="label">Share</div></button></div></div>'
    )


PAYWALL = (
    '<div role="region" aria-label="Paywall" class="paywall"><h2 class="paywall-title">This post is for paid subscribers</h2><div '
    f'class="paywall-cta"><a href="/subscribe?utm_source=paywall"><button tabindex="0" type="button" class="{_BUTTON} subscribe-btn">Subscribe'
    '</button></a></div><div class="paywall-login">Already a paid subscriber? <a href="https://substack.com/sign-in">Sign in</a></div></div>'
)


def discussion(comments: tuple[tuple[str, str], ...]) -> str:
    """What readers wrote under a post."""
    written = "".join(
        f'<div class="comment"><div role="article" aria-label="Comment by {escape(name)}" class="pencraft pc-display-flex comment-content"><a '
        f'href="https://substack.com/profile/1?utm_source=comment">{escape(name)}</a><div class="comment-body"><p><span>{escape(words, quote=False)}'
        '</span></p><div role="button" class="show-all-toggle"><div class="show-all-toggle-label">Expand full comment</div></div></div></div></div>'
        for name, words in comments
    )
    return (
        '<div class="visibility-check"></div><div class="post-footer"><div aria-label="Discussion" role="region"><h4>Discussion about this post</h4>'
        '<div class="comments-page"><textarea name="body" placeholder="Write a comment..."></textarea><div class="comment-list '
        f'post-page-root-comment-list"><div class="comment-list-items">{written}</div></div></div></div></div>'
    )
