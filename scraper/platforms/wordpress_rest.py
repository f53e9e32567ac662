"""The REST API of WordPress: whole posts, a hundred a request (facts: platforms-open, 1.2)."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta, timezone
from itertools import islice
from typing import Any

from scraper import markup
from scraper.dates import FIRST_YEAR
from scraper.markup import Page
from scraper.platforms.api import ApiPage, Step, WholePost
from scraper.types import DateSource, Headers, Precision, When

_FIELDS = "id,slug,link,date,date_gmt,modified,modified_gmt,title,author,categories,tags,content,_links,_embedded"
#: how a list of posts begins, and how many such places are tried
_LIST = re.compile(r"\[\s*(?=[{\]])")
_MAX_STARTS = 20
_DECODER = json.JSONDecoder(strict=False)
#: names of types that are posts (platforms-open, 1.2)
_POSTS = re.compile(r"(^|[_-])(blog|blog[_-]?post|article|podcast|episode|resource|new)s?$", re.IGNORECASE)
_LINK = re.compile(r'<([^<>]+)>\s*;\s*rel="?https://api\.w\.org/"?')


class WordPressRest:
    """Asks for posts in the order of their ids, so that a new post never shifts the pages of a walk."""

    name = "WordPress REST"
    #: the hard maximum first; smaller ones for hosts that choke on it (18)
    page_sizes: tuple[int, ...] = (100, 20, 10)
    tells_changes = True
    always_whole = False

    def roots(self, home: Page | None, headers: Headers, site_url: str) -> tuple[str, ...]:
        """The root that the Link header or the head names, else the usual places."""
        stated = self.stated(home, headers)
        base = site_url.rstrip("/")
        guesses = [] if stated else [f"{base}/wp-json/"]
        return tuple(dict.fromkeys((*stated, *guesses, f"{base}/?rest_route=/")))

    def stated(self, home: Page | None, headers: Headers) -> tuple[str, ...]:
        """The roots that the Link header and the head name."""
        found = [m.group(1) for key, text in headers if key.lower() == "link" for m in _LINK.finditer(text)]
        node = home.tree.css_first('link[rel="https://api.w.org/"]') if home is not None else None
        found += [node.attributes.get("href") or ""] if node is not None else []
        return tuple(dict.fromkeys(root for root in found if root))

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

    def lists_url(self, root: str) -> str:
        """The types of content that the site has."""
        return _beside(root, "types")

    def lists(self, root: str, content: bytes) -> tuple[str, ...]:
        """The types that hold posts by their names: many practices keep their blog in one of their own."""
        text = markup.decode(content)
        try:
            data = markup.read_json(text[max(text.find('{"'), 0) :])
        except ValueError:
            return ()
        kinds = data.values() if isinstance(data, dict) else ()
        bases = [str(kind.get("rest_base")) for kind in kinds if isinstance(kind, dict) and _holds_posts(kind)]
        return tuple(_beside(root, base) for base in dict.fromkeys(bases))

    def read(self, content: bytes, headers: Headers) -> ApiPage:
        """The posts of one answer; what is no list of posts gives a reason in words."""
        items, reason = _items(content)
        if items is None:
            return ApiPage(reason=reason)
        total, pages = _header(headers, "x-wp-total"), _header(headers, "x-wp-totalpages")
        posts = tuple(post for item in items if (post := _post(item)) is not None)
        return ApiPage(posts=posts, total=total, pages=pages, reason=reason)


def _holds_posts(kind: dict[str, Any]) -> bool:
    slug, base = str(kind.get("slug")), str(kind.get("rest_base"))
    plain = kind.get("rest_namespace", "wp/v2") == "wp/v2" and re.fullmatch(r"[\w-]{1,60}", base) is not None
    return plain and slug != "post" and _POSTS.search(slug) is not None


def _join(root: str, query: str) -> str:
    """The address of a question to the list of posts; a root may name that list itself."""
    path = root if "/wp/v2/" in root else f"{root.rstrip('/')}/wp/v2/posts"
    return f"{path}{'&' if 'rest_route=' in path else '?'}{query}"


def _beside(root: str, base: str) -> str:
    """The root of another list of the same interface."""
    path = root if "/wp/v2/" in root else f"{root.rstrip('/')}/wp/v2/posts"
    return f"{path.removesuffix('posts')}{base}"


def _header(headers: Headers, name: str) -> int | None:
    text = next((value.strip() for key, value in headers if key.lower() == name), "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else None


def _items(content: bytes) -> tuple[list[dict[str, Any]] | None, str]:
    """The list in an answer; notices that plugins print around it are cut off and named."""
    text = markup.decode(content)
    note = ""
    try:
        data = markup.read_json(text)
    except ValueError:
        data, note = _json_within(text), "other text stood in front of the JSON or behind it"
        if data is None:
            starts = text.lstrip().startswith(("[", "{"))
            return None, "the answer is broken JSON" if starts else "the answer is no JSON"
    if isinstance(data, str):
        return None, "the answer is no JSON"
    if isinstance(data, dict):
        code = data.get("code")
        return None, f"the API answers {code}" if isinstance(code, str) else "the answer is no list of posts"
    if not isinstance(data, list):
        return None, "the answer is no list of posts"
    return [item for item in data if isinstance(item, dict)], note


def _json_within(text: str) -> list[Any] | None:
    """The list of posts among other text, which may have brackets of its own."""
    for start in islice(_LIST.finditer(text), _MAX_STARTS):
        try:
            _, end = _DECODER.raw_decode(text, start.start())
            data = markup.read_json(text[start.start() : end])
        except (ValueError, RecursionError):
            continue
        if data or not text[end:].strip():
            return list(data)
    return None


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
    likely = abs(quarters) <= 60
    offset = timedelta(minutes=15 * quarters) if likely else timedelta(0)
    zone = timezone(offset) if offset else UTC
    instant = there.replace(tzinfo=UTC).astimezone(zone)
    return When(
        day=instant.date(),
        precision=Precision.INSTANT,
        source=DateSource.API,
        shown=shown,
        instant=instant,
        day_sure=likely,
    )


def _stamp(text: Any) -> datetime | None:
    if not isinstance(text, str) or text.startswith("0000"):
        return None
    try:
        stamp = datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None
    return stamp if stamp.year >= FIRST_YEAR else None
