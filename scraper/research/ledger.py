"""The completeness ledger of a site: what each route listed, what only one route knew, and what may be missing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import RowMapping, text

from scraper.research.reader import Reader, plain_errors, unreadable
from scraper.store import ADDRESS, LISTED
from scraper.types import RouteKind

#: crawls that saw only some of the posts
_CUT_OFF = ("interrupted", "running")


@dataclass(frozen=True, kw_only=True, slots=True)
class RouteLine:
    """One route of one crawl, as the archive's table `routes` has it."""

    route: str
    address: str
    listed: int
    declared: int | None
    cap: int | None
    note: str


_UNTAKEN = text(
    "SELECT p.status, p.reason, count(*) FROM pages p JOIN sites s ON s.id = p.site_id "
    "WHERE s.name = :name AND p.status <> 'article' GROUP BY 1, 2 ORDER BY 1, 2"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteLedger:
    """The last crawl of a site that asked every route it needed, and the newest crawl of all.

    `named` are the articles that each kind of route named, `only` those that no other kind did; both count
    articles, where a route's `listed` counts addresses, pages that are none among them. `skipped` are the pages of
    the site that were looked at and not taken, by reason, `failed` those that could not be read, `waiting` those
    that were never asked for.
    """

    site: str
    url: str
    platform: str | None
    evidence: tuple[str, ...]
    started_at: str
    status: str
    reason: str
    articles: int
    declared: int | None
    named: dict[str, int]
    only: dict[str, int]
    skipped: dict[str, int]
    failed: int
    waiting: int
    routes: tuple[RouteLine, ...]
    holes: tuple[str, ...]
    #: of the newest crawl, where that is another one: when it began, and how it ended
    since: tuple[str, str, str] | None


def site_ledger(reader: Reader, name: str) -> SiteLedger | None:
    """The ledger of a site; None where no crawl has asked its routes yet.

    Raises NotFoundError if the archive holds no such site.
    """
    reader.must_have_site(name)
    query = text(
        "SELECT c.*, s.url, s.platform, s.platform_evidence FROM crawls c JOIN sites s ON s.id = c.site_id "
        "WHERE s.name = :name AND c.status <> :address ORDER BY c.id DESC"
    )
    with plain_errors():
        crawls = reader.connection.execute(query, {"name": name, "address": ADDRESS}).mappings().all()
        asked = [crawl for crawl in crawls if _decoded(crawl["named_by"], dict)]
        whole = next((crawl for crawl in asked if crawl["status"] not in _CUT_OFF), asked[0] if asked else None)
        if whole is None:
            return None
        rows = reader.connection.execute(
            text(
                "SELECT route, address, listed, declared, cap, note FROM routes WHERE crawl_id = :id ORDER BY id"
            ),
            {"id": whole["id"]},
        ).mappings()
        routes = tuple(RouteLine(**row) for row in rows)
        if not all(isinstance(n, int | None) for line in routes for n in (line.listed, line.declared, line.cap)):
            raise unreadable("the numbers of a route are not numbers")
        untaken = reader.connection.execute(_UNTAKEN, {"name": name}).all()
    sets: dict[str, int] = _decoded(whole["named_by"], dict)
    newest = crawls[0]
    return SiteLedger(
        site=name,
        url=whole["url"],
        platform=whole["platform"],
        evidence=tuple(_decoded(whole["platform_evidence"], list)),
        started_at=whole["started_at"],
        status=whole["status"],
        reason=whole["reason"],
        articles=sum(sets.values()),
        declared=max((line.declared for line in routes if line.declared is not None), default=None),
        named=_counted(sets, alone=False),
        only=_counted(sets, alone=True),
        skipped={reason: count for status, reason, count in untaken if status == "skipped"},
        failed=sum(count for status, _, count in untaken if status == "failed"),
        waiting=sum(count for status, _, count in untaken if status == LISTED),
        routes=routes,
        holes=_holes(whole, newest),
        since=None if newest is whole else (newest["started_at"], newest["status"], newest["reason"]),
    )


def named_only_by(reader: Reader, name: str, route: str) -> list[dict[str, Any]]:
    """The articles of a site that only one kind of route names: url and title, the newest first."""
    query = text(
        "SELECT p.url, m.title, m.published FROM pages p JOIN sites s ON s.id = p.site_id "
        "JOIN metadata m ON m.id = p.metadata_id WHERE s.name = :name AND p.routes = :routes "
        "ORDER BY m.published DESC, p.id"
    )
    with plain_errors():
        rows = reader.connection.execute(query, {"name": name, "routes": json.dumps([route])}).mappings()
        return [dict(row) for row in rows]


def _holes(whole: RowMapping, newest: RowMapping) -> tuple[str, ...]:
    """Why posts may be missing: what the crawl wrote down, and that it or a newer one was cut off."""
    holes = list(_decoded(whole["holes"], list))
    if not holes and whole["status"] != "ok":
        holes.append(whole["reason"] or f"the crawl ended {whole['status']}, before every post was read")
    if newest is not whole and newest["status"] in ("interrupted", "running"):
        what = "was cut off" if newest["status"] == "interrupted" else "is still at work, or was killed"
        holes.append(f"the crawl that began {newest['started_at'][:16]}Z {what}")
    return tuple(holes)


def _decoded(text: str, kind: type) -> Any:
    """A value that the database holds as JSON. Raises ArchiveError where it is of another kind."""
    try:
        found = json.loads(text)
    except (ValueError, TypeError, RecursionError) as error:
        raise unreadable(str(error)) from error
    counts = found.values() if isinstance(found, dict) else ()
    if not isinstance(found, kind) or not all(isinstance(count, int) for count in counts):
        raise unreadable(f"{text[:60]!r} is not what it has to be")
    return found


def _counted(sets: dict[str, int], *, alone: bool) -> dict[str, int]:
    found: dict[str, int] = {}
    for kind in RouteKind:
        count = sum(
            number
            for names, number in sets.items()
            if (names == kind.value if alone else kind.value in names.split("+"))
        )
        if count:
            found[kind.value] = count
    return found
