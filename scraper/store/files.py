"""What happens to text files: noted in the transaction that makes it so, done after it, and compared now and then.

A file to be written or removed is a row of `file_work`. Rows are worked off after each commit, and at the next
opening where a run died before that. A text file that the database does not know is never touched.
"""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, select
from sqlalchemy.dialects.sqlite import insert as upsert

from scraper.errors import ArchiveError
from scraper.store import textfiles
from scraper.store.prepared import Prepared
from scraper.store.tables import DOCUMENTS, FILE_WORK, METADATA_ROWS, PAGES, RENDERINGS, SITES
from scraper.store.texts import is_sound
from scraper.store.whens import from_row
from scraper.textformat import render_file
from scraper.types import bylines

#: rows that are worked off in one go
BATCH = 500
#: the share of a site's text files that a visit compares with the database, and how many at least
SHARE, AT_LEAST = 0.02, 3

#: what a file is made of: its name, what is shown of its text, and what the page says of itself now
_FILES = (
    select(
        SITES.c.name.label("site"),
        DOCUMENTS.c.number,
        RENDERINGS.c.hash,
        RENDERINGS.c.recipe,
        RENDERINGS.c.title.label("text_title"),
        RENDERINGS.c.body,
        METADATA_ROWS,
    )
    .join(PAGES, PAGES.c.id == DOCUMENTS.c.page_id)
    .join(SITES, SITES.c.id == PAGES.c.site_id)
    .join(METADATA_ROWS, METADATA_ROWS.c.id == PAGES.c.metadata_id)
    .join(RENDERINGS, RENDERINGS.c.id == PAGES.c.rendering_id)
    .where(DOCUMENTS.c.rendering_id == RENDERINGS.c.id)
)
_FILE_OF = Prepared(_FILES.where(PAGES.c.id == bindparam("wanted")))
_FILE_OF_DOCUMENT = _FILES.where(DOCUMENTS.c.id == bindparam("wanted"))
_NAME_OF = Prepared(
    select(PAGES.c.site_id, DOCUMENTS.c.number, func.substr(RENDERINGS.c.hash, 1, 16).label("hash"))
    .select_from(DOCUMENTS)
    .join(PAGES, PAGES.c.id == DOCUMENTS.c.page_id)
    .join(RENDERINGS, RENDERINGS.c.id == DOCUMENTS.c.rendering_id)
    .where(DOCUMENTS.c.id == bindparam("wanted"))
)
_NAMES_OF_SITE = Prepared(
    select(DOCUMENTS.c.id, DOCUMENTS.c.page_id, SITES.c.name.label("site"), DOCUMENTS.c.number, RENDERINGS.c.hash)
    .select_from(PAGES)
    .join(DOCUMENTS, DOCUMENTS.c.page_id == PAGES.c.id)
    .join(SITES, SITES.c.id == PAGES.c.site_id)
    .join(RENDERINGS, RENDERINGS.c.id == DOCUMENTS.c.rendering_id)
    .where(PAGES.c.site_id == bindparam("wanted"))
    .order_by(DOCUMENTS.c.number)
)
_statement = upsert(FILE_WORK).values(
    site_id=bindparam("site_id"), number=bindparam("number"), hash=bindparam("hash"), page_id=bindparam("page_id")
)
_NOTE = Prepared(
    _statement.on_conflict_do_update(
        index_elements=["site_id", "number", "hash"], set_={"page_id": _statement.excluded.page_id}
    )
)
_DUE = Prepared(
    select(FILE_WORK, SITES.c.name.label("site"))
    .join(SITES, SITES.c.id == FILE_WORK.c.site_id)
    .order_by(FILE_WORK.c.id)
    .limit(BATCH)
)
_DONE = Prepared(delete(FILE_WORK).where(FILE_WORK.c.id <= bindparam("last")))


class Files:
    """The text files of one archive, opened for writing."""

    def __init__(self, folder: Path, connection: Connection) -> None:
        self._folder = folder
        self._db = connection

    def write_later(self, document_id: int, page_id: int) -> None:
        """Write the file of a page's own document after the commit, under the name that it has then."""
        self._note(document_id, page_id)

    def remove_later(self, document_id: int) -> None:
        """Remove the file of a document that is about to show no text, or another one, after the commit."""
        self._note(document_id, None)

    def _note(self, document_id: int, page_id: int | None) -> None:
        name = _NAME_OF.row(self._db, wanted=document_id)
        assert name is not None, f"document {document_id} shows no text"
        _NOTE.run(self._db, **name, page_id=page_id)

    def work_off(self) -> None:
        """Bring the files in line with the database, which holds the truth already.

        Raises ArchiveError where a file can't be written or removed; what is left is done at the next opening.
        """
        while rows := _DUE.rows(self._db):
            for row in rows:
                name = textfiles.file_name(row["site"], row["number"], row["hash"])
                if row["page_id"] is None:
                    textfiles.remove_file(self._folder, name)
                elif (now := _FILE_OF.row(self._db, wanted=row["page_id"])) and _name(now) == name:
                    self._write(name, now)
            _DONE.run(self._db, last=rows[-1]["id"])

    def _write(self, name: str, row: Mapping[str, Any]) -> None:
        """Write a text file; over one that is there only a text that is what its hash says."""
        if textfiles.read_file(self._folder, name) is not None and not is_sound(row):
            raise ArchiveError(not_as_saved([row["number"]]))
        textfiles.write_file(self._folder, name, file_text(row, row["body"]))

    def compare(self, site_id: int, chance: random.Random, *, every: bool = False) -> tuple[str, ...]:
        """Note text files of a site that are missing, empty, or not what the database says; their names.

        Every file is looked for; the content of a few is compared, or with `every` that of all. They are written
        anew after the commit. Raises ArchiveError, and notes nothing, where a text is not what its hash says.
        """
        rows = _NAMES_OF_SITE.rows(self._db, wanted=site_id)
        there = textfiles.sizes(self._folder, rows[0]["site"]) if rows else {}
        looked = rows if every else chance.sample(rows, min(len(rows), max(AT_LEAST, int(SHARE * len(rows)))))
        again = {row["id"] for row in looked}
        wrong = [
            row for row in rows if not there.get(_name(row)) or (row["id"] in again and not self._is_true(row))
        ]
        found = [(row["number"], _FILE_OF.row(self._db, wanted=row["page_id"])) for row in wrong]
        if damaged := [number for number, now in found if now is None or not is_sound(now)]:
            raise ArchiveError(not_as_saved(damaged))
        for row in wrong:
            self.write_later(row["id"], row["page_id"])
        return tuple(map(_name, wrong))

    def _is_true(self, named: Mapping[str, Any]) -> bool:
        row = _FILE_OF.row(self._db, wanted=named["page_id"])
        held = textfiles.read_file(self._folder, _name(named))
        return row is not None and held == file_text(row, row["body"])


def text_file(connection: Connection, document_id: int) -> tuple[str, str] | None:
    """The name and the content that the text file of a document is to have; None where it shows no text."""
    row = connection.execute(_FILE_OF_DOCUMENT, {"wanted": document_id}).mappings().first()
    return (_name(dict(row)), file_text(dict(row), row["body"])) if row is not None else None


def not_as_saved(numbers: Sequence[int]) -> str:
    """Say which texts are not what their hashes say."""
    named = ", ".join(f"{number:03d}" for number in numbers[:10])
    more = f" and {len(numbers) - 10} more" if len(numbers) > 10 else ""
    return f"not as saved: {named}{more}: archive.db was changed or is damaged; restore it from a backup"


def _name(row: Mapping[str, Any]) -> str:
    return textfiles.file_name(row["site"], row["number"], row["hash"])


def file_text(row: Mapping[str, Any], body: str) -> str:
    """Render the text file of a row of metadata and a body.

    Raises ArchiveError where the row holds values that no archive of ours has.
    """
    try:
        return render_file(
            title=row["title"],
            authors=bylines(json.loads(row["authors"]), json.loads(row["credentials"])),
            published=from_row(row, "published"),
            modified=from_row(row, "modified"),
            body=body,
        )
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        words = f"archive.db is damaged: values of metadata {row['id']} could not be read ({error})"
        raise ArchiveError(f"{words}; restore it from a backup") from error
