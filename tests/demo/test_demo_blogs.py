"""Every blog: the facts' selectors hit what they should, every route lists what it should, edits show."""

import json
import re

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from scraper.demo import SHORT_DEMO, DemoBlog, start_blogs
from scraper.demo.golden import body as golden_body
from scraper.demo.model import Break, Button, Products
from tests.demo.client import get

BODY = {
    "wix-2025": 'section[data-hook="post-description"]',
    "wix-2022": '[data-hook="post"] div[data-hook="post-description"]',
    "wix-single-post": '[data-hook="post"] [data-hook="post-description"]',
    "wordpress-block": ".wp-block-post-content",
    "wordpress-elementor": ".elementor-widget-theme-post-content",
    "wordpress-divi": ".et_pb_post_content",
    "kajabi": ".blog-post-body__content",
    "generic-static": ".e-content",
}
TITLE = {
    "wix-2025": 'h1[data-hook="post-title"]',
    "wix-2022": 'h1[data-hook="post-title"]',
    "wix-single-post": 'h1[data-hook="post-title"]',
    "wordpress-block": "h1.wp-block-post-title",
    "wordpress-elementor": ".elementor-widget-theme-post-title h1",
    "wordpress-divi": "h1.entry-title",
    "kajabi": "h1.blog-post-body__title",
    "generic-static": "h1.p-name",
}


PROBES = {
    "wix": "/blog-posts-sitemap.xml",
    "wordpress": "/feed/",
    "kajabi": "/blog.rss",
    "generic": "/sitemap.xml",
}


def one(tree: LexborHTMLParser, selector: str) -> LexborNode:
    found = tree.css(selector)
    assert len(found) == 1, f"{selector}: {len(found)}"
    return found[0]


def words(text: str) -> list[str]:
    return re.sub(r"[•|]|\b\d+\.(?= )", " ", text).split()


@pytest.mark.parametrize("name", SHORT_DEMO)
def test_selectors_hit_title_and_body(blogs: dict[str, DemoBlog], name: str) -> None:
    blog = blogs[name]
    for post in blog.posts:
        tree = get(blog, blog.path(post)).tree
        assert one(tree, TITLE[name]).text().replace("\u00a0", " ") == post.title
        node = one(tree, BODY[name])
        for style in node.css("style"):
            style.decompose()
        for hidden in node.css("[data-cfemail]"):
            raw = bytes.fromhex(hidden.attributes["data-cfemail"] or "")
            hidden.replace_with(bytes(b ^ raw[0] for b in raw[1:]).decode())
        text = node.text(separator=" ")
        wanted = [word for block in golden_body(post) for word in words(block)]
        if any(isinstance(block, Break) for block in post.blocks):
            wanted = wanted[:50]
        joined = "".join(words(text))
        assert all(word in joined for word in wanted)
        if not any(isinstance(block, Button | Products | Break) for block in post.blocks):
            # nothing of the page around it; the title where the body repeats it
            assert len(joined) - len("".join(wanted)) <= len(post.title) + 4


@pytest.mark.parametrize("name", SHORT_DEMO)
def test_every_page_has_its_weight_and_chrome(blogs: dict[str, DemoBlog], name: str) -> None:
    least = {"wix": 280_000, "wordpress": 75_000, "kajabi": 55_000, "generic": 9_000}
    blog = blogs[name]
    got = get(blog, blog.path(blog.posts[0]))
    assert len(got.body) >= least[blog.platform]
    assert "2024" in got.text
    assert blog.posts[1].title.split("’")[0] in got.text.replace("&amp;", "&")


@pytest.mark.parametrize("name", SHORT_DEMO)
def test_what_must_not_be_archived_is_there(blogs: dict[str, DemoBlog], name: str) -> None:
    blog = blogs[name]
    assert blog.unwanted_paths
    for path in [*blog.unwanted_paths, *blog.expected_skips]:
        assert get(blog, path).status == 200
    assert not set(blog.expected_skips) & set(blog.golden())
    missing = get(blog, "/never/was/here")
    assert missing.status == 404
    assert missing.headers["content-type"].lower().startswith("text/html")


def links(blog: DemoBlog, start: str, next_page: str) -> set[str]:
    """Every link of a list, page after page."""
    found: set[str] = set()
    path: str | None = start
    while path:
        tree = get(blog, path).tree
        found |= {(a.attributes.get("href") or "").removeprefix(blog.url.rstrip("/")) for a in tree.css("a[href]")}
        more = tree.css_first(next_page)
        path = (more.attributes["href"] or "").removeprefix(blog.url.rstrip("/")) if more is not None else None
    return found


LISTS = {
    "wix-2025": ("/blog", 'a[rel="next"]'),
    "wordpress-block": ("/", "a.wp-block-query-pagination-next"),
    "wordpress-elementor": ("/blog/", "a.page-numbers.next"),
    "wordpress-divi": ("/blog/", ".pagination .alignleft a"),
    "kajabi": ("/blog", "a.pag__link--next"),
    "generic-static": ("/", "a.older"),
}


@pytest.mark.parametrize("name", LISTS)
def test_lists_lead_to_every_post(name: str) -> None:
    with start_blogs([name], 24) as (blog,):
        assert {blog.path(post) for post in blog.posts} <= links(blog, *LISTS[name])


@pytest.mark.parametrize("name", ["wix-2025", "wix-2022", "wix-single-post"])
def test_wix_routes(blogs: dict[str, DemoBlog], name: str) -> None:
    blog = blogs[name]
    robots = get(blog, "/robots.txt").text
    assert robots.startswith("User-agent: *\nAllow: /\nDisallow: *?lightbox=\n")
    assert get(blog, "/sitemap.xml").locations == [blog.absolute("/pages-sitemap.xml")]
    posts = {blog.absolute(blog.path(post)) for post in blog.posts}
    assert not posts & set(get(blog, "/pages-sitemap.xml").locations)
    listed = get(blog, "/blog-posts-sitemap.xml")
    assert set(listed.locations) == posts
    assert listed.text.count("<lastmod>") == len(posts)
    feed = get(blog, "/blog-feed.xml")
    assert feed.text.count("<item>") == len(posts)
    assert get(blog, "/blog-feed.xml", if_none_match=feed.headers["etag"]).status == 304


def test_wix_feed_is_capped_at_twenty() -> None:
    with start_blogs(["wix-2025"], 30) as (blog,):
        assert get(blog, "/blog-feed.xml").text.count("<item>") == 20
        assert len(get(blog, "/blog-posts-sitemap.xml").locations) == 30


def test_wix_traps(blogs: dict[str, DemoBlog]) -> None:
    new = get(blogs["wix-2025"], "/post/when-rest-feels-like-falling-behind")
    assert 'data-rce-version="10.154.0"' in new.text
    assert one(new.tree, '[data-hook="post"] [data-hook="time-ago"]').text() == "2 days ago"
    assert new.tree.css('p[data-hook="post-description"]')
    og = one(new.tree, 'meta[property="og:title"]').attributes["content"]
    assert og == "Rest Without Guilt: A Therapist’s Guide | Harbor Light"
    evening = get(blogs["wix-2025"], "/post/five-questions-for-the-drive-home")
    published = one(evening.tree, 'meta[property="article:published_time"]').attributes["content"] or ""
    assert re.fullmatch(r"2025-06-09T04:40:00\.\d{3}Z", published)
    assert "1,840 views" in evening.text
    shop = get(blogs["wix-2025"], "/post/games-that-help-shy-children-talk")
    assert "$7.50" in shop.text
    assert "Buy Now" in shop.text
    middle = get(blogs["wix-2022"], "/post/how-to-fight-fair-on-a-tuesday").tree
    assert one(middle, '[data-hook="post-description"] [data-id="rich-content-viewer"]')
    assert middle.css('div[data-hook="post-description"] style')
    assert [node.text() for node in middle.css('[data-hook="post"] [data-hook="time-ago"]')] == ["Jun 9", "Sep 26"]
    old = get(
        blogs["wix-single-post"], "/single-post/2020/08/30/you-cannot-water-someone-else-s-garden-in-the-rain"
    )
    assert "Updated: " in old.text
    assert 'property="article:published_time"' not in old.text
    data = json.loads(one(old.tree, 'script[type="application/ld+json"]').text())
    assert (data["@type"], data["datePublished"][:10]) == ("BlogPosting", "2020-08-31")


def test_kajabi(blogs: dict[str, DemoBlog]) -> None:
    blog = blogs["kajabi"]
    tree = get(blog, "/blog/when-help-feels-like-a-debt").tree
    assert one(tree, ".blog-post-body__date").text() == "Mar 02, 2018"
    assert one(tree, 'link[rel="alternate"]').attributes["href"] == blog.absolute("/blog.rss")
    assert not tree.css('script[type="application/ld+json"], meta[property^="article:"]')
    hour = get(blog, "/blog/a-healing-hour").tree
    assert one(hour, 'meta[property="og:title"]').attributes["content"] == blog.profile.title
    mail = get(blog, "/blog/questions-we-hear-about-breathwork").tree
    assert len(mail.css(".blog-post-body__content [data-cfemail]")) == 1
    assert len(mail.css("footer [data-cfemail]")) == 1
    sitemap = get(blog, "/sitemap.xml")
    assert "<lastmod>" not in sitemap.text
    assert {blog.absolute(blog.path(p)) for p in blog.posts} < set(sitemap.locations)
    feed = get(blog, "/blog.rss")
    assert feed.text.count("<item>") == 6
    assert "questions@tenderground.example" in feed.text
    assert get(blog, "/blog.rss", if_none_match=feed.headers["etag"]).status == 304
    assert get(blog, "/blog?page=3").status == 404


def test_static_site(blogs: dict[str, DemoBlog]) -> None:
    blog = blogs["generic-static"]
    locations = get(blog, "/sitemap.xml").locations
    pages = [*map(blog.path, blog.posts), *blog.unwanted_paths, *blog.expected_skips, "/"]
    assert sorted(locations) == sorted(blog.absolute(path) for path in pages)
    assert get(blog, "/feed.xml").text.count("<entry>") == 5
    for path in [*pages, "/feed.xml", "/sitemap.xml"]:
        first = get(blog, path)
        assert get(blog, path, if_none_match=first.headers["etag"]).status == 304
        assert get(blog, path, if_modified_since=first.headers["last-modified"]).status == 304
    shell = get(blog, "/writing/feelings-wheel.html").tree
    assert one(shell, "#root").text() == ""
    data = json.loads(
        one(get(blog, "/writing/the-long-thaw.html").tree, 'script[type="application/ld+json"]').text()
    )
    assert data["datePublished"] == "2024-03-20T20:30:00-04:00"


@pytest.mark.parametrize("name", SHORT_DEMO)
def test_mutate_edits_one_and_adds_one(name: str) -> None:
    with start_blogs([name]) as (blog,):
        before, count = blog.golden(), len(blog.posts)
        probe = PROBES[blog.platform]
        old = get(blog, probe).text
        edited, added = blog.mutate()
        after = blog.golden()
        assert len(blog.posts) == count + 1
        assert {path for path in after if after[path] != before.get(path)} == {blog.path(edited), blog.path(added)}
        assert get(blog, probe).text != old
        assert "A later thought" in get(blog, blog.path(edited)).text
        assert blog.absolute(blog.path(added)) in get(blog, probe).text


@pytest.mark.parametrize("name", SHORT_DEMO)
def test_generated_blogs_are_the_same_each_time(name: str) -> None:
    with start_blogs([name], 12) as (one_time,), start_blogs([name], 12) as (again,):
        assert one_time.golden() == again.golden()
        assert len(one_time.golden()) == 12
        page = get(one_time, one_time.path(one_time.posts[4])).text.replace(one_time.url, "")
        assert page == get(again, again.path(again.posts[4])).text.replace(again.url, "")


def test_hosts_go_round_and_differ() -> None:
    with start_blogs(SHORT_DEMO, hosts=20, scale=3, delay=0.5, state_platform=True) as started:
        assert len({blog.name for blog in started}) == 20
        assert len({blog.url for blog in started}) == 20
        texts = [text.split("\n\n", 2)[2] for blog in started for text in blog.golden().values()]
        assert len(set(texts)) == 60
        entry = started[8].entry()
        assert entry == {
            "name": "wix-2025-2",
            "url": started[8].url,
            "allow_local": True,
            "delay": 0.5,
            "timezone": "America/Los_Angeles",
            "platform": "wix",
        }


def test_entries_name_the_zone_only_where_the_platform_does_not(blogs: dict[str, DemoBlog]) -> None:
    zoned = {name for name in SHORT_DEMO if "timezone" in blogs[name].entry()}
    assert zoned == {"wix-2025", "wix-2022", "wix-single-post", "wordpress-elementor"}


def test_unknown_blogs_are_named() -> None:
    with pytest.raises(ValueError, match="no demo blog named 'geocities'"), start_blogs(["geocities"]):
        pass


def test_light_blogs_have_no_weight() -> None:
    with start_blogs(["wix-2025"], heavy=False) as (blog,):
        assert len(get(blog, blog.path(blog.posts[0])).body) < 40_000


def test_stored_answers_are_those_that_are_made() -> None:
    with start_blogs(["kajabi"]) as (made,), start_blogs(["kajabi"], stored=True) as (stored,):
        path = made.path(made.posts[0])
        first, again = get(stored, path), get(stored, path)
        assert first.status == again.status == 200
        assert again.body == first.body
        assert len(first.body) == len(get(made, path).body)
        assert [entry.path for entry in stored.requests] == [path, path]


def test_latency() -> None:
    with start_blogs(["kajabi"], latency=0.05) as (blog,):
        get(blog, "/robots.txt")
        entry = blog.requests[0]
        assert entry.ended - entry.started >= 0.05
