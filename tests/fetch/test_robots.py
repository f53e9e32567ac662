"""robots.txt: what a body says, and what each way of getting it (or not) means."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from scraper.fetch import Limits, RobotsCopy, Session
from scraper.fetch.robots import MAX_BYTES, PRODUCT, Rules, parse
from scraper.types import Capture, Failure, FailureKind

from .helpers import START, World, a_site
from .server import CLOSE, Handler, Server, answer, redirect

S = "https://blog.example"
US = b"User-agent: therapy-blog-archiver\n"
ALL = b"User-agent: *\n"

#: body, path, allowed
TABLE: list[tuple[bytes, str, bool]] = [
    (b"", "/a", True),
    (ALL + b"Disallow: /", "/a", False),
    (ALL + b"Disallow:", "/a", True),
    (ALL + b"Disallow: /", "/robots.txt", True),
    (ALL + b"Disallow: /a\nAllow: /a/b", "/a/b", True),
    (ALL + b"Disallow: /a\nAllow: /a/b", "/a/c", False),
    (ALL + b"Disallow: /\n\n" + US + b"Allow: /", "/a", True),
    (ALL + b"Allow: /\n\n" + US + b"Disallow: /", "/a", False),
    (b"USER-AGENT: Therapy-Blog-Archiver/1.0 beta\nDISALLOW: /", "/a", False),
    (b"User-agent: therapy-blog-archiver*\nDisallow: /", "/a", False),
    (b"User-agent: therapy\nDisallow: /", "/a", True),
    (b"User-agent: archiver\nDisallow: /", "/a", True),
    (b"User-agent: * please\nDisallow: /", "/a", False),
    (b"\xef\xbb\xbf" + ALL + b"Disallow: /", "/a", False),
    (("\ufeff" + "User-agent: *\nDisallow: /").encode("utf-16-le"), "/a", False),
    # an unknown line between two agents must not end the group (RFC 9309, 2.2.4)
    (b"User-agent: *\nFoo: bar\nUser-agent: other\nDisallow: /", "/a", False),
    (b"User-agent: *\nRequest-rate: 1/5\nUser-agent: other\nDisallow: /", "/a", False),
    (b"User-agent: *\nSitemap: https://blog.example/s.xml\nUser-agent: other\nDisallow: /", "/a", False),
    # colons that are missing
    (b"User-agent *\nDisallow /a", "/a", False),
    (ALL + b"Disallow /a and what is below it", "/a", False),
    (ALL + b"Disallow: /a\nAllow /a", "/a", False),
    (ALL + b"Disallow: /b\nUser-agent strings come below\nDisallow: /a", "/a", False),
    (ALL + b"Disallow: /\nUser agent Googlebot\nAllow: /", "/a", False),
    # names that are misspelt; `Allow` is no way to write `Disallow`, nor the other way round
    *(
        (ALL + name + b": /a", "/a", False)
        for name in (b"Disalow", b"Desallow", b"Dissallow", b"DISALOW", b"Disallows", b"Disallo", b"Dsiallow")
    ),
    *(
        (ALL + name + b": /a", "/a", False)
        for name in (b"Disallowed", b"Dis allow", b"Dis-allow", b"Di\xc5\x9fallow")
    ),
    (ALL + b"Desallow /a", "/a", False),
    *((ALL + name + b": /a", "/a", True) for name in (b"Allow", b"Alow", b"Allows", b"Allowed", b"Follow")),
    *((ALL + name + b": /a", "/a", True) for name in (b"Dis", b"Noindex", b"Display", b"Disavowal", b"d1s4ll0w")),
    (ALL + b"Disallow: /a\nDisalow: /a/b\nAlow: /a", "/a", False),
    # our name in other spellings, and with more behind it
    *(
        (ALL + b"Allow: /\n\nUser-agent: " + name + b"\nDisallow: /", "/a", False)
        for name in (
            b"therapy-blog-archiver bot",
            b"Therapy Blog Archiver",
            b"therapy_blog_archiver/1.0",
            b"THERAPY  BLOG-ARCHIVER (+https://example.org)",
            b"TherapyBlogArchiver",
            b"therapy-blog-archiver; and so on",
            b"therapy-blog-archiver-news",
        )
    ),
    (ALL + b"Disallow: /\n\nUser-agent: Therapy Blog Archiver\nDisallow: /b", "/a", True),
    # the name goes on to another one: to some that is us, to others not, so nothing is opened
    (ALL + b"Disallow: /\n\nUser-agent: therapy-blog-archiver-news\nAllow: /", "/a", False),
    (b"User-agent: therapy blog\nDisallow: /", "/a", True),
    (b"User-agent: my-therapy-blog-archiver\nDisallow: /", "/a", True),
    # several agents on one line: whoever reads only the first of them finds nothing opened
    *(
        (b"User-agent: " + agents + b"\nDisallow: /\nAllow: /b", "/a", False)
        for agents in (
            b"Googlebot, therapy-blog-archiver",
            b"Googlebot,therapy-blog-archiver,Bingbot",
            b"Googlebot; Therapy Blog Archiver",
            b"Googlebot/2.1 therapy-blog-archiver/1.0",
            b"* , foo",
            b"*,foo",
            b"foo, *",
            b"foo *;",
        )
    ),
    (b"User-agent: Googlebot, Bingbot\nDisallow: /a", "/a", True),
    (b"User-agent: Googlebot/*\nDisallow: /a", "/a", True),
    (ALL + b"Disallow: /\n\nUser-agent: Googlebot, therapy-blog-archiver\nAllow: /", "/a", False),
    (ALL + b"Disallow: /\n\nUser-agent: Googlebot, *\nAllow: /", "/a", False),
    (US + b"Allow: /\n\nUser-agent: foo, *\nDisallow: /", "/a", True),
    (ALL + b"Allow: /a\n\nUser-agent: foo, *\nDisallow: /", "/a", False),
    (ALL + b"Allow: /a\n\nUser-agent: foo, therapy-blog-archiver\nDisallow: /", "/a", False),
    (ALL + b"Disallow: /b\n\nUser-agent: foo, therapy-blog-archiver\nDisallow: /\nAllow: /a", "/a", True),
    # an own group that names no path leaves the rules for all in force
    (US + b"Crawl-delay: 10\n\n" + ALL + b"Disallow: /", "/a", False),
    (ALL + b"Disallow: /\n\n" + US + b"Sitemap: https://blog.example/s.xml", "/a", False),
    (ALL + b"Disallow: /\n\n" + US + b"Content-Signal: search=yes", "/a", False),
    (ALL + b"Disallow: /\n\n" + US, "/a", False),
    (US + b"Crawl-delay: 10\nDisallow:\n\n" + ALL + b"Disallow: /", "/a", True),
    (US + b"Disallow: /b\n\n" + ALL + b"Disallow: /", "/a", True),
    (US + b"Crawl-delay: 10\n\n" + ALL + b"Disallow: /\n\n" + US + b"Allow: /", "/a", True),
    (ALL + b"Disallow: *?lightbox=", "/a?lightbox=x1", False),
    (ALL + b"Disallow: *?lightbox=", "/a", True),
    (ALL + b"Disallow: /*?format=json", "/blog?format=json", False),
    (ALL + b"Disallow: /*?format=json", "/blog?format=rss", True),
    (ALL + b"Disallow: /*.pdf$", "/a.pdf", False),
    (ALL + b"Disallow: /*.pdf$", "/a.pdf?x", True),
    (ALL + b"Disallow: /caf%C3%A9", "/caf%c3%a9/x", False),
    (ALL + b"Disallow: /a # not here\r\nDisallow: /b\rDisallow: /c", "/c/", False),
    (ALL + b"Disallow: /a # not here\r\nDisallow: /b\rDisallow: /c", "/a", False),
    # rules that a page of HTML shows; one that shows none has none
    (b"<!DOCTYPE html><html><body>\n" + ALL + b"Disallow: /\n</body></html>", "/a", False),
    (b"<html>User-agent: *\nDisallow: /", "/a", False),
    (b"<html><body><pre style='x'>User-agent: *\nDisallow: /a</pre></body></html>", "/a", False),
    (b"<html><body><pre style='x'>User-agent: *\nDisallow: /a</pre></body></html>", "/b", True),
    (b"<p>User-agent: *</p><p><b>Disallow</b>: <i>/a</i></p>", "/a", False),
    (b"User-agent: &#42;<br/>Disallow: /a&amp;b<BR>Disallow: /c<br>", "/a&b", False),
    (b"User-agent: *<br>Disallow: /a<br>", "/a", False),
    (b"<html><h1>Not here</h1><p>Disallow: / for User-agent: *</p></html>", "/a", True),
    (b"<html><p>&#" + b"9" * 9000 + b";</p></html>", "/a", True),
    (ALL + b"Disallow: /<id>/edit", "/a", True),
    (b"Disallow: /", "/a", True),
    (ALL + b"Disallow: /x\x0bDisallow: /a", "/a", True),
    (b"\xff\xfe\x00\x01\x02", "/a", True),
    (ALL + b"Disallow: /a\n" + b"#" * MAX_BYTES + b"\nDisallow: /b", "/a", False),
    (ALL + b"Disallow: /a\n" + b"#" * MAX_BYTES + b"\nDisallow: /b", "/b", True),
]


@pytest.mark.parametrize(("body", "path", "allowed"), TABLE)
def test_table(body: bytes, path: str, allowed: bool) -> None:
    assert parse(body).allowed(S + path) is allowed


def test_the_cut_after_500_kib_falls_on_a_line() -> None:
    # the last line inside the bound would be cut to `Disallow: /` and close everything
    head = ALL + b"Disallow: /zzz\n"
    filler = MAX_BYTES - len(head) - len(b"Disallow: /")
    body = head + b"#" * (filler - 1) + b"\nDisallow: /private\n"
    assert body[:MAX_BYTES].endswith(b"Disallow: /")
    assert parse(body).allowed(S + "/a")
    assert not parse(body).allowed(S + "/zzz")


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("5", 5.0), ("1.5", 1.5), ("0", 0.0), ("-3", None), ("soon", None), ("inf", None), ("nan", None), ("", None)],
)
def test_crawl_delay(value: str, seconds: float | None) -> None:
    assert parse(ALL + f"Crawl-delay: {value}\nDisallow: /x".encode()).crawl_delay == seconds


def test_crawl_delay_of_others_is_not_ours() -> None:
    assert parse(b"User-agent: other\nCrawl-delay: 9\n\n" + ALL + b"Disallow: /x").crawl_delay is None


@pytest.mark.parametrize(
    ("body", "seconds"),
    [
        (US + b"Crawl-delay: 10\n\n" + ALL + b"Crawl-delay: 3\nDisallow: /b", 10.0),
        (US + b"Crawl-delay: 1\n\n" + ALL + b"Crawl-delay: 3\nDisallow: /b", 1.0),
        (US + b"\n" + ALL + b"Crawl-delay: 3", 3.0),
        (US + b"Disallow: /b\n\n" + ALL + b"Crawl-delay: 3", None),
        (US + b"Disallow: /b\n\nUser-agent: a, therapy-blog-archiver\nCrawl-delay: 7", 7.0),
        (ALL + b"Crawl-delay: 3\nCrawl-delay: 9\nCrawl-delay: 4", 9.0),
    ],
)
def test_whose_crawl_delay_holds(body: bytes, seconds: float | None) -> None:
    assert parse(body).crawl_delay == seconds


def test_sitemaps_are_absolute_and_each_once() -> None:
    body = b"Sitemap: https://blog.example/a.xml\nsitemap: /b.xml\nSitemap: ftp://x/c\nSite-map: https://blog.example/a.xml"
    assert parse(body).sitemaps == (S + "/a.xml",)
    assert parse(body, S + "/robots.txt").sitemaps == (S + "/a.xml", S + "/b.xml")


def test_open_and_closed() -> None:
    assert Rules.everything_allowed().allowed(S + "/a")
    closed = Rules.closed("no answer")
    assert closed.closed_because == "no answer"
    assert not closed.allowed(S + "/a")
    assert closed.allowed(S + "/robots.txt")


SHUT = answer(ALL + b"Disallow: /shut")

CUT = b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nUser-agent: *"
BAD = answer(b"\x1f\x8b\x08", headers=[("Content-Encoding", "gzip")])

STATES: dict[str, tuple[Handler, FailureKind | None, int]] = {
    "200": (SHUT, None, 1),
    "404": (answer(b"", "404 Not Found"), None, 1),
    "403": (answer(ALL + b"Disallow: /", "403 Forbidden"), None, 1),
    "401": (answer(b"", "401 Unauthorized"), None, 1),
    "500": (answer(ALL + b"Allow: /", "500 Oh"), FailureKind.ROBOTS_UNREADABLE, 4),
    "429": (answer(b"", "429 Slow"), FailureKind.ROBOTS_UNREADABLE, 4),
    "timeout": ([1.0, b""], FailureKind.ROBOTS_UNREADABLE, 2),
    "disconnect": ([CLOSE], FailureKind.ROBOTS_UNREADABLE, 4),
    "truncated": ([CUT, CLOSE], FailureKind.ROBOTS_UNREADABLE, 4),
    "cut gzip": (BAD, FailureKind.ROBOTS_UNREADABLE, 1),
    "redirect to nowhere": (answer(b"", "302 Found"), FailureKind.ROBOTS_UNREADABLE, 1),
}  # fmt: skip


@pytest.mark.parametrize("state", STATES)
def test_ways_of_getting_it(state: str, tmp_path: Path) -> None:
    handler, kind, requests = STATES[state]
    with Server(pages={"/robots.txt": handler, "/page": answer()}) as server:
        # a short deadline only where nobody answers: on a busy machine a good answer may take as long
        limits = Limits(deadline=0.2) if state == "timeout" else Limits()
        fetched = World(tmp_path, limits).run(server.url, lambda session: session.get(server.url + "/page"))
        assert server.asked("/robots.txt") == requests
        if kind is None:
            assert isinstance(fetched, Capture)
        else:
            assert isinstance(fetched, Failure)
            assert fetched.kind is kind
            assert "robots.txt" in fetched.detail
            assert server.asked("/page") == 0


@pytest.mark.parametrize(("hops", "allowed"), [(1, True), (5, True), (6, False)])
def test_redirect_chains(hops: int, allowed: bool, tmp_path: Path) -> None:
    with Server(pages={f"/r{hops}": SHUT, "/page": answer()}) as server:
        server.pages["/robots.txt"] = redirect("/r1")
        for hop in range(1, hops):
            server.pages[f"/r{hop}"] = redirect(f"/r{hop + 1}")

        async def work(session: Session) -> tuple[object, object]:
            return await session.get(server.url + "/page"), await session.get(server.url + "/shut")

        page, shut = World(tmp_path).run(server.url, work)
        assert isinstance(page, Capture) is allowed
        assert isinstance(shut, Failure)
        assert shut.kind is (FailureKind.ROBOTS if allowed else FailureKind.ROBOTS_UNREADABLE)
        assert server.asked("/shut") == 0


@pytest.mark.parametrize(
    ("hours", "status", "requests", "allowed"),
    [
        (1, "500 Oh", 0, True),
        (23.9, "500 Oh", 0, True),
        (24.1, "200 OK", 1, False),
        (6 * 24, "500 Oh", 4, True),
        (8 * 24, "500 Oh", 4, False),
        (6 * 24, "429 Slow", 4, True),
    ],
)
def test_stored_copies(hours: float, status: str, requests: int, allowed: bool, tmp_path: Path) -> None:
    now_closed = answer(ALL + b"Disallow: /", status)
    with Server(pages={"/robots.txt": now_closed, "/page": answer()}) as server:
        world = World(tmp_path)
        host = f"127.0.0.1:{server.port}"
        world.memory.copies[host] = RobotsCopy(
            fetched_at=START - timedelta(hours=hours), status=200, body=ALL + b"Disallow: /x"
        )
        fetched = world.run(server.url, lambda session: session.get(server.url + "/page"))
        assert isinstance(fetched, Capture) is allowed
        assert server.asked("/robots.txt") == requests


def test_asked_once_for_all_sites_of_a_host_and_kept(tmp_path: Path) -> None:
    with Server(pages={"/robots.txt": SHUT, "/a": answer(), "/b": answer()}) as server:
        world = World(tmp_path)

        async def main() -> list[object]:
            async with world.fetcher() as fetcher:
                one, two = (
                    fetcher.session(a_site(server.url), world.memory),
                    fetcher.session(a_site(server.url, name="two"), world.memory),
                )
                return list(await asyncio.gather(one.get(server.url + "/a"), two.get(server.url + "/b")))

        assert all(isinstance(fetched, Capture) for fetched in asyncio.run(main()))
        world.run(server.url, lambda session: session.get(server.url + "/a"))
        assert server.asked("/robots.txt") == 1
        copy = world.memory.copies[f"127.0.0.1:{server.port}"]
        assert (copy.status, copy.body) == (200, ALL + b"Disallow: /shut")
        world.time.pass_by(hours=24.5)
        world.run(server.url, lambda session: session.get(server.url + "/a"))
        assert server.asked("/robots.txt") == 2


def test_a_failed_file_is_not_asked_for_again_at_once(tmp_path: Path) -> None:
    with Server(pages={"/robots.txt": answer(b"", "503 Busy")}) as server:
        world = World(tmp_path)

        async def work(session: Session) -> None:
            await session.get(server.url + "/a")
            await session.get(server.url + "/b")
            assert server.asked("/robots.txt") == 4
            world.time.pass_by(hours=1.5)
            await session.get(server.url + "/c")

        world.run(server.url, work)
        assert server.asked("/robots.txt") == 8
        assert world.memory.kept == 0


def test_crawl_delay_is_obeyed_from_the_first_page_on(tmp_path: Path) -> None:
    with Server(
        pages={"/robots.txt": answer(ALL + b"Crawl-delay: 7\n"), "/a": answer(), "/b": answer()}
    ) as server:
        world = World(tmp_path)

        async def work(session: Session) -> None:
            await session.get(server.url + "/a")
            await session.get(server.url + "/b")

        world.run(server.url, work, delay=2.0)
        assert world.time.waits == pytest.approx([7.0, 7.0], abs=0.01)


def test_a_crawl_delay_that_is_too_long_leaves_the_host_alone(tmp_path: Path) -> None:
    with Server(pages={"/robots.txt": answer(ALL + b"Crawl-delay: 61\n"), "/a": answer()}) as server:
        fetched = World(tmp_path).run(server.url, lambda session: session.get(server.url + "/a"))
        assert isinstance(fetched, Failure)
        assert fetched.kind is FailureKind.ROBOTS
        assert "61 s between requests" in fetched.detail
        assert server.asked("/a") == 0


SIGNALS = [
    (
        b"User-Agent: *\nContent-Signal: search=yes,  ai-train=no\nAllow: /\n",
        ("content-signal: search=yes, ai-train=no",),
    ),
    (b"User-agent: a\nUser-agent: *\nContent-signal: ai-input=no # so\n", ("content-signal: ai-input=no",)),
    (b"Content-Usage: train-ai=n\nUser-agent: *\nAllow: /\n", ("content-usage: train-ai=n",)),
    (
        b"User-agent: *\nContent-Signal: search=yes\n\nUser-agent: "
        + PRODUCT.encode()
        + b"\nContent-Signal: ai-train=no\n",
        ("content-signal: ai-train=no",),
    ),
    (b"User-agent: GPTBot\nContent-Signal: ai-train=no\nDisallow: /\n", ()),
    (b"User-agent: *\nContent-Signal:\n", ()),
]


@pytest.mark.parametrize(("body", "signals"), SIGNALS)
def test_what_the_file_says_of_the_use_of_texts(body: bytes, signals: tuple[str, ...]) -> None:
    rules = parse(body)
    assert rules.signals == signals
    assert rules.allowed("https://a.org/x")


@pytest.mark.parametrize(("lines", "open_"), [(5_000, True), (5_001, False), (20_001, False)])
def test_a_file_of_more_rules_than_can_be_obeyed_closes_the_host(lines: int, open_: bool) -> None:
    rules = parse(b"User-agent: *\n" + b"".join(b"Disallow: /x%d\n" % i for i in range(lines)))
    assert (rules.allowed(f"{S}/post"), rules.closed_because is None) == (open_, open_)
