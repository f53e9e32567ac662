"""Sites whose posts repeat something, for the tests of that."""

from __future__ import annotations

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
            "SELECT p.key, r.body FROM pages p JOIN renderings r ON r.id = p.rendering_id ORDER BY p.key"
        )
    }


def marked(shelf: Shelf) -> dict[str, tuple[int, int]]:
    return {row["text"]: (row["posts"], row["site_posts"]) for row in shelf.rows("SELECT * FROM boilerplate")}


def wholes(shelf: Shelf) -> dict[str, list[str]]:
    """For each page the end of its address and the texts that were read of it, in their order."""
    found: dict[str, list[str]] = {}
    for row in shelf.rows(
        "SELECT p.key, t.body FROM readings g JOIN revisions r ON r.id = g.revision_id "
        "JOIN pages p ON p.id = r.page_id JOIN texts t ON t.id = g.text_id ORDER BY g.id"
    ):
        found.setdefault(row["key"].split("/")[1], []).append(row["body"])
    return found


def sound(shelf: Shelf) -> None:
    """Files, documents and references are in order, no text is nobody's, and the index holds just the texts."""
    check(shelf)
    shelf.archive.commit()
    shelf.archive.index_texts()
    check_files(shelf)
    lonely = "SELECT count(*) AS n FROM texts WHERE id NOT IN (SELECT text_id FROM readings)"
    assert shelf.rows(lonely) == [{"n": 0}]
    shelf.archive.connection.exec_driver_sql(
        "INSERT INTO renderings_fts(renderings_fts, rank) VALUES ('integrity-check', 1)"
    )
