"""Sitemaps: from robots.txt, by the platform's names, indexes followed, children that list no posts left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum, auto
from urllib.parse import urlsplit

from scraper.discover.board import LOOK, MAX_CANDIDATES, Board
from scraper.discover.documents import SitemapPage, sitemap_page
from scraper.discover.sitemapnames import child_is_posts
from scraper.discover.sitemaps import Sitemap, SitemapEntry
from scraper.loop import gently
from scraper.platforms import GENERIC
from scraper.types import Capture, Claim, Failure, RouteKind

#: sitemap protocol: an index in an index is not foreseen, but met
MAX_DEPTH = 3
MAX_DOCUMENTS = 200
#: entries of all sitemaps of a site together: with more, the rest is not read
MAX_ENTRIES = MAX_CANDIDATES
#: names of further blogs of a site: their maps are read beside those that say they list posts, where they are few
#: and short; others may list testimonials or therapists
_BLOGS = frozenset(
    "note notes essay essays journal writing writings reflection reflections musing musings thought thoughts "
    "insight insights story stories magazine magazin news noticias notizie nieuws actualites aktuelles".split()
)
_WORD = re.compile(r"[a-z]+")
MAX_UNKNOWN = 3
MAX_BESIDE = 100


@dataclass(kw_only=True, slots=True)
class SitemapWalk:
    """What the sitemaps of a site gave: address -> digest of what it lists."""

    #: documents that list nothing but posts, and such as list everything
    post_maps: dict[str, str] = field(default_factory=dict)
    mixed_maps: dict[str, str] = field(default_factory=dict)
    #: an index whose entries carry change stamps
    dated_index: dict[str, str] = field(default_factory=dict)
    #: the posts that each of the first kind lists
    keys: dict[str, list[str]] = field(default_factory=dict)
    #: the addresses that a program lists: with a change stamp, or on a platform that keeps the map itself
    kept: set[str] = field(default_factory=set)
    #: why they may not list every post, in words
    doubts: list[str] = field(default_factory=list)
    #: children of indexes that a shallow look passed over
    left: int = 0
    #: the API gave every post: maps of unknown names are no guesses worth a request
    spare: bool = False
    seen: set[str] = field(default_factory=set)
    #: entries read so far
    entries: int = 0

    def doubt(self, words: str) -> None:
        """Note, once, why the sitemaps may not list every post."""
        if words not in self.doubts:
            self.doubts.append(words)

    @property
    def leaves(self) -> dict[str, str]:
        """The documents that list posts, those that list nothing else if there are any."""
        return self.post_maps or self.mixed_maps


async def walk_sitemaps(board: Board, *, spare: bool = False) -> SitemapWalk:
    """Ask every sitemap that may list posts, or to `spare` requests those that say so; pins their entries."""
    task = board.task
    walk = SitemapWalk(spare=spare)
    for named in task.platform.sitemaps:
        # asked for by name whatever the index says: Wix leaves it out of its own index
        for url in task.places(named.path) if named.posts_only else ():
            if not walk.leaves:
                await _read(board, walk, url, True, how=_How.GUESSED)
    for url in dict.fromkeys((*task.stated(RouteKind.SITEMAP), *(() if task.shared else task.robots_sitemaps))):
        await _read(board, walk, url, child_is_posts(url))
    places = [task.places(named.path) for named in task.platform.sitemaps]
    for url in (*(place[0] for place in places), *(place[-1] for place in places)):
        if not walk.leaves:
            await _read(board, walk, url, child_is_posts(url), how=_How.GUESSED)
    return walk


class _How(Enum):
    """Why a sitemap is asked for."""

    #: something names it
    NAMED = auto()
    #: it may stand there
    GUESSED = auto()
    #: an index names it beside the maps of posts, and its name does not say what it lists
    BESIDE = auto()


async def _read(
    board: Board, walk: SitemapWalk, url: str, posts: bool | None, *, how: _How = _How.NAMED, depth: int = 0
) -> None:
    guess = how is _How.GUESSED
    answer = await _answer(board, walk, url, guess=guess, depth=depth)
    if answer is None:
        return
    page = await sitemap_page(board.task, answer)
    sitemap = page.sitemap
    if sitemap.reason and (not guess or (sitemap.cut and sitemap.entries)):
        walk.doubt(f"the sitemap {url} can't be read whole ({sitemap.reason})")
    walk.entries += len(sitemap.entries)
    if sitemap.kind == "index":
        await _read_index(board, walk, url, page, depth, posts)
        return
    if how is _How.BESIDE and len(sitemap.entries) > MAX_BESIDE:
        board.report(RouteKind.SITEMAP, url, 0, note=f"left out: {len(sitemap.entries)} addresses of unknown kind")
        return
    listed = await _pin(board, walk, url, sitemap, posts is True)
    board.report(RouteKind.SITEMAP, url, len(listed), note=sitemap.reason)
    if listed:
        (walk.post_maps if posts is True else walk.mixed_maps)[url] = page.digest
    if listed and posts is True:
        walk.keys[url] = listed


async def _answer(board: Board, walk: SitemapWalk, url: str, *, guess: bool, depth: int) -> Capture | None:
    """The answer of a sitemap, once; where there is none, what is to be said of it is said."""
    if url in walk.seen:
        return None
    if len(walk.seen) >= MAX_DOCUMENTS or depth > MAX_DEPTH:
        walk.doubt(f"there are more than {MAX_DOCUMENTS} sitemaps, or indexes in indexes without end")
        return None
    if walk.entries >= MAX_ENTRIES:
        walk.doubt(f"the sitemaps have more than {MAX_ENTRIES} entries; the rest is not read")
        return None
    walk.seen.add(url)
    answer = await board.get(url)
    if isinstance(answer, Failure):
        missing = answer.status in (404, 410)
        if not (missing and guess):
            board.report(RouteKind.SITEMAP, url, 0, note=answer.detail)
        if not (missing or guess):
            walk.doubt(f"the sitemap {url} can't be read ({answer.detail})")
        return None
    board.forget(answer)
    there = answer.response.url
    if there != url and there in walk.seen:
        return None
    walk.seen.add(there)
    return answer


async def _read_index(
    board: Board, walk: SitemapWalk, url: str, page: SitemapPage, depth: int, listed: bool | None
) -> None:
    kinds = ((entry, child_is_posts(entry.url)) for entry in page.sitemap.entries)
    children = [(entry, listed if kind is None else kind) for entry, kind in kinds]
    posts: list[tuple[SitemapEntry, bool | None]] = [(e, k) for e, k in children if k is True]
    unknown = [(e, k) for e, k in children if k is None]
    chosen = posts or unknown
    if chosen and all(entry.lastmod is not None for entry, _ in chosen):
        walk.dated_index[url] = page.digest
    others = unknown if posts else []
    beside = (
        []
        if walk.spare
        else [(e, k) for e, k in others if _BLOGS & set(_WORD.findall(urlsplit(e.url).path.lower()))]
    )
    beside = beside if len(beside) <= MAX_UNKNOWN else []
    if left := [entry.url.rpartition("/")[2] for entry, kind in others if (entry, kind) not in beside]:
        names = ", ".join(left[:MAX_UNKNOWN])
        board.report(RouteKind.SITEMAP, url, 0, note=f"{len(left)} maps of unknown kind not read: {names}")
    chosen = [*chosen, *beside]
    if board.task.shallow and len(chosen) > LOOK:
        walk.left += len(chosen) - LOOK
        walk.doubt(f"only {LOOK} of {len(chosen)} sitemaps were looked at")
        chosen = chosen[:LOOK]
    for entry, kind in chosen:
        how = _How.BESIDE if posts and kind is None else _How.NAMED
        await _read(board, walk, entry.url, kind, how=how, depth=depth + 1)


async def _pin(board: Board, walk: SitemapWalk, url: str, sitemap: Sitemap, posts_only: bool) -> list[str]:
    found = []
    async for entry in gently(sitemap.entries):
        claim = Claim(
            route=RouteKind.SITEMAP,
            address=url,
            posts_only=posts_only,
            title=entry.title,
            modified=entry.lastmod,
        )
        key = board.pin(entry.url, claim)
        if key is not None:
            found.append(key)
            if entry.lastmod is not None or board.task.platform.name != GENERIC:
                walk.kept.add(key)
    return found
