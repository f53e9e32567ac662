"""Medium, on its own host or an author's: ten whole stories in a feed (facts: platforms-open, 7; hosted, 11)."""

from __future__ import annotations

import re

from scraper.markup import Page
from scraper.platforms.api import WholePost
from scraper.platforms.facts import FeedPath, Platform, SitemapPath, css, header, source

#: what stands over and below a story that only members can read, in a paragraph or heading of its own
_WALLS = ("Member-only story", "Create an account to read the full story.")


def embedded(page: Page) -> WholePost | None:
    """That a story is for members, as its page says to readers; its text is not read from the script."""
    shown = (" ".join(node.text(deep=True).split()) for node in page.tree.css("article p, article h2"))
    if any(text in _WALLS for text in shown):
        return WholePost(key="", url=page.url, title="", html=None, lock="paywalled")
    return None


PLATFORM = Platform(
    name="medium",
    note="The feed shows the 10 newest stories, whole; older ones are found only on the sitemap of an author's "
    "own host. Where that is shut, the list has a hole. Stories for members are skipped. "
    "Days are told and shown in UTC: name the `timezone`.",
    marks=(
        header("x-powered-by", "Medium"),
        css('meta[property="al:android:package"][content="com.medium.reader"]', sure=True),
        css('meta[property="al:ios:app_name"][content="Medium"]'),
        source("glyph.medium.com"),
        source("cdn-static-1.medium.com"),
        css(".pw-post-title, .pw-post-body-paragraph"),
    ),
    # Cloudflare stands in front (platforms-open, 18)
    min_delay=5.0,
    shared_hosts=("medium.com", "www.medium.com"),
    sitemaps=(SitemapPath(path="/sitemap/sitemap.xml"),),
    feeds=(FeedPath(path="/feed", cap=10),),
    post_paths=(re.compile(r"[-/][0-9a-f]{8,12}/?$"),),
    single=("article .pw-post-title", "article .pw-post-body-paragraph", ".postArticle"),
    title=('h1[data-testid="storyTitle"]', "h1.pw-post-title", "h1.graf--title", "article section h1"),
    byline=(
        'article [data-testid="authorName"]',
        'article a[href*="post_page---byline"]',
        'meta[name="author"]@content',
    ),
    # `article:published_time` is that of the latest publication
    shown=('article [data-testid="storyPublishDate"]', "article .speechify-ignore span > div > span:last-child"),
    shown_first=True,
    days_in_utc=True,
    tags=('a[href*="medium.com/tag/"]', 'a[href^="/tag/"]'),
    body=("article section", ".postArticle .section-content", "article"),
    paywalled=("article.meteredContent",),
    embedded=embedded,
    drop=(
        ".speechify-ignore, h1.pw-post-title, h1.graf--title, article aside",
        ".pw-multi-vote-icon, .pw-multi-vote-count, .pw-responses-count, .pw-author-name",
        '[data-testid="post-preview"], [data-testid="authorPhoto"], [data-testid="authorName"]',
        '[data-testid="storyReadTime"], [data-testid="storyPublishDate"]',
        '[data-testid$="Clap"], [data-testid$="Bookmark"], [data-testid$="Share"], [data-testid$="Response"]',
        'p:has(> a[href*="medium.com/plans"])',
        # what the feed adds to stories of a publication
        'hr + p:lexbor-contains("was originally published in")',
    ),
    post_id=('meta[property="al:android:url"]@content', 'link[rel="canonical"]@href'),
    id_pattern=re.compile(r"(?:/p/|-)([0-9a-f]{8,12})(?:[/?#]|$)"),
    guid_pattern=re.compile(r"/p/([0-9a-f]{8,12})$"),
)
