"""Squarespace: templates that the demo does not serve, and the traps that it does."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from scraper.config import load_sites
from scraper.demo import DemoBlog, start_blogs
from scraper.extraction import extract_whole_post
from scraper.fetch.robots import parse
from scraper.markup import Page
from scraper.pipeline import Order, crawl
from scraper.platforms import WholePost, all_platforms, get_platform, values
from scraper.platforms.facts import recognise
from scraper.textformat import render_body
from scraper.types import Article, Headers, RouteKind
from tests.demo.client import get
from tests.extraction.pages import PROSE, article, hints, page, reason
from tests.pipeline.tools import World, query

SQUARESPACE = get_platform("squarespace")
METAS = (
    '<meta itemprop="author" content="Ana Reyes"/><meta itemprop="datePublished" content="2023-06-09T21:40:00-0600"/>'
    '<meta itemprop="dateModified" content="2023-07-16T08:27:53-0600"/><meta itemprop="headline" content="On Rest &amp; Work"/>'
    '<meta property="og:title" content="Counseling in Denver | Ana Reyes Therapy"/><meta property="og:type" content="article"/>'
)
ITEM = "item-68b96f4561da841533b95a58"


@pytest.fixture(scope="module")
def blogs() -> Iterator[dict[str, DemoBlog]]:
    with start_blogs(["squarespace-70", "squarespace-71"], heavy=False) as started:
        yield {blog.name: blog for blog in started}


def layout(inner: str, marks: str = f'id="{ITEM}"') -> str:
    block = f'<div class="sqs-block html-block"><div class="sqs-block-content">{inner}</div></div>'
    return f'<div class="sqs-layout sqs-grid-12" {marks}><div class="row sqs-row">{block}</div></div>'


def read(body: str, head: str = METAS) -> Article:
    return article(page(head, body), platform="squarespace")


def words(found: Article) -> str:
    return render_body(found.blocks)


# recognition --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "headers"),
    [
        ("", (("Server", "Squarespace"),)),
        ("", (("x-servedby", "squarespace"),)),
        ('<script data-name="static-context">Static = window.Static || {};</script>', ()),
        # an older page: no name on the script
        (
            "<!-- This is Squarespace. --><script>Static.SQUARESPACE_CONTEXT = {}</script>",
            (),
        ),
        # a saved page without scripts
        (f'<body id="{ITEM}" class="view-item collection-type-blog">{layout(PROSE)}', ()),
    ],
)
def test_it_is_recognised(source: str, headers: Headers) -> None:
    assert recognise(SQUARESPACE, Page(f"<html>{source}</html>", "https://a.org/"), headers) is not None


@pytest.mark.parametrize(
    "source",
    [
        '<p>I left <a href="https://www.squarespace.com">Squarespace</a> last year.</p>',
        '<img src="https://static1.squarespace.com/static/5c0/1/a.jpg"><img src="https://images.squarespace-cdn.com/b.jpg">',
        "<pre>&lt;!-- This is Squarespace. --&gt; Static.SQUARESPACE_CONTEXT = {</pre>",
        '<iframe src="https://ana.squarespace.com/booking"></iframe>',
        '<body id="collection-1" class="blog">',
    ],
)
def test_who_speaks_of_it_or_borrows_from_it_is_none(source: str) -> None:
    assert recognise(SQUARESPACE, Page(f"<html>{source}{PROSE}</html>", "https://a.org/"), ()) is None


# addresses ----------------------------------------------------------------------------------------------------


def test_a_post_stands_below_its_blog_whatever_that_is_called() -> None:
    posts = [
        "/blog/on-rest",
        "/home/on-rest",
        "/our-members/2018/12/4/on-rest",
        "/new-blog/l5puer424xg9ts38lg2fnyci5zlx61",
    ]
    other = ["/blog", "/about", "/", "/store/p/card-deck", "/s/handout", "/static/a/b"]
    (shape,) = SQUARESPACE.post_paths
    assert [path for path in (*posts, *other) if shape.search(path)] == posts


def test_robots_txt_shuts_the_json_views_and_not_the_feed(blogs: dict[str, DemoBlog]) -> None:
    for blog in blogs.values():
        robots = get(blog, "/robots.txt").text
        assert robots.startswith("# Squarespace Robots Txt\n")
        assert "\nDisallow:/*?format=json-pretty\n" in robots
        rules = parse(robots.encode(), blog.url)
        start = blog.url + blog.path(blog.posts[0]).split("/")[1]
        opened = ["?format=rss", "?format=rss&offset=1758625585564", "?offset=1758625585564", "/tag/rest"]
        shut = [
            "?format=json",
            "?format=json-pretty",
            "?author=5c0a",
            "?tag=rest",
            "?offset=17&reversePaginate=true",
        ]
        assert [asked for asked in (*opened, *shut) if rules.allowed(start + asked)] == opened


def test_the_zone_is_read_from_the_context(blogs: dict[str, DemoBlog]) -> None:
    pattern = SQUARESPACE.zone_pattern
    assert pattern is not None
    for blog in blogs.values():
        told = pattern.search(get(blog, "/").text)
        assert told is not None
        assert told.group(1) == blog.timezone
    assert pattern.search('"timeZoneOffset":-25200000,"timeZoneAbbr":"MST"') is None


# pages --------------------------------------------------------------------------------------------------------


def test_the_headline_is_no_title_for_search_engines_and_the_offset_needs_no_colon() -> None:
    found = read(
        f'<div class="blog-item-wrapper"><article class="hentry"><div class="blog-item-content">{PROSE}</div></article></div>'
    )
    assert found.title == "On Rest & Work"
    assert found.authors == ("Ana Reyes",)
    assert found.published is not None
    assert found.modified is not None
    assert (found.published.day, found.modified.day) == (date(2023, 6, 9), date(2023, 7, 16))


def test_a_day_without_a_year_is_no_date() -> None:
    top = '<time class="dt-published blog-meta-item--date" datetime="Sep 16"><span>Sep 16</span></time>'
    body = f'<div class="blog-item-wrapper"><article class="hentry"><h1 class="entry-title">On rest</h1>{top}<div class="blog-item-content">{PROSE}</div></article></div>'
    assert read(body, "").published is None


def test_a_change_before_the_publication_is_none() -> None:
    planned = METAS.replace("2023-07-16T08:27:53", "2023-06-09T20:50:00")
    found = read(
        f'<article class="BlogItem"><h1 class="BlogItem-title">On rest</h1>{layout(PROSE)}</article>', planned
    )
    assert found.modified is None


def test_brine_keeps_its_metas_and_shares_behind_the_body() -> None:
    share = '<div class="BlogItem-share"><div class="Share sqs-share-buttons">Facebook 0 Likes</div></div>'
    meta = (
        '<div class="Blog-meta BlogItem-meta"><span class="Blog-meta-item--categories"><a class="Blog-meta-item-category" '
        'href="/blog/category/Rest">Rest</a></span> / <a class="Blog-meta-item Blog-meta-item--author">Ana Reyes</a>'
        '<time class="Blog-meta-item Blog-meta-item--date" datetime="2017-04-10">April 10, 2017</time></div>'
    )
    after = '<nav class="BlogItem-pagination clear"><h4>Knowing yourself</h4><h4>Single-session therapy</h4></nav>'
    found = read(
        f'<article class="BlogItem hentry post"><h1 class="BlogItem-title">On rest</h1>{layout(PROSE)}{meta}{share}</article>{after}',
        "",
    )
    assert (found.title, found.authors, found.tags) == ("On rest", ("Ana Reyes",), ("Rest",))
    assert found.published is not None
    assert found.published.day == date(2017, 4, 10)
    assert words(found).count("\n\n") == 3
    assert found.platform_id == ITEM.removeprefix("item-")


def test_what_blocks_put_between_the_words_is_left_out() -> None:
    summary = '<div class="sqs-block sqs-block-summary-v2"><span class="summary-header-text">You May Also Like</span><p>Another post</p></div>'
    letter = '<div class="sqs-block sqs-block-newsletter"><h2>Subscribe</h2><p>We respect your privacy.</p></div>'
    shop = '<div class="sqs-block sqs-block-product"><p>Card deck</p><p>$12.00</p></div>'
    promoted = layout("<p>Ten years of us!</p>", 'data-layout-label="Promoted Block"')
    body = layout(
        promoted + PROSE + summary + letter + shop, f'data-layout-label="Post Body" data-type="item" id="{ITEM}"'
    )
    text = words(read(f'<article class="hentry"><div class="entry-content">{body}</div></article>'))
    assert not re.search("Also Like|Another|Subscribe|privacy|deck|Ten years", text)
    assert text.count("\n\n") == 3


def test_a_list_of_posts_is_none() -> None:
    cards = f'<article class="entry hentry"><h1 class="entry-title"><a href="/blog/a">A</a></h1><div class="entry-content">{PROSE}</div></article>'
    html = f'<html><head><title>Blog</title></head><body class="view-list collection-type-blog">{cards * 2}</body></html>'
    assert reason(html, platform="squarespace", claims=()) == "not-a-post"


def test_a_post_that_is_one_code_block_is_read_from_the_wrapper(blogs: dict[str, DemoBlog]) -> None:
    blog = blogs["squarespace-71"]
    post = next(post for post in blog.posts if post.slug == "the-night-shift-of-the-mind")
    got = get(blog, blog.path(post))
    assert got.tree.css_first(".blog-item-content, [data-layout-label]") is None
    assert len(got.tree.css(".blog-item-content-wrapper p2")) == len(post.blocks)
    text = words(article(got.text, platform="squarespace"))
    assert text.startswith("At three in the morning the mind puts on its coveralls")
    assert text.endswith("you’ll be glad he wrote it down.")


# feeds --------------------------------------------------------------------------------------------------------


def test_a_feed_has_the_blocks_without_their_frames() -> None:
    button = '<a href="/contact" class="sqs-block-button-element--medium sqs-block-button-element">Book now</a>'
    figure = '<figure class="sqs-block-image-figure"><img data-src="/a.jpg"><figcaption><p>A stone.</p></figcaption></figure>'
    post = WholePost(key="", url="https://a.org/blog/on-rest", title="On rest", html=figure + PROSE + button)
    found = extract_whole_post(post, hints(platform="squarespace"), RouteKind.FEED)
    assert isinstance(found, Article)
    text = words(found)
    assert text.startswith("A stone.\n\nThis is paragraph one")
    assert text.endswith("taken for one.")


def test_an_item_and_its_page_have_the_same_id(blogs: dict[str, DemoBlog]) -> None:
    for blog in blogs.values():
        post = blog.posts[0]
        feed = get(blog, f"/{blog.path(post).split('/')[1]}?format=rss").text
        guid = re.search(r'<guid isPermaLink="false">([^<]+)</guid>', feed)
        assert guid is not None
        assert SQUARESPACE.guid_pattern is not None
        told = SQUARESPACE.guid_pattern.search(guid.group(1))
        shown = next(iter(values(Page(get(blog, blog.path(post)).text, blog.url), SQUARESPACE.post_id)))
        assert told is not None
        assert shown == f"item-{told.group(1)}"


def test_a_feed_is_paged_by_the_time_of_its_last_post(tmp_path: Path) -> None:
    with start_blogs(["squarespace-71"], 45, heavy=False, closed={"sitemap": "404", "listing": "403"}) as (blog,):
        sites = load_sites(World(tmp_path, [blog]).config, frozenset(all_platforms())).sites
        order = Order(
            archive=tmp_path / "archive",
            command="test",
            clock=lambda: datetime.now(UTC),
            state_folder=tmp_path / "turns",
            workers=1,
        )
        (report,) = asyncio.run(crawl(sites, order))
        assert (report.status, report.counts) == ("ok", {"saved": 45})
        asked = [entry.path for entry in blog.requests]
        pages = [path for path in asked if "format=rss&offset=" in path]
        # the post that the cursor stands on comes again, on the last page alone
        assert len(pages) == 3
        first = get(blog, pages[0]).text
        assert blog.absolute(blog.path(blog.posts[19])) in first
        assert blog.absolute(blog.path(blog.posts[18])) not in first
        assert get(blog, pages[2]).text.count("<item>") == 1
        # and three pages of the site, to see that the feed is whole
        assert len([path for path in asked if path.startswith("/blog/")]) == 3
        assert not [path for path in asked if "format=json" in path or "reversePaginate" in path]


# the demo's own traps -----------------------------------------------------------------------------------------


def test_traps_of_71(blogs: dict[str, DemoBlog]) -> None:
    blog = blogs["squarespace-71"]
    posts = blog.posts
    got = get(blog, blog.path(posts[1]))
    names = [
        node.attributes["content"] for node in got.tree.css('meta[property="og:title"], meta[itemprop="headline"]')
    ]
    assert names == [f"{blog.profile.title} | {blog.profile.tagline}", posts[1].title]
    assert [node.attributes["datetime"] for node in got.tree.css("time.dt-published")] == ["May 4"]
    node = json.loads(got.tree.css('script[type="application/ld+json"]')[1].text())
    assert (node["headline"], node["author"]) == (posts[1].title.replace("&", "&amp;"), "sam whitlock")
    assert re.fullmatch(r"2025-05-04T16:05:00-0500", node["datePublished"])
    assert [h.text() for h in got.tree.css("#itemPagination h2")] == [posts[0].title, posts[2].title]
    assert "You May Also Like" in got.text
    home = get(blog, "/").tree
    assert home.css_first('link[rel="alternate"]') is None
    feed = get(blog, "/blog?format=rss").text
    assert feed.count("<content:encoded>") == sum(bool(post.description) for post in posts) == 1


def test_traps_of_70(blogs: dict[str, DemoBlog]) -> None:
    blog = blogs["squarespace-70"]
    copy = next(post for post in blog.posts if post.repost_of)
    assert blog.path(copy) == "/oldblog/2016/3/8/a-fila-do-pao"
    assert get(blog, "/diario/2016/3/8/a-fila-do-pao").status == get(blog, blog.path(copy)).status == 200
    planned = get(blog, blog.path(blog.posts[1])).tree
    stamps = [planned.css_first(f'meta[itemprop="{name}"]') for name in ("datePublished", "dateModified")]
    assert [node.attributes["content"] for node in stamps if node is not None] == [
        "2018-12-04T09:30:00-0200",
        "2018-12-04T08:40:00-0200",
    ]
    assert [node.text() for node in planned.css(".meta-above-title .delimiter")] == ["/"]
    locations = get(blog, "/sitemap.xml").locations
    assert {blog.absolute(path) for path in (*blog.unwanted_paths, *map(blog.path, blog.posts))} < set(locations)
    feeds = [node.attributes["href"] for node in get(blog, "/").tree.css('link[rel="alternate"]')]
    assert feeds == [blog.absolute("/diario?format=rss"), blog.absolute("/oldblog?format=rss")]


def test_the_copy_in_the_old_blog_is_a_duplicate(tmp_path: Path) -> None:
    with start_blogs(["squarespace-70"], heavy=False) as (blog,):
        report = World(tmp_path, [blog]).crawl(tmp_path / "archive")[blog.name]
        assert report["counts"] == {"saved": 6, "duplicate": 1}
        rows = query(
            tmp_path / "archive",
            "SELECT document_id, platform_id FROM pages WHERE url LIKE '%/2016/3/8/a-fila-do-pao'",
        )
        assert len({document for document, _ in rows}) == 1
        assert len({own for _, own in rows}) == 2
