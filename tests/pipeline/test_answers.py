"""Answers of routes are parsed once, also where sites take turns."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

import pytest

from scraper.discover import read_posts
from scraper.extraction import Hints
from scraper.pipeline.answers import Answers
from scraper.pipeline.workers import Extractor
from scraper.platforms import WholePost
from scraper.types import Capture, Extracted, NotArticle, Response, RouteKind, Source
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

    def counting(content: bytes, *about: Any) -> dict[str, WholePost]:
        parsed.append(content)
        return read_posts(content, *about)

    monkeypatch.setattr("scraper.pipeline.answers.read_posts", counting)
    hints = Hints(url=URL, fetched_at=NOW, platform="generic")

    async def ask() -> tuple[list[Mapping[str, WholePost]], Extracted]:
        async with Extractor(1) as extractor:
            sites = [(Answers(extractor), one) for one in sources]
            for _ in range(3):
                seen = [await site.posts(one, hints) for site, one in sites]
            return seen, await sites[0][0].article(sources[0], hints)

    sources = [source(number) for number in (1, 2)]
    seen, missing = asyncio.run(ask())
    assert all(seen)
    assert seen[0] != seen[1]
    assert parsed == [one.capture.response.content for one in sources]
    assert isinstance(missing, NotArticle)
    assert missing.reason == "not-whole"
