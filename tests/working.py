"""Calls for worker processes, for the tests of those."""

from __future__ import annotations

import os
import time
from pathlib import Path

_ENDING = 30.0


def same(value: object) -> object:
    return value


def pid() -> int:
    return os.getpid()


def die(_: object) -> None:
    os._exit(3)


def sleep(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def fail() -> None:
    raise ValueError("a fault")


def fail_oddly() -> None:
    class Odd(Exception):  # noqa: N818
        """Of a class that the other side can't find."""

    raise Odd


class OddError(Exception):
    """Of which its own arguments make no other."""

    def __init__(self, page: str, line: int) -> None:
        super().__init__(f"{page}, {line}")


def fail_with_arguments() -> None:
    raise OddError("p", 3)


def chatter() -> str:
    print("something that is no answer", flush=True)  # noqa: T201 - what it is for
    os.write(1, b"nor is this")
    return "said"


def has_ended(number: int) -> bool:
    """True once that process is gone; False if it is still there half a minute later."""
    end = time.monotonic() + _ENDING
    while time.monotonic() < end:
        try:
            state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            state = "gone"
        try:
            os.kill(number, 0)
        except ProcessLookupError:
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False
