"""How busy the crawling process is: with no time left it lets others read pages, and else it needs no others."""

from __future__ import annotations

import time
from collections.abc import Callable

#: seconds that have gone by, and seconds of them that this process was at work
Clocks = Callable[[], tuple[float, float]]


def clocks() -> tuple[float, float]:
    """The clocks of the system."""
    return time.monotonic(), time.process_time()


class Load:
    """How much this process has been at work from now on."""

    def __init__(self, clocks: Clocks = clocks) -> None:
        self._clocks = clocks
        self._begin, self._worked = clocks()

    def seen(self) -> tuple[float, float]:
        """Seconds since the beginning, and the share of them (0 to 1, more where threads work side by side)."""
        now, worked = self._clocks()
        passed = now - self._begin
        return passed, (worked - self._worked) / passed if passed > 0 else 0.0
