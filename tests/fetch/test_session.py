"""What a session does with a site: what it asks, follows, keeps and refuses; validators, replays, stops."""

from __future__ import annotations

import asyncio
import gzip
from dataclasses import replace
from pathlib import Path

import pytest

from scraper.fetch import Fetcher
from scraper.types import Capture, FailureKind, Fetched, Truncation

from .asking import OPEN, failure, fetch, until_asked
from .helpers import START, World, a_site
from .server import Server, answer, redirect

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
        assert [(url, r.status, r.body) for url, r in world.memory.pages()] == [
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


COOKIE = ("Set-Cookie", "seen=1; Path=/")


@pytest.mark.parametrize("hop", ["/a", "/b"])
def test_a_circle_of_redirects_that_set_cookies_says_so(hop: str, tmp_path: Path) -> None:
    with Server(pages={"/robots.txt": OPEN, "/a": redirect("/b"), "/b": redirect("/a")}) as server:
        to = "/b" if hop == "/a" else "/a"
        server.pages[hop] = answer(b"", "302 Found", [("Location", to), COOKIE])
        failed = failure(fetch(World(tmp_path), server.url + "/a"), FailureKind.REDIRECTS)
        assert failed.detail == (
            f"the redirects of {server.url}/a go in a circle; the site wants cookies, which are not sent"
        )
        server.pages[hop] = redirect(to)
        assert "cookies" not in failure(fetch(World(tmp_path), server.url + "/a"), FailureKind.REDIRECTS).detail


@pytest.mark.parametrize(
    ("to", "kind"),
    [
        ("file:///etc/passwd", FailureKind.NOT_WEB),
        ("FTP://example.org/x", FailureKind.NOT_WEB),
        ("javascript:alert(1)", FailureKind.NOT_WEB),
        ("data:text/html,<p>x", FailureKind.NOT_WEB),
        ("mailto:me@example.org", FailureKind.NOT_WEB),
        ("tel:+123456", FailureKind.NOT_WEB),
        ("intent://x#Intent;scheme=zxing;end", FailureKind.NOT_WEB),
        ("market+app-x:" + "y" * 3000, FailureKind.NOT_WEB),
        ("z" * 3000 + ":x", FailureKind.NOT_WEB),
        ("http://", FailureKind.REDIRECTS),
        ("https:", FailureKind.REDIRECTS),
        ("localhost:8080/x", FailureKind.REDIRECTS),
        ("http://10.0.0.1/", FailureKind.OUT_OF_SCOPE),
    ],
)
def test_a_redirect_to_no_web_address_is_told_from_one_without_an_address(
    to: str, kind: FailureKind, tmp_path: Path
) -> None:
    with Server(pages={"/robots.txt": OPEN, "/a": redirect(to)}) as server:
        failed = failure(fetch(World(tmp_path), server.url + "/a"), kind)
        assert not failed.retryable
        assert len(failed.detail) <= 300


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
        failure(fetch(world, server.url + "/file"), FailureKind.NOT_WEB)


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
