"""How the time of a call grows with its input: for the tests that allow no more than linear time.

The time is that of the processor, so other work on the machine does not count. A call that looks slow is measured
again, several times, and the least of these times is taken before it is judged.
"""

from __future__ import annotations

import gc
import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

Given = TypeVar("Given")

#: small sizes first, so that a call whose time explodes is found while it still takes milliseconds
SMALL = (12, 16, 20, 24, 32, 44, 60, 80, 110, 150, 200, 400, 1_500, 6_000)
LARGE = (25_000, 50_000, 100_000)
#: how many times as long a call may take on an input of twice the size
MOST = 2.5
#: seconds: a call is judged at the large sizes if it takes as long as this, at the small ones only if far longer
QUICK = 0.006
LONG = 0.04
#: seconds: shorter times are mostly the clock's own
_NOISE = 0.0003
_AGAIN = 3


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep the garbage collector off, whose time depends on all objects of the process."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def seconds(work: Callable[[Given], object], given: Given) -> float:
    """The processor time of one call."""
    start = time.process_time()
    work(given)
    return time.process_time() - start


def _too_much(small: int, before: float, large: int, taken: float) -> bool:
    """True if the time grew more than inputs of these sizes allow."""
    return taken > max(before, _NOISE) * math.pow(large / small, math.log2(MOST))


def measured(
    work: Callable[[Given], object], make: Callable[[int], Given], sizes: tuple[int, ...], quick: float = QUICK
) -> tuple[str, float]:
    """What is wrong with the growth of a call's time, in words ("" for nothing), and the time at the last size.

    A time below `quick` is never wrong.
    """
    before, small = 0.0, sizes[0]
    with _no_collection():
        for size in sizes:
            given = make(size)
            taken = seconds(work, given)
            floor = quick if size > SMALL[-1] else LONG
            if size > small and taken > floor and _too_much(small, before, size, taken):
                smaller = make(small)
                before = min(seconds(work, smaller) for _ in range(_AGAIN))
                # what takes seconds is no accident of the clock
                taken = min(taken, *(seconds(work, given) for _ in range(_AGAIN if taken < 1 else 1)))
                if taken > floor and _too_much(small, before, size, taken):
                    return f"{before:.4f} s at {small}, {taken:.4f} s at {size}", taken
            before, small = taken, size
    return "", before


def growth(work: Callable[[Given], object], make: Callable[[int], Given]) -> str:
    """What is wrong with the growth of a call's time, in words; "" if it is at most that of its input.

    `make` gives an input of about the size it is asked for, in characters.
    """
    return measured(work, make, SMALL + LARGE)[0]
