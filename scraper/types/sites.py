"""What is to be crawled: a blog of sites.yaml, and the ways in which sites list their posts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RouteKind(StrEnum):
    """A way in which a site lists its posts."""

    API = "api"
    SITEMAP = "sitemap"
    FEED = "feed"
    LISTING = "listing"


@dataclass(frozen=True, kw_only=True, slots=True)
class Selectors:
    """CSS selectors of one blog that win over its platform's own; `drop` adds to them."""

    title: str | None = None
    byline: str | None = None
    published: str | None = None
    modified: str | None = None
    body: str | None = None
    drop: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """One blog of `config/sites.yaml`, validated. Delays in seconds; patterns are globs on the URL's path."""

    name: str
    url: str
    platform: str | None = None
    language: str | None = None
    topics: tuple[str, ...] = ()
    timezone: str | None = None
    delay: float = 2.0
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    #: routes not to be asked
    closed_routes: frozenset[RouteKind] = frozenset()
    #: addresses of routes that the owner of the entry knows
    extra_routes: tuple[tuple[RouteKind, str], ...] = ()
    selectors: Selectors = Selectors()
    #: a route whose posts the owner of the entry says to be whole: no page is asked for to see that
    believe: RouteKind | None = None
    #: also fetch the page of a post that a route gave whole
    capture_pages: bool = False
    allow_local: bool = False
    enabled: bool = True
    contact: str | None = None
