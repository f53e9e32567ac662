"""What opening an archive costs, whatever its size: the work of a run before its first request."""

from __future__ import annotations

import asyncio
import sqlite3
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.bench import table
from scraper.pipeline import Order
from scraper.pipeline.run import opened
from scraper.store import DATABASE, Archive

COUNTS = (2_000, 20_000, 200_000)
NOW = datetime(2026, 6, 1, tzinfo=UTC)
SITES, FILES = 200, 400
#: rows of one document, numbered :n, on one of the sites, in one of the WARC files
_ROWS: dict[str, dict[str, str]] = {
    "captures": {
        "id": ":n",
        "site_id": ":site",
        "url": ":url",
        "status": "200",
        "fetched_at": ":now",
        "payload_digest": ":hash",
        "warc_file": ":file",
        "warc_offset": ":n * 1000",
        "warc_length": "900",
    },
    "texts": {"id": ":n", "hash": ":hash", "recipe": "1", "title": ":url", "body": ":body"},
    "renderings": {
        "id": ":n",
        "hash": ":hash",
        "recipe": "1",
        "title": ":url",
        "body": ":body",
        "word_count": "450",
        "indexed": "1",
    },
    "hashes": {"hash": ":hash", "kind": "'text'", "text_id": ":n", "recipe": "1"},
    "pages": {
        **dict.fromkeys(("id", "revision_id", "reading_id", "rendering_id", "metadata_id", "document_id"), ":n"),
        **dict.fromkeys(("key", "url"), ":url"),
        **dict.fromkeys(("first_seen", "last_seen"), ":now"),
        "site_id": ":site",
    },
    "revisions": {"id": ":n", "page_id": ":n", "capture_id": ":n", "seen_at": ":now"},
    "metadata": {"id": ":n", "page_id": ":n", "title": ":url"},
    "readings": {
        **dict.fromkeys(("id", "revision_id", "capture_id", "text_id", "metadata_id"), ":n"),
        "rules": "'1'",
        "read_at": ":now",
    },
    "documents": {
        **dict.fromkeys(("id", "number", "page_id", "rendering_id"), ":n"),
        "file": "'a'",
        "first_seen": ":now",
    },
}


def _make(folder: Path, count: int) -> None:
    """An archive of so many documents of 2 kB, with closed WARC files."""
    Archive(folder).close()
    with closing(sqlite3.connect(folder / DATABASE)) as database:
        names = [(n, f"s{n}", f"https://s{n}.example") for n in range(1, SITES + 1)]
        database.executemany("INSERT INTO sites (id, name, url, first_crawled) VALUES (?, ?, ?, 'then')", names)
        (folder / "warc").mkdir()
        for n in range(FILES):
            (folder / "warc" / f"f{n}.warc.gz").write_bytes(b"")
            database.execute("INSERT INTO warc_files VALUES (?, 0, 'sha256:', 'then', NULL)", (f"f{n}.warc.gz",))
        rows = [
            {
                "n": n,
                "site": 1 + n % SITES,
                "url": f"https://s{n % SITES}.example/p{n}",
                "now": NOW.isoformat(),
                "file": f"f{n % FILES}.warc.gz",
                "hash": f"{n:064x}",
                "body": f"words of {n} " * 150,
            }
            for n in range(1, count + 1)
        ]
        for name, values in _ROWS.items():
            columns, given = ", ".join(values), ", ".join(values.values())
            database.executemany(f"INSERT INTO {name} ({columns}) VALUES ({given})", rows)
        database.commit()


async def _open(folder: Path) -> None:
    order = Order(archive=folder, command="bench", clock=lambda: NOW, state_folder=folder / "state", workers=1)
    async with opened(order):
        measured.append(time.process_time())
        raise _DoneError


class _DoneError(Exception):
    """The archive is open."""


measured: list[float] = []


def main() -> None:
    """Print the processor time that opening takes, for archives of several sizes."""
    rows = []
    for count in COUNTS:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            _make(folder, count)
            took = []
            for _ in range(3):
                started = time.process_time()
                try:
                    asyncio.run(_open(folder))
                except _DoneError:
                    took.append(measured[-1] - started)
            rows.append((f"{count:,}", f"{(folder / DATABASE).stat().st_size / 2**20:.0f}", f"{min(took):.3f}"))
    table(("documents", "database, MiB", "processor time, s"), rows)


if __name__ == "__main__":
    main()
