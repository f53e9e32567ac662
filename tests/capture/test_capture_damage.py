"""Torn tails are cut, damage is told, and nothing whole is ever lost."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from scraper.capture import Place, read_response, scan
from scraper.capture import members as members_module
from scraper.errors import ArchiveError
from tests.capture.warcs import HTML, PLAIN, answer, check, close_all, ids, members, three, writer


@pytest.fixture(autouse=True)
def _writers_are_closed() -> Iterator[None]:
    yield
    close_all()


@pytest.mark.parametrize("with_ends", [True, False])
def test_a_tail_torn_anywhere_is_cut_and_the_file_goes_on(
    tmp_path: Path, with_ends: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    # a thousand openings; the disk itself is not what is tested
    monkeypatch.setattr(os, "fsync", lambda _: None)
    new_id = ids()
    small = answer(body=b"<p>short", headers=())
    first = writer(tmp_path, new_id=new_id)
    kept = first.write(small, run="r", site="s")
    first.close()
    path = tmp_path / kept.file
    whole = path.stat().st_size
    second = writer(tmp_path, new_id=new_id)
    place = second.write(small, run="r2", site="s")
    second.close()
    data = path.read_bytes()
    ends = {kept.file: kept.offset + kept.length} if with_ends else {}
    borders = [offset for offset, _ in members(path)] + [len(data)]
    for size in range(whole, len(data) + 1):
        path.write_bytes(data[:size])
        found = [item.offset for item in scan(tmp_path, {})]
        assert found == [kept.offset] + [place.offset] * (size >= place.offset + place.length)
        again = writer(tmp_path, new_id=new_id, known_ends=ends)
        assert path.stat().st_size == max(border for border in borders if border <= size)
        new = again.write(small, run="r3", site="s")
        again.close()
        assert new.file == kept.file
        assert [item.offset for item in scan(tmp_path, {})] == [*found, new.offset]
    check(tmp_path)


@pytest.mark.parametrize("tail", [b"\x00" * 5000, b"\x1f\x8b\x08" + b"\xff" * 100, b"WARC/1.1\r\n", HTML])
def test_a_tail_of_rubbish_is_cut(tmp_path: Path, tail: bytes) -> None:
    first, _, third = three(writer(tmp_path))
    path = tmp_path / first.file
    size = path.stat().st_size
    with path.open("ab") as stream:
        stream.write(tail)
    assert len(list(scan(tmp_path, {}))) == 3
    writer(tmp_path, known_ends={first.file: third.offset})
    assert path.stat().st_size == size


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
    writer(tmp_path)
    assert path.stat().st_size == end


def test_a_file_shorter_than_known_is_told_and_not_appended_to(tmp_path: Path) -> None:
    first, second, third = three(writer(tmp_path))
    path = tmp_path / first.file
    ends = {first.file: third.offset + third.length}
    path.write_bytes(path.read_bytes()[: second.offset])
    with pytest.raises(ArchiveError, match=rf"is cut: it has {second.offset} bytes, but records up to byte"):
        list(scan(tmp_path, ends))
    assert writer(tmp_path, known_ends=ends).write(PLAIN, run="r", site="s").file != first.file
    assert path.stat().st_size == second.offset
