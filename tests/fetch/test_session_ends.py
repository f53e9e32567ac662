"""When a session leaves a host, and at which pace it asks."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from scraper.errors import ArchiveError
from scraper.fetch import Limits, Session
from scraper.types import Capture, Failure, FailureKind, Fetched, Response

from .asking import OPEN, failure, fetch
from .helpers import World, a_site
from .server import Server, answer, redirect

# the host's end


def test_five_failures_in_a_row_end_the_host(tmp_path: Path) -> None:
    with Server(pages={"/robots.txt": OPEN, "/ok": answer()}) as server:
        for number in range(9):
            server.pages[f"/{number}"] = answer(b"", "403 No\x1b[31mway")
        world = World(tmp_path)

        async def work(session: Session) -> None:
            for number in range(4):
                failed = failure(await session.get(f"{server.url}/{number}"), FailureKind.STATUS)
                assert "\x1b" not in failed.detail
            assert isinstance(await session.get(server.url + "/ok"), Capture)
            for number in range(5):
                assert session.ended is None
                failure(await session.get(f"{server.url}/{number}"), FailureKind.STATUS)
            assert session.ended is not None
            ended = failure(await session.get(server.url + "/ok"), FailureKind.HOST_ENDED)
            assert "5 failures in a row" in ended.detail
            assert session.requests == len(server.seen) == 11

        world.run(server.url, work)


def test_requests_that_queue_when_the_host_ends_are_not_sent(tmp_path: Path) -> None:
    with Server(pages={"/robots.txt": OPEN, "/a": answer(b"", "403 No")}) as server:
        world = World(tmp_path, Limits(host_failures=1))

        async def work(session: Session) -> list[Fetched]:
            await session.robots()
            return list(await asyncio.gather(*(session.get(server.url + "/a") for _ in range(5))))

        first, *rest = world.run(server.url, work, delay=3.0)
        failure(first, FailureKind.STATUS)
        assert all(failure(fetched, FailureKind.HOST_ENDED) for fetched in rest)
        assert server.asked("/a") == 1
        # one wait before the first, one before it is seen that the host has ended; the rest go at once
        assert len(world.time.waits) == 2


def test_one_hosts_end_is_not_anothers(tmp_path: Path) -> None:
    bad, good = [answer(b"", "500 Oh")], answer(b"fine")
    with Server(pages={"/robots.txt": OPEN}) as sick, Server(pages={"/robots.txt": OPEN, "/a": good}) as well:
        sick.pages["/a"] = bad[0]
        world = World(tmp_path, Limits(attempts=1, host_failures=2))

        async def main() -> tuple[list[Fetched], list[Fetched]]:
            async with world.fetcher() as fetcher:
                one, two = (
                    fetcher.session(a_site(sick.url), world.memory),
                    fetcher.session(a_site(well.url, name="two"), world.memory),
                )

                async def crawl(session: Session, url: str) -> list[Fetched]:
                    return [await session.get(url + "/a") for _ in range(5)]

                return await asyncio.gather(crawl(one, sick.url), crawl(two, well.url))

        ill, fine = asyncio.run(main())
        assert isinstance(ill[-1], Failure)
        assert sick.asked("/a") == 2
        assert all(isinstance(fetched, Capture) for fetched in fine)


def test_an_archive_error_passes_through(tmp_path: Path) -> None:
    with Server(pages={"/robots.txt": OPEN, "/a": answer()}) as server:
        world = World(tmp_path)

        def full(url: str, response: Response) -> Capture:
            raise ArchiveError("the disk is full")

        world.memory.record = full  # type: ignore[method-assign]
        with pytest.raises(ArchiveError, match="disk is full"):
            fetch(world, server.url + "/a")


def test_connection_refused_and_unknown_name(tmp_path: Path) -> None:
    with Server() as server:
        port = server.port
    world = World(tmp_path)
    url = f"http://127.0.0.1:{port}/"
    assert "no connection" in failure(fetch(world, url), FailureKind.ROBOTS_UNREADABLE).detail
    failed = failure(fetch(world, "http://no-such-name.invalid/"), FailureKind.ROBOTS_UNREADABLE)
    assert "no-such-name.invalid" in failed.detail


# pace


def test_every_request_takes_a_turn(tmp_path: Path) -> None:
    with Server(pages={"/robots.txt": OPEN, "/a": redirect("/b"), "/b": answer()}) as server:
        world = World(tmp_path)

        async def work(session: Session) -> None:
            await session.get(server.url + "/a")
            session.demand_delay(5.0)
            session.demand_delay(1.0)
            await session.get(server.url + "/b")

        world.run(server.url, work, delay=2.0)
        assert [round(seconds, 1) for seconds in world.time.waits] == [2.0, 2.0, 5.0]


def test_the_platforms_delay_counts(tmp_path: Path) -> None:
    with Server(pages={"/robots.txt": OPEN, "/a": answer()}) as server:
        world = World(tmp_path)

        async def main() -> None:
            async with world.fetcher() as fetcher:
                await fetcher.session(a_site(server.url), world.memory, min_delay=5.0).get(server.url + "/a")

        asyncio.run(main())
        assert [round(seconds, 1) for seconds in world.time.waits] == [5.0]
