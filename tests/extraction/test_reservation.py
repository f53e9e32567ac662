"""tdmrep.json: patterns as in robots.txt, the first that matches holds, and what is no such file says nothing."""

from __future__ import annotations

import json
from typing import Any

import pytest

from scraper.extraction import extract_whole_post, read_reservations
from scraper.platforms import WholePost
from scraper.types import Article, Reservation, RouteKind
from tests.extraction.pages import PROSE, URL, article, hints, page

FILE = "https://a.org/.well-known/tdmrep.json"


def rules(*items: Any) -> tuple[Reservation, ...]:
    return read_reservations(json.dumps(items).encode(), FILE)


def rule(location: str, reserved: Any = 1, **more: Any) -> dict[str, Any]:
    return {"location": location, "tdm-reservation": reserved, **more}


def said(url: str, *items: Any) -> tuple[str, ...]:
    """What a host says of one of its pages."""
    return article(page(), url=url, reservations=rules(*items)).rights.signals


@pytest.mark.parametrize(
    ("location", "path", "matches"),
    [
        ("/", "/a-post/", True),
        ("/", "/", True),
        ("/blog", "/blog/a", True),
        ("/blog/", "/blog", False),
        ("/Blog", "/blog/a", False),
        ("*", "/a", True),
        ("/*/then", "/this/and/then/some", True),
        ("/*/then$", "/this/and/then/some", False),
        ("/*/then$", "/then/and/then", True),
        ("/*.html$", "/a.html", True),
        ("/*.html$", "/a.html?x=1", False),
        ("/*?x=", "/a.html?x=1", True),
        ("/exactly$", "/exactly", True),
        ("/exactly$", "/exactly/", False),
        ("/ab*b$", "/ab", False),
        ("/foo-%24", "/foo-$", True),
        ("/foo-%2A", "/foo-*", True),
        ("/r%75he", "/ruhe", True),
        ("/über", "/%C3%BCber-mich", True),
        ("/%c3%bcber", "/%C3%BCber-mich", True),
        ("/a%2fb", "/a/b", False),
        ("/" + "*a" * 400 + "$", "/" + "a" * 399 + "b", False),
    ],
)
def test_patterns(location: str, path: str, matches: bool) -> None:
    assert said(f"https://a.org{path}", rule(location)) == (("tdm-reservation: 1",) if matches else ())


def test_the_first_that_matches_holds_with_its_policy() -> None:
    items = (
        rule("/free/", 0),
        rule("/blog/", 1, **{"tdm-policy": "https://a.org/policy.json"}),
        rule("/", "1"),
    )
    assert said("https://a.org/free/a", *items) == ("tdm-reservation: 0",)
    assert said("https://www.a.org/blog/a", *items) == (
        "tdm-reservation: 1",
        "tdm-policy: https://a.org/policy.json",
    )
    assert said("https://a.org/else", *items) == ("tdm-reservation: 1",)
    assert said("https://b.org/blog/a", *items) == (), "another host's page"


def test_page_and_header_win() -> None:
    file = rules(rule("/", 1, **{"tdm-policy": "https://a.org/policy.json"}))
    head = '<meta name="tdm-reservation" content="0">'
    assert article(page(head), reservations=file).rights.signals == ("tdm-reservation: 0",)
    header = (("TDM-Reservation", "0"),)
    assert article(page(), headers=header, reservations=file).rights.signals == ("tdm-reservation: 0",)


def test_a_post_that_a_route_gave_whole_is_of_the_host_too() -> None:
    post = WholePost(key="7", url=URL, title="On rest", html=PROSE)
    found = extract_whole_post(
        post, hints(reservations=rules(rule("/a-post")), signals=("content-signal: x=y",)), RouteKind.FEED
    )
    assert isinstance(found, Article)
    assert found.rights.signals == ("tdm-reservation: 1", "content-signal: x=y")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<!DOCTYPE html><title>Not found</title>",
        b"{}",
        b'{"location": "/", "tdm-reservation": 1}',
        b"\xff\xfe[",
        b"[" * 200_000,
        b'[{"location": "/", "tdm-reservation": 1}]' + b" " * 600_000,
        b'[1, null, [], {}, {"location": 7, "tdm-reservation": 1}, {"location": "/"}]',
        b'[{"location": "/", "tdm-reservation": 2}, {"location": "/", "tdm-reservation": true}]',
        b'[{"location": "https://a.org/", "tdm-reservation": 1}, {"location": "", "tdm-reservation": 1}]',
    ],
)
def test_what_is_no_rule_says_nothing(content: bytes) -> None:
    assert read_reservations(content, FILE) == ()


def test_broken_rules_are_passed_over_and_rules_are_bounded() -> None:
    assert len(rules("x", rule("/a"), rule("/" + "a" * 2_000), rule("/b"))) == 2
    assert len(rules(*(rule(f"/{number}") for number in range(5_000)))) == 200
    (kept,) = rules(rule("/", 1, **{"tdm-policy": "x\x1b[31m" + "y" * 500}))
    assert kept.policy is None
