"""One run over many sites: opens the rooms, crawls side by side, lets no site end another."""

from __future__ import annotations

import asyncio
import contextlib
import os
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from scraper import __version__
from scraper.capture import WarcWriter
from scraper.errors import ArchiveError, ScrapeError
from scraper.fetch import Fetcher, Turns, default_state_folder, user_agent
from scraper.operate import ArchiveLock
from scraper.pipeline.batch import Batch
from scraper.pipeline.crawl import SiteCrawl
from scraper.pipeline.env import Env, Nobody, Watcher
from scraper.pipeline.ingest import Ingest, fault
from scraper.pipeline.vault import Vault, recover
from scraper.pipeline.verifier import Verifier
from scraper.pipeline.workers import Extractor
from scraper.store import Archive, Keeping, Ledger, Pages
from scraper.types import Clock, Finding, Site, SiteReport

#: sites in work at the same time; each waits for its own host nearly all the time
SITES_AT_ONCE = 64
PROJECT = f"therapy-blog-archiver/{__version__}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Order:
    """What a run is asked to do, and with what."""

    archive: Path
    command: str
    clock: Clock
    contact: str | None = None
    proxy: str | None = None
    state_folder: Path | None = None
    workers: int = field(default_factory=lambda: min(4, os.cpu_count() or 1))
    watcher: Watcher = field(default_factory=Nobody)
    #: who hears of what is wrong with the archive
    tell: Callable[[Finding], None] = lambda _: None
    #: compare every WARC file and text file with what the database knows, in place of a sample
    verify: bool = False
    #: called with the function that stops the run after the requests in flight
    on_start: Callable[[Callable[[], None]], None] = lambda _: None


async def crawl(sites: Sequence[Site], order: Order) -> tuple[SiteReport, ...]:
    """Crawl these sites into the archive; a report for each, in their order.

    Raises LockedError where another run holds the archive, ArchiveError where it can't be opened or written.
    """
    async with opened(order) as env:
        gate = asyncio.Semaphore(SITES_AT_ONCE)

        async def one(site: Site) -> SiteReport:
            async with gate:
                return await alone(env, site)

        try:
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(one(site)) for site in sites]
        except ExceptionGroup as errors:
            raise _first(errors) from errors
        return tuple(task.result() for task in tasks)


async def alone(
    env: Env, site: Site, action: Callable[[SiteCrawl], Awaitable[SiteReport]] = SiteCrawl.run
) -> SiteReport:
    """One site's work, whose faults stay its own; only a fault of the archive ends the run."""
    work: SiteCrawl | None = None
    try:
        work = SiteCrawl(env, site)
        return await action(work)
    except ScrapeError:
        raise
    except Exception as error:  # the border where one site's fault must not end the others
        cause = _first(error)
        if isinstance(cause, ScrapeError):
            raise cause from error
        words = fault(cause)
        if work is None:
            return SiteReport(site=site.name, url=site.url, platform=None, status="failed", reason=words)
        return work.finish("failed", words)


def _first(error: Exception) -> Exception:
    """The error itself; of a group the one that ends the run, else the first."""
    while isinstance(error, ExceptionGroup):
        error = next((one for one in error.exceptions if isinstance(one, ScrapeError)), error.exceptions[0])
    return error


@asynccontextmanager
async def opened(order: Order) -> AsyncIterator[Env]:
    """The rooms of a run, opened in order and closed in reverse, whatever happens."""
    with ArchiveLock(order.archive, command=order.command, clock=order.clock), _archive(order) as archive:
        ledger = Ledger(archive)
        run_id = ledger.begin_run(order.command, __version__, order.clock())
        verifier = Verifier(archive, order.clock, order.tell, every=order.verify)
        verifier.warc_sizes()
        recover(archive, ledger, run_id, order.clock())
        slots = Turns(order.state_folder or default_state_folder())
        with _warc(order, archive) as warc, contextlib.closing(slots) as turns:
            batch = Batch(archive, warc, order.clock)
            batch.commit()
            vault = Vault(archive, warc, batch, run_id)
            agent = user_agent(__version__, order.contact)
            async with (
                Extractor(order.workers) as extractor,
                Fetcher(user_agent=agent, turns=turns, clock=order.clock, proxy=order.proxy) as fetcher,
            ):

                def stop() -> None:
                    fetcher.stop()
                    verifier.stop()

                order.on_start(stop)
                digests = asyncio.create_task(verifier.warc_digests())
                try:
                    yield Env(
                        run_id=run_id,
                        fetcher=fetcher,
                        vault=vault,
                        batch=batch,
                        ingest=Ingest(archive, batch),
                        pages=Pages(archive),
                        ledger=ledger,
                        extractor=extractor,
                        watcher=order.watcher,
                        clock=order.clock,
                        verifier=verifier,
                    )
                    await digests
                    await verifier.all_text_files()
                    await verifier.all_texts()
                finally:
                    # an error of the crawl must not wait for files of gigabytes
                    if not digests.done():
                        verifier.stop()
                        await asyncio.wait([digests])
            ledger.end_run(run_id, order.clock())
            batch.seal()
        await verifier.database()


@contextmanager
def _archive(order: Order) -> Iterator[Archive]:
    archive = Archive(order.archive)
    try:
        yield archive
    except BaseException:
        archive.abandon()
        raise
    archive.close()


@contextmanager
def _warc(order: Order, archive: Archive) -> Iterator[WarcWriter]:
    writer = WarcWriter(
        archive.folder / "warc",
        software=PROJECT,
        operator=order.contact,
        clock=order.clock,
        new_id=lambda: f"urn:uuid:{uuid.uuid4()}",
        known=[file.name for file in Keeping(archive).warc_files()],
    )
    try:
        yield writer
    finally:
        with contextlib.suppress(ArchiveError):
            writer.close()
