"""Full-text search: FTS5, ranked by bm25, with a snippet around the words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import text

from scraper.errors import UsageError
from scraper.research.reader import Reader, plain_errors, truth, unreadable

#: around the words found in a snippet; the command line draws them
OPEN, CLOSE = "\x02", "\x03"
#: words in a snippet: 28; a word of the title weighs as much as 4 of the body
_SEARCH = text(
    "SELECT c.number, c.site, c.url, c.title, c.published, c.published_precision,"
    " c.published_certain, c.file, f.passage AS snippet FROM ("
    " SELECT rowid, snippet(renderings_fts, 1, :open, :close, ' … ', 28) AS passage,"
    " bm25(renderings_fts, 4.0, 1.0) AS rank FROM renderings_fts WHERE renderings_fts MATCH :query) f "
    "JOIN corpus c ON c.rendering_id = f.rowid "
    "WHERE (:site IS NULL OR c.site = :site) ORDER BY f.rank, c.number LIMIT :limit"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """One text that has the words, with the passage around them (marked by OPEN and CLOSE)."""

    number: int
    site: str
    url: str
    title: str
    published: str | None
    published_precision: str | None
    #: None without a date
    published_certain: bool | None
    file: str
    snippet: str


def query_of(words: Sequence[str]) -> str:
    """The FTS5 query of what a person typed: every word must be there; "quotes" make a phrase, a final * a prefix.

    Nothing typed is a syntax error: all else is quoted. Raises UsageError where no word is left.
    """
    terms = []
    # a shell has taken the quotes off "inner child": an argument with a blank in it is a phrase
    typed = " ".join(f'"{word}"' if " " in word.strip() and '"' not in word else word for word in words)
    for phrase, word in re.findall(r'"([^"]+)"|(\S+)', typed):
        raw = phrase or word
        prefix = "*" if not phrase and raw.endswith("*") else ""
        cleaned = re.sub(r"[^\w\s'’-]", " ", raw).replace('"', " ").strip()
        if re.search(r"\w", cleaned):
            terms.append(f'"{cleaned}"{prefix}')
    if not terms:
        raise UsageError("search for at least one word, for example: scrape search grief boundaries")
    return " ".join(terms)


def search(reader: Reader, words: Sequence[str], *, site: str | None = None, limit: int = 10) -> tuple[Hit, ...]:
    """The best `limit` texts that have all the words, the best first."""
    values = {"query": query_of(words), "open": OPEN, "close": CLOSE, "site": site, "limit": limit}
    with plain_errors():
        rows = reader.connection.execute(_SEARCH, values).mappings()
        hits = tuple(Hit(**{name: truth(name, found) for name, found in row.items()}) for row in rows)
    for hit in hits:
        if not isinstance(hit.number, int) or not all(isinstance(w, str) for w in (hit.site, hit.url, hit.title)):
            raise unreadable(f"values of text {hit.number} are not what they have to be")
    return hits
