"""What a crawl of one blog would find and cost, and one of its posts: a crawl's discovery, without an archive."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from datetime import UTC

from scraper import urls
from scraper.discover import Discovery, Task
from scraper.extraction import Hints
from scraper.pipeline.answers import Answers
from scraper.pipeline.permission import permitted
from scraper.pipeline.probing.visit import Tools, Visit
from scraper.pipeline.samples import WHOLE, samples_of
from scraper.textformat import count_words, render_body
from scraper.types import (
    Article,
    Blog,
    Candidate,
    Capture,
    Extracted,
    Failure,
    Forecast,
    NotArticle,
    Preview,
    ProbedRoute,
    RouteKind,
    RouteLedger,
    When,
)

#: posts that are asked for until one can be read
MAX_SAMPLES = 3
#: lines of the preview
_LINES = 3


@dataclass(kw_only=True, slots=True)
class Listed:
    """What the routes name, whole posts without their texts."""

    #: posts, and what only its page can tell about
    posts: list[Candidate] = field(default_factory=list)
    maybe: list[Candidate] = field(default_factory=list)
    #: what the home page links as its blog: lists, which sitemaps name beside the posts
    lists: int = 0
    #: of both, those that robots.txt forbids; those that came with a text, and those whose text is whole
    forbidden: int = 0
    carried: int = 0
    whole: int = 0
    #: a post that came whole, and its article
    sample: Candidate | None = None
    article: Article | None = None


class Survey:
    """One look at one blog: `look`, then `report`."""

    def __init__(self, tools: Tools, visit: Visit, *, thorough: bool) -> None:
        self._tools = tools
        self._answers = Answers(tools.extractor)
        self._thorough = thorough
        self._asked = 0
        self.visit = visit
        self.listed = Listed()
        self.preview: Preview | None = None
        self.no_preview = "no route names a post"
        #: the posts of the routes are as whole as their pages
        self._trusted = True
        looks = visit.looks
        self._hints = Hints(
            url=visit.site.url,
            fetched_at=tools.clock(),
            platform=looks.detection.platform.name,
            site_title=looks.site_name or looks.title,
            site_language=looks.language,
            timezone=looks.timezone,
        )
        self._discovery = Discovery(self._task(), revisit=False)

    def _task(self) -> Task:
        visit = self.visit
        return Task(
            site=visit.site,
            platform=visit.looks.detection.platform,
            get=visit.session.get,
            allowed=visit.rules.allowed,
            known=lambda _number, _key: False,
            robots_sitemaps=visit.rules.sitemaps,
            now=self._tools.clock(),
            thorough=self._thorough,
            shallow=not self._thorough,
            read=self._tools.extractor.document,
            home=visit.looks.home,
        )

    async def look(self, post: str = "") -> None:
        """Ask the routes: their first pages, or all of them. `post` is the identity of one that is at hand."""
        listed, visit = self.listed, self.visit
        before = visit.session.requests
        indexes = {urls.key(url) for url in visit.looks.home.listing.blog_links}
        async for candidate in self._discovery.candidates():
            if candidate.doubt or candidate.key in indexes:
                listed.lists += not candidate.doubt
                continue
            await self._weigh(candidate, post)
            listed.forbidden += not visit.rules.allowed(candidate.url)
            by_shape = bool(visit.looks.detection.platform.post_paths)
            sure = by_shape or candidate.evidence or any(claim.posts_only for claim in candidate.claims)
            (listed.posts if sure else listed.maybe).append(replace(candidate, source=None))
        self._asked = visit.session.requests - before

    async def _weigh(self, candidate: Candidate, post: str) -> None:
        """Count a post that came with its text, if that is whole; keep the one at hand, else the newest."""
        if candidate.source is None:
            return
        listed = self.listed
        listed.carried += 1
        hints = replace(self._hints, url=candidate.url, claims=candidate.claims)
        extracted = await self._answers.article(candidate.source, hints)
        if isinstance(extracted, NotArticle):
            # of a post that nobody can read whole, no page is asked for either
            listed.whole += extracted.reason != "not-whole"
            return
        listed.whole += 1
        best = listed.sample
        if best is None or (candidate.key == post, _day(candidate)) > (best.key == post, _day(best)):
            listed.sample, listed.article = candidate, extracted

    # one of its posts -----------------------------------------------------------------------------------------

    async def read(self, page: Capture, candidate: Candidate | None = None) -> Extracted:
        """The article of a page that a crawl would take, with what the routes said of it."""
        hints = replace(
            self._hints,
            url=page.response.url,
            headers=page.response.headers,
            claims=candidate.claims if candidate is not None else (),
            evidence=candidate.evidence if candidate is not None else (),
        )
        return permitted(await self._tools.extractor.page(page, hints))

    async def sample(self, given: Capture | None, key: str) -> None:
        """Read one post: one that came whole, for that shows if they all do; else the one given, or a new one."""
        choices = sorted((*self.listed.posts, *self.listed.maybe), key=_worth, reverse=True)
        whole = self.listed.sample
        first = whole.key if whole is not None else key
        choices.sort(key=lambda candidate: candidate.key != first)
        allowed = [candidate for candidate in choices if self.visit.rules.allowed(candidate.url)]
        for candidate in allowed[:MAX_SAMPLES]:
            page = given if given is not None and candidate.key == key else None
            if await self._take(candidate, page or await self.visit.session.get(candidate.url)):
                return

    async def _take(self, candidate: Candidate, page: Capture | Failure) -> bool:
        """Make the preview of a post, if it can be read."""
        sample = self.listed.sample
        route = self.listed.article if sample is not None and sample.key == candidate.key else None
        shown: Extracted | None = None
        if isinstance(page, Failure):
            self.no_preview = f"{candidate.url}: {page.detail}"
        else:
            shown = await self.read(page, candidate)
            if not isinstance(shown, Article):
                self.no_preview = f"{candidate.url}: {shown.detail} ({shown.reason})"
        article = shown if isinstance(shown, Article) else None
        if route is not None:
            self._trusted = article is None or _agree(route, article, self._hints.timezone)
            article = route if self._trusted else article
        self.preview = _preview(article) if article is not None else None
        return article is not None

    # the report -----------------------------------------------------------------------------------------------

    def report(self) -> Blog:
        """All of it."""
        visit, looks, listed = self.visit, self.visit.looks, self.listed
        outlook = self._discovery.outlook
        routes = (
            ProbedRoute(**asdict(route), allowed=visit.rules.allowed(route.address))
            for route in self._discovery.reports
        )
        return Blog(
            url=visit.site.url,
            platform=looks.detection.platform.name,
            confidence=looks.detection.confidence,
            evidence=looks.detection.evidence,
            title=looks.site_name or looks.title,
            language=looks.language,
            timezone=looks.timezone,
            local=visit.local,
            routes=tuple(routes),
            posts=max(len(listed.posts), outlook.declared or 0),
            maybe=len(listed.maybe),
            forbidden=listed.forbidden,
            doubts=(*outlook.doubts, *self._discovery.holes),
            forecast=self._forecast(),
            preview=self.preview,
            no_preview="" if self.preview is not None else self.no_preview,
            ledger=self._ledger() if self._thorough else None,
        )

    def _forecast(self) -> Forecast:
        """What a first crawl asks: robots.txt, home, tdmrep.json, routes, samples, and what comes in part."""
        visit, listed, outlook = self.visit, self.listed, self._discovery.outlook
        named = len(listed.posts) + len(listed.maybe)
        whole = self._trusted and listed.whole > 0
        share = listed.whole / listed.carried if whole else 0
        come = round(share * (listed.carried + outlook.carried))
        pages = max(max(named, outlook.declared or 0) - come - listed.forbidden, 0) + listed.lists
        asking = {"default": visit.site.delay, "robots.txt": visit.rules.crawl_delay or 0.0}
        if not visit.local:
            asking["platform"] = visit.looks.detection.platform.min_delay
        by = max(asking, key=lambda name: asking[name])
        tdmrep = pages > 0 or visit.looks.detection.platform.api is None
        requests = 2 + tdmrep + self._asked + outlook.requests + pages + self._samples(whole)
        return Forecast(
            requests=requests,
            pages=pages,
            delay=asking[by],
            asked_by=by,
            seconds=requests * asking[by],
            at_least=bool(outlook.doubts),
        )

    def _samples(self, whole: bool) -> int:
        """The pages of posts that come whole that a crawl asks for, to see that they do."""
        sample = self.listed.sample
        if not whole or sample is None or sample.source is None:
            return int(whole)
        return min(samples_of(sample.source.route), self.listed.carried)

    def _ledger(self) -> RouteLedger:
        named = self._discovery.named()
        return RouteLedger(
            listed={kind.value: sum(kind in kinds for kinds in named.values()) for kind in RouteKind},
            alone={kind.value: sum(kinds == {kind} for kinds in named.values()) for kind in RouteKind},
            union=len(named),
            holes=self._discovery.holes,
        )


def _day(candidate: Candidate) -> str:
    return max((claim.published.iso() for claim in candidate.claims if claim.published is not None), default="")


def _worth(candidate: Candidate) -> tuple[bool, str, int, int]:
    """What makes an address a good sample: the word of a route, a late date, a place below others, a long name."""
    path = candidate.url.partition("://")[2].strip("/")
    sure = bool(candidate.evidence) or any(claim.posts_only for claim in candidate.claims)
    return sure, _day(candidate), path.count("/"), path.count("-")


def _agree(route: Article, page: Article, timezone: str | None) -> bool:
    """True if a route's post is as whole as its page, and the page shows no other day than the route tells."""
    told = route.published.instant if route.published is not None else None
    if _words(route) < WHOLE * _words(page):
        return False
    shown = page.published
    if told is None or told.utcoffset() or timezone or shown is None or not shown.certain:
        return True
    # a page that writes an offset tells the days of all posts
    offset = shown.instant.utcoffset() if shown.instant is not None else None
    return bool(offset) or shown.day == told.astimezone(UTC).date()


def _words(article: Article) -> int:
    return sum(count_words(block.text) for block in article.blocks)


def _shown_day(when: When) -> str:
    """The day on the site's calendar, as the archive keeps it; of a month or year no more than is known."""
    return when.iso() if when.instant is None else when.day.isoformat()


def _preview(article: Article) -> Preview:
    published = article.published
    lines = [line for line in render_body(article.blocks).split("\n") if line.strip()]
    return Preview(
        url=article.url,
        title=article.title,
        authors=article.bylines,
        published=_shown_day(published) if published is not None else None,
        precision=published.precision.value if published is not None else None,
        source=published.source.value if published is not None else None,
        certain=published.certain if published is not None else None,
        language=article.language,
        words=_words(article),
        lines=tuple(lines[:_LINES]),
        method=article.method,
    )
