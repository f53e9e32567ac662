"""WordPress with Elementor Pro's theme builder, Yoast, and a plugin that shuts the REST interface."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

from datetime import UTC, datetime
from html import escape
from typing import ClassVar

from scraper.demo.content.wordpress_elementor import PROFILE as WORDPRESS_ELEMENTOR
from scraper.demo.golden import excerpt
from scraper.demo.markup import Markup
from scraper.demo.model import Block, Button, Head, Picture, Post, StaticPage
from scraper.demo.platforms.wordpress import WordPressBlog, slug_of
from scraper.demo.weight import Part, icons, style


class ElementorMarkup(Markup):
    """A body made of widgets: runs of text in editors, headings and pictures and buttons on their own."""

    hides_email = True

    def body(self, blocks: tuple[Block, ...]) -> str:
        """The widgets, each in its containers."""
        widgets: list[str] = []
        run: list[str] = []
        for block in blocks:
            alone = isinstance(block, Head | Picture | Button)
            if alone and run:
                widgets.append(_widget("text-editor", "\n".join(run)))
                run = []
            if alone:
                kind = {Head: "heading", Picture: "image", Button: "button"}[type(block)]
                widgets.append(_widget(kind, self.block(block)))
            else:
                run.append(self.block(block))
        if run:
            widgets.append(_widget("text-editor", "\n".join(run)))
        return "".join(widgets)

    def heading(self, inner: str, level: int) -> str:
        """A heading."""
        return f'<h{level} class="elementor-heading-title elementor-size-default">{inner}</h{level}>'

    def picture(self, block: Picture) -> str:
        """A picture with its caption."""
        caption = (
            f'<figcaption class="widget-image-caption wp-caption-text">{self.inline(block.caption)}</figcaption>'
            if block.caption
            else ""
        )
        return (
            f'<figure class="wp-caption"><img loading="lazy" width="800" height="533" '
            f'src="/wp-content/uploads/2023/05/{block.file}" class="attachment-large wp-image-1203" '
            f'alt="{escape(block.alt)}" />{caption}</figure>'
        )

    def button(self, block: Button) -> str:
        """A link dressed as a button."""
        return (
            '<div class="elementor-button-wrapper"><a class="elementor-button elementor-button-link elementor-size-sm" '
            f'href="{block.address}"><span class="elementor-button-content-wrapper"><span class="elementor-button-text">'
            f"{self.inline(block.text)}</span></span></a></div>"
        )


def _widget(kind: str, inner: str) -> str:
    number = f"{sum(map(ord, inner[:60])) * 2654435761 % (1 << 28):07x}"
    return (
        f'<div class="elementor-element elementor-element-{number} e-flex e-con-boxed e-con e-parent" data-id="{number}" '
        f'data-element_type="container"><div class="e-con-inner"><div class="elementor-element elementor-element-{number}a '
        f'elementor-widget elementor-widget-{kind}" data-element_type="widget" data-widget_type="{kind}.default">'
        f'<div class="elementor-widget-container">\n{inner}\n</div></div></div></div>\n'
    )


class WordPressElementor(WordPressBlog):
    """A theme-builder site in the shape of many practices: brochure in front, blog under /blog/."""

    markup: ClassVar[Markup] = ElementorMarkup()
    sitemap_maker = "yoast"
    blog_path = "/blog/"
    full_feed = False
    # Yoast writes every date in UTC
    needs_zone = True
    shut_by_default: ClassVar[dict[str, str]] = {"api": "401"}

    def stamp(self, post: Post) -> str:
        """`lastmod` in UTC, as Yoast writes it."""
        return _utc(post.changed)

    # ---- frame ----

    def _frame(self, head: str, body_class: str, main: str) -> tuple[Part, ...]:
        name = escape(self.profile.title)
        top = (
            '<!DOCTYPE html>\n<html lang="en-US">\n<head>\n\t<meta charset="UTF-8">\n'
            '\t<meta name="viewport" content="width=device-width, initial-scale=1.0"/>\n'
            "<meta name='robots' content='index, follow, max-image-preview:large, max-snippet:-1, max-video-preview:-1' />\n"
            f"\n\t<!-- This site is optimized with the Yoast SEO plugin v24.5 - https://yoast.com/wordpress/plugins/seo/ -->\n{head}"
            "\t<!-- / Yoast SEO plugin. -->\n\n"
            f'<link rel="alternate" type="application/rss+xml" title="{name} &raquo; Feed" href="{self.url}feed/" />\n'
        )
        styles = self.weight(
            "wp_elementor 1",
            lambda: (
                f"<style id='elementor-frontend-inline-css'>{style('elementor', 78_000)}</style>\n"
                f"<style id='global-styles-inline-css'>{style('wp-preset-e', 30_000)}</style>\n"
            ),
        )
        middle = (
            f'<link rel="https://api.w.org/" href="{self.url}wp-json/" />\n'
            '<meta name="generator" content="Elementor 3.27.3; features: e_font_icon_svg; settings: css_print_method-internal">\n'
            f'</head>\n<body class="{body_class} wp-custom-logo theme-hello-elementor elementor-default elementor-kit-9">\n'
            '<a class="skip-link screen-reader-text" href="#content">Skip to content</a>\n'
            f"{self._header()}"
        )
        end = self.weight(
            "wp_elementor 2",
            lambda: (
                f"{icons('eicon', 60)}<style>{style('swiper', 16_000)}</style>"
                f"<script>var elementorFrontendConfig = {{}}; /* {style('ef-config', 34_000)} */</script>"
            ),
        )
        return top, styles, middle, main, self.menus(570), self._footer(), end, "\n</body>\n</html>\n"

    def _header(self) -> str:
        links = "".join(
            f'<li class="menu-item"><a href="{self.url}{page.slug}/" class="elementor-item">{escape(page.title)}</a></li>'
            for page in self.profile.pages
        )
        menu = f'<ul class="elementor-nav-menu">{links}<li><a href="{self.url}blog/" class="elementor-item">Blog</a></li></ul>'
        # the phone menu repeats the desktop one, as it does
        return (
            '<header data-elementor-type="header" data-elementor-id="15" class="elementor elementor-15 elementor-location-header">'
            f'<div class="elementor-widget-theme-site-logo"><a href="{self.url}"><img src="/wp-content/uploads/logo.png" '
            f'alt="logo"></a></div><nav class="elementor-nav-menu--main">{menu}</nav>'
            f'<nav class="elementor-nav-menu--dropdown" aria-hidden="true">{menu}</nav></header>\n'
        )

    def _footer(self) -> str:
        lines = ", ".join(escape(line) for line in self.profile.address)
        return (
            '<footer data-elementor-type="footer" class="elementor elementor-40 elementor-location-footer">'
            "<h2>Let's Connect!</h2><p>We have lots of good stuff to share with you and promise not to fill your inbox! Sign up "
            'to get news &amp; happenings such as events, workshops, and more!</p><form class="elementor-form" name="Newsletter '
            'Form"><input type="email" placeholder="Email"><button type="submit">Subscribe</button></form>'
            "<p>This site is protected by reCAPTCHA and the Google Privacy Policy and Terms of Service apply.</p><p>logo</p>"
            f"<p>Because you matter. You are important. You are worth it.</p><p>Phone: {self.profile.phone}</p>"
            f"<p>Email: {self.markup.email(self.profile.email)}</p><p>Address: {lines}</p>"
            f"<p>Copyright © 2024 {escape(self.profile.title)}</p></footer>\n"
            '<div data-elementor-type="popup" class="elementor elementor-2210 elementor-location-popup"><h2>Before you go</h2>'
            "<p>Download the free breathing guide.</p></div>"
            '<div class="cmplz-cookiebanner"><p>We use cookies to optimise our website.</p><button>Accept</button></div>\n'
        )

    # ---- pages ----

    def single(self, post: Post, number: int) -> tuple[Part, ...]:
        """A page of a post."""
        link = self.absolute(self.path(post))
        body = self.pieces(post)[number - 1]
        main = (
            f'<div data-elementor-type="single-post" data-elementor-id="310" class="elementor elementor-310 '
            f'elementor-location-single post-{post.id} post type-post status-publish format-standard hentry" id="content">'
            '<div class="elementor-widget elementor-widget-theme-post-title elementor-page-title elementor-widget-heading">'
            f'<div class="elementor-widget-container"><h1 class="elementor-heading-title elementor-size-default">'
            f"{self.markup.inline(post.title)}</h1></div></div>{self._info(post)}"
            '<div class="elementor-element elementor-element-750ab1f elementor-widget elementor-widget-theme-post-content" '
            'data-widget_type="theme-post-content.default"><div class="elementor-widget-container">'
            f'<style id="elementor-post-{post.id}">.elementor-{post.id} .elementor-element{{--display:flex;--gap:20px}}</style>'
            f'<div data-elementor-type="wp-post" data-elementor-id="{post.id}" class="elementor elementor-{post.id}">\n{body}'
            f"</div></div></div>{self._after(post)}</div>\n"
        )
        head = self._seo(post, link)
        body_class = f"post-template-default single single-post postid-{post.id} single-format-standard elementor-page elementor-page-310"
        return self._frame(head, body_class, main)

    def _info(self, post: Post) -> str:
        shown = post.published.astimezone(self.profile.zone)
        row = '<li class="elementor-icon-list-item elementor-inline-item" itemprop="{}"><a href="{}"><span class="elementor-icon-list-text elementor-post-info__item elementor-post-info__item--type-{}">{}</span></a></li>'
        author = row.format("author", f"{self.url}author/{slug_of(post.author)}/", "author", escape(post.author))
        date = row.format(
            "datePublished", f"{self.url}{shown:%Y/%m/%d}/", "date", f"{shown:%B} {shown.day}, {shown.year}"
        )
        return (
            '<div class="elementor-widget elementor-widget-post-info"><div class="elementor-widget-container">'
            f'<ul class="elementor-inline-items elementor-icon-list-items elementor-post-info">{author}{date}</ul></div></div>'
        )

    def _after(self, post: Post) -> str:
        cards = "".join(
            f'<article class="elementor-post elementor-grid-item post-{near.id} post type-post hentry"><h3 class='
            f'"elementor-post__title"><a href="{self.absolute(self.path(near))}">{escape(near.title)}</a></h3>'
            f'<div class="elementor-post__excerpt"><p>{escape(excerpt(near, 40, ""), quote=False)}</p></div></article>'
            for near in self.neighbours(post, 2)
        )
        names = "".join(
            f'<li><a href="{self.url}category/{slug_of(c)}/">{escape(c)}</a></li>' for c in post.categories
        )
        return (
            '<div class="elementor-widget elementor-widget-heading"><h4>Share This Post</h4></div><div class="elementor-widget '
            'elementor-widget-share-buttons"><div class="elementor-share-btn elementor-share-btn_facebook" role="button">'
            '<span class="elementor-share-btn__title">Facebook</span></div></div>'
            f'<div class="elementor-widget elementor-widget-heading"><h4>More Posts</h4></div><div class="elementor-widget '
            f'elementor-widget-posts"><div class="elementor-posts-container">{cards}</div></div>'
            f'<div class="elementor-widget elementor-widget-wp-widget-categories"><h5>Categories</h5><ul>{names}</ul></div>'
        )

    def _seo(self, post: Post, link: str) -> str:
        title = post.seo_title or post.title
        name = escape(self.profile.title)
        person = f"{self.url}#/schema/person/{slug_of(post.author)}"
        graph: list[dict[str, object]] = [
            {"@type": "Article", "@id": f"{link}#article", "isPartOf": {"@id": link}, "author": {"name": post.author, "@id": person},
             "headline": title, "datePublished": _utc(post.published), "dateModified": _utc(post.changed),
             "mainEntityOfPage": {"@id": link}, "articleSection": list(post.categories), "keywords": list(post.tags),
             "inLanguage": "en-US"},
            {"@type": "WebPage", "@id": link, "url": link, "name": f"{title} - {self.profile.title}",
             "datePublished": _utc(post.published), "dateModified": _utc(post.changed), "author": {"@id": person}},
            {"@type": "WebSite", "@id": f"{self.url}#website", "url": self.url, "name": self.profile.title},
            {"@type": "Person", "@id": person, "name": post.author},
        ]  # fmt: skip
        changed = (
            f'\t<meta property="article:modified_time" content="{_utc(post.changed)}" />\n'
            if post.modified
            else ""
        )
        return (
            f'\t<title>{escape(title)} - {name}</title>\n\t<link rel="canonical" href="{link}" />\n'
            f'\t<meta property="og:locale" content="en_US" />\n\t<meta property="og:type" content="article" />\n'
            f'\t<meta property="og:title" content="{escape(title)} - {name}" />\n\t<meta property="og:url" content="{link}" />\n'
            f'\t<meta property="og:site_name" content="{name}" />\n'
            f'\t<meta property="article:published_time" content="{_utc(post.published)}" />\n{changed}'
            f'\t<meta name="author" content="{escape(post.author)}" />\n'
            f'\t<meta name="twitter:label1" content="Written by" />\n\t<meta name="twitter:data1" content="{escape(post.author)}" />\n'
            f"\t{self.json_ld(graph, 'yoast-schema-graph')}\n"
            f"<link rel='shortlink' href='{self.url}?p={post.id}' />\n"
        )

    def listing(self, posts: list[Post], number: int, last: int) -> tuple[Part, ...]:
        """A page of the list of posts."""
        cards = "".join(
            f'<article class="elementor-post elementor-grid-item post-{post.id} post type-post hentry"><h3 class="elementor-post__'
            f'title"><a href="{self.absolute(self.path(post))}">{escape(post.title)}</a></h3><div class="elementor-post__excerpt"><p>'
            f'{escape(excerpt(post, 25, "…"), quote=False)}</p></div><a class="elementor-post__read-more" '
            f'href="{self.absolute(self.path(post))}">Read More »</a></article>'
            for post in posts
        )
        older = f'<a class="page-numbers next" href="{self.url}blog/page/{number + 1}/">Next &raquo;</a>'
        main = (
            '<div data-elementor-type="archive" class="elementor elementor-402"><h1 class="elementor-heading-title">Blog</h1>'
            f'<div class="elementor-posts-container">{cards}</div><nav class="elementor-pagination">'
            f"{older if number < last else ''}</nav></div>"
        )
        return self._frame(
            f"\t<title>Blog - {escape(self.profile.title)}</title>\n", "blog elementor-page-402", main
        )

    def static(self, page: StaticPage) -> tuple[Part, ...]:
        """A page that is not a post."""
        address = self.url if page.slug == "home" else f"{self.url}{page.slug}/"
        main = (
            f'<div data-elementor-type="wp-page" data-elementor-id="7" class="elementor elementor-7"><h1 '
            f'class="elementor-heading-title">{escape(page.title)}</h1>{self.markup.body(page.blocks)}</div>'
        )
        head = (
            f'\t<title>{escape(page.title)} - {escape(self.profile.title)}</title>\n\t<link rel="canonical" href="{address}" />\n'
            '\t<meta property="og:type" content="article" />\n'
        )
        return self._frame(head, "page-template page page-id-7 elementor-page elementor-page-7", main)

    def missing(self) -> tuple[Part, ...]:
        """The page for an address that is none."""
        main = '<div data-elementor-type="error-404" class="elementor"><h1>404</h1><p>This page has gone for a walk.</p></div>'
        return self._frame("\t<title>Page not found</title>\n", "error404", main)


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


#: the blogs of this platform
BLOGS = ((WordPressElementor, WORDPRESS_ELEMENTOR),)
