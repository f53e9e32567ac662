"""Text files of the archive: named by number and hash, written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path

from scraper.errors import ArchiveError

_NAME = re.compile(r"\d{3,}_[0-9a-f]{16}\.txt")


def file_name(site: str, number: int, text_hash: str) -> str:
    """The path of a document's file from the archive's folder: `site/NNN_<16 hex>.txt`."""
    return f"{stem(site, number)}_{text_hash[:16]}.txt"


def stem(site: str, number: int) -> str:
    """What stays the same in a file's name when its document's text changes: `site/NNN`."""
    return f"{site}/{number:03d}"


def stem_of(name: str) -> str:
    """The stem of a file's name."""
    return name.rsplit("_", 1)[0]


def number_of(name: str) -> int:
    """The number of the document whose file has that name."""
    return int(stem_of(name).rsplit("/", 1)[1])


def write_file(folder: Path, name: str, content: str) -> None:
    """Write a text file under a temporary name in its own folder, then rename it into place.

    Raises ArchiveError where the disk is full or the folder can't be written.
    """
    path = folder / name
    temporary = path.with_name(f".{path.name}.tmp")
    body = content.encode("utf-8")
    try:
        try:
            temporary.write_bytes(body)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(body)
        temporary.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise ArchiveError(
            f"can't write {path} ({error.strerror}); free some space or mend the folder's rights, then run the "
            "same command again: nothing is lost"
        ) from error


def remove_file(folder: Path, name: str) -> None:
    """Remove the file of a text that its document no longer shows; a missing one is fine."""
    path = folder / name
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise ArchiveError(f"can't remove {path} ({error.strerror}); mend the folder's rights") from error


def present_files(folder: Path) -> frozenset[str]:
    """The names, from the archive's folder, of every file there that is named as a text file is."""
    if not folder.is_dir():
        return frozenset()
    return frozenset(
        f"{site.name}/{entry.name}"
        for site in os.scandir(folder)
        if site.is_dir() and not site.is_symlink()
        for entry in os.scandir(site.path)
        if _NAME.fullmatch(entry.name)
    )
