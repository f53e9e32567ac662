"""Opening archive.db: connection settings, and the migrations that run by themselves, after a backup."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DatabaseError

from scraper.errors import ArchiveError, NewerArchiveError, OlderArchiveError

#: every revision this version knows, oldest first
REVISIONS = ("0001",)
BUSY_TIMEOUT_MS = 15_000


def make_engine(path: Path, *, write: bool) -> Engine:
    """An engine for archive.db.

    WAL, foreign keys, a busy timeout of 15 s, synchronous NORMAL (a power cut may take the last commits, never the
    file; the WARC gives them back). Read-only connections can't change anything, whatever SQL they run.
    """
    mode = "rwc" if write else "ro"
    engine = create_engine(f"sqlite+pysqlite:///file:{_quoted(path)}?mode={mode}&uri=true")

    @event.listens_for(engine, "connect")
    def _settings(connection: Any, _record: Any) -> None:
        # SQLAlchemy begins and commits itself: sqlite3's own guesses would break savepoints
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
        cursor.execute("PRAGMA foreign_keys=ON")
        if write:
            cursor.execute("PRAGMA journal_mode=WAL")
            cursor.execute("PRAGMA synchronous=NORMAL")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


def _quoted(path: Path) -> str:
    return str(path.resolve()).replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def prepare(engine: Engine, path: Path) -> None:
    """Bring the database to this version's schema, after a copy beside it if there was one before.

    Raises NewerArchiveError for a database of a newer version, ArchiveError for one that is damaged.
    """
    found = _revision(engine, path)
    if found == REVISIONS[-1]:
        return
    if found is not None:
        backup = path.with_name(f"{path.name}.backup-{found}")
        with sqlite3.connect(path) as source, sqlite3.connect(backup) as target:
            source.backup(target)
        source.close()
        target.close()
    # alembic costs 0.2 s to import: only a database that needs it pays
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def check_readable(engine: Engine, path: Path) -> None:
    """Raise OlderArchiveError where a reading command met a database that only a writing one may migrate."""
    if _revision(engine, path) != REVISIONS[-1]:
        raise OlderArchiveError(
            f"{path} was written by an older version; any command that writes migrates it, for example: scrape all"
        )


def _revision(engine: Engine, path: Path) -> str | None:
    try:
        with engine.connect() as connection:
            tables = connection.execute(text("SELECT name FROM sqlite_master WHERE type='table'")).scalars().all()
            if "alembic_version" not in tables:
                if tables:
                    raise ArchiveError(
                        f"{path} is an SQLite file of something else; choose another --archive folder"
                    )
                return None
            found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    except DatabaseError as error:
        raise ArchiveError(
            f"{path} can't be read ({error.orig}); restore the file from a backup, "
            "or move it away: the next crawl starts a new one"
        ) from error
    if found not in REVISIONS:
        raise NewerArchiveError(
            f"{path} was written by a newer version (schema {found}); update therapy-blog-archiver"
        )
    return str(found)
