"""Probing: what it says of a blog is what a crawl then finds and costs."""

from __future__ import annotations

from pathlib import Path

import pytest

from scraper.demo import BLOG_NAMES, SHORT_DEMO, start_blogs
from tests.discover.tools import Pages
from tests.pipeline.probed import FEW, LOREM, article, blog_of, one, page, requests_of_a_crawl

#: how far the requests foretold may be from those made
NEARLY = 2


@pytest.mark.parametrize("name", SHORT_DEMO)
def test_platform_posts_and_requests_are_those_of_a_crawl(name: str, tmp_path: Path) -> None:
    with start_blogs([name], heavy=False) as (demo,):
        report = one(tmp_path, demo.url)
        asked = len(demo.requests)
        blog = blog_of(report)
        assert (blog.url, blog.platform, report.reason) == (demo.url, demo.platform, "")
        assert blog.confidence == ("certain" if demo.platform != "generic" else "none")
        listed = {demo.path(post) for post in demo.all_posts} | set(demo.expected_skips)
        assert (blog.posts, blog.maybe, blog.doubts) == (len(listed), 0, ())
        assert (report.requests, asked <= FEW) == (asked, True)
        assert blog.local
        assert abs(blog.forecast.requests - requests_of_a_crawl(tmp_path, demo)) <= NEARLY


@pytest.mark.parametrize("name", [name for name in BLOG_NAMES if name not in SHORT_DEMO])
def test_every_platform_is_told_with_its_posts(name: str, tmp_path: Path) -> None:
    with start_blogs([name], heavy=False) as (demo,):
        blog = blog_of(one(tmp_path, demo.url))
        # no page of TherapySites was ever seen: none of its signs decides alone
        sure = "certain" if demo.platform != "therapysites" else "likely"
        assert (blog.url, blog.platform, blog.confidence) == (demo.url, demo.platform, sure)
        others = {*demo.expected_skips, *demo.unwanted_paths}
        assert blog.posts <= len(demo.all_posts) + len(others)
        # of a list without a total, a probe sees the first page and says so
        assert len(demo.posts) <= blog.posts + blog.maybe or (demo.routes == ("listing",) and blog.doubts)
        assert blog.preview is not None


@pytest.mark.parametrize("name", SHORT_DEMO)
def test_the_preview_is_the_text_that_a_crawl_would_write(name: str, tmp_path: Path) -> None:
    with start_blogs([name], heavy=False) as (demo,):
        preview = blog_of(one(tmp_path, demo.url)).preview
        assert preview is not None
        golden = demo.golden()[preview.url.removeprefix(demo.url.rstrip("/"))]
        assert golden.startswith(preview.title)
        assert all(line in golden for line in preview.lines)
        assert len(preview.lines) == 3
        assert preview.words > 50
        assert preview.published is not None
        assert preview.precision
        assert preview.source
        assert preview.method


def test_of_a_long_blog_only_the_first_pages_are_asked(tmp_path: Path) -> None:
    with start_blogs(["wordpress-block"], scale=250, heavy=False) as (demo,):
        report = one(tmp_path, demo.url)
        assert len(demo.requests) <= FEW
        blog = blog_of(report)
        assert (blog.posts, blog.maybe, blog.doubts) == (250, 0, ())
        api = next(route for route in blog.routes if route.route == "api")
        assert (api.listed, api.declared, api.allowed) == (100, 250, True)
        assert api.note == "only its first page was looked at"
        assert (blog.forecast.pages, blog.forecast.at_least) == (0, False)
        assert abs(blog.forecast.requests - requests_of_a_crawl(tmp_path, demo)) <= NEARLY


def test_all_routes_are_walked_and_compared(tmp_path: Path) -> None:
    with start_blogs(["wordpress-block"], scale=250, heavy=False, closed={"sitemap": "404"}) as (demo,):
        blog = blog_of(one(tmp_path, demo.url, all_routes=True))
        ledger = blog.ledger
        assert ledger is not None
        assert (ledger.union, ledger.holes, blog.posts) == (250, (), 250)
        assert ledger.listed["api"] == ledger.listed["feed"] == 250
        assert ledger.listed["sitemap"] == 0
        assert ledger.alone == {"api": 0, "sitemap": 0, "feed": 0, "listing": 0}
        assert blog_of(one(tmp_path, demo.url)).ledger is None


def test_holes_are_told(tmp_path: Path) -> None:
    closed = {"api": "401", "sitemap": "404", "listing": "404"}
    with start_blogs(["wix-2025"], scale=60, heavy=False, closed=closed) as (demo,):
        quick = blog_of(one(tmp_path, demo.url))
        assert quick.posts < 60
        assert quick.doubts == ("no sitemap lists the posts",)
        assert quick.forecast.at_least
        ledger = blog_of(one(tmp_path, demo.url, all_routes=True)).ledger
        assert ledger is not None
        assert ledger.alone["feed"] == ledger.union == 20
        assert "no sitemap lists the posts" in ledger.holes


def test_of_many_sitemaps_three_are_looked_at(tmp_path: Path) -> None:
    def answer(target: str) -> str | None:
        if target == "/sitemap.xml":
            maps = "".join(f"<sitemap><loc>HOST/post-sitemap{n}.xml</loc></sitemap>" for n in range(6))
            return f"<sitemapindex>{maps}</sitemapindex>"
        if target.startswith("/post-sitemap"):
            places = "".join(f"<url><loc>HOST/{target[13]}-{n}-on-rest/</loc></url>" for n in range(5))
            return f"<urlset>{places}</urlset>"
        return page(LOREM) if target == "/" else article("On rest") if "on-rest" in target else None

    with Pages(answer) as site:
        blog = blog_of(one(tmp_path, site.url))
        assert [path for path in site.asked if path.startswith("/post")] == [
            f"/post-sitemap{n}.xml" for n in range(3)
        ]
        assert (blog.posts, blog.doubts) == (15, ("only 3 of 6 sitemaps were looked at",))
        assert blog.forecast.at_least
        walked = blog_of(one(tmp_path, site.url, all_routes=True))
        assert (walked.posts, walked.doubts) == (30, ())


def test_of_a_list_the_first_page_is_looked_at(tmp_path: Path) -> None:
    def answer(target: str) -> str | None:
        if target == "/" or target.startswith("/page/"):
            number = int(target.strip("/").removeprefix("page/") or 1)
            links = "".join(f"<a href='/on-rest-{number}-{n}/'>Rest</a>" for n in range(5))
            older = f"<a rel='next' href='/page/{number + 1}/'>Older</a>" if number < 4 else ""
            return page(f"<main>{links}{older}</main>")
        return article("On rest") if target.startswith("/on-rest") else None

    with Pages(answer) as site:
        blog = blog_of(one(tmp_path, site.url))
        assert not [path for path in site.asked if path.startswith("/page")]
        assert (blog.posts, blog.maybe, blog.doubts) == (0, 5, ("no sitemap lists the posts",))
        listing = next(route for route in blog.routes if route.route == "listing")
        assert (listing.listed, listing.note) == (5, "only its first page was looked at")
        walked = blog_of(one(tmp_path, site.url, all_routes=True))
        assert (walked.maybe, walked.doubts) == (20, ())


def test_what_robots_forbids_is_said_of_the_route(tmp_path: Path) -> None:
    with start_blogs(["wordpress-divi"], heavy=False) as (demo,):
        blog = blog_of(one(tmp_path, demo.url))
        allowed = {route.route.value: route.allowed for route in blog.routes}
        assert allowed == {"api": False, "sitemap": True, "feed": True}
        assert not [entry for entry in demo.requests if "wp-json" in entry.path]


def test_the_delay_is_the_longest_that_anyone_asks_for(tmp_path: Path) -> None:
    with start_blogs(["kajabi"], heavy=False, crawl_delay=7) as (demo,):
        slow = blog_of(one(tmp_path, demo.url)).forecast
        assert (slow.delay, slow.asked_by, slow.seconds) == (7, "robots.txt", 7 * slow.requests)
        own = blog_of(one(tmp_path, demo.url, delay=9.0)).forecast
        assert (own.delay, own.asked_by) == (9, "default")
