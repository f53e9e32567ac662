"""scrape import: what it says, what it lays down, and that a second time changes nothing."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from scraper.capture import read_response
from scraper.cli import main
from scraper.demo import DemoBlog, start_blogs
from scraper.errors import ExitCode
from tests.cli.tools import SCRAPE, listing, run, until
from tests.pipeline.tools import sound

DOCUMENTS = Path(__file__).parent.parent / "documents"
ARCHIVE = Path("archive")
#: what a run writes down of itself
LOG = {"runs", "crawls", "outcomes", "sqlite_sequence"}
SEEN = {"last_seen", "last_crawled"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The saved pages of tests/documents, without the texts they give."""
    made = tmp_path / "old"
    made.mkdir()
    for path in DOCUMENTS.glob("*.txt"):
        if not path.name.endswith(".post.txt"):
            shutil.copy(path, made / path.name)
    return made


@pytest.fixture
def blog() -> Iterator[DemoBlog]:
    with start_blogs(["kajabi"]) as (started,):
        yield started


def rows(query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(ARCHIVE / "archive.db")) as db:
        return db.execute(query).fetchall()


def held() -> dict[str, Any]:
    """All that the archive holds: every table but the log, every text file, every WARC file."""
    with closing(sqlite3.connect(ARCHIVE / "archive.db")) as db:
        db.row_factory = sqlite3.Row
        names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        found: dict[str, Any] = {
            name: [
                {key: row[key] for key in row.keys() if key not in SEEN}  # noqa: SIM118 - a Row is no mapping
                for row in db.execute(f"SELECT * FROM {name}")
            ]
            for name in names
            if name not in LOG
        }
    for pattern in ("*/*.txt", "warc/*"):
        found |= {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in ARCHIVE.glob(pattern)}
    return found


def bring(
    folder: Path, capsys: pytest.CaptureFixture[str], *more: str, code: int = 0
) -> dict[str, dict[str, Any]]:
    """`scrape import --json`: what was said of each file."""
    capsys.readouterr()
    assert main(["import", str(folder), "--json", *more]) == code
    said = json.loads(capsys.readouterr().out)
    assert said["exit_code"] == code
    return {file["file"]: file for file in said["files"]}


def results(said: dict[str, dict[str, Any]]) -> dict[str, str]:
    return {name: file["result"] for name, file in said.items()}


# what it says -------------------------------------------------------------------------------------------------


def test_a_line_for_every_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(folder)]) == ExitCode.OK
    out, err = capsys.readouterr()
    said = out.splitlines()
    assert 'wix.txt: saved 006: "The Kettle and the Quarrel"; Orla Vance; 2021-08-17, updated 2022-02-03; ' in out
    assert "single-lines.txt: saved 003: " in out
    assert "'Aug 17' (year-less, not certain); 4 lines around the text dropped" in out
    assert "'3 days ago' (relative, not certain)" in out
    assert (
        'whole.txt: saved 005: "What My Readers Wrote"; no author; no date; 0 lines around the text dropped'
        in said
    )
    assert said[-1] == "8 files: 8 saved"
    assert (len(said), err) == (9, "")
    sound(ARCHIVE)


def test_quiet_verbose_and_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(folder), "-q"]) == ExitCode.OK
    assert capsys.readouterr() == ("", "")
    assert main(["import", str(folder), "-v"]) == ExitCode.OK
    assert "    - bottom of page\n" in capsys.readouterr().out
    wix = bring(folder, capsys)["wix.txt"]
    assert wix["result"] == "unchanged"
    assert wix["authors"] == ["Orla Vance"]
    assert wix["published"] == {
        "date": "2021-08-17",
        "precision": "day",
        "certain": True,
        "shown": "Aug 17, 2021",
    }
    assert "Buy Now" in wix["dropped"]
    assert bring(folder, capsys)["poem.txt"]["published"]["certain"] is False


def test_the_site_makes_sense_to_the_reading_commands(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(folder), "-q"]) == ExitCode.OK
    config = listing(folder.parent, [{"name": "a", "url": "https://a.example"}])
    assert main(["sites", "--json", "--config", str(config)]) == ExitCode.OK
    (site,) = [row for row in json.loads(capsys.readouterr().out) if row["name"] == "import"]
    assert (site["posts"], site["status"], site["platform"]) == (7, "ok", "import")
    assert main(["ledger", "import", "--json"]) == ExitCode.OK
    assert json.loads(capsys.readouterr().out)["articles"] == 8
    assert main(["search", "kettle", "--json"]) == ExitCode.OK
    (hit,) = json.loads(capsys.readouterr().out)
    assert main(["show", hit["url"], "--json"]) == ExitCode.OK
    assert json.loads(capsys.readouterr().out)["title"] == "The Kettle and the Quarrel"


def test_the_old_name_finds_the_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = tmp_path / "old"
    old.mkdir()
    shutil.copy(DOCUMENTS / "wix.txt", old / "000_00000000000000aa.txt")
    shutil.copy(DOCUMENTS / "signed.txt", old / "001_00000000000000bb.txt")
    assert main(["import", str(old), "-q"]) == ExitCode.OK
    shutil.move(old / "001_00000000000000bb.txt", tmp_path / "moved")
    for name in ("001_00000000000000bb.txt", "00000000000000BB"):
        assert main(["show", name, "--json"]) == ExitCode.OK
        assert json.loads(capsys.readouterr().out)["title"] == "Permission Slips"
    (evidence,) = rows("SELECT evidence FROM metadata WHERE title = 'Permission Slips'")[0]
    assert json.loads(evidence) == ["file 001_00000000000000bb.txt", "number 001", "hash 00000000000000bb"]


# twice --------------------------------------------------------------------------------------------------------


def test_twice_changes_nothing_nor_does_another_folder(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = bring(folder, capsys)
    assert set(results(first).values()) == {"saved"}
    before = held()
    again = bring(folder, capsys)
    assert set(results(again).values()) == {"unchanged"}
    assert {name: file["number"] for name, file in again.items()} == {
        name: file["number"] for name, file in first.items()
    }
    assert held() == before
    moved = tmp_path / "elsewhere" / "deep"
    shutil.copytree(folder, moved)
    assert set(results(bring(moved.parent, capsys)).values()) == {"unchanged"}
    assert held() == before
    sound(ARCHIVE)


def test_nothing_of_this_machine_is_kept_of_a_name(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bring(folder, capsys)
    for table in ("pages", "revisions", "outcomes", "captures"):
        assert str(folder) not in json.dumps(rows(f"SELECT * FROM {table}"))


def test_one_name_for_two_texts_and_two_names_for_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for place, name, source in (("a", "x", "wix"), ("b", "x", "signed"), ("c", "y", "wix")):
        (tmp_path / "old" / place).mkdir(parents=True)
        shutil.copy(DOCUMENTS / f"{source}.txt", tmp_path / "old" / place / f"{name}.txt")
    said = bring(tmp_path / "old", capsys)
    assert results(said) == {"a/x.txt": "saved", "b/x.txt": "saved", "c/y.txt": "duplicate"}
    assert (said["a/x.txt"]["number"], said["c/y.txt"]["number"]) == (0, 0)
    assert rows("SELECT count(*) FROM corpus") == [(2,)]


def test_the_bytes_are_kept_as_they_came(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bring(folder, capsys)
    kept = rows(
        "SELECT c.kind, c.status, c.media_type, c.warc_file, c.warc_offset, json_extract(m.evidence, '$[0]') "
        "FROM pages p JOIN metadata m ON m.id = p.metadata_id JOIN captures c ON c.id = p.capture_id"
    )
    assert len(kept) == 8
    for kind, status, media_type, file, offset, name in kept:
        assert (kind, status, media_type) == ("resource", 200, "text/plain")
        stored = read_response(ARCHIVE / "warc", file, offset)
        assert stored.content == (folder / name.removeprefix("file ")).read_bytes()


# against what was crawled -------------------------------------------------------------------------------------


def crawl(blog: DemoBlog, tmp_path: Path) -> str:
    """A crawl of the blog; the list of blogs."""
    config = str(listing(tmp_path, [blog.entry()]))
    assert main(["all", "-q", "--config", config]) == ExitCode.OK
    return config


def test_our_own_texts_are_duplicates_of_what_was_crawled(
    blog: DemoBlog, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    crawl(blog, tmp_path)
    before = rows("SELECT * FROM corpus")
    shutil.copytree(ARCHIVE / "kajabi", tmp_path / "copy")
    said = bring(tmp_path / "copy", capsys)
    assert set(results(said).values()) == {"duplicate"}
    assert {f"{file['number']:03d}" for file in said.values()} == {name[:3] for name in said}
    assert rows("SELECT * FROM corpus") == before
    sound(ARCHIVE)


def test_a_fresh_archive_of_our_own_texts_is_the_same_but_for_what_files_do_not_print(
    blog: DemoBlog, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    crawl(blog, tmp_path)
    what = "SELECT number, title, authors, published, text, hash FROM corpus ORDER BY number"
    before, texts = rows(what), {path.name: path.read_bytes() for path in ARCHIVE.glob("kajabi/*.txt")}
    shutil.move(ARCHIVE, tmp_path / "crawled")
    assert set(results(bring(tmp_path / "crawled" / "kajabi", capsys)).values()) == {"saved"}
    assert rows(what) == before
    assert {path.name: path.read_bytes() for path in ARCHIVE.glob("import/*.txt")} == texts


def test_an_address_in_the_file_is_that_of_the_page(
    blog: DemoBlog, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = crawl(blog, tmp_path)
    ((url, title, text),) = rows("SELECT url, title, text FROM corpus ORDER BY number LIMIT 1")
    before = held()
    old = tmp_path / "old"
    old.mkdir()
    (old / "a-same.txt").write_text(f"Source: {url}\n\n{title}\n\n{text}\n", "utf-8")
    (old / "b-older.txt").write_text(f"Source: {url}\n\n{title}\n\nIt was another text once.\n", "utf-8")
    (old / "c-gone.txt").write_text(
        f"Source: {blog.absolute('/blog/gone')}\n\nGone\n\nA post that is gone.\n", "utf-8"
    )
    (old / "d-other.txt").write_text("URL: https://other.example/x\n\nOther\n\nA text of another blog.\n", "utf-8")
    said = bring(old, capsys, "--config", config)
    assert results(said) == {
        "a-same.txt": "unchanged",
        "b-older.txt": "saved",
        "c-gone.txt": "saved",
        "d-other.txt": "saved",
    }
    sites = dict(rows("SELECT title, site FROM corpus WHERE number >= 6"))
    assert sites == {title: "import", "Gone": "kajabi", "Other": "other-example"}
    pages = [page for page in held()["pages"] if page["url"] == url]
    assert pages == [page for page in before["pages"] if page["url"] == url]
    assert set(results(bring(old, capsys, "--config", config)).values()) == {"unchanged"}
    sound(ARCHIVE)


# bad input ----------------------------------------------------------------------------------------------------


def test_folders_that_are_none(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file.txt").write_text("On Rain\n\nText.\n")
    for name, words in (
        ("nowhere", "is not there"),
        ("empty", "has no .txt file"),
        ("file.txt", "is no folder; give the folder that the file is in"),
    ):
        done = run("import", str(tmp_path / name))
        assert (done.returncode, done.stdout) == (ExitCode.USAGE, "")
        assert words in done.stderr
        assert done.stderr.count("\n") == 1
    assert not ARCHIVE.exists()


def test_each_bad_file_has_its_line_and_the_others_are_imported(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "secret.txt"
    outside.write_text("Secret\n\nNot for this archive.\n")
    (folder / "binary.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    (folder / "sixteen.txt").write_bytes("On Rain\n\nText.".encode("utf-16"))
    (folder / "latin.txt").write_bytes("Größe\n\nText.".encode("latin-1"))
    (folder / "large.txt").write_bytes(b"a" * (5 * 1024 * 1024))
    (folder / "empty.txt").write_bytes(b"")
    (folder / "link.txt").symlink_to(outside)
    (folder / "twin.txt").symlink_to(folder / "wix.txt")
    (folder / "linked").symlink_to(tmp_path)
    (folder / "dir.txt").mkdir()
    os.mkfifo(folder / "pipe.txt")
    (folder / "ev\x1b[2Jil\n.txt").write_text("On Rain\n\nText of the rain.\n")
    (folder / os.fsdecode(b"b\xff.txt")).write_text("On Snow\n\nText of the snow.\n")
    done = run("import", str(folder), "-q")
    assert (done.returncode, done.stdout) == (ExitCode.SOME_FAILED, "")
    assert done.stderr.splitlines() == [
        "scrape: binary.txt: failed: it is no text; take it out of the folder",
        "scrape: large.txt: failed: it is larger than 4 MiB; split it, one post a file",
        "scrape: latin.txt: failed: byte 2 is not UTF-8; save it as UTF-8",
        "scrape: link.txt: failed: a link that leads out of the folder; copy what it means into the folder",
        "scrape: linked: failed: a link that leads out of the folder; copy what it means into the folder",
        "scrape: pipe.txt: failed: it is no plain file; take it out of the folder",
        "scrape: sixteen.txt: failed: it is UTF-16; save it as UTF-8",
        "scrape: import: partial: 7 files could not be read",
    ]
    assert rows("SELECT count(*) FROM corpus WHERE title IN ('On Rain', 'On Snow', 'Secret')") == [(2,)]
    assert rows("SELECT count(*) FROM corpus") == [(10,)]
    assert rows("SELECT reason FROM pages WHERE status = 'skipped'") == [("no-text",)]
    again = run("import", str(folder))
    assert "empty.txt: skipped: it has no words" in again.stdout
    assert "twin.txt: skipped: a link to what is read under its own name" in again.stdout
    assert "\x1b" not in again.stdout + again.stderr
    sound(ARCHIVE)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read(folder: Path) -> None:
    (folder / "wix.txt").chmod(0)
    done = run("import", str(folder), "-q")
    assert done.returncode == ExitCode.SOME_FAILED
    assert "wix.txt: failed: it could not be read (Permission denied); fix its permissions" in done.stderr


def test_all_bad_is_a_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "a.txt").write_bytes(b"\x00")
    assert results(bring(tmp_path / "old", capsys, code=3)) == {"a.txt": "failed"}
    assert rows("SELECT status, reason FROM crawls") == [("failed", "1 file could not be read")]


# cut off ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_a_run_that_is_cut_off_is_completed_by_the_next(
    number: signal.Signals, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for n in range(1500):
        (many / f"{n:04d}.txt").write_text(
            f"Post {n}\n\nBy Sam Lee\n\nThe text of post {n}, which is like no other.\n"
        )
    process = subprocess.Popen([SCRAPE, "import", str(many)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    until(lambda: len(list(ARCHIVE.glob("import/*.txt"))) > 100 or process.poll() is not None, "texts")
    process.send_signal(number)
    _, said = process.communicate(timeout=60)
    assert b"Traceback" not in said
    if number is signal.SIGINT:
        assert process.returncode == ExitCode.INTERRUPTED
        sound(ARCHIVE)
    before = rows("SELECT count(*) FROM corpus")[0][0]
    assert 100 < before < 1500
    assert len(bring(many, capsys)) == 1500
    assert rows("SELECT count(*), min(number), max(number) FROM corpus") == [(1500, 0, 1499)]
    sound(ARCHIVE)
