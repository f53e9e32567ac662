"""WordPress on its own host: REST, the sitemaps of its plugins, themes and builders (facts: platforms-open, 1)."""

import re

from scraper.platforms.facts import FeedPath, Platform, SitemapPath, css, generator, header, source
from scraper.platforms.wordpress_rest import WordPressRest

#: Jetpack's "Discover more from": a group without a name of its own, around its form and one paragraph
_SUBSCRIPTION = (
    ".wp-block-group:has(.wp-block-jetpack-subscriptions)"
    ":not(:has(> p ~ p, > .wp-block-group__inner-container > p ~ p))"
)

PLATFORM = Platform(
    name="wordpress",
    marks=(
        generator("WordPress"),
        header("link", "api.w.org"),
        css('link[rel="https://api.w.org/"]', sure=True),
        header("x-pingback", "xmlrpc.php"),
        source("/wp-content/"),
        source("/wp-includes/"),
        css('link[rel="EditURI"]'),
    ),
    min_delay=1.0,
    sitemaps=(
        SitemapPath(path="/wp-sitemap.xml"),
        SitemapPath(path="/sitemap_index.xml"),
        SitemapPath(path="/sitemap.xml"),
    ),
    feeds=(FeedPath(path="/feed/", cap=10, paging="?paged={page}"),),
    # a post of several pages stands in them with its first one only
    feeds_whole=False,
    api=WordPressRest(),
    single=("body.single-post", "body.single"),
    not_single=(
        "body.page",
        "body.archive",
        "body.blog",
        "body.error404",
        "body.search-results",
        "body.attachment",
    ),
    title=(
        ".elementor-widget-theme-post-title .elementor-heading-title",
        "h1.wp-block-post-title",
        "h1.entry-title",
        "article .entry-title",
        "h1.post-title",
        ".et_pb_title_container h1",
        "article h1",
    ),
    byline=(
        ".elementor-post-info__item--type-author",
        "article .byline .author .fn",
        ".byline .author",
        ".entry-meta .author .fn",
        ".wp-block-post-author__name",
        ".wp-block-post-author-name",
        ".et_pb_title_meta_container .author",
        ".post-meta .author",
        'article .author a[rel="author"]',
        # Genesis; Avada; Twenty Twenty-One
        ".entry-author-name",
        ".fusion-meta-info-wrapper .fn",
        '.hentry .byline a[rel="author"]',
    ),
    published=(
        "time.entry-date.published@datetime",
        "time.published@datetime",
        ".wp-block-post-date time@datetime",
        "article .entry-header time.entry-time@datetime",
    ),
    modified=(
        ".wp-block-post-date__modified-date time@datetime",
        "time.updated@datetime",
        ".fusion-meta-info-wrapper .updated",
    ),
    shown=(
        ".elementor-post-info__item--type-date",
        "time.entry-date",
        ".wp-block-post-date",
        ".et_pb_title_meta_container .published",
        ".post-meta .published",
        ".entry-date",
        ".hentry .post-date",
        ".hentry .entry-meta-date",
        ".hentry .date-box",
        # Avada shows the day in a span without a name, and hides the day of the change beside it
        ".fusion-meta-info-wrapper > span:not([class])",
    ),
    tags=(".cat-links a", ".tags-links a", 'a[rel~="tag"]', 'meta[property="article:tag"]@content'),
    body=(
        ".elementor-widget-theme-post-content",
        '[data-elementor-type="wp-post"]',
        ".et_pb_post_content",
        ".fl-post-content, .fl-module-fl-post-content",
        ".brxe-post-content",
        ".tcb-post-content, #tve_editor",
        ".wp-block-post-content",
        "article .entry-content",
        ".entry-content",
        "article .post-content",
        ".post-content",
        ".single-content, .post-entry, .td-post-content, .the-content, .article-content",
    ),
    drop=(
        "#comments, #respond, .comments-area, .comment-list, .comment-respond, .wp-block-comments",
        ".sharedaddy, .sd-sharing, #jp-post-flair, .jp-relatedposts, #jp-relatedposts, .wpl-likebox",
        ".jetpack-likes-widget-wrapper, .wpcnt, .wpadvert, .wordads-tag, .wordads-parent, [id^=atatags-]",
        ".wp-block-jetpack-subscriptions, .jetpack_subscription_widget",
        _SUBSCRIPTION,
        ".yarpp-related, .crp_related, .related-posts, .wp_rp_wrap, .rp4wp-related-posts",
        ".addtoany_share_save_container, .a2a_kit, .ssba, .heateor_sss_sharing_container, .essb_links",
        ".swp_social_panel, .social-warfare, .mashsb-container, .shariff, .monarch, .et_social_inline",
        ".author-box, .saboxplugin-wrap, .molongui-author-box, .abh_box, .pp-multiple-authors-boxes-wrapper",
        ".post-navigation, .nav-links, .wp-block-post-navigation-link, .post-nav-links, .page-links, .breadcrumb",
        ".mc4wp-form, .gform_wrapper, .wpcf7, .wpforms-container, .ninja-forms-form-wrap, .convertkit-form, form",
        ".ez-toc-container, #ez-toc-container, #toc_container, .lwptoc, .wp-block-table-of-contents",
        ".entry-meta, .entry-footer, .cat-links, .tags-links, .post-categories, .screen-reader-text, .skip-link",
        ".wp-block-latest-posts, .wp-block-query, .wp-block-search, .wp-block-social-links, .wp-block-buttons",
        ".wp-block-button, .wp-block-post-author, .wp-block-file__button, .elementor-button-wrapper",
        ".elementor-widget-share-buttons, .elementor-widget-author-box, .elementor-widget-post-navigation",
        ".elementor-widget-posts, .elementor-widget-loop-grid, .elementor-widget-form, .elementor-widget-sidebar",
        ".elementor-widget-table-of-contents, .elementor-widget-button, .elementor-widget-post-comments",
        ".et_pb_blog_grid, .et_pb_posts, .et_pb_sidebar, .et_pb_contact_form, .et_pb_newsletter, .et_pb_button",
        ".et_pb_post_nav, .et_pb_button_module_wrapper, .et_pb_title_container, .et_pb_comments_module",
        ".fl-module-post-grid, .fl-subscribe-form, .fl-module-sidebar, .thrv_leads_, .tve-leads-conversion-object",
        "a.button, a.btn, a.su-button, a.maxbutton, a[role=button], a.fusion-button, .thrv-button",
        ".vc_btn3-container, .vc_cta3-container, .vc_grid-container-wrapper, .vc_basic_grid",
        ".fusion-sharing-box, .about-author, .fusion-meta-info, .single-navigation",
        ".cky-consent, #cookie-law-info-bar, .cmplz-cookiebanner, .grecaptcha-badge",
    ),
    post_id=(
        'link[rel="shortlink"]@href',
        'link[type="application/json"][rel="alternate"]@href',
        "article[id^=post-]@id",
        'body[class*="postid-"]@class',
    ),
    id_pattern=re.compile(r"(?:[?&]p=|/posts/|^post-|\bpostid-)(\d+)"),
    guid_of_site=True,
    guid_pattern=re.compile(r"[?&;]p=([0-9]{1,12})(?:$|[&#])"),
    locked=("article.post-password-required", ".post-password-form", "body.post-password-required"),
    next_part=(".post-page-numbers@href", ".page-links a@href", ".post-nav-links a@href"),
)
