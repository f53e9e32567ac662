"""What is not as it was recorded is told in one line, and put right where the database knows better."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from scraper.errors import ArchiveError
from scraper.pipeline import Order, crawl, verifier
from scraper.types import Finding, Site
from tests.pipeline.lab import Lab, home, paragraphs, post, sitemap

ARTICLE = '<meta property="og:type" content="article">'
PAGES = {"/": home(""), "/sitemap.xml": sitemap(["rest", "grief"])} | {
    f"/{name}": post(f"On {name}", paragraphs(120, name), head=ARTICLE) for name in ("rest", "grief")
}


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[Lab]:
    with Lab(tmp_path, PAGES.get) as lab:
        assert told(lab) == []
        yield lab


def told(
    lab: Lab,
    *,
    days: float = 1,
    verify: bool = False,
    on_start: Callable[[Callable[[], None]], None] = lambda _: None,
) -> list[Finding]:
    """What a run tells of the archive, so many days after the one before."""
    lab.now += timedelta(days=days)
    found: list[Finding] = []
    order = Order(
        archive=lab.archive,
        command="test",
        clock=lambda: lab.now,
        state_folder=lab.archive.parent / "state",
        workers=1,
        tell=found.append,
        verify=verify,
        on_start=on_start,
    )
    site = Site(name="blog", url=lab.pages.url, delay=0.0, allow_local=True)
    asyncio.run(crawl([site], order))
    return found


def warc(lab: Lab) -> Path:
    """The WARC file of the first run."""
    return min((lab.archive / "warc").iterdir())


def test_nothing_is_told_of_an_archive_that_is_as_it_was_left(lab: Lab) -> None:
    assert told(lab) == told(lab, verify=True) == []
    files = lab.query("SELECT name, size FROM warc_files ORDER BY name")
    assert files == [(path.name, path.stat().st_size) for path in sorted((lab.archive / "warc").iterdir())]
    assert len(files) == 3


def test_a_warc_file_that_is_gone_is_told_once_and_at_each_whole_comparison(lab: Lab) -> None:
    path, aside = warc(lab), lab.archive / "aside"
    path.rename(aside)
    words = f"{path} is missing; put it back if you can"
    assert [(finding.words.startswith(words), finding.damage) for finding in told(lab)] == [(True, True)]
    assert told(lab) == []
    assert len(told(lab, verify=True)) == 1
    aside.rename(path)
    assert told(lab) == []
    path.rename(aside)
    assert len(told(lab)) == 1


def test_a_warc_file_of_another_size_is_told_at_each_run(lab: Lab) -> None:
    path = warc(lab)
    with path.open("ab") as file:
        file.write(b"more")
    for _ in range(2):
        [finding] = told(lab)
        assert f"{path} has changed since it was closed (it has " in finding.words
        assert finding.words.endswith("restore it from a copy")


def test_a_flipped_bit_in_a_warc_file_is_told(lab: Lab) -> None:
    path = warc(lab)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    [finding] = told(lab, verify=True)
    assert finding.words.startswith(f"{path} has changed since it was closed (its content is not what it was)")


def test_digests_that_were_not_taken_are_taken_later(lab: Lab) -> None:
    with closing(sqlite3.connect(lab.archive / "archive.db")) as database:
        database.execute("UPDATE warc_files SET digest = NULL")
        database.commit()
    assert told(lab) == []
    assert lab.query("SELECT count(*) FROM warc_files WHERE digest IS NULL") == [(0,)]
    assert told(lab, verify=True) == []


def test_an_archive_without_rows_of_its_warc_files_gets_them(lab: Lab) -> None:
    with closing(sqlite3.connect(lab.archive / "archive.db")) as database:
        database.execute("DELETE FROM warc_files")
        database.commit()
    assert told(lab) == []
    assert lab.query("SELECT count(*), count(digest) FROM warc_files") == [(2, 2)]


def test_forged_and_missing_text_files_are_written_anew_and_told(lab: Lab) -> None:
    one, two = sorted((lab.archive / "blog").iterdir())
    before = one.read_bytes(), two.read_bytes()
    one.unlink()
    two.write_text("forged", "utf-8")
    [finding] = told(lab)
    assert finding.words.startswith("blog: 2 text files were missing or changed, such as blog/000_")
    assert not finding.damage
    assert (one.read_bytes(), two.read_bytes()) == before
    assert told(lab) == []


def test_the_whole_database_is_checked_once_a_week(lab: Lab) -> None:
    with closing(sqlite3.connect(lab.archive / "archive.db")) as database:
        database.execute("INSERT INTO outcomes (crawl_id, url, kind) VALUES (999, 'u', 'saved')")
        database.commit()
    assert [told(lab, days=days) for days in (1, 5)] == [[], []]
    [finding] = told(lab, days=1)
    assert "archive.db is damaged (a row of outcomes refers to a row of crawls that is not there)" in finding.words
    assert len(told(lab)) == 1, "it is told until it is put right"


def test_a_weekly_check_that_could_not_be_made_is_told_and_made_again(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise ArchiveError("disk I/O error")

    with monkeypatch.context() as patch:
        patch.setattr(verifier, "find_damage", refuse)
        [finding] = told(lab, days=8)
        assert finding == Finding(words="the database could not be checked: disk I/O error", damage=True)
    before = lab.query("SELECT done_at FROM checks")
    assert told(lab) == []
    assert lab.query("SELECT done_at FROM checks") != before


def test_files_that_can_not_be_read_are_told(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise ArchiveError("could not read it")

    for name in ("size_of", "digest_of"):
        with monkeypatch.context() as patch:
            patch.setattr(verifier, name, refuse)
            assert Finding(words="could not read it", damage=True) in told(lab, verify=True)


def test_a_linked_folder_of_warc_files_is_one_error(lab: Lab) -> None:
    (lab.archive / "warc").rename(lab.archive.parent / "elsewhere")
    (lab.archive / "warc").symlink_to(lab.archive.parent / "elsewhere")
    with pytest.raises(ArchiveError, match="warc is a link"):
        told(lab)


def test_a_run_that_is_stopped_begins_no_comparison(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def reading(_folder: Path, name: str, stopped: Callable[[], bool]) -> str | None:
        read.append(name)
        stop[0]()
        return None if stopped() else "sha256:other"

    told(lab)
    stop: list[Callable[[], None]] = []
    monkeypatch.setattr(verifier, "digest_of", reading)
    monkeypatch.setattr(verifier, "find_damage", lambda *_, **__: read.append("database"))
    assert told(lab, days=9, verify=True, on_start=stop.append) == []
    assert len(read) == 1


def test_a_row_that_can_not_be_read_ends_the_run_with_a_plain_error(lab: Lab) -> None:
    with closing(sqlite3.connect(lab.archive / "archive.db")) as database:
        database.execute("UPDATE metadata SET authors = 'no list'")
        database.commit()
    with pytest.raises(ArchiveError, match=r"values of metadata \d+ could not be read"):
        told(lab)


@pytest.mark.parametrize("memory", ["no JSON", "[]", '{"probes": [1]}', '{"whole_at": 5, "api_root": {}}', "null"])
def test_a_site_of_which_the_database_remembers_nonsense_is_visited_as_a_new_one(lab: Lab, memory: str) -> None:
    with closing(sqlite3.connect(lab.archive / "archive.db")) as database:
        database.execute("UPDATE sites SET memory = ?", (memory,))
        database.commit()
    lab.pages.forget()
    assert told(lab) == []
    assert "/sitemap.xml" in lab.pages.asked
    assert lab.query("SELECT status FROM crawls ORDER BY id DESC LIMIT 1") == [("partial",)]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE captures SET fetched_at = 'junk'",
        "UPDATE captures SET etag = x'00'",
        "UPDATE pages SET last_seen = '2026-01-01'",
    ],
)
def test_values_of_the_wrong_kind_are_damage_and_no_fault_of_a_site(lab: Lab, statement: str) -> None:
    with closing(sqlite3.connect(lab.archive / "archive.db")) as database:
        database.execute(statement)
        database.commit()
    with pytest.raises(ArchiveError, match=r"archive\.db is damaged: .*; restore"):
        told(lab, days=40)


def test_a_robots_txt_of_an_unknown_time_is_asked_for_again(lab: Lab) -> None:
    with closing(sqlite3.connect(lab.archive / "archive.db")) as database:
        database.execute("UPDATE robots SET fetched_at = 'junk'")
        database.commit()
    lab.pages.forget()
    assert told(lab, days=0.1) == []
    assert "/robots.txt" in lab.pages.asked
