"""The archive opened for writing: one connection, one transaction a batch, files after the commit.

Nothing is visible until `commit`; a crash before it leaves the archive as it was, and the WARC tells the next run
what it need not ask again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, func, select, text, update

from scraper.errors import ArchiveError
from scraper.store import textfiles
from scraper.store.prepared import Prepared
from scraper.store.schema import make_engine, prepare
from scraper.store.tables import DOCUMENTS, PAGES, REVISIONS, SITES, TEXTS
from scraper.store.whens import from_row
from scraper.textformat import render_file
from scraper.types import bylines

DATABASE = "archive.db"
#: texts are put into the search index in batches of at least so many (one by one costs half a fetch each)
INDEX_BATCH = 500
#: what the text files of documents are made of: name, body, and what the page says of itself now
FILES = (
    select(DOCUMENTS.c.file, TEXTS.c.body, REVISIONS)
    .join(PAGES, PAGES.c.id == DOCUMENTS.c.page_id)
    .join(REVISIONS, REVISIONS.c.id == PAGES.c.revision_id)
    .join(TEXTS, TEXTS.c.id == REVISIONS.c.text_id)
    .where(DOCUMENTS.c.text_id == TEXTS.c.id)
)

_FILE_OF = Prepared(FILES.where(PAGES.c.id == bindparam("wanted")))

# a savepoint by hand: SQLAlchemy's own costs as much as all the rest of laying down a post
_SAVE, _UNDO, _KEEP = (Prepared(text(words)) for words in ("SAVEPOINT post", "ROLLBACK TO post", "RELEASE post"))


@dataclass
class _Pending:
    """What happens to the text files once the database holds the truth."""

    #: names, each with the page whose text it is to hold: a whole site's texts would fill the memory
    write: dict[str, int] = field(default_factory=dict)
    remove: set[str] = field(default_factory=set)

    def copy(self) -> _Pending:
        return _Pending(dict(self.write), set(self.remove))


class Archive:
    """archive.db and the text files of one archive folder, for the one process that may write it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / DATABASE
        self._engine: Engine = make_engine(self.path, write=True)
        migrated = prepare(self._engine, self.path)
        self.connection: Connection = self._engine.connect()
        self._pending = _Pending()
        self._unindexed = 0
        last = self.connection.execute(select(func.max(DOCUMENTS.c.number))).scalar()
        #: the number of the next document, and that of the first one in this batch
        self._upcoming = 0 if last is None else last + 1
        self._first_new = self._upcoming
        self.connection.rollback()
        self._write_missing_files(anew=migrated)

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

    @contextmanager
    def together(self) -> Iterator[Connection]:
        """Everything done inside stands or falls together; commits come later, a batch at a time."""
        pending, number = self._pending.copy(), self._upcoming
        _SAVE.run(self.connection)
        try:
            yield self.connection
        except BaseException as error:
            self._pending, self._upcoming = pending, number
            try:
                self._undo()
            except ArchiveError:
                # the first one says what happened; what follows from it would only hide that
                if not isinstance(error, ArchiveError):
                    raise
            raise
        _KEEP.run(self.connection)

    def _undo(self) -> None:
        """Take back what was done since the savepoint, and the savepoint."""
        if self._begun():
            _UNDO.run(self.connection)
            _KEEP.run(self.connection)

    def _begun(self) -> bool:
        """False where SQLite undid the batch by itself, as on a full disk (sqlite.org/lang_transaction.html)."""
        driver = self.connection.connection.driver_connection
        return driver is not None and driver.in_transaction

    def commit(self) -> None:
        """Make the batch durable, then bring the text files in line with it.

        A file that is to be written anew under its old name goes first: whatever ends the program before it is
        there again, the next opening finds it missing.
        """
        for name in self._pending.write:
            # documents that are new in this batch have none yet
            if textfiles.number_of(name) < self._first_new:
                textfiles.remove_file(self.folder, name)
        self.connection.commit()
        self._first_new = self._upcoming
        pending, self._pending = self._pending, _Pending()
        for name, page_id in pending.write.items():
            row = _FILE_OF.row(self.connection, wanted=page_id)
            assert row is not None, f"the page {page_id} has no document for {name}"
            textfiles.write_file(self.folder, name, file_text(row, row["body"]))
        # those were questions only
        self.connection.rollback()
        for name in pending.remove - pending.write.keys():
            textfiles.remove_file(self.folder, name)
        if self._unindexed >= INDEX_BATCH:
            self.index_texts()

    def index_texts(self) -> None:
        """Put every text that is not there yet into the search index."""
        self.connection.execute(
            text("INSERT INTO texts_fts(rowid, title, body) SELECT id, title, body FROM texts WHERE indexed = 0")
        )
        self.connection.execute(update(TEXTS).where(TEXTS.c.indexed == 0).values(indexed=1))
        self.connection.commit()
        self._unindexed = 0

    # numbers and files ----------------------------------------------------------------------------------------

    def take_number(self) -> int:
        """The next running number of the archive, from 0."""
        self._upcoming += 1
        return self._upcoming - 1

    def file_later(self, name: str, page_id: int) -> None:
        """Write this text file of a page's own document after the commit."""
        self._pending.remove.discard(name)
        self._pending.write[name] = page_id
        self._unindexed += 1

    def remove_later(self, name: str) -> None:
        """Remove this text file after the commit."""
        self._pending.write.pop(name, None)
        self._pending.remove.add(name)

    def _write_missing_files(self, *, anew: bool) -> None:
        """Write the text files that a run which died between commit and rename left out, and drop its leavings.

        With `anew` all are written: an older version may have put other words into them.
        """
        there = textfiles.present_files(self.folder)
        owners = (
            select(SITES.c.name, DOCUMENTS.c.number, DOCUMENTS.c.file)
            .join(PAGES, PAGES.c.id == DOCUMENTS.c.page_id)
            .join(SITES, SITES.c.id == PAGES.c.site_id)
        )
        files = {textfiles.stem(site, number): file for site, number, file in self.connection.execute(owners)}
        wanted = frozenset(files.values())
        if anew or not wanted - {None} <= there:
            for row in self.connection.execute(FILES).mappings():
                if anew or row["file"] not in there:
                    textfiles.write_file(self.folder, row["file"], file_text(dict(row), row["body"]))
        self.connection.rollback()
        for name in there - wanted:
            # the old name of a renamed file; one of no document of ours stays
            if textfiles.stem_of(name) in files:
                textfiles.remove_file(self.folder, name)


def file_text(row: Mapping[str, Any], body: str) -> str:
    """The text file of a revision's row and its text's body."""
    return render_file(
        title=row["title"],
        authors=bylines(json.loads(row["authors"]), json.loads(row["credentials"])),
        published=from_row(row, "published"),
        modified=from_row(row, "modified"),
        body=body,
    )
