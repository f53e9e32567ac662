"""Samples: the pages of a few posts that a route carries, asked for to see if what it gives is all there is."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from enum import Enum, auto

from scraper import urls
from scraper.discover import entry_wants
from scraper.extraction import Hints
from scraper.fetch import Session
from scraper.pipeline.answers import Answers
from scraper.pipeline.env import Env
from scraper.pipeline.harvest import Harvest
from scraper.pipeline.plan import GONE
from scraper.pipeline.trust import EVERY_HOUR, Trust, amid_the_day, shows_utc_day
from scraper.platforms import WholePost
from scraper.types import Article, Candidate, Claim, Extracted, Failure, NotArticle, RouteKind, Site, Source

#: the share of its page's words that a route's text must hold, and the words that a page may have around any text
WHOLE, AROUND = 0.8, 15
#: the words of a post of an API that tell whether its page has more
TELLING = 50
#: how much longer than its middle post the longest of an API must be, not to seem cut at one length
ALIKE = 1.03
#: what a page may say that makes every page of the site worth asking for
_WORTH_ASKING = ("noarchive", "paywalled", "password-protected")
#: what a page says whose text only a browser sees: the route's is the only one there is
_BLIND = "needs-javascript"


class Look(Enum):
    """What a page shows beside the text of a route."""

    #: as much
    WHOLE = auto()
    #: more, or that it must not be taken
    CUT = auto()
    #: nothing: its text exists only after its scripts have run
    BLIND = auto()
    #: it did not come, or is no post's page today
    NOTHING = auto()


class Samples:
    """One site's samples in one crawl."""

    def __init__(self, env: Env, site: Site, harvest: Harvest, session: Session, trust: Trust) -> None:
        self._env = env
        self._site = site
        self._harvest = harvest
        self._session = session
        self.trust = trust
        self.answers = Answers(env.extractor)
        #: the kinds of routes that were believed before this crawl
        self._before = {kind for kind, whole in trust.whole.items() if whole}
        #: those that a sample was tried of in this crawl
        self._tried: set[RouteKind] = set()
        #: the route's answer that was looked through last
        self._looked: int | None = None
        #: characters of the markup of each of its posts
        self._lengths: dict[str, int] = {}
        #: keys of the posts whose own pages show UTC's day
        self._confirmed: set[str] = set()

    def hints(self, candidate: Candidate) -> Hints:
        """What is known of a post before a route's answer is read."""
        assert candidate.source is not None
        return replace(
            self._harvest.hints,
            url=candidate.url,
            fetched_at=candidate.source.capture.response.fetched_at,
            claims=candidate.claims,
            offset=self.trust.offset,
            utc_hours=EVERY_HOUR if candidate.key in self._confirmed else self.trust.utc_hours,
            believed=self._believed(candidate),
        )

    def _believed(self, candidate: Candidate) -> bool:
        """True if the entry says that the route of a post gives it whole."""
        return candidate.source is not None and candidate.source.route is self._site.believe

    # whole posts ----------------------------------------------------------------------------------------------

    async def whole(self, candidate: Candidate) -> bool:
        """True if what a route gives of a post may be taken for all there is, be it by the entry's word.

        A route that was never looked at is compared with the pages of a few of its posts: a feed that no page
        speaks for is not believed, an API is. Later with one page now and then, and with that of a post of which
        much is missing.
        """
        source = candidate.source
        assert source is not None
        kind = source.route
        if self._believed(candidate):
            return True
        if source.capture.id != self._looked and self.trust.carries(kind):
            self._looked = source.capture.id
            if kind.value in self._before and kind.value in self.trust.whole:
                await self._again(kind, await self._wanted(candidate))
            elif kind not in self._tried:
                await self._first(kind, await self._wanted(candidate))
        return self.trust.carries(kind)

    async def agrees(self, candidate: Candidate, article: Article) -> bool:
        """True if the page of a post shows no more than its route gives."""
        assert candidate.source is not None
        look = await self._compare(candidate, article)
        if look is Look.CUT:
            self.trust.whole[candidate.source.route.value] = False
        return look is Look.WHOLE

    async def _first(self, kind: RouteKind, posts: Sequence[Candidate]) -> None:
        self._tried.add(kind)
        looks: list[Look] = []
        async for candidate, article in self._picks(kind, posts):
            looks.append(await self._compare(candidate, article))
            if looks[-1] is Look.CUT:
                self.trust.whole[kind.value] = False
                return
        if Look.WHOLE in looks or Look.BLIND in looks:
            self._believe(kind)
        elif looks and kind is RouteKind.FEED:
            self.trust.unsure.add(kind.value)

    async def _again(self, kind: RouteKind, posts: Sequence[Candidate]) -> None:
        """A sample of a believed route: of a post of which much is missing, else the newest one if it is time."""
        sample = next((post for post in posts if self._shrank(post)), None)
        if sample is None and kind not in self._tried and self.trust.due(kind, self._env.clock()):
            sample = max(posts, key=_published, default=None)
        article = await self._article(sample) if sample is not None else None
        if sample is None or article is None:
            return
        self._tried.add(kind)
        look = await self._compare(sample, article)
        if look is Look.CUT:
            self.trust.whole[kind.value] = False
        elif look is not Look.NOTHING:
            self._believe(kind)

    def _believe(self, kind: RouteKind) -> None:
        self.trust.whole[kind.value] = True
        self.trust.sampled_at[kind.value] = self._env.clock().isoformat()

    async def _picks(
        self, kind: RouteKind, posts: Sequence[Candidate]
    ) -> AsyncIterator[tuple[Candidate, Article]]:
        """The posts that speak for a route, of those that can be read.

        Of a feed its longest, its shortest and its middle one: excerpts are all of one length, whatever stands
        among them. Of an API the shortest that is no mere line, for some keep the text of newer posts elsewhere;
        and the longest, if the others are as long.
        """
        ordered = sorted(posts, key=self._length)
        middle = len(ordered) // 2
        longest = ordered[::-1]
        from_middle = ordered[middle:] + ordered[:middle][::-1]
        # the posts to try one after the other, each with the words that it has to have
        orders = [[(post, 0) for post in order] for order in (longest, ordered, from_middle)]
        if kind is RouteKind.API:
            telling, any_length = [(post, TELLING) for post in ordered], [(post, 0) for post in longest]
            orders = [telling, any_length] if self._alike(ordered) else [telling + any_length]
        picked: set[str] = set()
        for order in orders:
            for candidate, least in order:
                if candidate.key in picked:
                    continue
                article = await self._article(candidate)
                if article is not None and words(article) >= least:
                    picked.add(candidate.key)
                    yield candidate, article
                    break

    def _alike(self, posts: Sequence[Candidate]) -> bool:
        """True if most posts have as many words, or characters, as the longest one."""
        found = [self.answers.sizes[post.source.item] for post in posts if post.source is not None]
        for sizes in (sorted(size) for size in zip(*found, strict=True)):
            if sizes[-1] <= ALIKE * sizes[len(sizes) // 2]:
                return True
        return False

    async def _wanted(self, candidate: Candidate) -> list[Candidate]:
        """The posts that the route's answer of a candidate carries and the entry wants."""
        source = candidate.source
        assert source is not None
        posts = await self.answers.posts(source, self.hints(candidate))
        self._lengths = {item: len(post.html or "") for item, post in posts.items()}
        return [
            _candidate(source, item, post)
            for item, post in posts.items()
            if post.html and not post.lock and entry_wants(self._site, post.url)
        ]

    def _length(self, candidate: Candidate) -> int:
        """Characters of the markup of a post in the answer that was looked through last."""
        assert candidate.source is not None
        return self._lengths[candidate.source.item]

    async def _article(self, candidate: Candidate) -> Article | None:
        assert candidate.source is not None
        extracted = await self.answers.article(candidate.source, self.hints(candidate))
        return extracted if isinstance(extracted, Article) else None

    def _shrank(self, candidate: Candidate) -> bool:
        """True if a route gives less of a post than it gave: its markup is shorter than the text was."""
        page = self._harvest.find(candidate)
        if page is None or page.rendering_id is None or page.item is None:
            return False
        _, characters = self._env.pages.size(page.rendering_id)
        return self._length(candidate) < WHOLE * characters

    async def _compare(self, candidate: Candidate, article: Article) -> Look:
        shown = await self._page(candidate)
        if shown is None:
            return Look.NOTHING
        if isinstance(shown, Failure | NotArticle):
            return self._told(shown)
        if not self._learn_day(candidate, article, shown) and not self._harvest.hints.timezone:
            return Look.CUT
        missing = words(shown) - words(article)
        return Look.CUT if missing > max(AROUND, (1 - WHOLE) * words(shown)) else Look.WHOLE

    def _told(self, shown: Failure | NotArticle) -> Look:
        if isinstance(shown, NotArticle) and shown.reason in _WORTH_ASKING:
            return Look.CUT
        if isinstance(shown, NotArticle) and shown.reason == _BLIND:
            self.trust.dayless += 1
            return Look.BLIND
        return Look.NOTHING

    async def _page(self, candidate: Candidate) -> Extracted | Failure | None:
        """What the page of a post shows; None where its address leads elsewhere today."""
        sampled = self._harvest.sampled
        page = sampled.get(candidate.key)
        if page is None:
            page = sampled[candidate.key] = await self._session.get(candidate.url, conditional=True)
        if isinstance(page, Failure):
            return page
        if urls.key(page.response.url) != urls.key(candidate.url):
            return None
        return await self._harvest.extract(candidate, page)

    # days -----------------------------------------------------------------------------------------------------

    async def tells_day(self, candidate: Candidate, article: Article) -> bool:
        """True if the day of a post on the site's calendar is sure, though its route may tell UTC only.

        Where nobody tells the zone, a moment that is around midnight somewhere is compared with its page: one that
        shows another day than UTC's knows better, and so do all pages of the site.
        """
        assert candidate.source is not None
        told = article.published.instant if article.published is not None else None
        if told is None or told.utcoffset() or self._harvest.hints.timezone or self._believed(candidate):
            return True
        if self.trust.offset:
            return amid_the_day(told, self.trust.offset)
        if self.trust.knows_day(told):
            return True
        shown = await self._page(candidate)
        if isinstance(shown, Failure):
            # a page that is gone tells nobody the day
            return shown.status in GONE
        if shown is None:
            return False
        if isinstance(shown, NotArticle):
            look = self._told(shown)
            sure = look is Look.BLIND
        else:
            sure = self._learn_day(candidate, article, shown)
            look = Look.WHOLE if sure else Look.CUT
        if look is Look.CUT:
            self.trust.whole[candidate.source.route.value] = False
        return sure

    def _learn_day(self, candidate: Candidate, article: Article, shown: Article) -> bool:
        """Take in which day the page of a post shows; False if it is another one than the route's in UTC."""
        if shows_utc_day(article, shown):
            self._confirmed.add(candidate.key)
        return self.trust.learn_day(article, shown)


def samples_of(kind: RouteKind) -> int:
    """How many pages are asked for to see if a route gives posts whole, as a rule."""
    return 3 if kind is RouteKind.FEED else 1


def words(article: Article) -> int:
    """The words of an article."""
    return sum(len(block.text.split()) for block in article.blocks)


def _candidate(source: Source, item: str, post: WholePost) -> Candidate:
    """A post of a route's answer as a candidate: what the route itself says of it."""
    claim = Claim(
        route=source.route,
        address=source.capture.asked_url,
        posts_only=True,
        title=post.title,
        authors=post.authors,
        tags=post.tags,
        published=post.published,
        modified=post.modified,
        platform_id=post.key or None,
    )
    return Candidate(url=post.url, key=urls.key(post.url), claims=(claim,), source=replace(source, item=item))


def _published(candidate: Candidate) -> str:
    published = candidate.claims[0].published
    return published.day.isoformat() if published is not None else ""
