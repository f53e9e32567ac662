"""What the archive holds under an address, whatever site it belongs to: for texts that come from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import bindparam, select

from scraper.store.archive import Archive
from scraper.store.prepared import Prepared
from scraper.store.tables import DOCUMENTS, PAGES, RENDERINGS, SITES


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """A page that shows a text: its site, the hash of what it shows, and the number that is under."""

    page_id: int
    site_id: int
    hash: str
    number: int


_AT = Prepared(
    select(
        PAGES.c.id.label("page_id"),
        PAGES.c.site_id.label("site_id"),
        RENDERINGS.c.hash,
        DOCUMENTS.c.number.label("number"),
    )
    .join(RENDERINGS, RENDERINGS.c.id == PAGES.c.rendering_id)
    .join(DOCUMENTS, DOCUMENTS.c.id == PAGES.c.document_id)
    .where(PAGES.c.key == bindparam("wanted"))
    .order_by(PAGES.c.id)
    .limit(1)
)
_SITE = Prepared(select(SITES.c.id).where(SITES.c.name == bindparam("wanted")))


class Holdings:
    """The pages and sites of one archive, as one who brings a text asks for them."""

    def __init__(self, archive: Archive) -> None:
        self._db = archive.connection

    def at(self, key: str) -> Held | None:
        """The first page of that key that shows a text, on any site."""
        row = _AT.row(self._db, wanted=key)
        return Held(**row) if row else None

    def site(self, name: str) -> int | None:
        """The id of the site of that name."""
        found = _SITE.value(self._db, wanted=name)
        return int(found) if found is not None else None
