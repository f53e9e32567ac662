"""Documents: which page owns a text, under which number, in which file (design: Identity)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, null, select, update

from scraper.store.archive import Archive
from scraper.store.prepared import Prepared, inserting
from scraper.store.tables import DOCUMENTS, PAGES, REVISIONS, SITES, TEXTS
from scraper.store.textfiles import file_name
from scraper.types import Verdict

_NEW_DOCUMENT = inserting(DOCUMENTS)
_HASH_OF = Prepared(select(TEXTS.c.hash).where(TEXTS.c.id == bindparam("wanted")))
_OWNER_OF = Prepared(select(DOCUMENTS).where(DOCUMENTS.c.text_id == bindparam("wanted")))
_DOCUMENT_OF = Prepared(select(DOCUMENTS).where(DOCUMENTS.c.page_id == bindparam("wanted")))
_DOCUMENT = Prepared(select(DOCUMENTS).where(DOCUMENTS.c.id == bindparam("wanted")))
_SITE_OF = Prepared(
    select(SITES.c.name).join(PAGES, PAGES.c.site_id == SITES.c.id).where(PAGES.c.id == bindparam("wanted"))
)
_BELONGS = Prepared(update(PAGES).where(PAGES.c.id == bindparam("page")).values(document_id=bindparam("document")))
_RETIRE = Prepared(
    update(DOCUMENTS).where(DOCUMENTS.c.id == bindparam("document")).values(text_id=null(), file=null())
)
_SHOW = Prepared(
    update(DOCUMENTS)
    .where(DOCUMENTS.c.id == bindparam("document"))
    .values(text_id=bindparam("shown"), file=bindparam("name"))
)
# a document that owns a text which its page shows no more
_STALE = Prepared(
    select(DOCUMENTS)
    .join(PAGES, PAGES.c.id == DOCUMENTS.c.page_id)
    .join(REVISIONS, REVISIONS.c.id == PAGES.c.revision_id)
    .where(DOCUMENTS.c.text_id == bindparam("wanted"), REVISIONS.c.text_id != DOCUMENTS.c.text_id)
)
# the pages that show a text now, each with its own document
_SHOWING = Prepared(
    select(
        PAGES.c.id.label("page_id"),
        PAGES.c.document_id,
        DOCUMENTS.c.id.label("own_id"),
        DOCUMENTS.c.number,
        DOCUMENTS.c.text_id,
    )
    .select_from(REVISIONS)
    .join(PAGES, (PAGES.c.id == REVISIONS.c.page_id) & (PAGES.c.revision_id == REVISIONS.c.id))
    .outerjoin(DOCUMENTS, DOCUMENTS.c.page_id == PAGES.c.id)
    .where(REVISIONS.c.text_id == bindparam("wanted"))
    .order_by(PAGES.c.id)
)


class Documents:
    """The numbered documents of one archive, opened for writing."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._db = archive.connection

    def by_id(self, document_id: int | None) -> dict[str, Any]:
        """The row of that document."""
        row = _DOCUMENT.row(self._db, wanted=document_id)
        assert row is not None
        return row

    def settle(self, page_id: int, first: bool, text_id: int, now: datetime) -> tuple[Verdict, int]:
        """Settle whose text it is, once the page shows it; the verdict, and the number it is under.

        `first` says that the page never showed a text before.
        """
        owner = _OWNER_OF.row(self._db, wanted=text_id)
        own = _DOCUMENT_OF.row(self._db, wanted=page_id)
        if own is not None and own["text_id"] is not None:
            self._release(own, now)
        if owner is not None:
            _BELONGS.run(self._db, page=page_id, document=owner["id"])
            return Verdict.DUPLICATE, owner["number"]
        number = own["number"] if own is not None else self._archive.take_number()
        self._show(page_id, own["id"] if own is not None else None, number, text_id, now)
        return (Verdict.NEW if first else Verdict.REVISED), number

    def _show(self, page_id: int, document_id: int | None, number: int, text_id: int, now: datetime) -> None:
        """Let the page's document (made here if it has none) show this text, and name its file after it."""
        site = _SITE_OF.value(self._db, wanted=page_id)
        file = file_name(site, number, _HASH_OF.value(self._db, wanted=text_id))
        if document_id is None:
            document_id = _NEW_DOCUMENT.run(
                self._db, number=number, page_id=page_id, text_id=text_id, file=file, first_seen=now.isoformat()
            )
        else:
            _SHOW.run(self._db, document=document_id, shown=text_id, name=file)
        _BELONGS.run(self._db, page=page_id, document=document_id)
        self.refile(page_id)

    def _release(self, document: dict[str, Any], now: datetime) -> None:
        """Take a document's text from it; the first of the pages that still show it becomes its new document."""
        self._retire(document["id"])
        others = (
            self._db.execute(
                select(PAGES.c.id)
                .where(PAGES.c.document_id == document["id"], PAGES.c.id != document["page_id"])
                .order_by(PAGES.c.id)
            )
            .scalars()
            .all()
        )
        if not others:
            return
        heir = others[0]
        own = self._db.execute(select(DOCUMENTS).where(DOCUMENTS.c.page_id == heir)).mappings().first()
        number = own["number"] if own is not None else self._archive.take_number()
        self._show(heir, own["id"] if own is not None else None, number, document["text_id"], now)
        heir_document = self._db.execute(select(PAGES.c.document_id).where(PAGES.c.id == heir)).scalar_one()
        self._db.execute(update(PAGES).where(PAGES.c.id.in_(others)).values(document_id=heir_document))

    def _retire(self, document_id: int) -> None:
        """Let a document show nothing; its number stays with its page."""
        self._archive.files.remove_later(document_id)
        _RETIRE.run(self._db, document=document_id)

    def settle_again(self, texts: Collection[int], now: datetime) -> None:
        """Settle whose these texts are, after pages came to show others without any edit.

        A text stays with, or goes to, the lowest number of those that had one; else the first page that shows it
        gets the number it once had, or a new one.
        """
        free: dict[int, dict[str, Any]] = {}
        for text_id in texts:
            for document in _STALE.rows(self._db, wanted=text_id):
                self._retire(document["id"])
                free[document["id"]] = document
        for text_id in texts:
            pages = _SHOWING.rows(self._db, wanted=text_id)
            if not pages:
                continue
            numbered = [page for page in pages if page["own_id"] in free or page["text_id"] == text_id]
            owner = min(numbered, key=lambda page: page["number"]) if numbered else pages[0]
            for page in pages:
                if page["text_id"] is not None and page is not owner:
                    self._retire(page["own_id"])
            if owner["text_id"] != text_id:
                number = owner["number"] if owner["own_id"] is not None else self._archive.take_number()
                self._show(owner["page_id"], owner["own_id"], number, text_id, now)
            own = _DOCUMENT_OF.row(self._db, wanted=owner["page_id"])
            assert own is not None
            for page in pages:
                if page["document_id"] != own["id"]:
                    _BELONGS.run(self._db, page=page["page_id"], document=own["id"])

    def refile(self, page_id: int) -> None:
        """Write the file of the page's own document anew after the commit; a duplicate has none."""
        document = _DOCUMENT_OF.row(self._db, wanted=page_id)
        if document is not None and document["text_id"] is not None:
            self._archive.files.write_later(document["id"], page_id)
