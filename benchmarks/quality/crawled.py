"""The demo's posts as an archive has them after one crawl: what routes, zones, and pages together gave."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from benchmarks.quality.corpus import Gold, Part, own_gold
from benchmarks.quality.report import Score, score
from benchmarks.quality.tools import OURS, Reading, Tool
from scraper.config import load_sites
from scraper.demo import DemoBlog, start_blogs
from scraper.pipeline import Order, crawl
from scraper.platforms import all_platforms

#: precisions of a date that is stated whole
_WHOLE = ("instant", "day")
#: every page with its own revision, duplicates too
_ROWS = """
SELECT p.url, r.title, r.authors, r.organisation, r.published, r.published_precision,
       r.published_certain, t.body
FROM pages p JOIN metadata r ON r.id = p.metadata_id JOIN renderings t ON t.id = p.rendering_id
"""


def crawled_scores(names: Sequence[str] | None = None) -> list[Score]:
    """Every post of the demo's blogs (of these names, or of all), scored out of the database of a first crawl.

    Entries are those of the demo: they name the zone where the platform does not tell it. What a crawl did not
    archive counts as nothing read; posts that are cut into several pages count, too.
    """
    with tempfile.TemporaryDirectory() as folder, start_blogs(names) as blogs:
        found = _crawl(Path(folder), blogs)
        pages = [_gold(blog, path) for blog in blogs for path in sorted(map(blog.path, blog.posts))]
    tool = Tool(name=OURS, version="this tree", reader=lambda page: _reader(found, page))
    return [score(tool, page) for page in pages]


def _reader(found: dict[str, Reading], page: Gold) -> Callable[[], Reading]:
    return lambda: found.get(page.url, Reading(note="not archived"))


def _gold(blog: DemoBlog, path: str) -> Gold:
    post = next(post for post in blog.posts if blog.path(post) == path)
    gold = own_gold(blog, post, repeated=False)
    return replace(gold, id=f"crawled:{gold.id}", part=Part.CRAWLED)


def _crawl(folder: Path, blogs: Sequence[DemoBlog]) -> dict[str, Reading]:
    listing = folder / "sites.yaml"
    listing.write_text(json.dumps({"sites": [blog.entry() for blog in blogs]}), "utf-8")
    sites = load_sites(listing, frozenset(all_platforms())).sites
    order = Order(
        archive=folder / "archive",
        command="benchmark",
        clock=lambda: datetime.now(UTC),
        state_folder=folder / "state",
    )
    asyncio.run(crawl(sites, order))
    with closing(sqlite3.connect(folder / "archive" / "archive.db")) as database:
        return {url: _reading(row) for url, *row in database.execute(_ROWS)}


def _reading(row: Sequence[Any]) -> Reading:
    title, authors, organisation, published, precision, certain, body = row
    people = tuple(json.loads(authors or "[]"))
    return Reading(
        title=title or "",
        authors=people or ((organisation,) if organisation else ()),
        day=date.fromisoformat(published) if published and precision in _WHOLE else None,
        day_sure=bool(certain),
        text=body or "",
        note="crawled",
    )
