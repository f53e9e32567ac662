"""Webflow: rich texts in parts, hidden doubles, and dates and names that stand anywhere."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from scraper.demo import start_blogs
from scraper.extraction import Hints, extract_page
from scraper.markup import Page
from scraper.platforms import GENERIC, detect
from scraper.types import Article, Extracted, NotArticle
from tests.demo.client import get

URL = "https://a.org/blog/on-rest"
CARD = (
    '<div class="w-dyn-list"><div class="w-dyn-items"><div class="w-dyn-item"><div class="post-date">May 5, 2020</div>'
    '<h1 class="card-title">Another post</h1><div class="author-name">Somebody Else</div>'
    '<div class="w-richtext"><p>'
    + "A related post, longer than the post itself. " * 20
    + "</p></div></div></div></div>"
)
HEAD = '<h1 class="post-title">On rest</h1><div class="author-name">Words by Ines Calloway</div>'


def read(body: str, *, item: bool = True, script: str = "") -> Extracted:
    attributes = 'data-wf-collection="6" data-wf-item-slug="on-rest"' if item else ""
    text = (
        f'<!DOCTYPE html><html data-wf-page="1" data-wf-site="2" {attributes}><head><title>On rest | Quiet</title>'
        f"{script}</head><body>{CARD}{body}</body></html>"
    )
    hints = Hints(url=URL, fetched_at=datetime(2026, 1, 1, tzinfo=UTC), platform="webflow")
    return extract_page(text.encode(), hints)


def article(body: str, script: str = "") -> Article:
    found = read(body, script=script)
    assert isinstance(found, Article), found
    return found


def lines(found: Article) -> list[str]:
    return [block.text for block in found.blocks]


def test_parts_are_read_in_order_and_hidden_ones_are_not() -> None:
    body = (
        f'{HEAD}<div class="post"><div class="rich w-richtext"><p>First.</p></div>'
        '<div class="w-form"><p>Subscribe</p></div>'
        '<div class="w-condition-invisible w-richtext"><p>First. Second. An older layout of it all.</p></div>'
        '<div class="w-condition-invisible"><div class="w-richtext"><p>' + "Hidden. " * 90 + "</p></div></div>"
        '<div class="rich w-richtext"><p>Second, and longer.</p><a class="w-button" href="/b">Book</a>'
        '<div class="w-embed w-script"><p>Widget</p></div></div></div>'
        '<div class="bio w-richtext"><p>Ines walks a lot.</p></div>'
    )
    found = article(body)
    assert lines(found) == ["First.", "Second, and longer."]
    assert (found.title, found.authors) == ("On rest", ("Ines Calloway",))


def test_a_list_may_hold_the_only_text_there_is() -> None:
    text = "The only text of this page. " * 10
    found = read(f'{HEAD}<div class="w-dyn-list"><div class="w-dyn-item"><div class="w-richtext"><p>{text}</p>'
                 '<p>And its end.</p></div></div></div><div class="post-date">March 3, 2024</div>')  # fmt: skip
    assert isinstance(found, Article)
    assert found.blocks


@pytest.mark.parametrize(
    ("shown", "day"),
    [
        ('<div class="published-date">March 3, 2024</div>', "2024-03-03"),
        ('<div class="post-meta_wrapper"><div>Mar 3, 2024</div></div>', "2024-03-03"),
        ('<div class="post-info"><span>March 3, 2024</span></div>', "2024-03-03"),
        (
            '<div class="w-condition-invisible date">May 9, 2019</div><div class="date">3 March 2024</div>',
            "2024-03-03",
        ),
        # nothing is shown: the words of the JSON-LD are better than none
        ("", "2025-08-21"),
    ],
)
def test_the_date_shown_is_the_one_of_publication(shown: str, day: str) -> None:
    script = (
        '<script type="application/ld+json">{"@type": "BlogPosting", "headline": "On rest", '
        '"datePublished": "Aug 21, 2025", "dateModified": "Aug 21, 2025"}</script>'
    )
    text = '<div class="post w-richtext"><p>Rest is work.</p></div>'
    found = article(HEAD + shown + text, script)
    assert found.published is not None
    assert found.published.day.isoformat() == day


def test_the_members_of_the_team_are_no_posts() -> None:
    person = (
        '<h1 class="heading">Ines Calloway</h1><div class="text w-richtext"><p>Ines trained as a dancer.</p></div>'
    )
    assert isinstance(read(person), NotArticle)
    assert isinstance(read(HEAD + '<div class="post w-richtext"><p>Rest.</p></div>', item=False), NotArticle)


@pytest.mark.parametrize(
    "stranger",
    [
        '<a href="https://webflow.com">Webflow</a><p>Made in Webflow. Last Published: today.</p>',
        '<img src="https://cdn.prod.website-files.com/a/b.jpg">',
        '<div class="w-richtext"><p>Borrowed styles.</p></div>',
    ],
)
def test_strangers(stranger: str) -> None:
    page = Page(f"<html><body><article><h1>On rest</h1><p>Rest.</p></article>{stranger}</body></html>", URL)
    assert detect(page, ()).platform.name == GENERIC


def test_the_demo_has_the_traps() -> None:
    with start_blogs(["webflow"]) as (blog,):
        newest, other = (get(blog, blog.path(post)) for post in blog.posts[:2])
        assert '"datePublished": "Sep 04, 2025"' in newest.text
        assert "ld+json" not in other.text
        assert len(newest.tree.css(".blog-content > .w-richtext:not(.w-condition-invisible)")) == 3
        assert len(newest.tree.css(".blog-content > .w-condition-invisible.w-richtext")) == 1
        assert "<lastmod>" not in get(blog, "/sitemap.xml").text
        assert "?681beb97_page=2" in get(blog, "/blog").text
