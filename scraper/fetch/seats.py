"""One host's turn on disk: the lock file, and the time it holds."""

from __future__ import annotations

import asyncio
import fcntl
import hashlib
import json
import math
import os
import re
from pathlib import Path

#: seconds: no stored time is believed beyond this (a clock that jumped, a host that asks for a year)
FARTHEST = 86_400.0
_WIDTH = 256


class Seat:
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
        """Let others take the file's lock."""
        if self._fd >= 0:
            fcntl.flock(self._fd, fcntl.LOCK_UN)

    def close(self) -> None:
        """Close the lock file, which lets its lock go too."""
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


def file_name(host: str) -> str:
    """The lock file's name: readable, and safe whatever the host is called (a digest keeps two hosts apart)."""
    readable = re.sub(r"[^a-z0-9.-]", "_", host.lower())[:80].strip(".")
    return f"{readable}-{hashlib.sha256(host.encode()).hexdigest()[:12]}.turn"
