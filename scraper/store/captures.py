"""The index of captures: which WARC file holds which answer, at what offset."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, insert, or_, select

from scraper.errors import ArchiveError
from scraper.store.archive import Archive
from scraper.store.prepared import Prepared
from scraper.store.tables import CAPTURES
from scraper.store.whens import time_of


@dataclass(frozen=True, kw_only=True, slots=True)
class CaptureRow:
    """One row of the index."""

    id: int
    url: str
    status: int
    fetched_at: datetime
    kind: str
    etag: str | None
    last_modified: str | None
    truncated: str | None
    payload_digest: str
    warc_file: str
    warc_offset: int
    refers_to: int | None


_COLUMNS = [CAPTURES.c[name] for name in CaptureRow.__dataclass_fields__]
_GOOD = or_(CAPTURES.c.status == 200, CAPTURES.c.status == 304) & CAPTURES.c.truncated.is_(None)
_ADD = Prepared(insert(CAPTURES), [column.name for column in CAPTURES.columns])


def _newest(*conditions: ColumnElement[bool]) -> Prepared:
    wanted = (CAPTURES.c.url == bindparam("url"), *conditions)
    return Prepared(select(*_COLUMNS).where(*wanted).order_by(CAPTURES.c.id.desc()).limit(1))


_NEWEST_GOOD = _newest(_GOOD)
_NEWEST_SINCE = _newest(CAPTURES.c.fetched_at >= bindparam("since"))
#: records of a file stand one behind the other
_END = Prepared(
    select(CAPTURES.c.warc_offset, CAPTURES.c.warc_length)
    .where(CAPTURES.c.warc_file == bindparam("wanted"))
    .order_by(CAPTURES.c.warc_offset.desc())
    .limit(1)
)
_BY_ID = Prepared(select(*_COLUMNS).where(CAPTURES.c.id == bindparam("wanted")))


class Captures:
    """The captures of one archive, opened for writing."""

    def __init__(self, archive: Archive) -> None:
        self._db = archive.connection
        self._last_id: int | None = None

    def take_id(self) -> int:
        """The id of a capture whose row is to be added."""
        if self._last_id is None:
            self._last_id = self._db.execute(select(func.max(CAPTURES.c.id))).scalar() or 0
        self._last_id += 1
        return self._last_id

    def add(self, values: dict[str, Any], capture_id: int | None = None) -> int:
        """A new row, from the columns of the table `captures`, under an id that was taken or a new one; its id."""
        capture_id = self.take_id() if capture_id is None else capture_id
        return _ADD.run(self._db, id=capture_id, **values)

    def latest_good(self, url: str) -> CaptureRow | None:
        """The newest capture of exactly this address that is a whole answer with 200 or 304."""
        return _row(_NEWEST_GOOD.row(self._db, url=url))

    def latest_since(self, url: str, since: datetime) -> CaptureRow | None:
        """The newest capture of exactly this address that is not older than that, whatever it answered."""
        return _row(_NEWEST_SINCE.row(self._db, url=url, since=since.isoformat()))

    def by_id(self, capture_id: int) -> CaptureRow | None:
        """The row of that id."""
        return _row(_BY_ID.row(self._db, wanted=capture_id))

    def known_ends(self, files: Iterable[str]) -> dict[str, int]:
        """For each of these WARC files that the database names the first byte after the last record it knows."""
        found = {file: _END.row(self._db, wanted=file) for file in files}
        return {file: int(row["warc_offset"] + row["warc_length"]) for file, row in found.items() if row}


def _row(row: dict[str, Any] | None) -> CaptureRow | None:
    if row is None:
        return None
    texts = (row["url"], row["payload_digest"], row["warc_file"])
    hints = (row["etag"], row["last_modified"], row["truncated"])
    if not all(isinstance(text, str) for text in texts) or not all(isinstance(h, str | None) for h in hints):
        raise ArchiveError(f"archive.db is damaged: values of capture {row['id']} are no texts; restore a backup")
    return CaptureRow(**row | {"fetched_at": time_of(row["fetched_at"])})
