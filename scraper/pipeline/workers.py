"""Where extraction runs: at once for a known platform's page, in a worker that can be killed for all else."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from datetime import datetime
from types import TracebackType
from typing import Self

from scraper import urls
from scraper.codings import BadEncoding, TooLarge, decode_body
from scraper.extraction import Hints, NeedsWorkerError, extract_packed, extract_page, read_alone
from scraper.fetch import Limits
from scraper.pipeline.load import Clocks, clocks
from scraper.pipeline.processes import DiedError, Workers
from scraper.platforms import own_folder
from scraper.types import Capture, Extracted, Headers, NotArticle, Response

#: a known platform's page up to this size (bytes) is read in the crawling process: 0.3 to 2 ms
INLINE_LIMIT = 3 * 1024 * 1024
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

    async def alone(self, content: bytes, url: str, fetched_at: datetime, headers: Headers = ()) -> Extracted:
        """What a page is of which nothing is known but itself; always in a worker, within its deadline."""
        return await self._in_worker(read_alone, content, url, fetched_at, headers)

    def _busy(self) -> bool:
        """True where pages come so fast that the crawling process is held up by reading them."""
        self._came.append(self._clocks()[0])
        return len(self._came) == BUSY_PAGES and self._came[-1] - self._came[0] < BUSY_SECONDS

    async def _in_worker(self, read: Callable[..., Extracted], *arguments: object) -> Extracted:
        if self._workers is None:
            self._workers = Workers(
                self._most,
                own_folder(),
                memory=WORKER_MEMORY,
                pages=WORKER_PAGES,
                starting=STARTING,
                clocks=self._clocks,
            )
        try:
            result: Extracted = await self._workers.call(DEADLINE, read, *arguments)
        except TimeoutError:
            return NotArticle(reason="too-slow", detail=f"extraction took more than {DEADLINE:.0f} s")
        except DiedError as error:
            return NotArticle(reason="extraction-died", detail=str(error))
        return result

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._workers is not None:
            await self._workers.close()
            self._workers = None


def _here(response: Response, hints: Hints) -> Extracted:
    """The article, read in this process.

    Raises NeedsWorkerError, BadEncoding, and TooLarge beyond INLINE_LIMIT or PACKED_LIMIT.
    """
    content = response.content
    if content is None and len(response.body) > PACKED_LIMIT:
        raise TooLarge(PACKED_LIMIT)
    if content is None:
        content = decode_body(response.body, response.coding, INLINE_LIMIT)
    elif len(content) > INLINE_LIMIT:
        raise TooLarge(INLINE_LIMIT)
    return extract_page(content, hints, in_worker=False)
