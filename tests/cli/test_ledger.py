"""scrape ledger: what each route listed, what only one knew, what may be missing."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from scraper.cli import main
from scraper.demo import DemoBlog, start_blogs
from scraper.research import Reader, site_ledger
from tests.cli.tools import listing

POSTS = 25


@pytest.fixture(autouse=True)
def own_turns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def blog(request: pytest.FixtureRequest) -> Iterator[DemoBlog]:
    name, closed = request.param
    with start_blogs([name], POSTS, heavy=False, closed=closed) as (started,):
        yield started


def crawled(blog: DemoBlog, folder: Path) -> int:
    return main(["all", "-q", "--config", str(listing(folder, [blog.entry()])), "--archive", str(folder / "a")])


def ledger(folder: Path, name: str, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, Any]:
    capsys.readouterr()
    assert main(["ledger", name, "--json", "--archive", str(folder / "a"), *more]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


@pytest.mark.parametrize("blog", [("wix-2025", {})], indirect=True)
def test_posts_per_route_and_those_only_one_knew(
    blog: DemoBlog, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert crawled(blog, tmp_path) == 0
    found = ledger(tmp_path, blog.name, capsys, "--only", "sitemap")
    assert (found["articles"], found["declared"], found["holes"]) == (POSTS, None, [])
    assert found["named"] == {"sitemap": POSTS, "feed": 20}
    assert found["only"] == {"sitemap": POSTS - 20}
    assert {post["url"] for post in found["only_posts"]} == {blog.absolute(blog.path(p)) for p in blog.posts[20:]}
    assert [(line["route"], line["listed"], line["cap"]) for line in found["routes"]] == [
        ("sitemap", POSTS, None),
        ("feed", 20, 20),
    ]


@pytest.mark.parametrize("blog", [("wordpress-block", {})], indirect=True)
def test_a_post_the_api_gave_whole_is_named_by_the_other_routes_too(
    blog: DemoBlog, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert crawled(blog, tmp_path) == 0
    found = ledger(tmp_path, blog.name, capsys, "--only", "api")
    assert (found["articles"], found["declared"]) == (POSTS, POSTS)
    assert found["named"] == {"api": POSTS, "sitemap": POSTS}
    assert (found["only"], found["only_posts"]) == ({}, [])
    assert [line["note"] for line in found["routes"] if line["route"] == "feed"] == [
        "not asked: API and sitemaps agree"
    ]


@pytest.mark.parametrize("blog", [("wix-2025", {"sitemap": "404", "listing": "403"})], indirect=True)
def test_where_only_a_capped_route_is_left_the_crawl_is_partial_and_the_hole_is_named(
    blog: DemoBlog, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert crawled(blog, tmp_path) == 3
    assert "partial: the feed shows 20 posts at most" in capsys.readouterr().err
    found = ledger(tmp_path, blog.name, capsys)
    assert (found["articles"], found["only"]) == (20, {"feed": 20})
    assert found["holes"][0] == "the feed shows 20 posts at most"
    assert main(["ledger", blog.name, "--archive", str(tmp_path / "a")]) == 0
    shown = capsys.readouterr().out
    assert "may be missing: the feed shows 20 posts at most" in shown
    assert "shows 20 at most" in shown


@pytest.mark.parametrize("blog", [("kajabi", {})], indirect=True)
def test_a_visit_that_asked_little_does_not_hide_the_whole_one(
    blog: DemoBlog, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (crawled(blog, tmp_path), crawled(blog, tmp_path)) == (0, 0)
    found = ledger(tmp_path, blog.name, capsys)
    assert found["articles"] == POSTS
    assert found["since"][1:] == ["ok", ""]
    assert found["since"][0] > found["started_at"]


@pytest.mark.parametrize("blog", [("kajabi", {})], indirect=True)
def test_unknown_names_and_sites_without_a_ledger(
    blog: DemoBlog, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entry = blog.entry()
    config = str(listing(tmp_path, [entry]))
    post = blog.absolute(blog.path(blog.posts[0]))
    assert main(["url", post, "-q", "--config", config, "--archive", str(tmp_path / "a")]) == 0
    assert main(["ledger", "kajabi", "--archive", str(tmp_path / "a")]) == 6
    assert "no crawl of kajabi has asked its routes yet; run: scrape site kajabi" in capsys.readouterr().err
    assert main(["ledger", "kajaby", "--archive", str(tmp_path / "a")]) == 6
    assert "holds no site 'kajaby'; it has kajabi" in capsys.readouterr().err


@pytest.mark.parametrize("blog", [("kajabi", {})], indirect=True)
def test_a_crawl_that_was_cut_off_is_not_said_to_lack_nothing(
    blog: DemoBlog, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert crawled(blog, tmp_path) == 0
    with sqlite3.connect(tmp_path / "a" / "archive.db") as db:
        db.execute("UPDATE crawls SET status = 'interrupted'")
    capsys.readouterr()
    assert main(["ledger", "kajabi", "--archive", str(tmp_path / "a")]) == 0
    shown = capsys.readouterr().out
    assert "may be missing: the crawl ended interrupted, before every post was read" in shown
    assert "no route is known" not in shown


def test_a_newer_crawl_that_was_cut_off_is_a_hole_of_the_one_before(tmp_path: Path) -> None:
    with start_blogs(["kajabi"], heavy=False) as (blog,):
        assert crawled(blog, tmp_path) == 0
    with sqlite3.connect(tmp_path / "a" / "archive.db") as db:
        db.execute(
            "INSERT INTO crawls (run_id, site_id, started_at) "
            "SELECT run_id, site_id, '2030-01-02T03:04:05' FROM crawls"
        )
    with Reader(tmp_path / "a") as reader:
        found = site_ledger(reader, "kajabi")
    assert found is not None
    assert found.status == "ok"
    assert found.holes == ("the crawl that began 2030-01-02T03:04Z is still at work, or was killed",)


def test_what_was_not_taken_is_counted_by_its_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with start_blogs(["substack"], heavy=False) as (blog,):
        assert crawled(blog, tmp_path) == 0
        found = ledger(tmp_path, blog.name, capsys)
        assert found["skipped"]["paywalled"] == 1
        assert found["declared"] is None or found["declared"] == found["articles"] + sum(found["skipped"].values())
        assert found["failed"] == 0
        assert main(["ledger", blog.name, "--archive", str(tmp_path / "a")]) == 0
        assert "not taken: " in (shown := capsys.readouterr().out)
        assert "1 paywalled" in shown


def test_a_post_that_could_not_be_read_is_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with start_blogs(["kajabi"], heavy=False) as (blog,):
        assert crawled(blog, tmp_path) == 0
    with sqlite3.connect(tmp_path / "a" / "archive.db") as db:
        db.execute("UPDATE pages SET status = 'failed', reason = 'the host answered 500' WHERE id < 3")
    assert ledger(tmp_path, "kajabi", capsys)["failed"] == 2
    assert main(["ledger", "kajabi", "--archive", str(tmp_path / "a")]) == 0
    assert "could not be read: 2" in capsys.readouterr().out


def test_names_beyond_ten_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with start_blogs(["kajabi"], heavy=False) as (blog,):
        assert crawled(blog, tmp_path) == 0
    with sqlite3.connect(tmp_path / "a" / "archive.db") as db:
        for number in range(11):
            db.execute(
                "INSERT INTO sites (name, url, first_crawled) VALUES (?, 'https://x.example/', '2024')",
                (f"b{number:02}",),
            )
    capsys.readouterr()
    assert main(["ledger", "zzz", "--archive", str(tmp_path / "a")]) == 6
    assert "it has b00, b01, b02, b03, b04, b05, b06, b07, b08, b09 and 2 more" in capsys.readouterr().err


@pytest.mark.parametrize("blog", [("kajabi", {})], indirect=True)
@pytest.mark.parametrize("status", ["interrupted", "running"])
def test_a_visit_that_was_cut_off_does_not_hide_the_whole_one(
    status: str, blog: DemoBlog, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert crawled(blog, tmp_path) == 0
    blog.mutate()
    assert crawled(blog, tmp_path) == 0
    with closing(sqlite3.connect(tmp_path / "a" / "archive.db")) as database, database:
        last = "(SELECT max(id) FROM crawls)"
        database.execute(
            f"UPDATE crawls SET status = ?, named_by = '{{\"feed\": 2}}' WHERE id = {last}", (status,)
        )
    found = ledger(tmp_path, blog.name, capsys)
    assert (found["status"], found["articles"], found["since"][1]) == ("ok", POSTS, status)
