"""Pages: the addresses of a site, each with what its routes said of it and what became of it."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select, update

from scraper.errors import ArchiveError
from scraper.store.archive import Archive
from scraper.store.claims import claims_from_json, claims_to_json
from scraper.store.prepared import Prepared, inserting
from scraper.store.tables import PAGES, RENDERINGS, SITES
from scraper.store.whens import time_of
from scraper.types import Claim

#: why an address is no page of its own: it leads to that of another post
ELSEWHERE = "redirects-to-another-post"
#: the status of a page that a route named and that was never asked for
LISTED = "listed"


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
    #: what it shows; None where it shows no text
    rendering_id: int | None
    #: the key of the post in the answer of the route that gave its text; None where that was its page
    item: str | None
    #: when it was asked for or given last
    last_seen: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Sighting:
    """An address as the routes named it in this crawl."""

    site_id: int
    key: str
    url: str
    platform_id: str | None
    routes: tuple[str, ...]
    #: the change stamps of the routes, in JSON by the kind of route; None where what was seen told no change
    listed_modified: str | None
    seen_at: datetime
    #: what the routes said of it, and further reasons to take it for a post, in words
    claims: tuple[Claim, ...] = ()
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Lead:
    """An address that routes named and that was never asked for, as its row has it."""

    key: str
    url: str
    claims: tuple[Claim, ...]
    evidence: tuple[str, ...]


_STATE = select(
    PAGES.c.id,
    PAGES.c.key,
    PAGES.c.url,
    PAGES.c.platform_id,
    PAGES.c.status,
    PAGES.c.reason,
    PAGES.c.listed_modified,
    PAGES.c.revision_id,
    PAGES.c.document_id,
    PAGES.c.last_seen,
    PAGES.c.rendering_id,
    PAGES.c.item,
)


# what runs for every post
_BY_PLATFORM_ID = Prepared(
    _STATE.where(PAGES.c.site_id == bindparam("site"), PAGES.c.platform_id == bindparam("wanted"))
)
_BY_KEY = Prepared(_STATE.where(PAGES.c.site_id == bindparam("site"), PAGES.c.key == bindparam("wanted")))
#: what is written of a page once it is read
_LATER = ("listed", "last_listed", "capture_id", "item", "reading_id", "rendering_id", "marks", "metadata_id")
_NEW_PAGE = inserting(PAGES, *_LATER)
_NEW_LEAD = Prepared(
    insert(PAGES).prefix_with("OR IGNORE"),
    [column.name for column in PAGES.columns if column.name not in ("id", *_LATER)],
)
_SIZE = Prepared(
    select(RENDERINGS.c.word_count, func.length(RENDERINGS.c.body).label("characters")).where(
        RENDERINGS.c.id == bindparam("wanted")
    )
)
_LISTED = Prepared(
    select(PAGES.c.key, PAGES.c.url, PAGES.c.claims, PAGES.c.evidence)
    .where(PAGES.c.site_id == bindparam("site"), PAGES.c.status == LISTED)
    .order_by(PAGES.c.id)
)
_MOVED = Prepared(
    update(PAGES)
    .where(PAGES.c.site_id == bindparam("site"), PAGES.c.key == bindparam("wanted"), PAGES.c.status == LISTED)
    .values(status="skipped", reason=ELSEWHERE)
)
_DROP_LEAD = Prepared(delete(PAGES).where(PAGES.c.id == bindparam("wanted"), PAGES.c.status == LISTED))
_KNOWN = Prepared(select(PAGES.c.id, PAGES.c.key, PAGES.c.listed).where(PAGES.c.site_id == bindparam("site")))


class Pages:
    """The pages of one archive, opened for writing."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._db = archive.connection

    def find(self, site_id: int, key: str, platform_id: str | None) -> PageState | None:
        """The page of that platform id, else of that key; None if the site has neither."""
        row = None
        if platform_id is not None:
            row = _BY_PLATFORM_ID.row(self._db, site=site_id, wanted=platform_id)
        if row is None:
            row = _BY_KEY.row(self._db, site=site_id, wanted=key)
        if row is None:
            return None
        return PageState(**row | {"last_seen": time_of(row["last_seen"])})

    def size(self, rendering_id: int) -> tuple[int, int]:
        """The words and the characters of what a page shows."""
        row = _SIZE.row(self._db, wanted=rendering_id)
        assert row is not None
        return row["word_count"], row["characters"]

    def see(self, sighting: Sighting, *, status: str, reason: str = "") -> PageState:
        """The page of a sighting, made or brought up to date, in the status given.

        A page known by its address that now shows a platform id takes it; a page known by its id takes the new
        address, unless another page of the site has it.
        """
        found = self.find(sighting.site_id, sighting.key, sighting.platform_id)
        if found is None:
            return self._first_sight(sighting, status, reason)
        values: dict[str, Any] = {
            "url": sighting.url,
            "last_seen": sighting.seen_at.isoformat(),
            "status": status,
            "reason": reason,
            "routes": json.dumps(sighting.routes),
        }
        if status != "failed":
            # a failed visit read nothing: the change it was to read is still to be read
            values["listed_modified"] = _both(found.listed_modified, sighting.listed_modified)
        if found.rendering_id is None or status == "article":
            # what was read of it goes with what the routes said then
            values |= _told(sighting)
        if sighting.platform_id is not None:
            values["platform_id"] = sighting.platform_id
        if found.key != sighting.key and self._is_free(sighting, found):
            values["key"] = sighting.key
        if found.rendering_id is not None and status != "article":
            # what was an article stays one: today's failure is no reason to lose it
            values["status"] = found.status
        self._db.execute(update(PAGES).where(PAGES.c.id == found.id).values(values))
        state = self.find(sighting.site_id, sighting.key, sighting.platform_id)
        assert state is not None
        return state

    def add_lead(self, sighting: Sighting) -> None:
        """Write down an address that is still to be asked for, unless there is a page of it."""
        _NEW_LEAD.run(self._db, **_first_row(sighting, LISTED, "", listed_modified=None))

    def _is_free(self, sighting: Sighting, page: PageState) -> bool:
        """True if no other page of the site has this address; a lead that has it turns out to be this page."""
        other = self.find(sighting.site_id, sighting.key, None)
        if other is not None and other.id != page.id and other.status == LISTED and other.platform_id is None:
            _DROP_LEAD.run(self._db, wanted=other.id)
            return True
        return other is None

    def _first_sight(self, sighting: Sighting, status: str, reason: str) -> PageState:
        listed = sighting.listed_modified if status != "failed" else None
        made = _NEW_PAGE.run(self._db, **_first_row(sighting, status, reason, listed_modified=listed))
        return PageState(
            id=made,
            key=sighting.key,
            url=sighting.url,
            platform_id=sighting.platform_id,
            status=status,
            reason=reason,
            listed_modified=listed,
            revision_id=None,
            document_id=None,
            rendering_id=None,
            item=None,
            last_seen=sighting.seen_at,
        )

    def note_routes(self, site_id: int, routes: Mapping[str, tuple[str, ...]]) -> None:
        """Write down which kinds of routes named the pages of these keys: more than named them when they came."""
        rows = [{"of": site_id, "at": key, "routes": json.dumps(told)} for key, told in routes.items()]
        if rows:
            page = (PAGES.c.site_id == bindparam("of")) & (PAGES.c.key == bindparam("at"))
            with self._archive.transaction() as connection:
                connection.execute(update(PAGES).where(page), rows)

    def moved(self, site_id: int, key: str) -> None:
        """Note that what a route names by this key stands at another address, where another page has it."""
        _MOVED.run(self._db, site=site_id, wanted=key)

    def listed(self, site_id: int) -> tuple[Lead, ...]:
        """The addresses of a site that routes named and that were never asked for, the oldest first."""
        return tuple(
            Lead(key=row["key"], url=row["url"], claims=claims_from_json(row["claims"]), evidence=_words(row))
            for row in _LISTED.rows(self._db, site=site_id)
        )

    def walked(self, site_id: int, named: Collection[str], now: datetime) -> None:
        """Note a complete walk of a site's routes: which of its pages they named, by key, and which no more."""
        before = self._db.execute(select(SITES.c.walked_at).where(SITES.c.id == site_id)).scalar()
        changed = [
            {"page": row["id"], "here": int(is_named), "last": None if is_named else before or now.isoformat()}
            for row in _KNOWN.rows(self._db, site=site_id)
            if (is_named := row["key"] in named) != bool(row["listed"])
        ]
        values: dict[str, Any] = {"listed": bindparam("here"), "last_listed": bindparam("last")}
        with self._archive.transaction() as connection:
            if changed:
                connection.execute(update(PAGES).where(PAGES.c.id == bindparam("page")).values(values), changed)
            walked = update(SITES).where(SITES.c.id == site_id).values(walked_at=now.isoformat())
            connection.execute(walked)


def _first_row(sighting: Sighting, status: str, reason: str, *, listed_modified: str | None) -> dict[str, Any]:
    """The row of a page that was not known before."""
    moment = sighting.seen_at.isoformat()
    return {
        "site_id": sighting.site_id,
        "key": sighting.key,
        "url": sighting.url,
        "platform_id": sighting.platform_id,
        "status": status,
        "reason": reason,
        "revision_id": None,
        "document_id": None,
        "listed_modified": listed_modified,
        "routes": json.dumps(sighting.routes),
        "first_seen": moment,
        "last_seen": moment,
        **_told(sighting),
    }


def _told(sighting: Sighting) -> dict[str, Any]:
    """What the routes said of a page, as columns."""
    evidence = json.dumps(sighting.evidence, ensure_ascii=False)
    return {"claims": claims_to_json(sighting.claims), "evidence": evidence}


def _words(row: Mapping[str, Any]) -> tuple[str, ...]:
    try:
        found = json.loads(row["evidence"])
    except (ValueError, TypeError, RecursionError):
        found = None
    if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
        raise ArchiveError(f"archive.db is damaged: values of the page {row['key']!r}; restore it from a backup")
    return tuple(found)


def _both(old: str | None, new: str | None) -> str | None:
    """The stamps of the routes that spoke now, and the last ones of those that did not."""
    if old is None or new is None or not (old.startswith("{") and new.startswith("{")):
        return new or old
    return json.dumps(json.loads(old) | json.loads(new), sort_keys=True)
