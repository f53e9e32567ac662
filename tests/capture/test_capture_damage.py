"""Torn tails are cut, damage is told, and nothing whole is ever lost."""

from __future__ import annotations

import gzip
import os
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from scraper.capture import Place, digest_of, read_response, scan, seal, size_of
from scraper.capture import members as members_module
from scraper.errors import ArchiveError
from tests.capture.test_capture_reader import GONE
from tests.capture.warcs import HTML, PLAIN, answer, check, close_all, members, three, writer
from tests.growth import growth


@pytest.fixture(autouse=True)
def _writers_are_closed() -> Iterator[None]:
    yield
    close_all()


@pytest.mark.parametrize("with_ends", [True, False])
def test_a_tail_torn_anywhere_is_cut_where_the_file_is_sealed(
    tmp_path: Path, with_ends: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    # a thousand openings; the disk itself is not what is tested
    monkeypatch.setattr(os, "fsync", lambda _: None)
    small = answer(body=b"<p>short", headers=())
    warc = writer(tmp_path)
    kept = warc.write(small, run="r", site="s")
    path = tmp_path / kept.file
    whole = path.stat().st_size
    place = warc.write(small, run="r", site="s")
    warc.close()
    data = path.read_bytes()
    end = kept.offset + kept.length if with_ends else 0
    borders = [offset for offset, _ in members(path)] + [len(data)]
    for size in range(whole, len(data) + 1):
        path.write_bytes(data[:size])
        found = [item.offset for item in scan(tmp_path, {})]
        assert found == [kept.offset] + [place.offset] * (size >= place.offset + place.length)
        sealed = seal(tmp_path, path.name, end)
        assert sealed.size == path.stat().st_size == max(border for border in borders if border <= size)
        assert sealed.digest == digest_of(tmp_path, path.name)
        assert list(scan(tmp_path, {}, {path.name})) == []
    check(tmp_path)


@pytest.mark.parametrize("tail", [b"\x00" * 5000, b"\x1f\x8b\x08" + b"\xff" * 100, b"WARC/1.1\r\n", HTML])
def test_a_tail_of_rubbish_is_cut(tmp_path: Path, tail: bytes) -> None:
    first, _, third = three(writer(tmp_path))
    path = tmp_path / first.file
    size = path.stat().st_size
    with path.open("ab") as stream:
        stream.write(tail)
    assert len(list(scan(tmp_path, {}))) == 3
    assert seal(tmp_path, first.file, third.offset).size == path.stat().st_size == size


def damage(path: Path, place: Place) -> None:
    data = bytearray(path.read_bytes())
    data[place.offset + place.length - 6] ^= 0xFF
    path.write_bytes(data)


def test_damage_in_the_middle_is_told_and_nothing_behind_it_is_cut(tmp_path: Path) -> None:
    first, second, _ = three(writer(tmp_path))
    path = tmp_path / first.file
    damage(path, second)
    data = path.read_bytes()
    said = rf"{first.file} is damaged at byte {second.offset} \(.*incorrect data check\); restore it"
    with pytest.raises(ArchiveError, match=said):
        list(scan(tmp_path, {}))
    with pytest.raises(ArchiveError, match=said):
        read_response(tmp_path, second.file, second.offset)
    seal(tmp_path, path.name, 0)
    new = writer(tmp_path).write(PLAIN, run="r", site="s")
    assert (new.file[-13:-8], path.read_bytes()) == ("00001", data)
    assert [found.file for found in scan(tmp_path, {path.name: len(data)})] == [new.file]


def test_a_gzip_body_inside_a_damaged_last_record_is_no_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(members_module, "_CHUNK", 7)
    warc = writer(tmp_path)
    kept = warc.write(PLAIN, run="r", site="s")
    end = (tmp_path / kept.file).stat().st_size
    body = zlib.compressobj(wbits=31)
    packed = body.compress(HTML) + body.flush()
    place = warc.write(answer(body=packed, headers=(("Content-Encoding", "gzip"),)), run="r", site="s")
    warc.close()
    path = tmp_path / kept.file
    path.write_bytes(path.read_bytes()[: place.offset + place.length])
    damage(path, place)
    assert [found.offset for found in scan(tmp_path, {})] == [kept.offset]
    seal(tmp_path, path.name, 0)
    assert path.stat().st_size == end


def test_a_file_shorter_than_known_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    first, second, third = three(writer(tmp_path))
    path = tmp_path / first.file
    ends = {first.file: third.offset + third.length}
    path.write_bytes(path.read_bytes()[: second.offset])
    with pytest.raises(ArchiveError, match=rf"is cut: it has {second.offset} bytes, but records up to byte"):
        list(scan(tmp_path, ends))
    assert seal(tmp_path, first.file, third.offset).size == path.stat().st_size == second.offset


def test_no_link_is_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    places = three(writer(outside))
    first = places[0]
    linked, folder = tmp_path / "linked", tmp_path / "warc"
    linked.symlink_to(outside)
    folder.mkdir()
    (folder / first.file).symlink_to(outside / first.file)
    before = (outside / first.file).read_bytes()
    with (outside / first.file).open("ab") as stream:
        stream.write(b"torn")
    for place in (linked, folder):
        for work in (
            lambda: list(scan(place, {})),  # noqa: B023
            lambda: read_response(place, first.file, first.offset),  # noqa: B023
            lambda: seal(place, first.file, 0),  # noqa: B023
        ):
            with pytest.raises(ArchiveError, match="is a link, and links are not followed"):
                work()
        for look in (size_of, digest_of):
            with pytest.raises(ArchiveError, match="is a link"):
                look(place, first.file)
    with pytest.raises(ArchiveError, match="is a link"):
        writer(linked)
    assert (outside / first.file).read_bytes() == before + b"torn"


def test_what_is_not_a_plain_file_holds_nobody_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / GONE)
    with pytest.raises(ArchiveError, match="is not a plain file"):
        list(scan(tmp_path, {}))


def test_a_member_that_unpacks_to_more_than_any_record_is_damage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(members_module, "MAX_MEMBER", 10_000)
    kept = writer(tmp_path).write(PLAIN, run="r", site="s")
    path = tmp_path / kept.file
    size = path.stat().st_size
    with path.open("ab") as stream:
        stream.write(gzip.compress(bytes(100_000)))
    assert [found.offset for found in scan(tmp_path, {})] == [kept.offset]
    with pytest.raises(ArchiveError, match="a record of more than 10000 bytes"):
        read_response(tmp_path, kept.file, size)


def test_a_search_for_records_among_very_many_members_ends_and_nothing_is_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(members_module, "_MAX_TRIES", 5)
    kept = writer(tmp_path).write(PLAIN, run="r", site="s")
    path = tmp_path / kept.file
    with path.open("ab") as stream:
        stream.write(b"\x1f\x8b\x08 no member" * 10)
    size = path.stat().st_size
    assert seal(tmp_path, kept.file, 0).size == path.stat().st_size == size


def test_a_flipped_bit_that_hides_the_end_of_a_member_cuts_nothing(tmp_path: Path) -> None:
    first, second, third = three(writer(tmp_path))
    path = tmp_path / first.file
    data = bytearray(path.read_bytes())
    # FEXTRA (RFC 1952, 2.3.1): what follows is taken for an extra field of up to 64 KB
    data[second.offset + 3] ^= 0x04
    path.write_bytes(data)
    with pytest.raises(ArchiveError, match=rf"is damaged at byte {second.offset}"):
        list(scan(tmp_path, {}))
    assert seal(tmp_path, first.file, 0).size == len(data)
    assert path.read_bytes() == data
    assert third.offset > second.offset


def test_overlapping_beginnings_of_members_take_linear_time(tmp_path: Path) -> None:
    path = tmp_path / GONE
    # a stored block that begins like a member again and again
    member = b"\x1f\x8b\x08\0\0\0\0\0\0\3"

    def search(size: int) -> None:
        path.write_bytes(member + b"broken" + (member + b"\0\xff\xff\0\0") * (size // 15))
        seal(tmp_path, GONE, 0)

    assert growth(search, lambda size: 8 * size) == ""
