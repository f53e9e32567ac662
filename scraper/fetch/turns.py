"""Turns: one host is asked one thing at a time, whatever the number of sites, archives and processes.

A host (lower-case name and port) has one lock in this process and one lock file in the user's state folder. The
file is locked (flock, which dies with its process) while a request is under way, and holds when the next may
start: `{"host": "example.org:443", "next": 1772460305.25, "reason": ""}`, in seconds since 1970. It is written
before a request goes out, so that a crash forgets nothing, and again after the answer. A `reason` says that the
host itself asked to be left until then.
"""

from __future__ import annotations

import asyncio
import fcntl
import hashlib
import json
import math
import os
import random
import re
import sys
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from scraper.errors import ArchiveError
from scraper.types import Sleep

#: seconds: no stored time is believed beyond this (a clock that jumped, a host that asks for a year)
FARTHEST = 86_400.0
#: an answer that took `SLOW_FROM` seconds or more asks for a pause of `SLOW_FACTOR` times its duration
SLOW_FROM = 0.5
SLOW_FACTOR = 3.0
SLOW_MOST = 60.0
#: seconds between two looks at a lock that another process holds
POLL = 0.1
#: lock files kept open while nobody uses them
OPEN_FILES = 64
_WIDTH = 256


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


class _Seat:
    """One host's locks: the one in this process, and the open lock file."""

    __slots__ = ("_fd", "_size", "host", "last", "lock", "path", "users")

    def __init__(self, host: str, path: Path) -> None:
        self.host = host
        self.path = path
        self.lock = asyncio.Lock()
        self.users = 0
        #: start of the last request from this process, seconds since 1970
        self.last = -math.inf
        self._fd = -1
        self._size = 0

    def try_lock(self) -> bool:
        """Take the file's lock if nobody holds it; a file that was deleted meanwhile is made anew."""
        if self._fd < 0:
            self._fd = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        if os.fstat(self._fd).st_nlink == 0:
            self.close()
            return self.try_lock()
        return True

    def unlock(self) -> None:
        if self._fd >= 0:
            fcntl.flock(self._fd, fcntl.LOCK_UN)

    def close(self) -> None:
        if self._fd >= 0:
            os.close(self._fd)
            self._fd, self._size = -1, 0

    def read(self, now: float) -> tuple[float, str]:
        """(next, reason) as stored; a time too far ahead is cut to FARTHEST and written back, junk is none."""
        data = os.pread(self._fd, 4096, 0)
        try:
            state = json.loads(data)
            until, reason = float(state["next"]), str(state["reason"])
        except (ValueError, KeyError, TypeError):
            return 0.0, ""
        if not math.isfinite(until):
            return 0.0, ""
        if until > now + FARTHEST:
            until = now + FARTHEST
            self.write(until, reason)
        return until, reason

    def write(self, until: float, reason: str) -> None:
        """Store the next time. One write of a fixed width, so that a reader never meets half of it."""
        text = json.dumps({"host": self.host, "next": round(until, 6), "reason": reason[:500]})
        data = text.encode().ljust(_WIDTH - 1) + b"\n"
        os.pwrite(self._fd, data, 0)
        if self._size != len(data):
            os.ftruncate(self._fd, len(data))
            self._size = len(data)


class Turns:
    """The turns of all hosts. `folder` is made when it is missing; `clock` gives seconds since 1970.

    `jitter` gives the fraction by which a delay is lengthened, 0 to 0.05. Errors: StateFolderError, from any
    method that touches the folder.
    """

    def __init__(
        self,
        folder: Path,
        clock: Callable[[], float] = time.time,
        sleep: Sleep = asyncio.sleep,
        jitter: Callable[[], float] = lambda: random.uniform(0.0, 0.05),
    ) -> None:
        self.folder = folder
        self._clock = clock
        self._sleep = sleep
        self._jitter = jitter
        self._seats: dict[str, _Seat] = {}
        self._idle: OrderedDict[str, _Seat] = OrderedDict()

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

    async def _wait(self, seat: _Seat, pace: float, patience: float, stop: asyncio.Event | None) -> float:
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

    def _finish(self, seat: _Seat, turn: Turn, pace: float, before: float) -> None:
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

    def _seat(self, host: str) -> _Seat:
        seat = self._seats.get(host)
        if seat is None:
            seat = self._seats[host] = _Seat(host, self.folder / file_name(host))
        self._idle.pop(host, None)
        return seat

    def _leave(self, seat: _Seat) -> None:
        seat.users -= 1
        if seat.users == 0:
            self._idle[seat.host] = seat
            if len(self._idle) > OPEN_FILES:
                self._idle.popitem(last=False)[1].close()

    def _locked(self, seat: _Seat) -> bool:
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


def file_name(host: str) -> str:
    """The lock file's name: readable, and safe whatever the host is called (a digest keeps two hosts apart)."""
    readable = re.sub(r"[^a-z0-9.-]", "_", host.lower())[:80].strip(".")
    return f"{readable}-{hashlib.sha256(host.encode()).hexdigest()[:12]}.turn"
