"""Documents: the number of a page for ever, and which of the pages that show the same text shows it (its file).

A page takes a number when it shows a text that no other shows. Of pages with equal renderings the one with the
lowest number shows it; the others belong to its document, and their own documents, if they have any, show nothing.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, null, select, update

from scraper.store.archive import Archive
from scraper.store.prepared import Prepared, inserting
from scraper.store.tables import DOCUMENTS, PAGES, RENDERINGS, SITES
from scraper.store.textfiles import file_name
from scraper.store.texts import drop_rendering

_NEW_DOCUMENT = inserting(DOCUMENTS)
_HASH_OF = Prepared(select(RENDERINGS.c.hash).where(RENDERINGS.c.id == bindparam("wanted")))
_OWN = Prepared(select(DOCUMENTS).where(DOCUMENTS.c.page_id == bindparam("wanted")))
_OF_PAGE = Prepared(
    select(DOCUMENTS).join(PAGES, PAGES.c.document_id == DOCUMENTS.c.id).where(PAGES.c.id == bindparam("wanted"))
)
_SITE_OF = Prepared(
    select(SITES.c.name).join(PAGES, PAGES.c.site_id == SITES.c.id).where(PAGES.c.id == bindparam("wanted"))
)
_BELONGS = Prepared(update(PAGES).where(PAGES.c.id == bindparam("page")).values(document_id=bindparam("document")))
_RETIRE = Prepared(
    update(DOCUMENTS).where(DOCUMENTS.c.id == bindparam("document")).values(rendering_id=null(), file=null())
)
_SHOW = Prepared(
    update(DOCUMENTS)
    .where(DOCUMENTS.c.id == bindparam("document"))
    .values(rendering_id=bindparam("shown"), file=bindparam("name"))
)
# the pages that show a rendering, each with its own document
_SHOWING = Prepared(
    select(
        PAGES.c.id.label("page_id"),
        PAGES.c.document_id,
        DOCUMENTS.c.id.label("own_id"),
        DOCUMENTS.c.number,
        DOCUMENTS.c.rendering_id,
    )
    .select_from(PAGES)
    .outerjoin(DOCUMENTS, DOCUMENTS.c.page_id == PAGES.c.id)
    .where(PAGES.c.rendering_id == bindparam("wanted"))
    .order_by(DOCUMENTS.c.number.is_(None), DOCUMENTS.c.number, PAGES.c.id)
)


class Documents:
    """The numbered documents of one archive, opened for writing."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._db = archive.connection

    def of_page(self, page_id: int) -> dict[str, Any]:
        """The row of the document that a page's text belongs to."""
        row = _OF_PAGE.row(self._db, wanted=page_id)
        assert row is not None, f"page {page_id} shows no text"
        return row

    def settle(self, pages: Collection[int], renderings: Collection[int], now: datetime) -> None:
        """Settle which documents show what, after these pages came to show other renderings than before.

        `renderings` are those that they showed and those that they show now. What nobody shows any more goes.
        """
        for page_id in pages:
            own = _OWN.row(self._db, wanted=page_id)
            if own is not None and own["rendering_id"] is not None:
                self._retire(own["id"])
        for rendering_id in renderings:
            showing = _SHOWING.rows(self._db, wanted=rendering_id)
            if showing:
                self._let_first_show(rendering_id, showing, now)
            else:
                drop_rendering(self._db, rendering_id)

    def _let_first_show(self, rendering_id: int, showing: list[dict[str, Any]], now: datetime) -> None:
        first, *others = showing
        for page in others:
            if page["rendering_id"] is not None:
                self._retire(page["own_id"])
        document = first["own_id"]
        if document is None or first["rendering_id"] != rendering_id:
            document = self._show(first, rendering_id, now)
        for page in showing:
            if page["document_id"] != document:
                _BELONGS.run(self._db, page=page["page_id"], document=document)

    def _show(self, page: dict[str, Any], rendering_id: int, now: datetime) -> int:
        """Let a page's document (made here if it has none) show a rendering, and name its file after it."""
        document, number = page["own_id"], page["number"]
        if document is None:
            number = self._archive.take_number()
        site = _SITE_OF.value(self._db, wanted=page["page_id"])
        file = file_name(site, number, _HASH_OF.value(self._db, wanted=rendering_id))
        if document is None:
            document = _NEW_DOCUMENT.run(
                self._db,
                number=number,
                page_id=page["page_id"],
                rendering_id=rendering_id,
                file=file,
                first_seen=now.isoformat(),
            )
        else:
            _SHOW.run(self._db, document=document, shown=rendering_id, name=file)
        self._archive.files.write_later(document, page["page_id"])
        return int(document)

    def _retire(self, document_id: int) -> None:
        """Let a document show nothing; its number stays with its page."""
        self._archive.files.remove_later(document_id)
        _RETIRE.run(self._db, document=document_id)

    def refile(self, page_id: int) -> None:
        """Write the file of the page's own document anew after the commit; a duplicate has none."""
        document = _OWN.row(self._db, wanted=page_id)
        if document is not None and document["rendering_id"] is not None:
            self._archive.files.write_later(document["id"], page_id)
