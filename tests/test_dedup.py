"""The recipe of identity: what makes two texts the same, and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.dedup import RECIPE, content_hash, normalise

FOLDED = [
    ("it’s ‘so’ ‚low‛", "it's 'so' 'low'"),
    ("don´t don`t don′t", "don't don't don't"),
    ("“a” „b‟ «c» ″d″", '"a" "b" "c" "d"'),
    ("＂full＂ ＇width＇", "\"full\" 'width'"),
    ("a‐b‑c‒d–e—f―g−h", "a-b-c-d-e-f-g-h"),
    # quotes and dashes that only NFKC makes, of others
    ("a﹘b c‴", "a-b c'''"),
    ("ﬁnd the ½ of №5…", "find the 1⁄2 of No5..."),
    ("Ｔｈｅｒａｐｙ", "Therapy"),
    ("cafe\u0301", "café"),
    ("cafe\u200b\u0301", "café"),
    (
        "soft\u00adhyphen zero\u200bwidth \ufeffmark\u200e\u202a\u202c\u2060\u2066\u2069",
        "softhyphen zerowidth mark",
    ),
    ("joined\u200d and\u200c not", "joined and not"),
    ("  a\t b\r\n\n c\u00a0d\u2009e\u3000f\u2028g\u2029h\u0085i ", "a b c d e f g h i"),
    ("", ""),
    ("\u200b \n", ""),
    ("Case STAYS", "Case STAYS"),
    ("a.b, c; d: e!", "a.b, c; d: e!"),
]


@pytest.mark.parametrize(("text", "normal"), FOLDED)
def test_the_recipe(text: str, normal: str) -> None:
    assert normalise(text) == normal


@pytest.mark.parametrize(
    ("one", "other"), [("Rest", "rest"), ("resting", "rest ing"), ("a-b", "ab"), ("cafe", "café"), ("1", "2")]
)
def test_what_stays_different(one: str, other: str) -> None:
    assert content_hash("T", one) != content_hash("T", other)


@given(st.text())
def test_what_is_normal_stays_as_it_is(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


def test_the_hash_of_recipe_1_is_pinned() -> None:
    # sha256 of 'On "rest"\nIt\'s work - really.'
    wanted = "051d66a0fdb36626c4a9a889e79ee0fc26d9d61a9d3f826a045f9a01da0756a5"
    assert RECIPE == 1
    assert content_hash("On “rest”", "It’s\n\nwork — really.") == wanted
    assert content_hash('On "rest"', "It's work - really.") == wanted


def test_title_and_body_do_not_run_into_each_other() -> None:
    assert content_hash("a b", "c") != content_hash("a", "b c")
