"""The one sink: every row of a text is made here, for crawls and imports alike.

What ended is collected while hosts are asked, then written in one transaction: the page is looked up by its key,
duplicates and numbers are settled, rows are inserted. Nothing waits for the network inside.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from scraper.errors import ScrapeError
from scraper.pipeline.batch import Batch
from scraper.store import (
    Archive,
    Boilerplate,
    Holdings,
    Ledger,
    Marks,
    Origin,
    Pages,
    PageState,
    Readings,
    Sighting,
    Text,
    text_of,
)
from scraper.types import Article, Outcome, OutcomeKind, Verdict

_KIND = {
    Verdict.NEW: OutcomeKind.SAVED,
    Verdict.REVISED: OutcomeKind.REVISED,
    Verdict.DUPLICATE: OutcomeKind.DUPLICATE,
    Verdict.UNCHANGED: OutcomeKind.UNCHANGED,
}
#: what begins the words for an error that is a mistake of this program
FAULT = "a fault of this program: "
#: is told how a lead ended, once that is durable
Done = Callable[[Outcome], None]
#: makes the rows of a lead: how it ended, and the id of its page
Rows = Callable[[], tuple[Outcome, int]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Saving:
    """An article to be saved: its text, where it was read and by which rules, and the lead that it is of.

    `address` is the lead at which a file says that its text stands. `moved` is the key under which the routes name
    what stands at another address.
    """

    crawl_id: int
    lead: Sighting
    article: Article
    text: Text
    origin: Origin
    rules: str
    address: Sighting | None = None
    moved: str | None = None


class Ingest:
    """Where the leads of one run end."""

    def __init__(self, archive: Archive, batch: Batch) -> None:
        self._archive = archive
        self._batch = batch
        self._pages = Pages(archive)
        self._ledger = Ledger(archive)
        self._holdings = Holdings(archive)
        self._readings = Readings(archive)
        self._boilerplate = Boilerplate(archive)
        #: site and key, or platform id, of the pages that the next transaction changes
        self._waiting: set[tuple[int, str]] = set()

    def find(self, site_id: int, key: str, platform_id: str | None) -> PageState | None:
        """The page of that platform id, else of that key; None if the site has neither."""
        if (site_id, key) in self._waiting or (platform_id and (site_id, platform_id) in self._waiting):
            self._batch.commit()
        return self._pages.find(site_id, key, platform_id)

    def marks(self, site_id: int) -> Marks:
        """What is known to be repeated on a site."""
        return self._boilerplate.marks(site_id)

    def add_lead(self, lead: Sighting) -> None:
        """Write down an address that is still to be asked for."""
        self._add(lead, lambda: self._list(lead))

    def save(self, saving: Saving, done: Done) -> None:
        """Save an article."""
        if saving.address is not None:
            self._wait(saving.address)
        self._end(saving.crawl_id, saving.lead, lambda: self._save(saving), done)

    def note(self, crawl_id: int, lead: Sighting, outcome: Outcome, done: Done) -> None:
        """Note a lead that is no article, or could not be read."""

        def rows() -> tuple[Outcome, int]:
            return outcome, self._pages.see(lead, status=outcome.kind.value, reason=outcome.reason).id

        self._end(crawl_id, lead, rows, done)

    def leave(self, crawl_id: int, known: PageState | None, outcome: Outcome, done: Done) -> None:
        """Note how a lead ended whose page stays as the archive knows it, if there is one."""
        page_id = known.id if known is not None else None
        self._batch.add(lambda: self._ledger.outcome(crawl_id, outcome, page_id), then=lambda: done(outcome))
        self._batch.tick()

    def _end(self, crawl_id: int, lead: Sighting, rows: Rows, done: Done) -> None:
        ends: list[Outcome] = []
        self._add(lead, lambda: ends.append(self._write(crawl_id, lead, rows)), lambda: done(ends[0]))

    def _add(self, lead: Sighting, write: Callable[[], None], then: Callable[[], None] | None = None) -> None:
        self._wait(lead)
        self._batch.add(write, then=then)
        self._batch.tick()

    def _wait(self, lead: Sighting) -> None:
        self._waiting.add((lead.site_id, lead.key))
        if lead.platform_id is not None:
            self._waiting.add((lead.site_id, lead.platform_id))

    # inside the transaction -----------------------------------------------------------------------------------

    def _list(self, lead: Sighting) -> None:
        self._waiting.clear()
        try:
            with self._archive.together():
                self._pages.add_lead(lead)
        except ScrapeError:
            raise
        except Exception:  # noqa: BLE001 - as below; the lead is asked for all the same
            return

    def _write(self, crawl_id: int, lead: Sighting, rows: Rows) -> Outcome:
        """The rows of one lead; where they can't be made, the other leads of the transaction are written still."""
        self._waiting.clear()
        try:
            with self._archive.together():
                outcome, page_id = rows()
        except ScrapeError:
            raise
        except Exception as error:  # noqa: BLE001 - the border where one text's fault must not lose those of other sites
            words = fault(error)
            outcome = Outcome(kind=OutcomeKind.FAILED, url=lead.url, reason=words)
            page_id = self._pages.see(lead, status="failed", reason=words).id
        self._ledger.outcome(crawl_id, outcome, page_id)
        return outcome

    def _save(self, saving: Saving) -> tuple[Outcome, int]:
        lead, article, text = saving.lead, saving.article, saving.text
        if saving.address is not None:
            held = self._holdings.at(saving.address.key)
            there = held.site_id if held is not None else saving.address.site_id
            its_own = text_of(text.title, text.body, self.marks(there))
            if held is not None and its_own.shown.hash == held.hash:
                url = saving.address.url
                return Outcome(kind=OutcomeKind.UNCHANGED, url=url, number=held.number), held.page_id
            if held is None:
                lead, text = saving.address, its_own
            # else what a crawl has read there, newer and surer than a file, stays as it is
        saved = self._readings.save(lead, article, text, saving.origin, saving.rules)
        if saving.moved is not None:
            self._pages.moved(lead.site_id, saving.moved)
        outcome = Outcome(kind=_KIND[saved.verdict], url=lead.url, number=saved.number, title=article.title)
        return outcome, saved.page_id


def fault(error: BaseException) -> str:
    """The words for an error that is a mistake of this program."""
    return f"{FAULT}{type(error).__name__}: {error}"
