"""Do the cheap routes list every post? What the board holds against it, in words; empty where nothing does."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from itertools import islice

from scraper import urls
from scraper.discover.board import Board
from scraper.discover.folder import learn
from scraper.discover.walk_feeds import FeedWalk
from scraper.discover.walk_sitemaps import SitemapWalk
from scraper.types import Candidate, RouteKind


def open_doubts(board: Board, maps: SitemapWalk, feeds: FeedWalk, mapped: AbstractSet[str]) -> list[str]:
    """Why sitemaps and first pages may not list every post; `mapped` are the keys that the sitemaps named."""
    found = list(maps.doubts)
    missed = fed_posts(board) - mapped
    if not maps.leaves:
        found.append("no sitemap lists the posts")
    elif missed:
        # a feed links posts that the maps must know too: the check on both
        found.append(f"the sitemaps miss {len(missed)} posts that the feed lists")
    elif not (feeds.feeds or maps.post_maps):
        found.append("only a sitemap of all pages lists the posts")
    return found


def unmet(board: Board, feeds: FeedWalk, listed: AbstractSet[str] = frozenset()) -> list[str]:
    """A doubt where a feed declares more posts than are `listed` or named by what names no other pages."""
    if feeds.declared is None:
        return []
    posts = board.posts | {c.key for c in weighed(board) if c.evidence} | listed
    short = feeds.declared > len(posts)
    return [f"the feed declares {feeds.declared} posts, {len(posts)} are listed"] if short else []


def maps_agree(board: Board) -> bool:
    """True if the sitemaps name just what the API does."""
    mapped = [kinds for kinds in board.named.values() if RouteKind.SITEMAP in kinds]
    return bool(mapped) and all(RouteKind.API in kinds for kinds in mapped)


def fed_posts(board: Board) -> set[str]:
    """The keys of what feeds named and what may be a post."""
    return {key for key, url in board.fed.items() if not urls.never_post(url)}


def few_left(board: Board) -> bool:
    """True once hardly a page is left to be asked for that the next page of a feed might save."""
    task = board.task
    left = (c for c in weighed(board) if c.source is None and not c.doubt and task.needed(c))
    return not task.carries(RouteKind.FEED) or len(list(islice(left, 2))) < 2


def weighed(board: Board) -> list[Candidate]:
    """What has not been handed out, with what the blog's folder says of it."""
    return learn(board.rest(), tuple(board.fed.values()), mixed=board.task.platform.feeds_mixed)
