"""Content codings: whole, cut, stacked, lying, and exploding."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib

import pytest

from scraper import codings
from scraper.codings import OUT_STEP, BadEncoding, TooLarge, decode_body

TEXT = b"".join(b"line %d of a long text\n" % number for number in range(20_000))
LIMIT = 10_000_000


@pytest.fixture(autouse=True, params=["isal", "zlib"])
def _inflating(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    library = pytest.importorskip("isal.isal_zlib") if request.param == "isal" else zlib
    monkeypatch.setattr(codings, "inflating", library)


def raw_deflate(data: bytes) -> bytes:
    stream = zlib.compressobj(9, zlib.DEFLATED, -15)
    return stream.compress(data) + stream.flush()


PACKED = gzip.compress(TEXT)

WHOLE = {
    "none": (TEXT, None),
    "empty header": (TEXT, ""),
    "identity": (TEXT, "identity"),
    "gzip": (PACKED, "gzip"),
    "x-gzip, upper case": (PACKED, "X-GZIP"),
    "zlib": (zlib.compress(TEXT), "deflate"),
    "raw deflate": (raw_deflate(TEXT), "deflate"),
    "members": (gzip.compress(TEXT[:9]) + gzip.compress(TEXT[9:5000]) + gzip.compress(TEXT[5000:]), "gzip"),
    "zero padding": (PACKED + b"\0" * 700, "gzip"),
    "padding between members": (gzip.compress(TEXT[:9]) + b"\0\0" + gzip.compress(TEXT[9:]), "gzip"),
    "empty member": (PACKED + gzip.compress(b""), "gzip"),
    "words after the stream": (PACKED + b"<!-- cached -->", "gzip"),
    "stacked": (gzip.compress(zlib.compress(TEXT)), "deflate, gzip"),
    "three": (gzip.compress(gzip.compress(gzip.compress(TEXT))), "gzip, gzip, identity, gzip"),
}


@pytest.mark.parametrize("case", WHOLE)
def test_whole(case: str) -> None:
    raw, coding = WHOLE[case]
    assert decode_body(raw, coding, LIMIT) == TEXT


@pytest.mark.parametrize("step", [1, 7, 11])
def test_a_head_of_gzip_that_is_split_is_read(step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codings, "IN_STEP", step)
    head = b"\x1f\x8b\x08\x02" + PACKED[4:10]
    checked = head + (zlib.crc32(head) & 0xFFFF).to_bytes(2, "little") + PACKED[10:]
    assert decode_body(checked, "gzip", LIMIT) == TEXT


def test_empty_body_in_a_coding_is_empty() -> None:
    assert decode_body(b"", "gzip", 10) == b""


BROKEN = {
    "cut": (PACKED[: len(PACKED) // 2], "gzip"),
    "last byte missing": (PACKED[:-1], "gzip"),
    "header only": (PACKED[:10], "gzip"),
    "second member cut": (PACKED + gzip.compress(TEXT)[:-5], "gzip"),
    "second member one byte": (PACKED + b"\x1f", "gzip"),
    "wrong checksum": (PACKED[:-8] + b"\0\0\0\0" + PACKED[-4:], "gzip"),
    "zlib cut": (zlib.compress(TEXT)[:-4], "deflate"),
    "raw deflate cut": (raw_deflate(TEXT)[:-1], "deflate"),
    "plain text as gzip": (b"<html>hello</html>", "gzip"),
    "plain text as deflate": (b"<html>hello</html>", "deflate"),
    "inner cut": (gzip.compress(PACKED[:-1]), "gzip, gzip"),
    "brotli": (b"\x0b\x02\x80", "br"),
    "zstd": (b"\x28\xb5\x2f\xfd", "zstd"),
    "four": (TEXT, "gzip, gzip, gzip, gzip"),
    "members without end": (gzip.compress(b"") * 5000, "gzip"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_broken(case: str) -> None:
    raw, coding = BROKEN[case]
    with pytest.raises(BadEncoding):
        decode_body(raw, coding, LIMIT)


def test_limit_is_exact() -> None:
    assert decode_body(PACKED, "gzip", len(TEXT)) == TEXT
    assert decode_body(TEXT, None, len(TEXT)) == TEXT
    for raw, coding in ((PACKED, "gzip"), (TEXT, None), (raw_deflate(TEXT), "deflate")):
        with pytest.raises(TooLarge):
            decode_body(raw, coding, len(TEXT) - 1)


@pytest.mark.parametrize("coding", ["gzip", "deflate", "gzip, gzip", "raw"])
def test_a_bomb_costs_no_more_than_the_limit_and_a_chunk(coding: str) -> None:
    bomb = b"\0" * 60_000_000
    if coding == "raw":
        raw = raw_deflate(bomb)
    else:
        raw = zlib.compress(bomb) if coding == "deflate" else gzip.compress(bomb)
    if coding == "gzip, gzip":
        raw = gzip.compress(raw)
    del bomb
    limit = 1_000_000
    tracemalloc.start()
    with pytest.raises(TooLarge):
        decode_body(raw, "deflate" if coding == "raw" else coding, limit)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < limit + 4 * OUT_STEP
