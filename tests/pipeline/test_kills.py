"""Imports and migrations that are killed again and again: nothing is lost, torn or doubled."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from scraper.store.schema import REVISIONS
from tests.older import VERSION, old_archive
from tests.pipeline.tools import DEADLINE, SCRAPE, files, query, sound, until

TEXTS = 120
#: kills of one test in its short form, and in the long one (make test-all)
FEW, MANY = 3, 20


def start(archive: Path, texts: Path) -> subprocess.Popen[str]:
    """`scrape import`, at work."""
    environment = {**os.environ, "XDG_STATE_HOME": str(archive.parent / "state")}
    command = [SCRAPE, "import", str(texts), "--archive", str(archive), "-q"]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment)


def finish(archive: Path, texts: Path) -> None:
    process = start(archive, texts)
    _, err = process.communicate(timeout=DEADLINE)
    assert (process.returncode, err) == (0, "")


def worked(process: subprocess.Popen[str]) -> float:
    """Processor time of a running process, in seconds (Linux)."""
    stat = Path(f"/proc/{process.pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")


def kill_after(process: subprocess.Popen[str], seconds: float) -> bool:
    """Kill a process once it has worked so long; True if it had not ended by itself."""
    until(lambda: process.poll() is not None or worked(process) >= seconds, "work")
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=DEADLINE)
    return process.returncode == -signal.SIGKILL


def texts_of(archive: Path) -> list[tuple[object, ...]]:
    return query(archive, "SELECT site, url, title, text, hash FROM corpus ORDER BY url")


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("texts")
    for number in range(TEXTS):
        words = " ".join(f"The window of room {number} looked on the river that week." for _ in range(5))
        body = f"On rest, part {number}\n\nSam Lee\nMar 02, 2018\n\n{words}\n\nThat was all.\n"
        (folder / f"{number:03d}.txt").write_text(body, "utf-8")
    return folder


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, texts: Path) -> Path:
    """The archive of an import that nobody disturbed."""
    archive = tmp_path_factory.mktemp("whole") / "archive"
    finish(archive, texts)
    assert len(texts_of(archive)) == TEXTS
    return archive


@pytest.mark.parametrize("kills", [FEW, pytest.param(MANY, marks=pytest.mark.slow)])
def test_an_import_that_is_killed_goes_on(kills: int, texts: Path, whole: Path, tmp_path: Path) -> None:
    archive, done = tmp_path / "archive", 0
    for number in range(3 * kills):
        # it begins its work after some tenths of a second, and goes on from where it was
        done += kill_after(start(archive, texts), 0.2 + 0.04 * (number % 12))
        if done == kills:
            break
    finish(archive, texts)
    sound(archive)
    assert texts_of(archive) == texts_of(whole)
    assert Counter(content for _, content in files(archive)) == Counter(content for _, content in files(whole))
    assert done == kills


@pytest.mark.parametrize("kills", [FEW, pytest.param(MANY, marks=pytest.mark.slow)])
def test_a_migration_that_is_killed_is_made_up_for(kills: int, texts: Path, tmp_path: Path) -> None:
    empty = tmp_path / "none"
    empty.mkdir()
    (empty / "000.txt").write_bytes((texts / "000.txt").read_bytes())
    whole = old_archive(tmp_path / "whole")
    finish(whole, empty)
    for number in range(kills):
        archive = old_archive(tmp_path / f"archive-{number}")
        # the last ones end by themselves: every moment of the migration, and of the files after it, is met
        kill_after(start(archive, empty), 0.25 + 0.5 * number / kills)
        with closing(sqlite3.connect(archive / "archive.db")) as database:
            (version,) = database.execute("SELECT version_num FROM alembic_version").fetchone()
        assert version in (VERSION, REVISIONS[-1])
        finish(archive, empty)
        sound(archive)
        assert texts_of(archive) == texts_of(whole)
        assert files(archive) == files(whole)
