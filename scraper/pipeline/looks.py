"""What a page tells of its site: platform, title, language, time zone, and the routes that it names."""

from __future__ import annotations

from dataclasses import dataclass

from scraper import urls
from scraper.dates import zone_name
from scraper.discover.feeds import parse_feed
from scraper.discover.home import Home, read_home
from scraper.languages import language_tag
from scraper.markup import Page, few_words, plain_text, unescape
from scraper.platforms import Detection, Platform, detect, get_platform
from scraper.textformat import one_line
from scraper.types import Capture, Headers, Read, Response

_HTML = ("text/html", "application/xhtml+xml")
#: a page with a password field and no more words is there to log in
LOGIN_WORDS = 200
_FIELD = "input[type=password]"
#: where readers of one locked post put its password (WordPress)
_LOCKED_POST = "form.post-password-form, form[action*='action=postpass']"
#: links of a page that are looked through for blogs on other hosts, and how many of these are given
_MAX_LINKS, _MAX_ELSEWHERE = 5_000, 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Looks:
    """What a page tells of its site: the name that it states, and the title it bears itself.

    `home` is what it tells a discovery, read as the platform that the entry names, else as the one recognised;
    `timezone` is an IANA name. `login` is true for a page that is there to log in. `elsewhere` are the addresses
    on other hosts that it links as its blog.
    """

    detection: Detection
    home: Home
    site_name: str | None
    title: str | None
    language: str | None
    timezone: str | None
    login: bool
    elsewhere: tuple[str, ...]


async def look_at(answer: Capture, read: Read, *, site_url: str, platform: str | None = None) -> Looks:
    """The looks of a captured page of a site. Raises UnreadableError where it is too much to read."""
    response = answer.response
    return await read(looks_of, response.content or b"", response.url, response.headers, site_url, platform)


def looks_of(content: bytes, url: str, headers: Headers, site_url: str, platform: str | None) -> Looks:
    """The looks of the page that answered at `url` with these headers; `platform` is what the entry names."""
    kind = next((value for name, value in headers if name.lower() == "content-type"), None)
    page = Page.of(content, url, kind)
    root = page.tree.css_first("html[lang]")
    node = page.tree.css_first("head title")
    detection = detect(page, headers)
    facts = get_platform(platform) if platform else detection.platform
    return Looks(
        detection=detection,
        home=read_home(page, headers, facts, site_url),
        site_name=_short(unescape(page.meta("og:site_name") or "")),
        title=_short(node.text(deep=True)) if node is not None else None,
        language=language_tag(root.attributes.get("lang")) if root is not None else None,
        timezone=_timezone(page, facts),
        login=_asks_for_login(page),
        elsewhere=_blogs_elsewhere(page, site_url),
    )


def _timezone(page: Page, platform: Platform) -> str | None:
    """The site's time zone (IANA), where that platform's pages state it."""
    pattern = platform.zone_pattern
    zone = pattern.search(page.text) if pattern is not None else None
    return zone_name(zone.group(1)) if zone is not None else None


def _asks_for_login(page: Page) -> bool:
    fields = page.tree.css(_FIELD)
    if not fields:
        return False
    locked = {node.mem_id for form in page.tree.css(_LOCKED_POST) for node in form.css(_FIELD)}
    body = page.tree.body
    asks = any(node.mem_id not in locked for node in fields)
    return asks and body is not None and len(plain_text(body).split()) < LOGIN_WORDS


def _blogs_elsewhere(page: Page, site_url: str) -> tuple[str, ...]:
    """What a page links as its blog on other hosts."""
    found: dict[str, None] = {}
    for node in page.tree.css("a[href]")[:_MAX_LINKS]:
        url = urls.clean(node.attributes.get("href") or "", page.url)
        if url is None or urls.same_site(url, site_url) or len(found) == _MAX_ELSEWHERE:
            continue
        words = few_words(node, 40).lower()
        if words.removeprefix("my ").removeprefix("our ").removeprefix("the ") in ("blog", "journal"):
            found[url] = None
    return tuple(found)


def is_html(response: Response) -> bool:
    """True for a web page: not for an empty one, nor for a feed, whatever type it is given."""
    head = (response.content or b"").lstrip()[:2000].lower()
    if (
        not head
        or head.startswith((b"<rss", b"<feed", b"<rdf"))
        or (head.startswith(b"<?xml") and b"<html" not in head)
    ):
        return False
    return response.media_type in _HTML or (response.media_type in ("", "text/plain") and b"<html" in head)


async def is_feed(response: Response, read: Read) -> bool:
    """True for a feed of any kind. Raises UnreadableError where it is too much to read."""
    kind = response.header("content-type")
    feed = await read(parse_feed, response.content or b"", response.url, kind, response.fetched_at)
    return feed.kind != "invalid"


def no_page(response: Response) -> str:
    """What an answer is that is no web page, in words."""
    if not (response.content or b"").strip():
        return "it is an empty page"
    return f"it is no web page but {response.media_type or 'something without a type'}"


def _short(text: str) -> str | None:
    return one_line(text)[:200] or None
