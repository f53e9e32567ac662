"""Where the routes pin what they found: candidates by identity, reports by route, holes in words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from fnmatch import fnmatchcase
from urllib.parse import unquote, urlsplit

from scraper import urls
from scraper.discover.task import Task
from scraper.types import (
    Candidate,
    Capture,
    Claim,
    Failure,
    FailureKind,
    Fetched,
    RouteKind,
    RouteReport,
    Site,
    Source,
)

#: a site that lists more than this is no small practice's blog, or a trap
MAX_CANDIDATES = 100_000
#: reasons why the list may not be whole, and hosts of other addresses in one note, that are named
MAX_HOLES, MAX_NAMED = 50, 5
#: documents of one kind (children of an index, lists) that a shallow look takes
LOOK = 3
#: the note of a route of which a shallow look saw no more
FIRST_PAGE = "only its first page was looked at"
_SHORTLINK = re.compile(r"(?:^|&)p=[0-9]+")


def entry_wants(site: Site, url: str) -> bool:
    """True if an address is one of the site's, and none that its entry leaves out."""
    return urls.same_site(url, site.url) and _patterns_allow(site, url)


def _patterns_allow(site: Site, url: str) -> bool:
    path = unquote(urlsplit(url).path)
    if any(fnmatchcase(path, unquote(pattern)) for pattern in site.exclude):
        return False
    return not site.include or any(fnmatchcase(path, unquote(pattern)) for pattern in site.include)


class Board:
    """What one discovery has found so far."""

    def __init__(self, task: Task, *, conditional: bool) -> None:
        self.task = task
        self.reports: list[RouteReport] = []
        #: why the list may not be whole, in words
        self.holes: list[str] = []
        self._conditional = conditional
        self._answers: dict[str, Fetched] = {}
        self._by_key: dict[str, Candidate] = {}
        self._key_of_id: dict[str, str] = {}
        #: the address that each list named first by an id
        self._named_as: dict[tuple[str, str], str] = {}
        self._taken: set[str] = set()
        #: which kinds of routes named each address, those handed out included
        self.named: dict[str, set[RouteKind]] = {}
        #: those that a route of posts only named
        self.posts: set[str] = set()
        #: the addresses that feeds named, by key
        self.fed: dict[str, str] = {}
        #: by route and host, how many addresses were left because they stand on another host
        self._away: dict[RouteKind, Counter[str]] = {}
        self._home = urls.key(task.site.url)

    async def get(self, url: str) -> Fetched:
        """The answer of a route's document; asked once in a discovery, with validators on a revisit."""
        if url not in self._answers:
            self._answers[url] = await self.ask(url, conditional=self._conditional)
        return self._answers[url]

    async def ask(self, url: str, *, conditional: bool = False) -> Fetched:
        """The answer of an address, unless robots.txt forbids it."""
        if not self.task.allowed(url):
            return Failure(url=url, kind=FailureKind.ROBOTS, detail="robots.txt forbids it")
        return await self.task.get(url, conditional=conditional)

    def forget(self, capture: Capture) -> None:
        """Let go of an answer that will not be read again, so that memory stays flat."""
        self._answers.pop(capture.asked_url, None)

    def pin(self, url: str, claim: Claim, source: Source | None = None) -> str | None:
        """Add what a route says of an address; its key on the board, None if it can't be a post."""
        address = urls.clean(url, claim.address)
        if address is None or not self._wanted(address, claim):
            return None
        claim = self._identified(claim, address, urls.key(address))
        key = self._note(address, claim)
        if source is not None and not self.task.allowed(address):
            # what robots.txt keeps us from, we do not take from a feed either
            source = None
        if key in self._taken:
            return key
        known = self._by_key.get(key)
        if known is not None:
            # every page of a list may name the same "recent posts": once is enough
            again = claim.route is RouteKind.LISTING and any(c.route is claim.route for c in known.claims)
            if not again:
                claims = (*known.claims, claim)
                self._by_key[key] = replace(known, claims=claims, source=known.source or source)
            return key
        if len(self._by_key) + len(self._taken) >= MAX_CANDIDATES:
            self.hole(f"more than {MAX_CANDIDATES} addresses are listed; the rest is left out")
            return None
        self._by_key[key] = Candidate(url=address, key=key, claims=(claim,), source=source)
        return key

    def _note(self, address: str, claim: Claim) -> str:
        """Keep who named an address; its key."""
        key = urls.key(address)
        if claim.platform_id is not None:
            key = self._key_of_id.setdefault(claim.platform_id, key)
        self.named.setdefault(key, set()).add(claim.route)
        if claim.posts_only:
            self.posts.add(key)
        if claim.route is RouteKind.FEED:
            self.fed.setdefault(key, address)
        return key

    def _identified(self, claim: Claim, address: str, key: str) -> Claim:
        """The claim with the id that the address bears; without its own where that is another post's."""
        named = self.task.platform.url_pattern
        if claim.platform_id is None:
            match = named.search(urlsplit(address).path) if named is not None else None
            return replace(claim, platform_id=match.group(1)) if match is not None else claim
        if self._named_as.setdefault((claim.address, claim.platform_id), key) != key:
            # one list names two posts by one id: it is not the id of both
            return replace(claim, platform_id=None)
        return claim

    def find(self, key: str) -> Candidate | None:
        """The candidate of a key, if it was not handed out."""
        return self._by_key.get(key)

    def take(self, key: str) -> Candidate | None:
        """Hand a candidate out, once: later claims on it change nothing any more."""
        self._taken.add(key)
        return self._by_key.pop(key, None)

    def rest(self) -> list[Candidate]:
        """What has not been handed out, in the order it was found."""
        return list(self._by_key.values())

    def hole(self, words: str) -> None:
        """Note, once, why the list may not be whole; a stranger may give any number of reasons."""
        if words not in self.holes and len(self.holes) < MAX_HOLES:
            self.holes.append(words)

    def report(
        self,
        kind: RouteKind,
        address: str,
        listed: int,
        *,
        declared: int | None = None,
        cap: int | None = None,
        note: str = "",
    ) -> None:
        """Note what a route gave; `cap` where it shows no more than that."""
        elsewhere = self._away.pop(kind, Counter()).most_common()
        away = [f"{count} addresses on {host}" for host, count in elsewhere[:MAX_NAMED]]
        if more := sum(count for _, count in elsewhere[MAX_NAMED:]):
            away.append(f"{more} addresses on {len(elsewhere) - MAX_NAMED} other hosts")
        note = "; ".join((*([note] if note else []), *away))
        self.reports.append(
            RouteReport(route=kind, address=address, listed=listed, declared=declared, cap=cap, note=note)
        )

    def _wanted(self, url: str, claim: Claim) -> bool:
        parts = urlsplit(url)
        path = unquote(parts.path)
        if urls.key(url) == self._home or not _patterns_allow(self.task.site, url):
            return False
        if not urls.same_site(url, self.task.site.url):
            self._leave(url, claim)
            return False
        if claim.posts_only:
            return path not in ("", "/") or _SHORTLINK.search(parts.query) is not None
        if urls.never_post(url):
            return False
        shapes = self.task.platform.post_paths
        return not shapes or any(shape.search(path) for shape in shapes)

    def _leave(self, url: str, claim: Claim) -> None:
        """Say of an address on another host that it is left; a blog may stand on several hosts of one name."""
        host, own = ((urlsplit(u).hostname or "").removeprefix("www.") for u in (url, self.task.site.url))
        self._away.setdefault(claim.route, Counter())[host] += 1
        shared = self.task.shared or host in self.task.platform.shared_hosts
        if claim.posts_only and not shared and (host.endswith(f".{own}") or own.endswith(f".{host}")):
            self.hole(f"some posts stand on {host}; an entry of its own would archive them")
