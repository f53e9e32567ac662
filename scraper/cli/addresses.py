"""Addresses as people give them: typed, in a plain list, or in the OPML file that a feed reader exports."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from xml.parsers import expat

from scraper import urls
from scraper.errors import UsageError

#: bytes; a reader's whole list of feeds is far smaller
MAX_BYTES = 5 * 1024 * 1024
MAX_ADDRESSES = 5_000
#: `mailto:me@example.org` is no host, `example.org:8080/blog` is one
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d)|[^/]*@", re.IGNORECASE)
#: `feed:https://example.org/rss`, and `feed://example.org/rss`, which says no more than that it is a feed
_FEED = re.compile(r"^feed:(?!\d)(?://)?", re.IGNORECASE)
_COMMENT = re.compile(r"(^|\s)#.*")


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """An entry of a list: its words, the line on which it stands, and the address in it, if there is one."""

    words: str
    line: int
    address: str | None
    #: the line on which the same stands before
    same_as: int | None = None


def address_of(words: str) -> str | None:
    """The address that is meant, None if it is none; without a scheme, or with that of feeds, https is tried."""
    words = _FEED.sub("", words)
    text = words if "://" in words else f"https://{words}"
    return None if text != words and _SCHEME.match(words) else urls.clean(text)


def read_list(path: Path) -> tuple[Given, ...]:
    """The entries of a file, in its order. Raises UsageError if it can't be read as one of the two kinds."""
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise UsageError(f"{path} can't be read: {error.strerror or error}") from None
    if len(raw) > MAX_BYTES:
        raise UsageError(f"{path} is larger than 5 MiB: no list of blogs is")
    if raw.removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"<", b"\xff\xfe", b"\xfe\xff")):
        found = _opml(path, raw)
    else:
        found = _plain(raw)
    if not found:
        raise UsageError(f"{path} holds no address: one a line is wanted, or OPML")
    if len(found) > MAX_ADDRESSES:
        raise UsageError(f"{path} holds more than {MAX_ADDRESSES} addresses; split it")
    lines: dict[str, int] = {}
    told = []
    for given in found:
        identity = urls.key(given.address) if given.address else given.words
        told.append(replace(given, same_as=lines.get(identity)))
        lines.setdefault(identity, given.line)
    return tuple(told)


def _plain(raw: bytes) -> list[Given]:
    lines = raw.decode("utf-8-sig", "replace").splitlines()
    stripped = ((number, _COMMENT.sub("", line).strip()) for number, line in enumerate(lines, 1))
    return [Given(words=words, line=number, address=address_of(words)) for number, words in stripped if words]


def _opml(path: Path, raw: bytes) -> list[Given]:
    """The outlines that name a site or a feed, however deep; the site rather than its feed."""
    found: list[Given] = []
    roots: list[str] = []
    parser = expat.ParserCreate()

    def element(name: str, attributes: dict[str, str]) -> None:
        if not roots:
            roots.append(name.lower())
        if name.lower() != "outline":
            return
        said = {key.lower(): value.strip() for key, value in attributes.items()}
        named = [words for key in ("htmlurl", "xmlurl") if (words := said.get(key))]
        if named:
            words = next((words for words in named if address_of(words)), named[0])
            found.append(Given(words=words, line=parser.CurrentLineNumber, address=address_of(words)))

    def entity(*_declaration: object) -> None:
        raise UsageError(f"{path}:{parser.CurrentLineNumber}: it declares entities, which no list of blogs needs")

    parser.StartElementHandler = element
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(raw, True)
    except expat.ExpatError as error:
        words = f"the XML is broken ({expat.ErrorString(error.code)})"
        raise UsageError(f"{path}:{error.lineno}: {words}; mend it, or list one address a line") from None
    if roots != ["opml"]:
        raise UsageError(f"{path} is no OPML but a file of <{roots[0]}>; one address a line will do, too")
    return found
