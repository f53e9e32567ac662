"""The union of a site's routes: cheap ones always, deep ones where the cheap ones leave a doubt."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import UTC, timedelta

from scraper.discover import watch
from scraper.discover.board import Board
from scraper.discover.documents import digest_of, listing_page
from scraper.discover.doubts import fed_posts, few_left, maps_agree, open_doubts, unmet, weighed
from scraper.discover.listings import Listing
from scraper.discover.outlook import Outlook, of_api, of_feeds
from scraper.discover.task import Memory, Task, entry_digest
from scraper.discover.walk_api import ApiWalk
from scraper.discover.walk_feeds import FeedWalk, OlderPages, walk_feeds
from scraper.discover.walk_listings import ListingWalk
from scraper.discover.walk_sitemaps import SitemapWalk, walk_sitemaps
from scraper.loop import gently
from scraper.types import Candidate, Failure, RouteKind, RouteReport

#: first pages of lists that stand in for feed and sitemap where a blog has neither
MAX_LISTS = 2
#: questions of a visit where nothing changed, robots.txt aside; more where several feeds show what no other does
MAX_PROBES = 2
#: a change stamp that lies farther ahead is none of a clock that is wrong, or of a zone
AHEAD = timedelta(days=1)


class Discovery:
    """One site's discovery: `probe` if there was a whole visit before, then `arrive`, then iterate `candidates`.

    On a `revisit` the routes' documents are asked for with their validators.

    Afterwards read `reports`, `holes`, `memory`, `unchanged` and `caught_up`.
    """

    def __init__(self, task: Task, *, revisit: bool) -> None:
        self._task = task
        self._board = Board(task, conditional=revisit)
        self._revisit = revisit
        self._api: ApiWalk | None = None
        #: after a shallow look: what a whole discovery would still ask of the routes
        self.outlook = Outlook()
        #: what the next visit starts from
        self.memory = Memory(entry=entry_digest(task.site))
        #: the probe says that nothing has changed; no route was walked
        self.unchanged = False
        #: the API told all changes since the last visit; nothing else was asked
        self.caught_up = False
        #: the deep routes were left to rest: of the lists only the newest pages were asked for
        self.rested = False
        #: what stands beside the API is as it was, so that the API's changes are all
        self._beside = True
        self._kept: set[str] = set()

    @property
    def walked(self) -> bool:
        """True if every route was asked that has to be, and walked as far as it goes."""
        return not (self.unchanged or self.caught_up or self.rested)

    @property
    def reports(self) -> tuple[RouteReport, ...]:
        """What each route gave, in the order they were asked."""
        return tuple(self._board.reports)

    @property
    def holes(self) -> tuple[str, ...]:
        """Why the list may not be whole, in words; empty when it is."""
        return tuple(self._board.holes)

    async def probe(self) -> bool:
        """Ask the cheapest question that tells any change; True if nothing changed since the last whole visit."""
        memory = self._task.memory
        if not memory.serves(self._task.site, self._task.now):
            return False
        same = True
        if memory.api_signature is not None and memory.api_root is not None:
            walk = self._api_walk()
            if walk is not None:
                await walk.open(memory.api_root)
            same = walk is not None and walk.signature == memory.api_signature
        self._beside = await self._as_they_were(memory.probes)
        self.unchanged = same and self._beside
        if self.unchanged:
            self.memory = replace(memory)
        return self.unchanged

    async def _as_they_were(self, documents: Mapping[str, str]) -> bool:
        for url, digest in documents.items():
            answer = await self._board.get(url)
            if isinstance(answer, Failure) or await digest_of(self._task, answer) != digest:
                return False
        return True

    def arrive(self, task: Task) -> None:
        """Go on with what the home page told; what was asked before is not asked again."""
        self._task = self._board.task = task

    async def candidates(self) -> AsyncIterator[Candidate]:
        """Every address that may be a post, each once; whole posts as they come, the rest at the end."""
        walk = self._api_walk()
        if walk is not None:
            async for candidate in self._from_api(walk):
                yield candidate
            if self.caught_up:
                mine, before = self.memory, self._task.memory
                mine.whole_at, mine.fresh_at, mine.probes = before.whole_at, before.fresh_at, before.probes
                # those that the API lists without their texts
                for candidate in self._board.rest():
                    self._board.take(candidate.key)
                    yield candidate
                return
        self.memory.whole_at = now = self._task.now.isoformat()
        self.memory.fresh_at = self._task.memory.fresh_at if self._revisit else now
        async for candidate in self._listed(complete=walk is not None and walk.complete):
            yield candidate
        async for candidate in gently(weighed(self._board)):
            self._board.take(candidate.key)
            yield candidate

    def named(self) -> dict[str, frozenset[RouteKind]]:
        """For the key of every address that a route named, the kinds of routes that did."""
        return {key: frozenset(kinds) for key, kinds in self._board.named.items()}

    def _api_walk(self) -> ApiWalk | None:
        api = self._task.platform.api
        if api is None or not self._task.open(RouteKind.API):
            return None
        if self._api is None:
            self._api = ApiWalk(self._board, api)
        return self._api

    async def _from_api(self, walk: ApiWalk) -> AsyncIterator[Candidate]:
        """The posts of the API: the changes where they explain the new total, else every post."""
        before, mine = self._task.memory, self.memory
        told = walk.tells_changes and self._beside and not self._task.thorough
        since = before.api_modified if told else None
        if walk.root is not None and before.api_total is not None and since is not None:
            # the probe was asked: this is a revisit
            async for candidate in walk.changes(walk.root, since):
                yield candidate
            explained = walk.total is not None and walk.total - before.api_total == walk.new
            self.caught_up = walk.caught_up and explained
        if not self.caught_up:
            async for candidate in walk.everything():
                yield candidate
        if self.caught_up or walk.complete:
            mine.api_root, mine.api_total = walk.root, walk.total
            mine.api_signature = None if self._frozen(walk) else walk.signature
            stamps = (walk.newest, before.api_modified if self.caught_up else None)
            mine.api_modified = max((stamp for stamp in stamps if stamp is not None), default=None)

    def _frozen(self, walk: ApiWalk) -> bool:
        """True if a post bears a stamp of the future: until then it is the one changed last, whatever changes."""
        return walk.newest is not None and walk.newest > (self._task.now + AHEAD).astimezone(UTC).isoformat()

    async def _listed(self, *, complete: bool) -> AsyncIterator[Candidate]:
        """Ask the routes beside the API; the whole posts that feeds carry, where they are paged."""
        task, board = self._task, self._board
        for kind in RouteKind:
            if (why := task.closed(kind)) and (kind is not RouteKind.API or task.platform.api is not None):
                board.report(kind, task.site.url, 0, note=why)
        home = task.home.listing if task.home is not None else None
        maps = await walk_sitemaps(board, spare=complete) if task.open(RouteKind.SITEMAP) else SitemapWalk()
        mapped = set(board.named)
        feeds = await self._feeds(home, spare=complete and bool(maps.post_maps))
        self._name_absent()
        self.memory.probes, self._kept = self._watched(maps, feeds), maps.kept
        if complete and self._api is not None and self._api.total is None:
            # nobody counts its posts: another route has to agree
            complete = bool(maps.leaves or feeds.feeds)
        if complete and not task.thorough:
            self.outlook = of_api(self._api, maps)
            return
        doubts = [] if complete else [*open_doubts(self._board, maps, feeds, mapped), *unmet(self._board, feeds)]
        older = OlderPages(board, feeds)
        if task.shallow:
            settled = bool(doubts) and await self._lists_settle(home, feeds)
            self.outlook = of_feeds(board, maps, feeds, () if settled else tuple(doubts), carrying=older.whole)
            return
        known = len(board.holes)
        async for candidate in self._deep(home, maps, feeds, older, doubts, mapped):
            yield candidate
        if (holes := tuple(board.holes[known:])) and not self.rested:
            self.memory.keep_holes(tuple(doubts), holes, task.memory, task.now)

    async def _deep(
        self,
        home: Listing | None,
        maps: SitemapWalk,
        feeds: FeedWalk,
        older: OlderPages,
        doubts: list[str],
        mapped: set[str],
    ) -> AsyncIterator[Candidate]:
        """Walk older pages of feeds, then lists, as far as there are doubts."""
        thorough, memory = self._task.thorough, self._task.memory
        self.rested = memory.rests(tuple(doubts), self._task.now) and not thorough
        deep = (bool(doubts) or thorough) and not self.rested
        if deep or older.whole:
            async for candidate in older.walk(lambda: not deep and few_left(self._board)):
                yield candidate
        if self.rested:
            await self._look_in(home, memory)
        elif doubts:
            # what was read since may have met what the feed declares; nothing else settles that it does not
            doubts = [
                *([] if older.ended else open_doubts(self._board, maps, feeds, mapped)),
                *unmet(self._board, feeds),
            ]
        if (doubts or thorough) and not self.rested:
            await self._walk_lists(home, doubts, feeds, older.read)

    async def _look_in(self, home: Listing | None, before: Memory) -> None:
        """Look for new posts on the lists, as far as they name any; the holes of the last deep walk stay."""
        if self._task.open(RouteKind.LISTING):
            await ListingWalk(self._board, home, only_new=True).walk()
        for hole in before.holes:
            self._board.hole(hole)
        mine = self.memory
        mine.doubts, mine.holes = before.doubts, before.holes
        mine.deep_at, mine.deep_times = before.deep_at, before.deep_times

    def _watched(self, maps: SitemapWalk, feeds: FeedWalk) -> dict[str, str]:
        """The documents that change when the blog does, or when what its API leaves out does."""
        if self.memory.api_signature is not None:
            told = {key for key, kinds in self._board.named.items() if RouteKind.API in kinds}
            return watch.beside_api(maps, told, MAX_PROBES - len((self.memory.api_root or "").split()))
        if self._api is not None and self._frozen(self._api):
            return {}
        found = watch.streams(feeds.shown, maps.kept)
        # a map that may be written by hand tells no more than feeds that show the posts of all blogs
        return found if len(found) >= MAX_PROBES and not maps.kept else found | watch.maps(maps)

    async def _feeds(self, home: Listing | None, *, spare: bool) -> FeedWalk:
        """The first pages of the feeds; none where they may be spared, since API and sitemaps agree."""
        if spare and not self._task.thorough and maps_agree(self._board):
            self._board.report(RouteKind.FEED, self._task.site.url, 0, note="not asked: API and sitemaps agree")
        elif self._task.open(RouteKind.FEED):
            return await walk_feeds(self._board, await self._linked_feeds(home))
        return FeedWalk()

    def _name_absent(self) -> None:
        """Say of sitemaps and feeds that there are none, where nothing else was said of them."""
        told = {report.route for report in self._board.reports}
        for kind in (RouteKind.SITEMAP, RouteKind.FEED):
            if kind not in told:
                self._board.report(kind, self._task.site.url, 0, note="none was found")

    async def _linked_feeds(self, home: Listing | None) -> tuple[str, ...]:
        """The feeds that the home page links; of a home page that is no blog, those of the blog it leads to."""
        if home is None or home.feeds or not home.blog_links or self._task.stated(RouteKind.FEED):
            return home.feeds if home is not None else ()
        answer = await self._board.get(home.blog_links[0])
        page = answer if isinstance(answer, Failure) else await listing_page(self._task, answer)
        return () if isinstance(page, Failure) else page.feeds

    async def _lists_settle(
        self, home: Listing | None, feeds: FeedWalk, read: AbstractSet[str] = frozenset()
    ) -> bool:
        """Walk the listing pages; True if they list every post but those of feeds that were read to their ends."""
        if not self._task.open(RouteKind.LISTING):
            return False
        lists = ListingWalk(self._board, home)
        await lists.walk()
        # where the other routes leave a doubt, a list may be all that tells that a post came
        if self.memory.api_signature is None:
            found, firsts = self.memory.probes, lists.firsts[:MAX_LISTS]
            self.memory.probes = watch.with_lists(found, feeds.shown, firsts, self._kept)
        told = {key for key, kinds in self._board.named.items() if RouteKind.API in kinds} | fed_posts(
            self._board
        ) - read
        # a list that lacks what feed or API show is not whole, nor is one that shows just what a capped feed does
        more = feeds.cap is None or bool(lists.keys - told)
        return lists.ended and told <= lists.keys and more and not unmet(self._board, feeds, lists.keys)

    async def _walk_lists(
        self, home: Listing | None, doubts: list[str], feeds: FeedWalk, read: AbstractSet[str]
    ) -> None:
        """Walk the listing pages; what they leave in doubt is a hole."""
        board = self._board
        if await self._lists_settle(home, feeds, read):
            return
        if doubts and feeds.cap is not None:
            board.hole(f"the feed shows {feeds.cap} posts at most")
        for doubt in doubts:
            board.hole(doubt)
