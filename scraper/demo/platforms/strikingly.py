"""Strikingly: a post is data in the page's bootstrap script, drawn into the page on newer sites only.

The data and the classes are those of real pages; feed, sitemap and paging are guesses (facts: platforms-hosted, 14).
The offset of a date is that of the servers, not of the author.
"""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from scraper.demo import feeds
from scraper.demo.blog import DemoBlog, tag_of
from scraper.demo.content.strikingly_blog import PROFILE as STRIKINGLY_BLOG
from scraper.demo.golden import excerpt
from scraper.demo.markup import Markup
from scraper.demo.model import Block, Button, Picture, Post, Spacer, StaticPage, Table
from scraper.demo.server import Answer, Request, text
from scraper.demo.weight import Part, model, style

FEED_CAP = 20
_CDN = "https://custom-images.strikinglycdn.com/res/hrscywv4p/image/upload/c_limit,f_auto/77031"
_SERVERS = ZoneInfo("America/Los_Angeles")
#: since this year the server draws the text into the page, too
_DRAWN_SINCE = 2022
_MONTHS = "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro".split()


class StrikinglyMarkup(Markup):
    """What Strikingly's text editor saves."""

    def sections(self, blocks: tuple[Block, ...]) -> Iterator[dict[str, Any]]:
        """The sections of a post as data, each with its component."""
        words: list[str] = []
        for block in blocks:
            if isinstance(block, Picture | Button | Spacer | Table):
                yield from self._text(words)
                words = []
                yield self._component(block)
                if isinstance(block, Picture) and block.caption:
                    words = [f'<p style="text-align: center;">{self.inline(block.caption)}</p>']
            else:
                words.append(self.block(block))
        yield from self._text(words)

    def _text(self, words: list[str]) -> Iterator[dict[str, Any]]:
        if words:
            yield {"type": "RichText", "id": "f_5d1a", "value": "".join(words), "backupValue": None}

    def _component(self, block: Picture | Button | Spacer | Table) -> dict[str, Any]:
        match block:
            case Picture(file, alt):
                return {
                    "type": "Image",
                    "id": "f_77aa",
                    "link_url": "",
                    "url": "!",
                    "storageKey": f"77031/{file}",
                    "caption": alt,
                }
            case Button(words, address):
                return {"type": "Button", "id": "f_90c2", "text": words, "url": address}
            case Table():
                return {"type": "HtmlComponent", "id": "f_c3d8", "value": self.table(block), "htmlValue": None}
            case _:
                return {"type": "Separator", "id": "f_1b0e", "value": None}

    def drawn(self, blocks: tuple[Block, ...]) -> str:
        """The sections of a post as the server draws them."""
        return "".join(
            f'<div class="s-block-item s-repeatable-item s-block-sortable-item s-blog-post-section blog-section"><div class="container"><div class="sixteen columns">{_drawn(part)}</div></div></div>'
            for part in self.sections(blocks)
        )


def _drawn(component: dict[str, Any]) -> str:
    kind = component["type"]
    if kind in ("RichText", "HtmlComponent"):
        return f'<div class="s-component s-text"><div class="s-component-content s-font-body">{component["value"]}</div></div>'
    if kind == "Image":
        return f'<div class="s-component s-image"><img src="{_CDN}/{escape(component["storageKey"])}" alt="{escape(component["caption"])}"></div>'
    if kind == "Button":
        return f'<div class="s-component s-button"><a class="s-common-button s-font-button" href="{component["url"]}">{escape(component["text"])}</a></div>'
    return '<div class="s-component s-separator"><hr></div>'


class StrikinglyBlog(DemoBlog):
    """A one-page site with a simple blog."""

    platform = "strikingly"
    feed_cap = FEED_CAP
    states_author = False
    states_modified = False
    needs_zone = True
    tells_edits = False
    markup: ClassVar[StrikinglyMarkup] = StrikinglyMarkup()
    route_paths: ClassVar[dict[str, tuple[str, ...]]] = {
        "feed": ("/blog/feed.xml",),
        "sitemap": ("/sitemap.xml",),
        "listing": ("/blog$", "/blog?"),
    }

    def path(self, post: Post) -> str:
        """`/blog/slug`."""
        return f"/blog/{post.slug}"

    @property
    def per_page(self) -> int:
        """Posts on a page of the list."""
        return 3 if self.options.scale is None else 20

    def route_of(self, request: Request) -> str:
        """The route that an address belongs to."""
        routes = {"/blog/feed.xml": "feed", "/sitemap.xml": "sitemap", "/blog": "listing"}
        return routes.get(request.path, "")

    def route(self, request: Request) -> Answer:
        """Every address of the site."""
        path = request.path
        if path == "/robots.txt":
            lines = ["User-agent: *", "Disallow: /s/", *self.robots_lines()]
            return text("\n".join([*lines, "", f"Sitemap: {self.url}sitemap.xml", ""]))
        if path == "/blog/feed.xml":
            body = self._feed()
            return text(body, feeds.RSS, etag=tag_of((body,), weak=True))
        if path == "/sitemap.xml":
            paths = ["/", *self.unwanted_paths, *(self.path(post) for post in self.all_posts)]
            return text(feeds.urlset((self.absolute(p), "") for p in paths), feeds.XML)
        if path == "/blog":
            return self._listing(request)
        post = self.post_at(path)
        if post is not None:
            return Answer(parts=self.single(post))
        page = next((page for page in self.profile.pages if path == f"/{page.slug}"), None)
        return Answer(parts=self.static(page)) if path == "/" or page is not None else self.not_found()

    def _feed(self) -> str:
        channel = feeds.Channel(title=self.profile.title, link=self.url, self_link=f"{self.url}blog/feed.xml",
                                description=self.profile.tagline, built=self.last_change())  # fmt: skip
        return feeds.rss(channel, [self._entry(post) for post in self.all_posts[:FEED_CAP]])

    def _entry(self, post: Post) -> feeds.Entry:
        link = self.absolute(self.path(post))
        return feeds.Entry(
            title=post.title, link=link, guid=link, published=post.published, description=excerpt(post)
        )

    def _listing(self, request: Request) -> Answer:
        number = int(request.value("page", "1")) if request.value("page", "1").isdigit() else 1
        last = max(1, -(-len(self.all_posts) // self.per_page))
        if not 1 <= number <= last:
            return self.not_found()
        posts = self.all_posts[(number - 1) * self.per_page : number * self.per_page]
        older = (
            f'<div class="s-blog-pagination"><a rel="next" href="/blog?page={number + 1}">Mais antigos</a></div>'
            if number < last
            else ""
        )
        return Answer(
            parts=self._frame(
                "Blog", "/blog", "null", f'<div class="s-blog-posts">{self._cards(posts)}</div>{older}'
            )
        )

    def _cards(self, posts: list[Post]) -> str:
        return "".join(
            f'<div class="s-blog-entry"><div class="s-blog-title"><a href="{self.path(post)}">{escape(post.title)}</a></div><span class="s-blog-date">{self._day(post)}</span>'
            f'<span class="s-blog-tag">{escape(", ".join(post.tags))}</span><div class="s-blog-details-blurb">{escape(excerpt(post), quote=False)}</div></div>'
            for post in posts
        )

    def not_found(self) -> Answer:
        """A real 404."""
        return Answer(
            parts=self._frame("404", "/404", "null", "<h1>404</h1><p>Página não encontrada.</p>"), status=404
        )

    # ---- pages ----

    def _day(self, post: Post) -> str:
        shown = post.published.astimezone(self.profile.zone)
        return f"{shown.day} de {_MONTHS[shown.month - 1]} de {shown.year}"

    def single(self, post: Post) -> tuple[Part, ...]:
        """The page of a post: data, headline, date; the text itself drawn only on newer ones."""
        stamp = post.published.astimezone(_SERVERS).isoformat(timespec="milliseconds")
        data = {
            "blogPostMeta": {
                "id": post.id,
                "state": "published",
                "createdAt": stamp,
                "publishedAt": stamp,
                "categories": [{"id": 9, "name": tag} for tag in post.tags],
                "socialMediaConfig": {
                    "url": self.absolute(self.path(post)),
                    "title": post.seo_title or post.title,
                    "image": "",
                    "description": excerpt(post),
                },
            },
            "pageMeta": {"siteName": self.profile.title, "logo_url": None},
            "content": {
                "type": "Blog.Post",
                "header": {
                    "type": "Blog.Header",
                    "title": {"type": "RichText", "value": f"<p>{self.markup.inline(post.title)}</p>"},
                },
                "sections": [
                    {"type": "Blog.Section", "id": f"s{n}", "component": part}
                    for n, part in enumerate(self.markup.sections(post.blocks))
                ],
            },
        }
        drawn = self.markup.drawn(post.blocks) if post.published.year >= _DRAWN_SINCE else ""
        near = "".join(
            f'<div class="s-blog-entry-inner"><a class="s-blog-preview-link" href="{self.path(other)}">{escape(other.title)}</a><p>{escape(excerpt(other, 12), quote=False)}</p></div>'
            for other in self.neighbours(post)
        )
        main = (
            '<div class="s-blog-content"><div class="s-blog-header"><div class="s-blog-header-inner s-bg-image"><a target="_self" href="/" class="s-blog-back-link"><span class="left-arrow"></span>Voltar ao site</a>'
            f'<div class="s-blog-header-content s-blog-padding"><div class="s-component s-text"><div class="s-component-content s-font-title s-blog-title"><h1>{self.markup.inline(post.title)}</h1></div></div></div></div>'
            f'<div class="s-blog-header-bottom"><div class="s-blog-info s-font-body"><span class="s-blog-date">{self._day(post)}</span><span class="s-blog-tag"> · {escape(", ".join(post.tags))}</span></div></div></div>'
            f'<div class="s-blog-body s-blog-padding">{drawn}</div><div class="s-blog-footer s-font-body s-blog-body"><div class="s-blog-footer-inner"><div class="s-blog-subscribe"><h4>Inscreva-se</h4><p>Receba os próximos textos por e-mail.</p>'
            f'<input placeholder="E-mail"></div><div class="s-blog-footer-previous">{near}</div></div></div></div>'
        )
        return self._frame(post.seo_title or post.title, self.path(post), _inlined(data), main)

    def static(self, page: StaticPage | None) -> tuple[Part, ...]:
        """The home page with its newest posts, or a page that is not a post."""
        title = page.title if page else self.profile.title
        words = self.markup.body(page.blocks) if page else f"<p>{escape(self.profile.tagline)}</p>"
        blog = (
            ""
            if page
            else f'<div class="s-blog-section"><h2>Blog</h2>{self._cards(self.all_posts[:3])}<a href="/blog">Todos os textos</a></div>'
        )
        main = f'<div class="slide s-text-section"><h2>{escape(title)}</h2>{words}</div>{blog}'
        return self._frame(title, f"/{page.slug}" if page else "/", "null", main)

    def _frame(self, title: str, path: str, data: str, main: str) -> tuple[Part, ...]:
        name = escape(self.profile.title)
        script = f'window.$S={{}};$S.app_instances=[];$S.nav=[{{"name":"/1","uid":"a1","memberOnly":false,"isHomePage":true}}];$S.conf={{"locale":"pt-BR"}};$S.blogPostData={data};$S.stores='
        top = (
            f'<!DOCTYPE html>\n<html lang="pt-BR" xml:lang="pt-BR"><head>\n<meta charset="utf-8">\n<title>{escape(title)} - {name}</title>\n<link rel="canonical" href="{self.absolute(path)}">\n'
            f'<meta property="og:type" content="website"><meta property="og:title" content="{escape(title)}"><meta property="og:site_name" content="{name}">\n'
            f'<link rel="alternate" type="application/rss+xml" title="{name}" href="{self.url}blog/feed.xml">\n<link rel="stylesheet" href="https://static-assets.strikinglycdn.com/webpack/v4/app_bundle.css">\n'
            f"<script>//<![CDATA[\n{script}"
        )
        links = "".join(
            f'<li><a class="s-nav-link" href="/{page.slug}">{escape(page.title)}</a></li>'
            for page in self.profile.pages
        )
        middle = (
            f';\n//]]></script></head>\n<body class="s-layout-fresh s-theme-fresh"><div id="s-page-container"><div id="s-content" class="s-variation-default"><div class="s-navbar"><a href="/">{name}</a><ul>{links}<li><a href="/blog">Blog</a></li></ul></div>{main}'
            f'<div class="s-footer-section"><p>{", ".join(escape(line) for line in self.profile.address)} · {self.profile.phone}</p><p>{self.markup.email(self.profile.email)}</p><p>© 2024 {name}</p></div>'
            '<div class="s-footer-logo-wrapper"><a class="logo-link" href="https://www.strikingly.com/?ref=logo">Site feito no Strikingly</a></div><div class="s-cookie-notification"><p>Usamos cookies.</p><button>Aceitar</button></div></div></div>'
        )
        stores: Part = self.weight("strikingly stores", lambda: model("pageData", 40_000)) or '{"pageData":{}}'
        return (
            top,
            stores,
            middle,
            self.menus(30),
            self.weight("strikingly 1", lambda: f"<style>{style('s', 40_000)}</style>"),
            "</body></html>\n",
        )


def _inlined(data: dict[str, Any]) -> str:
    """JSON as the servers write it into a script."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return written.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


#: the blogs of this platform
BLOGS = ((StrikinglyBlog, STRIKINGLY_BLOG),)
