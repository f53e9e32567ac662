"""What is asked for again: what robots.txt forbade once, what a bad day answered, what may have changed since."""

from __future__ import annotations

import json
import urllib.parse
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scraper.demo.server import Answer
from tests.pipeline.lab import Lab, Reply, feed, home, paragraphs, post, sitemap

POSTS = ("p0", "p1", "p2")
EMPTY = "<html><head><title>Back soon</title></head><body></body></html>"


def wordpress(posts: Callable[[], list[dict[str, Any]]], url: Callable[[], str], robots: Callable[[], str]) -> Any:
    """A WordPress blog with an open API, as far as a crawl asks it."""
    api = '<link rel="https://api.w.org/" href="HOST/wp-json/">'

    def answer(target: str) -> Reply:
        if target == "/robots.txt":
            return robots()
        if target == "/":
            return home(f'<meta name="generator" content="WordPress 6.5">{api}')
        if target.startswith("/wp-json/wp/v2/posts"):
            told = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(target).query))
            order = "id" if told.get("orderby") == "id" else "modified"
            rows = sorted(posts(), key=lambda row: row[order], reverse=order == "modified")
            head = (("X-WP-Total", str(len(rows))), ("X-WP-TotalPages", "1"))
            text = json.dumps(rows[: int(told.get("per_page", 10))]).replace("HOST/", url())
            return Answer(parts=(text,), kind="application/json", headers=head)
        for row in posts():
            if row["link"] == f"HOST{target}":
                return post(row["title"]["rendered"], row["content"]["rendered"], "2026-06-01")
        return None

    return answer


def item(number: int, path: str, html: str, *, locked: bool = False) -> dict[str, Any]:
    """A post of that API."""
    return {
        "id": number,
        "slug": f"s{number}",
        "link": f"HOST/{path}/",
        "date": "2026-06-01T10:00:00",
        "date_gmt": "2026-06-01T10:00:00",
        "modified": "2026-06-01T10:00:00",
        "modified_gmt": "2026-06-01T10:00:00",
        "title": {"rendered": f"Post {number}"},
        "content": {"rendered": html, "protected": locked},
        "_embedded": {},
    }


def test_what_robots_forbade_is_taken_from_an_api_once_it_may_be(tmp_path: Path) -> None:
    rules = ["User-agent: *\nDisallow: /private-notes/\n"]
    rows = [
        item(1, "one", paragraphs(200, "a")),
        item(2, "private-notes/two", paragraphs(200, "b")),
        item(3, "three", paragraphs(200, "c"), locked=True),
    ]
    with Lab(tmp_path, wordpress(lambda: rows, lambda: lab.pages.url, lambda: rules[0])) as lab:
        first = lab.run()
        assert (first.counts, first.skipped) == (
            {"saved": 1, "skipped": 2}, {"password-protected": 1, "robots": 1}
        )  # fmt: skip
        rules[0] = ""
        second = lab.run(31)
        assert second.counts == {"saved": 1, "skipped": 1, "unchanged": 1}
        assert second.skipped == {"password-protected": 1}, "a page without an article was called unchanged"
        assert sum(second.named_by.values()) == 2
        assert set(lab.texts()) == {"one", "two"}


class Blog:
    """Three posts in a feed of teasers and a sitemap; `bad` says what a post's page answers instead."""

    def __init__(self) -> None:
        self.stamp = "2026-06-01"
        self.added = ""
        self.bad: dict[str, Reply] = {}

    def __call__(self, target: str) -> Reply:
        path = target.lstrip("/")
        if path == "":
            return home()
        if path == "rss.xml":
            return feed(dict.fromkeys(POSTS, f"teaser {self.stamp} {self.added}"))
        if path == "sitemap.xml":
            return sitemap(dict.fromkeys(POSTS, self.stamp))
        if path in self.bad:
            return self.bad[path]
        return post(f"Title {path}", paragraphs(120, path) + self.added, "2026-06-01") if path in POSTS else None


def to_home() -> Answer:
    return Answer(status=302, headers=(("Location", "/"),))


@pytest.mark.parametrize(
    ("reply", "reason"), [(EMPTY, "no-text"), (to_home(), "redirects-to-a-list")], ids=["empty", "to home"]
)
@pytest.mark.parametrize("stamp", ["", "2026-06-01"])
def test_a_bad_day_does_not_cost_a_post_for_ever(reply: Reply, reason: str, stamp: str, tmp_path: Path) -> None:
    blog = Blog()
    blog.stamp = stamp
    blog.bad = {"p1": reply, "p2": reply}
    with Lab(tmp_path, blog) as lab:
        assert lab.run().skipped == {reason: 2}
        blog.added = "<p>More.</p>"
        lab.run()
        assert lab.asked("/p1", "/p2") == [], "asked again before it is time"
        blog.bad = {}
        report = lab.run(40)
        assert (report.status, report.counts["saved"]) == ("ok", 2)
        assert set(lab.texts()) == set(POSTS)


def test_an_edit_that_fell_on_a_bad_day_is_read_later(tmp_path: Path) -> None:
    blog = Blog()
    with Lab(tmp_path, blog) as lab:
        lab.run()
        blog.stamp, blog.added = "2026-10-01", "<p>A correction by the author.</p>"
        blog.bad = dict.fromkeys(POSTS, EMPTY)
        assert lab.run().skipped == {"no-text": 3}
        blog.bad = {}
        assert lab.run(40).counts == {"revised": 3}
        assert all("correction" in text for text in lab.texts().values())


def test_a_second_edit_on_the_day_of_the_visit_is_found(tmp_path: Path) -> None:
    blog = Blog()
    with Lab(tmp_path, blog) as lab:
        blog.stamp = (lab.now.date()).isoformat().replace("-02", "-03")
        lab.run()
        blog.added = "<p>A correction on the same day.</p>"
        # the stamp is that day's still
        assert lab.run().counts == {"revised": 3}
        blog.added += "<p>No page tells of this one.</p>"
        blog.stamp += "T10:00:00Z"
        lab.run(3)
        lab.run(2)
        assert not lab.asked("/p0", "/p1", "/p2"), "asked once more, not for ever"


def test_a_day_on_which_the_whole_site_was_built_is_no_day_of_edits(tmp_path: Path) -> None:
    many = [f"p{i}" for i in range(12)]
    built = ["2026-11-03"]

    def answer(target: str) -> Reply:
        path = target.lstrip("/")
        if path == "":
            return home()
        if path == "rss.xml":
            return feed(dict.fromkeys(many[:3], f"teaser {len(many)}"))
        if path == "sitemap.xml":
            return sitemap(dict.fromkeys(many, built[0]))
        return post(f"Title {path}", paragraphs(120, path), "2026-06-01") if path in many else None

    with Lab(tmp_path, answer) as lab:
        lab.run()
        many.append("p99")
        lab.run()
        assert [path for path in lab.pages.asked if path.startswith("/p")] == ["/p99"]


def test_each_route_is_compared_with_what_it_said_itself(tmp_path: Path) -> None:
    """A post that leaves the feed's window, or comes into a list that did not name it, has not changed."""
    paths = [f"p{i}" for i in range(8)]
    shown = [4]
    note = "<p>A photograph by Jane Doe, taken on a walk.</p>"

    def answer(target: str) -> Reply:
        path = target.lstrip("/")
        now = paths[: shown[0]]
        if path == "":
            return home()
        if path == "rss.xml":
            window = now[::-1][:3]
            return atom({p: (f"2026-06-1{paths.index(p)}T12:00:00Z", paragraphs(200, p)) for p in window})
        if path == "sitemap.xml":
            return sitemap({p: f"2026-06-1{paths.index(p)}" for p in now})
        return post(f"Title {path}", paragraphs(200, path) + note, "2026-06-10") if path in paths else None

    with Lab(tmp_path, answer) as lab:
        lab.run()
        for _ in range(3):
            shown[0] += 1
            counts = lab.run(2).counts
            assert (counts.get("saved"), counts.get("revised")) == (1, None)
            assert not lab.asked(*(f"/{path}" for path in paths[: shown[0] - 1]))


def atom(entries: dict[str, tuple[str, str]]) -> str:
    """An Atom feed: for each path its moment, of publication and of change, and its HTML."""
    rows = "".join(
        f'<entry><id>tag:x,{path}</id><title>Title {path}</title><link rel="alternate" href="HOST/{path}"/>'
        f"<published>{moment}</published><updated>{moment}</updated>"
        f'<content type="html"><![CDATA[{body}]]></content></entry>'
        for path, (moment, body) in entries.items()
    )
    return f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>b</title>{rows}</feed>'
