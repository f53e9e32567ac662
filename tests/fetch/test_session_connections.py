"""Who a session says it is, what it carries, and which connections it trusts."""

from __future__ import annotations

import asyncio
import logging
import socket
import ssl
import threading
from pathlib import Path

import httpx
import pytest

from scraper.fetch import Fetcher, Limits, RobotsCopy, Session, user_agent
from scraper.fetch.exchange import send
from scraper.fetch.guard import GuardedBackend
from scraper.fetch.transport import GuardedTransport
from scraper.fetch.words import plain
from scraper.types import Capture, Failure, FailureKind, Response

from .asking import OPEN, failure, fetch
from .helpers import START, World
from .server import CLOSE, Reply, Server, answer

PEM = Path(__file__).with_name("self-signed.pem")


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


def test_a_host_that_ends_an_encrypted_connection_with_its_answer() -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(PEM)
    last: Reply = [b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nto the end", CLOSE]
    with Server(pages={"/a": last}, tls=context) as server:

        async def asking() -> Response | Failure:
            trust = ssl.create_default_context(cafile=str(PEM))
            guard = GuardedBackend({("localhost", server.port)})
            async with httpx.AsyncClient(transport=GuardedTransport(guard, tls=trust), trust_env=False) as client:
                url = f"https://localhost:{server.port}/a"
                return await send(client, url, [], Limits(), lambda: START, lambda: None)

        came = asyncio.run(asking())
    assert isinstance(came, Response)
    assert (came.body, came.truncated, came.ip) == (b"to the end", None, "127.0.0.1")


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
