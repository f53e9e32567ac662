"""Sites, runs, crawls, outcomes, routes and robots.txt copies: what was done, when, and how it ended."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, exists, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from scraper.store.archive import Archive
from scraper.store.prepared import inserting
from scraper.store.tables import CAPTURES, CRAWLS, OUTCOMES, PAGES, ROBOTS, ROUTES, RUNS, SITES
from scraper.store.whens import as_time
from scraper.types import Outcome, OutcomeKind, RouteReport, Site, SiteReport

_OUTCOME = inserting(OUTCOMES)
#: the status of a crawl that asked one address: it says nothing of the blog's state
ADDRESS = "address"


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteState:
    """What the archive holds of a site: its row, its platform, and what the next visit starts from."""

    id: int
    platform: str | None
    memory: dict[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredRobots:
    """The last good robots.txt of a host."""

    fetched_at: datetime
    status: int
    body: bytes


class Ledger:
    """The book of runs of one archive, opened for writing."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._db = archive.connection

    def begin_run(self, command: str, version: str, now: datetime) -> int:
        """A new run; its id."""
        values = {"started_at": now.isoformat(), "command": command, "version": version}
        made = self._db.execute(insert(RUNS).values(values)).inserted_primary_key
        assert made is not None
        return int(made[0])

    def end_run(self, run_id: int, now: datetime) -> None:
        """The run is over, however it ended."""
        self._db.execute(update(RUNS).where(RUNS.c.id == run_id).values(ended_at=now.isoformat()))

    def site(self, site: Site, now: datetime) -> SiteState:
        """The row of a site, made or brought in line with its entry."""
        values: dict[str, Any] = {
            "url": site.url,
            "language": site.language,
            "timezone": site.timezone,
            "topics": json.dumps(site.topics, ensure_ascii=False),
        }
        statement = upsert(SITES).values(name=site.name, first_crawled=now.isoformat(), **values)
        self._db.execute(statement.on_conflict_do_update(index_elements=["name"], set_=values))
        row = self._db.execute(select(SITES).where(SITES.c.name == site.name)).mappings().one()
        try:
            memory = json.loads(row["memory"])
        except (ValueError, TypeError, RecursionError):
            # the next visit is a full one
            memory = {}
        return SiteState(id=row["id"], platform=row["platform"], memory=memory if isinstance(memory, dict) else {})

    def recognised(self, site_id: int, platform: str, evidence: tuple[str, ...]) -> None:
        """Keep the platform of a site as soon as it is known: its crawl may not come to its end."""
        values = {"platform": platform, "platform_evidence": json.dumps(evidence, ensure_ascii=False)}
        self._db.execute(update(SITES).where(SITES.c.id == site_id).values(values))

    def forget_empty(self, name: str) -> None:
        """Delete the site of that name, with its crawls, if no page of it was ever seen; its captures stay."""
        empty = select(SITES.c.id).where(SITES.c.name == name, ~exists().where(PAGES.c.site_id == SITES.c.id))
        site_id = self._db.execute(empty).scalar()
        if site_id is None:
            return
        crawls = select(CRAWLS.c.id).where(CRAWLS.c.site_id == site_id)
        with self._archive.transaction() as connection:
            connection.execute(delete(OUTCOMES).where(OUTCOMES.c.crawl_id.in_(crawls)))
            connection.execute(delete(ROUTES).where(ROUTES.c.crawl_id.in_(crawls)))
            connection.execute(delete(CRAWLS).where(CRAWLS.c.site_id == site_id))
            connection.execute(update(CAPTURES).where(CAPTURES.c.site_id == site_id).values(site_id=None))
            connection.execute(delete(SITES).where(SITES.c.id == site_id))

    def remember(
        self,
        site_id: int,
        *,
        platform: str | None,
        evidence: tuple[str, ...],
        memory: Mapping[str, Any],
        now: datetime,
    ) -> None:
        """Keep what the next visit of a site starts from."""
        values = {
            "platform": platform,
            "platform_evidence": json.dumps(evidence, ensure_ascii=False),
            "memory": json.dumps(memory, ensure_ascii=False),
            "last_crawled": now.isoformat(),
        }
        self._db.execute(update(SITES).where(SITES.c.id == site_id).values(values))

    def interrupted_since(self, site_id: int) -> datetime | None:
        """When the site's unfinished work began, if its last crawl was cut off; else None."""
        rows = self._db.execute(
            select(CRAWLS.c.status, CRAWLS.c.started_at)
            .where(CRAWLS.c.site_id == site_id, CRAWLS.c.status != ADDRESS)
            .order_by(CRAWLS.c.id.desc())
            .limit(20)
        ).all()
        since = None
        for status, started_at in rows:
            if status not in ("running", "interrupted"):
                break
            since = as_time(started_at) or since
        return since

    def lost_crawl(self, run_id: int, name: str, url: str, since: datetime) -> int:
        """Note a crawl whose last rows were lost, so that the next one of the site goes on; the id of the site.

        `url` is that of a site whose own row was lost, too, until its next crawl begins.
        """
        moment = since.isoformat()
        made = upsert(SITES).values(name=name, url=url, first_crawled=moment)
        self._db.execute(made.on_conflict_do_nothing(index_elements=["name"]))
        site_id = int(self._db.execute(select(SITES.c.id).where(SITES.c.name == name)).scalar_one())
        values = {"run_id": run_id, "site_id": site_id, "started_at": moment, "status": "interrupted"}
        self._db.execute(insert(CRAWLS).values(values | {"reason": "cut off; taken back from the WARC files"}))
        return site_id

    def begin_crawl(self, run_id: int, site_id: int, now: datetime) -> int:
        """A new crawl of a site in a run; its id."""
        values = {"run_id": run_id, "site_id": site_id, "started_at": now.isoformat()}
        made = self._db.execute(insert(CRAWLS).values(values)).inserted_primary_key
        assert made is not None
        return int(made[0])

    def end_crawl(self, crawl_id: int, report: SiteReport, now: datetime) -> None:
        """The crawl's last words: status, reason, counts, and what each route gave."""
        one = report.address is not None
        reason = f"{report.address}: {report.reason or report.status}" if one else report.reason
        values = {
            "ended_at": now.isoformat(),
            "status": ADDRESS if one else report.status,
            "reason": reason,
            "requests": report.requests,
            "counts": json.dumps(report.counts),
            "named_by": json.dumps(report.named_by),
            "holes": json.dumps(report.holes, ensure_ascii=False),
        }
        rows = [_route_row(crawl_id, route) for route in report.routes]
        with self._archive.transaction() as connection:
            connection.execute(update(CRAWLS).where(CRAWLS.c.id == crawl_id).values(values))
            if rows:
                connection.execute(insert(ROUTES), rows)

    def outcome(self, crawl_id: int, outcome: Outcome, page_id: int | None) -> None:
        """Note how a candidate ended; the unchanged ones are counted, not listed."""
        if outcome.kind is OutcomeKind.UNCHANGED:
            return
        _OUTCOME.run(
            self._db,
            crawl_id=crawl_id,
            page_id=page_id,
            url=outcome.url,
            kind=outcome.kind.value,
            reason=outcome.reason,
        )

    def robots(self, host: str) -> StoredRobots | None:
        """The kept robots.txt of a host."""
        row = self._db.execute(select(ROBOTS).where(ROBOTS.c.host == host)).mappings().first()
        if row is None:
            return None
        fetched_at = as_time(row["fetched_at"])
        if fetched_at is None or not isinstance(row["status"], int) or not isinstance(row["body"], bytes):
            return None
        return StoredRobots(fetched_at=fetched_at, status=row["status"], body=row["body"])

    def keep_robots(self, host: str, copy: StoredRobots) -> None:
        """Keep a host's robots.txt in the place of the one before."""
        values = {"fetched_at": copy.fetched_at.isoformat(), "status": copy.status, "body": copy.body}
        statement = upsert(ROBOTS).values(host=host, **values)
        self._db.execute(statement.on_conflict_do_update(index_elements=["host"], set_=values))


def _route_row(crawl_id: int, route: RouteReport) -> dict[str, Any]:
    return {
        "crawl_id": crawl_id,
        "route": route.route.value,
        "address": route.address,
        "listed": route.listed,
        "declared": route.declared,
        "cap": route.cap,
        "note": route.note,
    }
