"""Turns: one host is asked one thing at a time, whatever the number of sites, archives and processes.

A host (lower-case name and port) has one lock in this process and one lock file in the user's state folder. The
file is locked (flock, which dies with its process) while a request is under way, and holds when the next may
start: `{"host": "example.org:443", "next": 1772460305.25, "reason": ""}`, in seconds since 1970. It is written
before a request goes out, so that a crash forgets nothing, and again after the answer. A `reason` says that the
host itself asked to be left until then.
"""

from __future__ import annotations

import asyncio
import math
import os
import random
import sys
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from scraper.errors import ArchiveError
from scraper.fetch.seats import FARTHEST, Seat, file_name
from scraper.types import Sleep

#: an answer that took `SLOW_FROM` seconds or more asks for a pause of `SLOW_FACTOR` times its duration
SLOW_FROM = 0.5
SLOW_FACTOR = 3.0
SLOW_MOST = 60.0
#: seconds between two looks at a lock that another process holds
POLL = 0.1
#: lock files kept open while nobody uses them
OPEN_FILES = 64


class StateFolderError(ArchiveError):
    """The folder that holds the turns can't be made or written."""


class HostLeft(Exception):  # noqa: N818 - reads as the fact it states
    """The host asked to be left for longer than the caller's patience. `until` in seconds since 1970."""

    def __init__(self, host: str, until: float, reason: str) -> None:
        super().__init__(reason)
        self.host = host
        self.until = until
        self.reason = reason


class Interrupted(Exception):  # noqa: N818
    """The wait for a turn was ended from outside."""


def default_state_folder() -> Path:
    """Where this user's turns live, the same for all archives.

    `$XDG_STATE_HOME/therapy-blog-archiver` (an absolute path, as the XDG specification asks), else
    `~/Library/Application Support/therapy-blog-archiver` on macOS, else `~/.local/state/therapy-blog-archiver`.
    """
    given = Path(os.environ.get("XDG_STATE_HOME", ""))
    if given.is_absolute():
        return given / "therapy-blog-archiver"
    home = Path.home()
    base = home / "Library" / "Application Support" if sys.platform == "darwin" else home / ".local" / "state"
    return base / "therapy-blog-archiver"


async def pause(sleep: Sleep, seconds: float, stop: asyncio.Event | None) -> bool:
    """Sleep, but not past `stop`; True if the sleep ran its length."""
    if stop is None:
        await sleep(seconds)
        return True
    tasks = [asyncio.ensure_future(sleep(seconds)), asyncio.ensure_future(stop.wait())]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return not stop.is_set()


class Turn:
    """A host's turn, held by one request. Times in seconds since 1970."""

    __slots__ = ("_clock", "leave", "reason", "start", "unused")

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self.start = clock()
        self.leave = 0.0
        self.reason = ""
        self.unused = False

    def sent(self) -> None:
        """Say that the request goes out now: the delay counts from here, not from the connecting before it."""
        self.start = self._clock()

    def skip(self) -> None:
        """Say that no request was made, so that the next may go at once."""
        self.unused = True

    def leave_until(self, epoch: float, reason: str) -> None:
        """Leave the host until then, in every process; at most 24 hours, the later of two calls wins."""
        epoch = min(epoch, self._clock() + FARTHEST)
        if epoch > self.leave:
            self.leave, self.reason = epoch, reason


class Turns:
    """The turns of all hosts. `folder` is made when it is missing; `clock` gives seconds since 1970.

    `jitter` gives the fraction by which a delay is lengthened, 0 to 0.02. Errors: StateFolderError, from any
    method that touches the folder.
    """

    def __init__(
        self,
        folder: Path,
        clock: Callable[[], float] = time.time,
        sleep: Sleep = asyncio.sleep,
        jitter: Callable[[], float] = lambda: random.uniform(0.0, 0.02),
    ) -> None:
        self.folder = folder
        self._clock = clock
        self._sleep = sleep
        self._jitter = jitter
        self._seats: dict[str, Seat] = {}
        self._idle: OrderedDict[str, Seat] = OrderedDict()

    @asynccontextmanager
    async def turn(
        self, host: str, delay: float, *, patience: float = math.inf, stop: asyncio.Event | None = None
    ) -> AsyncIterator[Turn]:
        """Wait for the host's turn and hold it while the request is made.

        `delay` is the time from this request's start to the next one's, in seconds; a slow answer lengthens it.
        Raises HostLeft if the host asked to be left for longer than `patience` seconds, and Interrupted if `stop`
        was set before the turn came.
        """
        seat = self._seat(host)
        seat.users += 1
        try:
            async with seat.lock:
                pace = delay * (1.0 + max(0.0, self._jitter()))
                before = await self._wait(seat, pace, patience, stop)
                try:
                    turn = Turn(self._clock)
                    seat.write(turn.start + pace, "")
                    try:
                        yield turn
                    finally:
                        self._finish(seat, turn, pace, before)
                finally:
                    seat.unlock()
        finally:
            self._leave(seat)

    def blocked_until(self, host: str, patience: float = 0.0) -> float | None:
        """Until when (seconds since 1970) the host asked to be left, if that is more than `patience` seconds away.

        None too while another process is asking it.
        """
        seat = self._seat(host)
        seat.users += 1
        try:
            if seat.lock.locked() or not self._locked(seat):
                return None
            try:
                now = self._clock()
                until, reason = seat.read(now)
            finally:
                seat.unlock()
            return until if reason and until > now + patience else None
        finally:
            self._leave(seat)

    def close(self) -> None:
        """Close the lock files that nobody uses."""
        for seat in self._idle.values():
            seat.close()
        self._idle.clear()

    async def _wait(self, seat: Seat, pace: float, patience: float, stop: asyncio.Event | None) -> float:
        """Come back with the file's lock held and the next time reached; give back the time that was stored."""
        while True:
            if stop is not None and stop.is_set():
                raise Interrupted
            if not self._locked(seat):
                if not await pause(self._sleep, POLL, stop):
                    raise Interrupted
                continue
            now = self._clock()
            until, reason = seat.read(now)
            if seat.last <= now:
                # the delay may have grown since (a Crawl-delay just read)
                until = max(until, seat.last + pace)
            if until <= now:
                return until
            seat.unlock()
            if reason and until - now > patience:
                raise HostLeft(seat.host, until, reason)
            if not await pause(self._sleep, until - now, stop):
                raise Interrupted

    def _finish(self, seat: Seat, turn: Turn, pace: float, before: float) -> None:
        if turn.unused:
            seat.write(before, "")
            return
        took = self._clock() - turn.start
        slow = min(SLOW_FACTOR * took, SLOW_MOST) if took >= SLOW_FROM else 0.0
        seat.last = turn.start
        until = turn.start + max(pace, slow)
        if turn.leave > until:
            seat.write(turn.leave, turn.reason)
        else:
            seat.write(until, "")

    def _seat(self, host: str) -> Seat:
        seat = self._seats.get(host)
        if seat is None:
            seat = self._seats[host] = Seat(host, self.folder / file_name(host))
        self._idle.pop(host, None)
        return seat

    def _leave(self, seat: Seat) -> None:
        seat.users -= 1
        if seat.users == 0:
            self._idle[seat.host] = seat
            if len(self._idle) > OPEN_FILES:
                self._idle.popitem(last=False)[1].close()

    def _locked(self, seat: Seat) -> bool:
        try:
            return seat.try_lock()
        except FileNotFoundError:
            self._make_folder()
        except OSError as error:
            raise StateFolderError(self._trouble(error)) from error
        try:
            return seat.try_lock()
        except OSError as error:
            raise StateFolderError(self._trouble(error)) from error

    def _make_folder(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise StateFolderError(self._trouble(error)) from error

    def _trouble(self, error: OSError) -> str:
        return (
            f"the state folder {self.folder} can't be used: {error.strerror or error}; "
            "set XDG_STATE_HOME to a folder of yours that can be written"
        )
