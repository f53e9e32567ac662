"""Posts in the answers of a site's routes: an answer is parsed once for all of them."""

from __future__ import annotations

from collections.abc import Mapping

from scraper.discover import read_posts
from scraper.extraction import Hints, extract_whole_post
from scraper.platforms import WholePost, get_platform
from scraper.types import Capture, Extracted, NotArticle, RouteKind, Source


class Answers:
    """The answer of one site that was read last; sites take turns, so that each has its own."""

    def __init__(self) -> None:
        self._parsed: Capture | None = None
        self._posts: dict[str, WholePost] = {}

    def posts(self, source: Source, hints: Hints) -> Mapping[str, WholePost]:
        """The posts in a captured answer of a route, by their items."""
        if self._parsed is not source.capture:
            self._posts = _posts_of(source, hints)
            self._parsed = source.capture
        return self._posts

    def article(self, source: Source, hints: Hints) -> Extracted:
        """The article of one post in a captured answer of a route."""
        post = self.posts(source, hints).get(source.item)
        if post is None:
            return NotArticle(reason="not-whole", detail="the route's answer does not hold it")
        return extract_whole_post(post, hints, source.route)


def _posts_of(source: Source, hints: Hints) -> dict[str, WholePost]:
    platform = get_platform(hints.platform)
    if source.route is not RouteKind.API:
        return read_posts(source.capture, platform)
    assert platform.api is not None
    response = source.capture.response
    return {post.key: post for post in platform.api.read(response.content or b"", response.headers).posts}
