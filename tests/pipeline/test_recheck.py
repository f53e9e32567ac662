"""Articles of which no route tells changes: asked for again at a full visit after four weeks, not before."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

from scraper.config import load_sites
from scraper.demo import DemoBlog, start_blogs
from scraper.pipeline import Order, crawl
from tests.pipeline.tools import World


def visit(blog: DemoBlog, folder: Path, moment: datetime) -> tuple[dict[str, int], list[str]]:
    """A crawl at that moment: its counts, and the posts whose pages were asked for."""
    blog.clear_requests()
    config = load_sites(World(folder, [blog]).config)
    order = Order(archive=folder / "archive", command="test", clock=lambda: moment, state_folder=folder / "turns")
    (report,) = asyncio.run(crawl(config.sites, order))
    posts = {blog.path(post) for post in blog.posts}
    return report.counts, [entry.path for entry in blog.requests if entry.path in posts]


def test_an_edit_that_no_route_tells_is_found_at_the_next_full_visit(tmp_path: Path) -> None:
    begin = datetime.now(UTC)
    with start_blogs(["kajabi"], heavy=False, summaries=True) as blogs:
        blog = blogs[0]
        counts, asked = visit(blog, tmp_path, begin)
        assert counts == {"saved": len(blog.posts)}
        assert len(asked) == len(blog.posts)
        blog.mutate()
        counts, asked = visit(blog, tmp_path, begin + timedelta(days=7))
        assert (counts.get("saved"), counts.get("revised"), len(asked)) == (1, None, 1)
        counts, asked = visit(blog, tmp_path, begin + timedelta(days=40))
        assert counts == {"revised": 1, "unchanged": len(blog.posts) - 1}
        assert len(asked) == len(blog.posts)
        counts, asked = visit(blog, tmp_path, begin + timedelta(days=41))
        assert (counts, asked) == ({}, [])
