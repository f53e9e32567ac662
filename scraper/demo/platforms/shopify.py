"""Shopify: a shop with a blog; the feed holds whole texts, the map of articles also lists the blog's own page.

Routes, feed, classes and chrome are those of Dawn and other themes (facts: platforms-hosted, 9). The feed is linked
on pages of the blog only. How many articles a feed shows, and whether it can be paged, is not known: here 50, and no.
"""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

import json
from datetime import UTC
from html import escape
from typing import Any, ClassVar

from scraper.demo import feeds
from scraper.demo.blog import DemoBlog, tag_of
from scraper.demo.content.shopify_blog import PROFILE as SHOPIFY_BLOG
from scraper.demo.golden import excerpt
from scraper.demo.markup import Markup
from scraper.demo.model import Button, Picture, Post, Products, StaticPage, Table
from scraper.demo.server import Answer, Request, text
from scraper.demo.weight import Part, style

FEED_CAP = 50
#: Dawn from this year on, another theme's markup before: themes change, articles stay
_DAWN_SINCE = 2023
_GOODS = ("juniper-soak", "calm-balm", "linden-tea")
_ROBOTS = "/admin /cart /orders /checkouts/ /checkout /carts /account /collections/*sort_by* /blogs/*+* /blogs/*%2B* /search /policies/".split()


class ShopifyMarkup(Markup):
    """What Shopify's editor saves; product cards come from an app."""

    def paragraph(self, inner: str) -> str:
        """A paragraph, marked by the editor."""
        return f'<p data-mce-fragment="1">{inner}</p>'

    def picture(self, block: Picture) -> str:
        """A picture with a small line below."""
        caption = (
            f'<p style="text-align: center;"><em>{self.inline(block.caption)}</em></p>' if block.caption else ""
        )
        return f'<div style="text-align: center;"><img src="/cdn/shop/files/{block.file}?v=1&amp;width=1024" alt="{escape(block.alt)}"></div>{caption}'

    def table(self, block: Table) -> str:
        """A table with a line below."""
        rows = "".join(
            "<tr>" + "".join(f"<td>{self.inline(cell)}</td>" for cell in row) + "</tr>" for row in block.rows
        )
        return f'<table width="100%"><tbody>{rows}</tbody></table>' + (
            self.paragraph(self.inline(block.caption)) if block.caption else ""
        )

    def button(self, block: Button) -> str:
        """A link dressed as a button."""
        return f'<p><a class="button button--primary" href="{block.address}">{self.inline(block.text)}</a></p>'

    def products(self, block: Products) -> str:
        """Cards of goods."""
        cards = "".join(
            f'<div class="card-wrapper product-card-wrapper"><h3 class="card__heading"><a href="/products/{_GOODS[0]}">{escape(name)}</a></h3><div class="price"><span class="price-item">{price}</span></div><button>Add to cart</button></div>'
            for name, price in block.cards
        )
        return f'<div class="shopify-app-block product-grid">{cards}</div>'


class ShopifyBlog(DemoBlog):
    """A shop with a blog called "news"."""

    platform = "shopify"
    feed_cap = FEED_CAP
    markup: ClassVar[Markup] = ShopifyMarkup()
    route_paths: ClassVar[dict[str, tuple[str, ...]]] = {
        "feed": ("/blogs/news.atom",),
        "sitemap": ("/sitemap",),
        "listing": ("/blogs/news$", "/blogs/news?"),
    }

    def path(self, post: Post) -> str:
        """`/blogs/news/slug`."""
        return f"/blogs/news/{post.slug}"

    @property
    def per_page(self) -> int:
        """Posts on a page of the list."""
        return 3 if self.options.scale is None else 12

    @property
    def unwanted_paths(self) -> list[str]:
        """Pages and goods."""
        return [*(f"/pages/{page.slug}" for page in self.profile.pages), *(f"/products/{name}" for name in _GOODS)]

    @property
    def expected_skips(self) -> dict[str, str]:
        """The map of articles lists the blog's own page, too."""
        return {**super().expected_skips, "/blogs/news": "not-a-post"}

    def route_of(self, request: Request) -> str:
        """The route that an address belongs to."""
        path = request.path
        if path == "/blogs/news" or path.startswith("/blogs/news/tagged/"):
            return "listing"
        return "sitemap" if path.startswith("/sitemap") else "feed" if path == "/blogs/news.atom" else ""

    def route(self, request: Request) -> Answer:
        """Every address of the shop."""
        path = request.path
        if path == "/robots.txt":
            lines = [
                "# we use Shopify as our ecommerce platform",
                "User-agent: *",
                *(f"Disallow: {rule}" for rule in _ROBOTS),
                *self.robots_lines(),
            ]
            return text("\n".join([*lines, f"Sitemap: {self.url}sitemap.xml", ""]))
        if path.startswith("/sitemap"):
            return self._sitemap(path)
        if path == "/blogs/news.atom":
            body = self._feed()
            return text(body, feeds.ATOM, etag=tag_of((body,), weak=True))
        if self.route_of(request) == "listing":
            return self._listing(request)
        post = self.post_at(path)
        if post is not None:
            return self._html(self.single(post))
        goods = next((name for name in _GOODS if path == f"/products/{name}"), None)
        if goods is not None:
            main = f'<product-info><h1>{goods.replace("-", " ").title()}</h1><div class="product__description rte"><p>Made by hand, in small batches.</p></div></product-info>'
            return self._html(self._frame(goods.replace("-", " ").title(), path, "product", "", main))
        page = next((page for page in self.profile.pages if path == f"/pages/{page.slug}"), None)
        return self._html(self.static(page)) if path == "/" or page is not None else self.not_found()

    def _html(self, parts: tuple[Part, ...], status: int = 200) -> Answer:
        headers = (("powered-by", "Shopify"), ("x-shopid", "61029384"), ("x-storefront-renderer-rendered", "1"))
        return Answer(parts=parts, status=status, headers=headers)

    def _sitemap(self, path: str) -> Answer:
        stamp = f"{self.last_change().isoformat(timespec='seconds')}"
        maps = {
            "products": [(f"/products/{name}", stamp) for name in _GOODS],
            "pages": [(f"/pages/{page.slug}", "") for page in self.profile.pages],
            "collections": [("/collections/all", "")],
            "blogs": [
                ("/blogs/news", stamp),
                *((self.path(p), p.changed.isoformat(timespec="seconds")) for p in self.all_posts),
            ],
        }
        if path == "/sitemap.xml":
            return text(feeds.sitemap_index((f"{self.url}sitemap_{name}_1.xml", "") for name in maps), feeds.XML)
        rows = maps.get(path.removeprefix("/sitemap_").removesuffix("_1.xml"))
        if rows is None:
            return self.not_found()
        return text(feeds.urlset((self.absolute(place), changed) for place, changed in rows), feeds.XML)

    def _feed(self) -> str:
        channel = feeds.Channel(title=f"{self.profile.title} - News", link=f"{self.url}blogs/news", self_link=f"{self.url}blogs/news.atom",
                                description="", built=self.last_change())  # fmt: skip
        return feeds.atom(channel, [self._entry(post) for post in self.all_posts[:FEED_CAP]])

    def _signed(self, post: Post) -> str:
        """The name of the staff account: the shop's where nobody else is chosen."""
        return post.author or self.profile.title

    def _entry(self, post: Post) -> feeds.Entry:
        link = self.absolute(self.path(post))
        return feeds.Entry(title=post.title, link=link, guid=link, creator=self._signed(post), published=post.published,
                           updated=post.changed, content=self.body_of(post))  # fmt: skip

    def _listing(self, request: Request) -> Answer:
        number = int(request.value("page", "1")) if request.value("page", "1").isdigit() else 1
        last = max(1, -(-len(self.all_posts) // self.per_page))
        if not 1 <= number <= last:
            return self.not_found()
        cards = "".join(
            self._card(post, "?srsltid=AfmBOoorzN")
            for post in self.all_posts[(number - 1) * self.per_page : number * self.per_page]
        )
        older = (
            f'<li><a href="/blogs/news?page={number + 1}" class="pagination__item pagination__item--prev" aria-label="Next page">→</a></li>'
            if number < last
            else ""
        )
        main = f'<div class="main-blog page-width"><h1 class="title--primary">News</h1><div class="blog-articles">{cards}</div><nav class="pagination" role="navigation" aria-label="Pagination"><ul>{older}</ul></nav></div>'
        return self._html(self._frame("News", "/blogs/news", "blog", "", main))

    def _card(self, post: Post, noise: str = "") -> str:
        shown = post.published.astimezone(self.profile.zone)
        return (
            f'<div class="blog-articles__article article"><div class="card article-card"><h3 class="card__heading"><a href="{self.path(post)}{noise}" class="full-unstyled-link">{escape(post.title)}</a></h3><div class="article-card__info">'
            f'<span class="circle-divider caption-with-letter-spacing"><time datetime="{post.published.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}">{shown:%B} {shown.day}, {shown.year}</time></span></div><p class="article-card__excerpt rte-width">{escape(excerpt(post), quote=False)}</p></div></div>'
        )

    def not_found(self) -> Answer:
        """A real 404."""
        return self._html(
            self._frame(
                "404 Not Found",
                "/404",
                "404",
                "",
                '<div class="template-404"><p>404</p><h1>Page not found</h1><a href="/collections/all">Continue shopping</a></div>',
            ),
            404,
        )

    # ---- pages ----

    def single(self, post: Post) -> tuple[Part, ...]:
        """The page of an article, in the theme of its time."""
        shown = post.published.astimezone(self.profile.zone)
        data: dict[str, Any] = {
            "@context": "http://schema.org/",
            "@type": "Article",
            "headline": post.title,
            "author": {"@type": "Person", "name": self._signed(post)},
            "datePublished": post.published.isoformat(timespec="seconds"),
            "dateModified": post.changed.isoformat(timespec="seconds"),
            "publisher": {"@type": "Organization", "name": self.profile.title},
        }
        head = f'<meta property="og:type" content="article"><script type="application/ld+json">{json.dumps(data)}</script>'
        time = f'<time datetime="{post.published.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}">{shown:%B} {shown.day}, {shown.year}</time>'
        title = self.markup.inline(post.title)
        tags = "".join(
            f'<a href="/blogs/news/tagged/{tag.replace(" ", "-")}">{escape(tag)}</a>' for tag in post.tags
        )
        if post.published.year >= _DAWN_SINCE:
            article = (
                f'<article class="article-template"><header class="page-width page-width--narrow"><h1 class="article-template__title">{title}</h1><span class="circle-divider caption-with-letter-spacing">{time}</span>'
                f'<span class="caption-with-letter-spacing"><span>{escape(self._signed(post))}</span></span></header><div class="article-template__social-sharing page-width"><share-button><button>Share</button></share-button></div>'
                f'<div class="article-template__content page-width page-width--narrow rte">{self.body_of(post)}</div><div class="article-template__back element-margin-top center"><a href="/blogs/news" class="article-template__link link animate-arrow">Back to blog</a></div>'
                '<div class="article-template__comment-wrapper background-secondary"><h2>Leave a comment</h2><p>Please note, comments need to be approved before they are published.</p></div></article>'
            )
        else:
            article = (
                f'<article class="blog-post-detail"><div class="post-title"><div class="post-meta-wrapper"><aside class="post-meta">{time}</aside><aside class="post-author article__author">{escape(self._signed(post))}</aside></div><h1 class="entry-title article__title h2">{title}</h1></div>'
                f'<div class="article__content rte">{self.body_of(post)}</div><div class="article__tags">{tags}</div><a class="article__back" href="/blogs/news">Back to News</a></article>'
            )
        recent = "".join(self._card(near) for near in self.neighbours(post))
        goods = "".join(
            f'<li class="grid__item"><div class="card-wrapper product-card-wrapper"><h3 class="card__heading"><a href="/products/{name}">{name.replace("-", " ").title()}</a></h3><div class="price">$24.00</div></div></li>'
            for name in _GOODS
        )
        around = f'<section class="shopify-section related-articles"><h2>Read next</h2>{recent}</section><section class="shopify-section featured-collection"><h2>You may also like</h2><ul class="product-grid">{goods}</ul><div class="rte"><p>Free shipping on orders over fifty dollars, always in plain paper.</p></div></section>'
        return self._frame(post.title, self.path(post), "article", head, article + around)

    def static(self, page: StaticPage | None) -> tuple[Part, ...]:
        """The shop window, or a page that is not a post."""
        title = page.title if page else self.profile.title
        words = self.markup.body(page.blocks) if page else f"<p>{escape(self.profile.tagline)}</p>"
        main = f'<div class="page-width page-width--narrow"><h1 class="main-page-title">{escape(title)}</h1><div class="rte">{words}</div></div>'
        return self._frame(title, f"/pages/{page.slug}" if page else "/", "page" if page else "index", "", main)

    def _frame(self, title: str, path: str, kind: str, head: str, main: str) -> tuple[Part, ...]:
        name = escape(self.profile.title)
        feed = (
            '<link rel="alternate" type="application/atom+xml" title="Feed" href="/blogs/news.atom" />'
            if kind in ("blog", "article")
            else ""
        )
        top = (
            f'<!doctype html>\n<html class="js" lang="en"><head>\n<meta charset="utf-8">\n<title>{escape(title)} &ndash; {name}</title>\n<link rel="canonical" href="{self.absolute(path)}">\n<link rel="preconnect" href="https://cdn.shopify.com" crossorigin>\n'
            f'<meta property="og:site_name" content="{name}"><meta property="og:title" content="{escape(title)}"><meta property="og:url" content="{self.absolute(path)}">\n{head}\n{feed}\n'
            '<script id="shopify-features" type="application/json">{"accessToken":"4d3f","betas":["rich-media-storefront-analytics"],"domain":"shop.example","shopId":61029384}</script>\n'
            '<script>var Shopify = Shopify || {};\nShopify.shop = "juniper-salt.myshopify.com";\nShopify.theme = {"name":"Dawn","id":122771,"schema_name":"Dawn","schema_version":"12.0.0","theme_store_id":887,"role":"main"};\nShopify.cdnHost = "shop.example/cdn";</script>\n'
            '<link href="/cdn/shop/t/4/assets/base.css?v=1" rel="stylesheet" type="text/css" media="all" />\n'
        )
        links = "".join(
            f'<li><a href="/pages/{page.slug}" class="header__menu-item">{escape(page.title)}</a></li>'
            for page in self.profile.pages
        )
        middle = (
            f'</head>\n<body class="gradient template-{kind}"><a class="skip-to-content-link" href="#MainContent">Skip to content</a><cart-drawer class="drawer is-empty"><h2>Your cart is empty</h2></cart-drawer><div id="shopify-section-announcement-bar" class="shopify-section announcement-bar-section"><p>Closed on Mondays</p></div>'
            f'<div id="shopify-section-header" class="shopify-section"><header class="header"><a href="/">{name}</a><nav><ul><li><a href="/collections/all">Shop</a></li>{links}<li><a href="/blogs/news">Journal</a></li></ul></nav></header></div><main id="MainContent" class="content-for-layout focus-none" role="main">{main}</main>'
        )
        footer = (
            f'<div id="shopify-section-footer" class="shopify-section"><footer class="footer"><p>{", ".join(escape(line) for line in self.profile.address)} · {self.profile.phone} · {self.markup.email(self.profile.email)}</p><h2>Subscribe to our emails</h2><form><input type="email" placeholder="Email"></form>'
            f'<small>&copy; 2024, {name} <a target="_blank" rel="nofollow" href="https://www.shopify.com?utm_source=poweredby">Powered by Shopify</a></small></footer></div>\n'
        )
        return (
            top,
            self.weight("shopify 1", lambda: f"<style>{style('shopify', 60_000)}</style>\n"),
            middle,
            self.menus(70),
            footer,
            "</body></html>\n",
        )


#: the blogs of this platform
BLOGS = ((ShopifyBlog, SHOPIFY_BLOG),)
