"""Bytes of a page to text and tree: character set, parser, metas, JSON-LD, hidden e-mail addresses.

Shared by discovery, platforms and extraction; knows nothing of articles.
"""

from __future__ import annotations

import codecs
import html
import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from scraper.traps import too_deep

#: a page deeper or larger than this is not parsed (lexbor's own tree takes about 10 times the page)
MAX_PAGE = 16 * 1024 * 1024

_META_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*+=\s*+(?:["']\s*+)?([a-zA-Z0-9_:.-]{2,40})""", re.IGNORECASE
)
_XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([a-zA-Z0-9_.-]{2,40})["']""")
_HEADER_CHARSET = re.compile(r"""charset\s*=\s*["']?([a-zA-Z0-9_:.-]{2,40})""", re.IGNORECASE)
#: nodes of an element whose first words are read
MAX_PIECES = 200
#: elements that stand on lines of their own; every other one, unknown ones too, is inline (HTML, 15.3)
BLOCK_TAGS = frozenset(
    "address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre "
    "search section summary table tbody td tfoot th thead tr ul".split()
)
_UNSEEN_TAGS = frozenset(("script", "style", "template", "noscript", "-comment"))
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
#: what browsers really use for these labels (WHATWG Encoding, 4.2)
_LABELS = {
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "windows-1252": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "utf8": "utf-8",
}
#: charsets whose bytes may pass for UTF-8, by the beginning of their name, with what only they contain
_LOOK_ALIKES = {"utf-16": b"\0", "utf-32": b"\0", "iso2022": b"\x1b", "hz": b"~{"}
_NO_CHARSETS = frozenset(
    ("idna", "punycode", "unicode-escape", "raw-unicode-escape", "utf-7", "undefined", "mbcs", "oem", "charmap")
)
_SCRIPT_START = re.compile(r"<(script|style)\b", re.IGNORECASE)
_SCRIPT_ENDS = {name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in ("script", "style")}
_SHORTCODE = re.compile(r"\[/?(?:et_pb|vc|fusion|tve|fl|av|cs)_[a-z_]")


#: how curly quotes and dashes begin that were encoded as UTF-8 twice, and how all such looks when decoded once
_TWICE = "\u00e2\u0080".encode()
_ENCODED_TWICE = re.compile(
    "[\u00c2-\u00df][\u0080-\u009f]|[\u00e0-\u00ef](?=.?[\u0080-\u009f])[\u0080-\u00bf]{2}|"
    "[\u00f0-\u00f4](?=.{0,2}[\u0080-\u009f])[\u0080-\u00bf]{3}"
)


def decode(content: bytes, content_type: str | None = None) -> str:
    """A page's text: byte order mark, else the header's charset, else its meta or XML declaration, else UTF-8.

    Never raises: a declared charset that is unknown or can't be meant is passed over; valid UTF-8 wins over a
    wrong declaration; what can't be decoded becomes U+FFFD. What was encoded as UTF-8 twice over is decoded twice.
    """
    text = _decode(content, content_type)
    if _TWICE not in content:
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        # parts of it are: control characters behind such letters are nobody's words
        return _ENCODED_TWICE.sub(lambda match: match.group().encode("latin-1").decode("utf-8", "replace"), text)


def _decode(content: bytes, content_type: str | None) -> str:
    for bom, name in _BOMS:
        if content.startswith(bom):
            return content[len(bom) :].decode(name, "replace")
    header = _HEADER_CHARSET.search(content_type or "")
    head = content[:4096]
    declared = _META_CHARSET.search(head) or _XML_ENCODING.search(head)
    named = [header.group(1)] if header else []
    named += [declared.group(1).decode("ascii")] if declared else []
    codecs_named = [codec for label in named if (codec := _codec(label)) and _can_be(codec, content)]
    if codecs_named and codecs_named[0].startswith(tuple(_LOOK_ALIKES)):
        return content.decode(codecs_named[0], "replace")
    try:
        # nothing but UTF-8 is valid UTF-8 by accident (beyond ASCII, where all agree)
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    others = [codec for codec in codecs_named if codec != "utf-8"]
    return content.decode((*others, *codecs_named, "cp1252")[0], "replace")


def _can_be(codec: str, content: bytes) -> bool:
    """False for a charset whose own signs the bytes don't show, such as UTF-16 without a zero byte."""
    sign = next((sign for name, sign in _LOOK_ALIKES.items() if codec.startswith(name)), b"")
    return sign in content


def _codec(label: str) -> str | None:
    name = label.strip().lower()
    name = _LABELS.get(name, name)
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    if info.name.replace("_", "-") in _NO_CHARSETS or not getattr(info, "_is_text_encoding", True):
        return None
    return info.name


def has_shortcodes(html: str) -> bool:
    """True if a text holds raw shortcodes of a page builder: its words are on the page (platforms-open, 1.6)."""
    found = _SHORTCODE.search(html)
    return found is not None and "]" in html[found.end() :]


def without_scripts(html: str) -> str:
    """HTML with a space in place of each script and style; one without an end tag stays as it is."""
    parts: list[str] = []
    done = 0
    #: elements that do not end any more: looked for once, not from every start tag
    endless: set[str] = set()
    for start in _SCRIPT_START.finditer(html):
        name = start[1].lower()
        if start.start() < done or name in endless:
            continue
        end = _SCRIPT_ENDS[name].search(html, start.end())
        if end is None:
            endless.add(name)
            continue
        parts += (html[done : start.start()], " ")
        done = end.end()
    return "".join((*parts, html[done:]))


def parse(html: str) -> LexborHTMLParser:
    """The tree of a page or a piece of one. Raises MemoryError where there is no room for it."""
    try:
        return LexborHTMLParser(html)
    except SelectolaxError as error:
        # no page is too broken for this parser
        raise MemoryError(str(error)) from error


class Page:
    """One parsed page: its address, its text as decoded, and its tree. Cheap questions are answered once."""

    def __init__(self, text: str, url: str) -> None:
        self.url = url
        #: nested so deep, or so, that it is taken for a trap (scraper/traps.py); its tree is empty
        self.trap = too_deep(text)
        self.text = "" if self.trap else text[:MAX_PAGE]
        self.tree = parse(self.text)
        self._metas: dict[str, str] | None = None
        self._json_ld: list[dict[str, Any]] | None = None
        self._generators: tuple[str, ...] | None = None

    @classmethod
    def of(cls, content: bytes, url: str, content_type: str | None = None) -> Page:
        """The page of a body and its Content-Type header."""
        return cls(decode(content, content_type), url)

    def meta(self, *names: str) -> str | None:
        """The content of the first meta of these names (name, property, itemprop or http-equiv, lower case)."""
        if self._metas is None:
            self._metas = {}
            for node in self.tree.css("meta[content]"):
                attrs = node.attributes
                text = (attrs.get("content") or "").strip()
                for kind in ("property", "name", "itemprop", "http-equiv"):
                    label = attrs.get(kind)
                    if label and text:
                        self._metas.setdefault(label.lower(), text)
        return next((self._metas[n] for n in names if self._metas.get(n)), None)

    def generators(self) -> tuple[str, ...]:
        """What the page names as the programs that made it, lower-case."""
        if self._generators is None:
            nodes = self.tree.css('meta[name="generator" i]')
            self._generators = tuple((node.attributes.get("content") or "").lower() for node in nodes)
        return self._generators

    def json_ld(self) -> list[dict[str, Any]]:
        """Every JSON-LD object of the page, graphs flattened, in their order; broken ones left out."""
        if self._json_ld is None:
            self._json_ld = list(_json_ld(self.tree))
        return self._json_ld

    def first(self, *selectors: str) -> LexborNode | None:
        """The first node that any of the selectors finds, selectors in their order."""
        for selector in selectors:
            node = self.tree.css_first(selector)
            if node is not None:
                return node
        return None


def _json_ld(tree: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    for node in tree.css('script[type^="application/ld+json" i]'):
        text = (node.text() or "").strip()
        if not text or len(text) > 1_000_000:
            continue
        try:
            data = read_json(text)
        except ValueError:
            continue
        yield from _flatten(data, 0)


def read_json(text: str) -> Any:
    """What a JSON text says: control characters in strings are borne, halves of surrogate pairs become "?".

    Raises ValueError where it is broken, or nested too deep.
    """
    try:
        data = json.loads(text, strict=False)
        if "\\ud" in text.lower():
            # no parser, file or database takes a half of a pair
            data = json.loads(json.dumps(data, ensure_ascii=False).encode("utf-8", "replace"), strict=False)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    return data


def _flatten(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(data, list):
        for item in data[:200]:
            yield from _flatten(item, depth + 1)
    elif isinstance(data, dict):
        if "@type" in data:
            yield data
        if "@graph" in data:
            yield from _flatten(data["@graph"], depth + 1)


def types_of(node: dict[str, Any]) -> frozenset[str]:
    """The @type names of a JSON-LD object, always as a set."""
    kind = node.get("@type")
    names = kind if isinstance(kind, list) else [kind]
    return frozenset(n.rsplit("/", 1)[-1] for n in names if isinstance(n, str))


def plain_text(root: LexborNode, most: int | None = None) -> str:
    """The text of an element in one line: inline elements joined as they stand, blocks a space apart.

    With `most` only so many of its nodes are read.
    """
    parts: list[str] = []
    stack: list[LexborNode | str] = [root]
    seen = 0
    while stack and (most is None or seen < most):
        item = stack.pop()
        seen += 1
        if isinstance(item, str):
            parts.append(item)
        elif item.tag == "-text":
            parts.append(item.text_content or "")
        elif item.tag not in _UNSEEN_TAGS:
            if item.tag in BLOCK_TAGS:
                parts.append(" ")
                stack.append(" ")
            stack.extend(reversed(list(islice(item.iter(include_text=True, skip_empty=False), most))))
    return " ".join("".join(parts).split())


def few_words(root: LexborNode, most: int) -> str:
    """The first words of an element, at most so many characters, in one line; every piece of text a space apart.

    Reads a bounded part of the element: links may stand in one another, each with all that follows.
    """
    parts: list[str] = []
    stack = [root]
    seen = length = 0
    while stack and seen < MAX_PIECES and length < most:
        node = stack.pop()
        seen += 1
        if node.tag == "-text":
            words = " ".join((node.text_content or "")[: 4 * most].split())
            parts += [words] if words else []
            length += len(words) + 1
        else:
            stack.extend(reversed(list(islice(node.iter(include_text=True), MAX_PIECES))))
    return " ".join(parts)[:most]


def unescape(text: str) -> str:
    """Entities resolved and tags dropped, for titles that APIs and feeds give as HTML."""
    if "<" in text:
        text = re.sub(r"<[^<>]{0,500}>", "", text)
    return html.unescape(text)


def reveal_emails(root: LexborNode) -> None:
    """Put the addresses that Cloudflare hides back in their place (facts/platforms-hosted.md, section 17).

    Changes the tree: `[data-cfemail]` becomes its address, or nothing where it decodes to no text.
    """
    for node in root.css("[data-cfemail]"):
        address = decode_cfemail(node.attributes.get("data-cfemail") or "")
        node.replace_with(address or "")


def decode_cfemail(code: str) -> str | None:
    """The address behind a Cloudflare e-mail code: XOR of every byte with the first; None if it is none."""
    try:
        raw = bytes.fromhex(code)
        text = bytes(b ^ raw[0] for b in raw[1:]).decode("utf-8")
    except (ValueError, IndexError):
        return None
    return text if text and text.isprintable() else None
