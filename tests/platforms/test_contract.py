"""What holds for every platform: its blogs are recognised, found whole, read exactly, and revisited cheaply."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from scraper.config import load_sites
from scraper.demo import BLOG_NAMES, DemoBlog, start_blogs
from scraper.markup import Page
from scraper.pipeline import Order, crawl
from scraper.platforms import GENERIC, all_platforms, ancestors, detect, get_platform
from scraper.platforms.facts import recognise
from scraper.types import SiteReport
from tests.demo.client import get
from tests.pipeline.tools import World, articles, files, query, sound

NOW = datetime.now(UTC).replace(microsecond=0)
#: what a visit may cost where nothing has changed, robots.txt included
REVISIT = 3


class Story:
    """Three visits of one blog: the first, one with nothing new, one after its author came back."""

    def __init__(self, folder: Path, blog: DemoBlog) -> None:
        self.blog = blog
        self.archive = folder / "archive"
        self._folder = folder
        self._config = load_sites(World(folder, [blog]).config, frozenset(all_platforms())).sites
        self.goldens = sorted(blog.golden().values())
        self.posts = {blog.absolute(blog.path(post)) for post in blog.posts}
        self.first = self._visit(0)
        self.files = sorted(text.decode() for _, text in files(self.archive).elements())
        self.pages = dict(query(self.archive, "SELECT url, status FROM pages"))
        self.reasons = dict(query(self.archive, "SELECT url, reason FROM pages WHERE status = 'skipped'"))
        self.before = articles(self.archive)
        blog.clear_requests()
        self.second = self._visit(1)
        self.asked = [entry.path for entry in blog.requests]
        self.after = articles(self.archive)
        self.edited, self.added = blog.mutate()
        self.third = self._visit(2)

    def _visit(self, days: int) -> SiteReport:
        order = Order(
            archive=self.archive,
            command="test",
            clock=lambda: NOW + timedelta(days=days),
            state_folder=self._folder / "turns",
            workers=1,
        )
        (report,) = asyncio.run(crawl(self._config, order))
        return report

    @property
    def texts(self) -> set[str]:
        return {path.read_text("utf-8") for path in self.archive.glob("*/*.txt")}


@pytest.fixture(scope="module", params=BLOG_NAMES)
def blog(request: pytest.FixtureRequest) -> Iterator[DemoBlog]:
    with start_blogs([request.param], heavy=False) as (started,):
        yield started


@pytest.fixture(scope="module")
def story(blog: DemoBlog, tmp_path_factory: pytest.TempPathFactory) -> Story:
    return Story(tmp_path_factory.mktemp(blog.name), blog)


def shown(blog: DemoBlog, path: str) -> tuple[Page, tuple[tuple[str, str], ...]]:
    answer = get(blog, path)
    return Page(answer.text, blog.absolute(path)), tuple(answer.headers.items())


def test_its_pages_are_recognised_and_no_stranger_claims_them(blog: DemoBlog) -> None:
    own = {blog.platform, *ancestors(get_platform(blog.platform))}
    for path in ("/", *(blog.path(post) for post in blog.posts)):
        page, headers = shown(blog, path)
        assert detect(page, headers).platform.name == blog.platform, path
        claimed = {p.name for p in all_platforms().values() if recognise(p, page, headers) is not None}
        assert claimed <= own, path
        if blog.platform != GENERIC:
            assert detect(page, headers).evidence


def test_every_post_is_archived_once_word_for_word(story: Story) -> None:
    assert (story.first.status, story.first.counts.get("failed", 0)) == ("ok", 0), story.first
    assert {url for url, status in story.pages.items() if status == "article"} == story.posts
    repeated = len(story.goldens) - len(set(story.goldens))
    assert story.first.counts.get("duplicate", 0) == repeated
    assert story.files == sorted(set(story.goldens))


def test_what_is_no_post_is_left_out_for_the_right_reason(story: Story) -> None:
    for path, reason in story.blog.expected_skips.items():
        url = story.blog.absolute(path)
        assert story.pages.get(url, "skipped") == "skipped"
        assert story.reasons.get(url, reason) == reason, path
    for path in story.blog.unwanted_paths:
        assert story.pages.get(story.blog.absolute(path), "skipped") == "skipped", path


def test_a_visit_where_nothing_changed_costs_next_to_nothing(story: Story) -> None:
    assert story.second.status == "ok"
    assert len(story.asked) <= REVISIT, story.asked
    assert story.after == story.before


def test_a_later_visit_finds_what_changed_and_nothing_else(story: Story) -> None:
    told = story.blog.tells_edits
    counts = {kind: story.third.counts.get(kind, 0) for kind in ("saved", "revised", "duplicate", "failed")}
    assert (story.third.status, counts) == (
        "ok", {"saved": 1, "revised": int(told), "duplicate": 0, "failed": 0}
    ), story.third  # fmt: skip
    now = story.blog.golden()
    assert now[story.blog.path(story.added)] in story.texts
    assert (now[story.blog.path(story.edited)] in story.texts) == told


def test_the_archive_is_sound(story: Story) -> None:
    sound(story.archive)
