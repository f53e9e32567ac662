"""Long loops in the crawling process: other sites' work goes on in between."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from typing import TypeVar

T = TypeVar("T")
#: steps of a loop, of some 10 to 100 µs each, between two pauses
STEPS = 200


async def gently(things: Iterable[T]) -> AsyncIterator[T]:
    """Give the things one by one, and let other tasks of the event loop run now and then."""
    for step, thing in enumerate(things, 1):
        if step % STEPS == 0:
            await asyncio.sleep(0)
        yield thing
