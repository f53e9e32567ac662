"""Any other site: what the common conventions say (schema.org, Open Graph, microformats, feed discovery)."""

from scraper.platforms.facts import FeedPath, Platform, SitemapPath

PLATFORM = Platform(
    name="generic",
    note="Marked-up bodies (`articleBody`, `e-content`, `entry-content` and the like) are taken where they "
    "hold 60 % of the paragraphs' text; else trafilatura chooses, in a worker process with 30 s and, on "
    "Linux, 2 GiB of memory. Where the theme marks nothing it may keep a line too much or lose one; "
    "`selectors` in the entry settle it.",
    sitemaps=(SitemapPath(path="/sitemap.xml"), SitemapPath(path="/sitemap_index.xml")),
    feeds=(
        FeedPath(path="/feed/"),
        FeedPath(path="/rss.xml"),
        FeedPath(path="/feed.xml"),
        FeedPath(path="/atom.xml"),
        FeedPath(path="/index.xml"),
    ),
    # a body in the author's own words is found by trafilatura; these only say that a page is one post
    single=("article.h-entry .e-content", "article.hentry .entry-content", '[itemtype$="/BlogPosting"]'),
    title=("article h1.entry-title", ".entry-title", ".p-name", '[itemprop="headline"]'),
    byline=(
        "article .p-author",
        "article .byline .fn",
        "article .author .fn",
        '[itemprop="author"] [itemprop="name"]',
        ".meta .author, .post-meta .author, .entry-meta .author, article header .author, article > .author",
        ".post-author, .author-name",
    ),
    published=(
        "article time.published@datetime",
        "article time.dt-published@datetime",
        "article abbr.published@title",
        "article header time@datetime",
        "article time@datetime",
        "main time@datetime",
    ),
    modified=("article time.updated@datetime",),
    shown=("article time", "article .date", "article .post-date", ".post-meta .date", ".entry-date"),
    # marked-up bodies of themes without a platform; where they hold too little, trafilatura chooses
    body=(
        '[itemprop="articleBody"]',
        ".h-entry .e-content",
        "article .entry-content",
        ".entry-content",
        "article .post-content",
        ".post-content",
        ".post-body",
        ".article-content",
        ".article-body",
        ".post__content",
        ".blog-post-content",
    ),
    drop=(
        "nav, aside, form, footer",
        ".post-info, .post-meta, .entry-meta, .entry-footer, .post-footer, .byline, .tags, .post-tags",
        ".share, .sharing, .social, .author-box, .author-bio, .about-author, .related, .read-more",
        ".toc, .table-of-contents, .wp-block-buttons, .button, .btn",
    ),
    tags=('a[rel~="tag"]', "meta[property='article:tag']@content"),
)
