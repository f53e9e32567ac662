"""A post on its way: from the claim of a route to the article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from enum import StrEnum

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
