"""What one route leaves in doubt is not hidden by another that came to its end."""

from __future__ import annotations

from pathlib import Path

import pytest

from scraper.demo.server import Answer
from tests.discover.test_walks import FEED, NO_LISTS, page, rss, urlset
from tests.discover.tools import Finder, pages_of

TWO_FEEDS = FEED + '<link rel="alternate" type="application/rss+xml" href="/news.xml">'
BLOG = [f"blog/p{n}/" for n in range(25)]


def menu(*paths: str) -> str:
    links = "".join(f'<a href="/{path}">{path.title()}</a>' for path in paths)
    return f"<html><head>{TWO_FEEDS}</head><body><nav>{links}</nav><main></main></body></html>"


def declaring(total: int, *paths: str, more: str = "") -> str:
    following = f'<link rel="next" href="{more}"/>' if more else ""
    entries = "".join(
        f'<entry><id>tag:{path}</id><title>{path}</title><link rel="alternate" href="HOST/{path}"/></entry>'
        for path in paths
    )
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:openSearch="http://a9.com/-/spec/opensearchrss/1.0/">'
        f"<title>Blog</title><openSearch:totalResults>{total}</openSearch:totalResults>{following}{entries}</feed>"
    )


# feeds ----------------------------------------------------------------------------------------------------------


def two_feeds() -> dict[str, Answer | str]:
    return {"/": menu("blog"), "/rss.xml": rss(*BLOG[:10]), "/news.xml": rss("news/a/", more="HOST/news2.xml"),
            "/news2.xml": rss("news/b/"), "/blog": page(*(f"/{path}" for path in BLOG))}  # fmt: skip


def test_a_feed_read_to_its_end_says_nothing_of_another_that_shows_its_newest_posts(tmp_path: Path) -> None:
    with pages_of(two_feeds()) as site:
        whole = Finder(tmp_path, site.url, "generic").find()
        holed = Finder(tmp_path / "2", site.url, "generic", closed_routes=NO_LISTS).find()
    assert {f"/{path}" for path in (*BLOG, "news/a/", "news/b/")} <= set(whole.paths)
    assert whole.holes == (), "the list has the posts of one feed, the other feed was read to its end"
    assert holed.holes == ("no sitemap lists the posts",)


def test_a_feed_that_declares_more_posts_than_its_pages_show_leaves_a_hole(tmp_path: Path) -> None:
    pages = {"/": page(head=FEED), "/rss.xml": declaring(60, *BLOG[:10], more="/2.xml"),
             "/2.xml": declaring(60, *BLOG[10:20], more="/3.xml"), "/3.xml": declaring(60)}  # fmt: skip
    with pages_of(pages) as site:
        found = Finder(tmp_path, site.url, "generic").find()
    assert found.holes == ("the feed declares 60 posts, 20 are listed",)


def test_a_feed_whose_older_pages_meet_what_it_declares_leaves_none(tmp_path: Path) -> None:
    pages = {"/": page(head=FEED), "/rss.xml": declaring(20, *BLOG[:10], more="/2.xml"),
             "/2.xml": declaring(20, *BLOG[10:20])}  # fmt: skip
    with pages_of(pages) as site:
        found = Finder(tmp_path, site.url, "generic").find()
    assert (len(found.paths), found.holes) == (20, ())


def test_pages_of_the_practice_do_not_make_up_for_posts_that_a_feed_declares(tmp_path: Path) -> None:
    pages = {"/": page(head=FEED), "/rss.xml": declaring(20, *BLOG[:5]),
             "/sitemap.xml": urlset(*(f"help-with-{n}/" for n in range(30)), *BLOG[:5])}  # fmt: skip
    with pages_of(pages) as site:
        few = Finder(tmp_path, site.url, "generic").find()
    assert few.holes == ("the feed declares 20 posts, 5 are listed",)
    pages["/sitemap.xml"] = urlset(*(f"help-with-{n}/" for n in range(30)), *BLOG[:20])
    with pages_of(pages) as site:
        all_there = Finder(tmp_path / "2", site.url, "generic").find()
        assert "/blog" not in site.asked
    assert all_there.holes == (), "the map lists what stands in the blog's folder"


@pytest.mark.parametrize("cut", ["/feed/", "/feed/?paged=2"])
def test_a_page_of_a_feed_that_breaks_off_is_not_read_to_its_end(cut: str, tmp_path: Path) -> None:
    pages: dict[str, Answer | str] = {"/": page(), "/feed/": rss(*BLOG[:10]), "/feed/?paged=2": rss(*BLOG[10:17])}
    whole = str(pages[cut])
    pages[cut] = whole[: whole.rindex("<item>")] + "<br /><b>Fatal error</b>: Allowed memory size exhausted"
    with pages_of(pages) as site:
        found = Finder(tmp_path, site.url, "wordpress", closed_routes=NO_LISTS).find()
    assert len(found.paths) == 16
    assert found.holes == ("no sitemap lists the posts",)
    assert any("breaks off" in note for note in found.notes("feed"))


def test_a_feed_that_is_only_sloppy_is_read_to_its_end(tmp_path: Path) -> None:
    pages: dict[str, Answer | str] = {"/": page(), "/feed/": rss(*BLOG[:10]), "/feed/?paged=2": rss(*BLOG[10:17])}
    pages["/feed/"] = (
        str(pages["/feed/"]).replace("<title>blog", "<title>War &nbsp; peace & more: blog") + "<!-- -->"
    )
    with pages_of(pages) as site:
        found = Finder(tmp_path, site.url, "wordpress", closed_routes=NO_LISTS).find()
    assert (len(found.paths), found.holes) == (17, ())


# lists ----------------------------------------------------------------------------------------------------------


def test_a_list_read_to_its_end_says_nothing_of_another_that_broke(tmp_path: Path) -> None:
    pages: dict[str, Answer | str] = {
        "/": menu("blog", "journal"), "/blog": page("/blog/a/", "/blog/b/", more="/blog?page=2"),
        "/blog?page=2": Answer(status=500), "/journal": page("/journal/a/")}  # fmt: skip
    with pages_of(pages) as site:
        found = Finder(tmp_path, site.url, "generic").find()
    assert len(found.paths) == 3
    assert found.holes == ("no sitemap lists the posts",)


def test_a_list_that_broke_is_no_hole_where_another_names_what_it_did(tmp_path: Path) -> None:
    pages: dict[str, Answer | str] = {
        "/": menu("blog", "journal"), "/blog": page("/blog/a/", "/blog/b/", more="/blog?page=2"),
        "/blog?page=2": page("/blog/c/"), "/journal": page("/blog/a/", more="/journal?page=2")}  # fmt: skip
    with pages_of(pages) as site:
        found = Finder(tmp_path, site.url, "generic").find()
    assert (len(found.paths), found.holes) == (3, ())
