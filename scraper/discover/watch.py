"""Which documents the next visit asks first: the fewest that would show a post that came."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from scraper.discover.walk_sitemaps import SitemapWalk


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """The first page of a feed or list: what it shows, in its order, and the digest of all that it says."""

    url: str
    digest: str
    keys: Sequence[str]


def streams(documents: Iterable[Shown], kept: Container[str] = ()) -> dict[str, str]:
    """Those that may show a new post while the others do not, with their digests.

    Feed and list of one blog begin with the same posts, whichever goes on longer: one of them tells as much as
    both. What shows a post of its own among or above the others' is a blog of its own, or lags behind. Where a
    sitemap that is `kept` by a program has all its posts, that tells as much.
    """
    chosen: dict[str, str] = {}
    named: set[str] = set()
    for document in documents:
        told = _begins_alike(document.keys, named) or all(key in kept for key in document.keys)
        if not (chosen and told):
            chosen[document.url] = document.digest
            named.update(document.keys)
    return chosen


def with_lists(
    found: dict[str, str], feeds: Iterable[Shown], lists: Iterable[Shown], kept: Container[str]
) -> dict[str, str]:
    """What is watched, and the lists that may be all that shows a new post."""
    alone = [page for page in lists if not found or any(key not in kept for key in page.keys)]
    return found | streams((*feeds, *alone), kept)


def _begins_alike(keys: Sequence[str], named: Container[str]) -> bool:
    """True if what a document shares with the others is how it begins."""
    shared = [key in named for key in keys]
    return not keys or (any(shared) and shared == sorted(shared, reverse=True))


def maps(walk: SitemapWalk) -> dict[str, str]:
    """One or two sitemaps that change when the blog does."""
    leaves = list(walk.leaves.items())
    if len(leaves) > 1 and walk.dated_index:
        leaves = list(walk.dated_index.items())[:1]
    return dict((*leaves[:1], *leaves[-1:]))


def beside_api(walk: SitemapWalk, told: Container[str], room: int) -> dict[str, str]:
    """As many sitemaps as there is `room` for, of posts that the API does not tell of: types that it leaves out.

    A single address among the posts may be the blog's own index page, which some plugins list there.
    """
    outside = {url: sum(key not in told for key in walk.keys[url]) for url in walk.post_maps}
    found = [url for url, count in outside.items() if count > 1 or count == len(walk.keys[url])]
    found.sort(key=lambda url: -outside[url] / len(walk.keys[url]))
    return {url: walk.post_maps[url] for url in found[: max(room, 0)]}
