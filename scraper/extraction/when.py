"""When a post was published and changed: every date the page and the routes give, the best of them first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain, islice

from scraper.extraction.beside import Beside
from scraper.extraction.dated import is_change
from scraper.extraction.hints import Hints
from scraper.extraction.stated import machine, stated_dates, visible
from scraper.markup import Page
from scraper.platforms import Platform, found, values
from scraper.types import Claim, DateSource, Precision, RouteKind, When

#: dates shown on a page that are looked at: the post's own come before those of related posts
MAX_SHOWN = 6
#: a line beside the headline with more words is no date line
_MAX_WORDS = 14
_WHOLE = (Precision.DAY, Precision.INSTANT)

_URL_DAY = re.compile(r"/((?:19|20)\d{2})/(\d{1,2})/(\d{1,2})(?:/|$)")
_URL_MONTH = re.compile(r"/((?:19|20)\d{2})/(\d{1,2})/")


def dates_of(
    page: Page, platform: Platform, hints: Hints, beside: Beside
) -> tuple[When | None, When | None, tuple[When, ...]]:
    """Published and modified, each with its day in the site's zone, and certain dates that gainsay the first.

    Certain dates come before guessed ones; within that, structured statements before what is shown, the page
    before the routes, known places before what merely stands beside the headline. A change before the publication
    is no change.
    """
    shown_published, shown_modified = _shown(page, platform, hints)
    days = list(_day_in_url(page.url))
    stated = list(stated_dates(page, platform, hints, "published"))
    published = _first(
        *(_by_shown(stated, shown_published) if platform.shown_first else (stated, shown_published)),
        _claimed(hints, "published"),
        days,
        _beside(beside, hints, platform.day_first),
        _month_in_url(page.url),
    )
    changed = list(stated_dates(page, platform, hints, "modified"))
    modified = _first(changed, shown_modified, _claimed(hints, "modified"))
    told = (*stated, *shown_published, *_claimed(hints, "published"), *days)
    published, modified = _local(published, told), _local(modified, (*changed, *_claimed(hints, "modified")))
    if platform.days_in_utc:
        published, modified = of_utc(published), of_utc(modified)
        settled = settle(published, modified, hints)
    else:
        figures = _in_figures(page, platform, hints)
        days_shown = chain(shown_published, days, _beside(beside, hints, platform.day_first), figures)
        settled = settle(published, modified, hints, days_shown, shown_modified)
    return *settled, tuple(_gainsaying(*settled, told))


def _in_figures(page: Page, platform: Platform, hints: Hints) -> Iterator[When]:
    """Both days that 3/2/2018 may mean: no date of its own, but it says which day an instant in UTC was here."""
    for text in islice(values(page, _shown_at(platform, hints)), MAX_SHOWN if platform.day_first is None else 0):
        each = [visible(text, hints, first)[0] for first in (True, False)]
        if each[0] != each[1]:
            yield from (when for when in each if when is not None)


def _gainsaying(published: When | None, modified: When | None, told: Iterable[When]) -> Iterator[When]:
    """Certain days more than one away from the one taken and the change, each once: zones make no conflict."""
    known = [when.day for when in (published, modified) if when is not None]
    seen = set()
    for when in told:
        if (
            published is None
            or when.precision not in _WHOLE
            or any(abs(when.day - day) <= timedelta(days=1) for day in known)
        ):
            continue
        if when.day not in seen:
            seen.add(when.day)
            yield when


def _local(when: When | None, stated: Iterable[When]) -> When | None:
    """The date with the site's offset, where the same moment is stated both in UTC and with that."""
    if when is None or when.instant is None or when.instant.utcoffset():
        return when
    for other in stated:
        told = other.instant
        if told is not None and _tells_zone(other) and abs((told - when.instant).total_seconds()) < 60:
            return replace(when, instant=told, day_sure=True)
    return when


def _tells_zone(when: When) -> bool:
    """True if a moment is stated with the site's offset; that of an API, which knows it, may be none."""
    assert when.instant is not None
    return bool(when.instant.utcoffset()) or (when.day_sure and when.source is DateSource.API)


def of_utc(when: When | None) -> When | None:
    """A date of a platform that tells all days in UTC: a day of its own, or a midnight, is none of the site's."""
    bare = when is not None and when.precision in _WHOLE and not (when.instant and when.instant.utcoffset())
    return replace(when, day_sure=False) if when is not None and bare else when


def _by_shown(stated: list[When], shown: list[When]) -> tuple[list[When], ...]:
    """The ladder where the shown date is the better one: what is stated of that day, what is shown, the rest."""
    return [when for when in stated if _near(when, shown) is not None], shown, stated


def settle(
    published: When | None,
    modified: When | None,
    hints: Hints,
    shown: Iterable[When] = (),
    shown_modified: Iterable[When] = (),
) -> tuple[When | None, When | None]:
    """Both dates with their days in the site's zone, without a change that precedes the publication.

    `shown` are days shown or stated beside the moment; they are looked at only where nothing tells the zone.
    """
    published = _settled(published, hints, shown)
    modified = _settled(modified, hints, shown_modified)
    if published is not None and modified is not None and _before(modified, published):
        modified = None
    return published, modified


def _settled(when: When | None, hints: Hints, shown: Iterable[When]) -> When | None:
    if when is None or when.instant is None:
        return when
    offset = when.instant.utcoffset()
    zone = hints.zone if offset else hints.route_zone
    if zone is not None or offset:
        return when.in_zone(zone)
    settled = when.in_zone(None, _near(when, shown))
    known = settled.day_sure or when.instant.hour in hints.utc_hours
    return settled if known == settled.day_sure else replace(settled, day_sure=True)


def _before(modified: When, published: When) -> bool:
    if modified.instant is not None and published.instant is not None:
        return modified.instant < published.instant
    return modified.day < published.day


def _first(*ladder: Iterable[When]) -> When | None:
    """The first date that is no guess; where all are, the first. Rungs below it are not looked at."""
    guess: When | None = None
    for when in chain.from_iterable(ladder):
        if not when.guessed:
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
        elif when.precision in _WHOLE and when.day_sure and abs(when.day - day) <= timedelta(days=1):
            return when.day
    return None


def _shown(page: Page, platform: Platform, hints: Hints) -> tuple[list[When], list[When]]:
    """The days of publication and of change in the places that show one to readers."""
    published: list[When] = []
    modified: list[When] = []
    for node, text in islice(found(page, _shown_at(platform, hints)), MAX_SHOWN):
        first, change = visible(text, hints, platform.day_first)
        if first is not None and change is None and is_change(node):
            first, change = None, first
        published += [first] if first is not None else []
        modified += [change] if change is not None else []
    return published, modified


def _shown_at(platform: Platform, hints: Hints) -> tuple[str, ...]:
    own = tuple(s for s in (hints.selectors.published, hints.selectors.modified) if s)
    return (*own, *platform.shown)


def _claimed(hints: Hints, which: str) -> Iterator[When]:
    """What the routes say; a sitemap's lastmod is a hint for the crawl, never a date of the text."""
    ranked: list[Claim] = sorted(hints.claims, key=lambda c: 0 if c.route is RouteKind.API else 1)
    for claim in ranked:
        when: When | None = getattr(claim, which)
        if when is not None and claim.route is not RouteKind.SITEMAP:
            yield when


def _beside(beside: Beside, hints: Hints, day_first: bool | None) -> Iterator[When]:
    """The first whole date in a line beside the headline that says little else; better one for machines in it."""
    for line, stamps, changed in beside.dated:
        if changed or len(line.split()) > _MAX_WORDS:
            continue
        first, change = visible(line, hints, day_first)
        for stamp in stamps if change is None else ():
            when = machine(stamp, DateSource.META, hints)
            if when is not None and not when.guessed:
                yield when
        if first is not None and first.precision in _WHOLE:
            yield first


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
