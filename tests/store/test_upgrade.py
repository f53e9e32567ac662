"""An archive of the version before, opened by this one: numbers, hashes, texts are there, nothing is an edit."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from scraper.dedup import content_hash
from scraper.errors import LockedError
from scraper.research import Reader
from scraper.store import DATABASE, Archive
from scraper.types import Verdict
from tests.older import VERSION, old_archive
from tests.store.repeating import CTA, LATER, body, sound
from tests.store.shelf import Shelf
from tests.store.test_invariants import check, check_files


def before(folder: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(folder / DATABASE)) as database:
        return database.execute(sql).fetchall()


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return old_archive(tmp_path / "archive")


@pytest.fixture
def upgraded(old: Path) -> Iterator[Shelf]:
    shelf = Shelf(old)
    yield shelf
    shelf.archive.abandon()


def test_nothing_that_was_shown_is_another(old: Path) -> None:
    seen = (
        "SELECT site, url, title, authors, published, text, word_count, hash, first_seen FROM corpus ORDER BY url"
    )
    shown = before(old, seen)
    numbers = before(old, "SELECT number, page_id FROM documents ORDER BY number")
    shelf = Shelf(old)
    check(shelf)
    check_files(shelf)
    sound(shelf)
    shelf.archive.close()
    then = {row[1]: row for row in shown}
    now = {row[1]: row for row in before(old, seen)}
    # of two pages with one text, the one with the lower number shows it now
    moved = {"https://b.org/two", "https://b.org/one"}
    assert {url: row for url, row in now.items() if url not in moved} == {
        url: row for url, row in then.items() if url not in moved
    }
    assert before(old, "SELECT number, page_id FROM documents ORDER BY number") == numbers
    assert (old / f"{DATABASE}.backup-{VERSION}").is_file()


def test_every_hash_and_file_name_of_before_leads_to_its_text(old: Path) -> None:
    hashes = before(old, "SELECT t.hash, r.page_id FROM texts t JOIN revisions r ON r.text_id = t.id")
    files = before(old, "SELECT file, page_id FROM documents WHERE file IS NOT NULL")
    numbers = before(old, "SELECT number, page_id FROM documents")
    Archive(old).close()
    of_page = dict(before(old, "SELECT id, document_id FROM pages"))
    with Reader(old) as reader:
        for reference, page in (*files, *((str(number), page) for number, page in numbers)):
            assert reader.record(reference).id == of_page[page], reference
        for digest in {digest for digest, _ in hashes}:
            assert reader.record(digest).id in {of_page[page] for held, page in hashes if held == digest}


def test_the_whole_text_and_what_was_repeated_are_apart(upgraded: Shelf) -> None:
    [row] = upgraded.rows(
        "SELECT c.text, t.title, t.body, c.hash, c.text_hash FROM corpus c JOIN texts t ON t.id = c.text_id "
        "WHERE c.number = 0"
    )
    whole = body("Words of post 0.", LATER)
    assert (row["text"], row["body"]) == ("Words of post 0.", whole)
    assert row["hash"] == content_hash(row["title"], "Words of post 0.")
    assert row["text_hash"] == content_hash(row["title"], whole)
    texts = upgraded.rows(
        "SELECT t.body FROM readings g JOIN texts t ON t.id = g.text_id JOIN revisions r ON r.id = g.revision_id "
        "WHERE r.page_id = 1"
    )
    assert {row["body"] for row in texts} == {whole, body("Words of post 0.", CTA)}, "the older ending is kept"


def test_a_page_that_shows_what_it_showed_is_unchanged(upgraded: Shelf) -> None:
    count = "SELECT count(*) AS n FROM texts"
    texts = upgraded.rows(count)
    for number in range(6):
        words = [f"Words of post {number}.", *(["A later thought."] if number == 3 else []), LATER]
        laid = upgraded.lay("a", f"p{number}", body(*words), day=20)
        assert (laid.verdict, laid.number) == (Verdict.UNCHANGED, number)
    assert upgraded.rows(count) == texts
    upgraded.settle("a", "b", "c")
    sound(upgraded)
    assert {row["text"] for row in upgraded.rows("SELECT text FROM boilerplate")} == {CTA, LATER}


def test_rendering_its_texts_anew_changes_nothing_of_it(upgraded: Shelf) -> None:
    seen = "SELECT number, url, title, authors, published, text, hash, text_hash, file FROM corpus ORDER BY number"
    before = upgraded.rows(seen), upgraded.files()
    assert upgraded.boilerplate.stale_documents(upgraded.site("a"), 1)
    upgraded.settle("a", "b", "c")
    assert not upgraded.boilerplate.stale_documents(upgraded.site("a"), 1)
    assert (upgraded.rows(seen), upgraded.files()) == before
    sound(upgraded)


def test_what_the_page_said_of_itself_is_kept(upgraded: Shelf) -> None:
    [row] = upgraded.rows("SELECT authors, published, published_precision FROM corpus WHERE url LIKE '%/three'")
    assert row == {"authors": "Anna Bell", "published": "2018-03-02", "published_precision": "day"}


def test_it_is_taken_alone(old: Path) -> None:
    with closing(sqlite3.connect(old / DATABASE)) as other:
        other.execute("PRAGMA journal_mode=WAL")
        other.execute("SELECT count(*) FROM pages").fetchall()
        with pytest.raises(LockedError, match="another program has it open; close that program"):
            Archive(old)
    assert before(old, "SELECT version_num FROM alembic_version") == [(VERSION,)]
    Archive(old).close()
