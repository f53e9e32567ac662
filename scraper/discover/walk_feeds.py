"""Feeds: those the home page links, else the platform's names; older pages where they are needed."""

from __future__ import annotations

from dataclasses import dataclass, field

from scraper.discover import probes
from scraper.discover.board import Board
from scraper.discover.feeds import Feed, FeedItem, parse_feed, wordpress_id
from scraper.types import Capture, Claim, Failure, RouteKind

MAX_FEEDS = 3
MAX_PAGES = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class FirstPage:
    """The first page of a feed, without its texts."""

    url: str
    digest: str
    next_url: str | None
    items: frozenset[str]


@dataclass(kw_only=True, slots=True)
class FeedWalk:
    """What the feeds of a site gave on their first pages."""

    feeds: list[FirstPage] = field(default_factory=list)
    declared: int | None = None


async def walk_feeds(board: Board, linked: tuple[str, ...]) -> FeedWalk:
    """Ask the first page of each feed, at most MAX_FEEDS; pins their items on the board."""
    task = board.task
    walk = FeedWalk()
    stated = list(dict.fromkeys((*task.stated(RouteKind.FEED), *linked)))
    for url in stated[:MAX_FEEDS]:
        await _first_page(board, walk, url, guess=False)
    places = [task.places(feed.path) for feed in task.platform.feeds]
    for url in dict.fromkeys((*(place[0] for place in places), *(place[-1] for place in places))):
        if url not in stated and not walk.feeds:
            await _first_page(board, walk, url, guess=True)
    return walk


async def _first_page(board: Board, walk: FeedWalk, url: str, *, guess: bool) -> None:
    answer = await board.get(url)
    if isinstance(answer, Failure):
        if not (guess and answer.status in (404, 410)):
            board.report(RouteKind.FEED, url, 0, note=answer.detail)
        return
    board.forget(answer)
    feed = _parse(board, answer)
    if not feed.items:
        if not guess:
            board.report(RouteKind.FEED, url, 0, note=feed.reason or "the feed is empty")
        return
    listed = pin_items(board, url, feed)
    walk.feeds.append(
        FirstPage(
            url=url,
            digest=probes.of_feed(feed),
            next_url=feed.next_url,
            items=frozenset(item.url for item in feed.items),
        )
    )
    if feed.declared_total is not None:
        walk.declared = max(walk.declared or 0, feed.declared_total)
    board.report(RouteKind.FEED, url, listed, declared=feed.declared_total, note=feed.reason)


async def walk_older(board: Board, walk: FeedWalk) -> bool:
    """Page through the feeds that can be paged; True if one of them was read to its end."""
    paging = next((f.paging for f in board.task.platform.feeds if f.paging), None)
    ends = [await _older(board, first, paging) for first in walk.feeds]
    return any(ends)


async def _older(board: Board, first: FirstPage, paging: str | None) -> bool:
    following = first.next_url or _paged(first.url, paging, 2)
    if following is None:
        return False
    pages, listed, end, note = 0, 0, False, ""
    seen = set(first.items)
    while following is not None:
        if pages >= MAX_PAGES:
            note = "there is no end to them"
            break
        answer = await board.get(following)
        if isinstance(answer, Failure):
            # what lies behind the last page is answered so
            end = answer.status in (400, 404, 410)
            note = "" if end else answer.detail
            break
        board.forget(answer)
        older = _parse(board, answer)
        fresh = {item.url for item in older.items} - seen
        if not fresh:
            # an empty page is the end; the same page again says that this feed has no pages
            end = not older.items and older.kind != "invalid"
            break
        seen |= fresh
        listed += pin_items(board, following, older)
        pages += 1
        following = older.next_url or _paged(first.url, paging, pages + 2)
        end = following is None
    if pages or note:
        words = f"{pages} older pages"
        board.report(RouteKind.FEED, first.url, listed, note=f"{words}; {note}" if note else words)
    return end


def _paged(url: str, paging: str | None, page: int) -> str | None:
    if paging is None:
        return None
    query = paging.format(page=page)
    return f"{url}&{query.lstrip('?')}" if "?" in url else url + query


def _parse(board: Board, answer: Capture) -> Feed:
    response = answer.response
    return parse_feed(response.content or b"", response.url, response.header("content-type"), board.task.now)


def pin_items(board: Board, address: str, feed: Feed) -> int:
    """Pin every item of a feed's page on the board; how many could be posts."""
    return sum(board.pin(item.url, _claim(board, address, item)) is not None for item in feed.items)


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
        platform_id=wordpress_id(item.guid) if item.guid and board.task.platform.name == "wordpress" else None,
    )
