"""The extractors that are scored: ours, trafilatura as it comes, and four more where they are installed."""

from __future__ import annotations

import importlib
import importlib.metadata
import importlib.util
import logging
import re
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import trafilatura

from benchmarks.quality.corpus import FETCHED_AT, Gold
from scraper.extraction import Hints, extract_page
from scraper.markup import Page, decode
from scraper.platforms import detect
from scraper.types import NotArticle, Precision

OURS = "ours"
TRAFILATURA = "trafilatura"
#: pages of which no text is taken, though some stands there
_NEVER = ("paywalled", "password-protected")


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """What a tool took from a page; `note` says how, or why nothing, and `refused` that it reads no such page."""

    title: str = ""
    authors: tuple[str, ...] = ()
    day: date | None = None
    #: no word of doubt about the day
    day_sure: bool = True
    text: str = ""
    note: str = ""
    refused: bool = False


#: what is done before the clock runs gives back what is timed
Reader = Callable[[Gold], Callable[[], Reading]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Tool:
    """One extractor, with what it can tell: a column that it never fills is shown as a dash."""

    name: str
    version: str
    reader: Reader
    metadata: frozenset[str] = frozenset(("title", "author", "date"))


# ours -----------------------------------------------------------------------------------------------------------


def _ours(page: Gold) -> Callable[[], Reading]:
    """As the pipeline reads a page that no route says anything of; the platform is seen on the page itself."""
    platform = platform_of(page)
    hints = Hints(
        url=page.url, fetched_at=FETCHED_AT, platform=platform, headers=page.headers, trusted=True
    )  # fmt: skip

    def read() -> Reading:
        found = extract_page(page.content, hints)
        if isinstance(found, NotArticle):
            return Reading(note=f"{platform}: {found.reason}", refused=found.reason in _NEVER)
        when = found.published
        whole = when is not None and not when.guessed and when.precision in (Precision.DAY, Precision.INSTANT)
        return Reading(
            title=found.title,
            authors=found.authors or ((found.organisation,) if found.organisation else ()),
            day=when.day if when is not None and whole else None,
            day_sure=when is not None and when.day_sure,
            text="\n".join(block.text for block in found.blocks),
            note=f"{platform}: {found.method}",
        )

    return read


def platform_of(page: Gold) -> str:
    """The platform that the page alone shows."""
    content_type = next((value for name, value in page.headers if name.lower() == "content-type"), None)
    return detect(Page.of(page.content, page.url, content_type), page.headers).platform.name


# theirs ---------------------------------------------------------------------------------------------------------


def _trafilatura(**options: Any) -> Reader:
    def reader(page: Gold) -> Callable[[], Reading]:
        def read() -> Reading:
            found = trafilatura.bare_extraction(page.content, url=page.url, with_metadata=True, **options)
            if found is None or isinstance(found, dict):
                return Reading(note="nothing found")
            return Reading(
                title=found.title or "",
                authors=tuple((found.author or "").split("; ")) if found.author else (),
                day=_day(found.date),
                text=found.text or "",
            )

        return read

    return reader


def _readability(page: Gold) -> Callable[[], Reading]:
    readability = importlib.import_module("readability")
    lxml_html = importlib.import_module("lxml.html")

    def read() -> Reading:
        document = readability.Document(decode(page.content))
        summary = lxml_html.fromstring(document.summary())
        author = document.author()
        return Reading(
            title=document.short_title() or "",
            authors=(author,) if author and author != "[no-author]" else (),
            text=_text_of(summary),
        )

    return read


def _newspaper(page: Gold) -> Callable[[], Reading]:
    with warnings.catch_warnings():
        # it warns of languages and summaries that nobody asks for here
        warnings.simplefilter("ignore")
        newspaper = importlib.import_module("newspaper")

    def read() -> Reading:
        article = newspaper.Article(page.url, fetch_images=False)
        article.download(input_html=decode(page.content))
        article.parse()
        when = article.publish_date
        return Reading(
            title=article.title or "",
            authors=tuple(article.authors),
            day=_day(str(when)[:10]) if when else None,
            text=article.text or "",
        )

    return read


def _resiliparse(page: Gold) -> Callable[[], Reading]:
    extract = importlib.import_module("resiliparse.extract.html2text")
    parse = importlib.import_module("resiliparse.parse.html")

    def read() -> Reading:
        tree = parse.HTMLTree.parse(decode(page.content))
        text = extract.extract_plain_text(tree, main_content=True, alt_texts=False)
        return Reading(title=tree.title or "", text=text)

    return read


_STOPLISTS = {"de": "German", "es": "Spanish", "fr": "French", "it": "Italian", "nl": "Dutch", "pt": "Portuguese"}


def _justext(page: Gold) -> Callable[[], Reading]:
    justext = importlib.import_module("justext")
    stoplist = justext.get_stoplist(_STOPLISTS.get(page.language[:2], "English"))

    def read() -> Reading:
        paragraphs = justext.justext(page.content, stoplist)
        return Reading(text="\n".join(p.text for p in paragraphs if not p.is_boilerplate))

    return read


_BLOCKS = frozenset("p div li h1 h2 h3 h4 h5 h6 blockquote pre td th tr table ul ol section article br".split())


def _text_of(root: Any) -> str:
    """The words of a tree, with those of different blocks apart."""
    return re.sub(r"[ \t]+", " ", "".join(_pieces(root)))


def _pieces(node: Any) -> Iterator[str]:
    apart = "\n" if node.tag in _BLOCKS else ""
    if isinstance(node.tag, str):
        yield apart + (node.text or "")
        for child in node:
            yield from _pieces(child)
            yield child.tail or ""
        yield apart


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


# all of them ----------------------------------------------------------------------------------------------------

_TITLE = frozenset(("title",))
#: optional tools: name, module, distribution, reader, what it can tell besides the text
_OPTIONAL: tuple[tuple[str, str, Reader, frozenset[str]], ...] = (
    ("readability-lxml", "readability", _readability, frozenset(("title", "author"))),
    ("newspaper4k", "newspaper", _newspaper, frozenset(("title", "author", "date"))),
    ("resiliparse", "resiliparse", _resiliparse, _TITLE),
    ("jusText", "justext", _justext, frozenset()),
)


def always() -> list[Tool]:
    """Ours, and trafilatura in its three ways."""
    version = importlib.metadata.version("trafilatura")
    ways: tuple[tuple[str, dict[str, bool]], ...] = (
        ("", {}),
        (" recall", {"favor_recall": True}),
        (" precision", {"favor_precision": True}),
    )
    return [
        Tool(name=OURS, version="this tree", reader=_ours),
        *(Tool(name=TRAFILATURA + way, version=version, reader=_trafilatura(**opts)) for way, opts in ways),
    ]


def optional() -> tuple[list[Tool], list[str]]:
    """The further tools that are installed, and the names of those that are not."""
    # they speak of pages that are odd; the score says it
    for name in ("readability", "newspaper", "trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    tools, absent = [], []
    for name, module, reader, metadata in _OPTIONAL:
        if importlib.util.find_spec(module) is None:
            absent.append(name)
        else:
            version = importlib.metadata.version(name)
            tools.append(Tool(name=name, version=version, reader=reader, metadata=metadata))
    return tools, absent
