"""Drupal, Joomla and Psychology Today: older markup, twins of posts, and what their feeds and lists hide."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from scraper import urls
from scraper.demo import DemoBlog, start_blogs
from scraper.discover.listings import read_listing
from scraper.extraction import Hints, extract_page
from scraper.markup import Page
from scraper.platforms import detect, get_platform
from scraper.types import Article, Extracted, NotArticle
from tests.demo.client import get

NOW = datetime(2026, 6, 1, tzinfo=UTC)
TEXT = "<p>Rest is work. It is the work that nobody sees, and that everybody lives on.</p><p>So is play.</p>"
WORDS = ["Rest is work. It is the work that nobody sees, and that everybody lives on.", "So is play."]


def extracted(platform: str, body: str, head: str = "", url: str = "https://a.org/blog/on-rest") -> Extracted:
    page = f"<html><head><title>On rest</title>{head}</head>{body}</html>"
    return extract_page(page.encode(), Hints(url=url, fetched_at=NOW, platform=platform))


def read(platform: str, body: str, head: str = "", url: str = "https://a.org/blog/on-rest") -> Article:
    found = extracted(platform, body, head, url)
    assert isinstance(found, Article), found
    return found


def words(article: Article) -> list[str]:
    return [block.text for block in article.blocks]


# drupal --------------------------------------------------------------------------------------------------------

DRUPAL_7 = (
    '<body class="html not-front node-type-blog"><h1 class="title" id="page-title">On rest</h1><div class="tabs">View</div>'
    '<div id="node-123" class="node node-blog"><div class="meta submitted"><span property="dc:date dc:created" '
    'content="2013-03-04T21:15:00-06:00" datatype="xsd:dateTime">Submitted by <span rel="sioc:has_creator"><a href="/user/2" '
    'class="username">Ruth Adeyemi</a></span> on Mon, 03/04/2013 - 21:15</span></div><div class="content clearfix"><div class="field '
    f'field-name-body field-type-text-with-summary"><div class="field-items"><div class="field-item even" property="content:encoded">{TEXT}'
    '</div></div></div><div class="field field-name-field-tags"><div class="field-label">Tags:&nbsp;</div><ul class="links"><li><a '
    'href="/tags/rest">Rest</a></li></ul></div></div><ul class="links inline"><li><a href="/user/login">Log in</a> to post comments</li></ul>'
    '<div id="comments" class="comment-wrapper"><h2>Comments</h2><div class="comment"><div class="submitted">Submitted by Dele on Tue, '
    '03/05/2013</div><div class="field field-name-comment-body">Thank you.</div></div></div></div></body>'
)


def test_drupal_7() -> None:
    found = read("drupal", DRUPAL_7, '<link rel="shortlink" href="/node/123" />')
    assert words(found) == WORDS
    assert (found.title, found.authors, found.tags, found.platform_id) == (
        "On rest",
        ("Ruth Adeyemi",),
        ("Rest",),
        "123",
    )
    assert found.published is not None
    assert found.published.day.isoformat() == "2013-03-04"


@pytest.mark.parametrize(
    ("kind", "post"), [("node--type-blog", True), ("node--type-article", True), ("node--type-page", False)]
)
def test_types_of_drupal_nodes(kind: str, post: bool) -> None:
    body = (
        f'<body><h1 class="page-title">On rest</h1><article data-history-node-id="9" class="node {kind} node--view-mode-full"><div '
        f'class="node__content"><div class="field--name-body">{TEXT}</div></div></article></body>'
    )
    found = extracted("drupal", body)
    assert isinstance(found, Article if post else NotArticle)
    if isinstance(found, Article):
        assert (found.platform_id, words(found)) == ("9", WORDS)


@pytest.mark.parametrize(
    ("guid", "number"), [("12 at https://a.org", "12"), ("https://a.org/node/12", None), ("at http://a.org", None)]
)
def test_drupal_ids_in_feeds(guid: str, number: str | None) -> None:
    pattern = get_platform("drupal").guid_pattern
    assert pattern is not None
    match = pattern.search(guid)
    assert (match.group(1) if match else None) == number


def test_a_drupal_list_never_ends_with_an_error() -> None:
    with start_blogs(["drupal"], heavy=False) as (blog,):
        page, following, posts = "/blog", [], set()
        while page:
            got = get(blog, page)
            listing = read_listing(got.text, blog.absolute(page))
            posts |= {url for url, _ in listing.links}
            page = (listing.next_url or "").removeprefix(blog.url)
            following.append(page)
        beyond = get(blog, "/blog?page=7")
        assert following == ["blog?page=1", "blog?page=2", ""]
        assert {blog.absolute(blog.path(post)) for post in blog.posts} <= posts
        assert beyond.status == 200
        assert not beyond.tree.css(".view-content article")


def test_drupal_feeds_cut_without_a_sign() -> None:
    with start_blogs(["drupal"], heavy=False) as (blog,):
        feed = get(blog, "/rss.xml").text
        assert "The eyes do a round" not in feed
        assert not re.search(r"\.\.\.|…</p>|Read more", feed)
    assert not any(
        get_platform(name).feeds_whole for name in ("drupal", "joomla", "hugo", "eleventy", "psychology-today")
    )


# joomla --------------------------------------------------------------------------------------------------------

INFO = (
    '<dl class="article-info text-muted"><dt class="article-info-term"><span class="visually-hidden">Details</span></dt><dd class="createdby">'
    '<span class="icon-user"></span> Written by: <span>Claire Vasseur</span></dd><dd class="category-name">Category: <a href="/blog">Blog</a></dd>'
    '<dd class="published"><time datetime="2024-03-14T00:35:00+01:00">Published: 14 March 2024</time></dd><dd class="modified"><time '
    'datetime="2024-03-20T10:00:00+01:00">Last Updated: 20 March 2024</time></dd><dd class="hits">Hits: 812</dd></dl>'
)
JOOMLA_5 = (
    '<body class="site com_content wrapper-static view-article"><div class="com-content-article item-page"><div class="page-header"><h1>On rest</h1>'
    f'</div>{INFO}<div class="com-content-article__body">{TEXT}<a class="btn" href="/book">Book now</a></div><ul class="tags list-inline"><li><a '
    'href="/tags/rest" class="btn btn-sm">Rest</a></li></ul><nav class="pagenavigation"><a class="btn" href="/blog/1-x" rel="prev">Previous</a>'
    "</nav></div></body>"
)
K2 = (
    '<body><div id="k2Container" class="itemView"><div class="itemHeader"><span class="itemDateCreated">Thursday, 14 March 2024 00:35</span><h2 '
    'class="itemTitle">On rest</h2><span class="itemAuthor">Written by <a rel="author" href="/a">Claire Vasseur</a></span></div><div '
    f'class="itemToolbar">font size</div><div class="itemBody"><div class="itemIntroText"></div><div class="itemFullText">{TEXT}</div><div '
    'class="itemLinks">Published in Blog</div></div></div></body>'
)


@pytest.mark.parametrize("body", [JOOMLA_5, K2], ids=["core", "k2"])
def test_joomla(body: str) -> None:
    found = read("joomla", body)
    assert words(found) == WORDS
    assert (found.title, found.authors) == ("On rest", ("Claire Vasseur",))
    assert found.published is not None
    assert found.published.day.isoformat() == "2024-03-14"


def test_an_article_alone_in_a_joomla_menu_is_no_post() -> None:
    body = JOOMLA_5.replace(INFO, "")
    assert isinstance(extracted("joomla", body, url="https://a.org/tarifs"), NotArticle)


@pytest.mark.parametrize(
    ("canonical", "number"),
    [
        ("https://a.org/blog/78-la-perception", "78"),
        ("https://a.org/newsletters/152-2017-01/150-itmatters", "150"),
        ("https://a.org/blog/la-perception", None),
        # K2 counts its items apart from the articles
        ("https://a.org/blog/item/78-la-perception", None),
    ],
)
def test_joomla_ids(canonical: str, number: str | None) -> None:
    found = read("joomla", JOOMLA_5, f'<link rel="canonical" href="{canonical}">', url=canonical)
    assert found.platform_id == number


@pytest.mark.parametrize(
    ("path", "post"),
    [
        ("/blog/78-la-perception", True),
        ("/la-perception", True),
        ("/index.php/blog/78-la-perception", True),
        ("/component/mailto/", False),
        ("/index.php/component/tags/tag/3", False),
        ("/component/content/article/78-la-perception", False),
    ],
)
def test_what_joomla_keeps_under_component_is_a_twin_or_no_post(path: str, post: bool) -> None:
    assert any(shape.search(path) for shape in get_platform("joomla").post_paths) == post


def test_the_print_twin_of_a_joomla_post_is_the_same_post() -> None:
    with start_blogs(["joomla"], heavy=False) as (blog,):
        post = blog.posts[0]
        twin = f"{blog.path(post)}?tmpl=component&print=1"
        assert twin.replace("&", "&amp;") in get(blog, blog.path(post)).text
        assert urls.key(blog.absolute(twin)) == urls.key(blog.absolute(blog.path(post)))
        assert get(blog, f"/blog/{post.id}-an-older-alias").text == get(blog, blog.path(post)).text


# psychology today ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module", name="magazine")
def _magazine() -> Iterator[DemoBlog]:
    with start_blogs(["psychology-today"], heavy=False) as (blog,):
        yield blog


def shown(blog: DemoBlog, path: str) -> Article:
    got = get(blog, path)
    found = extract_page(got.body, Hints(url=blog.absolute(path), fetched_at=NOW, platform=blog.platform))
    assert isinstance(found, Article), found
    return found


def test_key_points_are_bullets_and_the_reviewer_is_no_author(magazine: DemoBlog) -> None:
    post = magazine.posts[0]
    found = shown(magazine, magazine.path(post))
    assert [block.kind.value for block in found.blocks[:4]] == ["paragraph", "bullet", "bullet", "bullet"]
    assert found.blocks[0].text == "Key points"
    assert (found.authors, found.credentials) == (("Irene Halloway",), ("Ph.D.",))
    assert "Maureen Tolliver" in get(magazine, magazine.path(post)).text
    assert not re.search("dvertisement|Therapist|Tolliver", "\n".join(words(found)))


def test_key_points_without_a_common_parent_do_not_hide_the_text() -> None:
    body = (
        '<body><article class="blog-entry--full"><h1 class="blog-entry__title--full">On rest</h1><p class="blog-entry__date--full">Posted March 2, '
        f'2024 | Reviewed by Ann Lee</p><div class="field-name-body">{TEXT}</div></article></body>'
    )
    found = read("psychology-today", body)
    assert (words(found), found.authors) == (WORDS, ())
    assert found.published is not None
    assert found.published.day.isoformat() == "2024-03-02"


def test_only_posts_have_the_shape_of_one() -> None:
    (shape,) = get_platform("psychology-today").post_paths
    posts = [
        "/us/blog/slow-weather/202403/on-rest",
        "/intl/blog/slow-weather/202403/on-rest",
        "/blog/slow-weather/201003/on-rest",
    ]
    others = [
        "/us/blog/slow-weather",
        "/us/blog/slow-weather/202403",
        "/us/basics/depression",
        "/us/therapists/new-york",
    ]
    assert [path for path in (*posts, *others) if shape.search(path)] == posts


def test_the_entry_keeps_the_rest_of_the_magazine_out(magazine: DemoBlog) -> None:
    listing = read_listing(get(magazine, "/us/blog/slow-weather").text, magazine.absolute("/us/blog/slow-weather"))
    paths = {url.removeprefix(magazine.url.rstrip("/")) for url, _ in listing.links}
    assert "/us/blog/the-tidy-mind/202409/five-drawers" in paths
    assert any(path.startswith("/intl/blog/slow-weather/") for path in paths)
    assert magazine.entry()["include"] == ["/us/blog/slow-weather/*"]
    assert magazine.entry()["url"] == magazine.absolute("/us/blog/slow-weather")


def test_a_drupal_magazine_is_not_taken_for_any_drupal() -> None:
    source = (
        '<html><head><meta name="Generator" content="Drupal 10 (https://www.drupal.org)"><meta property="og:site_name" content="Psychology Today">'
        "</head><body></body></html>"
    )
    assert (
        detect(Page(source, "https://www.psychologytoday.com/us/blog/x"), ()).platform.name == "psychology-today"
    )
