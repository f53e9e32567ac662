"""How a platform's API is asked, and what a route that carries whole posts gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from scraper.markup import Page
from scraper.types import Headers, When


@dataclass(frozen=True, kw_only=True, slots=True)
class WholePost:
    """A post as an API, a feed, or a script of its page gave it.

    `html` is its body, None where only the page has it. `lock` is the reason why nobody can have it whole:
    "password-protected" or "paywalled"; '' where all can.
    """

    key: str
    url: str
    title: str
    html: str | None
    lock: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    published: When | None = None
    modified: When | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ApiPage:
    """One page of an API's list.

    `total` is the number of posts the API declares, `pages` that of its pages, `cursor` what the next page is
    asked with. `end` says whether this page is the last one; None where the API does not tell, so that a page
    with fewer posts than asked for is. `reason` says why the answer is no list.
    """

    posts: tuple[WholePost, ...] = ()
    total: int | None = None
    pages: int | None = None
    cursor: str | None = None
    end: bool | None = None
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """Where a walk over an API stands: the page's number (from 1), posts a page, posts seen, the last cursor."""

    number: int = 1
    size: int
    done: int = 0
    cursor: str | None = None


class Api(Protocol):
    """How a platform's API is asked for posts."""

    name: str
    #: posts to ask for at a time; the smaller ones where a host chokes
    page_sizes: tuple[int, ...]
    #: it lists the posts changed last first, with their stamps
    tells_changes: bool
    #: a short text is all there is; else its page is asked for, where a builder may keep the rest
    always_whole: bool

    def roots(self, home: Page | None, headers: Headers, site_url: str) -> tuple[str, ...]:
        """The addresses the API may stand at, the stated one first."""
        ...

    def list_url(self, root: str, step: Step, *, newest_changes_first: bool = False) -> str:
        """The address of one page of posts."""
        ...

    def probe_url(self, root: str) -> str:
        """The address of the cheapest answer that changes when any post is added, edited or removed."""
        ...

    def read(self, content: bytes, headers: Headers) -> ApiPage:
        """The posts of one answer."""
        ...

    def signature(self, content: bytes, headers: Headers) -> str | None:
        """The state of the blog in a probe's answer: equal while nothing changed; None if it is no such answer."""
        ...


@runtime_checkable
class ManyLists(Api, Protocol):
    """An API that may keep posts in several lists, each at a root of its own."""

    def lists_url(self, root: str) -> str:
        """The address that names the lists beside that of the root."""
        ...

    def lists(self, root: str, content: bytes) -> tuple[str, ...]:
        """The roots of the lists that its answer names and that hold posts of the blog."""
        ...
