"""Pages that ask not to be archived: read like any, kept by nothing, and a sample that says so is heeded."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scraper.demo.server import Answer
from scraper.extraction import extract_page
from scraper.pipeline.permission import permitted
from scraper.types import Article, NotArticle, Rights
from tests.extraction.pages import hints, page
from tests.pipeline.lab import Lab, Reply, home, june, paragraphs, post, rss, sitemap
from tests.pipeline.test_whole import SHELL, Blog, cut, wholes

NOARCHIVE = '<meta name="robots" content="noarchive">'


def verdict(head: str = "", **said: Any) -> str:
    """What the archive makes of a page: "" where it may be kept."""
    found = permitted(extract_page(page(head).encode(), hints(**said)))
    return found.reason if isinstance(found, NotArticle) else ""


@pytest.mark.parametrize(
    ("head", "headers"),
    [
        ('<meta name="ROBOTS" content="noindex, NoArchive">', ()),
        ('<meta name="robots" content="none">', ()),
        ("", (("X-Robots-Tag", "noarchive"),)),
        ("", (("X-Robots-Tag", "otherbot: noindex"), ("x-robots-tag", "all, none"))),
    ],
)
def test_what_forbids_archiving(head: str, headers: tuple[tuple[str, str], ...]) -> None:
    assert verdict(head, headers=headers) == "noarchive"


@pytest.mark.parametrize(
    ("head", "headers"),
    [
        ('<meta name="robots" content="noindex, nofollow">', ()),
        ('<meta name="robots" content="max-image-preview: none, index">', ()),
        ('<meta name="robots" content="max-image-preview:large, max-snippet:-1">', ()),
        ("", (("X-Robots-Tag", "noindex"),)),
    ],
)
def test_what_does_not(head: str, headers: tuple[tuple[str, str], ...]) -> None:
    assert verdict(head, headers=headers) == ""


def test_a_page_that_is_no_article_says_so_too() -> None:
    empty = extract_page(page(NOARCHIVE, "<div id=root></div><script>go()</script>").encode(), hints())
    assert isinstance(empty, NotArticle)
    assert empty.reason == "needs-javascript"
    asked = permitted(empty)
    assert isinstance(asked, NotArticle)
    assert asked.reason == "noarchive"


@pytest.mark.parametrize("reason", ["paywalled", "password-protected"])
def test_what_is_closed_stays_told_as_closed(reason: str) -> None:
    closed = NotArticle(reason=reason, rights=Rights(robots=("noarchive",)))
    assert permitted(closed) is closed


def test_a_page_for_subscribers_is_never_kept_whatever_it_shows() -> None:
    said = '<script type="application/ld+json">{"@type": "BlogPosting", "isAccessibleForFree": false}</script>'
    found = extract_page(page(said).encode(), hints())
    assert isinstance(found, Article)
    kept = permitted(found)
    assert isinstance(kept, NotArticle)
    assert (kept.reason, kept.rights.sold) == ("paywalled", True)


def test_extraction_itself_refuses_nothing() -> None:
    assert isinstance(extract_page(page(NOARCHIVE).encode(), hints()), Article)


# in a crawl ---------------------------------------------------------------------------------------------------


def test_a_crawl_keeps_no_such_page(tmp_path: Path) -> None:
    full = wholes(4)
    heads = {"p1": NOARCHIVE}
    with Lab(tmp_path, Blog(full, cut(full), heads=heads)) as lab:
        report = lab.run()
        assert (report.counts, report.skipped) == ({"saved": 3, "skipped": 1}, {"noarchive": 1})
        assert lab.query("SELECT status, reason FROM pages WHERE url LIKE '%p1'") == [("skipped", "noarchive")]


def test_a_sample_page_without_text_that_forbids_it_keeps_its_feed_from_being_believed(tmp_path: Path) -> None:
    shell = SHELL.replace("</head>", f"{NOARCHIVE}</head>")
    feed = rss((f"p{n}", f"p{n}", june(n), paragraphs(200, f"p{n}")) for n in range(1, 5))

    def answer(target: str) -> Reply:
        pages = {"/": home(), "/rss.xml": feed}
        return pages.get(target, shell if target.startswith("/p") else None)

    with Lab(tmp_path, answer) as lab:
        assert lab.run().skipped == {"noarchive": 4}
        assert lab.texts() == {}


SOLD = '<script type="application/ld+json">{"@type": "BlogPosting", "isAccessibleForFree": false}</script>'


@pytest.mark.parametrize(("head", "reason"), [(NOARCHIVE, "noarchive"), (SOLD, "paywalled")])
def test_a_post_of_which_one_page_may_not_be_archived_is_not_kept_in_part(
    head: str, reason: str, tmp_path: Path
) -> None:
    first = post(
        "Long", paragraphs(200, "a") + '<div class="page-links"><a href="/long/2/">2</a></div>', "2026-06-01"
    )
    second = post("Long", paragraphs(200, "b"), "2026-06-01", head)
    pages = {
        "/": home(""),
        "/sitemap.xml": sitemap({"long/": ""}),
        "/long/": first,
        "/long/2/": second,
    }
    with Lab(tmp_path, pages.get) as lab:
        assert lab.run(platform="wordpress").skipped == {reason: 1}


def test_the_header_of_a_route_is_about_its_answer_and_not_about_its_posts(tmp_path: Path) -> None:
    full = wholes(4)
    blog = Blog(full, full)

    def answer(target: str) -> Reply:
        found = blog(target)
        if target == "/rss.xml" and isinstance(found, str):
            return Answer(parts=(found.replace("HOST/", lab.pages.url),), headers=(("X-Robots-Tag", "noarchive"),))
        return found

    with Lab(tmp_path, answer) as lab:
        assert lab.run().counts == {"saved": 4}
