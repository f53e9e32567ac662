"""What the archive knows of addresses, for the fetch room: capture first, and remember what was captured.

Ties the WARC files to the index of captures; both are made durable together (scraper/pipeline/batch.py).
"""

from __future__ import annotations

import contextlib
from dataclasses import replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from scraper import urls
from scraper.capture import (
    Found,
    Place,
    RevisitOf,
    WarcWriter,
    is_there,
    payload_digest,
    read_response,
    scan,
    seal,
    warc_files,
)
from scraper.codings import BadEncoding, TooLarge, decode_body
from scraper.errors import ArchiveError
from scraper.fetch import RobotsCopy
from scraper.pipeline.batch import SIZE, Batch, as_sealed
from scraper.store import Archive, CaptureRow, Captures, Keeping, Ledger, StoredRobots
from scraper.types import Capture, Response

#: an interrupted run's answers are used again for so long (seconds)
REPLAY_SECONDS = 24 * 3600
_DECODED_LIMIT = 64 * 1024 * 1024


class Vault:
    """The bytes of one archive while a run writes it."""

    def __init__(self, archive: Archive, warc: WarcWriter, batch: Batch, run_id: int) -> None:
        self.archive = archive
        self.ledger = Ledger(archive)
        self._captures = Captures(archive)
        self._warc = warc
        self._batch = batch
        self._run_id = run_id
        #: the addresses of captures whose rows wait for the next transaction
        self._waiting: set[str] = set()

    def site(self, name: str, site_id: int, replay_since: datetime | None) -> SiteVault:
        """The vault as one site's session sees it; answers since `replay_since` are not asked again."""
        return SiteVault(self, name, site_id, replay_since)

    def latest_good(self, url: str) -> CaptureRow | None:
        """The newest capture of exactly this address that is a whole answer with 200 or 304."""
        self._settle(url)
        return self._captures.latest_good(url)

    def latest_since(self, url: str, since: datetime) -> CaptureRow | None:
        """The newest capture of exactly this address that is not older than that, whatever it answered."""
        self._settle(url)
        return self._captures.latest_since(url, since)

    def _settle(self, url: str) -> None:
        """Write the row of an address before it is looked for."""
        if url in self._waiting:
            self._batch.commit()

    # captures -------------------------------------------------------------------------------------------------

    def write(self, response: Response, site: str, site_id: int) -> tuple[int, Response, bool]:
        """Capture one answer: its id, the answer with its payload, and whether that payload was held before."""
        before = self.latest_good(response.url) if response.status in (200, 304) else None
        run = str(self._run_id)
        if response.status == 304:
            if before is None:
                raise ArchiveError(f"{response.url} answered 304 to a question that was never asked")
            kept = self._payload_row(before)
            place = self._warc.write_revisit(
                response, _revisit_of(kept), "server-not-modified", run=run, site=site
            )
            capture_id = self._add(response, place, site_id, kept)
            return capture_id, replace(response, content=self._content(kept)), True
        digest = payload_digest(response.body)
        same = before is not None and before.payload_digest == digest and self.holds(before)
        held = self._payload_row(before) if before is not None and same else None
        if held is not None and response.truncated is None and response.body:
            place = self._warc.write_revisit(
                response, _revisit_of(held), "identical-payload-digest", run=run, site=site
            )
            return self._add(response, place, site_id, held), response, True
        place = self._warc.write(response, run=run, site=site)
        return self._add(response, place, site_id, None), response, False

    def keep_file(self, file: Response, site: str, site_id: int) -> int:
        """Capture a file that nobody was asked for, unless its address holds the same bytes; the capture's id."""
        before = self.latest_good(file.url)
        if before is not None and before.payload_digest == payload_digest(file.body) and self.holds(before):
            return before.id
        place = self._warc.write_resource(file, run=str(self._run_id), site=site)
        return self._add(file, place, site_id, None, kind="resource")

    def _add(
        self, response: Response, place: Place, site_id: int, kept: CaptureRow | None, *, kind: str = "response"
    ) -> int:
        values: dict[str, Any] = {
            "run_id": self._run_id,
            "site_id": site_id,
            "url": response.url,
            "status": response.status,
            "fetched_at": response.fetched_at.isoformat(),
            "kind": kind if kept is None else "revisit",
            "media_type": response.media_type,
            "etag": response.header("etag") or (kept.etag if kept else None),
            "last_modified": response.header("last-modified") or (kept.last_modified if kept else None),
            "truncated": response.truncated.value if response.truncated else None,
            "payload_digest": place.payload_digest if kept is None else kept.payload_digest,
            "warc_file": place.file,
            "warc_offset": place.offset,
            "warc_length": place.length,
            "refers_to": kept.id if kept else None,
        }
        capture_id, url = self._captures.take_id(), response.url

        def write() -> None:
            self._captures.add(values, capture_id)
            self._waiting.discard(url)

        self._waiting.add(url)
        self._batch.add(write)
        self._batch.tick()
        return capture_id

    def _payload_row(self, row: CaptureRow) -> CaptureRow:
        """The capture that really holds the payload."""
        if row.refers_to is None:
            return row
        return self._captures.by_id(row.refers_to) or row

    def _content(self, row: CaptureRow) -> bytes | None:
        return self.read(row).content

    def read(self, row: CaptureRow) -> Response:
        """A captured answer, read back from its WARC file."""
        self._warc.flush(sync=False)
        return read_response(self.folder, row.warc_file, row.warc_offset, decode=_decode)

    def again(self, row: CaptureRow) -> Response:
        """A captured answer with its payload, wherever that lies."""
        response = self.read(row)
        if row.refers_to is not None:
            response = replace(response, content=self._content(self._payload_row(row)))
        return response

    def holds(self, row: CaptureRow) -> bool:
        """True if the file with a capture's payload is still here; an operator may have moved old ones away."""
        return is_there(self.folder, self._payload_row(row).warc_file)

    @property
    def folder(self) -> Path:
        """Where the WARC files lie."""
        return self.archive.folder / "warc"


class SiteVault:
    """The vault for one site's session (fetch.Memory)."""

    def __init__(self, vault: Vault, name: str, site_id: int, replay_since: datetime | None) -> None:
        self._vault = vault
        self._name = name
        self._site_id = site_id
        self._replay_since = replay_since

    def validators(self, url: str) -> tuple[str | None, str | None]:
        """ETag and Last-Modified of the newest good answer of this address."""
        row = self._vault.latest_good(url)
        if row is None or not self._vault.holds(row):
            return None, None
        return row.etag, row.last_modified

    def replay(self, url: str) -> Capture | None:
        """The answer that an interrupted run already has, so that the host is not asked twice."""
        if self._replay_since is None:
            return None
        row = self._vault.latest_since(url, self._replay_since)
        if row is None or row.truncated is not None or not self._vault.holds(row):
            return None
        return Capture(id=row.id, asked_url=url, response=self._vault.again(row))

    def record(self, url: str, response: Response) -> Capture:
        """Capture an answer before anything interprets it."""
        capture_id, kept, unchanged = self._vault.write(response, self._name, self._site_id)
        return Capture(id=capture_id, asked_url=url, response=kept, unchanged=unchanged)

    def robots_copy(self, host: str) -> RobotsCopy | None:
        """The kept robots.txt of a host."""
        stored = self._vault.ledger.robots(host)
        if stored is None:
            return None
        return RobotsCopy(fetched_at=stored.fetched_at, status=stored.status, body=stored.body)

    def keep_robots(self, host: str, copy: RobotsCopy) -> None:
        """Keep a host's robots.txt."""
        self._vault.ledger.keep_robots(
            host, StoredRobots(fetched_at=copy.fetched_at, status=copy.status, body=copy.body)
        )


def recover(archive: Archive, ledger: Ledger, run_id: int, now: datetime) -> int:
    """Take back from the WARC files what a power cut took from the end of the database; how many records.

    The crawls that wrote them are noted as cut off, so that this run uses their answers and does not ask again.
    The files that such runs left are sealed.
    """
    captures = Captures(archive)
    folder = archive.folder / "warc"
    if not folder.is_dir():
        return 0
    count = 0
    sites: dict[str, int] = {}
    keeping = Keeping(archive)
    sealed = {file.name for file in keeping.warc_files()}
    left = [path.name for path in warc_files(folder) if path.name not in sealed]
    lost = scan(folder, captures.known_ends(left), sealed)
    while some := list(islice(lost, SIZE)):
        with archive.transaction():
            for found in some:
                if found.site and found.site not in sites:
                    home = f"{urls.origin(found.url)}/" if urls.clean(found.url) else ""
                    sites[found.site] = ledger.lost_crawl(run_id, found.site, home, found.date)
                captures.add(_row_of(found, captures) | {"site_id": sites.get(found.site)})
        count += len(some)
    ends = captures.known_ends(left)
    found_so = [seal(folder, name, ends.get(name, 0)) for name in left]
    with archive.transaction():
        keeping.seal(map(as_sealed, found_so), now)
    return count


def _row_of(found: Found, captures: Captures) -> dict[str, Any]:
    kept = captures.latest_good(found.refers_to_url or found.url) if found.kind == "revisit" else None
    return {
        "run_id": None,
        "site_id": None,
        "url": found.url,
        "status": found.status,
        "fetched_at": found.date.isoformat(),
        "kind": found.kind,
        "media_type": found.media_type,
        "etag": found.etag,
        "last_modified": found.last_modified,
        "truncated": found.truncated,
        "payload_digest": found.payload_digest or "",
        "warc_file": found.file,
        "warc_offset": found.offset,
        "warc_length": found.length,
        "refers_to": (kept.refers_to or kept.id) if kept else None,
    }


def _revisit_of(row: CaptureRow) -> RevisitOf:
    return RevisitOf(url=row.url, date=row.fetched_at, payload_digest=row.payload_digest)


def _decode(body: bytes, coding: str | None) -> bytes | None:
    with contextlib.suppress(BadEncoding, TooLarge):
        return decode_body(body, coding, _DECODED_LIMIT)
    return None
