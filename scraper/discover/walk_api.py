"""A platform's API, page by page: every post whole, with the total the API declares."""

from __future__ import annotations

import math
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import UTC

from scraper.discover.board import FIRST_PAGE, Board
from scraper.discover.documents import api_lists, api_page, api_state
from scraper.loop import gently
from scraper.platforms import Api, ApiPage, ManyLists, Step, WholePost
from scraper.types import Candidate, Capture, Claim, Failure, FailureKind, RouteKind, Source

#: pages of one walk; at 100 posts a page no practice comes near
MAX_PAGES = 1000
_CHANGES = "asked for changes only"


class ApiWalk:
    """One site's API. After a walk, `complete` says if every declared post was listed, `root` where it stands."""

    def __init__(self, board: Board, api: Api) -> None:
        self._board = board
        self._api = api
        #: where it stands; the roots of its lists with a space between them, where it has several
        self.root: str | None = None
        #: the blog's state as the cheapest question tells it, asked before the posts: what comes later differs
        self.signature: str | None = None
        #: the posts that each list of the API declares
        self._totals: dict[str, int | None] = {}
        self.complete = False
        #: a shallow look ended before the list did: requests that its other pages take, posts on them (if told)
        self.pages_left = 0
        self.posts_left: int | None = 0
        #: every change since the last visit was listed
        self.caught_up = False
        #: posts of `changes` that the archive does not hold
        self.new = 0
        #: the newest change stamp seen, ISO in UTC
        self.newest: str | None = None
        self._ids: set[str] = set()
        self._stopped = ""
        self._closed: dict[str, Failure] = {}
        #: answers of probes: some are the first page of the list, too
        self._probed: dict[str, Capture] = {}

    @property
    def total(self) -> int | None:
        """The posts that the API declares; None where a list does not say."""
        stated = [total for total in self._totals.values() if total is not None]
        return sum(stated) if stated and len(stated) == len(self._totals) else None

    @property
    def tells_changes(self) -> bool:
        """True if the API can list what changed last."""
        return self._api.tells_changes

    async def open(self, root: str) -> Failure | None:
        """Ask for the blog's state; why there is no API at that root, or None if there is."""
        if root in self._closed:
            return self._closed[root]
        if self.root is not None and root in (self.root, self.root.split()[0]):
            return None
        states = [await self._state(part) for part in root.split()]
        for state in states:
            if isinstance(state, Failure):
                self._closed[root] = state
                return state
        self.root, self.signature = root, _joined(states)
        return None

    async def _state(self, root: str) -> Failure | str | None:
        """What tells any change of one list; a Failure where there is none, None where it does not tell."""
        url = self._api.probe_url(root)
        answer = self._probed.get(url) or await self._board.ask(url)
        if isinstance(answer, Failure):
            return answer
        self._probed[answer.asked_url] = answer
        signature, reason = await api_state(self._board.task, answer)
        if signature is None and reason:
            return Failure(url=root, kind=FailureKind.PROTOCOL, detail=reason)
        return signature

    async def _find_lists(self, root: str) -> None:
        """Add the lists that stand beside the one at that root."""
        api = self._api
        answer = await self._board.ask(api.lists_url(root)) if isinstance(api, ManyLists) else None
        if not isinstance(api, ManyLists) or answer is None or isinstance(answer, Failure):
            return
        for part in await api_lists(self._board.task, root, answer):
            if part in (self.root or "").split():
                continue
            state = await self._state(part)
            if not isinstance(state, Failure):
                self.root, self.signature = f"{self.root} {part}", _joined((self.signature, state))

    async def everything(self) -> AsyncIterator[Candidate]:
        """Every post, in the order of their ids, from the first root that answers."""
        task = self._board.task
        found = task.home.api_roots if task.home is not None else self._api.roots(None, (), task.site.url)
        for root in dict.fromkeys((*task.stated(RouteKind.API), *found)):
            closed = await self.open(root)
            if closed is None:
                await self._find_lists(root)
                async for candidate in self._whole(self.root or root):
                    yield candidate
                return
            self._board.report(RouteKind.API, root, 0, note=closed.detail)
            if closed.status not in (404, 410) and closed.kind is not FailureKind.PROTOCOL:
                # closed, and not missing: that is no reason to try another door
                return

    async def _whole(self, root: str) -> AsyncIterator[Candidate]:
        self._begin()
        for part in root.split():
            async for capture, page in self._pages(part):
                before = len(self._ids)
                self._count(part, page)
                async for post in gently(page.posts):
                    if candidate := self._pin(capture, post):
                        yield candidate
                if page.posts and len(self._ids) == before:
                    self._stopped = "it gives the same posts again"
                    break
        listed = len(self._ids)
        notes = [f"stopped answering: {self._stopped}"] if self._stopped else []
        if self.total is not None and listed < self.total and not self.pages_left:
            notes.insert(0, f"declares {self.total} posts, lists {listed}")
        self.complete = not notes
        if notes and listed:
            self._board.hole(f"the API {'; '.join(notes)}")
        if self.pages_left:
            self.posts_left = self.total - listed if self.total is not None else None
            notes.append(FIRST_PAGE)
        self._board.report(RouteKind.API, root.split()[0], listed, declared=self.total, note="; ".join(notes))

    async def changes(self, root: str, since: str) -> AsyncIterator[Candidate]:
        """The posts changed after that stamp, the latest first."""
        self._begin()
        for part in root.split():
            async for candidate in self._changed(part, since):
                yield candidate
        self.caught_up = not self._stopped
        note = f"{_CHANGES}; {self._stopped}" if self._stopped else _CHANGES
        self._board.report(RouteKind.API, root.split()[0], len(self._ids), declared=self.total, note=note)

    async def _changed(self, root: str, since: str) -> AsyncIterator[Candidate]:
        """The posts of one list changed after that stamp."""
        async for capture, page in self._pages(root, newest_changes_first=True):
            self._count(root, page)
            stamps = [stamp for post in page.posts if (stamp := _stamp(post)) is not None]
            if len(stamps) < len(page.posts) or stamps != sorted(stamps, reverse=True):
                self._stopped = "it does not tell changes in their order"
                return
            for post, stamp in zip(page.posts, stamps, strict=True):
                if stamp < since[: len(stamp)]:
                    return
                if candidate := self._pin(capture, post):
                    self.new += not self._board.task.known(post.key, candidate.key)
                    yield candidate

    async def _pages(
        self, root: str, *, newest_changes_first: bool = False
    ) -> AsyncIterator[tuple[Capture, ApiPage]]:
        """The pages of the list, to its end; `_stopped` says why if that was not reached."""
        sizes = list(self._api.page_sizes)
        step = Step(size=sizes.pop(0))
        while step.number <= MAX_PAGES:
            url = self._api.list_url(root, step, newest_changes_first=newest_changes_first)
            # without validators: a 304 would not repeat the total
            answer = self._probed.pop(url, None) or await self._board.ask(url)
            if isinstance(answer, Failure):
                if answer.retryable and sizes and answer.kind is not FailureKind.TIMEOUT:
                    # whole posts are heavy: ask a struggling host for fewer at a time; one that was silent is not
                    # asked again here, so that its other routes are left
                    size = sizes.pop(0)
                    step = replace(step, size=size, number=step.done // size + 1)
                    continue
                if answer.status != 400 or step.number == 1:
                    self._stopped = answer.detail
                return
            page = await api_page(self._board.task, answer)
            if page.reason and not page.posts:
                self._stopped = page.reason
                return
            yield answer, page
            if _last(page, step):
                return
            if self._board.task.shallow:
                self.pages_left += _pages_after(page, step)
                return
            step = replace(step, number=step.number + 1, done=step.done + len(page.posts), cursor=page.cursor)
        self._stopped = f"more than {MAX_PAGES} pages"

    def _begin(self) -> None:
        self._ids.clear()
        self._totals.clear()
        self._stopped = ""

    def _count(self, root: str, page: ApiPage) -> None:
        # a post deleted during the walk hides another one at a page's border: the larger total shows the hole
        stated = [total for total in (self._totals.get(root), page.total) if total is not None]
        self._totals[root] = max(stated, default=None)

    def _pin(self, capture: Capture, post: WholePost) -> Candidate | None:
        """The candidate of a post, None if it was handed out before or is none of the posts wanted."""
        self._ids.add(post.key)
        stamp = _stamp(post)
        if stamp is not None and (self.newest is None or stamp > self.newest):
            self.newest = stamp
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
        if post.html is None and not post.lock:
            # listed without its text: it waits for what other routes say of it
            self._board.pin(post.url, claim)
            return None
        source = Source(route=RouteKind.API, capture=capture, item=post.key)
        key = self._board.pin(post.url, claim, source)
        return self._board.take(key) if key is not None else None


def _joined(states: Sequence[Failure | str | None]) -> str | None:
    """The state of several lists; None where one of them does not tell its own."""
    told = [state for state in states if isinstance(state, str)]
    return " ".join(told) if len(told) == len(states) else None


def _last(page: ApiPage, step: Step) -> bool:
    """True if no page of the list follows this one."""
    if not page.posts:
        return True
    if page.end is not None:
        return page.end
    return step.number >= page.pages if page.pages is not None else len(page.posts) < step.size


def _pages_after(page: ApiPage, step: Step) -> int:
    """The pages behind the first one, as far as the API tells; one at least."""
    pages = page.pages or math.ceil((page.total or 0) / max(len(page.posts), 1))
    return max(pages - step.number, 1)


def _stamp(post: WholePost) -> str | None:
    """The change stamp of a post in a form that sorts: ISO in UTC, or the day."""
    if post.modified is None:
        return None
    if post.modified.instant is None:
        return post.modified.day.isoformat()
    return post.modified.instant.astimezone(UTC).isoformat()
