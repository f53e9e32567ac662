"""When a post was published and changed: every date the page and the routes give, the best of them first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta, tzinfo
from itertools import chain, islice
from typing import Any

from scraper.dates import parse_when
from scraper.extraction.beside import Beside, stands_elsewhere
from scraper.extraction.hints import Hints
from scraper.extraction.metadata import ARTICLE_TYPES, article_node
from scraper.markup import Page, plain_text, types_of
from scraper.platforms import Platform, values
from scraper.types import Claim, DateSource, Precision, RouteKind, When

#: dates shown on a page that are looked at: the post's own come before those of related posts
MAX_SHOWN = 6
#: a line beside the headline with more words is no date line
_MAX_WORDS = 14

_URL_DAY = re.compile(r"/((?:19|20)\d{2})/(\d{1,2})/(\d{1,2})(?:/|$)")
_URL_MONTH = re.compile(r"/((?:19|20)\d{2})/(\d{1,2})/")
_UPDATED = re.compile(
    r"^\s*(?:last |zuletzt |dernière )?(?:updated?|modified|edited|revised|aktualisiert|geändert|mise? à jour|"
    r"modifiée?|actualizado|aggiornato|atualizado|bijgewerkt)\b",
    re.IGNORECASE,
)
#: what stands behind these words is the day of publication, whatever stands before them
_PUBLISHED = re.compile(
    r"\b(?:published|posted|veröffentlicht|publiée?|publicado|pubblicato|gepubliceerd|geplaatst)\b", re.IGNORECASE
)
#: Open Graph, Dublin Core, Parse.ly, Sailthru, Highwire (Google Scholar), and what else is common; the best first
_META_PUBLISHED = (
    "article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "citation_online_date",
    "og:article:published_time",
    "og:published_time",
    "article:published",
    "published_time",
    "pubdate",
    "publish_date",
    "publish-date",
    "publication_date",
    "date",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "datecreated",
)
_META_MODIFIED = (
    "article:modified_time",
    "datemodified",
    "og:updated_time",
    "og:article:modified_time",
    "last-modified",
    "dcterms.modified",
    "dc.date.modified",
)
#: microdata, microformats (hAtom, h-entry), and HTML's own early attribute
_MARKED = {
    "published": '[itemprop~="datePublished"], .dt-published, abbr.published, time.published, time[pubdate]',
    "modified": '[itemprop~="dateModified"], .dt-updated, abbr.updated, time.updated, abbr.modified',
}
_MAX_MARKED = 20


def dates_of(
    page: Page, platform: Platform, hints: Hints, beside: Beside
) -> tuple[When | None, When | None, tuple[When, ...]]:
    """Published and modified, each with its day in the site's zone, and certain dates that gainsay the first.

    Certain dates come before guessed ones; within that, structured statements before what is shown, the page
    before the routes, known places before what merely stands beside the headline. A change before the publication
    is no change.
    """
    shown = [
        when
        for text in islice(values(page, _shown_at(platform, hints)), MAX_SHOWN)
        if (when := _visible(_first_day(text), hints, platform.day_first))
    ]
    shown_published = [w for w in shown if not _UPDATED.match(w.shown)]
    days = list(_day_in_url(page.url))
    stated = list(_stated(page, platform, hints, "published"))
    published = _first(
        *(_by_shown(stated, shown_published) if platform.shown_first else (stated, shown_published)),
        _claimed(hints, "published"),
        days,
        _beside(beside, hints, platform.day_first),
        _month_in_url(page.url),
    )
    shown_modified = [w for w in shown if _UPDATED.match(w.shown)]
    changed = list(_stated(page, platform, hints, "modified"))
    modified = _first(changed, shown_modified, _claimed(hints, "modified"))
    near = chain(shown_published, days, _in_figures(page, platform, hints))
    settled = settle(_local(published, stated), _local(modified, changed), hints.zone, near)
    told = (*stated, *shown_published, *_claimed(hints, "published"), *days)
    return *settled, tuple(_gainsaying(*settled, told))


def _in_figures(page: Page, platform: Platform, hints: Hints) -> Iterator[When]:
    """Both days that 3/2/2018 may mean: no date of its own, but it says which day an instant in UTC was here."""
    for text in islice(values(page, _shown_at(platform, hints)), MAX_SHOWN if platform.day_first is None else 0):
        each = [_visible(_first_day(text), hints, first) for first in (True, False)]
        if each[0] != each[1]:
            yield from (when for when in each if when is not None)


def _gainsaying(published: When | None, modified: When | None, told: Iterable[When]) -> Iterator[When]:
    """Certain days more than one away from the one taken and the change, each once: zones make no conflict."""
    known = [when.day for when in (published, modified) if when is not None]
    seen = set()
    for when in told:
        whole = when.certain and when.precision in (Precision.DAY, Precision.INSTANT)
        if published is None or not whole or any(abs(when.day - day) <= timedelta(days=1) for day in known):
            continue
        if when.day not in seen:
            seen.add(when.day)
            yield when


def _local(when: When | None, stated: Iterable[When]) -> When | None:
    """The date with the site's offset, where the page states the same moment both in UTC and with that."""
    if when is None or when.instant is None or when.instant.utcoffset():
        return when
    for other in stated:
        told = other.instant
        if told is not None and told.utcoffset() and abs((told - when.instant).total_seconds()) < 60:
            return replace(when, instant=told)
    return when


def _by_shown(stated: list[When], shown: list[When]) -> tuple[list[When], ...]:
    """The ladder where the shown date is the better one: what is stated of that day, what is shown, the rest."""
    return [when for when in stated if _near(when, shown) is not None], shown, stated


def settle(
    published: When | None, modified: When | None, zone: tzinfo | None, shown: Iterable[When] = ()
) -> tuple[When | None, When | None]:
    """Both dates in the site's zone, without a change that precedes the publication."""
    if published is not None:
        published = published.in_zone(zone, _near(published, shown))
    if modified is not None:
        modified = modified.in_zone(zone)
    if published is not None and modified is not None and _before(modified, published):
        modified = None
    return published, modified


def _before(modified: When, published: When) -> bool:
    if modified.instant is not None and published.instant is not None:
        return modified.instant < published.instant
    return modified.day < published.day


def _first(*ladder: Iterable[When]) -> When | None:
    """The first certain date; where none is certain, the first. Rungs below it are not looked at."""
    guess: When | None = None
    for when in chain.from_iterable(ladder):
        if when.certain:
            return when
        guess = guess or when
    return guess


def _near(published: When, shown: Iterable[When]) -> date | None:
    """The day the page shows for the same moment, the year taken from the instant where it shows none."""
    if published.instant is None:
        return None
    day = published.instant.date()
    for when in shown:
        if when.precision is Precision.YEARLESS:
            for year in (day.year - 1, day.year, day.year + 1):
                try:
                    guess = when.day.replace(year=year)
                except ValueError:
                    continue
                if abs(guess - day) <= timedelta(days=1):
                    return guess
        elif when.precision is Precision.DAY and abs(when.day - day) <= timedelta(days=1):
            return when.day
    return None


def _stated(page: Page, platform: Platform, hints: Hints, which: str) -> Iterator[When]:
    """What the page says for machines: the selector of its entry, its platform's place, JSON-LD, metas, marks."""
    sure = False
    own = getattr(hints.selectors, which)
    for text in values(page, (own,) if own else ()):
        if when := _visible(text, hints):
            yield when
    for name in ("datePublished", "dateCreated") if which == "published" else ("dateModified",):
        for node in _dated_nodes(page):
            if isinstance(node.get(name), str) and (when := _machine(node[name], DateSource.JSON_LD, hints)):
                yield when
                sure = sure or when.certain
    first, *others = _META_PUBLISHED if which == "published" else _META_MODIFIED
    stated = chain((page.meta(first),), values(page, getattr(platform, which)), map(page.meta, others))
    for meta in stated:
        if meta and (when := _machine(meta, DateSource.META, hints)):
            yield when
            sure = sure or when.certain
    if not sure:
        # the walk over the page is spared where all is said
        yield from _marked(page, hints, which)


def _marked(page: Page, hints: Hints, which: str) -> Iterator[When]:
    """Dates in elements that a convention marks as the post's, outside of what lists other things."""
    for node in page.tree.css(_MARKED[which])[:_MAX_MARKED]:
        said = [text for name in ("datetime", "content", "title") if (text := node.attributes.get(name))]
        if said:
            when = _machine(said[0], DateSource.META, hints)
        else:
            when = _visible(plain_text(node, _MAX_MARKED), hints)
        if when is not None and when.certain and not stands_elsewhere(node):
            yield when


def _first_day(text: str) -> str:
    """A text that begins with the day of a change, from where it tells the day of publication; else as it is."""
    told = _PUBLISHED.search(text) if _UPDATED.match(text) else None
    return text[told.start() :] if told else text


def _dated_nodes(page: Page) -> Iterator[dict[str, Any]]:
    node = article_node(page)
    if node is not None:
        yield node
    # older Yoast: no Article node, dates on the WebPage (platforms-open, 1.7)
    yield from (n for n in page.json_ld() if types_of(n) & {"WebPage"} and not types_of(n) & ARTICLE_TYPES)


def _machine(text: str, source: DateSource, hints: Hints) -> When | None:
    return parse_when(text, source=source, now=hints.fetched_at)


def _shown_at(platform: Platform, hints: Hints) -> tuple[str, ...]:
    own = tuple(s for s in (hints.selectors.published, hints.selectors.modified) if s)
    return (*own, *platform.shown)


def _visible(text: str, hints: Hints, day_first: bool | None = None) -> When | None:
    return parse_when(
        text[:200], source=DateSource.VISIBLE, now=hints.fetched_at, day_first=day_first, language=hints.language
    )


def _claimed(hints: Hints, which: str) -> Iterator[When]:
    """What the routes say; a sitemap's lastmod is a hint for the crawl, never a date of the text."""
    ranked: list[Claim] = sorted(hints.claims, key=lambda c: 0 if c.route is RouteKind.API else 1)
    for claim in ranked:
        when: When | None = getattr(claim, which)
        if when is not None and claim.route is not RouteKind.SITEMAP:
            yield when


def _beside(beside: Beside, hints: Hints, day_first: bool | None) -> Iterator[When]:
    """The first whole date in a line beside the headline that says little else; better one for machines in it."""
    for line, stamps in beside.dated:
        line = _first_day(line)
        if len(line.split()) > _MAX_WORDS or _UPDATED.match(line):
            continue
        yield from (when for stamp in stamps if (when := _machine(stamp, DateSource.META, hints)) and when.certain)
        when = _visible(line, hints, day_first)
        if when is not None and when.certain and when.precision in (Precision.DAY, Precision.INSTANT):
            yield when


def _day_in_url(url: str) -> Iterator[When]:
    """The day in the address, as many permalinks have it."""
    day = _URL_DAY.search(url)
    if day and (when := _plain(day[1], day[2], day[3])):
        yield when


def _month_in_url(url: str) -> Iterator[When]:
    month = _URL_MONTH.search(url)
    if month and (when := _plain(month[1], month[2], "1")):
        yield replace(when, precision=Precision.MONTH)


def _plain(year: str, month: str, day: str) -> When | None:
    try:
        value = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return When(day=value, precision=Precision.DAY, source=DateSource.URL, shown=f"{year}/{month}/{day}")
