"""What Wix' editor Ricos writes, in three generations."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

import zlib
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
    Products,
    Quote,
    Spacer,
    Table,
    Verse,
)

_TYPES = {
    Para: "paragraph",
    Verse: "paragraph",
    Head: "heading",
    Bullets: "bulleted_list",
    Numbers: "ordered_list",
    Quote: "blockquote",
    Table: "table",
    Picture: "image",
    Button: "button",
    Products: "vertical-embed",
    Spacer: "empty-line",
}
_RICOS = ";".join(
    f"--ricos-custom-{name}-{part}:var(--text{name.upper()}Font-{part})"
    for name in ("p", "h1", "h2", "h3", "h4", "h5", "h6", "quote", "link", "hashtag")
    for part in (
        "font-weight",
        "font-style",
        "line-height",
        "font-size",
        "font-family",
        "text-decoration",
        "color",
    )
)


def viewer_id(inner: str) -> str:
    """The id of a block."""
    return f"viewer-{zlib.crc32(inner.encode()):x}"[:12]


class Ricos10(Markup):
    """Pages of 2025: every block in its own box, with a marker behind it."""

    text_class = "Hasdr P8FAI _18oPJ DWkY9"
    span_class = "I47Iv"
    version = "10.154.0"
    box = '<div data-breakout="normal">{}</div>'

    def body(self, blocks: tuple[Block, ...]) -> str:
        """The viewer with all blocks; an empty line stands between paragraphs."""
        out: list[str] = []
        number = 0
        for block in blocks:
            if number and isinstance(block, Para | Quote | Verse):
                out.append(self._boxed(Spacer(), number := number + 1))
            out.append(self._boxed(block, number := number + 1))
        inner = "".join(out)
        return (
            f'<div class="moHCnT"><div class="moHCnT"><div class="fTEXDR" data-rce-version="{self.version}"><div class="i8Yz2" '
            f'dir="ltr" style="{_RICOS}" data-id="content-viewer"><div class="hWgAX"><div type="first" '
            f'data-hook="rcv-block-first"></div><div class="MDqKe">{inner}</div><div type="last" data-hook="rcv-block-last">'
            "</div></div></div></div></div></div>"
        )

    def _boxed(self, block: Block, number: int) -> str:
        kind = _TYPES.get(type(block), "paragraph")
        return f'{self.box.format(self.block(block))}<div type="{kind}" data-hook="rcv-block{number}"></div>'

    def _text(self, tag: str, inner: str) -> str:
        return (
            f'<{tag} class="{self.text_class}" dir="auto" id="{viewer_id(inner)}"><span class="{self.span_class}"><span>{inner}'
            f"</span></span></{tag}>"
        )

    def strong(self, inner: str) -> str:
        """Words in bold."""
        return f'</span><strong style="font-weight:700"><span>{inner}</span></strong><span>'

    def link(self, inner: str, href: str) -> str:
        """Words that lead elsewhere."""
        return (
            f'</span><a target="_blank" href="{escape(href)}" rel="noopener noreferrer" class="_5ircq hUrEg" data-hook="web-link">'
            f'<u style="text-decoration:underline"><span>{inner}</span></u></a><span>'
        )

    def paragraph(self, inner: str) -> str:
        """A paragraph."""
        return self._text("p", inner)

    def heading(self, inner: str, level: int) -> str:
        """A heading."""
        return self._text(f"h{level}", inner)

    def verse(self, lines: list[str]) -> str:
        """Lines with a break after each."""
        return self._text("p", '<br role="presentation"/>'.join(lines))

    def list_frame(self, tag: str, start: str, items: str) -> str:
        """The element around list items."""
        return f'<{tag}{start} class="{"oAlTr" if tag == "ul" else "OEvv8"} _18oPJ">{items}</{tag}>'

    def item(self, inner: str, nested: str) -> str:
        """One list item."""
        return f'<li dir="auto" aria-level="1" class="vstrc" style="margin-inline-start:1.5em">{self._text("p", inner)}{nested}</li>'

    def quote(self, block: Quote) -> str:
        """A quotation with its source."""
        texts = (*block.paragraphs, block.source) if block.source else block.paragraphs
        inner = "".join(self._text("p", self.inline(text)) for text in texts)
        return f'<blockquote class="Wx2-P" id="{viewer_id(inner)}">{inner}</blockquote>'

    def table(self, block: Table) -> str:
        """A table."""
        rows = "".join(
            "<tr>"
            + "".join(f'<td class="c3mQx"><div>{self._text("p", self.inline(cell))}</div></td>' for cell in row)
            + "</tr>"
            for row in block.rows
        )
        caption = self._text("p", self.inline(block.caption)) if block.caption else ""
        return f'<div id="{viewer_id(rows)}" data-hook="table-viewer"><table><tbody>{rows}</tbody></table></div>{caption}'

    def picture(self, block: Picture) -> str:
        """A picture with its caption."""
        caption = (
            f'<figcaption class="_3l3C0" dir="auto"><span>{self.inline(block.caption)}</span></figcaption>'
            if block.caption
            else ""
        )
        info = escape('{"imageData":{"width":1200,"height":800,"uri":"632dc7_' + block.file + '"}}')
        return (
            f'<div class="uxV7T" id="{viewer_id(block.file)}"><figure class="WJuXb" data-hook="figure-IMAGE"><div class="_7G4W4" '
            f'data-hook="image-viewer" role="button"><wow-image class="HNM0p2" data-image-info="{info}"><img alt="{escape(block.alt)}" '
            f'src="https://static.wixstatic.com/media/632dc7_{block.file}/v1/fill/w_147,h_98/{block.file}"/></wow-image>'
            f'<button class="BsdQ3" type="button" data-hook="image-expand-button" aria-label="Expand image"></button></div>{caption}'
            '</figure></div><div data-hook="gap-spacer" class="iGE86"></div>'
        )

    def button(self, block: Button) -> str:
        """A link dressed as a button."""
        return (
            f'<div class="kU3Rd" data-hook="button-viewer-wrapper"><a data-hook="button-viewer" role="button" href="{block.address}" '
            f'class="_2Nk3d"><span>{self.inline(block.text)}</span></a></div>'
        )

    def products(self, block: Products) -> str:
        """Shop cards; no saved page shows their markup, only their lines: name, price, "Buy Now"."""
        return "".join(
            f'<div class="vEmb3" id="{viewer_id(name)}"><a href="/product-page/{viewer_id(name)}"><img alt="{escape(name)}"/></a>'
            f'<div class="vEmb4"><div class="vEmb5">{self.inline(name)}</div><div class="vEmb6">{price}</div><div class="vEmb7"><a '
            f'href="/product-page/{viewer_id(name)}">Buy Now</a></div></div></div>'
            for name, price in block.cards
        )

    def spacer(self, filler: str) -> str:  # noqa: ARG002 - Wix knows one kind
        """An empty line."""
        return f'<div class="{self.text_class}" dir="auto" id="viewer-foo"><span class="{self.span_class}"><br role="presentation"/></span></div>'


class Ricos9(Ricos10):
    """Pages of 2022: other classes, no boxes, and a style sheet inside the body."""

    text_class = "mm8Nw _1j-51 _1FoOD _1JQKy uTDzJ"
    span_class = "_2PHJq public-DraftStyleDefault-ltr"
    version = "9.3.6"
    box = "{}"

    def body(self, blocks: tuple[Block, ...]) -> str:
        """The viewer, a style sheet in front of the words."""
        inner = super().body(blocks).replace('data-id="content-viewer"', 'data-id="rich-content-viewer"')
        return (
            "<style>.post-content__body { --ricos-text-color: #2f2e2e; --ricos-action-color: #117a65; "
            f'--ricos-background-color: #ffffff; }} .post-content__body a {{ color: inherit }}</style><div class="post-content__body">{inner}</div>'
        )

    def _text(self, tag: str, inner: str) -> str:
        return f'<{tag} class="{self.text_class}" id="{viewer_id(inner)}"><span class="{self.span_class}">{inner}</span></{tag}>'

    def strong(self, inner: str) -> str:
        """Words in bold."""
        return f"<strong>{inner}</strong>"

    def link(self, inner: str, href: str) -> str:
        """Words that lead elsewhere."""
        return f'<a class="_2qJYG _2E8wo" href="{escape(href)}" target="_blank" rel="noopener"><u>{inner}</u></a>'


class RicosOld(Ricos9):
    """Pages before that: plain paragraphs, blank lines as paragraphs of one break, no markers."""

    text_class = "_2PHJq"
    version = "7.8.2"

    def body(self, blocks: tuple[Block, ...]) -> str:
        """Paragraphs one after the other."""
        out: list[str] = []
        for block in blocks:
            if out and isinstance(block, Para | Quote | Verse):
                out.append(f'<p class="{self.text_class}"><span><br></span></p>')
            out.append(self.block(block))
        return f'<div class="post-content__body"><div class="_3ljQo" data-rce-version="{self.version}"><div dir="ltr">{"".join(out)}</div></div></div>'

    def item(self, inner: str, nested: str) -> str:
        """One list item."""
        return f"<li><p>{inner}</p>{nested}</li>"
