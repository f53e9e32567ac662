"""One page without a crawl around it: its platform is seen on the page itself, and nothing else is known of it."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from scraper import urls
from scraper.dates import zone_name
from scraper.errors import NotArticleError
from scraper.extraction.article import read_page
from scraper.extraction.hints import Hints
from scraper.markup import Page
from scraper.platforms import Platform, detect
from scraper.types import Article, Extracted, Headers, NotArticle

#: a larger page is refused: the worst of this size takes 1 GiB of memory (docs/extract.md)
MAX_BYTES = 8 * 1024 * 1024
#: what browsers (MOTW) and SingleFile write at the beginning of a page they save
_SAVED_FROM = re.compile(r"<!--[^<>]{0,200}?\burl(?:=\(\d{4}\)|: )(https?://[^\s<>\"]{1,2000})", re.IGNORECASE)
_SAVED_WITHIN = 3_000


def article_of(html: bytes, url: str, fetched_at: datetime | None = None) -> Article:
    """The article of a page; see `scraper.extract`, which this is."""
    # mypy sees bytes only; callers without it give what they have
    given: object = html
    if isinstance(given, str):
        raise TypeError("html is text; give the page's bytes as they came, its character set is found in them")
    if not isinstance(given, bytes | bytearray | memoryview):
        raise TypeError(f"html is of type {type(given).__name__}; give the page's bytes")
    address = urls.clean(url) if isinstance(url, str) else None
    if address is None:
        raise ValueError(f"{url!r} is no web address; give the one the page came from, with http(s)://")
    moment: object = fetched_at
    if not isinstance(moment, datetime | None):
        raise TypeError(f"fetched_at is of type {type(moment).__name__}; give a datetime with its time zone")
    if fetched_at is not None and fetched_at.tzinfo is None:
        raise ValueError("fetched_at is naive; give it its time zone: datetime.now(UTC)")
    content = bytes(given)
    check_size(len(content))
    found = read_alone(content, address, fetched_at or datetime.now(UTC))
    if isinstance(found, NotArticle):
        raise NotArticleError(found.reason, found.detail)
    return found


def check_size(size: int) -> None:
    """Raise NotArticleError for a page of more bytes than are read."""
    if size > MAX_BYTES:
        raise NotArticleError("too-large", f"the page has more than {MAX_BYTES // 1024**2} MiB, which none needs")


def read_alone(content: bytes, url: str, fetched_at: datetime, headers: Headers = ()) -> Extracted:
    """What a page is that somebody takes for a post; its headers, where there are some, may name its platform.

    Without a web address in `url` the page itself is asked for it; where it states none, the article keeps `url`.
    """
    content_type = next((text for name, text in headers if name.lower() == "content-type"), None)
    page = Page.of(content, url, content_type)
    if urls.clean(url) is None:
        page.url = _stated_address(page) or url
    platform = detect(page, headers).platform
    hints = Hints(
        url=page.url,
        fetched_at=fetched_at,
        platform=platform.name,
        headers=headers,
        timezone=_timezone(page, platform),
        trusted=True,
    )
    return read_page(page, hints)


def _timezone(page: Page, platform: Platform) -> str | None:
    """The site's time zone, where the platform's pages state it."""
    stated = platform.zone_pattern.search(page.text) if platform.zone_pattern is not None else None
    return zone_name(stated.group(1)) if stated is not None else None


def _stated_address(page: Page) -> str | None:
    """Where a saved page says it came from: a note of what saved it, its canonical address, Open Graph."""
    note = _SAVED_FROM.search(page.text[:_SAVED_WITHIN])
    link = page.tree.css_first('link[rel~="canonical"]')
    stated = (
        note[1] if note is not None else None,
        link.attributes.get("href") if link is not None else None,
        page.meta("og:url"),
    )
    return next((address for text in stated if text and (address := urls.clean(text))), None)
