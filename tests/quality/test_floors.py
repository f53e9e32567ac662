"""Our extraction never falls below its pinned floors: on our fixtures, and on the corpus where it is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from benchmarks.quality import __main__ as scoreboard
from benchmarks.quality import floors, report, tools
from benchmarks.quality.corpus import CORPUS, Gold, Part, corpus_pages, fixture_pages, third
from benchmarks.quality.crawled import crawled_scores
from benchmarks.quality.tools import Reading, Tool


def check(pages: Sequence[Gold]) -> None:
    hold(report.scores(tools.always()[0], pages))


def hold(ours: Sequence[report.Score]) -> None:
    fallen = list(floors.falls(ours, floors.read_floors(), floors.read_pages()))
    assert not fallen, "\n".join(fallen)


def test_fixtures_keep_their_floors() -> None:
    pages = fixture_pages()
    assert len(pages) > 150
    check(pages)


def test_fixtures_as_crawled_keep_their_floors() -> None:
    found = crawled_scores()
    assert len(found) > 200
    assert all(score.reading.note == "crawled" for score in found)
    hold(found)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus ../shared/corpus is not there: not scored")
def test_the_corpus_keeps_its_floors() -> None:
    pages = corpus_pages()
    assert {page.part for page in pages} == {Part.SEEN, Part.UNSEEN}
    check(pages)


# the floors themselves ------------------------------------------------------------------------------------------


def page(page_id: str = "page-3", **changes: object) -> Gold:
    gold = {
        "id": page_id,
        "part": third(page_id),
        "platform": "generic",
        "kind": "",
        "url": "https://blog.example/rest",
        "content": b"",
        "headers": (),
        "language": "en",
        "title": "Rest",
        "authors": ("Joan Hill",),
        "day": date(2024, 3, 2),
        "text": "Rest is work too",
        "must_have": ("work too",),
        "must_not": ("Book now",),
    }
    return Gold(**{**gold, **changes})  # type: ignore[arg-type]


GOOD = Reading(title="Rest", authors=("Joan Hill",), day=date(2024, 3, 2), text="Rest is work too")


def scored(reading: Reading, gold: Gold) -> report.Score:
    return report.score(Tool(name="ours", version="", reader=lambda _: lambda: reading), gold)


def test_a_floor_that_does_not_hold_names_its_pages() -> None:
    good, bad = scored(GOOD, page("page-0")), scored(Reading(title="Rest | Blog", text="Rest"), page("page-3"))
    pinned = {"corpus": dict.fromkeys(report.FLOORS, 0.0) | {"title": 0.75}}
    (line,) = floors.falls([good, bad], pinned, {"page-3": (1.0,) * 7})
    assert "title is 0.500, its floor 0.750" in line
    assert "page-3 1 -> 0" in line
    assert "page-0" not in line


def test_floors_are_rounded_down_and_only_raised() -> None:
    thirds = [scored(GOOD, page("page-0")), scored(GOOD, page("page-1")), scored(Reading(), page("page-2"))]
    measured = floors.measured(thirds)
    assert measured["corpus"]["title"] == 0.666
    assert floors.raised({"corpus": {"title": 0.9, "word_f1": 0.1}}, measured)["corpus"]["title"] == 0.9
    assert floors.raised({"corpus": {"title": 0.9, "word_f1": 0.1}}, measured)["corpus"]["word_f1"] == 0.666


def test_floors_and_pages_are_read_as_they_were_written(tmp_path: Path) -> None:
    found = [scored(GOOD, page("page-3")), scored(Reading(text="Rest Book now"), page("page-4", part=Part.UNSEEN))]
    measured = floors.measured(found)
    floors.write_floors(measured, tmp_path / "floors.toml")
    floors.write_pages(found, tmp_path / "pages.tsv")
    assert floors.read_floors(tmp_path / "floors.toml") == measured
    assert floors.read_pages(tmp_path / "pages.tsv") == {s.page.id: s.value for s in found}
    assert not list(floors.falls(found, measured, floors.read_pages(tmp_path / "pages.tsv")))


def test_what_the_gold_does_not_tell_is_not_asked_for() -> None:
    found = scored(Reading(title="Rest", text="Rest is work too"), page(authors=(), day=None))
    assert (found.author, found.date) == (None, None)
    assert found.value == (1.0,) * 7


def test_a_wrong_day_counts_only_where_it_is_certain() -> None:
    right, unsure = scored(GOOD, page()), scored(replace(GOOD, day=date(2024, 3, 3), day_sure=False), page())
    wrong, unasked = (scored(replace(GOOD, day=date(2024, 3, 3)), page(day=day)) for day in (page().day, None))
    assert [one.wrong_day for one in (right, unsure, wrong, unasked)] == [False, False, True, False]
    assert [one.date for one in (right, unsure, wrong, unasked)] == [True, False, False, None]
    whole = report.summary([right, unsure, wrong, unasked])
    assert (whole.wrong_days, whole.no_wrong_day) == (1, 2 / 3)


def test_a_column_that_was_not_pinned_yet_was_good() -> None:
    wrong = scored(replace(GOOD, day=date(2024, 3, 3)), page("page-3"))
    pinned = {"corpus": dict.fromkeys(report.FLOORS, 0.0) | {"no_wrong_day": 1.0}}
    (line,) = floors.falls([wrong], pinned, {"page-3": (1.0,) * 6})
    assert "page-3 1 -> 0" in line


def test_what_policy_refuses_is_counted_apart() -> None:
    no, found = Reading(refused=True), [scored(GOOD, page())]
    assert report.refused(found).startswith("Refused by policy: 0 pages of the corpus, 0 pages of our fixtures")
    found += [
        scored(no, page("page-0")),
        scored(no, page(part=Part.FIXTURES)),
        scored(no, page(part=Part.FIXTURES)),
    ]
    assert report.refused(found).startswith("Refused by policy: 1 page of the corpus, 2 pages of our fixtures")
    sold = (
        b'<script type="application/ld+json">{"@type": "Article", "isAccessibleForFree": false, '
        b'"hasPart": {"cssSelector": ".sold"}}</script>'
    )
    assert tools.always()[0].reader(page(content=sold))().refused
    assert not tools.always()[0].reader(page(content=b"<p>Rest."))().refused


def test_an_unseen_page_is_not_shown(capsys: pytest.CaptureFixture[str]) -> None:
    unseen = page("page-3")
    assert scoreboard._page("page-3", [unseen]) == 2
    assert "unseen" in capsys.readouterr().err
    assert not list(report.worst([scored(Reading(), unseen)], 5))
