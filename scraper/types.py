"""The nouns that stages hand to each other: frozen, keyword-only, complete at birth.

Site -> Candidate -> Response -> Capture -> Article -> Verdict -> Record; every Candidate ends as an Outcome.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, tzinfo
from enum import StrEnum
from typing import Protocol


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
    #: also fetch the page of a post that a route gave whole
    capture_pages: bool = False
    allow_local: bool = False
    enabled: bool = True
    contact: str | None = None


class Precision(StrEnum):
    """How much of a date is known."""

    INSTANT = "instant"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    #: "3 days ago", resolved against the time of the fetch
    RELATIVE = "relative"
    #: "Aug 17", the year guessed from the time of the fetch
    YEARLESS = "year-less"


class DateSource(StrEnum):
    """Where a date was read."""

    JSON_LD = "json-ld"
    META = "meta"
    API = "api"
    FEED = "feed"
    SITEMAP = "sitemap"
    VISIBLE = "visible"
    URL = "url"
    IMPORT = "import"


@dataclass(frozen=True, kw_only=True, slots=True)
class When:
    """A date of an article: its value, how much of it is known, where and in which words it stood.

    `instant` is an aware datetime with the offset it came with, only for Precision.INSTANT.
    `day` is the calendar day in the site's zone (first day of the month or year where no more is known).
    """

    day: date
    precision: Precision
    source: DateSource
    shown: str
    instant: datetime | None = None

    def __post_init__(self) -> None:
        if (self.instant is not None) != (self.precision is Precision.INSTANT):
            raise ValueError("an instant goes with Precision.INSTANT, and with nothing else")
        if self.instant is not None and self.instant.tzinfo is None:
            raise ValueError("a naive instant; give it its offset")

    @property
    def certain(self) -> bool:
        """True where the value was stated, not guessed from the time of the fetch."""
        return self.precision not in (Precision.RELATIVE, Precision.YEARLESS)

    def in_zone(self, zone: tzinfo | None, shown_day: date | None = None) -> When:
        """The same date with its day in the site's zone.

        Order of `day`: the given zone, else the offset the instant came with (a bare UTC stamp is no statement
        of a zone), else the day the page shows if it is at most one day away, else UTC.
        """
        if self.instant is None:
            return self
        if zone is not None:
            return replace(self, day=self.instant.astimezone(zone).date())
        if self.instant.utcoffset():
            return replace(self, day=self.instant.date())
        utc_day = self.instant.astimezone(UTC).date()
        if shown_day is not None and abs((shown_day - utc_day).days) <= 1:
            return replace(self, day=shown_day)
        return replace(self, day=utc_day)

    def iso(self) -> str:
        """ISO 8601 with no more digits than are known: 2018, 2018-03, 2018-03-02, or a full instant."""
        if self.instant is not None:
            return self.instant.isoformat()
        text = self.day.isoformat()
        return {Precision.YEAR: text[:4], Precision.MONTH: text[:7]}.get(self.precision, text)


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """What one route said of one post."""

    route: RouteKind
    #: address of the document that named the post
    address: str
    #: the route lists posts only, so that being on it is evidence
    posts_only: bool
    title: str | None = None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    published: When | None = None
    modified: When | None = None
    platform_id: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """The place of a whole post inside a captured route document: the capture and the item's key in it."""

    capture: Capture
    item: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """An address believed to be a post, with everything the routes said of it."""

    url: str
    key: str
    claims: tuple[Claim, ...]
    source: Source | None = None
    #: further reasons to take it for a post, in words
    evidence: tuple[str, ...] = ()
    #: why it is none, clear enough not to ask for it
    doubt: str = ""

    @property
    def platform_id(self) -> str | None:
        """The platform's own id of the post, if a route gave one."""
        return next((c.platform_id for c in self.claims if c.platform_id), None)

    @property
    def listed_as_post(self) -> bool:
        """True if a route that lists nothing but posts named it."""
        return any(c.posts_only for c in self.claims)

    @property
    def modified(self) -> When | None:
        """The latest change any route knows of."""
        stamps = [c.modified for c in self.claims if c.modified]
        return max(stamps, key=lambda w: w.iso()) if stamps else None

    @property
    def routes(self) -> tuple[str, ...]:
        """The kinds of routes that named it, each once, in their order."""
        return tuple(dict.fromkeys(c.route.value for c in self.claims))


Headers = tuple[tuple[str, str], ...]


class Truncation(StrEnum):
    """Why a body is not whole; the values are those of WARC-Truncated (WARC 1.1, 5.13)."""

    LENGTH = "length"
    TIME = "time"
    DISCONNECT = "disconnect"


@dataclass(frozen=True, kw_only=True, slots=True)
class Response:
    """One answer of a host to one request, as it came: a redirect is an answer of its own.

    `body` holds the bytes after transfer decoding, content coding kept; `content` the bytes after content
    decoding, or None where they can't be had whole. `seconds` is from the first byte sent to the last received.
    """

    url: str
    status: int
    reason: str
    http_version: str
    headers: Headers
    body: bytes
    content: bytes | None
    fetched_at: datetime
    seconds: float
    #: (method, target as sent, headers) of the request
    request_target: str
    request_headers: Headers
    ip: str | None = None
    truncated: Truncation | None = None

    def header(self, name: str) -> str | None:
        """The first header of that name, case ignored, or None."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)

    @property
    def media_type(self) -> str:
        """The lower-case media type without parameters, '' if none is given."""
        return (self.header("content-type") or "").split(";")[0].strip().lower()


class FailureKind(StrEnum):
    """Why no usable answer came."""

    ROBOTS = "robots"
    ROBOTS_UNREADABLE = "robots-unreadable"
    OUT_OF_SCOPE = "out-of-scope"
    FORBIDDEN_ADDRESS = "forbidden-address"
    DNS = "dns"
    CONNECT = "connect"
    TLS = "tls"
    TIMEOUT = "timeout"
    PROTOCOL = "protocol"
    TRUNCATED = "truncated"
    TOO_LARGE = "too-large"
    BAD_ENCODING = "bad-encoding"
    STATUS = "status"
    REDIRECTS = "redirects"
    BAD_URL = "bad-url"
    HOST_ENDED = "host-ended"
    STOPPED = "stopped"


@dataclass(frozen=True, kw_only=True, slots=True)
class Failure:
    """A request that gave no usable answer: a value, not an exception; it says whether a retry makes sense."""

    url: str
    kind: FailureKind
    detail: str
    retryable: bool = False
    status: int | None = None
    #: when the host asked us to come back
    retry_at: datetime | None = None

    def __str__(self) -> str:
        return self.detail


@dataclass(frozen=True, kw_only=True, slots=True)
class Capture:
    """A Response and the place of its bytes in the archive.

    `asked_url` is the address the caller wanted, `response.url` the one that answered after redirects.
    `unchanged` is true where the host (304) or the digest says the payload is the one already held;
    `response.content` is then that earlier payload.
    """

    id: int
    asked_url: str
    response: Response
    unchanged: bool = False


Fetched = Capture | Failure


class Get(Protocol):
    """How a stage asks the web: robots, turns, retries, redirects and capture are done before it returns."""

    def __call__(self, url: str, *, conditional: bool = False) -> Awaitable[Fetched]:
        """Fetch and capture one address; `conditional` sends the stored validators."""
        ...


class BlockKind(StrEnum):
    """The kinds of blocks a text is made of."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    BULLET = "bullet"
    NUMBERED = "numbered"
    QUOTE = "quote"
    TABLE = "table"
    CAPTION = "caption"
    VERSE = "verse"


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """One block of an article's text.

    `text` is one line, but for TABLE (a row a line, cells separated by ' | ') and VERSE (a line of verse a line).
    `level` is the depth of a list item, from 0; `number` the number of a NUMBERED item.
    """

    kind: BlockKind
    text: str
    level: int = 0
    number: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Rights:
    """What the page says of its use: robots directives and licence, as they stand."""

    robots: tuple[str, ...] = ()
    licence: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Article:
    """What a page says: title, authors, dates, tags, and the text as blocks."""

    url: str
    canonical_url: str | None
    platform: str
    title: str
    blocks: tuple[Block, ...]
    authors: tuple[str, ...] = ()
    #: the byline's words before names were read from it
    byline: str | None = None
    published: When | None = None
    modified: When | None = None
    language: str | None = None
    tags: tuple[str, ...] = ()
    description: str | None = None
    image: str | None = None
    platform_id: str | None = None
    rights: Rights = Rights()
    #: how the text was found, with the version of what found it
    method: str = ""
    #: why this page counts as a post
    evidence: tuple[str, ...] = ()
    #: addresses of the further pages of the same post
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class NotArticle:
    """A page that is not an article, with the reason that its Outcome will carry."""

    reason: str
    detail: str = ""


Extracted = Article | NotArticle


class Verdict(StrEnum):
    """What an article is to the archive."""

    NEW = "new"
    UNCHANGED = "unchanged"
    REVISED = "revised"
    DUPLICATE = "duplicate"


class OutcomeKind(StrEnum):
    """How a Candidate ended."""

    SAVED = "saved"
    REVISED = "revised"
    DUPLICATE = "duplicate"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """How one Candidate ended, and why. Nothing ends silently."""

    kind: OutcomeKind
    url: str
    reason: str = ""
    #: the archive number of the document, where there is one
    number: int | None = None
    title: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class RouteReport:
    """What one route of a site gave in one run."""

    route: RouteKind
    address: str
    listed: int
    #: the total the route itself declares, if it does
    declared: int | None = None
    #: why it gave nothing or not all, in words; '' when all is well
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """A row of the archive as a researcher reads it (the view `corpus`)."""

    id: int
    number: int
    site: str
    url: str
    title: str
    authors: str
    published: str | None
    published_precision: str | None
    published_source: str | None
    modified: str | None
    language: str | None
    tags: str
    platform: str
    text: str
    word_count: int
    hash: str
    file: str
    first_seen: str


Clock = Callable[[], datetime]
Sleep = Callable[[float], Awaitable[None]]


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteReport:
    """What one crawl of one site came to."""

    site: str
    url: str
    platform: str | None
    status: str
    reason: str = ""
    requests: int = 0
    seconds: float = 0.0
    counts: dict[str, int] = field(default_factory=dict)
    skipped: dict[str, int] = field(default_factory=dict)
    failures: tuple[Outcome, ...] = ()
    routes: tuple[RouteReport, ...] = ()
