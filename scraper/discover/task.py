"""What a discovery is given, and what it keeps for the next visit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from scraper.markup import Page
from scraper.platforms import Platform
from scraper.types import Get, Headers, RouteKind, Site


@dataclass(kw_only=True, slots=True)
class Memory:
    """What makes the next visit cheap: where the routes are and how the probe answered."""

    api_root: str | None = None
    api_signature: str | None = None
    #: the newest change stamp the API showed
    api_modified: str | None = None
    #: documents whose validators or digests tell any change
    probes: tuple[str, ...] = ()
    site_title: str | None = None
    language: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The memory as it is stored in the site's row."""
        return {name: getattr(self, name) for name in self.__slots__}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Memory:
        """The memory of a site's row; unknown names of other versions are passed over."""
        known = {name: data[name] for name in cls.__slots__ if name in data}
        if "probes" in known:
            known["probes"] = tuple(known["probes"] or ())
        return cls(**known)


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """One site to discover; what it needs of the other stages is handed in."""

    site: Site
    platform: Platform
    get: Get
    #: what robots.txt says of an address
    allowed: Callable[[str], bool]
    #: is the post of this platform id (or None) and key in the archive already
    known: Callable[[str | None, str], bool]
    #: addresses of the `Sitemap:` lines of robots.txt
    robots_sitemaps: tuple[str, ...]
    now: datetime
    home: Page | None = None
    home_headers: Headers = ()
    #: what the last complete visit kept
    memory: Memory = field(default_factory=Memory)

    def open(self, kind: RouteKind) -> bool:
        """True unless the entry closes this kind of route."""
        return kind not in self.site.closed_routes

    def stated(self, kind: RouteKind) -> tuple[str, ...]:
        """The addresses of this kind of route that the entry names."""
        return tuple(url for k, url in self.site.extra_routes if k is kind)
