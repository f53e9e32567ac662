"""A platform's API, page by page: every post whole, with the total the API declares."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC

from scraper.discover.board import Board
from scraper.platforms import Api, ApiPage, ApiPost
from scraper.types import Candidate, Capture, Claim, Failure, RouteKind, Source

#: pages of one walk; at 100 posts a page no practice comes near
MAX_PAGES = 1000


class ApiWalk:
    """One site's API. After a walk, `complete` says if every declared post was listed, `root` where it stands."""

    def __init__(self, board: Board, api: Api) -> None:
        self._board = board
        self._api = api
        self.root: str | None = None
        self.complete = False
        self.listed = 0
        self.new = 0
        #: the newest change stamp seen, ISO in UTC
        self.newest: str | None = None

    async def signature(self, root: str) -> str | None:
        """The blog's state as the probe tells it, or None where it does not answer."""
        answer = await self._board.task.get(self._api.probe_url(root))
        if isinstance(answer, Failure) or answer.response.content is None:
            return None
        return self._api.signature(answer.response.content, answer.response.headers)

    async def everything(self) -> AsyncIterator[Candidate]:
        """Every post, in the order of their ids, from the first root that answers."""
        task = self._board.task
        for root in self._api.roots(task.home, task.home_headers, task.site.url):
            declared: int | None = None
            async for capture, page in self._pages(root):
                self.root, declared = root, page.total
                for post in page.posts:
                    if candidate := self._pin(capture, post):
                        yield self._board.take(candidate)
                self._board.forget(capture)
            if self.root is None:
                continue
            self.complete = declared is None or self.listed >= declared
            note = "" if self.complete else f"declares {declared} posts, lists {self.listed}"
            if note:
                self._board.holes.append(f"the API {note}")
            self._board.report(RouteKind.API, root, self.listed, declared=declared, note=note)
            return

    async def changes(self, root: str, since: str) -> AsyncIterator[Candidate]:
        """The posts changed after that stamp, the latest first."""
        self.root = root
        async for capture, page in self._pages(root, newest_changes_first=True):
            for post in page.posts:
                stamp = _stamp(post)
                if stamp is not None and stamp < since:
                    self._board.report(RouteKind.API, root, self.listed, note="asked for changes only")
                    return
                if candidate := self._pin(capture, post):
                    yield self._board.take(candidate)
        self._board.report(RouteKind.API, root, self.listed, note="asked for changes only")

    async def _pages(
        self, root: str, *, newest_changes_first: bool = False
    ) -> AsyncIterator[tuple[Capture, ApiPage]]:
        sizes = list(self._api.page_sizes)
        size, number, done = sizes.pop(0), 1, 0
        while number <= MAX_PAGES:
            url = self._api.list_url(root, page=number, size=size, newest_changes_first=newest_changes_first)
            answer = await self._board.get(url)
            if isinstance(answer, Failure):
                if answer.retryable and sizes:
                    # whole posts are heavy: ask a struggling host for fewer at a time
                    size = sizes.pop(0)
                    number = done // size + 1
                    continue
                if answer.status != 400 or number == 1:
                    self._board.report(RouteKind.API, url, self.listed, note=answer.detail)
                    if number > 1:
                        self._board.holes.append(f"the API stopped answering: {answer.detail}")
                return
            page = self._api.read(answer.response.content or b"", answer.response.headers)
            if page.reason and not page.posts:
                self._board.report(RouteKind.API, url, self.listed, note=page.reason)
                return
            yield answer, page
            done += len(page.posts)
            if not page.posts or (page.pages is not None and number >= page.pages):
                return
            if page.pages is None and len(page.posts) < size:
                return
            number += 1

    def _pin(self, capture: Capture, post: ApiPost) -> Candidate | None:
        self.listed += 1
        claim = Claim(
            route=RouteKind.API,
            address=capture.asked_url,
            posts_only=True,
            title=post.title,
            authors=post.authors,
            tags=post.tags,
            published=post.published,
            modified=post.modified,
            platform_id=post.key,
        )
        stamp = _stamp(post)
        if stamp is not None and (self.newest is None or stamp > self.newest):
            self.newest = stamp
        candidate = self._board.pin(post.url, claim, Source(capture=capture, item=post.key))
        if candidate is not None and not self._board.task.known(post.key, candidate.key):
            self.new += 1
        return candidate


def _stamp(post: ApiPost) -> str | None:
    """The change stamp of a post in a form that sorts: ISO in UTC, or the day."""
    if post.modified is None:
        return None
    if post.modified.instant is None:
        return post.modified.day.isoformat()
    return post.modified.instant.astimezone(UTC).isoformat()
