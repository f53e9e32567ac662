"""Opening archive.db: migrations make the tables, and every wrong database gets its own sentence."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from scraper.errors import ArchiveError, NewerArchiveError, OlderArchiveError
from scraper.research import Reader
from scraper.store import DATABASE, Archive, check_readable, make_engine, schema
from scraper.store.schema import REVISIONS, plain_error, prepare
from scraper.store.tables import METADATA
from tests.older import VERSION, old_archive
from tests.store.shelf import Shelf
from tests.store.test_invariants import check_files

MIGRATIONS = Path(schema.__file__).parent / "migrations"


def database(folder: Path, *statements: str) -> Path:
    path = folder / DATABASE
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    return path


def stamped(folder: Path, revision: str) -> Path:
    return database(
        folder,
        "CREATE TABLE alembic_version (version_num TEXT)",
        f"INSERT INTO alembic_version VALUES ('{revision}')",
    )


def test_migrations_make_the_tables(shelf: Shelf) -> None:
    def ours(_obj: object, name: str | None, kind: str, _reflected: bool, _to: object) -> bool:
        return not (kind == "table" and (name or "").startswith("renderings_fts"))

    context = MigrationContext.configure(
        shelf.archive.connection, opts={"include_object": ours, "compare_server_default": True}
    )
    assert compare_metadata(context, METADATA) == []


def test_revisions_are_the_scripts_in_order() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    scripts = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(scripts)) == REVISIONS


def test_a_new_archive_is_at_the_newest_revision_without_a_backup(shelf: Shelf) -> None:
    assert shelf.rows("SELECT version_num FROM alembic_version") == [{"version_num": REVISIONS[-1]}]
    assert not list(shelf.folder.glob("*.backup-*"))


def test_settings_of_a_writing_connection(shelf: Shelf) -> None:
    pragmas = {
        name: shelf.archive.connection.exec_driver_sql(f"PRAGMA {name}").scalar()
        for name in ("journal_mode", "foreign_keys", "busy_timeout", "synchronous")
    }
    assert pragmas == {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 15_000, "synchronous": 1}


def test_a_newer_database(tmp_path: Path) -> None:
    stamped(tmp_path, "9999")
    with pytest.raises(NewerArchiveError, match=r"newer version \(schema 9999\); update"):
        Archive(tmp_path)
    engine = make_engine(tmp_path / DATABASE, write=False)
    with pytest.raises(NewerArchiveError):
        check_readable(engine, tmp_path / DATABASE)


def test_a_foreign_database(tmp_path: Path) -> None:
    path = database(tmp_path, "CREATE TABLE photos (name TEXT)")
    before = path.read_bytes()
    with pytest.raises(ArchiveError, match=r"something else; .* --archive"):
        Archive(tmp_path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("photos",)]
    assert len(path.read_bytes()) == len(before)


@pytest.mark.parametrize("content", [b"no database, only words" * 50, b"SQLite format 3\0" + b"\xff" * 2000])
def test_a_damaged_database(tmp_path: Path, content: bytes) -> None:
    (tmp_path / DATABASE).write_bytes(content)
    with pytest.raises(ArchiveError, match="from a backup"):
        Archive(tmp_path)
    assert (tmp_path / DATABASE).read_bytes() == content


def read_all(folder: Path) -> None:
    opened = Archive(folder)
    try:
        opened.connection.execute(text("SELECT sum(length(body)) FROM renderings")).scalar()
    finally:
        opened.abandon()


def test_damage_in_the_middle_is_met_with_the_same_sentence(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "archive")
    for number in range(60):
        shelf.lay("a", f"p{number}", f"Text {number}. " + "word " * 400)
    shelf.archive.close()
    path = shelf.archive.path
    with path.open("r+b") as file:
        file.seek(4096 * 20)
        file.write(b"\xa5" * (path.stat().st_size - 4096 * 21))
    with pytest.raises(ArchiveError, match="from a backup"):
        read_all(shelf.folder)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="fix the permissions of the folder, or choose another"):
        Archive(tmp_path / "missing")


def test_a_locked_database_says_so(shelf: Shelf) -> None:
    shelf.archive.connection.exec_driver_sql("PRAGMA busy_timeout=1")
    with closing(sqlite3.connect(shelf.archive.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveError, match="locked; another program holds it: close it"):
            shelf.archive.begin()


@pytest.mark.parametrize(
    ("words", "remedy"),
    [
        ("database or disk is full", "the disk is full: free disk space"),
        ("attempt to write a readonly database", "fix the permissions"),
        ("disk I/O error", "check the disk"),
    ],
)
def test_every_trouble_has_its_remedy(words: str, remedy: str) -> None:
    error = plain_error(Path("a.db"), sqlite3.OperationalError(words))
    assert error is not None
    assert remedy in str(error)


def test_a_broken_constraint_is_a_mistake_of_ours() -> None:
    assert plain_error(Path("a.db"), sqlite3.IntegrityError("UNIQUE constraint failed")) is None


def test_an_older_database_is_copied_before_it_is_migrated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = stamped(tmp_path, "0000")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE old (word TEXT)")
        connection.execute("INSERT INTO old VALUES ('kept')")
        connection.commit()
    monkeypatch.setattr(schema, "REVISIONS", ("0000", *REVISIONS))
    engine = make_engine(path, write=False)
    with pytest.raises(OlderArchiveError, match="any command that writes migrates it"):
        check_readable(engine, path)
    engine.dispose()
    # no script leads from 0000: the migration fails, and the copy was made before it
    with pytest.raises(Exception, match="0000"):
        prepare(make_engine(path, write=True), path)
    with closing(sqlite3.connect(tmp_path / f"{DATABASE}.backup-0000")) as copy:
        assert copy.execute("SELECT word FROM old").fetchall() == [("kept",)]
        assert copy.execute("SELECT version_num FROM alembic_version").fetchall() == [("0000",)]


def test_an_archive_of_the_first_schema_is_brought_up_to_date(tmp_path: Path) -> None:
    engine = make_engine(tmp_path / DATABASE, write=True)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.execute(text("INSERT INTO runs VALUES (1, 'then', NULL, 'all', '0.1')"))
        connection.execute(text("INSERT INTO sites (id, name, url, first_crawled) VALUES (1, 'a', 'u', 'then')"))
        connection.execute(text("INSERT INTO crawls (id, run_id, site_id, started_at) VALUES (1, 1, 1, 'then')"))
    engine.dispose()
    archive = Archive(tmp_path)
    row = archive.connection.execute(text("SELECT named_by, holes FROM crawls")).one()
    archive.close()
    assert tuple(row) == ("{}", "[]")
    assert (tmp_path / f"{DATABASE}.backup-0001").is_file()


def test_a_failed_migration_leaves_the_database_as_it_was(tmp_path: Path) -> None:
    # a table of the first schema is already there, so that making it fails halfway
    database(tmp_path, "CREATE TABLE alembic_version (version_num TEXT)")
    with closing(sqlite3.connect(tmp_path / DATABASE)) as connection:
        connection.execute("CREATE TABLE robots (host TEXT)")
        connection.commit()
    with pytest.raises(ArchiveError):
        prepare(make_engine(tmp_path / DATABASE, write=True), tmp_path / DATABASE)
    with closing(sqlite3.connect(tmp_path / DATABASE)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master ORDER BY name").fetchall()
    assert tables == [("alembic_version",), ("robots",)]


def test_reading_can_not_write(shelf: Shelf) -> None:
    shelf.lay("a", "x", "Rest.")
    shelf.archive.commit()
    engine = make_engine(shelf.archive.path, write=False)
    check_readable(engine, shelf.archive.path)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM corpus")).scalar() == 1
        for statement in ("DELETE FROM documents", "CREATE TABLE mine (x)", "PRAGMA user_version=7"):
            with pytest.raises(ArchiveError, match="readonly"):
                connection.execute(text(statement))
    engine.dispose()


def test_a_folder_that_can_not_be_written_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Archive(tmp_path).close()
    before = sorted(entry.name for entry in tmp_path.iterdir())
    monkeypatch.setattr(os, "access", lambda *_: False)
    engine = make_engine(tmp_path / DATABASE, write=False)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM corpus")).scalar() == 0
        # reading through the log would have made its files
        assert sorted(entry.name for entry in tmp_path.iterdir()) == before
    engine.dispose()


def test_names_that_mean_something_in_an_address(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "100% mine? #1")
    shelf.lay("a", "x", "Rest.")
    shelf.archive.close()
    assert (tmp_path / "100% mine? #1" / DATABASE).is_file()
    assert len(shelf.files()) == 1


def emptied(folder: Path) -> Path:
    shelf = Shelf(folder)
    shelf.lay("a", "x", "One.")
    shelf.archive.close()
    shelf.archive.path.write_bytes(b"")
    return shelf.archive.path


def test_an_emptied_database_is_neither_written_nor_called_old(tmp_path: Path) -> None:
    path = emptied(tmp_path / "archive")
    for work in (Archive, Reader):
        with pytest.raises(ArchiveError, match=r"is empty.*restore archive.db from a backup") as told:
            work(path.parent)
        assert not isinstance(told.value, OlderArchiveError)
    assert path.read_bytes() == b""


def test_an_empty_database_in_an_empty_folder_is_begun(tmp_path: Path) -> None:
    (tmp_path / DATABASE).write_bytes(b"")
    Archive(tmp_path).close()


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("DROP TABLE revisions", "it lacks the table revisions"),
        ("DELETE FROM alembic_version", "it does not say its version"),
    ],
)
def test_a_database_that_lacks_a_part_is_damaged(tmp_path: Path, statement: str, said: str) -> None:
    shelf = Shelf(tmp_path / "archive")
    shelf.archive.close()
    with closing(sqlite3.connect(shelf.archive.path)) as connection:
        connection.execute(statement)
        connection.commit()
    for work in (Archive, Reader):
        with pytest.raises(ArchiveError, match=f"is damaged \\({said}\\); move archive.db"):
            work(shelf.folder)


def test_nothing_is_written_into_a_database_with_broken_pages(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "archive")
    for number in range(60):
        shelf.lay("a", f"p{number}", f"Text {number}. " + "word " * 400)
    shelf.archive.close()
    path = shelf.archive.path
    data = bytearray(path.read_bytes())
    data[4096 * 20 : 4096 * 21] = bytes(4096)
    path.write_bytes(data)
    with pytest.raises(ArchiveError, match=r"is damaged \(.*\), and nothing was written; move archive.db"):
        Archive(shelf.folder)
    assert path.read_bytes() == data


def test_a_migration_and_the_rewriting_of_files_are_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = old_archive(tmp_path / "archive")
    with monkeypatch.context() as patch:
        patch.setattr(schema, "_WRITE_FILES", "INSERT INTO nothing VALUES (1)")
        with pytest.raises(ArchiveError):
            Archive(folder)
    with closing(sqlite3.connect(folder / DATABASE)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(VERSION,)]
    again = Shelf(folder)
    check_files(again)
    again.archive.close()
