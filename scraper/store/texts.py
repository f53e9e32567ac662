"""Texts as they were read, and renderings: texts without what their site repeats, as files and search have them.

A text is one row for ever, whoever shows it. A rendering belongs to the marks of a site: it goes when no page
shows it any more. What stays of it is its hash, which leads to the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, text
from sqlalchemy.dialects.sqlite import insert as upsert

from scraper.dedup import RECIPE, content_hash, hashes, joined, without
from scraper.store.prepared import Prepared, inserting
from scraper.store.tables import HASHES, PAGES, RENDERINGS, TEXTS
from scraper.textformat import count_words


@dataclass(frozen=True, kw_only=True, slots=True)
class Marks:
    """What is marked as boilerplate on a site; counted up whenever that changes."""

    number: int
    blocks: frozenset[bytes]


@dataclass(frozen=True, kw_only=True, slots=True)
class Rendering:
    """A text without the boilerplate of one site, by the marks of that number."""

    hash: str
    title: str
    body: str
    marks: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """A text as it was read, its hash, its blocks (`dedup.joined`), and what is shown of it by these marks."""

    hash: str
    title: str
    body: str
    blocks: bytes
    shown: Rendering
    marks: Marks


def text_of(title: str, body: str, marks: Marks) -> Text:
    """The text of a title and a whole body, on a site with these marks."""
    blocks, digest = hashes(body), content_hash(title, body)
    shown = without(body, marks.blocks, blocks)
    return Text(
        hash=digest,
        title=title,
        body=body,
        blocks=joined(blocks),
        shown=_rendering(title, shown, marks, digest if shown == body else None),
        marks=marks,
    )


def rendering_of(title: str, body: str, marks: Marks) -> Rendering:
    """What is shown of a text on a site with these marks."""
    return _rendering(title, without(body, marks.blocks), marks, None)


def _rendering(title: str, body: str, marks: Marks, digest: str | None) -> Rendering:
    return Rendering(hash=digest or content_hash(title, body), title=title, body=body, marks=marks.number)


_NEW_TEXT = inserting(TEXTS)
_TEXT_OF = Prepared(select(TEXTS.c.id, TEXTS.c.title, TEXTS.c.body).where(TEXTS.c.hash == bindparam("wanted")))
_NEXT_TEXTS = Prepared(
    select(TEXTS.c.id, TEXTS.c.title.label("text_title"), TEXTS.c.body, TEXTS.c.hash, TEXTS.c.recipe)
    .where(TEXTS.c.id > bindparam("after"))
    .order_by(TEXTS.c.id)
    .limit(bindparam("count"))
)
_NEW_RENDERING = inserting(RENDERINGS)
_RENDERING_OF = Prepared(select(RENDERINGS.c.id).where(RENDERINGS.c.hash == bindparam("wanted")))
_KEEP_HASH = Prepared(
    upsert(HASHES)
    .values(
        hash=bindparam("hash"), kind=bindparam("kind"), text_id=bindparam("text_id"), recipe=bindparam("recipe")
    )
    .on_conflict_do_nothing()
)
_UNSHOWN = Prepared(
    select(RENDERINGS.c.indexed).where(
        RENDERINGS.c.id == bindparam("wanted"),
        ~select(PAGES.c.id).where(PAGES.c.rendering_id == RENDERINGS.c.id).exists(),
    )
)
# the index has no words of its own: it must be told what it is to forget
_FORGET = Prepared(
    text(
        "INSERT INTO renderings_fts(renderings_fts, rowid, title, body) "
        "SELECT 'delete', id, title, body FROM renderings WHERE id = :wanted"
    )
)
_DELETE = Prepared(delete(RENDERINGS).where(RENDERINGS.c.id == bindparam("wanted")))


def keep_text(connection: Connection, new: Text) -> tuple[int, Rendering]:
    """The id of a text, whose row is made if there is none, and what is shown of the row.

    The row may part its words into other blocks: white space is no part of the hash.
    """
    found = _TEXT_OF.row(connection, wanted=new.hash)
    if found is not None:
        as_given = found["body"] == new.body
        return found["id"], new.shown if as_given else rendering_of(found["title"], found["body"], new.marks)
    values = {"hash": new.hash, "recipe": RECIPE, "title": new.title, "body": new.body}
    made = _NEW_TEXT.run(connection, **values)
    _KEEP_HASH.run(connection, hash=new.hash, kind="text", text_id=made, recipe=RECIPE)
    return made, new.shown


def keep_rendering(connection: Connection, new: Rendering, text_id: int) -> int:
    """The id of a rendering of a text, whose row is made if there is none; its hash leads to the text for ever."""
    _KEEP_HASH.run(connection, hash=new.hash, kind="rendering", text_id=text_id, recipe=RECIPE)
    found = _RENDERING_OF.value(connection, wanted=new.hash)
    if found is not None:
        return int(found)
    return _NEW_RENDERING.run(
        connection,
        hash=new.hash,
        recipe=RECIPE,
        title=new.title,
        body=new.body,
        word_count=count_words(new.body),
        indexed=0,
    )


def unsound_texts(connection: Connection, after: int, count: int) -> tuple[int, list[int]]:
    """The id of the last of the next texts behind an id, and those of them that are not what their hashes say."""
    rows = _NEXT_TEXTS.rows(connection, after=after, count=count)
    unsound = [row["id"] for row in rows if not is_sound(row)]
    return (rows[-1]["id"] if rows else after), unsound


def is_sound(row: Mapping[str, Any]) -> bool:
    """True if a text is what its hash says: `text_title`, `body`, `hash` and `recipe` of a row."""
    title, body = row["text_title"], row["body"]
    if not isinstance(title, str) or not isinstance(body, str) or row["recipe"] != RECIPE:
        return False
    return bool(content_hash(title, body) == row["hash"])


def drop_rendering(connection: Connection, rendering_id: int) -> None:
    """Let go of a rendering that no page shows any more."""
    indexed = _UNSHOWN.value(connection, wanted=rendering_id)
    if indexed is None:
        return
    if indexed:
        _FORGET.run(connection, wanted=rendering_id)
    _DELETE.run(connection, wanted=rendering_id)
