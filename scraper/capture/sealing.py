"""WARC files that nothing is appended to any more: how they were left, and whether they still are so."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from scraper.capture.members import last_whole, open_file, serial
from scraper.errors import ArchiveError

_CHUNK = 1024 * 1024
#: the digest of a file that a run which died left is taken at once up to this size (bytes), else later
_READ_NOW = 64 * _CHUNK


@dataclass(frozen=True, kw_only=True, slots=True)
class Sealed:
    """A finished WARC file: its size in bytes, and its digest as "sha256:" and hex (None: not computed yet)."""

    name: str
    size: int
    digest: str | None


def seal(folder: Path, name: str, known_end: int) -> Sealed:
    """Finish a file that a run which died left: cut off a torn record at its end, take size and digest.

    `known_end` is the end of a record known to be whole. A file that is damaged before its end is left as it is.
    Raises ArchiveError where it can't be read or written.
    """
    try:
        with open_file(folder, name, os.O_RDWR) as file:
            size = os.fstat(file.fileno()).st_size
            end = last_whole(file, size, known_end)
            if end is not None and end < size:
                file.truncate(end)
                os.fsync(file.fileno())
                size = end
    except OSError as error:
        raise ArchiveError(
            f"could not finish {folder / name}, which an interrupted run left ({error.strerror}); fix the "
            "permissions of the folder, or check its disk"
        ) from error
    return Sealed(name=name, size=size, digest=digest_of(folder, name) if size <= _READ_NOW else None)


def size_of(folder: Path, name: str) -> int | None:
    """The size of a WARC file in bytes; None where it is missing.

    Raises ArchiveError where it is a symbolic link, not a plain file, or could not be read.
    """
    try:
        with open_file(folder, name) as file:
            return os.fstat(file.fileno()).st_size
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ArchiveError(_unreadable(folder / name, error)) from error


def digest_of(folder: Path, name: str, stopped: Callable[[], bool] = lambda: False) -> str | None:
    """The digest of a whole WARC file; None once `stopped` is true. Raises ArchiveError if it can't be read."""
    digest = hashlib.sha256()
    try:
        with open_file(folder, name) as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
                if stopped():
                    return None
    except OSError as error:
        raise ArchiveError(_unreadable(folder / name, error)) from error
    return f"sha256:{digest.hexdigest()}"


def is_there(folder: Path, name: str) -> bool:
    """True if a WARC file of that name is in the folder."""
    try:
        return serial(name) >= 0 and stat.S_ISREG((folder / name).lstat().st_mode)
    except OSError:
        return False


def _unreadable(path: Path, error: OSError) -> str:
    return f"could not read {path} ({error.strerror}); fix its permissions, or check the disk"
