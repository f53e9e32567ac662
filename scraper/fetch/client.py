"""The fetcher: owns the client, its connections and what all sites share; hands out one session a site."""

from __future__ import annotations

import asyncio
import logging
import re
from dataclasses import replace
from http.cookiejar import CookieJar
from types import TracebackType
from typing import Self

import httpx

from scraper.fetch.guard import GuardedBackend, local_pair
from scraper.fetch.hosts import Shared
from scraper.fetch.limits import Limits
from scraper.fetch.memory import Memory
from scraper.fetch.robots import PRODUCT
from scraper.fetch.session import Session
from scraper.fetch.transport import GuardedTransport
from scraper.fetch.turns import Turns
from scraper.fetch.words import field_value
from scraper.types import Clock, Site, Sleep

PROJECT_URL = "https://github.com/therapy-blog-archiver/therapy-blog-archiver"
ACCEPT = b"text/html,application/xhtml+xml,application/xml;q=0.9,application/json;q=0.9,*/*;q=0.8"

# the libraries write every address and header they handle to these logs
for _name in ("httpx", "httpcore", "protego"):
    logging.getLogger(_name).setLevel(logging.WARNING)


def user_agent(version: str, contact: str | None) -> str:
    """The User-Agent (RFC 9110, 10.1.5): who we are, where to read about it, and whom to write to.

    `contact` is an e-mail address or a page of the operator; what can't stand in a header's comment is left out.
    """
    words = [f"+{PROJECT_URL}"]
    told = re.sub(r"[^\x20-\x7e]|[()\\;]", "", contact or "").strip()
    if told:
        words.append(f"contact {told}")
    return f"{PRODUCT}/{version} ({'; '.join(words)})"


def _headers(user_agent: str) -> list[tuple[bytes, bytes]]:
    """What every request carries."""
    agent = field_value(user_agent)
    if agent is None:
        raise ValueError("a user agent is one line of latin-1 text")
    return [(b"User-Agent", agent), (b"Accept", ACCEPT), (b"Accept-Encoding", b"gzip, deflate")]


class _NoCookies(CookieJar):
    """A jar that keeps nothing and gives nothing."""

    def extract_cookies(self, response: object, request: object) -> None:
        """Leave the cookies where they are."""

    def add_cookie_header(self, request: object) -> None:
        """Add nothing."""


class Fetcher:
    """The web for all sites of a run, as an async context manager.

    `clock` gives aware UTC times. `proxy` is the address of an HTTP proxy, only from the configuration: the
    environment is never asked. Raises ValueError for a user agent or a proxy address that can't be used.
    """

    def __init__(
        self,
        *,
        user_agent: str,
        turns: Turns,
        limits: Limits = Limits(),
        clock: Clock,
        sleep: Sleep = asyncio.sleep,
        proxy: str | None = None,
    ) -> None:
        guard = GuardedBackend()
        client = httpx.AsyncClient(
            transport=GuardedTransport(guard, proxy=proxy),
            trust_env=False,
            follow_redirects=False,
            cookies=_NoCookies(),
            timeout=httpx.Timeout(None, connect=limits.connect),
        )
        self._shared = Shared(
            client=client,
            guard=guard,
            turns=turns,
            limits=limits,
            clock=clock,
            sleep=sleep,
            proxied=proxy is not None,
            headers=_headers(user_agent),
        )

    @property
    def stopped(self) -> bool:
        """True once `stop` was called."""
        return self._shared.stopping.is_set()

    def session(
        self,
        site: Site,
        memory: Memory,
        *,
        user_agent: str | None = None,
        min_delay: float = 0.0,
        extra_hosts: frozenset[str] = frozenset(),
    ) -> Session:
        """One site's way to the web.

        `memory` captures and remembers for this site. `user_agent` is sent in place of the fetcher's. `min_delay`
        is what the platform asks for, in seconds.
        `extra_hosts` are hosts beside the site's own that it may be asked for, as `name` or `name:port`.
        """
        if site.allow_local:
            self._shared.guard.allow_local.add(local_pair(site))
        shared = self._shared
        if user_agent is not None:
            shared = replace(shared, headers=_headers(user_agent))
        return Session(shared, site, memory, min_delay=min_delay, extra_hosts=extra_hosts)

    def stop(self) -> None:
        """Let requests in flight finish and answer every other with Failure(STOPPED); waits end at once.

        Called in the loop's thread (a signal handler of the loop, a callback).
        """
        self._shared.stopping.set()

    async def __aenter__(self) -> Self:
        await self._shared.client.__aenter__()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None = None,
        error: BaseException | None = None,
        trace: TracebackType | None = None,
    ) -> None:
        await self._shared.client.__aexit__(kind, error, trace)
