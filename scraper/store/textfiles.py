"""Text files of the archive: named by site, number and hash, written completely or not at all.

Names are made here, whatever the database says, and files are opened below the archive's folder without following
links: an archive may come from somebody else.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scraper.errors import ArchiveError

#: the names that sites can have (config/checks.py, and `urls.site_name` for blogs without an entry)
_SITE = re.compile(r"(?!warc$)[a-z0-9][a-z0-9-]{0,254}")
_HASH = re.compile(r"[0-9a-f]{16,64}")
#: a file with more digits is not counted: it must not use up the numbers
_NAME = re.compile(r"(\d{3,8})_[0-9a-f]{16}\.txt")
_MAX_NUMBER = 999_999_999
#: bytes of a text file that are read, more than any text has
_MAX_BYTES = 64 * 1024 * 1024
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
#: a FIFO or a device in the place of a file must not hold us up
_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_WRITE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


def file_name(site: str, number: int, text_hash: str) -> str:
    """The path of a document's file from the archive's folder: `site/NNN_<16 hex>.txt`.

    Raises ArchiveError for a site, number or hash that no archive of ours has.
    """
    sound = isinstance(site, str) and _SITE.fullmatch(site) and isinstance(number, int)
    if not sound or not 0 <= number <= _MAX_NUMBER or not _HASH.fullmatch(str(text_hash)):
        raise ArchiveError(
            "archive.db holds an invalid site name, number or hash for a text file "
            f"({str(site)[:80]!r}, {number}): it is damaged, or not from this program; restore it from a backup"
        )
    return f"{site}/{number:03d}_{text_hash[:16]}.txt"


def write_file(folder: Path, name: str, content: str) -> None:
    """Write a text file under a temporary name in its own folder, then rename it into place.

    `name` is one that `file_name` made. Raises ArchiveError where the disk is full or the folder can't be written.
    """
    site, _, own = name.partition("/")
    temporary = f".{own}.tmp"
    try:
        with _site_folder(folder, site, make=True) as opened:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(temporary, dir_fd=opened)
            with os.fdopen(os.open(temporary, _WRITE, 0o666, dir_fd=opened), "wb") as stream:
                stream.write(content.encode("utf-8"))
            os.replace(temporary, own, src_dir_fd=opened, dst_dir_fd=opened)
    except OSError as error:
        with contextlib.suppress(OSError), _site_folder(folder, site) as opened:
            os.unlink(temporary, dir_fd=opened)
        raise ArchiveError(
            f"could not write {folder / name} ({_why(folder / site, error)}); free disk space or fix the "
            "permissions of the folder, then run the same command again: nothing is lost"
        ) from error


def remove_file(folder: Path, name: str) -> None:
    """Remove the file of a text that its document no longer shows; a missing one is fine."""
    site, _, own = name.partition("/")
    try:
        with _site_folder(folder, site) as opened:
            os.unlink(own, dir_fd=opened)
    except FileNotFoundError:
        return
    except OSError as error:
        raise ArchiveError(
            f"could not remove {folder / name} ({_why(folder / site, error)}); fix the permissions of the folder"
        ) from error


def read_file(folder: Path, name: str) -> str | None:
    """Read a text file; None if it is missing, not a plain file, or not UTF-8."""
    site, _, own = name.partition("/")
    try:
        with _site_folder(folder, site) as opened, os.fdopen(os.open(own, _READ, dir_fd=opened), "rb") as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                return None
            return stream.read(_MAX_BYTES).decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def sizes(folder: Path, site: str) -> dict[str, int]:
    """The text files of a site, by their path from the archive's folder, with their sizes in bytes; no links."""
    try:
        with _site_folder(folder, site) as opened, os.scandir(opened) as entries:
            return {
                f"{site}/{entry.name}": entry.stat(follow_symlinks=False).st_size
                for entry in entries
                if _NAME.fullmatch(entry.name) and entry.is_file(follow_symlinks=False)
            }
    except OSError:
        return {}


def highest_number(folder: Path) -> int:
    """The highest number that a text file of any site has, -1 where there is none. Raises ArchiveError."""
    if not folder.is_dir():
        return -1
    try:
        names = [
            _NAME.fullmatch(entry.name)
            for site in os.scandir(folder)
            if _SITE.fullmatch(site.name) and site.is_dir(follow_symlinks=False)
            for entry in os.scandir(site.path)
        ]
    except OSError as error:
        raise ArchiveError(f"could not read {error.filename} ({error.strerror}); fix its permissions") from error
    return max((int(name[1]) for name in names if name), default=-1)


@contextmanager
def _site_folder(folder: Path, site: str, *, make: bool = False) -> Iterator[int]:
    """An open handle of a site's folder, which must not be a link; the archive's own folder may be one."""
    root = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        try:
            opened = os.open(site, _FOLDER, dir_fd=root)
        except FileNotFoundError:
            if not make:
                raise
            os.mkdir(site, dir_fd=root)
            opened = os.open(site, _FOLDER, dir_fd=root)
    finally:
        os.close(root)
    try:
        yield opened
    finally:
        os.close(opened)


def _why(site: Path, error: OSError) -> str:
    return f"{site} is a link, and links are not followed" if site.is_symlink() else str(error.strerror)
