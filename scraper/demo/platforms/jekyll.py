"""Jekyll with minima: jekyll-seo-tag in every head, a feed of ten whole posts whose own date is always now."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

import json
from datetime import UTC, datetime
from html import escape
from typing import ClassVar

from scraper.demo import feeds
from scraper.demo.content.jekyll_ferry import PROFILE as JEKYLL_FERRY
from scraper.demo.content.jekyll_pines import PROFILE as JEKYLL_PINES
from scraper.demo.golden import excerpt
from scraper.demo.model import Post, StaticPage
from scraper.demo.platforms.generators import GeneratorBlog
from scraper.demo.weight import Part

FEED_CAP = 10


class JekyllBlog(GeneratorBlog):
    """What `jekyll new` makes, with the plugins of GitHub Pages."""

    platform = "jekyll"
    feed_cap = FEED_CAP
    feed_file = "/feed.xml"
    list_sizes = None
    route_paths: ClassVar[dict[str, tuple[str, ...]]] = {"feed": ("/feed.xml",), "sitemap": ("/sitemap.xml",)}

    def path(self, post: Post) -> str:
        """`/category/year/month/day/slug.html`, the day as the author's calendar has it."""
        folder = "".join(f"/{name.lower()}" for name in post.categories)
        return f"{folder}/{post.published.astimezone(self.profile.zone):%Y/%m/%d}/{post.slug}.html"

    def feed(self) -> str:
        """The feed: built anew every night, so its own date tells nothing."""
        channel = feeds.Channel(title=self.profile.title, link=self.url, self_link=f"{self.url}feed.xml",
                                description=self.profile.tagline, built=datetime.now(UTC))  # fmt: skip
        zone = self.profile.zone
        return feeds.atom(channel, [
            feeds.Entry(
                title=post.title, link=self.absolute(self.path(post)), guid=self.absolute(self.path(post)).removesuffix(".html"),
                creator=post.author, published=post.published.astimezone(zone), updated=post.changed.astimezone(zone),
                categories=(*post.categories, *post.tags), content=self.body_of(post),
            )
            for post in self.all_posts[:FEED_CAP]
        ])  # fmt: skip

    def sitemap(self) -> str:
        """Posts with their change, pages without one."""
        rows = [(self.absolute(self.path(post)), self._stamp(post.changed)) for post in reversed(self.all_posts)]
        rows += [(self.absolute(path), "") for path in ("/", *self.unwanted_paths)]
        return feeds.urlset(rows)

    def _stamp(self, moment: datetime) -> str:
        return moment.astimezone(self.profile.zone).isoformat()

    def frame(self, title: str, head: str, main: str) -> tuple[Part, ...]:
        """minima's default layout."""
        name = escape(self.profile.title)
        links = "".join(
            f'<a class="page-link" href="{self.page_path(page)}">{escape(page.title)}</a>'
            for page in self.profile.pages
        )
        full = f"{escape(title)} | {name}" if title else f"{name} | {escape(self.profile.tagline)}"
        top = (
            '<!DOCTYPE html>\n<html lang="en"><head>\n  <meta charset="utf-8">\n  <meta http-equiv="X-UA-Compatible" content="IE=edge">\n'
            '  <meta name="viewport" content="width=device-width, initial-scale=1"><!-- Begin Jekyll SEO tag v2.8.0 -->\n'
            f'<title>{full}</title>\n<meta name="generator" content="Jekyll v4.3.3" />\n<meta property="og:locale" content="en_US" />\n'
            f'<meta property="og:site_name" content="{name}" />\n{head}<!-- End Jekyll SEO tag -->\n'
            '<link rel="stylesheet" href="/assets/main.css"><link type="application/atom+xml" rel="alternate" '
            f'href="{self.url}feed.xml" title="{name}" />'
        )
        body = (
            f'</head>\n<body><header class="site-header" role="banner">\n  <div class="wrapper"><a class="site-title" rel="author" href="/">{name}</a>'
            '<nav class="site-nav"><input type="checkbox" id="nav-trigger" class="nav-trigger" /><label for="nav-trigger"><span class="menu-icon">'
            f'</span></label><div class="trigger">{links}</div></nav></div>\n</header>\n<main class="page-content" aria-label="Content">\n'
            f'      <div class="wrapper">\n{main}\n      </div>\n    </main><footer class="site-footer h-card">\n  <data class="u-url" href="/"></data>'
            f'<div class="wrapper"><h2 class="footer-heading">{name}</h2><div class="footer-col-wrapper"><div class="footer-col footer-col-1"><ul '
            f'class="contact-list"><li class="p-name">{escape(self.profile.owner)}</li><li><a class="u-email" href="mailto:{self.profile.email}">'
            f'{self.profile.email}</a></li><li>© 2024</li></ul></div><div class="footer-col footer-col-3"><p>{escape(self.profile.tagline)}</p></div>'
            "</div></div></footer>\n"
        )
        return top, self.styles(), body, self.menus(40), "</body>\n\n</html>\n"

    def single(self, post: Post) -> tuple[Part, ...]:
        """minima's post layout."""
        shown, address = self._stamp(post.published), self.absolute(self.path(post))
        data = {
            "@context": "https://schema.org", "@type": "BlogPosting", "author": {"@type": "Person", "name": post.author},
            "dateModified": self._stamp(post.changed), "datePublished": shown, "description": excerpt(post), "headline": post.title,
            "mainEntityOfPage": {"@type": "WebPage", "@id": address}, "url": address,
        }  # fmt: skip
        head = (
            f'<meta property="og:title" content="{escape(post.title)}" />\n<meta name="author" content="{escape(post.author)}" />\n'
            f'<meta name="description" content="{escape(excerpt(post))}" />\n<link rel="canonical" href="{address}" />\n'
            f'<meta property="og:url" content="{address}" />\n<meta property="og:type" content="article" />\n'
            f'<meta property="article:published_time" content="{shown}" />\n<meta name="twitter:card" content="summary" />\n'
            f'<script type="application/ld+json">\n{json.dumps(data, ensure_ascii=False)}</script>\n'
        )
        day = post.published.astimezone(self.profile.zone)
        main = (
            '<article class="post h-entry" itemscope itemtype="http://schema.org/BlogPosting">\n\n  <header class="post-header">\n'
            f'    <h1 class="post-title p-name" itemprop="name headline">{self.markup.inline(post.title)}</h1>\n    <p class="post-meta">\n'
            f'      <time class="dt-published" datetime="{shown}" itemprop="datePublished">{day:%b} {day.day}, {day.year}\n      </time>• '
            '<span itemprop="author" itemscope itemtype="http://schema.org/Person"><span class="p-author h-card" itemprop="name">'
            f"{escape(post.author)}</span></span></p>\n  </header>\n\n"
            f'  <div class="post-content e-content" itemprop="articleBody">\n    {self.body_of(post)}\n  </div>'
            '<div id="disqus_thread"></div><noscript>Please enable JavaScript to view the comments.</noscript>'
            f'<a class="u-url" href="{self.path(post)}" hidden></a>\n</article>\n'
            f'<aside class="related"><h2>Related posts</h2><ul class="related-posts">{self.short_list(self.neighbours(post))}</ul></aside>'
        )
        return self.frame(post.title, head, main)

    def listing(self, posts: list[Post], number: int) -> tuple[Part, ...]:
        """minima's home layout: all posts on one page."""
        del number
        zone = self.profile.zone
        items = "".join(
            f'<li><span class="post-meta">{post.published.astimezone(zone):%b %d, %Y}</span>\n        <h3>\n          '
            f'<a class="post-link" href="{self.path(post)}">\n            {escape(post.title)}\n          </a>\n        </h3></li>'
            for post in posts
        )
        main = (
            f'<div class="home"><h2 class="post-list-heading">Posts</h2>\n    <ul class="post-list">{items}</ul>\n\n    <p class="rss-subscribe">'
            'subscribe <a href="/feed.xml">via RSS</a></p></div>'
        )
        return self.frame("", f'<link rel="canonical" href="{self.url}" />\n{self._website()}', main)

    def static(self, page: StaticPage) -> tuple[Part, ...]:
        """minima's page layout."""
        main = (
            f'<article class="post">\n\n  <header class="post-header">\n    <h1 class="post-title">{escape(page.title)}</h1>\n  </header>\n\n'
            f'  <div class="post-content">\n    {self.markup.body(page.blocks)}\n  </div>\n\n</article>'
        )
        head = f'<meta property="og:title" content="{escape(page.title)}" />\n{self._website()}'
        return self.frame(page.title, head, main)

    def _website(self) -> str:
        data = {"@context": "https://schema.org", "@type": "WebSite", "name": self.profile.title, "url": self.url}
        return f'<meta property="og:type" content="website" />\n<script type="application/ld+json">\n{json.dumps(data)}</script>\n'


#: the blogs of this platform
BLOGS = ((JekyllBlog, JEKYLL_PINES), (JekyllBlog, JEKYLL_FERRY))
