"""What the archive knows of its own state: its WARC files as they were left, and when it was checked last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from scraper.store.archive import Archive
from scraper.store.tables import CHECKS, WARC_FILES


@dataclass(frozen=True, kw_only=True, slots=True)
class WarcFile:
    """A sealed WARC file as it was left; `missing` says that it was told not to be there."""

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

    def seal(self, files: Iterable[tuple[str, int, str | None]], now: datetime) -> None:
        """Keep how these files were left: name, size in bytes, digest."""
        for name, size, digest in files:
            values = {"size": size, "digest": digest, "sealed_at": now.isoformat(), "missing_since": None}
            statement = upsert(WARC_FILES).values(name=name, **values)
            self._db.execute(statement.on_conflict_do_update(index_elements=["name"], set_=values))

    def keep_digest(self, name: str, digest: str) -> None:
        """Keep the digest of a file that was sealed without one."""
        self._db.execute(update(WARC_FILES).where(WARC_FILES.c.name == name).values(digest=digest))

    def miss(self, name: str, since: datetime | None) -> None:
        """Note since when a file is not there any more; None where it is there again."""
        values = {"missing_since": since.isoformat() if since is not None else None}
        self._db.execute(update(WARC_FILES).where(WARC_FILES.c.name == name).values(values))

    def checked(self, name: str) -> datetime | None:
        """When a kind of check was done last."""
        done = self._db.execute(select(CHECKS.c.done_at).where(CHECKS.c.name == name)).scalar()
        return datetime.fromisoformat(done) if done is not None else None

    def keep_check(self, name: str, now: datetime) -> None:
        """Note that a kind of check was done."""
        statement = upsert(CHECKS).values(name=name, done_at=now.isoformat())
        self._db.execute(
            statement.on_conflict_do_update(index_elements=["name"], set_={"done_at": now.isoformat()})
        )
