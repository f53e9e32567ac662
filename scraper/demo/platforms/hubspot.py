"""HubSpot: a paged list, a feed of summaries, tags and authors in the sitemap, AMP twins, calls to action in the text.

Wrappers, classes and metas are those of real pages (facts: platforms-hosted, 8). Older themes print no schema.
"""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

import json
import re
from datetime import UTC
from html import escape
from typing import ClassVar

from scraper.demo import feeds
from scraper.demo.blog import DemoBlog, tag_of
from scraper.demo.content.hubspot_blog import PROFILE as HUBSPOT_BLOG
from scraper.demo.golden import excerpt
from scraper.demo.markup import Markup
from scraper.demo.model import Button, Picture, Post, StaticPage
from scraper.demo.server import Answer, Request, text
from scraper.demo.weight import Part, style

FEED_CAP = 10
#: since this year the theme prints a schema; before, the byline holds the date
_SCHEMA_SINCE = 2022
_PORTAL = "https://25281066.fs1.hubspotusercontent-eu1.net/hubfs/25281066"
_PAGE = re.compile(r"/blog/page/(\d+)")


class HubspotMarkup(Markup):
    """What HubSpot's editor saves."""

    def button(self, block: Button) -> str:
        """A call to action: a script draws it, and a picture stands for it."""
        code = "77a1a948-fcdd-41b6-ba20-4b69016d6c79"
        return (
            f'<!--HubSpot Call-to-Action Code --><span class="hs-cta-wrapper" id="hs-cta-wrapper-{code}"><span class="hs-cta-node hs-cta-{code}" id="hs-cta-{code}">'
            f'<a href="{block.address}" class="cta_button">{self.inline(block.text)}</a></span><script>hbspt.cta.load(25281066, "{code}", {{}});</script></span>'
        )

    def picture(self, block: Picture) -> str:
        """A picture, its caption a small line below."""
        caption = (
            f'<p style="font-size: 14px; text-align: center;">{self.inline(block.caption)}</p>'
            if block.caption
            else ""
        )
        return f'<p><img src="{_PORTAL}/{block.file}?width=1200&amp;name={block.file}" alt="{escape(block.alt)}" loading="lazy" style="width: 1200px;"></p>{caption}'


class HubspotBlog(DemoBlog):
    """A HubSpot site with a blog at /blog."""

    platform = "hubspot"
    feed_cap = FEED_CAP
    needs_zone = True
    markup: ClassVar[Markup] = HubspotMarkup()
    route_paths: ClassVar[dict[str, tuple[str, ...]]] = {
        "feed": ("/blog/rss.xml",),
        "sitemap": ("/sitemap.xml",),
        "listing": ("/blog$", "/blog/page/"),
    }

    def path(self, post: Post) -> str:
        """`/blog/slug`."""
        return f"/blog/{post.slug}"

    @property
    def per_page(self) -> int:
        """Posts on a page of the list."""
        return 3 if self.options.scale is None else 10

    @property
    def _lists(self) -> list[str]:
        """Lists by tag and author: in the sitemap, never posts."""
        tags = sorted({tag.lower().replace(" ", "-") for post in self.all_posts for tag in post.tags})
        authors = sorted({_slug(post.author) for post in self.all_posts})
        return [*(f"/blog/topic/{tag}" for tag in tags), *(f"/blog/author/{name}" for name in authors)]

    @property
    def unwanted_paths(self) -> list[str]:
        """Pages and lists."""
        return [*super().unwanted_paths, *self._lists]

    def route_of(self, request: Request) -> str:
        """The route that an address belongs to."""
        if request.path in ("/blog", "/blog/all") or _PAGE.fullmatch(request.path):
            return "listing"
        return {"/blog/rss.xml": "feed", "/sitemap.xml": "sitemap"}.get(request.path, "")

    def route(self, request: Request) -> Answer:
        """Every address of the site."""
        path = request.path
        if path == "/robots.txt":
            lines = [
                "User-agent: *",
                "Disallow: /_hcms/preview/",
                "Disallow: /hs/manage-preferences/",
                "Disallow: /*?*hs_preview=*",
                *self.robots_lines(),
            ]
            return text("\n".join([*lines, "", f"Sitemap: {self.url}sitemap.xml", ""]))
        if path == "/blog/rss.xml":
            found = self._feed()
            return text(found, feeds.RSS, etag=tag_of((found,), weak=True))
        if path == "/sitemap.xml":
            return text(feeds.urlset(self._mapped()), feeds.XML)
        page_number = _PAGE.fullmatch(path)
        if path == "/blog" or page_number:
            return self._listing(int(page_number[1]) if page_number else 1, self.all_posts)
        if path == "/blog/all" or path in self._lists:
            return self._listing(1, self.all_posts[: self.per_page])
        post = self.post_at(path)
        if post is not None:
            return self._html(self.single(post, twin=request.value("hs_amp") == "true"))
        page = next((page for page in self.profile.pages if path == f"/{page.slug}"), None)
        return self._html(self.static(page)) if path == "/" or page is not None else self.not_found()

    def _html(self, parts: tuple[Part, ...], status: int = 200) -> Answer:
        headers = (
            ("X-HS-Hub-Id", "25281066"),
            ("X-HS-Cache-Config", "BrowserCache-5s-EdgeCache-180s"),
            ("X-Powered-By", "HubSpot"),
        )
        return Answer(parts=parts, status=status, headers=headers)

    def _mapped(self) -> list[tuple[str, str]]:
        pages = ["/", "/blog", *self.unwanted_paths]
        posts = [
            (self.absolute(self.path(post)), f"{post.changed.astimezone(UTC):%Y-%m-%d}") for post in self.all_posts
        ]
        return [*((self.absolute(path), "2024-11-01") for path in pages), *posts]

    def _feed(self) -> str:
        channel = feeds.Channel(title=f"{self.profile.title} Blog", link=f"{self.url}blog", self_link=f"{self.url}blog/rss.xml",
                                description=self.profile.tagline, built=self.last_change())  # fmt: skip
        return feeds.rss(channel, [self._entry(post) for post in self.all_posts[:FEED_CAP]])

    def _entry(self, post: Post) -> feeds.Entry:
        link = self.absolute(self.path(post))
        summary = f'<div class="hs-featured-image-wrapper"><a href="{link}"><img src="{_PORTAL}/cover.jpg" alt=""></a></div><p>{escape(excerpt(post, 40), quote=False)}</p><img src="https://track.hubspot.com/__ptq.gif?a=25281066&k=14" width="1" height="1">'
        return feeds.Entry(title=post.title, link=link, guid=link, permalink_guid=True, creator=post.author,
                           published=post.published, categories=post.tags, description=summary)  # fmt: skip

    def _listing(self, number: int, every: list[Post]) -> Answer:
        last = max(1, -(-len(every) // self.per_page))
        if not 1 <= number <= last:
            return self.not_found()
        cards = "".join(
            f'<article class="blog-index__post"><a class="blog-index__post-image" href="{self.absolute(self.path(post))}"><img src="{_PORTAL}/cover.jpg" alt=""></a><div class="blog-index__post-content"><h2><a href="{self.absolute(self.path(post))}">{escape(post.title)}</a></h2>'
            f'<div class="blog-index__post-summary">{escape(excerpt(post), quote=False)}</div><a class="more-link" href="{self.absolute(self.path(post))}">Read More</a></div></article>'
            for post in every[(number - 1) * self.per_page : number * self.per_page]
        )
        older = (
            f'<a class="blog-pagination__link blog-pagination__next-link next-posts-link" href="{self.url}blog/page/{number + 1}">Next</a>'
            if number < last
            else ""
        )
        main = f'<div class="blog-index">{cards}</div><div class="blog-pagination">{older}<a class="blog-pagination__all" href="{self.url}blog/all">All posts</a></div>'
        return self._html(
            self._frame(f"{self.profile.title} Blog", "/blog", "hs-blog-id-5509873232 hs-blog-listing", "", main)
        )

    def not_found(self) -> Answer:
        """A real 404."""
        return self._html(
            self._frame(
                "404: Page Not Found", "/404", "hs-error", "", "<h1>404</h1><p>We can’t find that page.</p>"
            ),
            404,
        )

    # ---- pages ----

    def _byline(self, post: Post, schema: bool) -> str:
        """Author and time, apart in newer themes, one line in older ones."""
        shown = post.published.astimezone(self.profile.zone)
        stamp = f"{shown:%b} {shown.day}, {shown.year} {shown.hour % 12 or 12}:{shown:%M:%S %p}"
        link = (
            f'<a class="author-link" href="{self.url}blog/author/{_slug(post.author)}">{escape(post.author)}</a>'
        )
        if schema:
            return f'<div class="blog-post__meta"><span class="blog-post__author">{link}</span><div class="blog-post__timestamp">{stamp}</div></div>'
        return f'<p class="blog-post__meta" id="hubspot-author_data">by {link}, on {stamp}</p>'

    def single(self, post: Post, *, twin: bool = False) -> tuple[Part, ...]:
        """The page of a post, or its AMP twin."""
        schema = post.published.year >= _SCHEMA_SINCE or post.modified is not None
        here = self.absolute(self.path(post))
        data = {
            "@context": "https://schema.org",
            "@type": "BlogPosting",
            "headline": post.seo_title or post.title,
            "mainEntityOfPage": {"@type": "WebPage", "@id": here},
            "datePublished": f"{post.published.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.000Z",
            "dateModified": f"{post.changed.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.679Z",
            "author": {
                "@type": "Person",
                "name": post.author,
                "url": f"{self.url}blog/author/{_slug(post.author)}",
            },
            "publisher": {"@type": "Organization", "name": self.profile.title},
        }
        head = (
            f'<meta property="og:type" content="article"><meta name="author" content="{escape(post.author)}"><link rel="amphtml" href="{here}?hs_amp=true">'
            + (f'<script type="application/ld+json">{json.dumps(data)}</script>' if schema else "")
        )
        tags = "".join(
            f'<a class="blog-post__tag-link" href="{self.url}blog/topic/{tag.lower().replace(" ", "-")}" rel="tag">{escape(tag)}</a>'
            for tag in post.tags
        )
        related = "".join(
            f'<article class="blog-related-posts__post"><h4><a href="{self.absolute(self.path(near))}?hsLang=en">{escape(near.title)}</a></h4><p>{escape(excerpt(near, 14), quote=False)}</p><a href="{self.absolute(self.path(near))}?hs_amp=true">Read More</a></article>'
            for near in self.neighbours(post)
        )
        main = (
            f'<div class="content-wrapper"><article class="blog-post"><h1><span id="hs_cos_wrapper_name" class="hs_cos_wrapper hs_cos_wrapper_meta_field hs_cos_wrapper_type_text" data-hs-cos-type="text">{self.markup.inline(post.title)}</span></h1>{self._byline(post, schema)}'
            f'<div class="blog-post__tags">{tags}</div><div class="blog-post-share"><a href="#">Share on LinkedIn</a></div><div class="blog-post__body"><span id="hs_cos_wrapper_post_body" class="hs_cos_wrapper hs_cos_wrapper_meta_field hs_cos_wrapper_type_rich_text" data-hs-cos-type="rich_text">'
            f'{self.body_of(post)}<span id="hs_cos_wrapper_form" class="hs_cos_wrapper hs_cos_wrapper_widget hs_cos_wrapper_type_form"><h3>Get our letter</h3><form><input type="email"><button>Sign up</button></form></span></span></div>'
            f'<div class="author-section"><h4>About {escape(post.author)}</h4><p>{escape(post.author)} sees clients in our Lakeport office and writes when the schedule allows it.</p></div></article>'
            f'<div class="blog-comments"><div class="hs_cos_wrapper hs_cos_wrapper_widget hs_cos_wrapper_type_blog_comments"><h3>Comments</h3><p>No comments yet. Be the first.</p></div></div><div class="blog-related-posts"><h2>Keep reading</h2>{related}</div></div>'
        )
        return self._frame(
            post.seo_title or post.title,
            self.path(post),
            "amp" if twin else "hs-content-id-52156831294 hs-blog-post hs-blog-id-5509873232",
            head,
            main,
        )

    def static(self, page: StaticPage | None) -> tuple[Part, ...]:
        """The home page, or a page that is not a post."""
        title = page.title if page else self.profile.title
        words = self.markup.body(page.blocks) if page else f"<p>{escape(self.profile.tagline)}</p>"
        main = f'<span class="hs_cos_wrapper hs_cos_wrapper_widget hs_cos_wrapper_type_rich_text"><h1>{escape(title)}</h1>{words}</span>'
        return self._frame(
            title, f"/{page.slug}" if page else "/", "hs-content-id-35376532613 hs-site-page page", "", main
        )

    def _frame(self, title: str, path: str, kind: str, head: str, main: str) -> tuple[Part, ...]:
        name = escape(self.profile.title)
        top = (
            f'<!doctype html><html lang="en"><head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="generator" content="HubSpot">\n'
            f'<meta property="og:title" content="{escape(title)}">\n<link rel="canonical" href="{self.absolute(path)}">\n<link rel="alternate" type="application/rss+xml" href="{self.url}blog/rss.xml">\n{head}'
            f'<link rel="stylesheet" href="/hs/hsstatic/AsyncSupport/static-1.501/sass/comments_listing_asset.css">\n'
        )
        links = "".join(
            f'<li class="hs-menu-item hs-menu-depth-1"><a href="{self.url}{page.slug}" role="menuitem">{escape(page.title)}</a></li>'
            for page in self.profile.pages
        )
        middle = (
            f'</head>\n<body class="{kind}">\n<div class="body-wrapper"><div data-global-resource-path="harbor/templates/partials/header.html"><header class="header"><a href="{self.url}">{name}</a><div class="hs-menu-wrapper active-branch flyouts"><ul role="menu">{links}<li class="hs-menu-item"><a href="{self.url}blog">Blog</a></li></ul></div></header></div>'
            f'<main id="main-content" class="body-container-wrapper">{main}</main>'
        )
        footer = (
            f'<footer class="footer"><p>{", ".join(escape(line) for line in self.profile.address)}</p><p>{self.profile.phone} · {self.markup.email(self.profile.email)}</p><p>© 2024 {name}. All rights reserved.</p></footer></div>'
            '<div id="hs-eu-cookie-confirmation"><p>This website stores cookies on your computer.</p><a id="hs-eu-confirmation-button" href="#">Accept</a></div><script src="/hs/hsstatic/HubspotToolsMenu/static-1.563/js/index.js"></script>\n'
        )
        return (
            top,
            self.weight("hubspot 1", lambda: f"<style>{style('hs', 35_000)}</style>\n"),
            middle,
            self.menus(60),
            footer,
            "</body></html>\n",
        )


def _slug(name: str) -> str:
    return re.sub(r"[^a-z]+", "-", name.lower()).strip("-")


#: the blogs of this platform
BLOGS = ((HubspotBlog, HUBSPOT_BLOG),)
