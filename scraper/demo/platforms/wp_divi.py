"""WordPress with Divi: pages are built, everything else shows the builder's raw shortcodes."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

from html import escape
from typing import ClassVar

from scraper.demo.content.wordpress_divi import PROFILE as WORDPRESS_DIVI
from scraper.demo.golden import excerpt
from scraper.demo.markup import Markup
from scraper.demo.model import Button, Picture, Post, StaticPage
from scraper.demo.platforms.wordpress import WordPressBlog, slug_of
from scraper.demo.weight import Part, icons, style

#: Divi leaves the places of its unused features open as blank lines
_GAP = "\n\t\t\t\t\n\t\t\t\t\n\t\t\t\t\n\t\t\t\t\n\t\t\t\t"


class DiviMarkup(Markup):
    """Text as the classic editor keeps it; buttons and pictures as modules."""

    def picture(self, block: Picture) -> str:
        """A picture with its caption."""
        caption = f'<p class="wp-caption-text">{self.inline(block.caption)}</p>' if block.caption else ""
        return (
            f'<div id="attachment_88" style="width: 810px" class="wp-caption aligncenter"><img decoding="async" width="800" '
            f'src="/wp-content/uploads/2017/12/{block.file}" alt="{escape(block.alt)}" class="size-large wp-image-88" />'
            f"{caption}</div>"
        )

    def button(self, block: Button) -> str:
        """A link dressed as a button."""
        return (
            '<div class="et_pb_button_module_wrapper et_pb_button_0_wrapper et_pb_module "><a class="et_pb_button et_pb_button_0 '
            f'et_pb_bg_layout_light" href="{block.address}">{self.inline(block.text)}</a></div>'
        )


class WordPressDivi(WordPressBlog):
    """A Divi site with Rank Math; robots.txt forbids the REST interface, which would show shortcodes."""

    markup: ClassVar[Markup] = DiviMarkup()
    sitemap_maker = "rank-math"
    blog_path = "/blog/"
    shut_by_default: ClassVar[dict[str, str]] = {"api": "robots"}

    def rest_content(self, post: Post) -> str:
        """The content as REST and the feed show it: raw shortcodes."""
        body = self.body_of(post)
        return (
            '[et_pb_section fb_built="1" _builder_version="4.27.4"][et_pb_row _builder_version="4.27.4"][et_pb_column type="4_4"]'
            f'[et_pb_text _builder_version="4.27.4" hover_enabled="0"]{body}[/et_pb_text][/et_pb_column][/et_pb_row][/et_pb_section]'
        )

    def feed_excerpt(self, post: Post) -> str:
        """The short text, its shortcodes unstripped."""
        return f'[et_pb_section fb_built="1"][et_pb_row][et_pb_column type="4_4"] {super().feed_excerpt(post)}'

    # ---- frame ----

    def _frame(self, head: str, body_class: str, main: str) -> tuple[Part, ...]:
        name = escape(self.profile.title)
        top = (
            '<!DOCTYPE html>\n<html lang="en-AU">\n<head>\n\t<meta charset="UTF-8" />\n'
            '<meta http-equiv="X-UA-Compatible" content="IE=edge">\n'
            f'\t<link rel="pingback" href="{self.url}xmlrpc.php" />\n<!-- Search Engine Optimization by Rank Math -->\n{head}'
            "<!-- /Rank Math WordPress SEO plugin -->\n"
            f'<link rel="alternate" type="application/rss+xml" title="{name} &raquo; Feed" href="{self.url}feed/" />\n'
        )
        styles = self.weight(
            "wp_divi 1",
            lambda: (
                f"<style id='divi-style-inline-css'>{style('et-pb', 78_000)}</style>"
                f"<style id='et-critical-inline-css'>{style('et-critical', 16_000)}</style>\n"
            ),
        )
        middle = (
            f'<link rel="https://api.w.org/" href="{self.url}wp-json/" /><meta name="generator" content="WordPress 6.7.2" />\n'
            f'</head>\n<body class="{body_class} et_pb_button_helper_class et_fixed_nav et_show_nav et_cover_background et_pb_gutter '
            f'et_pb_gutters3 et_pb_pagebuilder_layout et_divi_theme et-db">\n<div id="page-container">{self._header()}'
            '<div id="et-main-area"><div id="main-content">\n'
        )
        return (
            top,
            styles,
            middle,
            main,
            self.menus(380),
            self._footer(),
            self.weight("wp_divi 2", lambda: icons("et", 24)),
            "\n</div></body>\n</html>\n",
        )

    def _header(self) -> str:
        links = "".join(
            f'<li class="menu-item menu-item-type-post_type"><a href="{self.absolute(self.page_path(page))}">{escape(page.title)}'
            "</a></li>"
            for page in self.profile.pages
        )
        return (
            f'<header id="main-header"><div class="logo_container"><a href="{self.url}"><img src="/logo.png" alt="{escape(self.profile.title)}"'
            f' id="logo" /></a></div><nav id="top-menu-nav"><ul id="top-menu" class="nav">{links}<li class="menu-item"><a href="'
            f'{self.url}blog/">Blog</a></li></ul></nav><div id="et_mobile_nav_menu"><span>Select Page</span></div></header>\n'
        )

    def _footer(self) -> str:
        lines = "<br />".join(escape(line) for line in self.profile.address)
        return (
            '</div></div><footer id="main-footer"><div class="footer-widget"><h4 class="title">Opening hours</h4><p>Monday to '
            f'Thursday, 9 am to 7 pm</p><p>{lines}</p></div><div id="footer-info">© 2024 {escape(self.profile.title)} | Designed by '
            "Elegant Themes | Powered by WordPress</div></footer>\n"
            '<div class="moove_gdpr" id="moove_gdpr_cookie_info_bar"><p>We are using cookies to give you the best experience.</p>'
            "<button>Accept</button></div>\n"
        )

    # ---- pages ----

    def single(self, post: Post, number: int) -> tuple[Part, ...]:
        """A page of a post."""
        link = self.absolute(self.path(post))
        pieces = self.pieces(post)
        pager = "".join(
            f'<span class="post-page-numbers current" aria-current="page">{n}</span> '
            if n == number
            else f'<a href="{link}{f"{n}/" if n > 1 else ""}" class="post-page-numbers">{n}</a> '
            for n in range(1, len(pieces) + 1)
        )
        pages = f'<div class="page-links">Pages: {pager}</div>' if len(pieces) > 1 else ""
        main = (
            f'<article id="post-{post.id}" class="post-{post.id} post type-post status-publish format-standard hentry">'
            f'<div id="et-boc" class="et-boc"><div class="et-l et-l--body"><div class="et_builder_inner_content et_pb_gutters3">'
            f'<div class="et_pb_section et_pb_section_0_tb_body et_section_regular">{_GAP}<div class="et_pb_row et_pb_row_0_tb_body">'
            f'<div class="et_pb_module et_pb_post_title et_pb_post_title_0_tb_body et_pb_bg_layout_light">{_GAP}'
            f'<div class="et_pb_title_container"><h1 class="entry-title">{self.markup.inline(post.title)}</h1>{self._meta(post)}</div></div>'
            f'<div class="et_pb_module et_pb_post_content et_pb_post_content_0_tb_body">{_GAP}<div class="et-l et-l--post">'
            f'<div class="et_builder_inner_content et_pb_gutters3"><div class="et_pb_section et_pb_section_0 et_section_regular">{_GAP}'
            f'<div class="et_pb_row et_pb_row_0">{_GAP}<div class="et_pb_column et_pb_column_4_4"><div class="et_pb_module et_pb_text '
            f'et_pb_text_0 et_pb_text_align_left">{_GAP}<div class="et_pb_text_inner">{pieces[number - 1]}</div></div></div></div>'
            f"</div></div></div>{pages}</div>{self._after(post)}</div></div></div></div></div></article>\n"
        )
        body_class = f"post-template-default single single-post postid-{post.id} single-format-standard et-tb-has-template et-tb-has-body"
        return self._frame(self._seo(post, link, number), body_class, main)

    def _meta(self, post: Post) -> str:
        shown = post.published.astimezone(self.profile.zone)
        names = ", ".join(
            f'<a href="{self.url}category/{slug_of(c)}/" rel="category tag">{escape(c)}</a>'
            for c in post.categories or ("Uncategorized",)
        )
        return (
            f'<p class="et_pb_title_meta_container"> by <span class="author vcard"><a href="{self.url}author/{slug_of(post.author)}/" '
            f'title="Posts by {escape(post.author)}" rel="author">{escape(post.author)}</a></span> | <span class="published">'
            f'{shown:%b} {shown.day}, {shown.year}</span> | {names} | <span class="comments-number"><a href="#respond">'
            f"{len(post.comments)} comments</a></span></p>"
        )

    def _after(self, post: Post) -> str:
        cards = "".join(
            f'<article class="et_pb_post clearfix post-{near.id}"><h2 class="entry-title"><a href="{self.absolute(self.path(near))}">'
            f'{escape(near.title)}</a></h2><p class="post-meta"> by {escape(near.author)} | Jun 28, 2024 | 0 comments</p><div class='
            f'"post-content"><div class="post-content-inner"><p>{escape(excerpt(near, 32), quote=False)}</p></div></div></article>'
            for near in self.neighbours(post, 2)
        )
        comments = "".join(
            f'<li class="comment even"><article class="comment-body clearfix"><span class="fn">{escape(name)}</span><div '
            f'class="comment-content"><p>{escape(words)}</p></div></article></li>'
            for name, words in post.comments
        )
        return (
            '<ul class="et_social_icons_container et_social_inline"><li class="et_social_facebook">Share</li></ul>'
            '<div class="et_pb_module et_pb_posts_nav et_pb_post_nav nav-single"><span class="nav-previous"><a href="/blog/">← Previous'
            f'</a></span></div><div class="et_pb_module et_pb_blog_0_tb_body et_pb_blog_grid_wrapper"><div class="et_pb_blog_grid">{cards}'
            f'</div></div><section id="comment-wrap"><h1 id="comments" class="page_title">{len(post.comments)} Comments</h1><ol '
            f'class="commentlist clearfix">{comments}</ol><div id="respond" class="comment-respond"><h3>Submit a Comment</h3></div></section>'
        )

    def _seo(self, post: Post, link: str, number: int) -> str:
        zone = self.profile.zone
        published, changed = post.published.astimezone(zone).isoformat(), post.changed.astimezone(zone).isoformat()
        title = f"{post.seo_title or post.title} - {self.profile.title}"
        graph: list[dict[str, object]] = [
            {"@type": ["Person", "Organization"], "@id": f"{self.url}#person", "name": self.profile.title},
            {"@type": "WebPage", "@id": f"{link}#webpage", "url": link, "name": title, "datePublished": published,
             "dateModified": changed, "inLanguage": "en-AU"},
            {"@type": "Person", "@id": f"{self.url}author/{slug_of(post.author)}/", "name": post.author},
            {"@type": "BlogPosting", "headline": title, "datePublished": published, "dateModified": changed,
             "author": {"@id": f"{self.url}author/{slug_of(post.author)}/", "name": post.author}, "name": title,
             "@id": f"{link}#richSnippet", "isPartOf": {"@id": f"{link}#webpage"}, "inLanguage": "en-AU"},
        ]  # fmt: skip
        return (
            f'<title>{escape(title)}</title>\n<link rel="canonical" href="{link}{f"{number}/" if number > 1 else ""}" />\n'
            f'<meta property="og:type" content="article" />\n<meta property="og:title" content="{escape(title)}" />\n'
            f'<meta property="og:url" content="{link}" />\n<meta property="og:site_name" content="{escape(self.profile.title)}" />\n'
            f'<meta property="og:updated_time" content="{changed}" />\n'
            f'<meta property="article:published_time" content="{published}" />\n'
            f'<meta property="article:modified_time" content="{changed}" />\n'
            f"{self.json_ld(graph, 'rank-math-schema')}\n<link rel='shortlink' href='{self.url}?p={post.id}' />\n"
        )

    def listing(self, posts: list[Post], number: int, last: int) -> tuple[Part, ...]:
        """A page of the list of posts."""
        cards = "".join(
            f'<article id="post-{post.id}" class="et_pb_post clearfix post-{post.id} post type-post hentry"><h2 class="entry-title"><a '
            f'href="{self.absolute(self.path(post))}">{escape(post.title)}</a></h2>{self._meta(post)}<div class="post-content"><p>'
            f"{escape(excerpt(post, 40), quote=False)}</p></div></article>"
            for post in posts
        )
        older = f'<div class="alignleft"><a href="{self.url}blog/page/{number + 1}/">« Older Entries</a></div>'
        main = f'<div class="et_pb_posts et_pb_module">{cards}<div class="pagination clearfix">{older if number < last else ""}</div></div>'
        return self._frame(f"<title>Blog - {escape(self.profile.title)}</title>\n", "blog archive", main)

    def static(self, page: StaticPage) -> tuple[Part, ...]:
        """A page that is not a post."""
        main = (
            f'<article class="page type-page status-publish hentry"><div class="entry-content"><div class="et_pb_section"><div '
            f'class="et_pb_text_inner"><h1>{escape(page.title)}</h1>{self.markup.body(page.blocks)}</div></div></div></article>'
        )
        head = f'<title>{escape(page.title)}</title>\n<link rel="canonical" href="{self.absolute(self.page_path(page))}" />\n'
        return self._frame(head, "page-template-default page page-id-5", main)

    def missing(self) -> tuple[Part, ...]:
        """The page for an address that is none."""
        return self._frame(
            "<title>Page not found</title>\n", "error404", "<h1>No Results Found</h1><p>Nothing lives here.</p>"
        )


#: the blogs of this platform
BLOGS = ((WordPressDivi, WORDPRESS_DIVI),)
