"""Opening archive.db: connection settings, and the migrations that run by themselves, after a backup."""

from __future__ import annotations

import hashlib
import math
import os
import sqlite3
import stat
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, ExceptionContext, create_engine, event, text

from scraper.errors import ArchiveError, LockedError, NewerArchiveError, OlderArchiveError
from scraper.store.tables import CORPUS, METADATA

#: every revision this version knows, oldest first
REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008")
#: where a connection's info keeps the path of its database
PATH = "path"
#: set in a connection's info where its owner begins and commits transactions with statements of its own
BY_HAND = "by hand"
BUSY_TIMEOUT_MS = 15_000
#: how long a migration waits for others to close the database
ALONE_TIMEOUT_MS = 2_000
#: every text file is written anew after a migration: an older version may have put other words into it
_WRITE_FILES = """
    INSERT INTO file_work (site_id, number, hash, page_id)
    SELECT p.site_id, d.number, substr(r.hash, 1, 16), p.id
    FROM documents d JOIN pages p ON p.id = d.page_id JOIN renderings r ON r.id = d.rendering_id WHERE TRUE
    ON CONFLICT (site_id, number, hash) DO UPDATE SET page_id = excluded.page_id
"""
#: what a rollback journal ends with that names a super-journal
_SUPER_JOURNAL = bytes.fromhex("d9d505f920a163d7")
#: seconds that the quick check before the first write may take, whatever the size of the database: the whole
#: database is checked once a week (pipeline/verifier.py)
QUICK_SECONDS = 0.15
#: SQLite's own message holds bytes of the damaged schema, which Python can't decode
_SCHEMA = "malformed database schema"
#: what there is to do about a damaged database; neither way loses a text file
RESTORE = (
    "move archive.db, archive.db-wal and archive.db-shm away and restore archive.db from a backup; without a "
    "backup, the next crawl starts a new database with the next free number: the text files stay, but it holds "
    "only posts that are still online"
)


def make_engine(path: Path, *, write: bool, alone: bool = False) -> Engine:
    """An engine for archive.db; `alone` is for migrations: nobody else may have it open, no reference is checked.

    WAL, foreign keys, a busy timeout of 15 s, synchronous NORMAL (a power cut may take the last commits, never the
    file; the WARC gives them back). Read-only connections can't change anything, whatever SQL they run.
    """
    _refuse_strange_files(path)
    query = {"mode": "rwc" if write else "ro", "uri": "true"}
    if not write and _still(path):
        query["immutable"] = "1"
    engine = create_engine(URL.create("sqlite+pysqlite", database=f"file:{_quoted(path)}", query=query))

    @event.listens_for(engine, "connect")
    def _settings(connection: Any, record: Any) -> None:
        record.info[PATH] = path
        # SQLAlchemy begins and commits itself: sqlite3's own guesses would break savepoints
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout={ALONE_TIMEOUT_MS if alone else BUSY_TIMEOUT_MS}")
        # tables are made anew in a migration, and what refers to them stays (sqlite.org/lang_altertable.html, 7)
        cursor.execute(f"PRAGMA foreign_keys={'OFF' if alone else 'ON'}")
        if alone:
            # with a log this asks for the file itself: it fails while any other program has it open
            cursor.execute("PRAGMA locking_mode=EXCLUSIVE")
        # a database may come from a stranger (sqlite.org/security.html)
        cursor.execute("PRAGMA trusted_schema=OFF")
        cursor.execute("PRAGMA cell_size_check=ON")
        if write:
            cursor.execute("PRAGMA synchronous=NORMAL")
            # what a post's savepoint could need to be undone: in a file that is twenty written pages a post
            cursor.execute("PRAGMA temp_store=MEMORY")
        cursor.close()

    @event.listens_for(engine, "handle_error")
    def _plainly(context: ExceptionContext) -> ArchiveError | None:
        return plain_error(path, context.original_exception)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        if not connection.info.get(BY_HAND):
            connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


def plain_error(path: Path, error: BaseException) -> ArchiveError | None:
    """SQLite's words for a full disk, a locked, read-only or damaged file as a sentence with a remedy.

    None for what is a mistake of ours, such as a broken constraint.
    """
    words = " ".join(str(error).split())[:200]
    if isinstance(error, sqlite3.OperationalError):
        if "full" in words:
            remedy = "the disk is full: free disk space, then run the same command again: nothing is lost"
        elif "no such" in words or "decode" in words:
            remedy = RESTORE
        elif "locked" in words:
            remedy = "another program holds it: close it, then run the same command again"
        elif "readonly" in words or "unable to open" in words:
            remedy = "fix the permissions of the folder, or choose another with --archive"
        else:
            remedy = "check the disk and the space left on it, then run the same command again"
    elif type(error) is sqlite3.DatabaseError:
        remedy = RESTORE
    else:
        return None
    return ArchiveError(f"{path}: {words}; {remedy}")


def _refuse_strange_files(path: Path) -> None:
    """Raise ArchiveError where SQLite must not open a file of the database, which may come from a stranger.

    Symbolic links are not followed, other special files could block. A rollback journal that ends with the name of
    a super-journal makes SQLite delete the file of that name (sqlite.org/atomiccommit.html, 5): this program never
    writes to two databases at once, so that its own journals name none.
    """
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm", f"{path.name}-journal"):
        file = path.with_name(name)
        try:
            mode = file.lstat().st_mode
        except OSError:
            continue
        if stat.S_ISLNK(mode):
            raise ArchiveError(f"{file} is a link, and links are not followed; put the file there")
        if not stat.S_ISREG(mode) and name != path.name:
            raise ArchiveError(f"{file} is not a plain file; move it away")
        if name.endswith("-journal") and _names_another_file(file):
            raise ArchiveError(f"{file} names another file, which SQLite would delete; move this journal away")


def _names_another_file(journal: Path) -> bool:
    try:
        with journal.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - len(_SUPER_JOURNAL)))
            return file.read() == _SUPER_JOURNAL
    except OSError:
        return True


def _still(path: Path) -> bool:
    """True in a folder that can't be written: WAL asks readers to write too (sqlite.org/wal.html, 5)."""
    return not os.access(path.parent, os.W_OK) and not path.with_name(f"{path.name}-wal").exists()


def _quoted(path: Path) -> str:
    return str(path.resolve()).replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def prepare(engine: Engine, path: Path) -> None:
    """Bring the database to this version's schema, after a copy beside it if there was one before.

    Raises ArchiveError for one that is damaged, NewerArchiveError for one of a newer version, and LockedError for
    an older one that somebody else has open; nothing is written into either.
    """
    if words := find_damage(path, quick=True, seconds=QUICK_SECONDS):
        raise ArchiveError(f"{path} is damaged ({words}), and nothing was written; {RESTORE}")
    found = _revision(engine, path)
    # a property of the file, so it waits until the file is known to be ours
    _keep_log(engine, path)
    if found == REVISIONS[-1]:
        return
    if found is not None:
        backup = path.with_name(f"{path.name}.backup-{found}")
        _copy(path, backup)
    engine.dispose()
    _migrate(path)


def _migrate(path: Path) -> None:
    """Run the migrations that are missing, all of them or none, while nobody else has the database open."""
    # alembic costs 0.2 s to import: only a database that needs it pays
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    engine = make_engine(path, write=True, alone=True)
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            connection.exec_driver_sql(_WRITE_FILES)
    except ArchiveError as error:
        if "locked" not in str(error):
            raise
        raise LockedError(
            f"{path} was written by an older version and is to be migrated, but another program has it open; "
            "close that program, then run the same command again"
        ) from error
    finally:
        engine.dispose()


def _keep_log(engine: Engine, path: Path) -> None:
    """Write ahead into a log, as only a connection outside of transactions may ask."""
    with closing(engine.raw_connection()) as connection:
        try:
            connection.cursor().execute("PRAGMA journal_mode=WAL")
        except sqlite3.Error as error:
            raise plain_error(path, error) or error from error


def _copy(path: Path, backup: Path) -> None:
    _refuse_strange_files(backup)
    try:
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(backup)) as target:
            source.backup(target)
    except sqlite3.Error as error:
        raise plain_error(backup, error) or error from error


def check_readable(engine: Engine, path: Path) -> None:
    """Raise OlderArchiveError where a reading command met a database that only a writing one may migrate."""
    found = _revision(engine, path)
    if found is None:
        raise ArchiveError(f"{path} is empty; {RESTORE}")
    if found != REVISIONS[-1]:
        raise OlderArchiveError(
            f"{path} was written by an older version; any command that writes migrates it, for example: scrape all"
        )


def find_damage(
    path: Path, *, quick: bool, seconds: float = math.inf, stopped: Callable[[], bool] = lambda: False
) -> str | None:
    """What is wrong with a database file, in SQLite's words; None where nothing is, or nothing was found in time.

    The quick check looks at the structure of every page, the whole one also at indexes and references
    (sqlite.org/pragma.html, quick_check and integrity_check). Both end early once `stopped` is true, without a
    finding. Raises ArchiveError where the whole check can't be made.
    """
    if not path.is_file() or not path.stat().st_size:
        return None
    try:
        with (
            closing(
                sqlite3.connect(f"file:{_quoted(path)}?mode=ro", uri=True, check_same_thread=False)
            ) as database,
            _interrupted(database, seconds),
        ):
            # asked between steps of SQLite's program; one step may look at a whole table, which an interrupt ends
            database.set_progress_handler(stopped, 10_000)
            found = database.execute(f"PRAGMA {'quick' if quick else 'integrity'}_check(1)").fetchone()
            if found[0] == "ok" and not quick:
                lost = database.execute("PRAGMA foreign_key_check").fetchone()
                return f"a row of {lost[0]} refers to a row of {lost[2]} that is not there" if lost else None
            return None if found[0] == "ok" else " ".join(str(found[0]).split())
    except sqlite3.OperationalError as error:
        if quick or stopped():
            # out of time, or held by somebody else: opening it for writing says what is the matter
            return None
        raise plain_error(path, error) or error from error
    except sqlite3.DatabaseError as error:
        return str(error)
    except UnicodeDecodeError:
        return _SCHEMA


@contextmanager
def _interrupted(database: sqlite3.Connection, seconds: float) -> Iterator[None]:
    """Interrupt what a connection does after so many seconds, if it is not done by then."""
    timer = threading.Timer(seconds, database.interrupt) if seconds < math.inf else None
    if timer is not None:
        timer.daemon = True
        timer.start()
    try:
        yield
    finally:
        if timer is not None:
            timer.cancel()
            timer.join()


def _revision(engine: Engine, path: Path) -> str | None:
    """The revision of a database's schema; None for an empty one."""
    try:
        return _stated_revision(engine, path)
    except UnicodeDecodeError as error:
        raise ArchiveError(f"{path} is damaged ({_SCHEMA}); {RESTORE}") from error


def _stated_revision(engine: Engine, path: Path) -> str | None:
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT name, type, sql FROM sqlite_master")).all()
        tables = {row.name for row in rows}
        if "alembic_version" not in tables:
            if tables:
                raise ArchiveError(f"{path} is an SQLite file of something else; choose another --archive folder")
            return None
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if found is None:
        raise ArchiveError(f"{path} is damaged (it does not say its version); {RESTORE}")
    if found not in REVISIONS:
        raise NewerArchiveError(
            f"{path} was written by a newer version (schema {found}); update therapy-blog-archiver"
        )
    if found == REVISIONS[-1] and (words := _not_ours({row.name: (row.type, row.sql) for row in rows})):
        raise ArchiveError(f"{path} is damaged ({words}); {RESTORE}")
    return str(found)


def _not_ours(things: Mapping[str, tuple[str, str]]) -> str:
    """What is not as this version made it, in words; '' where nothing is.

    A trigger, or a view in the place of a table, could run for ever or change what is written. Other tables, views
    and indexes are nobody's harm.
    """
    for name in (*METADATA.tables, "renderings_fts"):
        if name not in things:
            return f"it lacks the table {name}"
        if things[name][0] != "table":
            return f"{name} is a {things[name][0]} in the place of a table"
    if (trigger := next((name for name, (kind, _) in things.items() if kind == "trigger"), None)) is not None:
        return f"it has the trigger {trigger[:60]!r}, which this program did not make"
    kind, sql = things.get("corpus", ("", ""))
    digest = hashlib.sha256(" ".join(sql.split()).encode()).hexdigest()
    return "" if (kind, digest) == ("view", CORPUS) else "its view corpus is not the one of this version"
