"""Feeds: those the home page links, else the platform's names; older pages where they are needed.

An item that holds the whole text of its post is a candidate with a source: it costs no request of its own.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from scraper import urls
from scraper.discover.board import Board
from scraper.discover.documents import FeedPage, feed_page
from scraper.discover.feeds import Feed, FeedItem
from scraper.discover.watch import Shown
from scraper.discover.whole import item_id
from scraper.loop import gently
from scraper.platforms import FeedPath
from scraper.types import Candidate, Capture, Claim, Failure, RouteKind, Source

MAX_FEEDS = 3
#: feeds that are numbered, as one site had eleven blogs
MAX_NUMBERED = 12
#: the place of a feed's number in its path
NUMBER = "{number}"
MAX_PAGES = 500
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True, slots=True)
class FirstPage:
    """The first page of a feed, without its texts."""

    url: str
    digest: str
    next_url: str | None
    items: frozenset[str]
    #: keys of the items on the board
    keys: tuple[str, ...]
    #: the items hold whole posts
    whole: bool
    #: it has items that could not be read
    cut: bool


@dataclass(kw_only=True, slots=True)
class FeedWalk:
    """What the feeds of a site gave on their first pages."""

    feeds: list[FirstPage] = field(default_factory=list)
    declared: int | None = None
    #: the fewest posts that a feed which can't be paged showed, where that is all its platform shows
    cap: int | None = None

    @property
    def shown(self) -> tuple[Shown, ...]:
        """What each feed shows."""
        return tuple(Shown(url=feed.url, digest=feed.digest, keys=feed.keys) for feed in self.feeds)


async def walk_feeds(board: Board, linked: tuple[str, ...]) -> FeedWalk:
    """Ask the first page of each feed, at most MAX_FEEDS; pins their items on the board."""
    task = board.task
    walk = FeedWalk()
    stated = list(dict.fromkeys((*task.stated(RouteKind.FEED), *linked)))
    for url in stated[:MAX_FEEDS]:
        await _first_page(board, walk, url, guess=False)
    for url in stated[MAX_FEEDS:]:
        board.report(RouteKind.FEED, url, 0, note=f"not asked: only {MAX_FEEDS} of the linked feeds are")
    for feed in task.platform.feeds:
        if NUMBER in feed.path:
            await _numbered(board, walk, feed.path, stated)
    places = [task.places(feed.path) for feed in task.platform.feeds if NUMBER not in feed.path]
    for url in dict.fromkeys((*(place[0] for place in places), *(place[-1] for place in places))):
        if url not in stated and not walk.feeds:
            await _first_page(board, walk, url, guess=True)
    return walk


async def _numbered(board: Board, walk: FeedWalk, path: str, stated: Sequence[str]) -> None:
    """Ask the feeds 1, 2, ... of a site's several blogs, until one is not there."""
    for number in range(1, MAX_NUMBERED + 1):
        before = len(walk.feeds)
        # the one at the root of the host: numbers count the blogs of a site
        url = board.task.places(path.replace(NUMBER, str(number)))[-1]
        if url not in stated:
            await _first_page(board, walk, url, guess=True)
            if len(walk.feeds) == before:
                break


async def _first_page(board: Board, walk: FeedWalk, url: str, *, guess: bool) -> None:
    answer = await board.get(url)
    if isinstance(answer, Failure):
        if not (guess and answer.status in (404, 410)):
            board.report(RouteKind.FEED, url, 0, note=answer.detail)
        return
    board.forget(answer)
    page = await feed_page(board.task, answer)
    feed = page.feed
    if not feed.items:
        if not guess:
            board.report(RouteKind.FEED, url, 0, note=feed.reason or "the feed is empty")
        return
    keys = await pin_items(board, url, page, answer)
    facts = board.task.platform.feeds
    paged = feed.next_url is not None or any(fact.paging for fact in facts)
    cap = max((fact.cap for fact in facts if fact.cap), default=None)
    capped = cap if cap is not None and not paged and len(feed.items) >= cap else None
    first = FirstPage(
        url=url,
        digest=page.digest,
        next_url=_following(board, url, feed, page=2, seen=len(feed.items)),
        items=frozenset(item.url for item in feed.items),
        keys=tuple(keys),
        whole=board.task.carries(RouteKind.FEED) and bool(page.whole),
        cut=feed.cut,
    )
    walk.feeds.append(first)
    walk.cap = min((n for n in (walk.cap, capped) if n is not None), default=None)
    if feed.declared_total is not None:
        walk.declared = max(walk.declared or 0, feed.declared_total)
    board.report(RouteKind.FEED, url, len(keys), declared=feed.declared_total, cap=capped, note=feed.reason)


class OlderPages:
    """The older pages of a site's feeds, walked once: `ended` is true if they were read to their ends."""

    def __init__(self, board: Board, walk: FeedWalk) -> None:
        self._board = board
        self._walk = walk
        self._ends: list[bool] = []
        #: keys of the posts on the pages that were walked
        self._listed: set[str] = set()
        #: those of feeds that were read to their ends
        self.read: set[str] = set()

    @property
    def ended(self) -> bool:
        """True if there were older pages, all of them were read, and they name what the other feeds do."""
        return self._read_out and all(self._listed.issuperset(feed.keys) for feed in self._walk.feeds)

    @property
    def _read_out(self) -> bool:
        return bool(self._ends) and all(self._ends)

    @property
    def whole(self) -> bool:
        """True if there are older pages that carry whole posts."""
        return any(feed.whole and feed.next_url is not None for feed in self._walk.feeds)

    async def walk(self, enough: Callable[[], bool]) -> AsyncIterator[Candidate]:
        """The whole posts of all pages, first pages included, until there are `enough`; the rest stays pinned."""
        for first in self._walk.feeds:
            if first.next_url is None or (self._read_out and self._listed.issuperset(first.keys)):
                # nothing older, or the same posts in another form (RSS beside Atom)
                continue
            self._ends.append(False)
            for candidate in self._take(first.keys):
                yield candidate
            async for candidate in self._older(first, enough):
                yield candidate

    def _take(self, keys: tuple[str, ...]) -> list[Candidate]:
        """The candidates whose whole posts came with that page; held back, their texts would fill the memory."""
        board = self._board
        ready = [key for key in keys if (found := board.find(key)) is not None and found.source is not None]
        return [candidate for key in ready if (candidate := board.take(key)) is not None]

    async def _older(self, first: FirstPage, enough: Callable[[], bool]) -> AsyncIterator[Candidate]:
        board = self._board
        pages, listed, note = 0, 0, ""
        seen, named, cut = set(first.items), set(first.keys), first.cut
        following: str | None = first.next_url
        while following is not None and not enough():
            if pages >= MAX_PAGES:
                note = "there is no end to them"
                break
            answer = await board.get(following)
            if isinstance(answer, Failure):
                # what lies behind the last page is answered so
                self._ends[-1] |= answer.status in (400, 404, 410)
                note = "" if self._ends[-1] else answer.detail
                break
            board.forget(answer)
            older = (page := await feed_page(board.task, answer)).feed
            fresh = {item.url for item in older.items} - seen
            if not fresh:
                # an empty page is the end; the same page again says that this feed has no pages
                shorter = not older.items or len(older.items) < len(first.items)
                self._ends[-1] |= older.kind != "invalid" and shorter
                break
            seen |= fresh
            cut |= older.cut
            keys = await pin_items(board, following, page, answer)
            named.update(keys)
            pages, listed = pages + 1, listed + len(keys)
            for candidate in self._take(keys):
                yield candidate
            following = _following(board, first.url, older, page=pages + 2, seen=len(seen))
            self._ends[-1] |= following is None
        if cut:
            self._ends[-1], note = False, note or "a page breaks off"
        self._listed |= named
        self.read |= named if self._ends[-1] else set()
        if pages or note:
            words = f"{pages} older pages"
            board.report(RouteKind.FEED, first.url, listed, note=f"{words}; {note}" if note else words)


def _following(board: Board, url: str, feed: Feed, *, page: int, seen: int) -> str | None:
    """The feed's older page: the one it names on the blog's own host, else as its platform pages feeds."""
    own = feed.next_url if feed.next_url and urls.same_site(feed.next_url, url) else None
    return own or _next(board.task.platform.feeds, url, feed, page=page, seen=seen) or feed.next_url


def _next(facts: tuple[FeedPath, ...], url: str, feed: Feed, *, page: int, seen: int) -> str | None:
    """The address of a feed's page after this one, as the platform pages its feeds."""
    paging = next((fact.paging for fact in facts if fact.paging), None)
    if paging is None:
        return None
    stamps = [item.published.instant for item in feed.items if item.published and item.published.instant]
    if "{last_ms}" in paging and not stamps:
        return None
    last = round((min(stamps) - _EPOCH).total_seconds() * 1000) if stamps else 0
    query = paging.format(page=page, start=seen + 1, last_ms=last)
    return f"{url}&{query.lstrip('?&')}" if "?" in url else f"{url}?{query.lstrip('?&')}"


async def pin_items(board: Board, address: str, page: FeedPage, capture: Capture) -> tuple[str, ...]:
    """Pin every item of a feed's page on the board, whole posts with their source; the keys of possible posts."""
    carries = board.task.carries(RouteKind.FEED)
    found = []
    async for item in gently(page.feed.items):
        source = None
        if carries and item.url in page.whole:
            source = Source(route=RouteKind.FEED, capture=capture, item=item.url)
        found.append(board.pin(item.url, _claim(board, address, item), source))
    return tuple(dict.fromkeys(key for key in found if key is not None))


def _claim(board: Board, address: str, item: FeedItem) -> Claim:
    return Claim(
        route=RouteKind.FEED,
        address=address,
        posts_only=True,
        title=item.title,
        authors=item.authors,
        tags=item.tags,
        published=item.published,
        modified=item.modified,
        platform_id=item_id(item, board.task.platform),
    )
