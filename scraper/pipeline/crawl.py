"""One site's crawl: probe, home page, platform, routes, posts; every step to an outcome."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Collection, Coroutine
from dataclasses import replace
from datetime import timedelta
from typing import Any

from scraper import __version__, urls
from scraper.discover import Discovery, Home, Memory, Task, entry_wants
from scraper.errors import ScrapeError
from scraper.fetch import Session, user_agent
from scraper.loop import gently
from scraper.pipeline.boilerplate import finish_rendering, settle_boilerplate
from scraper.pipeline.env import Env
from scraper.pipeline.harvest import Harvest
from scraper.pipeline.looks import Looks, is_feed, is_html, look_at, no_page
from scraper.pipeline.plan import build_day, days_of
from scraper.pipeline.remedies import STOPPED, UNSURE_FEED, failed
from scraper.pipeline.reservations import ask_reservations, reservations_in
from scraper.pipeline.trust import Trust
from scraper.pipeline.vault import REPLAY_SECONDS
from scraper.pipeline.whole import WholePosts
from scraper.platforms import GENERIC, all_platforms, get_platform
from scraper.store import Origin, SiteState
from scraper.types import (
    Candidate,
    Capture,
    Failure,
    FailureKind,
    NotArticle,
    RouteKind,
    Site,
    SiteReport,
    UnreadableError,
)

#: pages of one site that may be in extraction while the next is asked for
READ_AHEAD = 4
#: the status of a crawl that another one of the same site goes on with
UNFINISHED = "interrupted"
_CUT_SHORT = "the crawl was stopped before every post was read"
_CLOSED = "robots.txt does not allow us to read this blog; only its owner can change that"


class SiteCrawl:
    """The crawl of one configured or ad-hoc site."""

    def __init__(self, env: Env, site: Site) -> None:
        self._env = env
        self.site = site
        self._started = env.clock()
        self.state: SiteState = env.ledger.site(site, self._started)
        since = env.ledger.interrupted_since(self.state.id)
        fresh = since is not None and self._started - since < timedelta(seconds=REPLAY_SECONDS)
        self._resuming = fresh
        self.crawl_id = env.ledger.begin_crawl(env.run_id, self.state.id, self._started)
        self.session: Session = env.fetcher.session(
            site,
            env.vault.site(site.name, self.state.id, since if fresh else None),
            user_agent=user_agent(__version__, site.contact) if site.contact else None,
        )
        self.harvest = Harvest(env, site, self.state.id, self.crawl_id, self.session)
        self._memory = Memory.from_json(self.state.memory)
        self.whole = WholePosts(env, site, self.harvest, self.session, Trust.of(self._memory))
        self._platform = site.platform or self.state.platform
        if self._platform not in all_platforms():
            self._platform = None
        self._evidence = self._memory.evidence
        self._discovery: Discovery | None = None
        #: the one address that is asked, where it is not the whole blog
        self._address: str | None = None
        #: why the first page did not come
        self._cause: FailureKind | None = None

    async def run(self) -> SiteReport:
        """Crawl the blog; the report is also in the archive's ledger."""
        self._env.watcher.site_started(self.site)
        await self._finish_rendering()
        status, reason = await self._crawl()
        if status != UNFINISHED:
            await self._settle()
        return self.finish(status, reason)

    async def post(self, candidate: Candidate, *, forced: bool) -> SiteReport:
        """Archive the one post at an address; UNFINISHED says that it is no post, by its looks."""
        self._env.watcher.site_started(self.site)
        await self._finish_rendering()
        self._address = candidate.url
        answer = await self.session.get(candidate.url)
        if isinstance(answer, Failure):
            self._cause = answer.kind
            return self.finish(*failed(answer))
        key = urls.key(answer.response.url)
        if key != candidate.key:
            if key == urls.key(self.site.url):
                return self.finish("failed", "nothing to archive: the address leads to the blog's home page")
            candidate = replace(candidate, url=urls.untracked(answer.response.url), key=key)
        read = self._env.extractor.document
        try:
            if not is_html(answer.response) and not await is_feed(answer.response, read):
                return self.finish("failed", f"nothing to archive: {no_page(answer.response)}")
            await self._recognise(answer, home=False)
        except UnreadableError as error:
            return self.finish("failed", f"nothing to archive: the page could not be read ({error})")
        self._share_hints((await self.session.robots(answer.response.url)).signals)
        extracted = await self.harvest.extract(candidate, answer, trusted=forced)
        if isinstance(extracted, NotArticle):
            if extracted.reason == "not-a-post" and not forced:
                # the crawl of the blog goes on with it
                self._address = None
                return self.finish(UNFINISHED, "it is no post", last=False)
            return self.finish("failed", f"nothing to archive: {extracted.detail} ({extracted.reason})")
        self.harvest.settle(candidate, extracted, Origin(capture_id=answer.id, item=None))
        self._env.batch.commit()
        if self.harvest.tally.failures:
            return self.finish("failed", self.harvest.tally.failures[0].reason)
        await self._settle()
        return self.finish("ok", "")

    async def _finish_rendering(self) -> None:
        """Do what a run that was cut off left undone, so that all texts are compared by the same marks."""
        await finish_rendering(self._env.vault.archive, self.state.id, self._env.clock)

    async def _settle(self) -> None:
        """Tell what the site's posts repeat, now that all of them are there."""
        self._env.batch.commit()
        await settle_boilerplate(self._env.vault.archive, self.state.id, self._env.clock)

    def finish(self, status: str, reason: str, *, last: bool = True) -> SiteReport:
        """Close the crawl in the ledger and make everything durable; it is not `last` if another one goes on."""
        self._env.batch.commit()
        now, discovery = self._env.clock(), self._discovery
        report = SiteReport(
            site=self.site.name,
            url=self.site.url,
            platform=self._platform,
            status=status,
            reason=reason,
            address=self._address,
            cause=self._cause,
            requests=self.session.requests,
            seconds=(now - self._started).total_seconds(),
            counts=dict(sorted(self.harvest.tally.counts.items())),
            skipped=dict(sorted(self.harvest.tally.skipped.items())),
            failures=tuple(self.harvest.tally.failures),
            routes=discovery.reports if discovery else (),
            named_by=self._named_by(),
            holes=self._holes(status, last=last),
        )
        self._env.ledger.end_crawl(self.crawl_id, report, now)
        self._env.batch.conclude()
        if last:
            self._env.verifier.text_files(self.state.id, self.site.name)
            self._env.watcher.site_ended(report)
        return report

    def _holes(self, status: str, *, last: bool) -> tuple[str, ...]:
        """Why the archive may lack posts, in words."""
        found = self._discovery.holes if self._discovery else ()
        cut_short = status == UNFINISHED and last and self._address is None
        return (*found, _CUT_SHORT) if cut_short else found

    def _named_by(self) -> dict[str, int]:
        """The articles counted by the kinds of routes that named them, which their rows are told as well."""
        discovery, articles = self._discovery, self.harvest.tally.articles
        if discovery is None or not discovery.walked:
            return {}
        named = discovery.named()
        routes = {key: tuple(kind.value for kind in RouteKind if kind in named.get(key, ())) for key in articles}
        self._env.pages.note_routes(
            self.state.id, {key: told for key, told in routes.items() if told and told != articles[key]}
        )
        return dict(sorted(Counter("+".join(told) for told in routes.values()).items()))

    # the steps ------------------------------------------------------------------------------------------------

    async def _crawl(self) -> tuple[str, str]:
        self._bear()
        rules = await self.session.robots()
        if not rules.allowed(self.site.url):
            if self._env.fetcher.stopped:
                return "interrupted", STOPPED
            self._cause = rules.cause or FailureKind.ROBOTS
            return "failed", rules.closed_because or _CLOSED
        serves = self._memory.serves(self.site, self._started)
        leads = self._leads()
        revisit = self._platform is not None and serves and not self._resuming and not leads
        if revisit:
            self._discovery = Discovery(await self._task(None, None), revisit=True)
            if await self._discovery.probe():
                return self._verdict()
        # without validators: a 304 would not repeat the headers that name platform and routes
        home = await self.session.get(self.site.url)
        if isinstance(home, Failure):
            if self.site.believe is None or home.status is None:
                self._cause = home.kind
                return failed(home)
            self._platform = self._platform or GENERIC
            task = replace(await self._task(None, None), homeless=True)
        else:
            try:
                looks = await self._recognise(home)
            except UnreadableError as error:
                return "failed", f"the home page could not be read ({error})"
            task = await self._task(looks.home, home)
            if task.platform.api is None or not task.open(RouteKind.API):
                await self._reserve(home)
        if self._discovery is None:
            known = self._memory.fresh(self._started) and not self._resuming
            self._discovery = Discovery(task, revisit=known)
        self._discovery.arrive(task)
        await self._gather(self._discovery, None if isinstance(home, Failure) else home)
        return self._verdict()

    def _bear(self) -> None:
        """Keep the pace the platform bears (this machine's own sites bear any); reach the hosts of its routes."""
        if self._platform is None:
            return
        platform = get_platform(self._platform)
        self.session.reach(platform.hosts)
        if not self.site.allow_local:
            self.session.demand_delay(platform.min_delay)

    async def _recognise(self, capture: Capture, *, home: bool = True) -> Looks:
        """Settle the platform, and what the home page (or any other) tells of every post.

        Raises UnreadableError where the page is too much to read.
        """
        entry, memory = self.site, self._memory
        read = self._env.extractor.document
        looks = await look_at(capture, read, site_url=entry.url, platform=entry.platform)
        if self.site.platform:
            self._platform, self._evidence = self.site.platform, ("sites.yaml",)
        else:
            self._platform, self._evidence = looks.detection.platform.name, looks.detection.evidence
        if self.state.platform not in (None, self._platform):
            # its routes are others now, even where their kinds are the same
            self.whole.trust.forget()
        memory.site_title = memory.site_title or looks.site_name or (looks.title if home else None)
        memory.language = looks.language or memory.language
        memory.timezone = looks.timezone or memory.timezone
        self._env.ledger.recognised(self.state.id, self._platform, self._evidence)
        self._bear()
        return looks

    async def _task(self, told: Home | None, home: Capture | None) -> Task:
        assert self._platform is not None
        # the home page may have answered under https or www: those are the robots.txt and the base that count
        rules = await self.session.robots(home.response.url if home is not None else None)
        self._share_hints(rules.signals)
        return Task(
            site=self.site,
            platform=get_platform(self._platform),
            get=self.session.get,
            allowed=rules.allowed,
            known=self.harvest.known,
            needed=self.harvest.needed,
            whole=self.whole.trust.carries,
            robots_sitemaps=rules.sitemaps,
            now=self._env.clock(),
            read=self._env.extractor.document,
            home=told,
            memory=self._memory,
        )

    def _share_hints(self, signals: tuple[str, ...]) -> None:
        self.harvest.hints = replace(
            self.harvest.hints,
            platform=self._platform or "generic",
            site_title=self._memory.site_title,
            language=self.site.language,
            site_language=self._memory.language,
            signals=signals,
            reservations=reservations_in(self._memory),
            timezone=self.site.timezone or self._memory.timezone,
        )

    async def _reserve(self, home: Capture) -> None:
        """Learn what the host reserves of text and data mining, where that is not known."""
        read = self._env.extractor.document
        await ask_reservations(self.session, self._memory, home.response.url, self._started, read)
        self.harvest.hints = replace(self.harvest.hints, reservations=reservations_in(self._memory))

    async def _gather(self, discovery: Discovery, home: Capture | None) -> None:
        """Every candidate to its outcome: whole posts as they come, then pages, reading while the next comes."""
        harvest, whole = self.harvest, self.whole
        pages = [
            replace(candidate, source=None)
            async for candidate in discovery.candidates()
            if candidate.source is None or not await self._guarded(candidate, whole.lay(candidate))
        ]
        harvest.listed.update(candidate.key for candidate in pages)
        pages += self._waiting({page.platform_id for page in pages})
        harvest.built = build_day(days_of(pages))
        if await self._keep_leads(pages) and home is not None:
            await self._reserve(home)
        gate = asyncio.Semaphore(READ_AHEAD)
        async with asyncio.TaskGroup() as readers:
            async for candidate in gently(pages):
                capture = await harvest.fetch(candidate)
                if capture is None:
                    continue
                await gate.acquire()
                task = readers.create_task(self._guarded(candidate, harvest.read(candidate, capture)))
                task.add_done_callback(lambda _: gate.release())
        await whole.capture_pages()
        self._env.batch.commit()

    def _waiting(self, ids: Collection[str | None]) -> list[Candidate]:
        """What an earlier visit named and never asked for, and this one does not name: feeds drop old posts."""
        return [
            lead
            for lead in self._leads()
            if lead.key not in self.harvest.listed and (lead.platform_id is None or lead.platform_id not in ids)
        ]

    def _leads(self) -> list[Candidate]:
        """The addresses that were never asked for, as far as the entry still wants them."""
        return [
            Candidate(url=lead.url, key=lead.key, claims=lead.claims, evidence=lead.evidence)
            for lead in self._env.pages.listed(self.state.id)
            if entry_wants(self.site, lead.url)
        ]

    async def _keep_leads(self, candidates: list[Candidate]) -> bool:
        """Write down what is to be asked for, so that it survives an end at any time; True if there is any."""
        needed = False
        async for candidate in gently(candidates):
            needed |= self.harvest.add_lead(candidate)
        return needed

    async def _guarded(self, candidate: Candidate, work: Coroutine[Any, Any, bool]) -> bool:
        """One post's work; a fault of this program there fails the post, not the posts after it."""
        result: bool | BaseException = (await asyncio.gather(work, return_exceptions=True))[0]
        if isinstance(result, bool):
            return result
        if isinstance(result, ScrapeError) or not isinstance(result, Exception):
            raise result
        self.harvest.fault(candidate, result)
        return True

    def _verdict(self) -> tuple[str, str]:
        """How the crawl ended, and what the next one starts from."""
        tally, discovery, ended = self.harvest.tally, self._discovery, self.session.ended
        assert discovery is not None
        self._env.batch.commit()
        if self._env.fetcher.stopped:
            return "interrupted", STOPPED
        if discovery.walked and not discovery.holes and ended is None:
            self._env.pages.walked(self.state.id, discovery.named().keys(), self._env.clock())
        memory = discovery.memory
        memory.keep_site(self._memory)
        memory.evidence = self._evidence
        self.whole.trust.keep_in(memory)
        nothing = not (tally.counts or discovery.unchanged or discovery.caught_up)
        if tally.unfinished or ended or discovery.holes or nothing:
            # the next visit must look again, whatever a probe says
            memory.spoil()
        if tally.unfinished or ended or nothing:
            # what was left undone may stand behind a hole that would be left to rest; a blog that showed nothing
            # was not walked
            memory.deep_times = 0
        self._env.ledger.remember(
            self.state.id,
            platform=self._platform,
            evidence=self._evidence,
            memory=memory.to_json(),
            now=self._env.clock(),
        )
        unsure = [UNSURE_FEED] if self.whole.trust.unsure else []
        if ended is not None:
            return "partial" if tally.counts else "failed", "; ".join((ended.detail, *unsure))
        if nothing:
            return "failed", "no post was found: is this the blog's address?"
        reasons = list(discovery.holes)
        if tally.counts["failed"]:
            count = tally.counts["failed"]
            reasons += [f"{count} post{'' if count == 1 else 's'} could not be read", *unsure]
        if reasons:
            return "partial", "; ".join(reasons)
        return "ok", ""
