"""What the WARC files hold, byte for byte, and that any reader takes them."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from scraper.capture import Profile, RevisitOf, payload_digest, read_response, scan
from scraper.capture import writer as writer_module
from scraper.types import Response, Truncation
from tests.capture.warcs import HTML, PLAIN, WHEN, answer, check, close_all, kinds, members, naive, writer

GZIPPED = gzip.compress(HTML, mtime=0)
CASES: dict[str, Response] = {
    "plain": PLAIN,
    "gzip": answer(body=GZIPPED, headers=(("Content-Encoding", "gzip"), ("Content-Length", str(len(GZIPPED))))),
    "chunked": answer(headers=(("Transfer-Encoding", "chunked"), ("Content-Type", "text/html"))),
    "chunked and gzip": answer(
        body=GZIPPED, headers=(("transfer-encoding", "chunked"), ("Content-Encoding", "gzip"))
    ),
    "empty": answer(body=b"", headers=()),
    "redirect": answer(status=301, body=b"", headers=(("Location", "/x"), ("Content-Length", "0"))),
    "not modified": answer(status=304, reason="", body=b"", headers=(("Content-Length", "1234"),)),
    "cut": answer(body=HTML[:100], truncated=Truncation.DISCONNECT),
    "cut gzip": answer(
        body=GZIPPED[:40], headers=(("Content-Encoding", "gzip"),), content=None, truncated=Truncation.LENGTH
    ),
    "not gzip at all": answer(headers=(("Content-Encoding", "gzip"),), content=None),
    "unknown coding": answer(headers=(("Content-Encoding", "br"),), content=None),
    "binary": answer(body=bytes(range(256)) * 40, headers=(("Content-Type", "image/png"),)),
    "blank lines in the body": answer(body=b"\r\n\r\nWARC/1.1\r\n\r\n\n\n"),
    "a warc in the body": answer(
        body=gzip.compress(b"WARC/1.1\r\n"), headers=(("Content-Type", "application/gzip"),)
    ),
    "injection": answer(
        headers=(
            ("X-A", "a\r\n\r\n<p>body"),
            ("X\r\nB: 1", "b\nC: 2"),
            ("", "no name"),
            (" Folded", "x"),
            ("X-Nul", "\x00\x1b[31m"),
        ),
        reason="OK\r\nSet-Cookie: x",
        url="https://blog.example.org/a\r\nWARC-Type: warcinfo",
        request_target="/a b\r\nX: y",
        request_headers=(("User-Agent", "x\r\n\r\ny"),),
        ip="192.0.2.7\r\nX: y",
    ),
    "bytes beyond ascii": answer(
        headers=(("X-Name", "caf\xe9 \xa0"), ("X-Wide", "\u4e2d\ud800")), reason="d\xe9j\xe0"
    ),
    "many lengths": answer(
        headers=(("Content-Length", "7"), ("Content-Length", str(len(HTML))), ("content-length", "7"))
    ),
    "odd version": answer(http_version="ICY\r\n", ip="fe80::1%eth0"),
}


@pytest.fixture(autouse=True)
def _writers_are_closed() -> Iterator[None]:
    yield
    close_all()


@pytest.mark.parametrize("case", CASES)
def test_warcio_check_and_a_naive_reader_take_it(tmp_path: Path, case: str) -> None:
    asked = CASES[case]
    warc = writer(tmp_path)
    place = warc.write(asked, run="r1", site="blog")
    warc.close()
    check(tmp_path)
    (info, _), (fields, block), (request, request_block) = naive(tmp_path / place.file)
    assert [info["WARC-Type"], fields["WARC-Type"], request["WARC-Type"]] == ["warcinfo", "response", "request"]
    head, _, body = block.partition(b"\r\n\r\n")
    assert body == asked.body
    assert f"\r\nContent-Length: {len(body)}\r\n".lower() in (head + b"\r\n").decode("latin-1").lower()
    assert b"\r\ntransfer-encoding:" not in head.lower()
    assert fields["WARC-Payload-Digest"] == payload_digest(asked.body) == place.payload_digest
    assert request_block.startswith(b"GET /")
    assert request_block.endswith(b"\r\n\r\n")
    assert request["WARC-Concurrent-To"] == fields["WARC-Record-ID"] == f"<{place.record_id}>"
    assert kinds(tmp_path / place.file) == ["warcinfo", "response", "request"]


def test_the_whole_of_a_response_record(tmp_path: Path) -> None:
    warc = writer(tmp_path)
    place = warc.write(CASES["chunked and gzip"], run="r1", site="blog")
    path = tmp_path / "therapy-blogs-20260302102030-00000.warc.gz"
    assert (place.file, place.date, place.record_id[-2:]) == (path.name, WHEN, "02")
    (start, info), (offset, response), (end, request) = members(path)
    assert (start, offset, place.offset, place.length) == (0, place.offset, offset, end - offset)
    assert info.decode().split("\r\n")[8:] == [
        "",
        "software: therapy-blog-archiver/0.1",
        "format: WARC File Format 1.1",
        "conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
        "operator: me@example.org",
        "robots: obey",
        "Archive-Run: r1",
        "",
        "",
        "",
    ]
    block = (
        b"HTTP/1.1 200 OK\r\nX-Archive-Orig-Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"
        b"Content-Length: %d\r\n\r\n" % len(GZIPPED) + GZIPPED
    )
    assert response == (
        b"WARC/1.1\r\nWARC-Type: response\r\n"
        b"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000002>\r\n"
        b"WARC-Date: 2026-03-02T10:20:30.123456Z\r\n"
        b"WARC-Target-URI: https://blog.example.org/grief?x=1\r\nWARC-IP-Address: 192.0.2.7\r\n"
        b"WARC-Warcinfo-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\n"
        b"Archive-Run: r1\r\nArchive-Site: blog\r\n"
        b"WARC-Payload-Digest: " + payload_digest(GZIPPED).encode() + b"\r\n"
        b"WARC-Block-Digest: " + payload_digest(block).encode() + b"\r\n"
        b"Content-Type: application/http; msgtype=response\r\n"
        b"Content-Length: %d\r\n\r\n" % len(block) + block + b"\r\n\r\n"
    )
    assert (
        b"GET /grief?x=1 HTTP/1.1\r\nHost: blog.example.org\r\nUser-Agent: therapy-blog-archiver/0.1\r\n\r\n"
        in request
    )


def test_the_digest_is_the_known_one() -> None:
    assert payload_digest(b"") == "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"


def test_a_length_that_is_not_the_stored_one_is_kept_under_another_name(tmp_path: Path) -> None:
    place = writer(tmp_path).write(CASES["many lengths"], run="r", site="s")
    assert read_response(tmp_path, place.file, place.offset).headers == (
        ("X-Archive-Orig-Content-Length", "7"),
        ("Content-Length", str(len(HTML))),
        ("X-Archive-Orig-Content-Length", "7"),
    )


def test_truncation_and_zone_and_missing_operator(tmp_path: Path) -> None:
    warc = writer(tmp_path, operator=None)
    date = datetime(2026, 3, 2, 12, 0, tzinfo=timezone(timedelta(hours=2)))
    place = warc.write(answer(truncated=Truncation.TIME, fetched_at=date, ip=None), run="r", site="")
    (_, info), (fields, _), _ = naive(tmp_path / place.file)
    assert b"operator" not in info
    assert (fields["WARC-Truncated"], fields["WARC-Date"]) == ("time", "2026-03-02T10:00:00Z")
    assert not {"WARC-IP-Address", "Archive-Site"} & set(fields)


def test_an_operator_beyond_ascii_and_on_two_lines(tmp_path: Path) -> None:
    place = writer(tmp_path, operator="Zoë\r\nrobots: ignore \u4e2d").write(PLAIN, run="r", site="s")
    check(tmp_path)
    (_, info), *_ = naive(tmp_path / place.file)
    assert "operator: Zoë robots: ignore \u4e2d\r\nrobots: obey\r\n" in info.decode("utf-8")


def test_credentials_of_a_proxy_are_not_archived(tmp_path: Path) -> None:
    secret = (("Proxy-Authorization", "Basic c2VjcmV0"), ("authorization", "c2VjcmV0"), ("Accept", "*/*"))
    place = writer(tmp_path).write(answer(request_headers=secret), run="r", site="s")
    assert read_response(tmp_path, place.file, place.offset).request_headers == (("Accept", "*/*"),)
    assert not any(b"c2VjcmV0" in block for _, block in naive(tmp_path / place.file))


@pytest.mark.parametrize("profile", list(Profile))
def test_a_revisit(tmp_path: Path, profile: Profile) -> None:
    warc = writer(tmp_path)
    first = warc.write(PLAIN, run="r1", site="s")
    of = RevisitOf(url=PLAIN.url, date=first.date, payload_digest=first.payload_digest, record_id=first.record_id)
    again = answer(fetched_at=WHEN + timedelta(days=1))
    if profile is Profile.NOT_MODIFIED:
        again = answer(
            fetched_at=WHEN + timedelta(days=1), status=304, reason="Not Modified", body=b"", content=None
        )
    place = warc.write_revisit(again, of, profile.value, run="r1", site="s")
    warc.close()
    check(tmp_path)
    fields, block = naive(tmp_path / place.file)[3]
    assert fields["WARC-Type"] == "revisit"
    assert fields["WARC-Profile"] == f"http://netpreserve.org/warc/1.1/revisit/{profile.value}"
    assert fields["WARC-Refers-To-Target-URI"] == PLAIN.url
    assert fields["WARC-Refers-To-Date"] == "2026-03-02T10:20:30.123456Z"
    assert fields["WARC-Refers-To"] == f"<{first.record_id}>"
    assert fields["WARC-Payload-Digest"] == place.payload_digest == first.payload_digest
    assert block.startswith(f"HTTP/1.1 {again.status} {again.reason}\r\n".encode())
    assert block.endswith(b"Content-Length: %d\r\n\r\n" % len(HTML))


def test_a_profile_there_is_not(tmp_path: Path) -> None:
    of = RevisitOf(url=PLAIN.url, date=WHEN, payload_digest="sha1:X")
    with pytest.raises(ValueError, match="is not a valid Profile"):
        writer(tmp_path).write_revisit(PLAIN, of, "same", run="r", site="s")


def test_the_same_answers_ids_and_times_make_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        warc = writer(tmp_path / name)
        for case in CASES.values():
            warc.write(case, run="r", site="s")
        warc.close()
    (one,), (two,) = ((tmp_path / name).iterdir() for name in ("a", "b"))
    assert (one.name, one.read_bytes()) == (two.name, two.read_bytes())


def test_the_members_of_one_answer_never_change(tmp_path: Path) -> None:
    """Unpacked, for what zlib makes of it may change with its version."""
    warc = writer(tmp_path)
    for name in ("plain", "cut", "injection"):
        warc.write(CASES[name], run="r", site="s")
    content = b"".join(data for _, data in members(next(tmp_path.iterdir())))
    assert zlib.crc32(content) == GOLDEN


GOLDEN = 2315441847


def test_a_compressed_body_is_laid_in_as_it_is_and_text_is_packed(tmp_path: Path) -> None:
    warc = writer(tmp_path)
    packed, text = (warc.write(CASES[name], run="r", site="s") for name in ("gzip", "plain"))
    data = (tmp_path / packed.file).read_bytes()
    assert GZIPPED in data
    assert packed.length < len(GZIPPED) + 700
    assert text.length < len(HTML) / 2


@pytest.mark.parametrize("size", [1, 0xFFFF - 4, 0xFFFF - 3, 0xFFFF, 0xFFFF + 1, 3 * 0xFFFF + 7])
def test_a_packed_body_of_any_size_comes_back(tmp_path: Path, size: int) -> None:
    body = bytes(number * number % 251 for number in range(size))
    packed = answer(body=body, content=None, headers=(("Content-Encoding", "gzip"),))
    place = writer(tmp_path).write(packed, run="1", site="s")
    assert read_response(tmp_path, place.file, place.offset).body == body
    check(tmp_path)


def test_one_warcinfo_for_each_file_and_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    warc = writer(tmp_path)
    for run in ("r1", "r1", "r2"):
        warc.write(PLAIN, run=run, site="s")
    monkeypatch.setattr(writer_module, "ROLL_AT", 100)
    last = warc.write(PLAIN, run="r2", site="s")
    warc.close()
    check(tmp_path)
    one, two = sorted(tmp_path.iterdir())
    assert kinds(one) == "warcinfo response request response request warcinfo response request".split()
    records = naive(two)
    assert (two.name, last.file) == ("therapy-blogs-20260302102030-00001.warc.gz", two.name)
    assert records[0][0]["WARC-Filename"] == two.name
    assert all(fields["WARC-Warcinfo-ID"] == records[0][0]["WARC-Record-ID"] for fields, _ in records[1:])


def test_nothing_is_created_before_the_first_record(tmp_path: Path) -> None:
    warc = writer(tmp_path / "deep" / "warc")
    warc.flush()
    warc.close()
    assert list((tmp_path / "deep" / "warc").iterdir()) == []


def test_each_run_has_a_file_of_its_own_and_says_how_it_was_left(tmp_path: Path) -> None:
    first = writer(tmp_path)
    a = first.write(PLAIN, run="r1", site="s")
    first.close()
    b = first.write(PLAIN, run="r1", site="s")
    later = writer(tmp_path, clock=lambda: WHEN + timedelta(days=9))
    c = later.write(PLAIN, run="r2", site="s")
    first.close()
    later.close()
    assert [place.file[-13:-8] for place in (a, b, c)] == ["00000", "00001", "00002"]
    check(tmp_path)
    sealed = [*first.take_sealed(), *later.take_sealed()]
    for file in sealed:
        content = (tmp_path / file.name).read_bytes()
        assert (file.size, file.digest) == (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}")
    assert [file.name for file in sealed] == [a.file, b.file, c.file]


def test_a_full_newest_file_is_left_and_a_clock_gone_back_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer_module, "ROLL_AT", 100)
    names = []
    for day in (5, 1, 3):
        warc = writer(tmp_path, clock=lambda day=day: datetime(2026, 1, day, tzinfo=UTC))
        names.append(warc.write(PLAIN, run="r", site="s").file)
        warc.close()
    assert [name[-13:-8] for name in names] == ["00000", "00001", "00002"]
    assert [found.file for found in scan(tmp_path, {})] == names


def test_a_number_the_database_knows_is_not_given_again(tmp_path: Path) -> None:
    gone = "therapy-blogs-20200101000000-00041.warc.gz"
    warc = writer(tmp_path, known=(gone, "foreign.warc.gz"))
    assert warc.write(PLAIN, run="r", site="s").file.endswith("-00042.warc.gz")
