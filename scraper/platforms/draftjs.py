"""Draft.js content (`{blocks, entityMap}`), as editors keep it in data, to HTML with everything in it escaped.

Offsets and lengths of its ranges count UTF-16 units, as JavaScript does: an emoji is two of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Any

#: more than any editor lets through: what hostile data may cost is bounded
MAX_BLOCKS = 10_000
MAX_RANGES = 100
MAX_DEPTH = 8
MAX_ADDRESS = 500

_TAGS = {
    **{f"header-{word}": f"h{level}" for level, word in enumerate("one two three four five six".split(), 1)},
    "blockquote": "blockquote",
}
_LISTS = {"unordered-list-item": "ul", "ordered-list-item": "ol"}
_STYLES = {"BOLD": "strong", "ITALIC": "em", "UNDERLINE": "u", "STRIKETHROUGH": "s", "CODE": "code"}


@dataclass(frozen=True, slots=True)
class _Range:
    start: int
    end: int
    #: a tag, or the address of a link
    value: str


def draft_html(content: str) -> str | None:
    """The HTML of a Draft.js content in JSON; None where it is none. Never raises."""
    try:
        raw = json.loads(content, strict=False)
    except (ValueError, RecursionError):
        return None
    blocks = raw.get("blocks") if isinstance(raw, dict) else None
    if not isinstance(blocks, list):
        return None
    entities = raw.get("entityMap")
    writer = _Writer(entities if isinstance(entities, dict) else {})
    for block in blocks[:MAX_BLOCKS]:
        if isinstance(block, dict):
            writer.add(block)
    return writer.done()


class _Writer:
    """Writes block after block; lists and runs of code stay open until another kind follows."""

    def __init__(self, entities: dict[str, Any]) -> None:
        self._entities = entities
        self._out: list[str] = []
        self._lists: list[str] = []
        self._code: list[str] = []
        self._shown: set[str] = set()

    def add(self, block: dict[str, Any]) -> None:
        kind = str(block.get("type"))
        if kind != "code-block":
            self._end_code()
        if kind in _LISTS:
            self._item(_LISTS[kind], block.get("depth"), self._inline(block))
            return
        self._end_lists(0)
        if kind == "code-block":
            self._code.append(self._inline(block))
        elif kind == "atomic":
            self._out += [self._picture(key) for key in self._keys_of(block)]
        elif inner := self._inline(block):
            # what an editor adds of its own is still a paragraph
            tag = _TAGS.get(kind, "p")
            self._out.append(f"<{tag}>{inner}</{tag}>")

    def done(self) -> str:
        self._end_code()
        self._end_lists(0)
        return "\n".join(filter(None, self._out))

    def _end_code(self) -> None:
        if self._code:
            self._out.append(f"<pre>{'<br>'.join(self._code)}</pre>")
            self._code.clear()

    def _end_lists(self, depth: int) -> None:
        while len(self._lists) > depth:
            self._out.append(f"</li></{self._lists.pop()}>")

    def _item(self, tag: str, depth: Any, inner: str) -> None:
        # the first item of a list may claim any depth: it stands one below what is open
        level = min(_whole(depth), len(self._lists), MAX_DEPTH)
        self._end_lists(level + 1)
        if len(self._lists) == level + 1 and self._lists[-1] != tag:
            self._end_lists(level)
        if len(self._lists) == level:
            self._lists.append(tag)
            self._out.append(f"<{tag}>")
        else:
            self._out.append("</li>")
        self._out.append(f"<li>{inner}")

    def _keys_of(self, block: dict[str, Any]) -> Iterator[str]:
        for found in _dicts(block.get("entityRanges")):
            key = str(found.get("key"))
            # a picture stands in one place
            if key not in self._shown:
                self._shown.add(key)
                yield key

    def _picture(self, key: str) -> str:
        entity = self._entities.get(key)
        data = entity.get("data") if isinstance(entity, dict) else None
        if (
            not isinstance(entity, dict)
            or str(entity.get("type")).upper() != "IMAGE"
            or not isinstance(data, dict)
        ):
            return ""
        caption = data.get("caption")
        words = f"<figcaption>{escape(caption)}</figcaption>" if isinstance(caption, str) and caption else ""
        return f'<figure><img src="{escape(str(data.get("src") or ""))}" alt="">{words}</figure>'

    # ---- text ----

    def _inline(self, block: dict[str, Any]) -> str:
        text = block.get("text")
        units = (text if isinstance(text, str) else "").encode("utf-16-le", "surrogatepass")
        size = len(units) // 2
        styles = [r for r in map(_style, _dicts(block.get("inlineStyleRanges"))) if r]
        links = [r for r in map(self._link, _dicts(block.get("entityRanges"))) if r]
        edges = {0, size}
        for found in (*styles, *links):
            edges |= {_whole_sign(units, min(edge, size)) for edge in (found.start, found.end)}
        out, open_link = "", ""
        for start, end in pairwise(sorted(edges)):
            link = next((r.value for r in links if r.start <= start < r.end), "")
            if link != open_link:
                out += "</a>" if open_link else ""
                out += f'<a href="{escape(link)}">' if link else ""
                open_link = link
            words = escape(units[2 * start : 2 * end].decode("utf-16-le", "replace"), quote=False)
            tags = dict.fromkeys(r.value for r in styles if r.start <= start < r.end)
            opened = "".join(f"<{tag}>" for tag in tags)
            closed = "".join(f"</{tag}>" for tag in reversed(tags))
            out += opened + words.replace("\n", "<br>") + closed
        return out + ("</a>" if open_link else "")

    def _link(self, found: dict[str, Any]) -> _Range | None:
        entity = self._entities.get(str(found.get("key")))
        data = entity.get("data") if isinstance(entity, dict) else None
        address = (data.get("url") or data.get("href")) if isinstance(data, dict) else None
        if not isinstance(address, str) or not 0 < len(address) <= MAX_ADDRESS:
            return None
        return _range(found, address)


def _style(found: dict[str, Any]) -> _Range | None:
    tag = _STYLES.get(str(found.get("style")))
    return _range(found, tag) if tag else None


def _range(found: dict[str, Any], value: str) -> _Range:
    start = _whole(found.get("offset"))
    return _Range(start, start + _whole(found.get("length")), value)


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [v for v in value[:MAX_RANGES] if isinstance(v, dict)] if isinstance(value, list) else []


def _whole(value: Any) -> int:
    return max(0, value) if isinstance(value, int) else 0


def _whole_sign(units: bytes, edge: int) -> int:
    """The edge, or the one before it where it would cut a sign of two units."""
    high, low = units[2 * edge - 1 : 2 * edge], units[2 * edge + 1 : 2 * edge + 2]
    cuts = edge > 0 and high and low and 0xD8 <= high[0] < 0xDC <= low[0] < 0xE0
    return edge - 1 if cuts else edge
