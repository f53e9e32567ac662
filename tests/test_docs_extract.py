"""What docs/extract.md says is so: fields, reasons, bounds, the example, and the call's own words."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

import scraper
from scraper import traps
from scraper.extraction.alone import MAX_BYTES
from scraper.extraction.blocks import MAX_BLOCKS, MAX_DEPTH
from scraper.extraction.whole import LOCKS
from scraper.pipeline.workers import DEADLINE, WORKER_MEMORY
from scraper.types import Article
from tests.extraction.pages import page
from tests.test_docs import ROOT, blocks, first_words, read, section

TEXT = read("extract.md")


def test_every_field_is_told() -> None:
    told = first_words(section(TEXT, "What comes back"))
    assert sorted(told) == sorted([*(field.name for field in fields(Article)), "text"])


def test_every_reason_is_told() -> None:
    source = "\n".join(path.read_text("utf-8") for path in (ROOT / "scraper" / "extraction").glob("*.py"))
    reasons = set(re.findall(r'NotArticle(?:Error)?\(\s*(?:reason=)?"([a-z0-9-]+)"', source)) | set(LOCKS)
    told = set(first_words(section(TEXT, "When there is none")))
    # a page that somebody gives is a post and in no coding; a route's answer is no page
    assert told == reasons - {"not-whole", "bad-encoding"}


def test_the_bounds_are_those_of_the_code() -> None:
    words = " ".join(TEXT.split())
    assert f"at most {MAX_BYTES // 1024**2} MiB" in words
    assert f"more than {traps._MAX_DEPTH:,} deep, more than {traps.MAX_ATTRIBUTES:,} attributes" in words
    assert f"{traps.MAX_OPTIONS:,} options" in words
    assert f"{traps.MAX_REOPENED:,} times" in words
    assert f"below {MAX_DEPTH} elements" in words
    assert f"{MAX_BLOCKS:,} blocks" in words
    assert f"ended after {DEADLINE:.0f} s and, on Linux, has {WORKER_MEMORY // 1024**3} GiB" in words
    assert f"{MAX_DEPTH} elements deep" in " ".join((scraper.extract.__doc__ or "").split())


def test_the_example_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (example,) = blocks(TEXT, "python")
    Path("page.html").write_text(page(), "utf-8")
    exec(compile(example, "extract.md", "exec"), {})
    assert capsys.readouterr().out.startswith("On rest () None\nThis is paragraph one")
    Path("page.html").write_text("", "utf-8")
    exec(compile(example, "extract.md", "exec"), {})
    assert capsys.readouterr().out == "no-text the page has no text of its own\n"
