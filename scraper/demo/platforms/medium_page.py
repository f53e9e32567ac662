"""What a Medium story is made of: the markup of the page and that of the feed, and the tools around a story."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

from html import escape

from scraper.demo.markup import Markup
from scraper.demo.model import Block, Button, Head, Picture, Quote

_P = "my mz hp na b nb nc nd ne nf ng nh ni nj nk nl nm nn no np nq nr ns"
_HINT = "Press enter or click to view image in full size"


class MediumMarkup(Markup):
    """A story's words: on its page (`shown`), with the classes of its style sheet; in the feed, bare.

    A first heading of level 4 is the subtitle.
    """

    def __init__(self, *, shown: bool = False) -> None:
        self.shown = shown

    def body(self, blocks: tuple[Block, ...]) -> str:
        """All blocks of a story."""
        first, rest = blocks[0], blocks[1:]
        if not isinstance(first, Head):
            return "".join(self.block(block) for block in blocks)
        words = self.inline(first.text)
        lead = (
            f'<h2 id="d1c5" class="pw-subtitle-paragraph ir hp hq bb">{words}</h2>'
            if self.shown
            else f"<h4>{words}</h4>"
        )
        return lead + "".join(self.block(block) for block in rest)

    def strong(self, inner: str) -> str:
        """Words in bold."""
        return f'<strong class="na hq">{inner}</strong>' if self.shown else f"<strong>{inner}</strong>"

    def paragraph(self, inner: str) -> str:
        """A paragraph."""
        return f'<p id="37a0" class="pw-post-body-paragraph {_P}">{inner}</p>' if self.shown else f"<p>{inner}</p>"

    def heading(self, inner: str, level: int) -> str:
        """A heading: large or small."""
        return (
            f'<h2 id="a086" class="ok ol hp bb om">{inner}</h2>'
            if self.shown
            else f"<h{max(level, 3)}>{inner}</h{max(level, 3)}>"
        )

    def verse(self, lines: list[str]) -> str:
        """Lines with a break after each."""
        return self.paragraph("<br>".join(lines))

    def list_frame(self, tag: str, start: str, items: str) -> str:
        """The element around list items."""
        return f'<{tag} class=""{start}>{items}</{tag}>' if self.shown else f"<{tag}{start}>{items}</{tag}>"

    def item(self, inner: str, nested: str) -> str:
        """One list item; the editor knows no lists inside lists."""
        return (
            f'<li id="874e" class="{_P} nt nu nv">{inner}{nested}</li>'
            if self.shown
            else f"<li>{inner}{nested}</li>"
        )

    def quote(self, block: Quote) -> str:
        """A quotation."""
        texts = [self.inline(text) for text in (*block.paragraphs, block.source) if text]
        if self.shown:
            return (
                '<blockquote class="nw nx ny">'
                + "".join(f'<p id="7670" class="my mz na">{t}</p>' for t in texts)
                + "</blockquote>"
            )
        return "<blockquote>" + "".join(f"<p>{t}</p>" for t in texts) + "</blockquote>"

    def picture(self, block: Picture) -> str:
        """A picture with its caption."""
        if not self.shown:
            return (
                f'<figure><img alt="{escape(block.alt)}" src="https://cdn-images-1.medium.com/max/1024/1*{block.file}" /><figcaption>'
                f"{self.inline(block.caption)}</figcaption></figure>"
            )
        return (
            '<figure class="nz oa ob oc od oe nw nx paragraph-image"><div role="button" tabindex="0" class="of og fw oh bd oi"><span '
            f'class="gb gc gd ai ge gf gg fp gh speechify-ignore">{_HINT}</span><div class="nw nx ny"><picture><source '
            f'srcset="https://miro.medium.com/v2/resize:fit:1400/1*{block.file} 1400w" type="image/webp"><img alt="{escape(block.alt)}" '
            'class="bd mf oj c" width="700" height="467" loading="eager" role="presentation"></picture></div></div><figcaption '
            f'class="ok ol om nw nx on oo bb b bc u dy" data-selectable-paragraph="">{self.inline(block.caption)}</figcaption></figure>'
        )

    def button(self, block: Button) -> str:
        """The editor knows no buttons: a link in a paragraph of its own would be text."""
        raise TypeError(f"no buttons here: {block.text}")


def tools(author: str, day: str, *, members: bool) -> str:
    """Byline, reading time, date, and what can be done with a story."""
    label = '<div class="speechify-ignore"><p class="bb b bc u dy">Member-only story</p></div>' if members else ""
    tip = '<div class="bi" role="tooltip"><div tabindex="-1" class="ba">'
    name = escape(author)
    return (
        f'{label}<div><div class="speechify-ignore v ct"><div class="speechify-ignore bd e"><div class="v iq ir is"><div class="v j ja"><div class="v jb"><div>'
        f'{tip}<a rel="noopener follow" href="/?source=post_page---byline--4be0---------------------------------------"><img alt="{name}" '
        'data-testid="authorPhoto" src="https://miro.medium.com/v2/resize:fill:64:64/1*a.jpeg" width="32" height="32"></a></div></div></div></div><span '
        f'class="bb b bc u bg"><div class="ji v j"><div class="v j jj"><div>{tip}<a class="af ag ah" data-testid="authorName" rel="noopener follow" '
        f'href="/?source=post_page---byline--4be0---------------------------------------">{name}</a></div></div></div></div></div></span></div><div '
        'class="v j jm"><span class="bb b bc u dy"><div class="v y"><span data-testid="storyReadTime">6 min read</span><div class="jn jo e" '
        'aria-hidden="true"><span class="e" aria-hidden="true"><span class="bb b bc u dy">·</span></span></div><span '
        f'data-testid="storyPublishDate">{day}</span></div></span></div></div><div class="v ct jp"><div class="pw-multi-vote-icon fw kx"><span><a '
        'href="https://medium.com/m/signin?operation=register" rel="noopener follow"></a></span></div><div class="pw-multi-vote-count e"><p class="bb b dz u '
        f'dy"><span class="lq">--</span></p></div>{tip}<button aria-label="responses"><p class="bb b dz u dy"><span class="pw-responses-count lx">1</span></p>'
        '</button></div></div><button aria-label="Listen" class="z"><div class="bx"><p class="bb b bc u dy">Listen</p></div></button><div '
        'aria-describedby="postFooterSocialMenu"><button aria-label="Share Post" class="z"><div class="bx"><p class="bb b bc u dy">Share</p></div></button>'
        "</div></div></div></div></div>"
    )


WALL = (
    '<div class="speechify-ignore"><h2 class="bb">Create an account to read the full story.</h2><p class="bb b">The author made this story available to '
    'Medium members only.<br>If you’re new to Medium, create a new account to read this story on us.</p><a href="https://medium.com/m/signin?'
    'operation=register&amp;source=-----post_regwall">Continue in app</a></div>'
)


def footer(
    author: str, tagline: str, tags: tuple[str, ...], comments: tuple[tuple[str, str], ...], near: str
) -> str:
    """Tags, claps, the author's box, responses and more stories: below the article."""
    topics = "".join(
        f'<div class="ft"><a class="ra" href="https://medium.com/tag/{tag}?source=post_page-----4be0---------------------------------------"><div class="rb">'
        f"{tag.replace('-', ' ').title()}</div></a></div>"
        for tag in tags
    )
    replies = "".join(
        f'<div class="rc"><p>{escape(name)}</p><pre>{escape(words, quote=False)}</pre></div>'
        for name, words in comments
    )
    name = escape(author)
    return (
        f'<div class="rd"><div class="re">{topics}</div></div><footer class="rf"><div class="pw-multi-vote-icon"></div><div class="pw-multi-vote-count"><p><span>'
        '--</span></p></div><button aria-label="responses"><span class="pw-responses-count">1</span></button></footer><div class="rg"><a rel="noopener follow" '
        f'href="/?source=post_page---post_author_info--4be0---------------------------------------"><h2 class="pw-author-name bb"><span class="rh">Written by {name}'
        '</span></h2></a><span class="pw-follower-count"><a href="/followers?source=post_page---post_author_info--4be0">1.2K followers</a></span><p '
        f'class="bb">{escape(tagline)}</p><button>Follow</button></div><div class="ri"><h2 class="bb">Responses ({len(comments)})</h2>{replies}<button>See all '
        f'responses</button></div><div class="rj"><h2 class="bb">More from {name}</h2>{near}</div><div class="rk"><p>Help</p><p>Status</p><p>About</p><p>Careers</p>'
        "<p>Press</p><p>Blog</p><p>Privacy</p><p>Rules</p><p>Terms</p><p>Text to speech</p></div>"
    )
