"""Answers of routes are parsed once, also where sites take turns."""

from __future__ import annotations

import pytest

from scraper.discover import read_posts
from scraper.extraction import Hints
from scraper.pipeline.answers import Answers
from scraper.platforms import Platform, WholePost
from scraper.types import Capture, NotArticle, Response, RouteKind, Source
from tests.extraction.pages import NOW, PROSE, URL


def source(number: int) -> Source:
    feed = (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>B</title>'
        f"<item><title>On rest, {number}</title><link>https://a.org/p{number}/</link><guid>p{number}</guid>"
        "<pubDate>Fri, 02 Mar 2018 12:00:00 -0500</pubDate>"
        f"<content:encoded><![CDATA[{PROSE * 5}]]></content:encoded></item></channel></rss>"
    )
    response = Response(
        url="https://a.org/feed/",
        status=200,
        reason="OK",
        http_version="HTTP/1.1",
        headers=(("content-type", "application/rss+xml"),),
        body=b"",
        content=feed.encode(),
        fetched_at=NOW,
        seconds=0.0,
        request_target="",
        request_headers=(),
    )
    # numbers begin anew in each archive: they name no answer
    return Source(capture=Capture(id=1, asked_url=response.url, response=response), route=RouteKind.FEED, item="-")


def test_an_answer_is_parsed_once_for_all_of_its_posts(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = []

    def counting(capture: Capture, platform: Platform) -> dict[str, WholePost]:
        parsed.append(capture)
        return read_posts(capture, platform)

    monkeypatch.setattr("scraper.pipeline.answers.read_posts", counting)
    hints = Hints(url=URL, fetched_at=NOW, platform="generic")
    sites = [(Answers(), source(number)) for number in (1, 2)]
    for _ in range(3):
        seen = [site.posts(one, hints) for site, one in sites]
    assert all(seen)
    assert seen[0] != seen[1]
    assert parsed == [one.capture for _, one in sites]
    missing = sites[0][0].article(sites[0][1], hints)
    assert isinstance(missing, NotArticle)
    assert missing.reason == "not-whole"
