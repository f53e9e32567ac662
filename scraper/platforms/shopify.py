"""Shopify blogs (facts: platforms-hosted, 9): articles of a shop, in many themes; the feed holds whole texts.

Pictures and buy buttons of Shopify stand on sites of any platform; its own pages name their theme and their shop.
"""

import re

from scraper.platforms.facts import FeedPath, Platform, SitemapPath, css, header, source

PLATFORM = Platform(
    name="shopify",
    note="The feed of a blog is found on its list: give that address (`/blogs/news`) where it has another name.",
    marks=(
        header("x-shopid"),
        header("powered-by", "shopify"),
        source("Shopify.theme = "),
        css("script#shopify-features"),
        css('[id^="shopify-section-"]'),
        css('link[rel="stylesheet"][href*="/cdn/shop/"], script[src*="/cdn/shop/"]'),
        css('link[href^="/blogs/"][href$=".atom"]'),
        css("body[class*='template-article']"),
    ),
    # the map of articles lists the blogs' own pages as well, so it is not one of posts alone
    sitemaps=(SitemapPath(path="/sitemap.xml"), SitemapPath(path="/sitemap_blogs_1.xml")),
    feeds=(FeedPath(path="/blogs/news.atom"), FeedPath(path="/blogs/blog.atom")),
    post_paths=(re.compile(r"/blogs/[^/]+/(?!tagged(/|$))[^/]+/?$"),),
    single=("body.template-article", ".article-template", ".article__content"),
    not_single=("body.template-blog", ".blog-articles", 'link[rel="canonical"]:not([href*="/blogs/"])'),
    title=(".article-template__title", "h1.article__title", "article h1", "h1.entry-title"),
    byline=(
        ".article-template header .circle-divider + .caption-with-letter-spacing",
        ".article__author",
        ".article-author",
        ".article__meta .author",
        "article .post-author",
    ),
    published=('meta[property="article:published_time"]@content', "article time@datetime"),
    shown=("article header time", "article time", ".article__meta time", ".article__date"),
    tags=("article a[href*='/tagged/']", ".article__tags a"),
    body=(
        ".article-template__content",
        "article .article__content",
        ".article__content",
        "article .rte",
        ".article .rte",
        ".blog-article__main .rte",
        "[id^='shopify-section-'][id*='article'] .rte",
    ),
    drop=(
        ".product-card-wrapper, .product-grid, .product-card, .product-item, product-card",
        ".shopify-app-block",
        ".article-template__comment-wrapper, .article-template__social-sharing, .article-template__back",
        ".article__tags, .article__back, .article__share",
        "share-button, cart-drawer, product-form, .shopify-payment-button",
        ".button, .btn, .shopify-section .newsletter",
    ),
)
