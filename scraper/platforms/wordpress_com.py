"""WordPress.com: the REST interface of all its blogs stands on one other host (facts: platforms-open, 2)."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urlsplit

from scraper import urls
from scraper.markup import Page
from scraper.platforms.facts import FeedPath, SitemapPath, css, generator, header
from scraper.platforms.wordpress import PLATFORM as WORDPRESS
from scraper.platforms.wordpress_rest import WordPressRest
from scraper.types import Headers

HOST = "public-api.wordpress.com"
_OEMBED = 'link[type="application/json+oembed"]'
#: a host that WordPress.com can't know: an address, or a name without a domain
_LOCAL = re.compile(r"[0-9.]+|\[.*\]|[^.]*", re.DOTALL)


class WordPressComRest(WordPressRest):
    """The REST interface of one blog among many: its host is named by the page's oEmbed link."""

    name = "WordPress.com REST"

    def roots(self, home: Page | None, headers: Headers, site_url: str) -> tuple[str, ...]:
        """The REST interface that the blog states (business plans have one), else its place on the API's host."""
        stated = self.stated(home, headers)
        if stated:
            return stated
        site = urlsplit(home.url if home is not None else site_url)
        origin = _api_origin(home)
        if origin is None and not _LOCAL.fullmatch(site.hostname or ""):
            origin = f"https://{HOST}"
        return (f"{origin}/wp/v2/sites/{site.netloc}/posts",) if origin else ()


def _api_origin(home: Page | None) -> str | None:
    """Where the host of the home page's oEmbed link is; core's own links lead to /wp-json/ instead."""
    if home is None:
        return None
    known = (HOST, urlsplit(home.url).hostname)
    for node in home.tree.css(_OEMBED):
        link = urls.clean(node.attributes.get("href") or "", home.url) or ""
        parts = urlsplit(link)
        if parts.path.startswith("/oembed/") and parts.hostname in known:
            return urls.origin(link)
    return None


PLATFORM = replace(
    WORDPRESS,
    name="wordpress-com",
    extends=WORDPRESS.name,
    note=f"Posts come from {HOST}, so a crawl asks that host too; private blogs are not open to anybody.",
    marks=(
        generator("WordPress.com"),
        header("host-header", "WordPress.com"),
        css(f'{_OEMBED}[href*="for=wpcom-auto-discovery"]', sure=True),
        css('link[rel="search"][href*=".wp.com/opensearch.xml"]'),
        css("body.jetpack-reblog-enabled"),
    ),
    sitemaps=(SitemapPath(path="/sitemap.xml"),),
    feeds=(FeedPath(path="/feed/", cap=10, paging="?paged={page}"),),
    api=WordPressComRest(),
    hosts=(HOST,),
    drop=(*WORDPRESS.drop, "#actionbar", "#likes-other-gravatars", ".widget_eu_cookie_law_widget"),
)
