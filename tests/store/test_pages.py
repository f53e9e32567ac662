"""Whose text it is: pages, revisions and documents through every turn of their lives (design: Identity)."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from scraper.store import Origin, text_of
from scraper.types import Confidence, DateSource, Precision, Rights, Verdict, When
from tests.store.repeating import body
from tests.store.shelf import DAY, GUESS, INSTANT, Shelf, article

#: what pages say of themselves, by all their readings
SHOWN = "metadata JOIN pages ON pages.metadata_id = metadata.id"


def test_a_new_article(shelf: Shelf) -> None:
    laid = shelf.lay("a", "x", "Rest is work.")
    assert (laid.verdict, laid.number) == (Verdict.NEW, 0)
    shelf.archive.commit()
    [(name, text)] = shelf.files().items()
    [document] = shelf.rows("SELECT number, file, hash FROM corpus")
    assert name == document["file"] == f"a/000_{document['hash'][:16]}.txt"
    assert text == "On rest\n\nSam Lee\nMar 02, 2018\n\nRest is work.\n"


def test_numbers_run_through_the_whole_archive(shelf: Shelf) -> None:
    numbers = [shelf.lay(site, key, f"{site} {key}").number for site in ("a", "b") for key in ("x", "y")]
    assert numbers == [0, 1, 2, 3]


def test_unchanged(shelf: Shelf) -> None:
    first = shelf.lay("a", "x", "Rest.")
    again = shelf.lay("a", "x", "Rest.", day=1)
    assert again == dataclasses.replace(first, verdict=Verdict.UNCHANGED)
    assert len(shelf.rows("SELECT * FROM revisions")) == 1
    [page] = shelf.rows("SELECT first_seen, last_seen FROM pages")
    assert page["first_seen"] < page["last_seen"]


def test_other_typography_is_the_same_text(shelf: Shelf) -> None:
    shelf.lay("a", "x", "“Rest” — it’s work.")
    assert shelf.lay("a", "x", '"Rest" - it\'s  work.').verdict is Verdict.UNCHANGED


def test_a_better_date_is_taken_and_the_file_written_anew(shelf: Shelf) -> None:
    shelf.lay("a", "x", article("Rest.", published=GUESS))
    shelf.archive.commit()
    [(name, before)] = shelf.files().items()
    assert before == "On rest\n\nSam Lee\n\nRest.\n"
    laid = shelf.lay("a", "x", article("Rest.", published=DAY))
    assert laid.verdict is Verdict.UNCHANGED
    shelf.archive.commit()
    assert shelf.files() == {name: "On rest\n\nSam Lee\nMar 02, 2018\n\nRest.\n"}
    [revision] = shelf.rows("SELECT published, published_precision FROM " + SHOWN)
    assert revision == {"published": "2018-03-02", "published_precision": "day"}


@pytest.mark.parametrize("worse", [None, GUESS])
def test_a_worse_date_is_not_taken(shelf: Shelf, worse: object) -> None:
    shelf.lay("a", "x", article("Rest.", published=INSTANT, modified=INSTANT, tags=("grief",), language="en"))
    shelf.lay("a", "x", article("Rest.", published=worse, modified=worse, authors=(), tags=(), language=None))
    [said] = shelf.rows("SELECT authors, tags, language, published_instant, modified_precision FROM " + SHOWN)
    assert said == {
        "authors": '["Sam Lee"]',
        "tags": '["grief"]',
        "language": "en",
        "published_instant": "2018-03-02T19:00:00-08:00",
        "modified_precision": "instant",
    }


def test_a_guess_stays_the_guess_of_the_day_it_was_made(shelf: Shelf) -> None:
    shelf.lay("a", "x", article("Rest.", published=GUESS))
    later = dataclasses.replace(GUESS, day=DAY.day)
    shelf.lay("a", "x", article("Rest.", published=later), day=30)
    assert shelf.rows("SELECT published FROM " + SHOWN) == [{"published": "2024-08-14"}]


def test_a_revision_keeps_its_number_and_renames_the_file(shelf: Shelf) -> None:
    shelf.lay("a", "w", "Another.")
    first = shelf.lay("a", "x", "Rest.")
    shelf.archive.commit()
    before = shelf.files()
    laid = shelf.lay("a", "x", "Rest, revised.", day=1)
    assert (laid.verdict, laid.number, laid.page_id) == (Verdict.REVISED, first.number, first.page_id)
    assert shelf.files() == before, "files follow the commit"
    shelf.archive.commit()
    assert list(shelf.files()) == shelf.names()
    assert len(shelf.files()) == 2
    assert [name.split("_")[0] for name in shelf.names()] == ["a/000", "a/001"]
    assert len(shelf.rows("SELECT * FROM texts")) == 3, "the old text stays"
    assert len(shelf.rows("SELECT * FROM revisions WHERE page_id = :page", page=first.page_id)) == 2


def test_back_to_an_older_text(shelf: Shelf) -> None:
    shelf.lay("a", "x", "One.")
    shelf.lay("a", "x", "Two.")
    laid = shelf.lay("a", "x", "One.")
    shelf.archive.commit()
    assert (laid.verdict, laid.number) == (Verdict.REVISED, 0)
    assert [text.splitlines()[-1] for text in shelf.files().values()] == ["One."]


def test_a_duplicate_on_another_site(shelf: Shelf) -> None:
    owner = shelf.lay("a", "x", "Rest.")
    copy = shelf.lay("b", "y", "Rest.")
    shelf.archive.commit()
    assert (copy.verdict, copy.number) == (Verdict.DUPLICATE, owner.number)
    assert len(shelf.files()) == 1
    assert shelf.rows("SELECT count(DISTINCT document_id) AS n, count(*) AS pages FROM pages") == [
        {"n": 1, "pages": 2}
    ]
    assert shelf.lay("b", "y", "Rest.").verdict is Verdict.UNCHANGED


def test_a_duplicate_that_diverges_is_a_document_of_its_own(shelf: Shelf) -> None:
    shelf.lay("a", "x", "Rest.")
    shelf.lay("b", "y", "Rest.")
    laid = shelf.lay("b", "y", "Rest differently.")
    shelf.archive.commit()
    assert laid.number == 1
    assert list(shelf.files()) == shelf.names()
    assert [name.split("_")[0] for name in shelf.names()] == ["a/000", "b/001"]
    assert shelf.lay("a", "x", "Rest.").verdict is Verdict.UNCHANGED


def test_the_owner_edits_and_the_first_duplicate_inherits(shelf: Shelf) -> None:
    shelf.lay("a", "x", "Rest.")
    shelf.lay("b", "y", article("Rest.", authors=("Anna Bell",)))
    shelf.lay("c", "z", "Rest.")
    shelf.archive.commit()
    laid = shelf.lay("a", "x", "Rest, revised.")
    shelf.archive.commit()
    assert (laid.verdict, laid.number) == (Verdict.REVISED, 0)
    files = {name.split("_")[0]: text for name, text in shelf.files().items()}
    assert files == {
        "a/000": "On rest\n\nSam Lee\nMar 02, 2018\n\nRest, revised.\n",
        "b/001": "On rest\n\nAnna Bell\nMar 02, 2018\n\nRest.\n",
    }
    third = shelf.lay("c", "z", "Rest.")
    assert (third.verdict, third.number) == (Verdict.UNCHANGED, 1)


def test_an_owner_that_shows_another_documents_text_keeps_its_number(shelf: Shelf) -> None:
    shelf.lay("a", "x", "One.")
    shelf.lay("a", "y", "Two.")
    shelf.archive.commit()
    away = shelf.lay("a", "y", "One.")
    shelf.archive.commit()
    assert (away.verdict, away.number) == (Verdict.DUPLICATE, 0)
    assert [name.split("_")[0] for name in shelf.files()] == ["a/000"]
    assert shelf.rows("SELECT rendering_id, file FROM documents WHERE number = 1") == [
        {"rendering_id": None, "file": None}
    ]
    assert shelf.lay("a", "z", "Three.").number == 2, "a retired number is not given away"
    back = shelf.lay("a", "y", "Four.")
    shelf.archive.commit()
    assert (back.verdict, back.number) == (Verdict.REVISED, 1)
    assert [name.split("_")[0] for name in shelf.files()] == ["a/000", "a/001", "a/002"]


def test_two_pages_swap_their_texts(shelf: Shelf) -> None:
    shelf.lay("a", "x", "One.")
    shelf.lay("a", "y", "Two.")
    shelf.lay("a", "x", "Two.")
    shelf.lay("a", "y", "One.")
    shelf.archive.commit()
    assert {text.splitlines()[-1] for text in shelf.files().values()} == {"One.", "Two."}
    assert list(shelf.files()) == shelf.names()


def test_a_page_is_found_by_its_id_after_its_address_moved(shelf: Shelf) -> None:
    first = shelf.lay("a", "old-slug", "Rest.", "17")
    moved = shelf.lay("a", "new-slug", "Rest.", "17")
    assert (moved.verdict, moved.page_id) == (Verdict.UNCHANGED, first.page_id)
    assert shelf.rows("SELECT url, key FROM pages") == [{"url": "https://a.org/new-slug", "key": "a.org/new-slug"}]


def test_a_page_known_by_its_address_learns_its_id(shelf: Shelf) -> None:
    first = shelf.lay("a", "slug", "Rest.")
    assert shelf.lay("a", "slug", "Rest.", "17").page_id == first.page_id
    assert shelf.lay("a", "elsewhere", "Rest.", "17").page_id == first.page_id
    assert shelf.lay("a", "elsewhere", "Rest.").page_id == first.page_id, "an id once known stays"


def test_an_id_is_one_sites_own(shelf: Shelf) -> None:
    assert shelf.lay("a", "x", "One.", "17").page_id != shelf.lay("b", "x", "Two.", "17").page_id


def test_an_address_that_is_taken_stays_with_its_page(shelf: Shelf) -> None:
    one = shelf.lay("a", "x", "One.", "1")
    shelf.lay("a", "y", "Two.", "2")
    moved = shelf.lay("a", "y", "One.", "1")
    assert moved.page_id == one.page_id
    assert shelf.rows("SELECT key, platform_id FROM pages ORDER BY id") == [
        {"key": "a.org/x", "platform_id": "1"},
        {"key": "a.org/y", "platform_id": "2"},
    ]


def test_todays_failure_loses_no_article_and_no_change(shelf: Shelf) -> None:
    shelf.lay("a", "x", "Rest.")
    state = shelf.pages.see(shelf.sighting("a", "x", stamp="2024-08-01"), status="article")
    assert state.listed_modified == "2024-08-01"
    state = shelf.pages.see(shelf.sighting("a", "x", stamp="2024-08-09"), status="failed", reason="HTTP 500")
    assert (state.status, state.reason) == ("article", "HTTP 500")
    assert state.listed_modified == "2024-08-01", "the change of 9 August is still to be read"
    assert shelf.pages.see(shelf.sighting("a", "x", stamp="2024-08-09"), status="article").reason == ""


def test_a_page_that_is_no_article_yet(shelf: Shelf) -> None:
    state = shelf.pages.see(shelf.sighting("a", "x"), status="skipped", reason="no-text")
    assert (state.status, state.reason, state.rendering_id) == ("skipped", "no-text", None)
    laid = shelf.lay("a", "x", "Rest.")
    assert (laid.verdict, laid.page_id) == (Verdict.NEW, state.id)
    found = shelf.pages.find(shelf.site("a"), "a.org/x", None)
    assert found is not None
    assert (found.status, found.reason) == ("article", "")


def test_nothing_is_found_where_nothing_is(shelf: Shelf) -> None:
    shelf.lay("a", "x", "Rest.", "17")
    assert shelf.pages.find(shelf.site("a"), "a.org/y", "18") is None
    assert shelf.pages.find(shelf.site("b"), "a.org/x", "17") is None


def test_a_page_knows_what_gave_its_text_and_how_long_that_is(shelf: Shelf) -> None:
    shelf.lay("a", "x", "Rest is not idleness.")
    state = shelf.pages.find(shelf.site("a"), "a.org/x", None)
    assert state is not None
    assert state.rendering_id is not None
    assert state.item is None
    assert shelf.pages.size(state.rendering_id) == (4, 21)


def test_what_a_page_says_beside_its_text_is_kept(shelf: Shelf) -> None:
    told = When(day=date(2018, 3, 9), precision=Precision.DAY, source=DateSource.VISIBLE, shown="March 9, 2018")
    shelf.lay(
        "a",
        "x",
        article(
            "Rest.",
            authors=("Sam Lee", "Anna Bell"),
            credentials=("", "LMFT"),
            account="The Practice",
            conflicts=(told,),
            declared_language="en-GB",
            comments=3,
            rights=Rights(signals=("content-signal: ai-train=no",)),
            confidence=Confidence.LOW,
        ),
    )
    [said] = shelf.rows(
        "SELECT authors, credentials, account, organisation, conflicts, declared_language, comments, confidence, "
        "json_extract(rights, '$.signals[0]') AS signal FROM " + SHOWN
    )
    assert said == {
        "authors": '["Sam Lee", "Anna Bell"]',
        "credentials": '["", "LMFT"]',
        "account": "The Practice",
        "organisation": None,
        "conflicts": '[{"date": "2018-03-09", "source": "visible", "shown": "March 9, 2018"}]',
        "declared_language": "en-GB",
        "comments": 3,
        "confidence": "low",
        "signal": "content-signal: ai-train=no",
    }
    shelf.archive.commit()
    assert "Sam Lee, Anna Bell, LMFT" in next(iter(shelf.files().values()))
    # a page that names nobody today takes no name away; a practice that signs now is no author
    shelf.lay("a", "x", article("Rest.", authors=(), organisation="Tender Ground"))
    [kept] = shelf.rows("SELECT authors, organisation, comments FROM " + SHOWN)
    assert kept == {"authors": '["Sam Lee", "Anna Bell"]', "organisation": None, "comments": 3}


def test_other_rules_over_the_bytes_that_were_read_last_are_no_edit(shelf: Shelf) -> None:
    shelf.lay("a", "x", article(body("One.", "Topics (3)"), tags=("first",)))
    # only a count is another: one more capture, no reading
    second = article(body("One.", "Topics (4)"), tags=("first",))
    shelf.lay("a", "x", second, day=1)
    capture = shelf.rows("SELECT capture_id FROM pages")[0]["capture_id"]
    lead = shelf.sighting("a", "x", day=2)
    marks = shelf.boilerplate.marks(lead.site_id)
    text = text_of(second.title, body("One, and more.", "Topics (4)"), marks)
    saved = shelf.readings.save(lead, second, text, Origin(capture_id=capture, item=None), "2")
    assert saved.verdict is Verdict.UNCHANGED, "ours, and told apart"
    assert shelf.rows("SELECT text FROM corpus") == [{"text": body("One, and more.", "Topics (4)")}]
    assert len(shelf.rows("SELECT * FROM revisions")) == 1


def test_a_year_in_brackets_is_no_count(shelf: Shelf) -> None:
    shelf.lay("a", "x", "Winnicott, Playing and Reality (1970)")
    assert shelf.lay("a", "x", "Winnicott, Playing and Reality (1971)").verdict is Verdict.REVISED


def test_a_post_that_was_listed_under_its_new_address_is_the_post(shelf: Shelf) -> None:
    first = shelf.lay("a", "old-slug", "Rest.", "17")
    shelf.archive.commit()
    shelf.pages.add_lead(shelf.sighting("a", "new-slug"))
    moved = shelf.lay("a", "new-slug", "Rest.", "17")
    assert (moved.verdict, moved.page_id) == (Verdict.UNCHANGED, first.page_id)
    assert shelf.rows("SELECT key, status FROM pages") == [{"key": "a.org/new-slug", "status": "article"}]
