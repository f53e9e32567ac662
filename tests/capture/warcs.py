"""Answers, writers and second readers that the capture tests share."""

from __future__ import annotations

import argparse
import contextlib
import gzip
import io
import itertools
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from scraper.capture import Place, Profile, RevisitOf, WarcWriter
from scraper.types import Response, Truncation

#: the library has no types
_checker: Any = Checker
_records: Any = ArchiveIterator
_opened: list[WarcWriter] = []

WHEN = datetime(2026, 3, 2, 10, 20, 30, 123456, tzinfo=UTC)
HTML = b"<!doctype html><title>Grief</title><p>" + b"Grief is not a line but a landscape. " * 50
PLAIN = Response(
    url="https://blog.example.org/grief?x=1",
    status=200,
    reason="OK",
    http_version="HTTP/1.1",
    headers=(("Content-Type", "text/html; charset=utf-8"), ("ETag", '"abc"'), ("Content-Length", str(len(HTML)))),
    body=HTML,
    content=HTML,
    fetched_at=WHEN,
    seconds=0.25,
    request_target="/grief?x=1",
    request_headers=(("Host", "blog.example.org"), ("User-Agent", "therapy-blog-archiver/0.1")),
    ip="192.0.2.7",
)


def answer(**changes: Any) -> Response:
    return replace(PLAIN, **changes)


def ids() -> Callable[[], str]:
    numbers = itertools.count(1)
    return lambda: f"urn:uuid:00000000-0000-4000-8000-{next(numbers):012d}"


def writer(folder: Path, **changes: Any) -> WarcWriter:
    settings: dict[str, Any] = {
        "software": "therapy-blog-archiver/0.1",
        "operator": "me@example.org",
        "clock": lambda: WHEN,
        "new_id": ids(),
    }
    made = WarcWriter(folder, **(settings | changes))
    _opened.append(made)
    return made


def three(warc: WarcWriter) -> tuple[Place, Place, Place]:
    """Two answers and a revisit of the first."""
    first = warc.write(PLAIN, run="r1", site="a")
    second = warc.write(
        answer(
            status=404,
            truncated=Truncation.TIME,
            headers=(("Content-Type", "Text/HTML; x=y"), ("Last-Modified", "now"), ("last-modified", "later")),
        ),
        run="r1",
        site="b",
    )
    of = RevisitOf(url=PLAIN.url, date=WHEN, payload_digest=first.payload_digest)
    again = answer(status=304, body=b"", fetched_at=WHEN + timedelta(hours=1))
    third = warc.write_revisit(again, of, Profile.NOT_MODIFIED, run="r2", site="a")
    warc.flush()
    return first, second, third


def close_all() -> None:
    """Close every writer that a test opened."""
    while _opened:
        _opened.pop().close()


def kinds(path: Path) -> list[str]:
    """The types of a file's records as warcio lists them."""
    with path.open("rb") as stream:
        return [record.rec_type for record in _records(stream)]


def check(folder: Path) -> None:
    """`warcio check` on every file: digests right, nothing said."""
    said = io.StringIO()
    for path in sorted(folder.glob("*.warc.gz")):
        checker = _checker(argparse.Namespace(inputs=[str(path)], verbose=False))
        with contextlib.redirect_stderr(said), contextlib.redirect_stdout(said):
            code = checker.process_all()
        assert (code, said.getvalue()) == (0, "")


def members(path: Path) -> Iterator[tuple[int, bytes]]:
    """Offset and content of each gzip member: a second reader that knows nothing of ours."""
    data = path.read_bytes()
    offset = 0
    while offset < len(data):
        unpacker = zlib.decompressobj(31)
        content = unpacker.decompress(data[offset:])
        assert unpacker.eof
        yield offset, content
        offset = len(data) - len(unpacker.unused_data)


def naive(path: Path) -> list[tuple[dict[str, str], bytes]]:
    """Fields and block of every record, read off the whole unpacked file by hand."""
    data = gzip.decompress(path.read_bytes())
    found = []
    while data:
        head, _, rest = data.partition(b"\r\n\r\n")
        version, *lines = head.decode("utf-8").split("\r\n")
        assert version == "WARC/1.1"
        fields = dict(line.split(": ", 1) for line in lines)
        assert len(fields) == len(lines)
        length = int(fields["Content-Length"])
        assert rest[length : length + 4] == b"\r\n\r\n"
        found.append((fields, rest[:length]))
        data = rest[length + 4 :]
    return found
