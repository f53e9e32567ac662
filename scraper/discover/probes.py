"""What a document lists, in one digest: equal as long as feed, sitemap or list say the same of the posts.

Of what is listed, not of the bytes: feeds carry the time they were made. And kept with the last whole visit, not
read off the latest answer: a visit that was cut off has seen changes that it did not bring in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime

from scraper.discover.feeds import Feed, parse_feed
from scraper.discover.listings import Listing, read_listing
from scraper.discover.sitemaps import Sitemap, parse_sitemap
from scraper.markup import decode
from scraper.types import When


def of_feed(feed: Feed) -> str:
    """The digest of a feed's items, their texts included."""
    return _digest(
        (
            item.url, item.guid, item.title, _iso(item.published), _iso(item.modified), item.authors, item.tags,
            item.summary_html, item.content_html,
        )
        for item in feed.items
    )  # fmt: skip


def of_sitemap(sitemap: Sitemap) -> str:
    """The digest of a sitemap's or an index's entries."""
    return _digest((entry.url, _iso(entry.lastmod), entry.title) for entry in sitemap.entries)


def of_listing(listing: Listing) -> str:
    """The digest of what a listing page lists."""
    return _digest(listing.links)


def of_document(content: bytes, url: str, content_type: str | None, now: datetime) -> str:
    """The digest of whichever of the three the document at an address is."""
    feed = parse_feed(content, url, content_type, now)
    if feed.items:
        return of_feed(feed)
    sitemap = parse_sitemap(content, url, now=now)
    return of_sitemap(sitemap) if sitemap.entries else of_listing(read_listing(decode(content, content_type), url))


def _iso(when: When | None) -> str | None:
    return when.iso() if when is not None else None


def _digest(rows: Iterable[tuple[object, ...]]) -> str:
    digest = hashlib.sha256()
    for row in rows:
        digest.update(repr(row).encode("utf-8", "replace"))
    return digest.hexdigest()[:32]
