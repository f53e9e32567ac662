"""Jimdo Creator: dated addresses, a text cut into modules, no author, no machine dates; here in German.

Frame and modules are those of real pages; paging of the list and the feed are guesses (facts: platforms-hosted, 13).
"""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

from html import escape
from typing import ClassVar

from scraper.demo import feeds
from scraper.demo.blog import DemoBlog, tag_of
from scraper.demo.content.jimdo_blog import PROFILE as JIMDO_BLOG
from scraper.demo.golden import excerpt
from scraper.demo.markup import Markup
from scraper.demo.model import Block, Button, Head, Picture, Post, Spacer, StaticPage, Table
from scraper.demo.server import Answer, Request, redirect, text
from scraper.demo.weight import Part, model, style

FEED_CAP = 20
_IMAGES = "https://image.jimcdn.com/app/cms/image/transf/none/path/s7a1c9"
_MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()


class JimdoMarkup(Markup):
    """What Jimdo's modules print: headings, pictures and buttons stand in modules of their own."""

    def body(self, blocks: tuple[Block, ...]) -> str:
        """The modules of a post, words that stand together in one of them."""
        modules: list[str] = []
        words: list[str] = []
        for block in blocks:
            if isinstance(block, Head | Picture | Button | Table | Spacer):
                modules += [self._text(words), self.block(block)]
                words = []
            else:
                words.append(self.block(block))
        modules += [
            self._text(words),
            '<div id="cc-m-12929683592" class="j-module n j-spacing "><div class="cc-m-spacer"></div></div>',
        ]
        return "\n".join(filter(None, modules))

    def _text(self, words: list[str]) -> str:
        return self._module("text", "\n".join(words)) if words else ""

    def _module(self, kind: str, inner: str) -> str:
        return f'<div id="cc-m-129296834" class="j-module n j-{kind} ">{inner}</div>'

    def paragraph(self, inner: str) -> str:
        """A paragraph."""
        return f'<p style="text-align: left;"><span style="font-size: 15px;">{inner}</span></p>'

    def heading(self, inner: str, level: int) -> str:
        """A heading, a module of its own."""
        return self._module("header", f'<h{level} class="" id="cc-m-header-129296834">{inner}</h{level}>')

    def table(self, block: Table) -> str:
        """A table, a module of its own; its caption is a paragraph below."""
        rows = "".join(
            "<tr>" + "".join(f"<td>{self.inline(cell)}</td>" for cell in row) + "</tr>" for row in block.rows
        )
        caption = self._text([self.paragraph(self.inline(block.caption))]) if block.caption else ""
        return (
            self._module("table", f'<table border="0" class="mceEditable"><tbody>{rows}</tbody></table>') + caption
        )

    def picture(self, block: Picture) -> str:
        """A picture with its caption."""
        caption = (
            f'<figcaption style="width: 640px">{self.inline(block.caption)}</figcaption>' if block.caption else ""
        )
        image = (
            f'<img srcset="{_IMAGES}/{block.file} 640w" src="{_IMAGES}/{block.file}" alt="{escape(block.alt)}">'
        )
        return self._module(
            "imageSubtitle",
            f'<figure class="cc-imagewrapper cc-m-image-align-1">{image}{caption}</figure><div class="cc-clear"></div>',
        )

    def button(self, block: Button) -> str:
        """A module that leads to a form."""
        return self._module(
            "callToAction",
            f'<div class="j-calltoaction-wrapper j-calltoaction-align-1"><a class="j-calltoaction-link j-calltoaction-link-style-1" href="{block.address}">{self.inline(block.text)}</a></div>',
        )

    def spacer(self, filler: str) -> str:
        """A module that keeps a distance."""
        return self._module("spacing", f'<div class="cc-m-spacer">{filler.strip()}</div>')


class JimdoBlog(DemoBlog):
    """A Jimdo site with its blog list at /blog/."""

    platform = "jimdo"
    feed_cap = FEED_CAP
    states_author = False
    states_modified = False
    tells_edits = False
    markup: ClassVar[Markup] = JimdoMarkup()
    route_paths: ClassVar[dict[str, tuple[str, ...]]] = {
        "feed": ("/rss/blog",),
        "sitemap": ("/sitemap.xml",),
        "listing": ("/blog/",),
    }

    def path(self, post: Post) -> str:
        """`/2019/11/17/slug/`, in the author's own day."""
        return f"/{post.published.astimezone(self.profile.zone):%Y/%m/%d}/{post.slug}/"

    @property
    def unwanted_paths(self) -> list[str]:
        """Pages end with a slash here, too."""
        return [f"/{page.slug}/" for page in self.profile.pages]

    @property
    def per_page(self) -> int:
        """Posts on a page of the list."""
        return 3 if self.options.scale is None else 10

    def route_of(self, request: Request) -> str:
        """The route that an address belongs to."""
        routes = {"/rss/blog": "feed", "/rss/blog/": "feed", "/sitemap.xml": "sitemap", "/blog/": "listing"}
        return routes.get(request.path, "")

    def route(self, request: Request) -> Answer:
        """Every address of the site."""
        path = request.path
        if path == "/robots.txt":
            lines = [
                "User-agent: *",
                "Disallow: /app/",
                "Allow: /app/module/webproduct/goto/m/",
                "Disallow: /j/shop/withdrawal",
                *self.robots_lines(),
            ]
            return text("\n".join([*lines, "", f"Sitemap: {self.url}sitemap.xml", ""]))
        if path.rstrip("/") == "/rss/blog":
            body = self._feed()
            return text(body, feeds.RSS, etag=tag_of((body,)))
        if path == "/sitemap.xml":
            paths = ["/", "/blog/", *self.unwanted_paths, *(self.path(post) for post in self.all_posts)]
            return text(feeds.urlset((self.absolute(p), "") for p in paths), feeds.XML)
        if path == "/blog/":
            return self._listing(request)
        post = self.post_at(path)
        if post is not None:
            return self._html(self.single(post))
        page = next((page for page in self.profile.pages if path == f"/{page.slug}/"), None)
        if path == "/" or page is not None:
            return self._html(self.static(page))
        known = self.post_at(f"{path}/") is not None or f"{path}/" in ("/blog/", *self.unwanted_paths)
        return redirect(self.absolute(f"{path}/")) if known else self.not_found()

    def _html(self, parts: tuple[Part, ...], status: int = 200) -> Answer:
        headers = (
            ("X-Jimdo-Instance", "i-0a1b2c3d4e5f67890"),
            ("X-Jimdo-Wid", "s7a1c9"),
            ("Cache-Control", "no-store"),
        )
        return Answer(parts=parts, status=status, headers=headers)

    def _feed(self) -> str:
        channel = feeds.Channel(title=self.profile.title, link=self.url, self_link=f"{self.url}rss/blog",
                                description=self.profile.tagline, built=self.last_change(), generator="Jimdo_Feed")  # fmt: skip
        return feeds.rss(channel, [self._entry(post) for post in self.all_posts[:FEED_CAP]])

    def _entry(self, post: Post) -> feeds.Entry:
        link = self.absolute(self.path(post))
        return feeds.Entry(title=post.title, link=link, guid=link, published=post.published,
                           description=f"<p>{escape(excerpt(post, 40), quote=False)}</p>")  # fmt: skip

    def _listing(self, request: Request) -> Answer:
        number = int(request.value("page", "1")) if request.value("page", "1").isdigit() else 1
        last = max(1, -(-len(self.all_posts) // self.per_page))
        if not 1 <= number <= last:
            return self.not_found()
        cards = "".join(
            self._card(post) for post in self.all_posts[(number - 1) * self.per_page : number * self.per_page]
        )
        older = (
            f'<div class="j-blog-pager"><a href="/blog/?page={number + 1}">Ältere Beiträge</a></div>'
            if number < last
            else ""
        )
        main = f'<div id="cc-m-9497616221" class="j-module n j-blogSelection "><div class="blogselection">{cards}</div>{older}</div>'
        return self._html(self._frame("Blog", "/blog/", f'<div id="cc-matrix-1">{main}</div>'))

    def _card(self, post: Post) -> str:
        day = post.published.astimezone(self.profile.zone)
        return (
            f'<div class="n clearover j-blogarticle"><a href="{self.path(post)}" class="j-blog-header"><h2 class="j-blog-headline">{escape(post.title)}</h2></a>'
            f'<time class="datetime" datetime="{day:%Y-%m-%d}"><span class="datetime-inner"><span class="day">{day:%d}</span> <span class="mon">{_MONTHS[day.month - 1][:3]}</span> <span class="yr">{day:%Y}</span></span></time>'
            f'<p>{escape(excerpt(post), quote=False)}</p><a class="blogreadmore" href="{self.path(post)}" title="{escape(post.title)}">mehr lesen</a> <span class="commentcount">0 Kommentare</span></div>'
        )

    def not_found(self) -> Answer:
        """A real 404."""
        return self._html(self._frame("404", "/404/", "<h1>Die Seite wurde nicht gefunden.</h1>"), 404)

    # ---- pages ----

    def single(self, post: Post) -> tuple[Part, ...]:
        """The page of a post: head, modules, share buttons, tags, comments."""
        day = post.published.astimezone(self.profile.zone)
        tags = "".join(
            f'<li class="j-blog-post--tag"><a href="/blog/#{escape(tag)}">{escape(tag)}</a></li>'
            for tag in post.tags
        )
        near = "".join(
            f'<li><a href="{self.path(other)}">{escape(other.title)}</a></li>' for other in self.neighbours(post)
        )
        main = (
            '<article class="j-blog"><div class="n j-blog-meta j-blog-post--header"><div class="j-text j-module n"><span class="j-text j-blog-post--date">\n'
            f'{day.day}. {_MONTHS[day.month - 1]} {day.year}\n</span></div><h1 class="j-blog-header j-blog-headline j-blog-post--headline">{self.markup.inline(post.title)}</h1></div>'
            f'<div class="post j-blog-content"><div id="cc-matrix-3605866192">{self.body_of(post)}'
            '<div id="cc-m-12929684092" class="j-module n j-sharebuttons "><div class="cc-sharebuttons-element"><a href="#">Teilen</a> <a href="#">E-Mail</a></div></div></div>'
            f'<div class="j-blog-post--tags-wrapper"><span class="j-blog-post--tags--template">tagPlaceholder</span><span class="j-blog-post--tags-label">Tags: </span><ul class="j-blog-post--tags-list">{tags}</ul></div>'
            '<div class="n" id="flexsocialbuttons"></div><div class="j-module n j-comment "><p>Kommentar schreiben</p><div class="commentstyle"><form><label>Name</label><input name="name"></form><h2>Kommentare: <em>0</em></h2></div></div>'
            f'</div></article><div class="j-module n j-hr "><hr></div><div class="j-module n j-text "><p>Neueste Beiträge</p><ul>{near}</ul></div>'
        )
        return self._frame(post.title, self.path(post), main)

    def static(self, page: StaticPage | None) -> tuple[Part, ...]:
        """The home page, or a page that is not a post."""
        title = page.title if page else self.profile.title
        words = (
            self.markup.body(page.blocks)
            if page
            else f'<div class="j-module n j-text "><p>{escape(self.profile.tagline)}</p></div>'
        )
        main = (
            f'<div id="cc-matrix-1"><div class="j-module n j-header "><h1>{escape(title)}</h1></div>{words}</div>'
        )
        return self._frame(title, f"/{page.slug}/" if page else "/", main)

    def _frame(self, title: str, path: str, main: str) -> tuple[Part, ...]:
        name = escape(self.profile.title)
        top = (
            f'<!DOCTYPE html>\n<html lang="de-DE"><head>\n<meta charset="utf-8"/>\n<link rel="dns-prefetch preconnect" href="https://u.jimcdn.com/" crossorigin="anonymous"/>\n'
            f'<title>{escape(title)} - {name}</title>\n<meta property="og:type" content="website"/><meta property="og:title" content="{escape(title)}"/><meta property="og:url" content="{self.absolute(path)}"/>\n'
            f'<link rel="canonical" href="{self.absolute(path)}"/>\n<link rel="alternate" type="application/rss+xml" title="Blog" href="{self.url}rss/blog"/>\n'
            '<script src="https://assets.jimstatic.com/ckies.js.c55a5f7ad4383e0bd1a1.js"></script>\n<link href="https://assets.jimstatic.com/web.css.94de3f8b8fc5f64b610bc35fcd864f2a.css" rel="stylesheet"/>\n'
            '<script>//<![CDATA[\nvar jimdoData = {"isTestserver":false,"isLcJimdoCom":false,"isJimdoHelpCenter":false,"pageId":1723904591,"websiteId":"s7a1c9"};\n//]]></script>\n'
        )
        links = "".join(
            f'<li class="jmd-nav__list-item-0"><a href="/{page.slug}/" data-link-title="{escape(page.title)}">{escape(page.title)}</a></li>'
            for page in self.profile.pages
        )
        middle = (
            '</head>\n<body class="body cc-page j-has-shop j-m-gallery-styles j-m-video-styles j-m-hr-styles j-m-header-styles j-m-text-styles">\n<div id="cc-inner" class="cc-content-parent">'
            f'<div class="jtpl-header"><div id="cc-website-title"><a href="/">{name}</a></div><div data-container="navigation"><nav class="hidden"><ul>{links}<li><a href="/blog/">Blog</a></li></ul></nav></div></div>'
            f'<div class="jtpl-main cc-content-parent"><div id="content_area" data-container="content"><div id="content_start"></div>{main}</div></div>'
            f'<div class="jtpl-sidebar" data-container="sidebar"><div class="j-module n j-text "><p>{"<br>".join(escape(line) for line in self.profile.address)}<br>Telefon {self.profile.phone}</p><p>{self.markup.email(self.profile.email)}</p></div></div>'
        )
        footer = (
            '<div id="contentfooter" data-container="footer"><div class="j-meta-links"><a href="/about/">Impressum</a> | <a href="//www.praxis.example/j/privacy">Datenschutz</a> | <a href="/sitemap/">Sitemap</a><br/>'
            f'© 2024 {name}</div><div class="j-admin-links"><span class="loggedout"><a rel="nofollow" id="login" href="/login">Anmelden</a></span></div></div></div>'
            '<div class="cookie-settings-banner"><p>Diese Website benutzt Cookies.</p><button>Einverstanden</button></div>\n'
        )
        return (
            top,
            self.weight("jimdo 1", lambda: f"<style>{style('jimdo', 12_000)}</style>\n"),
            middle,
            self.menus(40),
            footer,
            self.weight("jimdo 2", lambda: f"<script>window.regModule = {model('regModule', 12_000)};</script>"),
            "</body>\n</html>\n",
        )


#: the blogs of this platform
BLOGS = ((JimdoBlog, JIMDO_BLOG),)
