"""scrape add: what it writes crawls at once, and what it does not write is said in a line."""

from __future__ import annotations

import json
import os
import shlex
import signal
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from scraper import urls
from scraper.cli import main
from scraper.cli.add import Adder
from scraper.cli.addresses import MAX_ADDRESSES, MAX_BYTES, address_of, read_list
from scraper.config import load_sites
from scraper.demo import SHORT_DEMO, DemoBlog, start_blogs
from scraper.demo.server import Answer, redirect, text
from scraper.errors import ExitCode, UsageError
from scraper.platforms import all_platforms
from scraper.types import Site
from tests.cli.test_screen import screen
from tests.cli.tools import on_terminal, until
from tests.discover.tools import Pages, pages_of

CONFIG = Path("config/sites.yaml")
OWN = "# mine\nsites:\n  - name: own # the first\n    url: https://own.example/\n"


@pytest.fixture
def blog() -> Iterator[DemoBlog]:
    with start_blogs(["wordpress-block"], heavy=False) as (started,):
        yield started


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """A local blog bears any pace."""
    monkeypatch.setattr("scraper.config.load.DEFAULT_DELAY", 0.0)


def sites() -> dict[str, Site]:
    return {site.name: site for site in load_sites(CONFIG, frozenset(all_platforms())).sites}


def results(capsys: pytest.CaptureFixture[str], code: int, *arguments: str) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert main(["add", "--allow-local", "--json", *arguments]) == code
    data = json.loads(capsys.readouterr().out)
    assert (data["exit_code"], data["config"]) == (code, str(CONFIG))
    return list(data["results"])


def own_list() -> None:
    CONFIG.parent.mkdir()
    CONFIG.write_text(OWN, "utf-8")


# one blog -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SHORT_DEMO)
def test_what_it_writes_crawls_at_once(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with start_blogs([name], heavy=False) as (demo,):
        (result,) = results(capsys, 0, demo.absolute(demo.path(demo.posts[0])))
        assert result["result"] == "added"
        entry = result["entry"]
        assert (entry["name"], entry["url"], entry["allow_local"]) == (urls.site_name(demo.url), demo.url, True)
        assert entry.get("platform") == (demo.platform if demo.platform != "generic" else None)
        assert "timezone" not in entry
        assert list(sites()) == [entry["name"]]
        assert main(["site", entry["name"], "--json"]) == 0
        (report,) = json.loads(capsys.readouterr().out)["sites"]
        counts = report["counts"]
        assert (report["status"], report["platform"]) == ("ok", demo.platform)
        assert counts["saved"] + counts.get("duplicate", 0) == len(demo.posts)


def test_it_prints_what_it_wrote_and_the_next_command(blog: DemoBlog, capsys: pytest.CaptureFixture[str]) -> None:
    own_list()
    address = blog.absolute(blog.path(blog.posts[1]))
    assert main(["add", address, "--allow-local", "--name", "quiet-room"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    lines = out.split("\n")
    assert lines[0] == f"blog       {blog.url} (the home of the post {address})"
    assert lines[1] == "platform   wordpress (certain)"
    assert lines[2] == "posts      8"
    assert lines[3].startswith("a crawl    about ")
    assert lines[4:] == [
        "added to config/sites.yaml:",
        "  - name: quiet-room",
        f"    url: {blog.url}",
        "    platform: wordpress",
        "    allow_local: true",
        "crawl with: scrape site quiet-room",
        "",
    ]
    assert CONFIG.read_text("utf-8") == OWN + (
        f"\n  - name: quiet-room\n    url: {blog.url}\n    platform: wordpress\n    allow_local: true\n"
    )


def test_a_known_blog_is_well_in_any_spelling(blog: DemoBlog, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", blog.url, "--allow-local", "-q"]) == 0
    assert capsys.readouterr() == ("", "")
    before = CONFIG.stat()
    blog.clear_requests()
    name = urls.site_name(blog.url)
    for spelling in (blog.url, f"{blog.url}index.html", blog.absolute(blog.path(blog.posts[0]))):
        assert main(["add", spelling, "--allow-local"]) == 0
        out = capsys.readouterr().out
        assert out == f"{urls.clean(spelling)}: already there, as {name} (config/sites.yaml, line 9)\n"
    assert CONFIG.stat() == before
    assert not blog.requests


def test_a_name_that_is_taken_gets_a_number(blog: DemoBlog, capsys: pytest.CaptureFixture[str]) -> None:
    name = urls.site_name(blog.url)
    CONFIG.parent.mkdir()
    CONFIG.write_text(f"sites:\n  - name: {name}\n    url: https://another.example/\n", "utf-8")
    assert results(capsys, 0, blog.url)[0]["entry"]["name"] == f"{name}-2"


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.quiet-room.example/", "quiet-room-example"),
        ("https://medium.com/@Ada.L", "medium-com-ada-l"),
        ("https://www.psychologytoday.com/us/blog/calm-waters", "psychologytoday-com-calm-waters"),
        (f"https://{'long.' * 20}example/", ("long-" * 20)[:64].rstrip("-")),
    ],
)
def test_names(url: str, name: str) -> None:
    assert Adder(CONFIG, (), None)._free_name(url) == name


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "give one address, or a list of them with --from FILE"),
        (["https://a.example", "--from", "x"], "give one address, or a list of them with --from FILE"),
        (["--from", "x", "--name", "n"], "--name is for one blog; leave it out with --from"),
        (["https://a.example", "--name", "A B"], "--name: 'A B' is no name of a site"),
        (["https://a.example", "--name", "own"], "--name: own is the name of https://own.example/"),
        (["mailto:a@b.example"], "'mailto:a@b.example' is no web address"),
        (["--from", "missing.txt"], "missing.txt can't be read: No such file"),
    ],
)
def test_what_can_not_be_done_is_one_line(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    own_list()
    assert main(["add", *arguments]) == ExitCode.USAGE
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert words in err
    assert CONFIG.read_text("utf-8") == OWN


def test_the_next_command_names_list_and_archive_as_they_were_named(
    blog: DemoBlog, capsys: pytest.CaptureFixture[str]
) -> None:
    places = ["--config", "my blogs.yaml", "--archive", "texts"]
    assert main(["probe", blog.url, "--allow-local", "--config", "my blogs.yaml"]) == ExitCode.CONFIG
    assert main(["add", blog.url, "--allow-local", "--name", "quiet-room", *places]) == 0
    command = "scrape site quiet-room --config 'my blogs.yaml' --archive texts"
    assert capsys.readouterr().out.endswith(f"\ncrawl with: {command}\n")
    assert main([*shlex.split(command)[1:], "-q"]) == 0
    assert main(["probe", blog.url, "--allow-local", *places]) == 0
    assert f"add it     scrape add {blog.url} --allow-local --config 'my blogs.yaml'\n" in capsys.readouterr().out


def test_the_address_written_has_no_mark_of_where_readers_come_from(capsys: pytest.CaptureFixture[str]) -> None:
    with start_blogs(["medium"], heavy=False) as (blog,):
        feed = blog.absolute("/feed")
        (result,) = results(capsys, 0, feed)
        assert result["entry"]["url"] == blog.url
        Path("config/sites.yaml").unlink()
        (result,) = results(capsys, 0, f"{blog.url}?source=rss-8a5d")
        assert result["entry"]["url"] == blog.url


def test_an_overlong_address_is_not_echoed_whole(capsys: pytest.CaptureFixture[str]) -> None:
    long = f"https://a.example/{'x' * 3000}"
    Path("blogs.txt").write_text(long, "utf-8")
    for arguments in (["add", long], ["probe", long], ["url", long], ["new-platform", "x", long]):
        assert main(arguments) == ExitCode.USAGE
        err = capsys.readouterr().err
        assert "… is no web address; give one like" in err
        assert len(err) < 200
    assert main(["add", "--from", "blogs.txt"]) == ExitCode.SOME_FAILED
    assert len(capsys.readouterr().err) < 200


def test_what_is_no_blog_is_not_written(blog: DemoBlog, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", blog.url]) == ExitCode.SOME_FAILED
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "--allow-local opens it" in err
    with pages_of({"/": redirect("https://new.example/")}) as moved:
        (result,) = results(capsys, 3, moved.url)
        assert (result["result"], result["entry"]) == ("moved", None)
        assert result["probe"]["instead"] == "https://new.example/"
    assert not CONFIG.exists()


def test_a_wrong_list_is_exit_code_4_before_any_request(
    blog: DemoBlog, capsys: pytest.CaptureFixture[str]
) -> None:
    own_list()
    CONFIG.write_text(OWN + "    timzone: x\n", "utf-8")
    assert main(["add", blog.url, "--allow-local"]) == ExitCode.CONFIG
    assert "config/sites.yaml:5" in capsys.readouterr().err
    assert not blog.requests


# a list of them -----------------------------------------------------------------------------------------------


def test_a_plain_list(capsys: pytest.CaptureFixture[str]) -> None:
    own_list()
    with start_blogs(["kajabi", "generic-static"], heavy=False) as (first, second), pages_of({}) as empty:
        source = Path("blogs.txt")
        lines = [
            "# blogs", "", f"{first.url} # a comment", first.url, "http://www.own.example", "facebook.com/x",
            second.absolute("/feed.xml"), empty.url, "mailto:a@b.example",
        ]  # fmt: skip
        source.write_text("\n".join(lines), "utf-8")
        assert main(["add", "--from", "blogs.txt", "--allow-local"]) == ExitCode.SOME_FAILED
        out, err = capsys.readouterr()
        names = [urls.site_name(site.url) for site in (first, second)]
        told = out.split("\n")
        assert told.pop(1) == f"blogs.txt:4: {first.url}: same as line 3"
        # hosts are asked side by side: who is ready first is told first
        assert sorted(told[:3]) == sorted([
            f"{first.url}: added as {names[0]} (kajabi, posts: 6)",
            "http://www.own.example/: already there, as own (config/sites.yaml, line 3)",
            f"{second.url}feed.xml: added as {names[1]} at {second.url} (generic, posts: 8)",
        ])  # fmt: skip
        assert told[3] == "2 added, 1 already there, 3 not added, 1 listed twice"
        assert told[4].startswith("crawl with: scrape site ")
        assert (set(told[4].split()[4:]), told[5:]) == (set(names), [""])
        assert sorted(line.split(": ")[1:3] for line in err.rstrip().split("\n")) == sorted([
            ["https://facebook.com/x", "social network"],
            [empty.url, "no blog"],
            ["blogs.txt:9", "no address"],
        ])  # fmt: skip
        assert set(sites()) == {"own", *names}
        assert CONFIG.read_text("utf-8").startswith(OWN)
        # once more: those that were added are there
        assert [result["result"] for result in results(capsys, 3, "--from", "blogs.txt")] == [
            "already there", "listed twice", "already there", "social-network", "already there", "no-blog",
            "no address",
        ]  # fmt: skip


def test_opml(blog: DemoBlog, capsys: pytest.CaptureFixture[str]) -> None:
    feed = blog.absolute("/feed/")
    Path("feeds.opml").write_text(
        "<?xml version='1.0' encoding='utf-8'?>\n<opml version='2.0'><head><title>x</title></head><body>\n"
        f"<outline text='Therapy'><outline text='A &amp; B' type='rss' xmlUrl='{feed}'/></outline></body></opml>",
        "utf-8",
    )
    assert main(["add", "--from", "feeds.opml", "--allow-local", "-v"]) == 0
    out = capsys.readouterr().out.split("\n")
    name = urls.site_name(blog.url)
    assert out[0] == f"{feed}: added as {name} at {blog.url} (wordpress, posts: 8)"
    assert out[1:] == ["1 added, 0 already there, 0 not added", f"crawl with: scrape site {name}", ""]
    assert sites()[name].url == blog.url


def test_an_interruption_takes_nothing_away(capsys: pytest.CaptureFixture[str]) -> None:
    def interrupt(_target: str) -> Answer:
        until(CONFIG.exists, "the first blog in the list")
        os.kill(os.getpid(), signal.SIGINT)
        # the home page would have to wait for its turn
        return text("User-agent: *\nCrawl-delay: 60\n")

    with start_blogs(["kajabi"], heavy=False) as (first,), Pages(interrupt) as second:
        Path("blogs.txt").write_text(f"{second.url}\n{first.url}\n", "utf-8")
        assert main(["add", "--from", "blogs.txt", "--allow-local"]) == ExitCode.INTERRUPTED
        out, err = capsys.readouterr()
        assert list(sites()) == [urls.site_name(first.url)]
        assert f"{first.url}: added as" in out
        assert "1 added, 0 already there, 1 not added" in out
        assert (
            err == f"scrape: stopping after the requests in flight\nscrape: {second.url}: not looked at: stopped\n"
        )


def test_hosts_are_asked_side_by_side_and_each_one_by_one() -> None:
    with start_blogs(["kajabi", "generic-static"], heavy=False, latency=0.02) as blogs:
        lines = [blog.absolute(path) for blog in blogs for path in ("/", blog.path(blog.posts[0]))]
        Path("blogs.txt").write_text("\n".join(lines), "utf-8")
        assert main(["add", "--from", "blogs.txt", "--allow-local", "-q"]) == 0
        spans = [sorted((entry.started, entry.ended) for entry in blog.requests) for blog in blogs]
        for asked in spans:
            assert all(end <= start for (_, end), (start, _) in pairwise(asked))
        assert spans[0][0][0] < spans[1][-1][1]
        assert spans[1][0][0] < spans[0][-1][1]
        assert len(sites()) == 2, "two addresses of one blog are one entry"


def test_on_a_terminal_a_bar_shows_how_far_it_is() -> None:
    own_list()
    Path("blogs.txt").write_text("own.example\nx.com/a\n", "utf-8")
    code, output = on_terminal("add", "--from", "blogs.txt")
    assert code == ExitCode.SOME_FAILED
    shown = screen(output)
    assert "looking at blogs" in shown
    assert "https://own.example/: already there, as own" in shown
    assert output.count(b"\x1b[?25l") == output.count(b"\x1b[?25h") == 1, "the cursor comes back"


# reading lists ------------------------------------------------------------------------------------------------


def given(raw: str | bytes) -> list[str | None]:
    path = Path("list")
    path.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    return [item.address for item in read_list(path)]


def opml(body: str) -> str:
    return f"<opml version='1.0'><body>{body}</body></opml>"


def test_lists_as_people_write_them() -> None:
    assert given("\ufeffa.example\r\nhttps://b.example/x#y  # z\n#c.example\n\n  d.example  \n") == [
        "https://a.example/",
        "https://b.example/x",
        "https://d.example/",
    ]
    Path("list").write_text("a.example\n\nhttp://www.a.example/\nno\x00\nno\x00\na.example", "utf-8")
    assert [(item.address, item.same_as) for item in read_list(Path("list"))] == [
        ("https://a.example/", None),
        ("http://www.a.example/", 1),
        (None, None),
        (None, 4),
        ("https://a.example/", 1),
    ]


def test_outlines_name_the_site_or_else_its_feed() -> None:
    deep = "<outline>" * 300 + "<outline xmlUrl='https://deep.example/feed'/>" + "</outline>" * 300
    body = (
        "<outline text='a' htmlUrl='https://a.example/' xmlUrl='https://a.example/feed'/>"
        "<outline text='b' htmlUrl='' xmlurl='https://b.example/feed'/><outline text='none'/>"
        f"<outline HTMLURL='ftp://c.example' xmlUrl='https://c.example/feed'/>{deep}"
    )
    assert given(opml(body)) == [
        "https://a.example/",
        "https://b.example/feed",
        "https://c.example/feed",
        "https://deep.example/feed",
    ]
    assert (
        given(("<?xml version='1.0' encoding='utf-16'?>" + opml(body)).encode("utf-16"))[0] == "https://a.example/"
    )


BOMB = "<!DOCTYPE opml [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>" + opml("<outline xmlUrl='https://&b;.example'/>")
OUTSIDE = "<!DOCTYPE opml [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + opml(
    "<outline xmlUrl='https://a.example'/>"
)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (BOMB, "list:1: it declares entities"),
        (OUTSIDE, "list:1: it declares entities"),
        (opml("\n<outline text='a & b' xmlUrl='https://a.example'/>"), "list:2: the XML is broken"),
        (opml("<outline text='&nbsp;' xmlUrl='https://a.example'/>"), "list:1: the XML is broken"),
        ("<html><body>x</body></html>", "list is no OPML but a file of <html>"),
        (opml(""), "list holds no address"),
        ("# nothing\n", "list holds no address"),
        ("a" * (MAX_BYTES + 1), "larger than 5 MiB"),
        ("\n".join(f"h{n}.example" for n in range(MAX_ADDRESSES + 1)), "more than 5000 addresses"),
    ],
)
def test_lists_that_can_not_be_read(raw: str, words: str) -> None:
    with pytest.raises(UsageError) as error:
        given(raw)
    assert words in str(error.value)


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("example.org", "https://example.org/"),
        ("example.org:8080/blog", "https://example.org:8080/blog"),
        ("HTTP://Example.org/A", "http://example.org/A"),
        ("feed://example.org/rss", "https://example.org/rss"),
        ("feed:https://example.org/rss", "https://example.org/rss"),
        ("feed:http://example.org/rss", "http://example.org/rss"),
        ("feed:8080", "https://feed:8080/"),
        ("feed:mailto:me@example.org", None),
        ("me@example.org", None),
        ("javascript:alert(1)", None),
    ],
)
def test_addresses(words: str, address: str | None) -> None:
    assert address_of(words) == address
