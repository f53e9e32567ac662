"""The archive opened for writing: one connection, short transactions, text files after each commit.

A statement outside of `transaction` is durable at once. Nothing inside of it is visible before its end; a crash
before that leaves the archive as it was, and the WARC files tell the next run what it need not ask again.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, func, select, text, update

from scraper.errors import ArchiveError
from scraper.store import textfiles
from scraper.store.files import Files
from scraper.store.prepared import Prepared
from scraper.store.schema import BY_HAND, RESTORE, make_engine, prepare
from scraper.store.tables import DOCUMENTS, RENDERINGS

DATABASE = "archive.db"
#: texts are put into the search index in batches of at least so many (one by one costs half a fetch each)
INDEX_BATCH = 500
# by hand: SQLAlchemy's own savepoints cost as much as all the rest of saving a post
_SAVE, _UNDO, _KEEP = (Prepared(text(words)) for words in ("SAVEPOINT post", "ROLLBACK TO post", "RELEASE post"))
_BEGIN, _COMMIT, _ROLLBACK = (Prepared(text(words)) for words in ("BEGIN IMMEDIATE", "COMMIT", "ROLLBACK"))


class Archive:
    """archive.db and the text files of one archive folder, for the one process that may write it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / DATABASE
        self._refuse_emptied()
        self._engine: Engine = make_engine(self.path, write=True)
        #: the number of the next document, once one was taken
        self._upcoming: int | None = None
        try:
            prepare(self._engine, self.path)
            self.connection: Connection = self._engine.connect()
        except BaseException:
            self._engine.dispose()
            raise
        self.connection.info[BY_HAND] = True
        self.files = Files(folder, self.connection)
        try:
            self.files.work_off()
        except BaseException:
            self.abandon()
            raise

    def _refuse_emptied(self) -> None:
        """Raise ArchiveError for an empty database beside texts or WARC files: a new one would hide the loss."""
        emptied = self.path.is_file() and not self.path.stat().st_size
        if emptied and (textfiles.highest_number(self.folder) >= 0 or any(self.folder.glob("warc/*.warc.gz"))):
            raise ArchiveError(f"{self.path} is empty, although the folder has texts or WARC files; {RESTORE}")

    def close(self) -> None:
        """Commit what is pending, index it, and let go of the database."""
        try:
            self.commit()
            self.index_texts()
        finally:
            self.connection.close()
            self._engine.dispose()

    def abandon(self) -> None:
        """Let go of the database without committing what is pending."""
        self.connection.close()
        self._engine.dispose()

    # transactions ---------------------------------------------------------------------------------------------

    @property
    def in_transaction(self) -> bool:
        """True while other programs that want to write have to wait."""
        driver = self.connection.connection.driver_connection
        return driver is not None and driver.in_transaction

    def begin(self) -> None:
        """Begin a transaction, unless one has begun; `commit` ends it."""
        if not self.in_transaction:
            _BEGIN.run(self.connection)

    def commit(self) -> None:
        """Make what was written since `begin` durable, then bring the text files in line with it."""
        if self.in_transaction:
            _COMMIT.run(self.connection)
        self.files.work_off()
        waiting = self.connection.execute(select(func.count()).where(RENDERINGS.c.indexed == 0)).scalar_one()
        if waiting >= INDEX_BATCH:
            self.index_texts()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Everything done inside stands or falls together; it is durable at the end of the outermost one."""
        if self.in_transaction:
            with self.together() as connection:
                yield connection
            return
        number = self._upcoming
        _BEGIN.run(self.connection)
        try:
            yield self.connection
            _COMMIT.run(self.connection)
        except BaseException as error:
            self._upcoming = number
            self._take_back(error, _ROLLBACK)
            raise

    @contextmanager
    def together(self) -> Iterator[Connection]:
        """Everything done inside stands or falls together, within a transaction that goes on."""
        number = self._upcoming
        _SAVE.run(self.connection)
        try:
            yield self.connection
        except BaseException as error:
            self._upcoming = number
            self._take_back(error, _UNDO, _KEEP)
            raise
        _KEEP.run(self.connection)

    def _take_back(self, cause: BaseException, *statements: Prepared) -> None:
        """Undo by these statements, unless SQLite has done so itself (sqlite.org/lang_transaction.html)."""
        try:
            for statement in statements if self.in_transaction else ():
                statement.run(self.connection)
        except ArchiveError:
            # the first error is the cause; an error of the rollback would hide it
            if not isinstance(cause, ArchiveError):
                raise

    def index_texts(self) -> None:
        """Put every text that is not there yet into the search index."""
        with self.transaction():
            self.connection.execute(
                text(
                    "INSERT INTO renderings_fts(rowid, title, body) "
                    "SELECT id, title, body FROM renderings WHERE indexed = 0"
                )
            )
            self.connection.execute(update(RENDERINGS).where(RENDERINGS.c.indexed == 0).values(indexed=1))

    # numbers --------------------------------------------------------------------------------------------------

    def take_number(self) -> int:
        """The next running number of the archive, from 0; above those of all text files that are here.

        A database that was made anew, or restored from a backup, may know less than the files.
        """
        if self._upcoming is None:
            last = self.connection.execute(select(func.max(DOCUMENTS.c.number))).scalar()
            self._upcoming = max(-1 if last is None else last, textfiles.highest_number(self.folder)) + 1
        self._upcoming += 1
        return self._upcoming - 1
