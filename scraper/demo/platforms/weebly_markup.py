"""The markup that Weebly's editor saves, in posts and in the feeds that carry them whole."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from itertools import groupby

from scraper.demo.markup import Markup
from scraper.demo.model import (
    Block,
    Bullets,
    Button,
    Numbers,
    Para,
    Picture,
    Quote,
    Table,
    Verse,
)

_UPLOADS = "/uploads/1/2/3/4/12345678"


class WeeblyMarkup(Markup):
    """What Weebly's editor saves: runs of paragraphs in one `div`, parted by line breaks."""

    def body(self, blocks: tuple[Block, ...]) -> str:
        """All blocks of a post; the first line ends what lists show of it."""
        out: list[str] = []
        for loose, run in groupby(blocks, key=_is_loose):
            kept = list(run)
            out += [self._paragraphs(kept)] if loose else map(self.block, kept)
        return "\n".join(part for part in (*out[:1], "<!--BLOG_SUMMARY_END-->", *out[1:]) if part)

    def _paragraphs(self, run: Sequence[Block]) -> str:
        inner = [
            "<br />".join(map(self.inline, b.lines))
            if isinstance(b, Verse)
            else f"<span>{self.inline(b.text)}</span>"
            for b in run
            if isinstance(b, Para | Verse)
        ]
        # the editor leaves zero-width spaces wherever the cursor stood
        return f'<div class="paragraph">&#8203;{"<br />&#8203;<br />".join(inner)}&#8203;<br /></div>'

    def heading(self, inner: str, level: int) -> str:  # noqa: ARG002 - the editor knows one level only
        """A title element."""
        return f'<h2 class="wsite-content-title" style="text-align:left;">{inner}</h2>'

    def list(self, block: Bullets | Numbers) -> str:
        """A list in a paragraph element; those inside it stand bare."""
        return f'<div class="paragraph">{super().list(block)}</div>'

    def item(self, inner: str, nested: str) -> str:
        """One list item."""
        bare = re.sub(r'<div class="paragraph">(.*?)</div>', r"\1", nested, flags=re.DOTALL)
        return f"<li><span>{inner}</span>{bare}</li>"

    def quote(self, block: Quote) -> str:
        """A quotation, its source in a paragraph of its own line."""
        lines = [*block.paragraphs, *([block.source] if block.source else [])]
        return f"<blockquote>{'<br /><br />'.join(map(self.inline, lines))}</blockquote>"

    def picture(self, block: Picture) -> str:
        """A picture; "Picture" is what the editor gives as its text."""
        caption = (
            f'<div style="display:block;font-size:90%">{self.inline(block.caption)}</div>' if block.caption else ""
        )
        return (
            '<div><div class="wsite-image wsite-image-border-none" style="padding-top:10px;padding-bottom:10px;text-align:center">'
            f'<a><img src="{_UPLOADS}/{block.file}" alt="{escape(block.alt)}" style="width:auto;max-width:100%" /></a>{caption}</div></div>'
        )

    def table(self, block: Table) -> str:
        """A table, which the editor only knows as embedded code."""
        rows = "".join(
            "<tr>" + "".join(f"<td>{self.inline(cell)}</td>" for cell in row) + "</tr>" for row in block.rows
        )
        return f'<div><div id="731904862250914455" align="left" style="width: 100%; overflow-y: hidden;" class="wcustomhtml"><table>{rows}</table></div></div>'

    def button(self, block: Button) -> str:
        """A button element."""
        return (
            '<div style="text-align:left;"><div style="height: 10px; overflow: hidden;"></div><a class="wsite-button wsite-button-small '
            f'wsite-button-normal" href="{block.address}"><span class="wsite-button-inner">{self.inline(block.text)}</span></a></div>'
        )

    def wrapped(self, inner: str) -> str:
        """Blocks side by side: what follows a heading stands in its column."""
        columns = [part for part in re.split(r"(?=<h2 )", inner) if part.strip()]
        cells = "".join(
            f'<td class="wsite-multicol-col" style="width:50%; padding:0 15px;">{self._column(part)}</td>'
            for part in columns
        )
        return (
            '<div><div class="wsite-multicol"><div class="wsite-multicol-table-wrap" style="margin:0 -15px;"><table class="wsite-multicol-table">'
            f'<tbody class="wsite-multicol-tbody"><tr class="wsite-multicol-tr">{cells}</tr></tbody></table></div></div></div>'
        )

    def _column(self, part: str) -> str:
        return re.sub(r"<p>(.*?)</p>", r'<div class="paragraph">\1</div>', part)

    def spacer(self, filler: str) -> str:
        """A spacer element, and a paragraph that somebody emptied."""
        return (
            f'<div class="wsite-spacer" style="height:50px;"></div><div class="paragraph">{escape(filler)}</div>'
        )


def _is_loose(block: Block) -> bool:
    """True for what is written in one run, without an element of its own."""
    return isinstance(block, Para | Verse)
