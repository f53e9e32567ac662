"""Text files of the archive: named by number and hash, written whole or not at all."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from scraper.errors import ArchiveError


def file_name(site: str, number: int, text_hash: str) -> str:
    """The path of a document's file from the archive's folder: `site/NNN_<16 hex>.txt`."""
    return f"{site}/{number:03d}_{text_hash[:16]}.txt"


def stem(name: str) -> str:
    """What stays the same when a document's text changes: `site/NNN`."""
    return name.rsplit("_", 1)[0]


def write_file(folder: Path, name: str, content: str) -> None:
    """Write a text file under a temporary name in its own folder, then rename it into place.

    Raises ArchiveError where the disk is full or the folder can't be written.
    """
    path = folder / name
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(content.encode("utf-8"))
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
    with contextlib.suppress(FileNotFoundError):
        (folder / name).unlink()


def present_files(folder: Path) -> frozenset[str]:
    """The names, from the archive's folder, of every text file that is there."""
    if not folder.is_dir():
        return frozenset()
    return frozenset(
        f"{site.name}/{entry.name}"
        for site in os.scandir(folder)
        if site.is_dir() and not site.is_symlink()
        for entry in os.scandir(site.path)
        if entry.name.endswith(".txt")
    )
