"""The index of captures: which WARC file holds which answer, at what offset."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select

from scraper.store.archive import Archive
from scraper.store.tables import CAPTURES


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


class Captures:
    """The captures of one archive, opened for writing."""

    def __init__(self, archive: Archive) -> None:
        self._db = archive.connection

    def add(self, values: dict[str, Any]) -> int:
        """A new row, from the columns of the table `captures`; its id."""
        made = self._db.execute(insert(CAPTURES).values(values)).inserted_primary_key
        assert made is not None
        return int(made[0])

    def latest(self, url: str, *, since: datetime | None = None, good: bool = True) -> CaptureRow | None:
        """The newest capture of exactly this address; `good` ones are whole answers with 200 or 304."""
        query = select(*(CAPTURES.c[name] for name in CaptureRow.__dataclass_fields__)).where(
            CAPTURES.c.url == url
        )
        if good:
            query = query.where(CAPTURES.c.status.in_((200, 304)), CAPTURES.c.truncated.is_(None))
        if since is not None:
            query = query.where(CAPTURES.c.fetched_at >= since.isoformat())
        return self._row(query.order_by(CAPTURES.c.id.desc()).limit(1))

    def by_id(self, capture_id: int) -> CaptureRow | None:
        """The row of that id."""
        return self._row(
            select(*(CAPTURES.c[name] for name in CaptureRow.__dataclass_fields__)).where(
                CAPTURES.c.id == capture_id
            )
        )

    def known_ends(self) -> dict[str, int]:
        """For every WARC file, the first byte after the last record that the database names."""
        query = select(CAPTURES.c.warc_file, func.max(CAPTURES.c.warc_offset + CAPTURES.c.warc_length)).group_by(
            CAPTURES.c.warc_file
        )
        return {file: int(end) for file, end in self._db.execute(query)}

    def _row(self, query: Any) -> CaptureRow | None:
        row = self._db.execute(query).mappings().first()
        if row is None:
            return None
        values = dict(row)
        values["fetched_at"] = datetime.fromisoformat(values["fetched_at"])
        return CaptureRow(**values)
