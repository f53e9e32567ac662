"""scrape demo: the blogs it serves, by name, and what it says of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scraper.cli import main
from scraper.demo import BLOG_NAMES, SHORT_DEMO


def test_the_list_names_every_blog(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert tuple(line.split()[0] for line in lines) == BLOG_NAMES
    assert sum("in the short demo" in line for line in lines) == len(SHORT_DEMO)


def test_blogs_by_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "kajabi", "wix-2022", "kajabi", "--json", "--archive", str(tmp_path / "a")]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [report["site"] for report in found["first"]] == ["kajabi", "wix-2022"]
    assert all(report["counts"]["saved"] for report in found["first"])
    assert [report["counts"] for report in found["second"]] == [{}, {}]


def test_one_blog_is_one_blog_and_columns_stand_below_each_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo", "kajabi", "--archive", str(tmp_path / "a")]) == 0
    out = capsys.readouterr().out
    assert out.startswith("1 blog is open on this machine, ")
    assert " requests for 1 blog: nothing had changed" in out
    assert main(["demo", "psychology-today", "kajabi", "--archive", str(tmp_path / "b")]) == 0
    head, first, second, *_ = capsys.readouterr().out.split("\n")
    assert head.startswith("2 blogs are open")
    assert first.index("http://") == second.index("http://")
    assert len(first) == len(second)


def test_a_name_that_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "kajaby"]) == 2
    assert "there is no demo blog named 'kajaby'; did you mean kajabi?" in capsys.readouterr().err
    assert main(["demo", "zzz"]) == 2
    assert "'scrape demo --list' shows their names" in capsys.readouterr().err
