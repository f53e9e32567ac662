"""TherapySites: no feed, no sitemap for machines; a list with pages, numbered addresses, and a map for people.

No saved page of it was to be had: addresses and routes are from the facts (platforms-hosted, 15), the markup is a
plain one of its time.
"""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

from html import escape
from typing import ClassVar

from scraper.demo.blog import DemoBlog
from scraper.demo.content.therapysites_maple import PROFILE as MAPLE
from scraper.demo.golden import excerpt
from scraper.demo.markup import Markup
from scraper.demo.model import Post, StaticPage
from scraper.demo.server import Answer, Request, text
from scraper.demo.weight import Part, style


class TherapySitesBlog(DemoBlog):
    """A practice's site with a blog under /blog."""

    platform = "therapysites"
    routes = ("listing",)
    states_modified = False
    tells_edits = False
    markup: ClassVar[Markup] = Markup()
    route_paths: ClassVar[dict[str, tuple[str, ...]]] = {"listing": ("/blog?page=",)}

    def path(self, post: Post) -> str:
        """`/blog/1399731-slug`."""
        return f"/blog/{post.id}-{post.slug}"

    @property
    def unwanted_paths(self) -> list[str]:
        """The practice's pages, and its map."""
        return [*super().unwanted_paths, "/sitemap", "/blog"]

    @property
    def per_page(self) -> int:
        """Posts on a page of the list."""
        return 3 if self.options.scale is None else 10

    def route_of(self, request: Request) -> str:
        """The route that an address belongs to; the first page of the list is a page of the site."""
        return "listing" if request.path == "/blog" and request.value("page") else ""

    def route(self, request: Request) -> Answer:
        """Every address of the site."""
        path = request.path
        if path == "/robots.txt":
            return text("\n".join(["User-agent: *", "Disallow: /admin", *self.robots_lines(), ""]))
        post = self.post_at(path)
        if post is not None:
            return Answer(parts=self.single(post))
        if path == "/blog":
            asked = request.value("page", "1")
            return self._list(int(asked) if asked.isdigit() else 1)
        if path == "/sitemap":
            return Answer(parts=self._map())
        page = next((page for page in self.profile.pages if path == f"/{page.slug}"), None)
        if path == "/" or page is not None:
            return Answer(parts=self.static(page))
        return self.not_found()

    def not_found(self) -> Answer:
        """A real 404."""
        return Answer(parts=self._frame("Page Not Found", "<h1>Page Not Found</h1>"), status=404)

    def _list(self, number: int) -> Answer:
        posts = self.all_posts
        last = max(1, -(-len(posts) // self.per_page))
        if not 1 <= number <= last:
            return self.not_found()
        return Answer(
            parts=self.listing(posts[(number - 1) * self.per_page : number * self.per_page], number, last)
        )

    # ---- pages ----

    def _frame(self, title: str, main: str) -> tuple[Part, ...]:
        name = escape(self.profile.title)
        links = "".join(f'<li><a href="/{page.slug}">{escape(page.title)}</a></li>' for page in self.profile.pages)
        top = (
            f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)} | {name}</title>\n'
            f'<meta name="description" content="{escape(self.profile.tagline)}">\n'
        )
        styles = self.weight("therapysites 1", lambda: f"<style>{style('ts', 30_000)}</style>\n")
        middle = (
            f'</head>\n<body class="ts-site">\n<div id="accessibility-widget" aria-label="Accessibility options"></div>\n<div id="header">'
            f'<div class="logo"><a href="/">{name}</a></div><ul id="nav">{links}<li><a href="/blog">Blog</a></li><li><a href="/contact">'
            f'Contact</a></li></ul></div>\n<div id="content">{main}</div>\n<div id="sidebar"><h3>Request an Appointment</h3><form '
            'action="/contact"><input name="name" placeholder="Name"><button>Send</button></form></div>\n<div id="footer"><p>'
            f'{escape(", ".join(self.profile.address))} · {self.profile.phone}</p><p>© 2024 {name} · <a href="/sitemap">Site Map</a> · '
            '<a href="https://www.therapysites.com">Website by TherapySites</a></p></div>\n'
        )
        return top, styles, middle, self.menus(40), "</body>\n</html>\n"

    def single(self, post: Post) -> tuple[Part, ...]:
        """The page of a post."""
        shown = post.published.astimezone(self.profile.zone)
        recent = "".join(
            f'<li><a href="{self.path(near)}">{escape(near.title)}</a></li>' for near in self.all_posts[:3]
        )
        return self._frame(
            post.title,
            f'<div class="blog-post"><h1 class="blog-title">{self.markup.inline(post.title)}</h1>\n<p class="blog-meta">Posted by '
            f'<span class="blog-author">{escape(post.author)}</span> on <span class="blog-date">{shown:%B} {shown.day}, {shown.year}</span></p>\n'
            f'<div class="blog-content">\n{self.body_of(post)}\n</div>\n<div class="blog-share"><a href="#">Share on Facebook</a> '
            '<a href="#">Tweet</a></div></div>\n<div class="blog-recent"><h3>Recent Posts</h3><ul>'
            f"{recent}</ul></div>",
        )

    def listing(self, posts: list[Post], number: int, last: int) -> tuple[Part, ...]:
        """A page of the list of posts."""
        cards = "".join(
            f'<div class="blog-summary"><h2><a href="{self.path(post)}">{escape(post.title)}</a></h2><p>'
            f'{escape(excerpt(post), quote=False)}</p><a href="{self.path(post)}">Read more</a></div>'
            for post in posts
        )
        older = f'<a href="/blog?page={number + 1}">Older Posts</a>' if number < last else ""
        newer = f'<a href="/blog?page={number - 1}">Newer Posts</a>' if number > 1 else ""
        return self._frame("Blog", f'<h1>Blog</h1>{cards}<div class="blog-pager">{newer} {older}</div>')

    def _map(self) -> tuple[Part, ...]:
        links = "".join(f'<li><a href="/{page.slug}">{escape(page.title)}</a></li>' for page in self.profile.pages)
        return self._frame("Site Map", f'<h1>Site Map</h1><ul>{links}<li><a href="/blog">Blog</a></li></ul>')

    def static(self, page: StaticPage | None) -> tuple[Part, ...]:
        """The home page, or a page that is not a post."""
        if page is None:
            words = f"<h1>{escape(self.profile.title)}</h1><p>{escape(self.profile.tagline)}</p>"
            return self._frame("Home", words)
        return self._frame(page.title, f"<h1>{escape(page.title)}</h1>{self.markup.body(page.blocks)}")


#: the blogs of this platform
BLOGS = ((TherapySitesBlog, MAPLE),)
