"""Whole posts in feeds: is an item's text all of it, and what the item says of the post.

Rules: facts/platforms-open.md (1.4, 1.6, 20: teasers, raw shortcodes) and platforms-hosted.md (2, 3, 4).
"""

from __future__ import annotations

import html
import re
from datetime import datetime
from urllib.parse import urlsplit

from scraper import urls
from scraper.discover.feeds import FeedItem, parse_feed
from scraper.markup import has_shortcodes, without_scripts
from scraper.platforms import Platform, WholePost

#: a text with fewer words is asked for on its page: it may be an excerpt, and costs one request
MIN_WORDS = 50
#: for scripts that set no spaces between words
LETTERS_A_WORD = 8
_TAG = re.compile(r"<[^<>]*>")
_ADDRESS = re.compile(r"https?://\S+")
_SPACE = re.compile(r"\s+")
#: how a cut text ends, whatever follows in its last words
_MORE = (
    r"(continue reading|keep reading|read more|read the full|read on|view (the )?(full )?(post|article)|see more|"
    r"weiterlesen|mehr lesen|lire la suite|continuar leyendo|seguir leyendo|leer más|leggi tutto|"
    r"continua a leggere|continuar lendo|leia mais|lees meer|lees verder)"
)
_CUT = re.compile(rf"{_MORE}[^.!?]{{0,200}}$", re.IGNORECASE)
#: more characters than the longest end that `_CUT` matches
_END = 300
#: the marks behind the last word
_MARKS = re.compile(r"(?<!\W)\W+$")
#: what plugins add below an item's text
_SIGNATURE = re.compile(r" ?The post .{1,300} (first appeared|appeared first) on .{1,200}$")


def text_of(source: str) -> str:
    """The words of a piece of HTML, spaces collapsed; good enough to count them and to see how they end."""
    bare = html.unescape(_TAG.sub(" ", without_scripts(source)))
    return _SPACE.sub(" ", bare).strip()


def carried(item: FeedItem) -> str | None:
    """The HTML of an item's whole text; None where it holds an excerpt, or too little to tell."""
    source = item.content_html or item.summary_html
    if item.published is None:
        # its page may tell
        return None
    # plain text has lost its paragraphs: Atom's summaries
    if source is None or "<" not in source or has_shortcodes(source):
        return None
    text = _SIGNATURE.sub("", text_of(source))
    if max(text.count(" ") + 1, len(text) // LETTERS_A_WORD) < MIN_WORDS or _is_cut(text):
        return None
    return source


def _is_cut(text: str) -> bool:
    """True for a text, without spaces around it, that ends in dots or in an invitation to read the rest."""
    marks = _MARKS.search(text)
    if marks is None:
        return _CUT.search(text[-_END:]) is not None
    return "…" in marks[0] or "..." in marks[0] or _CUT.search(text[: marks.start()][-_END:]) is not None


def item_id(item: FeedItem, platform: Platform) -> str | None:
    """The platform's own id of an item's post, if its guid holds it, and is one of the item's own site."""
    match = platform.guid_pattern.search(item.guid.strip()) if platform.guid_pattern and item.guid else None
    if match is None or (platform.guid_of_site and not _same_place(item.guid or "", item.url)):
        return None
    return match.group(1)


def _same_place(guid: str, url: str) -> bool:
    """True if a guid names the site of an address, or the folder there that the site is installed in."""
    named = _ADDRESS.search(guid)
    if named is None or not urls.same_site(named.group(), url):
        return False
    folder = urlsplit(named.group()).path.rstrip("/")
    return f"{urlsplit(url).path}/".startswith(f"{folder}/")


def read_posts(
    content: bytes, url: str, content_type: str | None, fetched_at: datetime, platform: Platform
) -> dict[str, WholePost]:
    """Read the whole posts of a feed, by the address of their item; arguments as for `parse_feed`."""
    feed = parse_feed(content, url, content_type, fetched_at)
    return {
        item.url: WholePost(
            key=item_id(item, platform) or "",
            url=item.url,
            title=item.title or "",
            html=source,
            authors=item.authors,
            tags=item.tags,
            published=item.published,
            modified=item.modified,
        )
        for item in feed.items
        if (source := carried(item)) is not None
    }
