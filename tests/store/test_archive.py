"""The batch: all or nothing in the database, files after the commit; what a dead run leaves to the next."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest
from sqlalchemy import Connection, text

from scraper.errors import ArchiveError
from scraper.store import archive as archive_module
from scraper.store.archive import INDEX_BATCH
from scraper.store.prepared import Prepared
from scraper.types import Verdict
from tests.store.shelf import DAY, GUESS, Shelf, article

COLUMNS = (
    "id number site url title authors published published_precision published_source modified language tags "
    "platform text word_count hash file first_seen credentials organisation confidence "
    "published_certain modified_certain text_hash page_id revision_id reading_id rendering_id metadata_id text_id"
).split()


class OopsError(Exception):
    pass


def fail_together(shelf: Shelf, *laid: tuple[str, str, str]) -> None:
    with shelf.archive.together():
        for site, key, words in laid:
            shelf.lay(site, key, words)
        raise OopsError


def seen_from_outside(shelf: Shelf, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(shelf.archive.path)) as other:
        return other.execute(sql).fetchall()


# the batch ----------------------------------------------------------------------------------------------------


def test_nothing_is_visible_before_the_commit(shelf: Shelf) -> None:
    shelf.lay("a", "x", "Rest.")
    assert seen_from_outside(shelf, "SELECT * FROM pages") == []
    assert shelf.files() == {}
    shelf.archive.commit()
    assert len(seen_from_outside(shelf, "SELECT * FROM pages")) == 1
    assert list(shelf.files()) == shelf.names()


def test_a_kill_before_the_commit_leaves_the_archive_as_it_was(shelf: Shelf) -> None:
    shelf.lay("a", "x", "Rest.")
    shelf.archive.commit()
    before = shelf.files()
    shelf.lay("a", "x", "Rest, revised.")
    shelf.lay("a", "y", "Another.")
    again = shelf.reopen()
    assert again.files() == before
    assert again.lay("a", "y", "Another.").number == 1
    again.archive.close()


def test_what_fails_together_takes_nothing_else_with_it(shelf: Shelf) -> None:
    shelf.lay("a", "x", "Rest.")
    with pytest.raises(OopsError):
        fail_together(shelf, ("a", "y", "Another."))
    assert shelf.lay("a", "z", "Third.").number == 1, "the number of what failed is free again"
    shelf.archive.commit()
    assert [row["key"] for row in shelf.rows("SELECT key FROM pages ORDER BY id")] == ["a.org/x", "a.org/z"]
    assert list(shelf.files()) == shelf.names()
    assert len(shelf.files()) == 2


def test_a_failure_does_not_forget_the_files_to_be_removed(shelf: Shelf) -> None:
    shelf.lay("a", "x", "One.")
    shelf.lay("a", "y", "Two.")
    shelf.archive.commit()
    assert shelf.lay("a", "y", "One.").verdict is Verdict.DUPLICATE
    with pytest.raises(OopsError):
        fail_together(shelf)
    shelf.archive.commit()
    assert list(shelf.files()) == shelf.names()


def test_close_commits_and_abandon_does_not(shelf: Shelf) -> None:
    shelf.lay("a", "x", "Rest.")
    shelf.archive.close()
    again = Shelf(shelf.folder)
    assert len(again.files()) == 1
    again.lay("a", "y", "Another.")
    again.archive.abandon()
    assert len(seen_from_outside(shelf, "SELECT * FROM documents")) == 1


# the files ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("every", [True, False])
def test_text_files_that_are_missing_emptied_or_forged_are_written_anew(shelf: Shelf, every: bool) -> None:
    for number in range(6):
        shelf.lay("a", f"p{number}", f"Text {number}.")
    shelf.lay("a", "p5", "Edited.")
    shelf.lay("b", "y", "Of another site.")
    shelf.archive.commit()
    before = shelf.files()
    names = sorted(before)
    (shelf.folder / names[0]).unlink()
    (shelf.folder / names[1]).write_bytes(b"")
    (shelf.folder / names[2]).write_text("forged", "utf-8")
    (shelf.folder / names[6]).unlink()
    chance = random.Random(1)
    wrong = shelf.archive.files.compare(shelf.site("a"), chance, every=every)
    assert set(names[:2]) <= set(wrong), "these are seen without reading"
    # a sample comes to every file in the end
    rounds = 0 if every else 30
    found = {*wrong, *(name for _ in range(rounds) for name in shelf.archive.files.compare(1, chance))}
    assert sorted(found) == names[:3]
    shelf.archive.commit()
    assert shelf.files() == {name: text for name, text in before.items() if name != names[6]}
    assert shelf.archive.files.compare(shelf.site("a"), chance, every=True) == ()
    assert shelf.archive.files.compare(shelf.site("b"), chance) == (names[6],)


def test_a_death_between_commit_and_file_is_mended(shelf: Shelf) -> None:
    shelf.lay("a", "x", article("Rest.", published=GUESS))
    shelf.archive.commit()
    [name] = shelf.files()
    shelf.lay("a", "x", article("Rest.", published=DAY))
    # the temporary name is taken by a folder: the file can't be written once the database holds the truth
    blocked = (shelf.folder / name).with_name(f".{name.split('/')[1]}.tmp")
    blocked.mkdir()
    with pytest.raises(ArchiveError, match=r"could not write .* nothing is lost"):
        shelf.archive.commit()
    blocked.rmdir()
    again = shelf.reopen()
    assert again.files() == {name: "On rest\n\nSam Lee\nMar 02, 2018\n\nRest.\n"}
    again.archive.abandon()


def test_a_file_that_the_database_does_not_know_is_never_deleted(shelf: Shelf) -> None:
    shelf.lay("a", "x", "One.")
    shelf.archive.commit()
    before = shelf.files()
    strangers = ["a/000_notes.txt", "a/777_0123456789abcdef.txt", "mine/000_x.txt", "a/000_0123456789abcdef.txt"]
    for name in strangers:
        (shelf.folder / name).parent.mkdir(exist_ok=True)
        (shelf.folder / name).write_text("mine", "utf-8")
    again = shelf.reopen()
    again.lay("a", "x", "Edited.")
    again.archive.files.compare(again.site("a"), random.Random(1), every=True)
    again.archive.commit()
    kept = again.files()
    assert {name: kept[name] for name in strangers} == dict.fromkeys(strangers, "mine")
    assert not kept.keys() & before.keys()
    again.archive.abandon()


def test_a_new_database_begins_behind_the_numbers_of_the_text_files(shelf: Shelf) -> None:
    for number in range(3):
        shelf.lay("a", f"p{number}", f"Text {number}.")
    shelf.archive.close()
    before = shelf.files()
    for path in shelf.folder.glob("archive.db*"):
        path.unlink()
    again = Shelf(shelf.folder)
    assert again.lay("b", "new", "New words.").number == 3
    again.archive.close()
    assert before.items() <= again.files().items()


def test_files_leave_nothing_temporary(shelf: Shelf) -> None:
    shelf.lay("a", "x", "One.")
    shelf.archive.commit()
    assert [path.name for path in (shelf.folder / "a").iterdir()] == [shelf.names()[0].split("/")[1]]


# what researchers read ----------------------------------------------------------------------------------------


def test_the_view_corpus_has_one_row_a_current_text(shelf: Shelf) -> None:
    shelf.lay(
        "a",
        "x",
        article(
            "Rest is work.", authors=("Sam Lee", "Anna Bell"), credentials=("", "LMFT"), tags=("Grief", "Sleep")
        ),
    )
    shelf.lay("b", "y", "Rest is work.")
    shelf.lay("a", "z", "Old.")
    shelf.lay("a", "z", article("New words here now.", authors=(), published=None))
    shelf.pages.see(shelf.sighting("a", "none"), status="skipped", reason="no-text")
    rows = shelf.rows("SELECT * FROM corpus ORDER BY number")
    assert [list(row) for row in rows] == [COLUMNS, COLUMNS]
    first, second = rows
    ids = ("id", "page_id", "revision_id", "reading_id", "rendering_id", "metadata_id", "text_id")
    assert first["text_hash"] == first["hash"]
    assert first | {"hash": "", "text_hash": "", "file": ""} | dict.fromkeys(ids, 0) == {
        **dict.fromkeys(ids, 0),
        "text_hash": "",
        "number": 0,
        "site": "a",
        "url": "https://a.org/x",
        "title": "On rest",
        "authors": "Sam Lee; Anna Bell",
        "published": "2018-03-02",
        "published_precision": "day",
        "published_source": "meta",
        "modified": None,
        "language": None,
        "tags": "Grief; Sleep",
        "platform": "generic",
        "text": "Rest is work.",
        "word_count": 3,
        "hash": "",
        "file": "",
        "first_seen": "2024-08-17T12:00:00+00:00",
        "credentials": "LMFT",
        "organisation": None,
        "confidence": "high",
        "published_certain": 1,
        "modified_certain": None,
    }
    assert (second["text"], second["word_count"], second["authors"], second["published"]) == (
        "New words here now.",
        4,
        None,
        None,
    )


def found(shelf: Shelf, words: str) -> list[int]:
    rows = shelf.rows(
        "SELECT rowid AS id FROM renderings_fts WHERE renderings_fts MATCH :words ORDER BY rowid", words=words
    )
    return [row["id"] for row in rows]


def test_the_index_is_filled_at_the_end_and_knows_no_accents(shelf: Shelf) -> None:
    shelf.lay("a", "x", "The café of grief.")
    shelf.archive.commit()
    assert found(shelf, "cafe") == []
    shelf.archive.close()
    again = Shelf(shelf.folder)
    assert found(again, "cafe") == found(again, "GRIEF") == found(again, "title: rest") == [1]
    again.lay("a", "y", "More grief.")
    again.archive.close()
    last = Shelf(shelf.folder)
    assert found(last, "grief") == [1, 2]
    assert last.rows("SELECT count(*) AS n FROM renderings WHERE indexed = 0") == [{"n": 0}]
    last.archive.abandon()


def test_the_index_is_filled_in_batches(shelf: Shelf) -> None:
    for number in range(INDEX_BATCH):
        shelf.lay("a", f"p{number}", f"Grief {number}.")
        if number == INDEX_BATCH - 2:
            shelf.archive.commit()
            assert found(shelf, "grief") == []
    shelf.archive.commit()
    assert len(found(shelf, "grief")) == INDEX_BATCH


def test_a_full_disk_is_said_to_be_one_and_costs_what_was_not_committed_only(shelf: Shelf) -> None:
    shelf.lay("blog", "kept", "A text that was there before.")
    shelf.archive.commit()
    pages = shelf.archive.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    shelf.archive.connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 1}")
    with pytest.raises(ArchiveError, match="the disk is full"):
        shelf.lay("blog", "new", "A text of many words. " * 50_000)
    shelf.archive.abandon()
    assert [row["title"] for row in shelf.reopen().rows("SELECT title FROM corpus")] == ["On rest"]


def test_the_first_error_stands_where_undoing_fails_too(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_module, "_UNDO", Prepared(text("ROLLBACK TO another")))
    with pytest.raises(ArchiveError, match="the disk is full"), shelf.archive.together():
        raise ArchiveError("the disk is full")
    # what could not be undone must not be committed with what follows a fault of one post
    with pytest.raises(ArchiveError, match="no such savepoint"), shelf.archive.together():
        raise ValueError("a fault of one post")
    shelf.archive.abandon()


def test_a_batch_that_sqlite_took_back_by_itself_is_no_success(shelf: Shelf) -> None:
    def roll_back(error: ArchiveError | None) -> None:
        driver = shelf.archive.connection.connection.driver_connection
        assert driver is not None
        driver.execute("ROLLBACK")
        if error is not None:
            raise error

    with pytest.raises(ArchiveError, match="the first error"), shelf.archive.together():
        roll_back(ArchiveError("the first error"))
    shelf.archive.connection.rollback()
    with pytest.raises(ArchiveError, match="no such savepoint"), shelf.archive.together():
        roll_back(None)
    shelf.archive.abandon()


@pytest.mark.parametrize("ask", [Prepared.row, Prepared.rows, Prepared.value, Prepared.run])
def test_an_error_in_the_middle_of_rows_is_told_as_one_of_the_archive(
    ask: Callable[[Prepared, Connection], object], shelf: Shelf
) -> None:
    later = "1" if ask is Prepared.rows else "x"
    rows = Prepared(text(f"SELECT json(v) FROM (SELECT '{later}' AS v UNION ALL SELECT 'x')"))
    with pytest.raises(ArchiveError, match="malformed JSON"):
        ask(rows, shelf.archive.connection)
    shelf.archive.abandon()
