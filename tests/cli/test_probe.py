"""scrape probe: what it prints of a blog and of what is none, and that nothing is written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from scraper.cli import main
from scraper.cli.probe import _time
from scraper.demo import DemoBlog, start_blogs
from scraper.demo.server import Answer, text
from scraper.errors import ExitCode
from scraper.fetch import Turns
from scraper.pipeline.probing.probe import LIMITS
from tests.cli.test_screen import EVIL, screen
from tests.cli.tools import DEADLINE, UNDELAYED, on_terminal, program, server
from tests.discover.tools import pages_of
from tests.fetch.helpers import Time


@pytest.fixture
def blog() -> Iterator[DemoBlog]:
    with start_blogs(["wordpress-block"], heavy=False) as (started,):
        yield started


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """A local blog bears any pace."""
    monkeypatch.setattr("scraper.config.load.DEFAULT_DELAY", 0.0)


def test_what_it_says_of_a_blog(blog: DemoBlog, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["probe", blog.url, "--allow-local"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    lines = out.split("\n")
    assert lines[0] == f"blog       {blog.url}"
    assert lines[1] == "platform   wordpress (certain)"
    assert lines[2] == "posts      8"
    assert "requests (the routes give the posts whole); at one every 0 s (the default delay) this is" in lines[3]
    assert "language   en-US" in lines
    assert "time zone  not stated" in lines
    assert any(line.startswith("evidence   generator wordpress, ") for line in lines)
    assert f"  api          8  {blog.url}wp-json/ (declares 8)" in lines
    assert any(line.startswith(f"  sitemap      8  {blog.url}") for line in lines)
    assert any(line.startswith("  feed  ") for line in lines)
    assert f"a post     {blog.absolute(blog.path(blog.posts[0]))}" in lines
    assert f"           {blog.posts[0].title}" in lines
    assert "           by Dr. Tomás Ferreira, LMFT" in lines
    assert "           2024-03-09 (precision: instant; read from: api)" in lines
    assert sum(line.startswith("           | ") for line in lines) == 3
    assert lines[-3] == f"this probe made {len(blog.requests)} requests; nothing was archived"
    assert lines[-2] == f"add it     scrape add {blog.url} --allow-local"
    assert sorted(path.name for path in Path().iterdir()) == ["state"], "no archive, no list"


def test_all_routes(blog: DemoBlog, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["probe", blog.url, "--allow-local", "--all-routes"]) == 0
    lines = capsys.readouterr().out.split("\n")
    at = lines.index("all routes name 8 addresses together")
    assert lines[at + 1 : at + 6] == [
        "           api: 8, 0 of them named by no other route",
        "           sitemap: 8, 0 of them named by no other route",
        "           feed: 7, 0 of them named by no other route",
        "           listing: 8, 0 of them named by no other route",
        "holes      none: no route is known to lack a post",
    ]


def test_json(blog: DemoBlog, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["probe", blog.absolute(blog.path(blog.posts[1])), "--allow-local", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["exit_code"], data["end"], data["reason"]) == (0, "blog", "the home of the post")
    assert data["requests"] == len(blog.requests)
    found = data["blog"]
    assert (found["url"], found["platform"], found["confidence"]) == (blog.url, "wordpress", "certain")
    assert (found["posts"], found["maybe"], found["doubts"], found["ledger"]) == (8, 0, [], None)
    assert found["routes"][0] == {
        "route": "api",
        "address": f"{blog.url}wp-json/",
        "listed": 8,
        "declared": 8,
        "cap": None,
        "note": "",
        "allowed": True,
    }
    assert list(found["forecast"]) == ["requests", "pages", "delay", "asked_by", "seconds", "at_least"]
    assert found["preview"]["precision"] == "instant"


def test_quiet_says_nothing(blog: DemoBlog, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["probe", blog.url, "--allow-local", "-q"]) == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("facebook.com/x", "https://facebook.com/x: social network: facebook.com is a social network"),
        ("https://ada.clientsecure.me", "booking service: ada.clientsecure.me is for booking"),
        ("calendly.com/ada", "booking service: calendly.com is for booking"),
        ("linktr.ee/ada", "link list: linktr.ee only links to other sites"),
        ("psychologytoday.com/us/therapists/x", "directory: psychologytoday.com is a directory of practices"),
    ],
)
def test_what_the_host_tells_costs_no_request(
    address: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["probe", address]) == ExitCode.SOME_FAILED
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("scrape: ")
    assert err.count("\n") == 1
    assert words in err
    assert main(["probe", address, "--json"]) == ExitCode.SOME_FAILED
    data = json.loads(capsys.readouterr().out)
    assert (data["exit_code"], data["blog"], data["requests"]) == (3, None, 0)


def test_a_local_blog_needs_the_option(blog: DemoBlog, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["probe", blog.url]) == ExitCode.SOME_FAILED
    err = capsys.readouterr().err
    assert "127.0.0.1 is not on the public internet; --allow-local opens it" in err
    assert err.count("\n") == 1
    assert not blog.requests


@pytest.mark.parametrize("words", ["mailto:ada@example.org", "ftp://example.org", "", "two words"])
def test_what_is_no_address(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["probe", words]) == ExitCode.USAGE
    assert "is no web address; give one like https://example.org/blog" in capsys.readouterr().err


def test_the_list_says_how_fast_and_who_asks(
    blog: DemoBlog, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    time = Time()
    monkeypatch.setattr(
        "scraper.pipeline.probing.probe.Turns",
        lambda folder, **_: Turns(folder, clock=time.epoch, sleep=time.sleep, jitter=lambda: 0.0),
    )
    Path("own.yaml").write_text("defaults: {delay: 1.25, contact: ada@example.org}\nsites: []\n", "utf-8")
    assert main(["probe", blog.url, "--allow-local", "--config", "own.yaml", "--json"]) == 0
    forecast = json.loads(capsys.readouterr().out)["blog"]["forecast"]
    assert (forecast["delay"], forecast["asked_by"]) == (1.25, "default")
    assert all("ada@example.org" in entry.headers["user-agent"] for entry in blog.requests)
    assert time.waits == pytest.approx([1.25] * (len(blog.requests) - 1))


def test_a_wrong_list_is_exit_code_4(capsys: pytest.CaptureFixture[str]) -> None:
    Path("own.yaml").write_text("sites: [{name: x}]\n", "utf-8")
    assert main(["probe", "https://x.com/", "--config", "own.yaml"]) == ExitCode.CONFIG
    assert "own.yaml:1" in capsys.readouterr().err


def evil_pages() -> dict[str, Answer | str]:
    words = "So the weeks go by, and something that was hard becomes a little softer. " * 12
    head = f"<title>{EVIL}</title><meta property='og:type' content='article'>"
    home = f"<head><title>{EVIL}</title></head><main><a href='/on-rest/'>x</a></main>"
    return {
        "/": f"<html lang='{EVIL}'>{home}</html>",
        "/on-rest/": f"<html><head>{head}</head><article><h1>{EVIL}</h1><p>{EVIL} {words}</p></article></html>",
        "/robots.txt": text(f"Sitemap: {EVIL}\n", "text/plain"),
    }


def test_a_list_that_is_named_must_be_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["probe", "https://x.com/", "--config", "missing.yaml"]) == ExitCode.CONFIG
    assert "there is no file missing.yaml" in capsys.readouterr().err


def test_no_command_of_a_page_reaches_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with pages_of(evil_pages()) as site:
        assert main(["probe", site.url, "--allow-local"]) == 0
        out = capsys.readouterr().out
    assert "title      Plain[2J]0;owned" in out
    assert all(char.isprintable() or char == "\n" for char in out)


def test_on_a_terminal_it_says_what_is_waited_for() -> None:
    with pages_of(evil_pages()) as site:
        code, output = on_terminal("probe", site.url, "--allow-local", command=program(UNDELAYED))
    assert code == 0
    shown = screen(output)
    assert f"looking at {site.url}" in shown
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert output.count(b"\x1b[?25l") == output.count(b"\x1b[?25h") == 1, "the cursor comes back"


def test_a_silent_host_is_asked_once_more_and_given_up_within_a_minute(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    longest = (LIMITS.deadline + LIMITS.backoff_first * 1.5) * LIMITS.attempts
    assert longest <= 60
    monkeypatch.setattr(
        "scraper.pipeline.probing.probe.LIMITS", replace(LIMITS, deadline=0.05, backoff_first=0.001)
    )
    over, asked = Event(), []

    def answer(path: str) -> tuple[int, dict[str, str], bytes]:
        asked.append(path)
        over.wait(DEADLINE)
        return 200, {}, b""

    with server(answer) as url:
        assert main(["probe", url, "--allow-local"]) == ExitCode.SOME_FAILED
        over.set()
    assert asked == ["/robots.txt"] * 2
    assert "unreachable: " in capsys.readouterr().err


def test_why_a_host_was_not_reached_comes_first(capsys: pytest.CaptureFixture[str]) -> None:
    with server(lambda _: (200, {}, b"plain")) as url:
        host = url.removeprefix("http://")
        assert main(["probe", host, "--allow-local"]) == ExitCode.SOME_FAILED
        assert capsys.readouterr().err == (
            f"scrape: https://{host}: unreachable: no TLS connection to {host[:-1]}: WRONG_VERSION_NUMBER; "
            f"if it has no https, try http://{host} (robots.txt can't be had, so nothing there is asked)\n"
        )
    assert main(["probe", "http://no-such-host.invalid/"]) == ExitCode.SOME_FAILED
    assert ": unreachable: the name no-such-host.invalid can't be resolved: " in capsys.readouterr().err


def test_times() -> None:
    assert [_time(seconds) for seconds in (0, 14, 99, 720, 12_600)] == [
        "0 s",
        "14 s",
        "99 s",
        "12 minutes",
        "3.5 hours",
    ]
