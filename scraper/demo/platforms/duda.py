"""Duda: posts beside pages at the root, a text cut into paragraph widgets, and the sample posts still online.

The order of the widgets, the paging of the list and the feed are guesses (facts: platforms-hosted, 12, mostly L);
ids and classes of the frame, the sitemap without dates of posts, the pager's "(current)" and the samples are not.
"""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

import json
from datetime import UTC
from html import escape
from typing import ClassVar

from scraper.demo import feeds
from scraper.demo.blog import DemoBlog, tag_of
from scraper.demo.content.duda_blog import PROFILE as DUDA_BLOG
from scraper.demo.golden import excerpt
from scraper.demo.markup import Markup
from scraper.demo.model import Block, Button, Picture, Post, Quote, StaticPage, Table
from scraper.demo.server import Answer, Request, text
from scraper.demo.weight import Part, model, style

FEED_CAP = 20
_CDN = "https://irp.cdn-website.com/5d0c1f2e"
#: what every new Duda site starts with; many practices never take it off
SAMPLES = {
    "/my-first-blog-postf4fcb77a": "My First Blog Post",
    "/10-reasons-you-should-love-blogging6e3459e9": "10 Reasons You Should Love Blogging",
}
_SAMPLE_WORDS = (
    "This is your very first post. Click this link to read our handy guide to writing posts that people love. "
    "A blog tells your visitors what you have been up to, and search engines that somebody is at home. Change this "
    "text, add a picture of your own, and press publish when you are happy with it. Then tell your friends."
)


class DudaMarkup(Markup):
    """What the widgets of Duda's editor print: one of them for a run of words, one for each picture."""

    def body(self, blocks: tuple[Block, ...]) -> str:
        """The widgets of a post, side by side in one column."""
        widgets: list[str] = []
        words: list[str] = []
        for block in blocks:
            if isinstance(block, Picture | Button):
                widgets += [self._paragraphs(words), self.block(block)]
                words = []
            else:
                words.append(self.block(block))
        return "".join([*widgets, self._paragraphs(words)])

    def _paragraphs(self, words: list[str]) -> str:
        inner = "".join(words)
        return (
            f'<div class="u_1996408110 dmNewParagraph" data-element-type="paragraph" data-version="5" id="1996408110">{inner}</div>'
            if inner
            else ""
        )

    def paragraph(self, inner: str) -> str:
        """A paragraph."""
        return f'<p class="text-align-left m-size-14 size-16"><span style="display: unset;">{inner}</span></p>'

    def heading(self, inner: str, level: int) -> str:
        """A heading."""
        return f'<h{level} class="size-24"><span style="display: initial; font-weight: bold;">{inner}</span></h{level}>'

    def quote(self, block: Quote) -> str:
        """A quotation, which the editor knows only as paragraphs."""
        return "".join(self.paragraph(self.inline(part)) for part in (*block.paragraphs, block.source) if part)

    def table(self, block: Table) -> str:
        """A table; the editor has no caption for it."""
        rows = "".join(
            "<tr>" + "".join(f"<td>{self.inline(cell)}</td>" for cell in row) + "</tr>" for row in block.rows
        )
        return f"<table><tbody>{rows}</tbody></table>" + (
            self.paragraph(self.inline(block.caption)) if block.caption else ""
        )

    def picture(self, block: Picture) -> str:
        """A picture widget; its caption is a paragraph widget."""
        image = f'<div class="imageWidget align-center" data-element-type="image" id="1289744012"><img src="{_CDN}/dms3rep/multi/{block.file}" alt="{escape(block.alt)}" id="1600310420"></div>'
        return image + (self._paragraphs([self.paragraph(self.inline(block.caption))]) if block.caption else "")

    def button(self, block: Button) -> str:
        """A button widget."""
        return f'<a data-display-type="block" class="align-center dmButtonLink dmWidget dmWwr default" href="{block.address}" data-element-type="dButtonLinkId"><span class="iconBg" aria-hidden="true"></span><span class="text">{self.inline(block.text)}</span></a>'


class DudaBlog(DemoBlog):
    """A Duda site with its blog list at /blog."""

    platform = "duda"
    feed_cap = FEED_CAP
    states_modified = False
    tells_edits = False
    markup: ClassVar[Markup] = DudaMarkup()
    route_paths: ClassVar[dict[str, tuple[str, ...]]] = {
        "feed": ("/feed/rss2",),
        "sitemap": ("/sitemap.xml",),
        "listing": ("/blog",),
    }

    def path(self, post: Post) -> str:
        """`/slug`, as for pages."""
        return f"/{post.slug}"

    @property
    def expected_skips(self) -> dict[str, str]:
        """The sample posts besides."""
        return {**super().expected_skips, **dict.fromkeys(SAMPLES, "not-a-post")}

    @property
    def per_page(self) -> int:
        """Posts on a page of the list."""
        return 3 if self.options.scale is None else 12

    def route_of(self, request: Request) -> str:
        """The route that an address belongs to."""
        routes = {"/feed/rss2": "feed", "/sitemap.xml": "sitemap", "/blog": "listing"}
        return routes.get(request.path, "")

    def route(self, request: Request) -> Answer:
        """Every address of the site."""
        path = request.path
        if path == "/robots.txt":
            lines = [
                "# Sitemap is also available on /sitemap.xml",
                f"Sitemap: {self.url}sitemap.xml",
                "User-agent: *",
            ]
            return text("\n".join([*lines, *self.robots_lines(), ""]))
        if path == "/feed/rss2":
            body = self._feed()
            return text(body, feeds.RSS, etag=tag_of((body,)))
        if path == "/sitemap.xml":
            return text(feeds.urlset(self._mapped()), feeds.XML)
        if path == "/blog":
            return self._listing(request)
        post = self.post_at(path)
        if post is not None:
            return Answer(parts=self.single(post))
        if path in SAMPLES:
            return Answer(parts=self._sample(path))
        page = next((page for page in self.profile.pages if path == f"/{page.slug}"), None)
        return Answer(parts=self.static(page)) if path == "/" or page is not None else self.not_found()

    def _mapped(self) -> list[tuple[str, str]]:
        """Pages with the day the site was last published, posts without any."""
        pages = ["", "blog", *(page.slug for page in self.profile.pages)]
        posts = [*(self.path(post) for post in self.all_posts), *SAMPLES]
        return [
            *((self.url + name, "2024-06-20") for name in pages),
            *((self.absolute(path), "") for path in posts),
        ]

    def _feed(self) -> str:
        channel = feeds.Channel(title=self.profile.title, link=self.url, self_link=f"{self.url}feed/rss2",
                                description=self.profile.tagline, built=self.last_change())  # fmt: skip
        entries = [self._entry(post) for post in self.all_posts[:FEED_CAP]]
        return feeds.rss(channel, entries)

    def _entry(self, post: Post) -> feeds.Entry:
        link = self.absolute(self.path(post))
        return feeds.Entry(title=post.title, link=link, guid=link, permalink_guid=True, creator=post.author,
                           published=post.published, description=excerpt(post))  # fmt: skip

    def _listing(self, request: Request) -> Answer:
        number = int(request.value("page", "1")) if request.value("page", "1").isdigit() else 1
        last = max(1, -(-len(self.all_posts) // self.per_page))
        if not 1 <= number <= last:
            return self.not_found()
        posts = self.all_posts[(number - 1) * self.per_page : number * self.per_page]
        cards = "".join(
            f'<div class="postArticle"><div class="inner"><div class="postTitle"><h3><a href="{self.path(post)}">{escape(post.title)}</a></h3></div>'
            f'<div class="postText"><div class="authorBar">By {escape(post.author)} <span> {self._day(post)}</span></div><div class="postDescription">'
            f"{escape(excerpt(post), quote=False)}</div></div></div></div>"
            for post in posts
        )
        older = f'<li class="next"><a href="/blog?page={number + 1}">Next</a></li>' if number < last else ""
        pager = f'<ul class="pagination"><li class="active"><a>{number} <span class="sr-only">(current)</span></a></li>{older}</ul>'
        main = _column(
            f'<div data-element-type="internal_blog_list" class="internalBlogList">{cards}{pager}</div>'
        )
        return Answer(parts=self._frame(f"Blog | {self.profile.title}", "/blog", "", main))

    def not_found(self) -> Answer:
        """A real 404."""
        main = _column("<h1>404</h1><p>We can’t find the page you’re looking for.</p>")
        return Answer(parts=self._frame("404", "/404", "", main), status=404)

    # ---- pages ----

    def _day(self, post: Post) -> str:
        shown = post.published.astimezone(self.profile.zone)
        return f"{shown.day} {shown:%B %Y}"

    def single(self, post: Post) -> tuple[Part, ...]:
        """The page of a post: the template's own line, title, byline, widgets, neighbours."""
        data = {
            "@context": "https://schema.org",
            "@type": "BlogPosting",
            "headline": post.title,
            "url": self.absolute(self.path(post)),
            "datePublished": f"{post.published.astimezone(UTC):%Y-%m-%dT%H:%M:%S}Z",
            "author": {"@type": "Person", "name": post.author},
            "publisher": {"@type": "Organization", "name": self.profile.title},
        }
        head = f'<script type="application/ld+json">{json.dumps(data)}</script>\n'
        return self._frame(
            post.title,
            self.path(post),
            head,
            self._post_rows(post.title, f"{escape(post.author)} • {self._day(post)}", self.body_of(post), post),
        )

    def _post_rows(self, title: str, byline: str, body: str, post: Post | None) -> str:
        near = self.neighbours(post) if post is not None else []
        links = "".join(f'<li><a href="{self.path(other)}">{escape(other.title)}</a></li>' for other in near)
        rows = (
            "<h3>Blog Layout</h3>",
            f'<h1 class="size-38"><span>{self.markup.inline(title)}</span></h1><div class="u_1107443652"><span>{byline}</span></div>',
            body,
            '<div class="dmSocialHub" data-element-type="dSocialHub"><a href="#">Share by: Facebook</a></div>',
            f'<h4>Recent Posts</h4><ul>{links}</ul><div class="dmform default" data-element-type="dContactUsRespId"><form><input name="email"><input type="submit" value="Join our list"></form></div>',
        )
        return "".join(_column(row) for row in rows)

    def _sample(self, path: str) -> tuple[Part, ...]:
        title = SAMPLES[path]
        data = {
            "@context": "https://schema.org",
            "@type": "BlogPosting",
            "headline": title,
            "datePublished": "2017-02-10T12:00:00Z",
        }
        head = f'<script type="application/ld+json">{json.dumps(data)}</script>\n'
        body = DudaMarkup()._paragraphs([DudaMarkup().paragraph(_SAMPLE_WORDS)])
        byline = "Duda Owner • 10 February 2017" if title.startswith("My") else ""
        return self._frame(title, path, head, self._post_rows(title, byline, body, None))

    def static(self, page: StaticPage | None) -> tuple[Part, ...]:
        """The home page, or a page that is not a post."""
        title = page.title if page else self.profile.title
        words = self.markup.body(page.blocks) if page else f"<p>{escape(self.profile.tagline)}</p>"
        heading = _column(
            f'<div class="dmNewParagraph" data-element-type="paragraph"><h1>{escape(title)}</h1></div>'
        )
        return self._frame(title, f"/{page.slug}" if page else "/", "", heading + _column(words))

    def _frame(self, title: str, path: str, head: str, main: str) -> tuple[Part, ...]:
        name = escape(self.profile.title)
        top = (
            '<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" xmlns:dm="http://www.dudamobile.com" lang="en-gb" class="responsive">\n'
            f'<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n<link rel="canonical" href="{self.absolute(path)}">\n'
            f'<meta property="og:type" content="website"><meta property="og:title" content="{escape(title)}"><meta property="og:url" content="{self.absolute(path)}">\n'
            f'<link rel="alternate" type="application/rss+xml" title="{name}" href="{self.url}feed/rss2">\n{head}'
            f"<script>window._currentDevice = 'desktop'; window.Parameters = window.Parameters || {{HomeUrl: '{self.url}', SiteAlias: '5d0c1f2e'}};</script>\n"
            '<link rel="stylesheet" href="https://static.cdn-website.com/mnlt/production/6012/_dm/s/rt/dist/css/d-css-runtime-desktop-one-package-structured-global.min.css">\n'
        )
        links = "".join(
            f'<li class="unifiednav__item-wrap"><a href="/{page.slug}" class="unifiednav__item"><span class="nav-item-text">{escape(page.title)}</span></a></li>'
            for page in self.profile.pages
        )
        header = (
            '</head>\n<body id="dmRoot" class="dmRoot desktop dmDesktopBody fix-mobile-scrolling inputs-css-clean dmLargeBody">\n<div id="dm"><div class="dm_wrapper">'
            '<div id="dmStyle_outerContainer" class="dmOuter"><div id="dmStyle_innerContainer" class="dmInner"><div class="dmLayoutWrapper standard-var dmStandardDesktop">'
            f'<div id="site_content"><div id="hcontainer" class="u_hcontainer dmHeader p_hfcontainer"><div class="dmHeaderResp dmRespRow"><a href="/"><img src="{_CDN}/logo.png" alt="{name}"></a>'
            f'<nav class="unifiednav main-navigation"><ul role="menubar"><li><a href="/">Home</a></li>{links}<li><a href="/blog">Blog</a></li></ul></nav></div></div>'
            f'<div id="dm_content" class="dmContent" role="main"><div class="dmHomeRespTmpl mainBorder dmRespRowsWrapper dmFullRowRespTmpl" id="1716942098">{main}</div></div>'
        )
        lines = ", ".join(escape(line) for line in self.profile.address)
        footer = (
            '<div class="dmFooterContainer"><div id="fcontainer" class="u_fcontainer dmFooter p_hfcontainer"><div class="dmFooterResp generalFooter" id="1943048428"><div class="dmRespRow"><div class="dmRespCol large-12">'
            f'<div class="dmNewParagraph" data-element-type="paragraph" data-version="5"><p>{lines}. Ring {self.profile.phone} or write to {self.markup.email(self.profile.email)}. We answer on weekdays, usually within a day, and never pass on your number.</p></div>'
            f'<div class="dmNewParagraph" data-element-type="paragraph" data-version="5"><p>© 2024 All Rights Reserved | {name}</p></div></div></div></div></div></div>'
            '<div class="dm-cookie-notification"><p>We use cookies to ensure that we give you the best experience on our website.</p><button>OK</button></div></div></div></div></div></div></div>'
        )
        return (
            top,
            self.weight(
                "duda 1",
                lambda: (
                    f'<style id="criticalCss">{style("dm", 90_000)}</style>\n<style id="cssVariables">{style("color", 6_000)}</style>\n'
                ),
            ),
            header,
            footer,
            self.menus(60),
            self.weight(
                "duda 2", lambda: f"<script>window.rtCommonProps={model('rtCommonProps', 30_000)};</script>"
            ),
            "</body>\n</html>\n",
        )


def _column(inner: str) -> str:
    """A row of one column, as every widget stands in."""
    return f'<div class="u_1614823284 dmRespRow"><div class="dmRespColsWrapper"><div class="dmRespCol large-12 medium-12 small-12">{inner}</div></div></div>'


#: the blogs of this platform
BLOGS = ((DudaBlog, DUDA_BLOG),)
