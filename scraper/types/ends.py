"""How things ended: verdicts, outcomes, reports, and the record a researcher reads."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from scraper.types.sites import RouteKind
from scraper.types.web import FailureKind


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
class Finding:
    """Something in the archive that is not as it was recorded, in one line with its remedy.

    `damage` says that something may be lost; else it is put right already.
    """

    words: str
    damage: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class RouteReport:
    """What one route of a site gave in one run."""

    route: RouteKind
    address: str
    listed: int
    #: the total the route itself declares, if it does
    declared: int | None = None
    #: the most posts this route shows, where it has reached that
    cap: int | None = None
    #: why it gave nothing or not all, in words; '' when all is well
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteReport:
    """What one crawl of one site came to."""

    site: str
    url: str
    platform: str | None
    status: str
    reason: str = ""
    #: the one address that was asked; None where it was the whole blog
    address: str | None = None
    #: why the first page did not come; None where it did
    cause: FailureKind | None = None
    requests: int = 0
    seconds: float = 0.0
    counts: dict[str, int] = field(default_factory=dict)
    skipped: dict[str, int] = field(default_factory=dict)
    failures: tuple[Outcome, ...] = ()
    routes: tuple[RouteReport, ...] = ()
    #: articles by the kinds of routes that named them, "api+sitemap"; empty where not every route was asked
    named_by: dict[str, int] = field(default_factory=dict)
    #: why the archive may lack posts, in words
    holes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """A row of the archive as a researcher reads it (the view `corpus`)."""

    id: int
    number: int
    site: str
    url: str
    title: str
    authors: str | None
    published: str | None
    published_precision: str | None
    published_source: str | None
    modified: str | None
    language: str | None
    tags: str | None
    platform: str
    text: str
    word_count: int
    #: of what is shown, as in the file's name
    hash: str
    file: str
    first_seen: str
    #: what stands behind the names
    credentials: str | None
    #: who signs where no person does
    organisation: str | None
    #: how sure it is that the text is the author's and all of it: high, medium, low; None before it was told
    confidence: str | None
    #: whether `published` and `modified` were stated, with their days on the site's calendar; None without a date
    published_certain: bool | None
    modified_certain: bool | None
    #: of the text as it was read, with what its site repeats
    text_hash: str
    page_id: int
    revision_id: int
    reading_id: int
    rendering_id: int
    metadata_id: int
    text_id: int
