"""What all sessions of one fetcher share, and what one run knows of each host."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import datetime

import httpx

from scraper.fetch.exchange import NETWORK, Answer
from scraper.fetch.guard import GuardedBackend
from scraper.fetch.limits import Limits
from scraper.fetch.robots import Rules
from scraper.fetch.turns import Turns
from scraper.fetch.words import plain
from scraper.types import Clock, Failure, FailureKind, Sleep


@dataclass(slots=True)
class HostState:
    """One host in one run. `delay` in seconds: the longest that any site on it wishes."""

    name: str
    #: requests in a row that failed
    failures: int = 0
    #: requests in a row that got no answer in time
    timeouts: int = 0
    #: seconds that sendings took since the last usable answer
    waited: float = 0.0
    #: set once the host is left for this run; every later request to it answers with it
    ended: Failure | None = None
    delay: float = 0.0
    rules: Rules | None = None
    #: seconds since 1970
    rules_until: float = 0.0
    robots_lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    def tried(self, answer: Answer, seconds: float, limits: Limits) -> None:
        """Count one sending, which took `seconds`; leave the host if one more could exceed `host_silence`."""
        if answer.usable:
            self.waited = 0.0
            return
        self.waited += min(max(0.0, seconds), limits.deadline)
        if self.waited + limits.deadline > limits.host_silence:
            self._give_up(answer.failure, f"{self.waited:.0f} s without a usable answer")

    def reckon(self, answer: Answer, limits: Limits) -> None:
        """Count a request with its retries: too many failures end the host, a usable answer resets the counts."""
        failure = answer.failure
        if failure is None or answer.usable:
            self.failures = self.timeouts = 0
            return
        if answer.timed_out:
            self.timeouts += 1
        elif answer.response is not None:
            self.timeouts = 0
        if _speaks_of_the_host(failure):
            self.failures += 1
        if self.timeouts >= limits.host_timeouts:
            self._give_up(failure, f"{self.timeouts} requests in a row without an answer in time")
        elif self.failures >= limits.host_failures:
            self._give_up(failure, f"{self.failures} failures in a row")

    def _give_up(self, last: Failure | None, after: str) -> None:
        if self.ended is None and last is not None:
            words = f"{self.name} is left for this run after {after}, the last: {last.detail}"
            self.end(last.url, words, last.retry_at)

    def end(self, url: str, words: str, until: datetime | None) -> Failure:
        """Leave the host for the rest of this run; give back the failure that says so."""
        self.ended = Failure(url=url, kind=FailureKind.HOST_ENDED, detail=plain(words, 300), retry_at=until)
        return self.ended


def _speaks_of_the_host(failure: Failure) -> bool:
    """True if the failure is about the host and not about one page."""
    status = failure.status or 0
    return failure.kind in (*NETWORK, FailureKind.PROTOCOL, FailureKind.TRUNCATED) or (
        failure.kind is FailureKind.STATUS and (status in (403, 429) or status >= 500)
    )


@dataclass(kw_only=True, slots=True)
class Shared:
    """The tools of one fetcher."""

    client: httpx.AsyncClient
    guard: GuardedBackend
    turns: Turns
    limits: Limits
    clock: Clock
    sleep: Sleep
    #: a proxy stands between, so that the address connected to is not the host's
    proxied: bool
    #: what every request carries
    headers: list[tuple[bytes, bytes]]
    stopping: asyncio.Event = field(default_factory=asyncio.Event)
    hosts: dict[str, HostState] = field(default_factory=dict)

    def host(self, name: str) -> HostState:
        """The state of a host (`name:port`), made on first use."""
        state = self.hosts.get(name)
        if state is None:
            state = self.hosts[name] = HostState(name)
        return state
