"""Drupal 10 with Olivero: a pager that counts from zero and never ends, a feed of ten teasers, xmlsitemap, no JSON:API."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

import json
from datetime import UTC, datetime
from html import escape
from typing import ClassVar

from scraper.demo import feeds
from scraper.demo.blog import DemoBlog
from scraper.demo.content.drupal_counsel import PROFILE as DRUPAL_COUNSEL
from scraper.demo.golden import excerpt
from scraper.demo.markup import Markup
from scraper.demo.model import Post, Quote, StaticPage, Table
from scraper.demo.server import HTML, Answer, Request, text
from scraper.demo.weight import Part, style

FEED_CAP = 10
#: where the teaser's formatter cuts, at the end of a paragraph, without a sign
TEASER_PARAGRAPHS = 2
_GENERATOR = "Drupal 10 (https://www.drupal.org)"


class DrupalMarkup(Markup):
    """What CKEditor saves."""

    def quote(self, block: Quote) -> str:
        """A quotation, its source a paragraph of its own."""
        inner = "".join(f"<p>{self.inline(text)}</p>" for text in (*block.paragraphs, block.source) if text)
        return f"<blockquote>{inner}</blockquote>"

    def table(self, block: Table) -> str:
        """A table as CKEditor 5 writes it, its caption behind the rows' own."""
        head, *rows = block.rows
        inner = "<thead><tr>" + "".join(f"<th>{self.inline(cell)}</th>" for cell in head) + "</tr></thead><tbody>"
        inner += "".join(
            "<tr>" + "".join(f"<td>{self.inline(cell)}</td>" for cell in row) + "</tr>" for row in rows
        )
        caption = f"<p><em>{self.inline(block.caption)}</em></p>" if block.caption else ""
        return f"<table>{inner}</tbody></table>{caption}"


class DrupalBlog(DemoBlog):
    """A practice's Drupal: content type `blog`, paths by Pathauto, metas by Metatag, comments open."""

    platform = "drupal"
    feed_cap = FEED_CAP
    markup: ClassVar[Markup] = DrupalMarkup()
    route_paths: ClassVar[dict[str, tuple[str, ...]]] = {
        "feed": ("/rss.xml",),
        "sitemap": ("/sitemap.xml",),
        "listing": ("/blog?page=",),
    }

    def path(self, post: Post) -> str:
        """`/blog/slug`."""
        return f"/blog/{post.slug}"

    @property
    def per_page(self) -> int:
        """Posts on a page of the list."""
        return 2 if self.options.scale is None else 10

    def route_of(self, request: Request) -> str:
        """The route that an address belongs to."""
        return {"/rss.xml": "feed", "/sitemap.xml": "sitemap", "/blog": "listing"}.get(request.path, "")

    def route(self, request: Request) -> Answer:
        """Every address of the site."""
        path = request.path
        if path == "/robots.txt":
            fixed = ("/core/", "/profiles/", "/README.md", "/web.config", "/admin/", "/comment/reply/", "/filter/tips",
                     "/node/add/", "/search/", "/user/register", "/user/password", "/user/login", "/user/logout")  # fmt: skip
            lines = ["#", "# robots.txt", "#", "User-agent: *", "# Paths (clean URLs)"]
            return text("\n".join([*lines, *(f"Disallow: {p}" for p in fixed), *self.robots_lines(), ""]))
        if path == "/rss.xml":
            return self._page((self._feed(),), kind=feeds.RSS)
        if path == "/sitemap.xml":
            return self._page((self._sitemap(),), kind=feeds.XML)
        post = self.post_at(path) or next((p for p in self.all_posts if path == f"/node/{p.id}"), None)
        if post is not None:
            return self._page(self.single(post))
        if path == "/blog":
            return self._listing(request.value("page", "0"))
        if path == "/":
            return self._page(self.listing(self.all_posts[:3], "", "Kestrel Street"))
        page = next((page for page in self.profile.pages if path == f"/{page.slug}"), None)
        return self._page(self.static(page)) if page is not None else self.not_found()

    def _page(self, parts: tuple[Part, ...], status: int = 200, kind: str = HTML) -> Answer:
        headers = (
            ("Cache-Control", "must-revalidate, no-cache, private"),
            ("Expires", "Sun, 19 Nov 1978 05:00:00 GMT"),
            ("X-Content-Type-Options", "nosniff"),
            ("X-Generator", _GENERATOR),
            ("X-Drupal-Dynamic-Cache", "MISS"),
        )
        return Answer(parts=parts, status=status, kind=kind, headers=headers)

    def _listing(self, asked: str) -> Answer:
        """A page of the list; behind the last one there is an empty list, and no 404."""
        number = int(asked) if asked.isdigit() else 0
        posts = self.all_posts
        last = max(0, -(-len(posts) // self.per_page) - 1)
        shown = posts[number * self.per_page : (number + 1) * self.per_page]
        return self._page(self.listing(shown, self._pager(number, last), "Blog"))

    def _pager(self, number: int, last: int) -> str:
        if last == 0:
            return ""

        def item(kind: str, page: int, words: str, label: str) -> str:
            rel = f' rel="{kind[:4]}"' if kind in ("next", "previous") else ""
            return (
                f'<li class="pager__item pager__item--control pager__item--{kind}"><a href="?page={page}" class="pager__link" title="{label}"{rel}>'
                f'<span class="visually-hidden">{label}</span><span aria-hidden="true">{words}</span></a></li>'
            )

        items = item("previous", number - 1, "‹ Previous", "Previous page") if number else ""
        items += "".join(
            f'<li class="pager__item{" is-active pager__item--active" if n == number else ""}"><a href="?page={n}" class="pager__link" '
            f'title="Go to page {n + 1}"><span class="visually-hidden">Page</span>{n + 1}</a></li>'
            for n in range(min(last + 1, 9))
        )
        if number < last:
            items += item("next", number + 1, "Next ›", "Next page") + item("last", last, "Last »", "Last page")
        return f'<nav class="pager" role="navigation" aria-labelledby="pagination-heading"><h4 id="pagination-heading" class="visually-hidden">Pagination</h4><ul class="pager__items js-pager__items">{items}</ul></nav>'

    def not_found(self) -> Answer:
        """A real 404; JSON:API is one of the addresses that don't exist."""
        words = '<div class="region region--content"><p>The requested page could not be found.</p></div>'
        return self._page(self._frame("Page not found", "", "path-", words), 404)

    def _feed(self) -> str:
        channel = feeds.Channel(
            title=self.profile.title,
            link=self.url,
            self_link=f"{self.url}rss.xml",
            description="",
            built=self.last_change(),
        )
        entries = [
            feeds.Entry(title=post.title, link=self.absolute(self.path(post)), guid=f"{post.id} at {self.url.rstrip('/')}", creator=post.author,
                        published=post.published, description=self._rendered(post))
            for post in self.all_posts[:FEED_CAP]
        ]  # fmt: skip
        return feeds.rss(channel, entries)

    def _rendered(self, post: Post) -> str:
        """A node's teaser with its fields around it, as Views puts it into the feed."""
        return (
            f'<span class="field field--name-title field--type-string field--label-hidden">{escape(post.title)}</span>\n\n<span class="field '
            f'field--name-uid field--type-entity-reference field--label-hidden"><span>{escape(post.author)}</span></span>\n\n<span class="field '
            f'field--name-created field--type-created field--label-hidden">{self._time(post)}</span>\n\n            <div class="text-content clearfix '
            f'field field--name-body field--type-text-with-summary field--label-hidden field__item">{self._teaser(post)}</div>'
        )

    def _teaser(self, post: Post) -> str:
        return self.markup.body(post.blocks[:TEASER_PARAGRAPHS])

    def _sitemap(self) -> str:
        """As xmlsitemap writes it: times to the minute, in UTC."""
        rows = [(self.url, ""), (f"{self.url}blog", "")]
        rows += [(self.absolute(path), _minute(self.profile.today)) for path in self.unwanted_paths]
        rows += [(self.absolute(self.path(post)), _minute(post.changed)) for post in reversed(self.all_posts)]
        return feeds.urlset(rows)

    # ---- pages ----

    def _time(self, post: Post) -> str:
        moment = post.published.astimezone(self.profile.zone)
        return f'<time datetime="{moment.isoformat()}" title="{moment:%A, %B} {moment.day}, {moment.year} - {moment:%H:%M}" class="datetime">{moment:%B} {moment.day}, {moment.year}</time>'

    def _frame(self, title: str, head: str, body_class: str, main: str) -> tuple[Part, ...]:
        name = escape(self.profile.title)
        pages = [("Home", "/"), *((p.title, f"/{p.slug}") for p in self.profile.pages), ("Blog", "/blog")]
        links = "".join(
            f'<li class="primary-nav__menu-item primary-nav__menu-item--link primary-nav__menu-item--level-1"><a href="{path}" '
            f'class="primary-nav__menu-link" data-drupal-selector="primary-nav-menu-link-has-children"><span>{escape(words)}</span></a></li>'
            for words, path in pages
        )
        settings = {
            "path": {"baseUrl": "/", "currentPathIsAdmin": False},
            "pluralDelimiter": "\u0003",
            "user": {"uid": 0, "permissionsHash": "f1e2"},
        }
        top = (
            '<!DOCTYPE html>\n<html lang="en" dir="ltr" style="--color--primary-hue:202;--color--primary-saturation:79%">\n  <head>\n    <meta '
            f'charset="utf-8" />\n{head}<meta name="Generator" content="{_GENERATOR}" />\n<meta name="MobileOptimized" content="width" />\n<meta '
            f'name="HandheldFriendly" content="true" />\n<link rel="alternate" type="application/rss+xml" title="" href="{self.url}rss.xml" />\n'
            f'    <title>{escape(title)} | {name}</title>\n    <link rel="stylesheet" media="all" href="/core/themes/olivero/css/base/base.css?s7x" />\n'
        )
        body = (
            f'  </head>\n  <body class="{body_class}">\n        <a href="#main-content" class="visually-hidden focusable skip-link">Skip to main content'
            '</a>\n      <div class="dialog-off-canvas-main-canvas" data-off-canvas-main-canvas>\n<div id="page-wrapper" class="page-wrapper"><div id="page">'
            f'<header id="header" class="site-header" data-drupal-selector="site-header" role="banner"><div class="site-branding"><a href="/" rel="home">{name}'
            f'</a></div><nav id="block-olivero-main-menu" class="primary-nav block"><ul class="menu primary-nav__menu">{links}</ul></nav></header>\n<div '
            'id="main-wrapper" class="layout-main-wrapper layout-container"><div id="main" class="layout-main"><div class="main-content"><a id="main-content" '
            f'tabindex="-1"></a>\n<main role="main">{main}</main></div>{self._aside()}</div></div>\n<footer class="site-footer"><div '
            f'class="site-footer__inner container"><p>© 2024 {name}. {escape(", ".join(self.profile.address))}. {self.profile.phone}</p><p>Powered by '
            '<a href="https://www.drupal.org">Drupal</a></p></div></footer></div></div></div>\n'
            f'<script type="application/json" data-drupal-selector="drupal-settings-json">{json.dumps(settings)}</script>\n'
            '<script src="/core/assets/vendor/once/once.min.js?v=1.0.1"></script>\n'
        )
        styles = self.weight("drupal 1", lambda: f"<style>{style('olivero', 24_000)}</style>\n")
        return top, styles, body, self.menus(120), "  </body>\n</html>\n"

    def _aside(self) -> str:
        rows = "".join(
            f'<li><div class="views-field views-field-title"><a href="{self.path(post)}" hreflang="en">{escape(post.title)}</a></div></li>'
            for post in self.all_posts[:3]
        )
        return (
            '<div class="sidebar-grid"><aside class="layout-sidebar-second" role="complementary"><div class="views-element-container block block-views '
            f'block-views-blockcontent-recent-block-1"><h2>Recent posts</h2><ul>{rows}</ul></div></aside></div>'
        )

    def single(self, post: Post) -> tuple[Part, ...]:
        """The page of a node."""
        zone = self.profile.zone
        changed = post.changed.astimezone(zone)
        head = (
            f'<meta name="description" content="{escape(excerpt(post))}" />\n<link rel="canonical" href="{self.absolute(self.path(post))}" />\n'
            f'<link rel="shortlink" href="{self.url}node/{post.id}" />\n<meta property="og:site_name" content="{escape(self.profile.title)}" />\n'
            f'<meta property="og:title" content="{escape(post.title)}" />\n<meta property="article:modified_time" content="{changed.isoformat()}" />\n'
        )
        tags = "".join(
            f'<div class="field__item"><a href="/tags/{tag.lower().replace(" ", "-")}" hreflang="en">{escape(tag)}</a></div>'
            for tag in post.tags
        )
        main = (
            f'<h1 class="title page-title"><span class="field field--name-title field--type-string field--label-hidden">{self.markup.inline(post.title)}'
            f'</span></h1>\n<nav class="breadcrumb" role="navigation"><ol><li><a href="/">Home</a></li><li><a href="/blog">Blog</a></li></ol></nav>\n'
            f'<article data-history-node-id="{post.id}" class="node node--type-blog node--view-mode-full">\n  <header class="">\n    <div class="node__meta">'
            '\n      <span>By <span class="field field--name-uid field--type-entity-reference field--label-hidden"><a title="View user profile." href="/user/4" '
            f'class="username">{escape(post.author)}</a></span>, <span class="field field--name-created field--type-created field--label-hidden">'
            f'{self._time(post)}</span></span>\n    </div>\n  </header>\n  <div class="node__content">\n    <div class="text-content clearfix field '
            f'field--name-body field--type-text-with-summary field--label-hidden field__item">{self.body_of(post)}</div>\n    <div class="field '
            f'field--name-field-tags field--type-entity-reference field--label-above"><div class="field__label">Tags</div><div class="field__items">{tags}'
            f'</div></div>\n    <ul class="links inline"><li class="addtoany"><span class="a2a_kit">Share</span></li></ul>{self._comments(post)}\n  </div>\n</article>'
        )
        return self._frame(post.title, head, "path-node page-node-type-blog", main)

    def _comments(self, post: Post) -> str:
        shown = "".join(
            f'<article class="comment js-comment"><footer class="comment__meta"><p class="comment__author"><span lang="">{escape(who)}</span></p><p '
            f'class="comment__time"><time datetime="2024-11-02T08:00:00-05:00">2 November 2024</time></p></footer><div class="comment__content"><div '
            f'class="clearfix text-content field field--name-comment-body">{escape(words)}</div></div></article>'
            for who, words in post.comments
        )
        return (
            f'<section data-drupal-selector="comments" id="comments" class="comments field field--name-comment"><h2 class="comments__title">Comments</h2>{shown}'
            '<div class="add-comment"><h3>Add new comment</h3><form class="comment-form"><textarea name="comment_body"></textarea></form></div></section>'
        )

    def listing(self, posts: list[Post], pager: str, title: str) -> tuple[Part, ...]:
        """A page of teasers."""
        rows = (
            "".join(
                f'<div class="views-row"><article data-history-node-id="{post.id}" class="node node--type-blog node--promoted node--view-mode-teaser"><header>'
                f'<h2 class="node__title"><a href="{self.path(post)}" rel="bookmark"><span class="field field--name-title">{escape(post.title)}</span></a></h2>'
                f'<div class="node__meta"><span>By {escape(post.author)}, {self._time(post)}</span></div></header><div class="node__content"><div '
                f'class="text-content clearfix field field--name-body field--type-text-with-summary">{self._teaser(post)}</div><ul class="links inline"><li '
                f'class="node-readmore"><a href="{self.path(post)}" rel="tag" title="{escape(post.title)}">Read more</a></li></ul></div></article></div>'
                for post in posts
            )
            or '<div class="view-empty"><p>There are no posts here.</p></div>'
        )
        head = f'<link rel="canonical" href="{self.url}blog" />\n'
        main = f'<h1 class="title page-title">{escape(title)}</h1><div class="views-element-container"><div class="view view-blog"><div class="view-content">{rows}</div>{pager}</div></div>'
        return self._frame(title, head, "path-blog", main)

    def static(self, page: StaticPage) -> tuple[Part, ...]:
        """A node of the type `page`."""
        main = (
            f'<h1 class="title page-title"><span class="field field--name-title">{escape(page.title)}</span></h1><article data-history-node-id="7" '
            'class="node node--type-page node--view-mode-full"><div class="node__content"><div class="text-content clearfix field field--name-body">'
            f"{self.markup.body(page.blocks)}</div></div></article>"
        )
        head = f'<link rel="canonical" href="{self.url}{page.slug}" />\n<link rel="shortlink" href="{self.url}node/7" />\n'
        return self._frame(page.title, head, "path-node page-node-type-page", main)


def _minute(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%MZ}"


#: the blogs of this platform
BLOGS = ((DrupalBlog, DRUPAL_COUNSEL),)
