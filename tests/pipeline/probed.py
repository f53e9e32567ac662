"""How tests of probes ask, and the pages they are asked about."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from scraper.config import load_sites
from scraper.demo import DemoBlog
from scraper.demo.server import Answer, text
from scraper.fetch import Turns
from scraper.pipeline import Order, ProbeOrder, crawl, probe_all
from scraper.platforms import all_platforms
from scraper.types import Blog, ProbeEnd, ProbeReport
from tests.fetch.helpers import Time
from tests.pipeline.tools import World

#: requests of a probe of such blogs: robots.txt, home, up to four of an API, an index, a sitemap, a feed, a post
FEW = 10
LOREM = "So the weeks go by, and we sit, and something that was hard becomes a little softer. " * 12
NO_WAIT = 0.0


def probed(tmp_path: Path, *addresses: str, **more: object) -> list[ProbeReport]:
    """The reports of these addresses, in their order; sleeping takes no time."""
    time = Time()
    settings = {
        "clock": time.clock,
        "delay": NO_WAIT,
        "sleep": time.sleep,
        "allow_local": True,
        "state_folder": tmp_path / "turns",
        **more,
    }
    found: dict[str, ProbeReport] = {}
    with pytest.MonkeyPatch.context() as patch:
        # turns are counted on the clock that sleeping moves
        steady = partial(Turns, clock=time.epoch, jitter=lambda: 0.0)
        patch.setattr("scraper.pipeline.probing.probe.Turns", steady)
        order = ProbeOrder(**settings)  # type: ignore[arg-type]
        asyncio.run(probe_all(addresses, order, lambda report: found.update({report.address: report})))
    return [found[address] for address in addresses]


def one(tmp_path: Path, address: str, **more: object) -> ProbeReport:
    return probed(tmp_path, address, **more)[0]


def blog_of(report: ProbeReport) -> Blog:
    assert report.end is ProbeEnd.BLOG, report
    assert report.blog is not None
    return report.blog


def requests_of_a_crawl(folder: Path, blog: DemoBlog) -> int:
    """What a first crawl of the blog asks, its entry stating no more than its address."""
    sites = load_sites(World(folder, [blog]).config, frozenset(all_platforms())).sites
    order = Order(
        archive=folder / "archive",
        command="test",
        clock=lambda: datetime.now(UTC),
        state_folder=folder / "turns",
        workers=1,
    )
    blog.clear_requests()
    asyncio.run(crawl([replace(site, timezone=None) for site in sites], order))
    return len(blog.requests)


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html lang='de'><head><title>A page</title>{head}</head><body>{body}</body></html>"


def article(title: str) -> str:
    head = '<meta property="og:type" content="article">'
    return page(f"<article><h1>{title}</h1><p>{LOREM}</p></article>", head)


def feed(*paths: str, link: str = "HOST/") -> Answer:
    items = "".join(
        f"<item><title>Post {path}</title><link>http://{{host}}{path}</link>"
        "<pubDate>Mon, 02 Mar 2020 10:00:00 +0100</pubDate></item>"
        for path in paths
    )
    xml = f"<?xml version='1.0'?><rss version='2.0'><channel><link>{link}</link>{items}</channel></rss>"
    return text(xml, "application/rss+xml")


def at(host: str, answer: Answer) -> Answer:
    """A feed with the addresses of its host put in."""
    return replace(answer, parts=(str(answer.parts[0]).replace("{host}", host),))
