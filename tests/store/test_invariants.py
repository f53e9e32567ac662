"""Whatever pages show, in whatever order: what must hold of the archive after every step."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.shelf import Shelf

PAGES = st.tuples(st.sampled_from("ab"), st.sampled_from("wxyz"), st.sampled_from([None, "1", "2"]))
#: (site, key, platform id), the text shown; True commits, None kills and opens anew
STEPS = st.lists(st.tuples(PAGES, st.integers(0, 4)) | st.booleans() | st.none(), min_size=1, max_size=40)


def check(shelf: Shelf) -> None:
    current = shelf.rows(
        "SELECT p.id, p.document_id, p.rendering_id, d.number FROM pages p LEFT JOIN documents d "
        "ON d.page_id = p.id WHERE p.reading_id NOTNULL ORDER BY p.id"
    )
    shown = {row["rendering_id"] for row in current}
    owned = shelf.rows("SELECT id, number, page_id, rendering_id FROM documents WHERE rendering_id NOTNULL")
    assert sorted(row["rendering_id"] for row in owned) == sorted(shown), "each rendering has exactly one document"
    owner = {row["rendering_id"]: row for row in owned}
    for page in current:
        assert page["document_id"] == owner[page["rendering_id"]]["id"]
        number = owner[page["rendering_id"]]["number"]
        assert page["number"] is None or page["number"] >= number, "the lowest number shows it"
    texts = {page["id"]: page["rendering_id"] for page in current}
    assert all(texts[row["page_id"]] == row["rendering_id"] for row in owned), "a document's own page shows it"
    assert shelf.rows("SELECT count(*) AS n FROM renderings") == [{"n": len(shown)}]
    assert shelf.rows("SELECT count(*) AS n FROM corpus") == [{"n": len(shown)}]
    assert shelf.rows("SELECT count(*) AS n FROM documents WHERE (rendering_id IS NULL) != (file IS NULL)") == [
        {"n": 0}
    ]
    assert shelf.rows("PRAGMA foreign_key_check") == []


def numbers(shelf: Shelf) -> dict[int, int]:
    return {row["number"]: row["page_id"] for row in shelf.rows("SELECT number, page_id FROM documents")}


def check_files(shelf: Shelf) -> None:
    rows = shelf.rows("SELECT file, text FROM corpus")
    assert set(shelf.files()) == {row["file"] for row in rows}, (
        "every file is a document, every document has its file"
    )
    files = shelf.files()
    assert all(files[row["file"]].endswith(f"\n\n{row['text']}\n") for row in rows)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_every_story_keeps_the_archive_in_order(steps: list[object]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shelf = Shelf(Path(folder))
        durable: dict[int, int] = {}
        for step in steps:
            before = numbers(shelf)
            match step:
                case ((str() as site, str() as key, (str() | None) as platform_id), int() as words):
                    laid = shelf.lay(site, key, f"Text {words}.", platform_id)
                    assert laid.number in numbers(shelf)
                case None:
                    shelf = shelf.reopen()
                    before = durable
                    check_files(shelf)
                case _:
                    shelf.archive.commit()
                    durable = numbers(shelf)
                    check_files(shelf)
            assert before.items() <= numbers(shelf).items(), "a number stays with its page for ever"
            check(shelf)
        shelf.archive.close()
        last = Shelf(Path(folder))
        check_files(last)
        assert last.rows("SELECT count(*) AS n FROM renderings WHERE indexed = 0") == [{"n": 0}]
        last.archive.abandon()
