"""Files of our own archive: known by the hash in their name, and read back to the letter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from scraper.dates import parse_when
from scraper.extraction.bylines import read_byline
from scraper.extraction.documents.lines import blocks_of, lines_of
from scraper.textformat import format_day, render_body
from scraper.types import Block, BlockKind, DateSource, When

#: the name of a text's file: its number and the start of its hash
NAME = re.compile(r"(?P<number>\d{3,12})_(?P<hash>[0-9a-f]{16})(?:\.txt)?", re.IGNORECASE)
_UPDATED = "Updated: "


@dataclass(frozen=True, kw_only=True, slots=True)
class Own:
    """What one of our own files says."""

    title: str
    authors: tuple[str, ...]
    byline: str | None
    published: When | None
    modified: When | None
    blocks: tuple[Block, ...]


def read_own(text: str, name: str, content_hash: Callable[[str, str], str]) -> Own | None:
    """The file as the archive wrote it; None where the name's hash is not that of its title and body."""
    named = NAME.fullmatch(name)
    title, gap, rest = text.partition("\n\n")
    if named is None or not gap or "\n" in title:
        return None
    for byline, body in _divided(rest.removesuffix("\n")):
        if content_hash(title, body).startswith(named["hash"].lower()):
            return _own(title, byline, body)
    return None


def _divided(rest: str) -> Iterator[tuple[Sequence[str], str]]:
    """The ways to divide what follows the title into byline block and body: the hash decides."""
    yield (), rest
    head, gap, body = rest.partition("\n\n")
    if gap and head.count("\n") <= 2:
        yield head.split("\n"), body


def _own(title: str, byline: Sequence[str], body: str) -> Own:
    published = modified = None
    authors: tuple[str, ...] = ()
    signed = None
    for line in byline:
        if line.startswith(_UPDATED):
            modified = _day(line.removeprefix(_UPDATED))
        elif when := _day(line):
            published = when
        else:
            authors, signed = _authors(line), line
    return Own(
        title=title,
        authors=authors,
        byline=signed,
        published=published,
        modified=modified,
        blocks=_blocks(body),
    )


def _day(text: str) -> When | None:
    when = parse_when(text, source=DateSource.IMPORT, allow_year=True)
    # nothing but a day as we print it
    return when if format_day(when) == text else None


def _authors(line: str) -> tuple[str, ...]:
    names = read_byline(line)
    return names if ", ".join(names) == line else (line,)


def _blocks(body: str) -> tuple[Block, ...]:
    """The blocks of a body; where they would not give it again, its lines as they stand."""
    blocks = blocks_of(lines_of(body))
    if render_body(blocks) == body:
        return blocks
    parts = [part for part in re.split(r"\n{2,}", body) if part.strip()]
    return tuple(Block(kind=BlockKind.VERSE, text=part) for part in parts)
