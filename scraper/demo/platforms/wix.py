"""Wix blogs: addresses, robots.txt as Wix writes it, sitemaps that hide the posts, a feed of twenty."""

from __future__ import annotations

import re
from datetime import UTC
from typing import ClassVar

from scraper.demo import feeds
from scraper.demo.blog import DemoBlog, tag_of
from scraper.demo.content.wix_2022 import PROFILE as WIX_2022
from scraper.demo.content.wix_2025 import PROFILE as WIX_2025
from scraper.demo.content.wix_single_post import PROFILE as WIX_SINGLE_POST
from scraper.demo.golden import excerpt
from scraper.demo.markup import Markup
from scraper.demo.model import Post
from scraper.demo.platforms.wix_markup import Ricos9, Ricos10, RicosOld
from scraper.demo.platforms.wix_page import WixPages, slug_of, wix_uuid
from scraper.demo.server import Answer, Request, redirect, text

FEED_CAP = 20
PER_PAGE = 10

_ROBOTS = """User-agent: *
Allow: /
Disallow: *?lightbox=
{more}
# Optimization for Google Ads Bot
User-agent: AdsBot-Google-Mobile
User-agent: AdsBot-Google
Disallow: /_partials*
Disallow: /pro-gallery-webapp/v1/galleries/*

# Block PetalBot
User-agent: PetalBot
Disallow: /

# Crawl delay for overly enthusiastic bots
User-agent: dotbot
Crawl-delay: 10
User-agent: AhrefsBot
Crawl-delay: 10

Sitemap: {url}sitemap.xml

# Auto generated, go to SEO Tools > Robots.txt Editor to change this
"""


class WixBlog(WixPages, DemoBlog):
    """A Wix blog of 2025."""

    platform = "wix"
    feed_cap = FEED_CAP
    needs_zone = True
    markup: ClassVar[Markup] = Ricos10()
    route_paths: ClassVar[dict[str, tuple[str, ...]]] = {
        "feed": ("/blog-feed.xml",),
        "sitemap": ("/sitemap.xml", "/pages-sitemap.xml", "/blog-posts-sitemap.xml"),
        "listing": ("/blog$", "/blog/"),
    }

    def path(self, post: Post) -> str:
        """`/post/slug`."""
        return f"/post/{post.slug}"

    def route_of(self, request: Request) -> str:
        """The route that an address belongs to."""
        path = request.path
        if path == "/blog-feed.xml":
            return "feed"
        if path.endswith("sitemap.xml"):
            return "sitemap"
        if path.startswith("/_api/"):
            return "api"
        return "listing" if path == "/blog" or path.startswith("/blog/") else ""

    def route(self, request: Request) -> Answer:
        """Every address of the site."""
        path = request.path
        if path == "/robots.txt":
            more = "".join(f"{line}\n" for line in self.robots_lines())
            return text(_ROBOTS.format(url=self.url, more=more))
        if path in self._documents():
            body, kind = self._document(path)
            return text(body, kind, etag=tag_of((body,), weak=True), headers=self._headers())
        post = self.post_at(path.removesuffix("/amp") if self.has_amp else path)
        if post is not None:
            return Answer(parts=self.single(post), headers=self._headers())
        if path != "/" and path.endswith("/"):
            return redirect(self.absolute(path.rstrip("/")))
        match = re.fullmatch(r"/blog(?:/categories/[a-z0-9-]+)?(?:/page/(\d+))?", path)
        if match:
            return self._listing(int(match[1] or 1))
        page = next((page for page in self.profile.pages if path == f"/{page.slug}"), None)
        if path == "/" or page is not None:
            return Answer(parts=self.static(page), headers=self._headers())
        return self.not_found()

    def _headers(self) -> tuple[tuple[str, str], ...]:
        return (
            ("X-Wix-Request-Id", "1749751200.4212345678901234"),
            ("Cache-Control", "private,max-age=0,must-revalidate"),
        )

    def _listing(self, number: int) -> Answer:
        posts = self.all_posts
        last = max(1, -(-len(posts) // PER_PAGE))
        if not 1 <= number <= last:
            return self.not_found()
        parts = self.listing(posts[(number - 1) * PER_PAGE : number * PER_PAGE], number, last)
        return Answer(parts=parts, headers=self._headers())

    def not_found(self) -> Answer:
        """A real 404."""
        return Answer(parts=self.missing(), status=404, headers=self._headers())

    # ---- sitemaps and feed ----

    def _documents(self) -> tuple[str, ...]:
        return (
            "/sitemap.xml",
            "/pages-sitemap.xml",
            "/blog-posts-sitemap.xml",
            "/blog-categories-sitemap.xml",
            "/blog-feed.xml",
        )

    def _document(self, path: str) -> tuple[str, str]:
        # pages carry the day of the last deploy, not of an edit
        deployed = f"{self.last_change().astimezone(UTC):%Y-%m-%d}"
        if path == "/sitemap.xml":
            # Wix' index often names the pages only, though the other sitemaps are there
            return feeds.sitemap_index([(f"{self.url}pages-sitemap.xml", deployed)]), feeds.XML
        if path == "/pages-sitemap.xml":
            names = ["", "blog", *(page.slug for page in self.profile.pages)]
            return feeds.urlset((self.url + name, deployed) for name in names), feeds.XML
        if path == "/blog-categories-sitemap.xml":
            found = sorted({name for post in self.all_posts for name in post.categories})
            rows = [
                (self.absolute("/blog"), deployed),
                *((self.absolute(f"/blog/categories/{slug_of(n)}"), deployed) for n in found),
            ]
            return feeds.urlset(rows), feeds.XML
        if path == "/blog-posts-sitemap.xml":
            rows = [(self.absolute(self.path(p)), f"{p.changed.astimezone(UTC):%Y-%m-%d}") for p in self.all_posts]
            return feeds.urlset(rows), feeds.XML
        return self._feed(), feeds.RSS

    def _feed(self) -> str:
        channel = feeds.Channel(
            title=self.profile.title,
            link=self.url.rstrip("/"),
            self_link=f"{self.url}blog-feed.xml",
            description=self.profile.tagline,
            built=self.last_change(),
            generator="RSS for Node",
        )
        return feeds.rss(channel, [self._entry(post) for post in self.all_posts[:FEED_CAP]])

    def _entry(self, post: Post) -> feeds.Entry:
        return feeds.Entry(
            title=post.title,
            link=self.absolute(self.path(post)),
            guid=wix_uuid(post).replace("-", "")[:24],
            published=post.published,
            creator=post.author,
            categories=post.categories,
            description=excerpt(post, 22),
        )


class Wix2022(WixBlog):
    """A Wix blog of 2022."""

    markup: ClassVar[Markup] = Ricos9()
    body_tag = "div"
    has_amp = True


class WixSinglePost(WixBlog):
    """A Wix blog of the years before: dates in addresses, an older layout, dates in JSON-LD only."""

    markup: ClassVar[Markup] = RicosOld()
    body_tag = "div"
    old_layout = True

    def path(self, post: Post) -> str:
        """`/single-post/YYYY/MM/DD/slug`."""
        return f"/single-post/{post.published.astimezone(self.profile.zone):%Y/%m/%d}/{post.slug}"


#: the blogs of this platform
BLOGS = ((WixBlog, WIX_2025), (Wix2022, WIX_2022), (WixSinglePost, WIX_SINGLE_POST))
