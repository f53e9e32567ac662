"""A text file's bytes to an Article: what stands around the text is dropped, what it says of the text is kept."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import quote

from scraper.extraction.authors import signed_as
from scraper.extraction.blocks import MAX_BLOCKS
from scraper.extraction.documents import tail
from scraper.extraction.documents.head import Meta, read_head, same
from scraper.extraction.documents.lines import blocks_of, lines_of
from scraper.extraction.documents.own import NAME, Own, read_own
from scraper.extraction.furniture import without_head
from scraper.extraction.language import language_of
from scraper.types import Article, NotArticle

#: a longer file is no post
MAX_DOCUMENT = 4 * 1024 * 1024
METHOD = "import 1"
PLATFORM = "import"


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """What was understood of a file, and the lines of it that are none of the author's."""

    extracted: Article | NotArticle
    dropped: tuple[str, ...] = ()
    #: the address that the file gives as the text's own
    address: str | None = None


def document_url(data: bytes, name: str) -> str:
    """The address of a file that states none: the same in every folder, another for every other content."""
    return f"import:{hashlib.sha256(data).hexdigest()[:16]}/{quote(os.fsencode(name), safe='._-~()')}"


def read_document(data: bytes, name: str, *, now: datetime, content_hash: Callable[[str, str], str]) -> Reading:
    """Read a post that was saved as plain text, or a file of our own archive.

    Takes the file's bytes and its name without folder, the moment of reading (by which "Aug 17" and "3 days ago"
    are guessed: they stay marked as guesses), and how a text is hashed. A file whose name has the hash of its
    title and body is our own and is read to the letter. Never raises.
    """
    text = _decoded(data)
    if isinstance(text, NotArticle):
        return Reading(extracted=text)
    url = document_url(data, name)
    own = read_own(text, name, content_hash)
    if own is not None:
        return Reading(extracted=signed_as(_own_article(own, url, name), own.authors))
    lines = lines_of(text)
    if len(lines) > MAX_BLOCKS:
        why = f"it has more than {MAX_BLOCKS:,} lines; split it, one post a file"
        return Reading(extracted=NotArticle(reason="too-large", detail=why))
    title, start, meta = read_head(lines, now)
    if title is None:
        why = (
            "its first line is none; put the title on a line of its own at the top" if lines else "it has no words"
        )
        return Reading(extracted=NotArticle(reason="no-title" if lines else "no-text", detail=why))
    rest = tail.trim(lines[start:], meta, now)
    if not meta.authors:
        authors, words = tail.signature(rest)
        if words is not None:
            meta.sign(authors, words)
    whole = blocks_of(rest)
    blocks = tuple(without_head(whole, title))
    for block in whole[: len(whole) - len(blocks)]:
        # the title said again, or when the text was posted or changed
        if not same(block.text, title) and not meta.read(block.text, now):
            meta.date(block.text, now)
        meta.dropped.append(block.text)
    dropped = tuple(meta.dropped)
    if not blocks:
        why = "there is a title, but no text below it"
        return Reading(extracted=NotArticle(reason="no-text", detail=why), dropped=dropped, address=meta.address)
    article = signed_as(_article(title, url, name, meta), meta.authors)
    article = replace(article, blocks=blocks, language=language_of(blocks, None))
    return Reading(extracted=article, dropped=dropped, address=meta.address)


def _decoded(data: bytes) -> str | NotArticle:
    if len(data) > MAX_DOCUMENT:
        size = f"{MAX_DOCUMENT // 1024 // 1024} MiB"
        return NotArticle(reason="too-large", detail=f"it is larger than {size}; split it, one post a file")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return NotArticle(reason="not-utf-8", detail="it is UTF-16; save it as UTF-8")
    if b"\x00" in data:
        return NotArticle(reason="not-utf-8", detail="it is no text; take it out of the folder")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return NotArticle(reason="not-utf-8", detail=f"byte {error.start} is not UTF-8; save it as UTF-8")


def _article(title: str, url: str, name: str, meta: Meta) -> Article:
    byline = " · ".join(meta.byline)[:200]
    return Article(
        url=url,
        canonical_url=meta.address,
        platform=PLATFORM,
        title=title,
        blocks=(),
        byline=byline or None,
        published=meta.published,
        modified=meta.modified,
        tags=meta.tags,
        method=METHOD,
        evidence=_provenance(name),
    )


def _own_article(own: Own, url: str, name: str) -> Article:
    return Article(
        url=url,
        canonical_url=None,
        platform=PLATFORM,
        title=own.title,
        blocks=own.blocks,
        byline=own.byline,
        published=own.published,
        modified=own.modified,
        language=language_of(own.blocks, None),
        method=f"{METHOD}, own file",
        evidence=_provenance(name),
    )


def _provenance(name: str) -> tuple[str, ...]:
    """The file's old name, and the number and the hash in it."""
    shown = os.fsencode(name).decode("utf-8", "replace")
    named = NAME.fullmatch(name)
    old = (f"number {named['number']}", f"hash {named['hash'].lower()}") if named else ()
    return (f"file {shown}", *old)
