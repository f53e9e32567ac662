"""Gzip files as sites serve them: unpacked within bounds, all members, as far as they are whole (RFC 1952)."""

from __future__ import annotations

import zlib

#: the sitemap protocol's own bound
MAX_BYTES = 52_428_800
MAX_MEMBERS = 10_000
_GZIP = b"\x1f\x8b"


def unpack(content: bytes) -> tuple[bytes, str]:
    """The bytes inside a gzip file, at most 50 MiB, and what is to be said of them ('' when all is well).

    Takes a body after content decoding. What is no gzip comes back as it is, cut at the same bound; what is packed
    twice (by the site and by its server) is unpacked twice. Of a broken file the part before the break is given.
    """
    data, note = content, ""
    for _ in range(2):
        if not data.startswith(_GZIP):
            break
        data, note = _members(data)
    return data[:MAX_BYTES], note or (f"cut at {MAX_BYTES} bytes" if len(data) > MAX_BYTES else "")


def _members(content: bytes) -> tuple[bytes, str]:
    parts: list[bytes] = []
    room, place = MAX_BYTES, 0
    for _member in range(MAX_MEMBERS):
        stream = zlib.decompressobj(wbits=31)
        while not stream.eof:
            # small steps: what was unpacked before a broken place is kept, and no step copies much
            chunk = content[place : place + 4096]
            if not chunk:
                return b"".join(parts), "gzip ends in the middle"
            try:
                piece = stream.decompress(chunk, room)
            except zlib.error:
                return b"".join(parts), "broken gzip"
            parts.append(piece)
            place += len(chunk) - len(stream.unused_data)
            room -= len(piece)
            if room <= 0:
                return b"".join(parts), f"cut at {MAX_BYTES} bytes"
        if content[place : place + 2] != _GZIP:
            return b"".join(parts), ""
    return b"".join(parts), f"only the first {MAX_MEMBERS} gzip members are read"
