"""An extractor with the event loop that its workers belong to, for tests that are plain functions."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import Any

from scraper.pipeline.workers import Extractor


class Extracting:
    """An extractor, and the loop in which its calls are run to their end."""

    def __init__(self, runner: asyncio.Runner, extractor: Extractor) -> None:
        self._runner = runner
        self.extractor = extractor

    def run(self, call: Coroutine[Any, Any, Any]) -> Any:
        """What the call gives."""
        return self._runner.run(call)


@contextmanager
def extracting(seconds: Callable[[], float] = time.monotonic) -> Iterator[Extracting]:
    """An extractor with one worker, which ends with it."""
    with asyncio.Runner() as runner:
        extractor = Extractor(1, seconds)
        try:
            yield Extracting(runner, extractor)
        finally:
            runner.run(extractor.__aexit__(None, None, None))
