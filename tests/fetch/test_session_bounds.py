"""What one answer may cost a session: time, bytes, header fields."""

from __future__ import annotations

import gzip
import time
from pathlib import Path

import pytest

from scraper.fetch import Limits, Session
from scraper.types import Capture, FailureKind, Fetched, Truncation

from .asking import OPEN, failure, fetch
from .helpers import World
from .server import CLOSE, Reply, Server, answer

SLOW: list[float | bytes | None] = [0.05, b"X: 1\r\n"] * 200
DRIP: list[float | bytes | None] = [b"x", 0.02] * 500


def test_the_deadline_covers_slow_headers(tmp_path: Path) -> None:
    with Server(pages={"/robots.txt": OPEN, "/a": [b"HTTP/1.1 200 OK\r\n", *SLOW]}) as server:
        world = World(tmp_path, Limits(deadline=0.2, attempts=2))
        begin = time.monotonic()
        failed = failure(fetch(world, server.url + "/a"), FailureKind.TIMEOUT)
        assert time.monotonic() - begin < 3
        assert failed.retryable
        assert server.asked("/a") == 2
        assert world.memory.pages() == []


def test_the_deadline_covers_dripping_bodies(tmp_path: Path) -> None:
    drip: Reply = [b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", *DRIP]
    with Server(pages={"/robots.txt": OPEN, "/a": drip}) as server:
        world = World(tmp_path, Limits(deadline=0.2, attempts=2))
        failed = failure(fetch(world, server.url + "/a"), FailureKind.TRUNCATED)
        assert failed.retryable
        [(_, response)] = world.memory.pages()
        assert response.truncated is Truncation.TIME
        assert 0 < len(response.body) < 1000
        assert response.content is None


@pytest.mark.parametrize("declared", [True, False])
def test_the_wire_cap(declared: bool, tmp_path: Path) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n" if declared else b"HTTP/1.1 200 OK\r\n\r\n"
    with Server(
        pages={"/robots.txt": OPEN, "/a": [head, b"x" * 9000, CLOSE], "/b": answer(b"x" * 5000)}
    ) as server:
        world = World(tmp_path, Limits(wire_bytes=5000))

        async def work(session: Session) -> tuple[Fetched, Fetched]:
            return await session.get(server.url + "/a"), await session.get(server.url + "/b")

        first, second = world.run(server.url, work)
        assert not failure(first, FailureKind.TOO_LARGE).retryable
        assert server.asked("/a") == 1
        response = world.memory.pages()[0][1]
        assert response.truncated is Truncation.LENGTH
        assert len(response.body) == (0 if declared else 5000)
        assert isinstance(second, Capture)


def test_the_decoded_cap_is_wider_for_xml(tmp_path: Path) -> None:
    packed = gzip.compress(b"<a/>" * 1000)
    with Server(pages={"/robots.txt": OPEN}) as server:
        for name, kind in (("/a.html", "text/html"), ("/a.xml", "application/xml")):
            server.pages[name] = answer(packed, headers=[("Content-Encoding", "gzip"), ("Content-Type", kind)])
        world = World(tmp_path, Limits(decoded_bytes=3999, sitemap_bytes=4000))
        failure(fetch(world, server.url + "/a.html"), FailureKind.TOO_LARGE)
        fetched = fetch(world, server.url + "/a.xml")
        assert isinstance(fetched, Capture)
        assert fetched.response.content == b"<a/>" * 1000


@pytest.mark.parametrize("coding", ["gzip", "br"])
def test_what_can_not_be_decoded_is_kept_but_not_handed_out(coding: str, tmp_path: Path) -> None:
    cut = gzip.compress(b"hello" * 100)[:-4]
    with Server(pages={"/robots.txt": OPEN, "/a": answer(cut, headers=[("Content-Encoding", coding)])}) as server:
        world = World(tmp_path)
        assert not failure(fetch(world, server.url + "/a"), FailureKind.BAD_ENCODING).retryable
        [(_, response)] = world.memory.pages()
        assert (response.body, response.content) == (cut, None)


def test_a_disconnect_is_retried_and_the_last_is_kept_as_truncated(tmp_path: Path) -> None:
    half: Reply = [b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", CLOSE]
    with Server(pages={"/robots.txt": OPEN, "/a": half}) as server:
        world = World(tmp_path)
        assert failure(fetch(world, server.url + "/a"), FailureKind.TRUNCATED).retryable
        assert server.asked("/a") == 4
        [(_, response)] = world.memory.pages()
        assert (response.truncated, response.body, response.content) == (Truncation.DISCONNECT, b"half", None)


@pytest.mark.parametrize(
    "fields", [b"X: 1\r\n" * 300, b"X: " + b"y" * 70_000 + b"\r\n", b"X: " + b"y" * 200_000 + b"\r\n"]
)
def test_too_many_header_fields(fields: bytes, tmp_path: Path) -> None:
    page = [b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n" + fields + b"\r\n"]
    with Server(pages={"/robots.txt": OPEN, "/a": page}) as server:
        failure(fetch(World(tmp_path), server.url + "/a"), FailureKind.PROTOCOL)
