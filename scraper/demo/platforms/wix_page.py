"""The pages of a Wix blog: the frame of the builder, the post, the list, the rest of the site."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

import json
import re
import uuid
from datetime import UTC, datetime
from html import escape
from typing import TYPE_CHECKING, ClassVar

from scraper.demo.golden import excerpt, plain
from scraper.demo.model import Post, StaticPage
from scraper.demo.weight import Part, icons, model, style

if TYPE_CHECKING:
    from scraper.demo.blog import DemoBlog

    _Base = DemoBlog
else:
    _Base = object

BLOG_APP = "14bcded7-0066-7c35-14d7-466cb3f09103"


def slug_of(name: str) -> str:
    """A name as Wix writes it in addresses."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def wix_uuid(post: Post) -> str:
    """The id that Wix gives a post."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{post.id} {post.slug}"))


def shown_date(moment: datetime, today: datetime) -> str:
    """A date as Wix prints it: relative, without the year, or whole."""
    days = (today - moment).days
    if 0 <= days < 7:
        return ("today", "1 day ago")[days] if days < 2 else f"{days} days ago"
    whole = f"{moment:%b} {moment.day}"
    return whole if moment.year == today.year else f"{whole}, {moment.year}"


def _milliseconds(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.{(moment.minute * 37 + moment.hour) % 1000:03d}Z"


class WixPages(_Base):
    """Writes pages; the blog's class adds addresses."""

    body_tag: ClassVar[str] = "section"
    has_amp: ClassVar[bool] = False
    old_layout: ClassVar[bool] = False

    # ---- frame ----

    def _frame(self, title: str, head: str, main: str) -> tuple[Part, ...]:
        site = wix_uuid(self.all_posts[0])
        top = (
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n  \n  <meta charset='utf-8'>\n"
            '  <meta name="viewport" content="width=device-width, initial-scale=1" id="wixDesktopViewport" />\n'
            '  <meta http-equiv="X-UA-Compatible" content="IE=edge">\n'
            '  <meta name="generator" content="Wix.com Website Builder"/>\n'
            '  <link rel="icon" sizes="192x192" href="https://static.wixstatic.com/media/632dc7_53dc91b8.png" type="image/png"/>\n'
        )
        scripts = self.weight(
            "wix_page 1",
            lambda: (
                f'<script type="application/json" id="wix-essential-viewer-model">{model("essential", 24_000)}</script>\n'
                f'<script type="application/json" id="wix-fedops">{model("fedops", 6_000)}</script>\n'
                '<link rel="preload" href="https://static.parastorage.com/services/wix-thunderbolt/dist/main.js" as="script"/>\n'
                f'<style data-href="https://static.parastorage.com/services/communities-blog-ooi/1.3061.0/PostViewerWidget.min.css">'
                f"{style('wix-blog', 70_000)}</style>\n<style>{style('wix-stylable', 60_000)}</style>\n"
            ),
        )
        middle = (
            f'<meta http-equiv="X-Wix-Meta-Site-Id" content="{site}">\n'
            f'<meta http-equiv="X-Wix-Application-Instance-Id" content="{site[::-1]}">\n'
            '    <meta http-equiv="X-Wix-Published-Version" content="642"/>\n    <meta http-equiv="etag" content="bug"/>\n'
            f"<!-- render-head end -->\n<title>{escape(title)}</title>\n{head}</head>\n<body class='responsive' >\n"
            '<div id="SITE_CONTAINER"><div id="main_MF" class="main_MF"><div id="SCROLL_TO_TOP" class="Vd6aQZ ignore-focus '
            'SCROLL_TO_TOP" role="region" tabindex="-1" aria-label="top of page"><span class="mHZSwn">top of page</span></div>'
            f'<div id="site-root" class="site-root"><div id="masterPage" class="masterPage css-editing-scope">{self._header()}'
            f'<main id="PAGES_CONTAINER" class="PAGES_CONTAINER" data-main-content="true"><div id="SITE_PAGES">{main}</div></main>'
            f"{self._footer()}</div></div></div></div>\n"
        )
        end = self.weight(
            "wix_page 2",
            lambda: (
                f'{icons("wix", 14)}<script type="application/json" id="wix-viewer-model">{{"blog":"{BLOG_APP}","siteFeatures":'
                f'{model("viewer", 92_000)}}}</script>\n<script type="application/json" id="wix-warmup-data">{model("warmup", 36_000)}</script>\n'
            ),
        )
        return top, scripts, middle, self.menus(290), end, "</body>\n</html>\n"

    def _header(self) -> str:
        items = "".join(
            f'<li class="u4cNtA wixui-dropdown-menu__item"><a data-testid="linkElement" href="{self.url}{page.slug}" target="_self" '
            f'class="xfxJ27"><p>{escape(page.title)}</p></a></li>'
            for page in self.profile.pages
        )
        search = '<div data-hook="search-input"><input placeholder="Search"/></div><div>Log In</div>'
        return (
            '<header id="SITE_HEADER" class="SITE_HEADER wixui-header" tabindex="-1"><div data-testid="richTextElement" class="Z_l5lU '
            f'wixui-rich-text"><h6 class="font_6 wixui-rich-text__text"><a href="{self.url}">{escape(self.profile.title)}</a></h6></div>'
            f'<nav aria-label="Site" class="wixui-dropdown-menu"><ul>{items}<li><a href="{self.url}blog">Blog</a></li><li id="more">More'
            f"</li></ul></nav>{'' if self.old_layout else search}</header>"
        )

    def _footer(self) -> str:
        lines = "".join(
            f'<p class="font_8 wixui-rich-text__text">{escape(line)}</p>' for line in self.profile.address
        )
        return (
            '<footer id="SITE_FOOTER" class="SITE_FOOTER wixui-footer" tabindex="-1"><div data-testid="richTextElement">'
            f'{lines}<p class="font_8">{self.profile.phone}</p><p class="font_8">© 2024 by {escape(self.profile.title)}. Powered and '
            'secured by <a href="https://www.wix.com">Wix</a></p></div></footer><div id="SCROLL_TO_BOTTOM" class="Vd6aQZ ignore-focus '
            'SCROLL_TO_BOTTOM" role="region" tabindex="-1" aria-label="bottom of page"><span class="mHZSwn">bottom of page</span></div>'
        )

    # ---- a post ----

    def single(self, post: Post) -> tuple[Part, ...]:
        """The page of a post."""
        body = (
            f'<{self.body_tag} class="VQDdIN" data-hook="post-description">{self.body_of(post)}</{self.body_tag}>'
        )
        article = self._old_article(post, body) if self.old_layout else self._article(post, body)
        main = (
            '<div data-hook="post-page-root"><div id="content-wrapper"><div class="vAU8Qm" data-hook="blog-desktop-header-container">'
            f'<nav class="blog-header__navigation" aria-label="Blog"><ul>{self._categories()}</ul></nav></div><div class="ZL4A4N" '
            f'data-hook="post-page"><div class="HcBlwg">{article}</div>{self._recent(post)}{self._comments(post)}</div></div></div>'
        )
        return self._frame(post.seo_title or post.title, self._head(post), main)

    def _article(self, post: Post, body: str) -> str:
        zone, today = self.profile.zone, self.profile.today.astimezone(self.profile.zone)
        ago = '<span title="{0}" class="time-ago" data-hook="time-ago">{0}</span>'
        shown = ago.format(shown_date(post.published.astimezone(zone), today))
        updated = (
            f'<p class="NfKpG_">Updated: {ago.format(shown_date(post.changed.astimezone(zone), today))}</p>'
            if post.modified
            else ""
        )
        words = sum(len(plain(getattr(block, "text", "")).split()) for block in post.blocks)
        minutes = max(1, words // 200)
        name = escape(post.author)
        return (
            '<article class="tgMH9T" data-hook="post"><section class="UYw9XC" data-hook="post-hero-image"></section><div class="HW6ttf">'
            '<header class="PhCafd"><div class="PKQ95p"><div class="MbPQSQ"><div class="apmiGT" data-hook="post-title"><h1 class="H3vOVf" '
            f'data-hook="post-title">{self.markup.inline(post.title)}</h1></div><div class="a5JqMF"><ul class="NtBDdE"><li class="MABqta">'
            f'<div class="bZrSjY"><wow-image class="fluid-avatar-image"><img alt="Writer: {name}" role="img"/></wow-image></div>'
            f'<span class="IkAhjA" data-hook="profile-link"><span data-hook="user-name">{name}</span></span></li><li class="wBTynn">{shown}'
            f'</li><li class="F56Ope"><span title="{minutes} min read" data-hook="time-to-read">{minutes} min read</span></li></ul>'
            '<button class="MHuRVq" type="button" aria-label="More actions" data-hook="more-button"></button></div></div>'
            f"{updated}</div></header>{body}{self._post_footer(post)}</div></article>"
        )

    def _old_article(self, post: Post, body: str) -> str:
        zone, today = self.profile.zone, self.profile.today.astimezone(self.profile.zone)
        shown = shown_date(post.changed.astimezone(zone), today)
        updated = f'<p class="_3bMYF blog-post-text-color">Updated: <span title="{shown}" class="time-ago">{shown}</span></p>'
        return (
            '<article class="_2fr8J blog-post-page-font" data-hook="post"><div class="_1zcNk"><div class="post-header">'
            f'<h1 class="_1G2nC blog-post-title-font blog-post-title-color" data-hook="post-title"><span class="_7w8W_">'
            f"{self.markup.inline(post.title)}</span></h1>{updated if post.modified else ''}</div>{body}{self._post_footer(post)}</div></article>"
        )

    def _post_footer(self, post: Post) -> str:
        shares = "".join(
            f'<button aria-label="Share via {n}" data-hook="share-button__{n.lower()}"></button>'
            for n in ("Facebook", "LinkedIn")
        )
        tags = "".join(f'<a href="{self.url}blog/tags/{slug_of(t)}">{escape(t)}</a>' for t in post.tags)
        cloud = f'<nav data-hook="tag-cloud-root" aria-label="tags">{tags}</nav>' if tags else ""
        names = "".join(
            f'<li><a href="{self.url}blog/categories/{slug_of(c)}">{escape(c)}</a></li>' for c in post.categories
        )
        return (
            f'<footer class="PhCafd B6ltWa" data-hook="post-footer">{cloud}<ul class="MBUSK" data-hook="category-label-list">{names}</ul>'
            f'<section class="Xyiv4I" data-hook="post-main-actions-desktop">{shares}<div class="FyFkaC" data-hook="post-main-actions__stats">'
            f'<div data-hook="post-stats" class="TAdeda"><span>{post.views:,} views</span><span>{len(post.comments)} comments</span></div>'
            '<button aria-label="Post not marked as liked" data-hook="like-button"></button></div></section></footer>'
        )

    def _categories(self) -> str:
        names = sorted({name for post in self.all_posts[:40] for name in post.categories})
        links = "".join(
            f'<li><a href="{self.url}blog/categories/{slug_of(n)}" data-hook="link">{escape(n)}</a></li>'
            for n in names
        )
        return f'<li data-hook="header-navigation__/"><a href="{self.url}blog" data-hook="link">All Posts</a></li>{links}'

    def _recent(self, post: Post) -> str:
        cards = "".join(
            f'<article class="qbu2Gh" data-hook="recent-post-list-item"><div class="dkbPQd"><div class="ZnRZP5"><header '
            f'data-hook="recent-post__title"><a class="hPl9QB" href="{self.absolute(self.path(near))}">{escape(near.title)}</a></header>'
            '<section data-hook="recent-post__description"><div class="post-excerpt"><span class="j1Y_aa"><p class="pAfFB0" '
            f'data-hook="post-description">{escape(excerpt(near, 22), quote=False)}</p></span></div></section><footer '
            f'data-hook="post-footer" class="LO60EX"><div class="LVcAxq post-stats" data-hook="post-stats"><span>{near.views:,}</span>'
            f"<span>{len(near.comments)}</span></div></footer></div></div></article>"
            for near in self.neighbours(post)
        )
        return (
            f'<section class="oY1ew3" data-hook="recent-posts"><header class="qmDeKd"><h2 style="font:inherit">Recent Posts</h2><a '
            f'href="{self.url}blog" class="vz0Mhy">See All</a></header><section><div class="zHLEBV">{cards}</div></section></section>'
        )

    def _comments(self, post: Post) -> str:
        said = "".join(
            f"<div><span>{escape(name)}</span><p>{escape(words)}</p></div>" for name, words in post.comments
        )
        return (
            '<section data-hook="comments-section"><h2>Comments</h2><div role="textbox">Write a comment...</div>'
            f"{said}</section>"
        )

    def _head(self, post: Post) -> str:
        link = self.absolute(self.path(post))
        title = escape(post.seo_title or post.title)
        words = escape(post.description or excerpt(post, 22), quote=True)
        published, changed = _milliseconds(post.published), _milliseconds(post.changed)
        data = {
            "@context": "https://schema.org", "@type": "BlogPosting", "author": {"@type": "Person", "name": post.author},
            "dateModified": changed, "datePublished": published, "headline": post.seo_title or post.title, "url": link,
            "mainEntityOfPage": {"@id": link, "@type": "itemPage", "url": link},
            "publisher": {"@type": "Organization", "name": self.profile.title, "url": self.url},
        }  # fmt: skip
        metas = (
            f'  <meta property="article:author" content="{escape(post.author)}"/>\n'
            f'  <meta property="article:published_time" content="{published}"/>\n'
            f'  <meta property="article:modified_time" content="{changed}"/>\n'
        )
        return (
            f'  <meta name="description" content="{words}"/>\n  <link rel="canonical" href="{link}"/>\n'
            f'  <meta property="og:title" content="{title}"/>\n  <meta property="og:description" content="{words}"/>\n'
            f'  <meta property="og:url" content="{link}"/>\n  <meta property="og:site_name" content="{escape(self.profile.title)}"/>\n'
            f'  <meta property="og:type" content="article"/>\n  <script type="application/ld+json">{json.dumps(data)}</script>\n'
            f'{"" if self.old_layout else metas}  <link rel="alternate" href="{self.url}blog-feed.xml" '
            f'title="{escape(self.profile.title)} - RSS" type="application/rss+xml"/>\n'
            + (f'  <link rel="amphtml" href="{link}/amp"/>\n' if self.has_amp else "")
        )

    # ---- other pages ----

    def listing(self, posts: list[Post], number: int, last: int) -> tuple[Part, ...]:
        """A page of the list of posts."""
        cards = "".join(
            f'<article class="post-list-item" data-hook="post-list-item"><a href="{self.absolute(self.path(post))}" '
            f'data-hook="post-list-item__title"><h2 class="bD0vt9">{escape(post.title)}</h2></a><div class="post-excerpt">'
            f"{escape(excerpt(post, 24), quote=False)}</div></article>"
            for post in posts
        )
        older = f'<a href="{self.url}blog/page/{number + 1}" data-hook="pagination__next" aria-label="Next page" rel="next">›</a>'
        main = (
            f'<div data-hook="feed-page-root"><nav><ul>{self._categories()}</ul></nav><div data-hook="post-list-pro-gallery-container">'
            f'{cards}</div><nav data-hook="pagination">{older if number < last else ""}</nav></div>'
        )
        head = f'  <link rel="canonical" href="{self.url}blog"/>\n  <link rel="alternate" href="{self.url}blog-feed.xml" type="application/rss+xml"/>\n'
        return self._frame(f"Blog | {self.profile.title}", head, main)

    def static(self, page: StaticPage | None) -> tuple[Part, ...]:
        """The home page, or a page that is not a post."""
        title = page.title if page else self.profile.title
        words = self.markup.body(page.blocks) if page else f"<p>{escape(self.profile.tagline)}</p>"
        main = f'<div data-testid="richTextElement"><h1 class="font_0">{escape(title)}</h1>{words}</div>'
        address = self.url.rstrip("/") + (f"/{page.slug}" if page else "")
        head = (
            f'  <link rel="canonical" href="{address}"/>\n  <meta property="og:type" content="website"/>\n'
            f'  <link rel="alternate" href="{self.url}blog-feed.xml" type="application/rss+xml"/>\n'
        )
        return self._frame(f"{title} | {self.profile.title}" if page else title, head, main)

    def missing(self) -> tuple[Part, ...]:
        """The page for an address that is none."""
        return self._frame(
            "Error 404", "", "<h1>404</h1><p>This page isn’t available. Check the address and try again.</p>"
        )
