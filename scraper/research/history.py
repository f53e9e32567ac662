"""What became of a text over time: edits of its author, apart from readings of ours that gave something else."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import text

from scraper.dedup import same_words, without
from scraper.research.reader import Reader, plain_errors, unreadable
from scraper.textformat import count_words
from scraper.types import Record

_BETWEEN = "\n\n"
#: every good reading of a page, those of a revision together; the revisions as they were seen
_READINGS = text(
    "SELECT r.id AS revision_id, r.seen_at, g.id AS reading_id, g.read_at, g.rules, g.item, m.method, t.title, "
    "t.body, t.hash, c.url AS captured, c.warc_file, c.warc_offset "
    "FROM documents d JOIN revisions r ON r.page_id = d.page_id JOIN readings g ON g.revision_id = r.id "
    "JOIN texts t ON t.id = g.text_id JOIN metadata m ON m.id = g.metadata_id "
    "LEFT JOIN captures c ON c.id = g.capture_id "
    "WHERE d.id = :id AND g.reason = '' ORDER BY r.seen_at, r.id, g.id"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """A text that a page showed, without the boilerplate of its site, and how it differs from the one before.

    `hash` is that of the whole text. `removed` and `added` are blocks of the text; `title_before` is its title
    before, where that was another. `surely` is False where the two were read by different rules, so that the
    difference may be one of our reading.
    """

    seen_at: str
    title: str
    title_before: str | None
    words: int
    hash: str
    rules: str
    removed: tuple[str, ...]
    added: tuple[str, ...]
    surely: bool


def history(reader: Reader, record: Record) -> tuple[State, ...]:
    """The states of a record's page, the oldest first: the first one, and one for every edit.

    An edit is a difference between two revisions beyond today's boilerplate, typography and counts in brackets.
    """
    marks = reader.marks(record.site)
    states: list[State] = []
    shown = ""
    for row in _comparable(readings(reader, record)):
        body = without(row["body"], marks)
        before = states[-1] if states else None
        if before is not None and same_words(row["title"], body, before.title, shown):
            continue
        removed, added = _difference(shown, body) if before is not None else ((), ())
        states.append(
            State(
                seen_at=row["seen_at"],
                title=row["title"],
                title_before=before.title if before is not None and before.title != row["title"] else None,
                words=count_words(body),
                hash=row["hash"],
                rules=row["rules"],
                removed=removed,
                added=added,
                surely=before is None or before.rules == row["rules"],
            )
        )
        shown = body
    return tuple(states)


def readings(reader: Reader, record: Record) -> tuple[dict[str, Any], ...]:
    """Every reading of a record's page, those of one revision together, the oldest revision first."""
    with plain_errors():
        rows = [dict(row) for row in reader.connection.execute(_READINGS, {"id": record.id}).mappings()]
    if not all(
        isinstance(row[name], str) for row in rows for name in ("seen_at", "rules", "title", "body", "hash")
    ):
        raise unreadable(f"values of readings of text {record.number} are not what they have to be")
    return tuple(rows)


def _comparable(rows: tuple[dict[str, Any], ...]) -> list[dict[str, Any]]:
    """One reading of each revision: by the rules of the newest reading, where there is one, else the last."""
    rules = max(rows, key=lambda row: row["reading_id"])["rules"] if rows else ""
    chosen: dict[int, dict[str, Any]] = {}
    for row in rows:
        held = chosen.get(row["revision_id"])
        if held is None or row["rules"] == rules or held["rules"] != rules:
            chosen[row["revision_id"]] = row
    return list(chosen.values())


def _difference(before: str, after: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The blocks that are gone, and those that came, each in its order; blocks that only moved are neither."""
    old, new = before.split(_BETWEEN), after.split(_BETWEEN)
    return _beyond(old, Counter(new)), _beyond(new, Counter(old))


def _beyond(blocks: list[str], others: Counter[str]) -> tuple[str, ...]:
    left = []
    for block in blocks:
        if others[block]:
            others[block] -= 1
        else:
            left.append(block)
    return tuple(left)
