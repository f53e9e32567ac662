"""Tumblr: everything by its first API; pages in thousands of themes (facts: platforms-open, 5, 17)."""

import re

from scraper.markup import Page
from scraper.platforms.api import WholePost
from scraper.platforms.facts import FeedPath, Platform, SitemapPath, css, header, source
from scraper.platforms.tumblr_read import TumblrRead, first_words

#: what Tumblr puts into every page, whatever the theme
_ANY_PAGE = 'meta[property="al:android:package"][content="com.tumblr"]'
#: how Tumblr itself writes "shared from" into a text, whatever the theme
_SHARED = "p:has(> a.tumblr_blog) + blockquote"


def untitled(page: Page) -> WholePost | None:
    """What Tumblr tells beside a post that has no title: its first words, for it gives it the blog's title.

    Of a picture without a word it tells nothing; themes would then pass for its text.
    """
    post = next((node for node in page.json_ld() if node.get("@type") == "SocialMediaPosting"), None)
    if post is None or not post.get("author") or page.meta("twitter:title") != post["author"]:
        return None
    words = page.meta("og:description")
    title = first_words(words) if words else ""
    return WholePost(key="", url=page.url, title=title, html=None, lock="" if title else "no-text")


PLATFORM = Platform(
    name="tumblr",
    note=(
        "Posts shared from other blogs and pictures without words are left out; what has no title is named by its "
        "first words. Its only author is the blog. An edit is noticed in the newest 50 posts, and in its sitemap."
    ),
    marks=(
        header("x-tumblr-user"),
        css(_ANY_PAGE, sure=True),
        css('meta[property="og:type"][content^="tumblr-feed:"]', sure=True),
        source("assets.tumblr.com/assets/scripts/tumblelog"),
        source("<!-- BEGIN TUMBLR FACEBOOK OPENGRAPH TAGS -->"),
    ),
    min_delay=1.0,
    api=TumblrRead(),
    sitemaps=(SitemapPath(path="/sitemap.xml"),),
    feeds=(FeedPath(path="/rss", cap=20),),
    # the feed mixes in what was shared, which only pages tell apart
    feeds_whole=False,
    post_paths=(re.compile(r"^/post/\d+(/[^/]+)?/?$"),),
    # of the theme that new blogs start with; what was shared must not count as the blog's own
    single=("article.active.exposed:not(.reblogged):not(:has(a.tumblr_blog))",),
    not_single=("article.reblogged", _SHARED),
    # none: themes name the blog's owner or nobody, and Tumblr itself the blog
    byline=('meta[name="author"]@content',),
    title=(
        "article[class*=post-] .post-content h2.title",
        ".post .post-title, .post h2.title, .post h1.title",
    ),
    shown=("a.post-date, .post-date", ".post .date", ".post-info .date"),
    tags=("a.tag-link", '.tags a[href*="/tagged/"]', 'article a[href*="/tagged/"]'),
    url_pattern=re.compile(r"^/post/(\d+)(?:/|$)"),
    embedded=untitled,
    body=(
        "article[class*=post-] .body-text",
        "article.answer .post-content",
        "article[class*=post-] .post-content",
        ".post .body-text",
        ".post .post-content",
    ),
    drop=(
        "h2.title",
        ".asker",
        ".answerer",
        ".avatar",
        ".replies",
        "ol.notes",
        ".post-footer",
        ".inline-meta",
        ".like_button",
        ".reblog_button",
    ),
    post_id=(
        "article[data-post-id]@data-post-id",
        'link[rel="canonical"][href*="www.tumblr.com/"]@href',
        'meta[property="og:url"]@content',
    ),
    id_pattern=re.compile(r"(?:^|/post/|tumblr\.com/[^/]+/)(\d{1,20})(?:/|$)"),
    guid_pattern=re.compile(r"/post/(\d{1,20})(?:/|$)"),
)
