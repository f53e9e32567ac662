"""Duda (facts: platforms-hosted, 12; platforms-open, 20): posts and pages side by side at the root.

What a post's own template looks like is known from few pages, so schema, title and date are read by the general
rules; the frame's ids, the paragraph widgets and the sample posts are what is sure.
"""

from scraper.platforms.facts import FeedPath, Platform, SitemapPath, css, source

#: every new site comes with two posts that tell how to blog
_SAMPLES = (
    'link[rel="canonical"][href*="/my-first-blog-post"]:not([href*="blog-post-"])',
    'link[rel="canonical"][href*="/10-reasons-you-should-love-blogging"]:not([href*="blogging-"])',
    '#dm_content :lexbor-contains("Duda Owner")',
)

PLATFORM = Platform(
    name="duda",
    note="The sample posts of a new Duda site are left out; its sitemap does not tell when a post was edited.",
    marks=(
        css("body#dmRoot #dm_content", sure=True),
        css("html[xmlns\\:dm]"),
        css(".dmFooterContainer"),
        css("#dm_content .dmRespRow"),
        source("multiscreensite.com"),
        source("window.Parameters = window.Parameters"),
    ),
    sitemaps=(SitemapPath(path="/sitemap.xml"),),
    feeds=(FeedPath(path="/feed/rss2", cap=20),),
    # its posts print their own schema; the samples do, too
    single=(
        f'html:not(:has({", ".join(_SAMPLES)})) script[type="application/ld+json"]:lexbor-contains("BlogPosting")',
    ),
    not_single=_SAMPLES,
    title=("#dm_content h1",),
    # "Linda John • 4 May 2020", in whatever element
    shown=('#dm_content :lexbor-contains(" • ")',),
    body_parts=("#dm_content .dmNewParagraph",),
    drop=(
        ".dmButtonLink",
        ".dmSocialHub",
        ".dmform",
        ".dmPhotoGallery",
        ".dm-cookie-notification",
        '[data-element-type="internal_blog_list"]',
    ),
)
