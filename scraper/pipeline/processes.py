"""Worker processes that read pages: started when needed, each killed and replaced when a page holds it up."""

from __future__ import annotations

import asyncio
import math
import pickle
import subprocess
import sys
from asyncio.subprocess import Process
from collections.abc import Callable
from pathlib import Path
from typing import Any

from scraper.extraction.worker import HEAD, message

#: pages that a worker has before it: the one it reads, and the next
AHEAD = 2
#: seconds after a deadline in which a worker ends by itself, where nobody is left to kill it
_GRACE = 5
#: bytes of an answer that are taken in while the crawl does something else
_BUFFER = 1024 * 1024
#: the search path comes first, so that a worker finds the program where this one found it
_PROGRAM = (
    "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer); "
    "from scraper.extraction.worker import serve; serve()"
)


class DiedError(Exception):
    """The worker died of the page it had, or can't be started."""


class _GoneError(Exception):
    """The worker ended before it came to this page."""


class Workers:
    """At most so many worker processes; calls wait for their turn."""

    def __init__(self, most: int, adapters: Path | None, *, memory: int, pages: int, starting: float) -> None:
        """`memory` bounds a worker's address space (bytes), `pages` its life, `starting` its start (seconds)."""
        self._most = most
        self._begin = message((adapters, memory))
        self._pages = pages
        self._starting = starting
        self._workers: list[_Worker] = []
        self._places = asyncio.Semaphore(AHEAD * most)
        self._hiring = asyncio.Lock()

    async def call(self, deadline: float, call: Callable[..., object], *arguments: object) -> Any:
        """What the call gives in a worker, within `deadline` seconds from when its turn came.

        Raises DiedError, TimeoutError, and what the call raises.
        """
        task = message((math.ceil(deadline) + _GRACE, call, arguments))
        async with self._places:
            while True:
                worker = await self._free()
                try:
                    answer = pickle.loads(await worker.ask(task, deadline))  # noqa: S301 - this program's own
                except _GoneError:
                    continue
                finally:
                    await self._dismiss_spent()
                if isinstance(answer, Exception):
                    raise answer
                return answer

    async def _free(self) -> _Worker:
        """The worker with the least to do; a new one where all have something, and more are allowed."""
        async with self._hiring:
            at_work = [worker for worker in self._workers if not worker.ended and worker.taken < self._pages]
            idle = min(at_work, key=lambda worker: worker.waiting, default=None)
            if idle is not None and (not idle.waiting or len(at_work) >= self._most):
                return idle
            worker = await _Worker.start(self._begin, self._starting)
            self._workers.append(worker)
            return worker

    async def _dismiss_spent(self) -> None:
        spent = [w for w in self._workers if not w.waiting and (w.ended or w.taken >= self._pages)]
        # before the first pause: another call may look for spent ones, too
        self._workers = [worker for worker in self._workers if worker not in spent]
        await asyncio.gather(*(worker.end() for worker in spent))

    async def close(self) -> None:
        """End every worker."""
        while self._workers:
            await self._workers.pop().end()


class _Worker:
    """One worker process; it is told the next page while it reads one, and answers in order."""

    def __init__(self, process: Process) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._process = process
        self._tasks = process.stdin
        self._answers = process.stdout
        self._turn = asyncio.Lock()
        #: calls it has not answered yet, and all it ever had
        self.waiting = self.taken = 0
        self.ended = False
        self._killed = False

    @classmethod
    async def start(cls, begin: bytes, seconds: float) -> _Worker:
        """Start a process and wait until it is ready. Raises DiedError."""
        try:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                # the folder it is started in is no place to import from
                "-P",
                "-c",
                _PROGRAM,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                # what a process says that is ended goes nowhere: cron would send it by mail
                stderr=subprocess.DEVNULL,
                limit=_BUFFER,
                # Ctrl-C is the crawl's to hear
                start_new_session=True,
            )
        except OSError as error:
            raise DiedError(f"the worker processes of extraction can't be started: {error}") from error
        worker = cls(process)
        try:
            await worker.ask(pickle.dumps(sys.path) + begin, seconds)
        except BaseException as error:
            await worker.end()
            if isinstance(error, DiedError | TimeoutError):
                raise DiedError("the worker processes of extraction can't be started") from error
            raise
        return worker

    async def ask(self, task: bytes, deadline: float) -> bytes:
        """The answer to a message. Raises DiedError, TimeoutError, and _GoneError where its turn never came."""
        self.waiting += 1
        self.taken += 1
        try:
            self._tasks.write(task)
            try:
                await self._turn.acquire()
            except asyncio.CancelledError:
                # its answer will come all the same: who waits behind it goes elsewhere
                self.ended = True
                raise
            try:
                return await self._answer(deadline)
            finally:
                self._turn.release()
        finally:
            self.waiting -= 1

    async def _answer(self, deadline: float) -> bytes:
        if self.ended:
            raise _GoneError
        try:
            async with asyncio.timeout(deadline):
                (length,) = HEAD.unpack(await self._answers.readexactly(HEAD.size))
                return await self._answers.readexactly(length)
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            self._kill()
            raise DiedError("the page was too much for the extractor") from error
        except (TimeoutError, asyncio.CancelledError):
            # its answer would be taken for the next one's
            self._kill()
            raise

    def _kill(self) -> None:
        self.ended = True
        # of one that died by itself asyncio is about to hear; killed now, it would warn of a process it never knew
        if not self._killed and not self._answers.at_eof() and self._process.returncode is None:
            self._killed = True
            self._process.kill()

    async def end(self) -> None:
        """Kill it, and wait until it is gone: it keeps nothing that could be lost."""
        self._kill()
        self._tasks.close()
        while await self._answers.read(_BUFFER):
            pass
        await self._process.wait()
