"""Sitemaps: from robots.txt, by the platform's names, indexes followed, children that list no posts left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urljoin

from scraper.discover.board import Board
from scraper.discover.sitemaps import Sitemap, SitemapEntry, child_is_posts, parse_sitemap
from scraper.types import Claim, Failure, RouteKind

#: sitemap protocol: an index in an index is not foreseen, but met
MAX_DEPTH = 3
MAX_DOCUMENTS = 200


@dataclass(kw_only=True, slots=True)
class SitemapWalk:
    """What the sitemaps of a site gave."""

    #: documents that list nothing but posts, and such as list everything
    post_maps: list[str] = field(default_factory=list)
    mixed_maps: list[str] = field(default_factory=list)
    #: an index whose entries carry change stamps
    dated_index: str | None = None
    posts_listed: int = 0
    failed: bool = False


async def walk_sitemaps(board: Board) -> SitemapWalk:
    """Ask every sitemap that may list posts; pins their entries on the board."""
    task = board.task
    walk = SitemapWalk()
    stated = dict.fromkeys((*task.stated(RouteKind.SITEMAP), *task.robots_sitemaps))
    named = [(urljoin(task.site.url, s.path), s.posts_only) for s in task.platform.sitemaps]
    seen: set[str] = set()
    for url, posts_only in named:
        if posts_only:
            # asked for by name whatever the index says: Wix leaves it out of its own index
            await _read(board, walk, seen, url, True, 0)
    for url in stated:
        await _read(board, walk, seen, url, child_is_posts(url), 0)
    for url, _ in named:
        if walk.mixed_maps or walk.post_maps:
            break
        await _read(board, walk, seen, url, child_is_posts(url), 0)
    return walk


async def _read(board: Board, walk: SitemapWalk, seen: set[str], url: str, posts: bool | None, depth: int) -> None:
    if url in seen or len(seen) >= MAX_DOCUMENTS or depth > MAX_DEPTH:
        return
    seen.add(url)
    answer = await board.get(url)
    if isinstance(answer, Failure):
        if answer.status not in (404, 410):
            walk.failed = True
            board.report(RouteKind.SITEMAP, url, 0, note=answer.detail)
        return
    sitemap = parse_sitemap(answer.response.content or b"", answer.response.url, now=board.task.now)
    if sitemap.kind == "invalid":
        board.report(RouteKind.SITEMAP, url, 0, note=sitemap.reason)
        return
    if sitemap.kind == "index":
        await _read_index(board, walk, seen, url, sitemap, depth)
        return
    listed = _pin(board, url, sitemap, posts is True)
    board.forget(answer)
    board.report(RouteKind.SITEMAP, url, listed)
    if posts is True:
        walk.posts_listed += listed
        walk.post_maps.append(url)
    else:
        walk.mixed_maps.append(url)


async def _read_index(
    board: Board, walk: SitemapWalk, seen: set[str], url: str, sitemap: Sitemap, depth: int
) -> None:
    children = [(entry, child_is_posts(entry.url)) for entry in sitemap.entries]
    posts: list[tuple[SitemapEntry, bool | None]] = [(e, k) for e, k in children if k is True]
    # where some children say that they list posts, those of unknown content are no longer guesses worth a request
    chosen = posts or [(e, k) for e, k in children if k is None]
    if chosen and all(entry.lastmod is not None for entry, _ in chosen):
        walk.dated_index = url
    for entry, kind in chosen:
        await _read(board, walk, seen, entry.url, kind, depth + 1)


def _pin(board: Board, url: str, sitemap: Sitemap, posts_only: bool) -> int:
    listed = 0
    for entry in sitemap.entries:
        claim = Claim(
            route=RouteKind.SITEMAP,
            address=url,
            posts_only=posts_only,
            title=entry.title,
            modified=entry.lastmod,
        )
        listed += board.pin(entry.url, claim) is not None
    return listed
