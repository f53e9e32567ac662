"""GoDaddy: the post in `_BLOG_DATA`, what stands in for it, and pages that only look like GoDaddy's."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from scraper.demo import start_blogs
from scraper.extraction import Hints, extract_page
from scraper.markup import Page
from scraper.platforms import GENERIC, detect
from scraper.platforms.godaddy import read_post
from scraper.types import Article, Claim, RouteKind
from tests.demo.client import get

URL = "https://a.org/notes/f/on-rest"
CLAIM = Claim(route=RouteKind.SITEMAP, address="https://a.org/sitemap.blog.xml", posts_only=True)
DRAFT = json.dumps({"blocks": [{"text": "Rest is work 🌱, too.", "type": "unstyled"}], "entityMap": {}})
POST: dict[str, Any] = {
    "postId": "9d1e",
    "title": "On rest",
    "publishedDate": "2024-12-16T05:10:00.000Z",
    "date": "2023-01-01T00:00:00.000Z",
    "categories": ["Rest", 7],
    "content": "Rest is...",
    "fullContent": DRAFT,
}


def source(post: Any, *, assign: str = "window._BLOG_DATA=", body: str = "") -> str:
    script = json.dumps({"post": post, "relatedPosts": [{"title": "Another"}]}).replace("</", "\\u003c/")
    return (
        '<html><head><title>On rest</title><meta name="author" content="Quiet Practice">'
        '<meta property="og:site_name" content="Quiet Practice"></head><body>'
        f'{body}<p data-aid="FOOTER_COPYRIGHT_RENDERED">Copyright © 2024 Quiet Practice</p>'
        f"<script>{assign}{script};window._other={{}};</script></body></html>"
    )


def read(text: str) -> Article:
    hints = Hints(
        url=URL, fetched_at=datetime(2026, 1, 1, tzinfo=UTC), platform="godaddy", claims=(CLAIM,),
        timezone="America/Mexico_City",
    )  # fmt: skip
    found = extract_page(text.encode(), hints)
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize("assign", ["window._BLOG_DATA=", "window._BLOG_DATA = "])
def test_the_post_of_the_script(assign: str) -> None:
    article = read(source(POST, assign=assign))
    assert (article.title, article.platform_id, article.tags) == ("On rest", "9d1e", ("Rest",))
    assert [block.text for block in article.blocks] == ["Rest is work 🌱, too."]
    # the business is no author, and UTC is no day of the author's
    assert article.authors == ()
    assert article.published is not None
    assert article.published.day.isoformat() == "2024-12-15"


def test_the_other_date_where_one_is_no_date() -> None:
    post = read_post(Page(source({**POST, "publishedDate": "soon"}), URL))
    assert post is not None
    assert post.published is not None
    assert post.published.day.isoformat() == "2023-01-01"


@pytest.mark.parametrize("post", [None, [], {"title": ""}, {"title": 7}, {"fullContent": DRAFT}])
def test_data_without_a_post(post: Any) -> None:
    assert read_post(Page(source(post), URL)) is None


@pytest.mark.parametrize(
    "script", ["", "window._BLOG_DATA={", "window._BLOG_DATA=null;", "window._BLOG_DATA={'a': 1}"]
)
def test_a_page_without_data(script: str) -> None:
    assert read_post(Page(f"<html><body><script>{script}</script></body></html>", URL)) is None


def test_a_text_that_is_no_draft_leaves_what_else_is_known() -> None:
    body = '<div data-ux="BlogPostContent"><p>Rest is work, as the page itself says it.</p></div>'
    article = read(source({**POST, "fullContent": "<p>?"}, body=body))
    assert (article.title, article.platform_id) == ("On rest", "9d1e")
    assert [block.text for block in article.blocks] == ["Rest is work, as the page itself says it."]


def test_elements_stand_in_where_the_script_is_gone() -> None:
    text = source(POST, assign="window._X=", body='<div data-ux="ContentText"><p>Rest is work, shown.</p></div>')
    article = read(text)
    assert (article.title, [block.text for block in article.blocks]) == ("On rest", ["Rest is work, shown."])


@pytest.mark.parametrize(
    "stranger",
    [
        '<a href="https://www.godaddy.com">GoDaddy</a><p>My Go Daddy Website Builder 8.0 review</p>',
        '<img src="https://img1.wsimg.com/isteam/ip/a/b.jpg">',
    ],
)
def test_strangers(stranger: str) -> None:
    page = Page(f"<html><body><article><h1>On rest</h1><p>Rest.</p></article>{stranger}</body></html>", URL)
    assert detect(page, ()).platform.name == GENERIC


def test_the_demo_has_the_traps() -> None:
    with start_blogs(["godaddy"], 60) as (blog,):
        page = get(blog, blog.path(blog.posts[0]))
        assert page.tree.css_first('[data-ux="BlogPostContent"]') is None
        assert 'og:type" content="website"' in page.text
        assert "article:" not in page.text
        assert len(get(blog, "/f.json").json["items"]) == 50
        assert get(blog, "/f.json?page=2").text == get(blog, "/f.json").text
        assert get(blog, "/f.rss?limit=500").text.count("<item>") == 50
        assert get(blog, "/sitemap.ols.xml").status == 404
        assert len(get(blog, "/sitemap.blog.xml").locations) == 61
