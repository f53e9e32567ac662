"""What captures showed of a page and what was read of that, added for ever; what the page shows is derived of it.

A reading of a capture, by one version of the rules, gives a text and what the page says of itself. Readings that
show the same, one after the other, are one revision; an edit makes another. What other rules read in the same
bytes is no edit. The page shows its newest reading; what it says of itself is merged from all that show the
same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update

from scraper.dedup import hashes, joined, same_words
from scraper.store.archive import Archive
from scraper.store.blocks import learn_blocks
from scraper.store.documents import Documents
from scraper.store.merged import drop_merged, equal, keep_said, row_of
from scraper.store.pages import Pages, Sighting
from scraper.store.prepared import Prepared, inserting
from scraper.store.said import better, said
from scraper.store.tables import CAPTURES, PAGES, READINGS, RENDERINGS, REVISIONS, TEXTS
from scraper.store.texts import Text, keep_rendering, keep_text
from scraper.types import Article, Verdict


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """Where an article's bytes lie: the capture, and the item's key if that is a route's document."""

    capture_id: int
    item: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Saved:
    """What became of an article."""

    verdict: Verdict
    page_id: int
    number: int


_NOW = Prepared(
    select(
        PAGES.c.revision_id,
        PAGES.c.reading_id,
        PAGES.c.rendering_id,
        PAGES.c.marks,
        PAGES.c.metadata_id.label("merged_id"),
        READINGS.c.text_id,
        READINGS.c.metadata_id,
        READINGS.c.rules,
        RENDERINGS.c.hash,
        RENDERINGS.c.title,
        RENDERINGS.c.body,
        TEXTS.c.hash.label("text_hash"),
        TEXTS.c.body.label("text_body"),
        PAGES.c.capture_id,
        PAGES.c.item,
        CAPTURES.c.payload_digest,
    )
    .select_from(PAGES)
    .join(READINGS, READINGS.c.id == PAGES.c.reading_id)
    .join(RENDERINGS, RENDERINGS.c.id == PAGES.c.rendering_id)
    .join(TEXTS, TEXTS.c.id == READINGS.c.text_id)
    .outerjoin(CAPTURES, CAPTURES.c.id == PAGES.c.capture_id)
    .where(PAGES.c.id == bindparam("wanted"))
)
_PAYLOAD = Prepared(select(CAPTURES.c.payload_digest).where(CAPTURES.c.id == bindparam("wanted")))
_NEW_REVISION = inserting(REVISIONS)
_NEW_READING = inserting(READINGS)
_READ_FROM = Prepared(
    update(PAGES)
    .where(PAGES.c.id == bindparam("page"))
    .values(capture_id=bindparam("capture"), item=bindparam("item"))
)
_SHOWS = Prepared(
    update(PAGES)
    .where(PAGES.c.id == bindparam("page"))
    .values(
        revision_id=bindparam("revision"),
        reading_id=bindparam("reading"),
        metadata_id=bindparam("merged"),
        rendering_id=bindparam("rendering"),
        marks=bindparam("number"),
    )
)


class Readings:
    """Where the articles of one archive are saved."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._db = archive.connection
        self._pages = Pages(archive)
        self._documents = Documents(archive)

    def save(self, lead: Sighting, article: Article, text: Text, origin: Origin, rules: str) -> Saved:
        """Save an article as read by these rules: page, revision, reading and text, together or not at all."""
        with self._archive.transaction():
            page = self._pages.see(lead, status="article")
            learn_blocks(self._db, page.id, lead.site_id, text.blocks)
            before = _NOW.row(self._db, wanted=page.id)
            _READ_FROM.run(self._db, page=page.id, capture=origin.capture_id, item=origin.item)
            shows_the_same = before is not None and _same(before, text)
            text_id, rendering_id = self._keep(before, text, shows_the_same=shows_the_same)
            said_id, merged_id, told_anew = self._say(page.id, before, said(article), merge=shows_the_same)
            shown = (text_id, said_id, rendering_id)
            if before is not None and shown == tuple(map(before.get, ("text_id", "metadata_id", "rendering_id"))):
                return self._saved(Verdict.UNCHANGED, page.id)
            edited = not shows_the_same and (before is None or not self._ours(before, origin, rules))
            revision_id = before["revision_id"] if before is not None else 0
            if edited:
                revision_id = self._revise(page.id, origin, lead.seen_at)
            reading_id = before["reading_id"] if before is not None else 0
            if before is None or shown[:2] != (before["text_id"], before["metadata_id"]):
                reading_id = self._read(revision_id, lead.seen_at, origin, rules, shown[:2])
            _SHOWS.run(
                self._db,
                page=page.id,
                revision=revision_id,
                reading=reading_id,
                merged=merged_id,
                rendering=rendering_id,
                number=before["marks"] if before is not None and shows_the_same else text.shown.marks,
            )
            if before is not None and merged_id != before["merged_id"]:
                drop_merged(self._db, before["merged_id"])
            self._settle(page.id, before, rendering_id, told_anew, lead.seen_at)
            if before is None:
                return self._saved(Verdict.NEW, page.id)
            return self._saved(Verdict.REVISED if edited else Verdict.UNCHANGED, page.id)

    def _keep(self, before: dict[str, Any] | None, text: Text, *, shows_the_same: bool) -> tuple[int, int]:
        """The rows of a text and of what is shown of it.

        Where the page shows the same as before, that rendering stays; and the text, if it has the same blocks but
        for counts in brackets. With other boilerplate it is a text: what has left a page must not come back.
        """
        if before is None or not shows_the_same:
            text_id, rendering = keep_text(self._db, text)
            return text_id, keep_rendering(self._db, rendering, text_id)
        if text.hash != before["text_hash"] and text.blocks != joined(hashes(before["text_body"])):
            text_id, _ = keep_text(self._db, text)
            return text_id, before["rendering_id"]
        return before["text_id"], before["rendering_id"]

    def _settle(
        self, page_id: int, before: dict[str, Any] | None, rendering_id: int, told_anew: bool, now: datetime
    ) -> None:
        """Settle whose the text is that the page shows now."""
        shown = before["rendering_id"] if before is not None else None
        if shown != rendering_id:
            self._documents.settle([page_id], [each for each in (rendering_id, shown) if each is not None], now)
        elif told_anew:
            self._documents.refile(page_id)

    def _read(self, revision_id: int, read_at: datetime, origin: Origin, rules: str, read: tuple[int, int]) -> int:
        """The id of a new reading, which gave a text and metadata."""
        text_id, said_id = read
        return _NEW_READING.run(
            self._db,
            revision_id=revision_id,
            capture_id=origin.capture_id,
            item=origin.item,
            rules=rules,
            text_id=text_id,
            metadata_id=said_id,
            reason="",
            read_at=read_at.isoformat(),
        )

    def _saved(self, verdict: Verdict, page_id: int) -> Saved:
        document = self._documents.of_page(page_id)
        if verdict is not Verdict.UNCHANGED and document["page_id"] != page_id:
            verdict = Verdict.DUPLICATE
        return Saved(verdict=verdict, page_id=page_id, number=document["number"])

    def _ours(self, before: dict[str, Any], origin: Origin, rules: str) -> bool:
        """True if another text is no edit: it was read by other rules, from the same bytes."""
        if before["rules"] == rules or before["item"] != origin.item:
            return False
        payload = _PAYLOAD.value(self._db, wanted=origin.capture_id)
        return bool(before["capture_id"] == origin.capture_id or payload == before["payload_digest"])

    def _revise(self, page_id: int, origin: Origin, seen_at: datetime) -> int:
        capture, seen = origin.capture_id, seen_at.isoformat()
        return _NEW_REVISION.run(self._db, page_id=page_id, capture_id=capture, item=origin.item, seen_at=seen)

    def _say(
        self, page_id: int, before: dict[str, Any] | None, values: dict[str, Any], *, merge: bool
    ) -> tuple[int, int, bool]:
        """The rows of what the page says now, and of what it is taken to say, and whether the latter is another.

        `merge` is true where it goes on from what was said before, of the same text.
        """
        if before is None:
            made = keep_said(self._db, page_id, values, merged=False)
            return made, made, True
        last, held = (row_of(self._db, before[name]) for name in ("metadata_id", "merged_id"))
        said_id = int(before["metadata_id"])
        if not equal(last, values):
            said_id = keep_said(self._db, page_id, values, merged=False)
        merged = better(held, values) if merge else values
        if equal(held, merged):
            return said_id, int(before["merged_id"]), False
        if equal(values, merged):
            return said_id, said_id, True
        return said_id, keep_said(self._db, page_id, merged, merged=True), True


def _same(before: Mapping[str, Any], text: Text) -> bool:
    """True if a text shows what the page showed, but for boilerplate, typography and counts in brackets."""
    if text.shown.hash == before["hash"] or text.hash == before["text_hash"]:
        return True
    return same_words(text.title, text.shown.body, before["title"], before["body"])
