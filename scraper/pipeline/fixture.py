"""A saved page of a platform with the text it must give: `page.html`, `page.json` and `page.txt` in one folder."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from scraper import urls
from scraper.errors import ConfigError
from scraper.extraction import Hints
from scraper.markup import Page
from scraper.pipeline.workers import Extractor
from scraper.platforms import GENERIC, all_platforms, ancestors, detect, get_platform
from scraper.platforms.facts import MarkKind, recognise
from scraper.textformat import render_body, render_file
from scraper.types import Article, Capture, Headers, NotArticle, Response

PAGE, ABOUT, GOLDEN = "page.html", "page.json", "page.txt"
#: headers that are kept with a page, beside those that are marks of a platform
_KEPT = frozenset(("server", "x-powered-by", "x-generator", "x-robots-tag"))
_MAX_HEADER = 300


@dataclass(frozen=True, kw_only=True, slots=True)
class Fixture:
    """A page as it was decoded, and what is known of it."""

    url: str
    fetched_at: datetime
    html: str
    headers: Headers = ()
    site_title: str | None = None


def fixture_of(response: Response, page: Page, *, site_title: str | None, marks: Collection[str]) -> Fixture:
    """The fixture of an answer; `marks` are the names of further headers to keep."""
    every = all_platforms().values()
    wanted = {m.value.partition(":")[0] for p in every for m in p.marks if m.kind is MarkKind.HEADER}
    wanted |= _KEPT | {name.lower() for name in marks}
    kept = tuple((name.lower(), text[:_MAX_HEADER]) for name, text in response.headers if name.lower() in wanted)
    return Fixture(
        url=page.url, fetched_at=response.fetched_at, html=page.text, headers=kept, site_title=site_title
    )


def save(fixture: Fixture, folder: Path) -> None:
    """Write a page and what is known of it into a folder; the text of another page that was there goes.

    Raises ConfigError where that can't be done.
    """
    about = {"url": fixture.url, "fetched_at": fixture.fetched_at.isoformat(), "headers": dict(fixture.headers)}
    if fixture.site_title:
        about["site_title"] = fixture.site_title
    write(folder / PAGE, fixture.html)
    write(folder / ABOUT, json.dumps(about, indent=2) + "\n")
    (folder / GOLDEN).unlink(missing_ok=True)


def write(path: Path, text: str) -> None:
    """Write a file, its folder if need be. Raises ConfigError where that can't be done."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "replace"))
    except OSError as error:
        raise ConfigError(
            f"{path} can't be written: {error.strerror or error}; mend the folder's rights"
        ) from None


def folders(root: Path) -> tuple[Path, ...]:
    """The folders at or below a place that hold a page, in the order of their names."""
    return tuple(page.parent for page in sorted(root.rglob(PAGE)))


def load(folder: Path) -> Fixture:
    """The fixture of a folder. Raises ConfigError, naming the file, where it is broken."""
    about = read(folder / ABOUT)
    try:
        data = json.loads(about)
        url, fetched_at = urls.clean(data["url"]), datetime.fromisoformat(data["fetched_at"])
        headers = tuple((str(name), str(text)) for name, text in data.get("headers", {}).items())
        site_title = data.get("site_title")
    except (ValueError, KeyError, TypeError, AttributeError):
        url = None
    if url is None or fetched_at.tzinfo is None or not isinstance(site_title, str | None):
        raise ConfigError(
            f'{folder / ABOUT} is broken; it needs {{"url": an address, "fetched_at": a time with its offset}}'
        )
    return Fixture(
        url=url, fetched_at=fetched_at, html=read(folder / PAGE), headers=headers, site_title=site_title
    )


def read(path: Path) -> str:
    """The text of a file. Raises ConfigError where it can't be read."""
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise ConfigError(f"{path} can't be read: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path} is not written in UTF-8; save it so") from None


async def text_of(fixture: Fixture, platform: str, extractor: Extractor) -> str | NotArticle:
    """The text file that a platform's facts make of the page, or why they make none."""
    headers = (("content-type", "text/html; charset=utf-8"), *fixture.headers)
    response = Response(
        url=fixture.url,
        status=200,
        reason="OK",
        http_version="HTTP/1.1",
        headers=headers,
        body=b"",
        content=fixture.html.encode("utf-8", "replace"),
        fetched_at=fixture.fetched_at,
        seconds=0.0,
        request_target="",
        request_headers=(),
    )
    hints = Hints(
        url=fixture.url,
        fetched_at=fixture.fetched_at,
        platform=platform,
        headers=headers,
        site_title=fixture.site_title,
        trusted=True,
    )
    article = await extractor.page(Capture(id=1, asked_url=fixture.url, response=response), hints)
    return rendered(article) if isinstance(article, Article) else article


def rendered(article: Article) -> str:
    """An article's text file."""
    return render_file(
        title=article.title,
        authors=article.bylines,
        published=article.published,
        modified=article.modified,
        body=render_body(article.blocks),
    )


def strangers(fixture: Fixture, name: str) -> tuple[str, ...]:
    """What the page is wrongly recognised as; empty where it is that platform's, and no other claims it.

    A platform without marks is only had by entries that name it, so its pages are recognised as nothing.
    """
    page = Page(fixture.html, fixture.url)
    own = {name, *ancestors(get_platform(name))}
    claimed = {p.name for p in all_platforms().values() if recognise(p, page, fixture.headers) is not None}
    wrong = tuple(sorted(claimed - own))
    taken = detect(page, fixture.headers).platform.name
    expected = {name} if get_platform(name).marks else own - {name} | {GENERIC}
    return wrong or (() if taken in expected else (taken,))
