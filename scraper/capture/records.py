"""WARC 1.1 records as bytes: pure rendering, one gzip member a record.

Rules are those of the WARC Format 1.1 (ISO 28500:2017), named by section where they are not plain. A value that
came from a host can never end its line: control characters become spaces before anything is rendered.
"""

from __future__ import annotations

import base64
import hashlib
import ipaddress
import re
import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from urllib.parse import quote

from scraper.types import Headers, Response

CONFORMS_TO = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
#: names of extension fields that tie a record to its run and site (WARC 1.1, 4: fields may be added)
RUN, SITE = "Archive-Run", "Archive-Site"
ORIGINAL = "X-Archive-Orig-"

_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]+")
_NOT_TOKEN = re.compile(r"[^!#$%&'*+.^_`|~0-9A-Za-z-]")
_URI_SAFE = "!#$%&'()*+,-./:;=?@[]_~"
_HTTP_VERSION = re.compile(r"HTTP/\d(\.\d)?")
#: headers of a request that hold secrets of the operator, not of the page
_SECRET = frozenset({"authorization", "proxy-authorization"})
#: bodies of these types are compressed already, whatever Content-Encoding says
_PACKED = re.compile(r"(image/(?!svg|bmp)|video/|audio/|font/woff|application/(pdf|zip|gzip|x-gzip|zstd|epub))")
_LEVEL = 6
#: for heads of records: bits of zlib's window, and its level of memory
_SMALL_WINDOW, _SMALL_TABLES = 11, 3
#: bytes of one stored block (RFC 1951, 3.2.4)
_MOST_STORED = 0xFFFF
_END = b"\r\n\r\n"
#: deflate, no name, no time, no operating system: the same bytes everywhere
_GZIP_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"


class Profile(StrEnum):
    """Why a revisit stands for an earlier record (WARC 1.1, 6.7.2 and 6.7.3)."""

    IDENTICAL = "identical-payload-digest"
    NOT_MODIFIED = "server-not-modified"

    @property
    def uri(self) -> str:
        """The address that WARC-Profile names."""
        return f"http://netpreserve.org/warc/1.1/revisit/{self.value}"


@dataclass(frozen=True, kw_only=True, slots=True)
class RevisitOf:
    """The record that holds the payload a revisit stands for."""

    url: str
    date: datetime
    payload_digest: str
    #: `urn:uuid:…`, if known
    record_id: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where a record lies: file name in the WARC folder, offset and length of its gzip member in bytes.

    `payload_digest` is `sha1:` and base32; for a revisit that of the payload it stands for.
    """

    file: str
    offset: int
    length: int
    payload_digest: str
    record_id: str
    date: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """What every record says of where it comes from: the run, the site, the file's warcinfo record."""

    run: str
    site: str
    warcinfo_id: str


def payload_digest(body: bytes) -> str:
    """`sha1:` and the base32 of the SHA-1 of a body: the form all WARC tools share."""
    return _digest(hashlib.sha1(body, usedforsecurity=False))


def warcinfo(record_id: str, date: datetime, file: str, fields: Iterable[tuple[str, str]]) -> bytes:
    """The member of a `warcinfo` record for a file, with its `application/warc-fields` (WARC 1.1, 6.2)."""
    block = _fields((name, line(value)) for name, value in fields)
    head = [
        ("WARC-Type", "warcinfo"),
        ("WARC-Record-ID", f"<{record_id}>"),
        ("WARC-Date", warc_date(date)),
        ("WARC-Filename", file),
        ("WARC-Block-Digest", payload_digest(block)),
        ("Content-Type", "application/warc-fields"),
    ]
    return _member(head, block)


def response(answer: Response, record_id: str, digest: str, origin: Origin) -> bytes:
    """The member of a `response` record; `digest` is that of `answer.body`."""
    top = _http_head(answer, len(answer.body))
    hashed = hashlib.sha1(top, usedforsecurity=False)
    hashed.update(answer.body)
    head = _common("response", answer, record_id, origin)
    head += [("WARC-Payload-Digest", digest), ("WARC-Block-Digest", _digest(hashed))]
    if answer.truncated is not None:
        head.append(("WARC-Truncated", answer.truncated.value))
    head.append(("Content-Type", "application/http; msgtype=response"))
    return _member(head, top, answer.body, _packed(answer))


def resource(file: Response, record_id: str, digest: str, origin: Origin) -> bytes:
    """The member of a `resource` record: bytes that no host answered, under their own type (WARC 1.1, 6.3)."""
    head = _common("resource", file, record_id, origin)
    # the block is the payload
    head += [("WARC-Payload-Digest", digest), ("WARC-Block-Digest", digest), ("Content-Type", file.media_type)]
    return _member(head, b"", file.body)


def revisit(answer: Response, record_id: str, of: RevisitOf, profile: Profile, origin: Origin) -> bytes:
    """The member of a `revisit` record: the answer's status line and headers, and what it refers to.

    A payload equal to the earlier one keeps the length of its body; a 304 keeps what it said.
    """
    top = _http_head(answer, len(answer.body) if profile is Profile.IDENTICAL else None)
    head = _common("revisit", answer, record_id, origin)
    head += [
        ("WARC-Profile", profile.uri),
        ("WARC-Refers-To", f"<{of.record_id}>" if of.record_id else ""),
        ("WARC-Refers-To-Target-URI", uri(of.url)),
        ("WARC-Refers-To-Date", warc_date(of.date)),
        ("WARC-Payload-Digest", of.payload_digest),
        ("WARC-Block-Digest", payload_digest(top)),
        ("Content-Type", "application/http; msgtype=response"),
    ]
    return _member(head, top)


def request(answer: Response, record_id: str, concurrent_to: str, origin: Origin) -> bytes:
    """The member of the `request` record that belongs to a response or revisit; no credentials are kept."""
    headers = [(name, value) for name, value in answer.request_headers if name.lower() not in _SECRET]
    top = f"GET {uri(answer.request_target) or '/'} HTTP/1.1\r\n".encode("ascii")
    block = top + _lines(_clean(headers)) + b"\r\n"
    head = _common("request", answer, record_id, origin)
    head += [
        ("WARC-Concurrent-To", f"<{concurrent_to}>"),
        ("WARC-Block-Digest", payload_digest(block)),
        ("Content-Type", "application/http; msgtype=request"),
    ]
    return _member(head, block)


def stored_headers(answer: Response, length: int | None) -> Headers:
    """The headers of an answer as a record holds them.

    Transfer-Encoding is undone, so it is renamed; Content-Length is `length`, the bytes stored (an other one that
    came is renamed too). With None, Content-Length stays as it came.
    """
    kept: list[tuple[str, str]] = []
    right = False
    for name, value in _clean(answer.headers):
        lower = name.lower()
        if lower == "transfer-encoding":
            name = ORIGINAL + "Transfer-Encoding"
        elif lower == "content-length" and length is not None:
            if value == str(length):
                if right:
                    continue
                right = True
            else:
                name = ORIGINAL + "Content-Length"
        kept.append((name, value))
    if length is not None and not right:
        kept.append(("Content-Length", str(length)))
    return tuple(kept)


def warc_date(date: datetime) -> str:
    """An aware datetime in UTC as WARC-Date writes it; microseconds where there are any (WARC 1.1, 5.4)."""
    return date.astimezone(UTC).isoformat().replace("+00:00", "Z")


def uri(text: str) -> str:
    """An address in ASCII without spaces, control characters or angle brackets: they are percent-encoded."""
    return quote(text, safe=_URI_SAFE, errors="replace")


def line(text: str) -> str:
    """A value on one line: control characters but the tab become a space, white space at the ends goes."""
    # most are printable, which no control character is
    return (text if text.isprintable() else _CONTROL.sub(" ", text)).strip(" \t")


def _clean(headers: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Headers with names that are tokens (RFC 9110, 5.6.2) and values of one line."""
    return [(_NOT_TOKEN.sub("_", name) or "_", line(value)) for name, value in headers]


def _http_head(answer: Response, length: int | None) -> bytes:
    version = answer.http_version if _HTTP_VERSION.fullmatch(answer.http_version) else "HTTP/1.1"
    status = f"{version} {answer.status:03d} ".encode("ascii") + _encoded(line(answer.reason))
    return status + b"\r\n" + _lines(stored_headers(answer, length)) + b"\r\n"


def _common(kind: str, answer: Response, record_id: str, origin: Origin) -> list[tuple[str, str]]:
    return [
        ("WARC-Type", kind),
        ("WARC-Record-ID", f"<{record_id}>"),
        ("WARC-Date", warc_date(answer.fetched_at)),
        ("WARC-Target-URI", uri(answer.url)),
        ("WARC-IP-Address", _ip(answer.ip)),
        ("WARC-Warcinfo-ID", f"<{origin.warcinfo_id}>"),
        (RUN, origin.run),
        (SITE, origin.site),
    ]


def _ip(text: str | None) -> str:
    try:
        # the zone of a link-local address means nothing elsewhere
        return str(ipaddress.ip_address((text or "").partition("%")[0]))
    except ValueError:
        return ""


def _encoded(text: str) -> bytes:
    """A header's characters are its bytes (ISO 8859-1); text that is none of those goes as UTF-8."""
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return text.encode("utf-8", errors="replace")


def _fields(fields: Iterable[tuple[str, str]]) -> bytes:
    """Fields of WARC itself, each value on one line; they are UTF-8 (WARC 1.1, 4)."""
    return "".join(f"{name}: {value}\r\n" for name, value in fields).encode("utf-8", errors="replace")


def _lines(fields: Iterable[tuple[str, str]]) -> bytes:
    return b"".join(_encoded(f"{name}: {line(value)}") + b"\r\n" for name, value in fields)


def _digest(hashed: hashlib._Hash) -> str:
    return "sha1:" + base64.b32encode(hashed.digest()).decode("ascii")


def _packed(answer: Response) -> bool:
    """True for a body that is compressed already, by its coding or by its type."""
    coding = (answer.header("content-encoding") or "identity").strip().lower()
    return coding != "identity" or _PACKED.match(answer.media_type) is not None


def _member(head: Sequence[tuple[str, str]], top: bytes, body: bytes = b"", packed: bool = False) -> bytes:
    """One record as one gzip member (RFC 1952); fields without a value are left out.

    A packed body is laid in as it is: to deflate it again costs 20 to 50 times as much and saves nothing.
    """
    fields = [(name, told) for name, value in head if (told := line(value))]
    fields.append(("Content-Length", str(len(top) + len(body))))
    start = b"WARC/1.1\r\n" + _fields(fields) + b"\r\n" + top
    if packed or not body:
        # zlib's usual window and tables take ten times as long to lay out as these heads to deflate
        outer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -_SMALL_WINDOW, _SMALL_TABLES)
        parts = [outer.compress(start), outer.flush(zlib.Z_SYNC_FLUSH), *_stored(body + _END)]
    else:
        outer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        parts = [outer.compress(start), outer.compress(body), outer.compress(_END), outer.flush()]
    checksum = zlib.crc32(_END, zlib.crc32(body, zlib.crc32(start)))
    size = (len(start) + len(body) + len(_END)) & 0xFFFFFFFF
    return b"".join((_GZIP_HEAD, *parts, struct.pack("<II", checksum, size)))


def _stored(data: bytes) -> Iterator[bytes]:
    """The last blocks of a deflate stream that stands at a byte border: the data as it is (RFC 1951, 3.2.4)."""
    for begin in range(0, len(data), _MOST_STORED):
        block = data[begin : begin + _MOST_STORED]
        last = begin + _MOST_STORED >= len(data)
        yield struct.pack("<BHH", last, len(block), len(block) ^ 0xFFFF)
        yield block
