"""Eleventy's base blog: no author, days without hours, a body that is no element of its own, a lastmod that never moves."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

from datetime import date
from html import escape
from typing import ClassVar
from xml.sax.saxutils import escape as xml

from scraper.demo import feeds
from scraper.demo.content.eleventy_azotea import PROFILE as ELEVENTY_AZOTEA
from scraper.demo.golden import excerpt
from scraper.demo.markup import Markup
from scraper.demo.model import Post, StaticPage
from scraper.demo.platforms.generators import GeneratorBlog
from scraper.demo.server import Answer, Request
from scraper.demo.weight import Part

FEED_CAP = 10
NEWEST = 3


class EleventyMarkup(Markup):
    """markdown-it's HTML with ids on headings."""

    def heading(self, inner: str, level: int) -> str:
        """A heading that can be linked to."""
        return f'<h{level} id="{"-".join(inner.lower().split())}" tabindex="-1">{inner}</h{level}>'


class EleventyBlog(GeneratorBlog):
    """The starter that most Eleventy blogs began with."""

    platform = "eleventy"
    feed_cap = FEED_CAP
    feed_file = "/feed/feed.xml"
    tells_edits = False
    states_author = False
    states_modified = False
    list_sizes = None
    markup: ClassVar[Markup] = EleventyMarkup()
    route_paths: ClassVar[dict[str, tuple[str, ...]]] = {
        "feed": ("/feed/",),
        "sitemap": ("/sitemap.xml",),
        "listing": ("/blog/$",),
    }

    def path(self, post: Post) -> str:
        """`/blog/slug/`."""
        return f"/blog/{post.slug}/"

    def list_path(self, number: int) -> str:
        """The archive: all posts on one page."""
        return f"/blog/{'' if number == 1 else number}"

    def route_of(self, request: Request) -> str:
        """The archive is not the home page, so it can be shut."""
        return "listing" if request.path == "/blog/" else super().route_of(request)

    def _day(self, post: Post) -> date:
        return post.published.astimezone(self.profile.zone).date()

    def feed(self) -> str:
        """The base blog's template: one author for all, and a day's midnight in UTC as the only date of a post."""
        entries = "".join(
            f'\n\t<entry>\n\t\t<title>{xml(post.title)}</title>\n\t\t<link href="{self.absolute(self.path(post))}" />\n'
            f"\t\t<updated>{self._day(post)}T00:00:00Z</updated>\n\t\t<id>{self.absolute(self.path(post))}</id>\n"
            f'\t\t<content type="html">{xml(self.body_of(post))}</content>\n\t</entry>'
            for post in self.all_posts[:FEED_CAP]
        )
        return (
            '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:base="'
            + self.url
            + '">\n'
            f"\t<title>{xml(self.profile.title)}</title>\n\t<subtitle>{xml(self.profile.tagline)}</subtitle>\n"
            f'\t<link href="{self.url}feed/feed.xml" rel="self" />\n\t<link href="{self.url}" />\n'
            f"\t<updated>{self._day(self.all_posts[0])}T00:00:00Z</updated>\n\t<id>{self.url}</id>\n"
            f"\t<author>\n\t\t<name>{xml(self.profile.owner)}</name>\n\t</author>{entries}\n</feed>\n"
        )

    def sitemap(self) -> str:
        """Every page; of a post the day in its front matter, which an edit leaves alone."""
        tags = sorted({tag for post in self.all_posts for tag in post.tags})
        first = str(min(self._day(post) for post in self.all_posts))
        rows = [(self.absolute(path), first) for path in ("/", "/blog/", *self.unwanted_paths)]
        rows += [(self.absolute(self.path(post)), str(self._day(post))) for post in reversed(self.all_posts)]
        rows += [(self.absolute(f"/tags/{_slug(tag)}/"), first) for tag in tags]
        return feeds.urlset(rows)

    def robots(self) -> str:
        """The base blog has one line to allow all, and no more."""
        return "\n".join(["User-agent: *", *(self.robots_lines() or ["Allow: /"]), ""])

    def further(self, path: str) -> Answer | None:
        """The home page, and pages of tags."""
        if path == "/":
            count = len(self.all_posts)
            main = (
                f"<h1>Latest {min(NEWEST, count)} Posts</h1>\n{self._list(self.all_posts[:NEWEST])}\n<p>{max(0, count - NEWEST)} more posts can be "
                'found in <a href="/blog/">the archive</a>.</p>'
            )
            return self.file(self.frame(self.profile.title, "", main))
        slug = path.removeprefix("/tags/").strip("/")
        posts = [post for post in self.all_posts if slug in map(_slug, post.tags)]
        if path.startswith("/tags/") and posts:
            return self.file(self.frame(f"Tagged “{slug}”", "", f"<h1>Tagged “{slug}”</h1>{self._list(posts)}"))
        return None

    def frame(self, title: str, head: str, main: str) -> tuple[Part, ...]:
        """The base layout."""
        name = escape(self.profile.title)
        pages = [
            ("Home", "/"),
            ("Archive", "/blog/"),
            *((page.title, self.page_path(page)) for page in self.profile.pages),
        ]
        links = "".join(
            f'<li class="nav-item"><a href="{path}">{escape(words)}</a></li>\n' for words, path in pages
        )
        top = (
            '<!doctype html>\n<html lang="es">\n\t<head>\n\t\t<meta charset="utf-8">\n\t\t<meta name="viewport" content="width=device-width, '
            f'initial-scale=1.0">\n\t\t<title>{escape(title)}</title>\n{head}\t\t<link rel="alternate" href="/feed/feed.xml" '
            f'type="application/atom+xml" title="{name}">\n\t\t<meta name="generator" content="Eleventy v3.0.0">\n'
        )
        body = (
            '\t</head>\n\t<body>\n\t\t<a href="#main" id="skip-link" class="visually-hidden">Skip to main content</a>\n\n\t\t<header>\n'
            f'\t\t\t<a href="/" class="home-link">{name}</a>\n\t\t\t<nav>\n\t\t\t\t<h2 class="visually-hidden" id="top-level-navigation-menu">Top level '
            f'navigation menu</h2>\n\t\t\t\t<ul class="nav">{links}</ul>\n\t\t\t</nav>\n\t\t</header>\n\n\t\t<main id="main">\n\t\t\t<heading-anchors>\n'
            f'{main}\n\t\t\t</heading-anchors>\n\t\t</main>\n\n\t\t<footer>\n\t\t\t<p>\n\t\t\t\t<em>Built with <a href="https://www.11ty.dev/">Eleventy '
            f"v3.0.0</a></em> © 2024\n\t\t\t</p>\n\t\t</footer>\n"
        )
        return top, self.styles(), body, self.menus(30), "\t</body>\n</html>\n"

    def single(self, post: Post) -> tuple[Part, ...]:
        """The page of a post."""
        day = self._day(post)
        tags = "".join(
            f'\t<li><a href="/tags/{_slug(tag)}/" class="post-tag">{escape(tag)}</a></li>\n' for tag in post.tags
        )
        older, newer = self.around(post)
        turns = "".join(
            f'<li class="links-nextprev-{kind}">{words}<br> <a href="{self.path(other)}">{escape(other.title)}</a></li>'
            for kind, words, other in (("prev", "← Previous", older), ("next", "Next →", newer))
            if other is not None
        )
        main = (
            f'<h1 id="{post.slug}">{self.markup.inline(post.title)}</h1>\n\n<ul class="post-metadata">\n\t<li><time datetime="{day}">{day:%d %B %Y}'
            f'</time></li>\n{tags}</ul>\n\n{self.body_of(post)}\n<ul class="links-nextprev">{turns}</ul>\n'
        )
        return self.frame(post.title, f'\t\t<meta name="description" content="{escape(excerpt(post))}">\n', main)

    def _list(self, posts: list[Post]) -> str:
        items = "".join(
            f'<li class="postlist-item">\n\t\t<a href="{self.path(post)}" class="postlist-link">{escape(post.title)}</a>\n\t\t<time class="postlist-date" '
            f'datetime="{self._day(post)}">{self._day(post):%B %Y}</time>\n\t</li>\n'
            for post in posts
        )
        return f'<ol reversed class="postlist" style="--postlist-index: {len(posts) + 1}">\n{items}</ol>'

    def listing(self, posts: list[Post], number: int) -> tuple[Part, ...]:
        """The archive."""
        del number
        return self.frame("Archive", "", f'<h1 id="archive">Archive</h1>\n{self._list(posts)}')

    def static(self, page: StaticPage) -> tuple[Part, ...]:
        """A page that is not a post."""
        return self.frame(
            page.title, "", f'<h1 id="{page.slug}">{escape(page.title)}</h1>\n{self.markup.body(page.blocks)}'
        )


def _slug(tag: str) -> str:
    folded = tag.lower().replace("ó", "o").replace("é", "e")
    return "-".join(folded.split())


#: the blogs of this platform
BLOGS = ((EleventyBlog, ELEVENTY_AZOTEA),)
