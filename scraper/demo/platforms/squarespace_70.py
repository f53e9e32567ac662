"""Squarespace 7.0: the blog is the home page, addresses carry the day, an older blog holds one post again."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

from datetime import datetime, timedelta
from html import escape
from typing import ClassVar

from scraper.demo.content.squarespace_70 import PROFILE as SQUARESPACE_70
from scraper.demo.golden import excerpt
from scraper.demo.model import Post, StaticPage
from scraper.demo.platforms.squarespace import Listing, SquarespaceBlog
from scraper.demo.platforms.squarespace_markup import hex_id, sqs_block
from scraper.demo.server import Request
from scraper.demo.weight import Part, model, style

_MONTHS = "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro".split()
_BODY = "transparent-header expand-homepage-index-links design-slideshow meta-priority-date show-category-navigation button-style-solid native-currency-code-brl"


class Squarespace70(SquarespaceBlog):
    """A site of the older kind, written in Brazil."""

    collection = "/diario"
    old_collection = "/oldblog"
    route_paths: ClassVar[dict[str, tuple[str, ...]]] = {
        "feed": ("/diario?format=rss", "/oldblog?format=rss"),
        "sitemap": ("/sitemap.xml",),
        "listing": ("/diario$", "/diario?offset=", "/oldblog$", "/oldblog?offset="),
    }

    def path(self, post: Post) -> str:
        """`/diario/2018/12/4/slug`; the old blog kept its addresses."""
        day = self.local(post.published)
        start = self.old_collection if post.repost_of else self.collection
        return f"{start}/{day.year}/{day.month}/{day.day}/{post.slug}"

    def edited(self, post: Post) -> datetime:
        """A post that was planned ahead was edited last before it came out."""
        return post.modified or post.published - timedelta(minutes=50)

    def _words_for(self, moment: datetime) -> str:
        day = self.local(moment)
        return (
            f"{_MONTHS[day.month - 1]}  {day.day}, {day.year}"
            if self.language.startswith("pt")
            else f"{day:%B} {day.day}, {day.year}"
        )

    # ---- frame ----

    def frame(self, title: str, head: str, main: str, classes: str, *, body_id: str = "") -> tuple[Part, ...]:
        """The site around a page."""
        top = (
            '<!doctype html>\n<html xmlns:og="http://opengraphprotocol.org/schema/" xmlns:fb="http://www.facebook.com/2008/fbml" '
            f'lang="{self.language}"  class="touch-styles">\n  <head>\n    <meta http-equiv="X-UA-Compatible" content="IE=edge,chrome=1">\n    \n    '
            f'<meta name="viewport" content="width=device-width, initial-scale=1">\n    \n    <!-- This is Squarespace. --><!-- {self.name} -->\n<base href="">\n'
            f'<meta charset="utf-8" />\n<title>{escape(title)}</title>\n{head}'
            f'<link rel="stylesheet" type="text/css" href="//static1.squarespace.com/static/sitecss/{self.site_id}/62/site.css"/>\n'
        )
        weight = self.weight(
            "squarespace 7.0",
            lambda: (
                f"<style>{style('bedford', 40_000)}</style><script>var rollups = {model('rollup', 40_000)};</script>\n"
            ),
        )
        middle = f'</head>\n<body id="{body_id or "collection-" + hex_id(self.name, "page")}" class="{_BODY} {classes}">\n'
        return (top, weight, middle, self._header(), f'<main id="page" role="main"><div id="content" class="main-content" data-content-field="main-content">{main}</div></main>',
                self.menus(380), self._footer(), "</div></div>\n</body>\n</html>\n")  # fmt: skip

    def _nav(self) -> list[tuple[str, str]]:
        pages = [(f"/{page.slug}", page.title) for page in self.profile.pages]
        names = {self.collection: "Blog", self.old_collection: "My blog"}
        return [*pages, *((path, names[path]) for path in self.collections)]

    def _header(self) -> str:
        links = "".join(
            f'<div class="collection"><a href="{path}">{escape(title)}</a></div>' for path, title in self._nav()
        )
        return (
            f'<div id="site"><div id="overlayNav"><div id="mobileNavWrapper" class="nav-wrapper"><nav id="mobileNavigation">{links}</nav></div></div>\n'
            '<header id="header" class="show-on-scroll" role="banner"><div class="header-inner"><div id="siteTitleWrapper" class="title-logo-wrapper" data-content-field="site-title">'
            f'<h1 id="siteTitle" class="site-title"><a href="/">{escape(self.profile.title)}</a></h1></div><div id="headerNav"><nav id="mainNavigation" '
            f'data-content-field="navigation">{links}</nav></div></div></header>\n<div id="siteWrapper" class="clearfix">\n'
        )

    def _footer(self) -> str:
        newsletter = sqs_block("newsletter", 51, _NEWSLETTER, "newsletter")
        lines = ", ".join(escape(line) for line in self.profile.address)
        return (
            '<div id="preFooter"><div class="pre-footer-inner with-custom"><div class="sqs-layout sqs-grid-12 columns-12" data-layout-label="Pre-Footer Content" data-type="block-field" '
            f'id="preFooterBlocks"><div class="row sqs-row"><div class="col sqs-col-12 span-12">{newsletter}</div></div></div></div></div>\n<footer id="footer" role="contentinfo"><div '
            f'class="footer-inner"><div id="siteInfo"><span class="site-address">{escape(self.profile.title)}, {lines}</span><span class="site-phone">{self.profile.phone}</span>'
            f'<a href="mailto:{self.profile.email}" class="site-email">{self.profile.email}</a></div><div class="sqs-layout sqs-grid-12 columns-12" data-layout-label="Footer Content" '
            'data-type="block-field" id="footerBlocks"><div class="row sqs-row"><div class="col sqs-col-12 span-12"><p>Powered by <a href="http://www.squarespace.com">Squarespace</a></p>'
            "<p>© 2024</p></div></div></div></div></footer>\n"
        )

    # ---- a post ----

    def single(self, post: Post) -> tuple[Part, ...]:
        """The page of a post."""
        link, meta = self.path(post), self._meta(post)
        collection = self.old_collection if post.repost_of else self.collection
        filed = " ".join(
            f"{kind}-{name.replace(' ', '-')}"
            for kind, names in (("category", post.categories), ("tag", post.tags))
            for name in names
        )
        body = (
            f'<div class="sqs-layout sqs-grid-12 columns-12" data-layout-label="Post Body" data-type="item" data-updated-on="{self.utc_ms(self.edited(post))}" '
            f'id="item-{self.item_id(post)}">{self.body_of(post)}</div>'
        )
        main = (
            f'<div class="blog-item">\n  <article class="entry h-entry hentry {escape(filed)} author-{hex_id(post.author)[:6]} post-type-text clearfix" id="article-{self.item_id(post)}" '
            f'data-item-id="{self.item_id(post)}">\n\n    <header class="entry-header">\n      <div class="meta-above-title">{meta}</div>\n      <h1 data-content-field="title" '
            f'class="entry-title entry-title-item p-name">\n      \n        <a href="{link}" class="u-url" rel="bookmark">{escape(post.title, quote=False)}</a>\n      \n      </h1>\n'
            f'      <div class="meta-below-title">{meta}</div>\n    </header>\n\n    <div class="entry-content e-content">\n      \n        {body}\n    </div>\n\n'
            f'    <footer class="entry-footer clear">{self._below(post, meta)}</footer>\n{self._author(post)}  </article>\n{self._comments(post)}{self._neighbours_of(post, collection)}</div>'
        )
        title = f"{post.seo_title or post.title} — {self.profile.title}"
        head = self.post_metas(post, title) + self.context("7", title, collection, post)
        return self.frame(title, head, main, _ITEM, body_id=f"item-{self.item_id(post)}")

    def _meta(self, post: Post) -> str:
        link, shown = self.path(post), self.local(post.published)
        return (
            f'\n        <div class="entry-dateline">\n          <time class="dt-published published entry-date" datetime="{shown:%Y-%m-%d}" pubdate><a href="{link}" class="entry-dateline-link">'
            f'{self._words_for(post.published)}</a></time>\n          <time class="dt-updated updated" datetime="{self.local(self.edited(post)):%Y-%m-%d}"></time>\n        </div><span class="delimiter">/</span>\n'
            f'        <div class="entry-byline">\n          <span class="entry-author vcard"><a href="{self.collection}?author={hex_id(post.author)}" class="p-author author url fn entry-byline-link" '
            f'rel="author">{escape(post.author)}</a></span>\n        </div>\n      '
        )

    def _below(self, post: Post, meta: str) -> str:
        return (
            f'\n      <div class="meta-below-content">{meta}<span class="entry-category">{self.filing("category", post.categories, "blog-category")}</span> <span class="entry-tags">'
            f'{self.filing("tag", post.tags, "blog-tag")}</span></div>\n      <div class="entry-actions"><span class="sqs-simple-like" data-item-id="{self.item_id(post)}"><span class="like-icon"></span>'
            f'<span class="like-count">{post.views % 9} Likes</span></span><span class="squarespace-social-buttons inline-style"><a href="#">Facebook<span>0</span></a> <a href="#">Twitter</a> <a '
            'href="#">Pinterest<span>0</span></a></span></div>\n    '
        )

    def _author(self, post: Post) -> str:
        return (
            f'    <div class="author-profile"><div class="author-profile-content"><h3 class="author-profile-name"><a href="{self.collection}?author={hex_id(post.author)}">{escape(post.author)}</a></h3>'
            '<p class="author-profile-bio">Psicóloga clínica, mãe de dois, aprendiz de jardineira.</p></div></div>\n'
        )

    def _comments(self, post: Post) -> str:
        told = "".join(
            f'<div class="comment"><div class="comment-header"><span class="author">{escape(who)}</span></div><div class="comment-body"><p>{escape(words, quote=False)}</p></div></div>'
            for who, words in post.comments
        )
        return (
            f'<div id="comments-{self.item_id(post)}" class="p-comment"><div class="squarespace-comments"><div class="comments-header">Comments ({len(post.comments)})</div><div class="sorting-bar">Newest First '
            f'Oldest First Newest First Most Liked</div>{told}<div class="new-comment-area"><a class="comment-btn">Preview POST COMMENT…</a></div></div></div>\n'
        )

    def _neighbours_of(self, post: Post, collection: str) -> str:
        posts = self.of(collection)
        place = posts.index(post)
        links = "".join(
            f'<div class="{side}"><a href="{self.path(posts[at])}" rel="{rel}"><span>{escape(posts[at].title)}</span></a></div>'
            for side, rel, at in (("newer", "prev", place - 1), ("older", "next", place + 1))
            if 0 <= at < len(posts)
        )
        return f'<nav class="pagination clear">{links}</nav>'

    # ---- lists and pages ----

    def listing(self, turn: Listing, classes: str = "") -> tuple[Part, ...]:
        """A page of the blog."""
        cards = "".join(self._card(post) for post in turn.posts)
        newer = (
            f'<div class="newer"><a href="{turn.path}?offset={turn.newer}&amp;reversePaginate=true">Newer</a></div>'
            if turn.newer
            else ""
        )
        older = (
            f'<div class="older"><a href="{turn.path}?offset={turn.older}">Older</a></div>' if turn.older else ""
        )
        main = f'<div class="blog-list">{cards}</div><nav class="pagination clear">{newer}{older}</nav>'
        head = (
            '<meta property="og:type" content="website"/>\n'
            + self.feed_link(turn.path)
            + self.context("7", self.profile.title, turn.path)
        )
        if classes and self.old_collection in self.collections:
            # the owner's own line in the head: readers of the old blog keep their feed
            head += self.feed_link(self.old_collection)
        return self.frame(f"Blog — {self.profile.title}", head, main, f"{_LIST} {classes}")

    def _card(self, post: Post) -> str:
        link = self.path(post)
        return (
            f'<article class="entry h-entry hentry post-type-text clearfix" id="article-{self.item_id(post)}" data-item-id="{self.item_id(post)}"><header class="entry-header"><div class="meta-above-title">'
            f'<time class="dt-published published entry-date" datetime="{self.local(post.published):%Y-%m-%d}"><a href="{link}" class="entry-dateline-link">{self._words_for(post.published)}</a></time></div>'
            f'<h1 class="entry-title p-name"><a href="{link}" class="u-url" rel="bookmark">{escape(post.title, quote=False)}</a></h1></header><div class="entry-content e-content"><div class="entry-excerpt">'
            f'<p>{escape(excerpt(post), quote=False)}</p></div><a href="{link}" class="read-more">Read More</a></div></article>'
        )

    def filtered(self, path: str, posts: list[Post]) -> tuple[Part, ...]:
        """What is filed under a category or a tag."""
        return self.listing(Listing(path, posts))

    def home(self) -> tuple[Part, ...]:
        """The home page: the first page of the blog."""
        first = Request(method="GET", target="/", path="/", query={}, headers={})
        return self.listing(self.turn(self.collection, first), "homepage")

    def static(self, page: StaticPage) -> tuple[Part, ...]:
        """A page that is not a post."""
        main = (
            f'<div class="sqs-layout sqs-grid-12 columns-12" data-type="page" id="page-{hex_id(page.slug)}"><div class="row sqs-row"><div class="col sqs-col-12 span-12">'
            f"{sqs_block('html', 2, f'<div class=sqs-html-content><h1>{escape(page.title)}</h1></div>', page.slug)}</div></div>{self.markup.body(page.blocks)}</div>"
        )
        title = f"{page.title} — {self.profile.title}"
        head = (
            f'<meta property="og:title" content="{escape(title)}"/>\n<meta property="og:type" content="website"/>\n'
            + self.context("7", title)
        )
        return self.frame(title, head, main, "collection-type-page collection-layout-default")


_ITEM = (
    "view-item collection-type-blog collection-layout-default mobile-style-available general-page collection-blog"
)
_LIST = (
    "view-list collection-type-blog collection-layout-default mobile-style-available general-page collection-blog"
)
_NEWSLETTER = (
    '<div class="newsletter-form-wrapper"><form class="newsletter-form"><header class="newsletter-form-header"><h2 class="newsletter-form-header-title">Receba as cartas</h2>'
    '<div class="newsletter-form-header-description"><p>Uma carta por mês, sem pressa.</p></div></header><input class="newsletter-form-field-element" type="email" placeholder="E-mail">'
    '<button class="newsletter-form-button"><span class="newsletter-form-button-label">Assinar</span></button><div class="newsletter-form-footnote"><p>We respect your privacy.</p></div></form></div>'
)
#: the blogs of this template
BLOGS = ((Squarespace70, SQUARESPACE_70),)
