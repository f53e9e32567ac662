"""One contract for every platform file: its selectors parse, its facts are complete, its references find."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from scraper.markup import Page
from scraper.platforms import GENERIC, Platform, all_platforms, own, value, values

PLATFORMS = list(all_platforms().values())


def page(html: str) -> Page:
    return Page(html, "https://a.org/blog/post")


def selectors(platform: Platform) -> Iterator[str]:
    """Every CSS selector that a platform states."""
    return (selector for _, selector in own.selectors(platform))


@pytest.mark.parametrize("platform", PLATFORMS, ids=lambda p: p.name)
def test_every_selector_parses(platform: Platform) -> None:
    tree = page("<p>x</p>").tree
    for selector in selectors(platform):
        # raises where it is none
        assert isinstance(tree.css(selector), list)


@pytest.mark.parametrize("platform", PLATFORMS, ids=lambda p: p.name)
def test_the_facts_are_complete(platform: Platform) -> None:
    assert platform.feeds or platform.sitemaps or platform.api
    paths = [feed.path for feed in platform.feeds] + [sitemap.path for sitemap in platform.sitemaps]
    assert all(path.startswith("/") for path in paths)
    assert platform.title
    assert platform.single
    if platform.name != GENERIC:
        assert platform.marks
        assert platform.body or platform.body_parts or platform.embedded


@pytest.mark.parametrize(
    ("name", "post", "other"),
    [
        (
            "wix",
            ["/post/on-rest", "/single-post/2018/03/02/on-rest", "/blog/post/on-rest"],
            ["/post/", "/blog", "/posts"],
        ),
        (
            "kajabi",
            ["/blog/on-rest", "/blog/search-for-rest"],
            ["/blog/search", "/blog", "/blog/", "/blog/a/b", "/a"],
        ),
    ],
)
def test_shapes_of_addresses(name: str, post: list[str], other: list[str]) -> None:
    patterns = all_platforms()[name].post_paths
    assert [path for path in (*post, *other) if any(p.search(path) for p in patterns)] == post


@pytest.mark.parametrize(
    ("html", "number"),
    [
        ('<link rel="shortlink" href="https://a.org/?p=17">', "17"),
        ('<link rel="alternate" type="application/json" href="https://a.org/wp-json/wp/v2/posts/17">', "17"),
        ('<article id="post-17">', "17"),
        ('<link rel="shortlink" href="https://wp.me/pabc">', None),
    ],
)
def test_wordpress_ids(html: str, number: str | None) -> None:
    platform = all_platforms()["wordpress"]
    found = [
        m.group(1) for text in values(page(html), platform.post_id) if (m := platform.id_pattern.search(text))
    ]
    assert found == ([number] if number else [])


def test_references() -> None:
    shown = page(
        "<h1></h1><h1> On <i>re</i>st </h1><p class=by><span>By</span><span>Sam</span></p>"
        '<time datetime="2018">x</time>'
    )
    assert value(shown, ("h2", "h1")) == "On rest"
    assert value(shown, ("time@datetime",)) == "2018"
    assert value(shown, ("time@title", "time")) == "x"
    assert value(shown, ("h3",)) is None
    assert list(values(shown, (".by", "time@datetime", "h1"))) == ["By Sam", "2018", "On re st"]
