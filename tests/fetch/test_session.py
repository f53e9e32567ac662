"""What a session does with a site: what it asks, follows, keeps, refuses and gives up."""

from __future__ import annotations

import asyncio
import gzip
import logging
import socket
import ssl
import threading
import time
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from scraper.errors import ArchiveError
from scraper.fetch import Fetcher, Limits, RobotsCopy, Session, user_agent
from scraper.fetch.guard import GuardedBackend
from scraper.fetch.transport import GuardedTransport
from scraper.fetch.words import plain
from scraper.types import Capture, Failure, FailureKind, Fetched, Response, Truncation

from .helpers import START, World, a_site
from .server import CLOSE, Reply, Server, answer, redirect

OPEN = answer(b"User-agent: *\nDisallow: /closed\n")
SLOW: list[float | bytes | None] = [0.05, b"X: 1\r\n"] * 200
DRIP: list[float | bytes | None] = [b"x", 0.02] * 500
PEM = Path(__file__).with_name("self-signed.pem")


def fetch(world: World, url: str, **more: bool) -> Fetched:
    return world.run(url, lambda session: session.get(url, **more))


def failure(fetched: Fetched, kind: FailureKind) -> Failure:
    assert isinstance(fetched, Failure), fetched
    assert fetched.kind is kind, fetched
    assert fetched.detail
    return fetched


async def until_asked(server: Server, target: str) -> None:
    while server.asked(target) == 0:  # noqa: ASYNC110 - the server lives in another thread
        await asyncio.sleep(0.002)


# what comes back, and what is kept


def test_a_page_as_it_came(tmp_path: Path) -> None:
    packed = gzip.compress(b"hello")
    head = (
        b"HTTP/1.1 200 Very Fine\r\nX-One: 1\r\ncontent-TYPE: text/HTML; charset=x\r\nX-One: \xe9\r\n"
        b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    chunks = b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed)
    with Server(pages={"/robots.txt": OPEN, "/a%20b?c=d": [head, chunks]}) as server:
        world = World(tmp_path)
        url = server.url + "/a b?c=d#part"
        fetched = fetch(world, url)
        assert isinstance(fetched, Capture)
        response = fetched.response
        assert fetched.asked_url == response.url == server.url + "/a%20b?c=d"
        assert (response.status, response.reason, response.http_version) == (200, "Very Fine", "HTTP/1.1")
        assert response.headers == (
            ("X-One", "1"),
            ("content-TYPE", "text/HTML; charset=x"),
            ("X-One", "é"),
            ("Content-Encoding", "gzip"),
            ("Transfer-Encoding", "chunked"),
        )
        assert (response.body, response.content, response.truncated) == (packed, b"hello", None)
        assert response.request_target == "/a%20b?c=d"
        assert (response.ip, response.fetched_at) == ("127.0.0.1", START)
        assert 0 <= response.seconds < 5
        seen = server.seen[-1]
        assert list(response.request_headers) == seen.headers
        assert seen.header("Accept-Encoding") == "gzip, deflate"
        assert seen.header("User-Agent") == "therapy-blog-archiver/test (+https://example.org)"
        assert seen.header("Host") == f"127.0.0.1:{server.port}"
        assert [status.status for _, status in world.memory.recorded] == [200, 200]


def test_a_site_may_have_its_own_user_agent(tmp_path: Path) -> None:
    with Server(pages={"/robots.txt": OPEN, "/a": answer(b"x")}) as server:
        world = World(tmp_path)

        async def main() -> None:
            async with world.fetcher() as fetcher:
                session = fetcher.session(a_site(server.url), world.memory, user_agent="own/1 (contact me)")
                await session.get(server.url + "/a")

        asyncio.run(main())
        assert [seen.header("User-Agent") for seen in server.seen] == ["own/1 (contact me)"] * 2


def test_404_is_kept_and_failed(tmp_path: Path) -> None:
    with Server(pages={"/robots.txt": OPEN}) as server:
        world = World(tmp_path)
        failed = failure(fetch(world, server.url + "/gone"), FailureKind.STATUS)
        assert (failed.status, failed.retryable) == (404, False)
        assert [(url, r.status, r.content) for url, r in world.memory.pages()] == [
            (server.url + "/gone", 404, b"none")
        ]


def test_a_redirect_is_an_answer_of_its_own(tmp_path: Path) -> None:
    with Server(
        pages={"/robots.txt": OPEN, "/a": redirect("b?x=1#top", "301 Moved"), "/b?x=1": answer(b"b")}
    ) as server:
        world = World(tmp_path)
        fetched = fetch(world, server.url + "/a")
        assert isinstance(fetched, Capture)
        assert (fetched.asked_url, fetched.response.url) == (server.url + "/a", server.url + "/b?x=1")
        assert [response.status for _, response in world.memory.pages()] == [301, 200]


@pytest.mark.parametrize(("hops", "arrives"), [(10, True), (11, False)])
def test_ten_redirects_and_no_more(hops: int, arrives: bool, tmp_path: Path) -> None:
    with Server(pages={"/robots.txt": OPEN, f"/{hops}": answer(b"end")}) as server:
        for hop in range(hops):
            server.pages[f"/{hop}"] = redirect(f"/{hop + 1}")
        fetched = fetch(World(tmp_path), server.url + "/0")
        if arrives:
            assert isinstance(fetched, Capture)
        else:
            assert failure(fetched, FailureKind.REDIRECTS).url == server.url + "/0"
            assert server.asked("/11") == 0


@pytest.mark.parametrize("target", ["/a", "/b"])
def test_redirects_in_a_circle(target: str, tmp_path: Path) -> None:
    with Server(pages={"/robots.txt": OPEN, "/a": redirect(target), "/b": redirect("/a")}) as server:
        failed = failure(fetch(World(tmp_path), server.url + "/a"), FailureKind.REDIRECTS)
        assert "circle" in failed.detail
        assert server.asked("/a") == 1


def test_a_redirect_without_an_address(tmp_path: Path) -> None:
    with Server(pages={"/robots.txt": OPEN, "/a": answer(b"", "302 Found")}) as server:
        failure(fetch(World(tmp_path), server.url + "/a"), FailureKind.REDIRECTS)


def test_each_hop_is_checked_against_scope_and_robots(tmp_path: Path) -> None:
    with Server(pages={"/robots.txt": answer(b""), "/x": answer()}) as other, Server() as server:
        server.pages = {
            "/robots.txt": OPEN,
            "/out": redirect(other.url + "/x"),
            "/in": redirect("/closed/a"),
            "/meta": redirect("http://169.254.169.254/latest/"),
            "/file": redirect("file:///etc/passwd"),
        }
        world = World(tmp_path)
        out = failure(fetch(world, server.url + "/out"), FailureKind.OUT_OF_SCOPE)
        assert out.url == server.url + "/out"
        assert other.seen == []
        failure(fetch(world, server.url + "/in"), FailureKind.ROBOTS)
        assert server.asked("/closed/a") == 0
        failure(fetch(world, server.url + "/meta"), FailureKind.OUT_OF_SCOPE)
        failure(fetch(world, server.url + "/file"), FailureKind.REDIRECTS)


def test_scope_and_extra_hosts(tmp_path: Path) -> None:
    pages = {"/robots.txt": answer(b""), "/x": answer(b"x")}
    with Server(pages=dict(pages)) as server, Server(pages=dict(pages)) as api:
        world = World(tmp_path)

        async def main(extra: frozenset[str]) -> Fetched:
            async with world.fetcher() as fetcher:
                fetcher._shared.guard.allow_local.add(("localhost", api.port))
                session = fetcher.session(a_site(server.url), world.memory, extra_hosts=extra)
                return await session.get(f"http://localhost:{api.port}/x")

        failure(asyncio.run(main(frozenset())), FailureKind.OUT_OF_SCOPE)
        # in scope, but its address is local and the exception belongs to nobody here
        failure(asyncio.run(main(frozenset({"localhost"}))), FailureKind.ROBOTS_UNREADABLE)
        assert api.seen == []


def test_robots_sees_the_path_that_is_sent(tmp_path: Path) -> None:
    with Server(pages={"/robots.txt": OPEN, "/closed/a": answer()}) as server:
        for path in ("/open/../closed/a", "/./closed/a", "/closed/../closed/a"):
            failure(fetch(World(tmp_path), server.url + path), FailureKind.ROBOTS)
        assert server.targets() == ["/robots.txt"] * 3


@pytest.mark.parametrize(
    "url",
    ["", "ftp://a/b", "http://", "/relative", "http://a b/", "http://x/\r\nX-Evil: 1", "javascript:alert(1)"],
)
def test_addresses_that_can_not_be_asked(url: str, tmp_path: Path) -> None:
    world = World(tmp_path)
    failed = failure(world.run("http://127.0.0.1:9/", lambda session: session.get(url)), FailureKind.BAD_URL)
    assert "\n" not in failed.url + failed.detail


# bounds


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
        assert isinstance(fetch(world, server.url + "/a.xml"), Capture)
        assert [response.content is None for _, response in world.memory.pages()] == [True, False]


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


# validators, replay, stop


def test_conditional_sends_what_was_stored_exactly(tmp_path: Path) -> None:
    with Server(pages={"/robots.txt": OPEN, "/a": answer(b"", "304 Not Modified")}) as server:
        world = World(tmp_path)
        stamp = "Thu, 1 Jan 1970 00:00:00 GMT"
        world.memory.known[server.url + "/a"] = ('W/"x, é"', stamp)
        fetched = fetch(world, server.url + "/a", conditional=True)
        assert isinstance(fetched, Capture)
        assert (fetched.unchanged, fetched.response.content) == (True, b"earlier")
        seen = server.seen[-1]
        assert (seen.header("If-None-Match"), seen.header("If-Modified-Since")) == ('W/"x, é"', stamp)
        # not asked for: no validators, and a 304 is no answer to work with
        failure(fetch(world, server.url + "/a"), FailureKind.STATUS)
        assert server.seen[-1].header("If-None-Match") is None
        assert len(world.memory.pages()) == 1


@pytest.mark.parametrize("evil", ['"x"\r\nX-Evil: 1', '"x"\nX-Evil: 1', '"x\0"', "“x”"])
def test_no_stored_value_injects_a_header(evil: str, tmp_path: Path) -> None:
    with Server(pages={"/robots.txt": OPEN, "/a": answer()}) as server:
        world = World(tmp_path)
        world.memory.known[server.url + "/a"] = (evil, evil)
        assert isinstance(fetch(world, server.url + "/a", conditional=True), Capture)
        assert b"Evil" not in server.seen[-1].raw
        assert server.seen[-1].header("If-None-Match") is None


@pytest.mark.parametrize("target", ["/%0d%0aX-Evil:%201", "/a\r\nX-Evil: 1", "/a\tX-Evil: 1", "/\u2028X-Evil"])
def test_no_location_injects_a_header(target: str, tmp_path: Path) -> None:
    raw = b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + target.encode() + b"\r\n\r\n"
    with Server(pages={"/robots.txt": OPEN, "/a": [raw]}) as server:
        fetch(World(tmp_path), server.url + "/a")
        assert all(name.lower() != "x-evil" for seen in server.seen for name, _ in seen.headers)


def test_a_replay_takes_no_turn_and_no_network(tmp_path: Path) -> None:
    with Server(pages={"/robots.txt": OPEN, "/b": answer(b"b")}) as server:
        world = World(tmp_path)
        first = fetch(world, server.url + "/b")
        assert isinstance(first, Capture)
        old = replace(first.response, url=server.url + "/a", status=302, headers=(("Location", "/b"),))
        world.memory.replays = {
            server.url + "/a": Capture(id=77, asked_url=server.url + "/a", response=old),
            server.url + "/b": first,
        }
        asked, recorded, slept = len(server.seen), len(world.memory.recorded), len(world.time.slept)
        again = fetch(world, server.url + "/a")
        assert isinstance(again, Capture)
        assert (again.id, again.asked_url, again.response.content) == (first.id, server.url + "/a", b"b")
        assert (len(server.seen), len(world.memory.recorded), len(world.time.slept)) == (asked, recorded, slept)


def test_a_replay_means_what_it_meant(tmp_path: Path) -> None:
    with Server(pages={"/robots.txt": OPEN, "/a": answer(b"new")}) as server:
        world = World(tmp_path)
        url = server.url + "/a"
        fresh = fetch(world, url)
        assert isinstance(fresh, Capture)
        gone = replace(fresh.response, status=404, reason="Not Found")
        world.memory.replays = {url: replace(fresh, response=gone)}
        assert failure(fetch(world, url), FailureKind.STATUS).status == 404
        assert server.asked("/a") == 1
        for useless in (
            replace(fresh.response, content=None),
            replace(fresh.response, truncated=Truncation.TIME),
        ):
            world.memory.replays = {url: replace(fresh, response=useless)}
            assert isinstance(fetch(world, url), Capture)
        assert server.asked("/a") == 3


def test_stop_lets_the_request_in_flight_finish(tmp_path: Path) -> None:
    with Server(pages={"/robots.txt": OPEN, "/a": [0.1, *answer(b"a")], "/b": answer()}) as server:
        world = World(tmp_path)

        async def main() -> tuple[Fetched, Fetched, Fetched]:
            async with world.fetcher() as fetcher:
                session = fetcher.session(a_site(server.url, delay=50.0), world.memory)
                first = asyncio.ensure_future(session.get(server.url + "/a"))
                await until_asked(server, "/a")
                second = asyncio.ensure_future(session.get(server.url + "/b"))
                await asyncio.sleep(0.01)
                fetcher.stop()
                return await first, await second, await session.get(server.url + "/c")

        first, second, third = asyncio.run(main())
        assert isinstance(first, Capture)
        failure(second, FailureKind.STOPPED)
        failure(third, FailureKind.STOPPED)
        assert server.targets() == ["/robots.txt", "/a"]


def test_stop_ends_retries(tmp_path: Path) -> None:
    with Server(pages={"/robots.txt": OPEN, "/a": answer(b"", "500 Oh")}) as server:
        world = World(tmp_path)
        stopping: list[Fetcher] = []
        sleep = world.time.sleep

        async def stopped_while_waiting(seconds: float) -> None:
            for fetcher in stopping:
                fetcher.stop()
            await sleep(seconds)

        world.time.sleep = stopped_while_waiting  # type: ignore[method-assign]

        async def main() -> Fetched:
            async with world.fetcher() as fetcher:
                session = fetcher.session(a_site(server.url), world.memory)
                await session.robots()
                stopping.append(fetcher)
                return await session.get(server.url + "/a")

        failure(asyncio.run(main()), FailureKind.STOPPED)
        assert server.asked("/a") == 1


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


# who we are, and what we don't carry


def test_user_agent() -> None:
    project = "+https://github.com/therapy-blog-archiver/therapy-blog-archiver"
    assert user_agent("1.2", None) == f"therapy-blog-archiver/1.2 ({project})"
    assert user_agent("1.2", "me@x.org") == f"therapy-blog-archiver/1.2 ({project}; contact me@x.org)"
    assert (
        user_agent("1.2", "a(b)\r\nX-Evil: 1;ü") == f"therapy-blog-archiver/1.2 ({project}; contact abX-Evil: 1)"
    )


def test_a_user_agent_with_line_breaks_is_refused(tmp_path: Path) -> None:
    world = World(tmp_path)
    with pytest.raises(ValueError, match="one line"):
        Fetcher(user_agent="a\r\nb", turns=world.turns(), clock=world.time.clock)


def test_cookies_are_not_kept(tmp_path: Path) -> None:
    cookie = [("Set-Cookie", "session=1; Path=/")]
    with Server(pages={"/robots.txt": OPEN, "/a": answer(headers=cookie), "/b": answer()}) as server:

        async def work(session: Session) -> None:
            await session.get(server.url + "/a")
            await session.get(server.url + "/b")
            assert len(session._shared.client.cookies.jar) == 0

        World(tmp_path).run(server.url, work)
        assert all(seen.header("Cookie") is None for seen in server.seen)
        # one connection serves all
        assert {seen.connection for seen in server.seen} == {1}


def test_the_environments_proxy_is_ignored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Server() as proxy, Server(pages={"/robots.txt": OPEN, "/a": answer()}) as server:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url)
        for name in ("NO_PROXY", "no_proxy"):
            monkeypatch.delenv(name, raising=False)
        assert isinstance(fetch(World(tmp_path), server.url + "/a"), Capture)
        assert proxy.seen == []


def test_a_configured_proxy_is_used_and_targets_are_still_checked(tmp_path: Path) -> None:
    with Server() as proxy:
        name = "http://blog.invalid"
        proxy.pages = {name + "/robots.txt": OPEN, name + "/a": answer(b"by proxy")}
        proxied = proxy.url.replace("http://", "http://user:secret@")
        world = World(tmp_path, proxy=proxied)
        fetched = world.run(name, lambda session: session.get(name + "/a"), allow_local=False)
        assert isinstance(fetched, Capture)
        assert (fetched.response.content, fetched.response.ip) == (b"by proxy", None)
        assert all(key.lower() != "proxy-authorization" for key, _ in fetched.response.request_headers)
        assert proxy.seen[-1].header("Proxy-Authorization") is not None
        count = len(proxy.seen)
        for target in ("http://169.254.169.254/", "http://2130706434/", "http://localhost:1/", proxy.url + "/a"):
            refused = world.run(target, lambda session, url=target: session.get(url), allow_local=False)  # type: ignore[misc]
            assert isinstance(refused, Failure)
        assert len(proxy.seen) == count


def test_other_kinds_of_proxies_are_refused() -> None:
    with pytest.raises(ValueError, match="http"):
        GuardedTransport(proxy="socks5://127.0.0.1:1")


def test_certificates_are_verified(tmp_path: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(PEM)
    with Server(pages={"/robots.txt": OPEN, "/a": answer(b"a")}, tls=context) as server:
        url = f"https://localhost:{server.port}/a"
        world = World(tmp_path)
        world.memory.copies[f"localhost:{server.port}"] = RobotsCopy(fetched_at=START, status=404, body=b"")
        failed = failure(fetch(world, url), FailureKind.TLS)
        assert "certificate" in failed.detail
        assert not failed.retryable
        assert server.seen == []

        async def trusting(host: str) -> int:
            trust = ssl.create_default_context(cafile=str(PEM))
            guard = GuardedBackend({(host, server.port)})
            async with httpx.AsyncClient(transport=GuardedTransport(guard, tls=trust), trust_env=False) as client:
                return (await client.get(f"https://{host}:{server.port}/a")).status_code

        assert asyncio.run(trusting("localhost")) == 200
        with pytest.raises(httpx.ConnectError, match="mismatch"):
            asyncio.run(trusting("127.0.0.1"))


def test_a_server_that_speaks_no_tls(tmp_path: Path) -> None:
    def speak(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        with connection:
            connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            connection.recv(9999)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=speak, args=(listener,))
        thread.start()
        url = f"https://127.0.0.1:{listener.getsockname()[1]}/"
        world = World(tmp_path, Limits(attempts=1))
        host = f"127.0.0.1:{listener.getsockname()[1]}"
        world.memory.copies[host] = RobotsCopy(fetched_at=START, status=404, body=b"")
        failed = failure(fetch(world, url), FailureKind.TLS)
        thread.join()
    assert "no TLS connection" in failed.detail


def test_a_server_that_is_silent_while_connecting(tmp_path: Path) -> None:
    with Server() as server:
        url = f"https://127.0.0.1:{server.port}/"
        world = World(tmp_path, Limits(attempts=1, connect=0.2))
        world.memory.copies[f"127.0.0.1:{server.port}"] = RobotsCopy(fetched_at=START, status=404, body=b"")
        assert "in time" in failure(fetch(world, url), FailureKind.TIMEOUT).detail


@pytest.mark.parametrize(
    ("host", "kind"),
    [("169.254.169.254", FailureKind.FORBIDDEN_ADDRESS), ("no-such-name.invalid", FailureKind.DNS)],
)
def test_addresses_and_names_have_kinds_of_their_own(host: str, kind: FailureKind, tmp_path: Path) -> None:
    world = World(tmp_path, Limits(attempts=1))
    world.memory.copies[f"{host}:80"] = RobotsCopy(fetched_at=START, status=404, body=b"")
    assert host in failure(fetch(world, f"http://{host}/a"), kind).detail


def test_the_libraries_logs_say_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with Server(pages={"/robots.txt": OPEN, "/a": answer()}) as server:
        fetch(World(tmp_path), server.url + "/a?token=secret")
        assert [r for r in caplog.records if r.name.startswith(("httpx", "httpcore", "protego"))] == []


@pytest.mark.parametrize("evil", ["a\x1b[31mb", "a\x9bb", "a\u202eb", "a\r\nb", "a\u200bb", "a\0b", "a\u2066b"])
def test_words_of_hosts_are_made_plain(evil: str) -> None:
    assert plain(evil) in ("a b", "a [31mb")
    assert len(plain("x" * 999)) == 200
