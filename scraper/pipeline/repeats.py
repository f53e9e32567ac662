"""What most posts of a site repeat: told from all its posts at the end of its crawl, left out of every text."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from scraper.dedup import RECIPE, Counted, content_hash, hashes, without
from scraper.store import Mark, Repeats, Text


def current_marks(repeats: Repeats, site_id: int) -> frozenset[bytes]:
    """What is known to be repeated on a site."""
    return frozenset(map(bytes.fromhex, repeats.marks(site_id)))


def text_of(title: str, whole: str, marks: Collection[bytes]) -> Text:
    """The text of a title and a whole body: without what the site repeats, and hashed so."""
    return _text(title, whole, *without(whole, marks))


def settle_repeats(repeats: Repeats, site_id: int, now: datetime) -> None:
    """Count what a site's posts repeat, if posts have come since the last time, and render its texts by that.

    Nothing of it is durable before the next commit, and then all of it is.
    """
    if not repeats.due(site_id):
        return
    before, counted = current_marks(repeats, site_id), Counted()
    for bodies in repeats.bodies(site_id):
        counted.add(bodies)
    found = counted.marks()
    marks = frozenset(one.hash for one in found)
    changed = marks ^ before

    def render(title: str, whole: str) -> Text | None:
        chunks = hashes(whole)
        if changed.isdisjoint(chunks):
            return None
        return _text(title, whole, *without(whole, marks, chunks))

    rows = [Mark(hash=one.hash.hex(), text=one.text, posts=one.posts, site_posts=one.site_posts) for one in found]
    del counted
    repeats.settle(site_id, rows, render, now)


def _text(title: str, whole: str, body: str, dropped: Collection[object]) -> Text:
    return Text(
        hash=content_hash(title, body),
        recipe=RECIPE,
        title=title,
        body=body,
        whole=whole if dropped else None,
    )
