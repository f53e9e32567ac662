"""What a run hands to each of its crawls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from scraper.fetch import Fetcher
from scraper.pipeline.batch import Batch
from scraper.pipeline.ingest import Ingest
from scraper.pipeline.vault import Vault
from scraper.pipeline.verifier import Verifier
from scraper.pipeline.workers import Extractor
from scraper.store import Ledger, Pages
from scraper.types import Clock, Outcome, Site, SiteReport


class Watcher(Protocol):
    """Who wants to see a run happen; the command line draws progress with it."""

    def site_started(self, site: Site) -> None:
        """A site's crawl begins."""

    def outcome(self, site: Site, outcome: Outcome) -> None:
        """A candidate has ended."""

    def site_ended(self, report: SiteReport) -> None:
        """A site's crawl is over."""


class Nobody:
    """A watcher that does not look."""

    def site_started(self, site: Site) -> None:
        """Do nothing."""

    def outcome(self, site: Site, outcome: Outcome) -> None:
        """Do nothing."""

    def site_ended(self, report: SiteReport) -> None:
        """Do nothing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Env:
    """The rooms of one run, opened."""

    run_id: int
    fetcher: Fetcher
    vault: Vault
    batch: Batch
    ingest: Ingest
    pages: Pages
    ledger: Ledger
    extractor: Extractor
    watcher: Watcher
    clock: Clock
    verifier: Verifier
