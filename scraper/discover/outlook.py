"""What a whole discovery would still ask of the routes, as far as a shallow look can tell."""

from __future__ import annotations

import math
from dataclasses import dataclass

from scraper.discover.board import Board
from scraper.discover.walk_api import ApiWalk
from scraper.discover.walk_feeds import FeedWalk
from scraper.discover.walk_sitemaps import SitemapWalk


@dataclass(frozen=True, kw_only=True, slots=True)
class Outlook:
    """What is left behind the first pages of the routes."""

    #: the requests that it takes
    requests: int = 0
    #: posts that come whole with them, so that their pages are not asked for
    carried: int = 0
    #: the posts that a route declares
    declared: int | None = None
    #: why there may be more than these numbers, in words; empty where there is not
    doubts: tuple[str, ...] = ()


def of_api(walk: ApiWalk | None, maps: SitemapWalk) -> Outlook:
    """What is left where an API gives every post."""
    assert walk is not None
    doubts = ("the API does not say how many posts there are",) if walk.posts_left is None else ()
    carried = walk.posts_left or 0
    return Outlook(requests=walk.pages_left + maps.left, carried=carried, declared=walk.total, doubts=doubts)


def of_feeds(
    board: Board, maps: SitemapWalk, feeds: FeedWalk, doubts: tuple[str, ...], *, carrying: bool
) -> Outlook:
    """What is left of sitemaps and feeds: older pages where they carry whole posts, or the others leave doubts."""
    pages = carried = 0
    paged = [feed for feed in feeds.feeds if feed.next_url is not None]
    if paged and (carrying or doubts):
        feed = max(paged, key=lambda feed: len(feed.keys))
        whole = sum((c := board.find(key)) is not None and c.source is not None for key in feed.keys)
        bare = sum(c.source is None for c in board.rest()) + max((feeds.declared or 0) - len(board.named), 0)
        # what the first page cuts, no older one carries
        left = max(bare - (len(feed.keys) - whole), 0)
        pages = math.ceil(left / max(len(feed.keys), 1)) if left > 1 else 0
        pages = max(pages, 1) if doubts else pages
        carried = round(left * whole / max(len(feed.keys), 1)) if pages else 0
    return Outlook(requests=maps.left + pages, carried=carried, declared=feeds.declared, doubts=doubts)
