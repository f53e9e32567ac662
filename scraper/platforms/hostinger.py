"""Hostinger's website builder, once Zyro (facts: platforms-open, 15 and 20): posts at the root, no feed.

A page is a row of sections; the head of a post is one of them, and the grid behind it holds the text.
"""

from scraper.platforms.facts import Platform, SitemapPath, css, generator, source

PLATFORM = Platform(
    name="hostinger",
    note="There is no feed, and dates are told in UTC: name the `timezone`. Nothing tells when a post was edited.",
    marks=(
        generator("Hostinger Website Builder"),
        css('link[href*="cdn.zyrosite.com/"], link[href*="assets.zyrosite.com/"]'),
        css("section.block-blog-header .block-blog-header__title"),
        css("section.block .layout-element__component"),
        source("userapp.zyrosite.com"),
    ),
    sitemaps=(SitemapPath(path="/sitemap.xml"),),
    single=(".block-blog-header__title",),
    title=("h1.block-blog-header__title", ".block-blog-header__title"),
    byline=(".block-blog-header .blog-list-item-meta__author-name",),
    # "11/5/2025" and "6 min read" stand side by side
    shown=(
        ".block-blog-header .blog-list-item-meta__subtitle span",
        ".block-blog-header .blog-list-item-meta__subtitle",
    ),
    tags=(".block-blog-header .blog-list-item-categories__item",),
    body=(".block-blog-header + section.block .block-layout", ".block-blog-header + section.block"),
    body_parts=("section.block:not(.block-blog-header, .block-blog-list, .block--footer, .block-header)",),
    drop=(
        ".block-blog-header",
        ".block-blog-list",
        ".blog-list-item-meta",
        ".block-header",
        ".block-sticky-bar",
        ".block--footer",
        ".grid-button, .layout-element__component--GridButton",
        ".grid-form, .layout-element__component--GridForm",
        ".layout-element__component--GridSocialIcons",
        ".layout-element__component--GridEcommerceButton",
    ),
)
