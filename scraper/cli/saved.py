"""Saved pages: a file or standard input, with a clear word for what is none."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from urllib.parse import quote

from scraper.errors import NotArticleError, UsageError
from scraper.pipeline import MAX_BYTES, check_size

#: how files begin that people give for pages, what they are, and what to do
_OTHERS: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF", "save the web page as HTML"),
    (b"\x89PNG", "a picture", "save the web page as HTML"),
    (b"\xff\xd8\xff", "a picture", "save the web page as HTML"),
    (b"GIF8", "a picture", "save the web page as HTML"),
    (b"RIFF", "a picture or a sound", "save the web page as HTML"),
    (b"PK\x03\x04", "a ZIP file or an office document", "unpack it, or save the web page as HTML"),
    (b"\x1f\x8b", "compressed", "unpack it: gunzip -c FILE | scrape extract -"),
    (b"BZh", "compressed", "unpack it: bunzip2 -c FILE | scrape extract -"),
    (b"\xfd7zXZ", "compressed", "unpack it: xz -dc FILE | scrape extract -"),
    (b"(\xb5/\xfd", "compressed", "unpack it: zstd -dc FILE | scrape extract -"),
    (b"WARC/", "a WARC file", "take the page out of it"),
    (b"SQLite format 3", "a database", "save the web page as HTML"),
    (b"<rss", "a feed", "give a post's page; a blog of that feed is crawled by: scrape url ADDRESS"),
    (b"<feed", "a feed", "give a post's page; a blog of that feed is crawled by: scrape url ADDRESS"),
    (b"<urlset", "a sitemap", "give a post's page"),
    (b"<sitemapindex", "a sitemap", "give a post's page"),
    (b"bplist", "a Safari web archive", "save it as page source"),
    (b"From: <Saved by ", "MHTML", 'save it as "web page, HTML only"'),
    (b"MIME-Version:", "MHTML", 'save it as "web page, HTML only"'),
)

#: what may stand before the first element of an XML file, within so many bytes
_DECLARATION = re.compile(rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*(?:<[?!][^>]{0,1000}>\s*){0,20})?")
_BEGINNING = 20_000


def read_page(name: str) -> tuple[bytes, str]:
    """The bytes of a file, or of standard input for `-`, and a neutral address for it: `file:` and its name.

    Raises UsageError for what can't be read or is no web page, NotArticleError for what is larger than is read.
    """
    content, shown = _stdin() if name == "-" else _file(Path(name))
    try:
        check_size(len(content))
    except NotArticleError as error:
        raise NotArticleError(error.reason, f"{shown}: {error.detail}") from None
    if not content.strip(b" \t\r\n\0"):
        raise UsageError(f"{shown} is empty; give a saved web page")
    begun = _DECLARATION.sub(b"", content[:_BEGINNING], count=1)
    for start, what, remedy in _OTHERS:
        if begun.startswith(start):
            raise UsageError(f"{shown} is {what}, no saved web page; {remedy.replace('FILE', shown)}")
    return content, f"file:{quote(Path(name).name if name != '-' else 'stdin')}"


def _file(path: Path) -> tuple[bytes, str]:
    try:
        if path.is_dir():
            raise UsageError(f"{path} is a folder; give one saved page (a loop in the shell reads many)")
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1), str(path)
    except FileNotFoundError:
        raise UsageError(f"there is no file {path}; for an address write https://, for standard input -") from None
    except (OSError, ValueError) as error:
        raise UsageError(f"{path} can't be read: {getattr(error, 'strerror', None) or error}") from None


def _stdin() -> tuple[bytes, str]:
    try:
        return sys.stdin.buffer.read(MAX_BYTES + 1), "standard input"
    except (OSError, AttributeError) as error:
        raise UsageError(f"standard input can't be read: {getattr(error, 'strerror', None) or 'closed'}") from None
