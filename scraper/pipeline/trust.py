"""What samples of a site have shown: whether its routes give posts whole, and which day its pages write."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from scraper.discover import Memory
from scraper.pipeline.plan import RECHECK
from scraper.types import EASTERNMOST, WESTERNMOST, Article, DateSource, Precision, RouteKind, When

#: hours in UTC that are the same day nearly everywhere (from UTC-8 to UTC+8); earlier ones are still the day
#: before in the Americas, later ones the next day in Asia and Australia
_SAME_DAY = range(8, 16)
#: pages that say the same of the day before it is taken for a rule
ENOUGH_DAYS = 3
EVERY_HOUR = frozenset(range(24))
_HOUR = timedelta(hours=1)
_WHOLE = (Precision.DAY, Precision.INSTANT)
#: dates that are no statement of the page
_OF_ROUTES = (DateSource.API, DateSource.FEED, DateSource.SITEMAP)


@dataclass(kw_only=True, slots=True)
class Trust:
    """What the samples of a site have shown, to be kept for the next visits."""

    #: for each kind of route, whether its posts are as whole as their pages
    whole: dict[str, bool] = field(default_factory=dict)
    #: when a sample showed so last, ISO
    sampled_at: dict[str, str] = field(default_factory=dict)
    #: minutes from UTC that the pages write, where the route writes UTC
    offset: int | None = None
    #: hours in UTC, and how many pages showed the day on which such a moment fell in UTC
    utc_days: Counter[int] = field(default_factory=Counter)
    #: pages that showed no day of their own
    dayless: int = 0
    #: kinds of routes of which no sample came: not believed in this crawl, and tried again in the next
    unsure: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, memory: Memory) -> Trust:
        """What the last visit kept."""
        return cls(
            whole=dict(memory.whole),
            sampled_at=dict(memory.sampled_at),
            offset=memory.offset,
            utc_days=Counter({int(hour): count for hour, count in memory.day_hours.items()}),
            dayless=memory.dayless,
        )

    def keep_in(self, memory: Memory) -> None:
        """Leave to the next visit what is known now."""
        memory.whole, memory.sampled_at = self.whole, self.sampled_at
        memory.offset, memory.dayless = self.offset, self.dayless
        memory.day_hours = {str(hour): count for hour, count in sorted(self.utc_days.items())}

    def forget(self) -> None:
        """Begin anew: the site is made with something else now."""
        self.whole.clear()
        self.sampled_at.clear()
        self.utc_days.clear()
        self.offset, self.dayless = None, 0

    def carries(self, kind: RouteKind) -> bool:
        """True unless a sample has shown that the route cuts its posts, or none could be had."""
        return self.whole.get(kind.value, True) and kind.value not in self.unsure

    def due(self, kind: RouteKind, now: datetime) -> bool:
        """True if it is time for a new sample of a route that is believed."""
        last = self.sampled_at.get(kind.value)
        return last is None or now - datetime.fromisoformat(last) >= RECHECK

    def knows_day(self, moment: datetime) -> bool:
        """True if a moment's day in UTC is, as far as pages tell, its day on the site.

        A page that shows UTC's day for 3 a.m. leaves no doubt of 5 a.m., but of 1 a.m.; so in the evening, the
        other way round.
        """
        hour = moment.hour
        if hour in _SAME_DAY or self.dayless >= ENOUGH_DAYS or self.utc_days[hour] >= ENOUGH_DAYS:
            return True
        surer = range(hour) if hour < _SAME_DAY.start else range(hour + 1, 24)
        return any(self.utc_days[other] for other in surer)

    def learn_day(self, route: Article, page: Article) -> bool:
        """Take in which day the page of a post shows; False if it is another one than the route's in UTC."""
        told = route.published.instant if route.published is not None else None
        if told is None or told.utcoffset():
            return True
        self.offset = offset_of(route, page) or self.offset
        days = _days_apart(told, page.published)
        if days is None or days > 1:
            # none of its own, or another date altogether: of a change, of an event
            self.dayless += 1
        elif days == 1 and not self.offset:
            return False
        else:
            self.utc_days[told.hour] += 1
        return True

    @property
    def utc_hours(self) -> frozenset[int]:
        """Hours in UTC of which pages leave no doubt that their day in UTC is the site's.

        Other hours may be the day before in the west, the day after in the east, or both: a page that shows UTC's
        day for 3 a.m. speaks for all later hours in the one, one for 8 p.m. for all earlier ones in the other.
        """
        west, east = -WESTERNMOST // _HOUR, 24 - EASTERNMOST // _HOUR
        first, last = min(self.utc_days, default=24), max(self.utc_days, default=0)
        return frozenset(
            hour
            for hour in EVERY_HOUR
            if self.utc_days[hour] >= ENOUGH_DAYS
            or ((hour >= west or hour > first) and (hour < east or hour < last))
        )


def _days_apart(told: datetime, shown: When | None) -> int | None:
    """The days between a moment in UTC and what a page itself shows; None if it shows no day."""
    if shown is None or not shown.certain or shown.source in _OF_ROUTES or shown.precision not in _WHOLE:
        return None
    return abs((shown.day - told.date()).days)


def shows_utc_day(route: Article, page: Article) -> bool:
    """True if the page of a post itself shows the day on which the route's moment is in UTC."""
    told = route.published.instant if route.published is not None else None
    return told is not None and _days_apart(told, page.published) == 0


def offset_of(route: Article, page: Article) -> int | None:
    """The minutes from UTC that a page writes for the moment that its route gives in UTC."""
    told = route.published.instant if route.published is not None else None
    shown = page.published.instant if page.published is not None else None
    if told is None or shown is None or told.utcoffset() or abs((told - shown).total_seconds()) >= 60:
        return None
    offset = shown.utcoffset()
    return round(offset.total_seconds() / 60) if offset else None


def amid_the_day(moment: datetime, offset: int) -> bool:
    """True if a moment's day is the same an hour earlier and later: summer time may shift the offset."""
    local = moment + timedelta(minutes=offset)
    return timedelta(hours=1) <= timedelta(hours=local.hour, minutes=local.minute) < timedelta(hours=23)
