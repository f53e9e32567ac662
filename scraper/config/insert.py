"""Entries written into the text of a sites.yaml; every character that was there stays where it was.

The text is not written anew from its values: the parser only says where the list ends, and lines are put in there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentEndEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
)

#: words of YAML 1.1, which other programs may still take for booleans
_SPOKEN = frozenset({"yes", "no", "on", "off", "y", "n"})
_PLAIN = re.compile(r"[^\W_][\w/.+~=%@-]*([:&?'# ]+[\w/.+~=%@-]+)*")


class NoPlaceError(ValueError):
    """The text is written in a way into which no entry can be put; the sentence says which."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Style:
    """How the entries of a list are laid out."""

    #: columns before the hyphen
    indent: int = 2
    #: columns from the hyphen to the key
    step: int = 2
    #: a blank line between two entries
    spaced: bool = True
    newline: str = "\n"


def insert(text: str, entries: Sequence[Mapping[str, Any]]) -> str:
    """The text of a sites.yaml with the entries at the end of its list, laid out as the ones before them.

    The text must be YAML of one document. Makes the list where there is none yet. Raises NoPlaceError.
    """
    newline = "\r\n" if text.partition("\n")[0].endswith("\r") else "\n"
    events = list(YAML(typ="safe", pure=True).parse(text))
    root = events[2] if len(events) > 2 else None
    if not isinstance(root, MappingStartEvent):
        return _appended(text, len(text), entries, newline)
    key, start, end = _sites(events)
    if start == end:
        if root.flow_style:
            raise NoPlaceError("it has no list 'sites' yet, and is written in braces; write \"sites\": [] into it")
        close = next(event for event in events if isinstance(event, DocumentEndEvent))
        return _appended(text, _from(close) if close.explicit else len(text), entries, newline)
    value = events[start]
    if isinstance(value, SequenceStartEvent) and not value.flow_style:
        return _into_block(text, events[start:end], entries, newline)
    inside = text[_to(value) : _from(events[end - 1])] if isinstance(value, SequenceStartEvent) else ""
    if isinstance(value, SequenceStartEvent) and (inside.strip() or root.flow_style):
        return _into_flow(text, events[start:end], entries, newline)
    return _into_nothing(text, _to(events[key]), (_from(value), _to(events[end - 1])), entries, newline)


def _from(event: Event) -> int:
    return int(event.start_mark.index)


def _to(event: Event) -> int:
    return int(event.end_mark.index)


def _sites(events: list[Event]) -> tuple[int, int, int]:
    """The index of the key `sites`, of its value's first event and of the one behind; zeros if there is none."""
    at = 3
    while not isinstance(events[at], CollectionEndEvent):
        value = _behind(events, at)
        end = _behind(events, value)
        key = events[at]
        if isinstance(key, ScalarEvent) and key.value == "sites":
            return at, value, end
        at = end
    return 0, 0, 0


def _behind(events: Sequence[Event], at: int) -> int:
    """The index of the event behind the node that begins there."""
    depth = 0
    while True:
        event = events[at]
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        at += 1
        if depth == 0:
            return at


def _items(events: Sequence[Event]) -> list[int]:
    """The index of the first event of each item of a sequence."""
    found, at = [], 1
    while not isinstance(events[at], CollectionEndEvent):
        found.append(at)
        at = _behind(events, at)
    return found


def _appended(text: str, at: int, entries: Sequence[Mapping[str, Any]], newline: str) -> str:
    """A list of its own, where the file has none."""
    before = text[:at]
    if before and not before.endswith("\n"):
        before += newline
    if before.strip() and before.splitlines()[-1].strip() not in ("", "---"):
        before += newline
    return before + "sites:" + newline + _block(entries, _Style(newline=newline)) + text[at:]


def _into_nothing(
    text: str, key: int, span: tuple[int, int], entries: Sequence[Mapping[str, Any]], newline: str
) -> str:
    """Behind a key `sites` that says nothing, `null` or `[]`: the only place where something is taken away."""
    start, end = span
    if text[start:end].strip():
        text = text[:start].rstrip() + text[end:]
    style = _Style(newline=newline)
    at = _past_comments(text, _next_line(text, key), style.indent)
    return _put(text, at, _block(entries, style), newline)


def _into_block(text: str, events: Sequence[Event], entries: Sequence[Mapping[str, Any]], newline: str) -> str:
    items = _items(events)
    style = _style(text, events, items, newline)
    end = max(_to(event) for event in events[items[-1] :] if _to(event) > _from(event))
    at = _next_line(text, len(text[:end].rstrip()))
    at = _past_comments(text, at, style.indent)
    block = (newline if style.spaced else "") + _block(entries, style)
    return _put(text, at, block, newline)


def _style(text: str, events: Sequence[Event], items: list[int], newline: str) -> _Style:
    """The layout of the last entry, and the blank line before it."""
    item = events[items[-1]]
    hyphen = text.rfind("-", 0, _from(item))
    line = text.rfind("\n", 0, hyphen) + 1
    between = text[hyphen : _from(item)]
    block = isinstance(item, MappingStartEvent) and not item.flow_style
    above = [part for part in text[:line].splitlines() if not part.lstrip().startswith("#")]
    return _Style(
        indent=hyphen - line,
        step=len(between) if block and between.strip(" ") == "-" else 2,
        spaced=len(items) < 2 or not above[-1].strip(),
        newline=newline,
    )


def _into_flow(text: str, events: Sequence[Event], entries: Sequence[Mapping[str, Any]], newline: str) -> str:
    """Into a list in brackets, as it stands in JSON."""
    items = _items(events)
    made = [json.dumps(dict(entry), ensure_ascii=False) for entry in entries]
    if not items:
        at = _from(events[-1])
        # a comment in the brackets ends with its line
        gap = newline if "#" in text[_to(events[0]) : at] else ""
        return text[:at] + gap + ", ".join(made) + gap + text[at:]
    first = _from(events[items[-1]])
    at = max(_to(event) for event in events[items[-1] : -1])
    lead = text[text.rfind("\n", 0, first) + 1 : first]
    gap = " " if lead.strip() else newline + lead
    return text[:at] + "".join(f",{gap}{entry}" for entry in made) + text[at:]


def _next_line(text: str, at: int) -> int:
    """Where the line behind that place begins, or the end of the text."""
    return text.find("\n", at) + 1 or len(text)


def _past_comments(text: str, at: int, indent: int) -> int:
    """The place behind the comments that follow and belong to the list: those not left of its hyphens."""
    found = at
    while at < len(text):
        end = _next_line(text, at)
        line = text[at:end]
        comment = line.lstrip(" ")
        if comment.startswith("#") and len(line) - len(comment) >= max(indent, 1):
            found = end
        elif line.strip():
            break
        at = end
    return found


def _put(text: str, at: int, block: str, newline: str) -> str:
    gap = newline if at and text[at - 1] != "\n" else ""
    return text[:at] + gap + block + text[at:]


def _block(entries: Sequence[Mapping[str, Any]], style: _Style) -> str:
    """The entries as lines, each key on its own."""
    blocks = []
    for entry in entries:
        lead = " " * style.indent + "-" + " " * (style.step - 1)
        lines = []
        for key, value in entry.items():
            lines.append(f"{lead}{key}: {_value(value)}{style.newline}")
            lead = " " * (style.indent + style.step)
        blocks.append("".join(lines))
    return (style.newline if style.spaced else "").join(blocks)


def _value(value: Any) -> str:
    """A value on one line; quotes only where YAML needs them."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_value(key)}: {_value(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, str) and _may_be_plain(value):
        return value
    return json.dumps(value, ensure_ascii=False)


def _may_be_plain(text: str) -> bool:
    if text.lower() in _SPOKEN or not _PLAIN.fullmatch(text):
        return False
    try:
        return bool(YAML(typ="safe", pure=True).load(f"[{text}]") == [text])
    except (YAMLError, ValueError):
        return False
