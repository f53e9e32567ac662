"""Drupal 7 to 11 (facts: platforms-open, 11): fields by their names; the feed cuts its teasers without a sign."""

import re

from scraper.platforms.facts import FeedPath, Platform, SitemapPath, css, generator, header, source

PLATFORM = Platform(
    name="drupal",
    note="The feed lists 10 teasers; posts come from the sitemap of a module, else from the pages of the list. "
    "JSON:API is not asked.",
    marks=(
        header("x-generator", "Drupal"),
        header("x-drupal-cache"),
        header("x-drupal-dynamic-cache"),
        header("expires", "Sun, 19 Nov 1978", sure=False),
        generator("Drupal"),
        css("[data-drupal-selector]", sure=True),
        css("[data-drupal-link-system-path]"),
        source("jQuery.extend(Drupal.settings"),
        source("/sites/default/files/"),
        source("/core/themes/"),
    ),
    sitemaps=(SitemapPath(path="/sitemap.xml"),),
    feeds=(FeedPath(path="/rss.xml", cap=10), FeedPath(path="/blog/feed", cap=10), FeedPath(path="/blog/rss.xml")),
    # a teaser ends with a whole sentence, and a short post is its own teaser
    feeds_whole=False,
    single=(
        'article[class*="node--type-blog"].node--view-mode-full',
        "article.node--type-article.node--view-mode-full",
        "body.page-node-type-blog, body.page-node-type-article, body.page-node-type-blog-post",
        "body.node-type-blog, body.node-type-article",
    ),
    not_single=(
        "body.page-node-type-page, body.node-type-page, article.node--type-page.node--view-mode-full",
        "body.path-frontpage, body.front",
    ),
    title=("h1.page-title", "h1#page-title", ".field--name-title h1", "#page-title", "article h1"),
    byline=(
        ".node__meta .username, .node__submitted .username",
        ".node__meta .field--name-uid, .node__submitted .field--name-uid",
        ".submitted .username",
        ".field--name-field-author, .field-name-field-author .field-item",
    ),
    published=(
        ".node__meta time@datetime",
        ".node__submitted time@datetime",
        ".field--name-created time@datetime",
        '.submitted [property~="dc:created"]@content',
        ".date-display-single@content",
        ".submitted time@datetime",
    ),
    shown=(
        ".node__meta .field--name-created",
        ".node__submitted",
        ".date-display-single",
        ".submitted",
        ".field--name-field-date, .field-name-field-date",
    ),
    tags=(".field--name-field-tags a", ".field-name-field-tags a", '[class*="field--name-field-categor"] a'),
    body=(
        ".node--view-mode-full .field--name-body",
        "article .field--name-body",
        ".node .field-name-body",
        ".field--name-body",
        ".field-name-body",
        ".node--view-mode-full .node__content",
        ".node .content",
    ),
    drop=(
        ".links.inline, ul.links, .field--name-comment, .comment-wrapper, .block-views, .tabs, .contextual",
        ".field--name-field-tags, .field-name-field-tags, .field__label, .field-label, .node__meta, .submitted",
        ".addtoany, .a2a_kit, .sharethis, .book-navigation, .visually-hidden, .element-invisible",
        "a.button, .btn, nav, form",
    ),
    post_id=('link[rel="shortlink"]@href', "[data-history-node-id]@data-history-node-id"),
    id_pattern=re.compile(r"(?:^|/node/)(\d+)$"),
    guid_of_site=True,
    guid_pattern=re.compile(r"^(\d+) at https?://"),
)
