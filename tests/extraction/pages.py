"""Short words for reading hand-written pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from scraper.extraction import Hints, extract_page
from scraper.textformat import render_body
from scraper.types import Article, Claim, DateSource, Extracted, NotArticle, Precision, RouteKind, When

NOW = datetime(2024, 8, 17, 12, 0, tzinfo=UTC)
URL = "https://a.org/a-post/"
LISTED = Claim(route=RouteKind.FEED, address="https://a.org/feed/", posts_only=True)
PROSE = "".join(
    f"<p>This is paragraph {word} of a post that somebody really wrote, long enough to be taken for one.</p>"
    for word in ("one", "two", "three", "four")
)


def hints(**said: Any) -> Hints:
    """What is known of a page that a feed listed."""
    return replace(Hints(url=URL, fetched_at=NOW, platform="generic", claims=(LISTED,)), **said)


def page(head: str = "", body: str = f"<article><h1>On rest</h1>{PROSE}</article>", html: str = "<html>") -> str:
    """A whole page."""
    return f"<!DOCTYPE html>{html}<head>{head}</head><body>{body}</body></html>"


def read(html: str, **said: Any) -> Extracted:
    """What a page is."""
    return extract_page(html.encode(), hints(**said))


def article(html: str, **said: Any) -> Article:
    """The article of a page that is one."""
    found = read(html, **said)
    assert isinstance(found, Article), found
    return found


def reason(html: str, **said: Any) -> str:
    """Why a page is no article."""
    found = read(html, **said)
    assert isinstance(found, NotArticle), found
    return found.reason


def text(html: str, **said: Any) -> str:
    """The text of a page's article."""
    return render_body(article(html, **said).blocks)


def claim(published: When | None = None, modified: When | None = None, **said: Any) -> Claim:
    """What a feed said of the page."""
    return replace(LISTED, published=published, modified=modified, **said)


def day(year: int, month: int, number: int, source: DateSource = DateSource.FEED) -> When:
    """A day for sure."""
    return When(day=date(year, month, number), precision=Precision.DAY, source=source, shown="x")


def moment(iso: str, source: DateSource = DateSource.API) -> When:
    """An instant for sure."""
    instant = datetime.fromisoformat(iso)
    return When(day=instant.date(), precision=Precision.INSTANT, source=source, shown=iso, instant=instant)
