"""Connections over many hosts: kept for the next request, and closed where there are too many."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Collection, Sequence
from contextlib import AsyncExitStack
from functools import partial

import httpx
import pytest

from scraper.fetch import transport
from scraper.fetch.guard import GuardedBackend
from scraper.fetch.transport import GuardedTransport

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
LAST = ANSWER.replace(b"OK\r\n", b"OK\r\nConnection: close\r\n")


async def _connections(hosts: int, order: Sequence[int], closing: Collection[int] = ()) -> list[int]:
    """How many connections each of so many hosts saw, asked one after the other in that order.

    Those that are `closing` end theirs with each answer.
    """
    seen: Counter[int] = Counter()
    serving: list[asyncio.Task[None]] = []

    async def serve(number: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        seen[number] += 1
        task = asyncio.current_task()
        assert task is not None
        serving.append(task)
        try:
            while await reader.readuntil(b"\r\n\r\n"):
                writer.write(LAST if number in closing else ANSWER)
        except asyncio.IncompleteReadError:
            writer.close()
            await writer.wait_closed()

    async with AsyncExitStack() as stack:
        ports = []
        for number in range(hosts):
            server = await asyncio.start_server(partial(serve, number), "127.0.0.1", 0)
            await stack.enter_async_context(server)
            ports.append(server.sockets[0].getsockname()[1])
        guard = GuardedBackend({("127.0.0.1", port) for port in ports})
        async with httpx.AsyncClient(transport=GuardedTransport(guard), trust_env=False) as client:
            for number in order:
                answer = await client.get(f"http://127.0.0.1:{ports[number]}/")
                assert answer.text == "ok"
        await asyncio.gather(*serving)
    return [seen[number] for number in range(hosts)]


def test_a_host_keeps_its_connection_however_many_hosts_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "IDLE_CONNECTIONS", 3)
    assert asyncio.run(_connections(3, [0, 1, 2, 0, 1, 2, 2, 0])) == [1, 1, 1]


def test_beyond_a_number_the_longest_unused_connection_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "IDLE_CONNECTIONS", 3)
    # the fourth host takes the place of the second, which then takes that of the third
    assert asyncio.run(_connections(4, [0, 1, 2, 0, 3, 0, 1, 3, 0])) == [1, 2, 1, 1]


def test_hosts_that_end_their_connections_take_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "IDLE_CONNECTIONS", 3)
    closing = range(2, 8)
    assert asyncio.run(_connections(8, [*closing, 0, 1, 0, 1, 0], closing))[:2] == [1, 1]
