"""The end of a page's text: what stands below a post is cut off where there is evidence, else it stays."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from scraper.datewords import fold
from scraper.extraction.chrome import without_widgets
from scraper.extraction.documents import signs, vocabulary
from scraper.extraction.documents.head import Meta
from scraper.extraction.documents.lines import LONG, Line, without
from scraper.types import Block, BlockKind

_CUT_SHORT = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|»|→|read more)$")
_STOP = re.compile(r"[.!?]['\"”’)\]]*$")
#: words of running text that may stand below a heading of the page's frame, and their share of the text above it
_FEW, _SHARE = 60, 0.2


def trim(lines: Sequence[Line], meta: Meta, now: datetime) -> tuple[Line, ...]:
    """The lines of the post itself; what is dropped, and what it says of the post, goes into `meta`."""
    kept = list(lines[: _cut(lines)])
    gone = [line.text for line in lines[len(kept) :]]
    while True:
        cards = _cards(kept)
        meta.dropped += [kept[index].text for index in sorted(cards)]
        kept = list(without(kept, cards))
        end = _end(kept, bool(gone), meta, now)
        gone = [line.text for line in kept[end:]] + gone
        shorter = _cut(kept[:end])
        if end == len(kept) and shorter == end:
            break
        gone = [line.text for line in kept[shorter:end]] + gone
        kept = kept[:shorter]
    for text in gone:
        if not meta.address or not meta.published:
            _say(text, meta, now)
    meta.dropped += gone
    return tuple(kept)


def _say(text: str, meta: Meta, now: datetime) -> None:
    """What a dropped line says of the post: only its address can be told from those of other posts."""
    found = re.fullmatch(r"(?:url|source|link|permalink)\s*:\s+.*", text, re.IGNORECASE)
    if found:
        meta.read(text, now)


def _cut(lines: Sequence[Line]) -> int:
    """Where the page goes on: the first heading of its own below which nothing of the author stands."""
    for index, line in enumerate(lines):
        if not index or line.marker or len(line.text) > signs.MAX_SIGN:
            continue
        flat = fold(line.text).strip(" :")
        above, below = lines[:index], lines[index + 1 :]
        words = sum(_words(one) for one in below)
        if vocabulary.COMMENTS.fullmatch(flat):
            thread = any(vocabulary.THREAD.fullmatch(fold(one.text)) for one in below)
            if thread or words <= sum(_words(one) for one in above) / 2:
                return index
        elif vocabulary.OTHERS.fullmatch(flat):
            if words <= max(_FEW, _SHARE * sum(_words(one) for one in above)):
                return index
        elif (
            (vocabulary.SECTIONS.fullmatch(flat) or signs.is_copyright(line.text))
            and words <= _FEW
            and _mostly_frame(below)
        ):
            return index
    return len(lines)


def _words(line: Line) -> int:
    """The words of a line that reads as an author's paragraph; 0 for labels, titles, excerpts and invitations."""
    text = line.text
    if len(text) < LONG // 2 or not _STOP.search(text) or _CUT_SHORT.search(fold(text)):
        return 0
    return 0 if signs.is_frame(text) or _invites(text) else len(text.split())


def _invites(text: str) -> bool:
    return (
        len(text) < 400 and re.search(r"newsletter|mailing list|\binbox\b|subscri|sign up", fold(text)) is not None
    )


def _mostly_frame(lines: Sequence[Line]) -> bool:
    """True if half of the lines are surely of the page's frame."""
    known = sum(
        signs.is_frame(line.text) or vocabulary.SECTIONS.fullmatch(fold(line.text)) is not None for line in lines
    )
    return 2 * known >= len(lines)


def _end(lines: Sequence[Line], below: bool, meta: Meta, now: datetime) -> int:
    """Where the text ends without the lines of the frame at its end; a lone word goes only with others."""
    end = len(lines)
    while end > 1:
        text = lines[end - 1].text
        lone = " " not in text and not re.search(r"[\d@:]", text)
        known = signs.is_frame(text) or vocabulary.SECTIONS.fullmatch(fold(text).strip(" :")) is not None
        if lone and known and not below and not (end > 2 and signs.is_frame(lines[end - 2].text)):
            break
        if not known and not meta.read(text, now):
            break
        below = True
        end -= 1
    return end


def _cards(lines: Sequence[Line]) -> set[int]:
    """The indices of the lines that widgets leave in a text: shop cards, shortcodes."""
    blocks = tuple(Block(kind=BlockKind.PARAGRAPH, text=line.text, number=at) for at, line in enumerate(lines))
    return set(range(len(lines))) - {block.number for block in without_widgets(blocks)}


# signatures ---------------------------------------------------------------------------------------------------

#: lines at the end of a text that may be its signature
_LAST = 6
_DASHED = re.compile(r"(?:[~–—]|-(?=\s))\s*(?P<name>\S.{2,100})")
_QUOTED = re.compile(r"^[\"“„«]|[\"”»]$")
_CREDENTIAL = re.compile(r",\s*(?:[A-Z][A-Za-z.-]*[A-Z]|Dr|Ph\.?D)")


def signature(lines: Sequence[Line]) -> tuple[tuple[str, ...], str | None]:
    """Who signed at the end of a text, and the words: "~Sam Lee", "Sam Lee, LCSW", a name below "Warmly,"."""
    last = lines[-_LAST:]
    for index in range(len(last) - 1, -1, -1):
        text = last[index].text
        before = last[index - 1].text if index else ""
        dashed = _DASHED.fullmatch(text)
        # the name below a quotation is the one who said it
        if len(text) > 120 or (dashed and _QUOTED.search(before)):
            continue
        words = dashed["name"] if dashed else text
        named = signs.byline_in(words) or signs.byline_in(f"by {words}") or ()
        closing = len(before) <= 60 and before.endswith(",")
        if named and (dashed or closing or _CREDENTIAL.search(text) or signs.byline_in(text)):
            return named, text
    return (), None
