"""What the archive has recorded of itself: its WARC files when they were closed, and its last checks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from scraper.store.archive import Archive
from scraper.store.tables import CHECKS, SITES, WARC_FILES
from scraper.store.whens import as_time


@dataclass(frozen=True, kw_only=True, slots=True)
class WarcFile:
    """A finished WARC file as recorded when it was closed; `missing`: it was already reported as missing."""

    name: str
    size: int
    digest: str | None
    missing: bool


class Keeping:
    """The state of one archive, opened for writing."""

    def __init__(self, archive: Archive) -> None:
        self._db = archive.connection

    def warc_files(self) -> tuple[WarcFile, ...]:
        """Every sealed WARC file, by name."""
        rows = self._db.execute(select(WARC_FILES).order_by(WARC_FILES.c.name)).mappings()
        return tuple(
            WarcFile(
                name=row["name"], size=row["size"], digest=row["digest"], missing=row["missing_since"] is not None
            )
            for row in rows
        )

    def sites(self) -> tuple[tuple[int, str], ...]:
        """Id and name of every site."""
        return tuple((row.id, row.name) for row in self._db.execute(select(SITES.c.id, SITES.c.name)))

    def seal(self, files: Iterable[WarcFile], now: datetime) -> None:
        """Record these files, to which nothing is appended any more."""
        for file in files:
            values = {
                "size": file.size,
                "digest": file.digest,
                "sealed_at": now.isoformat(),
                "missing_since": None,
            }
            statement = upsert(WARC_FILES).values(name=file.name, **values)
            self._db.execute(statement.on_conflict_do_update(index_elements=["name"], set_=values))

    def keep_digest(self, name: str, digest: str) -> None:
        """Keep the digest of a file that was sealed without one."""
        self._db.execute(update(WARC_FILES).where(WARC_FILES.c.name == name).values(digest=digest))

    def miss(self, name: str, since: datetime | None) -> None:
        """Record since when a file is missing; None where it is there again."""
        values = {"missing_since": since.isoformat() if since is not None else None}
        self._db.execute(update(WARC_FILES).where(WARC_FILES.c.name == name).values(values))

    def checked(self, name: str) -> datetime | None:
        """When a kind of check was done last."""
        done = self._db.execute(select(CHECKS.c.done_at).where(CHECKS.c.name == name)).scalar()
        return as_time(done)

    def keep_check(self, name: str, now: datetime) -> None:
        """Note that a kind of check was done."""
        statement = upsert(CHECKS).values(name=name, done_at=now.isoformat())
        self._db.execute(
            statement.on_conflict_do_update(index_elements=["name"], set_={"done_at": now.isoformat()})
        )
