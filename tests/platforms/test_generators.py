"""Static generators: any theme, signs at headings, days without hours, and what they write beside the posts."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from scraper.demo import start_blogs
from scraper.extraction import Hints, extract_page
from scraper.markup import Page
from scraper.platforms import GENERIC, any_site, detect, get_platform
from scraper.types import Article
from tests.demo.client import get

NOW = datetime(2026, 6, 1, tzinfo=UTC)
TEXT = "<p>Slow is a speed. It is the one that hedges grow at, and most friendships.</p><p>Nobody minds.</p>"
WORDS = ["Slow is a speed. It is the one that hedges grow at, and most friendships.", "Nobody minds."]


def read(platform: str, body: str, head: str = "") -> Article:
    page = f"<html><head><title>On rest</title>{head}</head>{body}</html>"
    found = extract_page(page.encode(), Hints(url="https://a.org/on-rest/", fetched_at=NOW, platform=platform))
    assert isinstance(found, Article), found
    return found


def words(article: Article) -> list[str]:
    return [block.text for block in article.blocks]


@pytest.mark.parametrize("name", ["jekyll", "hugo", "pelican", "eleventy"])
def test_a_generators_theme_may_be_any(name: str) -> None:
    platform, generic = get_platform(name), get_platform(GENERIC)
    assert any_site(platform)
    for facts in ("body", "drop", "byline", "published", "modified", "single", "feeds", "sitemaps"):
        assert set(getattr(generic, facts)) <= set(getattr(platform, facts)), facts


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ('<meta name="generator" content="Jekyll v4.4.1" />', "jekyll"),
        ("<!-- Begin Jekyll SEO tag v2.8.0 -->", "jekyll"),
        ('<meta name="generator" content="Hugo 0.148.1">', "hugo"),
        ('<meta name="generator" content="Wowchemy 5.7.0 for Hugo" />', "hugo"),
        ('<meta name="generator" content="Pelican" />', "pelican"),
        (
            '<footer id="contentinfo"><address>Proudly powered by <a href="http://getpelican.com/">Pelican</a></address></footer>',
            "pelican",
        ),
        ('<meta name="generator" content="Eleventy v3.0.0">', "eleventy"),
        (
            '<p>Built with <a href="https://gohugo.io">Hugo</a>, <a href="https://getpelican.com">Pelican</a>, <a href="https://www.11ty.dev/">Eleventy</a>.</p>',
            GENERIC,
        ),
        ("<pre>&lt;!-- Begin Jekyll SEO tag v2.8.0 --&gt;</pre>", GENERIC),
        ('<footer><a href="https://getpelican.com/">Pelican</a></footer>', GENERIC),
    ],
)
def test_signs_of_generators(source: str, name: str) -> None:
    assert detect(Page(f"<html><body>{source}</body></html>", "https://a.org/"), ()).platform.name == name


@pytest.mark.parametrize(
    ("name", "anchor"),
    [
        ("hugo", '<a hidden class="anchor" aria-hidden="true" href="#x">#</a>'),
        ("pelican", '<a class="headerlink" href="#x" title="Permanent link">&para;</a>'),
        ("eleventy", '<a class="header-anchor" href="#x">§</a>'),
        ("jekyll", '<a class="anchor-link" href="#x">#</a>'),
    ],
)
def test_signs_at_headings_are_no_text(name: str, anchor: str) -> None:
    body = (
        '<body><article class="h-entry"><h1 class="p-name">On rest</h1><time class="dt-published" datetime="2024-03-02">2 March</time><div '
        f'class="e-content"><h2 id="x"><a class="anchor" href="#x">Why</a>{anchor}</h2>{TEXT}</div></article></body>'
    )
    # a theme may put the heading itself into such a link
    assert words(read(name, body)) == ["Why", *WORDS]


def test_the_meta_line_of_bootstraps_blog() -> None:
    body = (
        '<body><header class="blog-header"><h1 class="blog-title">Slack Tide’s Blog</h1></header><article class="blog-post"><header><h2 '
        'class="blog-post-title">On rest</h2><p class="blog-post-meta"><time datetime="2024-03-02T21:00:00-08:00">Mar 02, 2024</time> by Nadia '
        f'Ferrante in <a href="/categories/rest/" rel="category tag">Rest</a></p></header>{TEXT}</article></body>'
    )
    found = read("hugo", body, '<meta property="og:type" content="article">')
    assert (found.title, found.authors, words(found)) == ("On rest", ("Nadia Ferrante",), WORDS)


def test_a_day_without_an_hour_stays_that_day() -> None:
    with start_blogs(["eleventy"], heavy=False) as (blog,):
        feed = get(blog, "/feed/feed.xml").text
        assert "<updated>2024-06-12T00:00:00Z</updated>" in feed
        assert "<published>" not in feed
        path = blog.path(blog.posts[0])
        hints = Hints(url=blog.absolute(path), fetched_at=NOW, platform="eleventy")
        found = extract_page(get(blog, path).body, hints)
    assert isinstance(found, Article)
    assert found.published is not None
    assert (found.published.day.isoformat(), found.published.instant) == ("2024-06-12", None)
    assert found.authors == ()


def test_what_generators_write_beside_the_posts() -> None:
    with start_blogs(["pelican", "hugo", "jekyll"], heavy=False) as (pelican, hugo, jekyll):
        listed = get(pelican, "/sitemap.xml").locations
        assert (
            sum(url.removeprefix(pelican.url) in {pelican.path(p)[1:] for p in pelican.posts} for url in listed)
            == 5
        )
        assert len(listed) > 20
        assert "drafts" not in get(pelican, "/sitemap.xml").text + get(pelican, "/feeds/all.atom.xml").text
        assert get(pelican, "/drafts/noch-nicht-fertig.html").status == 200
        whole = get(pelican, "/tag/scham.html").text
        assert "Man darf sie trotzdem behalten" in whole
        feed = get(hugo, "/index.xml").text
        assert all(hugo.absolute(path) in feed for path in hugo.unwanted_paths)
        first, again = get(jekyll, "/feed.xml"), get(jekyll, "/feed.xml")
        stamps = [re.findall("<updated>(.*?)</updated>", got.text) for got in (first, again)]
        assert stamps[0][0] != stamps[1][0]
        assert stamps[0][1:] == stamps[1][1:]
