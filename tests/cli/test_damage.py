"""Damage is told: what is shown comes from the database, whose texts are compared with their hashes."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from scraper.cli import main
from scraper.errors import ExitCode
from tests.store.shelf import Shelf


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shelf = Shelf(tmp_path / "archive")
    shelf.lay("a", "x", "Grief is love with nowhere to go.")
    shelf.lay("a", "y", "Rest is a practice.")
    shelf.archive.close()
    return shelf.folder


def run(folder: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main([*words, "--archive", str(folder)])
    seen = capsys.readouterr()
    return code, seen.out, seen.err


@pytest.mark.parametrize("forged", [b"Forged.\n", b"", b"\xff\xfe"])
def test_a_forged_text_file_is_told_and_not_shown(
    folder: Path, capsys: pytest.CaptureFixture[str], forged: bytes
) -> None:
    [path] = folder.glob("a/000_*.txt")
    kept = path.read_text("utf-8")
    path.write_bytes(forged)
    code, out, err = run(folder, capsys, "show", "0")
    assert (code, out) == (ExitCode.OK, kept)
    assert err == (
        "scrape: the text file of 000 is missing or changed; what is shown comes from the database, and "
        "'scrape site a --verify' writes the file anew\n"
    )


def test_a_text_that_was_changed_in_the_database_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, capsys, "show", "1")[2] == ""
    with closing(sqlite3.connect(folder / "archive.db")) as database:
        database.execute("UPDATE renderings SET body = replace(body, 'love', 'live') WHERE id = 1")
        database.commit()
    for words in (["show", "0"], ["search", "nowhere"], ["show", "0", "--json"], ["search", "nowhere", "--json"]):
        code, out, err = run(folder, capsys, *words)
        assert (code, "nowhere" in out) == (ExitCode.ARCHIVE, True), words
        assert err == (
            f"scrape: not as saved: 000: {folder}/archive.db was changed or is damaged; restore it from a backup\n"
        )
    assert run(folder, capsys, "show", "1")[0] == run(folder, capsys, "search", "practice")[0] == ExitCode.OK


def test_every_flipped_byte_ends_in_an_answer_or_a_plain_line(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = (folder / "archive.db").read_bytes()
    broken = tmp_path / "broken"
    shutil.copytree(folder, broken)
    codes = set()
    # the head and the schema, byte by byte; then one byte of each 400
    for place in (*range(16, 120), *range(120, len(data), 400)):
        flipped = bytearray(data)
        flipped[place] ^= 0xFF
        (broken / "archive.db").write_bytes(flipped)
        code, _, err = run(broken, capsys, "show", "0")
        codes.add(code)
        assert code != ExitCode.BUG, (place, err)
        assert err.count("\n") <= 1, (place, err)
    assert {ExitCode.OK, ExitCode.ARCHIVE} <= codes


def test_no_value_of_the_database_commands_a_terminal(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(sqlite3.connect(folder / "archive.db")) as database:
        database.execute("UPDATE sites SET name = 'a' || char(27) || '[31m', platform = char(27) || ']0;x'")
        database.execute("UPDATE metadata SET published = char(27) || '[2J', title = char(155) || 'x'")
        database.commit()
    for words in (["search", "grief"], ["sites"], ["show", "0", "-v"]):
        _, out, err = run(folder, capsys, *words)
        assert "\x1b" not in out + err, words
        assert "\x9b" not in out + err, words


def test_a_whole_text_that_was_changed_is_told_though_what_is_shown_of_it_was_not(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = folder / "archive.db"
    with closing(sqlite3.connect(archive)) as database:
        (number, text_id) = database.execute("SELECT number, text_id FROM corpus ORDER BY number").fetchone()
        database.execute("UPDATE texts SET body = body || ' and more' WHERE id = ?", (text_id,))
        database.commit()
    assert main(["show", str(number), "--archive", str(folder)]) == ExitCode.ARCHIVE
    assert f"not as saved: {number:03d}" in capsys.readouterr().err
