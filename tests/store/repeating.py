"""Sites whose posts repeat something, for the tests of that."""

from __future__ import annotations

from typing import Any

from tests.store.shelf import Shelf
from tests.store.test_invariants import check, check_files

CTA = "If any of this sounds like you, book a free call today."
LATER = "New in spring: groups on Thursdays; write to me for a place."
HEAD = "Conclusion"


def body(*chunks: str) -> str:
    return "\n\n".join(chunks)


def fill(shelf: Shelf, count: int, *, site: str = "a", first: int = 0, day: int = 0, end: str = CTA) -> None:
    """So many posts, each of its own words and the same end."""
    for n in range(first, first + count):
        shelf.lay(site, f"p{n}", body(f"Words of post {n}.", *([end] if end else [])), day=day)


def bodies(shelf: Shelf) -> dict[str, str]:
    """For each page the end of its address and the body it shows."""
    return {
        row["key"].split("/")[1]: row["body"]
        for row in shelf.rows(
            "SELECT p.key, t.body FROM pages p JOIN revisions r ON r.id = p.revision_id "
            "JOIN texts t ON t.id = r.text_id ORDER BY p.key"
        )
    }


def marked(shelf: Shelf) -> dict[str, tuple[int, int]]:
    return {row["text"]: (row["posts"], row["site_posts"]) for row in shelf.rows("SELECT * FROM boilerplate")}


def revisions(shelf: Shelf, key: str) -> list[dict[str, Any]]:
    return shelf.rows(
        "SELECT r.*, t.body FROM revisions r JOIN pages p ON p.id = r.page_id JOIN texts t ON t.id = r.text_id "
        "WHERE p.key LIKE '%/' || :key ORDER BY r.id",
        key=key,
    )


def sound(shelf: Shelf) -> None:
    """Files, documents and references are in order, no text is nobody's, and the index holds just the texts."""
    check(shelf)
    shelf.archive.commit()
    shelf.archive.index_texts()
    check_files(shelf)
    lonely = "SELECT count(*) AS n FROM texts WHERE id NOT IN (SELECT text_id FROM revisions)"
    assert shelf.rows(lonely) == [{"n": 0}]
    shelf.archive.connection.exec_driver_sql(
        "INSERT INTO texts_fts(texts_fts, rank) VALUES ('integrity-check', 1)"
    )
