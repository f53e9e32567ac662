"""Feeds: RSS 0.9x and 2.0, RDF, Atom and JSON Feed, well-formed or not; nothing is fetched, nothing expanded.

Sources of the rules: RSS 2.0 (guid as permalink), RFC 4287 (Atom), RFC 5005 (rel=next, prev-archive), JSON Feed
1.1, OpenSearch 1.1 (totalResults), facts/platforms-open.md (1.4: WordPress guids; 4: Blogger). The tolerant
reading of XML is feedparser's; dates are read by `scraper.dates` so that their offsets are kept.
"""

from __future__ import annotations

import html
import io
import itertools
import json
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any
from xml.parsers import expat

from feedparser import api as feedparser_api
from feedparser.mixin import _FeedParserMixin

from scraper import urls
from scraper.dates import parse_when
from scraper.discover.feeditems import Feed, FeedItem, one_line, stripped, unique
from scraper.markup import decode
from scraper.types import DateSource

__all__ = ["Feed", "FeedItem", "parse_feed", "wordpress_id"]

MAX_CHARACTERS = 32 * 1024 * 1024
MAX_ITEMS = 20_000
#: the tolerant reader needs up to 20 µs a tag: with this bound hostile feeds end within seconds
_MAX_TAGS = 200_000
_MAX_BROKEN = 8 * 1024 * 1024
#: the strict reader takes the square of an element's attributes, feedparser that of an item's tags
_MAX_ATTRIBUTES = 100
_MAX_LABELS = 200

_ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?(rss|feed|rdf|channel)[\s>]", re.IGNORECASE)
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_FIRST_ITEM = re.compile(r"<(?:[\w.-]{1,40}:)?(?:item|entry)[\s>]", re.IGNORECASE)
_DC_DATE = re.compile(r"<[\w.-]{1,40}:date[\s>]", re.IGNORECASE)
_CHANGED = re.compile(r"<(?:[\w.-]{1,40}:updated|[\w.-]{1,40}:modified|modified)[\s>]", re.IGNORECASE)
_END = re.compile(r"</(?:[\w.-]{1,40}:)?(?:rss|feed|rdf|channel)\s*>", re.IGNORECASE)
_LAST_ITEM = re.compile(r".*</(?:[\w.-]{1,40}:)?(?:item|entry)\s*>", re.IGNORECASE | re.DOTALL)
_TOTAL = re.compile(r"<(?:[\w.-]{1,40}:)?totalResults(?:\s[^<>]{0,200})?>\s*([0-9]{1,9})\s*<", re.IGNORECASE)
#: characters that XML 1.0 does not allow and that browsers drop; lone surrogates have no bytes
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
#: XHTML as feedparser writes it: two tags where HTML knows one
_VOID_END = re.compile(r"</(?:area|br|col|embed|hr|img|input|source|track|wbr)\s*>", re.IGNORECASE)
_WORDPRESS = re.compile(r"^https?://[^\s?#]+/?\?(?:[^#\s]*&(?:amp;|#0?38;)?)?p=([0-9]{1,12})(?:$|[&#])")
_parse: Callable[..., dict[str, Any]] = feedparser_api.parse
_add_label = _FeedParserMixin._add_tag
_HEADERS = {"content-type": "application/xml; charset=utf-8"}
#: what a library may raise on input its authors did not think of
_ODD_INPUT = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


def parse_feed(
    content: bytes, base_url: str, content_type: str | None = None, now: datetime | None = None
) -> Feed:
    """A feed of any kind, read from the bytes that a host sent.

    Takes the body after content decoding, the address it came from, its Content-Type header and the time of the
    fetch (dates later than that are dropped). Items without a usable address are left out and counted in `reason`;
    at most 20,000 are read. Never fetches, never raises: what can't be read is `invalid`.
    """
    text = decode(content[:MAX_CHARACTERS], content_type).lstrip("\ufeff \t\r\n")
    if text.startswith("{"):
        return _json_feed(text, base_url, now)
    root = _ROOT.search(text[:65536])
    page = _HTML.search(text[:65536])
    if root is None or (page is not None and page.start() < root.start()):
        return Feed(
            kind="invalid", reason="an HTML page, not a feed" if page else "empty" if not text else "no feed"
        )
    return _xml_feed(_ILLEGAL.sub("", text[root.start() :]), base_url, now)


def wordpress_id(guid: str | None) -> str | None:
    """The id of the post in a WordPress guid (`https://site/?p=123`), which outlives its slug; else None."""
    match = _WORDPRESS.match(guid.strip()) if guid else None
    return match[1] if match else None


def _add_few_labels(reader: Any, term: object, scheme: object, label: object) -> None:
    """What feedparser does with a tag of an item, for the first ones: it compares each with all others."""
    if len(dict.get(reader._get_context(), "tags", ())) < _MAX_LABELS:
        _add_label(reader, term, scheme, label)  # type: ignore[no-untyped-call]


_FeedParserMixin._add_tag = _add_few_labels  # type: ignore[method-assign]


def _xml_feed(text: str, base_url: str, now: datetime | None) -> Feed:
    # the prolog is gone, and with it every declaration of an entity
    well_formed, attributes = _strictly_read(text)
    if attributes > _MAX_ATTRIBUTES:
        return Feed(kind="invalid", reason=f"an element with {attributes} attributes")
    text, note = (text, "") if well_formed else _bounded(text)
    data = b'<?xml version="1.0" encoding="utf-8"?>\n' + text.encode()
    try:
        result = _parse(
            io.BytesIO(data), response_headers=_HEADERS, sanitize_html=False, resolve_relative_uris=False
        )
    except _ODD_INPUT as error:
        return Feed(kind="invalid", reason=f"unreadable ({type(error).__name__}: {str(error)[:100]})")
    version = str(dict.get(result, "version") or "")
    kind = "atom" if version.startswith("atom") else "rdf" if version in ("rss10", "rss090") else "rss"
    head = dict.get(result, "feed") or {}
    entries = dict.get(result, "entries") or []
    # feedparser calls three elements "updated"; of them only dc:date is the date of an RSS item
    dated = kind != "atom" and _DC_DATE.search(text) is not None and _CHANGED.search(text) is None
    items = [_item(entry, kind, base_url, now, dated=dated) for entry in entries[:MAX_ITEMS]]
    first = _FIRST_ITEM.search(text)
    total = _TOTAL.search(text[: first.start() if first else 65536])
    return Feed(
        kind=kind,
        title=one_line(dict.get(head, "title")),
        site_url=urls.clean(stripped(dict.get(head, "link")) or "", base_url),
        items=tuple(item for item in items if item is not None),
        declared_total=int(total[1]) if total else None,
        next_url=_next(head, base_url),
        reason=_reason(items, len(entries), note),
        cut=bool(note) or len(entries) > MAX_ITEMS,
    )


def _bounded(text: str) -> tuple[str, str]:
    """A broken text cut to what can be read in a few seconds, and what is to be said of it."""
    cut = _MAX_BROKEN
    if text.count("<") > _MAX_TAGS:
        places = itertools.islice(re.finditer("<", text), _MAX_TAGS, None)
        cut = min(cut, next(places).start())
    if len(text) <= cut:
        # tags that do not match lose nothing; a server that died while it wrote does
        last = _LAST_ITEM.match(text)
        whole = _END.search(text, last.end() if last else 0)
        return text, "" if whole else "it breaks off before its end"
    return text[:cut], f"not well-formed; only the first {cut} of {len(text)} characters are read"


def _strictly_read(text: str) -> tuple[bool, int]:
    """Whether it is XML of a bearable number of elements (none in CDATA), and the most attributes of one."""
    elements = most = 0

    def count(_name: str, attributes: list[str]) -> None:
        nonlocal elements, most
        elements += 1
        # names and values in turn
        most = max(most, len(attributes) // 2)

    parser = expat.ParserCreate()
    parser.ordered_attributes = True
    parser.StartElementHandler = count
    try:
        parser.Parse(text.encode(), True)
    except expat.ExpatError:
        return False, most
    return elements <= _MAX_TAGS, most


def _reason(items: list[FeedItem | None], count: int, note: str) -> str:
    notes = [note] if note else []
    if count > MAX_ITEMS:
        notes.append(f"only the first {MAX_ITEMS} of {count} items are read")
    homeless = sum(item is None for item in items)
    if homeless:
        notes.append(f"{homeless} items have no usable address")
    return "; ".join(notes)


def _item(
    entry: dict[str, Any], kind: str, base_url: str, now: datetime | None, *, dated: bool
) -> FeedItem | None:
    url = _address(entry, base_url)
    if url is None:
        return None
    first, last = stripped(dict.get(entry, "published")), stripped(dict.get(entry, "updated"))
    first = first or stripped(dict.get(entry, "created"))
    if dated and first is None:
        first, last = last, None
    published = parse_when(first, source=DateSource.FEED, now=now) if first else None
    modified = parse_when(last, source=DateSource.FEED, now=now) if last else None
    if kind != "atom" and modified is not None and published is not None and modified.iso() == published.iso():
        modified = None
    content = max((_html(c) for c in dict.get(entry, "content") or ()), key=len, default="") or None
    summary = _html(dict.get(entry, "summary_detail") or {"value": dict.get(entry, "summary")}) or None
    detail = dict.get(entry, "title_detail") or {}
    literal = kind == "atom" and detail.get("type") == "text/plain"
    return FeedItem(
        url=url,
        guid=stripped(dict.get(entry, "id")),
        title=one_line(dict.get(entry, "title"), literal=literal),
        published=published,
        modified=modified,
        authors=unique(_names(entry)),
        tags=unique(stripped(t.get("label") or t.get("term")) for t in dict.get(entry, "tags") or ()),
        summary_html=None if content is not None and summary == content else summary,
        content_html=content,
    )


def _address(entry: dict[str, Any], base_url: str) -> str | None:
    """The item's own address: before FeedBurner's, else its link, else a guid that is an address."""
    guid, link = stripped(dict.get(entry, "id")), stripped(dict.get(entry, "link"))
    if not dict.get(entry, "links") and link == guid and not re.match(r"https?://|/", link or ""):
        link = None
    for address in (stripped(dict.get(entry, "feedburner_origlink")), link, guid if wordpress_id(guid) else None):
        url = urls.clean(address, base_url) if address else None
        if url is not None:
            return url
    return None


def _next(head: dict[str, Any], base_url: str) -> str | None:
    for link in dict.get(head, "links") or ():
        if link.get("rel") in ("next", "prev-archive"):
            url = urls.clean(str(link.get("href") or ""), base_url)
            if url is not None and url != base_url:
                return url
    return None


def _names(entry: dict[str, Any]) -> Iterator[str | None]:
    for person in dict.get(entry, "authors") or ():
        yield one_line(person.get("name"))
    if not dict.get(entry, "authors"):
        yield one_line(dict.get(entry, "author"))


def _html(part: dict[str, Any]) -> str:
    value = part.get("value")
    if not isinstance(value, str):
        return ""
    if part.get("type") == "text/plain":
        return html.escape(value, quote=False)
    return _VOID_END.sub("", value) if part.get("type") == "application/xhtml+xml" else value


def _json_feed(text: str, base_url: str, now: datetime | None) -> Feed:
    try:
        data = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        return Feed(kind="invalid", reason=f"broken JSON ({str(error)[:100]})")
    entries = data.get("items") if isinstance(data, dict) else None
    if not isinstance(entries, list) or "jsonfeed.org" not in str(data.get("version", "jsonfeed.org")):
        return Feed(kind="invalid", reason="JSON, but no JSON Feed")
    items = [
        _json_item(entry, base_url, now) if isinstance(entry, dict) else None for entry in entries[:MAX_ITEMS]
    ]
    following = urls.clean(str(data.get("next_url") or ""), base_url)
    return Feed(
        kind="json",
        title=one_line(data.get("title"), literal=True),
        site_url=urls.clean(stripped(data.get("home_page_url")) or "", base_url),
        items=tuple(item for item in items if item is not None),
        next_url=following if following != base_url else None,
        reason=_reason(items, len(entries), ""),
    )


def _json_item(entry: dict[str, Any], base_url: str, now: datetime | None) -> FeedItem | None:
    guid = stripped(str(entry["id"])) if isinstance(entry.get("id"), str | int) else None
    addresses = (stripped(entry.get("url")), guid if guid and re.match(r"https?://", guid) else None)
    url = next((u for a in addresses if a and (u := urls.clean(a, base_url))), None)
    if url is None:
        return None
    first, last = stripped(entry.get("date_published")), stripped(entry.get("date_modified"))
    people = entry.get("authors") if isinstance(entry.get("authors"), list) else [entry.get("author")]
    plain, tags = stripped(entry.get("content_text")), entry.get("tags")
    summary = stripped(entry.get("summary"))
    return FeedItem(
        url=url,
        guid=guid,
        title=one_line(entry.get("title"), literal=True),
        published=parse_when(first, source=DateSource.FEED, now=now) if first else None,
        modified=parse_when(last, source=DateSource.FEED, now=now) if last else None,
        authors=unique(one_line(p.get("name"), literal=True) for p in people or () if isinstance(p, dict)),
        tags=unique(stripped(t) for t in (tags if isinstance(tags, list) else ())),
        summary_html=html.escape(summary, quote=False) if summary else None,
        content_html=stripped(entry.get("content_html")) or (_paragraphs(plain) if plain else None),
    )


def _paragraphs(text: str) -> str:
    parts = (html.escape(" ".join(part.split()), quote=False) for part in re.split(r"\n\s*\n", text))
    return "".join(f"<p>{part}</p>" for part in parts if part)
