"""TherapySites (facts: platforms-hosted, 15): addresses are known, markup is not, so any site's facts carry it."""

import re
from dataclasses import replace

from scraper.platforms.facts import css, source
from scraper.platforms.generic import PLATFORM as GENERIC

PLATFORM = replace(
    GENERIC,
    name="therapysites",
    extends="generic",
    note="No feed and no sitemap for machines are known: posts are found by the pages of the blog's list, and an "
    "edit is noticed only when a post is asked for again, after a month as a rule.",
    marks=(
        css('a[href*="//www.therapysites.com"], a[href*="//therapysites.com"]'),
        css('a[href="/sitemap"], a[href$=".com/sitemap"]'),
        source("therapysites.com/assets"),
    ),
    sure_paths=True,
    post_paths=(re.compile(r"^/blog/\d+-[^/]+/?$"),),
    title=("h1.blog-title", *GENERIC.title),
    byline=(".blog-author", *GENERIC.byline),
    shown=(".blog-date", *GENERIC.shown),
    body=(".blog-post .blog-content", *GENERIC.body),
    drop=(*GENERIC.drop, ".blog-share, .blog-recent, .blog-meta"),
    # of the address
    url_pattern=re.compile(r"^/blog/(\d+)-"),
)
