"""The options of every command, their places, their environment, help and exit codes."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from scraper.cli import main
from scraper.cli.options import parse
from scraper.demo import DemoBlog
from scraper.errors import ExitCode
from tests.cli.tools import SCRAPE, listing, local, run

Kept = tuple[Path, list[DemoBlog]]
COMMANDS = ("site", "all", "url", "sites", "show", "search", "demo")


@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
def test_options_stand_before_or_after_the_name(
    kept: Kept, capsys: pytest.CaptureFixture[str], before: bool
) -> None:
    folder, _ = kept
    options = ["--archive", str(folder / "archive"), "--config", str(folder / "sites.yaml"), "--json"]
    command = ["sites"]
    assert main([*options, *command] if before else [*command, *options]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [(row["name"], row["posts"]) for row in found] == [
        ("kajabi", 6),
        ("generic-static", 7),
        ("wix-2022", 5),
    ]


def test_the_later_of_two_options_wins(kept: Kept, capsys: pytest.CaptureFixture[str]) -> None:
    folder, _ = kept
    archive = str(folder / "archive")
    assert main(["--archive", "nowhere", "show", "0", "--archive", archive]) == 0
    assert main(["--archive", archive, "show", "0", "--archive", "nowhere"]) == ExitCode.NOT_FOUND


def test_the_environment_names_list_and_archive(
    kept: Kept, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, _ = kept
    monkeypatch.setenv("SCRAPE_CONFIG", str(folder / "sites.yaml"))
    monkeypatch.setenv("SCRAPE_ARCHIVE", str(folder / "archive"))
    assert main(["sites", "--json"]) == 0
    assert sum(row["posts"] for row in json.loads(capsys.readouterr().out)) == 18
    assert main(["show", "0", "--archive", "elsewhere"]) == ExitCode.NOT_FOUND, "the command line wins"
    # an empty variable is one that is not set
    monkeypatch.setenv("SCRAPE_ARCHIVE", "")
    assert main(["show", "0"]) == ExitCode.NOT_FOUND
    assert "there is no archive in archive yet" in capsys.readouterr().err


def test_help_names_every_exit_code_and_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([])
    assert ended.value.code == 0
    shown = capsys.readouterr().out
    table = shown[shown.index("exit codes:") :]
    assert {int(number) for number in re.findall(r"\d+", table)} == {int(code) for code in ExitCode}
    for command in COMMANDS:
        assert re.search(rf"^    {command}\s", shown, re.MULTILINE), command


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_teaches_by_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    shown = capsys.readouterr().out
    assert re.search(rf"\n  (17 3.*)?scrape {command}", shown[shown.index("examples:") :]), shown
    assert "--archive FOLDER" in shown
    assert max(map(len, shown.splitlines())) <= 115


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["sit"], "there is no command 'sit'; did you mean 'site'?"),
        (["frobnicate"], "there are site, all, url,"),
        (["-v"], "required: COMMAND"),
        (["site"], "required: NAME"),
        (["show"], "required: ID|URL"),
        (["search"], "required: WORDS"),
        (["all", "--frob"], "unrecognized arguments: --frob"),
        (["search", "x", "--limit", "0"], "no number between 1 and 10000"),
        (["search", "x", "--limit", "ten"], "'ten' is no number between 1 and 10000"),
        (["url", "--blog", "--post", "https://example.org"], "not allowed with"),
        (["url", "mailto:me@example.org"], "no web address"),
        (["url", "ftp://example.org/"], "no web address"),
        (["url", "two words"], "no web address"),
        (["url", ""], "no web address"),
        (["show", "\udcff"], "not written in UTF-8"),
        (["all", "--arch", "x"], "unrecognized arguments"),
    ],
    ids=str,
)
def test_wrong_arguments_are_one_line_and_exit_code_2(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(arguments) == ExitCode.USAGE
    seen = capsys.readouterr()
    assert seen.out == ""
    assert seen.err.startswith("scrape: ")
    assert seen.err.count("\n") == 1
    assert words in seen.err
    assert list(tmp_path.iterdir()) == [], "nothing was begun"


def test_json_is_json_and_nothing_else(kept: Kept, capfd: pytest.CaptureFixture[str]) -> None:
    folder, blogs = kept
    archive, config = ["--archive", str(folder / "archive")], ["--config", str(folder / "sites.yaml")]
    for command, code in (
        (["sites"], 0),
        (["show", "3"], 0),
        (["search", "grief"], 0),
        (["search", "zzzzzz"], 6),
        (["show", "999"], 6),
        (["site", "nobody"], 2),
        (["search", "--frob"], 2),
        (["all", "-v"], 0),
        (["site", "kajabi"], 0),
        (["url", blogs[0].url], 0),
    ):
        capfd.readouterr()
        ended = main([*command, *archive, *config, "--json"])
        out, err = capfd.readouterr()
        assert ended == code, (command, err)
        found = json.loads(out)
        if isinstance(found, dict) and "exit_code" in found:
            assert found["exit_code"] == code
        assert err == "" or code, command


def test_a_demo_speaks_json_too(tmp_path: Path) -> None:
    ended = run("demo", "--json", "--archive", str(tmp_path / "demo"))
    assert (ended.returncode, ended.stderr) == (0, "")
    found = json.loads(ended.stdout)
    assert [sum(report["counts"].get("saved", 0) for report in found[key]) for key in ("first", "second")] == [
        45,
        0,
    ]


def test_a_demo_keeps_out_of_an_archive_that_is_not_its_own(
    kept: Kept, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, _ = kept
    before = (folder / "archive" / "archive.db").read_bytes()
    assert main(["demo", "--archive", str(folder / "archive")]) == ExitCode.USAGE
    assert "name another folder" in capsys.readouterr().err
    assert (folder / "archive" / "archive.db").read_bytes() == before


def test_a_closed_pipe_is_no_fault(kept: Kept) -> None:
    folder, _ = kept
    process = subprocess.Popen(
        [SCRAPE, "show", "3", "--archive", str(folder / "archive")], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert (process.stderr.read(), process.wait(60)) == (b"", 0)
    process.stderr.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_output_that_finds_no_room_says_so(kept: Kept) -> None:
    folder, _ = kept
    with Path("/dev/full").open("w") as full:
        command = [SCRAPE, "show", "3", "--archive", str(folder / "archive")]
        ended = subprocess.run(command, check=False, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)
    assert ended.returncode == 1
    assert ended.stderr == (
        "scrape: the output could not be written (No space left on device); "
        "free disk space, or send it elsewhere\n"
    )


def test_a_list_that_is_named_must_be_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["url", "http://127.0.0.1:1/", "--config", "typo.yaml"]) == ExitCode.CONFIG
    assert "there is no file typo.yaml" in capsys.readouterr().err


def test_a_host_never_gets_the_name_of_another_blogs_entry(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = listing(tmp_path, [local("127-0-0-1-1", "https://example.org/")])
    assert main(["url", "http://127.0.0.1:1/", "--config", str(config), "--json"]) == ExitCode.SOME_FAILED
    assert json.loads(capsys.readouterr().out)["sites"][0]["site"] == "127-0-0-1-1-host"


def test_no_password_of_an_address_is_kept_with_the_command() -> None:
    kept = parse(["url", "http://user:hunter2@example.org/blog"]).command_line
    assert kept == "scrape url http://example.org/blog"
