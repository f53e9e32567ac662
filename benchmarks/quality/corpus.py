"""Pages with their gold: real ones of `../shared/corpus`, and the posts of the demo's blogs."""

from __future__ import annotations

import gzip
import hashlib
import http.client
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from benchmarks.quality.scoring import holds
from scraper.demo import DemoBlog, Post, start_blogs
from scraper.demo.golden import body, plain
from scraper.demo.model import Break, Button, Products
from scraper.types import Headers

ROOT = Path(__file__).parent.parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
#: when all pages count as fetched, after the youngest of them: no date may hang on the day of the run
FETCHED_AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
#: shorter lines of a golden text may stand elsewhere on a page, too
_MIN_WORDS = 6
_ITEM = re.compile(r"^ +(?:•|\d+\.) ")


class Part(StrEnum):
    """Where a page is from, and what it may be used for."""

    FIXTURES = "fixtures"
    #: the same posts out of the database of a crawl
    CRAWLED = "crawled"
    #: two thirds of the corpus, to look at and to tune on
    SEEN = "seen"
    #: the other third, to measure on only
    UNSEEN = "unseen"


@dataclass(frozen=True, kw_only=True, slots=True)
class Gold:
    """One page with what a reader takes from it. No author or no date: the page is not asked for one."""

    id: str
    part: Part
    platform: str
    #: the page builder or theme, or the demo's blog
    kind: str
    url: str
    content: bytes
    headers: Headers
    language: str
    title: str
    authors: tuple[str, ...]
    day: date | None
    text: str
    must_have: tuple[str, ...]
    must_not: tuple[str, ...]


def third(page_id: str) -> Part:
    """Whether a corpus page is seen or unseen: by SHA-256 of its id, so that it never changes."""
    number = int(hashlib.sha256(page_id.encode()).hexdigest(), 16)
    return Part.UNSEEN if number % 3 == 0 else Part.SEEN


# real pages -----------------------------------------------------------------------------------------------------


def corpus_pages(folder: Path = CORPUS) -> list[Gold]:
    """The pages of the corpus, in the order of their ids; none where it is absent."""
    manifest = folder / "manifest.jsonl"
    if not manifest.is_file():
        return []
    rows = [json.loads(line) for line in manifest.read_text("utf-8").splitlines() if line.strip()]
    return sorted((_real(row, folder) for row in rows), key=lambda page: page.id)


def _real(row: dict[str, Any], folder: Path) -> Gold:
    chrome = [string for string in row["must_not"] if not holds(row["text"], (string,))]
    return Gold(
        id=row["id"],
        part=third(row["id"]),
        platform=row["platform"],
        kind=row["builder"],
        url=row["url"],
        content=gzip.decompress((folder / row["html"]).read_bytes()),
        headers=(),
        language=row["lang"],
        title=row["title"],
        authors=(row["author"],) if row["author"] else (),
        day=date.fromisoformat(row["date"]) if row["date"] else None,
        text=row["text"],
        must_have=tuple(row["must_have"]),
        must_not=tuple(chrome),
    )


# our own --------------------------------------------------------------------------------------------------------


def fixture_pages(names: Sequence[str] | None = None) -> list[Gold]:
    """The posts of the demo's blogs as they are served, in the order of their ids.

    Left out are posts that are cut into several pages: one page is not the post.
    """
    found = []
    with start_blogs(names) as blogs:
        for blog in blogs:
            found += list(_served(blog))
    return sorted(found, key=lambda page: page.id)


def _served(blog: DemoBlog) -> Iterator[Gold]:
    connection = http.client.HTTPConnection("127.0.0.1", urlsplit(blog.url).port or 0, timeout=30)
    try:
        for post in blog.posts:
            if any(isinstance(block, Break) for block in post.blocks):
                continue
            path = blog.path(post)
            connection.request("GET", path)
            answer = connection.getresponse()
            content = answer.read()
            if answer.status == http.HTTPStatus.OK:
                page = own_gold(blog, post, repeated=True)
                yield replace(page, content=content, headers=tuple(answer.getheaders()))
    finally:
        connection.close()


def own_gold(blog: DemoBlog, post: Post, *, repeated: bool) -> Gold:
    """The gold of one post, without a page; `repeated` asks for what the site repeats on most posts, too."""
    path = blog.path(post)
    lines = [_ITEM.sub("", line) for block in body(post, repeated=repeated) for line in block.split("\n")]
    text = "\n".join(lines)
    return Gold(
        id=f"{blog.name}{path}",
        part=Part.FIXTURES,
        platform=blog.platform,
        kind=blog.name,
        url=blog.absolute(path),
        content=b"",
        headers=(),
        language=post.language,
        title=plain(post.title),
        authors=(plain(post.author),) if blog.states_author and post.author else (),
        day=post.published.astimezone(blog.profile.zone).date(),
        text=text,
        must_have=tuple(line for line in lines if len(line.split()) >= _MIN_WORDS and " | " not in line),
        must_not=tuple(string for string in _chrome(blog, post) if not holds(text, (string,))),
    )


def _chrome(blog: DemoBlog, post: Post) -> Iterator[str]:
    """What stands on the post's page and is not the post: readers' words, other headlines, buttons, shop cards."""
    yield from (words for _, words in post.comments)
    yield from (plain(other.title) for other in blog.posts if other.slug != post.slug)
    for block in post.blocks:
        if isinstance(block, Button):
            yield block.text
        elif isinstance(block, Products):
            yield from (name for name, _ in block.cards)
