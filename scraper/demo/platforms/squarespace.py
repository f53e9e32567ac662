"""Squarespace: a flat sitemap, feeds and lists paged by the time of the last post, the site's zone in a script."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

from abc import abstractmethod
from html import escape
from typing import ClassVar, NamedTuple
from urllib.parse import unquote_plus

from scraper.demo import feeds
from scraper.demo.blog import tag_of
from scraper.demo.model import Post, StaticPage
from scraper.demo.platforms.squarespace_head import SquarespaceSite
from scraper.demo.platforms.squarespace_markup import SquarespaceMarkup, hex_id
from scraper.demo.server import Answer, Request, text
from scraper.demo.weight import Part

PER_PAGE = 20
_RULES = (
    "config|search|account$|account/|commerce/digital-download/|api/|Allow: /api/ui-extensions/|static/|"
    "*?author=*|*&author=*|*?tag=*|*&tag=*|*?month=*|*&month=*|*?view=*|*&view=*|*?format=json|*&format=json|"
    "*?format=page-context|*&format=page-context|*?format=main-content|*&format=main-content|*?format=json-pretty|"
    "*&format=json-pretty|*?format=ical|*&format=ical|*?reversePaginate=*|*&reversePaginate=*"
).split("|")
_NOT_FOUND = "<h1>404</h1><p>We couldn't find the page you were looking for. This is either because:</p>"


def _rule(rule: str) -> str:
    """One line of robots.txt; the platform writes rules with a star without a space."""
    return rule if rule.startswith("Allow") else f"Disallow:{'' if rule.startswith('*') else ' '}/{rule}"


class Listing(NamedTuple):
    """A page of a list: its posts, and the cursors of the pages beside it, 0 where there is none."""

    path: str
    posts: list[Post]
    older: int = 0
    newer: int = 0


class SquarespaceBlog(SquarespaceSite):
    """A Squarespace site; the templates of 7.0 and 7.1 say how its pages look."""

    route_paths: ClassVar[dict[str, tuple[str, ...]]] = {
        "feed": ("/blog?format=rss",),
        "sitemap": ("/sitemap.xml",),
        "listing": ("/blog$", "/blog?offset="),
    }

    @property
    def unwanted_paths(self) -> list[str]:
        """Pages, lists of posts, and the home page's second name."""
        return [*(f"/{page.slug}" for page in self.profile.pages), *self.collections]

    @property
    def per_page(self) -> int:
        """Posts on a page of the list."""
        return 4 if self.options.scale is None else PER_PAGE

    def route_of(self, request: Request) -> str:
        """The route that an address belongs to."""
        if request.path in (self.collection, self.old_collection):
            return "feed" if request.value("format").lower() == "rss" else "listing"
        if request.path.startswith((f"{self.collection}/category/", f"{self.collection}/tag/")):
            return "listing"
        return "sitemap" if request.path == "/sitemap.xml" else ""

    def route(self, request: Request) -> Answer:
        """Every address of the site."""
        path = request.path
        if path == "/robots.txt":
            return text(self.robots())
        if path == "/sitemap.xml":
            return text(self.sitemap(), feeds.XML)
        if path in (self.collection, self.old_collection) and request.value("format").lower() == "rss":
            body = self.feed(path, request.value("offset"))
            return text(body, feeds.RSS, etag=tag_of((body,), weak=True))
        if path.startswith("/static/") or path == "/search":
            return self.not_found()
        return self._show(request)

    def _show(self, request: Request) -> Answer:
        path = request.path
        post = self.post_at(path)
        if post is not None:
            return self.html(self.single(post))
        if path in self.collections:
            return self.html(self.listing(self.turn(path, request)))
        for kind in ("category", "tag"):
            start = f"{self.collection}/{kind}/"
            if path.startswith(start):
                return self.html(self.filtered(path, self._filed(kind, unquote_plus(path.removeprefix(start)))))
        page = next((page for page in self.profile.pages if path == f"/{page.slug}"), None)
        if page is not None:
            return self.html(self.static(page))
        return self.html(self.home()) if path in ("/", "/home") else self.not_found()

    def _filed(self, kind: str, name: str) -> list[Post]:
        found = [p for p in self.of(self.collection) if name in (p.categories if kind == "category" else p.tags)]
        return found[:PER_PAGE]

    def html(self, parts: tuple[Part, ...], status: int = 200) -> Answer:
        """A page with the platform's headers."""
        headers = (
            ("X-ServedBy", "squarespace"),
            ("X-ContextId", "Q8jBRqCX/8AFGoXqR"),
            ("Vary", "Accept-Encoding, User-Agent"),
        )
        return Answer(parts=parts, status=status, headers=headers)

    def not_found(self) -> Answer:
        """A real 404."""
        return self.html(self.frame("404", "", _NOT_FOUND, "collection-type-page system-page"), 404)

    # ---- routes ----

    def robots(self) -> str:
        """The file that every Squarespace site has."""
        agents = ("AdsBot-Google", "AdsBot-Google-Mobile", "AdsBot-Google-Mobile-Apps", "*")
        groups = [[f"User-agent: {agent}", *map(_rule, _RULES)] for agent in agents]
        groups[-1] += self.robots_lines()
        lines = "\n\n".join("\n".join(group) for group in groups)
        return f"# Squarespace Robots Txt\n\n{lines}\n\nSitemap: {self.url}sitemap.xml\n"

    def sitemap(self) -> str:
        """One flat file of everything, with days of change and pictures."""
        day = f"{self.local(self.last_change()):%Y-%m-%d}"
        rows = [*((f"{self.url.rstrip('/')}{path}", "daily", "0.75", day) for path in self.collections)]
        rows += [
            (self.absolute(self.path(p)), "monthly", "0.5", f"{self.local(self.edited(p)):%Y-%m-%d}")
            for p in self.all_posts
        ]
        rows += [(f"{self.url}home", "daily", "1.0", "2024-01-15")]
        rows += [(f"{self.url}{page.slug}", "daily", "0.75", "2024-02-20") for page in self.profile.pages]
        inner = "\n".join(
            f"  <url>\n    <loc>{escape(address)}</loc>\n    <changefreq>{often}</changefreq>\n    <priority>{weight}</priority>\n"
            f"    <lastmod>{changed}</lastmod>\n    <image:image>\n      <image:loc>https://static1.squarespace.com/static/{self.site_id}/t/"
            f"{hex_id(address)}/picture.jpg</image:loc>\n      <image:title>{escape(self.profile.title)}</image:title>\n    </image:image>\n  </url>"
            for address, often, weight, changed in rows
        )
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
            f'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">\n{inner}\n</urlset>\n'
        )

    def feed(self, collection: str, offset: str) -> str:
        """A page of the feed; the item that the cursor stands on comes again."""
        posts = self.of(collection)
        if offset.isdigit():
            posts = [post for post in posts if self.ms(post) // 1000 <= int(offset) // 1000]
        address = self.absolute(collection)
        channel = feeds.Channel(title=self.profile.title, link=address, self_link=f"{address}?format=rss", description="",
                                built=self.last_change(), generator="Site-Server v@build.version@ (http://www.squarespace.com)")  # fmt: skip
        return feeds.rss(channel, [self.entry_of(collection, post) for post in posts[:PER_PAGE]])

    def entry_of(self, collection: str, post: Post) -> feeds.Entry:
        """A post in the feed: an excerpt of the author's moves the text to a place of its own."""
        whole = self.fed(post, self.bare(post))
        return feeds.Entry(
            title=post.title,
            link=self.absolute(self.path(post)),
            guid=f"{self.site_id}:{hex_id(self.name, collection)}:{self.item_id(post)}",
            published=post.published,
            creator=post.author,
            categories=(*post.categories, *post.tags),
            description=f"<p>{escape(post.description, quote=False)}</p>" if post.description else whole,
            content=whole if post.description else "",
        )

    def bare(self, post: Post) -> str:
        """The text of a post without the grid around it."""
        assert isinstance(self.markup, SquarespaceMarkup)
        return self.markup.bare(post.blocks)

    def turn(self, collection: str, request: Request) -> Listing:
        """The page of a list that a cursor leads to."""
        posts, offset = self.of(collection), request.value("offset")
        start = 0
        if offset.isdigit():
            start = sum(self.ms(post) >= int(offset) for post in posts)
        end = start + self.per_page
        older = self.ms(posts[end - 1]) if end < len(posts) else 0
        return Listing(collection, posts[start:end], older, self.ms(posts[start]) if 0 < start < len(posts) else 0)

    # ---- the templates ----

    @abstractmethod
    def frame(self, title: str, head: str, main: str, classes: str, *, body_id: str = "") -> tuple[Part, ...]:
        """The site around a page."""

    @abstractmethod
    def single(self, post: Post) -> tuple[Part, ...]:
        """The page of a post."""

    @abstractmethod
    def listing(self, turn: Listing) -> tuple[Part, ...]:
        """A page of a blog."""

    @abstractmethod
    def filtered(self, path: str, posts: list[Post]) -> tuple[Part, ...]:
        """What is filed under a category or a tag."""

    @abstractmethod
    def static(self, page: StaticPage) -> tuple[Part, ...]:
        """A page that is not a post."""

    @abstractmethod
    def home(self) -> tuple[Part, ...]:
        """The home page."""
