"""What a site repeats is marked, and out of what is shown; the texts stay as they were read."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Any

import pytest

from scraper.dedup import content_hash, hashes
from scraper.errors import ArchiveError
from scraper.pipeline.boilerplate import settle_boilerplate
from scraper.store import Boilerplate, Mark, Marks
from scraper.types import Verdict
from tests.store.repeating import CTA, HEAD, LATER, bodies, body, fill, marked, sound, wholes
from tests.store.shelf import DAY, GUESS, NOW, Shelf, article
from tests.store.test_invariants import numbers

# marks come and go --------------------------------------------------------------------------------------------


def test_the_fifth_post_marks_it_and_every_text_is_rendered_anew(shelf: Shelf) -> None:
    fill(shelf, 4)
    shelf.settle("a")
    assert marked(shelf) == {}
    fill(shelf, 1, first=4)
    texts = shelf.rows("SELECT * FROM texts")
    shelf.settle("a")
    assert marked(shelf) == {CTA: (5, 5)}
    assert bodies(shelf) == {f"p{n}": f"Words of post {n}." for n in range(5)}
    assert shelf.rows("SELECT * FROM texts") == texts, "texts stay as they were read"
    assert wholes(shelf) == {f"p{n}": [body(f"Words of post {n}.", CTA)] for n in range(5)}
    sound(shelf)
    assert [name.split("_")[0] for name in shelf.files()] == [f"a/00{n}" for n in range(5)]
    assert shelf.files()[shelf.names()[0]] == "On rest\n\nSam Lee\nMar 02, 2018\n\nWords of post 0.\n"
    assert shelf.rows("SELECT hash, text_hash FROM corpus WHERE number = 0") == [
        {
            "hash": content_hash("On rest", "Words of post 0."),
            "text_hash": content_hash("On rest", body("Words of post 0.", CTA)),
        }
    ]


def test_it_is_not_found_by_a_search(shelf: Shelf) -> None:
    fill(shelf, 5)
    shelf.archive.commit()
    shelf.archive.index_texts()
    found = "SELECT rowid FROM renderings_fts WHERE renderings_fts MATCH :word"
    assert len(shelf.rows(found, word="book")) == 5
    shelf.settle("a")
    sound(shelf)
    assert (shelf.rows(found, word="book"), len(shelf.rows(found, word="words"))) == ([], 5)


def test_below_a_half_it_comes_back_as_it_was(shelf: Shelf) -> None:
    fill(shelf, 6)
    shelf.archive.commit()
    before = shelf.files(), bodies(shelf)
    shelf.settle("a")
    assert shelf.files() != before[0]
    fill(shelf, 6, first=6, end="")
    shelf.settle("a")
    assert marked(shelf) == {CTA: (6, 12)}, "half of the site"
    fill(shelf, 1, first=12, end="")
    shelf.settle("a")
    sound(shelf)
    assert marked(shelf) == {}
    assert before[0].items() <= shelf.files().items()
    assert before[1].items() <= bodies(shelf).items()


def test_a_new_post_is_shown_without_it(shelf: Shelf) -> None:
    fill(shelf, 5)
    shelf.settle("a")
    fill(shelf, 1, first=5)
    assert bodies(shelf)["p5"] == "Words of post 5."
    shelf.settle("a")
    assert marked(shelf) == {CTA: (6, 6)}
    sound(shelf)


def test_a_short_block_between_words_of_its_own_stays(shelf: Shelf) -> None:
    for n in range(6):
        shelf.lay("a", f"p{n}", body(f"Words of post {n}.", HEAD, f"End of post {n}.", CTA))
    shelf.settle("a")
    assert marked(shelf) == {CTA: (6, 6), HEAD: (6, 6)}
    assert bodies(shelf)["p3"] == body("Words of post 3.", HEAD, "End of post 3.")
    sound(shelf)


def test_nothing_is_written_where_nothing_came(shelf: Shelf) -> None:
    fill(shelf, 5)
    shelf.settle("a")
    before = "\n".join(shelf.archive.connection.connection.driver_connection.iterdump())  # type: ignore[union-attr]
    files = {path: path.stat().st_mtime_ns for path in shelf.folder.rglob("*.txt")}
    origin = shelf.rows("SELECT max(id) AS id FROM captures")
    for n in range(5):
        assert shelf.lay("a", f"p{n}", body(f"Words of post {n}.", CTA)).verdict is Verdict.UNCHANGED
    for statement in (
        "UPDATE pages SET capture_id = (SELECT capture_id FROM revisions WHERE id = revision_id)",
        f"DELETE FROM captures WHERE id > {origin[0]['id']}",
    ):
        shelf.archive.connection.exec_driver_sql(statement)
    shelf.settle("a")
    after = "\n".join(shelf.archive.connection.connection.driver_connection.iterdump())  # type: ignore[union-attr]
    assert after == before
    assert {path: path.stat().st_mtime_ns for path in shelf.folder.rglob("*.txt")} == files


# edits, ours and the author's ---------------------------------------------------------------------------------


@pytest.mark.parametrize("settled_first", [True, False])
def test_another_call_to_book_leaves_what_is_shown(shelf: Shelf, settled_first: bool) -> None:
    fill(shelf, 6)
    if settled_first:
        shelf.settle("a")
    fill(shelf, 6, day=9, end=LATER)
    shelf.settle("a")
    assert marked(shelf) == {CTA: (6, 6), LATER: (6, 6)}, "the old one stays marked"
    assert bodies(shelf) == {f"p{n}": f"Words of post {n}." for n in range(6)}
    assert wholes(shelf)["p0"] == [body("Words of post 0.", CTA), body("Words of post 0.", LATER)]
    sound(shelf)
    texts = shelf.rows("SELECT * FROM texts")
    fill(shelf, 6, day=18, end=CTA)
    shelf.settle("a")
    assert marked(shelf) == {CTA: (6, 6), LATER: (6, 6)}
    assert shelf.rows("SELECT * FROM texts") == texts
    sound(shelf)


def test_a_page_that_differs_in_boilerplate_only_shows_what_it_showed(shelf: Shelf) -> None:
    fill(shelf, 6)
    fill(shelf, 5, day=1, end=LATER)
    shelf.settle("a")
    assert marked(shelf) == {CTA: (6, 6), LATER: (5, 6)}
    assert shelf.lay("a", "p5", body("Words of post 5.", LATER), day=2).verdict is Verdict.UNCHANGED
    shelf.settle("a")
    assert marked(shelf) == {CTA: (6, 6), LATER: (6, 6)}, "its blocks are counted"
    assert wholes(shelf)["p5"] == [body("Words of post 5.", CTA), body("Words of post 5.", LATER)]
    assert shelf.rows(
        "SELECT count(*) AS n FROM revisions r JOIN pages p ON p.id = page_id AND key LIKE '%/p5'"
    ) == [{"n": 1}]
    sound(shelf)


def test_what_has_left_a_page_never_comes_back(shelf: Shelf) -> None:
    fill(shelf, 10)
    shelf.settle("a")
    fill(shelf, 6, day=1, end=LATER)
    shelf.settle("a")
    fill(shelf, 4, first=6, day=2, end=LATER)
    fill(shelf, 11, first=10, day=3, end=LATER)
    shelf.settle("a")
    assert set(marked(shelf)) == {LATER}, "the old call fell below a half"
    for n in range(21):
        assert bodies(shelf)[f"p{n}"] == f"Words of post {n}."
    for n in range(6, 10):
        laid = shelf.lay("a", f"p{n}", body(f"Words of post {n}.", LATER), day=4)
        assert laid.verdict is Verdict.UNCHANGED
    sound(shelf)


def test_the_same_words_in_other_blocks_take_no_turns(shelf: Shelf) -> None:
    fill(shelf, 6)
    shelf.lay("a", "one", f"Words of one. {CTA}")
    shelf.settle("a")
    for day in range(3):
        laid = shelf.lay("a", "one", body("Words of one.", CTA), day=day)
        assert laid.verdict is Verdict.UNCHANGED
        shelf.settle("a")
        assert bodies(shelf)["one"] == f"Words of one. {CTA}"
    twin = shelf.lay("b", "twin", body("Words of one.", CTA))
    assert twin.verdict is Verdict.DUPLICATE
    sound(shelf)


@pytest.mark.parametrize("posts", [1, 6])
def test_a_sidebar_whose_counters_move_is_no_edit(shelf: Shelf, posts: int) -> None:
    for day in range(4):
        topics = f"  • Grief ({day + 3})\n  • Rest and other things ({day})"
        for n in range(posts):
            laid = shelf.lay("a", f"p{n}", body(f"Words of post {n}.", topics), day=day)
            assert laid.verdict is (Verdict.UNCHANGED if day else Verdict.NEW)
        shelf.settle("a")
    assert shelf.rows("SELECT count(*) AS n FROM texts") == [{"n": posts}]
    assert bool(marked(shelf)) is (posts > 5)
    sound(shelf)


def test_an_edit_beside_it_is_a_revision(shelf: Shelf) -> None:
    fill(shelf, 6)
    shelf.settle("a")
    laid = shelf.lay("a", "p3", body("Words of post 3.", "A later thought.", LATER), day=9)
    assert (laid.verdict, laid.number) == (Verdict.REVISED, 3)
    fill(shelf, 3, day=9, end=LATER)
    fill(shelf, 2, first=4, day=9, end=LATER)
    shelf.settle("a")
    assert bodies(shelf)["p3"] == body("Words of post 3.", "A later thought.")
    assert bodies(shelf)["p2"] == "Words of post 2."
    sound(shelf)


def test_what_a_page_says_of_itself_is_brought_up_to_date(shelf: Shelf) -> None:
    shelf.lay("a", "p0", article(body("Words of post 0.", CTA), published=DAY, tags=("grief",)))
    fill(shelf, 5, first=1)
    shelf.lay("a", "p0", article(body("Words of post 0.", LATER), published=GUESS, authors=("Anna Bell",)), day=1)
    fill(shelf, 5, first=1, day=1, end=LATER)
    shelf.settle("a")
    assert shelf.rows("SELECT published, authors, tags FROM corpus WHERE number = 0") == [
        {"published": "2018-03-02", "authors": "Anna Bell", "tags": "grief"}
    ]
    read = shelf.rows("SELECT m.published, m.authors FROM readings g JOIN metadata m ON m.id = g.metadata_id")
    assert {row["published"] for row in read if "Anna" in row["authors"]} == {"2024-08-14"}, "as it was read"
    sound(shelf)
    assert "Anna Bell" in shelf.files()[shelf.names()[0]]


# whose text it is ---------------------------------------------------------------------------------------------


def test_the_same_article_on_two_sites_is_one_document(shelf: Shelf) -> None:
    # the page of the later number is the older row
    shelf.pages.see(shelf.sighting("b", "shared"), status="skipped", reason="no-text")
    for site, end in (("a", CTA), ("b", LATER)):
        fill(shelf, 5, site=site, first=0 if site == "a" else 100, end=end)
        shelf.lay(site, "shared", body("Words of both.", end))
    shelf.archive.commit()
    files = shelf.files()
    before = numbers(shelf)
    shelf.settle("a", "b")
    sound(shelf)
    shared = shelf.rows("SELECT DISTINCT document_id FROM pages WHERE key LIKE '%/shared'")
    assert len(shared) == 1
    assert shelf.rows("SELECT number, site FROM corpus WHERE text = 'Words of both.'") == [
        {"number": 5, "site": "a"}
    ]
    assert shelf.rows("SELECT file FROM documents WHERE number = 11") == [{"file": None}]
    fill(shelf, 7, site="b", first=200, end="")
    shelf.settle("b")
    sound(shelf)
    assert shelf.rows("SELECT number, site, text FROM corpus WHERE text LIKE 'Words of both.%' ORDER BY 1") == [
        {"number": 5, "site": "a", "text": "Words of both."},
        {"number": 11, "site": "b", "text": body("Words of both.", LATER)},
    ], "what is no duplicate any more has its number again"
    assert {name for name in files if name.startswith("b/")} <= set(shelf.files())
    assert before.items() <= numbers(shelf).items()


def test_the_duplicate_of_a_text_that_is_rendered_anew_gets_its_own_document(shelf: Shelf) -> None:
    fill(shelf, 5)
    copy = shelf.lay("b", "copy", body("Words of post 2.", CTA))
    assert (copy.verdict, copy.number) == (Verdict.DUPLICATE, 2)
    shelf.settle("a", "b")
    sound(shelf)
    assert shelf.rows(
        "SELECT number, site FROM corpus WHERE text = :text", text=body("Words of post 2.", CTA)
    ) == [{"number": 5, "site": "b"}]


def test_two_posts_that_only_their_boilerplate_parted_are_one(shelf: Shelf) -> None:
    fill(shelf, 6)
    fill(shelf, 5, first=10, end=LATER)
    shelf.lay("a", "twin", body("Words of post 4.", LATER))
    shelf.settle("a")
    sound(shelf)
    assert marked(shelf) == {CTA: (6, 12), LATER: (6, 12)}
    twins = shelf.rows("SELECT DISTINCT document_id FROM pages WHERE key LIKE '%/twin' OR key LIKE '%/p4'")
    assert len(twins) == 1
    assert shelf.rows("SELECT number FROM corpus WHERE text = 'Words of post 4.'") == [{"number": 4}]


# a step at a time ---------------------------------------------------------------------------------------------


def test_a_large_site_is_rendered_in_steps_of_a_hundred_documents(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(shelf, 230)
    # copies of one text are one document
    for n in range(30):
        shelf.lay("a", f"copy{n}", body("Words of post 0.", CTA))
    shelf.archive.commit()
    sizes: list[int] = []
    real = Boilerplate.render

    def counted(self: Boilerplate, marks: Marks, rendered: list[Any], now: datetime) -> None:
        sizes.append(len(rendered))
        real(self, marks, rendered, now)

    monkeypatch.setattr(Boilerplate, "render", counted)
    shelf.settle("a")
    assert sizes == [130, 100, 30]
    assert len(numbers(shelf)) == 230, "no copy took a number in between"
    sound(shelf)


def test_other_work_goes_on_between_the_steps(shelf: Shelf) -> None:
    fill(shelf, 350)
    shelf.archive.commit()
    ticks: list[bool] = []

    async def other() -> None:
        while True:
            ticks.append(shelf.archive.in_transaction)
            await asyncio.sleep(0)

    async def both() -> None:
        beside = asyncio.create_task(other())
        await settle_boilerplate(shelf.archive, shelf.site("a"), lambda: NOW)
        beside.cancel()

    asyncio.run(both())
    assert len(ticks) >= 4
    assert not any(ticks)


def test_a_kill_between_the_steps_is_made_up_for(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(shelf, 250)
    shelf.archive.commit()
    real = Boilerplate.render
    steps: list[int] = []

    def killed(self: Boilerplate, *arguments: Any) -> None:
        steps.append(1)
        if len(steps) == 2:
            raise KeyboardInterrupt
        real(self, *arguments)

    with monkeypatch.context() as patch:
        patch.setattr(Boilerplate, "render", killed)
        with pytest.raises(KeyboardInterrupt):
            shelf.settle("a")
    again = shelf.reopen()
    shown = [text == f"Words of post {key[1:]}." for key, text in bodies(again).items()]
    assert sum(shown) == 100, "one step is done"
    sound(again)
    again.settle("a")
    sound(again)
    assert all(text == f"Words of post {key[1:]}." for key, text in bodies(again).items())
    again.archive.abandon()


def test_a_page_that_is_read_before_its_text_is_rendered_anew(shelf: Shelf) -> None:
    fill(shelf, 6)
    shelf.archive.commit()
    marks = [Mark(block=hashes(CTA)[0], posts=6, site_posts=6)]
    shelf.boilerplate.mark(shelf.site("a"), marks, NOW)
    laid = shelf.lay("a", "p2", body("Words of post 2.", CTA))
    assert (laid.verdict, laid.number) == (Verdict.UNCHANGED, 2)
    sound(shelf)
    shelf.settle("a")
    assert bodies(shelf)["p2"] == "Words of post 2."
    sound(shelf)


def test_a_kill_between_commit_and_files_is_made_up_for(shelf: Shelf) -> None:
    fill(shelf, 6)
    shelf.archive.commit()
    blocked = (shelf.folder / shelf.names()[3]).with_name(".003_fc72342763cf3a0f.txt.tmp")
    blocked.mkdir()
    with pytest.raises(ArchiveError, match=r"could not write .* nothing is lost"):
        shelf.settle("a")
    blocked.rmdir()
    again = shelf.reopen()
    assert list(again.files()) == again.names()
    sound(again)
    again.archive.abandon()
