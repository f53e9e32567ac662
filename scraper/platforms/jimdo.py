"""Jimdo Creator (facts: platforms-hosted, 13; platforms-open, 15): dated addresses, a text cut into modules.

The date stands on the page in words and in the address; nobody signs. Posts are read as the whole of their content
block, older templates as the modules beside each other.
"""

import re

from scraper.platforms.facts import FeedPath, Platform, SitemapPath, css, header, source

PLATFORM = Platform(
    name="jimdo",
    note="Nobody signs posts, and nothing tells when one was edited.",
    marks=(
        header("x-jimdo-instance"),
        header("x-jimdo-wid"),
        source("var jimdoData = {"),
        source("assets.jimstatic.com"),
        css("body.cc-page #content_area"),
    ),
    sitemaps=(SitemapPath(path="/sitemap.xml"),),
    feeds=(FeedPath(path="/rss/blog"),),
    post_paths=(re.compile(r"^/(19|20)\d{2}/\d{2}/\d{2}/[^/]+/?$"),),
    single=(".j-blog-post--header", ".j-blog-post--headline", "article.j-blog .j-blog-content"),
    title=("#content_area .j-blog-post--headline", "h1.j-blog-headline"),
    shown=("#content_area .j-blog-post--date", "article.j-blog .j-blog-meta time"),
    tags=(".j-blog-post--tags-list .j-blog-post--tag",),
    body=("article.j-blog .j-blog-content", "#content_area .j-blog-content", ".j-blog-content"),
    body_parts=("#content_area .j-module",),
    drop=(
        ".j-blog-meta",
        ".j-blog-post--tags-wrapper",
        ".j-sharebuttons",
        ".j-spacing",
        ".j-hr",
        ".j-comment",
        ".j-callToAction",
        ".j-formnew",
        ".j-blogSelection",
        ".j-product",
        ".j-rssFeed",
        ".j-facebook",
        ".j-googlemaps",
        "#flexsocialbuttons",
    ),
)
