"""Probing: what it says of a blog is what a crawl then finds and costs; what is no blog is told apart."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from scraper.config import load_sites
from scraper.demo import BLOG_NAMES, SHORT_DEMO, DemoBlog, start_blogs
from scraper.demo.server import Answer, redirect, text
from scraper.fetch import Turns
from scraper.pipeline import Order, ProbeOrder, crawl, home_of, probe_all
from scraper.pipeline.elsewhere import no_blog
from scraper.pipeline.probing.visit import LOGIN_WORDS
from scraper.platforms import all_platforms
from scraper.types import Blog, ProbeEnd, ProbeReport
from tests.discover.tools import Pages, pages_of
from tests.fetch.helpers import Time
from tests.pipeline.tools import World

#: requests of a probe of such blogs: robots.txt, home, up to four of an API, an index, a sitemap, a feed, a post
FEW = 10
#: how far the requests foretold may be from those made
NEARLY = 2
LOREM = "So the weeks go by, and we sit, and something that was hard becomes a little softer. " * 12
NO_WAIT = 0.0


def probed(tmp_path: Path, *addresses: str, **more: object) -> list[ProbeReport]:
    """The reports of these addresses, in their order; sleeping takes no time."""
    time = Time()
    settings = {
        "clock": time.clock,
        "delay": NO_WAIT,
        "sleep": time.sleep,
        "allow_local": True,
        "state_folder": tmp_path / "turns",
        **more,
    }
    found: dict[str, ProbeReport] = {}
    with pytest.MonkeyPatch.context() as patch:
        # turns are counted on the clock that sleeping moves
        steady = partial(Turns, clock=time.epoch, jitter=lambda: 0.0)
        patch.setattr("scraper.pipeline.probing.probe.Turns", steady)
        order = ProbeOrder(**settings)  # type: ignore[arg-type]
        asyncio.run(probe_all(addresses, order, lambda report: found.update({report.address: report})))
    return [found[address] for address in addresses]


def one(tmp_path: Path, address: str, **more: object) -> ProbeReport:
    return probed(tmp_path, address, **more)[0]


def blog_of(report: ProbeReport) -> Blog:
    assert report.end is ProbeEnd.BLOG, report
    assert report.blog is not None
    return report.blog


def requests_of_a_crawl(folder: Path, blog: DemoBlog) -> int:
    """What a first crawl of the blog asks, its entry stating no more than its address."""
    sites = load_sites(World(folder, [blog]).config, frozenset(all_platforms())).sites
    order = Order(
        archive=folder / "archive",
        command="test",
        clock=lambda: datetime.now(UTC),
        state_folder=folder / "turns",
        workers=1,
    )
    blog.clear_requests()
    asyncio.run(crawl([replace(site, timezone=None) for site in sites], order))
    return len(blog.requests)


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html lang='de'><head><title>A page</title>{head}</head><body>{body}</body></html>"


def article(title: str) -> str:
    head = '<meta property="og:type" content="article">'
    return page(f"<article><h1>{title}</h1><p>{LOREM}</p></article>", head)


def feed(*paths: str, link: str = "HOST/") -> Answer:
    items = "".join(
        f"<item><title>Post {path}</title><link>http://{{host}}{path}</link>"
        "<pubDate>Mon, 02 Mar 2020 10:00:00 +0100</pubDate></item>"
        for path in paths
    )
    xml = f"<?xml version='1.0'?><rss version='2.0'><channel><link>{link}</link>{items}</channel></rss>"
    return text(xml, "application/rss+xml")


def at(host: str, answer: Answer) -> Answer:
    """A feed with the addresses of its host put in."""
    return replace(answer, parts=(str(answer.parts[0]).replace("{host}", host),))


# what it says of blogs ----------------------------------------------------------------------------------------


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


# where the blog is --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SHORT_DEMO)
def test_a_post_leads_to_the_home_of_its_blog(name: str, tmp_path: Path) -> None:
    with start_blogs([name], heavy=False) as (demo,):
        address = demo.absolute(demo.path(demo.posts[-1]))
        report = one(tmp_path, address)
        blog = blog_of(report)
        assert (blog.url, report.reason, blog.platform) == (demo.url, "the home of the post", demo.platform)
        assert len(demo.requests) <= FEW + 1
        assert max(map([entry.path for entry in demo.requests].count, [demo.path(demo.posts[-1])])) == 1


def test_a_listing_page_leads_to_the_home(tmp_path: Path) -> None:
    with start_blogs(["kajabi"], heavy=False) as (demo,):
        report = one(tmp_path, demo.absolute("/blog"))
        assert (blog_of(report).url, report.reason) == (demo.url, "the home of the page")


def test_a_feed_leads_to_its_site(tmp_path: Path) -> None:
    with start_blogs(["kajabi"], heavy=False) as (demo,):
        report = one(tmp_path, demo.absolute("/blog.rss"))
        assert blog_of(report).posts == 6
        assert (blog_of(report).url, report.reason) in (
            (demo.url, "the site of the feed"),
            (demo.url, "the home of the page"),
        )


def test_a_home_that_links_its_blog_elsewhere(tmp_path: Path) -> None:
    with start_blogs(["kajabi"], heavy=False) as (demo,):
        blog_url = demo.url.replace("127.0.0.1", "localhost")
        home = page(f"<p>{LOREM}</p><a href='{blog_url}'>My blog</a>")
        with pages_of({"/": home}) as practice:
            # only the host that was given is opened: a page can't lead us to another one of this machine
            report = one(tmp_path, practice.url)
            assert report.end is ProbeEnd.NO_BLOG
            assert not demo.requests


def test_a_blog_in_a_folder_that_its_home_lists_the_posts_of(tmp_path: Path) -> None:
    head = "<link rel='alternate' type='application/rss+xml' href='/blog/feed.xml'>"
    pages: dict[str, Answer | str] = {
        "/": page(f"<p>{LOREM}</p><nav><a href='/blog/'>Blog</a></nav>"),
        "/blog/": page("<main><a href='/blog/on-grief/'>On grief</a></main>", head),
        "/blog/on-grief/": article("On grief"),
    }
    with pages_of(pages) as site:
        pages["/blog/feed.xml"] = at(site.url[7:-1], feed("/blog/on-grief/"))
        blog = blog_of(one(tmp_path, site.url))
        assert (blog.url, blog.posts, blog.language) == (site.url, 1, "de")


def test_a_blog_in_a_folder_with_a_platform_of_its_own(tmp_path: Path) -> None:
    head = (
        "<meta name='generator' content='WordPress 6.6'><link rel='https://api.w.org/' href='HOST/blog/wp-json/'>"
    )
    pages: dict[str, Answer | str] = {
        "/": page(f"<p>{LOREM}</p><nav><a href='/blog/'>Blog</a></nav>"),
        "/blog/": page("<main><a href='/blog/on-grief/'>On grief</a></main>", head),
        "/blog/on-grief/": article("On grief"),
    }

    def answer(target: str) -> Answer | str | None:
        if target.startswith("/blog/wp-json/wp/v2/posts?"):
            post = {"id": 7, "link": f"{site.url}blog/on-grief/", "title": {"rendered": "On grief"},
                    "content": {"rendered": f"<p>{LOREM}</p>"}, "date": "2020-03-02T10:00:00"}  # fmt: skip
            return Answer(parts=(json.dumps([post]),), kind="application/json", headers=(("X-WP-Total", "1"),))
        return pages.get(target)

    with Pages(answer) as site:
        for start, how in (("", f"the blog that {site.url} links"), ("blog/", "")):
            report = one(tmp_path, site.url + start)
            blog = blog_of(report)
            assert (blog.url, blog.posts, report.reason) == (f"{site.url}blog/", 1, how)
            assert (blog.platform, blog.confidence) == ("wordpress", "certain")
            assert blog.preview is not None
            assert (blog.preview.title, blog.preview.published) == ("On grief", "2020-03-02")


def test_pages_of_which_only_they_can_tell(tmp_path: Path) -> None:
    pages: dict[str, Answer | str] = {
        "/": page("<main><a href='/on-rest/'>On rest</a><a href='/on-shame-and-guilt/'>On shame</a></main>"),
        "/on-rest/": article("On rest"),
        "/on-shame-and-guilt/": article("On shame"),
    }
    with pages_of(pages) as site:
        blog = blog_of(one(tmp_path, site.url))
        assert (blog.posts, blog.maybe) == (0, 2)
        assert blog.preview is not None
        # where the first page of the list is all of it, nothing is left in doubt
        assert blog.doubts == ()


# what is no blog ----------------------------------------------------------------------------------------------


def test_a_site_without_posts(tmp_path: Path) -> None:
    pages: dict[str, Answer | str] = {
        "/": page(f"<p>{LOREM}</p><main><a href='/couples-work/'>Couples</a></main>"),
        "/couples-work/": page(f"<p>{LOREM}</p>"),
    }
    with pages_of(pages) as site:
        report = one(tmp_path, site.url)
        assert report.end is ProbeEnd.NO_BLOG
        assert report.reason.startswith("no post was found; is this the blog's address?")
        assert report.blog is None
        assert len(site.asked) <= 12


LOGIN = "<form action='/in'><input name='u'><input type='password' name='p'></form>"
CASES: dict[str, tuple[Callable[[str], Answer | str | None], ProbeEnd, str]] = {
    "login": (lambda path: page(LOGIN) if path == "/" else None, ProbeEnd.LOGIN, "a page to log in"),
    "pdf": (lambda _: text("%PDF-1.7", "application/pdf"), ProbeEnd.NOT_A_PAGE, "application/pdf"),
    "xml": (lambda _: text("<a/>", "text/xml"), ProbeEnd.NOT_A_PAGE, "no web page but text/xml"),
    "robots": (
        lambda path: text("User-agent: *\nDisallow: /") if path == "/robots.txt" else page(LOREM),
        ProbeEnd.ROBOTS,
        "robots.txt does not allow us to read this",
    ),
    "too slow": (
        lambda path: text("User-agent: *\nCrawl-delay: 900") if path == "/robots.txt" else page(LOREM),
        ProbeEnd.ROBOTS,
        "asks for 900 s between requests",
    ),
    "moved": (
        lambda path: redirect("https://new.example/b") if path == "/" else None,
        ProbeEnd.MOVED,
        "it leads to another host; give https://new.example/b instead",
    ),
    "moved away": (
        lambda path: redirect("https://www.facebook.com/b") if path == "/" else None,
        ProbeEnd.SOCIAL,
        "it leads to facebook.com is a social network",
    ),
    "shut": (
        lambda _: text("", status=403),
        ProbeEnd.UNREACHABLE,
        "the host answered 403 Forbidden; it does not let this program in",
    ),
    "gone": (lambda _: None, ProbeEnd.NO_BLOG, "the host answered 404 Not Found; check the address"),
    "empty": (lambda _: text("", "text/html"), ProbeEnd.NOT_A_PAGE, "it is an empty page"),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_no_blog_is_told_apart(case: str, tmp_path: Path) -> None:
    answer, end, words = CASES[case]
    with Pages(answer) as site:
        report = one(tmp_path, site.url)
    assert (report.end, report.blog) == (end, None), report
    assert words in report.reason
    assert (report.instead is not None) == (case == "moved")


def test_a_page_of_the_site_with_a_field_to_log_in_is_no_login_page(tmp_path: Path) -> None:
    words = "<p>word</p>" * LOGIN_WORDS
    pages: dict[str, Answer | str] = {
        "/": page(f"{LOGIN}{words}<main><a href='/on-rest/'>On rest</a></main>"),
        "/on-rest/": article("On rest"),
    }
    with pages_of(pages) as site:
        assert blog_of(one(tmp_path, site.url)).maybe == 1


def test_posts_that_robots_forbids_all(tmp_path: Path) -> None:
    pages: dict[str, Answer | str] = {
        "/robots.txt": text("User-agent: *\nDisallow: /blog/"),
        "/": page("<main><a href='/blog/on-rest/'>On rest</a></main>"),
        "/blog/on-rest/": article("On rest"),
    }
    with pages_of(pages) as site:
        report = one(tmp_path, site.url)
        assert (report.end, report.reason) == (
            ProbeEnd.ROBOTS,
            "robots.txt allows none of the 1 posts that are listed",
        )
        assert "/blog/on-rest/" not in site.asked


def test_nobody_answers(tmp_path: Path) -> None:
    with pages_of({}) as site:
        address = site.url
    report = one(tmp_path, address)
    assert report.end is ProbeEnd.UNREACHABLE
    assert "no connection to 127.0.0.1" in report.reason


def test_local_hosts_are_guarded(tmp_path: Path) -> None:
    with pages_of({"/": page(LOREM)}) as site:
        report = one(tmp_path, site.url, allow_local=False)
        assert (report.end, site.asked) == (ProbeEnd.UNREACHABLE, [])
        assert "is not on the public internet" in report.reason


def test_many_are_probed_side_by_side_and_a_fault_ends_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with start_blogs(["kajabi", "generic-static"], heavy=False) as (first, second):
        reports = probed(tmp_path, "https://x.com/a", first.url, second.url)
        assert [report.end.value for report in reports] == ["social-network", "blog", "blog"]
        assert reports[0].requests == 0
        monkeypatch.setattr("scraper.pipeline.probing.survey.Survey.report", lambda _: 1 / 0)
        reports = probed(tmp_path, "https://x.com/a", first.url)
        assert reports[1].end is ProbeEnd.FAULT
        assert reports[1].reason == "a fault of this program: ZeroDivisionError: division by zero"


# hosts that tell ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        "https://www.facebook.com/some.practice/", "https://m.facebook.com/x", "http://instagram.com/x",
        "https://uk.linkedin.com/in/x", "https://x.com/x", "https://twitter.com/x", "https://youtu.be/x",
        "https://www.youtube.com/@x", "https://www.tiktok.com/@x", "https://www.pinterest.co.uk/x/",
        "https://pinterest.com/x", "https://www.threads.net/@x",
    ],
)  # fmt: skip
def test_social_networks(address: str) -> None:
    verdict = no_blog(address)
    assert verdict is not None
    assert verdict[0] is ProbeEnd.SOCIAL
    assert "give the address of the blog itself" in verdict[1]


@pytest.mark.parametrize(
    ("end", "addresses"),
    [
        (ProbeEnd.DIRECTORY, ["https://www.psychologytoday.com/us/therapists/ada/1", "https://care.headway.co/x"]),
        (ProbeEnd.BOOKING, [
            "https://ada.clientsecure.me/", "https://ada.clientsecure.me/sign-in", "https://doxy.me/ada",
            "https://secure.simplepractice.com/users/sign_in", "https://calendly.com/ada", "https://ada.janeapp.com/",
        ]),
        (ProbeEnd.LINKS, ["https://linktr.ee/ada"]),
    ],
)  # fmt: skip
def test_directories_and_services(end: ProbeEnd, addresses: list[str]) -> None:
    for address in addresses:
        verdict = no_blog(address)
        assert verdict is not None
        assert verdict[0] is end


@pytest.mark.parametrize(
    "address",
    [
        "https://www.psychologytoday.com/us/blog/weathering", "https://www.simplepractice.com/blog/notes/",
        "https://medium.com/@ada", "https://ada.substack.com/", "https://notfacebook.com/", "https://x.company/",
        "https://box.com.example/", "https://xpinterest.com/",
    ],
)  # fmt: skip
def test_what_may_be_a_blog(address: str) -> None:
    assert no_blog(address) is None


@pytest.mark.parametrize(
    ("address", "home"),
    [
        ("https://www.quiet.example/blog/on-grief?a=b", "https://www.quiet.example/"),
        ("https://medium.com/@ada/on-grief-1a2b", "https://medium.com/@ada"),
        ("https://ada.medium.com/on-grief-1a2b", "https://ada.medium.com/"),
        ("https://ada.wixsite.com/practice/post/on-grief", "https://ada.wixsite.com/practice"),
        ("https://www.psychologytoday.com/us/blog/calm/202001/x", "https://www.psychologytoday.com/us/blog/calm"),
        ("https://sites.google.com/view/ada/blog", "https://sites.google.com/view/ada"),
    ],
)
def test_homes(address: str, home: str) -> None:
    assert home_of(address) == home
    assert home_of(home) == home
