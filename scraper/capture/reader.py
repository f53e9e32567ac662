"""Reading the WARC files back: one answer or file by its place, or every record behind a known end."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from scraper.capture.members import DamagedError, TornError, inflate, open_file, record_after, warc_files
from scraper.capture.records import RUN, SITE
from scraper.errors import ArchiveError
from scraper.types import Headers, Response, Truncation

#: how a body is decoded: the bytes and the Content-Encoding they came with; ValueError or None if they can't be
Decode = Callable[[bytes, str | None], bytes | None]

#: the library has no types
_records: Any = ArchiveIterator
_ANSWERS = ("response", "revisit")
_STATUS = re.compile(r"(HTTP/\d(?:\.\d)?) (\d{3}) ?(.*)", re.DOTALL)


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A response, revisit or resource record met by `scan`: all that an index of captures needs."""

    file: str
    offset: int
    #: of the gzip member, in bytes
    length: int
    #: response, revisit, resource
    kind: str
    record_id: str
    url: str
    date: datetime
    run: str
    site: str
    status: int
    payload_digest: str
    media_type: str
    etag: str | None
    last_modified: str | None
    truncated: str | None
    refers_to_url: str | None
    refers_to_date: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class _Record:
    """One record, taken apart: its kind, its fields (names lower-cased) and its block."""

    kind: str
    fields: Mapping[str, str]
    block: bytes

    @property
    def record_id(self) -> str:
        return self.fields.get("warc-record-id", "").strip("<>")


def read_response(folder: Path, file: str, offset: int, decode: Decode | None = None) -> Response:
    """The answer whose response or revisit record begins at that offset of that file; a resource as if answered.

    Headers are those stored; `seconds` is 0; the body of a revisit is empty. `content` is what `decode` makes of
    the body, and None without `decode`, for a revisit, and for a body that is cut or can't be decoded.
    Raises ArchiveError, with file and offset, if no whole record of that kind lies there.
    """
    path = folder / file
    try:
        with open_file(folder, file) as stream:
            record, length = _read(stream, path, offset)
            asked = _request(stream, path, offset + length, record) if record.kind in _ANSWERS else None
    except OSError as error:
        raise ArchiveError(_unreadable(path, error)) from error
    if record.kind == "resource":
        return _resource(record, _where(path, offset))
    if record.kind not in _ANSWERS:
        raise ArchiveError(f"{path}: the record at byte {offset} is a {record.kind}, not a response")
    return _response(record, asked, decode, _where(path, offset))


def scan(folder: Path, known_ends: Mapping[str, int], sealed: Container[str] = ()) -> Iterator[Found]:
    """Every response, revisit and resource record behind the known ends (file name to offset), oldest first.

    A file without a known end is read from its start, a sealed one not at all. A torn tail of a file is passed
    over: sealing cuts it.
    Raises ArchiveError if a file is damaged before its end, or shorter than its known end.
    """
    for path in warc_files(folder):
        if path.name in sealed:
            continue
        start = known_ends.get(path.name, 0)
        try:
            with open_file(folder, path.name) as stream:
                size = os.fstat(stream.fileno()).st_size
                if size < start:
                    raise ArchiveError(
                        f"{path} is cut: it has {size} bytes, but records up to byte {start} are known; "
                        "restore it from a copy, or move it out of the folder"
                    )
                yield from _tail(stream, path, start, size)
        except OSError as error:
            raise ArchiveError(_unreadable(path, error)) from error


def _tail(stream: BinaryIO, path: Path, start: int, size: int) -> Iterator[Found]:
    offset = start
    while offset < size:
        try:
            data, length = inflate(stream, offset)
        except (TornError, DamagedError) as error:
            if not record_after(stream, offset):
                return
            what = str(error) or "it has no end, and records follow it"
            raise ArchiveError(_damaged(path, offset, what)) from None
        record = _parse(data, _where(path, offset))
        if record.kind in (*_ANSWERS, "resource"):
            yield _found(record, path, offset, length)
        offset += length


def _read(stream: BinaryIO, path: Path, offset: int) -> tuple[_Record, int]:
    try:
        data, length = inflate(stream, offset)
    except TornError:
        raise ArchiveError(f"{path} ends within the record at byte {offset}; restore it from a copy") from None
    except DamagedError as error:
        raise ArchiveError(_damaged(path, offset, str(error))) from None
    return _parse(data, _where(path, offset)), length


def _parse(data: bytes, where: str) -> _Record:
    """Take a record apart. Raises ArchiveError if it is no WARC record or its length is wrong."""
    try:
        record = next(iter(_records(BytesIO(data), no_record_parse=True)))
        fields = {name.lower(): value for name, value in record.rec_headers.headers}
        block: bytes = record.raw_stream.read()
        whole = len(block) == int(fields["content-length"])
    except (ArchiveLoadFailed, StopIteration, EOFError, KeyError, ValueError):
        whole = False
    if not whole:
        raise ArchiveError(f"{where} is no whole WARC record; restore the file from a copy")
    return _Record(kind=fields.get("warc-type", ""), fields=fields, block=block)


def _request(stream: BinaryIO, path: Path, offset: int, record: _Record) -> _Record | None:
    """The request record behind a response, or None if what lies there is none of it."""
    try:
        asked = _read(stream, path, offset)[0]
    except ArchiveError:
        return None
    mine = asked.fields.get("warc-concurrent-to", "").strip("<>") == record.record_id
    return asked if asked.kind == "request" and mine else None


def _response(record: _Record, asked: _Record | None, decode: Decode | None, where: str) -> Response:
    first, headers, body = _http(record.block, where)
    version, status, reason = _status(first, where)
    url = record.fields.get("warc-target-uri", "")
    target, request_headers = _asked(asked, url, where)
    said = record.fields.get("warc-truncated")
    answer = Response(
        url=url,
        status=status,
        reason=reason,
        http_version=version,
        headers=headers,
        body=body,
        content=None,
        fetched_at=_date(record.fields.get("warc-date", ""), where),
        seconds=0.0,
        request_target=target,
        request_headers=request_headers,
        ip=record.fields.get("warc-ip-address"),
        truncated=Truncation(said) if said in set(Truncation) else None,
    )
    return _decoded(answer, decode) if record.kind == "response" and said is None else answer


def _resource(record: _Record, where: str) -> Response:
    """A file, as a host would have answered it."""
    return Response(
        url=record.fields.get("warc-target-uri", ""),
        status=200,
        reason="",
        http_version="",
        headers=(("Content-Type", record.fields.get("content-type", "")),),
        body=record.block,
        content=record.block,
        fetched_at=_date(record.fields.get("warc-date", ""), where),
        seconds=0.0,
        request_target="",
        request_headers=(),
    )


def _asked(asked: _Record | None, url: str, where: str) -> tuple[str, Headers]:
    """Target and headers of the request; without its record, the target the address implies."""
    if asked is None:
        try:
            parts = urlsplit(url)
        except ValueError:
            return "/", ()
        return (parts.path or "/") + (f"?{parts.query}" if parts.query else ""), ()
    first, headers, _ = _http(asked.block, where)
    return first.removeprefix("GET ").rpartition(" ")[0], headers


def _decoded(answer: Response, decode: Decode | None) -> Response:
    if decode is None:
        return answer
    try:
        return replace(answer, content=decode(answer.body, answer.header("content-encoding")))
    except ValueError:
        return answer


def _found(record: _Record, path: Path, offset: int, length: int) -> Found:
    where = _where(path, offset)
    fields = record.fields
    status = 200
    pairs: Headers = (("Content-Type", fields.get("content-type", "")),)
    if record.kind != "resource":
        first, pairs, _ = _http(record.block, where)
        status = _status(first, where)[1]
    headers = {name.lower(): value for name, value in reversed(pairs)}
    refers_to = fields.get("warc-refers-to-date")
    return Found(
        file=path.name,
        offset=offset,
        length=length,
        kind=record.kind,
        record_id=record.record_id,
        url=fields.get("warc-target-uri", ""),
        date=_date(fields.get("warc-date", ""), where),
        run=fields.get(RUN.lower(), ""),
        site=fields.get(SITE.lower(), ""),
        status=status,
        payload_digest=fields.get("warc-payload-digest", ""),
        media_type=headers.get("content-type", "").split(";")[0].strip().lower(),
        etag=headers.get("etag"),
        last_modified=headers.get("last-modified"),
        truncated=fields.get("warc-truncated"),
        refers_to_url=fields.get("warc-refers-to-target-uri"),
        refers_to_date=_date(refers_to, where) if refers_to else None,
    )


def _http(block: bytes, where: str) -> tuple[str, Headers, bytes]:
    """First line, headers and body of an HTTP message; characters of the head are its bytes (ISO 8859-1)."""
    head, end, body = block.partition(b"\r\n\r\n")
    if not end:
        raise ArchiveError(f"{where} holds no whole HTTP message; restore the file from a copy")
    first, *lines = head.decode("latin-1").split("\r\n")
    pairs = (text.partition(":") for text in lines)
    return first, tuple((name, value.strip(" \t")) for name, _, value in pairs), body


def _status(first: str, where: str) -> tuple[str, int, str]:
    match = _STATUS.fullmatch(first)
    if match is None:
        raise ArchiveError(f"{where} holds no HTTP status line; restore the file from a copy")
    return match[1], int(match[2]), match[3]


def _date(text: str, where: str) -> datetime:
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        raise ArchiveError(f"{where} has no date; restore the file from a copy") from None


def _where(path: Path, offset: int) -> str:
    return f"{path}: the record at byte {offset}"


def _damaged(path: Path, offset: int, what: str) -> str:
    return f"{path} is damaged at byte {offset} ({what}); restore it from a copy, or move it out of the folder"


def _unreadable(path: Path, error: OSError) -> str:
    return f"could not read {path}: {error.strerror or error}; restore it from a copy, or fix its permissions"
