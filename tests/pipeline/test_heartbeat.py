"""No document that a host sends holds up the event loop: other sites' requests go on while it is read."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scraper.demo.server import Answer
from scraper.pipeline import Order, crawl
from scraper.types import Site, SiteReport
from tests.pipeline.hostile_sites import ARTICLE, HOSTILE, served
from tests.pipeline.lab import home, paragraphs, post, sitemap

#: the longest stretch of work (seconds of this thread's processor time) after which other sites are heard
LONGEST = 0.75
NOW = datetime(2026, 11, 2, 12, tzinfo=UTC)


async def beaten(folder: Path, sites: list[Site]) -> tuple[tuple[SiteReport, ...], float]:
    """The reports of a crawl, and the longest stretch of processor time without a beat of the event loop."""
    longest, before = 0.0, time.thread_time()

    async def beat() -> None:
        nonlocal longest, before
        while True:
            await asyncio.sleep(0.005)
            now = time.thread_time()
            longest, before = max(longest, now - before), now

    beating = asyncio.create_task(beat())
    order = Order(archive=folder / "a", command="test", clock=lambda: NOW, state_folder=folder / "s", workers=2)
    try:
        return await crawl(sites, order), longest
    finally:
        beating.cancel()


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda make: make.__name__)
def test_no_document_of_one_site_holds_up_another(
    hostile: Callable[[], Mapping[str, Answer | str]], tmp_path: Path
) -> None:
    innocent = {
        "/": home(""),
        "/sitemap.xml": sitemap(["rest"]),
        "/rest": post("On rest", paragraphs(200, "r"), head=ARTICLE),
    }
    with served(hostile()) as bad, served(innocent) as good:
        sites = [
            Site(name=name, url=pages.url, delay=0.0, allow_local=True)
            for name, pages in (("bad", bad), ("good", good))
        ]
        (_, report), longest = asyncio.run(beaten(tmp_path, sites))
        asked = bad.asked
    assert report.counts == {"saved": 1}, report
    assert set(hostile()) - {"*wp-json"} <= set(asked), "a document was not asked for"
    assert longest < LONGEST
