"""Tumblr: an API that names everything, RSS of the newest twenty, one theme of thousands; shared posts among one's own."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

import json
import re
from datetime import UTC
from html import escape
from typing import ClassVar

from scraper.demo import feeds
from scraper.demo.blog import DemoBlog, tag_of
from scraper.demo.content.tumblr_slow_letters import KINDS, REBLOGGED, UNTITLED
from scraper.demo.content.tumblr_slow_letters import PROFILE as TUMBLR
from scraper.demo.golden import excerpt, plain
from scraper.demo.markup import Markup
from scraper.demo.model import Picture, Post, Quote, StaticPage
from scraper.demo.platforms import tumblr_api
from scraper.demo.platforms.tumblr_api import TumblrSite
from scraper.demo.server import Answer, Request, text
from scraper.demo.weight import Part, style

_ASSETS = "https://assets.tumblr.com/assets/scripts"
MAP_SIZE = 500


class TumblrMarkup(Markup):
    """What Tumblr's editor saves."""

    def strong(self, inner: str) -> str:
        """Words in bold."""
        return f"<b>{inner}</b>"

    def quote(self, block: Quote) -> str:
        """A quotation, its source as its last paragraph."""
        parts = [self.inline(text) for text in (*block.paragraphs, block.source) if text]
        return f'<blockquote class="npf_indented">{"".join(f"<p>{part}</p>" for part in parts)}</blockquote>'


class TumblrBlog(DemoBlog):
    """A Tumblr blog in the theme that new blogs start with."""

    platform = "tumblr"
    routes = ("api", "sitemap", "feed", "listing")
    feed_cap = tumblr_api.FEED_CAP
    states_modified = False
    markup: ClassVar[Markup] = TumblrMarkup()
    route_paths: ClassVar[dict[str, tuple[str, ...]]] = {
        "api": ("/api/",),
        "feed": ("/rss",),
        "sitemap": ("/sitemap",),
        "listing": ("/page/", "/tagged/", "/archive"),
    }

    @property
    def handle(self) -> str:
        """The name of the blog on Tumblr."""
        return self.profile.owner

    def number(self, post: Post) -> str:
        """Tumblr's own number of a post."""
        return str(742_000_000_000_000_000 + 1_048_583 * post.id)

    def path(self, post: Post) -> str:
        """`/post/number/slug`."""
        return f"/post/{self.number(post)}/{post.slug}"

    @property
    def per_page(self) -> int:
        """Posts on a page of the list."""
        return 4 if self.options.scale is None else 10

    @property
    def expected_skips(self) -> dict[str, str]:
        """What is shared from other blogs, and pictures without a word."""
        return {
            self.path(p): "not-a-post" if p.slug in REBLOGGED else "no-text" for p in self.all_posts if p.protected
        }

    @property
    def unwanted_paths(self) -> list[str]:
        """Pages, lists, the archive of pictures."""
        return [*super().unwanted_paths, "/archive", *(f"/tagged/{tag}" for tag in self.posts[0].tags[:1])]

    @property
    def site(self) -> TumblrSite:
        """What the routes have to know."""
        return TumblrSite(profile=self.profile, url=self.url, handle=self.handle, kinds=KINDS, untitled=UNTITLED, reblogged=REBLOGGED,
                          number=self.number, link=lambda post: self.absolute(self.path(post)), markup=self.markup)  # fmt: skip

    # ---- routes ----

    def route_of(self, request: Request) -> str:
        """The route that an address belongs to."""
        path = request.path
        if path.startswith("/api/"):
            return "api"
        if path == "/rss":
            return "feed"
        if path.startswith("/sitemap"):
            return "sitemap"
        return "listing" if re.match(r"/(page|tagged|archive)(/|$)", path) else ""

    def route(self, request: Request) -> Answer:
        """Every address of the blog."""
        path = request.path
        if path == "/robots.txt":
            lines = [
                "User-agent: *",
                "Disallow: /private",
                "Disallow: /random",
                "Disallow: /day",
                *self.robots_lines(),
            ]
            return text("\n".join([*lines, "", f"Sitemap: {self.url}sitemap.xml", ""]))
        if path == "/api/read/json":
            return self._api(request)
        if path == "/rss":
            body = tumblr_api.rss(self.site, self.all_posts)
            return text(body, feeds.RSS, etag=tag_of((body,), weak=True))
        if path.startswith("/sitemap"):
            return self._map(path)
        found = re.fullmatch(r"/post/(\d+)(/[^/]*)?/?", path)
        post = next((p for p in self.all_posts if found and self.number(p) == found[1]), None)
        if post is not None:
            return self._html(self.single(post))
        page = next((page for page in self.profile.pages if path == f"/{page.slug}"), None)
        if page is not None:
            return self._html(self.static(page))
        return self._list(path)

    def _api(self, request: Request) -> Answer:
        start, asked = request.value("start", "0"), request.value("num", "20")
        if not (start.isdigit() and asked.isdigit()):
            return Answer(parts=("Bad request",), status=400)
        body = tumblr_api.answer(self.site, self.all_posts, int(start), int(asked))
        return text(body, "text/javascript; charset=utf-8")

    def _map(self, path: str) -> Answer:
        posts = self.all_posts
        pages = -(-len(posts) // MAP_SIZE)
        found = re.fullmatch(r"/sitemap(\d+)\.xml", path)
        if path == "/sitemap.xml":
            names = ["sitemap-pages.xml", *(f"sitemap{place}.xml" for place in range(1, pages + 1))]
            return text(feeds.sitemap_index((self.url + name, "") for name in names), feeds.XML)
        if path == "/sitemap-pages.xml":
            return text(feeds.urlset((self.url + page.slug, "") for page in self.profile.pages), feeds.XML)
        if not found or not 1 <= int(found[1]) <= pages:
            return self.not_found()
        some = posts[(int(found[1]) - 1) * MAP_SIZE : int(found[1]) * MAP_SIZE]
        rows = [(self.absolute(self.path(p)), f"{p.changed.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}") for p in some]
        return text(feeds.urlset(rows), feeds.XML)

    def _html(self, parts: tuple[Part, ...], status: int = 200) -> Answer:
        headers = (
            ("X-Tumblr-User", self.handle),
            ("X-Tumblr-Pixel", "1"),
            ("P3P", 'CP="Tumblr\'s privacy policy is available here: https://www.tumblr.com/policy/en/privacy"'),
        )
        return Answer(parts=parts, status=status, headers=headers)

    def _list(self, path: str) -> Answer:
        posts = self.all_posts
        paged = re.fullmatch(r"(/tagged/([^/]+))?(?:/page/(\d+))?/?", path)
        if path == "/archive":
            return self._html(
                self._frame(
                    f"Archive: {self.profile.title}",
                    "",
                    "".join(f'<div class="post_glass">{escape(p.slug)}</div>' for p in posts),
                )
            )
        if paged is None:
            return self.not_found()
        if paged[2]:
            posts = [post for post in posts if paged[2] in post.tags]
        number, last = int(paged[3] or 1), max(1, -(-len(posts) // self.per_page))
        if not posts or not 1 <= number <= last:
            return self.not_found()
        return self._html(
            self.listing(
                posts[(number - 1) * self.per_page : number * self.per_page], paged[1] or "", number, last
            )
        )

    def not_found(self) -> Answer:
        """A real 404."""
        return self._html(
            self._frame(
                "Not found.",
                "",
                "<h2>There's nothing here.</h2><p>Whatever you were looking for doesn't currently exist at this address.</p>",
            ),
            404,
        )

    # ---- pages ----

    def _frame(self, title: str, head: str, main: str) -> tuple[Part, ...]:
        name = escape(self.profile.title)
        top = (
            f'<!DOCTYPE html><script>var __pbpa = true;</script><script type="text/javascript" src="{_ASSETS}/pre_tumblelog.js?_v=b9f848c0"></script><!DOCTYPE html>\n<html lang="en">\n'
            '<head prefix="og: http://ogp.me/ns# fb: http://ogp.me/ns/fb# blog: http://ogp.me/ns/blog#">\n<meta charset="utf-8">\n'
            f"<title>{escape(title)}</title>\n"
        )
        styles = self.weight("tumblr", lambda: f'<style type="text/css">{style("tumblr", 30_000)}</style>\n')
        app = '<meta property="al:ios:app_name" content="Tumblr" /><meta property="al:android:app_name" content="Tumblr" /><meta property="al:android:package" content="com.tumblr" /><!-- END TUMBLR FACEBOOK OPENGRAPH TAGS --><!-- TWITTER TAGS --><meta name="twitter:site" content="tumblr" /><meta name="twitter:app:name:iphone" content="Tumblr" />'
        links = "".join(f'<li><a href="/{page.slug}">{escape(page.title)}</a></li>' for page in self.profile.pages)
        middle = (
            f'<link rel="alternate" type="application/rss+xml" href="{self.url}rss">\n<link rel="alternate" href="android-app://com.tumblr/tumblr/x-callback-url/blog?blogName={self.handle}" />'
            f"<script src=\"{_ASSETS}/tumblelog_post_message_queue.js?_v=a8fadfa4\"></script><!-- BEGIN TUMBLR FACEBOOK OPENGRAPH TAGS --><!-- If you'd like to specify your own Open Graph tags, define the og:url and og:title tags in your theme's HTML. -->"
            f'<meta property="og:site_name" content="Tumblr" />{head}{app}</head>\n<body class="show-nav">\n<header class="top-blog-header"><h1 class="blog-title"><a href="/">{name}</a></h1><p class="description">{escape(self.profile.tagline)}</p>'
            f'<nav><ul class="nav-menu">{links}<li><a href="/ask">Ask me anything</a></li><li><a href="/archive">Archive</a></li></ul></nav></header>\n<section id="posts" class="content clearfix">{main}</section>\n'
        )
        end = f'<footer class="page-footer"><p>© 2019–2024 {name}. Powered by Tumblr.</p></footer>\n<iframe class="tmblr-iframe" src="https://assets.tumblr.com/analytics.html"></iframe>\n</body>\n</html>\n'
        return (top, styles, middle, self.menus(20), end)

    def _content(self, post: Post) -> str:
        site, first = self.site, post.blocks[0]
        words = site.text_of(post)
        match site.kind(post), first:
            case "answer", Quote(paragraphs, _):
                question = "".join(f"<p>{self.markup.inline(p)}</p>" for p in paragraphs)
                return (
                    f'<div class="post-content"><div class="note-item note-item-asker"><div class="text"><p class="asker"><strong>Anonymous</strong> asked:</p><div class="asker-question">{question}</div></div><div class="avatar"><img class="asker-avatar" src="https://assets.tumblr.com/images/anonymous_avatar_96.gif" alt=""></div></div>'
                    f'<div class="note-item note-item-answerer"><div class="text"><p class="answerer"><strong>{self.handle}</strong> answered:</p><div class="answerer-answer">{words}</div></div></div><div class="replies"></div></div>'
                )
            case "quote", Quote(paragraphs, source):
                return f'<div class="post-content"><blockquote class="short">{self.markup.inline(paragraphs[0])}</blockquote><div class="source">{self.markup.inline(source)}</div></div>'
            case "photo", Picture(file, alt, _):
                caption = f'<figcaption class="caption">{words}</figcaption>' if words else ""
                return f'<figure class="post-content high-res" data-photo-width="1280"><div class="photo-wrapper"><div class="photo-wrapper-inner"><img src="https://64.media.tumblr.com/tumblr_{file}" alt="{escape(alt)}"></div></div>{caption}</figure>'
            case _:
                link = self.absolute(self.path(post))
                title = (
                    f'<h2 class="title"><a href="{link}">{escape(post.title)}</a></h2>'
                    if site.titled(post)
                    else ""
                )
                return f'<div class="post-content">{title}<div class="body-text">{words}</div></div>'

    def _article(self, post: Post, *, single: bool) -> str:
        number, local = self.number(post), post.published.astimezone(self.profile.zone)
        ending = {1: "st", 2: "nd", 3: "rd"}.get(local.day % 10 if local.day not in (11, 12, 13) else 0, "th")
        kind = {"regular": "text"}.get(self.site.kind(post), self.site.kind(post))
        shared = "reblogged " if post.slug in REBLOGGED else ""
        link = self.absolute(self.path(post))
        tags = "".join(
            f'<a class="meta-item tag-link" href="{self.url}tagged/{escape(tag)}">{escape(tag)}</a>'
            for tag in post.tags
        )
        notes = (
            f'<ol class="notes"><!-- START NOTES --><li class="note like without_commentary"><span class="action"><a rel="nofollow" href="https://quietharbour.tumblr.com/" title="Quiet Harbour">quietharbour</a> liked this</span></li>'
            f'<li class="note reblog with_commentary"><span class="action"><a rel="nofollow" href="https://tideline.tumblr.com/" class="tumblelog">tideline</a> reblogged this from <a rel="nofollow" href="{self.url}" class="source_tumblelog">{self.handle}</a> and added:</span><blockquote>needed this today</blockquote></li><!-- END NOTES --></ol>'
            if single
            else ""
        )
        return (
            f'<a href="{link}" class="meta-item post-date">{local:%b} {local.day}{ending}, {local.year}</a>\n<article class="{kind} {shared}not-page post-{number}{" active exposed" if single else ""}" data-post-id="{number}"><div class="post-wrapper clearfix"><section class="post">{self._content(post)}'
            f'<section class="inline-meta post-extra has-tags">{tags}</section></section><section class="panel"><footer class="post-footer"><section class="inline-meta date-notes"><a href="{link}#notes" class="meta-item post-notes">{3 + len(post.slug)} notes</a></section>'
            f'<section class="post-controls"><div class="control share-control"><ul><li><a href="#" class="share-item facebook">Facebook</a></li><li><a href="{link}" class="share-item permalink">Permalink</a></li></ul></div></section></footer></section>{notes}</div></article>\n'
        )

    def single(self, post: Post) -> tuple[Part, ...]:
        """The page of a post."""
        link, titled = self.absolute(self.path(post)), self.site.titled(post)
        words = " ".join(
            plain(p) for b in post.blocks[:1] if isinstance(b, Quote) for p in b.paragraphs
        ) or excerpt(post, 40)
        data = {"@type": "SocialMediaPosting", "url": link, "mainEntityOfPage": True, "datePublished": post.published.astimezone(UTC).isoformat(timespec="seconds"),
                "author": self.handle, "@context": "http://schema.org"}  # fmt: skip
        described = (
            f'<meta property="og:description" content="{escape(words)}" />'
            if any(not isinstance(b, Picture) for b in post.blocks)
            else ""
        )
        head = (
            f'<meta property="og:title" content="{escape(post.title if titled else self.profile.title)}" /><meta property="og:url" content="{link}" />{described}<meta property="og:type" content="article" />'
            f'<meta name="twitter:card" content="summary" /><meta name="twitter:title" content="{escape(post.title if titled else self.handle)}" /><meta name="twitter:description" content="{escape(words if described else self.profile.tagline)}" />'
            f'<meta name="keywords" content="{escape(",".join(post.tags))}" /><script type="application/ld+json">\n\t{json.dumps(data).replace("/", chr(92) + "/")}</script><link rel="canonical" href="https://www.tumblr.com/{self.handle}/{self.number(post)}/{post.slug}" />'
        )
        place = self.all_posts.index(post)
        near = [
            (name, self.all_posts[at])
            for name, at in (("Next", place - 1), ("Previous", place + 1))
            if 0 <= at < len(self.all_posts)
        ]
        pager = "".join(f'<a class="{name.lower()}-button" href="{self.path(p)}">{name}</a>' for name, p in near)
        named = tumblr_api.first_words(post) if not titled else post.title
        return self._frame(
            f"{self.profile.title} — {named}",
            head,
            f'{self._article(post, single=True)}<div class="pagination">{pager}</div>',
        )

    def listing(self, posts: list[Post], folder: str, number: int, last: int) -> tuple[Part, ...]:
        """A page of whole posts."""
        head = f'<meta property="og:title" content="{escape(self.profile.title)}" /><meta property="og:type" content="tumblr-feed:tumblelog" /><meta property="og:url" content="{self.url}" />'
        older = (
            f'<a class="next" id="next" href="{folder}/page/{number + 1}" data-current-page="{number}">Next page</a>'
            if number < last
            else ""
        )
        main = "".join(self._article(post, single=False) for post in posts)
        return self._frame(
            self.profile.title, head, f'{main}<div id="pagination" class="pagination">{older}</div>'
        )

    def static(self, page: StaticPage) -> tuple[Part, ...]:
        """A page that is not a post."""
        head = f'<meta property="og:title" content="{escape(page.title)}" /><meta property="og:type" content="tumblr-feed:entry" />'
        main = f'<article class="text page"><div class="post-wrapper"><section class="post"><div class="post-content"><h2 class="title">{escape(page.title)}</h2><div class="body-text">{self.markup.body(page.blocks)}</div></div></section></div></article>'
        return self._frame(f"{self.profile.title} — {page.title}", head, main)


#: the blogs of this platform
BLOGS = ((TumblrBlog, TUMBLR),)
