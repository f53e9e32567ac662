"""What blogs made by static generators share: files on a static host, with validators that every build renews."""

from __future__ import annotations

from abc import abstractmethod
from html import escape
from typing import ClassVar

from scraper.demo import feeds
from scraper.demo.blog import DemoBlog, tag_of
from scraper.demo.model import Post, StaticPage
from scraper.demo.server import HTML, Answer, Request, text
from scraper.demo.weight import Part, style


class GeneratorBlog(DemoBlog):
    """A blog built on its author's machine; each subclass is one generator with one theme."""

    #: the feed's file and its type
    feed_file: ClassVar[str]
    feed_kind: ClassVar[str] = feeds.ATOM
    #: posts on a page of the list, of the hand-written blog and of larger ones; None: all on one
    list_sizes: ClassVar[tuple[int, int] | None] = (4, 10)
    style_size: ClassVar[int] = 9_000

    def page_path(self, page: StaticPage) -> str:
        """The path of a page that is no post."""
        return f"/{page.slug}/"

    @property
    def unwanted_paths(self) -> list[str]:
        """Pages that are not posts."""
        return [self.page_path(page) for page in self.profile.pages]

    def list_path(self, number: int) -> str:
        """The path of a page of the list."""
        return "/" if number == 1 else f"/page/{number}/"

    @property
    def per_page(self) -> int:
        """Posts on a page of the list."""
        if self.list_sizes is None:
            return max(1, len(self.all_posts))
        return self.list_sizes[0 if self.options.scale is None else 1]

    @property
    def last_list(self) -> int:
        """The number of the last page of the list."""
        return max(1, -(-len(self.all_posts) // self.per_page))

    def route_of(self, request: Request) -> str:
        """The route that an address belongs to; the first page of a list is the home page, which stays open."""
        if request.path == self.feed_file:
            return "feed"
        if request.path == "/sitemap.xml":
            return "sitemap"
        return "listing" if self.list_number(request.path) > 1 else ""

    def list_number(self, path: str) -> int:
        """Which page of the list a path is; 0 for none."""
        return next((n for n in range(1, self.last_list + 1) if self.list_path(n) == path), 0)

    def route(self, request: Request) -> Answer:
        """Every address of the site."""
        path = request.path
        if path == "/robots.txt":
            return text(self.robots())
        if path == self.feed_file:
            return self.file((self.feed(),), self.feed_kind)
        if path == "/sitemap.xml":
            return self.file((self.sitemap(),), feeds.XML)
        post = self.post_at(path)
        if post is not None:
            return self.file(self.single(post))
        if number := self.list_number(path):
            first = (number - 1) * self.per_page
            return self.file(self.listing(self.all_posts[first : first + self.per_page], number))
        page = next((page for page in self.profile.pages if self.page_path(page) == path), None)
        if page is not None:
            return self.file(self.static(page))
        return self.further(path) or self.not_found()

    def further(self, path: str) -> Answer | None:
        """What else the generator writes: archives, tags, drafts."""
        del path
        return None

    def file(self, parts: tuple[Part, ...], kind: str = HTML) -> Answer:
        """A file as a static host gives it: the tag is that of its bytes, the time that of the last build."""
        return Answer(
            parts=parts,
            kind=kind,
            etag=tag_of(parts),
            last_modified=self.last_change(),
            headers=(("Cache-Control", "max-age=600"),),
        )

    def not_found(self) -> Answer:
        """A real 404, with the host's own page."""
        words = (
            "<h1>404</h1><p><strong>Page not found :(</strong></p><p>The requested page could not be found.</p>"
        )
        return Answer(parts=self.frame("404", "", words), status=404)

    def robots(self) -> str:
        """The robots.txt of the site."""
        return "\n".join(["User-agent: *", *self.robots_lines(), "", f"Sitemap: {self.url}sitemap.xml", ""])

    def styles(self) -> Part:
        """The style sheet that the theme writes into every page."""
        return self.weight(
            f"{self.platform} 1", lambda: f"<style>{style(self.platform, self.style_size)}</style>\n"
        )

    def short_list(self, posts: list[Post]) -> str:
        """Items that lead to other posts."""
        return "".join(f'<li><a href="{self.path(post)}">{escape(post.title)}</a></li>' for post in posts)

    def around(self, post: Post) -> tuple[Post | None, Post | None]:
        """The older and the newer post beside one."""
        posts = self.all_posts
        place = next(index for index, other in enumerate(posts) if other.slug == post.slug)
        newer = posts[place - 1] if place else None
        return (posts[place + 1] if place + 1 < len(posts) else None), newer

    @abstractmethod
    def feed(self) -> str:
        """The feed."""

    @abstractmethod
    def sitemap(self) -> str:
        """The sitemap."""

    @abstractmethod
    def frame(self, title: str, head: str, main: str) -> tuple[Part, ...]:
        """A page around its main part."""

    @abstractmethod
    def single(self, post: Post) -> tuple[Part, ...]:
        """The page of a post."""

    @abstractmethod
    def listing(self, posts: list[Post], number: int) -> tuple[Part, ...]:
        """A page of the list of posts."""

    @abstractmethod
    def static(self, page: StaticPage) -> tuple[Part, ...]:
        """A page that is not a post."""
