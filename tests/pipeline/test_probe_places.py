"""Probing: from any address to the blog it belongs to, and what is no blog told apart."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from scraper.demo import SHORT_DEMO, start_blogs
from scraper.demo.server import Answer, redirect, text
from scraper.pipeline.looks import LOGIN_WORDS
from scraper.types import ProbeEnd
from tests.discover.tools import Pages, pages_of
from tests.pipeline.probed import FEW, LOREM, article, at, blog_of, feed, one, page, probed

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
