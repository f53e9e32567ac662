"""Who wrote a page, and when, as it states for machines: linked data (schema.org), metas, marked elements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from scraper.dates import parse_when
from scraper.datewords import fold
from scraper.extraction.beside import stands_elsewhere
from scraper.extraction.dated import dates_in, is_change
from scraper.extraction.hints import Hints
from scraper.extraction.metadata import ARTICLE_TYPES, article_node, is_owner
from scraper.extraction.persons import is_credential
from scraper.markup import Page, plain_text, types_of, unescape
from scraper.platforms import Platform, any_site, found, values
from scraper.textformat import one_line
from scraper.types import DateSource, When

_MOST = 20
_MAX_STATED = 1_000
#: Open Graph, HTML, Dublin Core, Parse.ly, Sailthru, Highwire (Google Scholar); the best first
_META_AUTHORS = (
    "article:author",
    "author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "article_author",
)
#: of which a page has one for each author
_EACH = "citation_author"
#: labels of cards (Twitter's), as Yoast writes them in the languages of the catalogue
_LABELS = frozenset(
    (
        "author", "written by", "by", "posted by", "verfasst von", "geschrieben von", "autor", "ecrit par",
        "auteur", "escrito por", "scritto da", "autore", "geschreven door",
    )
)  # fmt: skip
_SURNAME_FIRST = re.compile(r"([^\s,][^,]*), ?([^\s,][^,]*)")
#: Open Graph, Dublin Core, Parse.ly, Sailthru, Highwire (Google Scholar), and what else is common; the best first
_META_PUBLISHED = (
    "article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "citation_online_date",
    "og:article:published_time",
    "og:published_time",
    "article:published",
    "published_time",
    "pubdate",
    "publish_date",
    "publish-date",
    "publication_date",
    "date",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "datecreated",
)
_META_MODIFIED = (
    "article:modified_time",
    "datemodified",
    "og:updated_time",
    "og:article:modified_time",
    "last-modified",
    "dcterms.modified",
    "dc.date.modified",
)
#: microdata, microformats (hAtom, h-entry), and HTML's own early attribute
_MARKED = {
    "published": '[itemprop~="datePublished"], .dt-published, abbr.published, time.published, time[pubdate]',
    "modified": '[itemprop~="dateModified"], .dt-updated, abbr.updated, time.updated, abbr.modified',
}
_MAX_MARKED = 20


def linked_authors(page: Page) -> list[tuple[str, bool]]:
    """The authors in the page's linked data: name as stated, and whether it is an organisation.

    Of the post, else of the page around it (older Yoast). A reference, by @id or address, gives the name of what
    it leads to.
    """
    pages = [node for node in page.json_ld() if types_of(node) & {"WebPage"}]
    for node in (article_node(page), *pages):
        if node is None:
            continue
        for relation in ("author", "creator"):
            told = node.get(relation)
            if found := list(_named(told if isinstance(told, list) else [told], page)):
                return found
    return []


def _named(told: list[Any], page: Page) -> Iterator[tuple[str, bool]]:
    known = {
        str(name): node
        for node in reversed(page.json_ld())
        if not types_of(node) & {"WebSite", "WebPage"}
        for name in (node.get("url"), node.get("@id"))
        if isinstance(name, str)
    }
    for author in told[:_MOST]:
        if isinstance(author, str):
            author = known.get(author, {"name": author})
        if not isinstance(author, dict):
            continue
        owner = is_owner(author)
        name = _name(author)
        if not name:
            meant = next((known[key] for k in ("@id", "url") if (key := str(author.get(k))) in known), author)
            owner, name = is_owner(meant), _name(meant)
        if name:
            yield name, owner


def _name(node: Mapping[str, Any]) -> str:
    """The name of a person or organisation, in one piece or in two."""
    name = node.get("name")
    if isinstance(name, list):
        name = next((one for one in name if isinstance(one, str)), None)
    if not isinstance(name, str):
        parts = [node.get(part) for part in ("givenName", "familyName")]
        name = " ".join(part for part in parts if isinstance(part, str))
    return one_line(unescape(name[:_MAX_STATED]))


def meta_authors(page: Page) -> Iterator[list[str]]:
    """What each of the page's metas says, the best first; several names where it stands several times."""
    for name in _META_AUTHORS:
        if stated := _stated(page.meta(name)):
            yield stated
    for number in ("1", "2"):
        label = page.meta(f"twitter:label{number}")
        if label and fold(label[:_MAX_STATED]).rstrip(" :") in _LABELS:
            yield _stated(page.meta(f"twitter:data{number}"))
    if page.meta(_EACH):
        nodes = page.tree.css(f'meta[name="{_EACH}" i]')[:_MOST]
        yield [_given_first(name) for node in nodes for name in _stated(node.attributes.get("content"))]


def _stated(text: str | None) -> list[str]:
    return [one_line(unescape(text[:_MAX_STATED]))] if text and not text.startswith(("http", "@")) else []


def _given_first(name: str) -> str:
    """ "Reyes, Ana" as "Ana Reyes", as libraries write it; a credential behind a comma is no given name."""
    match = _SURNAME_FIRST.fullmatch(name)
    return name if match is None or is_credential(match[2]) else f"{match[2]} {match[1]}"


# when ---------------------------------------------------------------------------------------------------------


def stated_dates(page: Page, platform: Platform, hints: Hints, which: str) -> Iterator[When]:
    """What the page says for machines: the selector of its entry, its platform's place, JSON-LD, metas, marks."""
    sure = False
    own = getattr(hints.selectors, which)
    for text in values(page, (own,) if own else ()):
        # the entry says which of the two it is
        yield from filter(None, visible(text, hints))
    for name in ("datePublished", "dateCreated") if which == "published" else ("dateModified",):
        for node in _dated_nodes(page):
            if isinstance(node.get(name), str) and (when := machine(node[name], DateSource.JSON_LD, hints)):
                yield when
                sure = sure or not when.guessed
    first, *others = _META_PUBLISHED if which == "published" else _META_MODIFIED
    stated = chain((page.meta(first),), _placed(page, platform, which), map(page.meta, others))
    for meta in stated:
        if meta and (when := machine(meta, DateSource.META, hints)):
            yield when
            sure = sure or not when.guessed
    if not sure:
        # the walk over the page is spared where all is said
        yield from _marked(page, hints, which)


def _placed(page: Page, platform: Platform, which: str) -> Iterator[str]:
    """What stands in the platform's places; a day of change in a place of publication is that."""
    if which == "modified":
        yield from values(page, platform.modified)
        if not any_site(platform):
            return
    for node, text in found(page, platform.published):
        if is_change(node) == (which == "modified"):
            yield text


def _marked(page: Page, hints: Hints, which: str) -> Iterator[When]:
    """Dates in elements that a convention marks as the post's, outside of what lists other things."""
    for node in page.tree.css(_MARKED[which])[:_MAX_MARKED]:
        said = [text for name in ("datetime", "content", "title") if (text := node.attributes.get(name))]
        words = plain_text(node, _MAX_MARKED)
        when = machine(said[0], DateSource.META, hints) if said else None
        when = when or next(filter(None, visible(words, hints)), None)
        if when is not None and not when.guessed and not stands_elsewhere(node):
            yield when


def _dated_nodes(page: Page) -> Iterator[dict[str, Any]]:
    node = article_node(page)
    if node is not None:
        yield node
    # older Yoast: no Article node, dates on the WebPage (platforms-open, 1.7)
    yield from (n for n in page.json_ld() if types_of(n) & {"WebPage"} and not types_of(n) & ARTICLE_TYPES)


def machine(text: str, source: DateSource, hints: Hints) -> When | None:
    """A date as machines tell it, at the time of the visit."""
    return parse_when(text, source=source, now=hints.fetched_at)


def visible(text: str, hints: Hints, day_first: bool | None = None) -> tuple[When | None, When | None]:
    """Publication and change as readers see them, at the time of the visit, in the language of the entry."""
    return dates_in(
        text, source=DateSource.VISIBLE, now=hints.fetched_at, day_first=day_first, language=hints.language
    )
