"""The address guard: by address, by spelling, and by what is really connected to."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import httpcore
import pytest

from scraper.fetch.guard import ForbiddenAddress, GuardedBackend, ResolveError, is_public
from scraper.types import Capture, Failure, FailureKind

from .helpers import World, a_site
from .server import Server, answer, redirect

FORBIDDEN = [
    "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
    "169.254.1.1", "169.254.169.254", "100.64.0.1", "192.0.0.8", "192.0.2.1", "198.18.0.1", "198.51.100.7",
    "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "192.88.99.1", "168.63.129.16",
    "::", "::1", "fe80::1", "fec0::1", "fc00::1", "fd12:3456::1", "ff02::1", "2001:db8::1", "3fff::1", "100::1",
    "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "::ffff:0:127.0.0.1", "64:ff9b::7f00:1",
    "64:ff9b:1::1", "2002:7f00:1::1", "2002:a9fe:a9fe::", "2001:0:7f00:1::1", "5f00::1", "fe80::1%1",
]  # fmt: skip
PUBLIC = ["93.184.216.34", "8.8.8.8", "172.32.0.1", "2606:2800:220:1::1", "::ffff:8.8.8.8", "64:ff9b::808:808",
          "2002:808:808::1"]  # fmt: skip


@pytest.mark.parametrize("text", FORBIDDEN)
def test_forbidden_address(text: str) -> None:
    assert not is_public(ipaddress.ip_address(text))


@pytest.mark.parametrize("text", PUBLIC)
def test_public_address(text: str) -> None:
    assert is_public(ipaddress.ip_address(text))


class Wire(httpcore.AsyncNetworkBackend):
    """Notes where connections would go."""

    def __init__(self, refuse: int = 0) -> None:
        self.went: list[str] = []
        self.refuse = refuse

    async def connect_tcp(
        self,
        host: str,
        port: int,  # noqa: ARG002
        timeout: float | None = None,  # noqa: ARG002, ASYNC109
        local_address: str | None = None,  # noqa: ARG002
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002
    ) -> httpcore.AsyncNetworkStream:
        self.went.append(host)
        if len(self.went) <= self.refuse:
            raise httpcore.ConnectError("refused")
        return httpcore.AsyncMockStream([])


def backend(*answers: list[str], wire: Wire | None = None, **more: Any) -> tuple[GuardedBackend, Wire, list[str]]:
    """A guard whose resolver gives the next of `answers` each time it is asked; the last one for ever."""
    asked: list[str] = []

    async def resolve(host: str, port: int) -> list[tuple[str, int]]:
        asked.append(host)
        return [(text, 0) for text in answers[min(len(asked), len(answers)) - 1]]

    wire = wire or Wire()
    return GuardedBackend(resolve=resolve, inner=wire, **more), wire, asked


def test_rebinding_between_check_and_connect_gains_nothing() -> None:
    guard, wire, asked = backend(["93.184.216.34"], ["127.0.0.1"])
    asyncio.run(guard.connect_tcp("rebind.example", 80))
    assert wire.went == ["93.184.216.34"]
    assert asked == ["rebind.example"]
    with pytest.raises(ForbiddenAddress, match=r"rebind\.example.*127\.0\.0\.1"):
        asyncio.run(guard.connect_tcp("rebind.example", 80))
    assert wire.went == ["93.184.216.34"]


def test_one_forbidden_address_among_good_ones_is_enough() -> None:
    guard, wire, _ = backend(["93.184.216.34", "10.0.0.1"])
    with pytest.raises(ForbiddenAddress) as caught:
        asyncio.run(guard.connect_tcp("mixed.example", 80))
    assert (caught.value.host, caught.value.address) == ("mixed.example", "10.0.0.1")
    assert wire.went == []


def test_next_address_is_tried_when_the_first_does_not_answer() -> None:
    guard, wire, _ = backend(["2606:2800:220:1::1", "93.184.216.34"], wire=Wire(refuse=1))
    asyncio.run(guard.connect_tcp("two.example", 443, 5.0))
    assert wire.went == ["2606:2800:220:1::1", "93.184.216.34"]


def test_scope_id_is_refused() -> None:
    async def resolve(host: str, port: int) -> list[tuple[str, int]]:
        return [("2606:2800:220:1::1", 3)]

    with pytest.raises(ForbiddenAddress):
        asyncio.run(GuardedBackend(resolve=resolve, inner=Wire()).connect_tcp("scoped.example", 80))


@pytest.mark.parametrize(
    ("host", "port", "address", "passes"),
    [
        ("blog.test", 8000, "127.0.0.1", True),
        ("BLOG.test", 8000, "192.168.1.5", True),
        ("blog.test", 8000, "::1", True),
        ("blog.test", 8001, "127.0.0.1", False),
        ("other.test", 8000, "127.0.0.1", False),
        ("blog.test", 8000, "169.254.169.254", False),
        ("blog.test", 8000, "::ffff:169.254.169.254", False),
        ("blog.test", 8000, "224.0.0.1", False),
    ],
)
def test_allow_local_opens_one_host_and_port_for_local_addresses(
    host: str, port: int, address: str, passes: bool
) -> None:
    guard, wire, _ = backend([address], allow_local={("blog.test", 8000)})
    if passes:
        asyncio.run(guard.connect_tcp(host, port))
        assert wire.went == [address]
    else:
        with pytest.raises(ForbiddenAddress):
            asyncio.run(guard.connect_tcp(host, port))


@pytest.mark.parametrize(
    ("error", "temporary"),
    [
        (socket.gaierror(socket.EAI_AGAIN, "try again"), True),
        (socket.gaierror(socket.EAI_NONAME, "unknown"), False),
        (UnicodeError("label too long"), False),
    ],
)
def test_names_that_do_not_resolve(error: Exception, temporary: bool) -> None:
    async def resolve(host: str, port: int) -> list[tuple[str, int]]:
        raise error

    with pytest.raises(ResolveError) as caught:
        asyncio.run(GuardedBackend(resolve=resolve).connect_tcp("gone.example", 80))
    assert caught.value.temporary is temporary


SPELLINGS = [
    "127.0.0.1", "localhost", "LOCALHOST", "127.1", "2130706433", "0x7f000001", "0x7f.1", "017700000001",
    "0177.0.0.1", "0", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:0:0:1]", "127.0.0.1.",
    "user@127.0.0.1", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "127.000.000.001", "①②⑦.0.0.1",
]  # fmt: skip


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_no_spelling_of_this_machine_is_reached(spelling: str, tmp_path: Path) -> None:
    with Server(pages={"/": answer(b"secret"), "/robots.txt": answer(b"")}) as server:
        world = World(tmp_path)
        url = f"http://{spelling}:{server.port}/"
        fetched = world.run(url, lambda session: session.get(url), allow_local=False)
        assert isinstance(fetched, Failure)
        assert server.seen == []


def test_robots_redirect_to_another_local_server_is_refused(tmp_path: Path) -> None:
    with Server(pages={"/robots.txt": answer(b"")}) as inner, Server() as outer:
        outer.pages = {"/robots.txt": redirect(f"{inner.url}/robots.txt"), "/": answer()}
        fetched = World(tmp_path).run(outer.url, lambda session: session.get(outer.url))
        assert isinstance(fetched, Failure)
        assert fetched.kind is FailureKind.ROBOTS_UNREADABLE
        assert "not on the public internet" in fetched.detail
        assert inner.seen == []


def test_an_exception_made_for_one_site_is_not_open_to_another(tmp_path: Path) -> None:
    with Server(pages={"/robots.txt": answer(b""), "/": answer()}) as mine, Server() as other:
        other.pages = {"/robots.txt": redirect(f"{mine.url}/robots.txt"), "/": answer()}
        world = World(tmp_path)

        async def main() -> tuple[object, object]:
            async with world.fetcher() as fetcher:
                own = fetcher.session(a_site(mine.url), world.memory)
                stranger = fetcher.session(a_site(other.url, name="stranger"), world.memory)
                return await own.get(mine.url), await stranger.get(other.url)

        good, bad = asyncio.run(main())
        assert isinstance(good, Capture)
        assert isinstance(bad, Failure)
        assert mine.asked("/robots.txt") == 1
