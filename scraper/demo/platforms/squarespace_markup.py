"""What Squarespace's editor saves: blocks in a grid on pages, the same blocks bare in feeds."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

import hashlib
from html import escape

from scraper.demo.markup import Markup
from scraper.demo.model import (
    Block,
    Bullets,
    Button,
    Head,
    Numbers,
    Para,
    Picture,
    Quote,
    Spacer,
    Table,
    Verse,
    Wrapped,
)

_PRE = ' style="white-space:pre-wrap;"'
#: numbers and names of the blocks that are not text
_KINDS: dict[type, tuple[int, str]] = {
    Picture: (5, "image"),
    Quote: (31, "quote"),
    Table: (23, "code"),
    Spacer: (21, "spacer"),
    Button: (53, "button"),
}


def hex_id(*parts: object) -> str:
    """The 24 hexadecimal digits that Squarespace calls everything by."""
    return hashlib.md5("/".join(map(str, parts)).encode(), usedforsecurity=False).hexdigest()[:24]


def sqs_block(kind: str, number: int, inner: str, key: str) -> str:
    """One block of the grid."""
    return (
        f'<div class="sqs-block {kind}-block sqs-block-{kind}" data-block-type="{number}" id="block-{hex_id(key)[:20]}">'
        f'<div class="sqs-block-content">{inner}</div></div>'
    )


class SquarespaceMarkup(Markup):
    """Text in text blocks, everything else in blocks of its own."""

    def body(self, blocks: tuple[Block, ...]) -> str:
        """The grid of a post's page."""
        out: list[str] = []
        words: list[str] = []
        for block in blocks:
            kind = _kind(block)
            if kind is None:
                words.append(self.block(block))
                continue
            out += [*self._text(words), sqs_block(kind[1], kind[0], self.block(block), self.block(block))]
            words = []
        inner = "".join((*out, *self._text(words)))
        return f'<div class="row sqs-row"><div class="col sqs-col-12 span-12">{inner}</div></div>'

    def _text(self, words: list[str]) -> list[str]:
        if not words:
            return []
        inner = f'\n\n<div class="sqs-html-content" data-sqsp-text-block-content>\n  {"".join(words)}\n</div>\n\n\n\n\n\n\n\n'
        return [sqs_block("html", 2, inner, "".join(words))]

    def bare(self, blocks: tuple[Block, ...]) -> str:
        """The same blocks without their grid, as feeds carry them."""
        return "\n".join(self.block(block) for block in blocks if not isinstance(block, Spacer))

    def paragraph(self, inner: str) -> str:
        """A paragraph."""
        return f'<p class=""{_PRE}>{inner}</p>'

    def heading(self, inner: str, level: int) -> str:
        """A heading."""
        return f"<h{level}{_PRE}>{inner}</h{level}>"

    def list_frame(self, tag: str, start: str, items: str) -> str:
        """The element around list items."""
        return f'<{tag} data-rte-list="default"{start}>{items}</{tag}>'

    def item(self, inner: str, nested: str) -> str:
        """One list item, its words a paragraph."""
        return f"<li>{self.paragraph(inner)}{nested}</li>"

    def quote(self, block: Quote) -> str:
        """A quote block prints the marks and the dash; without marks it is a quotation in a text block."""
        text = block.paragraphs[0]
        if not _framed(block):
            inner = "".join(self.paragraph(self.inline(words)) for words in block.paragraphs)
            return f"<blockquote>{inner}</blockquote>" + (
                self.paragraph(self.inline(block.source)) if block.source else ""
            )
        source = (
            f'\n  <figcaption class="source">&mdash; {self.inline(block.source.removeprefix("— "))}</figcaption>'
            if block.source
            else ""
        )
        return (
            '<figure class="block-animation-site-default">\n  <blockquote data-animation-role="quote" data-animation-override>\n    '
            f"<span>“</span>{self.inline(text[1:-1])}<span>”</span>\n  </blockquote>{source}\n</figure>"
        )

    def picture(self, block: Picture) -> str:
        """A picture that a script loads, and its caption."""
        source = f"https://images.squarespace-cdn.com/content/v1/{hex_id(block.file)}/{block.file}"
        caption = (
            f'<figcaption class="image-caption-wrapper"><div class="image-caption"><p class=""{_PRE}>{self.inline(block.caption)}</p></div></figcaption>'
            if block.caption
            else ""
        )
        return (
            '<div class="\n          image-block-outer-wrapper\n          layout-caption-below\n          design-layout-inline\n        " '
            'data-test="image-block-inline-outer-wrapper"><figure class="\n              sqs-block-image-figure\n              intrinsic\n            ">'
            f'<div class="image-block-wrapper" data-animation-role="image"><noscript><img src="{source}" alt="{escape(block.alt)}"></noscript>'
            f'<img data-stretch="false" data-src="{source}" data-image="{source}" data-image-dimensions="1500x1000" '
            f'alt="{escape(block.alt)}" data-load="false" elementtiming="system-image-block"></div>{caption}</figure></div>'
        )

    def table(self, block: Table) -> str:
        """There is no block for tables: authors paste them into a code block."""
        caption = f"<figcaption>{self.inline(block.caption)}</figcaption>" if block.caption else ""
        rows = "".join(
            "<tr>" + "".join(f"<td>{self.inline(cell)}</td>" for cell in row) + "</tr>\n" for row in block.rows
        )
        return f'<style>table.fees td{{padding:8px}}</style>\n<table class="fees"><tbody>{rows}</tbody></table>{caption}'

    def button(self, block: Button) -> str:
        """A link dressed as a button."""
        return (
            '<div class="sqs-block-button-container sqs-block-button-container--center" data-animation-role="button" data-alignment="center">'
            f'<a href="{block.address}" class="sqs-block-button-element--medium sqs-button-element--primary sqs-block-button-element">\n    '
            f"{self.inline(block.text)}\n  </a></div>"
        )

    def spacer(self, filler: str) -> str:
        """A spacer block."""
        return filler.replace("\u00a0", "&nbsp;").replace("\u200b", "&#8203;")


class CodeBlockMarkup(SquarespaceMarkup):
    """A post pasted as one code block, its paragraphs in a tag of the author's own making."""

    def body(self, blocks: tuple[Block, ...]) -> str:
        """The whole post in one block."""
        return sqs_block("code", 23, self.bare(blocks), "code")

    def bare(self, blocks: tuple[Block, ...]) -> str:
        """The author's code, as it is."""
        return "<style>p2 { display: block; margin: 0 0 1.2em; font-size: 17px }</style>\n" + super().bare(blocks)

    def paragraph(self, inner: str) -> str:
        """A paragraph in a tag that no standard knows."""
        return f"<p2>{inner}</p2>"


def _framed(quote: Quote) -> bool:
    text = quote.paragraphs[0]
    return len(quote.paragraphs) == 1 and text.startswith("“") and text.endswith("”")


def _kind(block: Block) -> tuple[int, str] | None:
    """Number and name of a block of its own; None for text."""
    if isinstance(block, Para | Head | Bullets | Numbers | Verse | Wrapped):
        return None
    if isinstance(block, Quote) and not _framed(block):
        return None
    return _KINDS.get(type(block))
