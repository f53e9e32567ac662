"""Asking for a page that may belong to a blog, without an archive: what came, or why that is the end of it."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, replace

from scraper import urls
from scraper.discover.feeds import parse_feed
from scraper.fetch import Fetcher, Rules, Session
from scraper.fetch.guard import is_local
from scraper.pipeline.elsewhere import home_of, no_blog
from scraper.pipeline.looks import Looks, is_html, look_at, no_page
from scraper.pipeline.probing.shelf import Shelf
from scraper.pipeline.workers import Extractor
from scraper.types import Capture, Clock, Failure, FailureKind, ProbeEnd, Response, Site, UnreadableError

_CLOSED = "robots.txt does not allow us to read this; only the owner of the site can change that"
#: what an operator can do about a status of the first page
_REMEDIES = {
    401: "it is not open to the public",
    403: "it does not let this program in: leave it alone, or ask its owner",
    404: "check the address",
    410: "check the address",
}


class Ended(Exception):  # noqa: N818 - reads as the fact it states
    """There is no blog to be had here. `instead` is the address to give, where there is one."""

    def __init__(self, end: ProbeEnd, reason: str, instead: str | None = None) -> None:
        super().__init__(reason)
        self.end = end
        self.reason = reason
        self.instead = instead


@dataclass(frozen=True, kw_only=True, slots=True)
class Tools:
    """What all probes of a run share. `delay` in seconds, as an entry gets it that states none."""

    fetcher: Fetcher
    extractor: Extractor
    clock: Clock
    delay: float
    allow_local: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Visit:
    """A page that came, with what it tells of its site. The site's address is the one an entry should have."""

    site: Site
    session: Session
    rules: Rules
    answer: Capture
    looks: Looks

    @property
    def local(self) -> bool:
        """True if the host stands on this machine or in its network."""
        ip = self.answer.response.ip
        return ip is not None and is_local(ipaddress.ip_address(ip))


class Visitor:
    """The requests of one probe."""

    def __init__(self, tools: Tools, address: str) -> None:
        self._tools = tools
        self._address = address
        self._sessions: list[Session] = []
        #: the address was that of a feed
        self.from_feed = False

    @property
    def requests(self) -> int:
        """The requests made so far."""
        return sum(session.requests for session in self._sessions)

    async def visit(self, url: str) -> Visit:
        """The page at an address; for a feed the home of the site it belongs to. Raises Ended."""
        site, session, answer = await self._ask(url)
        response = answer.response
        if not is_html(response):
            return await self._site_of_feed(response)
        site = replace(site, url=_settled(url, response.url))
        try:
            looks = await look_at(answer, self._tools.extractor.document, site_url=site.url)
        except UnreadableError as error:
            raise _unreadable(error) from None
        visit = Visit(
            site=site,
            session=session,
            rules=await session.robots(response.url),
            answer=answer,
            looks=looks,
        )
        if looks.login:
            raise Ended(ProbeEnd.LOGIN, "it is a page to log in; give the address of the blog itself")
        self._keep_pace(visit)
        return visit

    async def page(self, url: str) -> Response:
        """What stands at an address, not looked at but for being a web page. Raises Ended."""
        _, _, answer = await self._ask(url)
        if not is_html(answer.response):
            raise Ended(ProbeEnd.NOT_A_PAGE, f"{no_page(answer.response)}; give the address of a post")
        return answer.response

    async def _ask(self, url: str) -> tuple[Site, Session, Capture]:
        """The answer of an address, asked for as an entry of its own would be. Raises Ended."""
        # what is opened on this machine is the host that was given, whatever a page there links
        local = self._tools.allow_local and urls.same_site(url, self._address)
        site = Site(name=urls.site_name(url), url=url, delay=self._tools.delay, allow_local=local)
        shelf = Shelf()
        session = self._tools.fetcher.session(site, shelf)
        self._sessions.append(session)
        rules = await session.robots()
        self.heed_stop()
        if rules.closed_because is not None:
            raise Ended(ProbeEnd.UNREACHABLE, rules.closed_because)
        if not rules.allowed(url):
            raise Ended(ProbeEnd.ROBOTS, _CLOSED)
        answer = await session.get(url)
        if isinstance(answer, Failure):
            raise _ended(answer, shelf)
        return site, session, answer

    def heed_stop(self) -> None:
        """Raise Ended if the run is being stopped."""
        if self._tools.fetcher.stopped:
            raise Ended(ProbeEnd.INTERRUPTED, "stopped")

    async def _site_of_feed(self, response: Response) -> Visit:
        kind = response.header("content-type")
        read = self._tools.extractor.document
        try:
            feed = await read(parse_feed, response.content or b"", response.url, kind, self._tools.clock())
        except UnreadableError as error:
            raise _unreadable(error) from None
        home = (
            urls.untracked(feed.site_url)
            if feed.site_url
            else next((home_of(item.url) for item in feed.items), None)
        )
        if feed.kind == "invalid" or home is None or self.from_feed:
            raise Ended(ProbeEnd.NOT_A_PAGE, f"{no_page(response)}; give the blog's home page")
        if verdict := no_blog(home):
            raise Ended(*verdict)
        self.from_feed = True
        return await self.visit(home)

    def _keep_pace(self, visit: Visit) -> None:
        platform = visit.looks.detection.platform
        visit.session.reach(platform.hosts)
        if not visit.local:
            visit.session.demand_delay(platform.min_delay)


def _settled(asked: str, answered: str) -> str:
    """The address for an entry: as it answered, but a home that leads to its first page stays the home.

    What was added to tell where readers come from is none of its.
    """
    if urls.key(asked) != urls.key(answered) and urls.key(asked) == urls.key(home_of(asked)):
        return home_of(answered)
    return urls.untracked(answered)


def _unreadable(error: UnreadableError) -> Ended:
    return Ended(ProbeEnd.NOT_A_PAGE, f"it could not be read ({error})")


def _ended(failure: Failure, shelf: Shelf) -> Ended:
    """The end of a visit whose page did not come, with what its operator can do."""
    if failure.kind is FailureKind.STOPPED:
        return Ended(ProbeEnd.INTERRUPTED, "stopped")
    if failure.kind is FailureKind.ROBOTS:
        return Ended(ProbeEnd.ROBOTS, failure.detail)
    if failure.kind is FailureKind.OUT_OF_SCOPE and shelf.redirect is not None:
        verdict = no_blog(shelf.redirect)
        if verdict is not None:
            return Ended(verdict[0], f"it leads to {verdict[1]}")
        there = shelf.redirect
        return Ended(ProbeEnd.MOVED, f"it leads to another host; give {there} instead", instead=there)
    remedy = _REMEDIES.get(failure.status or 0)
    reason = f"{failure.detail}; {remedy}" if remedy else failure.detail
    if failure.kind in (FailureKind.TOO_LARGE, FailureKind.BAD_ENCODING, FailureKind.NOT_WEB):
        return Ended(ProbeEnd.NOT_A_PAGE, reason)
    return Ended(ProbeEnd.NO_BLOG if failure.status in (404, 410) else ProbeEnd.UNREACHABLE, reason)
