"""What single routes do with what sites really serve: traps, loops, cut files, folders, pages that fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from scraper.demo.server import Answer, redirect
from scraper.discover import walk_feeds, walk_listings, walk_sitemaps
from scraper.types import RouteKind
from tests.discover.tools import Finder, Pages, pages_of

XML = "application/xml"
NO_LISTS = frozenset({RouteKind.LISTING})


def page(*links: str, head: str = "", more: str = "") -> str:
    items = "".join(f'<li><a href="{link}">A post behind {link}</a></li>' for link in links)
    older = f'<a rel="next" href="{more}">Older posts</a>' if more else ""
    return f"<html><head><title>Blog</title>{head}</head><body><main><ul>{items}</ul>{older}</main></body></html>"


def urlset(*paths: str) -> str:
    rows = "".join(f"<url><loc>HOST/{path}</loc><lastmod>2025-01-0{n % 9 + 1}</lastmod></url>"
                   for n, path in enumerate(paths))  # fmt: skip
    return f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'


def index(*paths: str) -> str:
    rows = "".join(f"<sitemap><loc>HOST/{path}</loc></sitemap>" for path in paths)
    return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</sitemapindex>'


def rss(*paths: str, more: str = "") -> str:
    following = f'<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="next" href="{more}"/>' if more else ""
    items = "".join(f"<item><title>{path}</title><link>HOST/{path}</link></item>" for path in paths)
    return f'<rss version="2.0"><channel><title>Blog</title>{following}{items}</channel></rss>'


FEED = '<link rel="alternate" type="application/rss+xml" href="/rss.xml">'


# blogs below a path ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("home", ["blog/", "blog", "blog/index.html"])
@pytest.mark.parametrize("below", ["", "blog/"])
def test_a_blog_below_a_path_finds_routes_at_the_root_and_in_its_folder(
    home: str, below: str, tmp_path: Path
) -> None:
    pages = {f"/{home}": page(), f"/{below}sitemap.xml": urlset("blog/one/", "blog/two/"),
             f"/{below}feed/": rss("blog/two/", "blog/three/")}  # fmt: skip
    with pages_of(pages) as site:
        found = Finder(tmp_path, site.url + home, "generic", closed_routes=NO_LISTS).find()
    assert sorted(found.paths) == ["/blog/one/", "/blog/three/", "/blog/two/"]
    assert found.holes == ("the sitemaps miss 1 posts that the feed lists",)


def test_a_home_that_moved_to_another_path_is_the_base_of_no_route(tmp_path: Path) -> None:
    pages: dict[str, Answer | str] = {"/": redirect("/welcome/start.html"), "/welcome/start.html": page(),
                                      "/sitemap.xml": urlset("one/", "two/"), "/feed/": rss("two/")}  # fmt: skip
    with pages_of(pages) as site:
        found = Finder(tmp_path, site.url, "generic").find()
    assert sorted(found.paths) == ["/one/", "/two/"]


def test_stated_routes_are_asked_and_closed_ones_are_not(tmp_path: Path) -> None:
    pages = {"/": page(head=FEED), "/my.xml": urlset("one/"), "/rss.xml": rss("two/"), "/list": page("/three/")}
    with pages_of(pages) as site:
        extra = ((RouteKind.SITEMAP, f"{site.url}my.xml"), (RouteKind.LISTING, f"{site.url}list"))
        found = Finder(
            tmp_path, site.url, "generic", extra_routes=extra, closed_routes=frozenset({RouteKind.FEED})
        ).find()
        assert "/rss.xml" not in site.asked
    assert sorted(found.paths) == ["/one/", "/three/"]


# listings -------------------------------------------------------------------------------------------------------


def test_a_list_is_followed_past_pages_whose_posts_the_feed_named(tmp_path: Path) -> None:
    posts = [f"/p{n}/" for n in range(40)]
    pages = {"/": page(*posts[:10], head=FEED, more="/page/2/")}
    pages["/rss.xml"] = rss(*(post[1:] for post in posts[:20]))
    pages["/page/2/"] = page(*posts[10:20], more="/page/3/")
    pages["/page/3/"] = page(*posts[20:30], more="/page/4/")
    pages["/page/4/"] = page(*posts[30:])
    with pages_of(pages) as site:
        found = Finder(tmp_path, site.url, "generic").find()
        assert sorted(found.paths) == sorted(posts)
        assert found.holes == ()
        assert site.asked.count("/") == 1, "the home page is here already"


def test_the_blog_itself_is_walked_though_its_menu_names_another_list(tmp_path: Path) -> None:
    menu = '<a href="/news/">News</a>'
    pages = {"/blog/": page("/blog/a/", more="/blog/page/2/").replace("<main>", f"<nav>{menu}</nav><main>"),
             "/blog/page/2/": page("/blog/b/"), "/news/": page("/news/c/")}  # fmt: skip
    with pages_of(pages) as site:
        found = Finder(tmp_path, site.url + "blog/", "generic").find()
    assert sorted(found.paths) == ["/blog/a/", "/blog/b/", "/news/c/"]


def test_a_list_without_end_ends_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walk_listings, "MAX_PAGES", 12)

    def calendar(path: str) -> str | None:
        number = int(path[1:] or 0) if path[1:].isdigit() or path == "/" else None
        return None if number is None else page(f"/day-{number}/", more=f"/{number + 1}")

    with Pages(calendar) as site:
        found = Finder(tmp_path, site.url, "generic").find()
        assert len([path for path in site.asked if path[1:].isdigit()]) <= 12
    assert "the lists of posts have more than 12 pages" in found.holes
    assert len([path for path in found.paths if path.startswith("/day-")]) == 12


def test_a_list_that_answers_every_number_with_the_same_posts_ends(tmp_path: Path) -> None:
    def same(path: str) -> str | None:
        number = int(path[1:] or 1) if path[1:].isdigit() or path == "/" else None
        return None if number is None else page("/a/", "/b/", more=f"/{number + 1}")

    with Pages(same) as site:
        found = Finder(tmp_path, site.url, "generic").find()
        assert len([path for path in site.asked if path[1:].isdigit()]) == 1
    assert {"/a/", "/b/"} <= set(found.paths)
    assert found.holes == ()


@pytest.mark.parametrize("status", [500, 403, 404])
def test_a_list_that_breaks_off_leaves_a_hole(status: int, tmp_path: Path) -> None:
    pages: dict[str, Answer | str] = {"/": page("/a/", more="/page/2/"), "/page/2/": Answer(status=status)}
    with pages_of(pages) as site:
        found = Finder(tmp_path, site.url, "generic").find()
    assert found.paths == ["/a/"]
    assert found.holes == ("no sitemap lists the posts",)
    assert str(status) in found.notes("listing")[0]


def test_a_recent_post_in_every_sidebar_is_claimed_once(tmp_path: Path) -> None:
    def listing(path: str) -> str | None:
        number = int(path[1:] or 1) if path[1:].isdigit() or path == "/" else 99
        return (
            page("/always/", f"/p{number}/", more=f"/{number + 1}" if number < 20 else "") if number < 21 else None
        )

    with Pages(listing) as site:
        found = Finder(tmp_path, site.url, "generic").find()
    assert {"/always/", *(f"/p{number}/" for number in range(1, 21))} <= set(found.paths)
    assert max(len(candidate.claims) for candidate in found.candidates) == 1


# feeds ----------------------------------------------------------------------------------------------------------


def test_a_feed_is_paged_to_its_end_where_no_sitemap_is(tmp_path: Path) -> None:
    posts = [f"p{n}/" for n in range(35)]
    pages = {"/": page(head='<link rel="alternate" type="application/rss+xml" href="/feed/">')}
    for number in range(4):
        query = f"?paged={number + 1}" if number else ""
        pages[f"/feed/{query}"] = rss(*posts[number * 10 : number * 10 + 10])
    with pages_of(pages) as site:
        found = Finder(tmp_path, site.url, "wordpress").find()
    assert sorted(found.paths) == sorted(f"/{post}" for post in posts)
    assert found.holes == ()


@pytest.mark.parametrize(("status", "holes"), [(404, 0), (500, 1), (403, 1)])
def test_only_a_missing_page_is_the_end_of_a_feed(status: int, holes: int, tmp_path: Path) -> None:
    pages: dict[str, Answer | str] = {"/": page(), "/feed/": rss("a/", "b/"), "/feed/?paged=2": rss("c/"),
                                      "/feed/?paged=3": Answer(status=status)}  # fmt: skip
    with pages_of(pages) as site:
        found = Finder(tmp_path, site.url, "wordpress", closed_routes=NO_LISTS).find()
    assert sorted(found.paths) == ["/a/", "/b/", "/c/"]
    assert len(found.holes) == holes


def test_a_feed_that_ignores_its_pages_is_not_taken_for_whole(tmp_path: Path) -> None:
    with Pages(
        lambda path: page() if path == "/" else rss("a/", "b/") if path.startswith("/feed/") else None
    ) as site:
        found = Finder(tmp_path, site.url, "wordpress", closed_routes=NO_LISTS).find()
        assert len([path for path in site.asked if path.startswith("/feed/")]) == 2
    assert found.holes == ("no sitemap lists the posts",)


def test_a_feed_without_end_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walk_feeds, "MAX_PAGES", 7)

    def endless(path: str) -> str | None:
        if path == "/":
            return page()
        number = int(path.rpartition("=")[2]) if "=" in path else 1
        return rss(f"p{number}/") if path.startswith("/feed/") else None

    with Pages(endless) as site:
        found = Finder(tmp_path, site.url, "wordpress", closed_routes=NO_LISTS).find()
    assert len(found.candidates) == 8
    assert found.holes == ("no sitemap lists the posts",)
    assert any("no end" in note for note in found.notes("feed"))


def test_a_feed_of_another_host_is_reported_and_not_asked(tmp_path: Path) -> None:
    head = '<link rel="alternate" type="application/rss+xml" href="https://feeds.example.org/x">'
    with pages_of({"/": page("/a/", head=head), "/sitemap.xml": urlset("a/")}) as site:
        found = Finder(tmp_path, site.url, "generic").find()
    assert any("is not part of" in note for note in found.notes("feed"))


# sitemaps -------------------------------------------------------------------------------------------------------


def test_indexes_that_name_each_other_end(tmp_path: Path) -> None:
    pages = {"/": page(), "/sitemap.xml": index("a.xml", "sitemap.xml"), "/a.xml": index("sitemap.xml", "b.xml"),
             "/b.xml": urlset("one/")}  # fmt: skip
    with pages_of(pages) as site:
        found = Finder(tmp_path, site.url, "generic").find()
        assert [path for path in site.asked if path.endswith(".xml") and site.asked.count(path) > 1] == []
    assert found.paths == ["/one/"]


def test_an_index_that_invents_maps_ends_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walk_sitemaps, "MAX_DOCUMENTS", 9)
    many = index(*(f"m{number}.xml" for number in range(50)))

    def maps(path: str) -> str | None:
        return page() if path == "/" else many if path == "/sitemap.xml" else urlset(f"post-{path[1:-4]}/") if (
            path.startswith("/m")) else None  # fmt: skip

    with Pages(maps) as site:
        found = Finder(tmp_path, site.url, "generic", closed_routes=NO_LISTS).find()
        assert len([path for path in site.asked if path.startswith("/m")]) == 8
    assert any("more than 9 sitemaps" in hole for hole in found.holes)


@pytest.mark.parametrize("answer", [Answer(status=500), Answer(status=403), Answer(parts=("<html>sorry</html>",))])
def test_a_child_map_that_cannot_be_read_leaves_a_hole_or_a_deeper_walk(answer: Answer, tmp_path: Path) -> None:
    pages: dict[str, Answer | str] = {"/": page("/one/", "/two/", "/three/"), "/post-sitemap.xml": urlset("one/"),
                                      "/sitemap.xml": index("post-sitemap.xml", "post-sitemap2.xml"),
                                      "/post-sitemap2.xml": answer}  # fmt: skip
    with pages_of(pages) as site:
        whole = Finder(tmp_path, site.url, "generic").find()
        holed = Finder(tmp_path / "2", site.url, "generic", closed_routes=NO_LISTS).find()
    assert sorted(whole.paths) == ["/one/", "/three/", "/two/"]
    assert whole.holes == ()
    assert "post-sitemap2.xml can't be read" in holed.holes[0]


def test_a_cut_map_says_so_in_the_report_and_calls_for_a_deeper_walk(tmp_path: Path) -> None:
    cut = urlset("one/", "two/")[:-60]
    with pages_of({"/": page("/one/", "/two/", "/three/"), "/sitemap.xml": cut,
                   "/robots.txt": "Sitemap: HOST/sitemap.xml"}) as site:  # fmt: skip
        found = Finder(tmp_path, site.url, "generic").find()
    assert "/three/" in found.paths
    assert "not well-formed" in found.notes("sitemap")[0]


def test_posts_that_only_the_feed_lists_call_for_a_deeper_walk(tmp_path: Path) -> None:
    pages = {"/": page("/a/", "/b/", head=FEED, more="/page/2/"), "/page/2/": page("/c/")}
    pages |= {"/rss.xml": rss("a/", "b/"), "/sitemap.xml": urlset("a/")}
    with pages_of(pages) as site:
        whole = Finder(tmp_path, site.url, "generic").find()
        holed = Finder(tmp_path / "2", site.url, "generic", closed_routes=NO_LISTS).find()
    assert (sorted(whole.paths), whole.holes) == (["/a/", "/b/", "/c/"], ())
    assert holed.holes == ("the sitemaps miss 1 posts that the feed lists",)


def test_a_sitemap_of_the_practices_pages_is_no_list_of_its_posts(tmp_path: Path) -> None:
    blog = '<a href="/blog/">Blog</a>'
    pages = {"/": page("/anxiety-help/").replace("<main>", f"<nav>{blog}</nav><main>"),
             "/sitemap.xml": urlset("", "anxiety-help/", "about/"),
             "/blog/": page("/blog/a/", more="/blog/page/2/"), "/blog/page/2/": page("/blog/b/")}  # fmt: skip
    with pages_of(pages) as site:
        found = Finder(tmp_path, site.url, "generic").find()
    assert {"/blog/a/", "/blog/b/"} <= set(found.paths)


def test_entries_of_a_mixed_map_are_no_evidence_and_those_of_a_posts_map_are(tmp_path: Path) -> None:
    pages = {"/": page(head=FEED), "/rss.xml": rss("a/"), "/sitemap.xml": index("post-sitemap.xml"),
             "/post-sitemap.xml": urlset("a/", "b/")}  # fmt: skip
    with pages_of(pages) as site:
        posts = Finder(tmp_path, site.url, "generic").find()
    pages["/sitemap.xml"] = urlset("a/", "b/", "contact/")
    with pages_of(pages) as site:
        mixed = Finder(tmp_path / "2", site.url, "generic").find()
    assert [any(claim.posts_only for claim in c.claims) for c in posts.candidates] == [True, True]
    sure = [any(claim.posts_only for claim in c.claims) for c in mixed.candidates]
    assert dict(zip(mixed.paths, sure, strict=True)) == {"/a/": True, "/b/": False}


def test_more_addresses_than_a_blog_can_have_leave_a_hole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scraper.discover.board.MAX_CANDIDATES", 30)
    with pages_of({"/": page(), "/sitemap.xml": urlset(*(f"p{n}/" for n in range(50)))}) as site:
        found = Finder(tmp_path, site.url, "generic", closed_routes=NO_LISTS).find()
    assert len(found.candidates) == 30
    assert any("more than 30 addresses" in hole for hole in found.holes)
