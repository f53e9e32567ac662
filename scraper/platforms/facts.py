"""What a platform file states, and how a page is recognised by it.

A reference to a value on a page is a CSS selector, or `selector@attribute` for an attribute's value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from scraper.markup import Page, plain_text
from scraper.types import Headers, When

_REFERENCE = re.compile(r"^(?P<css>.+?)@(?P<attribute>[a-z-]+)$", re.DOTALL)


class MarkKind(StrEnum):
    """Where a mark of a platform is looked for."""

    HEADER = "header"
    GENERATOR = "generator"
    SOURCE = "source"
    CSS = "css"


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """One sign of a platform. `sure` marks decide alone; two of the others do too."""

    kind: MarkKind
    value: str
    sure: bool = False


def header(name: str, value: str = "", *, sure: bool = True) -> Mark:
    """A response header of that name, with `value` in it."""
    return Mark(kind=MarkKind.HEADER, value=f"{name.lower()}:{value.lower()}", sure=sure)


def generator(prefix: str) -> Mark:
    """A meta generator that begins so."""
    return Mark(kind=MarkKind.GENERATOR, value=prefix.lower(), sure=True)


def source(text: str, *, sure: bool = False) -> Mark:
    """A string in the page's source."""
    return Mark(kind=MarkKind.SOURCE, value=text, sure=sure)


def css(selector: str, *, sure: bool = False) -> Mark:
    """An element of the page."""
    return Mark(kind=MarkKind.CSS, value=selector, sure=sure)


@dataclass(frozen=True, kw_only=True, slots=True)
class SitemapPath:
    """Where a platform keeps a sitemap; `posts_only` where it lists nothing but posts."""

    path: str
    posts_only: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class FeedPath:
    """Where a platform keeps its feed, how many posts it shows at most, and how older ones are asked for."""

    path: str
    cap: int | None = None
    #: appended to the feed's address, with {page} from 2 on
    paging: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ApiPost:
    """A whole post as a platform's API gave it; `html` is its body, None where it is locked."""

    key: str
    url: str
    title: str
    html: str | None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    published: When | None = None
    modified: When | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ApiPage:
    """One page of an API's list. `total` is what the API declares; `reason` says why the answer is no list."""

    posts: tuple[ApiPost, ...] = ()
    total: int | None = None
    pages: int | None = None
    reason: str = ""


class Api(Protocol):
    """How a platform's API is asked for whole posts."""

    name: str
    page_sizes: tuple[int, ...]

    def roots(self, home: Page | None, headers: Headers, site_url: str) -> tuple[str, ...]:
        """The addresses the API may stand at, the stated one first."""
        ...

    def list_url(self, root: str, *, page: int, size: int, newest_changes_first: bool = False) -> str:
        """The address of one page of whole posts."""
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Platform:
    """The facts of one platform. Tuples are tried in their order, newest template first."""

    name: str
    marks: tuple[Mark, ...] = ()
    #: seconds between two requests that the platform bears
    min_delay: float = 0.0
    sitemaps: tuple[SitemapPath, ...] = ()
    feeds: tuple[FeedPath, ...] = ()
    api: Api | None = None
    #: shapes of post addresses, where the platform decides them
    post_paths: tuple[re.Pattern[str], ...] = ()
    #: elements that only a post's own page has, and such as only other pages have
    single: tuple[str, ...] = ()
    not_single: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    #: the date as the page shows it to readers
    shown: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    #: references to the platform's own id of a post; the first group of `id_pattern` is the id
    post_id: tuple[str, ...] = ()
    id_pattern: re.Pattern[str] = field(default=re.compile(r"(.+)"))
    #: elements that stand where a text is kept behind a password or a wall
    locked: tuple[str, ...] = ()
    #: further parts of one post (`/slug/2/`)
    next_part: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Detection:
    """A platform and the signs that speak for it."""

    platform: Platform
    evidence: tuple[str, ...]


def recognise(platform: Platform, page: Page, headers: Headers) -> Detection | None:
    """The evidence for a platform on one page, or None where it is too little."""
    found = [mark for mark in platform.marks if _shows(mark, page, headers)]
    if any(mark.sure for mark in found) or len(found) > 1:
        return Detection(platform=platform, evidence=tuple(f"{m.kind.value} {m.value}" for m in found))
    return None


def _shows(mark: Mark, page: Page, headers: Headers) -> bool:
    if mark.kind is MarkKind.HEADER:
        name, _, value = mark.value.partition(":")
        return any(key.lower() == name and value in text.lower() for key, text in headers)
    if mark.kind is MarkKind.GENERATOR:
        return any(
            (node.attributes.get("content") or "").lower().startswith(mark.value)
            for node in page.tree.css('meta[name="generator" i]')
        )
    if mark.kind is MarkKind.SOURCE:
        return mark.value in page.text
    return page.tree.css_first(mark.value) is not None


def values(page: Page, references: Iterable[str]) -> Iterable[str]:
    """Every non-empty value the references find on a page, references in their order."""
    for reference in references:
        match = _REFERENCE.match(reference)
        selector, attribute = (match["css"], match["attribute"]) if match else (reference, None)
        for node in page.tree.css(selector):
            text = node.attributes.get(attribute) if attribute else node.text(deep=True, separator=" ")
            if text and text.strip():
                yield " ".join(text.split())


def value(page: Page, references: Sequence[str]) -> str | None:
    """The first value the references find, or None; of an element, its text as a reader sees it.

    For headlines, whose words may be cut by inline elements; `values` keeps the parts of a byline apart.
    """
    for reference in references:
        if _REFERENCE.match(reference):
            found = next(iter(values(page, (reference,))), None)
        else:
            found = next((text for node in page.tree.css(reference) if (text := plain_text(node))), None)
        if found:
            return found
    return None
