"""What most posts of a site repeat: told from all its posts at the end of its crawl, left out of what is shown."""

from __future__ import annotations

import asyncio

from scraper.dedup import Counted
from scraper.loop import gently
from scraper.store import STEP, Archive, Boilerplate, Mark, rendering_of
from scraper.types import Clock


async def settle_boilerplate(archive: Archive, site_id: int, clock: Clock) -> None:
    """Mark what a site's posts repeat, if posts have come since the last time, and render its texts by that.

    Texts are rendered a step at a time, and other sites go on in between. A run that ends before the last step is
    made up for when the site's next crawl begins.
    """
    boilerplate = Boilerplate(archive)
    if boilerplate.is_to_count(site_id):
        counted = Counted()
        async for blocks in gently(boilerplate.blocks(site_id)):
            counted.add(blocks)
        found = [
            Mark(block=block, posts=counted.posts[block], site_posts=counted.total) for block in counted.marks()
        ]
        boilerplate.mark(site_id, sorted(found, key=lambda mark: (-mark.posts, mark.block)), clock())
    await finish_rendering(archive, site_id, clock)


async def finish_rendering(archive: Archive, site_id: int, clock: Clock) -> None:
    """Render all texts of a site that were rendered by older marks."""
    boilerplate = Boilerplate(archive)
    marks = boilerplate.marks(site_id)
    # more than once: a text may have come to belong to a document of an earlier step
    while documents := boilerplate.stale_documents(site_id, marks.number):
        for begin in range(0, len(documents), STEP):
            pages = boilerplate.stale(site_id, marks.number, documents[begin : begin + STEP])
            renderings = [(page, rendering_of(page.title, page.body, marks)) for page in pages]
            boilerplate.render(marks, renderings, clock())
            archive.commit()
            await asyncio.sleep(0)
