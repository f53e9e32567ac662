"""The scoring itself: what counts as the same words, headline, people and day."""

from __future__ import annotations

from datetime import date

import pytest

from benchmarks.quality.corpus import Part, third
from benchmarks.quality.scoring import fold, holds, overlap, people, same_day, same_people, same_title


def test_words_count_as_often_as_they_stand() -> None:
    assert overlap("rest rest work", "Rest, work!").f1 == pytest.approx(2 * (1.0 * 2 / 3) / (1 + 2 / 3))
    assert overlap("rest", "rest rest").precision == 0.5
    assert overlap("rest", "rest rest").recall == 1.0


def test_no_words_at_all() -> None:
    assert overlap("", "").f1 == 1.0
    assert overlap("rest", "").f1 == 0.0
    assert overlap("", "rest").f1 == 0.0


@pytest.mark.parametrize(
    ("gold", "read"),
    [
        ("don’t", "don't"),
        ("caf\u00e9", "cafe\u0301"),
        ("work\u00adshop", "workshop"),
        ("one two", "one\u00a0two"),
        ("tea\nrest", "  • tea\n  12. rest"),
        ("心を休める", "心 を 休める"),
    ],
)
def test_the_same_words_in_other_signs(gold: str, read: str) -> None:
    assert overlap(gold, read).f1 == 1.0


def test_a_number_that_the_author_wrote_is_a_word() -> None:
    assert overlap("1. Rest", "Rest").f1 < 1


@pytest.mark.parametrize(
    ("gold", "read", "same"),
    [
        ("“Rest” – what it’s for…", '"Rest" - what it\'s for...', True),
        ("Rest\u200b  and\u00a0work", "Rest and work", True),
        ("Rest", "Rest | Quiet Rooms", False),
        ("Rest", "rest", False),
        ("Rest", None, False),
    ],
)
def test_titles(gold: str, read: str | None, same: bool) -> None:
    assert same_title(gold, read) is same


@pytest.mark.parametrize(
    ("gold", "read", "same"),
    [
        (["Dr. Anna B. Lee, Ph.D."], ["Anna B Lee"], True),
        (["Elle Penner M.P.H., R.D."], ["Elle Penner M P H", "R D"], True),
        (["Joan Hill, LCSW and Anna Bell, LMFT"], ["Anna Bell", "Joan Hill"], True),
        (["Nicole Forbes, Master Horticulturalist & Garden Educator"], ["Nicole Forbes"], True),
        (["sara.r.peter"], ["Sara R Peter"], True),
        (["Joan Hill with Anna Bell"], ["Joan Hill"], False),
        (["Joan Hill"], ["Joan Hill", "Quiet Rooms"], False),
        (["Joan Hill"], [], False),
        (["Our Editors"], [], False),
        (["Ana Ma"], ["Ana"], False),
    ],
)
def test_authors(gold: list[str], read: list[str], same: bool) -> None:
    assert same_people(gold, read) is same


def test_who_stands_first_is_a_name_whatever_it_looks_like() -> None:
    assert people(["Editor"]) == {"editor"}
    assert people(["MD"]) == {"md"}


def test_days() -> None:
    assert same_day(date(2024, 3, 2), date(2024, 3, 2))
    assert not same_day(date(2024, 3, 2), date(2024, 3, 3))
    assert not same_day(date(2024, 3, 2), None)


def test_strings_are_looked_for_with_quotes_and_spaces_alike() -> None:
    assert holds("She said: “It’s\n\nfine”.", ['"It\'s fine"', "Fine", "she said"]) == ('"It\'s fine"',)


def test_folding_leaves_words_alone() -> None:
    assert fold("  a—b -- c  ") == "a-b - c"


def test_the_split_never_changes() -> None:
    assert [n for n in range(8) if third(f"page-{n}") is Part.UNSEEN] == [3, 4, 6]
