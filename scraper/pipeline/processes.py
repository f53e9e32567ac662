"""Worker processes that read pages: started when needed, each killed and replaced when a page holds it up."""

from __future__ import annotations

import asyncio
import fcntl
import math
import pickle
import subprocess
import sys
from asyncio.subprocess import Process
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scraper.extraction.worker import HEAD, message
from scraper.pipeline.load import Clocks, Load, clocks

#: pages that a worker has before it: the one it reads, and what it may read in a turn of the crawl's loop
AHEAD = 16
#: one worker more is started where every page of so many seconds had to wait while this process was at work for
#: less than so much of them: else it holds the pages up itself, and another one only takes the processor from it
PATIENCE, KEEPING_UP = 0.5, 0.6
#: seconds after a deadline in which a worker ends by itself, where nobody is left to kill it
_GRACE = 5
#: bytes of an answer, and of a page, that are taken in while the other side does something else
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
    """At most so many worker processes; calls wait for their turn.

    There is one until it can't keep up with the pages that come.
    """

    def __init__(
        self,
        most: int,
        adapters: Path | None,
        *,
        memory: int,
        pages: int,
        starting: float,
        clocks: Clocks = clocks,
    ) -> None:
        """`memory` bounds a worker's address space (bytes), `pages` its life, `starting` its start (seconds).

        The load of this process is read off the `clocks`.
        """
        self._most = most
        self._begin = message((adapters, memory))
        self._pages = pages
        self._starting = starting
        self._clocks = clocks
        self._workers: list[_Worker] = []
        #: workers there may be now, and this process's load since each call has found all their places taken
        self._allowed = 1
        self._crowded: Load | None = None
        self._places = asyncio.Semaphore(AHEAD)
        self._hiring = asyncio.Lock()
        self._closed = False

    async def call(self, deadline: float, call: Callable[..., object], *arguments: object) -> Any:
        """What the call gives in a worker, within `deadline` seconds from when its turn came.

        Raises DiedError, TimeoutError, and what the call raises.
        """
        task = message((math.ceil(deadline) + _GRACE, call, arguments))
        self._look()
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

    def _look(self) -> None:
        """Allow one worker more where it is they that pages wait for."""
        if not self._places.locked() or self._hiring.locked() or self._allowed == self._most:
            self._crowded = None
            return
        if self._crowded is None:
            self._crowded = Load(self._clocks)
            return
        waited, share = self._crowded.seen()
        if waited < PATIENCE:
            return
        self._crowded = None
        if share < KEEPING_UP:
            self._allowed += 1
            for _ in range(AHEAD):
                self._places.release()

    async def _free(self) -> _Worker:
        """The worker with the least to do; a new one where all have something, and more are allowed."""
        async with self._hiring:
            at_work = [worker for worker in self._workers if not worker.ended and worker.taken < self._pages]
            idle = min(at_work, key=lambda worker: worker.waiting, default=None)
            if idle is not None and (not idle.waiting or len(at_work) >= self._allowed):
                return idle
            if self._closed:
                raise DiedError("the crawl is over")
            worker = await _Worker.start(self._begin, self._starting)
            self._workers.append(worker)
            return worker

    async def _dismiss_spent(self) -> None:
        spent = [w for w in self._workers if not w.waiting and (w.ended or w.taken >= self._pages)]
        if not spent:
            return
        # before the first pause: another call may look for spent ones, too
        self._workers = [worker for worker in self._workers if worker not in spent]
        for worker in spent:
            worker.kill()
        await asyncio.gather(*(worker.end() for worker in spent))

    async def close(self) -> None:
        """End every worker; calls that wait still get DiedError."""
        self._closed = True
        # one that is just being started is ended, too
        async with self._hiring:
            while self._workers:
                await self._workers.pop().end()


@dataclass(eq=False, slots=True)
class _Asked:
    """A call that a worker has before it: who waits for its answer, and the seconds it may take."""

    answer: asyncio.Future[bytes]
    deadline: float


class _Worker:
    """One worker process; it is told the next pages while it reads one, and answers in order."""

    def __init__(self, process: Process) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._process = process
        self._tasks = process.stdin
        self._answers = process.stdout
        #: calls that it has not answered yet: the first is being read
        self._asked: deque[_Asked] = deque()
        self._watch: asyncio.TimerHandle | None = None
        #: calls that it ever had
        self.taken = 0
        self.ended = False
        self._killed = False
        # all answers that came are handed out in one turn of the loop, which is a long one in a rush
        self._listening = asyncio.create_task(self._listen())

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
        worker._widen()
        try:
            await worker.ask(pickle.dumps(sys.path) + begin, seconds)
        except BaseException as error:
            await worker.end()
            if isinstance(error, DiedError | TimeoutError):
                raise DiedError("the worker processes of extraction can't be started") from error
            raise
        return worker

    def _widen(self) -> None:
        """Let whole pages wait in the pipe (Linux): by 64 KiB, the two would wake each other in turns."""
        if sys.platform == "linux":
            with suppress(OSError, ValueError):
                # the user's pipes have all the memory they may have, or it is gone already
                fcntl.fcntl(self._tasks.get_extra_info("pipe"), fcntl.F_SETPIPE_SZ, _BUFFER)

    @property
    def waiting(self) -> int:
        """Calls that it has not answered yet."""
        return len(self._asked)

    async def ask(self, task: bytes, deadline: float) -> bytes:
        """The answer to a message. Raises DiedError, TimeoutError, and _GoneError where its turn never came.

        The answer to a call that was given up is dropped when it comes.
        """
        asked = _Asked(asyncio.get_running_loop().create_future(), deadline)
        self._asked.append(asked)
        self.taken += 1
        if self.ended:
            self._lose(_GoneError())
        else:
            if not self._tasks.is_closing():
                self._tasks.write(task)
            if len(self._asked) == 1:
                self._begun()
        return await asked.answer

    def _begun(self) -> None:
        """Watch the first call, which is being read from now on."""
        if self._watch is not None:
            self._watch.cancel()
        loop = asyncio.get_running_loop()
        self._watch = loop.call_later(self._asked[0].deadline, self._late) if self._asked else None

    def _late(self) -> None:
        # its answer would be taken for the next one's
        self._lose(TimeoutError())

    async def _listen(self) -> None:
        try:
            while True:
                (length,) = HEAD.unpack(await self._answers.readexactly(HEAD.size))
                answer = await self._answers.readexactly(length)
                if not self._asked:
                    # it came too late
                    continue
                asked = self._asked.popleft()
                self._begun()
                if not asked.answer.done():
                    asked.answer.set_result(answer)
        except (asyncio.IncompleteReadError, ConnectionError):
            self._lose(DiedError("the worker process that read it crashed"))

    def _lose(self, error: Exception) -> None:
        """Give the first call that error, send all others elsewhere, and end."""
        self.kill()
        while self._asked:
            asked = self._asked.popleft()
            if not asked.answer.done():
                asked.answer.set_exception(error)
            error = _GoneError()
        self._begun()

    def kill(self) -> None:
        """Kill it, if it is not gone."""
        self.ended = True
        # of one that died by itself asyncio is about to hear; killed now, it would warn of a process it never knew
        if not self._killed and not self._answers.at_eof() and self._process.returncode is None:
            self._killed = True
            self._process.kill()

    async def end(self) -> None:
        """Kill it, and wait until it is gone: it keeps nothing that could be lost."""
        self._lose(_GoneError())
        self._tasks.close()
        await self._listening
        await self._process.wait()
