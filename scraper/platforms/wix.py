"""Wix Blog: Ricos 10 (2025), Ricos 9 (2022), older `single-post` addresses (facts: platforms-hosted, 1)."""

import re

from scraper.platforms.facts import FeedPath, Platform, SitemapPath, generator, header, source

PLATFORM = Platform(
    name="wix",
    note="The feed shows 20 posts, and the index of sitemaps often leaves the map of posts out, so that map is "
    "asked for by name. Sitemaps stamp days, not times; instants come in UTC only, so an entry's "
    "`timezone` makes days sure.",
    marks=(
        generator("Wix.com Website Builder"),
        header("x-wix-request-id"),
        source("static.parastorage.com"),
        source("static.wixstatic.com"),
        source('id="wix-viewer-model"'),
    ),
    # about ten quick requests bring lasting 429s; 4 to 8 s are borne
    min_delay=5.0,
    # the index often names only pages-sitemap.xml: the posts map is asked for by name
    sitemaps=(SitemapPath(path="/blog-posts-sitemap.xml", posts_only=True), SitemapPath(path="/sitemap.xml")),
    feeds=(FeedPath(path="/blog-feed.xml", cap=20),),
    post_paths=(re.compile(r"/(single-)?post/[^/]"),),
    single=(
        '[data-hook="post"]',
        '[data-hook="post-description"]',
        '[data-hook="post-title"]',
        ".single-post-page",
    ),
    title=(
        'h1[data-hook="post-title"]',
        '[data-hook="post-title"] h1',
        '[data-hook="post-title"]',
        ".blog-post-title-font",
    ),
    byline=(
        '[data-hook="post"] [data-hook="user-name"]',
        'meta[property="article:author"]@content',
        '[data-hook="user-name"]',
    ),
    published=('meta[property="article:published_time"]@content',),
    modified=('meta[property="article:modified_time"]@content',),
    shown=('[data-hook="post"] [data-hook="time-ago"]', '[data-hook="time-ago"]'),
    tags=(
        '[data-hook="post-footer"] a[href*="/blog/tags/"]',
        '[data-hook="post-footer"] a[href*="/blog/categories/"]',
        '[data-hook="post"] a[href*="/blog/hashtags/"]',
    ),
    body=(
        '[data-hook="post"] section[data-hook="post-description"]',
        '[data-hook="post"] div[data-hook="post-description"]',
        'section[data-hook="post-description"]',
        'div[data-hook="post-description"]',
        '[data-hook="post"] [data-id="rich-content-viewer"]',
    ),
    drop=(
        "#SCROLL_TO_TOP",
        "#SCROLL_TO_BOTTOM",
        '[data-hook="post-title"]',
        '[data-hook="blog-desktop-header-container"]',
        '[data-hook="more-button"]',
        '[data-hook="post-hero-image"]',
        '[data-hook="post-main-actions-desktop"]',
        '[data-hook^="share-button"]',
        '[data-hook="post-main-actions__stats"]',
        '[data-hook="post-stats"]',
        '[data-hook="recent-posts"]',
        '[data-hook="post-footer"]',
        '[data-hook="image-expand-button"]',
        '[data-hook="gap-spacer"]',
        '[data-hook^="button-viewer"]',
        '[data-hook^="product"]',
        '[data-hook="Form-wrapper"]',
        '[data-hook="user-name"]',
        '[data-hook="time-ago"]',
        '[data-hook="time-to-read"]',
    ),
)
