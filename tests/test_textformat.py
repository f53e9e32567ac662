"""The text format, byte for byte."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.textformat import count_words, format_change, format_day, one_line, render_body, render_file
from scraper.types import Block, BlockKind, DateSource, Precision, When

K = BlockKind


def when(day: date, precision: Precision = Precision.DAY) -> When:
    instant = datetime(day.year, day.month, day.day, 8, tzinfo=UTC) if precision is Precision.INSTANT else None
    return When(day=day, precision=precision, source=DateSource.META, shown="x", instant=instant)


def block(kind: BlockKind, text: str, level: int = 0, number: int = 0) -> Block:
    return Block(kind=kind, text=text, level=level, number=number)


def test_words_are_what_has_a_letter_or_a_digit() -> None:
    items = [block(K.NUMBERED, "In the 1990s", number=1), block(K.BULLET, "breathe — slowly", 1)]
    body = [block(K.PARAGRAPH, "It’s 7 o'clock … really?"), *items, block(K.TABLE, "Mon | low | 3")]
    assert count_words(render_body(body)) == 4 + 3 + 2 + 3
    assert count_words("") == 0


BODIES = [
    ([], ""),
    ([block(K.PARAGRAPH, "One."), block(K.PARAGRAPH, "Two.")], "One.\n\nTwo."),
    ([block(K.HEADING, "A heading"), block(K.PARAGRAPH, "One.")], "A heading\n\nOne."),
    ([block(K.QUOTE, "Quoted."), block(K.CAPTION, "A caption.")], "Quoted.\n\nA caption."),
    ([block(K.TABLE, "Day | Mood\nMon | low"), block(K.VERSE, "a\nb")], "Day | Mood\nMon | low\n\na\nb"),
    (
        [block(K.PARAGRAPH, "Look:"), block(K.BULLET, "one"), block(K.BULLET, "two"), block(K.PARAGRAPH, "End.")],
        "Look:\n\n  • one\n  • two\n\nEnd.",
    ),
    (
        [block(K.NUMBERED, "one", number=1), block(K.BULLET, "deep", 1), block(K.NUMBERED, "deeper", 2, 7)],
        "  1. one\n    • deep\n      7. deeper",
    ),
    ([block(K.BULLET, "a"), block(K.QUOTE, "q"), block(K.BULLET, "b")], "  • a\n\nq\n\n  • b"),
]


@pytest.mark.parametrize(("blocks", "text"), BODIES)
def test_bodies(blocks: list[Block], text: str) -> None:
    assert render_body(blocks) == text


def test_every_kind_of_block_is_shown() -> None:
    for kind in BlockKind:
        assert "words" in render_body([block(kind, "words")])


DAYS = [
    (when(date(2018, 3, 2)), "Mar 02, 2018"),
    (when(date(2018, 3, 2), Precision.INSTANT), "Mar 02, 2018"),
    (when(date(2018, 12, 31)), "Dec 31, 2018"),
    (when(date(2018, 3, 1), Precision.MONTH), "Mar 2018"),
    (when(date(2018, 1, 1), Precision.YEAR), "2018"),
    (when(date(2018, 3, 2), Precision.RELATIVE), None),
    (when(date(2018, 3, 2), Precision.YEARLESS), None),
    (None, None),
]


@pytest.mark.parametrize(("day", "text"), DAYS)
def test_days(day: When | None, text: str | None) -> None:
    assert format_day(day) == text


def test_a_whole_file() -> None:
    text = render_file(
        title="On\u00a0rest",
        authors=("Sam Lee, LMFT", "Anna Bell"),
        published=when(date(2018, 3, 2)),
        modified=when(date(2020, 11, 2)),
        body="One.\n\nTwo.",
    )
    assert text == "On rest\n\nSam Lee, LMFT, Anna Bell\nMar 02, 2018\nUpdated: Nov 02, 2020\n\nOne.\n\nTwo.\n"


BYLINES = [
    ((), None, None, ""),
    (("Sam Lee",), None, None, "Sam Lee\n\n"),
    ((), when(date(2018, 3, 2)), None, "Mar 02, 2018\n\n"),
    ((), when(date(2018, 3, 2)), when(date(2018, 3, 2), Precision.INSTANT), "Mar 02, 2018\n\n"),
    ((), None, when(date(2018, 3, 2)), "Updated: Mar 02, 2018\n\n"),
    ((), when(date(2018, 3, 2), Precision.RELATIVE), when(date(2018, 3, 9)), "Updated: Mar 09, 2018\n\n"),
    ((), when(date(2018, 3, 2)), when(date(2018, 3, 9), Precision.YEARLESS), "Mar 02, 2018\n\n"),
    (("Sam Lee",), when(date(2018, 3, 2), Precision.YEARLESS), None, "Sam Lee\n\n"),
    (("Sam Lee",), when(date(2018, 1, 1), Precision.YEAR), None, "Sam Lee\n2018\n\n"),
]


@pytest.mark.parametrize(("authors", "published", "modified", "block_text"), BYLINES)
def test_byline_blocks(
    authors: tuple[str, ...], published: When | None, modified: When | None, block_text: str
) -> None:
    text = render_file(title="T", authors=authors, published=published, modified=modified, body="B")
    assert text == f"T\n\n{block_text}B\n"


LINES = [
    ("  a \n b\r\n\tc ", "a b c"),
    ("a\u00a0b\u2009c\u202fd\u3000e", "a b c d e"),
    ("a\u2028b\u2029c\u0085d", "a b c d"),
    ("\ufeffsoft\u00adly zero\u200bwidth\u200e \u202atext\u202c", "softly zerowidth text"),
    ("bell\x07 null\x00 c1\x9f", "bell null c1"),
    ("family 👩\u200d👧 stays, नि\u200dयम too", "family 👩\u200d👧 stays, नि\u200dयम too"),
    ("“quotes” — and … stay", "“quotes” — and … stay"),
    ("half \ud83d of a pair", "half of a pair"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "line"), LINES)
def test_one_line(text: str, line: str) -> None:
    assert one_line(text) == line


@given(st.text(st.characters(exclude_categories=())))
def test_a_line_is_one_line_that_any_file_can_hold(text: str) -> None:
    line = one_line(text)
    line.encode("utf-8")
    assert len(line.splitlines()) <= 1
    assert line == line.strip()
    assert one_line(line) == line


def utc(iso: str) -> When:
    """A moment in UTC that nothing tells the day of."""
    instant = datetime.fromisoformat(iso).replace(tzinfo=UTC)
    return replace(when(instant.date(), Precision.INSTANT), instant=instant, day_sure=False)


@pytest.mark.parametrize(
    ("moment", "printed"),
    [
        ("2018-03-15T10:00", "Mar 2018"),
        ("2018-03-30T23:59", "Mar 2018"),
        # UTC+14 is in April already, UTC-12 in March still
        ("2018-03-31T09:59", "Mar 2018"),
        ("2018-03-31T10:00", "2018"),
        ("2018-04-01T11:59", "2018"),
        ("2018-04-01T12:00", "Apr 2018"),
        ("2018-12-31T09:59", "Dec 2018"),
        ("2018-12-31T10:00", None),
        ("2019-01-01T11:59", None),
        ("2019-01-01T12:00", "Jan 2019"),
    ],
)
def test_of_an_unsure_day_the_finest_unit_that_is_the_same_everywhere_is_printed(
    moment: str, printed: str | None
) -> None:
    assert format_day(utc(moment)) == printed


@pytest.mark.parametrize(
    ("published", "modified", "printed"),
    [
        # it may be the same day
        (when(date(2018, 3, 2)), utc("2018-03-02T19:00"), None),
        (when(date(2018, 3, 2)), utc("2018-03-03T09:00"), None),
        (when(date(2018, 3, 2)), utc("2018-03-03T12:00"), "Mar 2018"),
        (utc("2018-03-02T19:00"), when(date(2018, 3, 3)), None),
        (utc("2018-03-02T19:00"), when(date(2018, 3, 4)), "Mar 04, 2018"),
        # no finer than the line above
        (utc("2018-03-02T19:00"), utc("2018-03-20T19:00"), None),
        (utc("2018-03-02T19:00"), utc("2018-05-20T19:00"), "May 2018"),
        (utc("2018-12-31T19:00"), utc("2019-05-20T19:00"), "May 2019"),
        (None, utc("2018-05-20T19:00"), "May 2018"),
        (when(date(2018, 3, 2)), None, None),
        (when(date(2018, 3, 2)), when(date(2018, 3, 3)), "Mar 03, 2018"),
    ],
)
def test_a_change_is_printed_where_it_is_surely_of_another_day(
    published: When | None, modified: When | None, printed: str | None
) -> None:
    assert format_change(modified, published) == printed
