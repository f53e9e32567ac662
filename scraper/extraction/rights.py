"""What a page, its answer and its host say of its use.

Robots directives of meta and X-Robots-Tag (noarchive, noai and the like); the Text and Data Mining Reservation
Protocol (W3C community group report of 10 May 2024: header and meta `tdm-reservation`, `tdm-policy`; the page's
word before the header's, and both before the file of the host, `reservation.py`); Content-Signal
(contentsignals.org) and Content-Usage (IETF aipref), of robots.txt and headers; licences (RFC 4946, schema.org,
Creative Commons links).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from scraper import urls
from scraper.extraction.hints import Hints
from scraper.extraction.metadata import article_node
from scraper.extraction.reservation import reserved_by
from scraper.markup import Page
from scraper.types import Rights

_TDM = ("tdm-reservation", "tdm-policy")
_SIGNALS = ("content-signal", "content-usage")
_NOT_FREE = ("false", "http://schema.org/false", "https://schema.org/false")
_MAX_SIGNAL = 300
_MAX_DIRECTIVE = 60
_LICENCES = 'link[rel~="license"], a[rel~="license"], a[href*="//creativecommons.org/licenses/"]'


def rights_of(page: Page, hints: Hints) -> Rights:
    """Robots directives in lower case, the licence's address, and the signals, each as it stands."""
    texts = [node.attributes.get("content") or "" for node in page.tree.css('meta[name="robots" i]')]
    texts += [value for name, value in hints.headers if name.lower() == "x-robots-tag"]
    words = [word.strip().lower() for text in texts for word in text.split(",")]
    return Rights(
        robots=tuple(dict.fromkeys(word[:_MAX_DIRECTIVE] for word in words if word)),
        licence=_licence(page),
        signals=tuple(dict.fromkeys((*_stated(page, hints), *hints.signals))),
        sold=stated_as_sold(article_node(page)),
    )


def stated_as_sold(node: Mapping[str, Any] | None) -> bool:
    """True for the linked data of a post that not everybody may read (schema.org: isAccessibleForFree)."""
    return str((node or {}).get("isAccessibleForFree")).lower() in _NOT_FREE


def _stated(page: Page, hints: Hints) -> Iterator[str]:
    stated = {name: said for name in _TDM if (said := page.meta(name) or hints.header(name))}
    yield from (f"{name}: {said[:_MAX_SIGNAL]}" for name, said in stated.items())
    if _TDM[0] not in stated:
        yield from reserved_by(hints.reservations, page.url)
    for name in _SIGNALS:
        if said := hints.header(name):
            yield f"{name}: {said[:_MAX_SIGNAL]}"


def _licence(page: Page) -> str | None:
    node = article_node(page) or {}
    stated = [anchor.attributes.get("href") for anchor in page.tree.css(_LICENCES)[:1]]
    stated += [node.get("license"), page.meta("dcterms.license", "dc.rights.license")]
    for address in stated:
        if isinstance(address, str) and (clean := urls.clean(address, page.url)):
            return clean
    return None
