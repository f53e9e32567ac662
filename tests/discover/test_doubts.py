"""What one route leaves in doubt is not hidden by another that came to its end."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from scraper.dates import parse_when
from scraper.demo import start_blogs
from scraper.demo.server import Answer, Request
from scraper.discover import Memory, Task, listings
from scraper.discover.board import Board
from scraper.discover.walk_sitemaps import SitemapWalk
from scraper.discover.watch import Shown, beside_api, streams
from scraper.fetch import Session
from scraper.platforms import get_platform
from scraper.types import Candidate, Claim, DateSource, Failure, FailureKind, Fetched, RouteKind, Site
from tests.discover.test_walks import FEED, NO_LISTS, index, page, rss, urlset
from tests.discover.tools import Finder, finder_of, pages_of

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


def test_a_page_with_more_links_than_are_read_is_not_the_end_of_a_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listings, "MAX_LINKS", 20)
    with pages_of({"/": menu("blog"), "/blog": page(*(f"/{path}" for path in BLOG[:20]))}) as site:
        assert Finder(tmp_path, site.url, "generic").find().holes == ()
    with pages_of({"/": menu("blog"), "/blog": page(*(f"/{path}" for path in BLOG))}) as site:
        found = Finder(tmp_path / "2", site.url, "generic").find()
    assert (len(found.paths), found.holes) == (20, ("no sitemap lists the posts",))
    assert "links" in found.notes("listing")[0]


# sitemaps -------------------------------------------------------------------------------------------------------


def test_a_cut_map_that_nobody_named_leaves_a_hole_and_half_an_address_is_none(tmp_path: Path) -> None:
    cut = urlset(*BLOG)
    cut = cut[: cut.index("blog/p14/") + len("blog/p1")]
    with pages_of({"/": page(head=FEED), "/rss.xml": rss(*BLOG[:5]), "/sitemap.xml": cut}) as site:
        found = Finder(tmp_path, site.url, "generic").find()
        assert "/blog/p1" not in site.asked
    assert sorted(found.paths) == sorted(f"/{path}" for path in BLOG[:14])
    assert "can't be read whole" in found.holes[0]


def test_a_sloppy_map_that_nobody_named_is_whole(tmp_path: Path) -> None:
    sloppy = urlset(*BLOG).replace("/p3/", "/p3/?a&b")
    with pages_of({"/": page(head=FEED), "/rss.xml": rss(*BLOG[5:10]), "/sitemap.xml": sloppy}) as site:
        found = Finder(tmp_path, site.url, "generic").find()
    assert (len(found.paths), found.holes) == (25, ())


def test_maps_with_the_name_of_a_blog_are_read_beside_those_of_posts(tmp_path: Path) -> None:
    pages = {"/": page(head=FEED), "/rss.xml": rss("p/1/"), "/post-sitemap.xml": urlset("p/1/", "p/2/"),
             "/sitemap.xml": index("post-sitemap.xml", "notes-sitemap.xml", "healers-sitemap.xml"),
             "/notes-sitemap.xml": urlset("notes/1/", "notes/2/"), "/healers-sitemap.xml": urlset()}  # fmt: skip
    with pages_of(pages) as site:
        found = Finder(tmp_path, site.url, "generic").find()
        assert "/healers-sitemap.xml" not in site.asked
    assert "1 maps of unknown kind not read: healers-sitemap.xml" in found.notes("sitemap")
    assert found.paths == ["/p/1/", "/p/2/", "/notes/1/", "/notes/2/"]
    sure = [any(claim.posts_only for claim in candidate.claims) for candidate in found.candidates]
    assert sure == [True, True, False, False]


def test_many_maps_of_unknown_names_and_long_ones_are_left_and_named(tmp_path: Path) -> None:
    others = [f"notes{n}-sitemap.xml" for n in range(4)]
    pages = {"/": page(head=FEED), "/rss.xml": rss("p/1/"), "/post-sitemap.xml": urlset("p/1/", "p/2/"),
             "/sitemap.xml": index("post-sitemap.xml", *others),
             "/notes0-sitemap.xml": urlset(*(f"herbs/{n}/" for n in range(200)))}  # fmt: skip
    with pages_of(pages) as site:
        many = Finder(tmp_path, site.url, "generic").find()
        assert not {f"/{other}" for other in others} & set(site.asked)
    assert any("4 maps of unknown kind not read: notes0-sitemap.xml" in note for note in many.notes("sitemap"))
    pages["/sitemap.xml"] = index("post-sitemap.xml", others[0])
    with pages_of(pages) as site:
        long = Finder(tmp_path / "2", site.url, "generic").find()
    assert (len(long.paths), long.holes) == (2, ())
    assert "left out: 200 addresses of unknown kind" in long.notes("sitemap")


# what is left ---------------------------------------------------------------------------------------------------


def test_linked_feeds_that_are_not_asked_are_named(tmp_path: Path) -> None:
    head = "".join(FEED.replace("/rss.", f"/rss{n}.") for n in range(5))
    pages = {"/": page(head=head), "/sitemap.xml": urlset("p/1/"), "/rss0.xml": rss("p/1/")}
    with pages_of(pages) as site:
        found = Finder(tmp_path, site.url, "generic").find()
    assert sum(note.startswith("not asked") for note in found.notes("feed")) == 2


@pytest.mark.parametrize(
    ("home", "url", "sure", "holes", "notes"),
    [
        ("www.example.org", "blog.example.org/a", True, 1, 1),
        ("practice.example.org", "example.org/a", True, 1, 1),
        ("www.example.org", "blog.example.org/a", False, 0, 1),
        ("www.example.org", "elsewhere.com/a", True, 0, 1),
        ("www.example.org", "blog.example.org/no/a", True, 0, 0),
        ("www.example.org", "example.org/a", True, 0, 0),
    ],
)
def test_posts_on_another_host_of_the_same_name_are_a_hole(
    home: str, url: str, sure: bool, holes: int, notes: int
) -> None:
    site = Site(name="blog", url=f"https://{home}/", exclude=("/no/*",))
    board = Board(task_of(site), conditional=False)
    board.pin(f"https://{url}", Claim(route=RouteKind.SITEMAP, address=site.url, posts_only=sure))
    board.report(RouteKind.SITEMAP, site.url, 0)
    assert (len(board.holes), sum(report.note != "" for report in board.reports)) == (holes, notes)


def task_of(site: Site) -> Task:
    async def get(url: str, *, conditional: bool = False) -> Fetched:
        raise AssertionError(f"{url} was asked for, conditional: {conditional}")

    return Task(
        site=site,
        platform=get_platform("generic"),
        get=get,
        allowed=lambda _: True,
        known=lambda _id, _key: False,
        robots_sitemaps=(),
        now=datetime(2026, 11, 2, tzinfo=UTC),
    )


# what the next visit asks first --------------------------------------------------------------------------------


def test_a_list_tells_of_a_post_where_the_map_of_the_site_stands_still(tmp_path: Path) -> None:
    pages: dict[str, Answer | str] = {"/": menu("blog"), "/sitemap.xml": urlset("about/", *BLOG[:3]),
                                      "/blog": page(*(f"/{path}" for path in BLOG[:5]))}  # fmt: skip
    with pages_of(pages) as site:
        finder = Finder(tmp_path, site.url, "generic")
        finder.find()
        same = finder.find(revisit=True)
        assert (same.unchanged, same.requests <= 3) == (True, True)
        pages["/blog"] = page(*(f"/{path}" for path in BLOG[:6]))
        found = finder.find(revisit=True)
    assert (found.unchanged, f"/{BLOG[5]}" in found.paths) == (False, True)


def test_each_feed_with_posts_of_its_own_is_asked(tmp_path: Path) -> None:
    pages: dict[str, Answer | str] = {"/": menu(), "/rss.xml": rss("a/1/"), "/news.xml": rss("b/1/"),
                                      "/sitemap.xml": "HOST/a/1/\nHOST/b/1/\n"}  # fmt: skip
    with pages_of(pages) as site:
        finder = Finder(tmp_path, site.url, "generic", closed_routes=NO_LISTS)
        finder.find()
        assert finder.find(revisit=True).unchanged
        pages["/news.xml"] = rss("b/2/", "b/1/")
        found = finder.find(revisit=True)
    assert (found.unchanged, "/b/2/" in found.paths) == (False, True)


@pytest.mark.parametrize(
    ("second", "both"),
    [(["p3", "p2", "p1"], False), (["p3", "p2", "p1", "p0"], False), (["p2", "old"], False), ([], False),
     (["n1"], True), (["n1", "p3", "p2"], True), (["p3", "n1", "p2"], True)],
)  # fmt: skip
def test_only_what_may_show_a_post_alone_is_a_stream_of_its_own(second: list[str], both: bool) -> None:
    first = Shown(url="a", digest="1", keys=["p3", "p2", "p1"])
    assert list(streams([first, Shown(url="b", digest="2", keys=second)])) == (["a", "b"] if both else ["a"])


def test_a_map_that_a_program_keeps_tells_as_much_as_a_second_feed() -> None:
    feeds = [Shown(url="a", digest="1", keys=["a1"]), Shown(url="b", digest="2", keys=["b1", "b2"])]
    assert list(streams(feeds, {"b1", "b2"})) == ["a"]
    assert list(streams(feeds, {"b1"})) == ["a", "b"]


def test_maps_of_posts_beside_the_api_are_watched_but_not_for_the_blogs_own_page() -> None:
    walk = SitemapWalk(post_maps={"posts": "1", "notes": "2", "mixed": "3"})
    walk.keys = {"posts": ["blog", "p1", "p2"], "notes": ["n1"], "mixed": ["p1", "m1", "m2"]}
    assert beside_api(walk, {"p1", "p2"}, 2) == {"notes": "2", "mixed": "3"}
    assert beside_api(walk, {"p1", "p2"}, 1) == {"notes": "2"}
    assert beside_api(walk, {"p1", "p2", "n1", "m1", "blog"}, 2) == {}


@pytest.mark.parametrize(("stamp", "kept"), [("2031-01-01", False), ("2020-01-01", True)])
def test_a_stamp_of_the_future_freezes_no_signature(stamp: str, kept: bool, tmp_path: Path) -> None:
    with start_blogs(["wordpress-block"], 5, heavy=False) as (blog,):
        blog._all[2] = replace(blog._all[2], modified=datetime.fromisoformat(f"{stamp}T00:00:00+00:00"))
        blog._by_path = None
        finder = finder_of(blog, tmp_path)
        first = finder.find()
        assert (first.memory.api_signature is not None) == kept
        assert finder.find(revisit=True).unchanged == kept


def test_an_edit_of_a_post_that_the_api_lists_without_its_text_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with start_blogs(["wordpress-block"], 5, heavy=False) as (blog,):
        true = blog.respond

        def bend(request: Request) -> Answer:
            answer = true(request)
            if not request.path.endswith("/wp/v2/posts"):
                return answer
            rows = json.loads("".join(str(part) for part in answer.parts))
            bare = [{name: value for name, value in row.items() if name != "content"} for row in rows]
            return replace(answer, parts=(json.dumps(bare),))

        monkeypatch.setattr(blog._server, "respond", bend)
        finder = finder_of(blog, tmp_path)
        finder.find()
        old = blog._all[3]
        blog._all[3] = replace(old, modified=blog.last_change() + timedelta(days=3))
        blog._by_path = None
        found = finder.find(revisit=True)
        assert (found.unchanged, found.caught_up, blog.path(old) in found.paths) == (False, True, True)


@pytest.mark.parametrize(
    ("one", "other", "latest"),
    [("2026-06-01T23:30:00-07:00", "2026-06-02T01:00:00+00:00", 0), ("2026-06-02", "2026-06-01T23:00:00Z", 0)],
)
def test_the_latest_change_is_the_latest_instant(one: str, other: str, latest: int) -> None:
    stamps = [parse_when(text, source=DateSource.SITEMAP) for text in (one, other)]
    claims = (Claim(route=RouteKind.SITEMAP, address="s", posts_only=True, modified=stamp) for stamp in stamps)
    assert Candidate(url="u", key="u", claims=tuple(claims)).modified == stamps[latest]


# holes that stay ------------------------------------------------------------------------------------------------


def test_a_hole_that_stays_is_looked_into_once_a_week_and_new_posts_at_each_visit(tmp_path: Path) -> None:
    pages: dict[str, Answer | str] = {
        f"/blog?page={n}": page(*(f"/blog/p{n}-{k}/" for k in range(3)), more=f"/blog?page={n + 1}")
        for n in range(1, 9)
    }
    pages |= {
        "/": menu("blog"),
        "/blog": page("/blog/p0/", more="/blog?page=1"),
        "/blog?page=9": Answer(status=500),
    }
    with pages_of(pages) as site:
        finder = Finder(tmp_path, site.url, "generic")
        walked = []
        for _ in range(9):
            site.forget()
            found = finder.find()
            finder.memory.spoil()
            assert found.holes == ("no sitemap lists the posts",)
            walked.append("/blog?page=8" in site.asked)
            assert len(found.paths) == (25 if walked[-1] else 1)
            finder.time.pass_by(days=1)
        assert walked == [True, True, *(day == 8 for day in range(2, 9))]
        pages["/blog"] = page("/blog/new/", "/blog/p0/", more="/blog?page=1")
        assert "/blog/new/" in finder.find().paths
        pages["/blog?page=9"] = page("/blog/last/")
        finder.time.pass_by(days=7)
        found = finder.find()
    assert ("/blog/last/" in found.paths, found.holes, found.memory.holes) == (True, (), ())


def test_routes_are_asked_with_their_validators_for_a_month() -> None:
    now = datetime(2026, 11, 2, tzinfo=UTC)
    memory = Memory(fresh_at=now.isoformat())
    memory.spoil()
    assert (memory.fresh(now + timedelta(days=29)), memory.fresh(now + timedelta(days=30))) == (True, False)
    assert not Memory().fresh(now)
    assert Memory.from_json(json.loads(json.dumps(memory.to_json()))) == memory


@pytest.mark.parametrize(
    ("kind", "sizes"),
    [
        (FailureKind.STATUS, ["100", "20", "10"]),
        (FailureKind.TRUNCATED, ["100", "20", "10"]),
        (FailureKind.TIMEOUT, ["100"]),
    ],
)
def test_an_api_that_struggles_is_asked_for_less_and_a_silent_one_is_left_to_its_other_routes(
    kind: FailureKind, sizes: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    get = Session.get

    async def failing(session: Session, url: str, **more: bool) -> Fetched:
        size = parse_qs(urlsplit(url).query).get("per_page", ["1"])
        if size == ["1"]:  # the question whether there is an API
            return await get(session, url, **more)
        asked.extend(size)
        return Failure(url=url, kind=kind, detail="no answer", retryable=True)

    monkeypatch.setattr(Session, "get", failing)
    with start_blogs(["wordpress-block"], 5, heavy=False) as (blog,):
        found = finder_of(blog, tmp_path, closed_routes=NO_LISTS).find()
    assert asked == sizes
    assert found.listed("sitemap") > 0
