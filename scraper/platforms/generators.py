"""What sites made by static generators have in common (facts: platforms-open, 13): any theme, so any site's facts.

What a generator's default themes add to those of `generic` stands here; each generator's file says how it is
recognised and where it keeps its lists.
"""

from dataclasses import replace

from scraper.platforms.generic import PLATFORM as GENERIC

GENERATED = replace(
    GENERIC,
    name="generated",
    extends="generic",
    title=(*GENERIC.title, "article h1.blog-post-title, article h2.blog-post-title"),
    byline=(*GENERIC.byline, "article .blog-post-meta"),
    body=(*GENERIC.body, ".page__content", ".single-content", ".article_content", "article.blog-post"),
    drop=(
        *GENERIC.drop,
        # the signs that point at a heading: #, ¶, §
        "a.headerlink, a.header-anchor, a.heading-anchor, a.anchor-link, a.anchor[aria-hidden], a[hidden]",
        ".post-metadata, .blog-post-meta, .links-nextprev, .paginav, .post-nav, #disqus_thread",
    ),
)
