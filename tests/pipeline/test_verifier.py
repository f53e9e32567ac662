"""What is not as it was left in the archive is told in one line, and put right where the database knows better."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from scraper.pipeline import Order, crawl
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


def told(lab: Lab, *, days: float = 1, verify: bool = False) -> list[Finding]:
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
    words = f"{path} is not there any more; put it back, or leave it"
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
        assert f"{path} is not as it was left (it has " in finding.words
        assert finding.words.endswith("restore it from a copy")


def test_a_flipped_bit_in_a_warc_file_is_told(lab: Lab) -> None:
    path = warc(lab)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    [finding] = told(lab, verify=True)
    assert finding.words.startswith(f"{path} is not as it was left (its content is not what it was)")


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
