"""Substack: an endpoint lists the posts, a script of each page holds it (facts: platforms-open, 6; hosted, 10)."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from scraper import markup
from scraper.dates import parse_when
from scraper.markup import Page
from scraper.platforms.api import ApiPage, Step, WholePost
from scraper.platforms.facts import FeedPath, Platform, SitemapPath, css, header, source
from scraper.types import DateSource, Headers

#: a string of JSON whose content is JSON again
_PRELOADS = re.compile(r'window\._preloads\s*=\s*JSON\.parse\(("[^"\\]*(?:\\.[^"\\]*)*")\)')


class SubstackArchive:
    """Lists posts without their texts. It knows no total and no change stamps, and new posts come to it late."""

    name = "Substack archive"
    page_sizes: tuple[int, ...] = (50, 12)
    tells_changes = False
    always_whole = False

    def roots(self, home: Page | None, headers: Headers, site_url: str) -> tuple[str, ...]:  # noqa: ARG002
        """The endpoint of the host that the home page came from."""
        parts = urlsplit(home.url if home is not None else site_url)
        return (f"{parts.scheme}://{parts.netloc}/api/v1/archive",)

    def list_url(self, root: str, step: Step, *, newest_changes_first: bool = False) -> str:  # noqa: ARG002
        """The rows behind those already seen: pages may be shorter than asked for."""
        return f"{root}?sort=new&search=&offset={step.done}&limit={step.size}"

    def probe_url(self, root: str) -> str:
        """The newest row: it says that there is an endpoint, and no more."""
        return self.list_url(root, Step(size=1))

    def signature(self, content: bytes, headers: Headers) -> str | None:  # noqa: ARG002
        """None: an edit, or the newest post, may not show here; feed and sitemap tell of them."""
        return None

    def read(self, content: bytes, headers: Headers) -> ApiPage:  # noqa: ARG002
        """The posts of one answer; only an empty list is the end."""
        try:
            rows = markup.read_json(markup.decode(content))
        except ValueError:
            return ApiPage(reason="the answer is no JSON")
        if not isinstance(rows, list):
            return ApiPage(reason="the answer is no list of posts")
        posts = tuple(
            post for row in rows if isinstance(row, dict) and (post := _post(row, html=None)) is not None
        )
        return ApiPage(posts=posts, end=not rows)


def _post(row: dict[str, Any], html: str | None) -> WholePost | None:
    url, number, title, stamp = (row.get(name) for name in ("canonical_url", "id", "title", "post_date"))
    if not isinstance(url, str) or not isinstance(number, int):
        return None
    paid = row.get("audience") not in (None, "everyone") or row.get("free_unlock_required") is True
    return WholePost(
        key=str(number),
        url=url,
        title=title if isinstance(title, str) else "",
        html=html,
        lock="paywalled" if paid else "",
        authors=_names(row.get("publishedBylines")),
        tags=_names(row.get("postTags")),
        # `updated_at` moves without the author, too: it is no date of the text
        published=parse_when(stamp, source=DateSource.API) if isinstance(stamp, str) else None,
    )


def _names(items: Any) -> tuple[str, ...]:
    names = [item.get("name") for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    return tuple(dict.fromkeys(name.strip() for name in names if isinstance(name, str) and name.strip()))


def embedded(page: Page) -> WholePost | None:
    """The post that the page's script carries; behind a wall, that there is one."""
    match = _PRELOADS.search(page.text)
    try:
        data = markup.read_json(markup.read_json(match[1])) if match else None
    except (ValueError, TypeError):
        data = None
    row = data.get("post") if isinstance(data, dict) else None
    html = row.get("body_html") if isinstance(row, dict) else None
    post = _post(row, html if isinstance(html, str) else None) if isinstance(row, dict) else None
    if page.tree.css_first(".paywall") is not None:
        return WholePost(key=post.key if post else "", url=page.url, title="", html=None, lock="paywalled")
    return post


PLATFORM = Platform(
    name="substack",
    note="Posts for subscribers are listed and never archived. The archive endpoint is not documented and lags "
    "behind; feed (20 posts) and sitemap fill it up. When a post was edited is not stated reliably. "
    "Days are told and shown in UTC: name the `timezone`.",
    marks=(
        header("x-served-by", "Substack"),
        header("x-cluster", "substack"),
        css('link[rel="stylesheet"][href^="https://substackcdn.com/bundle/"]'),
        source("window._preloads"),
        css(".pencraft"),
        css(".available-content .body.markup"),
        css("article.newsletter-post"),
        source("substackcdn.com/bundle/"),
    ),
    # 429 comes fast
    min_delay=2.0,
    sitemaps=(SitemapPath(path="/sitemap.xml"),),
    feeds=(FeedPath(path="/feed", cap=20),),
    api=SubstackArchive(),
    post_paths=(re.compile(r"^/p/[^/]+/?$"),),
    single=("article.newsletter-post", ".available-content .body.markup"),
    title=("h1.post-title", ".post-header h1"),
    byline=(".post-header .byline-wrapper", 'meta[name="author"]@content'),
    shown=(".post-header .byline-wrapper",),
    days_in_utc=True,
    body=(".available-content .body.markup", ".body.markup", ".available-content"),
    embedded=embedded,
    drop=(
        ".subscription-widget-wrap, .subscription-widget-wrap-editor, .subscribe-widget",
        ".captioned-button-wrap, .button-wrapper, .image-link-expand",
        ".header-anchor-parent, .header-anchor-widget",
        ".embedded-post-wrap, .embedded-publication-wrap, .poll-embed, .install-substack-app-embed",
        # what the page draws where the stored text has an empty element: cards of other posts, tweets, adverts
        '[class^="digestPostEmbed"], .digest-post-embed, .twitter-embed, .tweet, .sponsorship-campaign-embed',
        ".pencraft",
        ".directMessage, .community-chat, .file-embed-wrapper, .native-audio-embed, .native-video-embed",
        # the marks of footnotes would stick to words; the notes themselves stay
        ".footnote-anchor, .footnote-number",
        ".preformatted-block label",
        ".paywall, .post-footer, .post-contributor-footer",
    ),
)
