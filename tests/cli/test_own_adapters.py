"""Adapters are Python that is run: only those beside a list of blogs that is named, or that the command reads."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from scraper import platforms
from scraper.cli import main
from scraper.errors import ExitCode
from scraper.platforms import all_platforms
from tests.extraction.pages import PROSE, page

ADAPTER = """
from pathlib import Path
from scraper.platforms import Platform
from scraper.platforms.facts import css
Path(__file__).with_name("RAN").touch()
PLATFORM = Platform(name="mine", marks=(css("article", sure=True),), body=("article",))
"""
NOBODY = "http://127.0.0.1:9/"


@pytest.fixture(autouse=True)
def adapter(tmp_path: Path) -> Iterator[Path]:
    """An adapter in the folder one stands in; there is a file RAN beside it once it ran."""
    place = tmp_path / "config" / "adapters"
    place.mkdir(parents=True)
    (place / "mine.py").write_text(ADAPTER, "utf-8")
    (tmp_path / "page.html").write_text(page(f"<article><h1>On rest</h1><p>{PROSE}</p></article>"), "utf-8")
    yield place / "RAN"
    platforms._OWN.clear()
    all_platforms.cache_clear()


def make_list(**entry: object) -> None:
    site = {"name": "a", "url": NOBODY, "allow_local": True, "delay": 0, **entry}
    Path("config/sites.yaml").write_text(json.dumps({"sites": [site]}), "utf-8")


@pytest.mark.parametrize("listed", [False, True])
@pytest.mark.parametrize("what", ["page.html", NOBODY])
def test_extract_runs_none_of_the_folder_one_stands_in(
    listed: bool, what: str, adapter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if listed:
        # a platform of one's own in the list is no error either
        make_list(platform="mine")
    code = main(["extract", what])
    assert code == (ExitCode.OK if what == "page.html" else ExitCode.SOME_FAILED), capsys.readouterr()
    assert not adapter.exists()


@pytest.mark.parametrize("by", ["option", "environment"])
def test_extract_runs_those_of_a_list_that_is_named(
    by: str, adapter: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_list()
    named = ["--config", "config/sites.yaml"] if by == "option" else []
    if by == "environment":
        monkeypatch.setenv("SCRAPE_CONFIG", "config/sites.yaml")
    assert main(["extract", "page.html", "--json", *named]) == 0
    assert json.loads(capsys.readouterr().out)["platform"] == "mine"
    assert adapter.exists()


COMMANDS = [
    (["all"], ExitCode.CONFIG),
    (["site", "a"], ExitCode.CONFIG),
    (["sites"], ExitCode.CONFIG),
    (["url", NOBODY], ExitCode.SOME_FAILED),
    (["probe", NOBODY], ExitCode.SOME_FAILED),
    (["import", "config"], ExitCode.OK),
    (["ledger"], None),
    (["search", "grief"], None),
    (["show", "1"], None),
]


@pytest.mark.parametrize(("command", "without"), COMMANDS, ids=[command[0][0] for command in COMMANDS])
def test_commands_run_none_where_there_is_no_list(
    command: list[str], without: ExitCode | None, adapter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("config/post.txt").write_text(f"On rest\n\n{PROSE}\n", "utf-8")
    code = main([*command, "-q"])
    assert without in (None, code), capsys.readouterr()
    assert not adapter.exists()


@pytest.mark.parametrize("command", [["all"], ["site", "a"], ["sites"], ["url", NOBODY], ["probe", NOBODY]])
def test_commands_run_those_beside_the_list_that_they_read(command: list[str], adapter: Path) -> None:
    make_list(platform="mine")
    assert main([*command, "-q"]) in (ExitCode.OK, ExitCode.SOME_FAILED)
    assert adapter.exists()
