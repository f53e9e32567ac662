"""Content codings undone within bounds, and only to a proper end (RFC 9110, 8.4.1).

The client library takes a gzip stream cut in the middle for a whole one, drops every member after the first, and
knows no bound on what comes out. Here a cut stream is an error, all members count, and a bomb costs no more than
the limit and one chunk. Brotli and zstd are not advertised, so an answer in them is an error too.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from typing import Any

try:
    # undoing gzip is a tenth of what a page costs the crawling process: this takes 0.4 of zlib's time
    from isal import isal_zlib as inflating
except ImportError:  # no wheel for this machine
    inflating = zlib  # type: ignore[misc]

#: bytes that go in, and that come out, in one step
IN_STEP = 64 * 1024
OUT_STEP = 256 * 1024
#: codings on top of each other, and members of one gzip body, that are followed
MAX_CODINGS = 3
MAX_MEMBERS = 4096

_GZIP, _ZLIB, _RAW = 31, 15, -15
#: isal has an error of its own, which its types say wrong
_BROKEN: Any = (zlib.error, inflating.error)


class BadEncoding(Exception):  # noqa: N818 - reads as the fact it states
    """The body is not what its Content-Encoding says, is cut, or is in a coding that was not asked for."""


class TooLarge(Exception):  # noqa: N818
    """The decoded body passes the limit, given in bytes."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"the body unpacks to more than {limit} bytes")
        self.limit = limit


def decode_body(raw: bytes, content_encoding: str | None, limit: int) -> bytes:
    """The body without its content codings.

    `content_encoding` is the header's value, several codings separated by commas in the order they were applied;
    `limit` bounds the result and every layer on the way to it, in bytes. An empty body is empty in every coding.
    Raises BadEncoding and TooLarge.
    """
    codings = _codings(content_encoding)
    if not codings or not raw:
        if len(raw) > limit:
            raise TooLarge(limit)
        return raw
    try:
        return _undo(codings, raw, limit, inflating)
    except BadEncoding:
        if inflating is zlib:
            raise
        # isal refuses heads of gzip that are whole, but split
        return _undo(codings, raw, limit, zlib)


def _undo(codings: list[str], raw: bytes, limit: int, library: Any) -> bytes:
    pieces = _slices(raw)
    for coding in reversed(codings):
        pieces = _bounded(_DECODERS[coding](pieces, library), limit)
    return b"".join(pieces)


def _codings(header: str | None) -> list[str]:
    names = [name.strip().lower() for name in (header or "").split(",")]
    codings = [name.removeprefix("x-") for name in names if name not in ("", "identity")]
    for name in codings:
        if name not in _DECODERS:
            raise BadEncoding(f"the body is in the coding {name[:20]!r}, which was not asked for")
    if len(codings) > MAX_CODINGS:
        raise BadEncoding(f"the body is in {len(codings)} codings, one on top of the other")
    return codings


def _slices(raw: bytes) -> Iterator[bytes]:
    if len(raw) <= IN_STEP:
        yield raw
        return
    view = memoryview(raw)
    for start in range(0, len(raw), IN_STEP):
        yield bytes(view[start : start + IN_STEP])


def _bounded(pieces: Iterator[bytes], limit: int) -> Iterator[bytes]:
    total = 0
    for piece in pieces:
        total += len(piece)
        if total > limit:
            raise TooLarge(limit)
        yield piece


def _inflate(stream: Any, piece: bytes) -> Iterator[bytes]:
    """Everything that one piece of input gives, OUT_STEP bytes at most at a time."""
    while True:
        try:
            out = stream.decompress(piece, OUT_STEP)
        except _BROKEN as error:
            raise BadEncoding(f"the compressed body is broken: {error}") from error
        if out:
            yield out
        piece = stream.unconsumed_tail
        # output that filled the step may have more behind it even where all input is consumed
        if stream.eof or (not piece and len(out) < OUT_STEP):
            return


def _gunzip(pieces: Iterator[bytes], library: Any) -> Iterator[bytes]:
    """RFC 1952: members one after the other; zero padding, and other bytes that start no member, end the body."""
    stream, members, between = library.decompressobj(_GZIP), 0, False
    for piece in pieces:
        while piece:
            if between:
                piece = piece.lstrip(b"\0")
                if not piece:
                    break
                if piece[0] != 0x1F:
                    return
                stream, between = library.decompressobj(_GZIP), False
            yield from _inflate(stream, piece)
            piece = stream.unused_data
            if stream.eof:
                between, members = True, members + 1
                if members > MAX_MEMBERS:
                    raise BadEncoding(f"the compressed body has more than {MAX_MEMBERS} members")
    if not between:
        raise BadEncoding("the compressed body ends in the middle")


def _undeflate(pieces: Iterator[bytes], library: Any) -> Iterator[bytes]:
    """RFC 9110, 8.4.1.2: a zlib stream; some servers send the bare deflate stream, which is taken too."""
    head = b""
    for piece in pieces:
        head += piece
        if len(head) >= 2:
            break
    wrapped = len(head) >= 2 and head[0] & 0x0F == 8 and (head[0] << 8 | head[1]) % 31 == 0
    stream = library.decompressobj(_ZLIB if wrapped else _RAW)
    yield from _inflate(stream, head)
    for piece in pieces:
        if stream.eof:
            return
        yield from _inflate(stream, piece)
    if not stream.eof:
        raise BadEncoding("the compressed body ends in the middle")


_DECODERS: dict[str, Callable[[Iterator[bytes], Any], Iterator[bytes]]] = {"gzip": _gunzip, "deflate": _undeflate}
