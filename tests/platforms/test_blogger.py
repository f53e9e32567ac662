"""Blogger: three editors, templates old and new, feeds that give fewer posts than asked for, and what is no post."""
# ruff: noqa: E501 - markup keeps its lines

from collections.abc import Iterator
from datetime import date
from urllib.parse import quote

import pytest

from scraper.demo import DemoBlog, start_blogs
from scraper.demo.golden import body as golden_body
from scraper.demo.platforms.blogger import BloggerBlog
from scraper.discover.feeds import parse_feed
from scraper.discover.whole import item_id
from scraper.markup import Page
from scraper.platforms import detect, get_platform
from scraper.platforms.facts import recognise
from scraper.textformat import render_body
from scraper.types import BlockKind
from tests.demo.client import get
from tests.extraction.pages import PROSE, article, page, text

BLOGGER = get_platform("blogger")


@pytest.fixture(scope="module", params=["blogger", "blogger-short"])
def blog(request: pytest.FixtureRequest) -> Iterator[DemoBlog]:
    with start_blogs([request.param], heavy=False) as (started,):
        yield started


def post_page(body: str, around: str = "") -> str:
    """A post in the oldest template, its editor's text as it stands."""
    return page(
        '<meta content="blogger" name="generator"/>',
        '<div class="widget Blog" id="Blog1"><h2 class="date-header"><span>Friday, March 4, 2011</span></h2>'
        '<div class="post hentry" itemprop="blogPost"><h3 class="post-title entry-title"><a href="/x">On rest</a></h3>'
        f'<div class="post-body entry-content" id="post-body-77">{body}</div>{around}</div></div>',
    )


def test_every_page_gives_the_same_text_as_the_feed(blog: DemoBlog) -> None:
    for post in blog.posts:
        link = blog.absolute(blog.path(post))
        found = article(get(blog, blog.path(post)).text, url=link, platform="blogger")
        assert (found.title, found.bylines) == (post.title, (post.author,))
        assert render_body(found.blocks).split("\n\n") == golden_body(post)
        assert found.published is not None
        assert found.published.instant == post.published
        assert found.published.day == post.published.date()
        assert set(found.tags) == set(post.tags)
        twin = article(get(blog, f"{blog.path(post)}?m=1").text, url=link, platform="blogger")
        assert (twin.platform_id, twin.blocks, twin.canonical_url) == (found.platform_id, found.blocks, link)


def test_pages_and_both_feeds_name_a_post_by_one_number(blog: DemoBlog) -> None:
    post = blog.posts[1]
    shown = article(get(blog, blog.path(post)).text, url=blog.absolute(blog.path(post)), platform="blogger")
    assert shown.platform_id is not None
    assert shown.platform_id.isdigit()
    for path in ("/feeds/posts/default", "/feeds/posts/default?alt=rss", "/feeds/posts/summary?orderby=updated"):
        feed = parse_feed(get(blog, path).body, blog.absolute(path))
        named = {item.url: item_id(item, BLOGGER) for item in feed.items}
        assert named[blog.absolute(blog.path(post))] == shown.platform_id
        assert feed.declared_total == len(named) == len(blog.posts)


def test_a_page_of_the_feed_holds_what_fits() -> None:
    with start_blogs(["blogger"], 130, heavy=False) as (big,):
        start, seen = 1, []
        while True:
            path = f"/feeds/posts/default?start-index={start}&max-results=150"
            feed = parse_feed(get(big, path).body, big.absolute(path))
            if not feed.items:
                break
            assert len(feed.items) <= 100
            seen += [item.url for item in feed.items]
            start += len(feed.items)
        assert seen == [big.absolute(big.path(post)) for post in big.posts]
        first = parse_feed(get(big, "/feeds/posts/default").body, big.url)
        assert (len(first.items), first.next_url) == (
            25,
            f"https://www.blogger.com/feeds/{BloggerBlog.blog_id}/posts/default?start-index=26&max-results=25",
        )  # fmt: skip


def test_the_pager_leads_where_robots_may_not_go() -> None:
    with start_blogs(["blogger"], 20, heavy=False) as (many,):
        assert "Disallow: /search\n" in get(many, "/robots.txt").text
        seen: list[str] = []
        path: str | None = "/"
        while path:
            tree = get(many, path).tree
            seen += [a.attributes["href"] or "" for a in tree.css("h3.post-title a")]
            older = tree.css_first("a.blog-pager-older-link")
            path = (
                (older.attributes["href"] or "").removeprefix(many.url.rstrip("/")) if older is not None else None
            )
            assert path is None or path.startswith("/search?updated-max=")
        assert seen == [many.absolute(many.path(post)) for post in many.posts]


def test_breaks_make_paragraphs_and_lines() -> None:
    body = (
        '<span style="font-family: verdana;">One paragraph, <b>bold</b> here.<br /><br />Two, with a line<br />that breaks.'
        "<br /><br />&nbsp;<br /><br /><ul><li>a point</li></ul><br />Three.</span><div style='clear: both;'></div>"
    )
    found = article(post_page(body), platform="blogger")
    assert [(block.kind, block.text) for block in found.blocks] == [
        (BlockKind.PARAGRAPH, "One paragraph, bold here."),
        (BlockKind.VERSE, "Two, with a line\nthat breaks."),
        (BlockKind.BULLET, "a point"),
        (BlockKind.PARAGRAPH, "Three."),
    ]


def test_a_caption_is_text_and_the_footer_is_not() -> None:
    body = PROSE + (
        '<table class="tr-caption-container"><tbody><tr><td style="text-align: center;"><a href="a.jpg"><img alt="alt" src="a.jpg"/></a></td></tr>'
        '<tr><td class="tr-caption" style="text-align: center;">By the river.</td></tr></tbody></table><div class="separator"><img src="b.jpg"/></div>'
    )
    inside = '<div class="post-share-buttons"><a>Email This</a><a>BlogThis!</a></div><div class="jump-link"><a>Read more »</a></div>'
    around = (
        '<div class="post-footer"><span class="post-author vcard">Posted by <span class="fn">Ana Bell</span></span> at '
        '<abbr class="published" title="2011-03-04T22:15:00-06:00">10:15 PM</abbr></div><div id="comments"><h4>No comments:</h4></div>'
    )
    html = post_page(body + inside, around)
    assert text(html, platform="blogger").split("\n\n")[4:] == ["By the river."]
    found = article(html, platform="blogger")
    assert (found.title, found.authors, found.platform_id) == ("On rest", ("Ana Bell",), "77")
    assert found.published is not None
    # an hour at which it is tomorrow in Greenwich
    assert found.published.day == date(2011, 3, 4)


@pytest.mark.parametrize(
    ("path", "post"),
    [
        ("/2024/05/what-the-porch-is-for.html", True),
        ("/2009/09/blog-post_17.html", True),
        (f"/2015/01/{quote('über-grenzen')}.html", True),
        ("/p/about-me.html", False),
        ("/2024/05/", False),
        ("/2006_03_01_archive.html", False),
        ("/search/label/Grief", False),
        ("/search?updated-max=2024-01-01T00:00:00-06:00", False),
    ],
)
def test_addresses(path: str, post: bool) -> None:
    assert any(shape.search(path.partition("?")[0]) for shape in BLOGGER.post_paths) is post


@pytest.mark.parametrize(
    "head",
    [
        "<meta content='blogger' name='generator'/>",
        '<meta name="generator" content="Blogger">',
        '<link rel="service.post" type="application/atom+xml" href="https://www.blogger.com/feeds/385/posts/default" />',
    ],
)
def test_what_every_template_shows(head: str) -> None:
    assert detect(Page(page(head), "https://a.org/"), ()).platform.name == "blogger"


@pytest.mark.parametrize(
    "body",
    [
        '<a href="https://www.blogger.com/profile/0385">My old blog on Blogger</a><a href="https://a.blogspot.com/">a</a>',
        '<img src="https://blogger.googleusercontent.com/img/b/R29/s1600/a.jpg"><div class="sc_blogger post-body entry-content">Text</div>',
        '<iframe src="https://www.blogger.com/video.g?token=1"></iframe><script src="https://a.blogspot.com/feeds/posts/default?alt=json-in-script"></script>',
    ],
)
def test_strangers_are_not_taken_for_it(body: str) -> None:
    assert recognise(BLOGGER, Page(page("", body), "https://a.org/"), ()) is None
