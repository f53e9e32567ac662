"""What most posts of a site repeat: kept in the record, out of the texts, and back in them once it is rare.

What it is, dedup says; here its marks are kept and every revision is rendered anew when they change. That is a
rendering of ours, no edit of the author's: numbers stay, and revisions that now hold the same text become one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select, update

from scraper.store.archive import Archive
from scraper.store.documents import Documents
from scraper.store.prepared import Prepared, inserting
from scraper.store.said import better
from scraper.store.tables import BOILERPLATE, PAGES, REVISIONS, SITES, TEXTS, WHOLES
from scraper.store.texts import Text, drop_texts, keep_text

#: the text of a title and a whole body by the site's new marks; None where they change nothing in it
Render = Callable[[str, str], Text | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """A chunk that most posts of a site repeat: on `posts` of its `site_posts`; the hash in hex."""

    hash: str
    text: str
    posts: int
    site_posts: int


_WHOLE = func.coalesce(REVISIONS.c.whole, TEXTS.c.body)
_OWN_TEXT = TEXTS.c.id == REVISIONS.c.text_id
_BODIES = Prepared(
    select(_WHOLE.label("body"))
    .join(TEXTS, _OWN_TEXT)
    .where(REVISIONS.c.page_id == bindparam("page"))
    .union_all(select(WHOLES.c.body).where(WHOLES.c.page_id == bindparam("page")))
)
_STATES = Prepared(
    select(REVISIONS, TEXTS.c.hash, _WHOLE.label("body"))
    .join(TEXTS, _OWN_TEXT)
    .where(REVISIONS.c.page_id == bindparam("page"))
    .order_by(REVISIONS.c.id)
)
_MOVE = Prepared(
    update(REVISIONS)
    .where(REVISIONS.c.id == bindparam("revision"))
    .values(text_id=bindparam("shown"), whole=bindparam("kept"))
)
_NEW_WHOLE = inserting(WHOLES)
_HELD = Prepared(
    select(WHOLES.c.id).where(WHOLES.c.page_id == bindparam("page"), WHOLES.c.body == bindparam("wanted"))
)


def keep_whole(connection: Any, revision: Mapping[str, Any], *, unless: str) -> None:
    """Keep the whole body that a page showed until now, unless it shows that one still, or it is kept.

    A change of boilerplate alone makes no revision; but what was repeated once stays known.
    """
    body = revision["whole"] or revision["body"]
    if body == unless or _HELD.value(connection, page=revision["page_id"], wanted=body) is not None:
        return
    origin = {"capture_id": revision["capture_id"], "item": revision["item"]}
    _NEW_WHOLE.run(connection, page_id=revision["page_id"], body=body, **origin)


class Repeats:
    """The boilerplate of the sites of one archive, opened for writing."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._db = archive.connection
        self._documents = Documents(archive)

    def marks(self, site_id: int) -> frozenset[str]:
        """The hashes, in hex, of what is marked on a site."""
        rows = self._db.execute(select(BOILERPLATE.c.hash).where(BOILERPLATE.c.site_id == site_id))
        return frozenset(rows.scalars())

    def due(self, site_id: int) -> bool:
        """True if the site shows bodies that were not counted yet."""
        return bool(self._db.execute(select(SITES.c.recount).where(SITES.c.id == site_id)).scalar())

    def bodies(self, site_id: int) -> Iterator[list[str]]:
        """For each page of a site every whole body that it ever showed, a page at a time."""
        for page_id in self._pages(site_id):
            yield [row["body"] for row in _BODIES.rows(self._db, page=page_id)]

    def _pages(self, site_id: int) -> Sequence[int]:
        wanted = (PAGES.c.site_id == site_id) & PAGES.c.revision_id.is_not(None)
        return self._db.execute(select(PAGES.c.id).where(wanted).order_by(PAGES.c.id)).scalars().all()

    def settle(self, site_id: int, marks: Sequence[Mark], render: Render, now: datetime) -> None:
        """Let these be the marks of a site, and render its texts by them: everything or nothing of it."""
        with self._archive.transaction():
            if self._mark(site_id, marks, now):
                self._render(site_id, render, now)
            self._db.execute(update(SITES).where(SITES.c.id == site_id).values(recount=0))

    def _mark(self, site_id: int, marks: Sequence[Mark], now: datetime) -> bool:
        """Write the marks down; True if they are others than before."""
        wanted = {mark.hash: mark for mark in marks}
        own = BOILERPLATE.c.site_id == site_id
        held = {row["hash"]: row for row in self._db.execute(select(BOILERPLATE).where(own)).mappings()}
        for gone in held.keys() - wanted.keys():
            self._db.execute(delete(BOILERPLATE).where(own, BOILERPLATE.c.hash == gone))
        for mark in marks:
            values = {"text": mark.text, "posts": mark.posts, "site_posts": mark.site_posts}
            if mark.hash not in held:
                row = values | {"site_id": site_id, "hash": mark.hash, "first_marked": now.isoformat()}
                self._db.execute(insert(BOILERPLATE).values(row))
            elif any(held[mark.hash][name] != value for name, value in values.items()):
                self._db.execute(update(BOILERPLATE).where(own, BOILERPLATE.c.hash == mark.hash).values(values))
        return held.keys() != wanted.keys()

    def _render(self, site_id: int, render: Render, now: datetime) -> None:
        touched: dict[int, None] = {}
        told_anew = []
        for page_id in self._pages(site_id):
            states = _STATES.rows(self._db, page=page_id)
            moved = [self._move(state, render) for state in states]
            if any(moved):
                touched |= dict.fromkeys(text_id for pair in moved for text_id in pair)
                if self._merge(page_id, states):
                    told_anew.append(page_id)
        self._documents.settle_again(tuple(touched), now)
        for page_id in told_anew:
            self._documents.refile(page_id)
        drop_texts(self._db, touched)

    def _move(self, state: dict[str, Any], render: Render) -> tuple[int, ...]:
        """Let a revision show the text that its whole body is now: the old text's id and the new one's, if so."""
        new = render(state["title"], state["body"])
        if new is None or (new.hash == state["hash"] and new.whole == state["whole"]):
            return ()
        old, state["text_id"], state["whole"] = state["text_id"], keep_text(self._db, new), new.whole
        _MOVE.run(self._db, revision=state["id"], shown=state["text_id"], kept=new.whole)
        return old, state["text_id"]

    def _merge(self, page_id: int, states: list[dict[str, Any]]) -> bool:
        """Make one of revisions in a row that hold the same text now; True if there were such.

        The first stays, with its id and the time it was seen, and says what the last one says, as it would if the
        text had been the same from the beginning.
        """
        kept: list[dict[str, Any]] = []
        for state in states:
            if not kept or kept[-1]["text_id"] != state["text_id"]:
                kept.append(state)
                continue
            first = kept[-1]
            keep_whole(self._db, first, unless=state["body"])
            values = better(first, state) | {name: state[name] for name in ("whole", "capture_id", "item")}
            self._db.execute(update(REVISIONS).where(REVISIONS.c.id == first["id"]).values(values))
            shown = update(PAGES).where(PAGES.c.id == page_id, PAGES.c.revision_id == state["id"])
            self._db.execute(shown.values(revision_id=first["id"]))
            self._db.execute(delete(REVISIONS).where(REVISIONS.c.id == state["id"]))
            first |= values | {"body": state["body"]}
        return len(kept) < len(states)
