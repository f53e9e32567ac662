"""The five documents that the archive began with, read whole: what they say is right, and no sentence is lost."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scraper.dedup import content_hash
from scraper.extraction import Reading, read_document
from scraper.textformat import one_line, render_body
from scraper.types import Article, When

SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason=f"the seeds are not here: {SEEDS}")
NOW = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)

#: number -> title, authors, publication (date, precision, words), change
SAID: dict[str, tuple[str, tuple[str, ...], tuple[str, str, str] | None, tuple[str, str] | None]] = {
    "000": (
        "Stop Putting Pressure on Yourself to Heal Other People.",
        ("Kelli Bachara",),
        None,
        ("2020-11-02", "day"),
    ),
    "001": (
        "When Your Best Isn't Enough as a Therapist",
        ("Tasha Milligan",),
        ("2026-11-22", "relative", "3 days ago"),
        None,
    ),
    "002": ("How Our Clients Heal Us: The Mutual Journey of Therapy", ("Chelsey Fjeldheim, LCSW",), None, None),
    "003": (
        "Why Outsourcing Your Healing Journey Keeps You Stuck",
        ("Kristina Iliev",),
        ("2026-08-17", "year-less", "Aug 17"),
        None,
    ),
    "004": ("Healing Relationships", (), ("2018-03-02", "day", "Mar 02, 2018"), None),
}
#: number -> the first words of the text and its last ones
ENDS = {
    "000": ("“You shouldn’t be working harder", "~Kelli Bachara, The Unraveling Blog"),
    "001": ("Becoming a therapist is not for", "Helpful Resources:"),
    "002": ("How Our Clients Heal Us\n", "Empowering Souls on the Path of Healing"),
    "003": ("I see it constantly in healing", "not the source of your healing."),
    "004": ("People usually access support", "come to value in its own right."),
}
#: what stands around the texts there
CHROME = re.compile(
    r"top of page|bottom of page|recent posts|more posts|see all|\d views|\d comments|^comments$|min read|"
    r"^writer:|\$\d|buy now|register|sign up|newsletter|recaptcha|share this|facebook|^categories$|"
    r"let's connect|copyright|^phone|^email|^address|^logo$|piedmont|oakland|510-597|protected\]|"
    r"aug 17|3 days ago|^updated",
    re.IGNORECASE,
)


def seed(number: str) -> tuple[str, Reading]:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    return path.read_text("utf-8"), read_document(path.read_bytes(), path.name, now=NOW, content_hash=content_hash)


def stated(when: When | None) -> tuple[str, str, str] | None:
    return (when.iso(), when.precision.value, when.shown) if when else None


@pytest.mark.parametrize("number", SAID)
def test_title_authors_and_dates(number: str) -> None:
    title, authors, published, modified = SAID[number]
    found = seed(number)[1].extracted
    assert isinstance(found, Article)
    assert (found.title, found.bylines, stated(found.published)) == (title, authors, published)
    change = stated(found.modified)
    assert (change and change[:2]) == modified
    assert f"number {number}" in found.evidence


@pytest.mark.parametrize("number", SAID)
def test_no_line_of_the_page_is_left(number: str) -> None:
    found = seed(number)[1].extracted
    assert isinstance(found, Article)
    body = render_body(found.blocks)
    assert not [line for line in body.split("\n") if CHROME.search(line)]
    first, last = ENDS[number]
    assert body.startswith(first)
    assert body.endswith(last)


@pytest.mark.parametrize("number", SAID)
def test_every_sentence_is_there_in_its_order(number: str) -> None:
    saved, reading = seed(number)
    assert isinstance(reading.extracted, Article)
    body = one_line(render_body(reading.extracted.blocks))
    start, end = saved.index(ENDS[number][0]), saved.index(ENDS[number][1]) + len(ENDS[number][1])
    at, count = 0, 0
    for line in saved[start:end].split("\n"):
        for sentence in re.split(r"(?<=[.!?])\s+", one_line(line)):
            where = body.find(sentence, at)
            assert where >= 0, f"lost, or out of its order: {sentence}"
            at, count = where + len(sentence), count + 1
    assert count > 20
    # and nothing else
    assert len(body) == len(one_line(saved[start:end]))


@pytest.mark.parametrize("number", SAID)
def test_what_is_no_text_is_named(number: str) -> None:
    saved, reading = seed(number)
    assert isinstance(reading.extracted, Article)
    known = {reading.extracted.title, *reading.dropped, *render_body(reading.extracted.blocks).split("\n")}
    lines = {one_line(line).removeprefix("• ") for line in saved.split("\n")} - {""}
    assert lines <= known
