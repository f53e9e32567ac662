"""What posts of a site repeat: when it is boilerplate, and what a body is without it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.dedup import Counted, Dropped, hashes, marks, normalise, without
from scraper.dedup.boilerplate import HASH_BYTES, LONG, MIN_POSTS

CTA = "If any of this sounds like you, book a free call today."
BLURB = "Harbor Light is a small practice for tired people in Portland."
HEAD = "Conclusion"


def body(*chunks: str) -> str:
    return "\n\n".join(chunks)


def marked(*chunks: str) -> frozenset[bytes]:
    return frozenset(hashes(chunk)[0] for chunk in chunks)


def counted(*posts: Sequence[str]) -> Counted:
    found = Counted()
    for post in posts:
        found.add(post)
    return found


def texts(found: Counted) -> set[str]:
    return {one.text for one in found.marks()}


# chunks and their hashes --------------------------------------------------------------------------------------


def test_a_chunk_is_what_stands_between_blank_lines() -> None:
    assert len(hashes("One.\n\n  • a\n  • b\n\nlast\nline")) == 3
    assert {len(chunk) for chunk in hashes("One.\n\nTwo.")} == {HASH_BYTES}


def test_chunks_are_the_same_where_texts_are() -> None:
    assert hashes("It’s “rest” — really.") == hashes('It\'s  "rest" - really.')
    assert hashes("Rest") != hashes("rest")


@given(st.text(alphabet=["\n", "a", " ", "\u200b", "\u00bd", "\u0301", "“", "\u2029"], max_size=30))
def test_hashing_all_at_once_is_hashing_one_by_one(text: str) -> None:
    assert hashes(text) == [hashes(normalise(chunk))[0] for chunk in text.split("\n\n")]


# when it is boilerplate ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("posts", "total", "is_marked"),
    [(4, 4, False), (5, 5, True), (5, 10, True), (5, 11, False), (6, 11, True), (49, 100, False), (50, 100, True)],
)
def test_five_posts_and_half_of_the_site(posts: int, total: int, is_marked: bool) -> None:
    assert bool(marks({b"x": posts}, total)) is is_marked
    found = counted(*[[body(f"Post {n}.", *([CTA] if n < posts else []))] for n in range(total)])
    assert (texts(found), found.total) == ({CTA} if is_marked else set(), total)


def test_a_post_counts_once_however_often_it_repeats_it() -> None:
    assert not counted(*[[body(CTA, f"Post {n}.", CTA), body(CTA, f"Post {n}!")] for n in range(4)]).marks()


def test_what_a_post_showed_before_counts() -> None:
    found = counted(*[[body(f"Post {n}.", CTA), body(f"Post {n}.", BLURB)] for n in range(5)])
    assert texts(found) == {CTA, BLURB}


def test_posts_that_are_the_same_count_as_one() -> None:
    twice = [[body(f"Post {n}.", CTA)] for n in range(4) for _ in range(2)]
    assert (counted(*twice).total, counted(*twice).marks()) == (4, ())
    edited = [[body("Post 0.", CTA), body("Post 0, edited.", CTA)], [body("Post 0.", CTA)]]
    assert counted(*edited).total == 2


def test_nothing_is_no_boilerplate() -> None:
    assert not counted(*[[body(f"Post {n}.", "\u200b")] for n in range(9)]).marks()


BODIES = st.lists(st.sampled_from(["a", "b", "c", "d", "e"]), min_size=1, max_size=4).map("\n\n".join)
POSTS = st.lists(st.lists(BODIES, min_size=1, max_size=3), max_size=14)


@given(POSTS, st.randoms())
def test_the_order_of_posts_and_of_their_bodies_is_nothing(posts: list[list[str]], chance: object) -> None:
    shuffled = [sorted(post, reverse=True) for post in posts]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = counted(*posts), counted(*shuffled)
    assert (one.total, one.posts, one.marks()) == (other.total, other.posts, other.marks())


# bodies without it --------------------------------------------------------------------------------------------


def test_it_goes_wherever_it_stands_and_is_told_with_its_place() -> None:
    clean, dropped = without(body(BLURB, "One.", CTA, "Two.", BLURB), marked(CTA, BLURB))
    assert clean == body("One.", "Two.")
    assert dropped == (Dropped(0, BLURB), Dropped(2, CTA), Dropped(4, BLURB))


def test_nothing_marked_nothing_gone() -> None:
    assert without(body("One.", "Two."), marked(CTA)) == (body("One.", "Two."), ())
    assert without(body("One.", CTA), frozenset()) == (body("One.", CTA), ())


@pytest.mark.parametrize(
    ("chunks", "left"),
    [
        (("One.", HEAD, "Two."), ("One.", HEAD, "Two.")),
        (("One.", HEAD, "Two.", CTA), ("One.", HEAD, "Two.")),
        (("One.", HEAD, CTA, "Two."), ("One.", "Two.")),
        (("One.", "Two.", HEAD), ("One.", "Two.")),
        ((HEAD, "One."), ("One.",)),
        (("One.", CTA, HEAD, "Two."), ("One.", "Two.")),
    ],
)
def test_a_short_one_goes_only_in_company(chunks: tuple[str, ...], left: tuple[str, ...]) -> None:
    assert without(body(*chunks), marked(CTA, HEAD))[0] == body(*left)


def test_words_have_letters_or_digits() -> None:
    stars = "* * * * * *"
    list_of_five = "  • one\n  • two\n  • three\n  • four\n  • five"
    assert len(stars.split()) >= LONG
    assert len(list_of_five.split()) >= LONG
    for chunk in (stars, list_of_five):
        assert without(body("One.", chunk, "Two."), marked(chunk)) == (body("One.", chunk, "Two."), ())


@pytest.mark.parametrize("chunks", [(CTA,), (HEAD, CTA), (CTA, "* * *", BLURB)])
def test_a_body_never_loses_all_its_words(chunks: tuple[str, ...]) -> None:
    assert without(body(*chunks), marked(CTA, HEAD, BLURB)) == (body(*chunks), ())


@given(BODIES, st.sets(st.sampled_from(["a", "b", "c", CTA])))
def test_what_is_taken_out_can_be_put_back(text: str, repeated: set[str]) -> None:
    clean, dropped = without(text, marked(*repeated))
    chunks = clean.split("\n\n")
    for one in dropped:
        chunks.insert(one.position, one.text)
    assert body(*chunks) == text
    assert {one.text for one in dropped} <= repeated


def test_the_numbers_told() -> None:
    assert (MIN_POSTS, LONG, HASH_BYTES) == (5, 6, 16)
