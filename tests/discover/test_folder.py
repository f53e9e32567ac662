"""The blog's folder, learned from its feed, and only where the feed agrees with itself."""

from __future__ import annotations

import pytest

from scraper import urls
from scraper.discover.folder import MIN_POSTS, learn
from scraper.types import Candidate, Claim, RouteKind


def candidate(path: str, *routes: RouteKind, posts_only: bool = True) -> Candidate:
    url = f"https://example.org{path}"
    claims = tuple(Claim(route=route, address="", posts_only=posts_only) for route in routes)
    return Candidate(url=url, key=urls.key(url), claims=claims)


def taught(candidates: list[Candidate]) -> list[Candidate]:
    fed = [c.url for c in candidates if any(claim.route is RouteKind.FEED for claim in c.claims)]
    return learn(candidates, fed)


FED = [candidate(f"/posts/{n}/", RouteKind.FEED) for n in range(MIN_POSTS)]


def test_what_stands_in_the_folder_gains_evidence() -> None:
    mapped = candidate("/posts/old/", RouteKind.SITEMAP, posts_only=False)
    *_, last = taught([*FED, mapped])
    assert last.evidence == ("stands in the blog's folder /posts/",)
    assert last.doubt == ""


@pytest.mark.parametrize("route", [RouteKind.FEED, RouteKind.LISTING])
def test_a_page_at_the_root_is_doubted_unless_a_sure_route_lists_it(route: RouteKind) -> None:
    fed = [candidate(f"/posts/{n}/", RouteKind.FEED) for n in range(20)]
    beside = candidate("/about-us-all/", route)
    sure = candidate("/an-old-post/", RouteKind.SITEMAP)
    *_, doubted, kept = taught([*fed, beside, sure])
    assert (doubted.doubt, kept.doubt) == ("outside-the-blog", "")


def test_few_posts_or_many_folders_teach_nothing() -> None:
    few = FED[: MIN_POSTS - 1]
    spread = [candidate(f"/{n % 3}/{n}/", RouteKind.FEED) for n in range(30)]
    at_root = [candidate(f"/{n}/", RouteKind.FEED) for n in range(30)]
    for listed in (few, spread, at_root):
        assert taught([*listed, candidate("/x/", RouteKind.LISTING)]) == [
            *listed,
            candidate("/x/", RouteKind.LISTING),
        ]


def test_a_post_in_another_folder_is_neither_doubted_nor_vouched_for() -> None:
    *_, other = taught([*FED, candidate("/essays/one/", RouteKind.LISTING, posts_only=False)])
    assert (other.evidence, other.doubt) == ((), "")
