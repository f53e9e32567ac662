"""A blog made of a function from path to answer, crawled visit by visit on a clock that only the visits move."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Self

from scraper.demo.server import Answer
from scraper.pipeline import Order, crawl
from scraper.types import Site, SiteReport
from tests.discover.tools import Pages
from tests.pipeline.tools import query

Reply = Answer | str | None


class Lab:
    """One blog on loopback and its archive."""

    def __init__(self, folder: Path, answer: Callable[[str], Reply]) -> None:
        self.archive = folder / "archive"
        self.now = datetime(2026, 11, 2, 12, tzinfo=UTC)
        self._state = folder / "state"
        self.pages = Pages(answer)

    def __enter__(self) -> Self:
        self.pages.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self.pages.__exit__()

    def run(self, days: float = 1, **entry: Any) -> SiteReport:
        """A visit so many days after the one before."""
        self.now += timedelta(days=days)
        self.pages.forget()
        (report,) = asyncio.run(crawl([self.site(**entry)], self.order()))
        return report

    def site(self, **entry: Any) -> Site:
        """The blog's entry."""
        return Site(**{"name": "blog", "url": self.pages.url, "delay": 0.0, "allow_local": True, **entry})

    def order(self) -> Order:
        """What a visit is asked to do."""
        return Order(
            archive=self.archive, command="test", clock=lambda: self.now, state_folder=self._state, workers=1
        )

    def query(self, sql: str) -> list[tuple[Any, ...]]:
        """Rows of the archive."""
        return query(self.archive, sql)

    def texts(self) -> dict[str, str]:
        """The text that each page shows, by the last part of its address."""
        rows = self.query("SELECT url, text FROM corpus")
        return {url.rstrip("/").rsplit("/", 1)[-1]: text for url, text in rows}

    def column(self, name: str) -> dict[str, Any]:
        """A column of what the pages say of themselves, by the last part of their address."""
        rows = self.query(f"SELECT p.url, m.{name} FROM pages p JOIN metadata m ON m.id = p.metadata_id")
        return {url.rstrip("/").rsplit("/", 1)[-1]: value for url, value in rows}

    def asked(self, *paths: str) -> list[str]:
        """What this visit asked for of these paths, in order."""
        return [path for path in self.pages.asked if path in paths]


def words(number: int, tag: str) -> str:
    """So many words that no other text has."""
    return " ".join(f"{tag}{i} grief" for i in range(number // 2)) + "."


def paragraphs(number: int, tag: str) -> str:
    """A body of so many words, 40 a paragraph."""
    return "".join(f"<p>{words(40, f'{tag}x{i}x')}</p>" for i in range(number // 40))


def excerpt(tag: str) -> str:
    """The first 70 words of such a body, with no sign of the cut."""
    return f"<p>{words(40, f'{tag}x0x')}</p><p>{words(30, f'{tag}x1x')}</p>"


def post(title: str, body: str, day: str = "", head: str = "") -> str:
    """The page of a post."""
    date = f'<time datetime="{day}">{day}</time>' if day else ""
    return (
        f'<!doctype html><html lang="en"><head><title>{title}</title>{head}</head><body><article class="post">'
        f'<h1>{title}</h1>{date}<div class="entry-content">{body}</div></article></body></html>'
    )


def home(head: str = '<link rel="alternate" type="application/rss+xml" href="/rss.xml">') -> str:
    """A home page."""
    return f"<!doctype html><html><head><title>My blog</title>{head}</head><body><h1>My blog</h1></body></html>"


def june(day: int, hour: int = 12) -> str:
    """A moment of June 2026, as RSS writes it."""
    return datetime(2026, 6, day, hour, 30, tzinfo=UTC).strftime("%a, %d %b %Y %H:%M:%S GMT")


def rss(items: Iterable[tuple[str, str, str, str]]) -> str:
    """A feed of posts: path, guid, date, HTML."""
    text = "".join(
        f'<item><title>Title {path}</title><link>HOST/{path}</link><guid isPermaLink="false">{guid}</guid>'
        f"<pubDate>{date}</pubDate><description><![CDATA[{body}]]></description></item>"
        for path, guid, date, body in items
    )
    head = "<title>My blog</title><link>HOST/</link>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{text}</channel></rss>'


def feed(bodies: Mapping[str, str], hour: int = 12) -> str:
    """A feed of these posts, the first one of the first of June."""
    return rss((path, path, june(1 + i % 28, hour), body) for i, (path, body) in enumerate(bodies.items()))


def sitemap(stamps: Mapping[str, str] | Iterable[str]) -> str:
    """A sitemap of these paths, with their stamps where they are given."""
    told = dict(stamps) if isinstance(stamps, Mapping) else dict.fromkeys(stamps, "")
    entries = "".join(
        f"<url><loc>HOST/{path}</loc>{f'<lastmod>{stamp}</lastmod>' if stamp else ''}</url>"
        for path, stamp in told.items()
    )
    return f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'
