"""Kajabi blogs (facts: platforms-hosted, 3): one theme family, dates only as text, no JSON-LD."""

import re

from scraper.platforms.facts import FeedPath, Platform, SitemapPath, css, source

PLATFORM = Platform(
    name="kajabi",
    note="Dates are shown by day only and read as text; nothing carries a change stamp, so edits of posts that "
    "the feed no longer shows are found after a month as a rule. With `timezone` in the entry, posts are "
    "taken from the feed.",
    marks=(
        source("kajabi-storefronts-production"),
        source("kajabi-app-assets"),
        source("var Kajabi = Kajabi"),
        source("<!-- Kajabi CSS"),
        css('[kjb-settings-id^="sections_"]'),
        css(".blog-post-body__content", sure=True),
    ),
    sitemaps=(SitemapPath(path="/sitemap.xml"),),
    feeds=(FeedPath(path="/blog.rss"),),
    post_paths=(re.compile(r"^/blog/(?!search(/|$))[^/]+$"),),
    single=(".blog-post-body__content", "h1.blog-post-body__title"),
    title=("h1.blog-post-body__title", ".blog-post-body__title"),
    byline=(".blog-post-body__author", ".sidebar-instructor__name"),
    shown=(".blog-post-body__date",),
    tags=(".blog-post-body__tags a.tag", ".blog-post-body__tags a"),
    body=(".blog-post-body__content",),
    drop=(
        ".blog-post-body__info",
        ".blog-post-body__title",
        ".blog-post-body__media",
        ".blog-listing__more",
        ".sidebar",
        ".opt-in",
        "#section-exit_pop",
        "#section-two_step",
        ".btn",
    ),
)
