"""What is known of a post and its site before the page is read; small, and fit to be sent to a worker process."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from datetime import timezone as fixed_zone
from zoneinfo import ZoneInfo

from scraper.types import Claim, Headers, Reservation, Selectors


@dataclass(frozen=True, kw_only=True, slots=True)
class Hints:
    """What the entry, the routes and the answer say; `fetched_at` anchors relative and year-less dates."""

    url: str
    fetched_at: datetime
    platform: str
    headers: Headers = ()
    selectors: Selectors = Selectors()
    timezone: str | None = None
    #: of the entry: it outranks what a page declares; of the site's home: a page outranks it
    language: str | None = None
    site_language: str | None = None
    site_title: str | None = None
    claims: tuple[Claim, ...] = ()
    #: other reasons to take the page for a post, in words
    evidence: tuple[str, ...] = ()
    #: minutes from UTC that the site's pages write, where no zone is known: for routes that tell UTC only
    offset: int | None = None
    #: hours in UTC of which its pages have shown that their days are UTC's: for routes that tell UTC only
    utc_hours: frozenset[int] = frozenset()
    #: what the host's robots.txt says of the use of its texts, "name: value"
    signals: tuple[str, ...] = ()
    #: the rules of the host's tdmrep.json
    reservations: tuple[Reservation, ...] = ()
    #: a post that a route gave is whole because the entry says so: no page was seen
    believed: bool = False
    #: take the page for a post because somebody says so
    trusted: bool = False

    @property
    def zone(self) -> ZoneInfo | None:
        """The site's time zone, if it is known."""
        return ZoneInfo(self.timezone) if self.timezone else None

    @property
    def route_zone(self) -> tzinfo | None:
        """The zone for the days of posts that a route gave: the site's, else the offset its pages write."""
        if self.zone is not None or self.offset is None:
            return self.zone
        return fixed_zone(timedelta(minutes=self.offset))

    def header(self, name: str) -> str | None:
        """The first header of that name, case ignored, or None."""
        return next((value for key, value in self.headers if key.lower() == name), None)
