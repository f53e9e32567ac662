"""Bylines: who is named, and who is nobody."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.extraction.bylines import read_byline
from scraper.extraction.persons import MAX_LENGTH, outside_brackets

SITE = ("Hope Counseling", "hopecounseling.com")

NAMED: list[tuple[str, tuple[str, ...]]] = [
    ("Emma Turner", ("Emma Turner",)),
    ("Writer: Tasha Milligan", ("Tasha Milligan",)),
    ("• Writer: Emma Turner\n  Emma Turner\n• Mar 27\n• 2 min read", ("Emma Turner",)),
    ("By Sam Lee", ("Sam Lee",)),
    ("by Sam Lee", ("Sam Lee",)),
    ("BY SAM LEE", ("SAM LEE",)),
    ("By: Sam Lee", ("Sam Lee",)),
    ("Written by Sam Lee", ("Sam Lee",)),
    ("Words by Sam Lee", ("Sam Lee",)),
    ("Guest post by Sam Lee", ("Sam Lee",)),
    ("Author: Sam Lee", ("Sam Lee",)),
    ("By Sam Lee, LMFT | March 2", ("Sam Lee, LMFT",)),
    ("By Sam Lee | March 2, 2018 | Uncategorized | 1 comment", ("Sam Lee",)),
    ("March 2, 2018 by Sam Lee", ("Sam Lee",)),
    ("March 2, 2018 By Sam Lee Leave a Comment", ("Sam Lee",)),
    ("Sam Lee March 2, 2018", ("Sam Lee",)),
    ("Sam Lee / March 2, 2018 / Grief", ("Sam Lee",)),
    ("Sam Lee - 3 days ago", ("Sam Lee",)),
    ("Linda John • 4 May 2020", ("Linda John",)),
    ("9 Jun 2020 Linda John", ("Linda John",)),
    ("Posted on March 2, 2018 by Sam Lee in Anxiety", ("Sam Lee",)),
    ("Posted by Sam Lee at 10:15", ("Sam Lee",)),
    ("Posted by Sam Lee on March 2", ("Sam Lee",)),
    ("~Kelli Bachara, The Unraveling Blog", ("Kelli Bachara",)),
    ("~ Kelli Bachara", ("Kelli Bachara",)),
    ("von Anna Müller", ("Anna Müller",)),
    ("Geschrieben von Anna Müller", ("Anna Müller",)),
    ("par Zoé Lefèvre", ("Zoé Lefèvre",)),
    ("Écrit par Zoé Lefèvre", ("Zoé Lefèvre",)),
    ("por María Ortega", ("María Ortega",)),
    ("di Luca Rossi", ("Luca Rossi",)),
    ("door Jan de Vries", ("Jan de Vries",)),
    ("Anna von Arnim", ("Anna von Arnim",)),
    ("Leonardo da Vinci", ("Leonardo da Vinci",)),
    ("By Anna von Arnim", ("Anna von Arnim",)),
    ("Dr. Tomás Ferreira, LMFT", ("Dr. Tomás Ferreira, LMFT",)),
    ("By Dr. Tomás Ferreira, LMFT, PhD", ("Dr. Tomás Ferreira, LMFT, PhD",)),
    ("Ernie Reilly, LCSW", ("Ernie Reilly, LCSW",)),
    ("Ernie Reilly LCSW", ("Ernie Reilly, LCSW",)),
    ("Ernie Reilly, LCSW Ernie Reilly, LCSW", ("Ernie Reilly, LCSW",)),
    ("Joan Hill, Ph.D.", ("Joan Hill, Ph.D.",)),
    ("Joan Hill, Psy.D., ABPP", ("Joan Hill, Psy.D., ABPP",)),
    ("Joan Hill, MA, MBACP (Accred)", ("Joan Hill, MA, MBACP (Accred)",)),
    ("Joan Hill, LMHC-S", ("Joan Hill, LMHC-S",)),
    ("Joan Hill, MSW, RSW", ("Joan Hill, MSW, RSW",)),
    ("Joan Hill, M.D.", ("Joan Hill, M.D.",)),
    ("Joan Hill, XYZQ", ("Joan Hill, XYZQ",)),
    ("Joan Hill (she/her)", ("Joan Hill",)),
    ("Joan Hill, she/her", ("Joan Hill",)),
    ("Joan Hill, LCSW, Anna Bell, LMFT", ("Joan Hill, LCSW", "Anna Bell, LMFT")),
    ("By Damaris Karanja, Mental Health Counselor", ("Damaris Karanja, Mental Health Counselor",)),
    ("Joan Hill, Licensed Marriage and Family Therapist", ("Joan Hill, Licensed Marriage and Family Therapist",)),
    ("Joan Hill, Trauma Specialist & Yoga Teacher", ("Joan Hill, Trauma Specialist & Yoga Teacher",)),
    ("Joan Hill, founder of Calm, and Anna Bell", ("Joan Hill", "Anna Bell")),
    ("Joan Hill, Jr.", ("Joan Hill, Jr.",)),
    ("Joan Hill and Anna Bell", ("Joan Hill", "Anna Bell")),
    ("By Joan Hill & Anna Bell", ("Joan Hill", "Anna Bell")),
    ("Joan Hill, Anna Bell and Sam Lee", ("Joan Hill", "Anna Bell", "Sam Lee")),
    ("Joan Hill, Anna Bell, and Sam Lee", ("Joan Hill", "Anna Bell", "Sam Lee")),
    ("Joan Hill, LCSW and Anna Bell, LMFT", ("Joan Hill, LCSW", "Anna Bell, LMFT")),
    ("Joan Hill LCSW and Anna Bell LMFT", ("Joan Hill, LCSW", "Anna Bell, LMFT")),
    ("Anna Müller und Jan Weber", ("Anna Müller", "Jan Weber")),
    ("Zoé Lefèvre et Luc Petit", ("Zoé Lefèvre", "Luc Petit")),
    ("María Ortega y Juan Ruiz", ("María Ortega", "Juan Ruiz")),
    ("José Ortega y Gasset", ("José Ortega y Gasset",)),
    ("Tasha Milligan Tasha Milligan", ("Tasha Milligan",)),
    ("Tasha Milligan, Tasha Milligan", ("Tasha Milligan",)),
    ("kevin flynn", ("kevin flynn",)),
    ("By Sam Lee, Hope Counseling", ("Sam Lee",)),
    ("Sam Lee.", ("Sam Lee",)),
    ("Sam Lee |", ("Sam Lee",)),
    ("\u00a0Sam\u00a0 Lee\t", ("Sam Lee",)),
    ("山田太郎", ("山田太郎",)),
    ("Анна Иванова", ("Анна Иванова",)),
    ("April Jones", ("April Jones",)),
    ("June 2, 2020 | April Jones", ("April Jones",)),
    ("Sister Mary-Anne O'Neill", ("Sister Mary-Anne O'Neill",)),
    ("Edited by Anna Bell | By Sam Lee", ("Sam Lee",)),
    ("By Sam Lee. This post has links to books.", ("Sam Lee",)),
    ("By Prof. Anna Bell. A guest.", ("Prof. Anna Bell",)),
    ("Sam Lee, Hope Columnist", ("Sam Lee, Hope Columnist",)),
    ("by Sam Lee ● December 23, 2025 ●", ("Sam Lee",)),
    ("Joan Hill, M.A. LMFT", ("Joan Hill, M.A. LMFT",)),
    ("SAM LEE MA", ("SAM LEE MA",)),
    ("Anna House", ("Anna House",)),
]

NOBODY = [
    "Smith & Associates",
    "Harbor Counseling Center",
    "",
    "   ",
    "By",
    "by | Jun 28, 2024 | 0 comments",
    "Posted by admin",
    "By admin | March 2, 2018",
    "Administrator",
    "admin1",
    "user",
    "User 2",
    "author",
    "Editor",
    "Staff",
    "The Team",
    "webmaster",
    "Brighter Vision",
    "BrighterVision",
    "View all",
    "View more posts",
    "View all posts by Sam Lee",
    "https://a.org/author/sam",
    "www.a.org",
    "kindminds.com",
    "By sam@a.org",
    "[email protected]",
    "@samlee",
    "Hope Counseling",
    "by Hope Counseling",
    "HOPE COUNSELING LLC",
    "The Hope Counseling Blog",
    "hopecounseling.com",
    "March 2, 2018",
    "Mar 27",
    "3 days ago",
    "2 min read",
    "1,840 views 0 comments",
    "Posted in Grief",
    "Photo by Anna Bell",
    "Medically reviewed by Anna Bell",
    "By now you know that healing takes time",
    "How to find a therapist",
    "What is grief?",
    "—",
    "12345",
    "x" * 500,
    "A" + "b" * 130,
]


@pytest.mark.parametrize(("text", "authors"), NAMED)
def test_named(text: str, authors: tuple[str, ...]) -> None:
    assert read_byline(text, SITE) == authors


@pytest.mark.parametrize("text", NOBODY)
def test_nobody(text: str) -> None:
    assert read_byline(text, SITE) == ()


@pytest.mark.parametrize(
    "name", ["Sam Lee", "Dr. Tomás Ferreira, LMFT", "Joan Hill, Ph.D.", "Anna von Arnim", "Jan de Vries"]
)
def test_what_was_read_reads_the_same(name: str) -> None:
    assert read_byline(read_byline(name)[0]) == (name,)


@given(st.text(max_size=500), st.lists(st.text(max_size=20), max_size=3))
def test_never_raises(text: str, sites: list[str]) -> None:
    for author in read_byline(text, sites):
        assert author == author.strip()
        assert 0 < len(author) <= MAX_LENGTH


PARTS = st.sampled_from(
    ["By", "Sam", "Lee,", "LMFT", "and", "&", "|", "2", "March", ",", "2018", "admin", "~", "von", "•", "Dr."]
)


@given(st.lists(PARTS, max_size=20))
def test_never_raises_on_near_bylines(parts: list[str]) -> None:
    read_byline(" ".join(parts), ("Sam Lee",))


@pytest.mark.parametrize(
    "text", ["by " * 10**5, ", " * 10**5, "a & " * 10**5, "x" * 10**6, "(" * 10**5, "posted on " * 10**5]
)
def test_long_texts_take_no_time(text: str) -> None:
    start = time.process_time()
    read_byline(text)
    assert time.process_time() - start < 0.1


@pytest.mark.parametrize(
    ("text", "marks", "parts"),
    [
        ("", ",", [""]),
        ("Sam Lee , LMFT", ",", ["Sam Lee", "LMFT"]),
        ("Sam Lee; Joan Hill, LCSW", ",", ["Sam Lee; Joan Hill", "LCSW"]),
        ("Sam Lee; Joan Hill, LCSW", ",;", ["Sam Lee", "Joan Hill", "LCSW"]),
        ("Sam Lee (he, him), LMFT", ",", ["Sam Lee (he, him)", "LMFT"]),
        ("Sam Lee (he, him, LMFT", ",", ["Sam Lee (he", "him", "LMFT"]),
        ("Sam Lee, LMFT), Joan", ",", ["Sam Lee, LMFT)", "Joan"]),
        ("a, (b, (c, d)", ",", ["a", "(b", "(c, d)"]),
    ],
)
def test_commas_in_brackets_part_nothing(text: str, marks: str, parts: list[str]) -> None:
    assert outside_brackets(text, marks) == parts
