"""Connections of the HTTP library on asyncio's own transports.

Its stock layer goes through anyio, which takes three times as long for what a request does to a connection.
"""

from __future__ import annotations

import asyncio
import ssl
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import httpcore

#: bytes that may wait to be read before the other side is held back; what is under way comes on top
ROOM = 256 * 1024
#: what the interface can be asked of a connection, and what asyncio calls it
_TOLD = {"ssl_object": "ssl_object", "client_addr": "sockname", "server_addr": "peername", "socket": "socket"}


class AsyncioBackend(httpcore.AsyncNetworkBackend):
    """The network layer of `httpcore`, for programs that run on asyncio alone."""

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the signature of the interface
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to an address, within `timeout` seconds.

        Raises httpcore.ConnectTimeout and httpcore.ConnectError.
        """
        loop = asyncio.get_running_loop()
        local = None if local_address is None else (local_address, 0)
        with _mapped(httpcore.ConnectTimeout, httpcore.ConnectError):
            async with asyncio.timeout(timeout):
                transport, wire = await loop.create_connection(_Wire, host, port, local_addr=local)
        for option in socket_options or ():
            transport.get_extra_info("socket").setsockopt(*option)
        return _Stream(transport, wire)

    async def sleep(self, seconds: float) -> None:
        """Pause."""
        await asyncio.sleep(seconds)


class _Wire(asyncio.Protocol):
    """What came over a connection and was not read yet, and whether more may be sent."""

    def __init__(self) -> None:
        #: that of the stream on top: encrypted from when TLS has started
        self.transport: asyncio.Transport | None = None
        self.parts: deque[bytes] = deque()
        self.size = 0
        self.ended = False
        self.error: Exception | None = None
        self._full = False
        self._reader: asyncio.Future[None] | None = None
        self._writer: asyncio.Future[None] | None = None
        self._held = False

    def data_received(self, data: bytes) -> None:
        """Keep what came."""
        self.parts.append(data)
        self.size += len(data)
        if self.size > ROOM and not self._full and self.transport is not None:
            self._full = True
            self.transport.pause_reading()
        self._wake(self._reader)

    def eof_received(self) -> None:
        """Note that no more will come; the connection closes by itself."""
        self.ended = True
        self._wake(self._reader)

    def connection_lost(self, error: Exception | None) -> None:
        """Note that the connection is gone."""
        self.ended, self.error, self._held = True, error, False
        self._wake(self._reader)
        self._wake(self._writer)

    def pause_writing(self) -> None:
        """Hold the sender back."""
        self._held = True

    def resume_writing(self) -> None:
        """Let the sender go on."""
        self._held = False
        self._wake(self._writer)

    @staticmethod
    def _wake(waiter: asyncio.Future[None] | None) -> None:
        if waiter is not None and not waiter.done():
            waiter.set_result(None)

    async def something(self) -> None:
        """Wait until there is something to read, or nothing more will come."""
        while not self.parts and not self.ended:
            self._reader = asyncio.get_running_loop().create_future()
            try:
                await self._reader
            finally:
                self._reader = None

    async def sendable(self) -> None:
        """Wait until more may be sent. Raises what ended the connection."""
        while self._held and not self.ended:
            self._writer = asyncio.get_running_loop().create_future()
            try:
                await self._writer
            finally:
                self._writer = None
        if self.error is not None:
            raise self.error

    def take(self, most: int) -> bytes:
        """At most so many bytes of what came; none at the end. Raises what ended the connection."""
        if not self.parts:
            if self.error is not None:
                raise self.error
            return b""
        part = self.parts.popleft()
        if len(part) > most:
            self.parts.appendleft(part[most:])
            part = part[:most]
        self.size -= len(part)
        if self._full and self.size <= ROOM and self.transport is not None:
            self._full = False
            self.transport.resume_reading()
        return part


class _Stream(httpcore.AsyncNetworkStream):
    """One connection."""

    def __init__(self, transport: asyncio.Transport, wire: _Wire) -> None:
        self._transport = wire.transport = transport
        self._wire = wire
        # asked now: a transport that was closed twice fails at the question (CPython 3.11 to 3.13)
        self._told = {name: transport.get_extra_info(key) for name, key in _TOLD.items()}

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109
        """What came, at most `max_bytes` of it; nothing at the end."""
        wire = self._wire
        with _mapped(httpcore.ReadTimeout, httpcore.ReadError):
            if not wire.parts and not wire.ended:
                if timeout is None:
                    await wire.something()
                else:
                    async with asyncio.timeout(timeout):
                        await wire.something()
            return wire.take(max_bytes)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109
        """Send all of it."""
        with _mapped(httpcore.WriteTimeout, httpcore.WriteError):
            self._transport.write(buffer)
            if timeout is None:
                await self._wire.sendable()
            else:
                async with asyncio.timeout(timeout):
                    await self._wire.sendable()

    async def aclose(self) -> None:
        """Close the connection at once: who has read an answer needs no farewell."""
        self._transport.close()
        await asyncio.sleep(0)
        self._transport.abort()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109
    ) -> httpcore.AsyncNetworkStream:
        """The same connection, encrypted from here on; what came before is nothing that the host encrypted."""
        wire = _Wire()
        try:
            with _mapped(httpcore.ConnectTimeout, httpcore.ConnectError):
                if self._wire.parts:
                    raise ConnectionResetError("the host speaks before the connection is encrypted")
                async with asyncio.timeout(timeout):
                    return _Stream(await self._encrypted(wire, ssl_context, server_hostname), wire)
        except BaseException:
            self._transport.abort()
            raise

    async def _encrypted(
        self, wire: _Wire, context: ssl.SSLContext, server_hostname: str | None
    ) -> asyncio.Transport:
        loop = asyncio.get_running_loop()
        try:
            transport = await loop.start_tls(self._transport, wire, context, server_hostname=server_hostname)
        except ConnectionResetError:
            transport = None
        if transport is None:
            # asyncio does not say of a host that hangs up in the handshake what OpenSSL says
            raise ssl.SSLEOFError(ssl.SSL_ERROR_EOF, "UNEXPECTED_EOF_WHILE_READING")
        return transport

    def get_extra_info(self, info: str) -> Any:
        """As the interface names it: `ssl_object`, `client_addr`, `server_addr`, `socket`, `is_readable`."""
        if info == "is_readable":
            return bool(self._wire.parts) or self._wire.ended
        return self._told.get(info)


@contextmanager
def _mapped(late: type[Exception], failed: type[Exception]) -> Iterator[None]:
    try:
        yield
    except TimeoutError as error:
        raise late(str(error)) from error
    except OSError as error:
        raise failed(str(error)) from error
