"""Blogs in Psychology Today (facts: platforms-open, 8): a Drupal of the magazine's own, dates only as words."""

import re

from scraper.platforms.facts import FeedPath, Platform, SitemapPath, css, source

PLATFORM = Platform(
    name="psychology-today",
    extends="drupal",
    note="Name the blog's folder and include only it: `url: https://www.psychologytoday.com/us/blog/NAME`, "
    "`include: [/us/blog/NAME/*]`. The feed lists 10 excerpts; the host may refuse robots.",
    marks=(
        css('meta[property="og:site_name"][content="Psychology Today"]', sure=True),
        css(".blog-entry__title--full", sure=True),
        css(".blog-entry--teaser .teaser-lg__title", sure=True),
        css('a[href*="/us/contributors/"]'),
        source("psychologytoday.com/assets/"),
    ),
    # a public reader of it asks every five seconds
    min_delay=5.0,
    # its root lists the whole magazine
    shared_hosts=("www.psychologytoday.com", "psychologytoday.com"),
    sitemaps=(SitemapPath(path="/sitemap.xml"),),
    feeds=(FeedPath(path="/feed", cap=10),),
    feeds_whole=False,
    post_paths=(re.compile(r"^(?:/[a-z]{2,4})?/blog/[^/]+/(?:19|20)\d{4}/[^/]+/?$"),),
    single=("h1.blog-entry__title--full", ".blog-entry--full"),
    not_single=(".teaser-listing", ".layout-basics"),
    title=("h1.blog-entry__title--full", ".blog-entry__title", "article h1"),
    byline=(
        ".profile-card__profile-name a",
        ".profile_card__profile-name a",
        ".profile-card__profile-name, .profile_card__profile-name",
        ".blog-entry--author a, .blog_entry--author a",
    ),
    published=('meta[property="article:published_time"]@content',),
    shown=(
        ".blog_entry--date",
        ".blog-entry__date--full",
        '[class*="blog-entry__date"]',
        '[class*="blog_entry__date"]',
    ),
    tags=(".blog-entry__topic--full a",),
    body=(
        ".blog-entry--body-second:has(.field-name-body)",
        ".blog-entry--body:has(.field-name-body)",
        ".field-name-body",
        ".field--name-body",
        ".blog-entry--body-second",
        ".blog-entry--body",
    ),
    drop=(
        ".pt-ad, .advertisement-label, .markup-replacement-slot, .pathways_card, .card-group, .basics-card",
        '[class*="blog-entry__share"], .blog-entry--author, .blog_entry--author, .profile_card, .profile-card',
        ".blog-entry--header, .more-from, .essential-reads, .teaser, .newsletter-signup, form, nav, aside",
    ),
    guid_of_site=True,
    guid_pattern=re.compile(r"^(\d+) at https?://"),
)
