"""The files of the WARC folder and the gzip members in them: names, opening, whole, torn and damaged members.

Files are opened by names of ours only, in the folder itself, and links are not followed: the database that names
them, and the folder, may come from somebody else.
"""

from __future__ import annotations

import os
import re
import stat
import zlib
from pathlib import Path
from typing import BinaryIO

from scraper.errors import ArchiveError

#: therapy-blogs-YYYYMMDDHHMMSS-NNNNN.warc.gz; the number grows over all files of a folder
FILE = re.compile(r"therapy-blogs-\d{14}-(\d{5,12})\.warc\.gz")
#: bytes read at once
_CHUNK = 64 * 1024
#: bytes that a member unpacks to at most: the largest body that is fetched (fetch/limits.py), and its headers
MAX_MEMBER = 64 * 1024 * 1024
#: members that are looked at in search of a record
_MAX_TRIES = 100_000
#: records that are read whole in that search
_MAX_READ = 20
_RECORD, _BEGINNING = b"WARC/1.", 1024
_MAGIC = b"\x1f\x8b\x08"


class TornError(Exception):
    """The file ends before the member does."""


class DamagedError(Exception):
    """The bytes are no gzip member, or their checksum is wrong."""


def serial(name: object) -> int:
    """The running number in the name of a WARC file, -1 if it is no name of ours."""
    match = FILE.fullmatch(name) if isinstance(name, str) else None
    return int(match[1]) if match else -1


def open_file(folder: Path, name: str, flags: int = os.O_RDONLY) -> BinaryIO:
    """Open a WARC file of a folder, unbuffered if for writing.

    Raises FileNotFoundError where there is none, other OSErrors as they come, and ArchiveError for a name that no
    WARC file of ours has, for a link, and for what is not a plain file.
    """
    if serial(name) < 0:
        raise ArchiveError(f"{name[:100]!r} is not the name of a WARC file of this program in {folder}")
    check_folder(folder)
    if (folder / name).is_symlink():
        raise ArchiveError(f"{folder / name} is a link, and links are not followed; put the file itself there")
    handle = os.open(folder / name, flags | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, 0o666)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise ArchiveError(f"{folder / name} is not a plain file; move it out of the folder")
    writing = flags & (os.O_WRONLY | os.O_RDWR)
    return os.fdopen(handle, "r+b" if writing else "rb", buffering=0 if writing else -1)


def check_folder(folder: Path) -> None:
    """Raise ArchiveError where the folder of the WARC files is a link."""
    if folder.is_symlink():
        raise ArchiveError(f"{folder} is a link, and links are not followed; move the files themselves there")


def warc_files(folder: Path) -> list[Path]:
    """List the WARC files in a folder, oldest first. Raises ArchiveError if the folder is a symbolic link."""
    check_folder(folder)
    if not folder.is_dir():
        return []
    try:
        found = [path for path in folder.iterdir() if serial(path.name) >= 0]
    except OSError as error:
        raise ArchiveError(f"could not read {folder} ({error.strerror}); fix its permissions") from error
    return sorted(found, key=lambda path: serial(path.name))


def inflate(stream: BinaryIO, offset: int) -> tuple[bytes, int]:
    """The content of the gzip member at an offset, and the member's length in bytes.

    Raises TornError or DamagedError. The checksum of the content has been compared.
    """
    stream.seek(offset)
    unpacker = zlib.decompressobj(31)
    parts: list[bytes] = []
    taken = unpacked = 0
    while not unpacker.eof:
        chunk = stream.read(_CHUNK)
        if not chunk:
            raise TornError
        taken += len(chunk)
        try:
            parts.append(unpacker.decompress(chunk))
        except zlib.error as error:
            raise DamagedError(str(error)) from None
        unpacked += len(parts[-1])
        if unpacked > MAX_MEMBER:
            raise DamagedError(f"a record of more than {MAX_MEMBER} bytes, which this program does not write")
    return b"".join(parts), taken - len(unpacker.unused_data)


def last_whole(stream: BinaryIO, size: int, start: int) -> int | None:
    """The first byte after the last whole member, from `start`, the end of a member known to be whole.

    None where something is wrong that cutting the tail would not heal: a damaged member with whole records
    behind it, or a file shorter than `start`.
    """
    if size < start:
        return None
    offset = start
    while offset < size:
        try:
            offset += inflate(stream, offset)[1]
        except (TornError, DamagedError):
            # a flipped bit may make a member seem to go on to the end of the file
            return None if record_after(stream, offset) else offset
    return offset


def record_after(stream: BinaryIO, offset: int) -> bool:
    """True if a whole WARC record begins anywhere behind the offset.

    Gzip members that are not records do not count: a stored body may be one. Where there are very many of them,
    True is assumed, so that nothing is cut.
    """
    tries = begun = 0
    position = offset + 1
    stream.seek(position)
    window = stream.read(_CHUNK)
    while window:
        found = window.find(_MAGIC)
        while found >= 0:
            tries += 1
            if _begins_record(stream, position + found):
                begun += 1
                if begun > _MAX_READ or _is_record(stream, position + found):
                    return True
            if tries > _MAX_TRIES:
                return True
            found = window.find(_MAGIC, found + 1)
        # a magic number may lie across the border of two windows
        position += max(len(window) - len(_MAGIC) + 1, 1)
        stream.seek(position)
        window = stream.read(_CHUNK)
    return False


def _begins_record(stream: BinaryIO, offset: int) -> bool:
    """True if a member that begins like a record begins there; most of what looks like one does not."""
    stream.seek(offset)
    try:
        return zlib.decompressobj(31).decompress(stream.read(_BEGINNING), len(_RECORD)) == _RECORD
    except zlib.error:
        return False


def _is_record(stream: BinaryIO, offset: int) -> bool:
    try:
        return inflate(stream, offset)[0].startswith(_RECORD)
    except (TornError, DamagedError):
        return False
