"""Probing addresses: is there a blog, where, and what would a crawl of it come to? Nothing is archived."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from scraper import __version__, urls
from scraper.errors import ScrapeError
from scraper.fetch import Fetcher, Limits, Turns, default_state_folder, user_agent
from scraper.pipeline.elsewhere import home_of, no_blog
from scraper.pipeline.probing.survey import Survey
from scraper.pipeline.probing.visit import Ended, Tools, Visit, Visitor
from scraper.pipeline.workers import Extractor
from scraper.types import Article, Capture, Clock, ProbeEnd, ProbeReport, Sleep

#: addresses in work at the same time; each waits for its own host nearly all the time
AT_ONCE = 64
#: a person waits: a host that is silent is asked once more, and given up within a minute
LIMITS = Limits(deadline=25.0, connect=10.0, attempts=2)
#: places of one address whose routes are asked
MAX_PLACES = 2
_NO_POST = "no post was found; is this the blog's address?"


@dataclass(frozen=True, kw_only=True, slots=True)
class ProbeOrder:
    """How to probe. `delay` is in seconds, as an entry gets it that states none."""

    clock: Clock
    delay: float
    contact: str | None = None
    proxy: str | None = None
    allow_local: bool = False
    #: walk every route to its end
    all_routes: bool = False
    state_folder: Path | None = None
    sleep: Sleep = asyncio.sleep
    #: called with the function that stops the probes after the requests in flight
    on_start: Callable[[Callable[[], None]], None] = lambda _: None


async def probe_all(addresses: Sequence[str], order: ProbeOrder, done: Callable[[ProbeReport], None]) -> None:
    """Probe these addresses side by side; `done` is called with each report as it comes.

    Hosts are asked as by a crawl: one request at a time, at their pace, by their robots.txt.
    """
    gate = asyncio.Semaphore(AT_ONCE)
    async with opened(order) as tools:

        async def one(address: str) -> ProbeReport:
            async with gate:
                return await _alone(_Probe(tools, address, thorough=order.all_routes))

        tasks = [asyncio.create_task(one(address)) for address in addresses]
        try:
            for task in asyncio.as_completed(tasks):
                done(await task)
        finally:
            for left in tasks:
                left.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


@asynccontextmanager
async def opened(order: ProbeOrder) -> AsyncIterator[Tools]:
    """What looks at blogs need, closed at the end."""
    turns = Turns(order.state_folder or default_state_folder(), sleep=order.sleep)
    try:
        async with (
            Extractor(1) as extractor,
            Fetcher(
                user_agent=user_agent(__version__, order.contact),
                turns=turns,
                limits=LIMITS,
                clock=order.clock,
                sleep=order.sleep,
                proxy=order.proxy,
            ) as fetcher,
        ):
            order.on_start(fetcher.stop)
            yield Tools(
                fetcher=fetcher,
                extractor=extractor,
                clock=order.clock,
                delay=order.delay,
                allow_local=order.allow_local,
            )
    finally:
        turns.close()


async def _alone(work: _Probe) -> ProbeReport:
    """One address, whose faults stay its own; only a fault of the state folder ends the others."""
    result = (await asyncio.gather(work.run(), return_exceptions=True))[0]
    if isinstance(result, ProbeReport):
        return result
    if isinstance(result, ScrapeError) or not isinstance(result, Exception):
        raise result
    words = f"a fault of this program: {type(result).__name__}: {result}"
    return ProbeReport(address=work.address, end=ProbeEnd.FAULT, reason=words, requests=work.requests)


class _Probe:
    """The probe of one address."""

    def __init__(self, tools: Tools, address: str, *, thorough: bool) -> None:
        self.address = address
        self._tools = tools
        self._thorough = thorough
        self._visitor = Visitor(tools, address)
        #: the post that was given, and its identity
        self._post: Capture | None = None
        self._key = ""

    @property
    def requests(self) -> int:
        """The requests made so far."""
        return self._visitor.requests

    async def run(self) -> ProbeReport:
        """What the address is."""
        try:
            survey, how = await self._find()
        except Ended as ended:
            return ProbeReport(
                address=self.address,
                end=ended.end,
                reason=ended.reason,
                instead=ended.instead,
                requests=self.requests,
            )
        return ProbeReport(
            address=self.address,
            end=ProbeEnd.BLOG,
            reason=how if urls.key(survey.visit.site.url) != urls.key(self.address) else "",
            requests=self.requests,
            blog=survey.report(),
        )

    async def _find(self) -> tuple[Survey, str]:
        """The blog, and how its address was found. Raises Ended."""
        if verdict := no_blog(self.address):
            raise Ended(*verdict)
        surveys: list[tuple[Survey, str]] = []
        async for visit, how in self._places():
            survey = Survey(self._tools, visit, thorough=self._thorough)
            await survey.look(self._key)
            self._visitor.heed_stop()
            surveys.append((survey, how))
            if survey.listed.posts or len(surveys) == MAX_PLACES:
                break
        surveys.sort(key=lambda pair: (not pair[0].listed.posts, not pair[0].listed.maybe))
        best, how = surveys[0]
        await self._check(best)
        return best, how

    async def _check(self, survey: Survey) -> None:
        """Read a post; raise Ended where there is none."""
        listed = survey.listed
        named = len(listed.posts) + len(listed.maybe)
        ended = survey.visit.session.ended
        if ended is not None:
            raise Ended(ProbeEnd.UNREACHABLE, ended.detail)
        if named and listed.forbidden == named:
            words = f"robots.txt allows none of the {named} posts that are listed"
            raise Ended(ProbeEnd.ROBOTS, words)
        await survey.sample(self._post, self._key)
        self._visitor.heed_stop()
        if not named:
            raise Ended(ProbeEnd.NO_BLOG, _NO_POST)
        if not listed.posts and survey.preview is None:
            raise Ended(ProbeEnd.NO_BLOG, f"{_NO_POST} {survey.no_preview}")

    # where the blog may be ------------------------------------------------------------------------------------

    async def _places(self) -> AsyncIterator[tuple[Visit, str]]:
        """Where the blog may be, the likeliest first, and how that was found."""
        given = await self._visitor.visit(self.address)
        start = given.looks.home.url
        led = "the site of the feed" if self._visitor.from_feed else "the page behind"
        if urls.key(home_of(start)) == urls.key(given.site.url):
            yield given, led
            async for linked in self._linked(given, tried=[given]):
                yield linked
            return
        home = await self._try(home_of(start))
        post = isinstance(await Survey(self._tools, given, thorough=False).read(given.answer), Article)
        if post:
            self._post, self._key = given.answer, urls.key(start)
        own = home is not None and _same_kind(home, given)
        places = [(home, f"the home of the {'post' if post else 'page'}")]
        if not post and not urls.never_post(start):
            # made in another way than the home of its host, a page is the home of a blog of its own
            places.insert(own, (given, led))
        tried = []
        for place, how in places:
            if place is not None and (own or place is given):
                tried.append(place)
                yield place, how
        async for linked in self._linked(given, tried):
            yield linked
        if home is not None and home not in tried:
            yield home, places[-1][1]

    async def _linked(self, source: Visit, tried: list[Visit]) -> AsyncIterator[tuple[Visit, str]]:
        """The blogs that a page links, on its own host or elsewhere, if they are made in another way."""
        looks = source.looks
        for link in (*looks.home.listing.blog_links[:1], *looks.elsewhere[:1]):
            there = await self._try(link)
            if there is not None and not any(_same_kind(there, other) for other in tried):
                yield there, f"the blog that {looks.home.url} links"

    async def _try(self, url: str) -> Visit | None:
        """The page at an address, None if it can't be had."""
        if no_blog(url):
            return None
        try:
            return await self._visitor.visit(url)
        except Ended as ended:
            if ended.end is ProbeEnd.INTERRUPTED:
                raise
            return None


def _same_kind(one: Visit, other: Visit) -> bool:
    """True for two pages of one site that are made with the same platform, and name the same feeds if any."""
    first, second = (visit.looks.home.listing.feeds for visit in (one, other))
    feeds = not second or not first or bool(set(first) & set(second))
    platforms = {visit.looks.detection.platform.name for visit in (one, other)}
    return feeds and len(platforms) == 1 and urls.same_site(one.site.url, other.site.url)
