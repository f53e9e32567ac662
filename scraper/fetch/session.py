"""One site's way to the web: scope, robots, turns, retries, redirects and capture, done before `get` returns."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import httpx

from scraper import urls
from scraper.fetch.exchange import (
    KEPT_STATUSES,
    Answer,
    judge,
    send,
    unpack,
    worth_keeping,
)
from scraper.fetch.gate import RobotsGate
from scraper.fetch.hosts import HostState, Shared
from scraper.fetch.memory import Memory
from scraper.fetch.redirects import REDIRECTS, location, other_scheme
from scraper.fetch.retry import RETRYABLE_STATUSES, retry_after, with_retries
from scraper.fetch.robots import Rules
from scraper.fetch.turns import HostLeft, Interrupted, Turn, pause
from scraper.fetch.words import field_value, minute, plain
from scraper.types import Capture, Failure, FailureKind, Fetched, Response, Site


class Session:
    """The requests of one site; made by `Fetcher.session`. `get` is a `types.Get`.

    Sites on one host share its turns, its robots.txt and its end.
    """

    def __init__(
        self, shared: Shared, site: Site, memory: Memory, *, min_delay: float, extra_hosts: frozenset[str]
    ) -> None:
        self._shared = shared
        self._memory = memory
        self._site = site
        self._host = urls.host(site.url)
        self._extra_hosts = extra_hosts
        self._delay = max(0.0, site.delay, min_delay)
        self._gate = RobotsGate(shared, memory, self._ask_robots)
        #: requests made over the network, robots.txt, redirects and retries included
        self.requests = 0

    @property
    def ended(self) -> Failure | None:
        """Why the site's host is left for the rest of this run, or None while it is not."""
        return self._shared.host(self._host).ended

    def reach(self, hosts: Iterable[str]) -> None:
        """Take these hosts, beside the site's own, for part of it; `name` or `name:port`."""
        self._extra_hosts |= frozenset(hosts)

    def demand_delay(self, seconds: float) -> None:
        """Ask for at least this delay (seconds, start to start) from now on; it never gets shorter."""
        if math.isfinite(seconds):
            self._delay = max(self._delay, seconds)

    async def robots(self, url: str | None = None) -> Rules:
        """The robots.txt of the address's host, of the site's own by default. Raises ArchiveError only."""
        return await self._gate.rules(self._site.url if url is None else url)

    async def get(self, url: str, *, conditional: bool = False, packed: bool = False) -> Fetched:
        """Fetch and capture one address, redirects followed.

        `conditional` sends the stored validators as they were stored (RFC 9110, 13.1). With `packed` the content
        coding stays, where there is one: who reads the page undoes it. What goes wrong on the web
        comes back as a Failure for the address asked for; ArchiveError is raised as it comes.
        """
        asked = urls.clean(url)
        if asked is None:
            return Failure(
                url=plain(url, 2048), kind=FailureKind.BAD_URL, detail="not an address that can be asked"
            )
        seen: set[str] = set()
        current, cookies = asked, ""
        for _ in range(self._shared.limits.redirects + 1):
            fetched = await self._hop(current, conditional)
            if isinstance(fetched, Failure):
                return _failure_of(asked, current, fetched)
            if fetched.response.status not in REDIRECTS:
                return await self._come(replace(fetched, asked_url=asked), packed=packed)
            seen.add(current)
            if fetched.response.header("set-cookie") is not None:
                cookies = "; the site wants cookies, which are not sent"
            target = location(fetched.response)
            if target is None:
                return _leads_nowhere(asked, current, fetched.response)
            if target in seen:
                return _redirects(asked, f"the redirects of {plain(asked)} go in a circle{cookies}")
            current = target
        most = self._shared.limits.redirects
        return _redirects(asked, f"more than {most} redirects from {plain(asked)}{cookies}")

    async def _come(self, capture: Capture, *, packed: bool) -> Fetched:
        """What a request came to in the end, with its content."""
        response = capture.response
        if response.content is not None or (packed and response.coding is not None):
            return capture
        unpacked = await unpack(response, self._shared.limits)
        if isinstance(unpacked, Failure):
            return _failure_of(capture.asked_url, response.url, unpacked)
        return replace(capture, response=unpacked)

    async def _hop(self, url: str, conditional: bool) -> Fetched:
        """One address, redirects not followed: checked, replayed or asked, recorded."""
        try:
            sent = httpx.URL(url)
        except (httpx.InvalidURL, ValueError, UnicodeError) as error:
            return Failure(url=url, kind=FailureKind.BAD_URL, detail=plain(f"the address can't be asked: {error}"))
        state = self._shared.host(urls.host(url))
        # `/a/../b` is sent as `/b`; what is checked is what is sent
        target = sent.raw_path.decode("ascii")
        refused = self._refused(url, state) or await self._forbidden(urls.origin(url) + target, state)
        if refused is not None:
            return refused
        replayed = _replayed(url, self._memory.replay(url))
        if replayed is not None:
            return replayed
        answer = await self._ask(url, conditional=conditional)
        return self._recorded(url, answer, conditional)

    def _recorded(self, url: str, answer: Answer, conditional: bool) -> Fetched:
        response = answer.response
        capture: Capture | None = None
        if response is not None and worth_keeping(response) and (response.status != 304 or conditional):
            capture = self._memory.record(url, response)
        if answer.failure is not None:
            return answer.failure
        assert capture is not None
        return capture

    def _refused(self, url: str, state: HostState) -> Failure | None:
        """Why nothing may be sent to the address: we stop, the host is left, or it is not this site's business."""
        if self._shared.stopping.is_set():
            return Failure(url=url, kind=FailureKind.STOPPED, detail="the run is being stopped")
        if state.ended is not None:
            return replace(state.ended, url=url)
        if not self._in_scope(url, state):
            detail = plain(f"{state.name} is not part of {self._site.url}")
            return Failure(url=url, kind=FailureKind.OUT_OF_SCOPE, detail=detail)
        return None

    def _in_scope(self, url: str, state: HostState) -> bool:
        extra = self._extra_hosts
        if urls.same_site(url, self._site.url):
            return True
        return bool(extra) and (state.name in extra or state.name.rpartition(":")[0] in extra)

    async def _forbidden(self, url: str, state: HostState) -> Failure | None:
        """Why robots.txt keeps us away, or None."""
        rules = await self._gate.rules(url)
        if rules.allowed(url) and (rules.crawl_delay or 0.0) <= self._shared.limits.crawl_delay:
            return None
        again = self._refused(url, state)
        if again is not None:
            return again
        if rules.closed_because is not None:
            return Failure(url=url, kind=FailureKind.ROBOTS_UNREADABLE, detail=plain(rules.closed_because, 400))
        detail = f"robots.txt of {state.name} does not allow it"
        if rules.allowed(url):
            most = self._shared.limits.crawl_delay
            detail = (
                f"robots.txt of {state.name} asks for {rules.crawl_delay:g} s between requests, more than the "
                f"{most:g} s we can give, so the host is left alone"
            )
        return Failure(url=url, kind=FailureKind.ROBOTS, detail=plain(detail))

    # asking

    async def _ask_robots(self, url: str) -> Answer:
        answer = await self._ask(url, conditional=False)
        if answer.response is not None and worth_keeping(answer.response) and answer.response.status != 304:
            self._memory.record(url, answer.response)
        return answer

    async def _ask(self, url: str, *, conditional: bool) -> Answer:
        """Send one request, again where that makes sense, and reckon up what it says of its host."""
        shared = self._shared
        state = shared.host(urls.host(url))
        headers = self._headers(url) if conditional else shared.headers
        conditional = conditional and len(headers) > len(shared.headers)

        async def attempt() -> Answer:
            return await self._attempt(url, headers, state, conditional)

        async def wait(seconds: float) -> None:
            await pause(shared.sleep, seconds, shared.stopping)

        answer = await with_retries(attempt, shared.limits, shared.clock, wait)
        state.reckon(answer, shared.limits)
        return answer

    def _headers(self, url: str) -> list[tuple[bytes, bytes]]:
        etag, modified = (field_value(text) for text in self._memory.validators(url))
        headers = list(self._shared.headers)
        if etag is not None:
            headers.append((b"If-None-Match", etag))
        if modified is not None:
            headers.append((b"If-Modified-Since", modified))
        return headers

    async def _attempt(
        self, url: str, headers: list[tuple[bytes, bytes]], state: HostState, conditional: bool
    ) -> Answer:
        """One sending, in the host's turn."""
        shared, limits = self._shared, self._shared.limits
        refused = self._held_back(url, state)
        if refused is not None:
            return Answer(failure=refused)
        delay = self._delay_of(state)
        try:
            async with shared.turns.turn(
                state.name, delay, patience=limits.retry_after, stop=shared.stopping
            ) as turn:
                refused = self._held_back(url, state)
                if refused is not None:
                    turn.skip()
                    return Answer(failure=refused)
                self.requests += 1
                began = shared.clock()
                came = await send(shared.client, url, headers, limits, shared.clock, turn.sent)
                took = (shared.clock() - began).total_seconds()
                retry_at = self._heed(came, turn, state) if isinstance(came, Response) else None
        except HostLeft as left:
            until = datetime.fromtimestamp(left.until, UTC)
            return Answer(failure=state.end(url, left.reason, until))
        except Interrupted:
            return Answer(failure=Failure(url=url, kind=FailureKind.STOPPED, detail="the run is being stopped"))
        if isinstance(came, Failure):
            answer = Answer(failure=came)
        else:
            answer = judge(replace(came, ip=None) if shared.proxied else came, conditional=conditional)
        state.tried(answer, took, limits)
        if answer.failure is None:
            return answer
        if state.ended is not None and not answer.usable:
            return replace(answer, failure=replace(state.ended, url=url, status=answer.failure.status))
        return replace(answer, failure=replace(answer.failure, retry_at=retry_at))

    def _held_back(self, url: str, state: HostState) -> Failure | None:
        """As `_refused`, for hops of robots.txt too: any host is in scope, but no other site's local host."""
        if self._shared.stopping.is_set():
            return Failure(url=url, kind=FailureKind.STOPPED, detail="the run is being stopped")
        if state.ended is not None:
            return replace(state.ended, url=url)
        name, _, port = state.name.rpartition(":")
        if state.name != self._host and (name, int(port)) in self._shared.guard.allow_local:
            detail = f"{state.name} is local and not the host of {self._site.name}"
            return Failure(url=url, kind=FailureKind.FORBIDDEN_ADDRESS, detail=plain(detail))
        return None

    def _delay_of(self, state: HostState) -> float:
        """Seconds, start to start: the longest that this site, others on the host, or its robots.txt wish."""
        state.delay = max(state.delay, self._delay)
        asked = state.rules.crawl_delay if state.rules is not None else None
        return max(state.delay, min(asked or 0.0, self._shared.limits.crawl_delay))

    def _heed(self, response: Response, turn: Turn, state: HostState) -> datetime | None:
        """Obey Retry-After for the whole host, this run and the next; give back when it may be asked again."""
        if response.status not in RETRYABLE_STATUSES:
            return None
        limits, now = self._shared.limits, self._shared.clock()
        seconds = retry_after(response.header("retry-after"), now)
        if seconds is None:
            return None
        until = now + timedelta(seconds=min(seconds, limits.leave))
        words = f"{state.name} answered {response.status} and asks to be left until {minute(until)}"
        turn.leave_until(until.timestamp(), words)
        if seconds > limits.retry_after:
            state.end(response.url, words, until)
        return until


def _replayed(url: str, capture: Capture | None) -> Fetched | None:
    """What an earlier exchange comes to now: the same as it did then, or None where it has to be asked again."""
    if capture is None:
        return None
    response = capture.response
    if response.status in KEPT_STATUSES:
        words = plain(f"the host answered {response.status} {response.reason}")
        return Failure(url=url, kind=FailureKind.STATUS, detail=words, status=response.status)
    if response.status in REDIRECTS or (response.content is not None and not response.truncated):
        return capture
    return None


def _redirects(url: str, words: str) -> Failure:
    return Failure(url=url, kind=FailureKind.REDIRECTS, detail=words)


def _leads_nowhere(asked: str, current: str, response: Response) -> Failure:
    """A redirect without an address that can be asked."""
    scheme = other_scheme(response)
    if scheme is None:
        return _redirects(asked, f"{plain(current)} redirects without saying where to")
    words = plain(f"{plain(current)} redirects to a {scheme[:20]}: address, which is not a web page", 300)
    return Failure(url=asked, kind=FailureKind.NOT_WEB, detail=words)


def _failure_of(asked: str, current: str, failure: Failure) -> Failure:
    """A hop's failure as that of the address asked for."""
    if current == asked:
        return failure if failure.url == asked else replace(failure, url=asked)
    return replace(failure, url=asked, detail=plain(f"redirected to {current}: {failure.detail}", 400))
