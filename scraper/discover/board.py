"""Where the routes pin what they found: candidates by identity, reports by route, holes in words."""

from __future__ import annotations

from dataclasses import replace
from fnmatch import fnmatchcase
from urllib.parse import unquote, urlsplit

from scraper import urls
from scraper.discover.task import Task
from scraper.types import Candidate, Capture, Claim, Failure, FailureKind, Fetched, RouteKind, RouteReport, Source

#: a site that lists more than this is no small practice's blog, or a trap
MAX_CANDIDATES = 100_000


class Board:
    """What one discovery has found so far."""

    def __init__(self, task: Task, *, conditional: bool) -> None:
        self.task = task
        self.reports: list[RouteReport] = []
        #: why the list may not be whole, in words
        self.holes: list[str] = []
        self._conditional = conditional
        self._captures: dict[str, Fetched] = {}
        self._by_key: dict[str, Candidate] = {}
        self._key_of_id: dict[str, str] = {}
        self._taken: set[str] = set()
        self._home = urls.key(task.site.url)

    async def get(self, url: str) -> Fetched:
        """The answer of a route's address; asked once in a discovery, with validators on a revisit."""
        if url not in self._captures:
            if not self.task.allowed(url):
                return Failure(url=url, kind=FailureKind.ROBOTS, detail="robots.txt forbids it")
            answer = await self.task.get(url, conditional=self._conditional)
            if isinstance(answer, Failure):
                return answer
            self._captures[url] = answer
        return self._captures[url]

    def forget(self, capture: Capture) -> None:
        """Let go of an answer that will not be read again, so that memory stays flat."""
        self._captures.pop(capture.asked_url, None)

    def pin(self, url: str, claim: Claim, source: Source | None = None) -> Candidate | None:
        """Add what a route says of an address; the candidate as it stands now, None if it can't be one."""
        address = urls.clean(url, claim.address)
        if address is None or not self._wanted(address, claim):
            return None
        key = urls.key(address)
        if claim.platform_id is not None:
            key = self._key_of_id.setdefault(claim.platform_id, key)
        if key in self._taken:
            return None
        known = self._by_key.get(key)
        if known is None:
            if len(self._by_key) >= MAX_CANDIDATES:
                return None
            candidate = Candidate(url=address, key=key, claims=(claim,), source=source)
        else:
            candidate = replace(known, claims=(*known.claims, claim), source=source or known.source)
        self._by_key[key] = candidate
        return candidate

    def take(self, candidate: Candidate) -> Candidate:
        """Hand a candidate out: later claims on it change nothing any more."""
        self._taken.add(candidate.key)
        return self._by_key.pop(candidate.key, candidate)

    def rest(self) -> list[Candidate]:
        """What has not been handed out, in the order it was found."""
        return list(self._by_key.values())

    def has(self, url: str) -> bool:
        """True if a route named this address, in whatever spelling."""
        key = urls.key(url)
        return key in self._by_key or key in self._taken

    def report(
        self, kind: RouteKind, address: str, listed: int, *, declared: int | None = None, note: str = ""
    ) -> None:
        """Note what a route gave."""
        self.reports.append(RouteReport(route=kind, address=address, listed=listed, declared=declared, note=note))

    def _wanted(self, url: str, claim: Claim) -> bool:
        site = self.task.site
        path = unquote(urlsplit(url).path)
        if not urls.same_site(url, site.url) or urls.key(url) == self._home:
            return False
        if any(fnmatchcase(path, pattern) for pattern in site.exclude):
            return False
        if site.include and not any(fnmatchcase(path, pattern) for pattern in site.include):
            return False
        if claim.posts_only:
            return path not in ("", "/") or "p=" in urlsplit(url).query
        if urls.never_post(url):
            return False
        shapes = self.task.platform.post_paths
        return not shapes or any(shape.search(path) for shape in shapes)
