"""The REST API of WordPress: whole posts, a hundred a request (facts: platforms-open, 1.2)."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from scraper import markup
from scraper.dates import FIRST_YEAR
from scraper.markup import Page
from scraper.platforms.api import ApiPage, Step, WholePost
from scraper.types import DateSource, Headers, Precision, When

_FIELDS = "id,slug,link,date,date_gmt,modified,modified_gmt,title,author,categories,tags,content,_links,_embedded"
_LINK = re.compile(r'<([^<>]+)>\s*;\s*rel="?https://api\.w\.org/"?')


class WordPressRest:
    """Asks for posts in the order of their ids, so that a new post never shifts the pages of a walk."""

    name = "WordPress REST"
    #: the hard maximum first; smaller ones for hosts that choke on it (18)
    page_sizes: tuple[int, ...] = (100, 20, 10)
    tells_changes = True

    def roots(self, home: Page | None, headers: Headers, site_url: str) -> tuple[str, ...]:
        """The root that the Link header or the head names, else the usual places."""
        stated = [m.group(1) for key, text in headers if key.lower() == "link" for m in _LINK.finditer(text)]
        if home is not None:
            node = home.tree.css_first('link[rel="https://api.w.org/"]')
            stated += [node.attributes.get("href") or ""] if node is not None else []
        stated = [root for root in stated if root]
        base = site_url.rstrip("/")
        guesses = [] if stated else [f"{base}/wp-json/"]
        return tuple(dict.fromkeys((*stated, *guesses, f"{base}/?rest_route=/")))

    def list_url(self, root: str, step: Step, *, newest_changes_first: bool = False) -> str:
        """One page of whole posts with their authors' and terms' names."""
        order = "orderby=modified&order=desc" if newest_changes_first else "orderby=id&order=asc"
        query = f"per_page={step.size}&page={step.number}&{order}&_fields={_FIELDS}&_embed=author,wp:term"
        return _join(root, query)

    def probe_url(self, root: str) -> str:
        """The post changed last, with the total of posts in the headers."""
        return _join(root, "per_page=1&orderby=modified&order=desc&_fields=id,modified,modified_gmt")

    def signature(self, content: bytes, headers: Headers) -> str | None:
        """Total, id and stamp of the post changed last."""
        items, _ = _items(content)
        total = _header(headers, "x-wp-total")
        if items is None or total is None:
            return None
        last = items[0] if items else {}
        return f"{total}:{last.get('id')}:{last.get('modified_gmt') or last.get('modified')}"

    def read(self, content: bytes, headers: Headers) -> ApiPage:
        """The posts of one answer; what is no list of posts gives a reason in words."""
        items, reason = _items(content)
        if items is None:
            return ApiPage(reason=reason)
        total, pages = _header(headers, "x-wp-total"), _header(headers, "x-wp-totalpages")
        posts = tuple(post for item in items if (post := _post(item)) is not None)
        return ApiPage(posts=posts, total=total, pages=pages, reason=reason)


def _join(root: str, query: str) -> str:
    path = "wp/v2/posts"
    if "rest_route=" in root:
        return f"{root}{path}&{query}"
    return f"{root.rstrip('/')}/{path}?{query}"


def _header(headers: Headers, name: str) -> int | None:
    text = next((value.strip() for key, value in headers if key.lower() == name), "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else None


def _items(content: bytes) -> tuple[list[dict[str, Any]] | None, str]:
    """The list in an answer; notices that plugins print in front of it are cut off and named."""
    text = markup.decode(content)
    note = ""
    if not text.lstrip().startswith(("[", "{")):
        start = re.search(r"\[\s*(\{|\])", text)
        if start is None:
            return None, "the answer is no JSON"
        text, note = text[start.start() :], "other text stood in front of the JSON"
    try:
        data = markup.read_json(text)
    except ValueError:
        return None, "the answer is broken JSON"
    if isinstance(data, dict):
        code = data.get("code")
        return None, f"the API answers {code}" if isinstance(code, str) else "the answer is no list of posts"
    if not isinstance(data, list):
        return None, "the answer is no list of posts"
    return [item for item in data if isinstance(item, dict)], note


def _post(item: dict[str, Any]) -> WholePost | None:
    link, number = item.get("link"), item.get("id")
    if not isinstance(link, str) or not isinstance(number, int):
        return None
    content = item.get("content")
    content = content if isinstance(content, dict) else {}
    html = content.get("rendered")
    locked = bool(content.get("protected"))
    title = item.get("title")
    shown = title.get("rendered") if isinstance(title, dict) else title
    authors, tags = _embedded(item.get("_embedded"))
    return WholePost(
        key=str(number),
        url=link,
        title=markup.unescape(shown) if isinstance(shown, str) else "",
        html=html if isinstance(html, str) and not locked else None,
        lock="password-protected" if locked else "",
        authors=authors,
        tags=tags,
        published=_when(item.get("date"), item.get("date_gmt")),
        modified=_when(item.get("modified"), item.get("modified_gmt")),
    )


def _embedded(data: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
    data = data if isinstance(data, dict) else {}
    people = data.get("author")
    authors = _names(people if isinstance(people, list) else [])
    groups = data.get("wp:term")
    terms = [
        term for group in (groups if isinstance(groups, list) else []) if isinstance(group, list) for term in group
    ]
    tags = tuple(name for name in _names(terms) if name.lower() != "uncategorized")
    return authors, tags


def _names(items: list[Any]) -> tuple[str, ...]:
    names = [item.get("name") for item in items if isinstance(item, dict)]
    return tuple(dict.fromkeys(markup.unescape(n).strip() for n in names if isinstance(n, str) and n.strip()))


def _when(local: Any, gmt: Any) -> When | None:
    """The instant with the site's own offset, which is the difference of the two stamps."""
    here, there = _stamp(local), _stamp(gmt)
    if here is None and there is None:
        return None
    shown = str(local or gmt)[:40]
    if here is None or there is None:
        day = here or there
        assert day is not None
        return When(day=day.date(), precision=Precision.DAY, source=DateSource.API, shown=shown)
    quarters = round((here - there) / timedelta(minutes=15))
    offset = timedelta(minutes=15 * quarters) if abs(quarters) <= 60 else timedelta(0)
    zone = timezone(offset) if offset else UTC
    instant = there.replace(tzinfo=UTC).astimezone(zone)
    return When(
        day=instant.date(), precision=Precision.INSTANT, source=DateSource.API, shown=shown, instant=instant
    )


def _stamp(text: Any) -> datetime | None:
    if not isinstance(text, str) or text.startswith("0000"):
        return None
    try:
        stamp = datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None
    return stamp if stamp.year >= FIRST_YEAR else None
