"""Days that are not sure: as they are kept, made sure by a later visit, and told of archives of before."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from alembic import command
from alembic.config import Config

from scraper.store import DATABASE, make_engine, schema
from scraper.types import Article, DateSource, Precision, Verdict, When
from tests.store.shelf import DAY, GUESS, INSTANT, Shelf, article

MOMENT = datetime(2018, 3, 3, 2, 0, tzinfo=UTC)
UNSURE = When(
    day=MOMENT.date(),
    precision=Precision.INSTANT,
    source=DateSource.META,
    shown="2018-03-03T02:00:00Z",
    instant=MOMENT,
    day_sure=False,
)
SURE = UNSURE.in_zone(ZoneInfo("America/Los_Angeles"))
DATES = "SELECT published, published_certain AS certain, modified_certain AS modified FROM corpus"


def said(published: When | None, modified: When | None = None) -> Article:
    return article("Rest.", published=published, modified=modified)


@pytest.mark.parametrize(
    ("published", "certain"), [(UNSURE, 0), (SURE, 1), (INSTANT, 1), (DAY, 1), (GUESS, 0), (None, None)]
)
def test_what_is_certain_is_told(shelf: Shelf, published: When | None, certain: int | None) -> None:
    shelf.lay("a", "x", said(published, replace(UNSURE, day=date(2024, 3, 3))))
    [row] = shelf.rows(DATES)
    assert (row["certain"], row["modified"]) == (certain, 0)


def test_a_later_visit_that_knows_the_zone_makes_the_day_sure_without_a_revision(shelf: Shelf) -> None:
    shelf.lay("a", "x", said(UNSURE))
    shelf.archive.commit()
    [file] = (shelf.folder / "a").glob("*.txt")
    assert "\nMar 2018\n" in file.read_text("utf-8")
    assert shelf.lay("a", "x", said(SURE), day=1).verdict is Verdict.UNCHANGED
    shelf.archive.commit()
    assert shelf.rows(DATES) == [{"published": "2018-03-02", "certain": 1, "modified": None}]
    assert shelf.rows("SELECT count(*) AS n FROM texts") == [{"n": 1}]
    assert "\nMar 02, 2018\n" in file.read_text("utf-8")


@pytest.mark.parametrize(
    ("first", "then", "kept"),
    [
        # the same moment, or one that may be of that day
        (SURE, UNSURE, "2018-03-02"),
        (DAY, UNSURE, "2018-03-02"),
        # another date altogether
        (replace(DAY, day=date(2017, 1, 1)), UNSURE, "2018-03-03"),
        (GUESS, UNSURE, "2018-03-03"),
        (UNSURE, GUESS, "2018-03-03"),
    ],
)
def test_a_sure_day_is_not_replaced_by_an_unsure_one_that_may_be_it(
    shelf: Shelf, first: When, then: When, kept: str
) -> None:
    shelf.lay("a", "x", said(first))
    shelf.lay("a", "x", said(then), day=1)
    assert [row["published"] for row in shelf.rows(DATES)] == [kept]


OLD = [
    # site, platform, published, instant, precision, source, certain afterwards
    ("bare", "generic", "2018-03-03", "2018-03-03T02:00:00+00:00", "instant", "meta", 0),
    ("bare", "generic", "2018-03-03", "2018-03-03T02:00:00+00:00", "instant", "feed", 0),
    ("bare", "generic", "2018-03-02", "2018-03-03T02:00:00+00:00", "instant", "meta", 1),
    ("bare", "generic", "2018-03-03", "2018-03-03T02:00:00-05:00", "instant", "meta", 1),
    ("bare", "generic", "2018-03-03", "2018-03-03T00:00:00+00:00", "instant", "meta", 1),
    ("bare", "generic", "2018-03", None, "month", "url", 1),
    ("bare", "generic", "2018-03-03", None, "relative", "visible", 0),
    ("bare", "wordpress", "2018-03-03", "2018-03-03T02:00:00+00:00", "instant", "api", 1),
    ("bare", "substack", "2018-03-03", "2018-03-03T02:00:00+00:00", "instant", "api", 0),
    ("bare", "substack", "2018-03-03", "2018-03-03T00:00:00+00:00", "instant", "api", 0),
    ("bare", "medium", "2018-03-03", None, "day", "visible", 0),
    ("bare", "strikingly", "2018-03-03", "2018-03-03T02:00:00-07:00", "instant", "meta", 0),
    ("entry", "substack", "2018-03-03", "2018-03-03T02:00:00+00:00", "instant", "api", 1),
    ("learned", "generic", "2018-03-03", "2018-03-03T02:00:00+00:00", "instant", "meta", 1),
    ("offset", "generic", "2018-03-03", "2018-03-03T02:00:00+00:00", "instant", "feed", 1),
    ("bare", "generic", None, None, None, None, None),
]


def test_an_archive_of_before_is_told_of_its_days(tmp_path: Path) -> None:
    folder = tmp_path / "then"
    now = Shelf(tmp_path / "now")
    for number, (site, *_) in enumerate(OLD):
        now.lay(site, f"p{number}", f"Words of post {number}.")
    now.archive.close()
    folder.mkdir()
    _copy(now, folder)
    stale = folder / "bare" / next(path.name for path in (now.folder / "bare").iterdir())
    stale.parent.mkdir()
    stale.write_text("as an older version wrote it", "utf-8")
    shelf = Shelf(folder)
    found = shelf.rows(
        "SELECT published_certain AS certain, modified_certain AS modified FROM metadata ORDER BY id"
    )
    assert [row["certain"] for row in found] == [row["modified"] for row in found] == [row[-1] for row in OLD]
    assert stale.read_text("utf-8") != "as an older version wrote it"
    shelf.archive.close()


#: the tables of before, out of those of now
SOURCES = {
    "sites": "now.sites",
    "captures": "now.captures",
    "texts": "now.renderings",
    "pages": "now.pages",
    "revisions": (
        "(SELECT r.*, p.rendering_id AS text_id, m.title, m.method FROM now.revisions r "
        "JOIN now.pages p ON p.id = r.page_id JOIN now.metadata m ON m.id = p.metadata_id)"
    ),
    "documents": "(SELECT *, rendering_id AS text_id FROM now.documents)",
}


def _copy(now: Shelf, folder: Path) -> None:
    """The archive as the schema before had it, with the dates of OLD."""
    engine = make_engine(folder / DATABASE, write=True)
    config = Config()
    config.set_main_option("script_location", str(Path(schema.__file__).parent / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0004")
    engine.dispose()
    with closing(sqlite3.connect(folder / DATABASE)) as connection:
        connection.execute("ATTACH ? AS now", (str(now.archive.path),))
        for table, source in SOURCES.items():
            there = {row[0] for row in connection.execute(f"SELECT * FROM {source} LIMIT 0").description}
            own = [row[1] for row in connection.execute(f"PRAGMA main.table_info({table})")]
            columns = ", ".join(name for name in own if name in there)
            connection.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {source}")
        for number, (_, platform, *date_of, _certain) in enumerate(OLD, 1):
            for name in ("published", "modified"):
                parts = ", ".join(f"{name}{part} = ?" for part in ("", "_instant", "_precision", "_source"))
                connection.execute(
                    f"UPDATE revisions SET platform = ?, {parts} WHERE id = ?", (platform, *date_of, number)
                )
        connection.execute("UPDATE sites SET timezone = 'Europe/Paris' WHERE name = 'entry'")
        connection.execute("UPDATE sites SET memory = '{\"timezone\": \"Europe/Paris\"}' WHERE name = 'learned'")
        connection.execute("UPDATE sites SET memory = '{\"offset\": 60}' WHERE name = 'offset'")
        connection.commit()
