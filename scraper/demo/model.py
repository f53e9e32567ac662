"""What a demo blog is made of: posts as structured content, the practice behind them, and how it is served."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

# Inline marks in any text of a block: *emphasis*, **strong**, [words](address), <<hidden@example.org>>.


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Head:
    """A heading inside a body."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Item:
    """A list item with lists under it."""

    text: str
    children: tuple[Bullets | Numbers, ...] = ()


@dataclass(frozen=True, slots=True)
class Bullets:
    """A bulleted list."""

    items: tuple[str | Item, ...]


@dataclass(frozen=True, slots=True)
class Numbers:
    """A numbered list."""

    items: tuple[str | Item, ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation; `source` is printed as a line of its own."""

    paragraphs: tuple[str, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first row is its head."""

    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Verse:
    """A stanza, a poem's or an address's lines: one paragraph with a break after each line."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its alternative text is never archived, its caption is."""

    file: str
    alt: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Button:
    """A link dressed as a button ("Book Now"): chrome."""

    text: str
    address: str = "/contact"


@dataclass(frozen=True, slots=True)
class Products:
    """Shop cards, name and price: chrome."""

    cards: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Wrapped:
    """Blocks that the author's editor put inside one `li`: paragraphs, not list items."""

    blocks: tuple[Head | Para, ...]


@dataclass(frozen=True, slots=True)
class Repeated:
    """What a practice puts into most of its posts (a call to book, its blurb): on the pages, in no text."""

    blocks: tuple[Head | Para | Bullets, ...]


@dataclass(frozen=True, slots=True)
class Spacer:
    """An empty paragraph, kept open by an invisible character."""

    filler: str = "\u00a0"


@dataclass(frozen=True, slots=True)
class Break:
    """Where WordPress cuts a post into pages (`<!--nextpage-->`)."""


Block = (
    Para
    | Head
    | Bullets
    | Numbers
    | Quote
    | Table
    | Verse
    | Picture
    | Button
    | Products
    | Wrapped
    | Repeated
    | Spacer
    | Break
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One post as its author wrote it, with what its platform keeps beside it."""

    slug: str
    title: str
    author: str
    published: datetime
    blocks: tuple[Block, ...]
    modified: datetime | None = None
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    #: the title for search engines, where it differs from the headline
    seo_title: str = ""
    description: str = ""
    #: reader's name and words
    comments: tuple[tuple[str, str], ...] = ()
    id: int = 0
    views: int = 0
    language: str = "en"
    #: behind a password: listed, never archived
    protected: bool = False
    sticky: bool = False
    #: the blog whose post this is word for word
    repost_of: str = ""

    def __post_init__(self) -> None:
        if self.published.tzinfo is None or (self.modified is not None and self.modified.tzinfo is None):
            raise ValueError("a naive date; give it its zone")

    @property
    def changed(self) -> datetime:
        """When it was last changed: when it was published, if never since."""
        return self.modified or self.published


@dataclass(frozen=True, slots=True, kw_only=True)
class StaticPage:
    """A page of the practice that is not a post."""

    slug: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A blog as it is written by hand: the practice, its zone, its posts (newest first) and other pages."""

    name: str
    title: str
    tagline: str
    owner: str
    timezone: str
    posts: tuple[Post, ...]
    pages: tuple[StaticPage, ...] = ()
    address: tuple[str, ...] = ()
    email: str = "hello@example.org"
    phone: str = "(555) 010-0142"
    #: the day its relative dates ("2 days ago") are told from
    today: datetime = field(default_factory=lambda: datetime(2025, 6, 12, 18, tzinfo=UTC))

    @property
    def zone(self) -> ZoneInfo:
        """The zone its author lives in."""
        return ZoneInfo(self.timezone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How blogs are served.

    `closed` maps a route (`api`, `feed`, `sitemap`, `listing`) to how it is shut: a status (`401`, `403`, `404`,
    `500`), `html` (a page where data is expected) or `robots` (forbidden by robots.txt, open to who ignores it).
    """

    #: posts made by the word lists instead of the hand-written ones
    scale: int | None = None
    #: the delay that the entry asks for
    delay: float = 0.0
    #: the entry names the platform
    state_platform: bool = False
    #: seconds before every answer
    latency: float = 0.0
    #: answers are made once and stored, as a cache in front of a blog does; what changes later is not seen
    stored: bool = False
    #: pages as heavy as the platform's real ones
    heavy: bool = True
    crawl_delay: float | None = None
    #: feeds carry the first words of posts only
    summaries: bool = False
    closed: Mapping[str, str] = field(default_factory=dict)


def at(zone: str, stamp: str) -> datetime:
    """The aware time of a wall clock: `at("America/Denver", "2024-03-02 21:15")`."""
    return datetime.fromisoformat(stamp).replace(tzinfo=ZoneInfo(zone))


def later(post: Post, *, days: int = 0, hours: int = 0) -> datetime:
    """A time after a post's last change."""
    return post.changed + timedelta(days=days, hours=hours)
