"""From a candidate to its outcome: fetch, extract, deduplicate, lay down."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from scraper import urls
from scraper.extraction import Hints
from scraper.fetch import Session
from scraper.pipeline.env import Env
from scraper.pipeline.ingest import FAULT, Saving, fault
from scraper.pipeline.permission import permitted
from scraper.pipeline.plan import GONE, UNSURE, Step, change_stamps, plan
from scraper.pipeline.rules import rules_of
from scraper.store import ELSEWHERE, LISTED, Origin, PageState, Sighting, text_of
from scraper.textformat import render_body
from scraper.types import (
    Article,
    Candidate,
    Capture,
    Extracted,
    Failure,
    FailureKind,
    Fetched,
    NotArticle,
    Outcome,
    OutcomeKind,
    Site,
)

#: reasons that say nothing of the page: another try may read it
_UNREAD = frozenset({"too-slow", "extraction-died", "part-missing", "bad-encoding"})
MAX_PARTS = 50
MAX_FAILURES_KEPT = 20


@dataclass(kw_only=True, slots=True)
class Tally:
    """The outcomes of one crawl, counted; `unfinished` is true if a later try may give more."""

    counts: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    failures: list[Outcome] = field(default_factory=list)
    #: the articles, by key, with the kinds of routes that their pages' rows name
    articles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    unfinished: bool = False


class Harvest:
    """One site's candidates, each to its outcome."""

    def __init__(self, env: Env, site: Site, site_id: int, crawl_id: int, session: Session) -> None:
        self._env = env
        self._site = site
        self._site_id = site_id
        self._crawl_id = crawl_id
        self._session = session
        self._marks = env.ingest.marks(site_id)
        self._rules = rules_of(site)
        #: keys of the addresses that the routes list, as far as they are known
        self.listed: set[str] = set()
        self._handled: set[str] = set()
        #: the day on which the whole site was built: as a change stamp it says nothing of single posts
        self.built: date | None = None
        #: the answers of pages that were asked for already, as samples
        self.sampled: dict[str, Fetched] = {}
        self.tally = Tally()
        #: what is known of every post of the site; url, claims and answer are filled in for each
        self.hints = Hints(
            url=site.url,
            fetched_at=env.clock(),
            platform=site.platform or "generic",
            selectors=site.selectors,
            timezone=site.timezone,
            language=site.language,
        )

    def known(self, platform_id: str | None, key: str) -> bool:
        """True if the archive holds that post."""
        page = self._env.ingest.find(self._site_id, key, platform_id)
        return page is not None and page.status != LISTED

    def needed(self, candidate: Candidate) -> bool:
        """True if the page of a candidate would have to be asked for."""
        return not self.left(candidate, self.find(candidate))

    def left(self, candidate: Candidate, known: PageState | None) -> bool:
        """True if nothing says that what is known of a candidate has changed."""
        return plan(candidate, known, self._env.clock(), self.built) is Step.LEAVE

    def find(self, candidate: Candidate) -> PageState | None:
        """What the archive holds of a candidate."""
        return self._env.ingest.find(self._site_id, candidate.key, candidate.platform_id)

    def add_lead(self, candidate: Candidate) -> bool:
        """Write down a candidate whose page was never asked for; False if it need not be asked for now."""
        known = self.find(candidate)
        if known is None and not candidate.doubt:
            self._env.ingest.add_lead(self._sighting(candidate))
        return not self.left(candidate, known)

    # posts that have to be asked for --------------------------------------------------------------------------

    async def fetch(self, candidate: Candidate) -> Capture | None:
        """The page of a candidate, if it has to be asked for and comes; else its outcome is noted."""
        if candidate.doubt:
            self._skip(candidate, candidate.doubt)
            return None
        known = self.find(candidate)
        if known is not None and self.left(candidate, known):
            self.leave(candidate, known)
            return None
        answer = self.sampled.pop(candidate.key, None) or await self._session.get(
            candidate.url, conditional=known is not None, packed=True
        )
        if isinstance(answer, Failure):
            self._failed(candidate, answer)
            return None
        # a page that is as it was is read all the same: a run that was cut off may have had it and not read it
        return answer

    async def read(self, candidate: Candidate, capture: Capture) -> bool:
        """Extract a fetched page and settle what it is; True, for it has an outcome then."""
        moved = self._moved(candidate, capture)
        if moved is None:
            return True
        extracted = await self.extract(moved, capture)
        shown = extracted.platform_id if isinstance(extracted, Article) else None
        if moved.key != candidate.key and shown and candidate.platform_id not in (None, shown):
            self._skip(candidate, ELSEWHERE)
        else:
            ends = candidate if isinstance(extracted, NotArticle) else moved
            before = candidate.key if ends.key != candidate.key else None
            self.settle(ends, extracted, Origin(capture_id=capture.id, item=None), before=before)
        return True

    async def extract(self, candidate: Candidate, capture: Capture, *, trusted: bool = False) -> Extracted:
        """The article of a fetched page, its further pages included, if it may be archived."""
        response = capture.response
        hints = replace(
            self.hints,
            url=response.url,
            fetched_at=response.fetched_at,
            headers=response.headers,
            claims=candidate.claims,
            evidence=candidate.evidence,
            trusted=trusted,
        )
        extracted = permitted(await self._env.extractor.page(capture, hints))
        if isinstance(extracted, Article) and extracted.parts:
            return await self._whole(extracted, hints)
        return extracted

    async def _whole(self, article: Article, hints: Hints) -> Extracted:
        """The article with the text of its further pages; none without them, for it would pass for whole."""
        blocks = list(article.blocks)
        for url in article.parts[:MAX_PARTS]:
            answer = await self._session.get(url)
            if isinstance(answer, Failure):
                if answer.status in GONE:
                    continue
                return NotArticle(reason="part-missing", detail=f"its page {url} can't be had: {answer.detail}")
            if urls.key(answer.response.url) != urls.key(url):
                # past the last page a site shows the first
                continue
            part = permitted(
                await self._env.extractor.page(
                    answer, replace(hints, url=url, headers=answer.response.headers, trusted=True)
                )
            )
            if isinstance(part, Article):
                blocks += part.blocks
            elif part.reason in _UNREAD | {"noarchive", "paywalled"}:
                return part
        return replace(article, blocks=tuple(blocks))

    def _moved(self, candidate: Candidate, capture: Capture) -> Candidate | None:
        """The candidate at the address that answered; None (and an outcome) if that is another page of the site.

        A redirect is no proof of a move: WordPress sends unknown slugs to the post with the most similar one.
        """
        key = urls.key(capture.response.url)
        if key == candidate.key:
            return candidate
        if key == urls.key(self._site.url) or urls.never_post(capture.response.url):
            self._skip(candidate, "redirects-to-a-list")
            return None
        other = self._env.ingest.find(self._site_id, key, None)
        before = self._env.ingest.find(self._site_id, candidate.key, candidate.platform_id)
        another = other is not None and (before is None or other.id != before.id)
        if another or key in self._handled or key in self.listed:
            self._skip(candidate, ELSEWHERE)
            return None
        # what the routes say of the old address is no evidence for the new one: its page has to show that itself
        claims = tuple(replace(claim, posts_only=False) for claim in candidate.claims)
        return replace(candidate, url=capture.response.url, key=key, claims=claims, evidence=())

    def _skip(self, candidate: Candidate, reason: str) -> None:
        """Note why a candidate is no article; where that may be over tomorrow, its change is still to be read."""
        sighting = self._sighting(candidate)
        if reason in UNSURE:
            sighting = replace(sighting, listed_modified=None)
        outcome = Outcome(kind=OutcomeKind.SKIPPED, url=candidate.url, reason=reason)
        self._env.ingest.note(self._crawl_id, sighting, outcome, self._note)

    # ends -----------------------------------------------------------------------------------------------------

    def settle(
        self, candidate: Candidate, extracted: Extracted, origin: Origin, *, before: str | None = None
    ) -> None:
        """Save an article, or note why it is none; `before` is the key by which the routes name it, if another."""
        sighting = self._sighting(candidate)
        if isinstance(extracted, NotArticle) and extracted.reason in _UNREAD:
            self._unread(candidate, extracted.detail)
            return
        if isinstance(extracted, NotArticle):
            self._skip(candidate, extracted.reason)
            return
        text = text_of(extracted.title, render_body(extracted.blocks), self._marks)
        if candidate.platform_id is None and self._its_own(extracted.platform_id, candidate.key):
            sighting = replace(sighting, platform_id=extracted.platform_id)
        self._handled.add(candidate.key)
        saving = Saving(
            crawl_id=self._crawl_id,
            lead=sighting,
            article=extracted,
            text=text,
            origin=origin,
            rules=self._rules,
            moved=before,
        )
        self._env.ingest.save(saving, partial(self._saved, candidate))

    def _saved(self, candidate: Candidate, outcome: Outcome) -> None:
        if outcome.kind is not OutcomeKind.FAILED:
            self.tally.articles[candidate.key] = candidate.routes
        self._note(outcome)

    def _its_own(self, platform_id: str | None, key: str) -> bool:
        """True if the id that a page shows is its own: a page may show that of a post beside it, too."""
        if platform_id is None:
            return False
        owner = self._env.ingest.find(self._site_id, "", platform_id)
        return owner is None or owner.key == key or not (owner.key in self.listed or owner.key in self._handled)

    def fault(self, candidate: Candidate, error: Exception) -> None:
        """Note a post that a fault of this program keeps from being read."""
        self._unread(candidate, fault(error))

    def _sighting(self, candidate: Candidate) -> Sighting:
        return Sighting(
            site_id=self._site_id,
            key=candidate.key,
            url=candidate.url,
            platform_id=candidate.platform_id,
            routes=candidate.routes,
            listed_modified=change_stamps(candidate),
            seen_at=self._env.clock(),
            claims=candidate.claims,
            evidence=candidate.evidence,
        )

    def _failed(self, candidate: Candidate, failure: Failure) -> None:
        if failure.kind in (FailureKind.STOPPED, FailureKind.HOST_ENDED):
            # never asked: the next run does
            self.tally.unfinished = True
            return
        if failure.kind in (FailureKind.ROBOTS, FailureKind.OUT_OF_SCOPE, FailureKind.NOT_WEB):
            self._skip(candidate, failure.kind.value)
            return
        self._unread(candidate, failure.detail, again=failure.status not in GONE)

    def _unread(self, candidate: Candidate, detail: str, *, again: bool = True) -> None:
        self.tally.unfinished |= again
        outcome = Outcome(kind=OutcomeKind.FAILED, url=candidate.url, reason=detail)
        self._env.ingest.note(self._crawl_id, self._sighting(candidate), outcome, self._note)

    def leave(self, candidate: Candidate, known: PageState) -> None:
        """Note that a page stays as the archive knows it, be it an article or not."""
        kind = OutcomeKind.UNCHANGED if known.revision_id is not None else OutcomeKind.SKIPPED
        outcome = Outcome(kind=kind, url=candidate.url, reason=known.reason)
        if kind is OutcomeKind.UNCHANGED:
            self.tally.articles[candidate.key] = candidate.routes
        self._env.ingest.leave(self._crawl_id, known, outcome, self._note)

    def _note(self, outcome: Outcome) -> None:
        """Count how a candidate ended."""
        self.tally.counts[outcome.kind.value] += 1
        if outcome.kind is OutcomeKind.SKIPPED:
            self.tally.skipped[outcome.reason or "known"] += 1
        elif outcome.kind is OutcomeKind.FAILED:
            self.tally.unfinished |= outcome.reason.startswith(FAULT)
            if len(self.tally.failures) < MAX_FAILURES_KEPT:
                self.tally.failures.append(outcome)
        self._env.watcher.outcome(self._site, outcome)
