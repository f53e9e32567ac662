"""Squarespace 7.1: dates without a year, the site's SEO title on every post, a summary block below each text."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

from html import escape
from typing import ClassVar

from scraper.demo.content.squarespace_71 import PROFILE as SQUARESPACE_71
from scraper.demo.golden import excerpt
from scraper.demo.model import Post, StaticPage
from scraper.demo.platforms.squarespace import Listing, SquarespaceBlog
from scraper.demo.platforms.squarespace_markup import CodeBlockMarkup, SquarespaceMarkup, hex_id, sqs_block
from scraper.demo.weight import Part, icons, model, style

_BODY = "tweak-blog-item-width-medium tweak-blog-item-text-alignment-left primary-button-style-solid hide-opentable-icons"
_SECTION = (
    '<section data-test="page-section" data-section-theme="light" class=\'page-section \n    \n      {0}\n      full-bleed-section\n   \' '
    'data-controller="SectionWrapperController" data-animation="none">\n  <div class="section-border"><div class="section-background"></div></div>\n'
    "  <div class='content-wrapper' style=''>\n    <div class=\"content\">{1}</div></div></section>"
)


class Squarespace71(SquarespaceBlog):
    """A site of the newer kind, its blog beside a home page."""

    #: posts pasted as code: the template finds no body to put a frame around
    code_posts: ClassVar[tuple[str, ...]] = ("the-night-shift-of-the-mind",)
    code_markup: ClassVar[SquarespaceMarkup] = CodeBlockMarkup()

    def body_of(self, post: Post) -> str:
        """The body as its page shows it."""
        return self.code_markup.body(post.blocks) if post.slug in self.code_posts else super().body_of(post)

    def bare(self, post: Post) -> str:
        """The text as the feed has it."""
        return self.code_markup.bare(post.blocks) if post.slug in self.code_posts else super().bare(post)

    @property
    def unwanted_paths(self) -> list[str]:
        """The home page has a second name, and every category a list."""
        names = sorted({name for post in self.posts[:10] for name in post.categories})
        return [*super().unwanted_paths, "/home", *(f"/blog/category/{name.replace(' ', '+')}" for name in names)]

    @property
    def seo_title(self) -> str:
        """What every page of the site is called by search engines."""
        return f"{self.profile.title} | {self.profile.tagline}"

    # ---- frame ----

    def frame(self, title: str, head: str, main: str, classes: str, *, body_id: str = "") -> tuple[Part, ...]:
        """The site around a page."""
        top = (
            '<!doctype html>\n<html xmlns:og="http://opengraphprotocol.org/schema/" xmlns:fb="http://www.facebook.com/2008/fbml" '
            f'lang="{self.language}"  >\n  <head>\n    <meta http-equiv="X-UA-Compatible" content="IE=edge,chrome=1">\n    <meta name="viewport" '
            f'content="width=device-width, initial-scale=1">\n    <!-- This is Squarespace. --><!-- {self.name} -->\n<base href="">\n<meta charset="utf-8" />\n'
            f"<title>{escape(title)}</title>\n{head}"
            '<script type="text/javascript">SQUARESPACE_ROLLUPS = {};</script>\n<link rel="preconnect" href="https://images.squarespace-cdn.com">\n'
            f'<link rel="stylesheet" type="text/css" href="//static1.squarespace.com/static/{self.site_id}/t/5c5a5197/site.css"/>\n'
        )
        weight = self.weight(
            "squarespace 7.1",
            lambda: (
                f"<style>{style('sqs', 46_000)}</style><script>var tweaks = {model('tweak', 52_000)};</script>\n"
            ),
        )
        middle = f'</head>\n<body\n    id="{body_id or "collection-" + hex_id(self.name, "page")}"\n    class="\n      {_BODY} {classes}\n    "\n    tabindex="-1"\n  >\n'
        return (top, weight, middle, self.weight("squarespace icons", lambda: icons("sqs", 12)), self._header(), main, self.menus(420), self._footer(), "</body>\n</html>\n")  # fmt: skip

    def _page(
        self, title: str, head: str, main: str, classes: str, *, collection: str = "", post: Post | None = None
    ) -> tuple[Part, ...]:
        context = self.context("7.1", title, collection, post)
        found = f'<main id="page" class="container" role="main">{main}</main>'
        body_id = f"item-{self.item_id(post)}" if post else ""
        return self.frame(title, head + context, found, classes, body_id=body_id)

    def _header(self) -> str:
        links = "".join(
            f'<div class="header-nav-item header-nav-item--collection"><a href="/{slug}" data-animation-role="header-element">{escape(title)}</a></div>'
            for slug, title in (*((page.slug, page.title) for page in self.profile.pages), ("blog", "Blog"))
        )
        return (
            '\n<div id="siteWrapper" class="clearfix site-wrapper">\n<div class="sqs-announcement-bar-dropzone"><div class="sqs-announcement-bar"><div '
            'id="announcement-bar-text-inner-id"><p>New: evening sessions on Tuesdays.</p></div></div></div>\n<script>function shouldShowAnnouncementBar() '
            '{ return sessionStorage.getItem("closed") !== "true"; }</script>\n<header data-test="header" id="header" class="header theme-col--primary">'
            '<a href="#page" class="header-skip-link sqs-button-element--primary">Skip to Content</a><div class="header-title-nav-wrapper"><div '
            f'class="header-title" data-animation-role="header-element"><div class="header-title-text"><a id="site-title" href="/">{escape(self.profile.title)}</a>'
            f'</div></div><div class="header-nav"><div class="header-nav-wrapper"><nav class="header-nav-list">{links}</nav></div></div></div></header>\n'
        )

    def _footer(self) -> str:
        lines = "<br>".join(escape(line) for line in self.profile.address)
        newsletter = sqs_block("newsletter", 51, _NEWSLETTER, "newsletter")
        words = f'<div class="sqs-html-content"><p class="sqsrte-small">{lines}<br>{self.profile.phone}</p><p class="sqsrte-small">{self.markup.email(self.profile.email)}</p><p class="sqsrte-small">© 2024 {escape(self.profile.title)}</p></div>'
        blocks = f'<div class="fluid-engine fe-{self.site_id}"><div class="fe-block">{newsletter}</div><div class="fe-block">{sqs_block("html", 2, words, "footer")}</div></div>'
        return (
            f'<footer class="sections" id="footer-sections" data-footer-sections>{_SECTION.format("layout-engine-section", blocks)}</footer></div>\n'
            '<div class="sqs-cookie-banner-v2" role="dialog"><div class="sqs-cookie-banner-v2-text"><p>By using this website, you agree to our use of cookies.</p></div>'
            '<button class="sqs-cookie-banner-v2-accept">Accept</button></div>\n'
        )

    # ---- a post ----

    def single(self, post: Post) -> tuple[Part, ...]:
        """The page of a post."""
        shown, title = (
            f"{self.local(post.published):%b} {self.local(post.published).day}",
            escape(post.title, quote=False),
        )
        author = f"/blog?author={hex_id(post.author)}"
        inner = (
            f'<div class="blog-item-wrapper blog-basic-grid-item-wrapper" data-content-field="main-content" data-item-id="">\n  <article id="article-" '
            'class="h-entry entry hentry post-type-">\n    <div class="blog-item-inner-wrapper">\n      <div class="blog-item-top-wrapper">\n        <div class="blog-item-title">\n'
            f'          <h1 class="entry-title entry-title--large p-name" itemprop="headline" data-content-field="title">{title}</h1>\n        </div>\n'
            '        <div class="blog-item-meta-wrapper">\n          <div class="blog-meta-item blog-meta-item--categories" data-content-field="categories"><span '
            f'class="blog-item-category-wrapper">{self.filing("category", post.categories, "blog-item-category")}</span></div>\n          <div '
            f'class="blog-item-author-date-wrapper" data-animation-role="date">\n            <time class="dt-published blog-meta-item blog-meta-item--date" datetime="{shown}" '
            f'pubdate data-content-field="published-on">\n              <span>{shown}</span>\n            </time>\n            <div class="blog-meta-item blog-meta-item--author '
            f'p-author author" data-content-field="author">Written By <a href="{author}" class="blog-author-name">{escape(post.author)}</a></div>\n'
            f'          </div>\n        </div>\n      </div>\n      <div class="blog-item-content-wrapper">{self._content(post)}{self._below(post, author)}'
            "</div>\n    </div>\n  </article>\n</div>"
        )
        section = _SECTION.format("content-collection collection-type-blog-basic-grid", inner)
        main = f'<article class="sections" id="sections" data-page-sections>{section}</article>{self._neighbours_of(post)}'
        return self._page(
            self.seo_title, self.post_metas(post, self.seo_title), main, _ITEM, collection="/blog", post=post
        )

    def _content(self, post: Post) -> str:
        if post.slug in self.code_posts:
            # what the theme's metas leave in front of it
            return f'\n<div class="blog-item-meta-wrapper"><span>/</span></div>{self.body_of(post)}'
        return (
            '\n          <div class="blog-item-content e-content"><div class="sqs-layout sqs-grid-12 columns-12" data-layout-label="Post Body" '
            f'data-type="item" data-updated-on="{self.utc_ms(self.edited(post))}" id="item-{self.item_id(post)}">{self.body_of(post)}{self._summary(post)}</div></div>\n'
        )

    def _summary(self, post: Post) -> str:
        items = "".join(
            '<div class="\n          summary-item\n          summary-item-record-type-text\n          sqs-gallery-design-autogrid-slide\n        "><div '
            f'class="summary-content sqs-gallery-meta-container"><div class="summary-title"><a href="{self.path(near)}" class="summary-title-link">{escape(near.title)}</a></div>'
            f'<div class="summary-excerpt summary-excerpt-only"><p>{escape(excerpt(near), quote=False)}</p></div><div class="summary-metadata-container"><time '
            f'class="summary-metadata-item summary-metadata-item--date" datetime="{self.local(near.published):%Y-%m-%d}">{self.local(near.published):%b %d, %Y}</time></div></div></div>'
            for near in self.neighbours(post)
        )
        head = '<header class="summary-block-header"><div class="summary-heading"><span class="summary-header-text">You May Also Like</span></div></header>'
        inner = (
            '<div class="\n  summary-block-wrapper\n  summary-block-collection-type-blog-basic-grid\n  summary-block-setting-design-autogrid\n"><div class="summary-item-list-container '
            f'sqs-gallery-container">{head}<div class="summary-item-list sqs-gallery">{items}</div></div></div>'
        )
        return f'<div class="row sqs-row"><div class="col sqs-col-12 span-12">{sqs_block("summary-v2", 55, inner, post.slug)}</div></div>'

    def _below(self, post: Post, author: str) -> str:
        shares = "".join(
            f'<a href="https://www.{name.lower()}.com/share?u={self.absolute(self.path(post))}" class="Share-buttons-item Share-buttons-item--social"><span class="Share-buttons-item-label">'
            f'{name}</span><span class="Share-buttons-item-count">0</span></a>'
            for name in ("Facebook", "LinkedIn", "Pinterest")
        )
        return (
            f'<div class="blog-meta-item blog-meta-item--tags" data-content-field="tags"><span class="blog-item-tag-wrapper">{self.filing("tag", post.tags, "blog-item-tag")}</span></div>'
            f'<div class="Share sqs-share-buttons"><div class="Share-buttons">{shares}<a href="#" class="Share-buttons-item Share-buttons-item--like">{post.views % 9} Likes</a></div></div>'
            f'<div class="blog-item-author-profile-wrapper" data-content-field="author"><a href="{author}"><span class="author-avatar content-fill"></span><span class="author-name">{escape(post.author)}'
            '</span></a><p class="author-bio">Writes between sessions, usually with a cold cup of coffee.</p></div>'
            '<section class="blog-item-comments"><div class="blog-item-comments-toggle-wrapper"><div id="blogItemCommentsContent" class="blog-item-comments-content" data-content-field="comments">'
            f'<div id="comments-{self.item_id(post)}" class="p-comment"><div class="squarespace-comments"><div class="title-holder"><span class="title">Comments ({len(post.comments)})</span></div>'
            f"{''.join(_COMMENT.format(escape(who), escape(words, quote=False)) for who, words in post.comments)}</div></div></div></div></section>"
        )

    def _neighbours_of(self, post: Post) -> str:
        posts = self.of("/blog")
        place = posts.index(post)
        links = "".join(
            f'<a href="{self.path(posts[at])}" class="item-pagination-link item-pagination-link--{kind.lower()[:4]}"><div class="pagination-title-wrapper"><div class="visually-hidden">{kind}</div>'
            f'<div class="item-pagination-prev-next">{kind}</div><h2 class="item-pagination-title">{escape(posts[at].title)}</h2></div></a>'
            for kind, at in (("Previous", place - 1), ("Next", place + 1))
            if 0 <= at < len(posts)
        )
        return f'<section id="itemPagination" class="item-pagination item-pagination--prev-next" data-collection-type="blog-basic-grid">{links}</section>'

    # ---- lists and pages ----

    def listing(self, turn: Listing) -> tuple[Part, ...]:
        """A page of the blog."""
        cards = "".join(
            '<article class="blog-basic-grid--container entry blog-item"><div class="blog-basic-grid--text"><div class="blog-meta-section"><span class="blog-meta-primary"><time '
            f'class="blog-date" pubdate data-animation-role="date">{self.local(post.published):%m/%d/%y}</time></span></div><h1 class="blog-title"><a href="{self.path(post)}" data-no-animation>'
            f'{escape(post.title)}</a></h1><div class="blog-excerpt"><div class="blog-excerpt-wrapper"><p>{escape(excerpt(post), quote=False)}</p></div></div><a class="blog-more-link" href="{self.path(post)}">Read More</a></div></article>'
            for post in turn.posts
        )
        newer = (
            f'<div class="blog-list-pagination-newer newer"><a href="/blog?offset={turn.newer}&reversePaginate=true">Newer Posts</a></div>'
            if turn.newer
            else ""
        )
        older = (
            f'<div class="blog-list-pagination-older older"><a href="/blog?offset={turn.older}">Older Posts</a></div>'
            if turn.older
            else ""
        )
        inner = f'<div class="blog-basic-grid collection-content-wrapper">{cards}</div><div class="blog-list-pagination">{newer}{older}</div>'
        section = _SECTION.format("content-collection collection-type-blog-basic-grid", inner)
        main = f'<article class="sections" id="sections">{section}</article><section id="itemPagination" class="item-pagination"></section>'
        head = '<meta property="og:type" content="website"/>\n' + self.feed_link("/blog")
        return self._page(f"Blog — {self.profile.title}", head, main, _LIST, collection="/blog")

    def filtered(self, path: str, posts: list[Post]) -> tuple[Part, ...]:
        """A category: bare excerpts without titles, which looks like an article."""
        words = "".join(f'<p class="">{escape(excerpt(post, 60), quote=False)}</p>' for post in posts)
        inner = f'<div class="blog-alternating-side-by-side collection-content-wrapper"><article class="blog-item entry">{words}</article></div>'
        section = _SECTION.format("content-collection collection-type-blog-basic-grid", inner)
        main = f'<article class="sections" id="sections">{section}</article>'
        return self._page(
            f"{path.rpartition('/')[2]} — Blog — {self.profile.title}", "", main, _LIST, collection="/blog"
        )

    def home(self) -> tuple[Part, ...]:
        """The home page: no blog, so no link to a feed."""
        near = "".join(
            f'<li><a href="{self.path(post)}">{escape(post.title)}</a></li>' for post in self.all_posts[:2]
        )
        words = f'<h1>{escape(self.profile.tagline)}</h1><p class="">{escape(self.profile.owner)} works with adults.</p><ul>{near}</ul>'
        return self._static(self.seo_title, words)

    def static(self, page: StaticPage) -> tuple[Part, ...]:
        """A page that is not a post."""
        return self._static(
            f"{page.title} — {self.profile.title}", f"<h1>{escape(page.title)}</h1>{self.markup.body(page.blocks)}"
        )

    def _static(self, title: str, words: str) -> tuple[Part, ...]:
        block = sqs_block("html", 2, f'<div class="sqs-html-content">{words}</div>', title)
        section = _SECTION.format(
            "layout-engine-section",
            f'<div class="fluid-engine fe-{hex_id(title)}"><div class="fe-block">{block}</div></div>',
        )
        head = f'<meta property="og:title" content="{escape(title)}"/>\n<meta property="og:type" content="website"/>\n'
        return self._page(
            title, head, f'<article class="sections" id="sections">{section}</article>', "collection-type-page"
        )


_ITEM = "view-item collection-layout-default collection-type-blog-basic-grid mobile-style-available"
_LIST = "view-list collection-layout-default collection-type-blog-basic-grid mobile-style-available"
_COMMENT = (
    '<div class="comment"><div class="comment-header"><span class="author">{0}</span><span class="date">2 years ago</span></div><div '
    'class="comment-body"><p>{1}</p></div></div>'
)
_NEWSLETTER = (
    '<div class="newsletter-form-wrapper"><form class="newsletter-form"><header class="newsletter-form-header"><h2 class="newsletter-form-header-title">Subscribe</h2>'
    '<div class="newsletter-form-header-description"><p>Sign up with your email address to receive news and updates.</p></div></header><input class="newsletter-form-field-element" '
    'type="email" placeholder="Email Address"><button class="newsletter-form-button sqs-system-button"><span class="newsletter-form-button-label">Sign Up</span></button>'
    '<div class="newsletter-form-footnote"><p>We respect your privacy.</p></div></form></div>'
)
#: the blogs of this template
BLOGS = ((Squarespace71, SQUARESPACE_71),)
