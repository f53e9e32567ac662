"""What bad input gets: one clear line with the remedy, the right exit code, nothing lost or half-written."""

from __future__ import annotations

import json
import os
import shutil
import socket
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from scraper.cli import main
from scraper.demo import DemoBlog, start_blogs
from scraper.errors import ExitCode
from tests.cli.tools import IMPATIENT, SCRAPE, listing, local, program, run, server, text, until

Kept = tuple[Path, list[DemoBlog]]
ROBOTS = text("User-agent: *\nAllow: /\n", kind="text/plain")
#: a shell that only scripts fill
SHELL = "<html><head><title>Blog</title></head><body><div id='root'></div><script>go()</script></body></html>"


def unused_port() -> int:
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, subprocess.Popen[str]]]:
    """One run over eight sites that are broken, each in its way, and one that is not; it goes on meanwhile."""
    folder = tmp_path_factory.mktemp("broken")
    answers = {
        "all403": lambda _: text("no", 403),
        "home403": lambda path: ROBOTS if path == "/robots.txt" else text("no", 403),
        "home404": lambda _: text("no", 404),
        "robots500": lambda path: text("down", 500) if path == "/robots.txt" else text("up"),
        "disallows": lambda _: text("User-agent: *\nDisallow: /", kind="text/plain"),
        "no-blog": lambda path: text("<title>Hi</title><p>A practice.") if path == "/" else text("", 404),
    }
    with ExitStack() as stack:
        entries = [local(name, stack.enter_context(server(answer))) for name, answer in answers.items()]
        (blog,) = stack.enter_context(start_blogs(["kajabi"]))
        entries.append(local("closed", f"http://127.0.0.1:{unused_port()}/"))
        entries.append({"name": "no-name", "url": "http://no-such-host.invalid/"})
        entries.append(blog.entry())
        places = ["--config", str(listing(folder, entries)), "--archive", str(folder / "archive")]
        environment = {**os.environ, "XDG_STATE_HOME": str(folder / "state")}
        process = subprocess.Popen(
            [*program(IMPATIENT), "all", *places],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=environment,
        )
        try:
            yield folder, process
        finally:
            process.kill()
            process.communicate()


def one_line(capsys: pytest.CaptureFixture[str]) -> str:
    """The one line that was said."""
    seen = capsys.readouterr()
    assert seen.out == ""
    assert seen.err.startswith("scrape: ")
    assert seen.err.count("\n") == 1, seen.err
    assert "Traceback" not in seen.err
    return seen.err


def test_a_second_run_is_told_who_holds_the_archive_since_when(
    broken: tuple[Path, subprocess.Popen[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    folder, process = broken
    until((folder / "archive" / "warc").exists, "the first run at work")
    more = ["--config", str(folder / "sites.yaml"), "--archive", str(folder / "archive")]
    assert main(["site", "kajabi", *more]) == ExitCode.LOCKED
    said = one_line(capsys)
    assert f"'scrape all --config {folder}/sites.yaml" in said
    assert f"process {process.pid} on {socket.gethostname()}" in said
    assert "UTC; wait for it to end" in said
    # reading goes on meanwhile
    assert main(["sites", *more, "-q"]) == 0


def test_sites_yaml_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["all"], ["site", "x"], ["sites"]):
        assert main(command) == ExitCode.CONFIG
        assert "there is no file config/sites.yaml: 'scrape add URL' or 'scrape sites" in (
            said := one_line(capsys)
        )
        assert "--config FILE" in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("sites: [", "sites.yaml:1"),
        (
            "sites:\n  - name: a\n    url: https://a.example/\n    dealy: 3\n",
            "sites.yaml:4: sites.a.dealy: unknown",
        ),
        ("sites:\n  - name: a\n    url: https://a.example/\n    delay: 0.2\n", "sites.yaml:4: sites.a.delay"),
        ("sites:\n  - name: a\n    url: nowhere\n", "sites.yaml:3: sites.a.url"),
        ("\x00", "sites.yaml"),
        ("", "sites.yaml"),
    ],
)
def test_sites_yaml_is_broken(
    content: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "sites.yaml").write_text(content)
    assert main(["all", "--config", "sites.yaml"]) == ExitCode.CONFIG
    assert words in one_line(capsys)
    assert main(["url", "https://a.example/", "--config", "sites.yaml"]) == ExitCode.CONFIG
    assert not (tmp_path / "archive").exists()


def test_no_blog_is_enabled(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = listing(tmp_path, [{"name": "a", "url": "https://a.example/", "enabled": False}])
    assert main(["all", "--config", str(config)]) == ExitCode.USAGE
    assert "no blog is enabled" in one_line(capsys)


def test_an_unknown_site_is_told_the_nearest(kept: Kept, capsys: pytest.CaptureFixture[str]) -> None:
    folder, _ = kept
    more = ["--config", str(folder / "sites.yaml"), "--archive", "unborn"]
    assert main(["site", "kajaby", *more]) == ExitCode.USAGE
    assert "no site 'kajaby'" in (said := one_line(capsys))
    assert "did you mean 'kajabi'?" in said
    assert main(["site", "kajabi", "zzz", *more]) == ExitCode.USAGE
    assert "kajabi, generic-static, wix-2022" in one_line(capsys)
    assert not Path("unborn").exists()


@pytest.mark.parametrize(
    ("address", "remedy"),
    [
        ("http://127.0.0.1:9/", "allow_local"),
        ("http://[::1]:9/", "allow_local"),
        ("http://192.168.1.1/", "allow_local"),
        # what no entry may open has no remedy
        ("http://169.254.169.254/latest/meta-data/", ""),
        ("http://0.0.0.0/", ""),
    ],
)
def test_a_forbidden_address_is_never_asked(address: str, remedy: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["url", address]) == ExitCode.SOME_FAILED
    said = one_line(capsys)
    assert "not on the public internet" in said
    assert ("allow_local" in said) == bool(remedy)


def test_an_entry_does_not_open_another_port_of_this_machine(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with server(lambda _: text("secret")) as url:
        config = listing(tmp_path, [local("other", f"http://127.0.0.1:{unused_port()}/")])
        assert main(["url", url, "--config", str(config)]) == ExitCode.SOME_FAILED
    assert "not on the public internet" in one_line(capsys)


@pytest.mark.parametrize("folder", ["file", "file/below", "/proc/nothing"])
def test_an_archive_folder_that_can_not_be(
    folder: str, kept: Kept, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("file").write_text("mine")
    config = ["--config", str(kept[0] / "sites.yaml")]
    for command in (["all", *config], ["url", "http://127.0.0.1:9/"], ["demo", "-q"]):
        assert main([*command, "--archive", folder]) == ExitCode.ARCHIVE
        assert "--archive" in one_line(capsys)
    assert main(["show", "1", "--archive", folder]) == ExitCode.NOT_FOUND
    assert "no archive in" in one_line(capsys)
    assert Path("file").read_text() == "mine"


@pytest.mark.skipif(os.geteuid() == 0 and not shutil.which("setpriv"), reason="root may write anywhere")
def test_an_archive_folder_without_the_right_to_write(kept: Kept, tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o555)
    command = [SCRAPE, "url", "http://127.0.0.1:9/", "--archive", str(folder)]
    if os.geteuid() == 0:
        # root without the capability to pass over rights
        drop = "-dac_override,-dac_read_search"
        command = ["setpriv", f"--bounding-set={drop}", f"--inh-caps={drop}", *command]
    ended = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    assert ended.returncode == ExitCode.ARCHIVE
    assert ended.stderr.startswith("scrape: could not write in the archive folder")
    assert "Permission denied" in ended.stderr
    assert list(folder.iterdir()) == []


def not_sqlite(path: Path) -> None:
    path.write_bytes(b"a letter to the editor, and no database at all" * 100)


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE alembic_version SET version_num = '9999'")
        db.commit()
        db.execute("PRAGMA journal_mode=DELETE")


def foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE contacts (name TEXT)")
        db.commit()


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (not_sqlite, "restore archive.db from a backup"),
        (newer, "newer version (schema 9999); update therapy-blog-archiver"),
        (foreign, "SQLite file of something else; choose another --archive folder"),
    ],
)
def test_a_database_that_is_not_ours(
    damage: object, words: str, kept: Kept, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, blogs = kept
    archive = tmp_path / "copy"
    shutil.copytree(folder / "archive", archive)
    assert callable(damage)
    damage(archive / "archive.db")
    before = {path: path.read_bytes() for path in archive.rglob("*") if path.is_file() and path.name != ".lock"}
    more = ["--archive", str(archive)]
    config = ["--config", str(folder / "sites.yaml")]
    for command in (
        ["show", "1"],
        ["search", "grief"],
        ["sites", *config],
        ["all", *config],
        ["url", blogs[0].url, *config],
    ):
        assert main([*command, *more]) == ExitCode.ARCHIVE, command
        said = one_line(capsys)
        assert words in said
        assert str(archive / "archive.db") in said
    after = {path: path.read_bytes() for path in before}
    assert after == before


def test_a_page_that_is_no_article(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pages = {
        "/robots.txt": ROBOTS,
        "/app": text(SHELL),
        "/empty": text("<html><head><title>Empty</title></head><body></body></html>"),
        "/data": text('{"a": 1}', kind="application/json"),
        "/paper.pdf": (200, {"Content-Type": "application/pdf"}, b"%PDF-1.7\n%\xff\xff"),
        "/picture": (200, {"Content-Type": "image/png"}, b"\x89PNG\r\n\x1a\n" + bytes(200)),
    }
    with server(lambda path: pages.get(path, text("nothing here", 404))) as url:
        config = listing(tmp_path, [local("practice", url)])
        more = ["--config", str(config), "--archive", "archive"]
        for path in [*pages, "/gone"][1:]:
            assert main(["url", "--post", url + path[1:], *more]) == ExitCode.SOME_FAILED, path
            said = one_line(capsys)
            assert said.startswith(f"scrape: {url}{path[1:]}: failed: "), path
            assert ("404" if path == "/gone" else "nothing to archive: ") in said, path
    assert list(Path("archive").glob("*/*.txt")) == []
    assert main(["show", "0", "--archive", "archive"]) == ExitCode.NOT_FOUND


def test_each_broken_site_gets_one_line_and_ends_no_other(broken: tuple[Path, subprocess.Popen[str]]) -> None:
    folder, process = broken
    out, err = process.communicate(timeout=60)
    assert process.returncode == ExitCode.SOME_FAILED
    assert out == ""
    said = {line.split(": ")[1]: line for line in err.splitlines()}
    expected = {
        "all403": "the host answered 403 Forbidden; it does not let this program in",
        "home403": "the host answered 403 Forbidden; it does not let this program in",
        "home404": "the host answered 404 Not Found; check its address",
        "robots500": "500 Internal Server Error), so nothing there is asked",
        "disallows": "robots.txt does not allow us to read this blog",
        "no-blog": "no post was found: is this the blog's address?",
        "closed": "no connection to 127.0.0.1:",
        "no-name": "the name no-such-host.invalid can't be resolved",
    }
    assert said.keys() == expected.keys(), err
    for site, words in expected.items():
        assert said[site].startswith(f"scrape: {site}: failed: ")
        assert words in said[site]
    held = run("sites", "--json", "--config", str(folder / "sites.yaml"), "--archive", str(folder / "archive"))
    rows = {row["name"]: row for row in json.loads(held.stdout)}
    assert (rows["kajabi"]["posts"], rows["kajabi"]["status"]) == (6, "ok")
    assert all(rows[site]["reason"] for site in expected)
