"""What a probe of one address came to: is it a blog, what would a crawl of it find, and how long would it take."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from scraper.types.ends import RouteReport


class ProbeEnd(StrEnum):
    """What an address turned out to be."""

    BLOG = "blog"
    NO_BLOG = "no-blog"
    SOCIAL = "social-network"
    DIRECTORY = "directory"
    #: for booking and for clients of a practice
    BOOKING = "booking-service"
    #: a page of links to other sites
    LINKS = "link-list"
    LOGIN = "login"
    NOT_A_PAGE = "not-a-page"
    MOVED = "moved"
    ROBOTS = "robots"
    UNREACHABLE = "unreachable"
    FAULT = "fault"
    INTERRUPTED = "interrupted"


@dataclass(frozen=True, kw_only=True, slots=True)
class ProbedRoute(RouteReport):
    """What a look at one route gave, and whether robots.txt allows it."""

    allowed: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Preview:
    """One post as a crawl would read it; dates in ISO 8601, no more digits than are known."""

    url: str
    title: str
    authors: tuple[str, ...]
    published: str | None
    precision: str | None
    #: where the date was read
    source: str | None
    #: whether the date was stated, with its day on the site's calendar; None without a date
    certain: bool | None
    language: str | None
    words: int
    #: the beginning of the text
    lines: tuple[str, ...]
    method: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Forecast:
    """What a first crawl will ask, and at which pace."""

    requests: int
    #: of these, pages of posts
    pages: int
    #: seconds from the start of a request to that of the next
    delay: float
    #: who asks for that delay: "default", "platform" or "robots.txt"
    asked_by: str
    #: the time it takes, if every answer comes within the delay
    seconds: float
    #: there may be more requests than could be counted
    at_least: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class RouteLedger:
    """Every route walked to its end: what each kind names, and what it alone names."""

    listed: dict[str, int]
    alone: dict[str, int]
    #: addresses that any route names
    union: int
    #: why the list may not be whole, in words
    holes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Blog:
    """What a probe found of a blog. `url` is its address, as an entry should have it."""

    url: str
    platform: str
    #: "certain", "likely" or "none", with the signs
    confidence: str
    evidence: tuple[str, ...]
    title: str | None
    language: str | None
    timezone: str | None
    #: it stands on this machine or in its network
    local: bool
    routes: tuple[ProbedRoute, ...]
    #: posts that the routes name as such, and further addresses that only their pages can tell about
    posts: int
    maybe: int
    #: of all these, those that robots.txt forbids
    forbidden: int
    #: why there may be more of them, in words; empty where the routes agree on all
    doubts: tuple[str, ...]
    forecast: Forecast
    preview: Preview | None
    #: why there is no preview, in words
    no_preview: str = ""
    #: only where every route was walked
    ledger: RouteLedger | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ProbeReport:
    """What a probe of one address came to."""

    #: the address as it was given
    address: str
    end: ProbeEnd
    #: why it is no blog, or how the blog's address was found from the one given; in words
    reason: str = ""
    #: the address to give instead
    instead: str | None = None
    #: requests that the probe made
    requests: int = 0
    blog: Blog | None = None
