"""Where extraction runs: at once for a known platform's page, in a worker that can be killed for all else."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import resource
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import TimeoutError as FutureTimeoutError
from concurrent.futures.process import BrokenProcessPool
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from scraper import urls
from scraper.discover import read_posts
from scraper.extraction import Hints, NeedsWorkerError, extract_page, extract_whole_post, read_alone
from scraper.platforms import WholePost, get_platform, own_folder, use_folder
from scraper.types import Capture, Extracted, Headers, NotArticle, RouteKind, Source

if TYPE_CHECKING:
    from multiprocessing.synchronize import Semaphore

    from pebble import ProcessPool

#: a known platform's page up to this size (bytes) is read in the crawling process: 0.3 to 2 ms
INLINE_LIMIT = 3 * 1024 * 1024
#: seconds a worker may take for one page before it is killed and replaced
DEADLINE = 30.0
#: seconds in which a worker starts, by experience half of one
STARTING = 5.0
#: address space of a worker, bytes (Linux only: macOS does not keep this limit)
WORKER_MEMORY = 2 * 1024**3
#: pages in one worker's life: what leaks, leaks no further
WORKER_PAGES = 2000


class Extractor:
    """Reads articles out of captures; starts its worker processes when the first page needs one."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._pool: ProcessPool | None = None
        #: released by each worker once it has started
        self._ready: Semaphore | None = None
        #: hosts whose last page no selector could narrow: the next goes to a worker at once
        self._unmarked: set[str] = set()
        #: the capture whose posts are at hand
        self._parsed: int | None = None
        self._posts: dict[str, WholePost] = {}

    async def page(self, capture: Capture, hints: Hints) -> Extracted:
        """The article of a captured page."""
        content = capture.response.content or b""
        host = urls.host(hints.url)
        if len(content) <= INLINE_LIMIT and host not in self._unmarked:
            try:
                return extract_page(content, hints, in_worker=False)
            except NeedsWorkerError:
                self._unmarked.add(host)
        return await self._in_worker(extract_page, content, hints)

    async def alone(self, content: bytes, url: str, fetched_at: datetime, headers: Headers = ()) -> Extracted:
        """What a page is of which nothing is known but itself; always in a worker, within its deadline."""
        return await self._in_worker(read_alone, content, url, fetched_at, headers)

    def whole_posts(self, source: Source, hints: Hints) -> Mapping[str, WholePost]:
        """The posts in a captured answer of a route, by their items; the answer is parsed once for all of them."""
        if self._parsed != source.capture.id:
            self._posts = _posts_of(source, hints)
            self._parsed = source.capture.id
        return self._posts

    def whole_post(self, source: Source, hints: Hints) -> Extracted:
        """The article of one post in a captured answer of a route."""
        post = self.whole_posts(source, hints).get(source.item)
        if post is None:
            return NotArticle(reason="not-whole", detail="the route's answer does not hold it")
        return extract_whole_post(post, hints, source.route)

    async def _in_worker(self, read: Callable[..., Extracted], *arguments: object) -> Extracted:
        # pebble is loaded with the first page that needs it
        from pebble import ProcessExpired

        try:
            pool = self._start()
            future = pool.schedule(read, args=arguments, timeout=DEADLINE)
            result: Extracted = await asyncio.wrap_future(future)
        except (TimeoutError, FutureTimeoutError):
            return NotArticle(reason="too-slow", detail=f"extraction took more than {DEADLINE:.0f} s")
        except BrokenProcessPool:
            self._pool = None
            return NotArticle(
                reason="extraction-died", detail="the worker processes of extraction can't be started"
            )
        except (ProcessExpired, MemoryError):
            return NotArticle(reason="extraction-died", detail="the page was too much for the extractor")
        return result

    def _start(self) -> ProcessPool:
        if self._pool is None:
            from pebble import ProcessPool

            # a fork server loads trafilatura once; its children share those pages of memory
            context = multiprocessing.get_context("forkserver")
            context.set_forkserver_preload(["scraper.extraction.generic", "scraper.extraction.article"])
            self._ready = context.Semaphore(0)
            self._pool = ProcessPool(
                max_workers=self._workers,
                max_tasks=WORKER_PAGES,
                context=context,
                initializer=_begin,
                initargs=(own_folder(), WORKER_MEMORY, self._ready),
            )
        return self._pool

    def close(self) -> None:
        """End the workers, once all of them have started.

        One that is ended while it starts would write its surprise to standard error, which cron sends by mail.
        """
        if self._pool is not None:
            assert self._ready is not None
            all(self._ready.acquire(timeout=STARTING) for _ in range(self._workers))
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()
            self._pool = None


def _posts_of(source: Source, hints: Hints) -> dict[str, WholePost]:
    platform = get_platform(hints.platform)
    if source.route is not RouteKind.API:
        return read_posts(source.capture, platform)
    assert platform.api is not None
    response = source.capture.response
    return {post.key: post for post in platform.api.read(response.content or b"", response.headers).posts}


def _begin(adapters: Path | None, memory: int, ready: Semaphore) -> None:
    """Make a worker ready: the operator's own adapters, little of the processor, and bounded memory."""
    if adapters is not None:
        use_folder(adapters)
    os.nice(5)
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    ready.release()
