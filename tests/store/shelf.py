"""An archive in a temporary folder, and short words for laying articles down in it."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from sqlalchemy import text

from scraper.pipeline.boilerplate import settle_boilerplate
from scraper.store import (
    Archive,
    Boilerplate,
    Captures,
    Ledger,
    Origin,
    Pages,
    Readings,
    Saved,
    Sighting,
    text_of,
)
from scraper.textformat import render_body
from scraper.types import Article, Block, BlockKind, DateSource, Precision, Site, When

NOW = datetime(2024, 8, 17, 12, 0, tzinfo=UTC)
DAY = When(day=date(2018, 3, 2), precision=Precision.DAY, source=DateSource.META, shown="2018-03-02")
MOMENT = datetime(2018, 3, 2, 19, 0, tzinfo=timezone(timedelta(hours=-8)))
INSTANT = When(
    day=date(2018, 3, 2),
    precision=Precision.INSTANT,
    source=DateSource.API,
    shown="2018-03-02T19:00:00",
    instant=MOMENT,
)
GUESS = When(day=date(2024, 8, 14), precision=Precision.RELATIVE, source=DateSource.VISIBLE, shown="3 days ago")


def article(body: str, title: str = "On rest", **said: Any) -> Article:
    """An article of one paragraph."""
    plain = Article(
        url="https://a.org/x",
        canonical_url=None,
        platform="generic",
        title=title,
        blocks=(Block(kind=BlockKind.PARAGRAPH, text=body),),
        authors=("Sam Lee",),
        published=DAY,
        method="test 1",
    )
    return replace(plain, **said)


class Shelf:
    """One archive opened for writing, its sites made as they are named."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self.folder = folder
        self.archive = Archive(folder)
        self.pages = Pages(self.archive)
        self.readings = Readings(self.archive)
        self.boilerplate = Boilerplate(self.archive)
        self.ledger = Ledger(self.archive)
        self.captures = Captures(self.archive)
        self._end = max(self.captures.known_ends(["a.warc.gz"]).values(), default=0)

    def site(self, name: str) -> int:
        return self.ledger.site(Site(name=name, url=f"https://{name}.org"), NOW).id

    def capture(self, url: str, payload: str = "") -> int:
        self._end += 10
        values = {
            "run_id": None,
            "site_id": None,
            "url": url,
            "status": 200,
            "fetched_at": NOW.isoformat(),
            "kind": "response",
            "media_type": "text/html",
            "etag": None,
            "last_modified": None,
            "truncated": None,
            "payload_digest": f"sha256:{hashlib.sha256(payload.encode()).hexdigest()}",
            "warc_file": "a.warc.gz",
            "warc_offset": self._end - 10,
            "warc_length": 10,
            "refers_to": None,
        }
        return self.captures.add(values)

    def sighting(
        self, site: str, key: str, platform_id: str | None = None, stamp: str | None = None, day: int = 0
    ) -> Sighting:
        return Sighting(
            site_id=self.site(site),
            key=f"{site}.org/{key}",
            url=f"https://{site}.org/{key}",
            platform_id=platform_id,
            routes=("feed",),
            listed_modified=stamp,
            seen_at=NOW + timedelta(days=day),
        )

    def lay(
        self,
        site: str,
        key: str,
        what: Article | str,
        platform_id: str | None = None,
        day: int = 0,
        rules: str = "1",
    ) -> Saved:
        """Lay an article (or one of that body) down at `https://<site>.org/<key>`."""
        self.archive.begin()
        said = article(what) if isinstance(what, str) else what
        sighting = self.sighting(site, key, platform_id, day=day)
        text = text_of(said.title, render_body(said.blocks), self.boilerplate.marks(sighting.site_id))
        origin = Origin(capture_id=self.capture(sighting.url, repr(said)), item=None)
        return self.readings.save(sighting, said, text, origin, rules)

    def settle(self, *sites: str) -> None:
        """Come to the end of the crawls of these sites."""
        self.archive.commit()
        for site in sites:
            asyncio.run(settle_boilerplate(self.archive, self.site(site), lambda: NOW))

    def rows(self, sql: str, **values: Any) -> list[dict[str, Any]]:
        return [dict(row) for row in self.archive.connection.execute(text(sql), values).mappings()]

    def files(self) -> dict[str, str]:
        """Every file in the folders of the sites, with its text."""
        return {
            str(path.relative_to(self.folder)): path.read_text("utf-8")
            for path in sorted(self.folder.rglob("*.txt"))
        }

    def names(self) -> list[str]:
        """The files that the documents name."""
        return [
            row["file"] for row in self.rows("SELECT file FROM documents WHERE rendering_id NOTNULL ORDER BY file")
        ]

    def reopen(self) -> Shelf:
        """Let go without committing, as a kill does, and open again."""
        self.archive.abandon()
        return Shelf(self.folder)
