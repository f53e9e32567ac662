"""Where extraction runs: at once for a known platform's page, in a worker that can be killed for all else."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import resource
import sys
from concurrent.futures import TimeoutError as FutureTimeoutError
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING

from scraper import urls
from scraper.extract import Hints, NeedsWorkerError, extract_api_post, extract_page
from scraper.platforms import ApiPost, get_platform
from scraper.types import Capture, Extracted, NotArticle, Source

if TYPE_CHECKING:
    from pebble import ProcessPool

#: a known platform's page up to this size (bytes) is read in the crawling process: 0.3 to 2 ms
INLINE_LIMIT = 3 * 1024 * 1024
#: seconds a worker may take for one page before it is killed and replaced
DEADLINE = 30.0
#: address space of a worker, bytes (Linux only: macOS does not keep this limit)
WORKER_MEMORY = 2 * 1024**3
#: pages in one worker's life: what leaks, leaks no further
WORKER_PAGES = 2000


class Extractor:
    """Reads articles out of captures; starts its worker processes when the first page needs one."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._pool: ProcessPool | None = None
        #: hosts whose last page no selector could narrow: the next goes to a worker at once
        self._unmarked: set[str] = set()
        self._api_capture: int | None = None
        self._api_posts: dict[str, ApiPost] = {}

    async def page(self, capture: Capture, hints: Hints) -> Extracted:
        """The article of a captured page."""
        content = capture.response.content or b""
        host = urls.host(hints.url)
        if len(content) <= INLINE_LIMIT and host not in self._unmarked:
            try:
                return extract_page(content, hints, in_worker=False)
            except NeedsWorkerError:
                self._unmarked.add(host)
        return await self._in_worker(content, hints)

    def api_post(self, source: Source, hints: Hints) -> Extracted:
        """The article of one post in a captured page of an API; the page is parsed once for all its posts."""
        if self._api_capture != source.capture.id:
            api = get_platform(hints.platform).api
            assert api is not None
            response = source.capture.response
            page = api.read(response.content or b"", response.headers)
            self._api_posts = {post.key: post for post in page.posts}
            self._api_capture = source.capture.id
        post = self._api_posts.get(source.item)
        if post is None:
            return NotArticle(reason="not-whole", detail="the API's answer does not hold it")
        return extract_api_post(post, hints)

    async def _in_worker(self, content: bytes, hints: Hints) -> Extracted:
        # pebble is loaded with the first page that needs it
        from pebble import ProcessExpired

        try:
            pool = self._start()
            future = pool.schedule(extract_page, args=(content, hints), timeout=DEADLINE)
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
            context.set_forkserver_preload(["scraper.extract.generic", "scraper.extract.article"])
            self._pool = ProcessPool(
                max_workers=self._workers, max_tasks=WORKER_PAGES, context=context, initializer=_limit
            )
        return self._pool

    def close(self) -> None:
        """End the workers."""
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()
            self._pool = None


def _limit() -> None:
    """What a worker may take: little of the processor while the crawl itself wants it, and bounded memory."""
    os.nice(5)
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (WORKER_MEMORY, WORKER_MEMORY))
