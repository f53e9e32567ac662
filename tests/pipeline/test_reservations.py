"""A host's tdmrep.json: asked for once in a long while by crawls that look anew, and kept with texts."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from scraper.demo import start_blogs
from scraper.demo.server import Answer
from scraper.pipeline.reservations import PATH
from tests.pipeline.lab import Lab, Reply
from tests.pipeline.test_whole import Blog, cut, wholes
from tests.pipeline.tools import World, query

RULES = '[{"location": "/p1", "tdm-reservation": 0}, {"location": "/", "tdm-reservation": 1}]'


def with_file(blog: Blog, file: Reply) -> Callable[[str], Reply]:
    return lambda target: file if target == PATH else blog(target)


def signals(lab: Lab) -> dict[str, list[str]]:
    return {name: json.loads(found)["signals"] for name, found in lab.column("rights").items()}


@pytest.mark.parametrize("whole", [True, False], ids=["from the feed", "from the pages"])
def test_what_it_says_is_kept_with_every_text(whole: bool, tmp_path: Path) -> None:
    full = wholes(3)
    with Lab(tmp_path, with_file(Blog(full, full if whole else cut(full)), RULES)) as lab:
        lab.run()
        assert lab.asked(PATH) == [PATH]
        assert signals(lab) == {
            "p0": ["tdm-reservation: 1"],
            "p1": ["tdm-reservation: 0"],
            "p2": ["tdm-reservation: 1"],
        }
        assert lab.query(f"SELECT count(*) FROM captures WHERE url LIKE '%{PATH}'") == [(1,)]


@pytest.mark.parametrize("file", [RULES, None, Answer(status=403), "<html><title>Hello</title></html>"])
def test_it_is_asked_for_once_in_a_month_whatever_comes(file: Reply, tmp_path: Path) -> None:
    blog = Blog(wholes(3), {})
    with Lab(tmp_path, with_file(blog, file)) as lab:
        lab.run()
        assert lab.asked(PATH) == [PATH]
        lab.run()
        assert lab.asked(PATH) == []
        blog.shown |= {"p7": wholes(8)["p7"]}
        report = lab.run()
        assert (report.counts["saved"], lab.asked(PATH)) == (1, [])
        assert signals(lab)["p7"] == (["tdm-reservation: 1"] if file is RULES else [])
        lab.run(days=31)
        assert lab.asked(PATH) == [PATH]


def test_robots_txt_keeps_us_from_asking(tmp_path: Path) -> None:
    blog = Blog(wholes(2), {})

    def answer(target: str) -> Reply:
        if target == "/robots.txt":
            return Answer(parts=("User-agent: *\nDisallow: /.well-known/\n",), kind="text/plain")
        return blog(target)

    with Lab(tmp_path, answer) as lab:
        assert lab.run().counts["saved"] == 2
        assert lab.asked(PATH) == []


def test_a_blog_of_the_demo_serves_one(tmp_path: Path) -> None:
    with start_blogs(["hugo"]) as (blog,):
        World(tmp_path, [blog]).crawl(tmp_path / "archive")
        rows = query(tmp_path / "archive", "SELECT DISTINCT rights FROM metadata")
        assert [json.loads(found)["signals"] for (found,) in rows] == [
            ["tdm-reservation: 1", f"tdm-policy: {blog.absolute('/policies/tdm.json')}"]
        ]


def test_whole_posts_of_an_api_spare_the_question(tmp_path: Path) -> None:
    with start_blogs(["wordpress-block"], scale=20, heavy=False) as (blog,):
        World(tmp_path, [blog]).crawl(tmp_path / "archive")
        assert PATH not in [entry.path for entry in blog.requests]
        blog.close_route("api")
        World(tmp_path, [blog]).crawl(tmp_path / "other")
        assert [entry.path for entry in blog.requests].count(PATH) == 1
