"""What posts of a site repeat: when it is boilerplate, and what a body is without it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.dedup import Counted, block_of, hashes, joined, marks, normalise, parted, same_words, without
from scraper.dedup.boilerplate import HASH_BYTES, LONG, MIN_POSTS

CTA = "If any of this sounds like you, book a free call today."
BLURB = "Harbor Light is a small practice for tired people in Portland."
HEAD = "Conclusion"


def body(*blocks: str) -> str:
    return "\n\n".join(blocks)


def marked(*blocks: str) -> frozenset[bytes]:
    return frozenset(hashes(block)[0] for block in blocks)


def counted(*posts: Sequence[str]) -> Counted:
    found = Counted()
    for post in posts:
        found.add(joined(block for shown in post for block in hashes(shown)))
    return found


def texts(found: Counted) -> set[str]:
    """The blocks of these tests that are marked."""
    return {text for text in (CTA, BLURB, HEAD) if marked(text) <= found.marks()}


# blocks and their hashes --------------------------------------------------------------------------------------


def test_a_block_is_what_stands_between_blank_lines() -> None:
    assert len(hashes("One.\n\n  • a\n  • b\n\nlast\nline")) == 3
    assert {len(block) for block in hashes("One.\n\nTwo.")} == {HASH_BYTES}


def test_blocks_are_the_same_where_texts_are() -> None:
    assert hashes("It’s “rest” — really.") == hashes('It\'s  "rest" - really.')
    assert hashes("Rest") != hashes("rest")


@given(st.text(alphabet=["\n", "a", " ", "\u200b", "\u00bd", "\u0301", "“", "\u2029"], max_size=30))
def test_hashing_all_at_once_is_hashing_one_by_one(text: str) -> None:
    assert hashes(text) == [hashes(normalise(block))[0] for block in text.split("\n\n")]


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
    assert (counted(*twice).total, counted(*twice).marks()) == (4, frozenset())
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


def test_it_goes_wherever_it_stands() -> None:
    assert without(body(BLURB, "One.", CTA, "Two.", BLURB), marked(CTA, BLURB)) == body("One.", "Two.")


def test_nothing_marked_nothing_gone() -> None:
    assert without(body("One.", "Two."), marked(CTA)) == body("One.", "Two.")
    assert without(body("One.", CTA), frozenset()) == body("One.", CTA)


@pytest.mark.parametrize(
    ("blocks", "left"),
    [
        (("One.", HEAD, "Two."), ("One.", HEAD, "Two.")),
        (("One.", HEAD, "Two.", CTA), ("One.", HEAD, "Two.")),
        (("One.", HEAD, CTA, "Two."), ("One.", "Two.")),
        (("One.", "Two.", HEAD), ("One.", "Two.")),
        ((HEAD, "One."), ("One.",)),
        (("One.", CTA, HEAD, "Two."), ("One.", "Two.")),
    ],
)
def test_a_short_one_goes_only_in_company(blocks: tuple[str, ...], left: tuple[str, ...]) -> None:
    assert without(body(*blocks), marked(CTA, HEAD)) == body(*left)


def test_words_have_letters_or_digits() -> None:
    stars = "* * * * * *"
    list_of_five = "  • one\n  • two\n  • three\n  • four\n  • five"
    assert len(stars.split()) >= LONG
    assert len(list_of_five.split()) >= LONG
    for block in (stars, list_of_five):
        assert without(body("One.", block, "Two."), marked(block)) == body("One.", block, "Two.")


@pytest.mark.parametrize("blocks", [(CTA,), (HEAD, CTA), (CTA, "* * *", BLURB)])
def test_a_body_never_loses_all_its_words(blocks: tuple[str, ...]) -> None:
    assert without(body(*blocks), marked(CTA, HEAD, BLURB)) == body(*blocks)


@given(BODIES, st.sets(st.sampled_from(["a", "b", "c", CTA])))
def test_what_is_left_are_blocks_of_the_body_in_their_order(text: str, repeated: set[str]) -> None:
    left = iter(text.split("\n\n"))
    assert all(block in left for block in without(text, marked(*repeated)).split("\n\n"))


# counts in brackets, and what is the same ---------------------------------------------------------------------


def test_a_number_in_brackets_at_the_end_of_a_line_is_no_part_of_a_block() -> None:
    sidebar = "  • Grief (12)\n  • Rest (3)"
    assert hashes(sidebar) == hashes("  • Grief (14)\n  • Rest")
    assert hashes("Grief (12) and rest") != hashes("Grief (13) and rest")
    assert hashes("Grief 12") != hashes("Grief 13")


def test_what_differs_in_typography_space_or_counts_is_the_same() -> None:
    assert same_words("On “rest”", "One.  Two.", 'On "rest"', "One. Two.")
    assert same_words("On rest", body("One.", "Topics (3)"), "On rest", body("One.", "Topics (4)"))
    assert same_words("On rest", body("One.", "Two."), "On rest", "One. Two."), "one paragraph more"
    assert not same_words("On rest", "One.", "On grief", "One.")
    assert not same_words("On rest", "One.", "On rest", "Two.")


@given(st.lists(st.binary(min_size=HASH_BYTES, max_size=HASH_BYTES)))
def test_hashes_are_joined_and_parted(blocks: list[bytes]) -> None:
    assert parted(joined(blocks)) == frozenset(blocks)


def test_a_block_is_found_by_its_hash() -> None:
    assert block_of(body("One.", "Topics (3)"), hashes("Topics (9)")[0]) == "Topics (3)"
    assert block_of("One.", hashes("Two.")[0]) is None


def test_the_numbers_told() -> None:
    assert (MIN_POSTS, LONG, HASH_BYTES) == (5, 6, 8)
