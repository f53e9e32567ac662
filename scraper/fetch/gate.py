"""robots.txt had from hosts: asked for once in 24 hours, kept in the archive, and closed where it can't be known.

RFC 9309, 2.3.1 and 2.4: 2xx is read; up to five redirects are followed, to other hosts too; 4xx but 429 means
there are no rules; 429, 5xx and every failure to reach the file mean the last good copy if it is at most seven
days old, else nothing may be asked.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime

from scraper import urls
from scraper.fetch.exchange import NETWORK, Answer, unpack
from scraper.fetch.hosts import Shared
from scraper.fetch.memory import Memory, RobotsCopy
from scraper.fetch.redirects import REDIRECTS, location
from scraper.fetch.robots import Rules, parse
from scraper.types import Failure, FailureKind

#: sends one request, retries and turns included
Ask = Callable[[str], Awaitable[Answer]]


class RobotsGate:
    """The rules of hosts, for one fetcher; sites on one host share them."""

    def __init__(self, shared: Shared, memory: Memory, ask: Ask) -> None:
        self._shared = shared
        self._memory = memory
        self._ask = ask

    async def rules(self, url: str) -> Rules:
        """The rules of the address's host, asked for if no copy is fresh. Only ArchiveError is raised."""
        shared = self._shared
        state = shared.host(urls.host(url))
        if state.rules is not None and shared.clock().timestamp() < state.rules_until:
            return state.rules
        async with state.robots_lock:
            now = shared.clock()
            if state.rules is not None and now.timestamp() < state.rules_until:
                return state.rules
            copy = self._memory.robots_copy(state.name)
            if copy is None or abs((now - copy.fetched_at).total_seconds()) >= shared.limits.robots_fresh:
                return await self._renew(url, state.name, copy)
            rules = _rules(copy, url)
            state.rules, state.rules_until = rules, copy.fetched_at.timestamp() + shared.limits.robots_fresh
            return rules

    async def _renew(self, url: str, name: str, old: RobotsCopy | None) -> Rules:
        shared = self._shared
        state = shared.host(name)
        found = await self._fetch(f"{urls.origin(url)}/robots.txt")
        if isinstance(found, RobotsCopy):
            self._memory.keep_robots(name, found)
            state.rules, lasts = _rules(found, url), shared.limits.robots_fresh
        else:
            state.rules, lasts = self._without(found, old, url), shared.limits.robots_again
        rules = state.rules
        state.rules_until = shared.clock().timestamp() + lasts
        if shared.stopping.is_set() and not isinstance(found, RobotsCopy):
            state.rules = None  # we stopped; the host did not fail
        return rules

    def _without(self, failure: Failure, old: RobotsCopy | None, url: str) -> Rules:
        """What holds where the file can't be had."""
        if old is not None and _age(old, self._shared.clock()) <= self._shared.limits.robots_stale:
            return _rules(old, url)
        what, host = failure.detail, urls.host(url)
        if failure.kind in NETWORK:
            # nobody was reached: that comes first, whatever was to be asked
            return Rules.closed(f"{what} (robots.txt can't be had, so nothing there is asked)", failure.kind)
        return Rules.closed(f"robots.txt of {host} can't be had ({what}), so nothing there is asked", failure.kind)

    async def _fetch(self, url: str) -> RobotsCopy | Failure:
        """The answer, or why there is none."""
        current = url
        for _ in range(self._shared.limits.robots_redirects + 1):
            answer = await self._ask(current)
            response, failure = answer.response, answer.failure
            if response is None:
                assert failure is not None
                return failure
            if response.status in REDIRECTS:
                target = location(response)
                if target is None:
                    return Failure(url=url, kind=FailureKind.REDIRECTS, detail="a redirect that leads nowhere")
                current = target
            elif failure is None:
                unpacked = await unpack(response, self._shared.limits)
                if isinstance(unpacked, Failure):
                    return unpacked
                body = unpacked.content or b""
                return RobotsCopy(fetched_at=response.fetched_at, status=response.status, body=body)
            elif 400 <= response.status < 500 and response.status != 429:
                return RobotsCopy(fetched_at=response.fetched_at, status=response.status, body=b"")
            else:
                assert failure is not None
                return failure
        words = f"more than {self._shared.limits.robots_redirects} redirects"
        return Failure(url=url, kind=FailureKind.REDIRECTS, detail=words)


def _age(copy: RobotsCopy, now: datetime) -> float:
    return (now - copy.fetched_at).total_seconds()


def _rules(copy: RobotsCopy, url: str) -> Rules:
    if 200 <= copy.status < 300:
        return parse(copy.body, urls.origin(url) + "/robots.txt")
    return Rules.everything_allowed()
