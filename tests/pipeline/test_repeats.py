"""A blog that ends its posts with a call to book: crawled at once, post by post, and cut off in the middle."""

from __future__ import annotations

import asyncio
import random
import signal
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from scraper.config import load_sites
from scraper.demo import DemoBlog, start_blogs
from scraper.demo.golden import body, plain
from scraper.demo.model import Post
from scraper.errors import ExitCode
from scraper.pipeline import Imported, Order, archive_address, crawl, import_files, text_files
from scraper.platforms import all_platforms
from scraper.research import Reader
from scraper.store import Boilerplate
from scraper.store.files import Files
from scraper.types import Site, SiteReport
from tests.pipeline.tools import World, articles, files, query, sound

NOW = datetime.now(UTC).replace(microsecond=0)
CALL = "If something in here sounded like your week,"
#: the chunks that most posts of the blog show, by their first words, and on how many of nine
REPEATED = {
    "Ready to talk?": 8,
    CALL: 8,
    "Ferry Street Counseling is three": 7,
    "  • anxiety and panic,": 7,
    "What helps": 6,
    "This post is part of": 5,
}


class Killed(BaseException):
    """What ends a program at once."""


class Ferry(World):
    """The blog, and the archive of one crawl of it."""

    def __init__(self, folder: Path, blogs: Sequence[DemoBlog]) -> None:
        super().__init__(folder, blogs)
        self.blog = blogs[0]
        self.site: Site = load_sites(self.config, frozenset(all_platforms())).sites[0]
        self.once = folder / "once"
        (self.report,) = self.visit(self.once)
        self.goldens = {("jekyll-ferry", golden.encode()) for golden in self.blog.golden().values()}

    def order(self, archive: Path) -> Order:
        return Order(
            archive=archive,
            command="test",
            clock=lambda: NOW,
            state_folder=self.folder / "turns",
            workers=1,
        )

    def visit(self, archive: Path) -> tuple[SiteReport, ...]:
        return asyncio.run(crawl([self.site], self.order(archive)))

    def post(self, archive: Path, post: Post) -> SiteReport:
        address = self.blog.absolute(self.blog.path(post))
        work = archive_address(address, self.order(archive), entry=self.site, name=self.site.name, kind="post")
        (report,) = asyncio.run(work)
        return report

    def equal(self, archive: Path) -> None:
        """The archive holds what that of the one crawl holds."""
        sound(archive)
        assert (articles(archive), marks(archive)) == (articles(self.once), marks(self.once))
        assert files(archive) == files(self.once)
        assert query(archive, "SELECT sum(marking) FROM sites") == [(0,)]


def marks(archive: Path) -> list[tuple[Any, ...]]:
    return query(archive, "SELECT hash, text, posts, site_posts FROM boilerplate ORDER BY hash")


@pytest.fixture(scope="module")
def ferry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ferry]:
    with start_blogs(["jekyll-ferry"], heavy=False) as blogs:
        yield Ferry(tmp_path_factory.mktemp("ferry"), blogs)


def test_the_texts_are_without_what_most_posts_show(ferry: Ferry) -> None:
    assert (ferry.report.status, ferry.report.counts) == ("ok", {"saved": 9})
    assert set(files(ferry.once)) == ferry.goldens
    told = {text: (posts, of) for _, text, posts, of in marks(ferry.once)}
    assert len(told) == len(REPEATED)
    for words, posts in REPEATED.items():
        assert [held for text, held in told.items() if text.startswith(words)] == [(posts, 9)], words
    assert not any("call" in text for (text,) in query(ferry.once, "SELECT text FROM corpus"))
    assert (
        query(ferry.once, "SELECT rowid FROM renderings_fts WHERE renderings_fts MATCH 'bakery NOT window'") == []
    )
    helps = "SELECT count(*) FROM corpus WHERE text LIKE '%' || char(10) || 'What helps' || char(10) || '%'"
    assert query(ferry.once, helps) == [(6,)], "a heading of the author's stays"
    sound(ferry.once)


def test_the_whole_of_every_post_is_in_the_record(ferry: Ferry) -> None:
    rows = query(
        ferry.once,
        "SELECT c.url, t.body, c.hash = c.text_hash FROM corpus c JOIN texts t ON t.id = c.text_id",
    )
    held = {url: (whole, clean) for url, whole, clean in rows}
    for post in ferry.blog.posts:
        whole, clean = held[ferry.blog.absolute(ferry.blog.path(post))]
        assert whole == "\n\n".join(body(post, repeated=True))
        assert bool(clean) is (plain(post.title) == "Why We Keep the Bell")
        with Reader(ferry.once) as reader:
            (state,) = reader.revisions(reader.record(ferry.blog.absolute(ferry.blog.path(post))))
        assert state["boilerplate"] == 1 - clean


def test_a_second_visit_changes_nothing(ferry: Ferry) -> None:
    held = "SELECT * FROM {0} ORDER BY 1"
    tables = ("texts", "revisions", "readings", "renderings", "documents", "boilerplate", "blocks")
    before = {table: query(ferry.once, held.format(table)) for table in tables}
    times = {path: path.stat().st_mtime_ns for path in ferry.once.glob("*/*.txt")}
    (report,) = ferry.visit(ferry.once)
    assert (report.status, {kind for kind in report.counts if kind != "unchanged"}) == ("ok", set())
    assert {table: query(ferry.once, held.format(table)) for table in tables} == before
    assert {path: path.stat().st_mtime_ns for path in ferry.once.glob("*/*.txt")} == times


@pytest.mark.parametrize("seed", [1, 2])
def test_post_by_post_in_any_order_comes_to_the_same(seed: int, ferry: Ferry, tmp_path: Path) -> None:
    posts = list(ferry.blog.posts)
    random.Random(seed).shuffle(posts)
    for number, post in enumerate(posts, 1):
        report = ferry.post(tmp_path, post)
        assert (report.status, report.counts) == ("ok", {"saved": 1})
        if number < 5:
            assert marks(tmp_path) == []
    ferry.equal(tmp_path)


@pytest.mark.parametrize(
    ("owner", "method"),
    [(Boilerplate, "render"), (Files, "remove_later")],
    ids=["before the texts are rendered", "while files are renamed"],
)
def test_a_kill_in_its_middle_loses_nothing(
    owner: type, method: str, ferry: Ferry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = getattr(owner, method)

    def killed(self: Any, *arguments: Any) -> Any:
        if self._db.exec_driver_sql("SELECT count(*) FROM boilerplate").scalar():
            raise Killed
        return real(self, *arguments)

    with monkeypatch.context() as patch:
        patch.setattr(owner, method, killed)
        with pytest.raises(BaseException) as ended:  # noqa: PT011 - it comes in a group
            ferry.visit(tmp_path)
    assert isinstance(ended.value, Killed) or ended.group_contains(Killed)
    assert query(tmp_path, "SELECT count(*) FROM corpus WHERE hash <> text_hash") == [(0,)]
    assert marks(tmp_path) == marks(ferry.once), "they are known, and the next visit renders the texts"
    ferry.visit(tmp_path)
    ferry.equal(tmp_path)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT], ids=["kill -9", "Ctrl-C"])
@pytest.mark.parametrize("before_its_end", [0, pytest.param(1, marks=pytest.mark.slow), 4])
def test_the_run_after_a_cut_off_one_comes_to_the_same(
    before_its_end: int, number: int, ferry: Ferry, tmp_path: Path
) -> None:
    ferry.blog.clear_requests()
    asked = ferry.report.requests - before_its_end
    code, _ = ferry.disturb(tmp_path / "archive", asked=asked, number=number)
    assert code in (-signal.SIGKILL, ExitCode.INTERRUPTED, 0)
    assert ferry.crawl(tmp_path / "archive")["jekyll-ferry"]["status"] == "ok"
    ferry.equal(tmp_path / "archive")


@pytest.mark.parametrize("repeated", [True, False], ids=["with what the site repeats", "without it"])
def test_the_text_of_a_page_imported_as_a_file_is_the_one_that_is_held(
    repeated: bool, ferry: Ferry, tmp_path: Path
) -> None:
    archive = tmp_path / "archive"
    ferry.visit(archive)
    post = next(post for post in ferry.blog.posts if plain(post.title) != "Why We Keep the Bell")
    folder = tmp_path / "old"
    folder.mkdir()
    chunks = [plain(post.title), *body(post, repeated=repeated)]
    address = ferry.blog.absolute(ferry.blog.path(post))
    (folder / "one.txt").write_text(f"URL: {address}\n\n" + "\n\n".join(chunks) + "\n", "utf-8")
    before = articles(archive), files(archive)
    told: list[Imported] = []
    work = import_files(
        folder, text_files(folder), ferry.order(archive), owner=lambda _: ferry.site, tell=told.append
    )
    report = asyncio.run(work)
    assert [(one.kind, one.url) for one in told] == [("unchanged", address)]
    assert report.counts == {"unchanged": 1}
    assert (articles(archive), files(archive)) == before
