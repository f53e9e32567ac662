"""What tests of the whole path share: runs in processes of their own, and what an archive holds, to compare."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator

from scraper.demo import DemoBlog

SCRAPE = str(Path(sys.executable).parent / "scrape")
DEADLINE = 90.0


class World:
    """A list of blogs and the archives made from it, below one folder."""

    def __init__(self, folder: Path, blogs: Sequence[DemoBlog]) -> None:
        self.folder = folder
        self.blogs = tuple(blogs)
        self.config = folder / "sites.yaml"
        self.config.write_text(json.dumps({"sites": [blog.entry() for blog in blogs]}), "utf-8")

    def start(self, archive: Path, **more: Any) -> subprocess.Popen[str]:
        """`scrape all` into that archive, at work."""
        command = [SCRAPE, "all", "--json", "--config", str(self.config), "--archive", str(archive)]
        environment = {**os.environ, "XDG_STATE_HOME": str(self.folder / "state")}
        return subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, **more
        )

    def crawl(self, archive: Path, code: int = 0, **more: Any) -> dict[str, dict[str, Any]]:
        """`scrape all` to its end: the report of each site."""
        process = self.start(archive, **more)
        out, err = process.communicate(timeout=DEADLINE)
        assert process.returncode == code, (process.returncode, out[-2000:], err)
        return {report["site"]: report for report in json.loads(out).get("sites", [])}

    def disturb(self, archive: Path, asked: int, number: int = signal.SIGKILL) -> tuple[int, str]:
        """`scrape all`, sent a signal once the blogs were asked so many times; its exit code and last words."""
        process = self.start(archive)
        until(lambda: self.asked() >= asked or process.poll() is not None, "requests")
        process.send_signal(number)
        _, err = process.communicate(timeout=DEADLINE)
        return process.returncode, err

    def asked(self) -> int:
        """How often the blogs were asked so far."""
        return sum(len(blog.requests) for blog in self.blogs)


def until(condition: Callable[[], object], what: str) -> None:
    """Come back as soon as the condition holds; fail at the deadline."""
    end = time.monotonic() + DEADLINE
    while not condition():
        assert time.monotonic() < end, f"in vain: {what}"
        time.sleep(0.001)


def query(archive: Path, sql: str) -> list[tuple[Any, ...]]:
    """Rows of archive.db."""
    with closing(sqlite3.connect(f"file:{archive / 'archive.db'}?mode=ro", uri=True)) as db:
        return db.execute(sql).fetchall()


def articles(archive: Path) -> set[tuple[Any, ...]]:
    """What the archive knows of every page: site, key, title, dates, hash of the text."""
    return set(
        query(
            archive,
            "SELECT s.name, p.key, p.status, m.title, m.published, m.published_precision, m.modified, r.hash "
            "FROM pages p JOIN sites s ON s.id = p.site_id LEFT JOIN metadata m ON m.id = p.metadata_id "
            "LEFT JOIN renderings r ON r.id = p.rendering_id",
        )
    )


def files(archive: Path) -> Counter[tuple[str, bytes]]:
    """Every text file: its folder and its content."""
    return Counter((path.parent.name, path.read_bytes()) for path in archive.glob("*/*.txt"))


def answers(archive: Path) -> Counter[str]:
    """How many response records of the WARC files each address has."""
    found: Counter[str] = Counter()
    records: Any = ArchiveIterator
    for path in sorted((archive / "warc").glob("*.warc.gz")):
        with path.open("rb") as stream:
            for record in records(stream):
                if record.rec_type == "response":
                    found[record.rec_headers.get_header("WARC-Target-URI")] += 1
    return found


def sound(archive: Path) -> None:
    """The database is whole, its references hold, every text has its file, and every WARC record its digest."""
    assert query(archive, "PRAGMA integrity_check") == [("ok",)]
    assert query(archive, "PRAGMA foreign_key_check") == []
    named = {row[0] for row in query(archive, "SELECT file FROM documents WHERE rendering_id IS NOT NULL")}
    assert named == {f"{path.parent.name}/{path.name}" for path in archive.glob("*/*.txt")}
    assert not [path for path in archive.rglob("*") if path.name.endswith(".tmp")]
    assert query(archive, "SELECT count(*) FROM renderings WHERE indexed = 0") == [(0,)]
    ends = dict(
        query(archive, "SELECT warc_file, max(warc_offset + warc_length) FROM captures GROUP BY warc_file")
    )
    for path in (archive / "warc").glob("*.warc.gz"):
        assert ends.get(path.name, 0) <= path.stat().st_size
    check = [str(Path(sys.executable).parent / "warcio"), "check", "-v"]
    found = subprocess.run(
        [*check, *map(str, (archive / "warc").glob("*.warc.gz"))], check=False, capture_output=True, text=True
    )
    assert found.returncode == 0, found.stdout[-2000:]


def post_paths(blog: DemoBlog) -> set[str]:
    """The paths of a blog's posts."""
    return {blog.path(post) for post in blog.posts}


def times_asked(blog: DemoBlog) -> Counter[str]:
    """How often each post's page was asked."""
    wanted = post_paths(blog)
    return Counter(entry.path for entry in blog.requests if entry.path in wanted)
