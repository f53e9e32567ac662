"""What a feed gives: its items and what it says of itself; and how the words of its fields are read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scraper.markup import unescape
from scraper.types import When

MAX_NAMES = 50
#: characters of a title or a name
MAX_LINE = 2_000


@dataclass(frozen=True, kw_only=True, slots=True)
class FeedItem:
    """One item: its address (absolute and clean), and what the feed says of it, HTML unchanged.

    `published` and `modified` keep the offset they came with. `summary_html` and `content_html` are HTML (plain
    text is escaped); None where the feed has none, and no summary where it only repeats the content.
    """

    url: str
    guid: str | None = None
    title: str | None = None
    published: When | None = None
    modified: When | None = None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    summary_html: str | None = None
    content_html: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Feed:
    """A feed as read. `kind` is rss, rdf, atom, json or invalid.

    `declared_total` is the number of posts the feed says there are, `next_url` its next (older) page, `site_url`
    the page it belongs to. `reason` says in words why it is invalid, or why items may be missing; '' when all is
    well. `cut` is true where there are items that were not read.
    """

    kind: str
    title: str | None = None
    site_url: str | None = None
    items: tuple[FeedItem, ...] = ()
    declared_total: int | None = None
    next_url: str | None = None
    reason: str = ""
    cut: bool = False


def stripped(value: object) -> str | None:
    """A string without the white space around it, None if nothing is left or it is no string.

    Half a character, which JSON can hold, becomes a question mark.
    """
    return (value.encode("utf-8", "replace").decode().strip() or None) if isinstance(value, str) else None


def one_line(value: object, *, literal: bool = False) -> str | None:
    """One line without tags and entities; `literal` text has none, only characters that look like them."""
    if not isinstance(value, str):
        return None
    return " ".join((value if literal else unescape(value)).split())[:MAX_LINE] or None


def unique(values: Iterator[str | None]) -> tuple[str, ...]:
    """Those that are there, each once, in their order, at most MAX_NAMES."""
    return tuple(dict.fromkeys(v for v in values if v))[:MAX_NAMES]
