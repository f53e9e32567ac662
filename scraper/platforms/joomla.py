"""Joomla 3 to 5, K2, EasyBlog (facts: platforms-open, 12): ids in addresses; the feed gives introductions only."""

import re

from scraper.platforms.facts import FeedPath, Platform, SitemapPath, css, generator, source

PLATFORM = Platform(
    name="joomla",
    note="The feed lists 10 introductions, and no sitemap comes with Joomla: posts come from the pages of the "
    "list, and edits are not told.",
    marks=(
        generator("Joomla!"),
        css("script.joomla-script-options", sure=True),
        css('[class*="com-content-"]'),
        css("body.com_content, body.com-content"),
        source("/media/jui/"),
        source("/media/system/js/"),
        source("option=com_content"),
    ),
    sitemaps=(SitemapPath(path="/sitemap.xml"), SitemapPath(path="/index.php?option=com_osmap&view=xml&id=1")),
    feeds=(
        FeedPath(path="/blog?format=feed&type=rss", cap=10),
        FeedPath(path="/?format=feed&type=rss", cap=10),
    ),
    # an introduction ends where the author drew a line, without a sign
    feeds_whole=False,
    # tags, mail forms and twins of posts stand under /component/
    post_paths=(re.compile(r"^(?!(?:/index\.php)?/component(?:/|$))"),),
    single=(
        ".item-page .article-info time[datetime]",
        ".com-content-article .article-info time[datetime]",
        "#k2Container.itemView",
        ".eb-entry",
    ),
    not_single=(
        ".blog[itemtype$='/Blog']",
        ".blog-featured",
        "#k2Container.itemListView",
        ".com-content-category-blog",
    ),
    title=(
        '.item-page [itemprop="headline"]',
        '.com-content-article [itemprop="headline"]',
        ".item-page .page-header h2, .item-page .page-header h1",
        ".itemTitle",
        ".eb-entry-title",
        '[itemprop="headline"]',
    ),
    byline=(
        '.createdby [itemprop="name"]',
        ".createdby",
        ".itemAuthor a",
        ".eb-meta-author a",
    ),
    published=(
        'time[itemprop="datePublished"]@datetime',
        ".published time@datetime",
        'time[itemprop="dateCreated"]@datetime',
        ".itemDateCreated time@datetime",
        ".eb-meta-date time@datetime",
    ),
    modified=('time[itemprop="dateModified"]@datetime', ".modified time@datetime"),
    shown=(".article-info .published", ".article-info .create", ".itemDateCreated", ".eb-meta-date"),
    tags=('[itemprop="keywords"] a', "ul.tags a, .tags a", ".itemTags a", ".eb-tags a"),
    body=(
        '.item-page [itemprop="articleBody"]',
        ".com-content-article__body",
        '[itemprop="articleBody"]',
        ".itemFullText",
        ".itemBody",
        ".eb-entry-body",
        ".item-page",
    ),
    drop=(
        ".article-info, .icons, .page-header, .pager, .pagenav, .pagenavigation, .content_rating, .moduletable",
        "ul.actions, ul.tags, .tags, .readmore, .content_vote, .itemToolbar, .itemLinks, .itemSocialSharing",
        ".eb-entry-tools, .eb-share, .eb-entry-nav, .eb-entry-author, .btn, form",
    ),
    # a number before the alias, in the last part of the path: `/blog/78-la-perception`; K2 counts its items apart
    post_id=('link[rel="canonical"]@href', 'meta[property="og:url"]@content'),
    id_pattern=re.compile(r"(?<!/item)/(\d+)-[^/?#]+(?:$|[?#])"),
)
