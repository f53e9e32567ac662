"""Hostinger's builder (once Zyro): posts beside pages at the root, no feed, and the date glued to the reading time.

Blocks, metas and schema are those of real pages; the paging of the list is a guess (facts: platforms-open, 15).
"""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

import json
from datetime import UTC
from html import escape
from typing import Any, ClassVar

from scraper.demo import feeds
from scraper.demo.blog import DemoBlog
from scraper.demo.content.hostinger_blog import PROFILE as HOSTINGER_BLOG
from scraper.demo.golden import body, excerpt
from scraper.demo.markup import Markup
from scraper.demo.model import Block, Button, Picture, Post, StaticPage
from scraper.demo.server import Answer, Request, text
from scraper.demo.weight import Part, model, style

_ASSETS = "https://assets.zyrosite.com/cdn-cgi/image/format=auto,w=1024,fit=crop/AzGM9DRxOGCo1GRM"
#: since this year posts carry a schema; older ones show their date and nothing else
_SCHEMA_SINCE = 2022


class HostingerMarkup(Markup):
    """What the builder prints: elements on a grid, text boxes and pictures, each with an id."""

    def body(self, blocks: tuple[Block, ...]) -> str:
        """The elements of a post, words that stand together in one box."""
        elements: list[str] = []
        words: list[str] = []
        for block in blocks:
            if isinstance(block, Picture | Button):
                elements += [self._box(words), self.block(block)]
                words = []
            else:
                words.append(self.block(block))
        return "".join([*elements, self._box(words)])

    def _box(self, words: list[str]) -> str:
        inner = f'<div class="text-box layout-element__component layout-element__component--GridTextBox" id="z4SuXH" data-qa="gridtextbox:z4SuXH">{"".join(words)}</div>'
        return f'<div class="layout-element layout-element--layout transition">{inner}</div>' if words else ""

    def paragraph(self, inner: str) -> str:
        """A paragraph."""
        return f'<p class="body" style="margin-bottom: 32px">{inner}</p>'

    def item(self, inner: str, nested: str) -> str:
        """One list item; the editor puts a paragraph into it."""
        return f'<li class="body"><p class="body">{inner}</p>{nested}</li>'

    def picture(self, block: Picture) -> str:
        """A picture; the builder knows no captions, so people write them into a text box."""
        image = f'<div class="image-wrapper layout-element__component layout-element__component--GridImage" id="z7jXLJ"><div class="image image--grid" title="{escape(block.alt)}"><img alt="{escape(block.alt)}" src="{_ASSETS}/{block.file}" class="image__image"></div></div>'
        caption = self._box([self.paragraph(f"<em>{self.inline(block.caption)}</em>")]) if block.caption else ""
        return f'<div class="layout-element layout-element--layout">{image}</div>{caption}'

    def button(self, block: Button) -> str:
        """A button on the grid."""
        return f'<div class="layout-element layout-element--layout"><a class="grid-button grid-button--primary layout-element__component layout-element__component--GridButton" href="{block.address}">{self.inline(block.text)}</a></div>'


class HostingerBlog(DemoBlog):
    """A site of Hostinger's builder with a list of posts at /blog."""

    platform = "hostinger"
    routes = ("sitemap", "listing")
    states_modified = False
    needs_zone = True
    tells_edits = False
    markup: ClassVar[Markup] = HostingerMarkup()
    route_paths: ClassVar[dict[str, tuple[str, ...]]] = {"sitemap": ("/sitemap.xml",), "listing": ("/blog",)}

    def path(self, post: Post) -> str:
        """`/slug`, as for pages."""
        return f"/{post.slug}"

    @property
    def per_page(self) -> int:
        """Posts on a page of the list."""
        return 3 if self.options.scale is None else 12

    def route_of(self, request: Request) -> str:
        """The route that an address belongs to."""
        return {"/sitemap.xml": "sitemap", "/blog": "listing"}.get(request.path, "")

    def route(self, request: Request) -> Answer:
        """Every address of the site."""
        path = request.path
        if path == "/robots.txt":
            lines = ["User-agent: *", "Allow: /", *self.robots_lines()]
            return text("\n".join([*lines, "", f"Sitemap: {self.url}sitemap.xml", ""]))
        if path == "/sitemap.xml":
            paths = ["/", "/blog", *self.unwanted_paths, *(self.path(post) for post in self.all_posts)]
            return text(feeds.urlset((self.absolute(p), "") for p in paths), feeds.XML)
        if path == "/blog":
            return self._listing(request)
        post = self.post_at(path)
        if post is not None:
            return self._html(self.single(post))
        page = next((page for page in self.profile.pages if path == f"/{page.slug}"), None)
        return self._html(self.static(page)) if path == "/" or page is not None else self.not_found()

    def _html(self, parts: tuple[Part, ...], status: int = 200) -> Answer:
        return Answer(parts=parts, status=status, headers=(("platform", "hostinger"), ("panel", "hpanel")))

    def _listing(self, request: Request) -> Answer:
        number = int(request.value("page", "1")) if request.value("page", "1").isdigit() else 1
        last = max(1, -(-len(self.all_posts) // self.per_page))
        if not 1 <= number <= last:
            return self.not_found()
        posts = self.all_posts[(number - 1) * self.per_page : number * self.per_page]
        older = (
            f'<a class="block-blog-list__pagination-next" href="/blog?page={number + 1}">Next</a>'
            if number < last
            else ""
        )
        main = f'<section id="zBlog" class="block block-blog-list"><div class="block-blog-list__list">{self._cards(posts)}</div>{older}</section>'
        return self._html(self._frame("Field Notes", "/blog", "", main))

    def _cards(self, posts: list[Post]) -> str:
        return "".join(
            f'<div class="block-blog-list__list-item blog-list-item"><a href="{self.path(post)}" title="{escape(post.title)}"><img class="image__image" src="{_ASSETS}/cover.jpg" alt=""></a>'
            f'<div class="blog-list-item__content"><a href="{self.path(post)}"><h3 class="blog-list-item-title font-primary">{escape(post.title)}</h3></a><p class="blog-list-item-description">{escape(excerpt(post), quote=False)}</p>{self._meta(post)}</div></div>'
            for post in posts
        )

    def not_found(self) -> Answer:
        """A real 404."""
        return self._html(
            self._frame(
                "404", "/404", "", '<section class="block"><h1>404</h1><p>This page doesn’t exist.</p></section>'
            ),
            404,
        )

    # ---- pages ----

    def _meta(self, post: Post) -> str:
        """Author, date and reading time; the dot between the last two is drawn by the style sheet."""
        shown = post.published.astimezone(self.profile.zone)
        minutes = max(1, sum(len(part.split()) for part in body(post)) // 60)
        return (
            f'<div class="blog-list-item-meta"><div class="font-secondary"><p class="blog-list-item-meta__author-name">{escape(post.author)}</p><p class="blog-list-item-meta__subtitle">'
            f"<span>{shown.month}/{shown.day}/{shown.year}</span><span>{minutes} min read</span></p></div></div>"
        )

    def single(self, post: Post) -> tuple[Part, ...]:
        """The page of a post: its head as a block of its own, then a grid of elements."""
        data: dict[str, Any] = {
            "@context": "https://schema.org/",
            "@type": "Article",
            "headline": post.title,
            "url": self.absolute(self.path(post)),
            "datePublished": f"{post.published.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.000Z",
            "articleSection": list(post.categories),
        }
        if post.author:
            data["author"] = {"@type": "Person", "name": post.author}
        schema = post.published.year >= _SCHEMA_SINCE or self.options.scale is not None
        head = f'<script type="application/ld+json">{json.dumps(data)}</script>' if schema else ""
        categories = "".join(
            f'<p class="blog-list-item-categories__item">{escape(name)}</p>' for name in post.categories
        )
        near = self.neighbours(post)
        main = (
            f'<section id="zHizG0" class="block block-blog-header"><div class="background"></div><div class="block-blog-header__content"><div class="blog-list-item-categories">{categories}</div>'
            f'<h1 class="font-primary block-blog-header__title">{self.markup.inline(post.title)}</h1><p class="font-secondary block-blog-header__description">{escape(post.description or excerpt(post), quote=False)}</p>{self._meta(post)}</div></section>'
            f'<section id="z1IkBo" class="block"><div class="background"></div><div class="block-layout block-layout--layout">{self.body_of(post)}</div></section>'
            f'<section id="zRelat" class="block block-blog-list"><h3>Keep reading</h3><div class="block-blog-list__list">{self._cards(near)}</div></section>'
        )
        return self._frame(post.title, self.path(post), head, main)

    def static(self, page: StaticPage | None) -> tuple[Part, ...]:
        """The home page, or a page that is not a post."""
        title = page.title if page else self.profile.title
        blocks = page.blocks if page else ()
        words = self.markup.body(blocks) if page else f"<p>{escape(self.profile.tagline)}</p>"
        main = f'<section id="z9aPage" class="block"><div class="block-layout block-layout--layout"><h1>{escape(title)}</h1>{words}</div></section>'
        return self._frame(title, f"/{page.slug}" if page else "/", "", main)

    def _frame(self, title: str, path: str, head: str, main: str) -> tuple[Part, ...]:
        name = escape(self.profile.title)
        top = (
            f'<!DOCTYPE html><html lang="en-AU"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1.0"><meta name="generator" content="Hostinger Website Builder">'
            f'<title>{escape(title)} | {name}</title><link rel="icon" href="{_ASSETS}/favicon.png"><meta content="{self.absolute(path)}" property="og:url"><link rel="canonical" href="{self.absolute(path)}">'
            f'<meta content="{escape(title)} | {name}" property="og:title"><meta content="website" property="og:type"><link rel="alternate" hreflang="x-default" href="{self.absolute(path)}">'
            f'<link rel="stylesheet" href="https://cdn.zyrosite.com/u1/google-fonts/font-faces?family=Lora">{head}'
        )
        links = "".join(
            f'<li class="block-header-item"><a class="item-content" href="/{page.slug}">{escape(page.title)}</a></li>'
            for page in self.profile.pages
        )
        header = (
            '</head><body><div id="app"><main><section class="block-sticky-bar"><p>New walks begin each season</p></section>'
            f'<section id="zHeader" class="block-header"><a class="block-header-logo" href="/">{name}</a><nav class="block-header__nav"><ul><li class="block-header-item"><a href="/">Home</a></li>{links}<li class="block-header-item"><a href="/blog">Field Notes</a></li></ul></nav></section>{main}'
        )
        footer = (
            '<section id="zFooter" class="block block--footer"><div class="block-layout block-layout--layout"><div class="text-box layout-element__component layout-element__component--GridTextBox">'
            f"<p>{', '.join(escape(line) for line in self.profile.address)}</p><p>{self.profile.phone} · {self.markup.email(self.profile.email)}</p><p>© 2024 {name}. We work on unceded land, and pay respect to Elders past and present; walks begin with a minute of quiet.</p></div>"
            '<form class="form grid-form"><h5>Letters from the track</h5><input placeholder="Your email"><button>Subscribe</button></form></div></section></main></div>'
            '<div class="cookie-banner"><p>We use cookies to analyze website traffic.</p><button>Accept</button></div>'
        )
        return (
            top,
            self.weight("hostinger 1", lambda: f"<style>{style('grid', 45_000)}</style>"),
            header,
            footer,
            self.menus(40),
            self.weight(
                "hostinger 2", lambda: f"<astro-island props='{escape(model('pageData', 25_000))}'></astro-island>"
            ),
            "</body></html>\n",
        )


#: the blogs of this platform
BLOGS = ((HostingerBlog, HOSTINGER_BLOG),)
