"""Posts in the answers of a site's routes: an answer is parsed once for all of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from scraper.discover import read_posts
from scraper.discover.whole import text_of
from scraper.extraction import Hints
from scraper.pipeline.workers import Extractor
from scraper.platforms import Platform, WholePost, get_platform
from scraper.types import Capture, Extracted, Headers, NotArticle, RouteKind, Source, UnreadableError


class Answers:
    """The answer of one site that was read last; sites take turns, so that each has its own."""

    def __init__(self, extractor: Extractor) -> None:
        self._extractor = extractor
        self._parsed: Capture | None = None
        self._posts: dict[str, WholePost] = {}
        #: characters and words of each post's text
        self.sizes: dict[str, tuple[int, int]] = {}

    async def posts(self, source: Source, hints: Hints) -> Mapping[str, WholePost]:
        """The posts in a captured answer of a route, by their items; none where it could not be read."""
        if self._parsed is not source.capture:
            response = source.capture.response
            about = response.url, response.headers, response.fetched_at, source.route, get_platform(hints.platform)
            try:
                found = await self._extractor.document(read_answer, response.content or b"", *about)
            except UnreadableError:
                found = {}, {}
            self._posts, self.sizes = found
            self._parsed = source.capture
        return self._posts

    async def article(self, source: Source, hints: Hints) -> Extracted:
        """The article of one post in a captured answer of a route."""
        post = (await self.posts(source, hints)).get(source.item)
        if post is None:
            return NotArticle(reason="not-whole", detail="the route's answer does not hold it")
        return await self._extractor.whole_post(post, hints, source.route)


def read_answer(
    content: bytes, url: str, headers: Headers, fetched_at: datetime, route: RouteKind, platform: Platform
) -> tuple[dict[str, WholePost], dict[str, tuple[int, int]]]:
    """Read the posts of a route's answer, by their items, and how many characters and words each text has."""
    if route is RouteKind.API:
        assert platform.api is not None
        posts = {post.key: post for post in platform.api.read(content, headers).posts}
    else:
        kind = next((value for name, value in headers if name.lower() == "content-type"), None)
        posts = read_posts(content, url, kind, fetched_at, platform)
    texts = {item: text_of(post.html or "") for item, post in posts.items()}
    return posts, {item: (len(text), len(text.split())) for item, text in texts.items()}
