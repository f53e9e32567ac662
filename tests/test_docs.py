"""What the documents say is so: tables against the code, examples run, SQL asked of a crawled archive, links."""

from __future__ import annotations

import argparse
import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
from pydantic import BaseModel
from selectolax.lexbor import LexborHTMLParser

from scraper.cli import main
from scraper.cli.options import _build
from scraper.config import load_sites
from scraper.config.models import MIN_DELAY, Defaults, Entry, RoutesEntry, SelectorsEntry, SitesFile
from scraper.demo import start_blogs
from scraper.errors import ConfigError, ExitCode
from scraper.extraction.blocks import MAX_BLOCKS, MAX_CELL, MAX_DEPTH, read_blocks
from scraper.fetch.limits import Limits
from scraper.fetch.retry import RETRYABLE_STATUSES
from scraper.fetch.robots import PRODUCT
from scraper.fetch.turns import SLOW_FACTOR, SLOW_FROM, SLOW_MOST
from scraper.platforms import all_platforms
from scraper.store import DATABASE
from scraper.store.tables import METADATA
from scraper.textformat import render_body, render_file
from scraper.types import DateSource, Precision, Record, When
from tests.test_layout import BASE, ROOMS

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = (*sorted(DOCS.glob("*.md")), ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "archive" / "README.md")
#: reasons that lead to another try, and are never a page's last word
NEVER_STORED = {"not-whole", "part-missing", "too-slow", "extraction-died", "bad-encoding"}
#: questions that may have no answer: all went well, every date is certain, no topic is set
MAY_BE_EMPTY = ("Texts without a certain date", "What failed", "Texts on a topic")
#: a blog, one that reposts it, and one that repeats a call to book
BLOGS = ("wordpress-block", "generic-static", "jekyll-ferry")


def read(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def section(text: str, heading: str) -> str:
    """What stands under a heading, up to the next one of any level."""
    found = re.search(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#+ |\Z)", text, re.DOTALL | re.MULTILINE)
    assert found is not None, f"no heading {heading!r}"
    return found[1]


def rows(text: str) -> list[list[str]]:
    """The cells of every table row but its head and rule."""
    lines = [line for line in text.split("\n") if line.startswith("|")]
    cells = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]
    return [row for above, row in zip([[], *cells], cells, strict=False) if above and not _rule(row)]


def _rule(row: list[str]) -> bool:
    return all(set(cell) <= set("-:") for cell in row)


def first_words(text: str) -> list[str]:
    """The code words in the first column of the tables."""
    return [match[1] for row in rows(text) if (match := re.match(r"`([^`]+)`", row[0]))]


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


# commands.md --------------------------------------------------------------------------------------------------


def test_the_exit_codes_are_those_of_the_program() -> None:
    table = {int(row[0]): row[1] for row in rows(section(read("commands.md"), "Exit codes"))}
    assert table == {int(code): code.name for code in ExitCode}


def parsers() -> dict[str, argparse.ArgumentParser]:
    parser = _build()
    actions = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    return {"": parser, **actions[0].choices}


def test_every_command_and_option_is_told() -> None:
    text = read("commands.md")
    common = section(text, "Options of every command")
    for name, parser in parsers().items():
        own = section(text, next(h for h in headings(text) if h.split()[:2] == ["scrape", name])) if name else text
        if name:
            assert re.search(rf"^    scrape {name}\b", own, re.MULTILINE), f"no example of {name}"
        for option in [o for action in parser._actions for o in action.option_strings]:
            assert f"`{option}" in own or f"`{option}" in common or (not name and option in text), (name, option)


def test_no_option_is_told_that_is_none() -> None:
    known = {o for parser in parsers().values() for action in parser._actions for o in action.option_strings}
    told = set(re.findall(r"`(--?[a-z][a-z-]*)", read("commands.md")))
    assert told <= known


def test_the_environment_is_told() -> None:
    told = set(first_words(section(read("commands.md"), "Environment")))
    source = "\n".join(path.read_text("utf-8") for path in (ROOT / "scraper").rglob("*.py"))
    asked = set(re.findall(r'environ(?:\.get\(|\[)"([A-Z_]+)"|"([A-Z_]+)" in os\.environ', source))
    assert told == {name for pair in asked for name in pair if name}


# configuration.md ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "model"),
    [
        ("Top level", SitesFile),
        ("defaults", Defaults),
        ("sites", Entry),
        ("routes", RoutesEntry),
        ("selectors", SelectorsEntry),
    ],
)
def test_every_key_is_told(heading: str, model: type[BaseModel]) -> None:
    assert first_words(section(read("configuration.md"), heading)) == list(model.model_fields)


def test_the_examples_of_the_configuration_are_good(tmp_path: Path) -> None:
    examples = blocks(read("configuration.md"), "yaml")
    assert len(examples) > 1
    for example in examples:
        path = tmp_path / "sites.yaml"
        path.write_text(example, "utf-8")
        assert load_sites(path, frozenset(all_platforms())).sites


def test_the_errors_are_printed_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (wrong,), (printed,) = (blocks(read("configuration.md"), kind) for kind in ("yaml-wrong", "errors"))
    Path("sites.yaml").write_text(wrong, "utf-8")
    with pytest.raises(ConfigError) as error:
        load_sites(Path("sites.yaml"), frozenset(all_platforms()))
    assert f"{error.value}\n" == printed


# schema.md ----------------------------------------------------------------------------------------------------


def test_every_table_and_column_is_told() -> None:
    text = read("schema.md")
    told = headings(section_of(text, "Tables"))
    assert sorted(told) == sorted(METADATA.tables)
    for name, table in METADATA.tables.items():
        assert first_words(section(text, name)) == [column.name for column in table.columns], name


def test_every_column_of_corpus_is_told() -> None:
    columns = first_words(section(read("schema.md"), "The view corpus"))
    assert columns == [field.name for field in fields(Record)]


def test_precisions_and_sources_are_told() -> None:
    text = section(read("schema.md"), "Dates")
    assert all(f"`{value}`" in text for value in (*Precision, *DateSource))


def test_every_reason_of_a_skipped_page_is_told() -> None:
    text = read("schema.md")
    source = "\n".join(path.read_text("utf-8") for path in (ROOT / "scraper").rglob("*.py"))
    reasons = set(re.findall(r'(?:NotArticle\(\s*|_end\([^)]*)reason="([a-z0-9-]+)"', source)) - NEVER_STORED
    reasons |= set(re.findall(r'_leads_elsewhere\([^)]*"([a-z-]+)"', source))
    assert len(reasons) >= 8
    assert all(f"`{reason}`" in text for reason in reasons), reasons


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """archive.db of light blogs, one of which reposts another; authors come back between two crawls."""
    folder = tmp_path_factory.mktemp("docs")
    with pytest.MonkeyPatch.context() as patch, start_blogs(BLOGS) as blogs:
        patch.setenv("XDG_STATE_HOME", str(folder / "state"))
        listing = folder / "sites.yaml"
        listing.write_text(json.dumps({"sites": [blog.entry() for blog in blogs]}), "utf-8")
        command = ["all", "-q", "--config", str(listing), "--archive", str(folder / "archive")]
        assert main(command) == 0
        for blog in blogs:
            blog.mutate()
        assert main(command) == 0
    with closing(sqlite3.connect(f"file:{folder / 'archive' / DATABASE}?mode=ro", uri=True)) as connection:
        yield connection


QUESTIONS = [
    (match[1].replace("\n", " "), match[2])
    for match in re.finditer(
        r"^([A-Z][^\n]*(?:\n[^\n]+)*)\n\n```sql\n(.*?)^```$", read("schema.md"), re.DOTALL | re.MULTILINE
    )
]


def test_there_are_enough_questions() -> None:
    assert len(QUESTIONS) == len(blocks(read("schema.md"), "sql")) >= 10


@pytest.mark.parametrize(("question", "sql"), QUESTIONS, ids=[question[:40] for question, _ in QUESTIONS])
def test_the_questions_have_answers(database: sqlite3.Connection, question: str, sql: str) -> None:
    answers = database.execute(sql).fetchall()
    assert answers or question.startswith(MAY_BE_EMPTY), question


def test_corpus_has_the_columns_told(database: sqlite3.Connection) -> None:
    columns = [row[0] for row in database.execute("SELECT * FROM corpus LIMIT 0").description]
    assert columns == first_words(section(read("schema.md"), "The view corpus"))
    tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert {name for name in tables if not name.startswith("renderings_fts")} - {"alembic_version"} == set(
        METADATA.tables
    )


# text-format.md -----------------------------------------------------------------------------------------------


def test_the_example_becomes_the_text() -> None:
    text = read("text-format.md")
    (html,), (expected,) = blocks(text, "html"), blocks(text, "text")
    body = LexborHTMLParser(f"<html><body>{html}</body></html>").body
    assert body is not None
    published, modified = (
        When(day=day, precision=Precision.DAY, source=DateSource.VISIBLE, shown="")
        for day in (date(2018, 3, 2), date(2020, 11, 2))
    )
    written = render_file(
        title="Five Small Anchors",
        authors=("Ada Lindqvist",),
        published=published,
        modified=modified,
        body=render_body(read_blocks(body)),
    )
    assert written == expected


def test_the_bounds_of_the_text_are_told() -> None:
    text = read("text-format.md")
    assert f"at {MAX_DEPTH} elements" in text
    assert f"{MAX_BLOCKS:,} blocks" in text
    assert f"{MAX_CELL} characters" in " ".join(text.split())


# politeness.md and platforms.md -------------------------------------------------------------------------------


UNITS = {"": 1, "s": 1, "h": 3600, "days": 86_400, "bytes": 1, "KiB": 1024, "MiB": 1024 * 1024}


def test_the_bounds_are_those_of_the_code() -> None:
    told = {}
    for name, value, _ in rows(section(read("politeness.md"), "Bounds")):
        number, _, unit = value.partition(" ")
        told[name.strip("`")] = float(number) * UNITS[unit]
    limits = Limits()
    assert told == {field.name: float(getattr(limits, field.name)) for field in fields(Limits)}


def test_the_pace_is_that_of_the_code() -> None:
    text = section(read("politeness.md"), "Pace")
    limits = Limits()
    table = dict(rows(text))
    assert table["the entry's `delay`"] == f"2 by default, {MIN_DELAY:g} at least"
    assert f"up to {limits.crawl_delay:g};" in table["`Crawl-delay` of robots.txt"]
    slow = f"{SLOW_FACTOR:g} times the duration of an answer that took {SLOW_FROM:g} s or more"
    assert table[slow] == f"up to {SLOW_MOST:g}"


def test_the_retried_statuses_are_told() -> None:
    text = section(read("politeness.md"), "When a host is in trouble")
    line = text.split("the answers ", 1)[1].split(", with", 1)[0].replace("and", ",").replace("\n", " ")
    told = {int(number) for number in re.findall(r"\b(\d{3})\b(?! to)", line)} | set(range(520, 525))
    assert told == RETRYABLE_STATUSES
    assert f"User-agent: {PRODUCT}\n" in read("politeness.md")


def test_every_platform_is_told_with_its_pace() -> None:
    text = read("platforms.md")
    told = {row[0]: float(row[1]) for row in rows(text.split("\n## ", 1)[0])}
    assert told == {name: platform.min_delay for name, platform in all_platforms().items()}
    assert set(told) <= set(headings(text))
    for name, platform in all_platforms().items():
        own = section(text, name)
        for path in (*(s.path for s in platform.sitemaps), *(f.path for f in platform.feeds)):
            assert f"`{path}`" in own, (name, path)


# architecture.md ----------------------------------------------------------------------------------------------


def test_the_rooms_are_those_of_the_layout() -> None:
    text = section(read("architecture.md"), "Rooms")
    table = {row[0].strip("`"): set(re.findall(r"`([^`]+)`", row[2])) for row in rows(text)}
    assert table == ROOMS
    assert {name.removesuffix("/").removesuffix(".py") for name in re.findall(r"`([\w./]+)`", text)} >= BASE


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_that_are_named_are_there(page: Path) -> None:
    for name in re.findall(r"`((?:scraper|tests|config|docs|benchmarks)/[\w./-]+)`", page.read_text("utf-8")):
        assert (ROOT / name).exists(), name
    text = page.read_text("utf-8") if page.name == "architecture.md" else ""
    for name in re.findall(r"`((?:\w+/)?\w+\.py)`", text):
        assert list((ROOT / "scraper").rglob(name)) or (ROOT / name).exists(), name


# links --------------------------------------------------------------------------------------------------------


def headings(text: str) -> list[str]:
    return re.findall(
        r"^#+ (.+)$", re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE), re.MULTILINE
    )


def section_of(text: str, heading: str) -> str:
    """What stands under a heading of the second level, with all below it."""
    return text.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as they are made from their words."""
    words = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings(page.read_text("utf-8")))
    return {text.replace(" ", "-") for text in words}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
        path, _, anchor = target.partition("#")
        if "://" in path:
            continue
        there = (page.parent / path).resolve() if path else page
        assert there.exists(), f"{page.name} links {target}"
        if anchor:
            assert anchor in anchors(there), f"{page.name} links {target}"
