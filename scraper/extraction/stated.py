"""Who wrote a page, as it states for machines: linked data (schema.org) and metas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from scraper.datewords import fold
from scraper.extraction.metadata import article_node, is_owner
from scraper.extraction.persons import is_credential
from scraper.markup import Page, types_of, unescape
from scraper.textformat import one_line

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
