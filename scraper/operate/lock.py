"""One writer an archive: a lock that dies with its process, and says who holds it since when."""

from __future__ import annotations

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
        path = self._folder / LOCK_FILE
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except (FileExistsError, NotADirectoryError) as error:
            raise ArchiveError(
                f"the archive folder {self._folder} would lie where a file is; choose another with --archive"
            ) from error
        except OSError as error:
            raise ArchiveError(
                f"can't write in the archive folder {self._folder} ({error.strerror}); mend its rights, "
                "or choose another with --archive"
            ) from error
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = _holder(self._file)
            os.close(self._file)
            self._file = None
            raise LockedError(
                f"the archive {self._folder} is in use{holder}; wait for it to end, then run this command again"
            ) from None
        note = {
            "pid": os.getpid(),
            "host": socket.gethostname(),
            "command": self._command,
            "since": self._clock().isoformat(timespec="seconds"),
        }
        os.ftruncate(self._file, 0)
        os.pwrite(self._file, json.dumps(note).encode(), 0)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            os.ftruncate(self._file, 0)
            os.close(self._file)
            self._file = None


def _holder(file: int) -> str:
    try:
        note = json.loads(os.pread(file, 2000, 0))
        since = datetime.fromisoformat(note["since"]).strftime("%Y-%m-%d %H:%M:%S %Z")
        return f" by '{note['command']}' (process {int(note['pid'])} on {note['host']}) since {since}"
    except (ValueError, KeyError, TypeError, OSError):
        return " by another run"
