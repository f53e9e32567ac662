"""Brighter Vision: WordPress for therapists, REST shut, posts inside list items, "admin" for an author."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from html import escape
from typing import ClassVar

from scraper.demo import feeds
from scraper.demo.content.brighter_vision_meadow import PROFILE as BRIGHTER_VISION
from scraper.demo.golden import excerpt
from scraper.demo.markup import Markup
from scraper.demo.model import Button, Picture, Post, StaticPage
from scraper.demo.platforms.wordpress import WordPressBlog, slug_of
from scraper.demo.platforms.wordpress_rest import error
from scraper.demo.server import Answer
from scraper.demo.weight import Part, style


class BrighterMarkup(Markup):
    """Text as the classic editor keeps it."""

    def picture(self, block: Picture) -> str:
        """A picture with its caption."""
        caption = f'<p class="wp-caption-text">{self.inline(block.caption)}</p>' if block.caption else ""
        return (
            f'<div class="wp-caption alignright"><img class="wp-image-41" src="/wp-content/uploads/sites/812/2021/12/{block.file}" '
            f'alt="{escape(block.alt)}" width="300" height="200" />{caption}</div>'
        )

    def button(self, block: Button) -> str:
        """A link dressed as a button."""
        return f'<p><a class="bv-btn button" href="{block.address}">{self.inline(block.text)}</a></p>'


class BrighterVision(WordPressBlog):
    """A site of the agency's own theme: the account of whoever pressed publish is all it knows of authors."""

    markup: ClassVar[Markup] = BrighterMarkup()
    sitemap_maker = "yoast"
    blog_path = "/blog/"
    states_author = False
    # Yoast writes every date in UTC, the theme shows "06Jun"
    needs_zone = True
    shut_by_default: ClassVar[dict[str, str]] = {"api": "401"}

    def shut(self, route: str, how: str) -> Answer:
        """The plugin that shuts the REST interface names itself."""
        if route == "api" and how in ("401", "403"):
            return error("rest_cannot_access", "DRA: Only authenticated users can access the REST API.", int(how))
        return super().shut(route, how)

    def stamp(self, post: Post) -> str:
        """`lastmod` in UTC, as Yoast writes it."""
        return _utc(post.changed)

    def _entry(self, post: Post) -> feeds.Entry:
        """Whole texts, with the SEO plugin's line below each."""
        entry = super()._entry(post)
        signature = entry.description[entry.description.rindex("<p>The post ") :]
        return replace(entry, content=entry.content + signature if entry.content else "")

    # ---- frame ----

    def _frame(self, head: str, body_class: str, main: str) -> tuple[Part, ...]:
        name = escape(self.profile.title)
        top = (
            '<!DOCTYPE html>\n<html lang="en-US">\n<head>\n<meta charset="UTF-8" />\n<meta name="viewport" content="width=device-width, initial-scale=1" />\n'
            f"\t<!-- This site is optimized with the Yoast SEO plugin v22.9 - https://yoast.com/wordpress/plugins/seo/ -->\n{head}\t<!-- / Yoast SEO plugin. -->\n"
            f'<link rel="alternate" type="application/rss+xml" title="{name} &raquo; Feed" href="{self.url}feed/" />\n'
            "<link rel='stylesheet' id='bv-theme-css' href='/wp-content/themes/brightervision/style.css?ver=3.2' type='text/css' media='all' />\n"
        )
        styles = self.weight("wp_brighter 1", lambda: f"<style id='bv-inline-css'>{style('bv', 52_000)}</style>\n")
        middle = (
            f'<link rel="https://api.w.org/" href="{self.url}wp-json/" /><link rel="EditURI" type="application/rsd+xml" title="RSD" href="{self.url}xmlrpc.php?rsd" />\n'
            f'</head>\n<body class="{body_class} bv-theme">\n<div id="wrapper">{self._header()}<div id="page-wrap" class="container"><div id="content">{main}</div>'
            f"{self._sidebar()}</div>\n"
        )
        return top, styles, middle, self.menus(330), self._footer(), "</div>\n</body>\n</html>\n"

    def _header(self) -> str:
        links = "".join(
            f'<li class="menu-item"><a href="{self.absolute(self.page_path(page))}">{escape(page.title)}</a></li>'
            for page in self.profile.pages
        )
        return (
            f'<header id="header"><a class="logo" href="{self.url}"><h1>{escape(self.profile.title)}</h1></a><p class="tagline">{escape(self.profile.tagline)}</p><p class="call">Call '
            f'{self.profile.phone} or <a href="/contact/">Schedule Online</a></p><nav><ul id="menu-main" class="menu">{links}<li><a href="{self.url}blog/">Blog</a></li></ul></nav></header>\n'
        )

    def _sidebar(self) -> str:
        recent = "".join(
            f'<li><span class="date">{_glued(near, self)}</span> <a href="{self.absolute(self.path(near))}">{escape(near.title)}</a></li>'
            for near in self.neighbours(self.all_posts[0], 3)
        )
        return (
            '<aside id="sidebar"><div class="widget"><h3>Contact Me Today</h3><form class="bv-contact"><input placeholder="Name"><textarea></textarea><button>Send</button></form></div>'
            f'<div class="widget widget_recent_entries"><h3>Recent Posts</h3><ul>{recent}</ul></div></aside>'
        )

    def _footer(self) -> str:
        lines = "<br />".join(escape(line) for line in self.profile.address)
        return (
            f'<footer id="footer"><p>{lines}<br />{self.profile.phone}</p><p class="copyright">© 2024 {escape(self.profile.title)} | <a href="/privacy-policy/">Privacy Policy</a> | '
            '<a href="https://www.brightervision.com">Therapist Website by Brighter Vision</a></p></footer>\n'
        )

    # ---- pages ----

    def _meta(self, post: Post) -> str:
        return (
            f'<div class="date-box">{_glued(post, self)}</div><p class="post-meta">Posted by <span class="author"><a href="{self.url}author/{slug_of(post.author)}/" '
            f'rel="author">{escape(post.author)}</a></span> &amp; filed under {self._filed(post)}.</p>'
        )

    def _filed(self, post: Post) -> str:
        return ", ".join(
            f'<a href="{self.url}category/{slug_of(c)}/" rel="category tag">{escape(c)}</a>'
            for c in post.categories
        )

    def single(self, post: Post, number: int) -> tuple[Part, ...]:
        """The page of a post: one item of a list."""
        near = self.neighbours(post, 2)
        links = "".join(
            f'<a href="{self.absolute(self.path(n))}" rel="{rel}">{escape(n.title)}</a>'
            for n, rel in zip(near, ("prev", "next"), strict=False)
        )
        main = (
            f'<ul class="posts"><li id="post-{post.id}" class="post-{post.id} post type-post status-publish format-standard hentry">{self._meta(post)}'
            f'<h1 class="post-title">{self.markup.inline(post.title)}</h1><div class="post-content">{self.pieces(post)[number - 1]}</div>'
            '<div class="bv-share"><span>Share:</span> <a href="?share=facebook">Facebook</a></div></li></ul>'
            f'<div class="post-navigation">{links}</div><div id="respond" class="comment-respond"><p class="nocomments">Comments are closed.</p></div>'
        )
        return self._frame(
            self._seo(post),
            f"post-template-default single single-post postid-{post.id} single-format-standard",
            main,
        )

    def _seo(self, post: Post) -> str:
        link, name = self.absolute(self.path(post)), escape(self.profile.title)
        title, person = post.seo_title or post.title, f"{self.url}#/schema/person/1"
        graph: list[dict[str, object]] = [
            {"@type": "Article", "@id": f"{link}#article", "isPartOf": {"@id": link}, "author": {"name": post.author, "@id": person}, "headline": title,
             "datePublished": _utc(post.published), "dateModified": _utc(post.changed), "publisher": {"@id": f"{self.url}#organization"}},
            {"@type": "WebPage", "@id": link, "url": link, "datePublished": _utc(post.published), "dateModified": _utc(post.changed)},
            {"@type": "Organization", "@id": f"{self.url}#organization", "name": self.profile.title},
            {"@type": "Person", "@id": person, "name": post.author, "sameAs": ["https://www.brightervision.com"]},
        ]  # fmt: skip
        changed = (
            f'\t<meta property="article:modified_time" content="{_utc(post.changed)}" />\n'
            if post.modified
            else ""
        )
        return (
            f'\t<title>{escape(title)}</title>\n\t<link rel="canonical" href="{link}" />\n\t<meta property="og:type" content="article" />\n\t<meta property="og:title" content="{escape(title)}" />\n'
            f'\t<meta property="og:site_name" content="{name}" />\n\t<meta property="article:published_time" content="{_utc(post.published)}" />\n{changed}'
            f'\t<meta name="author" content="{escape(post.author)}" />\n\t<meta name="twitter:label1" content="Written by" />\n\t<meta name="twitter:data1" content="{escape(post.author)}" />\n'
            f"\t{self.json_ld(graph, 'yoast-schema-graph')}\n<link rel='shortlink' href='{self.url}?p={post.id}' />\n"
        )

    def listing(self, posts: list[Post], number: int, last: int) -> tuple[Part, ...]:
        """A page of the list of posts, in the same items."""
        items = "".join(
            f'<li id="post-{post.id}" class="post-{post.id} post type-post hentry">{self._meta(post)}<h2 class="post-title"><a href="{self.absolute(self.path(post))}">{escape(post.title)}</a></h2>'
            f'<div class="post-content"><p>{escape(excerpt(post, 40, " [&#8230;]"), quote=False)}</p><a class="more" href="{self.absolute(self.path(post))}">Read More &raquo;</a></div></li>'
            for post in posts
        )
        older = f'<a href="{self.url}blog/page/{number + 1}/">&laquo; Older Entries</a>' if number < last else ""
        kind = "blog" + (f" paged paged-{number}" if number > 1 else "")
        return self._frame(
            f"\t<title>Blog - {escape(self.profile.title)}</title>\n",
            kind,
            f'<h1 class="page-title">Blog</h1><ul class="posts">{items}</ul><div class="pagination">{older}</div>',
        )

    def static(self, page: StaticPage) -> tuple[Part, ...]:
        """A page that is not a post."""
        address = self.absolute(self.page_path(page))
        head = f'\t<title>{escape(page.title)} - {escape(self.profile.title)}</title>\n\t<link rel="canonical" href="{address}" />\n\t<meta property="og:type" content="article" />\n'
        main = f'<div class="post-content"><h1 class="page-title">{escape(page.title)}</h1>{self.markup.body(page.blocks)}</div>'
        return self._frame(
            head, ("home " if page.slug == "home" else "") + "page-template-default page page-id-6", main
        )

    def missing(self) -> tuple[Part, ...]:
        """The page for an address that is none."""
        return self._frame(
            "\t<title>Page not found</title>\n",
            "error404",
            "<h1>Not Found</h1><p>Sorry, but you are looking for something that isn’t here.</p>",
        )


def _glued(post: Post, blog: BrighterVision) -> str:
    """Day and month in two boxes without a space between them, and no year."""
    shown = post.published.astimezone(blog.profile.zone)
    return f'<span class="day">{shown:%d}</span><span class="month">{shown:%b}</span>'


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


#: the blogs of this platform
BLOGS = ((BrighterVision, BRIGHTER_VISION),)
