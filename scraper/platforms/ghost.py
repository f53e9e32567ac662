"""Ghost: an index of sitemaps, a feed of one page, Casper and other themes (facts: platforms-open, 3)."""

from __future__ import annotations

import re

from scraper.platforms.facts import FeedPath, Platform, SitemapPath, css, generator, header, source

PLATFORM = Platform(
    name="ghost",
    note="robots.txt shuts /ghost/, and with it the Content API: it is not used. The feed has one page, 15 posts "
    "or as many as the site sets; posts for members are cut in it, and skipped.",
    marks=(
        # with the space: other names begin so, too
        generator("Ghost "),
        header("x-ghost-cache-status"),
        header("ghost-cache"),
        css("script[data-ghost][data-api]"),
        source("/ghost/portal@"),
        css(".gh-content, .gh-canvas"),
        css(".gh-head"),
        css("body.post-template .kg-card"),
    ),
    min_delay=1.0,
    sitemaps=(
        SitemapPath(path="/sitemap-posts.xml", posts_only=True),
        SitemapPath(path="/sitemap.xml"),
    ),
    feeds=(FeedPath(path="/rss/", cap=15),),
    walled=("script[data-ghost]",),
    single=("body.post-template",),
    not_single=(
        "body.page-template",
        "body.home-template",
        "body.tag-template",
        "body.author-template",
        "body.paged",
        "body.error-template",
    ),
    # JSON-LD and og:title are the title for search engines
    title=("h1.article-title", "h1.gh-article-title", "h1.post-full-title", "h1.post-title", "article header h1"),
    byline=(
        ".article-byline .author-name",
        ".gh-article-meta .gh-article-author-name",
        ".post-full-byline .author-name",
        'meta[name="twitter:data1"]@content',
    ),
    published=("time.byline-meta-date@datetime", ".post-full-meta-date@datetime"),
    shown=("time.byline-meta-date", "time.gh-article-date", ".gh-article-meta time", "time.post-full-meta-date"),
    tags=('meta[property="article:tag"]@content',),
    body=(
        ".gh-content",
        "section.post-full-content .post-content",
        ".post-full-content .kg-canvas",
        ".c-content",
        "article .post-content",
        ".post-content",
        ".article-content",
    ),
    paywalled=("aside.gh-post-upgrade-cta", ".gh-post-upgrade-cta-content", ".post-sneak-peek"),
    drop=(
        ".gh-post-upgrade-cta, .kg-signup-card, .kg-cta-card, .kg-button-card, .kg-email-card, .kg-email-cta-card",
        ".kg-callout-emoji, .kg-toggle-card-icon, .kg-product-card, .kg-file-card, .kg-audio-card",
        ".kg-header-card-button",
        # of a bookmark, the title stays
        ".kg-bookmark-description, .kg-bookmark-metadata, .kg-bookmark-thumbnail",
        ".article-comments, .gh-comments, #ghost-comments, .read-more-wrap, .footer-cta, .gh-subscribe",
        ".author-list, .byline-reading-time, .adsense, .subscribe-form",
    ),
    post_id=(
        "script[data-ghost-comments][data-post-id]@data-post-id",
        "#ghost-comments[data-post-id]@data-post-id",
    ),
    guid_pattern=re.compile(r"^([0-9a-f]{24})$"),
)
