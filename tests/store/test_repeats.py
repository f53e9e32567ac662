"""What a site repeats goes out of its texts and comes back: no edit, no word lost."""

from __future__ import annotations

import pytest

from scraper.dedup import content_hash
from scraper.errors import ArchiveError
from scraper.pipeline.repeats import text_of
from scraper.store import Mark, Text
from scraper.types import Verdict
from tests.store.repeating import CTA, HEAD, LATER, bodies, body, fill, marked, revisions, sound
from tests.store.shelf import DAY, GUESS, NOW, Shelf, article
from tests.store.test_invariants import numbers

# marks come and go --------------------------------------------------------------------------------------------


def test_the_fifth_post_marks_it_and_every_text_is_rendered_anew(shelf: Shelf) -> None:
    fill(shelf, 4)
    shelf.settle("a")
    shelf.archive.commit()
    assert marked(shelf) == {}
    fill(shelf, 1, first=4)
    shelf.settle("a")
    assert marked(shelf) == {CTA: (5, 5)}
    assert bodies(shelf) == {f"p{n}": f"Words of post {n}." for n in range(5)}
    assert {row["whole"] for row in shelf.rows("SELECT whole FROM revisions")} == {
        body(f"Words of post {n}.", CTA) for n in range(5)
    }
    sound(shelf)
    assert [name.split("_")[0] for name in shelf.files()] == [f"a/00{n}" for n in range(5)]
    assert shelf.files()[shelf.names()[0]] == "On rest\n\nSam Lee\nMar 02, 2018\n\nWords of post 0.\n"
    assert shelf.rows("SELECT hash FROM corpus WHERE number = 0") == [
        {"hash": content_hash("On rest", "Words of post 0.")}
    ]


def test_it_is_not_found_by_a_search(shelf: Shelf) -> None:
    fill(shelf, 5)
    shelf.archive.commit()
    shelf.archive.index_texts()
    found = "SELECT rowid FROM texts_fts WHERE texts_fts MATCH :word"
    assert len(shelf.rows(found, word="book")) == 5
    shelf.settle("a")
    sound(shelf)
    assert (shelf.rows(found, word="book"), len(shelf.rows(found, word="words"))) == ([], 5)


def test_below_a_half_it_comes_back_as_it_was(shelf: Shelf) -> None:
    fill(shelf, 6)
    shelf.archive.commit()
    before = shelf.files(), bodies(shelf)
    shelf.settle("a")
    shelf.archive.commit()
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
    assert shelf.rows("SELECT count(*) AS n FROM revisions WHERE whole NOTNULL") == [{"n": 0}]
    assert [len(revisions(shelf, f"p{n}")) for n in range(13)] == [1] * 13


def test_a_new_post_is_laid_down_without_it(shelf: Shelf) -> None:
    fill(shelf, 5)
    shelf.settle("a")
    fill(shelf, 1, first=5)
    assert bodies(shelf)["p5"] == "Words of post 5."
    shelf.settle("a")
    assert marked(shelf) == {CTA: (6, 6)}
    sound(shelf)


def test_a_short_chunk_between_words_of_its_own_stays(shelf: Shelf) -> None:
    for n in range(6):
        shelf.lay("a", f"p{n}", body(f"Words of post {n}.", HEAD, f"End of post {n}.", CTA))
    shelf.settle("a")
    assert marked(shelf) == {CTA: (6, 6), HEAD: (6, 6)}
    assert bodies(shelf)["p3"] == body("Words of post 3.", HEAD, "End of post 3.")
    sound(shelf)


def test_nothing_is_written_where_nothing_came(shelf: Shelf) -> None:
    fill(shelf, 5)
    shelf.settle("a")
    shelf.archive.commit()
    before = "\n".join(shelf.archive.connection.connection.driver_connection.iterdump())  # type: ignore[union-attr]
    files = {path: path.stat().st_mtime_ns for path in shelf.folder.rglob("*.txt")}
    site = shelf.site("a")
    assert not shelf.repeats.due(site)
    origin = shelf.rows("SELECT max(id) AS id FROM captures")
    for n in range(5):
        assert shelf.lay("a", f"p{n}", body(f"Words of post {n}.", CTA)).verdict is Verdict.UNCHANGED
    assert not shelf.repeats.due(site)
    shelf.archive.connection.exec_driver_sql(f"DELETE FROM captures WHERE id > {origin[0]['id']}")
    shelf.settle("a")
    shelf.archive.commit()
    after = "\n".join(shelf.archive.connection.connection.driver_connection.iterdump())  # type: ignore[union-attr]
    assert after == before
    assert {path: path.stat().st_mtime_ns for path in shelf.folder.rglob("*.txt")} == files


# edits, ours and the author's ---------------------------------------------------------------------------------


@pytest.mark.parametrize("settled_first", [True, False])
def test_another_call_to_book_is_no_revision(shelf: Shelf, settled_first: bool) -> None:
    fill(shelf, 6)
    if settled_first:
        shelf.settle("a")
    first = [revisions(shelf, f"p{n}")[0] for n in range(6)]
    fill(shelf, 6, day=9, end=LATER)
    shelf.settle("a")
    assert marked(shelf) == {CTA: (6, 6), LATER: (6, 6)}, "the old one stays marked"
    for n in range(6):
        (only,) = revisions(shelf, f"p{n}")
        assert (only["id"], only["seen_at"]) == (first[n]["id"], first[n]["seen_at"])
        assert (only["body"], only["whole"]) == (f"Words of post {n}.", body(f"Words of post {n}.", LATER))
        assert only["capture_id"] > first[n]["capture_id"]
    assert shelf.rows("SELECT body FROM wholes WHERE page_id = 1") == [{"body": body("Words of post 0.", CTA)}]
    sound(shelf)
    fill(shelf, 6, day=18, end=CTA)
    assert shelf.repeats.due(shelf.site("a"))
    shelf.settle("a")
    assert marked(shelf) == {CTA: (6, 6), LATER: (6, 6)}
    sound(shelf)


def test_one_that_changes_on_a_post_read_again_is_unchanged_and_known(shelf: Shelf) -> None:
    fill(shelf, 6)
    fill(shelf, 5, day=1, end=LATER)
    shelf.settle("a")
    assert marked(shelf) == {CTA: (6, 6), LATER: (5, 6)}
    assert shelf.lay("a", "p5", body("Words of post 5.", LATER), day=2).verdict is Verdict.UNCHANGED
    shelf.settle("a")
    assert marked(shelf) == {CTA: (6, 6), LATER: (6, 6)}
    assert revisions(shelf, "p5")[0]["whole"] == body("Words of post 5.", LATER)


def test_an_edit_beside_it_is_a_revision(shelf: Shelf) -> None:
    fill(shelf, 6)
    shelf.settle("a")
    laid = shelf.lay("a", "p3", body("Words of post 3.", "A later thought.", LATER), day=9)
    assert (laid.verdict, laid.number) == (Verdict.REVISED, 3)
    fill(shelf, 3, day=9, end=LATER)
    fill(shelf, 2, first=4, day=9, end=LATER)
    shelf.settle("a")
    assert [row["body"] for row in revisions(shelf, "p3")] == [
        "Words of post 3.",
        body("Words of post 3.", "A later thought."),
    ]
    assert [len(revisions(shelf, f"p{n}")) for n in range(6)] == [1, 1, 1, 2, 1, 1]
    sound(shelf)


def test_what_a_page_says_of_itself_is_brought_up_to_date(shelf: Shelf) -> None:
    shelf.lay("a", "p0", article(body("Words of post 0.", CTA), published=DAY, tags=("grief",)))
    fill(shelf, 5, first=1)
    shelf.lay("a", "p0", article(body("Words of post 0.", LATER), published=GUESS, authors=("Anna Bell",)), day=1)
    fill(shelf, 5, first=1, day=1, end=LATER)
    shelf.settle("a")
    (only,) = revisions(shelf, "p0")
    assert (only["published"], only["authors"], only["tags"]) == ("2018-03-02", '["Anna Bell"]', '["grief"]')
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


# a kill -------------------------------------------------------------------------------------------------------


def test_a_kill_before_the_commit_leaves_everything_as_it_was(shelf: Shelf) -> None:
    fill(shelf, 6)
    shelf.archive.commit()
    before = shelf.files(), bodies(shelf), shelf.rows("SELECT * FROM texts")
    shelf.settle("a")
    again = shelf.reopen()
    assert (again.files(), bodies(again), again.rows("SELECT * FROM texts")) == before
    assert marked(again) == {}
    assert again.repeats.due(again.site("a")), "the next crawl counts"
    again.settle("a")
    sound(again)
    assert marked(again) == {CTA: (6, 6)}
    again.archive.abandon()


def test_a_kill_between_commit_and_files_is_mended(shelf: Shelf) -> None:
    fill(shelf, 6)
    shelf.archive.commit()
    shelf.settle("a")
    names = shelf.names()
    blocked = (shelf.folder / names[3]).with_name(f".{names[3].split('/')[1]}.tmp")
    blocked.mkdir()
    with pytest.raises(ArchiveError, match=r"could not write .* nothing is lost"):
        shelf.archive.commit()
    blocked.rmdir()
    again = shelf.reopen()
    assert list(again.files()) == names
    sound(again)
    again.archive.abandon()


def test_a_fault_in_its_middle_undoes_all_of_it(shelf: Shelf) -> None:
    fill(shelf, 6)
    shelf.archive.commit()
    before = shelf.files(), bodies(shelf)

    def broken(title: str, whole: str) -> Text:
        if "post 3" in whole:
            raise ValueError(title)
        return text_of(title, whole.removesuffix(f"\n\n{CTA}"), frozenset())

    with pytest.raises(ValueError, match="On rest"):
        shelf.repeats.settle(shelf.site("a"), [Mark(hash="00", text=CTA, posts=6, site_posts=6)], broken, NOW)
    assert marked(shelf) == {}
    sound(shelf)
    assert (shelf.files(), bodies(shelf)) == before
