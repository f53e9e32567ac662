"""Hugo with PaperMod: a feed without end that lists the practice's pages too, and gives summaries that don't say so."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

import json
from datetime import datetime
from html import escape
from typing import ClassVar

from scraper.demo import feeds
from scraper.demo.content.hugo_tidewater import PROFILE as HUGO_TIDEWATER
from scraper.demo.golden import excerpt, plain
from scraper.demo.markup import Markup
from scraper.demo.model import Head, Para, Post, StaticPage
from scraper.demo.platforms.generators import GeneratorBlog
from scraper.demo.server import Answer
from scraper.demo.weight import Part

#: as `summaryLength` has it: whole paragraphs until there are so many words
SUMMARY_WORDS = 70


class HugoMarkup(Markup):
    """Goldmark's HTML, with the anchors that PaperMod adds to headings."""

    def heading(self, inner: str, level: int) -> str:
        """A heading with its anchor, which shows a sign to whoever points at it."""
        name = "".join(c if c.isalnum() else "-" for c in inner.lower()).strip("-")
        anchor = f'<a hidden class="anchor" aria-hidden="true" href="#{name}">#</a>'
        return f'<h{level} id="{name}">{inner}{anchor}</h{level}>'


class HugoBlog(GeneratorBlog):
    """A Hugo site whose theme names the generator on every page, as Hugo itself does on the home page only."""

    platform = "hugo"
    feed_file = "/index.xml"
    feed_kind = feeds.RSS
    markup: ClassVar[Markup] = HugoMarkup()
    style_size = 20_000
    route_paths: ClassVar[dict[str, tuple[str, ...]]] = {
        "feed": ("/index.xml",),
        "sitemap": ("/sitemap.xml",),
        "listing": ("/page/", "/posts/page/"),
    }

    def path(self, post: Post) -> str:
        """`/posts/slug/`."""
        return f"/posts/{post.slug}/"

    def list_number(self, path: str) -> int:
        """The home page and the section are the same list."""
        return super().list_number("/" + path.removeprefix("/posts/") if path.startswith("/posts/") else path)

    def feed(self) -> str:
        """Every page of the site, newest first; pages without a date come last."""
        channel = feeds.Channel(title=self.profile.title, link=self.url, self_link=f"{self.url}index.xml",
                                description=f"Recent content on {self.profile.title}", built=self.last_change(),
                                generator="Hugo -- 0.128.0")  # fmt: skip
        born = min(post.published for post in self.all_posts)
        entries = [
            feeds.Entry(title=post.title, link=self.absolute(self.path(post)), guid=self.absolute(self.path(post)),
                        published=post.published, description=self._summary(post))
            for post in self.all_posts
        ]  # fmt: skip
        entries += [
            feeds.Entry(title=page.title, link=self.absolute(self.page_path(page)), guid=self.absolute(self.page_path(page)),
                        published=born, description=self.markup.body(page.blocks))
            for page in self.profile.pages
        ]  # fmt: skip
        return feeds.rss(channel, entries)

    def _summary(self, post: Post) -> str:
        parts, words = [], 0
        for block in post.blocks:
            if words >= SUMMARY_WORDS:
                break
            parts.append(self.markup.block(block))
            words += len(plain(block.text).split()) if isinstance(block, Para | Head) else SUMMARY_WORDS
        return "\n".join(parts)

    def sitemap(self) -> str:
        """Posts, pages, sections and terms."""
        newest = self._stamp(self.last_change())
        rows = [(self.absolute(self.path(post)), self._stamp(post.changed)) for post in self.all_posts]
        tags = sorted({tag for post in self.all_posts for tag in post.tags})
        rows += [
            (self.absolute(path), newest) for path in ("/posts/", "/", "/tags/", *(f"/tags/{t}/" for t in tags))
        ]
        rows += [(self.absolute(path), "") for path in ("/categories/", *self.unwanted_paths)]
        return feeds.urlset(rows)

    def _stamp(self, moment: datetime) -> str:
        return moment.astimezone(self.profile.zone).isoformat()

    def robots(self) -> str:
        """Hugo's own template says nothing but this."""
        return "\n".join(["User-agent: *", *self.robots_lines(), ""])

    def further(self, path: str) -> Answer | None:
        """The pages of terms, and what the site reserves of text and data mining."""
        if path == "/.well-known/tdmrep.json":
            rule = {"location": "/", "tdm-reservation": 1, "tdm-policy": self.absolute("/policies/tdm.json")}
            return self.file((json.dumps([rule]),), "application/json")
        tag = path.removeprefix("/tags/").strip("/")
        posts = [post for post in self.all_posts if not tag or tag in post.tags]
        if path.startswith("/tags/") and posts:
            return self.file(
                self.frame(
                    tag or "Tags",
                    "",
                    f'<header class="page-header"><h1>{escape(tag or "Tags")}</h1></header>{self._cards(posts[:10])}',
                )
            )
        return None

    def frame(self, title: str, head: str, main: str) -> tuple[Part, ...]:
        """PaperMod's baseof."""
        name = escape(self.profile.title)
        links = "".join(
            f'<li><a href="{self.url.rstrip("/")}{path}" title="{escape(words)}"><span>{escape(words)}</span></a></li>'
            for words, path in (
                ("Posts", "/posts/"),
                *((p.title, self.page_path(p)) for p in self.profile.pages),
                ("Tags", "/tags/"),
            )
        )
        top = (
            f'<!DOCTYPE html>\n<html lang="en" dir="auto">\n\n<head><meta name="generator" content="Hugo 0.128.0">\n<meta charset="utf-8">\n<meta http-equiv="X-UA-Compatible" content="IE=edge">\n'
            f'<meta name="viewport" content="width=device-width, initial-scale=1, shrink-to-fit=no">\n<meta name="robots" content="index, follow">\n'
            f"<title>{f'{escape(title)} | {name}' if title else name}</title>\n{head}"
            '<link crossorigin="anonymous" href="/assets/css/stylesheet.8b3fd9.css" rel="preload stylesheet" as="style">\n'
            f'<link rel="alternate" type="application/rss+xml" href="{self.url}index.xml">\n'
        )
        body = (
            '</head>\n\n<body id="top"><script>if (localStorage.getItem("pref-theme") === "dark") { document.body.classList.add("dark"); }</script>\n'
            f'<header class="header">\n    <nav class="nav">\n        <div class="logo"><a href="/" accesskey="h" title="{name} (Alt + H)">{name}</a>'
            f'</div>\n        <ul id="menu">{links}</ul>\n    </nav>\n</header>\n<main class="main">\n{main}\n    </main>\n    \n<footer class="footer">\n'
            f'        <span>&copy; 2024 <a href="/">{name}</a></span> · \n    <span>Powered by <a href="https://gohugo.io/" rel="noopener noreferrer" '
            'target="_blank">Hugo</a> & <a href="https://github.com/adityatelange/hugo-PaperMod/" rel="noopener" target="_blank">PaperMod</a></span>\n'
            '</footer>\n<a href="#top" aria-label="go to top" title="Go to Top (Alt + G)" class="top-link" id="top-link" accesskey="g"></a>\n'
        )
        return top, self.styles(), body, self.menus(60), "</body>\n\n</html>\n"

    def _head(self, title: str, path: str, words: str, published: datetime, changed: datetime, author: str) -> str:
        # the theme takes every page of a site for a post
        data = {
            "@context": "https://schema.org", "@type": "BlogPosting", "headline": title, "name": title, "description": words,
            "datePublished": self._stamp(published), "dateModified": self._stamp(changed), "author": {"@type": "Person", "name": author},
            "mainEntityOfPage": {"@type": "WebPage", "@id": self.absolute(path)},
            "publisher": {"@type": "Organization", "name": self.profile.title},
        }  # fmt: skip
        return (
            f'<meta name="description" content="{escape(words)}">\n<meta name="author" content="{escape(author)}">\n'
            f'<link rel="canonical" href="{self.absolute(path)}">\n<meta property="og:url" content="{self.absolute(path)}">\n'
            f'<meta property="og:site_name" content="{escape(self.profile.title)}">\n<meta property="og:title" content="{escape(title)}">\n'
            f'<meta property="og:type" content="article">\n<meta property="article:section" content="posts">\n'
            f'<meta property="article:published_time" content="{self._stamp(published)}">\n'
            f'<meta property="article:modified_time" content="{self._stamp(changed)}">\n'
            f'<script type="application/ld+json">\n{json.dumps(data, ensure_ascii=False)}\n</script>\n'
        )

    def single(self, post: Post) -> tuple[Part, ...]:
        """The page of a post."""
        head = self._head(post.title, self.path(post), excerpt(post), post.published, post.changed, post.author)
        day = post.published.astimezone(self.profile.zone)
        meta = (
            f"<span title='{day:%Y-%m-%d %H:%M:%S %z %Z}'>{day:%B} {day.day}, {day.year}</span>&nbsp;·&nbsp;<span>2 min</span>"
            f"&nbsp;·&nbsp;<span>{escape(post.author)}</span>"
        )
        heads = "".join(
            f'<li>\n<a href="#x">{escape(plain(b.text))}</a></li>' for b in post.blocks if isinstance(b, Head)
        )
        toc = f'<div class="toc">\n<details><summary accesskey="c"><span class="details">Table of Contents</span></summary><div class="inner"><ul>{heads}</ul></div></details>\n</div>' if heads else ""  # fmt: skip
        tags = "".join(f'<li><a href="/tags/{tag}/">{tag.title()}</a></li>' for tag in post.tags)
        older, newer = self.around(post)
        turns = "".join(
            f'<a class="{kind}" href="{self.path(other)}">\n    <span class="title">{words}</span>\n    <br>\n    <span>{escape(other.title)}</span></a>'
            for kind, words, other in (("prev", "« Prev", newer), ("next", "Next »", older))
            if other is not None
        )
        return self.frame(post.title, head, self._article(post.title, meta, toc, self.body_of(post), tags, turns))

    def _article(self, title: str, meta: str, toc: str, words: str, tags: str, turns: str) -> str:
        share = '<ul class="share-buttons"><li><a target="_blank" href="https://x.com/intent/tweet/" aria-label="share on x"><svg></svg></a></li></ul>'
        return (
            '<article class="post-single">\n  <header class="post-header">\n    <div class="breadcrumbs"><a href="/">Home</a>&nbsp;»&nbsp;<a '
            f'href="/posts/">Posts</a></div>\n    <h1 class="post-title entry-hint-parent">{self.markup.inline(title)}</h1>\n    <div class="post-meta">'
            f'{meta}</div>\n  </header> {toc}\n  <div class="post-content">{words}\n\n  </div>\n\n  <footer class="post-footer">\n    <ul '
            f'class="post-tags">{tags}</ul>\n<nav class="paginav">{turns}</nav>{share}\n  </footer>\n</article>'
        )

    def _cards(self, posts: list[Post]) -> str:
        zone = self.profile.zone
        return "".join(
            '<article class="post-entry"> \n  <header class="entry-header">\n    <h2 class="entry-hint-parent">'
            f'{escape(post.title)}</h2>\n  </header>\n  <div class="entry-content"><p>{escape(excerpt(post), quote=False)}</p>\n  </div>\n  '
            f'<footer class="entry-footer"><span>{post.published.astimezone(zone):%B %d, %Y}</span>&nbsp;·&nbsp;{escape(post.author)}</footer>\n  '
            f'<a class="entry-link" aria-label="post link to {escape(post.title)}" href="{self.path(post)}"></a>\n</article>'
            for post in posts
        )

    def listing(self, posts: list[Post], number: int) -> tuple[Part, ...]:
        """A page of the list of posts."""
        prev = f'<a class="prev" href="{self.list_path(number - 1)}">«&nbsp;Prev&nbsp;</a>' if number > 1 else ""
        following = (
            f'<a class="next" href="{self.list_path(number + 1)}">Next&nbsp;&nbsp;»</a>'
            if number < self.last_list
            else ""
        )
        pager = f'<footer class="page-footer">\n  <nav class="pagination">{prev}{following}</nav>\n</footer>'
        head = f'<meta property="og:type" content="website">\n<link rel="canonical" href="{self.url}">\n'
        return self.frame("", head, self._cards(posts) + pager)

    def static(self, page: StaticPage) -> tuple[Part, ...]:
        """A page that is not a post, in the same dress."""
        born = min(post.published for post in self.all_posts)
        words = " ".join(plain(block.text) for block in page.blocks if isinstance(block, Para))
        head = self._head(page.title, self.page_path(page), words, born, born, self.profile.owner)
        return self.frame(
            page.title, head, self._article(page.title, "", "", self.markup.body(page.blocks), "", "")
        )


#: the blogs of this platform
BLOGS = ((HugoBlog, HUGO_TIDEWATER),)
