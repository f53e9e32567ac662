"""Webflow: a designer's own classes, posts cut into several rich texts, dates in words, a sitemap without dates."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

import json
from datetime import UTC
from email.utils import format_datetime
from html import escape
from itertools import pairwise
from typing import ClassVar

from scraper.demo import feeds
from scraper.demo.blog import DemoBlog
from scraper.demo.content.webflow_richtext import PROFILE as RICHTEXT
from scraper.demo.golden import excerpt, golden_text
from scraper.demo.markup import Markup
from scraper.demo.model import Block, Button, Head, Post, Quote, StaticPage, Table
from scraper.demo.server import Answer, Request, text
from scraper.demo.weight import Part, icons, style

FEED_CAP = 100
#: what the pager of a list calls its page, from the list's own id
PAGER = "681beb97_page"
_CDN = "https://cdn.prod.website-files.com/62dd595de724d78358551bd9"
_SITE = "62dd595de724d78358551bd9"
#: a field of the form that the designer left standing behind a condition that nobody meets
_HIDDEN = "w-condition-invisible"


class WebflowMarkup(Markup):
    """What Webflow's rich text editor saves."""

    def list_frame(self, tag: str, start: str, items: str) -> str:
        """The element around list items."""
        return f'<{tag} role="list"{start}>{items}</{tag}>'

    def quote(self, block: Quote) -> str:
        """A quotation: the editor knows no paragraphs in it."""
        lines = [*block.paragraphs, *([block.source] if block.source else [])]
        return f"<blockquote>{'<br/><br/>'.join(map(self.inline, lines))}</blockquote>"

    def table(self, block: Table) -> str:
        """A table, which the editor only knows as embedded code."""
        rows = "".join(
            "<tr>" + "".join(f"<td>{self.inline(cell)}</td>" for cell in row) + "</tr>" for row in block.rows
        )
        caption = f"<figcaption>{self.inline(block.caption)}</figcaption>" if block.caption else ""
        return (
            '<div data-rt-embed-type="true"><style>.table_component { overflow: auto; width: 100%; }</style>'
            f'<div class="table_component"><table><tbody>{rows}</tbody></table></div></div>{caption}'
        )

    def button(self, block: Button) -> str:
        """A button that the template sets between two rich texts."""
        return f'<a href="{block.address}" class="button is-secondary w-button">{self.inline(block.text)}</a>'


class WebflowBlog(DemoBlog):
    """A Webflow site with its posts under /blog."""

    platform = "webflow"
    feed_cap = FEED_CAP
    tells_edits = False
    markup: ClassVar[Markup] = WebflowMarkup()
    route_paths: ClassVar[dict[str, tuple[str, ...]]] = {
        "feed": ("/blog/rss.xml",),
        "sitemap": ("/sitemap.xml",),
        "listing": ("/blog$", f"/blog?{PAGER}="),
    }

    def path(self, post: Post) -> str:
        """`/blog/slug`."""
        return f"/blog/{post.slug}"

    def golden_of(self, post: Post) -> str:
        """The text file: only the JSON-LD, which is not on every post, tells of changes."""
        return golden_text(post, self.profile.zone, modified=bool(post.description))

    @property
    def per_page(self) -> int:
        """Posts on a page of the list."""
        return 4 if self.options.scale is None else 12

    def route_of(self, request: Request) -> str:
        """The route that an address belongs to."""
        return {"/blog/rss.xml": "feed", "/sitemap.xml": "sitemap", "/blog": "listing"}.get(request.path, "")

    def route(self, request: Request) -> Answer:
        """Every address of the site."""
        path = request.path
        if path == "/robots.txt":
            lines = self.robots_lines()
            group = ["User-agent: *", *lines, ""] if lines else []
            return text("\n".join([*group, f"Sitemap: {self.url}sitemap.xml", ""]))
        if path == "/sitemap.xml":
            names = [
                "",
                "blog",
                *(p.slug for p in self.profile.pages),
                *(self.path(p)[1:] for p in self.all_posts),
            ]
            return text(feeds.urlset((self.url + name, "") for name in names), feeds.XML)
        if path == "/blog/rss.xml":
            return text(self._feed(), feeds.RSS)
        post = self.post_at(path)
        if post is not None:
            return self._html(self.single(post))
        if path == "/blog":
            return self._listing(request)
        page = next((page for page in self.profile.pages if path == f"/{page.slug}"), None)
        if path == "/" or page is not None:
            return self._html(self.static(page))
        return self.not_found()

    def _html(self, parts: tuple[Part, ...], status: int = 200) -> Answer:
        headers = (
            ("x-wf-region", "us-east-1"),
            ("surrogate-control", "max-age=2147483647"),
            ("CF-Cache-Status", "HIT"),
        )
        return Answer(parts=parts, status=status, headers=headers)

    def _listing(self, request: Request) -> Answer:
        number = int(request.value(PAGER, "1")) if request.value(PAGER, "1").isdigit() else 1
        posts = self.all_posts
        # a page that is not there is an empty list, and no error
        chosen = posts[(number - 1) * self.per_page : number * self.per_page] if number else []
        return self._html(self.listing(chosen, number, len(posts) > number * self.per_page))

    def not_found(self) -> Answer:
        """A real 404."""
        main = '<div class="utility-page-content"><h2>Page Not Found</h2><div>The page you are looking for doesn\'t exist or has been moved</div></div>'
        return self._html(self._frame("Not Found", "", main), 404)

    def _feed(self) -> str:
        items = "".join(
            f"<item><title>{escape(post.title)}</title><link>{self.absolute(self.path(post))}</link><guid>{self.absolute(self.path(post))}</guid>"
            f"<description>{escape(excerpt(post), quote=False)}</description><pubDate>{format_datetime(post.published.astimezone(UTC), usegmt=True)}</pubDate>"
            f'<media:content url="{_CDN}/cover.jpg" medium="image"/></item>'
            for post in self.all_posts[:FEED_CAP]
        )
        return (
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:media="http://www.rssboard.org/media-rss"><channel>'
            f"<title>{escape(self.profile.title)}</title><link>{self.url}</link><description>{escape(self.profile.tagline)}</description>{items}</channel></rss>"
        )

    # ---- pages ----

    def _frame(self, title: str, head: str, main: str, item: str = "") -> tuple[Part, ...]:
        template = f'data-wf-collection="6556286889fd3eb120b2fa59" data-wf-item-slug="{item}"' if item else ""
        top = (
            "<!DOCTYPE html><!-- Last Published: Thu Jun 05 2025 16:44:18 GMT+0000 (Coordinated Universal Time) --><html "
            f'data-wf-domain="www.riverbendsomatic.example" data-wf-page="6556286889fd3eb120b2f9ed" data-wf-site="{_SITE}" lang="en" {template}>'
            f'<head><meta charset="utf-8"/><title>{escape(title)}</title>{head}<meta content="width=device-width, initial-scale=1" name="viewport"/>'
            f'<link href="{_CDN}/css/riverbend.webflow.shared.4f2d1c0e5.min.css" rel="stylesheet" type="text/css"/>'
            '<script type="text/javascript">!function(o,c){var n=c.documentElement,t=" w-mod-";n.className+=t+"js"}(window,document);</script>'
        )
        styles = self.weight("webflow 1", lambda: f"<style>{style('w-node', 9_000)}</style>{icons('webflow', 14)}")
        middle = (
            f'</head><body class="body">{self._header()}<div class="page-wrapper">{main}</div><div class="footer">'
            '<div class="footer_form-block w-form"><form id="email-form" class="footer-form"><label>Letters from the river</label>'
            '<input class="w-input" type="email"/><input type="submit" class="w-button" value="Subscribe"/></form><div class="w-form-done"><div>Thank you! '
            'Your submission has been received!</div></div><div class="w-form-fail"><div>Oops! Something went wrong while submitting the form.</div></div></div>'
            f'<p class="footer-address">{"<br/>".join(map(escape, self.profile.address))}</p><div class="footer-credit">© 2024 {escape(self.profile.title)}</div></div>'
            '<div fs-cc="banner" class="fs-cc-banner_component"><div class="fs-cc-banner_text">By clicking “Accept”, you agree to the storing of cookies.</div></div>'
        )
        scripts = self.weight("webflow 2", lambda: f"<script>/* {style('webflow', 12_000)} */</script>")
        end = (
            f'<script src="https://d3e54v103j8qbb.cloudfront.net/js/jquery-3.5.1.min.dc5e7f18c8.js?site={_SITE}"></script>'
            f'<script src="{_CDN}/js/webflow.8a1b2c3d.js"></script></body></html>'
        )
        return (top, styles, middle, self.menus(70), scripts, end)

    def _header(self) -> str:
        links = "".join(
            f'<a href="/{page.slug}" class="nav-link w-nav-link">{escape(page.title)}</a>'
            for page in self.profile.pages
        )
        return (
            '<div data-animation="default" data-collapse="medium" role="banner" class="navbar w-nav"><div class="nav-container w-container">'
            f'<a href="/" class="brand w-nav-brand"><img src="{_CDN}/logo.svg" alt=""/></a><nav role="navigation" class="nav-menu w-nav-menu">{links}'
            '<a href="/blog" class="nav-link w-nav-link">Blog</a></nav><div class="menu-button w-nav-button"><div class="w-icon-nav-menu"></div></div></div></div>'
        )

    def _cards(self, posts: list[Post]) -> str:
        return "".join(
            f'<div role="listitem" class="blog-card w-dyn-item"><a href="{self.path(post)}" class="blog-card_link w-inline-block"><img src="{_CDN}/cover.jpg" alt=""/>'
            f'<div class="published-date">{_words(self, post)}</div><h3 class="blog-card_title">{escape(post.title)}</h3><div class="author-name">{escape(post.author)}</div>'
            f'<p class="blog-card_text">{escape(excerpt(post), quote=False)}</p></a></div>'
            for post in posts
        )

    def _parts(self, post: Post) -> tuple[tuple[Block, ...], ...]:
        """The rich text fields of a post: its start, what follows the first heading, what follows the second."""
        cuts = [i for i, block in enumerate(post.blocks) if isinstance(block, Head | Button) and i]
        edges = [0, *cuts[:2], len(post.blocks)]
        return tuple(post.blocks[start:end] for start, end in pairwise(edges))

    def _body(self, post: Post) -> str:
        """The fields in a row, with what the template sets between them."""
        first, *others = [
            f'<div class="rich-text-block w-richtext">{self.markup.body(part)}</div>' for part in self._parts(post)
        ]
        fields = "".join(
            f'<div class="inline-cta w-form"><form><label>Get our letters</label><input type="email" class="w-input"/></form></div>{field}'
            for field in others
        )
        return (
            f'<div class="contents-table"><div class="toc-title">In this article</div></div>{first}'
            # the same text once more, for a layout that was given up
            f'<div class="rich-text-block old-layout {_HIDDEN} w-richtext">{self.body_of(post)}</div>{fields}'
            f'<div class="faq_component {_HIDDEN}"><div class="faq_heading w-dyn-bind-empty"></div><div class="w-richtext"><p>Frequently asked questions</p></div></div>'
        )

    def single(self, post: Post) -> tuple[Part, ...]:
        """The page of a post."""
        related = (
            '<div class="section related"><h4>Read next</h4><div class="w-dyn-list"><div role="list" class="blog-list w-dyn-items">'
            f"{self._cards(self.neighbours(post))}</div></div></div>"
        )
        tags = "".join(f'<a href="/blog" class="category-link">{escape(name)}</a>' for name in post.categories)
        main = (
            f'<div class="section blog-hero"><div class="container w-container">{tags}<h1 class="blog-hero_title">{self.markup.inline(post.title)}</h1>'
            f'<div class="author-wrapper"><div class="author-name">Words by {escape(post.author)}</div><div class="published-date">{_words(self, post)}</div>'
            '<div class="reading-time">3 min read</div></div></div></div><div class="section"><div class="container w-container"><div class="w-layout-grid blog-grid">'
            f'<div class="blog-content">{self._body(post)}<div class="share-wrapper"><a href="https://www.facebook.com/sharer" class="w-inline-block">Share</a></div></div>'
            '<div class="author-card"><div class="author-bio w-richtext"><p>The people of this practice walk to work along the levee, in every weather there is, and write when it rains.'
            f"</p></div></div></div></div></div>{related}"
        )
        title = post.seo_title or f"{post.title} | {self.profile.title}"
        head = (
            f'<meta content="{escape(excerpt(post))}" name="description"/><meta content="{escape(title)}" property="og:title"/><meta content="{escape(title)}" '
            f'property="twitter:title"/><meta property="og:type" content="website"/><link href="{self.absolute(self.path(post))}" rel="canonical"/>'
        )
        return self._frame(title, head + (_json_ld(self, post) if post.description else ""), main, post.slug)

    def listing(self, posts: list[Post], number: int, more: bool) -> tuple[Part, ...]:
        """A page of the list of posts."""
        before = (
            f'<a href="?{PAGER}={number - 1}" aria-label="Previous Page" class="w-pagination-previous">Previous</a>'
            if number > 1
            else ""
        )
        after = (
            f'<a href="?{PAGER}={number + 1}" aria-label="Next Page" class="w-pagination-next"><div class="w-inline-block">Next</div></a>'
            if more
            else ""
        )
        empty = '<div class="w-dyn-empty"><div>No items found.</div></div>'
        inner = f'<div role="list" class="blog-list w-dyn-items">{self._cards(posts)}</div>' if posts else empty
        main = (
            f'<div class="section"><h1 class="heading-xlarge">Field notes</h1><div class="w-dyn-list">{inner}<div role="navigation" aria-label="List" '
            f'class="w-pagination-wrapper pagination">{before}{after}</div></div></div>'
        )
        return self._frame(f"Blog | {self.profile.title}", "", main)

    def static(self, page: StaticPage | None) -> tuple[Part, ...]:
        """The home page, a page that is not a post, or an item of another collection."""
        title = page.title if page else self.profile.title
        words = self.markup.body(page.blocks) if page else f"<p>{escape(self.profile.tagline)}</p>"
        main = f'<div class="section"><div class="container w-container"><h1>{escape(title)}</h1><div class="text-rich-text w-richtext">{words}</div></div></div>'
        item = page.slug.rpartition("/")[2] if page and "/" in page.slug else ""
        return self._frame(f"{title} | {self.profile.title}" if page else title, "", main, item)


def _words(blog: DemoBlog, post: Post) -> str:
    """`August 21, 2025`."""
    day = post.published.astimezone(blog.profile.zone)
    return f"{day:%B} {day.day}, {day.year}"


def _json_ld(blog: DemoBlog, post: Post) -> str:
    """An embed that the designer wrote, with dates in words, and the same field bound twice: the last change."""
    changed = f"{post.changed.astimezone(blog.profile.zone):%b %d, %Y}"
    data = {
        "@context": "https://schema.org",
        "@type": "BlogPosting",
        "mainEntityOfPage": {"@type": "WebPage", "@id": blog.absolute(blog.path(post))},
        "headline": post.title,
        "description": post.description,
        "author": {"@type": "Person", "name": post.author},
        "publisher": {"@type": "Organization", "name": blog.profile.title},
        "datePublished": changed,
        "dateModified": changed,
    }
    return f'<script type="application/ld+json">\n{json.dumps(data, ensure_ascii=False, indent=2)}\n</script>'


#: the blogs of this platform
BLOGS = ((WebflowBlog, RICHTEXT),)
