"""Texts: one row each, whoever shows it; gone, with its place in the search index, when nobody ever showed it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, select, text

from scraper.store.prepared import Prepared, inserting
from scraper.store.tables import REVISIONS, TEXTS
from scraper.textformat import count_words


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """A text and its identity, by the recipe of dedup."""

    hash: str
    recipe: int
    title: str
    body: str
    #: the body with its boilerplate, where the text is without it
    whole: str | None = None


_NEW_TEXT = inserting(TEXTS)
_TEXT_OF = Prepared(select(TEXTS.c.id).where(TEXTS.c.hash == bindparam("wanted")))
_LONELY = Prepared(
    select(TEXTS.c.indexed).where(
        TEXTS.c.id == bindparam("wanted"),
        ~select(REVISIONS.c.id).where(REVISIONS.c.text_id == TEXTS.c.id).exists(),
    )
)
# the index has no words of its own: it must be told what it is to forget
_FORGET = Prepared(
    text(
        "INSERT INTO texts_fts(texts_fts, rowid, title, body) "
        "SELECT 'delete', id, title, body FROM texts WHERE id = :wanted"
    )
)
_DELETE = Prepared(delete(TEXTS).where(TEXTS.c.id == bindparam("wanted")))


def keep_text(connection: Connection, new: Text) -> int:
    """The id of a text, whose row is made if there is none."""
    found = _TEXT_OF.value(connection, wanted=new.hash)
    if found is not None:
        return int(found)
    return _NEW_TEXT.run(
        connection,
        hash=new.hash,
        recipe=new.recipe,
        title=new.title,
        body=new.body,
        word_count=count_words(new.body),
        indexed=0,
    )


def drop_texts(connection: Connection, ids: Iterable[int]) -> None:
    """Let go of those of these texts that no revision shows any more."""
    for text_id in ids:
        indexed = _LONELY.value(connection, wanted=text_id)
        if indexed is None:
            continue
        if indexed:
            _FORGET.run(connection, wanted=text_id)
        _DELETE.run(connection, wanted=text_id)
