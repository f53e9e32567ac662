"""A post on its way: from the claim of a route to the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from enum import StrEnum
from itertools import zip_longest

from scraper.types.blocks import Block, render_body
from scraper.types.sites import RouteKind
from scraper.types.web import Capture
from scraper.types.when import When


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

    route: RouteKind
    capture: Capture
    item: str


def _moment(when: When) -> datetime:
    """The instant of a date, or the begin of its day."""
    return when.instant or datetime.combine(when.day, time(), UTC)


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
    def modified(self) -> When | None:
        """The latest change any route knows of."""
        stamps = [c.modified for c in self.claims if c.modified]
        return max(stamps, key=_moment) if stamps else None

    @property
    def routes(self) -> tuple[str, ...]:
        """The kinds of routes that named it, each once, in their order."""
        return tuple(dict.fromkeys(c.route.value for c in self.claims))


class Confidence(StrEnum):
    """How sure it is that a text is the author's, all of it and nothing else."""

    #: a known place of a platform or of the entry, or given as data
    HIGH = "high"
    #: a body marked up as themes do, an extractor's choice that our own reading confirms, or a route's text that
    #: is whole by the entry's word
    MEDIUM = "medium"
    #: an extractor's choice
    LOW = "low"


@dataclass(frozen=True, kw_only=True, slots=True)
class Rights:
    """What page and host say of its use: robots directives, licence and signals, as they stand."""

    #: the page says that it is for subscribers (schema.org: isAccessibleForFree), whatever it shows
    sold: bool = False
    robots: tuple[str, ...] = ()
    licence: str | None = None
    #: "name: value" of Content-Signal, Content-Usage and the Text and Data Mining Reservation Protocol
    signals: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Reservation:
    """A rule of a host's /.well-known/tdmrep.json: is text and data mining of these addresses reserved."""

    #: an address of the host whose file it is
    of: str
    #: the beginning of a path; "*" stands for anything, a "$" at its end for the end
    location: str
    reserved: bool
    #: where the terms stand
    policy: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Article:
    """What a page says: title, authors, dates, tags, and the text as blocks."""

    url: str
    canonical_url: str | None
    platform: str
    title: str
    blocks: tuple[Block, ...]
    #: the persons who wrote it, by their names alone
    authors: tuple[str, ...] = ()
    #: what stands behind the name of each author: degrees, licences, roles; "" where nothing does
    credentials: tuple[str, ...] = ()
    #: who signs where no person does: a practice
    organisation: str | None = None
    #: who published it, where the text names somebody else as its author
    account: str | None = None
    #: the byline's words before names were read from it
    byline: str | None = None
    published: When | None = None
    modified: When | None = None
    #: certain dates of publication that page or routes give beside the one taken, a day or more away from it
    conflicts: tuple[When, ...] = ()
    #: BCP 47; as declared, unless the text's words are another language's
    language: str | None = None
    declared_language: str | None = None
    tags: tuple[str, ...] = ()
    #: readers' comments, where their number is stated
    comments: int | None = None
    description: str | None = None
    image: str | None = None
    platform_id: str | None = None
    rights: Rights = Rights()
    #: how the text was found, with the version of what found it
    method: str = ""
    confidence: Confidence = Confidence.HIGH
    #: why this page counts as a post
    evidence: tuple[str, ...] = ()
    #: addresses of the further pages of the same post
    parts: tuple[str, ...] = ()

    @property
    def bylines(self) -> tuple[str, ...]:
        """The authors with what stands behind their names: "Ana Reyes, LCSW"."""
        return bylines(self.authors, self.credentials)

    @property
    def text(self) -> str:
        """The text of the body, as the text files have it: no markup, blocks a blank line apart."""
        return render_body(self.blocks)


def bylines(authors: Sequence[str], credentials: Sequence[str]) -> tuple[str, ...]:
    """Names with what stands behind each of them, as text files print them."""
    behind = credentials[: len(authors)]
    return tuple(f"{name}, {more}" if more else name for name, more in zip_longest(authors, behind))


@dataclass(frozen=True, kw_only=True, slots=True)
class NotArticle:
    """A page that is not an article, with the reason that its Outcome will carry."""

    reason: str
    detail: str = ""
    rights: Rights = Rights()


Extracted = Article | NotArticle
