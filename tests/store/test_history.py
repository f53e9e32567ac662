"""What an edit is: a difference of the author's, not of boilerplate, typography, counts, or our own reading."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from scraper.research import Reader, State, history, readings
from scraper.store import Origin, text_of
from scraper.textformat import render_body
from tests.store.repeating import CTA, LATER, body, fill
from tests.store.shelf import Shelf, article

Told = Callable[[str], tuple[State, ...]]


@pytest.fixture
def told(shelf: Shelf) -> Told:
    def states(reference: str) -> tuple[State, ...]:
        shelf.archive.commit()
        with Reader(shelf.folder) as reader:
            return history(reader, reader.record(reference))

    return states


def test_an_edit_is_told_with_its_blocks(shelf: Shelf, told: Told) -> None:
    shelf.lay("a", "x", body("One.", "Two.", "Three."))
    shelf.lay("a", "x", body("One.", "Two, edited.", "Three.", "Four."), day=3)
    shelf.lay("a", "x", article(body("One.", "Two, edited.", "Three.", "Four."), title="On sleep"), day=5)
    first, second, third = told("0")
    assert (first.removed, first.added, first.words, first.surely) == ((), (), 3, True)
    assert (second.removed, second.added, second.seen_at[:10]) == (
        ("Two.",),
        ("Two, edited.", "Four."),
        "2024-08-20",
    )
    assert (third.title_before, third.title, third.removed, third.added) == ("On rest", "On sleep", (), ())


def test_a_new_call_to_book_on_every_post_is_none(shelf: Shelf, told: Told) -> None:
    fill(shelf, 6)
    shelf.settle("a")
    fill(shelf, 6, day=9, end=LATER)
    assert len(told("3")) == 2, "before the site is counted"
    shelf.settle("a")
    (only,) = told("3")
    assert only.seen_at.startswith("2024-08-17")
    shelf.lay("a", "p3", body("Words of post 3.", "A later thought.", LATER), day=10)
    _, edit = told("3")
    assert (edit.removed, edit.added) == ((), ("A later thought.",))


def test_typography_counts_and_dates_are_none(shelf: Shelf, told: Told) -> None:
    shelf.lay("a", "x", body("It's “rest”.", "Topics (3)"))
    shelf.lay("a", "x", body('It’s "rest".', "Topics (4)"), day=1)
    shelf.lay("a", "x", article(body('It’s "rest".', "Topics (4)"), published=None, tags=("grief",)), day=2)
    assert len(told("0")) == 1


def test_back_to_an_older_text_is_an_edit(shelf: Shelf, told: Told) -> None:
    for day, text in enumerate(("One.", "Two.", "One.")):
        shelf.lay("a", "x", text, day=day)
    assert [state.added for state in told("0")] == [(), ("Two.",), ("One.",)]


def test_what_other_rules_read_in_the_same_bytes_is_none(shelf: Shelf, told: Told) -> None:
    shelf.lay("a", "x", "One.")
    # the same payload, read by newer rules
    again = article("One, and what was left out.")
    sighting = shelf.sighting("a", "x", day=1)
    text = text_of(again.title, render_body(again.blocks), shelf.boilerplate.marks(sighting.site_id))
    capture = shelf.rows("SELECT capture_id FROM pages")[0]["capture_id"]
    shelf.readings.save(sighting, again, text, Origin(capture_id=capture, item=None), "2")
    (only,) = told("0")
    assert only.rules == "2"
    with Reader(shelf.folder) as reader:
        rows = readings(reader, reader.record("0"))
    assert [(row["rules"], row["body"]) for row in rows] == [
        ("1", "One."),
        ("2", "One, and what was left out."),
    ]
    assert len({row["revision_id"] for row in rows}) == 1


def test_other_bytes_by_other_rules_are_marked(shelf: Shelf, told: Told) -> None:
    shelf.lay("a", "x", "One.")
    shelf.lay("a", "x", "Two.", day=1, rules="2")
    assert [state.surely for state in told("0")] == [True, False]


def test_boilerplate_is_never_in_it(shelf: Shelf, told: Told) -> None:
    fill(shelf, 6)
    shelf.settle("a")
    (only,) = told("2")
    assert only.words == 4
    assert CTA not in str(only)
