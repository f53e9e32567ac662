"""The lock of an archive: who holds it, and what stands in its way, each told in one line."""

from __future__ import annotations

import errno
import os
import resource
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scraper.errors import ArchiveError, LockedError
from scraper.operate import ArchiveLock
from scraper.operate.lock import LOCK_FILE


def lock(folder: Path, command: str = "scrape all") -> ArchiveLock:
    return ArchiveLock(folder, command=command, clock=lambda: datetime(2026, 3, 2, 12, tzinfo=UTC))


def trouble(folder: Path) -> str:
    with pytest.raises(ArchiveError) as error, lock(folder):
        pass
    assert "\n" not in str(error.value)
    return str(error.value)


def test_a_second_one_is_told_who_holds_it_and_changes_nothing(tmp_path: Path) -> None:
    with lock(tmp_path, "scrape site a"):
        note = (tmp_path / LOCK_FILE).read_text("utf-8")
        for _ in range(2):
            with pytest.raises(
                LockedError, match=f"by 'scrape site a' .process {os.getpid()} on .* since 2026-03-02 12"
            ):
                lock(tmp_path).__enter__()
        assert (tmp_path / LOCK_FILE).read_text("utf-8") == note
    with lock(tmp_path):
        pass
    assert (tmp_path / LOCK_FILE).read_text("utf-8") == ""


def test_a_symbolic_link_is_refused_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("mine", "utf-8")
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / LOCK_FILE).symlink_to(other)
    assert trouble(archive) == f"{archive / LOCK_FILE} is a symbolic link, which is not followed; delete it"
    assert other.read_text("utf-8") == "mine"
    (archive / LOCK_FILE).unlink()
    (archive / LOCK_FILE).symlink_to(tmp_path / "new.txt")
    assert "symbolic link" in trouble(archive)
    assert not (tmp_path / "new.txt").exists()


def test_what_else_may_stand_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "one" / LOCK_FILE).mkdir(parents=True)
    assert trouble(tmp_path / "one").endswith("is a folder where a file belongs; delete it")
    (tmp_path / "two").write_text("x", "utf-8")
    assert "would lie where a file is" in trouble(tmp_path / "two")
    assert "would lie where a file is" in trouble(tmp_path / "two" / "three")


@pytest.mark.parametrize("call", ["open", "ftruncate", "pwrite"])
@pytest.mark.parametrize(
    ("number", "remedy"),
    [
        (errno.ENOSPC, "free disk space, then run the same command again: nothing is lost"),
        (errno.EDQUOT, "free disk space, then run the same command again: nothing is lost"),
        (errno.EROFS, "fix the permissions, or choose another with --archive"),
        (errno.EIO, "check the folder and its disk, or choose another with --archive"),
    ],
)
def test_a_disk_that_takes_nothing(
    call: str, number: int, remedy: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> int:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(os, call, fail)
        said = trouble(tmp_path)
    assert said == f"could not write in the archive folder {tmp_path} ({os.strerror(number)}); {remedy}"
    # it was let go of
    with lock(tmp_path):
        pass


def test_a_file_that_may_not_grow_ends_a_command_with_one_line(tmp_path: Path) -> None:
    sites = tmp_path / "sites.yaml"
    sites.write_text("sites: [{name: a, url: 'http://127.0.0.1:9/', allow_local: true}]\n", "utf-8")
    command = [
        sys.executable,
        "-c",
        "from scraper.cli import main; raise SystemExit(main())",
        "all",
        "--config",
        str(sites),
        "--archive",
        str(tmp_path / "a"),
    ]
    done = subprocess.run(
        command,
        check=False,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)),
    )
    assert done.returncode == 5, done
    assert done.stderr.startswith(
        f"scrape: could not write in the archive folder {tmp_path / 'a'} (File too large)"
    )
    assert done.stderr.count("\n") == 1


def test_an_end_that_can_not_be_written_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch, lock(tmp_path):
        patch.setattr(os, "ftruncate", fail)
    with lock(tmp_path):
        pass
