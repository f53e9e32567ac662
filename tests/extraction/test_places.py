"""Guesses at where a post stands on its page, and at names that will be on the next page too."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from scraper.extraction import Hints, extract_page
from scraper.extraction.places import find_places
from scraper.extraction.stable import names_of, words_of
from scraper.markup import Page
from scraper.types import Article

NOW = datetime(2025, 11, 25, tzinfo=UTC)
URL = "https://quiet.example/letters/on-rest"
PROSE = "So the weeks go by, and something that was hard becomes a little softer."


@pytest.mark.parametrize(
    ("attributes", "names"),
    [
        ('class="post-title"', [".post-title"]),
        ('class="mt-4 col-md-8 post-body css-1q2w3e"', [".post-body"]),
        ('class="lead article__text" id="post-1234"', [".article__text", ".lead"]),
        ('class="sc-bdVaJa kXqZrT MDqKe"', []),
        ('id="content"', ["#content"]),
        ('class="x1" id="article-body"', ["#article-body"]),
        ('data-hook="post-description" class="a1b2c3"', ['[data-hook="post-description"]']),
        ('itemprop="articleBody"', ['[itemprop="articleBody"]']),
        ('class="a:b w-1/2 [&amp;>p]:mt-2 &quot;] x{} "', []),
        ('id="the-words-of-this-heading"', []),
        ('id="words"', []),
    ],
)
def test_names_that_may_be_on_the_next_page_too(attributes: str, names: list[str]) -> None:
    node = Page(f"<body><div {attributes}>Words of the post</div></body>", URL).tree.css_first("div")
    assert node is not None
    assert names_of(node) == names


def test_words_in_names() -> None:
    node = Page('<div class="blogCommentAuthor entry-meta" rel="author" id="X_Y">', URL).tree.css_first("div")
    assert node is not None
    assert words_of(node) >= {"blog", "comment", "author", "entry", "meta"}


def places(body: str, head: str = "") -> dict[str, list[str]]:
    html = f"<html><head><title>On Rest</title>{head}</head><body>{body}</body></html>"
    hints = Hints(url=URL, fetched_at=NOW, platform="generic", trusted=True)
    article = extract_page(html.encode(), hints)
    assert isinstance(article, Article), article
    found = find_places(Page(html, URL), article, NOW)
    return {fact: [seen.value for seen in values] for fact, values in found.items()}


def test_a_body_of_several_sections_is_taken_whole() -> None:
    part = f'<div class="row-words"><p>{PROSE}</p></div>'
    sections = "".join(
        f'<div class="section">{part.replace("weeks", word)}</div>' for word in ("days", "years", "hours")
    )
    found = places(f"<article><h1>On Rest</h1><div class='letter-text'>{sections}</div></article>")
    assert found["body"] == [".letter-text"]
    assert found["title"] == ["article h1"] or found["title"] == ["h1"]


def test_what_stands_inside_the_body_is_dropped() -> None:
    words = "".join(f"<p>{PROSE.replace('weeks', word)}</p>" for word in ("days", "weeks", "months", "years"))
    found = places(
        f'<main><div class="post-content"><h1 class="headline">On Rest</h1><p class="written">by Ada Quill</p>'
        f'<time class="day" datetime="2024-03-04">March 4, 2024</time>{words}<aside>A box</aside>'
        '<div class="share-row"><a href="#">Share this</a></div></div>'
        '<div class="comments"><p class="comment-author">by Lou Reader</p></div></main>'
    )
    assert found["body"] == [".post-content"]
    assert (found["title"], found["byline"]) == ([".headline"], [".written"])
    assert (found["published"], found["shown"]) == ([".day@datetime"], [".day"])
    assert found["drop"] == [".headline", ".written", ".day", "aside", ".share-row"]


def test_what_is_nowhere_is_left_out() -> None:
    found = places(f"<article><p>{PROSE}</p><p>{PROSE}</p></article>")
    assert set(found) <= {"body"}
