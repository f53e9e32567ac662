"""Ghost with the Casper theme: an index of sitemaps, a feed of one page, lists by page, posts for members only."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

import hashlib
import json
import re
from datetime import UTC, datetime
from html import escape
from typing import ClassVar
from xml.sax.saxutils import escape as xml

from scraper.demo import feeds
from scraper.demo.blog import DemoBlog, tag_of
from scraper.demo.content.ghost_casper import PROFILE as CASPER
from scraper.demo.golden import excerpt
from scraper.demo.markup import Markup
from scraper.demo.model import Post, StaticPage
from scraper.demo.platforms.ghost_page import WALL, GhostMarkup, page_path, pager, post_card
from scraper.demo.server import Answer, Request, redirect, text
from scraper.demo.weight import Part, style

FEED_CAP = 15
_MONTHS = "Jan. Feb. März Apr. Mai Juni Juli Aug. Sep. Okt. Nov. Dez.".split()
_MAPS = ("pages", "posts", "authors", "tags")


class GhostBlog(DemoBlog):
    """A Ghost site with members."""

    platform = "ghost"
    feed_cap = FEED_CAP
    needs_zone = True
    markup: ClassVar[Markup] = GhostMarkup()
    route_paths: ClassVar[dict[str, tuple[str, ...]]] = {
        "feed": ("/rss/",),
        "sitemap": ("/sitemap",),
        "listing": ("/page/",),
    }

    def path(self, post: Post) -> str:
        """`/slug/`."""
        return f"/{post.slug}/"

    @property
    def per_page(self) -> int:
        """Posts on a page of the list."""
        return 4 if self.options.scale is None else 12

    @property
    def expected_skips(self) -> dict[str, str]:
        """The posts for members."""
        return {self.path(post): "paywalled" for post in self.all_posts if post.protected}

    @property
    def unwanted_paths(self) -> list[str]:
        """Pages, and the lists of an author and of a tag."""
        first = self.posts[0]
        lists = [f"/author/{slug(first.author)}/", *(f"/tag/{slug(tag)}/" for tag in first.tags[:1])]
        return [*(f"/{page.slug}/" for page in self.profile.pages), *lists]

    def route_of(self, request: Request) -> str:
        """The route that an address belongs to."""
        if request.path.startswith("/sitemap"):
            return "sitemap"
        return "feed" if request.path == "/rss/" else "listing" if request.path.startswith("/page/") else ""

    def route(self, request: Request) -> Answer:
        """Every address of the site."""
        path = request.path
        if path == "/robots.txt":
            lines = ["User-agent: *", f"Sitemap: {self.url}sitemap.xml", "Disallow: /ghost/", "Disallow: /email/",
                     "Disallow: /members/api/comments/counts/", "Disallow: /r/", "Disallow: /webmentions/receive/"]  # fmt: skip
            return text("\n".join([*lines, *self.robots_lines(), ""]))
        if path.startswith("/sitemap"):
            return self._sitemap(path)
        if path == "/rss/":
            body = self._feed()
            return text(body, feeds.RSS, etag=tag_of((body,), weak=True))
        if path == "/feed/":
            return redirect(f"{self.url}rss/")
        if not path.endswith("/") and self._page(f"{path}/") is not None:
            return redirect(f"{path}/")
        return self._page(path) or self.not_found()

    def _page(self, path: str) -> Answer | None:
        post = self.post_at(path)
        if post is not None:
            return self._html(self.single(post))
        page = next((page for page in self.profile.pages if path == f"/{page.slug}/"), None)
        if page is not None:
            return self._html(self.static(page))
        if match := re.fullmatch(r"/(?:page/(\d+)/)?", path):
            number, last = int(match[1] or 1), max(1, -(-len(self.all_posts) // self.per_page))
            return self._html(self.listing(self.all_posts, number, last)) if 1 <= number <= last else None
        if match := re.fullmatch(r"/(author|tag)/([a-z0-9-]+)/", path):
            named = [
                p for p in self.all_posts if match[2] in map(slug, (p.author,) if match[1] == "author" else p.tags)
            ]
            return self._html(self.listing(named[: self.per_page], 1, 1)) if named else None
        return None

    def _html(self, parts: tuple[Part, ...], status: int = 200) -> Answer:
        headers = (
            ("X-Powered-By", "Express"),
            ("Cache-Control", "public, max-age=0"),
            ("Ghost-Age", "0"),
            ("Ghost-Cache", "MISS"),
        )
        return Answer(
            parts=parts, status=status, headers=headers, etag=tag_of(parts, weak=True) if status == 200 else ""
        )

    def not_found(self) -> Answer:
        """A real 404."""
        main = '<section class="error-message"><h1 class="error-code">404</h1><p class="error-description">Page not found</p></section>'
        return self._html(self._frame("404 — Page not found", "", "error-template", main), status=404)

    # ---- sitemaps and feed ----

    def _sitemap(self, path: str) -> Answer:
        if path == "/sitemap.xml":
            stamp = _stamp(self.last_change())
            return text(feeds.sitemap_index((f"{self.url}sitemap-{name}.xml", stamp) for name in _MAPS), feeds.XML)
        authors = dict.fromkeys(post.author for post in self.all_posts)
        tags = dict.fromkeys(tag for post in self.all_posts for tag in post.tags)
        rows = {
            # members' posts are listed like all others
            "posts": [(self.absolute(self.path(post)), _stamp(post.changed)) for post in self.all_posts],
            "pages": [
                (self.url, _stamp(self.last_change())),
                *((f"{self.url}{page.slug}/", "2023-01-09T10:11:12.000Z") for page in self.profile.pages),
            ],
            "authors": [(f"{self.url}author/{slug(name)}/", _stamp(self.last_change())) for name in authors],
            "tags": [(f"{self.url}tag/{slug(name)}/", _stamp(self.last_change())) for name in tags],
        }
        found = rows.get(path.removeprefix("/sitemap-").removesuffix(".xml"))
        return self.not_found() if found is None else text(feeds.urlset(found), feeds.XML)

    def _feed(self) -> str:
        profile, items = self.profile, "".join(self._item(post) for post in self.all_posts[:FEED_CAP])
        return (
            '<?xml version="1.0" encoding="UTF-8"?><rss xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
            'xmlns:atom="http://www.w3.org/2005/Atom" version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel>'
            f"<title><![CDATA[{profile.title}]]></title><description><![CDATA[{profile.tagline}]]></description><link>{self.url}</link><image><url>{self.url}"
            f"favicon.png</url><title>{xml(profile.title)}</title><link>{self.url}</link></image><generator>Ghost 5.130</generator><lastBuildDate>"
            f'{_mail_date(self.last_change())}</lastBuildDate><atom:link href="{self.url}rss/" rel="self" type="application/rss+xml"/><ttl>60</ttl>{items}'
            "</channel></rss>"
        )

    def _item(self, post: Post) -> str:
        image = f"{self.url}content/images/{post.slug}.jpg"
        # a post for members is cut, and nothing says so
        words = f'<img src="{image}" alt="{escape(post.title)}">{self._words(post)}'
        names = "".join(f"<category><![CDATA[{tag}]]></category>" for tag in post.tags)
        return (
            f"<item><title><![CDATA[{post.title}]]></title><description><![CDATA[{post.description or excerpt(post)}]]></description><link>"
            f'{self.absolute(self.path(post))}</link><guid isPermaLink="false">{key_of(post)}</guid>{names}<dc:creator><![CDATA[{post.author}]]></dc:creator>'
            f'<pubDate>{_mail_date(post.published)}</pubDate><media:content url="{image}" medium="image"/><content:encoded><![CDATA[{words}]]>'
            "</content:encoded></item>"
        )

    def _words(self, post: Post) -> str:
        return self.markup.body(post.blocks[:1]) if post.protected else self.body_of(post)

    # ---- pages ----

    def _frame(self, title: str, head: str, kind: str, main: str) -> tuple[Part, ...]:
        name, language = escape(self.profile.title), self.profile.posts[0].language
        links = "".join(
            f'<li class="nav-{p.slug}"><a href="{self.url}{p.slug}/">{escape(p.title)}</a></li>'
            for p in self.profile.pages
        )
        return (
            (
                f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n\n    <title>{escape(title)}</title>\n    <meta charset="utf-8">\n    <meta name="viewport" '
                f'content="width=device-width, initial-scale=1.0">\n    <link rel="stylesheet" type="text/css" href="/assets/built/screen.css?v=0a1b2c3d4e">\n{head}'
                f'    <meta name="generator" content="Ghost 5.130">\n    <link rel="alternate" type="application/rss+xml" title="{name}" href="{self.url}rss/">\n'
                f'    <script defer src="https://cdn.jsdelivr.net/ghost/portal@~2.51/umd/portal.min.js" data-i18n="true" data-ghost="{self.url}" '
                f'data-key="22444f78447824223cefc48062" data-api="{self.url}ghost/api/content/" data-locale="{language}" crossorigin="anonymous"></script><style '
                'id="gh-members-styles">.gh-post-upgrade-cta-content,.gh-post-upgrade-cta{display:flex;flex-direction:column;align-items:center}</style>\n'
                '    <script defer src="https://cdn.jsdelivr.net/ghost/sodo-search@~1.8/umd/sodo-search.min.js" data-key="22444f78447824223cefc48062"></script>\n'
                '    <script defer src="/public/cards.min.js?v=0a1b2c3d4e"></script><link rel="stylesheet" type="text/css" href="/public/cards.min.css?v=0a1b2c3d4e">\n'
            ),
            self.weight("ghost 1", lambda: f"<style>{style('casper', 24_000)}</style>\n"),
            (
                f'</head>\n<body class="{kind} is-head-left-logo has-cover">\n<div class="viewport"><header id="gh-head" class="gh-head outer"><div class="gh-head-inner '
                f'inner"><a class="gh-head-logo no-image" href="{self.url}">{name}</a><nav class="gh-head-menu"><ul class="nav">{links}</ul></nav><div '
                'class="gh-head-actions"><a class="gh-head-link" href="#/portal/signin" data-portal="signin">Anmelden</a><a class="gh-head-button" '
                f'href="#/portal/signup" data-portal="signup">Abonnieren</a></div></div></header><div class="site-content">{main}</div>'
            ),
            self.menus(40),
            (
                f'<footer class="site-footer outer"><div class="inner"><section class="copyright"><a href="{self.url}">{name}</a> &copy; 2024</section><nav '
                'class="site-footer-nav"><a href="#/portal/">Sign up</a></nav><div class="gh-powered-by"><a href="https://ghost.org/" target="_blank" '
                'rel="noopener">Powered by Ghost</a></div></div></footer></div>\n<script src="/assets/built/casper.js?v=0a1b2c3d4e"></script>\n</body>\n</html>\n'
            ),
        )

    def _shown(self, moment: datetime) -> tuple[str, str]:
        local = moment.astimezone(self.profile.zone)
        return f"{local:%Y-%m-%d}", f"{local.day}. {_MONTHS[local.month - 1]} {local.year}"

    def single(self, post: Post) -> tuple[Part, ...]:
        """The page of a post."""
        day, shown = self._shown(post.published)
        label = (
            f'<span class="post-card-primary-tag"><a href="/tag/{slug(post.tags[0])}/">{escape(post.tags[0])}</a></span>'
            if post.tags
            else ""
        )
        lead = f'<p class="article-excerpt">{escape(post.description)}</p>' if post.description else ""
        author, title = escape(post.author), self.markup.inline(post.title)
        talk = (
            f'<section class="article-comments gh-canvas"><script defer src="https://cdn.jsdelivr.net/ghost/comments-ui@~1.1/umd/comments-ui.min.js" '
            f'data-ghost-comments="{self.url}" data-post-id="{key_of(post)}" data-count="true"></script></section>'
        )
        main = (
            f'<main id="site-main" class="site-main"><article class="article post tag-x featured image-full"><header class="article-header gh-canvas"><div '
            f'class="article-tag post-card-tags">{label}</div><h1 class="article-title">{title}</h1>{lead}<div class="article-byline"><section '
            f'class="article-byline-content"><ul class="author-list instapaper_ignore"><li class="author-list-item"><a href="/author/{slug(post.author)}/" '
            f'class="author-avatar" aria-label="Read more of {author}"><img class="author-profile-image" src="/content/images/size/w100/a.jpg" alt="{author}">'
            f'</a></li></ul><div class="article-byline-meta"><h4 class="author-name"><a href="/author/{slug(post.author)}/">{author}</a></h4><div '
            f'class="byline-meta-content"><time class="byline-meta-date" datetime="{day}">{shown}</time><span class="byline-reading-time"><span '
            f'class="bull">&bull;</span> 2 min read</span></div></div></section></div><figure class="article-image"><img src="/content/images/{post.slug}.jpg" '
            f'alt="{escape(post.title)}"></figure></header><section class="gh-content gh-canvas">{self._words(post)}{WALL if post.protected else ""}</section>{talk}'
            '</article></main><section class="footer-cta outer"><div class="inner"><h2 class="footer-cta-title">Sign up for more like this.</h2><a '
            'class="footer-cta-button" href="#/portal" data-portal><div class="footer-cta-input">Enter your email</div><span>Subscribe</span></a></div></section>'
            f'<aside class="read-more-wrap outer"><div class="read-more inner">{self._cards(self.neighbours(post))}</div></aside>'
        )
        return self._frame(
            post.seo_title or post.title,
            self._head(post),
            "post-template " + " ".join(f"tag-{slug(t)}" for t in post.tags),
            main,
        )

    def _head(self, post: Post) -> str:
        address, title = self.absolute(self.path(post)), escape(post.seo_title or post.title)
        data = {
            "@context": "https://schema.org",
            "@type": "Article",
            "publisher": {"@type": "Organization", "name": self.profile.title, "url": self.url},
            "author": {"@type": "Person", "name": post.author, "url": f"{self.url}author/{slug(post.author)}/"},
            # Ghost writes the title for search engines here
            "headline": post.seo_title or post.title,
            "url": address,
            "datePublished": _stamp(post.published),
            "dateModified": _stamp(post.changed),
            "keywords": ", ".join(post.tags),
            "description": post.description or excerpt(post),
            "mainEntityOfPage": address,
        }
        linked = json.dumps(data, indent=4).replace("</", "<\\/")
        tags = "".join(f'    <meta property="article:tag" content="{escape(tag)}">\n' for tag in post.tags)
        return (
            f'    <link rel="canonical" href="{address}">\n    <meta name="referrer" content="no-referrer-when-downgrade">\n    <meta property="og:site_name" '
            f'content="{escape(self.profile.title)}">\n    <meta property="og:type" content="article">\n    <meta property="og:title" content="{title}">\n    <meta '
            f'property="article:published_time" content="{_stamp(post.published)}">\n    <meta property="article:modified_time" content="{_stamp(post.changed)}">\n'
            f'{tags}    <meta name="twitter:label1" content="Written by">\n    <meta name="twitter:data1" content="{escape(post.author)}">\n    <script '
            f'type="application/ld+json">\n{linked}\n    </script>\n'
        )

    def _cards(self, posts: list[Post]) -> str:
        return "".join(
            post_card(
                self.path(post),
                escape(post.title),
                escape(excerpt(post), quote=False),
                *self._shown(post.published),
            )
            for post in posts
        )

    def listing(self, posts: list[Post], number: int, last: int) -> tuple[Part, ...]:
        """A page of posts."""
        shown = posts[(number - 1) * self.per_page : number * self.per_page]
        head = f'    <link rel="canonical" href="{self.url}{page_path(number)[1:]}">\n'
        if number < last:
            head += f'    <link rel="next" href="{self.url}page/{number + 1}/">\n'
        name = escape(self.profile.title)
        main = (
            f'<div class="site-header-content"><h1 class="site-title">{name}</h1><p class="site-description">{escape(self.profile.tagline)}</p></div><main '
            f'id="site-main" class="site-main outer"><div class="inner posts"><div class="post-feed">{self._cards(shown)}</div>{pager(number, last)}</div></main>'
        )
        return self._frame(self.profile.title, head, "home-template" if number == 1 else "paged", main)

    def static(self, page: StaticPage) -> tuple[Part, ...]:
        """A page that is not a post."""
        head = f'    <link rel="canonical" href="{self.url}{page.slug}/">\n    <meta property="og:type" content="article">\n'
        main = (
            f'<main id="site-main" class="site-main"><article class="article page"><header class="article-header gh-canvas"><h1 class="article-title">'
            f'{escape(page.title)}</h1></header><section class="gh-content gh-canvas">{self.markup.body(page.blocks)}</section></article></main>'
        )
        return self._frame(page.title, head, f"page-template page-{page.slug}", main)


def slug(name: str) -> str:
    """A name as an address."""
    plain = name.lower().translate(str.maketrans("äöüß", "aous"))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def key_of(post: Post) -> str:
    """The id of a post: 24 hexadecimal digits."""
    return hashlib.md5(f"ghost {post.id}".encode(), usedforsecurity=False).hexdigest()[:24]


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def _mail_date(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%a, %d %b %Y %H:%M:%S GMT")


#: the blogs of this platform
BLOGS = ((GhostBlog, CASPER),)
