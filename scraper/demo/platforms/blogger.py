"""Blogger: feeds with the texts (or Short), an index of sitemaps, months and labels, a pager that robots.txt forbids."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

import re
from datetime import UTC, datetime
from html import escape
from typing import ClassVar

from scraper.demo import feeds
from scraper.demo.blog import DemoBlog, tag_of
from scraper.demo.content.blogger_classic import PROFILE as BLOGGER
from scraper.demo.content.blogger_classic import SCHEDULED
from scraper.demo.content.blogger_short_es import PROFILE as BLOGGER_SHORT
from scraper.demo.model import Post, StaticPage
from scraper.demo.platforms import blogger_feed, blogger_page
from scraper.demo.platforms.blogger_feed import FeedSite, labels_of, updated_of
from scraper.demo.platforms.blogger_markup import editor_of
from scraper.demo.platforms.blogger_page import PageSite
from scraper.demo.server import Answer, Request, text
from scraper.demo.weight import Part, style

#: addresses of one page of the sitemap; with more, the sitemap is an index of such pages
MAP_SIZE = 150
_STATIC = "https://www.blogger.com/static/v1"


class BloggerBlog(DemoBlog):
    """A Blogger blog in the Simple template, its feeds whole."""

    platform = "blogger"
    routes = ("sitemap", "feed")
    blog_id: ClassVar[str] = "3141592653589793238"
    language: ClassVar[str] = "en"
    short: ClassVar[bool] = False
    route_paths: ClassVar[dict[str, tuple[str, ...]]] = {
        "feed": ("/feeds/",),
        "sitemap": ("/sitemap.xml",),
        "listing": ("/search",),
    }

    def path(self, post: Post) -> str:
        """`/2024/05/slug.html`."""
        return f"/{post.published.astimezone(self.profile.zone):%Y/%m}/{post.slug}.html"

    @property
    def per_page(self) -> int:
        """Posts on the home page and on lists."""
        return 4 if self.options.scale is None else 7

    @property
    def unwanted_paths(self) -> list[str]:
        """Static pages, months, years and labels."""
        newest = self.all_posts[0]
        month = self.path(newest)[: len("/2024/05/")]
        labels = [f"/search/label/{tag}" for tag in labels_of(newest)[:1]]
        return [*(f"/p/{page.slug}.html" for page in self.profile.pages), month, month[:6], *labels]

    def number(self, post: Post) -> str:
        """Blogger's own number of a post."""
        return str(7_105_201_900_000_000_000 + 104_729 * post.id)

    def body_of(self, post: Post) -> str:
        """The HTML of a post's body as the editor of its year saved it."""
        kept = self._bodies.get(post.slug)
        if kept is None or kept[0] is not post:
            kept = self._bodies[post.slug] = (post, editor_of(post).body(post.blocks))
        return kept[1]

    def _link(self, post: Post) -> str:
        return self.absolute(self.path(post))

    @staticmethod
    def _updated(post: Post) -> datetime:
        return updated_of(post, SCHEDULED)

    # ---- routes ----

    def route_of(self, request: Request) -> str:
        """The route that an address belongs to."""
        path = request.path
        if path.startswith("/feeds/"):
            return "feed"
        if path in ("/sitemap.xml", "/sitemap-pages.xml"):
            return "sitemap"
        return "listing" if path.startswith("/search") else ""

    def route(self, request: Request) -> Answer:
        """Every address of the blog."""
        path = request.path
        if path == "/robots.txt":
            return text(self._robots())
        if path in ("/sitemap.xml", "/sitemap-pages.xml"):
            return self._map(request)
        if re.fullmatch(r"/feeds/posts/(default|summary)", path):
            return self._feed(request)
        post = self.post_at(path)
        if post is not None:
            return self._html(self.single(post, mobile=request.value("m") == "1"))
        page = next((page for page in self.profile.pages if path == f"/p/{page.slug}.html"), None)
        if page is not None:
            return self._html(self.static(page))
        return self._list(request)

    def _robots(self) -> str:
        own = ["User-agent: *", "Disallow: /search", "Disallow: /share-widget", *self.robots_lines(), "Allow: /"]
        lines = ["User-agent: Mediapartners-Google", "Disallow: ", "", *own, ""]
        return "\n".join([*lines, f"Sitemap: {self.url}sitemap.xml", ""])

    def _html(self, parts: tuple[Part, ...], status: int = 200) -> Answer:
        headers = (
            ("Cache-Control", "private, max-age=0"),
            ("X-Content-Type-Options", "nosniff"),
            ("X-XSS-Protection", "1; mode=block"),
            ("Server", "GSE"),
        )
        changed = self.last_change() if status == 200 else None
        return Answer(
            parts=parts, status=status, headers=headers, etag=tag_of(parts, weak=True), last_modified=changed
        )

    def _map(self, request: Request) -> Answer:
        posts = self.all_posts
        pages = -(-len(posts) // MAP_SIZE)
        number = request.value("page")
        if request.path == "/sitemap-pages.xml":
            rows = [(f"{self.url}p/{page.slug}.html", "") for page in self.profile.pages]
        elif not number and pages > 1:
            parts = [(f"{self.url}sitemap.xml?page={place}", "") for place in range(1, pages + 1)]
            return text(feeds.sitemap_index(parts), feeds.XML)
        elif number and not (number.isdigit() and 1 <= int(number) <= pages):
            return self.not_found()
        else:
            start = (int(number or 1) - 1) * MAP_SIZE
            some = posts[start : start + MAP_SIZE]
            rows = [(self._link(p), f"{self._updated(p).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}") for p in some]
        return text(feeds.urlset(rows), feeds.XML)

    def _feed(self, request: Request) -> Answer:
        site = FeedSite(title=self.profile.title, tagline=self.profile.tagline, url=self.url, blog_id=self.blog_id, owner=self.profile.owner,
                        short=self.short or request.path.endswith("summary"), link=self._link, body=self.body_of, number=self.number,
                        updated=self._updated)  # fmt: skip
        start, asked = (
            request.value("start-index", "1"),
            request.value("max-results", str(blogger_feed.DEFAULT_RESULTS)),
        )
        if not (start.isdigit() and asked.isdigit() and int(start)):
            return Answer(parts=("Invalid value",), status=400)
        posts = self.all_posts
        if request.value("orderby") == "updated":
            posts.sort(key=self._updated, reverse=True)
        page = blogger_feed.window(site, posts, int(start), int(asked))
        built = max(self._updated(post) for post in posts)
        if request.value("alt") == "rss":
            body, kind = blogger_feed.rss(site, page, built), feeds.RSS
        else:
            body, kind = blogger_feed.atom(site, page, built), feeds.ATOM
        return text(body, kind, etag=tag_of((body,), weak=True), last_modified=built)

    def _list(self, request: Request) -> Answer:
        """The home page, the pages behind its pager, years, months, labels."""
        path, posts = request.path, self.all_posts
        dated = re.fullmatch(r"/(\d{4})/(?:(\d{2})/)?", path)
        label = re.fullmatch(r"/search/label/(.+)", path)
        if dated:
            posts = [post for post in posts if self.path(post).startswith(path)]
        elif label:
            posts = [post for post in posts if label[1] in labels_of(post)]
        elif path == "/search":
            before = request.value("updated-max")
            posts = (
                [post for post in posts if post.published < datetime.fromisoformat(before)] if before else posts
            )
        elif path != "/":
            return self.not_found()
        if dated and not posts:
            return self.not_found()
        more = len(posts) > self.per_page
        shown = posts[: self.per_page]
        older = (
            f"{self.url}search?updated-max={shown[-1].published.isoformat().replace('+', '%2B')}&max-results={self.per_page}"
            if more
            else ""
        )
        return self._html(self.listing(shown, older))

    def not_found(self) -> Answer:
        """A real 404."""
        words = "<div class='status-msg-wrap'><div class='status-msg-body'>Sorry, the page you were looking for in this blog does not exist.</div></div>"
        return self._html(self._frame(f"{self.profile.title}: Page not found", "", words, ""), 404)

    # ---- pages ----

    def _site(self) -> PageSite:
        return PageSite(profile=self.profile, url=self.url, blog_id=self.blog_id, language=self.language, link=self._link,
                        body=self.body_of, number=self.number, updated=self._updated)  # fmt: skip

    def _post(self, post: Post, *, single: bool) -> str:
        return blogger_page.simple_post(self._site(), post, single=single)

    def _frame(self, title: str, head: str, main: str, pager: str, css: str = "v2") -> tuple[Part, ...]:
        name = escape(self.profile.title)
        top = (
            f"<!DOCTYPE html>\n<html class='{css}' dir='ltr' lang='{self.language}' xmlns='http://www.w3.org/1999/xhtml' xmlns:b='http://www.google.com/2005/gml/b'>\n<head>\n"
            f"<link href='{_STATIC}/widgets/4128112664-css_bundle_v2.css' rel='stylesheet' type='text/css'/>\n<meta content='text/html; charset=UTF-8' http-equiv='Content-Type'/>\n<meta content='blogger' name='generator'/>\n"
            f'<link rel="alternate" type="application/atom+xml" title="{name} - Atom" href="{self.url}feeds/posts/default" />\n'
            f'<link rel="alternate" type="application/rss+xml" title="{name} - RSS" href="{self.url}feeds/posts/default?alt=rss" />\n'
            f'<link rel="service.post" type="application/atom+xml" title="{name} - Atom" href="https://www.blogger.com/feeds/{self.blog_id}/posts/default" />\n'
            f"{head}<title>{escape(title)}</title>\n"
        )
        styles = self.weight(
            "blogger",
            lambda: f"<style id='page-skin-1' type='text/css'><!--\n{style('blogger', 34_000)}--></style>\n",
        )
        tabs = "".join(
            f"<li><a href='{self.url}p/{page.slug}.html'>{escape(page.title)}</a></li>"
            for page in self.profile.pages
        )
        header = (
            "</head>\n<body class='loading variant-light'>\n<div class='navbar section' id='navbar' name='Navbar'><div class='widget Navbar' data-version='1' id='Navbar1'><div id=\"navbar-iframe-container\"></div></div></div>\n"
            f"<div class='content'><header><div class='header section' id='header' name='Header'><div class='widget Header' id='Header1'><div id='header-inner'><div class='titlewrapper'><h1 class='title'><a href='{self.url}'>{name}</a></h1></div>"
            f"<div class='descriptionwrapper'><p class='description'><span>{escape(self.profile.tagline)}</span></p></div></div></div></div></header>"
            f"<div class='tabs section' id='crosscol'><div class='widget PageList' id='PageList1'><div class='widget-content'><ul>{tabs}</ul></div></div></div>"
            "<div class='main-outer'><div class='columns fauxcolumns'><div class='column-center-outer'><div class='main section' id='main' name='Main'>"
            f"<div class='widget Blog' data-version='1' id='Blog1'>\n<div class='blog-posts hfeed'>\n{main}</div>\n{pager}</div></div></div>"
        )
        word = self._site().word
        closing = (
            f"</aside></div></div></div><footer><div class='attribution'>{word('powered')}. © 2024 {name}</div></footer></div>\n"
            f'<script type="text/javascript" src="{_STATIC}/widgets/2185337225-widgets.js"></script>\n</body>\n</html>\n'
        )
        return (
            top,
            styles,
            header,
            f"<div class='column-right-outer'><aside>{blogger_page.sidebar(self._site(), self.all_posts)}",
            self.menus(40),
            closing,
        )

    def single(self, post: Post, *, mobile: bool = False) -> tuple[Part, ...]:
        """The page of a post; `?m=1` is the same for phones."""
        link, site = self._link(post), self._site()
        head = (
            f"<link href='{link}' rel='canonical'/>\n"
            f'<link rel="alternate" type="application/atom+xml" title="{escape(self.profile.title)} - Atom" href="{self.url}feeds/{self.number(post)}/comments/default" />\n'
            f"<meta content='{link}' property='og:url'/>\n<meta content='{escape(post.title)}' property='og:title'/>\n<meta content='' property='og:description'/>\n"
        )
        posts = self.all_posts
        place = posts.index(post)
        newer = (
            f"<span id='blog-pager-newer-link'><a class='blog-pager-newer-link' href='{self._link(posts[place - 1])}' title='{site.word('newer')}'>{site.word('newer')}</a></span>"
            if place
            else ""
        )
        older = (
            f"<span id='blog-pager-older-link'><a class='blog-pager-older-link' href='{self._link(posts[place + 1])}' title='{site.word('oldest')}'>{site.word('oldest')}</a></span>"
            if place + 1 < len(posts)
            else ""
        )
        pager = (
            f"<div class='blog-pager' id='blog-pager'>{newer}{older}<a class='home-link' href='{self.url}'>{site.word('home')}</a></div><div class='clear'></div>"
            f"<div class='post-feeds'><div class='feed-links'>{site.word('subscribe')} <a class='feed-link' href='{self.url}feeds/{self.number(post)}/comments/default'>{site.word('atom')}</a></div></div>"
        )
        return self._frame(
            f"{self.profile.title}: {post.title}",
            head,
            self._post(post, single=True),
            pager,
            "v2 mobile" if mobile else "v2",
        )

    def listing(self, posts: list[Post], older: str) -> tuple[Part, ...]:
        """A page of posts, one below the other."""
        word = self._site().word
        pager = (
            f"<span id='blog-pager-older-link'><a class='blog-pager-older-link' href='{escape(older)}' id='Blog1_blog-pager-older-link' title='{word('older')}'>{word('older')}</a></span>"
            if older
            else ""
        )
        head = f"<link href='{self.url}' rel='canonical'/>\n"
        main = "".join(self._post(post, single=False) for post in posts)
        return self._frame(
            self.profile.title,
            head,
            main,
            f"<div class='blog-pager' id='blog-pager'>{pager}<a class='home-link' href='{self.url}'>{word('home')}</a></div>",
        )

    def static(self, page: StaticPage) -> tuple[Part, ...]:
        """A page of its own (`/p/slug.html`), in the dress of a post."""
        main = (
            "<div class='date-outer'><div class='date-posts'><div class='post-outer'><div class='post hentry uncustomized-post-template' itemprop='blogPost'>"
            f"<h3 class='post-title entry-title' itemprop='name'>{escape(page.title)}</h3><div class='post-body entry-content' id='post-body-88{len(page.slug)}'>{self.markup.body(page.blocks)}</div></div></div></div></div>"
        )
        return self._frame(
            f"{self.profile.title}: {page.title}",
            f"<link href='{self.url}p/{page.slug}.html' rel='canonical'/>\n",
            main,
            "",
        )


class BloggerShortBlog(BloggerBlog):
    """A small blog in the Contempo template whose feeds carry the first words only."""

    blog_id: ClassVar[str] = "2718281828459045235"
    language: ClassVar[str] = "es"
    short: ClassVar[bool] = True

    def _post(self, post: Post, *, single: bool) -> str:
        return blogger_page.contempo_post(self._site(), post, single=single)


#: the blogs of this platform
BLOGS = ((BloggerBlog, BLOGGER), (BloggerShortBlog, BLOGGER_SHORT))
