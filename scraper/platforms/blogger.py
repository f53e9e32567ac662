"""Blogger: whole posts in its Atom feed, months and labels beside them (facts: platforms-open, 4, 16, 17)."""

import re

from scraper.platforms.facts import FeedPath, Platform, SitemapPath, css, generator, source

PLATFORM = Platform(
    name="blogger",
    note=(
        "The feed gives at most 100 posts a page, fewer where they are long. Its `updated` moves with labels and "
        "comments, too. robots.txt forbids the pager of the blog's pages: feed and sitemap list the posts."
    ),
    marks=(
        # written by the platform into every template
        generator("blogger"),
        css('link[rel="service.post"][href*=".blogger.com/feeds/"]', sure=True),
        # templates may lose both; other sites load one of these at most
        source("www.blogger.com/static/v1/widgets"),
        source("www.blogger.com/dyn-css/authorization.css"),
        css(".widget.Blog#Blog1"),
        css(".post-body.entry-content[id^=post-body-]"),
    ),
    min_delay=1.0,
    # of posts only: the blog's own pages are in /sitemap-pages.xml, which no index names
    sitemaps=(SitemapPath(path="/sitemap.xml", posts_only=True),),
    feeds=(FeedPath(path="/feeds/posts/default", paging="start-index={start}&max-results=100"),),
    post_paths=(re.compile(r"^/(19|20)\d\d/\d\d/[^/]+\.html$"),),
    single=(
        '.widget.Blog [itemprop="blogPost"] .post-body[itemprop="articleBody"]',
        ".post-outer-container .post-body.entry-content.float-container",
    ),
    title=(
        "h3.post-title.entry-title",
        "h1.post-title.entry-title",
        ".post h1.post-title, .post h2.post-title, .post h3.post-title",
        ".post h2.title",
    ),
    byline=(
        '.post-author [itemprop="name"]',
        ".post-author .fn",
        ".post-footer .g-profile",
    ),
    published=(
        "abbr.published[title]@title",
        "time.published[datetime]@datetime",
        ".post-timestamp time[datetime]@datetime",
    ),
    shown=("h2.date-header", ".date-header"),
    tags=('.post-labels a[rel="tag"]', '.byline.post-labels a[rel="tag"]'),
    body=(
        ".post-body.entry-content[id^=post-body-]",
        'div.post-body[itemprop="articleBody"]',
        "div.post-body.entry-content",
        "div.post-body",
    ),
    drop=(
        ".post-footer",
        ".post-bottom",
        ".post-share-buttons",
        ".blog-pager",
        "#comments",
        ".post-labels",
        ".jump-link",
        ".post-feeds",
        "#navbar",
        ".widget.PopularPosts",
    ),
    post_id=(
        'meta[itemprop="postId"]@content',
        ".post-body[id^=post-body-]@id",
    ),
    id_pattern=re.compile(r"^(?:post-body-)?(\d+)$"),
    guid_pattern=re.compile(r"^tag:blogger\.com,1999:blog-\d+\.post-(\d+)$"),
)
