"""What comes back: one answer, the records behind a known end, and torn or damaged files."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scraper.capture import Found, read_response, scan, stored_headers
from scraper.errors import ArchiveError
from scraper.types import Response, Truncation
from tests.capture.warcs import HTML, PLAIN, WHEN, answer, check, close_all, three, writer


@pytest.fixture(autouse=True)
def _writers_are_closed() -> Iterator[None]:
    yield
    close_all()


TOKEN = st.text("abcXYZ019-_.!#$%&'*+^`|~", min_size=1, max_size=12)
#: a header's value as a client hands it over: latin-1, one line, no white space at its ends
VALUE = st.text(
    st.characters(max_codepoint=0xFF, exclude_characters=[chr(c) for c in (*range(9), *range(10, 32), 127)]),
    max_size=40,
).map(lambda text: text.strip(" \t"))


@settings(max_examples=150, deadline=None)
@given(
    body=st.one_of(st.binary(max_size=3000), st.binary(max_size=40).map(lambda part: part * 500)),
    headers=st.lists(st.tuples(TOKEN, VALUE), max_size=6).map(tuple),
    coding=st.sampled_from([(), (("Content-Encoding", "gzip"),), (("Content-Type", "image/png"),)]),
    status=st.integers(100, 599),
    reason=VALUE,
    date=st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2100, 1, 1)),  # noqa: DTZ001
    cut=st.sampled_from([None, *Truncation]),
    ip=st.sampled_from([None, "192.0.2.1", "2001:db8::1"]),
)
def test_what_goes_in_comes_out(
    tmp_path_factory: pytest.TempPathFactory,
    body: bytes,
    headers: tuple[tuple[str, str], ...],
    coding: tuple[tuple[str, str], ...],
    status: int,
    reason: str,
    date: datetime,
    cut: Truncation | None,
    ip: str | None,
) -> None:
    folder = tmp_path_factory.mktemp("warc")
    asked = answer(
        body=body,
        content=None,
        headers=coding + headers,
        status=status,
        reason=reason,
        fetched_at=date.replace(tzinfo=UTC),
        truncated=cut,
        ip=ip,
        seconds=0.0,
    )
    warc = writer(folder)
    place = warc.write(asked, run="r", site="s")
    warc.close()
    got = read_response(folder, place.file, place.offset)
    assert got == replace(asked, headers=stored_headers(asked, len(body)))
    check(folder)


def test_content_is_decoded_by_what_is_handed_in(tmp_path: Path) -> None:
    seen: list[tuple[bytes, str | None]] = []

    def decode(body: bytes, coding: str | None) -> bytes:
        seen.append((body, coding))
        if coding == "bad":
            raise ValueError("cut")
        return b"decoded"

    warc = writer(tmp_path)
    plain, bad, cut = (
        warc.write(case, run="r", site="s")
        for case in (
            PLAIN,
            answer(headers=(("Content-Encoding", "bad"),)),
            answer(truncated=Truncation.LENGTH),
        )
    )
    assert read_response(tmp_path, plain.file, plain.offset).content is None
    assert read_response(tmp_path, plain.file, plain.offset, decode).content == b"decoded"
    assert read_response(tmp_path, bad.file, bad.offset, decode).content is None
    assert read_response(tmp_path, cut.file, cut.offset, decode).content is None
    assert seen == [(HTML, None), (HTML, "bad")]


def test_without_its_request_record_the_target_is_that_of_the_address(tmp_path: Path) -> None:
    warc = writer(tmp_path)
    place = warc.write(answer(request_target="/sent"), run="r", site="s")
    warc.close()
    assert read_response(tmp_path, place.file, place.offset).request_target == "/sent"
    path = tmp_path / place.file
    path.write_bytes(path.read_bytes()[: place.offset + place.length])
    got = read_response(tmp_path, place.file, place.offset)
    assert (got.request_target, got.request_headers) == ("/grief?x=1", ())


def test_a_revisit_comes_back_without_a_body(tmp_path: Path) -> None:
    _, _, place = three(writer(tmp_path))
    got = read_response(tmp_path, place.file, place.offset, lambda body, _: body)
    assert (got.status, got.body, got.content) == (304, b"", None)


def test_scan_tells_all_an_index_needs(tmp_path: Path) -> None:
    first, second, third = three(writer(tmp_path))
    found = list(scan(tmp_path, {}))
    assert [(f.offset, f.length, f.record_id, f.payload_digest, f.date) for f in found] == [
        (p.offset, p.length, p.record_id, p.payload_digest, p.date) for p in (first, second, third)
    ]
    common = {"file": first.file, "run": "r1", "url": PLAIN.url, "media_type": "text/html"}
    assert found[0] == Found(
        **common,
        offset=first.offset,
        length=first.length,
        kind="response",
        record_id=first.record_id,
        date=WHEN,
        site="a",
        status=200,
        payload_digest=first.payload_digest,
        etag='"abc"',
        last_modified=None,
        truncated=None,
        refers_to_url=None,
        refers_to_date=None,
    )
    assert (found[1].status, found[1].last_modified, found[1].truncated, found[1].site) == (
        404,
        "now",
        "time",
        "b",
    )
    assert (found[2].kind, found[2].run, found[2].refers_to_url, found[2].refers_to_date) == (
        "revisit",
        "r2",
        PLAIN.url,
        WHEN,
    )


@pytest.mark.parametrize("known", [0, 1, 2, 3])
def test_scan_finds_exactly_what_the_known_ends_miss(tmp_path: Path, known: int) -> None:
    places = three(writer(tmp_path))
    ends = {places[0].file: max([0, *(place.offset + place.length for place in places[:known])])}
    assert [found.offset for found in scan(tmp_path, ends)] == [place.offset for place in places[known:]]


def test_scan_of_no_folder_and_of_foreign_files(tmp_path: Path) -> None:
    assert list(scan(tmp_path / "none", {})) == []
    (tmp_path / "other.warc.gz").write_bytes(b"x")
    (tmp_path / "therapy-blogs-20260302102030-00000.warc.gz").write_bytes(b"")
    assert list(scan(tmp_path, {"gone.warc.gz": 9})) == []


GONE = "therapy-blogs-20200101000000-00041.warc.gz"


def test_places_where_no_answer_lies(tmp_path: Path) -> None:
    first, second, third = three(writer(tmp_path))
    path = tmp_path / first.file
    cases = [
        (first.file, 0, "the record at byte 0 is a warcinfo, not a response"),
        (first.file, second.offset + 1, "is damaged at byte"),
        (first.file, path.stat().st_size, "ends within the record at byte"),
        (GONE, 0, f"could not read .*{GONE}: No such file"),
        ("none.warc.gz", 0, "is not the name of a WARC file"),
        (f"../{first.file}", 0, "is not the name of a WARC file"),
    ]
    for file, offset, said in cases:
        with pytest.raises(ArchiveError, match=said):
            read_response(tmp_path, file, offset)
    path.write_bytes(path.read_bytes()[: third.offset + 9])
    with pytest.raises(ArchiveError, match="ends within the record at byte"):
        read_response(tmp_path, third.file, third.offset)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        b"WARC/1.1\r\nWARC-Type: response\r\n\r\n",
        b"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 50\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",
        b"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: x\r\n\r\n\r\n\r\n",
        b"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 5\r\n\r\nhello\r\n\r\n",
        b"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 9\r\n\r\nhello\r\n\r\n\r\n\r\n",
        b"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 19\r\n\r\nHTTP/1.1 200 OK\r\n\r\n\r\n\r\n",
    ],
)
def test_a_member_that_is_no_whole_record(tmp_path: Path, content: bytes) -> None:
    packer = zlib.compressobj(wbits=31)
    path = tmp_path / "therapy-blogs-20260302102030-00000.warc.gz"
    path.write_bytes(packer.compress(content) + packer.flush())
    for read in (lambda: read_response(tmp_path, path.name, 0), lambda: list(scan(tmp_path, {}))):
        with pytest.raises(ArchiveError, match="the record at byte 0"):
            read()


def test_reading_sees_what_was_just_written(tmp_path: Path) -> None:
    warc = writer(tmp_path)
    for number in range(5):
        place = warc.write(answer(body=b"%d" % number), run="r", site="s")
        got: Response = read_response(tmp_path, place.file, place.offset)
        assert got.body == b"%d" % number
