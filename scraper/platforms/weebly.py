"""Weebly: numbered feeds with whole posts, dates in the site's own order (facts: platforms-hosted, 4)."""

import re

from scraper.platforms.facts import FeedPath, Platform, SitemapPath, css, source

PLATFORM = Platform(
    name="weebly",
    note=(
        "Pages show the day in the site's own order (5/11 or 11/5): only the feeds tell which. They do in GMT, "
        "so the entry should name the time zone. Each blog of a site has a feed of its own: /1/feed, /2/feed."
    ),
    marks=(
        source("_W.configDomain"),
        source(".editmysite.com/css/sites.css"),
        css("#wsite-content.wsite-elements"),
        css('body[class*="wsite-page-"]'),
        css('.blog-post[id^="blog-post-"] .blog-content'),
    ),
    # pages, posts and categories in one heap
    sitemaps=(SitemapPath(path="/sitemap.xml"),),
    feeds=(FeedPath(path="/{number}/feed"),),
    post_paths=(
        re.compile(r"^/(?!(apps|ajax|store|uploads|files|s)/)[^/]+/(?!(category|archives|previous|feed)$)[^/]+$"),
        # addresses of the first years; they lead to the others
        re.compile(r"^/\d+/post/\d{4}/\d{2}/[^/]+\.html$"),
    ),
    single=("body.wsite-blog-post .blog-post .blog-content",),
    not_single=("body.wsite-blog-index",),
    title=(".blog-post .blog-title a.blog-title-link", ".blog-post .blog-title"),
    shown=(".blog-post .blog-date .date-text",),
    tags=('.blog-post a.blog-link[href*="/category/"]',),
    body=(".blog-post .blog-content",),
    drop=(
        ".blog-read-more",
        ".blog-social",
        ".blog-sidebar",
        ".blogCommentWrap",
        "#commentArea",
        ".wsite-button",
        ".wsite-spacer",
        ".wsite-form-container",
        "#weebly-footer-signup-container-v3",
    ),
    post_id=(".blog-post[id^=blog-post-]@id",),
    id_pattern=re.compile(r"^blog-post-(\d+)$"),
)
