"""Feeds: those the home page links, else the platform's names; older pages where they are needed."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urljoin

from scraper.discover.board import Board
from scraper.discover.feeds import Feed, FeedItem, parse_feed, wordpress_id
from scraper.types import Capture, Claim, Failure, RouteKind

MAX_FEEDS = 3
MAX_PAGES = 500


@dataclass(kw_only=True, slots=True)
class FeedWalk:
    """What the feeds of a site gave on their first pages."""

    #: address, feed, paging pattern
    feeds: list[tuple[str, Feed]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    declared: int | None = None


async def walk_feeds(board: Board, linked: tuple[str, ...]) -> FeedWalk:
    """Ask the first page of each feed, at most MAX_FEEDS; pins their items on the board."""
    task = board.task
    walk = FeedWalk()
    stated = list(dict.fromkeys((*task.stated(RouteKind.FEED), *linked)))
    named = [urljoin(task.site.url, feed.path) for feed in task.platform.feeds]
    for url in stated[:MAX_FEEDS]:
        await _first_page(board, walk, url, quiet=False)
    for url in named:
        if walk.feeds:
            break
        if url not in stated:
            await _first_page(board, walk, url, quiet=True)
    return walk


async def _first_page(board: Board, walk: FeedWalk, url: str, *, quiet: bool) -> None:
    answer = await board.get(url)
    if isinstance(answer, Failure):
        if not (quiet and answer.status in (404, 410)):
            board.report(RouteKind.FEED, url, 0, note=answer.detail)
        return
    feed = _parse(board, answer)
    if not feed.items:
        if not quiet:
            board.report(RouteKind.FEED, url, 0, note=feed.reason or "the feed is empty")
        return
    listed = pin_items(board, url, feed)
    walk.feeds.append((url, feed))
    walk.links += [item.url for item in feed.items]
    if feed.declared_total is not None:
        walk.declared = feed.declared_total
    board.report(RouteKind.FEED, url, listed, declared=feed.declared_total)


async def walk_older(board: Board, walk: FeedWalk) -> None:
    """Page through the feeds that can be paged, until a page brings nothing new."""
    paging = next((f.paging for f in board.task.platform.feeds if f.paging), None)
    for url, feed in walk.feeds:
        following, page = _next(url, feed, paging, 2), 2
        listed = 0
        seen = {item.url for item in feed.items}
        while following and page <= MAX_PAGES:
            answer = await board.get(following)
            if isinstance(answer, Failure):
                break
            older = _parse(board, answer)
            board.forget(answer)
            fresh = [item for item in older.items if item.url not in seen]
            if not fresh:
                break
            seen.update(item.url for item in fresh)
            listed += pin_items(board, following, older)
            page += 1
            following = _next(url, older, paging, page)
        if page > 2:
            board.report(RouteKind.FEED, url, listed, note=f"{page - 2} older pages")


def _next(url: str, feed: Feed, paging: str | None, page: int) -> str | None:
    if feed.next_url:
        return feed.next_url
    if paging is None:
        return None
    return url + paging.format(page=page) if "?" not in url else f"{url}&{paging.format(page=page).lstrip('?')}"


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
