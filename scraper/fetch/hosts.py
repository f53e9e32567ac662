"""What all sessions of one fetcher share, and what one run knows of each host."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import httpx

from scraper.fetch.guard import GuardedBackend
from scraper.fetch.limits import Limits
from scraper.fetch.robots import Rules
from scraper.fetch.turns import Turns
from scraper.types import Clock, Failure, Sleep


@dataclass(slots=True)
class HostState:
    """One host in one run. `delay` in seconds: the longest that any site on it wishes."""

    name: str
    failures: int = 0
    #: set once the host is left for this run; every later request to it answers with it
    ended: Failure | None = None
    delay: float = 0.0
    rules: Rules | None = None
    #: seconds since 1970
    rules_until: float = 0.0
    robots_lock: asyncio.Lock = field(default_factory=asyncio.Lock)


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
