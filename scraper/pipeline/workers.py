"""Where untrusted documents are read: small ones in this process, all others in worker processes."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from datetime import datetime
from types import TracebackType
from typing import Any, Self, TypeVar

from scraper import urls
from scraper.codings import BadEncoding, TooLarge, decode_body
from scraper.extraction import (
    Hints,
    NeedsWorkerError,
    extract_packed,
    extract_page,
    extract_whole_post,
    read_alone,
)
from scraper.fetch import Limits
from scraper.pipeline.load import Clocks, clocks
from scraper.pipeline.processes import DiedError, Workers
from scraper.platforms import WholePost, own_folder
from scraper.types import Capture, Extracted, Headers, NotArticle, Response, RouteKind, UnreadableError

T = TypeVar("T")
#: a document of a route is read in the crawling process up to this size (bytes), and with so many tags, entities,
#: braces and lines at most: what costs most, the tags of a feed, takes 20 µs each
LIGHT_BYTES, LIGHT_MARKS = 1024 * 1024, 10_000
_MARKS = "<&{[\n"
_GZIP = b"\x1f\x8b"
#: a known platform's page up to this size (bytes), with so many tags at most, is read in the crawling process,
#: in 0.3 to 2 ms as a rule, and some 3 µs a tag where a page is made of nothing else
INLINE_LIMIT, INLINE_TAGS = 3 * 1024 * 1024, 30_000
#: the same of what it is packed to: packed nothings take seconds to unpack
PACKED_LIMIT = 256 * 1024
#: bytes that a page may unpack to, wherever that is done
UNPACKED_LIMIT = Limits().decoded_bytes
#: but in a worker where the last so many pages came within so many seconds: the crawling process has enough to do
BUSY_PAGES, BUSY_SECONDS = 50, 1.0
#: seconds a worker may take for one page before it is killed and replaced
DEADLINE = 30.0
#: seconds in which a worker starts, by experience half of one
STARTING = 30.0
#: address space of a worker, bytes (Linux only: macOS does not keep this limit)
WORKER_MEMORY = 2 * 1024**3
#: pages in one worker's life: what leaks, leaks no further
WORKER_PAGES = 5000


class Extractor:
    """Reads articles out of captures; starts its worker processes when a page needs one.

    A context manager: at its end the workers end.
    """

    def __init__(self, workers: int, clocks: Clocks = clocks) -> None:
        """`workers` is how many processes there may be."""
        self._clocks = clocks
        self._most = workers
        self._workers: Workers | None = None
        #: when the last pages came
        self._came: deque[float] = deque(maxlen=BUSY_PAGES)
        #: hosts whose last page no selector could narrow: the next goes to a worker at once
        self._unmarked: set[str] = set()

    async def page(self, capture: Capture, hints: Hints) -> Extracted:
        """The article of a captured page."""
        response, host = capture.response, urls.host(hints.url)
        if host not in self._unmarked and not self._busy():
            try:
                return _here(response, hints)
            except NeedsWorkerError:
                self._unmarked.add(host)
            except (BadEncoding, TooLarge):
                # the worker says so, or takes the time that it takes
                pass
        if response.content is None:
            packed = response.body, response.coding, UNPACKED_LIMIT
            return await self._in_worker(extract_packed, *packed, hints)
        return await self._in_worker(extract_page, response.content, hints)

    async def document(self, call: Callable[..., T], content: bytes, /, *arguments: object) -> T:
        """Read a route's document by a function of a module: a `types.Read`."""
        try:
            if _is_light(content):
                return call(content, *arguments)
            result: T = await self._call(call, content, *arguments)
        except MemoryError:
            raise UnreadableError("there is too little memory to read it") from None
        except TimeoutError:
            raise UnreadableError(f"reading it took more than {DEADLINE:.0f} s") from None
        except DiedError as error:
            raise UnreadableError(str(error)) from None
        return result

    async def whole_post(self, post: WholePost, hints: Hints, route: RouteKind) -> Extracted:
        """The article of a post that a route gave whole."""
        if _is_light(post.html or ""):
            # a feed may hold thousands of posts
            await asyncio.sleep(0)
            return extract_whole_post(post, hints, route)
        return await self._in_worker(extract_whole_post, post, hints, route)

    async def alone(self, content: bytes, url: str, fetched_at: datetime, headers: Headers = ()) -> Extracted:
        """What a page is of which nothing is known but itself; always in a worker, within its deadline."""
        return await self._in_worker(read_alone, content, url, fetched_at, headers)

    def _busy(self) -> bool:
        """True where pages come so fast that the crawling process is held up by reading them."""
        self._came.append(self._clocks()[0])
        return len(self._came) == BUSY_PAGES and self._came[-1] - self._came[0] < BUSY_SECONDS

    async def _in_worker(self, read: Callable[..., Extracted], *arguments: object) -> Extracted:
        try:
            result: Extracted = await self._call(read, *arguments)
        except TimeoutError:
            return NotArticle(reason="too-slow", detail=f"extraction took more than {DEADLINE:.0f} s")
        except DiedError as error:
            return NotArticle(reason="extraction-died", detail=str(error))
        return result

    async def _call(self, call: Callable[..., object], *arguments: object) -> Any:
        """What a call gives in a worker. Raises TimeoutError, DiedError, and what the call raises."""
        if self._workers is None:
            self._workers = Workers(
                self._most,
                own_folder(),
                memory=WORKER_MEMORY,
                pages=WORKER_PAGES,
                starting=STARTING,
                clocks=self._clocks,
            )
        return await self._workers.call(DEADLINE, call, *arguments)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._workers is not None:
            await self._workers.close()
            self._workers = None


def _is_light(content: bytes | str) -> bool:
    """True for a document that takes about 0.2 s to read at most, whatever it holds."""
    if len(content) > LIGHT_BYTES:
        return False
    if isinstance(content, str):
        return sum(map(content.count, _MARKS)) <= LIGHT_MARKS
    # what is packed may be a thousand times as large
    return not content.startswith(_GZIP) and sum(content.count(ord(mark)) for mark in _MARKS) <= LIGHT_MARKS


def _here(response: Response, hints: Hints) -> Extracted:
    """The article, read in this process.

    Raises NeedsWorkerError, BadEncoding, and TooLarge beyond INLINE_LIMIT or PACKED_LIMIT.
    """
    content = response.content
    if content is None and len(response.body) > PACKED_LIMIT:
        raise TooLarge(PACKED_LIMIT)
    if content is None:
        content = decode_body(response.body, response.coding, INLINE_LIMIT)
    if len(content) > INLINE_LIMIT or content.count(b"<") > INLINE_TAGS:
        raise TooLarge(INLINE_LIMIT)
    return extract_page(content, hints, in_worker=False)
