"""The union of a site's routes: cheap ones always, deep ones where the cheap ones leave a doubt."""

from __future__ import annotations

from collections.abc import AsyncIterator

from scraper.discover.board import Board
from scraper.discover.folder import learn
from scraper.discover.listings import Listing, read_listing
from scraper.discover.task import Memory, Task
from scraper.discover.walk_api import ApiWalk
from scraper.discover.walk_feeds import FeedWalk, walk_feeds, walk_older
from scraper.discover.walk_listings import walk_listings
from scraper.discover.walk_sitemaps import SitemapWalk, walk_sitemaps
from scraper.types import Candidate, Failure, RouteKind, RouteReport


class Discovery:
    """One site's discovery. Iterate `candidates`, then read `reports`, `holes`, `memory` and `unchanged`."""

    def __init__(self, task: Task, *, revisit: bool) -> None:
        self._task = task
        self._revisit = revisit
        self._board = Board(task, conditional=revisit)
        #: what the next visit starts from
        self.memory = Memory(site_title=task.memory.site_title, language=task.memory.language)
        #: the probe says that nothing has changed; no route was walked
        self.unchanged = False

    @property
    def reports(self) -> tuple[RouteReport, ...]:
        """What each route gave, in the order they were asked."""
        return tuple(self._board.reports)

    @property
    def holes(self) -> tuple[str, ...]:
        """Why the list may not be whole, in words; empty when it is."""
        return tuple(self._board.holes)

    async def probe(self) -> bool:
        """Ask the cheapest question that tells any change; True if nothing changed since the last visit."""
        memory, api = self._task.memory, self._task.platform.api
        if memory.api_root is not None and api is not None and self._task.open(RouteKind.API):
            if memory.api_signature is None:
                return False
            self.memory.api_signature = await ApiWalk(self._board, api).signature(memory.api_root)
            self.unchanged = self.memory.api_signature == memory.api_signature
        elif memory.probes:
            for url in memory.probes:
                answer = await self._board.get(url)
                if isinstance(answer, Failure) or not answer.unchanged:
                    return False
            self.unchanged = True
        if self.unchanged:
            self.memory = memory
        return self.unchanged

    async def candidates(self) -> AsyncIterator[Candidate]:
        """Every address that may be a post, each once; whole posts of an API as they come, the rest at the end."""
        walk = ApiWalk(self._board, self._task.platform.api) if self._task.platform.api else None
        if walk is not None and self._task.open(RouteKind.API):
            caught_up = False
            if self._revisit and self._task.memory.api_root and self._task.memory.api_modified:
                async for candidate in walk.changes(self._task.memory.api_root, self._task.memory.api_modified):
                    yield candidate
                caught_up = self._totals_agree(walk.new)
            if not caught_up:
                walk.listed = 0
                async for candidate in walk.everything():
                    yield candidate
            self._keep_api(walk)
            if caught_up:
                return
            if walk.complete and walk.root and self.memory.api_signature is None:
                self.memory.api_signature = await walk.signature(walk.root)
        await self._lists(complete=walk is not None and walk.complete)
        for candidate in learn(self._board.rest()):
            self._board.take(candidate)
            yield candidate

    def _totals_agree(self, new: int) -> bool:
        """True if the posts that are new explain how the declared total has changed."""
        before, after = self._task.memory.api_signature, self.memory.api_signature
        if not before or not after:
            return False
        return int(after.split(":")[0]) - int(before.split(":")[0]) == new

    def _keep_api(self, walk: ApiWalk) -> None:
        self.memory.api_root = walk.root
        self.memory.api_modified = max(
            filter(None, (walk.newest, self._task.memory.api_modified if self._revisit else None)), default=None
        )

    async def _lists(self, *, complete: bool) -> None:
        """Ask the routes that only list addresses."""
        task = self._task
        home = read_listing(task.home.text, task.home.url) if task.home is not None else None
        maps = await walk_sitemaps(self._board) if task.open(RouteKind.SITEMAP) else SitemapWalk()
        feeds = FeedWalk()
        if task.open(RouteKind.FEED):
            # a feed links posts that the maps must know too: the check on both
            before = {c.key for c in self._board.rest()}
            feeds = await walk_feeds(self._board, home.feeds if home else ())
            if not complete:
                await self._look_deeper(maps, feeds, before, home)
        elif not complete and not (maps.post_maps or maps.mixed_maps):
            await self._walk_listings(home)
        self.memory.probes = _probes(maps, feeds)

    async def _look_deeper(
        self, maps: SitemapWalk, feeds: FeedWalk, mapped: set[str], home: Listing | None
    ) -> None:
        """Walk paged feeds and listings where no route can be trusted to be whole."""
        mapless = not (maps.post_maps or maps.mixed_maps)
        missing = [c for c in self._board.rest() if c.key not in mapped and RouteKind.FEED.value in c.routes]
        if not mapless and not missing:
            return
        if missing and not mapless:
            self._board.holes.append(f"the sitemaps miss {len(missing)} posts that the feed lists")
        await walk_older(self._board, feeds)
        await self._walk_listings(home)

    async def _walk_listings(self, home: Listing | None) -> None:
        if self._task.open(RouteKind.LISTING):
            await walk_listings(self._board, home)


def _probes(maps: SitemapWalk, feeds: FeedWalk) -> tuple[str, ...]:
    """The documents that change when the blog does: one feed, and one or two sitemaps."""
    probes = [url for url, _ in feeds.feeds[:1]]
    leaves = maps.post_maps or maps.mixed_maps
    if len(leaves) == 1:
        probes.append(leaves[0])
    elif maps.dated_index:
        probes.append(maps.dated_index)
    elif leaves:
        probes += [leaves[0], leaves[-1]]
    return tuple(probes)
