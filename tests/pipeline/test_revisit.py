"""What one crawl leaves for the next: nothing is asked twice, and nothing that was missed is taken for done."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from scraper.demo import DemoBlog, Post, start_blogs
from scraper.demo.model import Break
from scraper.demo.server import Answer, Request, redirect
from scraper.pipeline import Order, crawl
from scraper.pipeline.workers import Extractor
from scraper.types import Capture, Extracted, RouteKind, Site, SiteReport
from tests.pipeline.tools import articles, query, sound

Bend = Callable[[Request, Answer], Answer]


class Keeper:
    """One blog and its archive; each `run` is a day later than the one before, and may meet a bent blog."""

    def __init__(self, folder: Path, blog: DemoBlog) -> None:
        self.blog = blog
        self.archive = folder / "archive"
        self.now = datetime(2026, 3, 2, 12, tzinfo=UTC)
        self._state = folder / "state"
        self._true = blog.respond

    def run(self, bend: Bend | None = None, *, stop_after: int = 0, **entry: Any) -> SiteReport:
        self.blog.clear_requests()
        self.now += timedelta(days=1, hours=1)
        stop: list[Callable[[], None]] = []

        def respond(request: Request) -> Answer:
            if stop_after and len(self.blog.requests) + 1 >= stop_after and stop:
                loop.call_soon_threadsafe(stop.pop())
            answer = self._true(request)
            return bend(request, answer) if bend is not None else answer

        self.blog._server.respond = respond
        site = Site(**{"name": "blog", "url": self.blog.url, "delay": 0.0, "allow_local": True, **entry})
        order = Order(
            archive=self.archive, command="test", clock=lambda: self.now, state_folder=self._state, workers=1,
            on_start=stop.append,
        )  # fmt: skip
        loop = asyncio.new_event_loop()
        try:
            (report,) = loop.run_until_complete(crawl([site], order))
        finally:
            loop.close()
        return report

    @property
    def asked(self) -> list[str]:
        return [entry.path for entry in self.blog.requests]

    def titles(self) -> list[str]:
        return sorted(row[0] for row in query(self.archive, "SELECT title FROM corpus"))

    def text(self, post: Post) -> str:
        url = self.blog.absolute(self.blog.path(post))
        ((text,),) = query(self.archive, f"SELECT text FROM corpus WHERE url = '{url}'")
        return str(text)

    def page(self, post: Post) -> tuple[str, str]:
        url = self.blog.absolute(self.blog.path(post))
        ((status, reason),) = query(self.archive, f"SELECT status, reason FROM pages WHERE url = '{url}'")
        return status, reason

    def count(self, table: str) -> int:
        ((number,),) = query(self.archive, f"SELECT count(*) FROM {table}")
        return int(number)


def opened(folder: Path, name: str, **options: Any) -> Iterator[Keeper]:
    with start_blogs([name], 12, heavy=False, **options) as (blog,):
        keeper = Keeper(folder, blog)
        yield keeper
        sound(keeper.archive)


@pytest.fixture
def kajabi(tmp_path: Path) -> Iterator[Keeper]:
    yield from opened(tmp_path, "kajabi", summaries=True)


@pytest.fixture
def static(tmp_path: Path) -> Iterator[Keeper]:
    yield from opened(tmp_path, "generic-static", summaries=True)


@pytest.fixture
def rest(tmp_path: Path) -> Iterator[Keeper]:
    yield from opened(tmp_path, "wordpress-block", closed={"api": "open"})


@pytest.fixture
def restless(tmp_path: Path) -> Iterator[Keeper]:
    yield from opened(tmp_path, "wordpress-block", closed={"api": "403"}, summaries=True)


def at(path: str, answer: Answer) -> Bend:
    return lambda request, true: answer if request.path == path else true


def touch(blog: DemoBlog, post: Post, **changes: Any) -> Post:
    """Change a post in place; its change stamp moves."""
    changed = replace(post, modified=blog.last_change() + timedelta(days=1), **changes)
    blog._all = [changed if other is post else other for other in blog._all]
    blog._by_path = None
    return changed


# what failed ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [401, 403])
def test_a_page_that_was_refused_is_asked_for_again_by_the_next_run(status: int, kajabi: Keeper) -> None:
    post = kajabi.blog.posts[4]
    first = kajabi.run(at(kajabi.blog.path(post), Answer(status=status)))
    assert (first.status, first.counts) == ("partial", {"failed": 1, "saved": 11})
    second = kajabi.run()
    assert (second.status, second.counts["saved"]) == ("ok", 1)
    assert kajabi.run().counts == {}


def test_a_page_that_is_gone_does_not_make_every_visit_a_full_one(kajabi: Keeper) -> None:
    post = kajabi.blog.posts[4]
    gone = at(kajabi.blog.path(post), Answer(status=404))
    assert kajabi.run(gone).status == "partial"
    second = kajabi.run(gone)
    assert (second.status, len(kajabi.asked) <= 3) == ("ok", True)


def test_a_fault_of_this_program_costs_one_post_and_only_until_it_is_mended(
    static: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    static.run()
    old = static.blog.posts[5]
    edited = touch(static.blog, old, blocks=(*old.blocks, *static.blog.posts[0].blocks[:1]))
    static.blog.mutate()
    true = Extractor.page
    url = static.blog.absolute(static.blog.path(edited))

    async def page(self: Extractor, capture: Capture, hints: Any) -> Extracted:
        if hints.url == url:
            raise RuntimeError("a bug")
        return await true(self, capture, hints)

    with monkeypatch.context() as patch:
        patch.setattr(Extractor, "page", page)
        report = static.run()
    assert (report.status, report.counts["saved"], report.counts["failed"]) == ("partial", 1, 1)
    assert report.failures[0].reason == "a fault of this program: RuntimeError: a bug"
    before = static.text(old)
    # the host says 304 now: what it gave then is read
    assert static.run().counts["revised"] == 1
    assert static.text(edited) != before
    assert 304 in [entry.status for entry in static.blog.requests if entry.path == static.blog.path(edited)]


def test_a_post_without_all_its_pages_is_no_article(restless: Keeper) -> None:
    first, second = restless.blog.posts[1].blocks[:1], restless.blog.posts[2].blocks[:1]
    post = touch(restless.blog, restless.blog.posts[3], blocks=(*first, Break(), *second))
    part = f"{restless.blog.path(post)}2/"
    report = restless.run(at(part, Answer(status=403)))
    assert report.counts == {"saved": 11, "failed": 1}
    assert part in report.failures[0].reason
    assert restless.run().counts["saved"] == 1
    assert restless.blog.golden_of(post).splitlines()[-1] in restless.text(post)


def test_an_unreachable_home_after_news_does_not_hide_the_news(kajabi: Keeper) -> None:
    kajabi.run()
    _, added = kajabi.blog.mutate()
    report = kajabi.run(at("/", Answer(status=403)))
    assert report.status == "failed"
    assert "/blog.rss" in kajabi.asked
    assert kajabi.run().counts["saved"] == 1
    assert added.title in kajabi.titles()


@pytest.mark.parametrize("asked", range(2, 16, 3))
def test_a_crawl_that_was_stopped_is_not_taken_for_whole_days_later(asked: int, kajabi: Keeper) -> None:
    kajabi.run()
    kajabi.blog.mutate()
    assert kajabi.run(stop_after=asked).status in ("interrupted", "ok")
    # an interrupted run's answers are used for a day only; this is the day after
    kajabi.now += timedelta(days=1)
    kajabi.run()
    assert len(kajabi.titles()) == 13


def test_a_first_crawl_that_was_stopped_goes_on(kajabi: Keeper) -> None:
    assert kajabi.run(stop_after=8).status == "interrupted"
    assert kajabi.run().status == "ok"
    assert len(kajabi.titles()) == 12


def test_what_robots_forbade_is_read_once_it_may_be(kajabi: Keeper) -> None:
    path = kajabi.blog.path(kajabi.blog.posts[3])

    def forbid(request: Request, answer: Answer) -> Answer:
        if request.path != "/robots.txt":
            return answer
        return replace(answer, parts=(*answer.parts, f"\nUser-agent: *\nDisallow: {path}\n"))

    first = kajabi.run(forbid)
    assert (first.status, first.skipped, path in kajabi.asked) == ("ok", {"robots": 1}, False)
    kajabi.blog.mutate()
    assert kajabi.run().counts["saved"] == 2


# what changed, and what only seems so ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["static", "restless", "rest"])
def test_a_new_stamp_on_an_old_text_is_no_revision(name: str, request: pytest.FixtureRequest) -> None:
    keeper: Keeper = request.getfixturevalue(name)
    keeper.run()
    revisions = keeper.count("revisions")
    for post in keeper.blog.posts[::2]:
        touch(keeper.blog, post)
    report = keeper.run()
    assert (report.status, set(report.counts) - {"skipped"}) == ("ok", {"unchanged"})
    assert keeper.count("revisions") == revisions
    assert keeper.run().counts == {}


def test_a_feed_whose_validators_lie_does_not_hide_a_post(kajabi: Keeper) -> None:
    def lie(request: Request, answer: Answer) -> Answer:
        return replace(answer, etag='"for ever"') if request.path == "/blog.rss" else answer

    kajabi.run(lie)
    _, added = kajabi.blog.mutate()

    def half(request: Request, answer: Answer) -> Answer:
        # the new body under the old tag, as a cache gives it to who does not ask conditionally
        return replace(lie(request, answer), headers=(("ETag", '"for ever"'),), etag="")

    assert kajabi.run(half).counts["saved"] == 1
    assert added.title in kajabi.titles()


def test_a_feed_that_never_admits_a_change_is_not_the_only_witness(kajabi: Keeper) -> None:
    def lie(request: Request, answer: Answer) -> Answer:
        return replace(answer, etag='"for ever"') if request.path == "/blog.rss" else answer

    kajabi.run(lie)
    _, added = kajabi.blog.mutate()
    assert kajabi.run(lie).counts["saved"] == 1
    assert added.title in kajabi.titles()


def test_an_unchanged_blog_is_asked_at_most_three_times_and_nothing_is_stored(rest: Keeper) -> None:
    rest.run()
    before, captures = articles(rest.archive), rest.count("captures")
    report = rest.run()
    assert (report.status, report.counts, len(rest.asked) <= 3) == ("ok", {}, True)
    assert articles(rest.archive) == before
    assert rest.count("captures") <= captures + 3
    ((evidence,),) = query(rest.archive, "SELECT platform_evidence FROM sites")
    assert evidence != "[]", "what spoke for the platform was forgotten"


def test_a_wider_entry_is_obeyed_though_the_blog_did_not_change(rest: Keeper) -> None:
    hidden = rest.blog.path(rest.blog.posts[4])
    rest.run(exclude=(hidden,))
    assert len(rest.titles()) == 11
    assert rest.run().counts["saved"] == 1


# redirects ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["static", "restless"])
def test_a_post_that_redirects_to_another_one_keeps_its_text(name: str, request: pytest.FixtureRequest) -> None:
    keeper: Keeper = request.getfixturevalue(name)
    keeper.run()
    gone = touch(keeper.blog, keeper.blog.posts[6])
    other = keeper.blog.posts[2]
    before = articles(keeper.archive)
    bend = at(keeper.blog.path(gone), redirect(keeper.blog.absolute(keeper.blog.path(other))))
    report = keeper.run(bend)
    assert report.skipped["redirects-to-another-post"] == 1
    assert articles(keeper.archive) == before
    # and is not asked for at every visit
    touch(keeper.blog, keeper.blog.posts[0])
    keeper.run(bend)
    assert keeper.blog.path(gone) not in keeper.asked


def test_a_post_that_redirects_to_one_not_yet_archived_keeps_its_text(restless: Keeper) -> None:
    blog = restless.blog
    restless.run()
    gone = touch(blog, blog.posts[1])
    before = restless.text(gone)
    new = blog._new_post(blog.last_change() + timedelta(days=2))
    page = blog.html(blog.single(new, 1), new)  # type: ignore[attr-defined]

    def bend(request: Request, answer: Answer) -> Answer:
        if request.path == blog.path(gone):
            return redirect(blog.absolute(blog.path(new)))
        return page if request.path == blog.path(new) else answer

    report = restless.run(bend)
    assert report.skipped == {"redirects-to-another-post": 1}
    assert restless.text(gone) == before


def test_a_slug_that_changed_moves_its_page(restless: Keeper) -> None:
    restless.run()
    old = restless.blog.posts[1]
    number = restless.count("documents")
    moved = touch(restless.blog, old, slug="a-better-slug")
    report = restless.run()
    assert report.counts.get("saved", 0) == 0, report
    assert restless.count("documents") == number
    assert restless.text(moved)


@pytest.mark.parametrize("target", ["/", "/blog"])
def test_a_post_that_redirects_to_a_list_is_none(target: str, kajabi: Keeper) -> None:
    post = kajabi.blog.posts[3]
    report = kajabi.run(at(kajabi.blog.path(post), redirect(kajabi.blog.absolute(target))))
    assert len(kajabi.titles()) == 11
    assert sum(report.skipped.values()) >= 1


def test_a_home_that_leads_to_another_host_says_so_and_what_to_do(kajabi: Keeper) -> None:
    report = kajabi.run(at("/", redirect("https://elsewhere.example.org/")))
    assert report.status == "failed"
    assert "elsewhere.example.org" in report.reason
    assert report.reason.endswith("if the blog has moved there, write that address into its entry")
    assert kajabi.asked == ["/robots.txt", "/"]


def test_a_list_that_declares_more_than_it_gives_is_partial_until_it_does_not(rest: Keeper) -> None:
    def more(request: Request, answer: Answer) -> Answer:
        head = tuple((n, "20" if n == "X-WP-Total" else v) for n, v in answer.headers)
        return replace(answer, headers=head)

    report = rest.run(more)
    assert (report.status, report.reason) == ("partial", "the API declares 20 posts, lists 12")
    assert rest.run(more).status == "partial"
    assert rest.run().status == "ok"


def test_a_blog_that_was_parked_and_comes_back_is_whole_again(tmp_path: Path) -> None:
    page = Answer(parts=("<title>Parked</title><p>This name is for sale.</p>",))
    for keeper in opened(tmp_path, "generic-static", closed={"feed": "404", "sitemap": "404"}):
        assert keeper.run().status == "ok"
        assert [keeper.run(lambda *_: page).status for _ in range(3)] == ["failed"] * 3
        assert (keeper.run().status, len(keeper.titles())) == ("ok", 12)


def test_closed_routes_stand_in_the_report(rest: Keeper) -> None:
    rest.blog.close_route("api", "robots")
    report = rest.run()
    assert report.status == "ok"
    assert [r.note for r in report.routes if r.route is RouteKind.API] == ["robots.txt forbids it"]
    assert not [path for path in rest.asked if "wp-json" in path or "rest_route" in path]


# captures: pages ------------------------------------------------------------------------------------------------


def page_captures(keeper: Keeper) -> int:
    urls = ", ".join(f"'{keeper.blog.absolute(keeper.blog.path(post))}'" for post in keeper.blog.posts)
    ((number,),) = query(
        keeper.archive, f"SELECT count(DISTINCT url) FROM captures WHERE status = 200 AND url IN ({urls})"
    )
    return int(number)


def test_pages_are_captured_where_the_entry_says_so_and_texts_stay(rest: Keeper, tmp_path: Path) -> None:
    rest.run()
    before = articles(rest.archive)
    # one page, to see that the API gives posts whole
    assert page_captures(rest) == 1
    refused = rest.blog.path(rest.blog.posts[2])
    # the entry changes: what is archived already is captured now, and what was refused tomorrow
    rest.run(at(refused, Answer(status=403)), capture_pages=True)
    assert page_captures(rest) == 11
    rest.run(capture_pages=True)
    assert page_captures(rest) == 12
    assert articles(rest.archive) == before
    assert rest.run(capture_pages=True).counts == {}
    assert len(rest.asked) <= 3
