"""What a site repeats leaves no trace of the order in which its posts came, nor of kills between them."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scraper.dedup import Counted, content_hash, hashes, joined, without
from scraper.store.merged import merge_again
from tests.store.repeating import CTA, HEAD, LATER, body, sound
from tests.store.shelf import DAY, GUESS, INSTANT, Shelf, article
from tests.store.test_invariants import check, check_files, numbers

ENDS = (CTA, LATER)
#: (site, page), its words, the end it has (2: none), and whether the end stands at the beginning too
LOOKS = st.tuples(
    st.tuples(st.sampled_from("aab"), st.integers(0, 9)), st.integers(0, 11), st.integers(0, 2), st.booleans()
)
STORY = st.lists(LOOKS | st.sampled_from(["settle", "commit", "kill"]), max_size=60)


def look(words: int, end: int, twice: bool) -> str:
    ends = ENDS[end : end + 1]
    return body(*(ends if twice else ()), f"Words of post {words}.", HEAD, f"More of {words}.", *ends)


Shown = dict[tuple[str, str], list[str]]


def told_by(shown: Shown, site: str) -> frozenset[bytes]:
    """The marks of a site whose pages showed these bodies."""
    found = Counted()
    for (of, _), bodies in shown.items():
        if of == site:
            found.add(joined(block for body in bodies for block in hashes(body)))
    return found.marks()


def equals(shelf: Shelf, shown: Shown) -> None:
    """Every page shows a text that it showed once, without what its site repeats by all that was ever shown."""
    rows = shelf.rows(
        "SELECT p.key, t.body AS whole, r.body, r.hash FROM pages p JOIN renderings r ON r.id = p.rendering_id "
        "JOIN readings g ON g.id = p.reading_id JOIN texts t ON t.id = g.text_id"
    )
    marks = {site: told_by(shown, site) for site in "ab"}
    found = {tuple(row["key"].split(".org/")): row for row in rows}
    assert found.keys() == shown.keys()
    for at, bodies in shown.items():
        row, clean = found[at], without(found[at]["whole"], marks[at[0]])
        assert row["whole"] in bodies
        assert (row["body"], row["hash"]) == (clean, content_hash("On rest", clean))
        if not any(marks.values()):
            assert words_of(clean) == words_of(bodies[-1])
    for site in "ab":
        assert shelf.boilerplate.marks(shelf.site(site)).blocks == marks[site]


def words_of(body: str) -> list[str]:
    """The blocks of a body that no site repeats."""
    return [block for block in body.split("\n\n") if block not in (*ENDS, HEAD)]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STORY)
def test_every_story_ends_as_if_all_had_been_known_from_the_beginning(story: list[Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shelf = Shelf(Path(folder))
        shown: Shown = {}
        durable: Shown = {}
        for step in story:
            before = numbers(shelf)
            match step:
                case "settle":
                    shelf.settle("a", "b")
                    equals(shelf, shown)
                    durable = {at: list(bodies) for at, bodies in shown.items()}
                case "commit":
                    shelf.archive.commit()
                    durable = {at: list(bodies) for at, bodies in shown.items()}
                    check_files(shelf)
                case "kill":
                    shelf = shelf.reopen()
                    shown = {at: list(bodies) for at, bodies in durable.items()}
                    before = {}
                    check_files(shelf)
                case ((site, page), words, end, twice):
                    whole = look(words, end, twice)
                    shelf.lay(site, f"p{page}", whole)
                    shown.setdefault((site, f"p{page}"), []).append(whole)
            assert before.items() <= numbers(shelf).items(), "a number stays with its page for ever"
            check(shelf)
        shelf.settle("a", "b")
        equals(shelf, shown)
        sound(shelf)
        shelf.archive.abandon()


POSTS = st.lists(st.tuples(st.integers(0, 2), st.booleans()), min_size=4, max_size=13)


def outcome(folder: Path, crawls: Sequence[Sequence[tuple[int, str]]]) -> tuple[Any, ...]:
    """What an archive holds after these crawls, each of pages with their bodies: texts, hashes, marks, files."""
    shelf = Shelf(folder)
    for posts in crawls:
        for page, whole in posts:
            shelf.lay("a", f"p{page}", whole)
        shelf.settle("a")
        shelf.archive.commit()
    sound(shelf)
    held = (
        shelf.rows("SELECT hash, title, body FROM texts ORDER BY hash"),
        shelf.rows("SELECT hash, body, word_count FROM renderings ORDER BY hash"),
        shelf.rows("SELECT hash, text, posts, site_posts FROM boilerplate ORDER BY hash"),
        shelf.rows(
            "SELECT p.key, t.hash FROM readings g JOIN revisions r ON r.id = g.revision_id "
            "JOIN pages p ON p.id = r.page_id JOIN texts t ON t.id = g.text_id ORDER BY p.key, g.id"
        ),
        sorted((name.split("_")[1], text) for name, text in shelf.files().items()),
    )
    shelf.archive.abandon()
    return held


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(POSTS, st.randoms(), st.lists(st.integers(0, 13), max_size=3))
def test_the_order_of_crawling_leaves_no_trace(
    posts: list[tuple[int, bool]], chance: Any, cuts: list[int]
) -> None:
    laid = [(page, look(page, end, twice)) for page, (end, twice) in enumerate(posts)]
    shuffled = list(laid)
    chance.shuffle(shuffled)
    edges = [0, *sorted(min(cut, len(laid)) for cut in cuts), len(laid)]
    crawls = [shuffled[start:end] for start, end in itertools.pairwise(edges)]
    with tempfile.TemporaryDirectory() as folder:
        assert outcome(Path(folder) / "one", [laid]) == outcome(Path(folder) / "other", crawls)


DATES = st.sampled_from([DAY, GUESS, INSTANT, None])
#: page, its words, its end, and what it says of itself
SAYING = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 2), st.integers(0, 2), DATES, st.booleans()) | st.just("settle"),
    max_size=40,
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SAYING)
def test_what_a_page_says_follows_from_its_readings_alone(story: list[Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shelf = Shelf(Path(folder))
        for step in story:
            if step == "settle":
                shelf.settle("a")
                continue
            page, words, end, published, tagged = step
            told = article(look(words, end, twice=False), published=published, tags=("grief",) * tagged)
            shelf.lay("a", f"p{page}", told)
        shelf.settle("a")
        marks = shelf.boilerplate.marks(shelf.site("a"))
        for row in shelf.rows("SELECT id FROM pages"):
            assert not merge_again(shelf.archive.connection, row["id"], marks)
        check_files(shelf)
        unused = "SELECT count(*) AS n FROM metadata WHERE merged AND id NOT IN (SELECT metadata_id FROM pages)"
        assert shelf.rows(unused) == [{"n": 0}]
        shelf.archive.abandon()
