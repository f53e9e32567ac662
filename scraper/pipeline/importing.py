"""Text files from a folder into the archive: each read, captured, compared with what is there, and laid down."""

from __future__ import annotations

import asyncio
import os
import stat
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from urllib.parse import quote

from scraper import urls
from scraper.dedup import content_hash
from scraper.errors import UsageError
from scraper.extraction import MAX_DOCUMENT, document_url, read_document
from scraper.pipeline.boilerplate import finish_rendering
from scraper.pipeline.env import Env
from scraper.pipeline.ingest import Saving
from scraper.pipeline.rules import rules_of
from scraper.pipeline.run import Order, opened
from scraper.store import Holdings, Keeping, Origin, Sighting, text_of
from scraper.types import Article, NotArticle, Outcome, OutcomeKind, Response, Site, SiteReport

#: the reserved site of documents whose address is not known
SITE = Site(name="import", url="import:")
ROUTE = "import"
#: reasons for which a file's bytes are no document at all, and are not kept
_UNREAD = frozenset({"too-large", "not-utf-8"})
_STOPPED = "stopped; the same command goes on from here"


@dataclass(frozen=True, kw_only=True, slots=True)
class Imported:
    """What became of a file, and what was understood of it."""

    #: its path from the folder
    file: str
    kind: OutcomeKind
    reason: str = ""
    number: int | None = None
    url: str | None = None
    article: Article | None = None
    words: int = 0
    #: lines that are none of the author's
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A file of the folder: its path from there, and why it can't be read, if that is plain already."""

    name: str
    trouble: str = ""
    #: it is no loss: it is there under another name
    harmless: bool = False


def text_files(folder: Path) -> tuple[Found, ...]:
    """The .txt files in a folder and the folders below it, in the order of their names; links are not followed.

    Raises UsageError where there is no such folder, it can't be opened, or it has no such file.
    """
    if not folder.is_dir():
        what = "is no folder; give the folder that the file is in" if folder.exists() else "is not there"
        raise UsageError(f"{folder} {what}; 'scrape import FOLDER' reads the .txt files of a folder")
    found: list[Found] = []

    def trouble(error: OSError) -> None:
        name = os.path.relpath(error.filename, folder)
        if name == ".":
            raise UsageError(f"{folder} could not be opened ({error.strerror}); fix its permissions")
        found.append(
            Found(name=name, trouble=f"this folder could not be opened ({error.strerror}); fix its permissions")
        )

    for here, folders, files in os.walk(folder, onerror=trouble):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in (*folders, *files):
            path = Path(here, name)
            wanted = name.lower().endswith(".txt") and not name.startswith(".")
            if path.is_symlink() and (wanted or name in folders):
                found.append(_link(path, folder))
            elif wanted and name in files:
                found.append(Found(name=os.path.relpath(path, folder)))
    if not found:
        raise UsageError(f"{folder} has no .txt file; 'scrape import FOLDER' reads the .txt files of a folder")
    return tuple(sorted(found, key=lambda file: file.name))


def _link(path: Path, folder: Path) -> Found:
    name = os.path.relpath(path, folder)
    if path.exists() and path.resolve().is_relative_to(folder.resolve()):
        return Found(name=name, trouble="a link to what is read under its own name", harmless=True)
    return Found(name=name, trouble="a link that leads out of the folder; copy what it means into the folder")


async def import_files(
    folder: Path,
    files: tuple[Found, ...],
    order: Order,
    *,
    owner: Callable[[str], Site],
    tell: Callable[[Imported], None],
) -> SiteReport:
    """Import these files of a folder; `owner` says to whose site an address belongs, `tell` hears of every file.

    Raises LockedError where another run holds the archive, ArchiveError where it can't be opened or written.
    """
    async with opened(order) as env:
        for site_id, _ in Keeping(env.vault.archive).sites():
            await finish_rendering(env.vault.archive, site_id, order.clock)
        desk = _Desk(env, owner, tell)
        for file in files:
            # lets a signal be heard
            await asyncio.sleep(0)
            if env.fetcher.stopped:
                return desk.finish(_STOPPED)
            desk.take(folder, file)
        return desk.finish()


class _Desk:
    """Where files are taken in, one after the other, in one crawl of the site `import`."""

    def __init__(self, env: Env, owner: Callable[[str], Site], tell: Callable[[Imported], None]) -> None:
        self._env = env
        self._owner = owner
        self._tell = tell
        self._holdings = Holdings(env.vault.archive)
        self._started = env.clock()
        self._site_id = env.ledger.site(SITE, self._started).id
        self._crawl_id = env.ledger.begin_crawl(env.run_id, self._site_id, self._started)
        self._counts: Counter[str] = Counter()
        self._skipped: Counter[str] = Counter()

    def take(self, folder: Path, file: Found) -> None:
        """Read a file, save what it holds, and tell how it ended once that is durable."""
        now, shown = self._env.clock(), _shown(file.name)
        data: bytes | str = file.trouble or _bytes(folder / file.name)
        if isinstance(data, str):
            self._leave(shown, OutcomeKind.SKIPPED if file.harmless else OutcomeKind.FAILED, data)
            return
        name = Path(file.name).name
        reading = read_document(data, name, now=now, content_hash=content_hash)
        article = reading.extracted
        if isinstance(article, NotArticle) and article.reason in _UNREAD:
            self._leave(shown, OutcomeKind.FAILED, article.detail)
            return
        url = document_url(data, name)
        capture_id = self._env.vault.keep_file(_as_answered(url, data, now), SITE.name, self._site_id)
        lead = self._lead(self._site_id, url, url)
        told = Imported(file=shown, kind=OutcomeKind.SKIPPED, url=url, dropped=reading.dropped)
        if isinstance(article, NotArticle):
            outcome = Outcome(kind=OutcomeKind.SKIPPED, url=url, reason=article.reason)
            self._skipped[article.reason] += 1
            told = replace(told, reason=article.detail)
            self._env.ingest.note(self._crawl_id, lead, outcome, partial(self._done, told))
            return
        address = reading.address
        there = self._lead(self._site_of(address), urls.key(address), address) if address is not None else None
        saving = Saving(
            crawl_id=self._crawl_id,
            lead=lead,
            article=article,
            text=text_of(article.title, article.text, self._env.ingest.marks(self._site_id)),
            origin=Origin(capture_id=capture_id, item=None),
            rules=rules_of(SITE),
            address=there,
        )
        told = replace(told, article=article, words=len(article.text.split()))
        self._env.ingest.save(saving, partial(self._done, told))

    def _lead(self, site_id: int, key: str, url: str) -> Sighting:
        return Sighting(
            site_id=site_id,
            key=key,
            url=url,
            platform_id=None,
            routes=(ROUTE,),
            listed_modified=None,
            seen_at=self._env.clock(),
        )

    def _site_of(self, address: str) -> int:
        """The id of the site that an address belongs to: one that holds it, else its owner's."""
        held = self._holdings.at(urls.key(address))
        if held is not None:
            return held.site_id
        site = self._owner(address)
        known = self._holdings.site(site.name)
        return known if known is not None else self._env.ledger.site(site, self._started).id

    def _leave(self, file: str, kind: OutcomeKind, reason: str) -> None:
        """Note a file of which nothing is kept."""
        outcome = Outcome(kind=kind, url=f"import:{quote(file)}", reason=reason)
        told = Imported(file=file, kind=kind, reason=reason)
        self._env.ingest.leave(self._crawl_id, None, outcome, partial(self._done, told))

    def _done(self, told: Imported, outcome: Outcome) -> None:
        self._counts[outcome.kind.value] += 1
        reason = told.reason or outcome.reason
        self._tell(
            replace(told, kind=outcome.kind, number=outcome.number, url=told.url and outcome.url, reason=reason)
        )

    def finish(self, stopped: str = "") -> SiteReport:
        """Close the crawl in the ledger and make everything durable."""
        self._env.batch.commit()
        now, failed = self._env.clock(), self._counts["failed"]
        articles = self._counts.total() - failed - self._counts["skipped"]
        lost = f"{failed} file{'s' if failed != 1 else ''} could not be read" if failed else ""
        status = "interrupted" if stopped else "ok" if not failed else "partial" if articles else "failed"
        report = SiteReport(
            site=SITE.name,
            url=SITE.url,
            platform=ROUTE,
            status=status,
            reason=stopped or lost,
            seconds=(now - self._started).total_seconds(),
            counts=dict(sorted(self._counts.items())),
            skipped=dict(sorted(self._skipped.items())),
            named_by={ROUTE: articles} if articles and not stopped else {},
            holes=(lost,) if lost else (),
        )
        self._env.ledger.remember(self._site_id, platform=ROUTE, evidence=(), memory={}, now=now)
        self._env.ledger.end_crawl(self._crawl_id, report, now)
        self._env.batch.commit()
        self._env.verifier.text_files(self._site_id, SITE.name)
        return report


def _shown(name: str) -> str:
    """A file's name as text: its bytes need not be any."""
    return os.fsencode(name).decode("utf-8", "replace")


def _bytes(path: Path) -> bytes | str:
    """The bytes of a file, one more than is read of it at most; why it can't be read, as a sentence."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return "it is no plain file; take it out of the folder"
        with path.open("rb") as stream:
            return stream.read(MAX_DOCUMENT + 1)
    except OSError as error:
        return f"it could not be read ({error.strerror}); fix its permissions, or take it out of the folder"


def _as_answered(url: str, data: bytes, now: datetime) -> Response:
    """A file in the form in which answers are captured."""
    return Response(
        url=url,
        status=200,
        reason="",
        http_version="",
        headers=(("Content-Type", "text/plain"),),
        body=data,
        content=data,
        fetched_at=now,
        seconds=0.0,
        request_target="",
        request_headers=(),
    )
