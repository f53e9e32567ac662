"""Sitemaps: from robots.txt, by the platform's names, indexes followed, children that list no posts left out."""

from __future__ import annotations

from dataclasses import dataclass, field

from scraper.discover import probes
from scraper.discover.board import LOOK, Board
from scraper.discover.sitemaps import Sitemap, SitemapEntry, child_is_posts, parse_sitemap
from scraper.types import Claim, Failure, RouteKind

#: sitemap protocol: an index in an index is not foreseen, but met
MAX_DEPTH = 3
MAX_DOCUMENTS = 200


@dataclass(kw_only=True, slots=True)
class SitemapWalk:
    """What the sitemaps of a site gave: address -> digest of what it lists."""

    #: documents that list nothing but posts, and such as list everything
    post_maps: dict[str, str] = field(default_factory=dict)
    mixed_maps: dict[str, str] = field(default_factory=dict)
    #: an index whose entries carry change stamps
    dated_index: dict[str, str] = field(default_factory=dict)
    #: why they may not list every post, in words
    doubts: list[str] = field(default_factory=list)
    #: children of indexes that a shallow look passed over
    left: int = 0
    seen: set[str] = field(default_factory=set)

    @property
    def leaves(self) -> dict[str, str]:
        """The documents that list posts, those that list nothing else if there are any."""
        return self.post_maps or self.mixed_maps


async def walk_sitemaps(board: Board) -> SitemapWalk:
    """Ask every sitemap that may list posts; pins their entries on the board."""
    task = board.task
    walk = SitemapWalk()
    for named in task.platform.sitemaps:
        # asked for by name whatever the index says: Wix leaves it out of its own index
        for url in task.places(named.path) if named.posts_only else ():
            if not walk.leaves:
                await _read(board, walk, url, True, guess=True)
    for url in dict.fromkeys((*task.stated(RouteKind.SITEMAP), *(() if task.shared else task.robots_sitemaps))):
        await _read(board, walk, url, child_is_posts(url))
    places = [task.places(named.path) for named in task.platform.sitemaps]
    for url in (*(place[0] for place in places), *(place[-1] for place in places)):
        if not walk.leaves:
            await _read(board, walk, url, child_is_posts(url), guess=True)
    return walk


async def _read(
    board: Board, walk: SitemapWalk, url: str, posts: bool | None, *, guess: bool = False, depth: int = 0
) -> None:
    if url in walk.seen:
        return
    if len(walk.seen) >= MAX_DOCUMENTS or depth > MAX_DEPTH:
        walk.doubts.append(f"there are more than {MAX_DOCUMENTS} sitemaps, or indexes in indexes without end")
        return
    walk.seen.add(url)
    answer = await board.get(url)
    if isinstance(answer, Failure):
        missing = answer.status in (404, 410)
        if not (missing and guess):
            board.report(RouteKind.SITEMAP, url, 0, note=answer.detail)
        if not (missing or guess):
            walk.doubts.append(f"the sitemap {url} can't be read ({answer.detail})")
        return
    board.forget(answer)
    there = answer.response.url
    if there != url and there in walk.seen:
        return
    walk.seen.add(there)
    sitemap = parse_sitemap(answer.response.content or b"", there, now=board.task.now)
    if sitemap.reason and not guess:
        walk.doubts.append(f"the sitemap {url} can't be read whole ({sitemap.reason})")
    if sitemap.kind == "index":
        await _read_index(board, walk, url, sitemap, depth, posts)
        return
    listed = _pin(board, url, sitemap, posts is True)
    board.report(RouteKind.SITEMAP, url, listed, note=sitemap.reason)
    if listed:
        (walk.post_maps if posts is True else walk.mixed_maps)[url] = probes.of_sitemap(sitemap)


async def _read_index(
    board: Board, walk: SitemapWalk, url: str, sitemap: Sitemap, depth: int, listed: bool | None
) -> None:
    kinds = ((entry, child_is_posts(entry.url)) for entry in sitemap.entries)
    children = [(entry, listed if kind is None else kind) for entry, kind in kinds]
    posts: list[tuple[SitemapEntry, bool | None]] = [(e, k) for e, k in children if k is True]
    # where some children say that they list posts, those of unknown content are no longer guesses worth a request
    chosen = posts or [(e, k) for e, k in children if k is None]
    if chosen and all(entry.lastmod is not None for entry, _ in chosen):
        walk.dated_index[url] = probes.of_sitemap(sitemap)
    if board.task.shallow and len(chosen) > LOOK:
        walk.left += len(chosen) - LOOK
        walk.doubts.append(f"only {LOOK} of {len(chosen)} sitemaps were looked at")
        chosen = chosen[:LOOK]
    for entry, kind in chosen:
        await _read(board, walk, entry.url, kind, depth=depth + 1)


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
