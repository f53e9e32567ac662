"""Pages, revisions, documents: where an article is laid down, and whose text it is (design: Identity)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, insert, select, update

from scraper.store.archive import Archive, file_text
from scraper.store.tables import DOCUMENTS, PAGES, REVISIONS, SITES, TEXTS
from scraper.store.textfiles import file_name
from scraper.store.whens import columns, to_row
from scraper.types import Article, Verdict


@dataclass(frozen=True, kw_only=True, slots=True)
class PageState:
    """What the archive holds of one address."""

    id: int
    key: str
    url: str
    platform_id: str | None
    status: str
    reason: str
    listed_modified: str | None
    revision_id: int | None
    document_id: int | None
    text_id: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Sighting:
    """An address as the routes named it in this crawl."""

    site_id: int
    key: str
    url: str
    platform_id: str | None
    routes: tuple[str, ...]
    #: the change stamp of the routes
    listed_modified: str | None
    seen_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """A text and its identity, by the recipe of dedup."""

    hash: str
    recipe: int
    title: str
    body: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """Where an article's bytes lie: the capture, and the item's key if that is a route document."""

    capture_id: int
    item: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Laid:
    """What became of an article."""

    verdict: Verdict
    page_id: int
    number: int


_STATE = (
    select(
        PAGES.c.id,
        PAGES.c.key,
        PAGES.c.url,
        PAGES.c.platform_id,
        PAGES.c.status,
        PAGES.c.reason,
        PAGES.c.listed_modified,
        PAGES.c.revision_id,
        PAGES.c.document_id,
        REVISIONS.c.text_id,
    )
    .select_from(PAGES)
    .outerjoin(REVISIONS, REVISIONS.c.id == PAGES.c.revision_id)
)


class Pages:
    """The pages of one archive, opened for writing."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._db = archive.connection

    def find(self, site_id: int, key: str, platform_id: str | None) -> PageState | None:
        """The page of that platform id, else of that key; None if the site has neither."""
        if platform_id is not None:
            query = _STATE.where(PAGES.c.site_id == site_id, PAGES.c.platform_id == platform_id)
            row = self._db.execute(query).mappings().first()
            if row is not None:
                return PageState(**row)
        row = self._db.execute(_STATE.where(PAGES.c.site_id == site_id, PAGES.c.key == key)).mappings().first()
        return PageState(**row) if row is not None else None

    def see(self, sighting: Sighting, *, status: str, reason: str = "") -> PageState:
        """The page of a sighting, made or brought up to date, in the status given.

        A page known by its address that now shows a platform id takes it; a page known by its id takes the new
        address, unless another page of the site has it.
        """
        values: dict[str, Any] = {
            "url": sighting.url,
            "last_seen": sighting.seen_at.isoformat(),
            "status": status,
            "reason": reason,
            "routes": json.dumps(sighting.routes),
        }
        if sighting.listed_modified is not None:
            values["listed_modified"] = sighting.listed_modified
        found = self.find(sighting.site_id, sighting.key, sighting.platform_id)
        if found is None:
            values |= {
                "site_id": sighting.site_id,
                "key": sighting.key,
                "platform_id": sighting.platform_id,
                "first_seen": sighting.seen_at.isoformat(),
            }
            self._db.execute(insert(PAGES).values(values))
        else:
            if sighting.platform_id is not None:
                values["platform_id"] = sighting.platform_id
            if found.key != sighting.key and self.find(sighting.site_id, sighting.key, None) is None:
                values["key"] = sighting.key
            if found.text_id is not None and status != "article":
                # what was an article stays one: today's failure is no reason to lose it
                values |= {"status": found.status, "reason": reason}
            self._db.execute(update(PAGES).where(PAGES.c.id == found.id).values(values))
        state = self.find(sighting.site_id, sighting.key, sighting.platform_id)
        assert state is not None
        return state

    def lay(self, sighting: Sighting, article: Article, text: Text, origin: Origin) -> Laid:
        """Lay an article down: page, revision, text, document and file name, together or not at all."""
        with self._archive.together():
            page = self.see(sighting, status="article")
            text_id = self._text(text)
            if page.text_id == text_id:
                return self._same_text(page, article, origin)
            self._revise(page, article, text_id, origin, sighting.seen_at)
            return self._own(page, text_id, sighting.seen_at)

    # texts and revisions --------------------------------------------------------------------------------------

    def _text(self, text: Text) -> int:
        found = self._db.execute(select(TEXTS.c.id).where(TEXTS.c.hash == text.hash)).scalar()
        if found is not None:
            return int(found)
        values = {
            "hash": text.hash,
            "recipe": text.recipe,
            "title": text.title,
            "body": text.body,
            "word_count": len(text.body.split()),
        }
        made = self._db.execute(insert(TEXTS).values(values)).inserted_primary_key
        assert made is not None
        return int(made[0])

    def _revise(self, page: PageState, article: Article, text_id: int, origin: Origin, seen_at: datetime) -> None:
        values = _said(article) | {
            "page_id": page.id,
            "text_id": text_id,
            "capture_id": origin.capture_id,
            "item": origin.item,
            "seen_at": seen_at.isoformat(),
        }
        made = self._db.execute(insert(REVISIONS).values(values)).inserted_primary_key
        assert made is not None
        self._db.execute(update(PAGES).where(PAGES.c.id == page.id).values(revision_id=made[0]))

    def _same_text(self, page: PageState, article: Article, origin: Origin) -> Laid:
        """The text is the one it showed before: only what it says of itself may be new."""
        old = self._db.execute(select(REVISIONS).where(REVISIONS.c.id == page.revision_id)).mappings().one()
        said = _better(old, _said(article))
        if any(old[column] != value for column, value in said.items()):
            said |= {"capture_id": origin.capture_id, "item": origin.item}
            self._db.execute(update(REVISIONS).where(REVISIONS.c.id == page.revision_id).values(said))
            self._refile(page.id)
        document = self._document(page.document_id)
        return Laid(verdict=Verdict.UNCHANGED, page_id=page.id, number=document["number"])

    # documents ------------------------------------------------------------------------------------------------

    def _document(self, document_id: int | None) -> RowMapping:
        return self._db.execute(select(DOCUMENTS).where(DOCUMENTS.c.id == document_id)).mappings().one()

    def _own(self, page: PageState, text_id: int, now: datetime) -> Laid:
        """Settle whose text it is now, once the page shows it."""
        owner = self._db.execute(select(DOCUMENTS).where(DOCUMENTS.c.text_id == text_id)).mappings().first()
        own = self._db.execute(select(DOCUMENTS).where(DOCUMENTS.c.page_id == page.id)).mappings().first()
        if own is not None and own["text_id"] is not None:
            self._release(own, now)
        if owner is not None:
            self._db.execute(update(PAGES).where(PAGES.c.id == page.id).values(document_id=owner["id"]))
            return Laid(verdict=Verdict.DUPLICATE, page_id=page.id, number=owner["number"])
        number = own["number"] if own is not None else self._archive.take_number()
        self._show(page.id, own["id"] if own is not None else None, number, text_id, now)
        verdict = Verdict.NEW if page.revision_id is None else Verdict.REVISED
        return Laid(verdict=verdict, page_id=page.id, number=number)

    def _show(self, page_id: int, document_id: int | None, number: int, text_id: int, now: datetime) -> None:
        """Let the page's document (made here if it has none) show this text, and name its file after it."""
        site = self._db.execute(
            select(SITES.c.name).join(PAGES, PAGES.c.site_id == SITES.c.id).where(PAGES.c.id == page_id)
        ).scalar_one()
        text_hash = self._db.execute(select(TEXTS.c.hash).where(TEXTS.c.id == text_id)).scalar_one()
        values: dict[str, Any] = {"text_id": text_id, "file": file_name(site, number, text_hash)}
        if document_id is None:
            values |= {"number": number, "page_id": page_id, "first_seen": now.isoformat()}
            made = self._db.execute(insert(DOCUMENTS).values(values)).inserted_primary_key
            assert made is not None
            document_id = int(made[0])
        else:
            self._db.execute(update(DOCUMENTS).where(DOCUMENTS.c.id == document_id).values(values))
        self._db.execute(update(PAGES).where(PAGES.c.id == page_id).values(document_id=document_id))
        self._refile(page_id)

    def _release(self, document: RowMapping, now: datetime) -> None:
        """Take a document's text from it; the first of the pages that still show it becomes its new document."""
        self._archive.remove_later(document["file"])
        self._db.execute(update(DOCUMENTS).where(DOCUMENTS.c.id == document["id"]).values(text_id=None, file=None))
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

    def _refile(self, page_id: int) -> None:
        """Write the file of the page's own document anew after the commit; a duplicate has none."""
        query = (
            select(DOCUMENTS.c.file, TEXTS.c.body, REVISIONS)
            .join(PAGES, PAGES.c.id == DOCUMENTS.c.page_id)
            .join(REVISIONS, REVISIONS.c.id == PAGES.c.revision_id)
            .join(TEXTS, TEXTS.c.id == REVISIONS.c.text_id)
            .where(DOCUMENTS.c.page_id == page_id, DOCUMENTS.c.text_id == TEXTS.c.id)
        )
        row = self._db.execute(query).mappings().first()
        if row is not None:
            self._archive.file_later(row["file"], file_text(dict(row), row["body"]))


def _said(article: Article) -> dict[str, Any]:
    """What an article says of itself, as columns."""
    return {
        "title": article.title,
        "authors": json.dumps(article.authors, ensure_ascii=False),
        "byline": article.byline,
        **to_row(article.published, "published"),
        **to_row(article.modified, "modified"),
        "language": article.language,
        "tags": json.dumps(article.tags, ensure_ascii=False),
        "canonical_url": article.canonical_url,
        "description": article.description,
        "image": article.image,
        "rights": json.dumps({"robots": article.rights.robots, "licence": article.rights.licence}),
        "platform": article.platform,
        "method": article.method,
        "evidence": json.dumps(article.evidence, ensure_ascii=False),
    }


def _better(old: RowMapping, new: dict[str, Any]) -> dict[str, Any]:
    """What is said from now on: the new words, but no guess for a certainty and no blank for a word."""
    kept = dict(new)
    for name in ("published", "modified"):
        guess = new[f"{name}_precision"] in (None, "relative", "year-less")
        if guess and old[name] is not None:
            kept |= {column: old[column] for column in columns(name)}
    for name in ("byline", "language", "description", "image", "canonical_url"):
        kept[name] = new[name] if new[name] is not None else old[name]
    for name in ("authors", "tags"):
        kept[name] = new[name] if new[name] != "[]" else old[name]
    return kept
