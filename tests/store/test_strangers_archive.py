"""An archive from somebody else writes, reads and deletes nothing outside of its folder, whatever it says."""

from __future__ import annotations

import os
import random
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from scraper.errors import ArchiveError
from scraper.operate import ArchiveLock
from scraper.research import Reader
from scraper.store import Archive
from tests.store.shelf import NOW, Shelf


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An archive of two texts, closed, beside a folder that is none of its business."""
    shelf = Shelf(tmp_path / "archive")
    shelf.lay("a", "x", "One.")
    shelf.lay("a", "y", "Two.")
    shelf.archive.close()
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.txt").write_text("secret", "utf-8")
    return shelf.folder


def outside(folder: Path) -> dict[str, str]:
    found = folder.parent / "outside"
    return {str(path.relative_to(found)): path.read_text("utf-8") for path in found.rglob("*") if path.is_file()}


def change(folder: Path, *statements: str) -> None:
    with closing(sqlite3.connect(folder / "archive.db")) as database:
        database.execute("PRAGMA foreign_keys=OFF")
        for statement in statements:
            database.execute(statement)
        database.commit()


def write_everything(folder: Path) -> None:
    """What a run does to the text files of an archive: edits, comparisons, and what another run left."""
    shelf = Shelf(folder)
    try:
        shelf.lay("a", "x", "Edited.")
        shelf.archive.commit()
        for site_id in range(1, 4):
            shelf.archive.files.compare(site_id, random.Random(1), every=True)
        shelf.archive.commit()
    finally:
        shelf.archive.abandon()


@pytest.mark.parametrize(
    "path",
    ["{out}/secret.txt", "../outside/secret.txt", "../../../../etc/hostname", "a/../../outside/new.txt", "a/x\0y"],
)
def test_a_path_in_the_database_is_not_used(folder: Path, path: str) -> None:
    change(
        folder, f"UPDATE documents SET file = '{path.format(out=folder.parent / 'outside')}'".replace("\0", "%00")
    )
    with Reader(folder) as reader:
        record = reader.record("0")
        content, same = reader.text_file(record)
    assert (content.endswith("One.\n"), same) == (True, True)
    write_everything(folder)
    assert outside(folder) == {"secret.txt": "secret"}
    assert len(list((folder / "a").iterdir())) == 2


@pytest.mark.parametrize("name", ["../outside", "warc", "..", "a/b", "", ".lock", "A b", "x" * 300])
def test_a_site_that_no_folder_can_be_named_after_is_refused(folder: Path, name: str) -> None:
    change(
        folder,
        f"UPDATE sites SET name = '{name}'",
        "INSERT INTO file_work VALUES (1, 1, 0, '0123456789abcdef', 1)",
    )
    change(folder, "INSERT INTO file_work VALUES (2, 1, 7, '0123456789abcdef', NULL)")
    with pytest.raises(ArchiveError, match="holds an invalid site name, number or hash for a text file"):
        Archive(folder)
    assert outside(folder) == {"secret.txt": "secret"}


@pytest.mark.parametrize(
    "values", ["'-1', '0123456789abcdef'", "9999999999, '0123456789abcdef'", "0, '../../outside/x'", "0, ''"]
)
def test_a_number_or_hash_that_no_text_has_is_refused(folder: Path, values: str) -> None:
    change(folder, f"INSERT INTO file_work VALUES (1, 1, {values}, NULL)")
    with pytest.raises(ArchiveError, match="holds an invalid site name, number or hash for a text file"):
        Archive(folder)
    assert outside(folder) == {"secret.txt": "secret"}


def link_site(folder: Path) -> None:
    for path in (folder / "a").iterdir():
        path.unlink()
    (folder / "a").rmdir()
    (folder / "a").symlink_to(folder.parent / "outside")


def test_a_linked_folder_of_a_site_is_not_followed(folder: Path) -> None:
    link_site(folder)
    with pytest.raises(ArchiveError, match="is a link, and links are not followed"):
        write_everything(folder)
    assert outside(folder) == {"secret.txt": "secret"}


def test_linked_text_files_are_replaced_and_what_they_lead_to_stays(folder: Path) -> None:
    for path in sorted((folder / "a").iterdir()):
        path.unlink()
        path.symlink_to(folder.parent / "outside" / "secret.txt")
        path.with_name(f".{path.name}.tmp").symlink_to(folder.parent / "outside" / "secret.txt")
    with Reader(folder) as reader:
        assert reader.text_file(reader.record("0"))[1] is False
    write_everything(folder)
    assert outside(folder) == {"secret.txt": "secret"}
    assert [path.is_symlink() for path in sorted((folder / "a").glob("*.txt"))] == [False, False]


def take_lock(folder: Path) -> None:
    with ArchiveLock(folder, command="test", clock=lambda: NOW):
        pass


@pytest.mark.parametrize(
    ("name", "work"),
    [
        ("archive.db", Archive),
        ("archive.db", Reader),
        ("archive.db-wal", Archive),
        ("archive.db-shm", Archive),
        ("archive.db-journal", Archive),
        (".lock", take_lock),
    ],
)
def test_linked_files_of_the_database_are_refused(folder: Path, name: str, work: Callable[[Path], object]) -> None:
    target = folder.parent / "outside" / "secret.txt"
    if name == "archive.db":
        target = folder.parent / "outside" / "archive.db"
        (folder / name).rename(target)
    before = target.read_bytes()
    (folder / name).unlink(missing_ok=True)
    (folder / name).symlink_to(target)
    with pytest.raises(ArchiveError, match=r"is a (symbolic )?link"):
        work(folder)
    assert target.read_bytes() == before


def test_a_linked_backup_is_refused(folder: Path) -> None:
    change(
        folder,
        "DROP TABLE file_work",
        "DROP TABLE warc_files",
        "DROP TABLE checks",
        "UPDATE alembic_version SET version_num = '0005'",
    )
    (folder / "archive.db.backup-0005").symlink_to(folder.parent / "outside" / "secret.txt")
    with pytest.raises(ArchiveError, match="is a link"):
        Archive(folder)
    assert outside(folder) == {"secret.txt": "secret"}


SUPER = bytes.fromhex("d9d505f920a163d7")


def hot_journal(folder: Path, victim: Path) -> None:
    """A rollback journal without pages, which SQLite plays back and whose super-journal it deletes then."""
    database = (folder / "archive.db").read_bytes()
    size = int.from_bytes(database[16:18], "big")
    head = SUPER + b"\0" * 8 + (len(database) // size).to_bytes(4, "big") + (512).to_bytes(4, "big")
    name = bytes(victim)
    tail = (1).to_bytes(4, "big") + name + len(name).to_bytes(4, "big") + sum(name).to_bytes(4, "big") + SUPER
    (folder / "archive.db-journal").write_bytes((head + size.to_bytes(4, "big")).ljust(512, b"\0") + tail)


@pytest.mark.parametrize("work", [Archive, Reader])
def test_a_journal_that_makes_sqlite_delete_another_file_is_refused(
    folder: Path, work: Callable[[Path], object]
) -> None:
    victim = folder.parent / "outside" / "secret.txt"
    hot_journal(folder, victim)
    with pytest.raises(ArchiveError, match="names another file, which SQLite would delete"):
        work(folder)
    assert outside(folder) == {"secret.txt": "secret"}


@pytest.mark.parametrize("name", ["archive.db-journal", "archive.db-wal", "archive.db-shm"])
@pytest.mark.parametrize("work", [Archive, Reader])
def test_special_files_in_the_place_of_the_databases_hold_nobody_up(
    folder: Path, name: str, work: Callable[[Path], object]
) -> None:
    (folder / name).unlink(missing_ok=True)
    os.mkfifo(folder / name)
    with pytest.raises(ArchiveError, match="is not a plain file"):
        work(folder)


ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n"


@pytest.mark.parametrize(
    ("statements", "said"),
    [
        (
            ("DROP VIEW corpus", f"CREATE VIEW corpus AS {ENDLESS}"),
            "its view corpus is not the one of this version",
        ),
        (("DROP VIEW corpus",), "its view corpus is not the one of this version"),
        (("DROP TABLE checks", f"CREATE VIEW checks AS {ENDLESS}"), "checks is a view in the place of a table"),
        (
            ("CREATE TRIGGER t AFTER INSERT ON runs BEGIN DELETE FROM outcomes; END",),
            "it has the trigger 't', which this program did not make",
        ),
        (("DROP TABLE renderings_fts",), "it lacks the table renderings_fts"),
    ],
)
@pytest.mark.parametrize("work", [Archive, Reader])
def test_views_and_triggers_that_could_run_for_ever_are_refused(
    folder: Path, statements: tuple[str, ...], said: str, work: Callable[[Path], object]
) -> None:
    change(folder, *statements)
    with pytest.raises(ArchiveError, match=re.escape(said)):
        work(folder)


def test_tables_and_views_that_somebody_added_do_no_harm(folder: Path) -> None:
    change(folder, "CREATE TABLE notes (word TEXT)", "CREATE VIEW mine AS SELECT title FROM corpus")
    Archive(folder).close()
    with Reader(folder) as reader:
        assert reader.record("0").number == 0


def test_a_damaged_text_never_takes_the_place_of_a_sound_file(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.glob("a/*.txt")}
    change(folder, "UPDATE renderings SET body = 'Forged.' WHERE id = 1")
    with pytest.raises(ArchiveError, match=r"not as saved: 000: archive.db was changed or is damaged"):
        write_everything_but_edits(folder)
    change(folder, "INSERT INTO file_work SELECT 1, 1, 0, substr(hash, 1, 16), 1 FROM renderings WHERE id = 1")
    with pytest.raises(ArchiveError, match="not as saved: 000"):
        Archive(folder)
    assert {path: path.read_bytes() for path in folder.glob("a/*.txt")} == before


def write_everything_but_edits(folder: Path) -> None:
    archive = Archive(folder)
    try:
        archive.files.compare(1, random.Random(1), every=True)
    finally:
        archive.abandon()


def test_a_file_with_a_number_near_the_end_does_not_use_up_the_numbers(folder: Path) -> None:
    (folder / "a" / "999999999_0123456789abcdef.txt").write_text("x", "utf-8")
    shelf = Shelf(folder)
    assert shelf.lay("a", "new", "New words.").number == 2
    shelf.archive.close()
    assert (folder / "a" / "999999999_0123456789abcdef.txt").read_text("utf-8") == "x"


def test_a_lock_file_with_a_name_elsewhere_is_not_written(folder: Path) -> None:
    secret = folder.parent / "outside" / "secret.txt"
    (folder / ".lock").unlink(missing_ok=True)
    os.link(secret, folder / ".lock")
    with pytest.raises(ArchiveError, match="has another name elsewhere"):
        take_lock(folder)
    assert outside(folder) == {"secret.txt": "secret"}
