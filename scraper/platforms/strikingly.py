"""Strikingly (facts: platforms-hosted, 14): the post is data in a script of its page, not always text.

The offset of its dates is that of Strikingly's servers, so the entry should name the author's time zone.
"""

import json
import re
from dataclasses import replace
from datetime import UTC
from typing import Any

from scraper.dates import parse_when
from scraper.markup import Page
from scraper.platforms.api import WholePost
from scraper.platforms.facts import FeedPath, Platform, SitemapPath, css, source, value
from scraper.types import DateSource, When

_DATA = re.compile(r"\$S\.blogPostData\s*=\s*(?=\{)")
_TITLE = (".s-blog-header-content h1", ".s-blog-header .s-blog-title")
#: components whose value is a piece of the author's HTML
_TEXTS = ("RichText", "HtmlComponent")


def read_post(page: Page) -> WholePost | None:
    """The post of `$S.blogPostData`; None where the page carries none, or one without any text."""
    found = _DATA.search(page.text)
    if found is None:
        return None
    try:
        data, _ = json.JSONDecoder().raw_decode(page.text, found.end())
    except (ValueError, RecursionError):
        return None
    meta, content = _object(data, "blogPostMeta"), _object(data, "content")
    sections = content.get("sections")
    parts = [_html(section) for section in sections] if isinstance(sections, list) else []
    html = "\n".join(filter(None, parts))
    if not html:
        return None
    stamp = meta.get("publishedAt")
    tags = meta.get("categories")
    # the title of `socialMediaConfig` is the one for search engines; readers see the headline
    return WholePost(
        key=str(meta["id"]) if isinstance(meta.get("id"), int) else "",
        url=page.url,
        title=value(page, _TITLE) or _text(_object(meta, "socialMediaConfig").get("title")),
        html=html,
        tags=tuple(filter(None, (_text(_object(tag).get("name")) for tag in tags)))
        if isinstance(tags, list)
        else (),
        published=_moment(stamp) if isinstance(stamp, str) else None,
    )


def _moment(stamp: str) -> When | None:
    """A moment in UTC: the offset it is written with is that of the platform's servers."""
    when = parse_when(stamp, source=DateSource.META)
    if when is None or when.instant is None:
        return when
    moment = when.instant.astimezone(UTC)
    return replace(when, instant=moment, day=moment.date(), day_sure=False)


def _object(data: Any, name: str = "") -> dict[str, Any]:
    found = data.get(name) if name and isinstance(data, dict) else data
    return found if isinstance(found, dict) else {}


def _text(data: Any) -> str:
    return data.strip() if isinstance(data, str) else ""


def _html(section: Any) -> str:
    component = _object(section, "component")
    return _text(component.get("value")) if component.get("type") in _TEXTS else ""


PLATFORM = Platform(
    name="strikingly",
    note="Dates carry the offset of Strikingly's servers: name the `timezone`. Nobody signs posts.",
    marks=(
        source("window.$S={}"),
        source("$S.blogPostData="),
        source("$S.stores="),
        css('link[href*="strikinglycdn.com/"], script[src*="strikinglycdn.com/"]'),
        css(".s-blog-content .s-blog-header-content"),
    ),
    sitemaps=(SitemapPath(path="/sitemap.xml"),),
    feeds=(FeedPath(path="/blog/feed.xml"),),
    post_paths=(re.compile(r"^/blog/(?!feed\.xml$)[^/]+/?$"),),
    single=(".s-blog-header-content h1", 'script:lexbor-contains("$S.blogPostData={")'),
    title=_TITLE,
    shown=(".s-blog-header-bottom .s-blog-date", ".s-blog-info .s-blog-date"),
    embedded=read_post,
    body=(".s-blog-content > .s-blog-body:not(.s-blog-footer)",),
    body_parts=(".s-blog-content .s-blog-post-section",),
    drop=(".s-blog-footer", ".s-button", ".s-social-feed", ".s-blog-subscribe", ".s-footer-logo-wrapper"),
)
