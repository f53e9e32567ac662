"""Weebly: days whose order only the feed tells, two blogs on one site, and what its editor leaves in a text."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from scraper.dates import parse_when
from scraper.demo import start_blogs
from scraper.extraction import Hints, extract_page
from scraper.markup import Page
from scraper.platforms import GENERIC, detect, get_platform
from scraper.types import Article, Claim, DateSource, NotArticle, RouteKind
from tests.demo.client import get

URL = "https://a.org/blog/on-rest"
BODY = '<div class="paragraph">&#8203;Rest is work.<br />&#8203;<br />So is play.&#8203;</div>'
NOW = datetime(2026, 6, 1, tzinfo=UTC)


def source(date: str, body: str = BODY, kind: str = "wsite-blog-post") -> bytes:
    return (
        f'<html><head><title>On rest - Quiet</title></head><body class="wsite-page-blog {kind}">'
        f'<table id="blogTable"><tr><td><div id="blog-post-120" class="blog-post"><div class="blog-header"><h2 class="blog-title">'
        f'<a class="blog-title-link blog-link" href="//a.org/blog/on-rest">On rest</a></h2><p class="blog-date">'
        f'<span class="date-text">{date}</span></p></div><div class="blog-body"><div class="blog-content">{body}</div></div></div>'
        '<div id="commentArea"><div class="blogCommentWrap"><div class="blogCommentDate">12/25/2024 09:14:02 am</div>Thanks!</div></div>'
        '</td><td class="blog-sidebar"><h2>Author</h2><p>Write something about yourself.</p></td></tr></table></body></html>'
    ).encode()


def read(page: bytes, *claims: Claim) -> Article:
    found = extract_page(page, Hints(url=URL, fetched_at=NOW, platform="weebly", claims=claims))
    assert isinstance(found, Article), found
    return found


def fed(stamp: str) -> Claim:
    when = parse_when(stamp, source=DateSource.FEED, now=NOW)
    return Claim(route=RouteKind.FEED, address="https://a.org/1/feed", posts_only=True, published=when)


def test_a_day_that_could_be_a_month_is_no_date() -> None:
    assert read(source("5/11/2025")).published is None


@pytest.mark.parametrize("shown", ["5/11/2025", "11/5/2025"])
def test_the_feed_tells_which_is_the_day(shown: str) -> None:
    found = read(source(shown), fed("Wed, 05 Nov 2025 02:00:00 GMT"))
    assert found.published is not None
    assert found.published.day.isoformat() == "2025-11-05"


@pytest.mark.parametrize("shown", ["25/11/2025", "11/25/2025"])
def test_a_day_that_can_be_no_month(shown: str) -> None:
    found = read(source(shown))
    assert found.published is not None
    assert found.published.day.isoformat() == "2025-11-25"


def test_text_without_what_stands_around_it() -> None:
    found = read(source("25/11/2025"))
    assert [block.text for block in found.blocks] == ["Rest is work.", "So is play."]
    assert (found.title, found.authors, found.platform_id) == ("On rest", (), "120")


def test_columns_are_read_one_after_the_other() -> None:
    cell = '<td class="wsite-multicol-col"><h2 class="wsite-content-title">{0}</h2><div class="paragraph">{0} text.</div></td>'
    columns = f'<table class="wsite-multicol-table"><tbody><tr>{cell.format("Left")}{cell.format("Right")}</tr></tbody></table>'
    found = read(source("25/11/2025", f'{columns}<div class="blog-read-more"><a>Read More</a></div>'))
    assert [block.text for block in found.blocks] == ["Left", "Left text.", "Right", "Right text."]


def test_a_list_is_no_post() -> None:
    page = source("25/11/2025", kind="wsite-blog-index")
    found = extract_page(page, Hints(url="https://a.org/blog", fetched_at=NOW, platform="weebly"))
    assert isinstance(found, NotArticle)


@pytest.mark.parametrize(
    ("path", "post"),
    [
        ("/blog/on-rest", True),
        ("/news/on-rest", True),
        ("/1/post/2012/03/on-rest.html", True),
        ("/blog", False),
        ("/about.html", False),
        ("/blog/category/rest", False),
        ("/blog/archives/11-2025", False),
        ("/blog/previous/2", False),
        ("/store/p1/Candle.html", False),
        ("/apps/search", False),
    ],
)
def test_shapes_of_addresses(path: str, post: bool) -> None:
    assert any(shape.search(path) for shape in get_platform("weebly").post_paths) is post


@pytest.mark.parametrize(
    "stranger",
    [
        '<a href="https://hope.weebly.com">My old blog</a><a href="https://www.weebly.com">Weebly</a>',
        '<img src="https://cdn2.editmysite.com/images/a.png">',
        '<div class="blog-post"><div class="blog-content"><p>Common names.</p></div></div>',
    ],
)
def test_strangers(stranger: str) -> None:
    page = Page(f"<html><body><article><h1>On rest</h1><p>Rest.</p></article>{stranger}</body></html>", URL)
    assert detect(page, ()).platform.name == GENERIC


def test_the_demo_has_the_traps() -> None:
    with start_blogs(["weebly"]) as (blog,):
        first, second = get(blog, "/1/feed").text, get(blog, "/2/feed").text
        assert (first.count("<item>"), second.count("<item>"), get(blog, "/3/feed").status) == (4, 2, 404)
        # the day of the author, told as the evening before; the channel alone shows by how much
        assert "<pubDate>Sat, 04 Nov 2023 14:00:00 GMT</pubDate>" in first
        assert "+1000</pubDate><generator>Weebly</generator>" in first
        post = get(blog, "/blog/the-kettle-method")
        assert "5/11/2023" in post.text
        assert "ld+json" not in post.text
        assert "article:" not in post.text
        assert "og:type" not in post.text
        old = get(blog, "/1/post/2023/11/the-kettle-method.html")
        assert (old.status, old.headers["location"]) == (301, blog.absolute("/blog/the-kettle-method"))
        assert get(blog, "/blog/previous/2").status == 200
        assert get(blog, "/blog/previous/3").status == 404
        assert get(blog, "/blog/archives/11-2023").text.count('class="blog-post"') == 1
