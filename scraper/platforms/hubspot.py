"""HubSpot (facts: platforms-hosted, 8; platforms-open, 15): one wrapper for the text, many themes around it.

Scripts and forms of HubSpot stand on sites of any platform; only what its own server writes speaks for it.
"""

from scraper.platforms.facts import FeedPath, Platform, SitemapPath, css, generator, header

PLATFORM = Platform(
    name="hubspot",
    note="The feed shows about ten posts. Times are told in UTC: name the `timezone`.",
    marks=(
        generator("HubSpot"),
        header("x-hs-hub-id"),
        css("body.hs-blog-post, body.hs-blog-listing, body.hs-site-page"),
        css("#hs_cos_wrapper_post_body"),
    ),
    sitemaps=(SitemapPath(path="/sitemap.xml"),),
    feeds=(FeedPath(path="/blog/rss.xml", cap=10), FeedPath(path="/rss.xml", cap=10)),
    single=("body.hs-blog-post", "#hs_cos_wrapper_post_body", ".blog-post__body"),
    not_single=("body.hs-blog-listing", "body.hs-site-page"),
    title=("h1 #hs_cos_wrapper_name", "h1#hs_cos_wrapper_name", "#hs_cos_wrapper_name", ".blog-post h1"),
    byline=(
        ".blog-post__author",
        ".blog-post__meta a[href*='/author/']",
        "#hubspot-author_data",
        ".blog-post-author",
        ".post--meta--author",
        "article a[href*='/author/']",
        "a.author-link",
    ),
    shown=(
        ".blog-post__timestamp",
        ".blog-post__meta",
        "#hubspot-author_data",
        ".blog-post__auth-print__author",
        ".blog-post__author",
        "article time",
    ),
    tags=("a.blog-post__tag-link", ".topic-link", "article a[href*='/topic/']", "article a[href*='/tag/']"),
    body=("#hs_cos_wrapper_post_body", ".blog-post__body", ".post-body"),
    drop=(
        ".hs-cta-wrapper, .hs-cta-node, .hs-cta-embed, .hs-cta-embed__loader",
        ".hs_cos_wrapper_type_form, .hs-form, .hs-form-frame",
        ".hs_cos_wrapper_type_blog_comments, .hs_cos_wrapper_type_post_filter, .hs_cos_wrapper_type_cta",
        ".hs-menu-wrapper",
        ".hs-featured-image-wrapper",
        ".addthis_toolbox, .blog-post-share",
        ".blog-post__tags, .blog-post__meta, .blog-post__summary",
        ".blog-related-posts, .author-section",
    ),
)
