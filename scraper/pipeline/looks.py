"""What a home page tells of every post of its site: platform, title, language, time zone."""

from __future__ import annotations

from dataclasses import dataclass

from scraper.dates import zone_name
from scraper.markup import Page, unescape
from scraper.platforms import Detection, detect
from scraper.textformat import one_line
from scraper.types import Capture


@dataclass(frozen=True, kw_only=True, slots=True)
class Looks:
    """A page, and what it tells of its site."""

    page: Page
    detection: Detection
    title: str | None
    language: str | None
    timezone: str | None

    @classmethod
    def of(cls, answer: Capture) -> Looks:
        """The looks of a captured page."""
        response = answer.response
        page = Page.of(response.content or b"", response.url, response.header("content-type"))
        detection = detect(page, response.headers)
        pattern = detection.platform.zone_pattern
        zone = pattern.search(page.text) if pattern is not None else None
        root = page.tree.css_first("html[lang]")
        return cls(
            page=page,
            detection=detection,
            title=_title(page),
            language=((root.attributes.get("lang") or "").strip() or None) if root is not None else None,
            timezone=zone_name(zone.group(1)) if zone is not None else None,
        )


def _title(page: Page) -> str | None:
    stated = page.meta("og:site_name")
    if stated:
        return one_line(unescape(stated))[:200] or None
    node = page.tree.css_first("head title")
    text = one_line(node.text(deep=True)) if node is not None else ""
    return text[:200] or None
