"""What a home page tells of every post of its site: platform, title, language, time zone."""

from __future__ import annotations

from dataclasses import dataclass

from scraper.dates import zone_name
from scraper.discover.feeds import parse_feed
from scraper.languages import language_tag
from scraper.markup import Page, unescape
from scraper.platforms import Detection, Platform, detect
from scraper.textformat import one_line
from scraper.types import Capture, Response

_HTML = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, kw_only=True, slots=True)
class Looks:
    """A page, and what it tells of its site: the name that it states, and the title it bears itself."""

    page: Page
    detection: Detection
    site_name: str | None
    title: str | None
    language: str | None

    @classmethod
    def of(cls, answer: Capture) -> Looks:
        """The looks of a captured page."""
        response = answer.response
        page = Page.of(response.content or b"", response.url, response.header("content-type"))
        root = page.tree.css_first("html[lang]")
        node = page.tree.css_first("head title")
        return cls(
            page=page,
            detection=detect(page, response.headers),
            site_name=_short(unescape(page.meta("og:site_name") or "")),
            title=_short(node.text(deep=True)) if node is not None else None,
            language=language_tag(root.attributes.get("lang")) if root is not None else None,
        )

    def timezone(self, platform: Platform) -> str | None:
        """The site's time zone (IANA), where that platform's pages state it."""
        pattern = platform.zone_pattern
        zone = pattern.search(self.page.text) if pattern is not None else None
        return zone_name(zone.group(1)) if zone is not None else None


def is_html(response: Response) -> bool:
    """True for a web page: not for an empty one, nor for a feed, whatever type it is given."""
    head = (response.content or b"").lstrip()[:2000].lower()
    if (
        not head
        or head.startswith((b"<rss", b"<feed", b"<rdf"))
        or (head.startswith(b"<?xml") and b"<html" not in head)
    ):
        return False
    return response.media_type in _HTML or (response.media_type in ("", "text/plain") and b"<html" in head)


def is_feed(response: Response) -> bool:
    """True for a feed of any kind."""
    kind = response.header("content-type")
    feed = parse_feed(response.content or b"", response.url, kind, response.fetched_at)
    return feed.kind != "invalid"


def no_page(response: Response) -> str:
    """What an answer is that is no web page, in words."""
    if not (response.content or b"").strip():
        return "it is an empty page"
    return f"it is no web page but {response.media_type or 'something without a type'}"


def _short(text: str) -> str | None:
    return one_line(text)[:200] or None
