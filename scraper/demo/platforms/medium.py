"""Medium on an author's own host: ten whole stories in a feed that can't be paged, older ones on a sitemap only."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from html import escape
from typing import ClassVar
from xml.sax.saxutils import escape as xml

from scraper.demo import feeds
from scraper.demo.blog import DemoBlog
from scraper.demo.content.medium_stories import PROFILE as STORIES
from scraper.demo.golden import excerpt
from scraper.demo.markup import Markup
from scraper.demo.model import Post, StaticPage
from scraper.demo.platforms.medium_page import WALL, MediumMarkup, footer, tools
from scraper.demo.server import Answer, Request, text
from scraper.demo.weight import Part, model, style

FEED_CAP = 10
_BARE = MediumMarkup()
_ROBOTS = "/m/ /me/ /@me$ /@me/ /*/edit$ /*/*/edit$ /media/ /p/*/share /r/ /trending /search?q$ /search?q= /*/search?q= /*/search/*?q= /*/*source=".split()


class MediumBlog(DemoBlog):
    """The stories of one author, on a host below medium.com."""

    platform = "medium"
    routes = ("sitemap", "feed")
    feed_cap = FEED_CAP
    needs_zone = True
    markup: ClassVar[Markup] = MediumMarkup(shown=True)
    route_paths: ClassVar[dict[str, tuple[str, ...]]] = {"feed": ("/feed",), "sitemap": ("/sitemap/",)}

    def path(self, post: Post) -> str:
        """`/slug-` and the story's id, which outlives the slug."""
        return f"/{post.slug}-{self.key_of(post)}"

    def key_of(self, post: Post) -> str:
        """The id of a story: twelve hexadecimal digits."""
        return hashlib.md5(f"{self.profile.name} {post.id}".encode(), usedforsecurity=False).hexdigest()[:12]

    @property
    def expected_skips(self) -> dict[str, str]:
        """The stories for members."""
        return {self.path(post): "paywalled" for post in self.all_posts if post.protected}

    def route_of(self, request: Request) -> str:
        """The route that an address belongs to."""
        return "sitemap" if request.path.startswith("/sitemap/") else "feed" if request.path == "/feed" else ""

    def route(self, request: Request) -> Answer:
        """Every address of the author's host."""
        path = request.path
        if path == "/robots.txt":
            lines = ["User-Agent: *", *(f"Disallow: {name}" for name in _ROBOTS), *self.robots_lines()]
            return text("\n".join([*lines, f"Sitemap: {self.url}sitemap/sitemap.xml", ""]))
        if path == "/feed":
            return text(self._feed(), "text/xml; charset=UTF-8")
        if path.startswith("/sitemap/"):
            return self._sitemap(path)
        post = self.post_at(path)
        if post is not None:
            return self._html(self.single(post))
        page = next((page for page in self.profile.pages if path == f"/{page.slug}"), None)
        if path == "/" or page is not None:
            return self._html(self.static(page))
        return self.not_found()

    def _html(self, parts: tuple[Part, ...], status: int = 200) -> Answer:
        headers = (
            ("X-Powered-By", "Medium"),
            ("Server", "cloudflare"),
            ("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate"),
        )
        return Answer(parts=parts, status=status, headers=headers)

    def not_found(self) -> Answer:
        """A real 404."""
        return self._html(
            self._frame("Medium", "", "<h1>PAGE NOT FOUND</h1><h2>404</h2><p>Out of nothing, something.</p>", {}),
            404,
        )

    # ---- sitemap and feed ----

    def _sitemap(self, path: str) -> Answer:
        years: dict[str, list[Post]] = {}
        for post in self.all_posts:
            years.setdefault(
                "/sitemap/posts/{0}/posts-{0}.xml".format(post.published.astimezone(UTC).year), []
            ).append(post)
        if path == "/sitemap/sitemap.xml":
            rows = [
                (self.absolute(name), f"{max(post.changed for post in posts).astimezone(UTC):%Y-%m-%d}")
                for name, posts in years.items()
            ]
            return text(feeds.sitemap_index([*rows, (f"{self.url}sitemap/lists.xml", "")]), feeds.XML)
        if path == "/sitemap/lists.xml":
            return text(feeds.urlset([(f"{self.url}list/reading-list", "")]), feeds.XML)
        if path not in years:
            return self.not_found()
        return text(feeds.urlset((self.absolute(self.path(post)), "") for post in years[path]), feeds.XML)

    def _feed(self) -> str:
        profile, home = self.profile, f"{self.url}?source=rss-310eb3bcba4c------2"
        items = "".join(self._item(post) for post in self.all_posts[:FEED_CAP])
        return (
            '<?xml version="1.0" encoding="UTF-8"?><rss xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
            'xmlns:atom="http://www.w3.org/2005/Atom" version="2.0" xmlns:cc="http://cyber.law.harvard.edu/rss/creativeCommonsRssModule.html"><channel>'
            f"<title><![CDATA[Stories by {profile.owner} on Medium]]></title><description><![CDATA[Stories by {profile.owner} on Medium]]></description>"
            f"<link>{home}</link><image><url>https://cdn-images-1.medium.com/fit/c/150/150/1*a.jpeg</url><title>Stories by {xml(profile.owner)} on Medium</title>"
            f"<link>{home}</link></image><generator>Medium</generator><lastBuildDate>{_mail_date(self.last_change())}</lastBuildDate><atom:link "
            f'href="{self.url}feed" rel="self" type="application/rss+xml"/><webMaster><![CDATA[yourfriends@medium.com]]></webMaster><atom:link '
            f'href="http://medium.superfeedr.com" rel="hub"/>{items}</channel></rss>'
        )

    def _item(self, post: Post) -> str:
        link, key = f"{self.absolute(self.path(post))}?source=rss-310eb3bcba4c------2", self.key_of(post)
        if post.protected:
            teaser = (
                f'<div class="medium-feed-item"><p class="medium-feed-image"><a href="{link}"><img src="https://cdn-images-1.medium.com/max/2600/1*b.jpeg" '
                f'width="5000"></a></p><p class="medium-feed-snippet">{escape(excerpt(post, 16, "…"), quote=False)}</p><p class="medium-feed-link"><a '
                f'href="{link}">Continue reading on Medium »</a></p></div>'
            )
            words = f"<description><![CDATA[{teaser}]]></description>"
        else:
            counted = f'<img src="https://medium.com/_/stat?event=post.clientViewed&referrerSource=full_rss&postId={key}" width="1" height="1" alt="">'
            words = f"<content:encoded><![CDATA[{_BARE.body(post.blocks)}{counted}{self._moved(post)}]]></content:encoded>"
        names = "".join(f"<category><![CDATA[{tag}]]></category>" for tag in post.tags)
        return (
            f"<item><title><![CDATA[{post.title}]]></title><link>{link}</link><guid "
            f'isPermaLink="false">https://medium.com/p/{key}</guid>{names}<dc:creator><![CDATA[{post.author}]]></dc:creator><pubDate>'
            f"{_mail_date(post.published)}</pubDate><atom:updated>{_stamp(post.changed)}</atom:updated>{words}</item>"
        )

    def _moved(self, post: Post) -> str:
        """What the feed adds to stories that stand in a publication, too."""
        if post.modified is None:
            return ""
        return (
            f'<hr><p><a href="{self.absolute(self.path(post))}">{escape(post.title)}</a> was originally published in <a href="https://medium.com/the-kettle">The '
            "Kettle</a> on Medium, where people are continuing the conversation by highlighting and responding to this story.</p>"
        )

    # ---- pages ----

    def _frame(self, title: str, head: str, main: str, data: dict[str, object]) -> tuple[Part, ...]:
        state = json.dumps(data).replace("</", "<\\/")
        return (
            (
                f'<!doctype html><html lang="en"><head><title data-rh="true">{escape(title)}</title><meta data-rh="true" charset="utf-8"/><meta data-rh="true" '
                'name="twitter:app:name:iphone" content="Medium"/><meta data-rh="true" property="al:ios:app_name" content="Medium"/><meta data-rh="true" '
                'property="al:android:package" content="com.medium.reader"/><meta data-rh="true" property="al:android:app_name" content="Medium"/><meta '
                f'data-rh="true" property="og:site_name" content="Medium"/>{head}<meta data-rh="true" name="referrer" content="unsafe-url"/><link data-rh="true" '
                'rel="icon" href="https://miro.medium.com/v2/5d8de952517e8160.png"/><link data-rh="true" rel="search" type="application/opensearchdescription+xml" '
                'title="Medium" href="/osd.xml"/><link rel="preconnect" href="https://glyph.medium.com" crossOrigin=""/>'
            ),
            self.weight(
                "medium 1",
                lambda: f'<style type="text/css" data-fela-rehydration="571">{style("fela", 45_000)}</style>',
            ),
            (
                '</head><body><div id="root"><div class="a b c"><a href="/sitemap/sitemap.xml" class="d e f">Sitemap</a><div class="g h i"><a '
                'href="https://play.google.com/store/apps/details?id=com.medium.reader" rel="noopener follow">Open in app</a><p><span><button>Sign up</button></span>'
                '</p><p><span><a href="https://medium.com/m/signin?operation=login" rel="noopener follow">Sign in</a></span></p><a aria-label="Homepage" '
                'href="https://medium.com/?source=post_page---top_nav_layout_nav" rel="noopener follow"></a><input role="combobox" aria-label="search" '
                f'placeholder="Search" value=""></div>{main}</div></div>'
            ),
            self.menus(30),
            f"<script>window.__APOLLO_STATE__ = {state}</script>",
            self.weight(
                "medium 2", lambda: f"<script>window.__PRELOADED_STATE__ = {model('medium', 60_000)}</script>"
            ),
            "</body></html>",
        )

    def single(self, post: Post) -> tuple[Part, ...]:
        """The page of a story."""
        shown = post.published.astimezone(UTC)
        words = self.markup.body(post.blocks[:1]) + WALL if post.protected else self.body_of(post)
        heading = f'<h1 id="d9e5" class="pw-post-title hn ho hp bb hq" data-testid="storyTitle">{self.markup.inline(post.title)}</h1>'
        # the subtitle stands above the byline
        lead, rest = words.split("</h2>", 1) if words.startswith('<h2 id="d1c5"') else ("", words)
        top = f"{heading}{lead}</h2>" if lead else heading
        kind = ' class="meteredContent"' if post.protected else ""
        main = (
            f'<div class="j k l"><article{kind}><div class="e"><div class="e"><span class="e"></span><section><div><div class="gb hd he hf hg hh"></div><div '
            f'class="hi hj hk hl hm"><div class="v cf"><div class="cm bd gu gv gw gx"><div>{top}'
            f"{tools(post.author, f'{shown:%b} {shown.day}, {shown.year}', members=post.protected)}</div>{rest}</div></div></div></div></section></div></div></article>"
            f"</div>{footer(post.author, self.profile.tagline, post.tags, post.comments, self._stories(self.neighbours(post)))}"
        )
        data: dict[str, object] = {
            f"Post:{self.key_of(post)}": {
                "title": post.title,
                "firstPublishedAt": int(post.published.timestamp() * 1000),
            }
        }
        return self._frame(f"{post.title} | by {post.author} | Medium", self._head(post), main, data)

    def _head(self, post: Post) -> str:
        address, title, key = self.absolute(self.path(post)), escape(post.title), self.key_of(post)
        linked = {
            "@context": "https://schema.org",
            "@id": address,
            "@type": "SocialMediaPosting",
            "url": address,
            "dateCreated": _stamp(post.published),
            "datePublished": _stamp(post.published),
            "dateModified": _stamp(post.changed),
            "headline": post.title,
            "name": post.title,
            "identifier": key,
            "author": {"@type": "Person", "name": post.author, "url": self.url},
            "publisher": {
                "@type": "Organization",
                "@id": "https://medium.com",
                "name": "Medium",
                "url": "https://medium.com",
            },
            "mainEntityOfPage": address,
            "isAccessibleForFree": not post.protected,
        }
        data = json.dumps(linked).replace("</", "<\\/")
        return (
            # the time of the latest publication: a story that is published again is not new
            f'<meta data-rh="true" property="og:type" content="article"/><meta data-rh="true" property="article:published_time" content="{_stamp(post.changed)}"/>'
            f'<meta data-rh="true" name="title" content="{title} | by {escape(post.author)} | Medium"/><meta data-rh="true" property="og:title" content="{title}"/>'
            f'<meta data-rh="true" property="al:android:url" content="medium://p/{key}"/><meta data-rh="true" name="description" '
            f'content="{escape(excerpt(post))}"/><meta data-rh="true" property="og:url" content="{address}"/><meta data-rh="true" property="article:author" '
            f'content="{self.url[:-1]}"/><meta data-rh="true" name="author" content="{escape(post.author)}"/><meta data-rh="true" name="robots" '
            'content="index,follow,max-image-preview:large"/><meta data-rh="true" name="twitter:data1" content="6 min read"/><link data-rh="true" rel="author" '
            f'href="{self.url[:-1]}"/><link data-rh="true" rel="canonical" href="{address}"/><link data-rh="true" rel="alternate" '
            f'href="android-app://com.medium.reader/https/medium.com/p/{key}"/><script data-rh="true" type="application/ld+json">{data}</script>'
        )

    def _stories(self, posts: list[Post]) -> str:
        return "".join(
            f'<article data-testid="post-preview"><div class="rl"><a rel="noopener follow" href="{self.path(post)}?source=user_profile_page---------0-------------'
            f'310eb3bcba4c----------------------"><h2 class="bb">{escape(post.title)}</h2><h3 class="bb">{escape(excerpt(post, 14, "…"), quote=False)}</h3></a><span>'
            f"{post.published.astimezone(UTC):%b} {post.published.astimezone(UTC).day}</span></div></article>"
            for post in posts
        )

    def static(self, page: StaticPage | None) -> tuple[Part, ...]:
        """The author's profile, or a page of it."""
        name = escape(self.profile.title)
        head = (
            f'<meta data-rh="true" property="og:type" content="profile"/><meta data-rh="true" property="og:title" content="{name} – Medium"/><link data-rh="true" '
            f'rel="alternate" type="application/rss+xml" title="RSS" href="{self.url}feed"/><link data-rh="true" rel="canonical" '
            f'href="{self.url}{page.slug if page else ""}"/>'
        )
        words = self.markup.body(page.blocks) if page else self._stories(self.all_posts[:FEED_CAP])
        links = "".join(f'<a href="/{page.slug}">{escape(page.title)}</a>' for page in self.profile.pages)
        main = f'<div class="j k l"><h2 class="pw-author-name">{name}</h2><nav><a href="/">Home</a>{links}</nav><main>{words}</main><p>{escape(self.profile.tagline)}</p></div>'
        return self._frame(f"{self.profile.title} – Medium", head, main, {})


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.249Z")


def _mail_date(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%a, %d %b %Y %H:%M:%S GMT")


#: the blogs of this platform
BLOGS = ((MediumBlog, STORIES),)
