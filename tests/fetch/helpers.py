"""A clock that is moved by sleeping, a memory that remembers in lists, and a way to run one session."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from scraper.fetch import Fetcher, Limits, RobotsCopy, Session, Turns
from scraper.types import Capture, Response, Site

T = TypeVar("T")
START = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


class Time:
    """A clock of which every sleep takes no time and moves it on."""

    def __init__(self) -> None:
        self.now = START
        self.slept: list[float] = []

    def clock(self) -> datetime:
        return self.now

    def epoch(self) -> float:
        return self.now.timestamp()

    def pass_by(self, **parts: float) -> None:
        self.now += timedelta(**parts)

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += timedelta(seconds=seconds)
        await asyncio.sleep(0)

    @property
    def waits(self) -> list[float]:
        """The sleeps that are more than rounding."""
        return [seconds for seconds in self.slept if seconds > 0.001]


class FakeMemory:
    """An archive in lists."""

    def __init__(self) -> None:
        self.recorded: list[tuple[str, Response]] = []
        self.known: dict[str, tuple[str | None, str | None]] = {}
        self.replays: dict[str, Capture] = {}
        self.earlier = b"earlier"
        self.copies: dict[str, RobotsCopy] = {}
        self.kept = 0

    def validators(self, url: str) -> tuple[str | None, str | None]:
        return self.known.get(url, (None, None))

    def replay(self, url: str) -> Capture | None:
        return self.replays.get(url)

    def record(self, url: str, response: Response) -> Capture:
        self.recorded.append((url, response))
        unchanged = response.status == 304
        if unchanged:
            response = replace(response, content=self.earlier)
        return Capture(id=len(self.recorded), asked_url=url, response=response, unchanged=unchanged)

    def robots_copy(self, host: str) -> RobotsCopy | None:
        return self.copies.get(host)

    def keep_robots(self, host: str, copy: RobotsCopy) -> None:
        self.kept += 1
        self.copies[host] = copy

    def pages(self) -> list[tuple[str, Response]]:
        """What was recorded, robots.txt left out."""
        return [(url, response) for url, response in self.recorded if not url.endswith("/robots.txt")]


class World:
    """Everything one test needs: time, memory, turns, and fetchers on top of them."""

    def __init__(self, folder: Path, limits: Limits | None = None, proxy: str | None = None) -> None:
        self.time = Time()
        self.memory = FakeMemory()
        self.folder = folder
        self.limits = limits or Limits()
        self.proxy = proxy

    def turns(self) -> Turns:
        return Turns(self.folder, clock=self.time.epoch, sleep=self.time.sleep, jitter=lambda: 0.0)

    def fetcher(self) -> Fetcher:
        return Fetcher(
            user_agent="therapy-blog-archiver/test (+https://example.org)",
            turns=self.turns(),
            limits=self.limits,
            clock=self.time.clock,
            sleep=self.time.sleep,
            proxy=self.proxy,
        )

    def run(self, url: str, work: Callable[[Session], Awaitable[T]], **site: object) -> T:
        """Run `work` with a session for a site at `url` that may be local."""

        async def main() -> T:
            async with self.fetcher() as fetcher:
                return await work(fetcher.session(a_site(url, **site), self.memory))

        return asyncio.run(main())


def a_site(url: str, **more: object) -> Site:
    return Site(**{"name": "blog", "url": url, "delay": 0.0, "allow_local": True, **more})  # type: ignore[arg-type]
