"""Pelican with notmyidea: dates in abbr, a sitemap full of archives, a feed of a hundred, and drafts that anyone can open."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from html import escape
from typing import ClassVar

from scraper.demo import feeds
from scraper.demo.content.pelican_werkstatt import PROFILE as PELICAN_WERKSTATT
from scraper.demo.golden import excerpt
from scraper.demo.markup import Markup
from scraper.demo.model import Para, Post, StaticPage
from scraper.demo.platforms.generators import GeneratorBlog
from scraper.demo.server import Answer
from scraper.demo.weight import Part

FEED_CAP = 100
DRAFT = "/drafts/noch-nicht-fertig.html"
_DRAFT_WORDS = (Para("Dieser Text ist noch nicht fertig. Er weiß noch nicht, worauf er hinauswill."),)


class PelicanMarkup(Markup):
    """Python-Markdown's HTML with the permalinks of its toc extension."""

    def heading(self, inner: str, level: int) -> str:
        """A heading with its permalink."""
        name = re.sub(r"\W+", "-", inner.lower()).strip("-")
        link = f'<a class="headerlink" href="#{name}" title="Permanent link">&para;</a>'
        return f'<h{level} id="{name}">{inner}{link}</h{level}>'


class PelicanBlog(GeneratorBlog):
    """What `pelican-quickstart` makes, with the sitemap plugin."""

    platform = "pelican"
    feed_cap = FEED_CAP
    feed_file = "/feeds/all.atom.xml"
    markup: ClassVar[Markup] = PelicanMarkup()
    route_paths: ClassVar[dict[str, tuple[str, ...]]] = {
        "feed": ("/feeds/",),
        "sitemap": ("/sitemap.xml",),
        "listing": ("/index2.html", "/index3.html"),
    }

    def path(self, post: Post) -> str:
        """`/slug.html`."""
        return f"/{post.slug}.html"

    def page_path(self, page: StaticPage) -> str:
        """`/pages/slug.html`."""
        return f"/pages/{page.slug}.html"

    @property
    def unwanted_paths(self) -> list[str]:
        """Pages that are not posts, and a draft: it is on the host, and nothing names it."""
        return [*super().unwanted_paths, DRAFT]

    def list_path(self, number: int) -> str:
        """`/`, then `/index2.html`."""
        return "/" if number == 1 else f"/index{number}.html"

    def list_number(self, path: str) -> int:
        """The first page has two names."""
        return super().list_number("/" if path == "/index.html" else path)

    def feed(self) -> str:
        """The feed of all categories."""
        channel = feeds.Channel(title=self.profile.title, link=self.url, self_link=f"{self.url}feeds/all.atom.xml",
                                description="", built=self.last_change())  # fmt: skip
        zone = self.profile.zone
        return feeds.atom(channel, [
            feeds.Entry(title=post.title, link=self.absolute(self.path(post)), guid=f"tag:werkstattseele.example,{day:%Y-%m-%d}:{self.path(post)}",
                        creator=post.author, published=day, updated=post.changed.astimezone(zone), categories=(*post.categories, *post.tags),
                        content=self.body_of(post))
            for post in self.all_posts[:FEED_CAP] if (day := post.published.astimezone(zone))
        ])  # fmt: skip

    def sitemap(self) -> str:
        """Everything that Pelican wrote, each with a date."""
        newest = self._stamp(self.last_change())
        rows = [(self.absolute(path), newest) for path in ("/", *self._archives())]
        rows += [(self.absolute(self.path(post)), self._stamp(post.changed)) for post in self.all_posts]
        rows += [(self.absolute(self.page_path(page)), newest) for page in self.profile.pages]
        return feeds.urlset(rows)

    def _archives(self) -> Iterator[str]:
        yield from ("/archives.html", "/authors.html", "/categories.html", "/tags.html")
        for folder, names in self._terms().items():
            yield from (f"/{folder}/{name}.html" for name in names)

    def _terms(self) -> dict[str, dict[str, list[Post]]]:
        terms: dict[str, dict[str, list[Post]]] = {"category": {}, "tag": {}, "author": {}}
        for post in self.all_posts:
            for folder, names in (("category", post.categories), ("tag", post.tags), ("author", (post.author,))):
                for name in names:
                    terms[folder].setdefault(_slug(name), []).append(post)
        return terms

    def _stamp(self, moment: datetime) -> str:
        return moment.astimezone(self.profile.zone).isoformat()

    def robots(self) -> str:
        """As its author wrote it."""
        return "\n".join(["User-agent: *", "Disallow: /drafts/", *self.robots_lines(), ""])

    def further(self, path: str) -> Answer | None:
        """Archives; those of a term show their newest post whole."""
        if path == DRAFT:
            words = self.markup.body(_DRAFT_WORDS)
            return self.file(
                self.frame(
                    "Noch nicht fertig",
                    "",
                    f'<section id="content" class="body">\n  <article>{words}</article></section>',
                )
            )
        if path == "/archives.html":
            rows = "".join(
                f'<dt>{post.published.astimezone(self.profile.zone):%a %d %B %Y}</dt><dd><a href="{self.path(post)}">{escape(post.title)}</a></dd>'
                for post in self.all_posts
            )
            return self.file(
                self.frame(
                    "Archives",
                    "",
                    f'<section id="content" class="body"><h1>Archives</h1><dl>{rows}</dl></section>',
                )
            )
        if path in ("/authors.html", "/categories.html", "/tags.html"):
            return self.file(self.frame("Lists", "", '<section id="content" class="body"><ul></ul></section>'))
        match = re.fullmatch(r"/(category|tag|author)/([^/]+)\.html", path)
        posts = self._terms()[match[1]].get(match[2]) if match else None
        return self.file(self.frame(match[2], "", self._index(posts[:10], ""))) if match and posts else None

    def frame(self, title: str, head: str, main: str) -> tuple[Part, ...]:
        """notmyidea's base."""
        name = escape(self.profile.title)
        links = "".join(
            f'<li><a href="{self.page_path(page)}">{escape(page.title)}</a></li>' for page in self.profile.pages
        )
        links += "".join(
            f'<li><a href="/category/{slug}.html">{escape(slug)}</a></li>'
            for slug in sorted(self._terms()["category"])
        )
        top = (
            '<!DOCTYPE html>\n<html lang="de">\n<head>\n        <meta charset="utf-8" />\n        <meta name="viewport" content="width=device-width, '
            f'initial-scale=1.0" />\n        <meta name="generator" content="Pelican" />\n        <title>{escape(title) or name}</title>\n'
            '        <link rel="stylesheet" href="/theme/css/main.css" />\n        <link href="/feeds/all.atom.xml" type="application/atom+xml" '
            f'rel="alternate" title="{name} Atom Feed" />\n{head}'
        )
        body = (
            f'</head>\n\n<body id="index" class="home">\n        <header id="banner" class="body">\n                <h1><a href="/">{name} <strong>'
            f"{escape(self.profile.tagline)}</strong></a></h1>\n                <nav><ul>{links}</ul></nav>\n        </header><!-- /#banner -->\n{main}\n"
            '        <section id="extras" class="body">\n                <div class="blogroll">\n                        <h2>links</h2>\n'
            '                        <ul><li><a href="https://getpelican.com/">Pelican</a></li><li><a href="https://www.python.org/">Python.org</a></li>'
            '</ul>\n                </div><!-- /.blogroll -->\n        </section><!-- /#extras -->\n\n        <footer id="contentinfo" class="body">\n'
            '                <address id="about" class="vcard body">\n                Proudly powered by <a rel="nofollow" href="https://getpelican.com/">'
            'Pelican</a>, which takes great advantage of <a rel="nofollow" href="https://www.python.org/">Python</a>. © 2024\n                </address>'
            "<!-- /#about -->\n        </footer><!-- /#contentinfo -->\n"
        )
        return top, self.styles(), body, self.menus(40), "</body>\n</html>\n"

    def _info(self, post: Post) -> str:
        zone = self.profile.zone
        shown, changed = post.published.astimezone(zone), post.changed.astimezone(zone)
        revised = (
            f'\n\t\t<br />\n        <abbr class="modified" title="{changed.isoformat()}">\n                Updated: {changed:%a %d %B %Y}\n        </abbr>'
            if post.modified
            else ""
        )
        folders = "".join(
            f'<p>In <a href="/category/{_slug(c)}.html">{escape(c)}</a>.</p>\n' for c in post.categories
        )
        tags = " ".join(f'<a href="/tag/{_slug(tag)}.html">{escape(tag)}</a>' for tag in post.tags)
        return (
            f'<footer class="post-info">\n        <abbr class="published" title="{shown.isoformat()}">\n                Published: {shown:%a %d %B %Y}\n'
            f'        </abbr>{revised}\n\n        <address class="vcard author">\n                By                         <a class="url fn" '
            f'href="/author/{_slug(post.author)}.html">{escape(post.author)}</a>\n        </address>\n{folders}<p>tags: {tags} </p>\n</footer><!-- /.post-info -->'
        )

    def single(self, post: Post) -> tuple[Part, ...]:
        """The page of an article."""
        link = f'<a href="{self.path(post)}" rel="bookmark"\n         title="Permalink to {escape(post.title)}">{self.markup.inline(post.title)}</a>'
        main = (
            f'<section id="content" class="body">\n  <article>\n    <header>\n      <h1 class="entry-title">\n        {link}</h1>\n    </header>\n\n'
            f'    <div class="entry-content">\n{self._info(post)}      {self.body_of(post)}\n\n    </div><!-- /.entry-content -->\n'
            f'    <div class="comments"><h2>Comments !</h2><div id="disqus_thread"></div></div>\n  </article>\n</section>\n<aside class="body"><ul>'
            f"{self.short_list(self.neighbours(post))}</ul></aside>"
        )
        return self.frame(
            post.title, f'        <meta name="description" content="{escape(excerpt(post))}" />\n', main
        )

    def listing(self, posts: list[Post], number: int) -> tuple[Part, ...]:
        """A page of the index."""
        back = (
            f'<a href="{"/index.html" if number == 2 else self.list_path(number - 1)}">&laquo;</a>'
            if number > 1
            else ""
        )
        on = f'<a href="{self.list_path(number + 1)}">&raquo;</a>' if number < self.last_list else ""
        pager = (
            f'<p class="paginator">\n            {back}\n    Page {number} / {self.last_list}\n        {on}\n</p>'
        )
        return self.frame("", "", self._index(posts, pager))

    def _index(self, posts: list[Post], pager: str) -> str:
        """The newest post whole, the others cut."""
        first, *others = posts
        items = "".join(
            f'<li><article class="hentry">\n                <header>\n                    <h1><a href="{self.path(post)}" rel="bookmark"\n'
            f'                           title="Permalink to {escape(post.title)}">{escape(post.title)}</a></h1>\n                </header>\n\n'
            f'                <div class="entry-content">\n{self._info(post)}                <p>{escape(excerpt(post), quote=False)}</p>\n'
            f'                    <a class="readmore" href="{self.path(post)}">read more</a>\n                </div></article></li>'
            for post in others
        )
        return (
            f'            <aside id="featured" class="body">\n                <article>\n                    <h1 class="entry-title"><a href="'
            f'{self.path(first)}">{escape(first.title)}</a></h1>\n{self._info(first)}{self.body_of(first)}                </article>\n            </aside>'
            '<!-- /#featured -->\n                <section id="content" class="body">\n                    <h1>Other articles</h1>\n'
            f'                    <hr />\n                    <ol id="posts-list" class="hfeed">{items}</ol><!-- /#posts-list -->\n{pager}'
            "                </section><!-- /#content -->"
        )

    def static(self, page: StaticPage) -> tuple[Part, ...]:
        """A page that is not an article."""
        main = f'<section id="content" class="body">\n    <h1 class="entry-title">{escape(page.title)}</h1>\n    {self.markup.body(page.blocks)}\n</section>'
        return self.frame(page.title, "", main)


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


#: the blogs of this platform
BLOGS = ((PelicanBlog, PELICAN_WERKSTATT),)
