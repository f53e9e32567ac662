"""WordPress and what is built on it: REST in odd places and with noise, routes shut, chrome inside of texts."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scraper.config import load_sites
from scraper.demo import DemoBlog, start_blogs
from scraper.extraction import extract_page
from scraper.markup import Page
from scraper.pipeline import Order, crawl
from scraper.platforms import Api, Step, all_platforms, detect, get_platform
from scraper.types import Article, NotArticle, SiteReport
from tests.demo.client import get
from tests.extraction.pages import hints
from tests.pipeline.tools import World, query

FAMILY = ("wordpress-com", "showit", "brighter-vision", "wordpress-traps")


def api(name: str) -> Api:
    found = get_platform(name).api
    assert found is not None
    return found


def page(html: str, url: str = "https://lantern.example/") -> Page:
    return Page(html, url)


# routes that are shut ------------------------------------------------------------------------------------------


def visit(folder: Path, blog: DemoBlog) -> SiteReport:
    world = World(folder, [])
    world.config.write_text(json.dumps({"sites": [blog.entry(zone=True)]}), "utf-8")
    sites = load_sites(world.config, frozenset(all_platforms())).sites
    order = Order(
        archive=folder / "archive",
        command="test",
        clock=lambda: datetime.now(UTC),
        state_folder=folder / "turns",
        workers=1,
    )
    (report,) = asyncio.run(crawl(sites, order))
    return report


def texts(folder: Path) -> set[str]:
    return {path.read_text("utf-8") for path in (folder / "archive").glob("*/*.txt")}


@pytest.mark.parametrize(
    ("name", "closed"),
    [
        *(("wordpress-block", {"api": how}) for how in ("401", "403", "404", "html")),
        ("wordpress-elementor", {"api": "404"}),
        ("wordpress-divi", {"api": "html"}),
        *((name, {"api": how}) for name in FAMILY for how in ("403", "html")),
        *((name, {"api": "404", "feed": "404"}) for name in FAMILY),
        ("wordpress-com", {"api": "401", "feed": "404", "sitemap": "404"}),
        ("showit", {"api": "401", "feed": "404", "sitemap": "404"}),
    ],
    ids=str,
)
def test_every_post_comes_by_another_route(tmp_path: Path, name: str, closed: dict[str, str]) -> None:
    with start_blogs([name], heavy=False, closed=closed) as (blog,):
        report = visit(tmp_path, blog)
        assert report.status == "ok", report
        assert texts(tmp_path) == set(blog.golden().values())


# where the REST interface stands ---------------------------------------------------------------------------------


OEMBED = '<link rel="alternate" type="application/json+oembed" href="{}">'
COM = OEMBED.format("https://public-api.wordpress.com/oembed/?format=json&amp;url=x&amp;for=wpcom-auto-discovery")
CORE = OEMBED.format("https://lantern.example/wp-json/oembed/1.0/embed?url=x")


@pytest.mark.parametrize(
    ("html", "url", "roots"),
    [
        (COM, "https://lantern.example/", ("https://public-api.wordpress.com/wp/v2/sites/lantern.example/posts",)),
        ("", "https://lantern.example/", ("https://public-api.wordpress.com/wp/v2/sites/lantern.example/posts",)),
        (
            CORE,
            "https://lantern.example/",
            ("https://public-api.wordpress.com/wp/v2/sites/lantern.example/posts",),
        ),
        (
            '<link rel="https://api.w.org/" href="https://lantern.example/wp-json/">' + CORE,
            "https://lantern.example/",
            ("https://lantern.example/wp-json/",),
        ),
        (
            OEMBED.format("/oembed/?url=x"),
            "http://127.0.0.1:81/",
            ("http://127.0.0.1:81/wp/v2/sites/127.0.0.1:81/posts",),
        ),
        # a page can't send us to a third host
        (OEMBED.format("https://x.example/oembed/?url=x"), "http://127.0.0.1:81/", ()),
        (OEMBED.format("//[x]/oembed/"), "http://127.0.0.1:81/", ()),
        # nothing goes outside for what WordPress.com can't know
        ("", "http://127.0.0.1:81/", ()),
        (CORE, "http://localhost:81/", ()),
        ("", "http://[::1]:81/", ()),
    ],
)
def test_the_api_of_wordpress_com(html: str, url: str, roots: tuple[str, ...]) -> None:
    assert api("wordpress-com").roots(page(html, url), (), url) == roots


def test_the_api_of_wordpress_com_without_a_home_page() -> None:
    rest = api("wordpress-com")
    assert rest.roots(None, (), "https://lantern.example/blog") == (
        "https://public-api.wordpress.com/wp/v2/sites/lantern.example/posts",
    )
    root = "https://public-api.wordpress.com/wp/v2/sites/lantern.example/posts"
    assert rest.list_url(root, Step(number=2, size=20)).startswith(f"{root}?per_page=20&page=2&orderby=id")
    assert rest.probe_url(root).startswith(f"{root}?per_page=1&orderby=modified")


def test_the_demo_keeps_everything_on_its_own_host() -> None:
    with start_blogs(["wordpress-com"], heavy=False) as (blog,):
        home = page(get(blog, "/").text, blog.url)
        (root,) = api("wordpress-com").roots(home, (), blog.url)
        assert root.startswith(f"{blog.url}wp/v2/sites/127.0.0.1:")
        assert get(blog, "/wp-json/wp/v2/posts").status == 404
        found = api("wordpress-com").read(get(blog, root.removeprefix(blog.url)).body, ())
        assert len(found.posts) == len(blog.posts)
        # the last space of a headline is a hard one
        assert "\u00a0" in found.posts[0].title


# noise around the JSON -------------------------------------------------------------------------------------------

ITEM = {
    "id": 7,
    "link": "https://a.org/rest/",
    "title": {"rendered": "Rest"},
    "content": {"rendered": "<p>Rest.</p>"},
}
LIST = json.dumps([ITEM])


@pytest.mark.parametrize(
    "answer",
    [
        '<br />\n<b>Warning</b>:  Undefined array key "items[]" in <b>/srv/x.php</b> on line <b>1</b><br />\n'
        + LIST,
        "<b>Notice</b>: Function [{closure}] was called [ {too early} ]\n" + LIST,
        '<style id="elementor-post-7">.a{color:red}</style>' + LIST,
        LIST + "\n<!-- Performance optimized by a cache -->",
        "Array\n(\n    [0] => []\n)\n" + LIST + "<script>x([])</script>",
    ],
)
def test_posts_among_notices(answer: str) -> None:
    found = api("wordpress").read(answer.encode(), ())
    assert [post.key for post in found.posts] == ["7"]
    assert "other text stood" in found.reason


@pytest.mark.parametrize("answer", ["<b>Warning</b>: $x[] is odd", "[" * 50 + "{", "<p>[{</p>" * 50])
def test_notices_without_posts(answer: str) -> None:
    found = api("wordpress").read(answer.encode(), ())
    assert (found.posts, bool(found.reason)) == ((), True)


def test_an_empty_list_after_a_notice_is_a_list() -> None:
    content = b"<b>Warning</b>: $x[] is odd\n[]\n"
    assert api("wordpress").signature(content, (("X-WP-Total", "0"),)) == "0:None:None"


def test_a_page_past_the_last_one_is_no_failure_of_the_blog() -> None:
    with start_blogs(["wordpress-traps"], heavy=False) as (blog,):
        past = get(blog, "/wp-json/wp/v2/posts?per_page=100&page=9")
        assert (past.status, past.json["code"]) == (400, "rest_post_invalid_page_number")
        first = get(blog, "/wp-json/wp/v2/posts?per_page=100").text
        assert first.startswith("<br />\n<b>Notice</b>")
        assert "items[]" in first


# pages -----------------------------------------------------------------------------------------------------------


def read(html: str, platform: str) -> Article | NotArticle:
    found = extract_page(html.encode(), hints(platform=platform, trusted=True), in_worker=False)
    assert isinstance(found, Article | NotArticle)
    return found


def body(html: str, platform: str = "wordpress") -> list[str]:
    found = read(
        f'<body class="single single-post postid-31"><article><h1 class="entry-title">Rest</h1><div class="entry-content">{html}</div></article>',
        platform,
    )
    assert isinstance(found, Article)
    return [block.text for block in found.blocks]


GROUP = (
    '<div class="wp-block-group">{}<h3>Discover more from us</h3><p>Subscribe to get the latest posts.</p>'
    '<div class="wp-block-jetpack-subscriptions"><form><p>Your email</p><p>Subscribe</p></form></div></div>'
)


def test_jetpack_below_the_text() -> None:
    assert body("<p>Rest is work.</p>" + GROUP.format("")) == ["Rest is work."]
    # an author may put the whole post into a group, form and all
    kept = body(GROUP.format("<p>Rest is work.</p><p>So is play.</p>"))
    assert kept[:2] == ["Rest is work.", "So is play."]
    assert "Your email" not in kept


def test_advertisements_and_buttons_inside_the_text() -> None:
    wpcnt = '<div class="wpcnt"><div class="wpa"><span class="wpa-about">Advertisements</span></div></div>'
    tag = '<div class="wordads-tag">Advertisements<div id="atatags-1">Report this ad</div></div>'
    button = '<p><a class="button" href="/x">Come in</a></p>'
    assert body(f"<p>One.</p>{wpcnt}<p>Two.</p>{button}{tag}") == ["One.", "Two."]


def test_the_id_that_only_the_body_carries() -> None:
    found = read(
        '<body class="single single-post postid-31 x"><div class="entry-content"><p>Rest is work, too, some days.</p></div><h1 class="entry-title">R</h1>',
        "wordpress",
    )
    assert isinstance(found, Article)
    assert found.platform_id == "31"


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ('<link rel="stylesheet" type="text/css" href="//lib.showit.co/engine/2.8.0/showit.css">', "showit"),
        (
            '<meta name="generator" content="WordPress 6.8"><p>We moved from <a href="https://showit.co">Showit</a>.</p>',
            "wordpress",
        ),
        ('<meta name="generator" content="WordPress.com">', "wordpress-com"),
        (COM, "wordpress-com"),
        (
            "<link rel='dns-prefetch' href='//s0.wp.com'><link rel='shortlink' href='https://wp.me/p1-a'><meta name=generator content='WordPress 6.9'>",
            "wordpress",
        ),
        ('<p><a href="https://wordpress.com">Blog at WordPress.com.</a></p>', "generic"),
    ],
)
def test_which_of_the_family_it_is(html: str, name: str) -> None:
    assert detect(page(html), ()).platform.name == name


def test_showit_reads_the_boxes_that_wordpress_fills() -> None:
    boxes = (
        '<body class="single single-post postid-5 wp-theme-showit"><form class="se-wpt-search"><input class="st-d-title se-wpt"></form>'
        '<div class="sb m"><h2 class="st-d-title se-wpt">Rest</h2></div><h1 class="se-t st-d-title se-wpt">Rest</h1>'
        '<h3 class="se-t st-d-subheading se-wpt">Slow Living</h3><h3 class="se-t st-d-subheading se-wpt">May 4, 2021</h3>'
        '<div class="se-wpt se-wpt-pc"><p>On May 9, 2020 we began to rest.</p></div><p class="se-wpt">&laquo; Older</p>'
    )
    found = read(boxes, "showit")
    assert isinstance(found, Article)
    assert (found.title, [block.text for block in found.blocks]) == ("Rest", ["On May 9, 2020 we began to rest."])
    assert found.published is not None
    assert found.published.day.isoformat() == "2021-05-04"


# traps -----------------------------------------------------------------------------------------------------------


def test_what_leads_to_another_post_does_not_overwrite_it(tmp_path: Path) -> None:
    with start_blogs(["wordpress-traps"], heavy=False) as (blog,):
        report = visit(tmp_path, blog)
        assert report.skipped["redirects-to-another-post"] == 1
        gone = blog.absolute("/lettre-a-un-parent-fatigue/")
        archive = tmp_path / "archive"
        assert query(archive, f"SELECT status FROM pages WHERE url = '{gone}'") == [("skipped",)]
        # what neither is a post nor leads to one is not even asked for
        asked = {entry.path.split("?")[0] for entry in blog.requests}
        assert not asked & {"/temoignages/merci-pour-le-banc/", "/lettres/", "/recits/"}


def test_posts_of_another_type_and_texts_kept_elsewhere(tmp_path: Path) -> None:
    with start_blogs(["wordpress-traps"], heavy=False) as (blog,):
        visit(tmp_path, blog)
        heads = {text.split("\n")[0] for text in texts(tmp_path)}
        assert {"Récit de la femme qui comptait les marches", "Apprendre à ne rien faire"} <= heads
        assert not any("[vc_" in text for text in texts(tmp_path))


def test_accounts_do_not_sign(tmp_path: Path) -> None:
    with start_blogs(["brighter-vision"], heavy=False) as (blog,):
        assert {"admin", "Brighter Vision"} == {post.author for post in blog.posts}
        visit(tmp_path, blog)
        assert query(tmp_path / "archive", "SELECT DISTINCT authors FROM metadata") == [("[]",)]
