"""A date of an article, with how much of it is known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum

#: the calendars farthest from UTC: UTC-12 and UTC+14
WESTERNMOST, EASTERNMOST = timedelta(hours=-12), timedelta(hours=14)
_DAY = timedelta(days=1)


class Precision(StrEnum):
    """How much of a date is known."""

    INSTANT = "instant"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    #: "3 days ago", resolved against the time of the fetch
    RELATIVE = "relative"
    #: "Aug 17", the year guessed from the time of the fetch
    YEARLESS = "year-less"


class DateSource(StrEnum):
    """Where a date was read."""

    JSON_LD = "json-ld"
    META = "meta"
    API = "api"
    FEED = "feed"
    SITEMAP = "sitemap"
    VISIBLE = "visible"
    URL = "url"
    IMPORT = "import"


#: what is counted from the time of the fetch
GUESSES = (Precision.RELATIVE, Precision.YEARLESS)


@dataclass(frozen=True, kw_only=True, slots=True)
class When:
    """A date of an article: its value, how much of it is known, where and in which words it stood.

    `instant` is an aware datetime with the offset it came with, only for Precision.INSTANT.
    `day` is the calendar day in the site's zone (first day of the month or year where no more is known).
    `day_sure` is False where nothing tells that zone: the day is UTC's then, and the site's may be one beside it.
    """

    day: date
    precision: Precision
    source: DateSource
    shown: str
    instant: datetime | None = None
    day_sure: bool = True

    def __post_init__(self) -> None:
        if (self.instant is not None) != (self.precision is Precision.INSTANT):
            raise ValueError("an instant goes with Precision.INSTANT, and with nothing else")
        if self.instant is not None and self.instant.tzinfo is None:
            raise ValueError("a naive instant; give it its offset")

    @property
    def guessed(self) -> bool:
        """True where the value was counted from the time of the fetch, not stated."""
        return self.precision in GUESSES

    @property
    def certain(self) -> bool:
        """True where the value was stated, and its day is that of the site's calendar."""
        return not self.guessed and self.day_sure

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day that it may be on the site's calendar; twice the same where that is sure."""
        if self.day_sure:
            return self.day, self.day
        if self.instant is None:
            return self.day - _DAY, self.day + _DAY
        moment = self.instant.astimezone(UTC)
        return (moment + WESTERNMOST).date(), (moment + EASTERNMOST).date()

    def in_zone(self, zone: tzinfo | None, shown_day: date | None = None) -> When:
        """The same date with its day in the site's zone.

        Order of `day`: the given zone, else the offset the instant came with (a bare UTC stamp is no statement
        of a zone), else the day the page shows if it is at most one day away, else UTC; only the last leaves an
        unsure day as it is.
        """
        if self.instant is None:
            return self
        if zone is not None:
            return replace(self, day=self.instant.astimezone(zone).date(), day_sure=True)
        if self.instant.utcoffset():
            return replace(self, day=self.instant.date(), day_sure=True)
        utc_day = self.instant.astimezone(UTC).date()
        if shown_day is not None and abs((shown_day - utc_day).days) <= 1:
            return replace(self, day=shown_day, day_sure=True)
        return replace(self, day=utc_day)

    def iso(self) -> str:
        """ISO 8601 with no more digits than are known: 2018, 2018-03, 2018-03-02, or a full instant."""
        if self.instant is not None:
            return self.instant.isoformat()
        text = self.day.isoformat()
        return {Precision.YEAR: text[:4], Precision.MONTH: text[:7]}.get(self.precision, text)
