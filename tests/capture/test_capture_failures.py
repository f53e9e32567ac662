"""A disk that is full, a folder that can't be written: told, and never half a record."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from io import FileIO
from pathlib import Path
from typing import Any

import pytest

from scraper.capture import scan
from scraper.capture import writer as writer_module
from scraper.capture.members import open_file
from scraper.errors import ArchiveError
from tests.capture.warcs import PLAIN, answer, check, close_all, writer


@pytest.fixture(autouse=True)
def _writers_are_closed() -> Iterator[None]:
    yield
    close_all()


class _Bad:
    """Stands in for a file's write: fails with an error after so many bytes."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, code: int, after: int) -> None:
        self.left = after
        self.code = code
        real = FileIO.write

        class File(FileIO):
            def write(file, data: Any) -> int:  # noqa: N805
                if self.left <= 0:
                    raise OSError(self.code, os.strerror(self.code))
                done = real(file, bytes(data[: self.left]))
                self.left -= done
                return done

        def opened(folder: Path, name: str, flags: int) -> FileIO:
            with open_file(folder, name, flags) as file:
                return File(os.dup(file.fileno()), "r+")

        monkeypatch.setattr(writer_module, "open_file", opened)


@pytest.mark.parametrize("after", [0, 1, 300, 900])
def test_a_full_disk_leaves_no_half_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    first = writer(tmp_path)
    kept = first.write(PLAIN, run="r", site="s")
    first.close()
    size = (tmp_path / kept.file).stat().st_size
    with monkeypatch.context() as patch:
        bad = _Bad(patch, errno.ENOSPC, after)
        warc = writer(tmp_path)
        with pytest.raises(
            ArchiveError, match="No space left on device; free disk space and run the command again"
        ):
            warc.write(answer(body=os.urandom(3000)), run="r2", site="s")
        assert (tmp_path / kept.file).stat().st_size == size
        bad.left = 1 << 30
        place = warc.write(PLAIN, run="r2", site="s")
        warc.close()
    check(tmp_path)
    assert [found.offset for found in scan(tmp_path, {})] == [kept.offset, place.offset]


def test_where_even_the_cut_fails_the_next_write_heals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch:
        bad = _Bad(patch, errno.EIO, 1 << 30)
        warc = writer(tmp_path)
        kept = warc.write(PLAIN, run="r", site="s")
        bad.left = 200
        with monkeypatch.context() as inner:
            inner.setattr(type(warc._file), "truncate", refuse, raising=False)
            with pytest.raises(ArchiveError, match="check the folder and its disk"):
                warc.write(PLAIN, run="r", site="s")
        bad.left = 1 << 30
        place = warc.write(PLAIN, run="r", site="s")
        warc.close()
    check(tmp_path)
    assert [found.offset for found in scan(tmp_path, {})] == [kept.offset, place.offset]


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "warc").write_text("x", encoding="utf-8")
    with pytest.raises(ArchiveError, match=r"could not write .*warc: .*check the folder"):
        writer(tmp_path / "warc")


def test_a_folder_without_rights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    warc = writer(tmp_path)
    monkeypatch.setattr(writer_module, "open_file", refuse)
    with pytest.raises(ArchiveError, match="Permission denied; fix the permissions"):
        warc.write(PLAIN, run="r", site="s")


def test_a_sync_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    warc = writer(tmp_path)
    warc.write(PLAIN, run="r", site="s")
    warc.flush(sync=False)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refuse)
        with pytest.raises(ArchiveError, match="Input/output error"):
            warc.flush()
