"""What a platform file states, and how a page is recognised by it.

A reference to a value on a page is a CSS selector, or `selector@attribute` for an attribute's value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

from selectolax.lexbor import LexborNode

from scraper.markup import Page, plain_text
from scraper.platforms.api import Api, WholePost
from scraper.types import Headers

#: elements that a reference is taken to find, characters of each, and nodes of a headline: what has more is a trap
MAX_FOUND, MAX_VALUE, MAX_NODES = 200, 10_000, 2_000
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
    """Where a platform keeps its feed, how many posts it shows at most, and how older ones are asked for.

    {number} in the path stands for 1, 2, ..., until one is missing. `paging` is appended to a feed's address. Its
    places: {page} from 2 on; {start}, the number of the next item, from 1; {last_ms}, when the last item seen was
    published, in milliseconds since 1970.
    """

    path: str
    cap: int | None = None
    paging: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Platform:
    """The facts of one platform. Tuples are tried in their order, newest template first."""

    name: str
    #: the platform it is built on: where both are recognised, this one is meant
    extends: str = ""
    #: what a reader of docs/platforms.md should know: limits, and what can't be known
    note: str = ""
    marks: tuple[Mark, ...] = ()
    #: seconds between two requests that the platform bears
    min_delay: float = 0.0
    sitemaps: tuple[SitemapPath, ...] = ()
    feeds: tuple[FeedPath, ...] = ()
    api: Api | None = None
    #: hosts beside the blog's own that its routes stand on
    hosts: tuple[str, ...] = ()
    #: hosts that many blogs share: what such a host names for all is not the blog's
    shared_hosts: tuple[str, ...] = ()
    #: feeds list the pages of the practice beside the posts
    feeds_mixed: bool = False
    #: what feeds carry as whole may be; False where they cut posts without a sign of it
    feeds_whole: bool = True
    #: elements of a home page that say: for some readers the feeds may be cut short
    walled: tuple[str, ...] = ()
    #: its first group in the home page's source is the site's time zone (IANA)
    zone_pattern: re.Pattern[str] | None = None
    #: shapes of post addresses, where the platform decides them
    post_paths: tuple[re.Pattern[str], ...] = ()
    #: nothing but posts has such an address
    sure_paths: bool = False
    #: elements that only a post's own page has, and such as only other pages have
    single: tuple[str, ...] = ()
    not_single: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    #: the date as the page shows it to readers
    shown: tuple[str, ...] = ()
    #: 3/2/2018 is shown with its day first; None where sites differ, so that such a date tells nothing
    day_first: bool | None = None
    #: the date shown to readers is better than those for machines
    shown_first: bool = False
    #: it tells times and shows days in UTC wherever the blog is, so that neither tells the blog's own day
    days_in_utc: bool = False
    tags: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    #: as `body`, for posts cut into several elements: the fullest one and its siblings of the same kind
    body_parts: tuple[str, ...] = ()
    #: reads the post that a page carries as data in a script; None where it carries none
    embedded: Callable[[Page], WholePost | None] | None = None
    drop: tuple[str, ...] = ()
    #: references to the platform's own id of a post; the first group of `id_pattern` is the id
    post_id: tuple[str, ...] = ()
    id_pattern: re.Pattern[str] = field(default=re.compile(r"(.+)"))
    #: its first group in an item's guid is that same id
    guid_pattern: re.Pattern[str] | None = None
    #: the guid names the site whose numbers its ids are: those of a site that posts came from do not count
    guid_of_site: bool = False
    #: and in an address, so that a post is one whatever its slug
    url_pattern: re.Pattern[str] | None = None
    #: elements that stand where a text is kept behind a password, and where only subscribers can read on
    locked: tuple[str, ...] = ()
    paywalled: tuple[str, ...] = ()
    #: further parts of one post (`/slug/2/`)
    next_part: tuple[str, ...] = ()

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle by name: the facts hold functions, and a worker process has the same platforms."""
        from scraper.platforms import get_platform

        return get_platform, (self.name,)


@dataclass(frozen=True, kw_only=True, slots=True)
class Detection:
    """A platform and the signs that speak for it; `sure` counts those that decide alone."""

    platform: Platform
    evidence: tuple[str, ...]
    sure: int = 0

    @property
    def confidence(self) -> str:
        """How far the evidence goes: "certain", "likely", or "none"."""
        if self.sure or len(self.evidence) > 2:
            return "certain"
        return "likely" if self.evidence else "none"


def recognise(platform: Platform, page: Page, headers: Headers) -> Detection | None:
    """The evidence for a platform on one page, or None where it is too little."""
    places = _places(platform.marks)
    # one walk over the page says that none of its elements is there, as on most pages of other platforms
    here = bool(places) and page.tree.css_first(places) is not None
    found = [m for m in platform.marks if (here or m.kind is not MarkKind.CSS) and _shows(m, page, headers)]
    sure = sum(mark.sure for mark in found)
    if not sure and len(found) < 2:
        return None
    words = tuple(f"{mark.kind.value} {mark.value}" for mark in found)
    return Detection(platform=platform, evidence=words, sure=sure)


@cache
def _places(marks: tuple[Mark, ...]) -> str:
    """A selector of whatever any of the marks' selectors finds."""
    return ", ".join(mark.value for mark in marks if mark.kind is MarkKind.CSS)


def _shows(mark: Mark, page: Page, headers: Headers) -> bool:
    if mark.kind is MarkKind.HEADER:
        name, _, value = mark.value.partition(":")
        return any(key.lower() == name and value in text.lower() for key, text in headers)
    if mark.kind is MarkKind.GENERATOR:
        return any(words.startswith(mark.value) for words in page.generators())
    if mark.kind is MarkKind.SOURCE:
        return mark.value in page.text
    return page.tree.css_first(mark.value) is not None


def values(page: Page, references: Iterable[str]) -> Iterable[str]:
    """Every non-empty value the references find on a page, references in their order."""
    return (words for _, words in found(page, references))


def found(page: Page, references: Iterable[str]) -> Iterator[tuple[LexborNode, str]]:
    """The same with the elements that the values stand in."""
    for reference in references:
        selector, attribute = _parts(reference)
        for node in page.tree.css(selector)[:MAX_FOUND]:
            text = node.attributes.get(attribute) if attribute else node.text(deep=True, separator=" ")
            if text and (words := " ".join(text[:MAX_VALUE].split())):
                yield node, words


@cache
def _parts(reference: str) -> tuple[str, str | None]:
    """The selector of a reference, and its attribute if it names one."""
    match = _REFERENCE.match(reference)
    return (match["css"], match["attribute"]) if match else (reference, None)


def value(page: Page, references: Sequence[str]) -> str | None:
    """The first value the references find, or None; of an element, its text as a reader sees it.

    For headlines, whose words may be cut by inline elements; `values` keeps the parts of a byline apart.
    """
    for reference in references:
        if _parts(reference)[1]:
            text = next(iter(values(page, (reference,))), None)
        else:
            nodes = page.tree.css(reference)[:MAX_FOUND]
            text = next((words for node in nodes if (words := plain_text(node, MAX_NODES))), None)
        if text:
            return text
    return None
