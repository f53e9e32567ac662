"""The folder a blog lives in, learned from what its feeds list: `/posts/` of `/posts/on-grief/`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from scraper.types import Candidate, RouteKind

#: posts in a feed before they teach anything, and the share of them that must agree
MIN_POSTS = 5
SHARE = 0.9
#: the same for feeds that list every page of a site
MIN_MIXED = 3
SHARE_MIXED = 0.6
#: routes whose word is final
_SURE = (RouteKind.API, RouteKind.SITEMAP)


def learn(candidates: Sequence[Candidate], fed: Sequence[str], *, mixed: bool = False) -> list[Candidate]:
    """The same candidates, those in the blog's folder with that as evidence, pages beside it with a doubt.

    `fed` are the addresses that the site's feeds list; of `mixed` ones it is known that they list pages, too, so
    that fewer posts must agree.

    A feed of a site made by a generator lists the practice's pages too; they stand at the root (`/about-us/`)
    while the posts stand in a folder. Where posts stand at the root themselves, nothing is learned.
    """
    folders = Counter(folder for url in fed if (folder := _folder(url)))
    if not folders:
        return list(candidates)
    folder, count = folders.most_common(1)[0]
    least, share = (MIN_MIXED, SHARE_MIXED) if mixed else (MIN_POSTS, SHARE)
    if count < least or count < share * len(fed):
        return list(candidates)
    return [_weighed(candidate, folder) for candidate in candidates]


def _weighed(candidate: Candidate, folder: str) -> Candidate:
    if _folder(candidate.url) == folder:
        return replace(candidate, evidence=(*candidate.evidence, f"stands in the blog's folder {folder}"))
    sure = any(claim.posts_only and claim.route in _SURE for claim in candidate.claims)
    if _folder(candidate.url) is None and not sure:
        return replace(candidate, doubt="outside-the-blog")
    return candidate


def _folder(url: str) -> str | None:
    parts = [part for part in urlsplit(url).path.split("/") if part]
    return f"/{parts[0]}/" if len(parts) > 1 else None
