"""A date of an article, with how much of it is known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, tzinfo
from enum import StrEnum


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


@dataclass(frozen=True, kw_only=True, slots=True)
class When:
    """A date of an article: its value, how much of it is known, where and in which words it stood.

    `instant` is an aware datetime with the offset it came with, only for Precision.INSTANT.
    `day` is the calendar day in the site's zone (first day of the month or year where no more is known).
    """

    day: date
    precision: Precision
    source: DateSource
    shown: str
    instant: datetime | None = None

    def __post_init__(self) -> None:
        if (self.instant is not None) != (self.precision is Precision.INSTANT):
            raise ValueError("an instant goes with Precision.INSTANT, and with nothing else")
        if self.instant is not None and self.instant.tzinfo is None:
            raise ValueError("a naive instant; give it its offset")

    @property
    def certain(self) -> bool:
        """True where the value was stated, not guessed from the time of the fetch."""
        return self.precision not in (Precision.RELATIVE, Precision.YEARLESS)

    def in_zone(self, zone: tzinfo | None, shown_day: date | None = None) -> When:
        """The same date with its day in the site's zone.

        Order of `day`: the given zone, else the offset the instant came with (a bare UTC stamp is no statement
        of a zone), else the day the page shows if it is at most one day away, else UTC.
        """
        if self.instant is None:
            return self
        if zone is not None:
            return replace(self, day=self.instant.astimezone(zone).date())
        if self.instant.utcoffset():
            return replace(self, day=self.instant.date())
        utc_day = self.instant.astimezone(UTC).date()
        if shown_day is not None and abs((shown_day - utc_day).days) <= 1:
            return replace(self, day=shown_day)
        return replace(self, day=utc_day)

    def iso(self) -> str:
        """ISO 8601 with no more digits than are known: 2018, 2018-03, 2018-03-02, or a full instant."""
        if self.instant is not None:
            return self.instant.isoformat()
        text = self.day.isoformat()
        return {Precision.YEAR: text[:4], Precision.MONTH: text[:7]}.get(self.precision, text)
