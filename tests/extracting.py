"""An extractor with the event loop that its workers belong to, for tests that are plain functions."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import Any

from scraper.pipeline.load import Clocks, clocks
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
def extracting(clocks: Clocks = clocks) -> Iterator[Extracting]:
    """An extractor with one worker, which ends with it."""
    with asyncio.Runner() as runner:
        extractor = Extractor(1, clocks)
        try:
            yield Extracting(runner, extractor)
        finally:
            runner.run(extractor.__aexit__(None, None, None))
