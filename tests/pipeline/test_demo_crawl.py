"""The whole path on all demo blogs: every post once, golden texts, a second run for nothing, a change found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scraper.demo import SHORT_DEMO, DemoBlog, start_blogs
from tests.pipeline.tools import World, answers, files, query, sound

#: as the bulk route of WordPress takes at most: robots.txt, home, three pages of posts, and what else is cheap
BULK_REQUESTS = 10


class Story:
    """Three crawls of all demo blogs: the first, one with nothing new, one after each author came back."""

    def __init__(self, folder: Path, blogs: list[DemoBlog]) -> None:
        self.archive = folder / "archive"
        self.blogs = blogs
        self.goldens = {blog.name: blog.golden() for blog in blogs}
        self.posts = {blog.name: blog.posts for blog in blogs}
        world = World(folder, blogs)
        self.first = world.crawl(self.archive)
        self.files = files(self.archive)
        self.pages = query(
            self.archive, "SELECT s.name, p.url, p.status FROM pages p JOIN sites s ON s.id = p.site_id"
        )
        self.corpus = query(self.archive, "SELECT site, url, file FROM corpus ORDER BY number")
        self.answers = answers(self.archive)
        for blog in blogs:
            blog.clear_requests()
        self.second = world.crawl(self.archive)
        self.asked = {blog.name: [entry.path for entry in blog.requests] for blog in blogs}
        self.after = query(self.archive, "SELECT site, url, file FROM corpus ORDER BY number")
        self.changes = {blog.name: blog.mutate() for blog in blogs}
        self.third = world.crawl(self.archive)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    with start_blogs(SHORT_DEMO) as blogs:
        yield Story(tmp_path_factory.mktemp("story"), blogs)


def counts(report: dict[str, Any], *kinds: str) -> dict[str, int]:
    return {kind: report["counts"].get(kind, 0) for kind in kinds}


def test_every_post_of_every_blog_is_there_once(story: Story) -> None:
    for blog in story.blogs:
        report = story.first[blog.name]
        found = report["counts"].get("saved", 0) + report["counts"].get("duplicate", 0)
        assert (report["status"], found, report["counts"].get("failed", 0)) == (
            "ok",
            len(story.posts[blog.name]),
            0,
        ), report
        articles = sorted(url for site, url, status in story.pages if site == blog.name and status == "article")
        assert articles == sorted(blog.absolute(blog.path(post)) for post in story.posts[blog.name])


def test_every_text_is_its_golden_text(story: Story) -> None:
    root = {(site, url): (story.archive / file) for site, url, file in story.corpus}
    checked = 0
    for blog in story.blogs:
        for path, golden in story.goldens[blog.name].items():
            at = (blog.name, blog.absolute(path))
            if at not in root:
                continue
            assert (blog.name, golden.encode()) in story.files, f"{at}: the file is not the golden text"
            checked += 1
    assert checked == len(story.corpus) == sum(story.files.values())


def test_the_repost_is_a_duplicate_of_the_same_document(story: Story) -> None:
    reposts = [(blog, post) for blog in story.blogs for post in blog.posts if post.repost_of]
    assert reposts
    for blog, post in reposts:
        original = next(b for b in story.blogs if b.name == post.repost_of)
        twin = next(other for other in original.posts if other.title == post.title)
        rows = query(
            story.archive,
            "SELECT p.document_id FROM pages p WHERE p.url IN "
            f"('{blog.absolute(blog.path(post))}', '{original.absolute(original.path(twin))}')",
        )
        assert len(rows) == 2
        assert rows[0] == rows[1] != (None,)
    assert sum(report["counts"].get("duplicate", 0) for report in story.first.values()) == len(reposts)


def test_no_other_page_is_taken_for_a_post(story: Story) -> None:
    for blog in story.blogs:
        unwanted = {blog.absolute(path) for path in blog.unwanted_paths} | {
            blog.absolute(path) for path in blog.expected_skips
        }
        taken = {url for site, url, status in story.pages if site == blog.name and status == "article"}
        assert not unwanted & taken


def test_no_page_of_a_post_is_captured_twice(story: Story) -> None:
    for blog in story.blogs:
        for post in blog.posts:
            assert story.answers[blog.absolute(blog.path(post))] <= 1


def test_a_second_run_stores_nothing_and_asks_next_to_nothing(story: Story) -> None:
    for blog in story.blogs:
        report = story.second[blog.name]
        assert (report["status"], counts(report, "saved", "revised", "duplicate", "failed")) == (
            "ok", {"saved": 0, "revised": 0, "duplicate": 0, "failed": 0}
        )  # fmt: skip
        assert len(story.asked[blog.name]) <= 3, story.asked[blog.name]
    assert story.after == story.corpus


def test_a_third_run_finds_exactly_what_changed(story: Story) -> None:
    for blog in story.blogs:
        report = story.third[blog.name]
        told = blog.tells_edits
        assert (report["status"], counts(report, "saved", "revised", "duplicate", "failed")) == (
            "ok", {"saved": 1, "revised": int(told), "duplicate": 0, "failed": 0}
        ), blog.name  # fmt: skip
        edited, added = story.changes[blog.name]
        now = blog.golden()
        texts = {path.read_text("utf-8") for path in (story.archive / blog.name).glob("*.txt")}
        assert now[blog.path(added)] in texts
        assert (now[blog.path(edited)] in texts) == told
        assert (story.goldens[blog.name][blog.path(edited)] in texts) != told


def test_an_edited_text_keeps_its_number_and_its_old_state(story: Story) -> None:
    before = {url: file for _, url, file in story.corpus}
    for blog in story.blogs:
        if not blog.tells_edits:
            continue
        url = blog.absolute(blog.path(story.changes[blog.name][0]))
        ((file,),) = query(story.archive, f"SELECT file FROM corpus WHERE url = '{url}'")
        assert file != before[url]
        assert file.partition("_")[0] == before[url].partition("_")[0]
        revisions = query(
            story.archive,
            f"SELECT count(*) FROM revisions r JOIN pages p ON p.id = r.page_id WHERE p.url = '{url}'",
        )
        assert revisions == [(2,)]


def test_the_archive_is_sound(story: Story) -> None:
    sound(story.archive)


def test_a_wordpress_of_250_posts_takes_at_most_ten_requests(tmp_path: Path) -> None:
    with start_blogs(["wordpress-block"], scale=250) as (blog,):
        report = World(tmp_path, [blog]).crawl(tmp_path / "archive")[blog.name]
        assert report["counts"]["saved"] == 250
        assert len(blog.requests) <= BULK_REQUESTS, [entry.path for entry in blog.requests]
        assert report["requests"] == len(blog.requests)
        goldens = {(blog.name, golden.encode()) for golden in blog.golden().values()}
    assert files(tmp_path / "archive").keys() == goldens
    sound(tmp_path / "archive")
