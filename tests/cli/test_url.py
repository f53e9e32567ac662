"""scrape url: a home is crawled, a post is archived, and an entry keeps what is its own."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from scraper import urls
from scraper.cli import main
from scraper.demo import DemoBlog, start_blogs
from scraper.fetch.guard import GuardedBackend
from scraper.types import Site, SiteReport
from tests.cli.tools import listing, server, text
from tests.extraction.pages import page


@pytest.fixture
def blog() -> Iterator[DemoBlog]:
    with start_blogs(["kajabi"]) as (started,):
        yield started


@pytest.fixture
def reachable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blogs without an entry can't be local, so the guard looks away; nor can they be asked without a pause."""
    monkeypatch.setattr(GuardedBackend, "_check", staticmethod(lambda *_, **__: None))
    monkeypatch.setattr("scraper.pipeline.address.Site", partial(Site, delay=0.0))


def asked(blog: DemoBlog) -> list[str]:
    return [entry.path for entry in blog.requests]


def crawl(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    """The report of the one site, from a run that went well."""
    capsys.readouterr()
    assert main([*arguments, "--json"]) == 0
    (report,) = json.loads(capsys.readouterr().out)["sites"]
    return dict(report)


def rows(query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect("archive/archive.db")) as db:
        return db.execute(query).fetchall()


def test_a_home_crawls_the_blog_under_its_entry(
    blog: DemoBlog, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = listing(tmp_path, [{**blog.entry(), "name": "my-own-name"}])
    report = crawl(capsys, "url", blog.url, "--config", str(config))
    assert (report["site"], report["counts"]) == ("my-own-name", {"saved": 6})
    assert len(list(Path("archive/my-own-name").glob("*.txt"))) == 6


def test_a_post_is_archived_and_nothing_else_is_asked(
    blog: DemoBlog, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = listing(tmp_path, [blog.entry()])
    path = blog.path(blog.posts[2])
    report = crawl(capsys, "url", blog.absolute(path), "--config", str(config))
    assert (report["site"], report["counts"]) == ("kajabi", {"saved": 1})
    assert asked(blog) == ["/robots.txt", path]
    (file,) = Path("archive/kajabi").glob("*.txt")
    assert file.read_text("utf-8") == blog.golden()[path]
    # the blog later finds it as its own
    later = crawl(capsys, "site", "kajabi", "--config", str(config))
    assert later["counts"] == {"saved": 5, "unchanged": 1}
    assert rows("SELECT count(*), count(DISTINCT document_id) FROM pages") == [(6, 6)]


@pytest.mark.parametrize("flag", [[], ["--blog"]], ids=["told by the page", "told by --blog"])
def test_a_listing_page_crawls_the_blog(
    flag: list[str], blog: DemoBlog, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = listing(tmp_path, [blog.entry()])
    report = crawl(capsys, "url", *flag, blog.absolute("/blog"), "--config", str(config))
    assert report["counts"] == {"saved": 6}
    assert max(asked(blog).count(path) for path in asked(blog)) == 1, "the page was not asked twice"
    if not flag:
        assert rows("SELECT name, url FROM sites") == [("kajabi", blog.url)], "the entry's address stays"


def test_blog_wins_over_the_looks_of_a_post(
    blog: DemoBlog, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = listing(tmp_path, [blog.entry()])
    address = blog.absolute(blog.path(blog.posts[0]))
    # what is given as a blog's home is no post of it
    assert crawl(capsys, "url", "--blog", address, "--config", str(config))["counts"] == {"saved": 5}
    assert rows("SELECT url FROM sites") == [(blog.url,)], "the entry's address stays"


def test_post_wins_over_the_looks_of_a_page(
    blog: DemoBlog, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = listing(tmp_path, [blog.entry()])
    path = blog.unwanted_paths[0]
    report = crawl(capsys, "url", "--post", blog.absolute(path), "--config", str(config))
    assert report["counts"] == {"saved": 1}
    assert rows("SELECT url FROM corpus") == [(blog.absolute(path),)]


def test_without_an_entry_the_site_is_called_after_its_host(
    blog: DemoBlog, reachable: None, capsys: pytest.CaptureFixture[str]
) -> None:
    path = blog.path(blog.posts[0])
    name = urls.site_name(blog.url)
    post = crawl(capsys, "url", blog.absolute(path))
    assert (post["site"], post["counts"]) == (name, {"saved": 1})
    assert asked(blog) == ["/robots.txt", path]
    assert rows("SELECT name, url FROM sites") == [(name, blog.url)], "the site is the host, not the post"
    assert crawl(capsys, "url", blog.url)["counts"] == {"saved": 5, "unchanged": 1}
    assert len(list(Path("archive", name).glob("*.txt"))) == 6


def test_without_an_entry_a_page_that_is_no_post_leads_to_the_blog(
    blog: DemoBlog, reachable: None, capsys: pytest.CaptureFixture[str]
) -> None:
    report = crawl(capsys, "url", blog.absolute("/blog"))
    assert report["counts"] == {"saved": 6}
    assert asked(blog).count("/blog") == 1


def test_an_address_that_gives_nothing_leaves_no_site(
    reachable: None,
) -> None:
    with server(lambda _: text("gone", 404)) as nothing, server(lambda _: text("<title>x</title>")) as empty:
        for address in (f"{nothing}blog/on-grief", "http://127.0.0.1:9/blog/x"):
            assert main(["url", address]) == 3
        assert main(["url", "--post", f"{empty}blog/x"]) == 3
    assert rows("SELECT name FROM sites") == []
    assert rows("SELECT count(*) FROM crawls") == [(0,)]
    assert rows("SELECT count(*) > 0, count(site_id) FROM captures") == [(1, 0)], "what came is kept"
    assert rows("SELECT count(*) FROM runs") == [(3,)]


@pytest.mark.parametrize(
    ("body", "kind", "words"),
    [
        ("%PDF-1.4", "application/pdf", "it is no web page but application/pdf"),
        ("  ", "text/html", "it is an empty page"),
    ],
)
def test_what_is_no_page_is_no_way_to_the_blog(
    body: str, kind: str, words: str, reachable: None, capsys: pytest.CaptureFixture[str]
) -> None:
    asked_for: list[str] = []

    def answer(path: str) -> tuple[int, dict[str, str], bytes]:
        asked_for.append(path)
        return text(body, 200 if path != "/robots.txt" else 404, kind)

    with server(answer) as host:
        assert main(["url", f"{host}blog/guide.pdf"]) == 3
    assert words in capsys.readouterr().err
    assert asked_for == ["/robots.txt", "/blog/guide.pdf"]


def test_where_readers_come_from_is_no_part_of_an_address(
    blog: DemoBlog, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = listing(tmp_path, [blog.entry()])
    address = blog.absolute(blog.path(blog.posts[2]))
    for shown in (address, f"{address}?utm_source=news"):
        crawl(capsys, "url", "--post", shown, "--config", str(config))
    assert rows("SELECT url FROM corpus") == [(address,)]


def test_a_page_that_asks_not_to_be_archived_is_not(reachable: None, capsys: pytest.CaptureFixture[str]) -> None:
    with server(lambda _: text(page("<meta name=robots content=noarchive>"))) as url:
        assert main(["url", "--post", f"{url}blog/on-rest"]) == 3
    assert "nothing to archive: the page asks not to be archived (noarchive)" in capsys.readouterr().err
    assert rows("SELECT count(*) FROM pages") == [(0,)]


@pytest.mark.parametrize("flag", [[], ["--blog"]], ids=["told by the page", "told by --blog"])
def test_a_host_that_is_no_blog_is_refused_as_by_a_probe(
    flag: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for address in ("https://www.facebook.com/ada", "https://www.psychologytoday.com/us/therapists/ada"):
        assert main(["probe", address]) == 3
        said = capsys.readouterr().err
        assert main(["url", *flag, address]) == 3
        assert capsys.readouterr().err == said
        assert main(["url", *flag, address, "--json"]) == 3
        assert json.loads(capsys.readouterr().out) == {
            "exit_code": 3,
            "error": said.removeprefix("scrape: ").strip(),
        }
    assert not Path("archive").exists()


def test_a_post_or_an_entry_opens_any_host(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = []

    async def archive(address: str, *_: object, **__: object) -> tuple[SiteReport, ...]:
        asked.append(address)
        return (SiteReport(site="x", url=address, platform=None, status="ok"),)

    monkeypatch.setattr("scraper.pipeline.archive_address", archive)
    address = "https://www.facebook.com/ada"
    own = listing(tmp_path, [{"name": "ada", "url": address}])
    assert main(["url", address, "--post"]) == 0
    assert main(["url", address, "--config", str(own)]) == 0
    assert asked == [address, address]


def test_a_post_that_fails_leaves_the_state_of_its_blog(
    blog: DemoBlog, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = ["--config", str(listing(tmp_path, [blog.entry()]))]
    crawl(capsys, "site", "kajabi", *config)
    missing = blog.absolute("/blog/there-is-none")
    assert main(["url", "--post", missing, *config]) == 3
    assert capsys.readouterr().err == (
        f"scrape: {missing}: failed: the host answered 404 Not Found; check its address\n"
    )
    assert main(["url", missing, "--json", *config]) == 3
    (report,) = json.loads(capsys.readouterr().out)["sites"]
    assert (report["site"], report["status"], report["address"]) == ("kajabi", "failed", missing)
    assert main(["sites", "--json", *config]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["status"], row["reason"]) == ("ok", None)
    assert row["last_crawled"] == rows("SELECT ended_at FROM crawls ORDER BY id")[0][0]
    assert row["last_crawled"].endswith("+00:00")
    assert main(["ledger", "kajabi", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["since"] is None
    assert rows("SELECT status, reason FROM crawls ORDER BY id DESC LIMIT 1") == [
        ("address", f"{missing}: the host answered 404 Not Found; check its address")
    ]


def test_a_post_that_was_stopped_leaves_no_trace_on_its_blog(reachable: None) -> None:
    def answer(path: str) -> tuple[int, dict[str, str], bytes]:
        os.kill(os.getpid(), signal.SIGINT)
        return text("", 404)

    with server(answer) as url:
        assert main(["url", "--post", f"{url}blog/on-grief"]) == 130
    assert rows("SELECT name FROM sites") == []


def test_a_site_of_single_posts_says_so(
    blog: DemoBlog, reachable: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    crawl(capsys, "url", blog.absolute(blog.path(blog.posts[0])))
    config = ["--config", str(listing(tmp_path, []))]
    assert main(["sites", *config]) == 0
    assert " 1 -            single posts (no entry) " in capsys.readouterr().out
    assert main(["sites", "--json", *config]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["posts"], row["platform"], row["status"], row["last_crawled"]) == (1, "kajabi", None, None)


def test_a_spelling_without_scheme_is_tried_as_https(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["url", "127.0.0.1:9/blog", "--json"]) == 3
    (report,) = json.loads(capsys.readouterr().out)["sites"]
    assert report["url"].startswith("https://127.0.0.1:9/")
