"""Sitemaps: every form in which sites list their pages, read without fetching, unpacking or expanding too much.

Sources of the rules: the protocol of sitemaps.org (50,000 addresses, 52,428,800 bytes unpacked, XML, text and feed
forms).
"""

from __future__ import annotations

import html
import io
import itertools
import re
from dataclasses import dataclass, field
from datetime import datetime
from xml.parsers import expat

from scraper import urls
from scraper.dates import parse_when
from scraper.discover.feeds import parse_feed
from scraper.discover.unpack import unpack
from scraper.types import DateSource, When

MAX_ENTRIES = 50_000
_FULL = f"only the first {MAX_ENTRIES} entries are read"
_MAX_TEXT = 4096
_MAX_DEPTH = 100

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_ROOT = re.compile(rb"<(?![!?])(?:[\w.-]{1,40}:)?([\w.-]{1,40})")
_FEED_ROOTS = frozenset({"rss", "feed", "rdf"})
#: for maps that are no XML: a value ends at the next tag, whether or not its own end tag came
_PIECE = re.compile(
    rb"<(/?)(?:([\w.-]{1,40}):)?(url|sitemap|loc|lastmod|image|video)(?:\s[^<>]{0,500})?>"
    rb"(?:\s{0,200}<!\[CDATA\[)?([^<]{0,4096})",
    re.IGNORECASE,
)
_END = re.compile(rb"</(?:[\w.-]{1,40}:)?(?:urlset|sitemapindex)\s*>", re.IGNORECASE)
_MEDIA_PREFIX = frozenset({b"image", b"video", b"news", b"xhtml", b"pagemap"})


@dataclass(frozen=True, kw_only=True, slots=True)
class SitemapEntry:
    """One address of a map, or one child map of an index: absolute and clean, with what the map says of it."""

    url: str
    lastmod: When | None = None
    title: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Sitemap:
    """A sitemap as read. `kind` is index (entries are maps), urlset, text or invalid.

    `reason` says in words why it is invalid, or why entries may be missing; '' when all is well. `cut` is true
    where there are entries that were not read.
    """

    kind: str
    entries: tuple[SitemapEntry, ...] = ()
    reason: str = ""
    cut: bool = False


class _RefusedError(Exception):
    """The document declares entities or is nested too deeply; nothing of it is used."""


class _FullError(Exception):
    """All the entries that a map may have are there."""


def parse_sitemap(content: bytes, base_url: str, *, now: datetime | None = None) -> Sitemap:
    """A sitemap, sitemap index, list of addresses or feed, read from the bytes that a host sent.

    Takes the body after content decoding (a `.xml.gz` is unpacked here, at most 50 MiB), the address it came from
    and the time of the fetch. Entries keep their order, each address once, at most 50,000. A document type with
    declarations of its own is refused; nothing is ever fetched. Never raises: what can't be read is `invalid`.
    """
    data, note = unpack(content)
    if data[:2] in _UTF16:
        data = data.decode("utf-16", "replace").encode()
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not data:
        return Sitemap(kind="invalid", reason=note or "empty")
    if not data.startswith(b"<") and _ROOT.search(data[:4096]) is None:
        return _text(data, base_url, note)
    root = _ROOT.search(data[:65536])
    name = root.group(1).decode("ascii", "replace").lower() if root else ""
    if name in ("html", "head", "body") or data[:200].lower().startswith(b"<!doctype html"):
        return Sitemap(kind="invalid", reason="an HTML page, not a sitemap")
    if name in _FEED_ROOTS:
        return _feed(data, base_url, now, note)
    return _xml(
        data[root.start() if root and b"<!DOCTYPE" not in data[: root.start()] else 0 :], base_url, now, note
    )


@dataclass(slots=True)
class _Builder:
    """Collects entries: clean, each once, not more than a map may have."""

    base_url: str
    now: datetime | None
    found: dict[str, SitemapEntry] = field(default_factory=dict)
    dropped: int = 0
    #: entries so far, the same address again and unusable ones too: each costs as much as a new one
    count: int = 0

    def add(self, loc: str, lastmod: str = "", title: str = "") -> None:
        if self.count >= MAX_ENTRIES:
            raise _FullError
        self.count += 1
        url = urls.clean(loc, self.base_url)
        if url is None:
            self.dropped += bool(loc.strip())
            return
        when = parse_when(lastmod, source=DateSource.SITEMAP, now=self.now) if lastmod else None
        entry = SitemapEntry(url=url, lastmod=when, title=" ".join(title.split()) or None)
        self.found.setdefault(url, entry)

    def sitemap(self, kind: str, note: str, *, cut: bool) -> Sitemap:
        notes = [note] if note else []
        if self.dropped:
            notes.append(f"{self.dropped} entries are no usable addresses")
        return Sitemap(kind=kind, entries=tuple(self.found.values()), reason="; ".join(notes), cut=cut)


class _Reader:
    """The expat handlers: page addresses by the name of their parent, so that images' addresses are none."""

    def __init__(self, builder: _Builder) -> None:
        self.builder = builder
        self.root = ""
        self.maps = 0
        self._path: list[str] = []
        self._text: list[str] = []
        self._fields: dict[str, str] = {}

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2].lower()
        if len(self._path) >= _MAX_DEPTH:
            raise _RefusedError("nested too deeply")
        self.root = self.root or local
        self._path.append(local)
        self._text = []
        if local in ("url", "sitemap"):
            self._fields = {}

    def data(self, text: str) -> None:
        if len(self._text) < _MAX_TEXT:
            self._text.append(text[:_MAX_TEXT])

    def end(self, _name: str) -> None:
        local = self._path.pop()
        parent = self._path[-1] if self._path else ""
        if local in ("url", "sitemap"):
            self.maps += local == "sitemap"
            self._flush()
        elif (local in ("loc", "lastmod") and parent in ("url", "sitemap")) or (
            local == "title" and parent == "news"
        ):
            self._fields.setdefault(local, "".join(self._text)[:_MAX_TEXT].strip())

    def _flush(self) -> None:
        fields, self._fields = self._fields, {}
        if fields.get("loc"):
            self.builder.add(fields["loc"], fields.get("lastmod", ""), fields.get("title", ""))

    def refuse(self, *_declaration: object) -> None:
        raise _RefusedError("declares entities of its own")

    def doctype(self, *declaration: object) -> None:
        # name, system id, public id, whether it has an internal subset
        if declaration[-1]:
            self.refuse()

    @property
    def kind(self) -> str:
        return "index" if self.root == "sitemapindex" or self.maps else "urlset"


def _xml(data: bytes, base_url: str, now: datetime | None, note: str) -> Sitemap:
    builder = _Builder(base_url, now)
    reader = _Reader(builder)
    parser = expat.ParserCreate()
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.data
    parser.StartDoctypeDeclHandler = reader.doctype
    parser.EntityDeclHandler = reader.refuse
    try:
        parser.Parse(data, True)
    except _RefusedError as refusal:
        return Sitemap(kind="invalid", reason=f"refused: {refusal}")
    except _FullError:
        return builder.sitemap(reader.kind, _FULL, cut=True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        cut = bool(note) or _END.search(data) is None
        return _by_pattern(data, base_url, now, note or f"not well-formed ({str(error)[:100]})", cut=cut)
    if reader.root not in ("urlset", "sitemapindex") and not builder.found:
        return Sitemap(kind="invalid", reason=f"XML, but no sitemap: its root is <{reader.root[:40]}>")
    return builder.sitemap(reader.kind, note, cut=bool(note))


def _by_pattern(data: bytes, base_url: str, now: datetime | None, note: str, *, cut: bool) -> Sitemap:
    """The addresses of a map that is not well-formed: by their tags alone."""
    if b"<!ENTITY" in data[:65536] or re.search(rb"<!DOCTYPE[^>\[]{0,500}\[", data[:65536]):
        return Sitemap(kind="invalid", reason="refused: declares entities of its own")
    builder = _Builder(base_url, now)
    fields: dict[bytes, str] = {}
    index, media = b"<sitemapindex" in data[:65536].lower(), False
    try:
        for match in _PIECE.finditer(data):
            prefix, name = (match[2] or b"").lower(), match[3].lower()
            if prefix in _MEDIA_PREFIX:
                continue
            if name in (b"image", b"video"):
                media = not match[1]
            elif name in (b"url", b"sitemap") and not match[1]:
                builder.add(fields.get(b"loc", ""), fields.get(b"lastmod", ""))
                fields, media = {}, False
                index = index or name == b"sitemap"
            elif not match[1] and not media and match.end() < len(data):
                # what ends with the file may be half of an address
                fields.setdefault(name, _value(match[4]))
        builder.add(fields.get(b"loc", ""), fields.get(b"lastmod", ""))
    except _FullError:
        note, cut = _FULL, True
    if not builder.found:
        return Sitemap(kind="invalid", reason=note)
    return builder.sitemap("index" if index else "urlset", note, cut=cut)


def _value(raw: bytes) -> str:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
    return html.unescape(text.replace("]]>", "")).strip()


def _text(data: bytes, base_url: str, note: str) -> Sitemap:
    builder = _Builder(base_url, None)
    try:
        for line in itertools.islice(io.BytesIO(data), 4 * MAX_ENTRIES):
            address = line[: 2 * _MAX_TEXT].strip()
            if re.match(rb"https?://", address, re.IGNORECASE) and b" " not in address:
                builder.add(address.decode("utf-8", "replace"))
            elif address and not builder.found:
                break
    except _FullError:
        note = _FULL
    if not builder.found:
        return Sitemap(kind="invalid", reason=note or "neither XML nor a list of addresses")
    return builder.sitemap("text", note, cut=bool(note))


def _feed(data: bytes, base_url: str, now: datetime | None, note: str) -> Sitemap:
    feed = parse_feed(data, base_url, None, now)
    entries = tuple(
        SitemapEntry(url=item.url, lastmod=item.modified or item.published, title=item.title)
        for item in feed.items[:MAX_ENTRIES]
        if item.url
    )
    if not entries:
        return Sitemap(kind="invalid", reason=feed.reason or "a feed without entries")
    return Sitemap(kind="urlset", entries=entries, reason=note or feed.reason, cut=bool(note) or feed.cut)
