"""Posts that routes carry: taken for whole once pages have shown it, of the right day, never instead of more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from scraper.demo.server import Answer
from scraper.pipeline.harvest import Harvest
from scraper.types import Candidate, Capture, Extracted
from tests.pipeline.lab import Lab, Reply, excerpt, home, june, paragraphs, post, rss, sitemap, words
from tests.pipeline.test_asked_again import item, wordpress

SHELL = (
    '<html><head><title>T</title></head><body><div id="root"></div><noscript>You need JavaScript</noscript>'
    "<h1>T</h1></body></html>"
)


class Blog:
    """Posts that a feed carries: `told` is what the feed says of them, `shown` what their pages show."""

    def __init__(self, shown: Mapping[str, str], told: Mapping[str, str], **more: Any) -> None:
        self.shown = dict(shown)
        self.told = dict(told)
        self.bad: dict[str, Reply] = {}
        self.stamp = ""
        self.days: dict[str, str] = {}
        self.hours: dict[str, tuple[int, int]] = {}
        self.heads: dict[str, str] = {}
        for name, value in more.items():
            setattr(self, name, value)

    def __call__(self, target: str) -> Reply:
        path = target.lstrip("/")
        if path == "":
            return home()
        if path == "rss.xml":
            return rss((p, p, june(*self.when(i, p)), body) for i, (p, body) in enumerate(self.told.items()))
        if path == "sitemap.xml":
            return sitemap(dict.fromkeys(self.shown, self.stamp))
        if path in self.bad:
            return self.bad[path]
        if path in self.shown and path not in self.told:
            return post(f"Title {path}", self.shown[path], "2026-06-01")
        if path in self.shown:
            day = self.days.get(path, "" if self.hours else f"2026-06-{1 + list(self.told).index(path) % 28:02}")
            return post(f"Title {path}", self.shown[path], day, self.heads.get(path, ""))
        return None

    def when(self, index: int, path: str) -> tuple[int, int]:
        return self.hours.get(path, (1 + index % 28, 12))


def wholes(number: int, size: int = 400) -> dict[str, str]:
    return {f"p{i}": paragraphs(size, f"p{i}") for i in range(number)}


def cut(bodies: Mapping[str, str]) -> dict[str, str]:
    return {path: excerpt(path) for path in bodies}


def lengths(lab: Lab) -> dict[str, int]:
    return {path: len(text.split()) for path, text in lab.texts().items()}


def pages_of(lab: Lab) -> list[str]:
    return [path for path in lab.pages.asked if path.startswith("/p")]


# samples --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [403, 404])
def test_a_feed_whose_pages_do_not_come_is_not_taken_at_its_word(status: int, tmp_path: Path) -> None:
    full = wholes(6)
    blog = Blog(full, cut(full), bad=dict.fromkeys(full, Answer(status=status)))
    with Lab(tmp_path, blog) as lab:
        report = lab.run()
        assert (report.status, set(report.counts)) == ("partial", {"failed"})
        assert len(pages_of(lab)) == len(set(pages_of(lab))), "a page that failed was asked twice"
        blog.bad = {}
        lab.run(40)
        assert set(lengths(lab).values()) == {400}


def test_one_page_that_fails_leaves_no_excerpt_behind(tmp_path: Path) -> None:
    full = wholes(4)
    blog = Blog(full, cut(full), bad={"p0": Answer(status=403)}, stamp="2026-06-01")
    with Lab(tmp_path, blog) as lab:
        assert lab.run().counts == {"failed": 1, "saved": 3}
        blog.bad = {}
        assert lab.run().counts["saved"] == 1
        assert set(lengths(lab).values()) == {400}


def test_a_short_newest_post_does_not_speak_for_those_that_are_cut(tmp_path: Path) -> None:
    full = {"p0": f"<p>{words(80, 'short')}</p>"} | {f"p{i}": paragraphs(400, f"p{i}") for i in range(1, 8)}
    with Lab(tmp_path, Blog(full, cut(full) | {"p0": full["p0"]})) as lab:
        assert lab.run().counts == {"saved": 8}
        assert set(lengths(lab).values()) == {80, 400}


def test_whole_posts_among_many_of_one_length_do_not_speak_for_them(tmp_path: Path) -> None:
    full = wholes(9)
    told = cut(full) | {"p3": full["p3"], "p4": f"<p>{words(52, 'brief')}</p>"}
    full["p4"] = told["p4"]
    with Lab(tmp_path, Blog(full, told)) as lab:
        lab.run()
        assert lengths(lab) == dict.fromkeys(full, 400) | {"p4": 52}


def test_an_api_whose_newer_posts_keep_their_text_elsewhere(tmp_path: Path) -> None:
    full = {f"p{i}": paragraphs(400, f"p{i}") for i in (1, 2, 3)}
    rows = [item(1, "p1", full["p1"])] + [item(i, f"p{i}", f"<p>{words(60, f'intro{i}')}</p>") for i in (2, 3)]
    site = wordpress(lambda: rows, lambda: lab.pages.url, str)

    def answer(target: str) -> Reply:
        path = target.strip("/")
        return post(f"Post {path[1]}", full[path], "2026-06-01") if path in full else site(target)

    with Lab(tmp_path, answer) as lab:
        lab.run()
        assert lengths(lab) == dict.fromkeys(full, 400)


def test_what_only_pages_forbid_is_not_taken_from_a_feed(tmp_path: Path) -> None:
    full = wholes(5)
    sold = (
        '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "BlogPosting", '
        '"headline": "T", "isAccessibleForFree": false}</script>'
    )
    teased = {"p2": excerpt("p2"), "p3": excerpt("p3")}
    heads = {"p2": sold, "p3": sold, "p4": '<meta name="robots" content="noarchive">'}
    with Lab(tmp_path, Blog(full | teased, full | teased, heads=heads)) as lab:
        assert lab.run().skipped == {"noarchive": 1, "paywalled": 2}
        assert set(lab.texts()) == {"p0", "p1"}


def test_samples_of_a_whole_feed_are_few_and_rare(tmp_path: Path) -> None:
    full = wholes(9, 200)
    blog = Blog(full, full)
    with Lab(tmp_path, blog) as lab:
        assert lab.run().counts == {"saved": 9}
        assert len(pages_of(lab)) == 3
        for days, asked in ((1, 0), (1, 0), (31, 1), (1, 0)):
            blog.shown |= {f"p9{len(blog.shown)}": paragraphs(200, f"p9{len(blog.shown)}")}
            blog.told = dict(reversed(blog.shown.items()))
            assert lab.run(days).counts == {"saved": 1, "unchanged": len(blog.shown) - 1}
            assert len(pages_of(lab)) == asked, days


def test_posts_that_the_entry_does_not_want_are_no_samples(tmp_path: Path) -> None:
    full = wholes(3, 200) | {"private/p9": paragraphs(800, "p9")}
    with Lab(tmp_path, Blog(full, full)) as lab:
        assert lab.run(exclude=("/private/*",)).counts == {"saved": 3}
        assert not [path for path in lab.pages.asked if path.startswith("/private/")]


# later ----------------------------------------------------------------------------------------------------------


def test_a_feed_that_turns_to_excerpts_takes_nothing_away(tmp_path: Path) -> None:
    full = wholes(5)
    blog = Blog(full, full)
    with Lab(tmp_path, blog) as lab:
        assert lab.run().counts == {"saved": 5}
        # with a new post before the known ones
        blog.shown = wholes(6)
        blog.told = dict(reversed(cut(blog.shown).items()))
        assert lab.run().counts == {"saved": 1, "unchanged": 5}
        assert lengths(lab) == dict.fromkeys(blog.shown, 400)
        lab.run(40)
        assert lengths(lab) == dict.fromkeys(blog.shown, 400)


def test_an_author_may_make_a_post_shorter(tmp_path: Path) -> None:
    full = wholes(3)
    blog = Blog(full, full)
    with Lab(tmp_path, blog) as lab:
        lab.run()
        blog.shown["p1"] = blog.told["p1"] = paragraphs(200, "p1")
        assert lab.run().counts == {"revised": 1, "unchanged": 2}
        assert lengths(lab) == {"p0": 400, "p1": 200, "p2": 400}


def test_a_feed_of_another_platform_is_looked_at_anew(tmp_path: Path) -> None:
    full = wholes(4)
    blog = Blog(full, full)
    with Lab(tmp_path, blog) as lab:
        lab.run()
        moved = Blog(wholes(5), cut(wholes(1)) | {"p4": excerpt("p4")})
        generator = home().replace("<title>", '<meta name="generator" content="Ghost 5.0"><title>')
        lab.pages._answer = lambda target: generator if target == "/" else moved(target)
        report = lab.run(3)
        assert report.platform == "ghost"
        assert lengths(lab) == dict.fromkeys(wholes(5), 400)


@pytest.mark.parametrize("hour", [12, 20])
def test_text_of_page_and_feed_do_not_take_turns(hour: int, tmp_path: Path) -> None:
    told = wholes(5, 200)
    note = "<p>A photograph by Jane Doe, taken on a walk.</p>"
    blog = Blog({path: body + note for path, body in told.items()}, told)
    blog.days = {f"p{i}": f"2026-06-{1 + i:02}" for i in range(9)}
    blog.hours = {f"p{i}": (1 + i, hour) for i in range(9)}
    with Lab(tmp_path, blog) as lab:
        lab.run()
        for number in (6, 7, 8):
            blog.told = wholes(number, 200)
            blog.shown = {path: body + note for path, body in blog.told.items()}
            assert lab.run(2).counts == {"saved": 1, "unchanged": number - 1}
        assert lab.query("SELECT count(*) FROM revisions") == [(8,)]


def test_a_post_that_was_read_from_its_page_stays_with_it(tmp_path: Path) -> None:
    full = wholes(4, 200)
    note = "<p>A photograph by Jane Doe, taken on a walk.</p>"
    blog = Blog({path: body + note for path, body in full.items()}, {path: full[path] for path in ("p0", "p1")})
    with Lab(tmp_path, blog) as lab:
        assert lab.run().counts == {"saved": 4}
        # the feed shows them all now
        blog.told = full
        assert lab.run(2).counts == {"unchanged": 4}
        assert len(lab.query("SELECT id FROM revisions")) == 4


# days -----------------------------------------------------------------------------------------------------------


def test_days_of_noon_prove_no_days_of_the_night(tmp_path: Path) -> None:
    full = wholes(5, 200)
    blog = Blog(full, full)
    # a site of Los Angeles: what comes after 8 p.m. is of the next day in UTC
    blog.hours = {"p0": (8, 20), "p1": (9, 19), "p2": (10, 18), "p3": (12, 3), "p4": (13, 2)}
    blog.days = {f"p{i}": f"2026-06-{8 + i:02}" for i in range(5)}
    with Lab(tmp_path, blog) as lab:
        lab.run()
        assert lab.column("published") == blog.days
        assert set(lab.column("published_certain").values()) == {1}


def test_late_hours_prove_the_earlier_ones_of_the_same_half(tmp_path: Path) -> None:
    full = wholes(8, 200)
    blog = Blog(full, full)
    blog.hours = {f"p{i}": (1 + i, hour) for i, hour in enumerate((2, 5, 6, 7, 22, 21, 18, 16))}
    blog.days = {f"p{i}": f"2026-06-{1 + i:02}" for i in range(8)}
    with Lab(tmp_path, blog) as lab:
        lab.run()
        assert lab.column("published") == blog.days
        # three of them to see that the feed is whole
        assert {"/p0", "/p4"} <= set(pages_of(lab))
        assert len(pages_of(lab)) <= 4
        assert set(lab.column("published_certain").values()) == {1}


def test_pages_without_a_date_prove_no_day_and_are_not_asked_for_ever(tmp_path: Path) -> None:
    full = wholes(6, 200)
    blog = Blog(full, full, hours={f"p{i}": (1 + i, 3) for i in range(9)})
    with Lab(tmp_path, blog) as lab:
        assert lab.run().counts == {"saved": 6}
        assert len(pages_of(lab)) == 3
        assert set(lab.column("published_certain").values()) == {0}
        lines = [file.read_text("utf-8").split("\n")[2] for file in lab.archive.rglob("*.txt")]
        # the first of June at 3 a.m. is the last of May in the west
        assert sorted(lines) == ["2026", *["Jun 2026"] * 5]
        blog.shown = blog.told = wholes(8, 200)
        assert lab.run(2).counts == {"saved": 2, "unchanged": 6}
        assert pages_of(lab) == []


def test_a_zone_learned_later_makes_days_sure_without_a_revision(tmp_path: Path) -> None:
    full = wholes(2, 200)
    moment = '<meta property="article:published_time" content="2026-06-09T03:00:00Z">'
    blog = Blog(full, cut(full), heads=dict.fromkeys(full, moment), hours=dict.fromkeys(full, (9, 3)))
    with Lab(tmp_path, blog) as lab:
        lab.run()
        assert set(lab.column("published_certain").values()) == {0}
        lab.run(40, timezone="America/New_York")
        assert lab.column("published") == dict.fromkeys(full, "2026-06-08")
        assert set(lab.column("published_certain").values()) == {1}
        assert lab.query("SELECT count(*) FROM revisions") == [(2,)]


def test_the_text_of_a_feed_is_taken_where_pages_are_shells_of_scripts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = wholes(40, 120)
    blog = Blog(full, full, hours={f"p{i}": (1 + i % 28, 20) for i in range(60)})
    blog.bad = {f"p{i}": SHELL for i in range(60)}
    held: list[int] = []
    true: Callable[..., Any] = Harvest.extract

    async def watched(self: Harvest, candidate: Candidate, capture: Capture, **more: Any) -> Extracted:
        held.append(len(self.sampled))
        return await true(self, candidate, capture, **more)  # type: ignore[no-any-return]

    monkeypatch.setattr(Harvest, "extract", watched)
    with Lab(tmp_path, blog) as lab:
        assert lab.run().counts == {"saved": 40}
        assert len(pages_of(lab)) == 3
        assert max(held) <= 3
        blog.shown = blog.told = wholes(42, 120)
        assert lab.run(2).counts == {"saved": 2, "unchanged": 40}
        assert pages_of(lab) == []


def test_a_whole_feed_is_taken_though_one_of_its_pages_is_gone(tmp_path: Path) -> None:
    full = wholes(6, 200)
    blog = Blog(full, full, bad={"p5": Answer(status=404)})
    with Lab(tmp_path, blog) as lab:
        assert lab.run().counts == {"saved": 6}


def test_an_api_that_cuts_all_but_its_short_posts(tmp_path: Path) -> None:
    full = {f"p{i}": paragraphs(400, f"p{i}") for i in range(1, 7)} | {"p7": f"<p>{words(60, 'short')}</p>"}
    rows = [
        item(i + 1, path, body if path == "p7" else excerpt(path)) for i, (path, body) in enumerate(full.items())
    ]
    site = wordpress(lambda: rows, lambda: lab.pages.url, str)

    def answer(target: str) -> Reply:
        path = target.strip("/")
        return post(f"Post {path[1]}", full[path], "2026-06-01") if path in full else site(target)

    with Lab(tmp_path, answer) as lab:
        lab.run()
        assert lengths(lab) == dict.fromkeys(full, 400) | {"p7": 60}
