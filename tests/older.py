"""An archive as the version with schema 0006 left it: made by that version, with words of our own.

Site a: six posts that all ended with one call to book, and later with another; one of them was edited. Site b: a
copy of one of those, a page that came to show what another shows, a page that was read better later, one that was
gone, one that is no post. Site c: 150 posts that end with that call, the first six with the words of site a.
"""

from __future__ import annotations

import gzip
from pathlib import Path

from scraper.store import DATABASE

_DATABASE = Path(__file__).parent / "archives" / "0006.db.gz"
VERSION = "0006"


def old_archive(folder: Path) -> Path:
    """Put that archive's database into a folder, without text files; the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / DATABASE).write_bytes(gzip.decompress(_DATABASE.read_bytes()))
    return folder
