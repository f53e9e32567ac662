"""The tree in which trafilatura gives a text back (names of the TEI: head, list, item, quote, lb) as blocks."""

from __future__ import annotations

import re
from typing import Any

from lxml.etree import _Element as Element

from scraper.textformat import one_line
from scraper.types import Block, BlockKind


def blocks_of_tree(body: Element) -> tuple[Block, ...]:
    """The blocks of a tree, in reading order."""
    blocks: list[Block] = []
    for child in body:
        _element(child, blocks)
    return tuple(blocks)


def _element(node: Element, blocks: list[Block]) -> None:
    """One element of trafilatura's own tree (TEI names) as blocks."""
    tag = node.tag
    if tag == "head":
        _add(blocks, BlockKind.HEADING, _text(node))
    elif tag == "list":
        _list(node, blocks, 0)
    elif tag == "table":
        rows = [" | ".join(one_line(_text(cell)) for cell in row) for row in node if row.tag == "row"]
        text = "\n".join(row.strip() for row in rows if row.strip(" |"))
        if text:
            blocks.append(Block(kind=BlockKind.TABLE, text=text))
    elif tag == "quote" and any(child.tag in ("p", "head", "list") for child in node):
        _add(blocks, BlockKind.QUOTE, node.text or "")
        for child in node:
            if child.tag == "p":
                _add(blocks, BlockKind.QUOTE, _text(child))
            else:
                _element(child, blocks)
    elif tag in ("div", "body"):
        for child in node:
            _element(child, blocks)
    else:
        _add(blocks, BlockKind.QUOTE if tag == "quote" else BlockKind.PARAGRAPH, _text(node))


def _list(node: Element, blocks: list[Block], level: int) -> None:
    ordered = node.get("rend") == "ol"
    items = [item for item in node if item.tag == "item"]
    for number, item in enumerate(items, start=1):
        _item(item, blocks, number if ordered else 0, level)
        for inner in item:
            if inner.tag == "list":
                _list(inner, blocks, level + 1)


def _item(item: Element, blocks: list[Block], number: int, level: int) -> None:
    kind = BlockKind.NUMBERED if number else BlockKind.BULLET
    paragraphs = [child for child in item if child.tag in ("p", "head", "quote")]
    if len(paragraphs) > 1:
        for child in item:
            if child.tag != "list":
                _element(child, blocks)
        return
    text = one_line(_text(item))
    if text:
        blocks.append(Block(kind=kind, text=text, level=level, number=number))


def _add(blocks: list[Block], kind: BlockKind, text: str) -> None:
    for part in re.split(r"\n\s*\n", text):
        lines = [line for line in (one_line(line) for line in part.split("\n")) if line]
        if not lines:
            continue
        if kind is BlockKind.HEADING:
            blocks.append(Block(kind=kind, text=" ".join(lines)))
        elif len(lines) > 1 and kind is BlockKind.PARAGRAPH:
            blocks.append(Block(kind=BlockKind.VERSE, text="\n".join(lines)))
        else:
            blocks.append(Block(kind=kind, text="\n".join(lines)))


def _text(node: Any) -> str:
    """The text of an element, lists inside it aside: white space of the source folded, `<lb/>` as a line end."""
    parts = [re.sub(r"\s+", " ", node.text or "")]
    for child in node:
        if child.tag != "list":
            parts.append("\n" if child.tag == "lb" else _text(child))
        parts.append(re.sub(r"\s+", " ", child.tail or ""))
    return "".join(parts)
