"""What a discovery is given, and what it keeps for the next visit."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urljoin, urlsplit

from scraper.discover.home import Home
from scraper.platforms import Platform
from scraper.types import Candidate, Get, Read, RouteKind, Site, read_here

#: the cheapest questions miss what comes and goes in between: after so long everything is looked at again
FULL_VISIT = timedelta(days=30)
#: counted up when discovery learns to find more: the next visit of every site is a full one
VERSION = 3
#: a hole that was looked into twice is looked into once in so long; what is cheap is asked at each visit
REST = timedelta(days=7)


@dataclass(kw_only=True, slots=True)
class Memory:
    """What makes the next visit cheap: where the routes are and what they said at the last whole visit."""

    api_root: str | None = None
    api_signature: str | None = None
    api_total: int | None = None
    #: the newest change stamp the API showed
    api_modified: str | None = None
    #: documents that change when the blog does, with a digest of what each listed; beside a signature those that
    #: change when what the API leaves out does
    probes: dict[str, str] = field(default_factory=dict)
    #: when every route was last looked at, in ISO; and when that was without validators
    whole_at: str | None = None
    fresh_at: str | None = None
    #: what the cheap routes left in doubt when the deep ones were walked last, the holes that stayed, when that
    #: was, and how often in a row it came to the same
    doubts: tuple[str, ...] = ()
    holes: tuple[str, ...] = ()
    deep_at: str | None = None
    deep_times: int = 0
    #: what the entry asked for
    entry: str | None = None
    #: what spoke for the platform when its pages were last looked at
    evidence: tuple[str, ...] = ()
    site_title: str | None = None
    language: str | None = None
    #: the site's time zone, where its pages state it, and the offset (minutes) that its pages wrote last
    timezone: str | None = None
    offset: int | None = None
    #: for each kind of route that carries whole posts: are they as whole as their pages
    whole: dict[str, bool] = field(default_factory=dict)
    #: when a sample showed so last, ISO
    sampled_at: dict[str, str] = field(default_factory=dict)
    #: hours in UTC, and how many pages showed the day on which such a moment fell in UTC, where no zone is known
    day_hours: dict[str, int] = field(default_factory=dict)
    #: pages that showed no day of their own
    dayless: int = 0
    #: what the host's tdmrep.json says, the address that was asked for it, and when, in ISO
    reservations: list[dict[str, Any]] = field(default_factory=list)
    reserved_by: str | None = None
    reserved_at: str | None = None

    def serves(self, site: Site, now: datetime) -> bool:
        """True if the last visit was whole, no full one is due, and the entry still asks for the same."""
        if not (self.api_signature or self.probes) or self.whole_at is None:
            return False
        age = now - datetime.fromisoformat(self.whole_at)
        return age < FULL_VISIT and self.entry == entry_digest(site)

    def fresh(self, now: datetime) -> bool:
        """True if the routes need not be asked without validators yet."""
        return self.fresh_at is not None and now - datetime.fromisoformat(self.fresh_at) < FULL_VISIT

    def rests(self, doubts: tuple[str, ...], now: datetime) -> bool:
        """True if these doubts were walked after of late, again and again, and stayed."""
        if self.deep_times < 2 or self.deep_at is None or self.doubts != doubts:
            return False
        return now - datetime.fromisoformat(self.deep_at) < REST

    def keep_holes(self, doubts: tuple[str, ...], holes: tuple[str, ...], before: Memory, now: datetime) -> None:
        """Note what stayed in doubt after a deep walk."""
        self.doubts, self.holes, self.deep_at = doubts, holes, now.isoformat()
        self.deep_times = before.deep_times + 1 if (before.doubts, before.holes) == (doubts, holes) else 1

    def keep_site(self, known: Memory) -> None:
        """Take over what a visit knows of the site itself, whatever its routes said."""
        self.site_title, self.language, self.timezone = known.site_title, known.language, known.timezone
        self.reservations, self.reserved_by, self.reserved_at = (
            known.reservations,
            known.reserved_by,
            known.reserved_at,
        )

    def spoil(self) -> None:
        """Make the next visit a full one."""
        self.api_signature, self.probes = None, {}

    def to_json(self) -> dict[str, Any]:
        """The memory as it is stored in the site's row."""
        return {name: getattr(self, name) for name in self.__slots__}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Memory:
        """The memory of a site's row; unknown names of other versions are passed over.

        Where a value is not what it has to be, nothing is remembered, so that the next visit is a full one.
        """
        known = {name: data[name] for name in cls.__slots__ if name in data}
        if not isinstance(known.get("probes", {}), dict):
            del known["probes"]
        try:
            for name in ("evidence", "doubts", "holes"):
                known[name] = tuple(known.get(name, ()))
            made = cls(**known)
            return made if made._is_sound() else cls()
        except (AttributeError, TypeError):
            return cls()

    def _is_sound(self) -> bool:
        """True if every value is of its kind: the database may be damaged, or a stranger's."""
        texts = (
            self.api_root, self.api_signature, self.api_modified, self.entry, self.site_title, self.language,
            self.timezone, self.reserved_by,
        )  # fmt: skip
        times = (self.whole_at, self.fresh_at, self.deep_at, self.reserved_at, *self.sampled_at.values())
        numbers = (self.api_total, self.offset, self.deep_times, self.dayless, *self.day_hours.values())
        words = (*self.evidence, *self.doubts, *self.holes, *self.probes, *self.probes.values())
        return (
            all(text is None or isinstance(text, str) for text in texts)
            and all(number is None or isinstance(number, int) for number in numbers)
            and all(isinstance(word, str) for word in words)
            and all(isinstance(rule, dict) for rule in self.reservations)
            and all(isinstance(name, str) and isinstance(told, bool) for name, told in self.whole.items())
            and all(hour.isdigit() for hour in self.day_hours)
            and all(time is None or _is_time(time) for time in times)
        )


def _is_time(text: object) -> bool:
    try:
        return isinstance(text, str) and datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def entry_digest(site: Site) -> str:
    """A digest of what an entry says of the posts that are wanted, and of where they are looked for."""
    closed = sorted(kind.value for kind in site.closed_routes)
    extra = [(kind.value, url) for kind, url in site.extra_routes]
    wanted = (VERSION, site.url, site.platform, site.include, site.exclude, closed, extra, site.capture_pages)
    # entries of before, which believed nothing, keep their digests
    believed = (site.believe.value,) if site.believe is not None else ()
    return hashlib.sha256(repr((*wanted, *believed)).encode()).hexdigest()[:16]


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """One site to discover; what it needs of the other stages is handed in."""

    site: Site
    platform: Platform
    get: Get
    #: what robots.txt says of an address
    allowed: Callable[[str], bool]
    #: is the post of this platform id (or None) and key in the archive already
    known: Callable[[str | None, str], bool]
    #: addresses of the `Sitemap:` lines of robots.txt
    robots_sitemaps: tuple[str, ...]
    now: datetime
    #: must the page of a candidate be asked for, unless a route carries the post
    needed: Callable[[Candidate], bool] = lambda _: True
    #: is what a kind of route carries as whole as the pages
    whole: Callable[[RouteKind], bool] = lambda _: True
    #: walk every route, whether it is needed or not
    thorough: bool = False
    #: the home page does not come: no route but the one that the entry believes is asked
    homeless: bool = False
    #: only look: of every route no more than its first page; `Discovery.outlook` says what is left
    shallow: bool = False
    #: how documents of the routes are read
    read: Read = read_here
    home: Home | None = None
    #: what the last whole visit kept
    memory: Memory = field(default_factory=Memory)

    def carries(self, kind: RouteKind) -> bool:
        """True if posts of that kind of route may be taken as whole."""
        if kind is self.site.believe:
            return True
        if kind is RouteKind.FEED and not self.platform.feeds_whole:
            return False
        walled = self.home is not None and self.home.walled
        return self.whole(kind) and not (kind is RouteKind.FEED and walled)

    def open(self, kind: RouteKind) -> bool:
        """True if this kind of route is to be asked."""
        return not self.closed(kind)

    def closed(self, kind: RouteKind) -> str:
        """Why this kind of route is not asked, in words; '' where it is."""
        if kind in self.site.closed_routes:
            return "the entry closes it"
        return "not asked: the home page does not come" if self.homeless and kind is not self.site.believe else ""

    def stated(self, kind: RouteKind) -> tuple[str, ...]:
        """The addresses of this kind of route that the entry names."""
        return tuple(url for k, url in self.site.extra_routes if k is kind)

    def places(self, path: str) -> tuple[str, ...]:
        """Where a document of that name may stand: in the blog's own folder, then at the root of its host."""
        base = self.home.url if self.home is not None else self.site.url
        parts = urlsplit(self.site.url).path.strip("/").split("/")
        if "." in parts[-1]:
            # a page, not a folder
            parts.pop()
        folder = "".join(f"/{part}" for part in parts if part)
        places = dict.fromkeys((urljoin(base, folder + path), urljoin(base, path)))
        return tuple(places)[:1] if self.shared else tuple(places)

    @property
    def shared(self) -> bool:
        """True if the host is that of many blogs, so that its root and its robots.txt name things of others."""
        return (urlsplit(self.site.url).hostname or "") in self.platform.shared_hosts
