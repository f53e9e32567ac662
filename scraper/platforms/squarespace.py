"""Squarespace 7.0 and 7.1: feeds paged by time, one flat sitemap, dates in metas (facts: platforms-hosted, 2)."""

import re

from scraper.platforms.facts import FeedPath, Platform, SitemapPath, css, header, source

PLATFORM = Platform(
    name="squarespace",
    note=(
        "A feed gives whole posts, 20 a page, and is paged by the time of its last post; robots.txt shuts the "
        "JSON views, which are not used. A blog whose feed is neither linked on the home page nor called /blog, "
        "/journal or /news is read page by page from the sitemap; name its feed in the entry to spare requests."
    ),
    marks=(
        header("server", "squarespace"),
        header("x-servedby", "squarespace"),
        css('script[data-name="static-context"]', sure=True),
        source("<!-- This is Squarespace. -->"),
        source("Static.SQUARESPACE_CONTEXT = {"),
        css('link[rel~="stylesheet"][href*="static1.squarespace.com"]'),
        css('body[class*="collection-type-"][id^="item-"], body[class*="collection-type-"][id^="collection-"]'),
        css(".sqs-layout .sqs-block .sqs-block-content"),
    ),
    # quick requests bring 429s; 1.5 s were borne
    min_delay=1.5,
    sitemaps=(SitemapPath(path="/sitemap.xml"),),
    feeds=tuple(
        FeedPath(path=f"/{name}?format=rss", paging="&offset={last_ms}") for name in ("blog", "journal", "news")
    ),
    zone_pattern=re.compile(r'"timeZone":"([A-Za-z]+(?:/[A-Za-z0-9_+-]+){0,2})"'),
    # a post stands below its blog, whatever that is called; products below /p/
    post_paths=(re.compile(r"^/(?!static/|s/)[^/]+/(?!p/)[^/]"),),
    single=(
        'body.view-item[class*="collection-type-blog"]',
        ".blog-item-wrapper article.hentry",
        "article.BlogItem .BlogItem-title",
        'meta[itemprop="datePublished"]',
    ),
    not_single=("body.view-list", "body.collection-type-page", 'body[class*="collection-type-products"]'),
    # og:title ends in the site's name, or is the site's title for search engines on every post
    title=(
        'meta[itemprop="headline"]@content',
        'h1[data-content-field="title"]',
        ".blog-item-title h1",
        "h1.BlogItem-title",
        "article h1.entry-title",
    ),
    byline=(
        'meta[itemprop="author"]@content',
        ".blog-author-name",
        ".BlogItem-meta .Blog-meta-item--author",
        ".entry-header .entry-author",
    ),
    published=('meta[itemprop="datePublished"]@content', ".entry-header time.published@datetime"),
    modified=('meta[itemprop="dateModified"]@content',),
    # 7.1 prints no year; only 7.0 shows a whole date
    shown=(".BlogItem-meta time.Blog-meta-item--date", ".entry-header time.published"),
    tags=(
        ".blog-item-category",
        ".blog-item-tag",
        ".BlogItem-meta .Blog-meta-item-category, .BlogItem-meta .Blog-meta-item-tag",
        '.entry-footer a[href*="/category/"], .entry-footer a[href*="/tag/"]',
    ),
    body=(
        '[data-layout-label="Post Body"]',
        '.sqs-layout[id^="item-"]',
        ".blog-item-content",
        ".entry-content",
        "article.BlogItem .sqs-layout",
        # a post that is one code block has no body of the template's around it
        ".blog-item-content-wrapper",
    ),
    drop=(
        ".sqs-block-summary-v2, .sqs-block-newsletter, .sqs-block-form, .sqs-block-product, .sqs-block-gallery",
        ".sqs-block-spacer, .sqs-block-archive, .sqs-block-search, .sqs-block-tagcloud, .sqs-block-rss",
        # feeds have buttons without the block around them
        ".sqs-block-button, .sqs-block-button-element, .sqs-block-socialaccountlinks-v2",
        ".Share, .sqs-share-buttons, .squarespace-social-buttons, .sqs-simple-like, .newsletter-form",
        ".blog-item-comments, .squarespace-comments, .BlogItem-comments, #itemPagination, .BlogItem-pagination",
        ".blog-item-meta-wrapper, .blog-meta-item, .Blog-meta, .entry-header, .entry-footer",
        ".blog-item-author-profile-wrapper, .author-profile, #blogItemSidebar, .sqs-announcement-bar",
        '[data-layout-label="Promoted Block"]',
    ),
    post_id=(
        '.sqs-layout[id^="item-"]@id',
        "article[data-item-id]@data-item-id",
        "body.view-item@id",
    ),
    id_pattern=re.compile(r"([0-9a-f]{24})$"),
    guid_pattern=re.compile(r":([0-9a-f]{24})$"),
)
