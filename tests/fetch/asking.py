"""How tests of sessions ask, and how they look at what went wrong."""

from __future__ import annotations

import asyncio

from scraper.types import Failure, FailureKind, Fetched

from .helpers import World
from .server import Server, answer

OPEN = answer(b"User-agent: *\nDisallow: /closed\n")


def fetch(world: World, url: str, **more: bool) -> Fetched:
    """One address, asked for by a session of its own."""
    return world.run(url, lambda session: session.get(url, **more))


def failure(fetched: Fetched, kind: FailureKind) -> Failure:
    """The failure, which is of that kind and says something."""
    assert isinstance(fetched, Failure), fetched
    assert fetched.kind is kind, fetched
    assert fetched.detail
    return fetched


async def until_asked(server: Server, target: str) -> None:
    """Wait until the server was asked for that."""
    while server.asked(target) == 0:  # noqa: ASYNC110 - the server lives in another thread
        await asyncio.sleep(0.002)
