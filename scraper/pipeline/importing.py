"""Text files from a folder into the archive: each read, captured, compared with what is there, and laid down."""

from __future__ import annotations

import asyncio
import os
import stat
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from scraper import urls
from scraper.dedup import RECIPE, content_hash
from scraper.errors import UsageError
from scraper.extraction import MAX_DOCUMENT, Reading, document_url, read_document
from scraper.pipeline.env import Env
from scraper.pipeline.run import Order, opened
from scraper.store import Holdings, Origin, Sighting, Text
from scraper.textformat import render_body
from scraper.types import Article, NotArticle, Outcome, OutcomeKind, Response, Site, SiteReport, Verdict

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
        desk = _Desk(env, owner)
        for file in files:
            # lets a signal be heard
            await asyncio.sleep(0)
            if env.fetcher.stopped:
                return desk.finish(_STOPPED)
            tell(desk.take(folder, file))
        return desk.finish()


class _Desk:
    """Where files are taken in, one after the other, in one crawl of the site `import`."""

    def __init__(self, env: Env, owner: Callable[[str], Site]) -> None:
        self._env = env
        self._owner = owner
        self._holdings = Holdings(env.vault.archive)
        self._started = env.clock()
        self._site_id = env.ledger.site(SITE, self._started).id
        self._crawl_id = env.ledger.begin_crawl(env.run_id, self._site_id, self._started)
        self._counts: Counter[str] = Counter()
        self._skipped: Counter[str] = Counter()

    def take(self, folder: Path, file: Found) -> Imported:
        """Read a file, lay down what it holds, and note how it ended."""
        now = self._env.clock()
        data: bytes | str = file.trouble or _bytes(folder / file.name)
        if isinstance(data, str):
            kind = OutcomeKind.SKIPPED if file.harmless else OutcomeKind.FAILED
            return self._note(Imported(file=_shown(file.name), kind=kind, reason=data), None)
        name = Path(file.name).name
        reading = read_document(data, name, now=now, content_hash=content_hash)
        if isinstance(reading.extracted, NotArticle) and reading.extracted.reason in _UNREAD:
            failed = Imported(file=_shown(file.name), kind=OutcomeKind.FAILED, reason=reading.extracted.detail)
            return self._note(failed, None)
        url = document_url(data, name)
        capture_id = self._env.vault.keep_file(_as_answered(url, data, now), SITE.name, self._site_id)
        imported, page_id = self._settle(_shown(file.name), url, reading, Origin(capture_id=capture_id, item=None))
        self._env.vault.tick()
        return self._note(imported, page_id)

    def _settle(self, file: str, url: str, reading: Reading, origin: Origin) -> tuple[Imported, int]:
        sighting = Sighting(
            site_id=self._site_id,
            key=url,
            url=url,
            platform_id=None,
            routes=(ROUTE,),
            listed_modified=None,
            seen_at=self._env.clock(),
        )
        article = reading.extracted
        if isinstance(article, NotArticle):
            page = self._env.pages.see(sighting, status="skipped", reason=article.reason)
            self._skipped[article.reason] += 1
            ended = Imported(
                file=file, kind=OutcomeKind.SKIPPED, reason=article.detail, url=url, dropped=reading.dropped
            )
            return ended, page.id
        body = render_body(article.blocks)
        text = Text(hash=content_hash(article.title, body), recipe=RECIPE, title=article.title, body=body)
        kind, number, page_id, url = self._lay(sighting, article, text, origin, reading.address)
        ended = Imported(
            file=file,
            kind=kind,
            number=number,
            url=url,
            article=article,
            words=len(body.split()),
            dropped=reading.dropped,
        )
        return ended, page_id

    def _lay(
        self, sighting: Sighting, article: Article, text: Text, origin: Origin, address: str | None
    ) -> tuple[OutcomeKind, int, int, str]:
        """Lay a text down: where its address is, if that is known and shows no other text, else under the file's.

        What a crawl has read of an address is newer and surer than a file, and is left as it is.
        """
        if address is not None:
            key = urls.key(address)
            held = self._holdings.at(key)
            if held is not None and held.hash == text.hash:
                return OutcomeKind.UNCHANGED, held.number, held.page_id, address
            if held is None:
                sighting = _at(sighting, self._site_of(address), key, address)
        laid = self._env.pages.lay(sighting, article, text, origin)
        kind = OutcomeKind.SAVED if laid.verdict is Verdict.NEW else OutcomeKind(laid.verdict.value)
        return kind, laid.number, laid.page_id, sighting.url

    def _site_of(self, address: str) -> int:
        site = self._owner(address)
        known = self._holdings.site(site.name)
        return known if known is not None else self._env.ledger.site(site, self._started).id

    def _note(self, imported: Imported, page_id: int | None) -> Imported:
        self._counts[imported.kind.value] += 1
        outcome = Outcome(
            kind=imported.kind, url=imported.url or f"import:{quote(imported.file)}", reason=imported.reason
        )
        self._env.ledger.outcome(self._crawl_id, outcome, page_id)
        return imported

    def finish(self, stopped: str = "") -> SiteReport:
        """Close the crawl in the ledger and make everything durable."""
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
        self._env.vault.commit()
        self._env.verifier.text_files(self._site_id, SITE.name)
        return report


def _at(sighting: Sighting, site_id: int, key: str, url: str) -> Sighting:
    return Sighting(
        site_id=site_id,
        key=key,
        url=url,
        platform_id=None,
        routes=sighting.routes,
        listed_modified=None,
        seen_at=sighting.seen_at,
    )


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
