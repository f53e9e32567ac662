"""REST, sitemaps, feed and pages of the three WordPress blogs, and the ways in which REST can be shut."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest

from scraper.demo import DemoBlog, start_blogs
from tests.demo.client import get

POSTS = "/wp-json/wp/v2/posts"


@pytest.fixture(scope="module")
def large() -> Iterator[DemoBlog]:
    with start_blogs(["wordpress-block"], 250) as (blog,):
        yield blog


def test_rest_pages_through_everything(large: DemoBlog) -> None:
    ids: list[int] = []
    for number in (1, 2, 3):
        got = get(large, f"{POSTS}?per_page=100&page={number}&orderby=id&order=asc&_fields=id")
        assert (got.headers["x-wp-total"], got.headers["x-wp-totalpages"]) == ("250", "3")
        assert ('rel="next"' in got.headers.get("link", "")) == (number < 3)
        assert all(set(row) == {"id"} for row in got.json)
        ids += [row["id"] for row in got.json]
    assert ids == sorted(post.id for post in large.posts)


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("per_page=101", "rest_invalid_param"),
        ("per_page=0", "rest_invalid_param"),
        ("per_page=ten", "rest_invalid_param"),
        ("page=0", "rest_invalid_param"),
        ("orderby=karma", "rest_invalid_param"),
        ("order=up", "rest_invalid_param"),
        ("modified_after=yesterday", "rest_invalid_param"),
        ("per_page=100&page=4", "rest_post_invalid_page_number"),
    ],
)
def test_rest_refuses_what_wordpress_refuses(large: DemoBlog, query: str, code: str) -> None:
    got = get(large, f"{POSTS}?{query}")
    assert got.status == 400
    assert got.json["code"] == code
    assert got.json["data"]["status"] == 400


def test_rest_default_is_ten_newest(large: DemoBlog) -> None:
    rows = get(large, POSTS).json
    assert [row["id"] for row in rows] == [post.id for post in large.posts[:10]]


def test_rest_gives_whole_posts(blogs: dict[str, DemoBlog]) -> None:
    blog = blogs["wordpress-block"]
    rows = {row["slug"]: row for row in get(blog, f"{POSTS}?per_page=100&_embed=author,wp:term").json}
    assert len(rows) == len(blog.posts) + 1
    row = rows["a-beginner-s-guide-to-feeling-things"]
    assert row["title"]["rendered"] == "A Beginner&#8217;s Guide to Feeling Things"
    assert (row["date"], row["date_gmt"]) == ("2024-03-09T21:15:00", "2024-03-10T04:15:00")
    assert row["sticky"] is True
    assert "<li>Where is there tightness?</li>" in row["content"]["rendered"]
    assert row["_embedded"]["author"][0]["name"] == "Dr. Tomás Ferreira, LMFT"
    assert [term["name"] for term in row["_embedded"]["wp:term"][0]] == ["Emotions", "Start Here"]
    locked = rows["for-members-of-the-winter-group"]
    assert locked["content"] == {"rendered": "", "protected": True}


def test_rest_fields_and_embed(blogs: dict[str, DemoBlog]) -> None:
    blog = blogs["wordpress-block"]
    row = get(blog, f"{POSTS}?_embed&_fields=id,title.rendered").json[0]
    assert set(row) == {"id", "title"}
    assert set(row["title"]) == {"rendered"}
    assert "_embedded" in get(blog, f"{POSTS}?_embed=author&_fields=id,_links,_embedded").json[0]
    assert "_embedded" not in get(blog, POSTS).json[0]
    assert get(blog, "/?rest_route=/wp/v2/posts&per_page=1").headers["x-wp-total"] == "8"
    assert get(blog, "/wp-json/").json["timezone_string"] == "America/Denver"
    assert get(blog, "/wp-json/wp/v2/nothing").json["code"] == "rest_no_route"
    assert set(get(blog, "/wp-json/wp/v2/types").json) == {"post", "page"}
    assert {row["slug"] for row in get(blog, "/wp-json/wp/v2/pages").json} == {"about", "contact", "emdr-therapy"}


def test_modified_after_finds_an_edit() -> None:
    with start_blogs(["wordpress-block"]) as (blog,):
        stamp = blog.last_change().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        query = f"{POSTS}?orderby=modified&order=asc&modified_after={stamp}"
        assert get(blog, query).json == []
        edited, added = blog.mutate()
        rows = get(blog, query).json
        assert [row["id"] for row in rows] == [edited.id, added.id]
        assert "A later thought" in rows[0]["content"]["rendered"]
        assert get(blog, blog.path(added)).status == 200


def test_the_feed_has_pages_and_validators() -> None:
    with start_blogs(["wordpress-block"], 25) as (blog,):
        first = get(blog, "/feed/")
        assert first.text.count("<item>") == 10
        assert "<content:encoded>" in first.text
        assert get(blog, "/feed/?paged=3").text.count("<item>") == 5
        assert get(blog, "/feed/?paged=4").status == 404
        tag, modified = first.headers["etag"], first.headers["last-modified"]
        assert get(blog, "/feed/", if_none_match=tag, if_modified_since=modified).status == 304
        assert get(blog, "/feed/", if_none_match=tag).status == 304
        assert get(blog, "/feed/", if_none_match='"other"', if_modified_since=modified).status == 200
        blog.mutate()
        assert get(blog, "/feed/", if_none_match=tag, if_modified_since=modified).status == 200


def test_feeds_are_well_formed_and_dated_in_utc(blogs: dict[str, DemoBlog]) -> None:
    for name in ("wordpress-block", "wordpress-elementor", "wordpress-divi"):
        items = list(ET.fromstring(get(blogs[name], "/feed/").text).iter("item"))
        dates = [datetime.strptime(item.findtext("pubDate") or "", "%a, %d %b %Y %H:%M:%S %z") for item in items]
        assert dates == [post.published for post in blogs[name].posts]


def test_the_builders_feeds_are_traps(blogs: dict[str, DemoBlog]) -> None:
    assert "[et_pb_section" in get(blogs["wordpress-divi"], "/feed/").text
    elementor = get(blogs["wordpress-elementor"], "/feed/").text
    assert "appeared first on" in elementor
    assert "<content:encoded>" not in elementor


@pytest.mark.parametrize(
    ("name", "index", "posts_map"),
    [
        ("wordpress-block", "/wp-sitemap.xml", "/wp-sitemap-posts-post-1.xml"),
        ("wordpress-elementor", "/sitemap_index.xml", "/post-sitemap.xml"),
        ("wordpress-divi", "/sitemap_index.xml", "/post-sitemap.xml"),
    ],
)
def test_sitemaps(blogs: dict[str, DemoBlog], name: str, index: str, posts_map: str) -> None:
    blog = blogs[name]
    assert f"Sitemap: {blog.absolute(index)}" in get(blog, "/robots.txt").text
    assert get(blog, "/sitemap.xml").headers["location"] == blog.absolute(index)
    children = get(blog, index).locations
    assert blog.absolute(posts_map) in children
    assert all(get(blog, child.removeprefix(blog.url)).status == 200 for child in children)
    listed = get(blog, posts_map)
    wanted = {blog.absolute(blog.path(post)) for post in blog.all_posts}
    extra = {blog.absolute("/blog/")} if name == "wordpress-elementor" else set()
    assert set(listed.locations) == wanted | extra
    assert listed.text.count("<lastmod>") == len(wanted | extra)
    assert not set(listed.locations) & {blog.absolute(path) for path in blog.unwanted_paths}


def test_pages_name_themselves(blogs: dict[str, DemoBlog]) -> None:
    for name in ("wordpress-block", "wordpress-elementor", "wordpress-divi"):
        blog = blogs[name]
        post = blog.posts[0]
        got = get(blog, blog.path(post))
        assert 'rel="https://api.w.org/"' in got.headers["link"]
        assert f"?p={post.id}>; rel=shortlink" in got.headers["link"]
        assert "etag" not in got.headers
        body = got.tree.body
        assert body is not None
        assert {"single", f"postid-{post.id}"} <= set((body.attributes["class"] or "").split())
        assert get(blog, f"/?p={post.id}").headers["location"] == blog.absolute(blog.path(post))
        assert get(blog, blog.path(post).rstrip("/")).status == 301
        missing = get(blog, "/no-such-post/")
        assert missing.status == 404
        assert "error404" in missing.text
        for path in blog.unwanted_paths:
            page = get(blog, path).tree.body
            assert page is not None
            assert "page" in (page.attributes["class"] or "").split()


def test_a_post_of_two_pages(blogs: dict[str, DemoBlog]) -> None:
    blog = blogs["wordpress-divi"]
    path = "/burnout-is-not-a-personality/"
    first, second = get(blog, path).tree, get(blog, f"{path}2/").tree
    body = ".et_pb_post_content .et_pb_text_inner"
    one, two = first.css_first(body), second.css_first(body)
    assert one is not None
    assert two is not None
    assert "Signs I listen for" in one.text()
    assert "Signs I listen for" not in two.text()
    assert "waiting for the engine to cool" in two.text()
    link = first.css_first(".page-links a.post-page-numbers")
    assert link is not None
    assert link.attributes["href"] == blog.absolute(f"{path}2/")
    assert get(blog, f"{path}3/").status == 301


@pytest.mark.parametrize("how", ["401", "403", "404", "500", "html"])
def test_ways_to_shut_rest(how: str) -> None:
    with start_blogs(["wordpress-block"], closed={"api": how}) as (blog,):
        got = get(blog, POSTS)
        assert got.status == (200 if how == "html" else int(how))
        assert ("json" in got.headers["content-type"]) == (how in ("401", "403"))
        assert get(blog, blog.path(blog.posts[0])).status == 200
        blog.open_route("api")
        assert get(blog, POSTS).status == 200


def test_each_blog_shuts_rest_in_its_own_way(blogs: dict[str, DemoBlog]) -> None:
    shut = get(blogs["wordpress-elementor"], "/wp-json/")
    assert (shut.status, shut.json["code"]) == (401, "rest_login_required")
    divi = blogs["wordpress-divi"]
    assert "Disallow: /wp-json/" in get(divi, "/robots.txt").text.splitlines()
    assert "[et_pb_text" in get(divi, POSTS).json[0]["content"]["rendered"]
    assert "Disallow: /wp-json/" not in get(blogs["wordpress-block"], "/robots.txt").text


def test_robots_can_forbid_any_route() -> None:
    closed = {"api": "robots", "feed": "robots", "sitemap": "403"}
    with start_blogs(["wordpress-block"], closed=closed, crawl_delay=2.5) as (blog,):
        lines = get(blog, "/robots.txt").text.splitlines()
        assert {"Disallow: /wp-json/", "Disallow: /feed/", "Crawl-delay: 2.5"} <= set(lines)
        assert "Disallow: /wp-sitemap" not in lines
        assert get(blog, "/wp-sitemap.xml").status == 403


def test_dates_in_linked_data(blogs: dict[str, DemoBlog]) -> None:
    elementor = get(blogs["wordpress-elementor"], "/an-inventory-of-ordinary-courage/").text
    assert '"datePublished": "2022-10-31T04:30:00+00:00"' in elementor
    assert "October 30, 2022" in elementor
    divi = get(blogs["wordpress-divi"], "/on-being-a-beginner-at-forty-six/").text
    assert '"datePublished": "2017-12-07T10:10:00+11:00"' in divi
    assert re.search(r'<span class="published">Dec 7, 2017</span> \| <a [^>]+>Uncategorized</a>', divi)
