"""What a Ghost page is made of: the editor's cards, the members' wall, and the pieces of the Casper theme."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

import re
from html import escape

from scraper.demo.markup import Markup
from scraper.demo.model import Block, Button, Head, Picture, Quote, Table, Wrapped

_BOOKMARK = re.compile(r"\[([^\]]+)\]\((/[^)]+)\)")

WALL = (
    '<aside class="gh-post-upgrade-cta"><div class="gh-post-upgrade-cta-content" style="background-color: #15171A"><h2>This post is for subscribers only</h2>'
    '<a class="gh-btn" data-portal="signup" style="color:#15171A">Subscribe now</a><p><small>Already have an account? <a data-portal="signin">Sign in</a>'
    "</small></p></div></aside>"
)
_SIGNUP = (
    '<div class="kg-card kg-signup-card kg-width-regular" data-lexical-signup-form="" style="background-color: #F0F0F0;"><div class="kg-signup-card-content">'
    '<div class="kg-signup-card-text"><h2 class="kg-signup-card-heading">Der Lindenhof-Brief</h2><p class="kg-signup-card-subheading">Einmal im Monat, '
    'ohne Ratschläge.</p><form class="kg-signup-card-form" data-members-form="signup"><div class="kg-signup-card-fields"><input class="kg-signup-card-input" '
    'data-members-email type="email" required placeholder="Ihre E-Mail"><button class="kg-signup-card-button" type="submit"><span '
    'class="kg-signup-card-button-default">Abonnieren</span></button></div><div class="kg-signup-card-success">Bitte sehen Sie in Ihr Postfach.</div></form>'
    '<p class="kg-signup-card-disclaimer">Kein Spam. Jederzeit abbestellbar.</p></div></div></div>'
)


class GhostMarkup(Markup):
    """What Ghost's editor saves.

    A paragraph that is one link to a page of the site becomes a bookmark card, wrapped blocks become a toggle, a
    quotation without a source a callout.
    """

    def body(self, blocks: tuple[Block, ...]) -> str:
        """All blocks; long posts carry a sign-up card in the middle."""
        written = [self.block(block) for block in blocks]
        if len(written) > 4:
            written.insert(3, _SIGNUP)
        return "".join(written)

    def heading(self, inner: str, level: int) -> str:
        """A heading with an id made of its words."""
        return f'<h{level} id="{re.sub(r"[^a-z0-9]+", "-", inner.lower()).strip("-")}">{inner}</h{level}>'

    def block(self, block: Block) -> str:
        """One block; a lone link becomes a card."""
        if match := _BOOKMARK.fullmatch(getattr(block, "text", "")):
            return self._bookmark(self.inline(match[1]), match[2])
        return super().block(block)

    def _bookmark(self, title: str, href: str) -> str:
        return (
            f'<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="{href}"><div class="kg-bookmark-content"><div '
            f'class="kg-bookmark-title">{title}</div><div class="kg-bookmark-description">Ein älterer Beitrag aus der Praxis.</div><div '
            'class="kg-bookmark-metadata"><img class="kg-bookmark-icon" src="/favicon.ico" alt=""><span class="kg-bookmark-author">Praxis am Lindenhof'
            '</span><span class="kg-bookmark-publisher">Hanna Brückner</span></div></div><div class="kg-bookmark-thumbnail"><img '
            'src="/content/images/thumb.jpg" alt="" onerror="this.style.display = \'none\'"></div></a></figure>'
        )

    def quote(self, block: Quote) -> str:
        """A quotation; without a source, a callout."""
        if block.source:
            inner = "".join(f"<p>{self.inline(text)}</p>" for text in (*block.paragraphs, block.source))
            return f'<blockquote class="kg-blockquote-alt">{inner}</blockquote>'
        words = "<br><br>".join(self.inline(text) for text in block.paragraphs)
        return (
            '<div class="kg-card kg-callout-card kg-callout-card-yellow"><div class="kg-callout-emoji">💡</div><div class="kg-callout-text">'
            f"{words}</div></div>"
        )

    def wrapped_blocks(self, block: Wrapped) -> str:
        """A toggle: a heading, and what it hides."""
        head = next((inner.text for inner in block.blocks if isinstance(inner, Head)), "")
        hidden = "".join(self.block(inner) for inner in block.blocks if not isinstance(inner, Head))
        return (
            '<div class="kg-card kg-toggle-card" data-kg-toggle-state="close"><div class="kg-toggle-heading"><h4 class="kg-toggle-heading-text"><span '
            f'style="white-space: pre-wrap;">{self.inline(head)}</span></h4><button class="kg-toggle-card-icon" aria-label="Expand toggle to read content">'
            f'<svg viewBox="0 0 24 24"></svg></button></div><div class="kg-toggle-content">{hidden}</div></div>'
        )

    def furniture(self, block: Block) -> str:
        """The rarer blocks."""
        return self.wrapped_blocks(block) if isinstance(block, Wrapped) else super().furniture(block)

    def table(self, block: Table) -> str:
        """A table: the editor has none, so it stands in a card of HTML."""
        return f"<!--kg-card-begin: html-->{super().table(block)}<!--kg-card-end: html-->"

    def picture(self, block: Picture) -> str:
        """An image card."""
        caption = (
            f'<figcaption><span style="white-space: pre-wrap;">{self.inline(block.caption)}</span></figcaption>'
            if block.caption
            else ""
        )
        source = f"/content/images/2024/02/{block.file}"
        return (
            f'<figure class="kg-card kg-image-card kg-card-hascaption"><img src="{source}" class="kg-image" alt="{escape(block.alt)}" loading="lazy" '
            f'width="2000" height="1333" srcset="/content/images/size/w600/2024/02/{block.file} 600w, {source} 2000w" sizes="(min-width: 720px) 720px">'
            f"{caption}</figure>"
        )

    def button(self, block: Button) -> str:
        """A button card."""
        return f'<div class="kg-card kg-button-card kg-align-center"><a href="{block.address}" class="kg-btn kg-btn-accent">{self.inline(block.text)}</a></div>'


def post_card(link: str, title: str, excerpt: str, day: str, shown: str) -> str:
    """A post in a list."""
    return (
        f'<article class="post-card post"><a class="post-card-image-link" href="{link}"><img class="post-card-image" src="/content/images/size/w300/c.jpg" '
        f'alt="{title}" loading="lazy"></a><div class="post-card-content"><a class="post-card-content-link" href="{link}"><header class="post-card-header">'
        f'<div class="post-card-tags"></div><h2 class="post-card-title">{title}</h2></header><div class="post-card-excerpt">{excerpt}</div></a><footer '
        f'class="post-card-meta"><time class="post-card-meta-date" datetime="{day}">{shown}</time><span class="post-card-meta-length">2 min read</span>'
        "</footer></div></article>"
    )


def pager(number: int, last: int) -> str:
    """Newer and older posts."""
    newer = (
        f'<a class="newer-posts" href="{page_path(number - 1)}"><span aria-hidden="true">&larr;</span> Newer Posts</a>'
        if number > 1
        else ""
    )
    older = (
        f'<a class="older-posts" href="{page_path(number + 1)}">Older Posts <span aria-hidden="true">&rarr;</span></a>'
        if number < last
        else ""
    )
    return f'<nav class="pagination" role="navigation">{newer}<span class="page-number">Page {number} of {last}</span>{older}</nav>'


def page_path(number: int) -> str:
    """Where a page of the list stands."""
    return "/" if number == 1 else f"/page/{number}/"
