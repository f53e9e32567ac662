"""Structured content to plain HTML; each platform's writer changes what its editor writes differently."""

from __future__ import annotations

import re
from html import escape

from scraper.demo.model import (
    Block,
    Break,
    Bullets,
    Button,
    Head,
    Item,
    Numbers,
    Para,
    Picture,
    Products,
    Quote,
    Repeated,
    Spacer,
    Table,
    Verse,
    Wrapped,
)

_MARK = re.compile(
    r"\*\*(?P<strong>.+?)\*\*|\*(?P<em>.+?)\*|\[(?P<words>[^\]]+)\]\((?P<href>[^)]+)\)|<<(?P<mail>[^>]+)>>"
)
_CF_KEY = 0x5A


def hidden_email(address: str) -> str:
    """An e-mail address as Cloudflare hides it: XOR of each byte with the first."""
    code = bytes([_CF_KEY, *(byte ^ _CF_KEY for byte in address.encode())]).hex()
    hidden = f'class="__cf_email__" data-cfemail="{code}"'
    return f'<a href="/cdn-cgi/l/email-protection" {hidden}>[email&#160;protected]</a>'


class Markup:
    """Writes blocks the way a careful hand writes HTML."""

    #: Cloudflare stands in front of the site and hides addresses
    hides_email = False

    def body(self, blocks: tuple[Block, ...]) -> str:
        """All blocks of a post."""
        return "\n".join(filter(None, (self.block(block) for block in blocks)))

    def block(self, block: Block) -> str:
        """One block."""
        match block:
            case Para(text):
                return self.paragraph(self.inline(text))
            case Head(text, level):
                return self.heading(self.inline(text), level)
            case Bullets() | Numbers():
                return self.list(block)
            case Quote():
                return self.quote(block)
            case Verse(lines):
                return self.verse([self.inline(line) for line in lines])
            case _:
                return self.furniture(block)

    def furniture(self, block: Block) -> str:
        """The rarer blocks."""
        match block:
            case Table():
                return self.table(block)
            case Picture():
                return self.picture(block)
            case Button():
                return self.button(block)
            case Products():
                return self.products(block)
            case Wrapped(blocks):
                return self.wrapped("\n".join(self.block(inner) for inner in blocks))
            case Repeated(blocks):
                return "\n".join(self.block(inner) for inner in blocks)
            case Spacer(filler):
                return self.spacer(filler)
            case Break():
                return "<!--nextpage-->"
            case _:
                raise TypeError(f"no markup for {type(block).__name__}")

    def inline(self, text: str) -> str:
        """A text with its inline marks as tags; a non-breaking space as the entity editors write."""
        out, position = [], 0
        for match in _MARK.finditer(text):
            out += [escape(text[position : match.start()], quote=False), self._mark(match)]
            position = match.end()
        out.append(escape(text[position:], quote=False))
        return "".join(out).replace("\u00a0", "&nbsp;")

    def _mark(self, match: re.Match[str]) -> str:
        if match["strong"]:
            return self.strong(self.inline(match["strong"]))
        if match["em"]:
            return f"<em>{self.inline(match['em'])}</em>"
        if match["words"]:
            return self.link(self.inline(match["words"]), match["href"])
        return self.email(match["mail"])

    def strong(self, inner: str) -> str:
        """Words in bold."""
        return f"<strong>{inner}</strong>"

    def link(self, inner: str, href: str) -> str:
        """Words that lead elsewhere."""
        return f'<a href="{escape(href)}">{inner}</a>'

    def email(self, address: str) -> str:
        """An address, hidden where Cloudflare hides it."""
        return hidden_email(address) if self.hides_email else f'<a href="mailto:{address}">{address}</a>'

    def paragraph(self, inner: str) -> str:
        """A paragraph."""
        return f"<p>{inner}</p>"

    def heading(self, inner: str, level: int) -> str:
        """A heading."""
        return f"<h{level}>{inner}</h{level}>"

    def verse(self, lines: list[str]) -> str:
        """Lines with a break after each."""
        return self.paragraph("<br>\n".join(lines))

    def list(self, block: Bullets | Numbers) -> str:
        """A list with the lists inside it."""
        tag = "ul" if isinstance(block, Bullets) else "ol"
        start = f' start="{block.start}"' if isinstance(block, Numbers) and block.start != 1 else ""
        items = "".join(self._item(item) for item in block.items)
        return self.list_frame(tag, start, items)

    def list_frame(self, tag: str, start: str, items: str) -> str:
        """The element around list items."""
        return f"<{tag}{start}>{items}</{tag}>"

    def _item(self, item: str | Item) -> str:
        if isinstance(item, str):
            return self.item(self.inline(item), "")
        return self.item(self.inline(item.text), "".join(self.list(child) for child in item.children))

    def item(self, inner: str, nested: str) -> str:
        """One list item."""
        return f"<li>{inner}{nested}</li>\n"

    def quote(self, block: Quote) -> str:
        """A quotation with its source."""
        inner = "".join(f"<p>{self.inline(text)}</p>" for text in block.paragraphs)
        source = f"<cite>{self.inline(block.source)}</cite>" if block.source else ""
        return f"<blockquote>{inner}{source}</blockquote>"

    def table(self, block: Table) -> str:
        """A table with its head."""
        head, *rows = block.rows
        inner = "<thead><tr>" + "".join(f"<th>{self.inline(cell)}</th>" for cell in head) + "</tr></thead><tbody>"
        for row in rows:
            inner += "<tr>" + "".join(f"<td>{self.inline(cell)}</td>" for cell in row) + "</tr>"
        caption = f"<figcaption>{self.inline(block.caption)}</figcaption>" if block.caption else ""
        return f"<figure><table>{inner}</tbody></table>{caption}</figure>"

    def picture(self, block: Picture) -> str:
        """A picture with its caption."""
        caption = f"<figcaption>{self.inline(block.caption)}</figcaption>" if block.caption else ""
        return (
            f'<figure><img src="/images/{block.file}" alt="{escape(block.alt)}" loading="lazy">{caption}</figure>'
        )

    def button(self, block: Button) -> str:
        """A link dressed as a button."""
        return f'<p><a class="button" role="button" href="{block.address}">{self.inline(block.text)}</a></p>'

    def products(self, block: Products) -> str:
        """Shop cards; only shops have them."""
        raise TypeError(f"no shop here for {len(block.cards)} cards")

    def wrapped(self, inner: str) -> str:
        """Blocks inside one list item."""
        return f'<ul class="entries"><li class="entry">{inner}</li></ul>'

    def spacer(self, filler: str) -> str:
        """An empty paragraph."""
        return f"<p>{filler.replace(chr(160), '&nbsp;').replace(chr(0x200B), '&#8203;')}</p>"
