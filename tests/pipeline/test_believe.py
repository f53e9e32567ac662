"""Blogs whose pages do not let this program in: their feed is believed where the entry says that it is whole."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from scraper.demo.server import Answer
from scraper.types import RouteKind
from tests.pipeline.lab import Lab, Reply, excerpt, june, paragraphs, rss
from tests.pipeline.test_whole import Blog, lengths, wholes


def shut(posts: Mapping[str, str]) -> Callable[[str], Reply]:
    """A blog that answers everything with 403, but for robots.txt and its feed."""

    def answer(target: str) -> Reply:
        if target == "/robots.txt":
            return Answer(parts=("User-agent: *\nDisallow:\n",), kind="text/plain")
        if target == "/feed/":
            return rss((p, p, june(1 + i % 28), body) for i, (p, body) in enumerate(posts.items()))
        return Answer(parts=("Forbidden",), status=403)

    return answer


def routes(lab: Lab) -> dict[str, Any]:
    return {"believe": RouteKind.FEED, "extra_routes": ((RouteKind.FEED, f"{lab.pages.url}feed/"),)}


def test_a_shut_blog_fails_and_names_the_remedy(tmp_path: Path) -> None:
    with Lab(tmp_path, shut(wholes(3))) as lab:
        report = lab.run()
        assert report.status == "failed"
        assert "`believe: feed` in its entry takes them from there" in report.reason
        assert lab.pages.asked == ["/robots.txt", "/"]


def test_its_feed_is_taken_at_the_entrys_word(tmp_path: Path) -> None:
    posts = wholes(3)
    with Lab(tmp_path, shut(posts)) as lab:
        report = lab.run(**routes(lab))
        assert (report.status, report.counts) == ("partial", {"saved": 3})
        assert lab.pages.asked == ["/robots.txt", "/", "/feed/"], "no page, no sitemap, no list"
        assert set(lab.column("confidence").values()) == {"medium"}
        evidence = json.loads(lab.column("evidence")["p1"])
        assert evidence == ["listed by feed", "whole by the entry's word"]
        assert lengths(lab) == dict.fromkeys(posts, 400)
        again = lab.run(**routes(lab))
        assert (again.counts.get("saved"), again.counts.get("failed")) == (None, None)
        assert len(lab.pages.asked) <= 3


def test_what_is_plainly_no_whole_post_is_not_taken(tmp_path: Path) -> None:
    posts = {
        **wholes(2),
        "short": "<p>A line for the new year, and no more than this line.</p>",
        "cut": paragraphs(80, "cut") + "<p>Read more…</p>",
    }
    with Lab(tmp_path, shut(posts)) as lab:
        assert lab.run(**routes(lab)).counts == {"saved": 2, "failed": 2}


def test_a_post_that_is_edited_in_the_feed_is_revised_and_an_excerpt_is_not_taken(tmp_path: Path) -> None:
    posts = wholes(3)
    with Lab(tmp_path, shut(posts)) as lab:
        lab.run(**routes(lab))
        posts["p1"] += paragraphs(80, "more")
        posts["p2"] = excerpt("p2")
        report = lab.run(**routes(lab))
        assert report.counts["revised"] == 1
        assert lengths(lab) == {"p0": 400, "p1": 480, "p2": 400}


def test_without_the_entrys_word_pages_that_do_not_come_are_told_with_the_remedy(tmp_path: Path) -> None:
    full = wholes(4)
    blog = Blog(full, full, bad=dict.fromkeys(full, Answer(status=403)))
    with Lab(tmp_path, blog) as lab:
        report = lab.run()
        assert report.counts.get("saved") is None
        assert "`believe: feed`" in report.reason
        saved = lab.run(believe=RouteKind.FEED)
        assert saved.counts == {"saved": 4}
        assert not [path for path in lab.pages.asked if path.startswith("/p")]
