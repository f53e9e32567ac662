"""The documents of the routes as values: every feed, sitemap, list and API answer of a discovery is read here.

Strangers write them, so they are read through `Task.read`, which bounds time and memory and lets other sites go
on. A document that is too much for it is one that could not be read, and says so like any broken one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from scraper.discover import probes
from scraper.discover.feeds import Feed, parse_feed
from scraper.discover.listings import Listing, read_listing
from scraper.discover.sitemaps import Sitemap, parse_sitemap
from scraper.discover.task import Task
from scraper.discover.whole import carried
from scraper.markup import decode
from scraper.platforms import ApiPage, ManyLists, Platform
from scraper.types import Capture, Failure, FailureKind, Headers, UnreadableError

#: posts that are taken of one answer of an API, which was asked for a hundred at most
MAX_POSTS = 5_000


@dataclass(frozen=True, kw_only=True, slots=True)
class FeedPage:
    """One page of a feed. Its items are without their texts: these are read again when a post is saved.

    `whole` has the addresses of the items that carry the whole text of their post.
    """

    feed: Feed
    digest: str = ""
    whole: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class SitemapPage:
    """One sitemap, with the digest of what it lists."""

    sitemap: Sitemap
    digest: str = ""


async def feed_page(task: Task, answer: Capture) -> FeedPage:
    """The feed in an answer."""
    response = answer.response
    try:
        return await task.read(_feed, response.content or b"", response.url, _type(answer), task.now)
    except UnreadableError as error:
        return FeedPage(feed=Feed(kind="invalid", reason=str(error)))


async def sitemap_page(task: Task, answer: Capture) -> SitemapPage:
    """The sitemap in an answer."""
    response = answer.response
    try:
        return await task.read(_sitemap, response.content or b"", response.url, task.now)
    except UnreadableError as error:
        return SitemapPage(sitemap=Sitemap(kind="invalid", reason=str(error)))


async def listing_page(task: Task, answer: Capture) -> Listing | Failure:
    """The links of a page; a Failure where it could not be read."""
    response = answer.response
    try:
        return await task.read(_listing, response.content or b"", response.url, _type(answer))
    except UnreadableError as error:
        return Failure(url=answer.asked_url, kind=FailureKind.TOO_LARGE, detail=str(error))


async def api_page(task: Task, answer: Capture) -> ApiPage:
    """The posts in an answer of the platform's API."""
    response = answer.response
    try:
        return await task.read(_api_page, response.content or b"", task.platform, response.headers)
    except UnreadableError as error:
        return ApiPage(reason=str(error))


async def api_state(task: Task, answer: Capture) -> tuple[str | None, str]:
    """What an answer of the API tells of the blog's state (None if nothing), and why it holds no list, if so."""
    response = answer.response
    try:
        return await task.read(_api_state, response.content or b"", task.platform, response.headers)
    except UnreadableError as error:
        return None, str(error)


async def api_lists(task: Task, root: str, answer: Capture) -> tuple[str, ...]:
    """The roots of the lists that an answer of the API names."""
    try:
        return await task.read(_api_lists, answer.response.content or b"", task.platform, root)
    except UnreadableError:
        return ()


async def digest_of(task: Task, answer: Capture) -> str:
    """The digest of what an answer lists, be it a feed, a sitemap or a page; '' where it could not be read."""
    response = answer.response
    try:
        return await task.read(probes.of_document, response.content or b"", response.url, _type(answer), task.now)
    except UnreadableError:
        return ""


# what runs in a worker, where a document is large ---------------------------------------------------------------


def _type(answer: Capture) -> str | None:
    return answer.response.header("content-type")


def _feed(content: bytes, url: str, content_type: str | None, now: datetime) -> FeedPage:
    feed = parse_feed(content, url, content_type, now)
    items = tuple(replace(item, summary_html=None, content_html=None) for item in feed.items)
    return FeedPage(
        feed=replace(feed, items=items),
        digest=probes.of_feed(feed),
        whole=frozenset(item.url for item in feed.items if carried(item) is not None),
    )


def _sitemap(content: bytes, url: str, now: datetime) -> SitemapPage:
    sitemap = parse_sitemap(content, url, now=now)
    return SitemapPage(sitemap=sitemap, digest=probes.of_sitemap(sitemap))


def _listing(content: bytes, url: str, content_type: str | None) -> Listing:
    return read_listing(decode(content, content_type), url)


def _api_page(content: bytes, platform: Platform, headers: Headers) -> ApiPage:
    assert platform.api is not None
    page = platform.api.read(content, headers)
    # their texts are read again when a post is saved; here it matters only whether there is one
    posts = tuple(replace(post, html=post.html and "…") for post in page.posts[:MAX_POSTS])
    cut = f"only the first {MAX_POSTS} of {len(page.posts)} posts of an answer are read"
    return replace(page, posts=posts, reason=page.reason if len(posts) == len(page.posts) else cut)


def _api_state(content: bytes, platform: Platform, headers: Headers) -> tuple[str | None, str]:
    assert platform.api is not None
    page = platform.api.read(content, headers)
    return platform.api.signature(content, headers), page.reason if not page.posts else ""


def _api_lists(content: bytes, platform: Platform, root: str) -> tuple[str, ...]:
    assert isinstance(platform.api, ManyLists)
    return platform.api.lists(root, content)
