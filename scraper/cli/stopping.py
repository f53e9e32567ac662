"""Ctrl-C and SIGTERM, for every command that asks the web."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable

from scraper.cli.say import complain

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


def on_signal(words: str) -> Callable[[Callable[[], None]], None]:
    """What an order calls, in its loop, with the function that stops it (`Order.on_start`).

    From then on the first signal says `words` and calls that function, so that the requests in flight finish; a
    second Ctrl-C ends the program at once.
    """

    def on_start(stop: Callable[[], None]) -> None:
        loop = asyncio.get_running_loop()

        def first() -> None:
            complain(words)
            stop()
            for number in _SIGNALS:
                loop.remove_signal_handler(number)

        for number in _SIGNALS:
            loop.add_signal_handler(number, first)

    return on_start
