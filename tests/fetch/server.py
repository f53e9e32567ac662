"""A small web server that does exactly what it is told, broken things included; it runs in a thread of its own.

A reply is a list of steps: bytes are sent as they are, a number is a pause in seconds, CLOSE ends the connection.
"""

from __future__ import annotations

import asyncio
import ssl
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

CLOSE = None
Step = bytes | float | None
Reply = Sequence[Step]


@dataclass
class Seen:
    """One request as the server met it."""

    method: str
    target: str
    headers: list[tuple[str, str]]
    at: float
    connection: int
    raw: bytes

    def header(self, name: str) -> str | None:
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


Handler = Callable[[Seen], Reply] | Reply


def answer(
    body: bytes = b"ok", status: str = "200 OK", headers: Sequence[tuple[str, str]] = (), length: int | None = None
) -> Reply:
    """A whole, proper answer; `length` lies about the body's length."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}"]
    lines += [f"{name}: {value}" for name, value in headers]
    return ["\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body]


def redirect(to: str, status: str = "302 Found") -> Reply:
    return answer(b"", status, [("Location", to)])


@dataclass
class Server:
    """Pages by target; what is not there is a 404. A list of replies in `queue` goes first, one a request."""

    pages: dict[str, Handler] = field(default_factory=dict)
    queue: dict[str, list[Reply]] = field(default_factory=dict)
    tls: ssl.SSLContext | None = None
    seen: list[Seen] = field(default_factory=list)
    port: int = 0

    def __enter__(self) -> Self:
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._main()), daemon=True)
        self._thread.start()
        assert self._ready.wait(5)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join(5)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def targets(self) -> list[str]:
        return [seen.target for seen in self.seen]

    def asked(self, target: str) -> int:
        return self.targets().count(target)

    async def _main(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._end = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._count = 0
        server = await asyncio.start_server(self._meet, "127.0.0.1", 0, ssl=self.tls)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._end.wait()
        server.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await server.wait_closed()

    async def _meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self._count += 1
        try:
            await self._serve(reader, writer, self._count)
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            self._tasks.discard(task)
            writer.transport.abort()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, number: int) -> None:
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            first, *lines = head.decode("latin-1").strip().split("\r\n")
            method, target, _ = first.split(" ")
            headers = [(line.partition(":")[0], line.partition(":")[2].strip()) for line in lines]
            seen = Seen(method, target, headers, time.time(), number, head)
            self.seen.append(seen)
            waiting = self.queue.get(target)
            handler = waiting.pop(0) if waiting else self.pages.get(target, answer(b"none", "404 Not Found"))
            for step in handler(seen) if callable(handler) else handler:
                if step is CLOSE:
                    writer.close()
                    return
                if isinstance(step, bytes):
                    writer.write(step)
                    await writer.drain()
                else:
                    await asyncio.sleep(step)
