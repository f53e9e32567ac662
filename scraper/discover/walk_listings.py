"""Listing pages with their "older posts": the last resort, and the check on routes that disagree."""

from __future__ import annotations

from scraper import markup
from scraper.discover.board import Board
from scraper.discover.listings import Listing, read_listing
from scraper.types import Claim, Failure, RouteKind

MAX_PAGES = 300


async def walk_listings(board: Board, home: Listing | None) -> int:
    """Follow the blog's index page by page; how many addresses the pages named for the first time."""
    task = board.task
    starts = list(dict.fromkeys((*task.stated(RouteKind.LISTING), *(home.blog_links if home else ()))))
    if not starts:
        starts = [task.site.url]
    found, seen = 0, set[str]()
    for start in starts:
        url: str | None = start
        listed, pages = 0, 0
        while url and url not in seen and len(seen) < MAX_PAGES:
            seen.add(url)
            answer = await board.get(url)
            if isinstance(answer, Failure):
                board.report(RouteKind.LISTING, url, listed, note=answer.detail)
                break
            response = answer.response
            html = markup.decode(response.content or b"", response.header("content-type"))
            listing = read_listing(html, response.url)
            board.forget(answer)
            fresh = _pin(board, url, listing)
            listed, pages = listed + fresh, pages + 1
            if not fresh and pages > 1:
                break
            url = listing.next_url
        if pages:
            board.report(RouteKind.LISTING, start, listed, note=f"{pages} pages" if pages > 1 else "")
        found += listed
    return found


def _pin(board: Board, address: str, listing: Listing) -> int:
    fresh = 0
    for url, text in listing.links:
        new = not board.has(url)
        claim = Claim(route=RouteKind.LISTING, address=address, posts_only=False, title=text or None)
        fresh += board.pin(url, claim) is not None and new
    return fresh
