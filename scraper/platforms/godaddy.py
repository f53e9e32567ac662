"""GoDaddy Websites + Marketing: the post is Draft.js in a script, the page has none of it (facts: hosted, 5)."""

import json
import re
from typing import Any

from scraper.dates import parse_when
from scraper.markup import Page
from scraper.platforms.api import WholePost
from scraper.platforms.draftjs import draft_html
from scraper.platforms.facts import FeedPath, Platform, SitemapPath, css, generator, header, source
from scraper.types import DateSource

_DATA = re.compile(r"window\._BLOG_DATA\s*=\s*(?=\{)")


def read_post(page: Page) -> WholePost | None:
    """The post of `window._BLOG_DATA`; None where the page carries none."""
    found = _DATA.search(page.text)
    if found is None:
        return None
    try:
        data, _ = json.JSONDecoder(strict=False).raw_decode(page.text, found.end())
    except (ValueError, RecursionError):
        return None
    post = data.get("post") if isinstance(data, dict) else None
    if not isinstance(post, dict) or not _text(post, "title"):
        return None
    tags = post.get("categories")
    stamps = (_text(post, name) for name in ("publishedDate", "date"))
    dates = (parse_when(stamp, source=DateSource.META) for stamp in stamps if stamp)
    return WholePost(
        key=_text(post, "postId"),
        url=page.url,
        title=_text(post, "title"),
        # `content` is an excerpt of 200 characters
        html=draft_html(_text(post, "fullContent")) or None,
        tags=tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
        published=next((when for when in dates if when is not None), None),
    )


def _text(post: dict[str, Any], name: str) -> str:
    value = post.get(name)
    return value.strip() if isinstance(value, str) else ""


PLATFORM = Platform(
    name="godaddy",
    note=(
        "Dates are told in UTC only: name the `timezone`. Nobody signs posts, and nothing tells of later changes. "
        "The feeds show the 50 newest posts, cut."
    ),
    marks=(
        generator("Starfield Technologies; Go Daddy Website Builder"),
        source("window._BLOG_DATA="),
        source("//img1.wsimg.com/isteam/"),
        source("//img1.wsimg.com/blobby/go/"),
        header("x-siteid", sure=False),
        header("set-cookie", "dps_site_id=", sure=False),
        css('[data-ux="Page"], [data-ux="WidgetSection"], [data-aid^="FOOTER_"]'),
    ),
    # the index names maps of pages and of a shop beside it, there or not
    sitemaps=(SitemapPath(path="/sitemap.blog.xml", posts_only=True), SitemapPath(path="/sitemap.xml")),
    feeds=(FeedPath(path="/f.rss", cap=50), FeedPath(path="/f.json", cap=50)),
    post_paths=(re.compile(r"/f/[^/]+/?$"),),
    single=('script:lexbor-contains("window._BLOG_DATA={")', '[data-ux="BlogPostContent"]'),
    title=('[data-aid="RSS_FEED_POST_TITLE"]', '[data-ux="BlogPostTitle"]'),
    tags=('[data-aid="RSS_FEED_POST_CATEGORY"]',),
    embedded=read_post,
    body=('[data-ux="BlogPostContent"]', '[data-ux="ContentText"]'),
    drop=('[data-aid^="FOOTER_"]', '[data-ux="CookieBanner"]', '[data-ux="Button"]', '[data-ux="SocialShare"]'),
)
