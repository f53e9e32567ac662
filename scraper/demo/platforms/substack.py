"""Substack: an archive endpoint that lags and pages unevenly, a sitemap, a feed with previews, posts as data in a script."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

import json
from datetime import UTC, datetime
from html import escape
from typing import Any, ClassVar
from xml.sax.saxutils import escape as xml

from scraper.demo import feeds
from scraper.demo.blog import DemoBlog, tag_of
from scraper.demo.content.substack_letters import PROFILE as LETTERS
from scraper.demo.golden import body as words_of
from scraper.demo.golden import excerpt
from scraper.demo.markup import Markup
from scraper.demo.model import Post, StaticPage
from scraper.demo.platforms.substack_page import CDN, PAYWALL, SubstackMarkup, byline, discussion, quoted
from scraper.demo.server import Answer, Request, text
from scraper.demo.weight import Part, model, style

FEED_CAP = 20
#: the most rows of one answer of the archive endpoint, and what it takes when none is asked for
MOST_ROWS = 50
ROWS = 12
_STORED = SubstackMarkup(LETTERS.title)
_ROBOTS = (
    "/action/ /publish /sign-in /channel-frame /session-attribution-frame /visited-surface-frame /feed/private "
    "/feed/podcast/*/private/*.rss /subscribe /lovestack/* /p/*/comment/* /inbox/post/* /notes/post/* /embed"
).split()


class SubstackBlog(DemoBlog):
    """A newsletter on a domain of its own."""

    platform = "substack"
    routes = ("api", "sitemap", "feed")
    feed_cap = FEED_CAP
    # `updated_at` moves without the author, too: it is no date of the text
    states_modified = False
    needs_zone = True
    #: so many of the newest posts are missing from the archive endpoint
    api_lag: ClassVar[int] = 1
    markup: ClassVar[Markup] = SubstackMarkup(LETTERS.title, shown=True)
    route_paths: ClassVar[dict[str, tuple[str, ...]]] = {
        "api": ("/api/",),
        "sitemap": ("/sitemap.xml", "/news_sitemap.xml"),
        "feed": ("/feed",),
    }

    def path(self, post: Post) -> str:
        """`/p/slug`."""
        return f"/p/{post.slug}"

    @property
    def expected_skips(self) -> dict[str, str]:
        """The posts for paying readers."""
        return {self.path(post): "paywalled" for post in self.all_posts if post.protected}

    @property
    def unwanted_paths(self) -> list[str]:
        """Pages that are not posts; the comments of a post are one."""
        return [*super().unwanted_paths, "/archive", f"{self.path(self.posts[0])}/comments"]

    def route_of(self, request: Request) -> str:
        """The route that an address belongs to."""
        if request.path.startswith("/api/"):
            return "api"
        routes = {
            "/feed": "feed",
            "/sitemap.xml": "sitemap",
            "/news_sitemap.xml": "sitemap",
            "/archive": "listing",
        }
        return routes.get(request.path, "")

    def route(self, request: Request) -> Answer:
        """Every address of the newsletter."""
        path = request.path
        if path == "/robots.txt":
            lines = ["User-agent: *", *(f"Disallow: {name}" for name in _ROBOTS), *self.robots_lines(), ""]
            maps = [f"SITEMAP: {self.url}{name}" for name in ("sitemap.xml", "news_sitemap.xml")]
            return text("\n".join([*lines, *maps, ""]))
        if path == "/sitemap.xml":
            return text(self._sitemap(), feeds.XML)
        if path == "/news_sitemap.xml":
            # posts of the last two days; there are none
            return text(feeds.urlset(()), feeds.XML)
        if path == "/feed":
            body = self._feed()
            return text(body, feeds.XML, etag=tag_of((body,), weak=True))
        if path.startswith("/api/v1/"):
            return self._api(request)
        return self._page(path)

    def _page(self, path: str) -> Answer:
        post = self.post_at(path.removesuffix("/comments"))
        if post is not None:
            return self._html(self.single(post) if post is self.post_at(path) else self.comments(post))
        page = next((page for page in self.profile.pages if path == f"/{page.slug}"), None)
        if page is not None:
            return self._html(self.static(page))
        if path in ("/", "/archive"):
            return self._html(self.home(path))
        return self.not_found()

    def _html(self, parts: tuple[Part, ...], status: int = 200) -> Answer:
        headers = (("X-Powered-By", "Express"), ("X-Served-By", "Substack"), ("X-Cluster", "substack"),
                   ("X-Sub", "porchlight"), ("Cache-Control", "no-cache"))  # fmt: skip
        return Answer(parts=parts, status=status, headers=headers)

    def not_found(self) -> Answer:
        """A real 404."""
        return self._html(
            self._frame("Page not found", "", '<div class="not-found"><h2>Page not found</h2></div>', {}), 404
        )

    # ---- the archive endpoint ----

    def _api(self, request: Request) -> Answer:
        slug = request.path.removeprefix("/api/v1/posts/")
        post = self.post_at(f"/p/{slug}")
        if post is not None:
            return text(json.dumps(self._record(post)), "application/json; charset=utf-8")
        if request.path != "/api/v1/archive":
            return text('{"error":""}', "application/json; charset=utf-8", status=404)
        offset, limit = (request.value(name, str(default)) for name, default in (("offset", 0), ("limit", ROWS)))
        if not (offset.isdigit() and limit.isdigit() and 0 < int(limit) <= MOST_ROWS):
            return text('{"errors":[{"msg":"Invalid value"}]}', "application/json; charset=utf-8", status=400)
        # the endpoint lags: the newest post comes to it later; and a page may hold fewer rows than were asked for
        rows = self.all_posts[self.api_lag :]
        start = int(offset)
        size = max(1, int(limit) - start % 3)
        found = [self._row(post) for post in rows[start : start + size]]
        return text(json.dumps(found), "application/json; charset=utf-8")

    def _row(self, post: Post) -> dict[str, Any]:
        return {
            "id": post.id,
            "publication_id": 3080,
            "title": post.title,
            "slug": post.slug,
            "subtitle": post.description,
            "post_date": _stamp(post.published),
            "audience": "only_paid" if post.protected else "everyone",
            "type": "newsletter",
            "canonical_url": self.absolute(self.path(post)),
            "description": post.description or excerpt(post),
            "truncated_body_text": excerpt(post, 40, ""),
            "wordcount": sum(len(part.split()) for part in words_of(post)),
            "postTags": [
                {"id": f"tag-{name}", "name": name, "slug": name.replace(" ", "-")} for name in post.tags
            ],
            "publishedBylines": [{"id": 971013, "name": post.author, "handle": "porch", "bio": "Counsellor."}],
            "reaction_count": 33,
            "comment_count": len(post.comments),
        }

    def _record(self, post: Post) -> dict[str, Any]:
        return self._row(post) | {
            "updated_at": _stamp(post.changed),
            "body_html": _STORED.body(post.blocks[:2] if post.protected else post.blocks),
        }

    # ---- sitemap and feed ----

    def _sitemap(self) -> str:
        rows = [(self.url + page.slug, "") for page in self.profile.pages]
        rows += [
            (self.absolute(self.path(post)), f"{post.changed.astimezone(UTC):%Y-%m-%d}") for post in self.all_posts
        ]
        return feeds.urlset([(self.url, ""), (f"{self.url}archive", ""), *rows])

    def _feed(self) -> str:
        items = "".join(self._item(post) for post in self.all_posts[:FEED_CAP])
        profile = self.profile
        return (
            '<?xml version="1.0" encoding="UTF-8"?><rss xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
            'xmlns:atom="http://www.w3.org/2005/Atom" version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
            'xmlns:googleplay="http://www.google.com/schemas/play-podcasts/1.0"><channel>'
            f"<title><![CDATA[{profile.title}]]></title><description><![CDATA[{profile.tagline}]]></description><link>{self.url[:-1]}</link>"
            f"<image><url>{CDN}/image/fetch/w_256/logo.png</url><title>{xml(profile.title)}</title><link>{self.url[:-1]}</link></image>"
            f"<generator>Substack</generator><lastBuildDate>{_mail_date(self.last_change())}</lastBuildDate>"
            f'<atom:link href="{self.url}feed" rel="self" type="application/rss+xml"/><copyright><![CDATA[{profile.owner}]]></copyright>'
            f"<language><![CDATA[en]]></language><webMaster><![CDATA[porchlight@substack.com]]></webMaster>{items}</channel></rss>"
        )

    def _item(self, post: Post) -> str:
        link = self.absolute(self.path(post))
        words = _STORED.body(post.blocks)
        if post.protected:
            words = f'{_STORED.block(post.blocks[0])}\n      <p>\n          <a href="{link}">\n              Read more\n          </a>\n      </p>\n   '
        return (
            f"<item><title><![CDATA[{post.title}]]></title><description><![CDATA[{post.description or excerpt(post)}]]></description><link>{link}</link><guid "
            f'isPermaLink="false">{link}</guid><dc:creator><![CDATA[{post.author}]]></dc:creator><pubDate>{_mail_date(post.published)}</pubDate><enclosure '
            f'url="{CDN}/image/fetch/cover.jpg" length="0" type="image/jpeg"/><content:encoded><![CDATA[{words}]]></content:encoded></item>'
        )

    # ---- pages ----

    def _frame(self, title: str, head: str, main: str, data: dict[str, Any]) -> tuple[Part, ...]:
        name = escape(self.profile.title)
        links = "".join(f'<a href="/{page.slug}">{escape(page.title)}</a>' for page in self.profile.pages)
        return (
            (
                f'<!DOCTYPE html>\n<html lang="en">\n    <head>\n        <meta charset="utf-8" />\n        <link rel="preconnect" href="{CDN}" />\n'
                f'        <title data-rh="true">{escape(title)}</title>\n{head}<link rel="stylesheet" href="{CDN}/bundle/theme/main.css">\n'
                f'<link rel="alternate" type="application/rss+xml" href="/feed" title="{name}"/>\n'
            ),
            self.weight("substack 1", lambda: f"<style>{style('pencraft', 60_000)}</style>"),
            (
                '</head>\n<body class="">\n<div id="entry"><div id="main" class="main typography use-theme-bg"><div data-testid="navbar" class="main-menu"><div '
                f'class="titleContainer-DJYq5v"><h1 class="pencraft pc-reset font-pub-headings-FE5byy reset-IxiVJZ title-oOnUGd"><a href="/">{name}</a></h1></div>'
                f'<button class="pencraft">Subscribe</button><button data-href="https://substack.com/sign-in">Sign in</button><nav><a href="/">Home</a><a '
                f'href="/archive">Archive</a>{links}</nav></div>{main}<div class="footer-wrap publication-footer"><div class="container"><h4>Ready for more?</h4>'
                f'<form class="form"><input name="email" placeholder="Type your email..."><button>Subscribe</button></form><div>© 2024 {escape(self.profile.owner)}'
                '</div><a href="https://substack.com/privacy">Privacy</a> ∙ <a href="https://substack.com/tos">Terms</a> ∙ <a href="https://substack.com/ccpa">'
                'Collection notice</a><a href="https://substack.com">Substack</a> is the home for great culture</div></div></div></div>\n'
            ),
            self.menus(60),
            f'<script>window._preloads        = JSON.parse("{quoted({"isEU": False, "language": "en"})[:-1]},\\"features\\":',
            self.weight("substack 2", lambda: quoted(json.loads(model("substack", 70_000)))) or "{}",
            (
                f',{quoted({"pub": {"id": 3080, "name": self.profile.title}, **data})[1:]}")</script>\n'
                '<script>window._analyticsConfig        = JSON.parse("{\\"properties\\":{}}")</script></body></html>\n'
            ),
        )

    def single(self, post: Post) -> tuple[Part, ...]:
        """The page of a post."""
        # the server knows no zone of the author: it shows the day in UTC
        shown = f"{post.published.astimezone(UTC):%b %d, %Y}".replace(" 0", " ")
        words = self.markup.body(post.blocks[:2]) if post.protected else self.body_of(post)
        wall = PAYWALL if post.protected else ""
        subtitle = (
            f'<h3 dir="auto" class="subtitle subtitle-HEEcLo">{escape(post.description)}</h3>'
            if post.description
            else ""
        )
        main = (
            f'<script type="application/ld+json">{self._linked_data(post)}</script><div aria-label="Post" role="main" class="single-post-container"><div '
            'class="container"><div class="single-post"><article class="typography newsletter-post post"><div role="region" aria-label="Post header" '
            f'class="post-header"><h1 dir="auto" class="post-title published title-X77sOw">{self.markup.inline(post.title)}</h1>{subtitle}'
            f'{byline(post.author, shown, paid=post.protected)}</div><div class="visibility-check"></div><div><div class="available-content"><div dir="auto" '
            f'class="body markup">{words}</div></div>{wall}</div>{discussion(post.comments)}</article></div></div>{self._more(post)}</div>'
        )
        title = escape(post.title)
        head = (
            f'<meta data-rh="true" property="og:type" content="article"><meta data-rh="true" property="og:title" content="{title}"><meta data-rh="true" '
            f'name="description" content="{escape(post.description or excerpt(post))}"><meta name="author" content="{escape(post.author)}"><meta '
            f'property="og:url" content="{self.absolute(self.path(post))}"><link rel="canonical" href="{self.absolute(self.path(post))}" />\n'
        )
        return self._frame(f"{post.title} - by {post.author}", head, main, {"post": self._record(post)})

    def _linked_data(self, post: Post) -> str:
        stamp = post.published.astimezone(UTC).replace(microsecond=0).isoformat()
        address = self.absolute(self.path(post))
        data = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "url": address,
            "mainEntityOfPage": address,
            "headline": post.title,
            "description": post.description,
            "datePublished": stamp,
            # the platform never says here that a post was edited
            "dateModified": stamp,
            "isAccessibleForFree": not post.protected,
            "author": [{"@type": "Person", "name": post.author, "url": "https://substack.com/@porch"}],
            "publisher": {"@type": "Organization", "name": self.profile.title, "url": self.url},
        }
        return json.dumps(data).replace("</", "<\\/")

    def _more(self, post: Post) -> str:
        near = "".join(self._preview(other) for other in self.neighbours(post))
        return (
            '<div class="single-post-section"><div class="container"><div aria-label="Top Posts Footer" role="region"><div class="portable-archive '
            f'empty-list"><div role="navigation">Top Latest Discussions</div><div class="portable-archive-list">{near}</div></div></div></div></div>'
        )

    def _preview(self, post: Post) -> str:
        moment = post.published.astimezone(UTC)
        link = self.absolute(self.path(post))
        return (
            f'<div role="article" class="post-preview-container"><a data-testid="post-preview-title" class="pencraft" href="{link}">{escape(post.title)}</a>'
            f'<div>{escape(post.description)}</div><time datetime="{_stamp(moment)}">{moment:%b} {moment.day}</time> • <a href="https://substack.com/@porch">'
            f'{escape(post.author)}</a><a href="{link}/comments">{len(post.comments)}</a></div>'
        )

    def comments(self, post: Post) -> tuple[Part, ...]:
        """The page of a post's comments, which is no post."""
        main = f'<div class="comments-page"><h1><a href="{self.path(post)}">{escape(post.title)}</a></h1>{discussion(post.comments)}</div>'
        return self._frame(f"Comments - {post.title}", "", main, {})

    def home(self, path: str) -> tuple[Part, ...]:
        """The home page or the archive: the newest posts; a script loads the rest."""
        near = "".join(self._preview(post) for post in self.all_posts[:ROWS])
        head = f'<link rel="canonical" href="{self.url[:-1]}{path.rstrip("/")}" />\n'
        return self._frame(self.profile.title, head, f'<div class="portable-archive-list">{near}</div>', {})

    def static(self, page: StaticPage) -> tuple[Part, ...]:
        """A page that is not a post."""
        main = f'<div class="container"><h1>{escape(page.title)}</h1><div class="body markup">{self.markup.body(page.blocks)}</div></div>'
        head = f'<link rel="canonical" href="{self.url}{page.slug}" />\n'
        return self._frame(f"{page.title} - {self.profile.title}", head, main, {})


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def _mail_date(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%a, %d %b %Y %H:%M:%S GMT")


#: the blogs of this platform
BLOGS = ((SubstackBlog, LETTERS),)
