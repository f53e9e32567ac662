"""Posts that a route gave whole: laid down without their pages, once a sample has shown that they are whole."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, date, timedelta

from scraper.extraction import Hints
from scraper.fetch import Session
from scraper.pipeline.env import Env
from scraper.pipeline.harvest import Harvest
from scraper.pipeline.plan import build_day
from scraper.store import Origin
from scraper.types import (
    Article,
    Candidate,
    Extracted,
    Failure,
    FailureKind,
    NotArticle,
    RouteKind,
    Site,
    When,
)

#: a reason that says "ask the post's page", not "this is no post"
_ASK_THE_PAGE = "not-whole"
#: the share of its page's words that a route's text must hold
WHOLE = 0.8
#: pages that may fail to come before the route is taken at its word
MAX_SAMPLES = 3
#: hours in UTC that are the same day nearly everywhere (from UTC-8 to UTC+8)
_SAME_DAY = range(8, 16)
#: pages that showed UTC's day at another hour: then the site keeps UTC, or shows nothing better
ENOUGH_DAYS = 3
#: what a page may say that makes every page of the site worth asking for
_WORTH_ASKING = ("noarchive", "paywalled", "password-protected")
_GONE = (404, 410)


@dataclass(kw_only=True, slots=True)
class Trust:
    """What the samples of a site have shown, to be kept for the next visits."""

    #: for each kind of route, whether its posts are as whole as their pages
    whole: dict[str, bool] = field(default_factory=dict)
    #: minutes from UTC that the pages write, where the route writes UTC
    offset: int | None = None
    #: pages that showed the day on which their moment fell in UTC
    utc_days: int = 0

    def carries(self, kind: RouteKind) -> bool:
        """True unless a sample has shown that the route cuts its posts."""
        return self.whole.get(kind.value, True)


class WholePosts:
    """One site's posts out of its routes' answers."""

    def __init__(self, env: Env, site: Site, harvest: Harvest, session: Session, trust: Trust) -> None:
        self._env = env
        self._site = site
        self._harvest = harvest
        self._session = session
        self.trust = trust
        self._failed_samples = 0
        #: days of change that sitemaps gave
        self._stamped: Counter[date] = Counter()
        #: pages that the entry wants captured as well
        self._to_capture: list[str] = []

    async def lay(self, candidate: Candidate) -> bool:
        """Lay down a post out of a route's answer; False if its page must be asked for instead."""
        source, harvest = candidate.source, self._harvest
        assert source is not None
        harvest.listed.add(candidate.key)
        if candidate.doubt:
            return False
        page = harvest.find(candidate)
        if page is not None and candidate.modified is not None and harvest.left(candidate, page):
            harvest.leave(candidate, page)
            if self._site.capture_pages and page.revision_id is not None and not self._captured(candidate.url):
                self._to_capture.append(candidate.url)
            return True
        extracted = self._env.extractor.whole_post(source, self._hints(candidate))
        if isinstance(extracted, NotArticle) and extracted.reason == _ASK_THE_PAGE:
            return False
        if isinstance(extracted, Article):
            if not await self._agrees(candidate, extracted) or self._changed_later(candidate, extracted):
                return False
            # the sample may have told the zone of the site's days
            again = self._env.extractor.whole_post(source, self._hints(candidate))
            extracted = again if isinstance(again, Article) else extracted
        harvest.settle(candidate, extracted, Origin(capture_id=source.capture.id, item=source.item))
        if self._site.capture_pages and isinstance(extracted, Article) and not self._captured(candidate.url):
            self._to_capture.append(candidate.url)
        return True

    def _hints(self, candidate: Candidate) -> Hints:
        assert candidate.source is not None
        return replace(
            self._harvest.hints,
            url=candidate.url,
            fetched_at=candidate.source.capture.response.fetched_at,
            claims=candidate.claims,
            offset=self.trust.offset,
        )

    async def _agrees(self, candidate: Candidate, article: Article) -> bool:
        """True if the route gives this post whole; the page of its first post is the sample that shows it."""
        assert candidate.source is not None
        kind = candidate.source.route
        if kind.value not in self.trust.whole and self._failed_samples < MAX_SAMPLES:
            shown = await self._sample(candidate)
            if shown is None:
                return True
            if isinstance(shown, NotArticle):
                self.trust.whole[kind.value] = shown.reason not in _WORTH_ASKING
            else:
                self.trust.offset = _offset(article, shown) or self.trust.offset
                self.trust.whole[kind.value] = _words(article) >= WHOLE * _words(shown)
        return self.trust.carries(kind) and await self._tells_the_day(candidate, article)

    async def _sample(self, candidate: Candidate) -> Extracted | None:
        """What the page of a post shows; None where it does not come."""
        page = self._harvest.sampled.get(candidate.key) or await self._session.get(candidate.url)
        if isinstance(page, Failure):
            self._failed_samples += 1
            return None
        self._harvest.sampled[candidate.key] = page
        return await self._harvest.extract(candidate, page)

    async def _tells_the_day(self, candidate: Candidate, article: Article) -> bool:
        """True if the day of a post on the site's calendar is sure, though its route may tell UTC only.

        Where nobody tells the zone, a moment that is around midnight somewhere is compared with its page: one that
        shows another day than UTC's knows better, and so do all pages of the site.
        """
        assert candidate.source is not None
        told = article.published.instant if article.published is not None else None
        if told is None or told.utcoffset() or self._harvest.hints.timezone:
            return True
        if self.trust.offset:
            # summer time may move it by an hour
            local = told + timedelta(minutes=self.trust.offset)
            return timedelta(hours=1) <= timedelta(hours=local.hour, minutes=local.minute) < timedelta(hours=23)
        if self.trust.utc_days >= ENOUGH_DAYS or told.hour in _SAME_DAY:
            return True
        shown = await self._sample(candidate)
        if isinstance(shown, Article) and shown.published is not None and shown.published.certain:
            if shown.published.day == told.astimezone(UTC).date():
                self.trust.utc_days += 1
            else:
                self.trust.whole[candidate.source.route.value] = False
        return shown is None

    def _changed_later(self, candidate: Candidate, article: Article) -> bool:
        """True if a sitemap tells of a change that the route does not know: its page says when it was.

        Not where a sitemap stamps one day on most posts: that is when the site was built.
        """
        if article.modified is not None or article.published is None:
            return False
        stamps = [c.modified for c in candidate.claims if c.route is RouteKind.SITEMAP and c.modified is not None]
        self._stamped.update(stamp.day for stamp in stamps)
        if build_day(self._stamped) is not None:
            return False
        return any(_later(stamp, article.published) for stamp in stamps)

    async def capture_pages(self) -> None:
        """Capture the pages of posts that a route gave whole; their texts stay as the route gave them."""
        for url in self._to_capture:
            answer = await self._session.get(url, conditional=True)
            if isinstance(answer, Failure):
                # the next visit asks for what is not captured
                gone = answer.status in _GONE or answer.kind is FailureKind.ROBOTS
                self._harvest.tally.unfinished |= not gone

    def _captured(self, url: str) -> bool:
        return self._env.vault.captures.latest_good(url) is not None


def _later(change: When, published: When) -> bool:
    """True if a change surely came after the publication: stamps may be of other zones, or of the first saving."""
    if change.instant is not None and published.instant is not None:
        return change.instant - published.instant > timedelta(hours=1)
    last = max(published.day, published.instant.astimezone(UTC).date() if published.instant else published.day)
    return change.day > last


def _words(article: Article) -> int:
    return sum(len(block.text.split()) for block in article.blocks)


def _offset(route: Article, page: Article) -> int | None:
    """The minutes from UTC that a page writes for the moment that its route gives in UTC."""
    told = route.published.instant if route.published is not None else None
    shown = page.published.instant if page.published is not None else None
    if told is None or shown is None or told.utcoffset() or abs((told - shown).total_seconds()) >= 60:
        return None
    offset = shown.utcoffset()
    return round(offset.total_seconds() / 60) if offset else None
