"""Structured content to Draft.js, the way GoDaddy's editor keeps it: text, and ranges counted in UTF-16 units."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from scraper.demo.model import Block, Bullets, Head, Item, Numbers, Para, Picture, Quote, Spacer, Verse

_MARK = re.compile(
    r"\*\*(?P<strong>.+?)\*\*|\*(?P<em>.+?)\*|\[(?P<words>[^\]]+)\]\((?P<href>[^)]+)\)|<<(?P<mail>[^>]+)>>"
)
_LEVELS = ("one", "two", "three", "four", "five", "six")
_MEDIA = "//img1.wsimg.com/isteam/ip/0f5a2d1c-9b34-4b7e-8d55-casa"


def units(text: str) -> int:
    """The length of a text as JavaScript counts it."""
    return len(text.encode("utf-16-le")) // 2


def draft(blocks: tuple[Block, ...]) -> str:
    """The content of a post in JSON, its cover first."""
    return _Draft(blocks).written()


class _Draft:
    """One content in the making."""

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        self._blocks: list[dict[str, Any]] = []
        self._entities: dict[str, dict[str, Any]] = {}
        for block in (Picture("cover.jpg", "cover"), *blocks):
            for kind, text, depth in _lines(block, 0):
                self._add(kind, text, depth)
            if isinstance(block, Picture):
                self._picture(block)

    def written(self) -> str:
        """The JSON."""
        return json.dumps({"blocks": self._blocks, "entityMap": self._entities}, ensure_ascii=False)

    def _add(self, kind: str, text: str, depth: int = 0) -> dict[str, Any]:
        block: dict[str, Any] = {
            "key": f"{len(self._blocks):05x}", "text": "", "type": kind, "depth": depth,
            "inlineStyleRanges": [], "entityRanges": [], "data": {},
        }  # fmt: skip
        block["text"] = self._write(block, text, "")
        self._blocks.append(block)
        return block

    def _write(self, block: dict[str, Any], text: str, before: str) -> str:
        """The bare words of a text that follows `before`; its marks become ranges of the block."""
        bare, position = "", 0
        for match in _MARK.finditer(text):
            bare += text[position : match.start()]
            inner = next(group for group in match.group("strong", "em", "words", "mail") if group)
            words = inner if match["mail"] else self._write(block, inner, before + bare)
            span = {"offset": units(before + bare), "length": units(words)}
            if match["strong"] or match["em"]:
                block["inlineStyleRanges"].append({**span, "style": "BOLD" if match["strong"] else "ITALIC"})
            else:
                address = f"mailto:{inner}" if match["mail"] else match["href"]
                block["entityRanges"].append({**span, "key": self._entity("LINK", {"url": address})})
            bare, position = bare + words, match.end()
        return bare + text[position:]

    def _entity(self, kind: str, data: dict[str, str]) -> int:
        number = len(self._entities)
        self._entities[str(number)] = {"type": kind, "mutability": "MUTABLE", "data": data}
        return number

    def _picture(self, picture: Picture) -> None:
        data = {"src": f"{_MEDIA}/{picture.file}", "alt": picture.alt, "caption": picture.caption}
        block = self._add("atomic", " ")
        block["entityRanges"].append({"offset": 0, "length": 1, "key": self._entity("IMAGE", data)})


def _lines(block: Block, depth: int) -> Iterator[tuple[str, str, int]]:
    """The kind, text and depth of every Draft.js block that a block becomes; pictures have none of these."""
    match block:
        case Para(text) | Spacer(text):
            yield "unstyled", text, depth
        case Head(text, level):
            yield f"header-{_LEVELS[level - 1]}", text, depth
        case Verse(lines):
            yield "unstyled", "\n".join(lines), depth
        case Quote(paragraphs, source):
            yield from (("blockquote", text, depth) for text in (*paragraphs, source) if text)
        case Bullets(items) | Numbers(items):
            kind = "unordered-list-item" if isinstance(block, Bullets) else "ordered-list-item"
            for item in items:
                text, children = (item.text, item.children) if isinstance(item, Item) else (item, ())
                yield kind, text, depth
                for child in children:
                    yield from _lines(child, depth + 1)
        case Picture():
            return
        case _:
            raise TypeError(f"the editor knows no {type(block).__name__}")
