"""Posts that a route gave whole: laid down without their pages, where samples have shown that they are whole."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, timedelta

from scraper.fetch import Session
from scraper.pipeline.env import Env
from scraper.pipeline.harvest import Harvest
from scraper.pipeline.plan import GONE, build_day
from scraper.pipeline.samples import WHOLE, Samples, words
from scraper.pipeline.trust import Trust
from scraper.store import Origin, PageState
from scraper.types import Article, Candidate, Failure, FailureKind, NotArticle, RouteKind, Site, When

#: a reason that says "ask the post's page", not "this is no post"
_ASK_THE_PAGE = "not-whole"


class WholePosts:
    """One site's posts out of its routes' answers."""

    def __init__(self, env: Env, site: Site, harvest: Harvest, session: Session, trust: Trust) -> None:
        self._env = env
        self._site = site
        self._harvest = harvest
        self._session = session
        self.trust = trust
        self._samples = Samples(env, site, harvest, session, trust)
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
            if page.revision_id is not None:
                self._want_captured(candidate)
            return True
        if page is not None and page.revision_id is not None and page.item is None:
            # its text is that of its page, which may differ a little: they must not take turns
            return False
        extracted = await self._samples.answers.article(source, self._samples.hints(candidate))
        if isinstance(extracted, NotArticle) and extracted.reason == _ASK_THE_PAGE:
            return False
        if isinstance(extracted, Article):
            if not await self._all_there(candidate, extracted, page) or self._changed_later(candidate, extracted):
                return False
            # a sample may have told the zone of the site's days
            again = await self._samples.answers.article(source, self._samples.hints(candidate))
            extracted = again if isinstance(again, Article) else extracted
        harvest.sampled.pop(candidate.key, None)
        harvest.settle(candidate, extracted, Origin(capture_id=source.capture.id, item=source.item))
        if isinstance(extracted, Article):
            self._want_captured(candidate)
        return True

    async def _all_there(self, candidate: Candidate, article: Article, page: PageState | None) -> bool:
        """True if a route gives a post whole, on a sure day, and not less than the archive holds of it."""
        samples = self._samples
        if not await samples.whole(candidate):
            return False
        if page is None or page.rendering_id is None:
            return await samples.tells_day(candidate, article)
        held, _ = self._env.pages.size(page.rendering_id)
        return words(article) >= WHOLE * held or await samples.agrees(candidate, article)

    def _changed_later(self, candidate: Candidate, article: Article) -> bool:
        """True if a sitemap tells of a change that the route does not know: its page says when it was.

        Not where a sitemap stamps one day on most posts: that is when the site was built.
        """
        if article.modified is not None or article.published is None or candidate.source is None:
            return False
        if candidate.source.route is self._site.believe:
            return False
        stamps = [c.modified for c in candidate.claims if c.route is RouteKind.SITEMAP and c.modified is not None]
        self._stamped.update(stamp.day for stamp in stamps)
        if build_day(self._stamped) is not None:
            return False
        return any(_later(stamp, article.published) for stamp in stamps)

    def _want_captured(self, candidate: Candidate) -> None:
        if self._site.capture_pages and self._env.vault.latest_good(candidate.url) is None:
            self._to_capture.append(candidate.url)

    async def capture_pages(self) -> None:
        """Capture the pages of posts that a route gave whole; their texts stay as the route gave them."""
        for url in self._to_capture:
            answer = await self._session.get(url, conditional=True)
            if isinstance(answer, Failure):
                # the next visit asks for what is not captured
                gone = answer.status in GONE or answer.kind is FailureKind.ROBOTS
                self._harvest.tally.unfinished |= not gone


def _later(change: When, published: When) -> bool:
    """True if a change surely came after the publication: stamps may be of other zones, or of the first saving."""
    if change.instant is not None and published.instant is not None:
        return change.instant - published.instant > timedelta(hours=1)
    last = max(published.day, published.instant.astimezone(UTC).date() if published.instant else published.day)
    return change.day > last
