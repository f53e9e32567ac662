"""Tumblr's first API, `/api/read/json`: whole posts, fifty a request, no key (facts: platforms-open, 5, 17)."""
# ruff: noqa: ARG002 - every API is asked in the same way

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from scraper import markup
from scraper.dates import FIRST_YEAR, zone_name
from scraper.markup import Page
from scraper.platforms.api import ApiPage, Step, WholePost
from scraper.types import DateSource, Headers, Precision, When
from scraper.urls import origin

#: the longest title made of a text's first words, and the shortest sentence that is one
MAX_TITLE, MIN_SENTENCE = 80, 15
_NAME = "tumblr_api_read"
_BLOCK_END = re.compile(r"</(?:p|h[1-6]|li|blockquote|div|figcaption)\s*>|<br\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)]*+(?=\s|$)")
#: keys that only a post shared from another blog has
_REBLOG = ("reblogged-from-url", "reblogged-from-name", "reblogged-root-url", "reblogged-root-name")
#: where the words of a post stand that is made of something else
_CAPTIONS = ("photo-caption", "video-caption", "audio-caption", "link-description")


class TumblrRead:
    """Asks for the newest posts first. Nothing tells an edit: the newest fifty are compared, text by text."""

    name = "Tumblr API v1"
    page_sizes: tuple[int, ...] = (50, 20)
    tells_changes = False
    always_whole = True

    def roots(self, home: Page | None, headers: Headers, site_url: str) -> tuple[str, ...]:
        """The one place, on the blog's own host."""
        return (f"{origin(site_url)}/api/read/json",)

    def list_url(self, root: str, step: Step, *, newest_changes_first: bool = False) -> str:
        """One page of whole posts."""
        return f"{root}?num={step.size}&start={step.done}"

    def probe_url(self, root: str) -> str:
        """The newest fifty: an edit of one of them shows in its text only."""
        return f"{root}?num=50&start=0"

    def signature(self, content: bytes, headers: Headers) -> str | None:
        """The total, and what the newest posts say; likes and notes, which count up by themselves, left out."""
        data = _data(content)
        if data is None:
            return None
        digest = hashlib.sha256()
        for item in _items(data):
            post = _post(item, data)
            if post is not None:
                digest.update(repr((post.key, post.title, post.html, post.tags)).encode("utf-8", "replace"))
        return f"{data.get('posts-total')}:{digest.hexdigest()[:32]}"

    def read(self, content: bytes, headers: Headers) -> ApiPage:
        """The posts of one answer; a consent page or a login in its place gives the reason."""
        data = _data(content)
        if data is None:
            return ApiPage(reason="the answer is no tumblr_api_read")
        posts = tuple(post for item in _items(data) if (post := _post(item, data)) is not None)
        total, start = _number(data.get("posts-total")), _number(data.get("posts-start")) or 0
        end = not posts if total is None else start + len(data["posts"]) >= total
        return ApiPage(posts=posts, total=total, end=end)


def first_words(text: str) -> str:
    """A title for a post that has none: its first sentence, or as many of its first words as fit in a line."""
    line = " ".join(text.split())
    for match in _SENTENCE_END.finditer(line[: MAX_TITLE + 2]):
        if MIN_SENTENCE <= match.end() <= MAX_TITLE:
            sentence = line[: match.end()]
            return sentence[:-1] if sentence.endswith(".") and not sentence.endswith("..") else sentence
    return line if len(line) <= MAX_TITLE else line[:MAX_TITLE].rsplit(" ", 1)[0].rstrip(",;:–—- ") + "…"


def _data(content: bytes) -> dict[str, Any] | None:
    """The object in `var tumblr_api_read = {...};`; with `debug=1`, or one day, it may stand alone."""
    text = markup.decode(content)
    start, end = text.find("{"), text.rfind("}")
    if start < 0 or end < start or (_NAME not in text[:start] and text[:start].strip()):
        return None
    try:
        data = markup.read_json(text[start : end + 1])
    except ValueError:
        return None
    return data if isinstance(data, dict) and isinstance(data.get("posts"), list) else None


def _items(data: dict[str, Any]) -> list[dict[str, Any]]:
    return [item for item in data["posts"] if isinstance(item, dict)]


def _post(item: dict[str, Any], data: dict[str, Any]) -> WholePost | None:
    number = _number(item.get("id"))
    url = _text(item, "url-with-slug") or _text(item, "url")
    if number is None or not url:
        return None
    html = _body(item)
    shared = any(item.get(key) for key in _REBLOG)
    blog = _about(item) or _about(data)
    name = blog.get("name")
    tags = item.get("tags")
    return WholePost(
        key=str(number),
        url=url,
        title=_title(item, html),
        html=None if shared else html or None,
        lock="not-a-post" if shared else "" if html else "no-text",
        authors=(name,) if isinstance(name, str) and name else (),
        tags=tuple(tag for tag in (tags if isinstance(tags, list) else ()) if isinstance(tag, str)),
        published=_when(item, blog),
    )


def _about(data: dict[str, Any]) -> dict[str, Any]:
    about = data.get("tumblelog")
    return about if isinstance(about, dict) else {}


def _text(item: dict[str, Any], key: str) -> str:
    value = item.get(key)
    return value if isinstance(value, str) else ""


def _number(value: Any) -> int | None:
    text = str(value) if isinstance(value, int | str) else ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 20 else None


def _body(item: dict[str, Any]) -> str:
    """The words of a post as HTML, whatever kind of post it is; '' where it has none."""
    match _text(item, "type"):
        case "regular":
            html = _text(item, "regular-body")
        case "answer":
            html = f"<blockquote>{_text(item, 'question')}</blockquote>{_text(item, 'answer')}"
        case "quote":
            html = f"<blockquote>{_text(item, 'quote-text')}</blockquote><p>{_text(item, 'quote-source')}</p>"
        case "conversation":
            html = _talk(item)
        case _:
            html = next((text for key in _CAPTIONS if (text := _text(item, key))), "")
    return html if markup.unescape(html).strip() else ""


def _talk(item: dict[str, Any]) -> str:
    lines = item.get("conversation")
    said = [line for line in (lines if isinstance(lines, list) else ()) if isinstance(line, dict)]
    words = "<br>".join(f"{_text(line, 'label')} {_text(line, 'phrase')}".strip() for line in said)
    return f"<p>{words}</p>" if words else ""


def _title(item: dict[str, Any], html: str) -> str:
    """The title its author gave it, else its first words: of a question, of a quotation, of a caption."""
    for key in ("regular-title", "conversation-title", "link-text"):
        stated = " ".join(markup.unescape(_text(item, key)).split())
        if stated:
            return stated
    lines = (" ".join(markup.unescape(part).split()) for part in _BLOCK_END.split(html))
    return first_words(next((line for line in lines if line), ""))


def _when(item: dict[str, Any], blog: dict[str, Any]) -> When | None:
    """The second it was published, in the blog's zone, or with the difference of the two stamps as its offset."""
    stamp, shown = _number(item.get("unix-timestamp")), _text(item, "date")
    if stamp is None or stamp > 10**11:
        return None
    instant = datetime.fromtimestamp(stamp, UTC)
    if instant.year < FIRST_YEAR:
        return None
    zone = _zone(blog, instant, shown)
    instant = instant.astimezone(zone or UTC)
    return When(
        day=instant.date(),
        precision=Precision.INSTANT,
        source=DateSource.API,
        shown=(shown or str(stamp))[:40],
        instant=instant,
        day_sure=zone is not None,
    )


def _zone(blog: dict[str, Any], instant: datetime, shown: str) -> tzinfo | None:
    name = zone_name(_text(blog, "timezone")) if blog.get("timezone") else None
    if name:
        return ZoneInfo(name)
    try:
        local = datetime.strptime(shown, "%a, %d %b %Y %H:%M:%S").replace(tzinfo=UTC)
    except ValueError:
        return None
    quarters = round((local - instant) / timedelta(minutes=15))
    if quarters == 0:
        return UTC
    return timezone(timedelta(minutes=15 * quarters)) if abs(quarters) <= 60 else None
