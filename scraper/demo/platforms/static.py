"""A hand-made static site: validators on everything, Article linked data on posts, a feed of five, older posts by page."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

import json
import re
from datetime import datetime
from html import escape
from typing import ClassVar

from scraper.demo import feeds
from scraper.demo.blog import DemoBlog, tag_of
from scraper.demo.content.generic_static import PROFILE as GENERIC_STATIC
from scraper.demo.golden import excerpt
from scraper.demo.markup import Markup
from scraper.demo.model import Post, StaticPage
from scraper.demo.server import Answer, Request, text
from scraper.demo.weight import Part, style

FEED_CAP = 5
PER_PAGE = 5
SHELL = "/writing/feelings-wheel.html"


class StaticBlog(DemoBlog):
    """Files on a static host, no platform behind them."""

    platform = "generic"
    feed_cap = FEED_CAP
    markup: ClassVar[Markup] = Markup()
    route_paths: ClassVar[dict[str, tuple[str, ...]]] = {
        "feed": ("/feed.xml",),
        "sitemap": ("/sitemap.xml",),
        "listing": ("/page/",),
    }

    def path(self, post: Post) -> str:
        """`/writing/slug.html`."""
        return f"/writing/{post.slug}.html"

    @property
    def expected_skips(self) -> dict[str, str]:
        """The page whose words only a script would write."""
        return {**super().expected_skips, SHELL: "needs-javascript"}

    @property
    def unwanted_paths(self) -> list[str]:
        """Pages that are not posts."""
        return [f"/{page.slug}.html" for page in self.profile.pages]

    def route_of(self, request: Request) -> str:
        """The route that an address belongs to."""
        if request.path in ("/feed.xml", "/sitemap.xml"):
            return request.path[1:-4]
        return "listing" if request.path.startswith("/page/") else ""

    def route(self, request: Request) -> Answer:
        """Every address of the site, each with its validators."""
        path = "/" if request.path == "/index.html" else request.path
        changed = self.last_change()
        if path == "/robots.txt":
            lines = [
                "User-agent: *",
                "Disallow: /drafts/",
                *self.robots_lines(),
                "",
                f"Sitemap: {self.url}sitemap.xml",
                "",
            ]
            return text("\n".join(lines))
        if path == "/feed.xml":
            return self._file((self._feed(),), changed, feeds.ATOM)
        if path == "/sitemap.xml":
            return self._file((self._sitemap(),), changed, feeds.XML)
        post = self.post_at(path)
        if post is not None:
            return self._file(self.single(post), post.changed)
        if match := re.fullmatch(r"/(?:page/(\d+)\.html)?", path):
            return self._listing(int(match[1] or 1), changed)
        page = next((page for page in self.profile.pages if path == f"/{page.slug}.html"), None)
        if page is not None:
            return self._file(self.static(page), self.profile.today)
        if path == SHELL and self.options.scale is None:
            return self._file((_SHELL_PAGE,), self.profile.today)
        return self.not_found()

    def _file(self, parts: tuple[Part, ...], changed: datetime, kind: str = "text/html; charset=utf-8") -> Answer:
        return Answer(
            parts=parts,
            kind=kind,
            etag=tag_of(parts),
            last_modified=changed,
            headers=(("Cache-Control", "max-age=600"),),
        )

    def _listing(self, number: int, changed: datetime) -> Answer:
        posts = self.all_posts
        last = max(1, -(-len(posts) // PER_PAGE))
        if not 1 <= number <= last:
            return self.not_found()
        return self._file(self.listing(posts[(number - 1) * PER_PAGE : number * PER_PAGE], number, last), changed)

    def not_found(self) -> Answer:
        """A real 404."""
        parts = self._frame(
            "Not here", "", "<h1>Not here</h1><p>This page does not exist. <a href='/'>Go home</a>.</p>"
        )
        return Answer(parts=parts, status=404)

    def _sitemap(self) -> str:
        fixed = f"{self.profile.today:%Y-%m-%d}"
        rows = [
            (self.url, self.last_change().isoformat()),
            *((self.absolute(path), fixed) for path in self.unwanted_paths),
        ]
        rows += [(self.absolute(self.path(post)), post.changed.isoformat()) for post in self.all_posts]
        if self.options.scale is None:
            rows.append((self.absolute(SHELL), fixed))
        # posts and pages in one list, in the order of their names
        return feeds.urlset(sorted(rows))

    def _feed(self) -> str:
        channel = feeds.Channel(title=self.profile.title, link=self.url, self_link=f"{self.url}feed.xml",
                                description=self.profile.tagline, built=self.last_change())  # fmt: skip
        entries = [
            feeds.Entry(title=post.title, link=self.absolute(self.path(post)), guid=self.absolute(self.path(post)), creator=post.author,
                        published=post.published, updated=post.changed, categories=post.tags, content=self.fed(post, self.body_of(post)))
            for post in self.all_posts[:FEED_CAP]
        ]  # fmt: skip
        return feeds.atom(channel, entries)

    # ---- pages ----

    def _frame(self, title: str, head: str, main: str) -> tuple[Part, ...]:
        name = escape(self.profile.title)
        links = "".join(f'<a href="/{page.slug}.html">{escape(page.title)}</a> ' for page in self.profile.pages)
        top = (
            f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)} | {name}</title>\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f'<link rel="alternate" type="application/atom+xml" href="/feed.xml" title="{name}">\n{head}'
        )
        styles = self.weight("static 1", lambda: f"<style>{style('hand', 9_000)}</style>\n")
        middle = (
            f'</head>\n<body>\n<header class="site"><a class="brand" href="/">{name}</a><p>{escape(self.profile.tagline)}</p>'
            f'<nav><a href="/">Home</a> {links}</nav></header>\n{main}\n<footer class="site"><p>© 2024 {name}. '
            f"{escape(' · '.join(self.profile.address))}</p><p>Write to {self.profile.email} or call {self.profile.phone}.</p></footer>\n"
        )
        return top, styles, middle, self.menus(60), "</body>\n</html>\n"

    def single(self, post: Post) -> tuple[Part, ...]:
        """The page of a post."""
        zone = self.profile.zone
        shown, changed = post.published.astimezone(zone), post.changed.astimezone(zone)
        data = {
            "@context": "https://schema.org", "@type": "Article", "headline": post.title, "datePublished": shown.isoformat(),
            "dateModified": changed.isoformat(), "author": {"@type": "Person", "name": post.author}, "inLanguage": post.language,
            "mainEntityOfPage": self.absolute(self.path(post)), "keywords": ", ".join(post.tags),
        }  # fmt: skip
        head = (
            f'<link rel="canonical" href="{self.absolute(self.path(post))}">\n<meta property="og:type" content="article">\n'
            f'<meta property="og:title" content="{escape(post.title)}">\n<meta name="author" content="{escape(post.author)}">\n'
            f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>\n'
        )
        related = "".join(
            f'<li><a href="{self.path(near)}">{escape(near.title)}</a> <span>{escape(excerpt(near, 14), quote=False)}</span></li>'
            for near in self.neighbours(post)
        )
        revised = (
            f', revised <time datetime="{changed.isoformat()}">{changed:%B} {changed.day}, {changed.year}</time>'
        )
        main = (
            f'<main>\n<article class="post h-entry">\n<header><h1 class="p-name">{self.markup.inline(post.title)}</h1>\n<p class="meta">'
            f'By <span class="author p-author">{escape(post.author)}</span> on <time class="dt-published" datetime="{shown.isoformat()}">'
            f"{shown:%B} {shown.day}, {shown.year}</time>{revised if post.modified else ''}</p></header>\n"
            f'<div class="post-content e-content">\n{self.body_of(post)}\n</div>\n</article>\n'
            f'<aside class="related"><h2>Read next</h2><ul>{related}</ul></aside>\n</main>'
        )
        return self._frame(post.title, head, main)

    def listing(self, posts: list[Post], number: int, last: int) -> tuple[Part, ...]:
        """A page of the list of posts."""
        cards = "".join(
            f'<li><h2><a href="{self.path(post)}">{escape(post.title)}</a></h2><p>{escape(excerpt(post), quote=False)}</p></li>'
            for post in posts
        )
        older = (
            f'<a class="older" rel="next" href="/page/{number + 1}.html">Older posts</a>' if number < last else ""
        )
        newer = f'<a class="newer" rel="prev" href="/{f"page/{number - 1}.html" if number > 2 else ""}">Newer posts</a>'
        main = f'<main><ul class="post-list">{cards}</ul><nav class="pager">{newer if number > 1 else ""} {older}</nav></main>'
        return self._frame("Writing", "", main)

    def static(self, page: StaticPage) -> tuple[Part, ...]:
        """A page that is not a post."""
        head = f'<link rel="canonical" href="{self.url}{page.slug}.html">\n<meta property="og:type" content="website">\n'
        return self._frame(
            page.title, head, f"<main><h1>{escape(page.title)}</h1>{self.markup.body(page.blocks)}</main>"
        )


_SHELL_PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"/><title>The feelings wheel</title><meta name="viewport" '
    'content="width=device-width,initial-scale=1"/><meta name="description" content="Find the word for what you feel."/>'
    '<script defer="defer" src="/static/js/main.8d3f21ab.js"></script><link href="/static/css/main.5e6a2c.css" rel="stylesheet">'
    '</head><body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div></body></html>'
)


#: the blogs of this platform
BLOGS = ((StaticBlog, GENERIC_STATIC),)
