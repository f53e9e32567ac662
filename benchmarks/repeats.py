"""What it costs to tell what most posts of a site repeat, and to render all its texts without it."""

from __future__ import annotations

import asyncio
import tempfile
import threading
import time
from collections.abc import Coroutine, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from benchmarks.bench import table
from scraper.demo import demo_blogs
from scraper.demo.golden import body
from scraper.pipeline.boilerplate import settle_boilerplate
from scraper.store import Archive, Boilerplate, Captures, Ledger, Origin, Readings, Sighting, text_of
from scraper.types import Article, Site

COUNTS = (300, 5000)
NOW = datetime(2026, 6, 1, tzinfo=UTC)
CALL = "If any of this sounds like your week, book a free call; I would be glad to hear from you."
BLURB = "Harbor Light is a small practice for tired people, where three therapists see adults and couples."


class Peak(threading.Thread):
    """The most memory that this process takes while the block runs, beyond what it took before, in MiB."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._over = threading.Event()
        self._first = self._now()
        self.mib = 0.0

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self.join()

    def run(self) -> None:
        while not self._over.wait(0.005):
            self.mib = max(self.mib, self._now() - self._first)

    @staticmethod
    def _now() -> float:
        return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 2**20


def _lay(archive: Archive, count: int) -> int:
    """So many posts of one site, each with a call to book and a blurb; the id of the site."""
    (blog,) = demo_blogs(["kajabi"], scale=count)
    site = Ledger(archive).site(Site(name="a", url="https://a.org"), NOW).id
    readings, marks = Readings(archive), Boilerplate(archive).marks(site)
    for number, (post, origin) in enumerate(zip(blog.posts, _origins(archive), strict=False)):
        url = f"a.org/{number}"
        article = Article(url=f"https://{url}", canonical_url=None, platform="kajabi", title=post.title, blocks=())
        sighting = Sighting(
            site_id=site,
            key=url,
            url=f"https://{url}",
            platform_id=None,
            routes=(),
            listed_modified=None,
            seen_at=NOW,
        )
        archive.begin()
        text = text_of(post.title, "\n\n".join([*body(post), CALL, BLURB]), marks)
        readings.save(sighting, article, text, origin, "1")
        if number % 100 == 0:
            archive.commit()
    archive.commit()
    archive.index_texts()
    return site


def _origins(archive: Archive) -> Iterator[Origin]:
    values = dict.fromkeys(("run_id", "site_id", "etag", "last_modified", "truncated", "refers_to"))
    values |= {"url": "https://a.org", "status": 200, "fetched_at": NOW.isoformat(), "kind": "response"}
    values |= {"media_type": "", "payload_digest": "", "warc_file": "a", "warc_offset": 0, "warc_length": 1}
    one = Origin(capture_id=Captures(archive).add(values), item=None)
    while True:
        yield one


def main() -> None:
    """Print what the first marks of a site cost, and a later count that changes nothing."""
    rows = []
    for count in COUNTS:
        with tempfile.TemporaryDirectory() as folder:
            archive = Archive(Path(folder))
            site = _lay(archive, count)
            held: list[float] = []
            started = time.perf_counter()
            with Peak() as peak:
                asyncio.run(_beside(settle_boilerplate(archive, site, lambda: NOW), held))
            marked = time.perf_counter()
            archive.connection.exec_driver_sql("UPDATE sites SET marking = 1")
            again = time.perf_counter()
            asyncio.run(settle_boilerplate(archive, site, lambda: NOW))
            counted = time.perf_counter()
            archive.abandon()
        seconds = (marked - started, max(held), counted - again)
        rows.append((f"{count:,}", *(f"{took:.2f}" for took in seconds), f"{peak.mib:.0f}"))
    table(("posts", "mark, render, write files, s", "longest hold, s", "count only, s", "memory, MiB more"), rows)


async def _beside(work: Coroutine[Any, Any, None], held: list[float]) -> None:
    """Do the work, and note how long it held up other sites at a stretch (seconds)."""
    task = asyncio.ensure_future(work)
    while not task.done():
        before = time.perf_counter()
        await asyncio.sleep(0)
        held.append(time.perf_counter() - before)
    await task
