"""What a page says of itself by all readings of the text that it shows: derived, whenever that changes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update

from scraper.dedup import same_words, without
from scraper.store.prepared import Prepared, inserting
from scraper.store.said import SAID, better
from scraper.store.tables import METADATA_ROWS, PAGES, READINGS, RENDERINGS, REVISIONS, TEXTS
from scraper.store.texts import Marks

_READ = Prepared(
    select(READINGS.c.text_id, TEXTS.c.title.label("text_title"), TEXTS.c.body, METADATA_ROWS)
    .join(REVISIONS, REVISIONS.c.id == READINGS.c.revision_id)
    .join(TEXTS, TEXTS.c.id == READINGS.c.text_id)
    .join(METADATA_ROWS, METADATA_ROWS.c.id == READINGS.c.metadata_id)
    .join(PAGES, PAGES.c.id == REVISIONS.c.page_id)
    .where(PAGES.c.id == bindparam("page"), READINGS.c.reason == "", READINGS.c.id <= PAGES.c.reading_id)
    .order_by(READINGS.c.id.desc())
)
_SHOWN = Prepared(
    select(PAGES.c.metadata_id, RENDERINGS.c.title, RENDERINGS.c.body)
    .join(RENDERINGS, RENDERINGS.c.id == PAGES.c.rendering_id)
    .where(PAGES.c.id == bindparam("page"))
)
_SAID = Prepared(select(METADATA_ROWS).where(METADATA_ROWS.c.id == bindparam("wanted")))
_NEW = inserting(METADATA_ROWS)
_TAKE = Prepared(update(PAGES).where(PAGES.c.id == bindparam("page")).values(metadata_id=bindparam("metadata")))
_DROP = Prepared(
    delete(METADATA_ROWS).where(METADATA_ROWS.c.id == bindparam("wanted"), METADATA_ROWS.c.merged == 1)
)


def row_of(connection: Connection, metadata_id: int) -> dict[str, Any]:
    """The row of what a page says of itself."""
    row = _SAID.row(connection, wanted=metadata_id)
    assert row is not None
    return row


def equal(row: Mapping[str, Any], values: Mapping[str, Any]) -> bool:
    """True if two rows say the same."""
    return all(row[column] == values[column] for column in SAID)


def keep_said(connection: Connection, page_id: int, values: Mapping[str, Any], *, merged: bool) -> int:
    """A new row of what a page says; its id. `merged` says that no single reading says so."""
    return _NEW.run(connection, page_id=page_id, merged=int(merged), **{column: values[column] for column in SAID})


def drop_merged(connection: Connection, metadata_id: int) -> None:
    """Let go of a row that nothing refers to any more, unless a reading says so."""
    _DROP.run(connection, wanted=metadata_id)


def _shows(read: Mapping[str, Any], shown: Mapping[str, Any], marks: Marks) -> bool:
    """True if what was read then would show what is shown now."""
    return same_words(read["text_title"], without(read["body"], marks.blocks), shown["title"], shown["body"])


def merge_again(connection: Connection, page_id: int, marks: Marks) -> bool:
    """Let a page say what all its last readings say that show what it shows now; True if that is new."""
    shown = _SHOWN.row(connection, page=page_id)
    assert shown is not None
    run: list[dict[str, Any]] = []
    for row in _READ.rows(connection, page=page_id):
        if run and not _shows(row, shown, marks):
            break
        run.append(row)
    merged = reduce(better, run[-2::-1], run[-1])
    held = row_of(connection, shown["metadata_id"])
    if equal(held, merged):
        return False
    as_read = equal(run[0], merged)
    metadata_id = int(run[0]["id"]) if as_read else keep_said(connection, page_id, merged, merged=True)
    _TAKE.run(connection, page=page_id, metadata=metadata_id)
    drop_merged(connection, shown["metadata_id"])
    return True
