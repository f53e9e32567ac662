"""The one sink: what is collected is written in one transaction, and every lead has its row."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from scraper.fetch import Session
from scraper.pipeline import crawl
from scraper.pipeline.batch import Batch
from scraper.store import Archive, Readings
from tests.pipeline.lab import Lab, Reply, feed, home, paragraphs, post, sitemap

NAMES = ("rest", "grief", "sleep")
MAP = '<meta property="og:type" content="article">'


def blog(names: tuple[str, ...] = NAMES) -> dict[str, Reply]:
    """A blog with a sitemap, whose posts are read from their pages."""
    pages: dict[str, Reply] = {"/": home(""), "/sitemap.xml": sitemap(dict.fromkeys(names, "2026-06-01"))}
    return pages | {f"/{name}": post(f"On {name}", paragraphs(120, name), head=MAP) for name in names}


def test_no_transaction_is_open_while_a_host_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archives: list[Archive] = []
    made, asked = Archive.__init__, Session.get
    open_ones: list[bool] = []

    def opened(self: Archive, folder: Path) -> None:
        made(self, folder)
        archives.append(self)

    async def get(self: Session, url: str, **more: Any) -> Any:
        open_ones.append(archives[-1].in_transaction)
        return await asked(self, url, **more)

    monkeypatch.setattr(Archive, "__init__", opened)
    monkeypatch.setattr(Session, "get", get)
    with Lab(tmp_path, blog().get) as lab:
        assert lab.run().counts == {"saved": 3}
        lab.run()
    assert open_ones
    assert not any(open_ones)


def test_what_waits_is_seen_by_who_looks_for_it(tmp_path: Path) -> None:
    """The third address leads to the first post, whose row waits for its transaction by then."""
    pages = blog() | {"/sleep": post("On rest", paragraphs(120, "rest"), head=MAP + canonical("rest"))}
    with Lab(tmp_path, pages.get) as lab:
        assert lab.run().counts == {"saved": 2, "duplicate": 1}


def canonical(name: str) -> str:
    return f'<link rel="canonical" href="/{name}">'


def test_a_fault_in_one_text_loses_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Readings.save

    def save(self: Readings, lead: Any, *rest: Any) -> Any:
        laid = real(self, lead, *rest)
        if lead.key.endswith("grief"):
            raise ZeroDivisionError("a mistake")
        return laid

    with Lab(tmp_path, blog().get) as lab:
        with monkeypatch.context() as patch:
            patch.setattr(Readings, "save", save)
            report = lab.run()
        assert report.counts == {"failed": 1, "saved": 2}
        assert [outcome.reason for outcome in report.failures] == [
            "a fault of this program: ZeroDivisionError: a mistake"
        ]
        assert set(lab.texts()) == {"rest", "sleep"}
        assert lab.query("SELECT count(*) FROM texts") == [(2,)], "nothing of the lost text is left"
        assert lab.run().counts == {"saved": 1, "unchanged": 2}


def test_a_transaction_holds_a_hundred_at_most(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = tuple(f"p{number}" for number in range(130))
    sizes: list[int] = []
    commit = Batch.commit

    def counted(self: Batch) -> None:
        sizes.append(len(self._waiting))
        commit(self)

    monkeypatch.setattr(Batch, "commit", counted)
    with Lab(tmp_path, blog(names).get) as lab:
        assert lab.run().counts == {"saved": 130}
    assert max(sizes) == 100


# leads --------------------------------------------------------------------------------------------------------


class Stopping:
    """Answers from pages, and stops the run after so many answers."""

    def __init__(self, pages: dict[str, Reply], after: int) -> None:
        self.pages = pages
        self.left = after
        self.stop: list[Any] = []

    def __call__(self, target: str) -> Reply:
        self.left -= 1
        if self.left == 0:
            self.stop[0]()
        return self.pages.get(target)


def test_what_was_never_asked_for_is_asked_for_though_no_route_names_it_any_more(tmp_path: Path) -> None:
    pages = blog()
    answer = Stopping(pages, after=10)
    with Lab(tmp_path, answer) as lab:
        order = replace(lab.order(), on_start=answer.stop.append)
        (report,) = asyncio.run(crawl([lab.site()], order))
        assert report.status == "interrupted"
        status = "SELECT key, status FROM pages ORDER BY key"
        told = {key.split("/")[1]: status for key, status in lab.query(status)}
        assert sorted(told) == sorted(NAMES)
        left = sorted(name for name, status in told.items() if status == "listed")
        assert left, "some were not asked for"
        claims = lab.query(f"SELECT claims FROM pages WHERE key LIKE '%/{left[0]}'")
        [said] = json.loads(claims[0][0])["sitemap"]
        assert said["modified"]["day"] == "2026-06-01"
        pages["/sitemap.xml"] = sitemap({name: "2026-06-01" for name in NAMES if name not in left})
        lab.run(days=2)
        assert set(lab.texts()) == set(NAMES)
        assert lab.query("SELECT count(*) FROM pages WHERE status = 'listed'") == [(0,)]


def test_a_page_keeps_what_its_routes_said_when_it_was_read(tmp_path: Path) -> None:
    pages = blog() | {"/rss.xml": feed({name: paragraphs(40, name) for name in NAMES})}
    pages["/"] = home()
    with Lab(tmp_path, pages.get) as lab:
        lab.run()
        rows = lab.query("SELECT claims FROM pages")
        assert len(rows) == 3
        for (claims,) in rows:
            said = json.loads(claims)
            assert set(said) == {"feed", "sitemap"}
            assert said["feed"][0]["title"].startswith("Title ")


def test_a_row_says_which_complete_walk_listed_it_last(tmp_path: Path) -> None:
    pages = blog() | {"/robots.txt": "Sitemap: HOST/post-sitemap.xml", "/post-sitemap.xml": blog()["/sitemap.xml"]}
    told = "SELECT listed, last_listed FROM pages WHERE key LIKE '%/sleep'"
    with Lab(tmp_path, pages.get) as lab:
        lab.run()
        first = lab.now
        assert lab.query(told) == [(1, None)]
        assert lab.query("SELECT walked_at FROM sites") == [(first.isoformat(),)]
        pages["/post-sitemap.xml"] = sitemap({"rest": "2026-06-01", "grief": "2026-06-01"})
        lab.run()
        assert lab.query(told) == [(0, first.isoformat())]
        lab.run(days=40)
        assert lab.query(told) == [(0, first.isoformat())], "it is written when it changes"
        pages["/post-sitemap.xml"] = sitemap(dict.fromkeys(NAMES, "2026-06-02"))
        lab.run()
        assert lab.query(told) == [(1, None)]
        assert lab.now - first == timedelta(days=42)


def test_what_the_entry_excludes_is_no_lead_any_more(tmp_path: Path) -> None:
    pages = blog() | {"/robots.txt": "Sitemap: HOST/post-sitemap.xml", "/post-sitemap.xml": blog()["/sitemap.xml"]}
    answer = Stopping(pages, after=10)
    with Lab(tmp_path, answer) as lab:
        order = replace(lab.order(), on_start=answer.stop.append)
        asyncio.run(crawl([lab.site()], order))
        left = [key.split("/")[1] for (key,) in lab.query("SELECT key FROM pages WHERE status = 'listed'")]
        entry = {"exclude": tuple(f"/{name}" for name in left)}
        assert left
        lab.run(days=2, **entry)
        lab.run(days=1, **entry)
        assert len(lab.pages.asked) <= 3, "the probe is enough"
