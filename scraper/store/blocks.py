"""The blocks of every page of a site, which of them are marked as boilerplate, and texts without those.

What boilerplate is, `dedup` says. Marks are annotations: texts stay as they were read. When the marks of a site
change, its texts are rendered anew, so many documents at a time; a run that ends in between is made up for by the
next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from scraper.dedup import block_of, joined, parted
from scraper.store.archive import Archive
from scraper.store.documents import Documents
from scraper.store.merged import merge_again
from scraper.store.prepared import Prepared
from scraper.store.tables import BLOCKS, BOILERPLATE, PAGES, READINGS, REVISIONS, SITES, TEXTS
from scraper.store.texts import Marks, Rendering, keep_rendering

#: documents whose texts are rendered anew in one transaction
STEP = 100
#: texts that are looked through for the words of one block
_TEXTS = 200

_OF_PAGE = Prepared(select(BLOCKS.c.hashes).where(BLOCKS.c.page_id == bindparam("wanted")))
_INSERT = Prepared(insert(BLOCKS), ["page_id", "hashes"])
_UPDATE = Prepared(update(BLOCKS).where(BLOCKS.c.page_id == bindparam("wanted")).values(hashes=bindparam("all")))
_TO_COUNT = Prepared(update(SITES).where(SITES.c.id == bindparam("site")).values(marking=1))
_HOLDING = Prepared(
    select(TEXTS.c.body)
    .join(READINGS, READINGS.c.text_id == TEXTS.c.id)
    .join(REVISIONS, REVISIONS.c.id == READINGS.c.revision_id)
    .join(PAGES, PAGES.c.id == REVISIONS.c.page_id)
    .join(BLOCKS, BLOCKS.c.page_id == PAGES.c.id)
    .where(PAGES.c.site_id == bindparam("site"), func.instr(BLOCKS.c.hashes, bindparam("wanted")) > 0)
    .order_by(READINGS.c.id.desc())
    .limit(_TEXTS)
)
_STALE = Prepared(
    select(PAGES.c.id, PAGES.c.document_id, PAGES.c.rendering_id, TEXTS.c.title, TEXTS.c.body, READINGS.c.text_id)
    .join(READINGS, READINGS.c.id == PAGES.c.reading_id)
    .join(TEXTS, TEXTS.c.id == READINGS.c.text_id)
    .where(
        PAGES.c.document_id == bindparam("document"),
        PAGES.c.site_id == bindparam("site"),
        PAGES.c.marks < bindparam("number"),
    )
    .order_by(PAGES.c.id)
)
_STALE_DOCUMENTS = Prepared(
    select(PAGES.c.document_id)
    .distinct()
    .where(
        PAGES.c.site_id == bindparam("site"),
        PAGES.c.marks < bindparam("number"),
        PAGES.c.rendering_id.is_not(None),
    )
    .order_by(PAGES.c.document_id)
)
_RENDERED = Prepared(
    update(PAGES)
    .where(PAGES.c.id == bindparam("page"))
    .values(rendering_id=bindparam("rendering"), marks=bindparam("number"))
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """A block that most posts of a site repeat: on `posts` of its `site_posts`."""

    block: bytes
    posts: int
    site_posts: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Stale:
    """A page whose text is to be rendered by the newest marks of its site."""

    page_id: int
    rendering_id: int
    text_id: int
    title: str
    body: str


def learn_blocks(connection: Connection, page_id: int, site_id: int, blocks: bytes) -> None:
    """Add the blocks that a page shows to all that it ever showed; a site with new ones is to be counted."""
    known = _OF_PAGE.value(connection, wanted=page_id)
    if known is None:
        _INSERT.run(connection, page_id=page_id, hashes=blocks)
    elif (more := joined(parted(known) | parted(blocks))) != known:
        _UPDATE.run(connection, wanted=page_id, all=more)
    else:
        return
    _TO_COUNT.run(connection, site=site_id)


class Boilerplate:
    """The boilerplate of the sites of one archive, opened for writing."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._db = archive.connection
        self._documents = Documents(archive)

    def marks(self, site_id: int) -> Marks:
        """What is marked on a site."""
        number = self._db.execute(select(SITES.c.marks).where(SITES.c.id == site_id)).scalar()
        rows = self._db.execute(select(BOILERPLATE.c.hash).where(BOILERPLATE.c.site_id == site_id))
        return Marks(number=number or 0, blocks=frozenset(map(bytes.fromhex, rows.scalars())))

    def is_to_count(self, site_id: int) -> bool:
        """True if a site has blocks that were not counted yet."""
        return bool(self._db.execute(select(SITES.c.marking).where(SITES.c.id == site_id)).scalar())

    def blocks(self, site_id: int) -> Iterator[bytes]:
        """For each page of a site that shows a text the blocks that it ever showed, `dedup.joined`."""
        wanted = (PAGES.c.site_id == site_id) & PAGES.c.rendering_id.is_not(None)
        query = select(BLOCKS.c.hashes).join(PAGES, PAGES.c.id == BLOCKS.c.page_id).where(wanted)
        yield from self._db.execute(query.order_by(PAGES.c.id)).scalars().all()

    def mark(self, site_id: int, marks: Sequence[Mark], now: datetime) -> None:
        """Let these be the marks of a site; where they are others than before, its texts are to be rendered."""
        wanted = {mark.block.hex(): mark for mark in marks}
        own = BOILERPLATE.c.site_id == site_id
        with self._archive.transaction() as connection:
            held = {
                row["hash"]: dict(row) for row in connection.execute(select(BOILERPLATE).where(own)).mappings()
            }
            for gone in held.keys() - wanted.keys():
                connection.execute(delete(BOILERPLATE).where(own, BOILERPLATE.c.hash == gone))
            for name, mark in wanted.items():
                self._keep(site_id, name, mark, held.get(name), now)
            change: dict[str, Any] = {"marking": 0}
            if held.keys() != wanted.keys():
                change["marks"] = SITES.c.marks + 1
            connection.execute(update(SITES).where(SITES.c.id == site_id).values(change))

    def _keep(self, site_id: int, name: str, mark: Mark, held: Mapping[str, Any] | None, now: datetime) -> None:
        values = {"posts": mark.posts, "site_posts": mark.site_posts}
        if held is None:
            row = {"site_id": site_id, "hash": name, "text": self._words(site_id, mark.block)}
            self._db.execute(insert(BOILERPLATE).values(row | values | {"first_marked": now.isoformat()}))
        elif any(held[column] != value for column, value in values.items()):
            of = (BOILERPLATE.c.site_id == site_id) & (BOILERPLATE.c.hash == name)
            self._db.execute(update(BOILERPLATE).where(of).values(values))

    def _words(self, site_id: int, block: bytes) -> str:
        """The words of a block, as one text shows them."""
        bodies = (row["body"] for row in _HOLDING.rows(self._db, site=site_id, wanted=block))
        return next((words for body in bodies if (words := block_of(body, block)) is not None), "")

    # rendering, a step at a time ------------------------------------------------------------------------------

    def stale_documents(self, site_id: int, number: int) -> tuple[int, ...]:
        """The documents of a site whose texts were rendered by older marks than those of that number."""
        rows = _STALE_DOCUMENTS.rows(self._db, site=site_id, number=number)
        return tuple(row["document_id"] for row in rows)

    def stale(self, site_id: int, number: int, documents: Iterable[int]) -> tuple[Stale, ...]:
        """The pages of these documents that are to be rendered anew.

        Pages that share a document are in one step, so that none of them takes a number in between.
        """
        return tuple(
            Stale(
                page_id=row["id"],
                rendering_id=row["rendering_id"],
                text_id=row["text_id"],
                title=row["title"],
                body=row["body"],
            )
            for document in documents
            for row in _STALE.rows(self._db, site=site_id, number=number, document=document)
        )

    def render(self, marks: Marks, rendered: Iterable[tuple[Stale, Rendering]], now: datetime) -> None:
        """Let these pages show these renderings by these marks, all of them or none."""
        pages: list[int] = []
        said_anew: list[int] = []
        touched: dict[int, None] = {}
        with self._archive.transaction() as connection:
            for page, new in rendered:
                rendering_id = keep_rendering(connection, new, page.text_id)
                _RENDERED.run(connection, page=page.page_id, rendering=rendering_id, number=new.marks)
                if rendering_id != page.rendering_id:
                    pages.append(page.page_id)
                    touched |= dict.fromkeys((rendering_id, page.rendering_id))
                if merge_again(connection, page.page_id, marks):
                    said_anew.append(page.page_id)
            self._documents.settle(pages, touched, now)
            for page_id in said_anew:
                self._documents.refile(page_id)
