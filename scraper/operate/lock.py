"""One writer an archive: a lock that dies with its process, and says who holds it since when."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import json
import os
import socket
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from scraper.errors import ArchiveError, LockedError
from scraper.types import Clock

LOCK_FILE = ".lock"


#: never through a symbolic link: the file is written, and a link may lead to one of somebody else's
_FLAGS = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_DENIED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class ArchiveLock:
    """Holds the archive for writing while its `with` block runs.

    Raises LockedError if another process holds it, ArchiveError if the folder can't be made or written.
    """

    def __init__(self, folder: Path, *, command: str, clock: Clock) -> None:
        self._folder = folder
        self._command = command
        self._clock = clock
        self._file: int | None = None

    def __enter__(self) -> Self:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            file = os.open(self._folder / LOCK_FILE, _FLAGS, 0o644)
        except OSError as error:
            raise self._trouble(error) from error
        try:
            self._hold(file)
        except BaseException:
            os.close(file)
            raise
        self._file = file
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            # the note is for people; the lock itself goes with the file's closing
            with contextlib.suppress(OSError):
                os.ftruncate(self._file, 0)
            os.close(self._file)
            self._file = None

    def _hold(self, file: int) -> None:
        """Lock the file, then write into it who holds it; nothing is written before the lock is ours."""
        note = {
            "pid": os.getpid(),
            "host": socket.gethostname(),
            "command": self._command,
            "since": self._clock().isoformat(timespec="seconds"),
        }
        try:
            if os.fstat(file).st_nlink > 1:
                raise ArchiveError(f"{self._folder / LOCK_FILE} has another name elsewhere; delete it here")
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os.ftruncate(file, 0)
            os.pwrite(file, json.dumps(note).encode(), 0)
        except BlockingIOError:
            raise LockedError(
                f"the archive {self._folder} is in use{_holder(file)}; wait for it to end, then run this command "
                "again"
            ) from None
        except OSError as error:
            raise self._trouble(error) from error

    def _trouble(self, error: OSError) -> ArchiveError:
        """The error as a sentence with a remedy."""
        if isinstance(error, FileExistsError | NotADirectoryError):
            return ArchiveError(
                f"the archive folder {self._folder} would lie where a file is; choose another with --archive"
            )
        lock = self._folder / LOCK_FILE
        if error.errno == errno.ELOOP and lock.is_symlink():
            return ArchiveError(f"{lock} is a symbolic link, which is not followed; delete it")
        if error.errno == errno.EISDIR:
            return ArchiveError(f"{lock} is a folder where a file belongs; delete it")
        if error.errno in _FULL:
            remedy = "free disk space, then run the same command again: nothing is lost"
        elif error.errno in _DENIED:
            remedy = "fix the permissions, or choose another with --archive"
        else:
            remedy = "check the folder and its disk, or choose another with --archive"
        return ArchiveError(f"could not write in the archive folder {self._folder} ({error.strerror}); {remedy}")


def _holder(file: int) -> str:
    try:
        note = json.loads(os.pread(file, 2000, 0))
        since = datetime.fromisoformat(note["since"]).strftime("%Y-%m-%d %H:%M:%S %Z")
        return f" by '{note['command']}' (process {int(note['pid'])} on {note['host']}) since {since}"
    except (ValueError, KeyError, TypeError, OSError):
        return " by another run"
