"""Retry-After in its forms, and how often what is asked again."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from scraper.fetch import Session
from scraper.fetch.retry import retry_after
from scraper.types import Capture, Failure, FailureKind

from .helpers import START, World
from .server import CLOSE, Reply, Server, answer

YEAR = 366 * 86_400.0


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("30", 30.0),
        (" 30 ", 30.0),
        ("0", 0.0),
        ("86400", 86_400.0),
        ("99999999999", 99_999_999_999.0),
        ("Mon, 02 Mar 2026 12:01:30 GMT", 90.0),
        ("Monday, 02-Mar-26 12:01:30 GMT", 90.0),
        ("Mon Mar  2 12:01:30 2026", 90.0),
        ("Mon, 02 Mar 2026 14:01:30 +0200", 90.0),
        ("Mon, 02 Mar 2026 11:00:00 GMT", 0.0),
        (None, None),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("١٢", None),
        ("Mon, 99 Mar 2026 12:00:00 GMT", None),
        ("9" * 5000, None),
        ("12 parsecs", None),
    ],
)
def test_retry_after(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, START) == seconds


def waited(world: World) -> list[float]:
    return [seconds for seconds in world.time.waits if seconds > 0.2]


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504, 522])
def test_statuses_that_are_asked_again(status: int, tmp_path: Path) -> None:
    with Server(pages={"/a": answer(b"", f"{status} No")}) as server:
        world = World(tmp_path)
        fetched = world.run(server.url, lambda session: session.get(server.url + "/a"))
        assert isinstance(fetched, Failure)
        assert (fetched.kind, fetched.status, fetched.retryable) == (FailureKind.STATUS, status, True)
        assert server.asked("/a") == 4
        waits = waited(world)
        assert len(waits) == 3
        assert all(low <= wait <= low + 1.01 for wait, low in zip(waits, [2, 4, 8], strict=True))
        assert world.memory.pages() == []


@pytest.mark.parametrize("status", [400, 401, 402, 403, 404, 405, 406, 410, 418, 451, 501, 505])
def test_statuses_that_are_not(status: int, tmp_path: Path) -> None:
    with Server(pages={"/a": answer(b"gone", f"{status} No")}) as server:
        world = World(tmp_path)
        fetched = world.run(server.url, lambda session: session.get(server.url + "/a"))
        assert isinstance(fetched, Failure)
        assert (fetched.kind, fetched.status, fetched.retryable) == (FailureKind.STATUS, status, False)
        assert server.asked("/a") == 1
        assert len(world.memory.pages()) == (status in (404, 410))


BROKEN: dict[str, Reply] = {
    "closed at once": [CLOSE],
    "no HTTP": [b"SSH-2.0-OpenSSH\r\n\r\n", CLOSE],
    "half a head": [b"HTTP/1.1 200 OK\r\nContent-", CLOSE],
    "half a body": [b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", CLOSE],
    "broken chunks": [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nZZ\r\n", CLOSE],
    "no last chunk": [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n", CLOSE],
}


@pytest.mark.parametrize("case", BROKEN)
def test_transport_errors_are_asked_again(case: str, tmp_path: Path) -> None:
    with Server(pages={"/a": answer(b"whole")}) as server:
        server.queue["/a"] = [BROKEN[case], BROKEN[case]]
        fetched = World(tmp_path).run(server.url, lambda session: session.get(server.url + "/a"))
        assert isinstance(fetched, Capture)
        assert fetched.response.content == b"whole"
        assert server.asked("/a") == 3


def test_retry_after_is_waited_for(tmp_path: Path) -> None:
    with Server(pages={"/a": answer()}) as server:
        server.queue["/a"] = [answer(b"", "429 Slow", [("Retry-After", "50")])]
        world = World(tmp_path)
        assert isinstance(world.run(server.url, lambda session: session.get(server.url + "/a")), Capture)
        assert waited(world) == pytest.approx([50.0], abs=0.1)


def test_retry_after_as_a_date(tmp_path: Path) -> None:
    moment = (START + timedelta(seconds=40)).strftime("%a, %d %b %Y %H:%M:%S GMT")
    with Server(pages={"/a": answer()}) as server:
        server.queue["/a"] = [answer(b"", "503 Busy", [("Retry-After", moment)])]
        world = World(tmp_path)
        assert isinstance(world.run(server.url, lambda session: session.get(server.url + "/a")), Capture)
        assert waited(world) == pytest.approx([40.0], abs=0.5)


def test_junk_retry_after_falls_back_to_the_backoff(tmp_path: Path) -> None:
    with Server(pages={"/a": answer()}) as server:
        server.queue["/a"] = [answer(b"", "429 Slow", [("Retry-After", "later")])]
        world = World(tmp_path)
        assert isinstance(world.run(server.url, lambda session: session.get(server.url + "/a")), Capture)
        assert 2.0 <= sum(waited(world)) <= 3.01


@pytest.mark.parametrize(("value", "hours"), [("7200", 2.0), ("86400000", 24.0)])
def test_huge_retry_after_leaves_the_host_for_the_next_run(value: str, hours: float, tmp_path: Path) -> None:
    with Server(pages={"/a": answer(b"", "429 Slow", [("Retry-After", value)]), "/b": answer()}) as server:
        world = World(tmp_path)

        async def work(session: Session) -> None:
            first = await session.get(server.url + "/a")
            assert isinstance(first, Failure)
            assert first.kind is FailureKind.HOST_ENDED
            assert first.status == 429
            assert first.retry_at is not None
            assert (first.retry_at - START).total_seconds() == pytest.approx(hours * 3600, abs=1)
            assert session.ended is not None
            second = await session.get(server.url + "/b")
            assert isinstance(second, Failure)
            assert (second.kind, second.url) == (FailureKind.HOST_ENDED, server.url + "/b")

        world.run(server.url, work)
        assert (server.asked("/a"), server.asked("/b")) == (1, 0)
        assert waited(world) == []

        async def next_run(session: Session) -> object:
            return await session.get(server.url + "/b")

        world.time.pass_by(hours=hours - 1)
        early = world.run(server.url, next_run)
        assert isinstance(early, Failure)
        assert early.kind is FailureKind.HOST_ENDED
        assert early.retry_at is not None
        assert server.asked("/b") == 0
        world.time.pass_by(hours=1.1)
        assert isinstance(world.run(server.url, next_run), Capture)
