"""Webflow: every designer's own class names around a few of the platform's (facts: platforms-hosted, 6)."""

from scraper.platforms.facts import FeedPath, Platform, SitemapPath, css, header, source

#: a collection's list, as related posts are, and what a condition hides: older layouts, fields left empty
_ELSEWHERE = ":not(.w-dyn-item *):not(.w-condition-invisible):not(.w-condition-invisible *)"
#: the page of one item of a collection: a post, but just as well a member of the team
_ITEM = "html[data-wf-item-slug]"
_POST = '[class*="blog" i], [class*="post" i], [class*="article" i]'

PLATFORM = Platform(
    name="webflow",
    note=(
        "Byline and date stand wherever the designer put them: where they are not found, name selectors in the "
        "entry. Dates in JSON-LD may be those of the last change. The feed, if there is one, holds excerpts only."
    ),
    marks=(
        css("html[data-wf-site][data-wf-page]", sure=True),
        header("x-wf-region", sure=True),
        css('meta[name="generator" i][content="Webflow"]', sure=True),
        source("<!-- Last Published: "),
        source(".website-files.com/"),
        source("uploads-ssl.webflow.com/"),
        css(".w-richtext"),
        css(".w-dyn-list .w-dyn-items, .w-nav .w-nav-menu"),
    ),
    sitemaps=(SitemapPath(path="/sitemap.xml"),),
    feeds=(
        FeedPath(path="/blog/rss.xml", cap=100),
        FeedPath(path="/post/rss.xml", cap=100),
        FeedPath(path="/posts/rss.xml", cap=100),
    ),
    single=(
        f"{_ITEM} .w-richtext:is({_POST}){_ELSEWHERE}",
        f"{_ITEM} h1:is({_POST}){_ELSEWHERE}",
        f'{_ITEM}:has([class*="author" i]{_ELSEWHERE}):has([class*="date" i]{_ELSEWHERE}) .w-richtext',
    ),
    title=(
        f'h1[class*="title" i]{_ELSEWHERE}',
        f"h1:not(.w-richtext h1){_ELSEWHERE}",
        f'h2[class*="post-title" i]{_ELSEWHERE}, h2[class*="blog-title" i]{_ELSEWHERE}',
    ),
    byline=(
        # several authors are a collection's list, too
        '.w-dyn-items[class*="author" i] :is([class*="author-name" i], [class*="author_name" i])',
        *(f'[class*="{name}" i]{_ELSEWHERE}' for name in ("author-name", "author_name", "author-text")),
    ),
    shown=(
        f'[class*="date" i]:not([class*="update" i]){_ELSEWHERE}',
        *(f'[class*="{name}" i]:not(.w-richtext *){_ELSEWHERE}' for name in ("published", "meta", "info")),
    ),
    # designers bind JSON-LD to whatever date is at hand, often that of the last change
    shown_first=True,
    body_parts=(f".w-richtext{_ELSEWHERE}", ".w-richtext"),
    drop=(
        ".w-condition-invisible",
        ".w-dyn-bind-empty",
        ".w-nav",
        ".w-form",
        ".w-dyn-list",
        ".w-button",
        ".w-pagination-wrapper",
        ".w-embed.w-script",
        ".w-embed.w-iframe",
    ),
)
