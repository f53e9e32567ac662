"""The end of a page's text: what stands below a post is cut off where there is evidence, else it stays."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime

from scraper.datewords import fold
from scraper.extraction.documents import signs, vocabulary
from scraper.extraction.documents.head import Meta
from scraper.extraction.documents.lines import LONG, Line, without
from scraper.extraction.furniture import without_cards
from scraper.extraction.furniturewords import SHORTCODE
from scraper.types import Block, BlockKind

_CUT_SHORT = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|»|→|read more)$")
_STOP = re.compile(r"[.!?]['\"”’)\]]*$")
#: running text below a heading of the page: its share of the text above, and the words that are well anyway where
#: so many lines below are surely of the page's frame
_SHARE, _FEW, _MARKS = 0.2, 60, 2
_INVITATION = 300
#: how often what is left is looked at again
_ROUNDS = 8
_SOURCE = re.compile(r"(?:url|source|link|permalink)\s*:\s", re.IGNORECASE)


def trim(lines: Sequence[Line], meta: Meta, now: datetime) -> tuple[Line, ...]:
    """The lines of the post itself; what is dropped, and what it says of the post, goes into `meta`."""
    kept, gone = list(lines), list[str]()
    for _ in range(_ROUNDS):
        before = len(kept)
        cut = _cut(kept, sum(map(_framed, gone)))
        gone = [line.text for line in kept[cut:]] + gone
        cards = _cards(kept[:cut])
        meta.dropped += [kept[index].text for index in sorted(cards)]
        kept = list(without(kept[:cut], cards))
        end = _end(kept, bool(gone), meta, now)
        gone = [line.text for line in kept[end:]] + gone
        kept = kept[:end]
        if len(kept) == before:
            break
    for text in gone:
        # of what else stands there none can be told from what other posts say of themselves
        if _SOURCE.match(text):
            meta.read(text, now)
    meta.dropped += gone
    return tuple(kept)


def _cut(lines: Sequence[Line], marks: int) -> int:
    """Where the page goes on: the first heading of its own below which nothing of the author stands.

    `marks` are the lines further below that are surely of the page's frame.
    """
    words = [len(line.text.split()) if _authored(line.text) else 0 for line in lines]
    framed = [_framed(line.text) for line in lines]
    above, below, known = 0, sum(words), sum(framed)
    #: words between a line and the next one that only a thread of comments or its form has
    threads = _up_to_threads(lines, words)
    for index, line in enumerate(lines):
        below -= words[index]
        known -= framed[index]
        allowed = max(_SHARE * above, _FEW if known + marks >= _MARKS else 0)
        above += words[index]
        if not index or line.marker or len(line.text) > signs.MAX_SIGN:
            continue
        if _matches(vocabulary.COMMENTS.fullmatch, line.text):
            heads, text = True, threads[index]
        else:
            section = _matches(vocabulary.SECTIONS.fullmatch, line.text) or signs.is_copyright(line.text)
            mostly = 2 * known >= len(lines) - index - 1
            heads, text = _matches(vocabulary.OTHERS.fullmatch, line.text) or (section and mostly), below
        if heads and text <= allowed:
            return index
    return len(lines)


def _up_to_threads(lines: Sequence[Line], words: Sequence[int]) -> list[int]:
    found = [0] * len(lines)
    for index in range(len(lines) - 2, -1, -1):
        ends = _matches(vocabulary.THREAD.fullmatch, lines[index + 1].text)
        found[index] = 0 if ends else words[index + 1] + found[index + 1]
    return found


def _framed(text: str) -> bool:
    return signs.is_frame(text) or _matches(vocabulary.SECTIONS.fullmatch, text)


def _matches(whole: Callable[[str], object], text: str) -> bool:
    """True for a short line whose words a pattern matches as a whole."""
    return len(text) <= signs.MAX_SIGN and whole(fold(text).strip(" :")) is not None


def _authored(text: str) -> bool:
    """True for what reads as an author's paragraph: no label, title, excerpt or invitation."""
    if len(text) < LONG // 2 or not _STOP.search(text) or _CUT_SHORT.search(fold(text)):
        return False
    return not (signs.is_frame(text) or _invites(text))


def _invites(text: str) -> bool:
    return (
        len(text) < _INVITATION
        and re.search(r"newsletter|mailing list|\binbox\b|subscri|sign up", fold(text)) is not None
    )


def _end(lines: Sequence[Line], below: bool, meta: Meta, now: datetime) -> int:
    """Where the text ends without the lines of the frame at its end; a lone word goes only with others."""
    end = len(lines)
    while end > 1:
        text = lines[end - 1].text
        lone = " " not in text and not re.search(r"[\d@:]", text)
        known = _framed(text)
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
    kept = {block.number for block in without_cards(blocks) if not SHORTCODE.fullmatch(block.text)}
    return set(range(len(lines))) - kept


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
