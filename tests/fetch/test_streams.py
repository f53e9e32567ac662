"""Connections on asyncio: what comes, what has to wait, and how they end."""

from __future__ import annotations

import asyncio
import socket
import ssl
import struct
from collections.abc import Awaitable, Callable

import httpcore
import pytest

from scraper.fetch.streams import ROOM, AsyncioBackend

MIB = 1024 * 1024
#: what one read of the transport may bring, beyond what is held back
MOST_AT_ONCE = 256 * 1024

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


async def settled() -> None:
    """Let the loop do what there is to do."""
    for _ in range(50):
        await asyncio.sleep(0)


def meet(serve: Serve, use: Callable[[httpcore.AsyncNetworkStream, asyncio.Event], Awaitable[object]]) -> object:
    """What `use` comes to with a connection to a server; the event says that `serve` is through."""

    async def run() -> object:
        served = asyncio.Event()
        met: list[asyncio.StreamWriter] = []

        async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            met.append(writer)
            await serve(reader, writer)
            served.set()

        server = await asyncio.start_server(handle, "127.0.0.1", 0)
        async with server:
            stream = await AsyncioBackend().connect_tcp("127.0.0.1", server.sockets[0].getsockname()[1], 5)
            try:
                return await asyncio.wait_for(use(stream, served), 20)
            finally:
                await stream.aclose()
                for writer in met:
                    if not writer.is_closing():
                        writer.transport.abort()
                await settled()

    return asyncio.run(run())


def test_who_sends_more_than_is_read_is_held_back() -> None:
    whole = bytes(range(256)) * (16 * MIB // 256)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(whole)
        await writer.drain()
        writer.close()

    async def use(stream: httpcore.AsyncNetworkStream, served: asyncio.Event) -> bytes:
        parts = []
        while part := await stream.read(64 * 1024):
            parts.append(part)
            await settled()
            assert stream._wire.size <= ROOM + MOST_AT_ONCE  # type: ignore[attr-defined]
        return b"".join(parts)

    assert meet(serve, use) == whole


def test_who_does_not_read_holds_us_back() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.transport.pause_reading()  # type: ignore[attr-defined]

    async def use(stream: httpcore.AsyncNetworkStream, served: asyncio.Event) -> None:
        await served.wait()
        with pytest.raises(httpcore.WriteTimeout):
            await stream.write(b"x" * (64 * MIB), 0.05)

    meet(serve, use)


def test_an_idle_connection_is_told_from_one_that_says_something_or_ends() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readexactly(2)
        writer.write(b"unasked")
        writer.close()

    async def use(stream: httpcore.AsyncNetworkStream, served: asyncio.Event) -> list[object]:
        seen: list[object] = [stream.get_extra_info("is_readable")]
        await stream.write(b"go")
        await served.wait()
        await settled()
        seen += [stream.get_extra_info("is_readable"), await stream.read(3), await stream.read(99)]
        seen += [await stream.read(99), stream.get_extra_info("is_readable")]
        return seen

    assert meet(serve, use) == [False, True, b"una", b"sked", b"", True]


def test_addresses_are_told() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        pass

    async def use(stream: httpcore.AsyncNetworkStream, served: asyncio.Event) -> tuple[object, object, object]:
        names = ("server_addr", "client_addr")
        server, client = (stream.get_extra_info(name)[0] for name in names)
        return server, client, stream.get_extra_info("ssl_object")

    assert meet(serve, use) == ("127.0.0.1", "127.0.0.1", None)


def test_a_connection_that_is_reset_is_an_error_for_who_reads() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readexactly(2)
        at_once = struct.pack("ii", 1, 0)
        writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, at_once)
        writer.transport.abort()

    async def use(stream: httpcore.AsyncNetworkStream, served: asyncio.Event) -> None:
        await stream.write(b"go")
        with pytest.raises(httpcore.ReadError):
            await stream.read(99)

    meet(serve, use)


def test_silence_ends_with_the_time_there_is() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)

    async def use(stream: httpcore.AsyncNetworkStream, served: asyncio.Event) -> None:
        with pytest.raises(httpcore.ReadTimeout):
            await stream.read(99, 0.05)

    meet(serve, use)


def test_what_is_said_before_the_connection_is_encrypted_is_not_taken_for_encrypted() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        await writer.drain()

    async def use(stream: httpcore.AsyncNetworkStream, served: asyncio.Event) -> None:
        await served.wait()
        await settled()
        with pytest.raises(httpcore.ConnectError, match="before"):
            await stream.start_tls(ssl.create_default_context(), "localhost", 5)

    meet(serve, use)


def test_a_host_that_hangs_up_in_the_handshake() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.close()

    async def use(stream: httpcore.AsyncNetworkStream, served: asyncio.Event) -> None:
        with pytest.raises(httpcore.ConnectError, match="UNEXPECTED_EOF") as caught:
            await stream.start_tls(ssl.create_default_context(), "localhost", 5)
        assert isinstance(caught.value.__cause__, ssl.SSLError)

    meet(serve, use)


def test_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(httpcore.ConnectError):
        asyncio.run(AsyncioBackend().connect_tcp("127.0.0.1", port, 5))
