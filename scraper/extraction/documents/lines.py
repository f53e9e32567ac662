"""The lines of a text file, and the blocks they make: paragraphs, headings, list items, lines of verse."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from scraper.textformat import one_line
from scraper.types import Block, BlockKind

#: a line of so many characters is a paragraph
LONG = 160
_MAX_HEADING = 90
_ENDS = re.compile(r"\r\n|[\r\n\u2028\u2029]")
_ITEM = re.compile(r"(?P<indent>\s*)(?:(?P<bullet>[•◦▪‣])|(?P<number>\d{1,6})[.)])\s+(?P<text>\S.*)")
_SENTENCE_END = re.compile(r"[.!?…:;,]['\"”’)\]]*$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A line with words: its text without the marker of a list, and how it stands."""

    text: str
    #: blanks before it, or before its marker
    indent: int = 0
    #: "•", a number, or "" for a line that is no list item
    marker: str = ""
    #: a blank line stands before it
    gap: bool = False

    @property
    def prose(self) -> bool:
        """True for what reads as a paragraph, not as a label or a title."""
        return len(self.text) >= LONG or (
            len(self.text) >= LONG // 2 and _SENTENCE_END.search(self.text) is not None
        )


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a text that hold words."""
    found: list[Line] = []
    gap = False
    for raw in _ENDS.split(text):
        flat = raw.replace("\xa0", " ").expandtabs(4)
        words = one_line(flat)
        if not words:
            gap = True
            continue
        found.append(_line(flat, words, gap))
        gap = False
    return tuple(found)


def _line(raw: str, words: str, gap: bool) -> Line:
    indent = len(raw) - len(raw.lstrip())
    item = _ITEM.match(raw)
    # "1. They don't know how" at the margin is a heading with a number, as often as an item
    if item is None or (item["number"] and indent < 2):
        return Line(text=words, indent=indent, gap=gap)
    return Line(
        text=one_line(item["text"]) or words, indent=indent, marker=item["bullet"] or item["number"], gap=gap
    )


def without(lines: Sequence[Line], gone: set[int]) -> tuple[Line, ...]:
    """The lines but those of these indices; a blank line that stood before one of them stays where it was."""
    kept: list[Line] = []
    gap = False
    for index, line in enumerate(lines):
        if index in gone:
            gap |= line.gap
        else:
            kept.append(replace(line, gap=line.gap or gap))
            gap = False
    return tuple(kept)


def blocks_of(lines: Sequence[Line]) -> tuple[Block, ...]:
    """The blocks of an article's lines.

    Paragraphs are a blank line apart, and lines without one between them belong together (verse, rows of a
    table); where hardly any line is blank and lines are long, each line is a paragraph.
    """
    found: list[Block] = []
    for group in _groups(lines):
        if group[0].marker:
            found += _items(group)
        elif len(group) > 1:
            found.append(Block(kind=_verse(group), text="\n".join(line.text for line in group)))
        else:
            found.append(Block(kind=BlockKind.PARAGRAPH, text=group[0].text))
    return _with_headings(found)


def _groups(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that belong together: the items of a list, or lines without a blank one between them."""
    single = _a_paragraph_a_line(lines)
    group: list[Line] = []
    for line in lines:
        listed = bool(group and group[0].marker)
        if not group:
            group = [line]
        elif listed and (line.marker or (line.indent > group[-1].indent and not line.gap)):
            group.append(line)
        elif listed or line.marker or line.gap or single:
            yield group
            group = [line]
        else:
            group.append(line)
    if group:
        yield group


def _a_paragraph_a_line(lines: Sequence[Line]) -> bool:
    plain = [line for line in lines[1:] if not line.marker]
    touching = [line for line in plain if not line.gap]
    return len(plain) - len(touching) < len(touching) / 4 and any(len(line.text) >= LONG for line in touching)


def _items(group: Sequence[Line]) -> Iterator[Block]:
    """The items of a list; a deeper line without a marker goes on with the item before it."""
    words: list[str] = []
    for index, line in enumerate(group):
        words.append(line.text)
        if index + 1 < len(group) and not group[index + 1].marker:
            continue
        head = group[index + 1 - len(words)]
        level = max(0, head.indent // 2 - 1)
        text = " ".join(words)
        words = []
        if head.marker.isdigit():
            yield Block(kind=BlockKind.NUMBERED, text=text, level=level, number=int(head.marker))
        else:
            yield Block(kind=BlockKind.BULLET, text=text, level=level)


def _verse(group: Sequence[Line]) -> BlockKind:
    return BlockKind.TABLE if all(" | " in line.text for line in group) else BlockKind.VERSE


def _with_headings(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Short lines that end without a stop and have text below them are headings."""
    found = []
    for index, block in enumerate(blocks):
        short = block.kind is BlockKind.PARAGRAPH and len(block.text) <= _MAX_HEADING
        leads = short and index + 1 < len(blocks) and not re.search(r"[.,;:…]['\"”’)\]]*$", block.text)
        found.append(replace(block, kind=BlockKind.HEADING) if leads else block)
    return tuple(found)
