"""From a body's HTML to its blocks, faithfully: paragraphs, headings, lists, quotes, tables, lines of verse."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from scraper.markup import BLOCK_TAGS, plain_text
from scraper.textformat import one_line
from scraper.types import Block, BlockKind

#: paragraphs in tags of an author's own making, as pasted code has them (platforms-hosted, 2)
_OWN_TAG = re.compile(r"p[0-9]")
#: deeper trees than this are read as plain text from there on
MAX_DEPTH = 120
MAX_BLOCKS = 20_000
#: so many elements behind a quotation's name are looked at
MAX_AFTER = 100
#: a table with longer cells lays out a page; its cells are read as blocks
MAX_CELL = 600

_SKIP = frozenset(
    "script style noscript template svg iframe video audio canvas button input select textarea img picture object "
    "embed nav head map source track wow-image math link meta title -comment".split()
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
#: blocks that say what the text in them is
_KINDS = {
    "blockquote": BlockKind.QUOTE,
    "figcaption": BlockKind.CAPTION,
    "li": BlockKind.PARAGRAPH,
    **dict.fromkeys(_HEADINGS, BlockKind.HEADING),
}
_PARAGRAPH_LIKE = frozenset(
    ("p", "div", "section", "article", "blockquote", "pre", "table", "ul", "ol", *_HEADINGS)
)


def read_blocks(root: LexborNode) -> tuple[Block, ...]:
    """The blocks of a body, in reading order. What is to be dropped must be gone from the tree already.

    A single `<br>` stays a line end, two make a new paragraph. An `li` that holds several blocks of its own is a
    wrapper, not a list item. Bounded: MAX_DEPTH deep, MAX_BLOCKS blocks.
    """
    reader = _Reader()
    reader.children(root, 0)
    reader.flush()
    return tuple(reader.blocks[:MAX_BLOCKS])


class _Reader:
    """One walk over one body."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._inline: list[str] = []
        self._kind = BlockKind.PARAGRAPH
        self._level = 0
        self._number = 0

    # text in hand ---------------------------------------------------------------------------------------------

    def flush(self) -> None:
        """End the block in hand."""
        if not self._inline:
            return
        text = "".join(self._inline)
        self._inline.clear()
        for part in re.split(r"\n[ \t\r\f\xa0\u200b]*\n\s*", text) if "\n" in text else (text,):
            self._add(part)

    def _add(self, text: str) -> None:
        lines = [line for line in (one_line(part) for part in text.split("\n")) if line]
        if not lines:
            return
        kind = self._kind
        if kind in (BlockKind.BULLET, BlockKind.NUMBERED):
            self.blocks.append(Block(kind=kind, text=" ".join(lines), level=self._level, number=self._number))
            # what follows inside the same item is no new item
            self._kind = BlockKind.PARAGRAPH
        elif kind is BlockKind.HEADING:
            self.blocks.append(Block(kind=kind, text=" ".join(lines)))
        elif len(lines) > 1 and kind is BlockKind.PARAGRAPH:
            self.blocks.append(Block(kind=BlockKind.VERSE, text="\n".join(lines)))
        else:
            self.blocks.append(Block(kind=kind, text="\n".join(lines)))

    # the walk -------------------------------------------------------------------------------------------------

    def children(self, node: LexborNode, depth: int) -> None:
        """Read everything inside a node."""
        for child in node.iter(include_text=True, skip_empty=False):
            tag = child.tag or ""
            if tag == "-text":
                # a line end in the source is a space: only <br> makes a line (runs are folded at the end)
                self._inline.append((child.text_content or "").replace("\n", " ").replace("\r", " "))
            elif tag in _SKIP:
                continue
            else:
                self._element(child, tag, depth + 1)

    def _element(self, node: LexborNode, tag: str, depth: int) -> None:
        if depth > MAX_DEPTH or len(self.blocks) > MAX_BLOCKS:
            self._inline.append(" " + (node.text(deep=True, separator=" ") or "") + " ")
        elif tag == "br":
            self._inline.append("\n")
        elif tag == "cite" and self._kind is BlockKind.QUOTE and _ends_quote(node):
            self.flush()
            self.children(node, depth)
            self.flush()
        elif tag not in BLOCK_TAGS and not _OWN_TAG.fullmatch(tag):
            self.children(node, depth)
        elif tag == "pre":
            self._verbatim(node)
        elif tag in ("ul", "ol"):
            self._list(node, tag, depth)
        elif tag == "table":
            self._table(node, depth)
        else:
            self._block(node, tag, depth)

    def _block(self, node: LexborNode, tag: str, depth: int) -> None:
        in_item = self._kind in (BlockKind.BULLET, BlockKind.NUMBERED)
        if in_item and not "".join(self._inline).strip():
            # the first paragraph of an item is the item
            self._inline.clear()
            self.children(node, depth)
            self.flush()
            return
        self.flush()
        before = self._kind
        self._kind = _KINDS.get(tag, before)
        self.children(node, depth)
        self.flush()
        self._kind = before if before not in (BlockKind.BULLET, BlockKind.NUMBERED) else BlockKind.PARAGRAPH

    def _verbatim(self, node: LexborNode) -> None:
        self.flush()
        for line_end in node.css("br"):
            line_end.replace_with("\n")
        lines = re.split(r"\r\n?|\n", node.text(deep=True) or "")
        kept = "\n".join(one_line(line) for line in lines).strip("\n")
        for part in re.split(r"\n{2,}", kept):
            if part.strip():
                kind = BlockKind.VERSE if "\n" in part else BlockKind.PARAGRAPH
                self.blocks.append(Block(kind=kind, text=part))

    # lists ----------------------------------------------------------------------------------------------------

    def _list(self, node: LexborNode, tag: str, depth: int) -> None:
        self.flush()
        kind = BlockKind.NUMBERED if tag == "ol" else BlockKind.BULLET
        saved = (self._kind, self._level, self._number)
        level = self._level + 1 if self._in_list else 0
        number = _start(node)
        self._in_list += 1
        for child in node.iter(include_text=False):
            if child.tag == "li":
                if _wraps_blocks(child):
                    self._kind, self._level = BlockKind.PARAGRAPH, level
                else:
                    self._kind, self._level, self._number = kind, level, number
                    number += 1
                self.children(child, depth + 1)
                self.flush()
            elif child.tag in ("ul", "ol"):
                self._level = level
                self._list(child, child.tag, depth + 1)
            elif child.tag not in _SKIP:
                self._kind, self._level = BlockKind.PARAGRAPH, level
                self._element(child, child.tag or "", depth + 1)
                self.flush()
        self._in_list -= 1
        self._kind, self._level, self._number = saved
        if self._kind in (BlockKind.BULLET, BlockKind.NUMBERED):
            self._kind = BlockKind.PARAGRAPH

    _in_list = 0

    # tables ---------------------------------------------------------------------------------------------------

    def _table(self, node: LexborNode, depth: int) -> None:
        self.flush()
        rows = [[cell for cell in row.iter() if cell.tag in ("td", "th")] for row in _rows(node)]
        rows = [cells for cells in rows if cells]
        caption = next((child for child in node.iter() if child.tag == "caption"), None)
        if caption is not None:
            self._inline.append(plain_text(caption))
            self.flush()
        if _lays_out(rows):
            for cells in rows:
                for cell in cells:
                    self.children(cell, depth + 1)
                    self.flush()
            return
        lines = [" | ".join(one_line(plain_text(cell)) for cell in cells) for cells in rows]
        text = "\n".join(line.strip() for line in lines if line.strip(" |"))
        if text:
            self.blocks.append(Block(kind=BlockKind.TABLE, text=text))


def _ends_quote(cite: LexborNode) -> bool:
    """True for the name behind a quotation: nothing of the quotation follows it."""
    node: LexborNode | None = cite
    left = MAX_AFTER
    while node is not None and node.tag != "blockquote":
        after = node.next
        while after is not None:
            left -= 1
            if not left or (after.text(deep=True) or "").strip():
                return False
            after = after.next
        node = node.parent
    return node is not None


def _rows(table: LexborNode) -> Iterator[LexborNode]:
    for child in table.iter():
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child.iter() if row.tag == "tr")


def _lays_out(rows: list[list[LexborNode]]) -> bool:
    """True for a table that puts things side by side instead of relating them."""
    if not rows or max(len(cells) for cells in rows) < 2:
        return True
    for cells in rows:
        for cell in cells:
            if cell.css_first("table, ul, ol, h1, h2, h3") is not None or len(cell.css("p")) > 1:
                return True
            if len(cell.text(deep=True)) > MAX_CELL:
                return True
    return False


def _start(node: LexborNode) -> int:
    text = (node.attributes.get("start") or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def _wraps_blocks(item: LexborNode) -> bool:
    """True for an `li` that holds several blocks of its own, as some themes wrap each post in one."""
    blocks = 0
    for child in item.iter():
        if child.tag in _HEADINGS:
            return True
        if child.tag in ("p", "blockquote", "article", "section", "figure") or (
            child.tag == "div" and any(grand.tag in _PARAGRAPH_LIKE for grand in child.iter())
        ):
            blocks += 1
    return blocks > 1
