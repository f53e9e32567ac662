"""What three generations of Blogger's editor save: `<br /><br />` (to 2012), `<div>` lines (to 2020), `<p>` since."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

from html import escape

from scraper.demo.markup import Markup
from scraper.demo.model import (
    Block,
    Break,
    Bullets,
    Head,
    Numbers,
    Para,
    Picture,
    Post,
    Quote,
    Spacer,
    Table,
    Verse,
)

_IMAGES = "https://blogger.googleusercontent.com/img/b/R29vZ2xl/AVvXsEh"


class BloggerMarkup(Markup):
    """The editor of 2020: paragraphs and headings with inline styles."""

    def paragraph(self, inner: str) -> str:
        """A paragraph."""
        return f'<p style="text-align: left;">{inner}</p>'

    def heading(self, inner: str, level: int) -> str:
        """A heading."""
        return f'<h{level} style="text-align: left;">{inner}</h{level}>'

    def verse(self, lines: list[str]) -> str:
        """Lines with a break after each."""
        return self.paragraph("<br />".join(lines))

    def strong(self, inner: str) -> str:
        """Words in bold."""
        return f"<b>{inner}</b>"

    def quote(self, block: Quote) -> str:
        """A quotation, its source as its last line."""
        parts = [self.inline(text) for text in (*block.paragraphs, block.source) if text]
        return (
            f'<blockquote style="border: none; margin: 0 0 0 40px; padding: 0px;">{self.lines(parts)}</blockquote>'
        )

    def lines(self, parts: list[str]) -> str:
        """Paragraphs inside a quotation."""
        return "".join(f"<p>{part}</p>" for part in parts)

    def table(self, block: Table) -> str:
        """A table pasted from a word processor."""
        rows = "".join(
            "<tr>"
            + "".join(f'<td style="padding: 4px;"><span>{self.inline(cell)}</span></td>' for cell in row)
            + "</tr>"
            for row in block.rows
        )
        return f'<table border="1" cellpadding="0" cellspacing="0"><tbody>{rows}</tbody></table>'

    def picture(self, block: Picture) -> str:
        """A picture; one with a caption is a table."""
        source = f"{_IMAGES}/s1600/{block.file}"
        image = f'<a href="{source}" imageanchor="1" style="margin-left: 1em; margin-right: 1em;"><img alt="{escape(block.alt)}" border="0" data-original-height="900" data-original-width="1200" height="240" src="{source}" width="320" /></a>'
        if not block.caption:
            return f'<div class="separator" style="clear: both; text-align: center;">{image}</div>'
        return (
            '<table align="center" cellpadding="0" cellspacing="0" class="tr-caption-container" style="margin-left: auto; margin-right: auto;">'
            f'<tbody><tr><td style="text-align: center;">{image}</td></tr><tr><td class="tr-caption" style="text-align: center;">'
            f"{self.inline(block.caption)}</td></tr></tbody></table>"
        )

    def spacer(self, filler: str) -> str:
        """An empty paragraph."""
        return f'<p style="text-align: left;">{filler.replace(chr(160), "&nbsp;")}<br /></p>'

    def block(self, block: Block) -> str:
        """One block; the jump break is an empty anchor."""
        return '<a name="more"></a>' if isinstance(block, Break) else super().block(block)


class DivMarkup(BloggerMarkup):
    """The editor of 2012 to 2020: a `<div>` a line, empty ones between, a wrapper for right-to-left scripts."""

    def body(self, blocks: tuple[Block, ...]) -> str:
        """All blocks of a post."""
        inner = "<div>\n<br /></div>\n".join(self.block(block) for block in blocks)
        return f'<div dir="ltr" style="text-align: left;" trbidi="on">\n{inner}</div>\n'

    def paragraph(self, inner: str) -> str:
        """A paragraph."""
        return f'<div class="MsoNormal">\n<span style="font-family: &quot;georgia&quot; , serif;">{inner}</span></div>\n'

    def spacer(self, filler: str) -> str:
        """An empty line."""
        return f"<div>{filler.replace(chr(160), '&nbsp;')}</div>"


class BreakMarkup(BloggerMarkup):
    """The editor before 2012: running text, two breaks where a paragraph ends."""

    def body(self, blocks: tuple[Block, ...]) -> str:
        """All blocks of a post, the text among them not in any element."""
        out: list[str] = []
        for block in blocks:
            runs_on = isinstance(block, Para | Head | Verse | Spacer | Bullets | Numbers | Quote)
            out += [self.block(block), "<br />\n<br />\n" if runs_on else "\n"]
        return f'<span style="font-family: verdana;">{"".join(out[:-1])}</span>'

    def paragraph(self, inner: str) -> str:
        """A paragraph."""
        return inner

    def heading(self, inner: str, level: int) -> str:
        """A heading is bold text."""
        return f'<span style="font-size: {"large" if level < 4 else "small"};"><b>{inner}</b></span>'

    def verse(self, lines: list[str]) -> str:
        """Lines with a break after each."""
        return "<br />\n".join(lines)

    def quote(self, block: Quote) -> str:
        """A quotation."""
        parts = [self.inline(text) for text in (*block.paragraphs, block.source) if text]
        return f'<blockquote class="tr_bq">\n{self.lines(parts)}</blockquote>'

    def lines(self, parts: list[str]) -> str:
        """Paragraphs inside a quotation."""
        return "<br />\n<br />\n".join(parts)

    def spacer(self, filler: str) -> str:
        """An empty line."""
        return filler.replace(chr(160), "&nbsp;")


_EDITORS = ((2012, BreakMarkup()), (2020, DivMarkup()), (9999, BloggerMarkup()))


def editor_of(post: Post) -> Markup:
    """The editor a post was written in."""
    return next(markup for until, markup in _EDITORS if post.published.year < until)
