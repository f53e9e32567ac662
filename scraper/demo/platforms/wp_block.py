"""WordPress with a block theme, REST open: the core of WordPress and nothing else."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

from html import escape
from typing import ClassVar

from scraper.demo.content.wordpress_block import PROFILE as WORDPRESS_BLOCK
from scraper.demo.golden import excerpt
from scraper.demo.markup import Markup
from scraper.demo.model import Button, Picture, Post, Quote, StaticPage, Table
from scraper.demo.platforms.wordpress import WordPressBlog, slug_of
from scraper.demo.weight import Part, icons, style


class BlockMarkup(Markup):
    """What the block editor saves."""

    def paragraph(self, inner: str) -> str:
        """A paragraph."""
        return f"<p>{inner}</p>\n"

    def heading(self, inner: str, level: int) -> str:
        """A heading."""
        return f'<h{level} class="wp-block-heading">{inner}</h{level}>\n'

    def list_frame(self, tag: str, start: str, items: str) -> str:
        """The element around list items."""
        return f'<{tag}{start} class="wp-block-list">\n{items}</{tag}>\n'

    def quote(self, block: Quote) -> str:
        """A quotation with its source."""
        inner = "\n".join(f"<p>{self.inline(text)}</p>" for text in block.paragraphs)
        cite = f"<cite>{self.inline(block.source)}</cite>" if block.source else ""
        return f'<blockquote class="wp-block-quote is-layout-flow wp-block-quote-is-layout-flow">\n{inner}\n{cite}</blockquote>\n'

    def table(self, block: Table) -> str:
        """A table."""
        return super().table(block).replace("<figure>", '<figure class="wp-block-table">').replace(
            "<figcaption>", '<figcaption class="wp-element-caption">')  # fmt: skip

    def picture(self, block: Picture) -> str:
        """A picture with its caption."""
        caption = (
            f'<figcaption class="wp-element-caption">{self.inline(block.caption)}</figcaption>'
            if block.caption
            else ""
        )
        source = f"/wp-content/uploads/2024/03/{block.file}"
        return (
            f'<figure class="wp-block-image size-large"><img decoding="async" width="1024" height="683" src="{source}" '
            f'alt="{escape(block.alt)}" class="wp-image-77" srcset="{source} 1024w, {source} 300w"/>{caption}</figure>\n'
        )

    def button(self, block: Button) -> str:
        """A link dressed as a button."""
        return (
            '<div class="wp-block-buttons is-layout-flex"><div class="wp-block-button"><a class="wp-block-button__link '
            f'wp-element-button" href="{block.address}">{self.inline(block.text)}</a></div></div>\n'
        )

    def wrapped(self, inner: str) -> str:
        """Blocks inside one list item."""
        return f'<ul class="wp-block-list entries"><li class="entry">\n{inner}</li></ul>\n'


class WordPressBlock(WordPressBlog):
    """Twenty Twenty-Five with its own colours."""

    markup: ClassVar[Markup] = BlockMarkup()
    sitemap_maker = "core"

    # ---- frame ----

    def _frame(
        self, title: str, body_class: str, main: str, head: str = "", language: str = "en-US"
    ) -> tuple[Part, ...]:
        profile = self.profile
        name = escape(profile.title)
        top = (
            f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="UTF-8" />\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1" />\n'
            "<meta name='robots' content='max-image-preview:large' />\n"
            f"<title>{escape(title)} &#8211; {name}</title>\n"
            f'<link rel="alternate" type="application/rss+xml" title="{name} &raquo; Feed" href="{self.url}feed/" />\n'
            f'<link rel="alternate" type="application/rss+xml" title="{name} &raquo; Comments Feed" '
            f'href="{self.url}comments/feed/" />\n'
        )
        tail = (
            f'<link rel="https://api.w.org/" href="{self.url}wp-json/" />{head}'
            f'<link rel="EditURI" type="application/rsd+xml" title="RSD" href="{self.url}xmlrpc.php?rsd" />\n'
            f'<meta name="generator" content="WordPress 6.8.1" />\n</head>\n\n<body class="{body_class} wp-embed-responsive">\n'
            '<a class="skip-link screen-reader-text" href="#wp--skip-link--target">Skip to content</a>'
            f'<div class="wp-site-blocks">{self._header()}\n'
        )
        styles = self.weight(
            "wp_block 1",
            lambda: (
                f"<style id='global-styles-inline-css'>\n{style('wp-preset', 42_000)}</style>\n"
                f"<style id='wp-block-library-inline-css'>\n{style('wp-block', 14_000)}</style>\n"
            ),
        )
        end = self.weight(
            "wp_block 2", lambda: f"{icons('twentytwentyfive', 34)}<style>{style('wp-late', 4_000)}</style>"
        )
        return top, styles, tail, main, self.menus(370), self._footer(), end, _SCRIPTS

    def _header(self) -> str:
        links = "".join(
            f'<li class="wp-block-navigation-item wp-block-navigation-link"><a class="wp-block-navigation-item__content" '
            f'href="{self.url}{page.slug}/"><span class="wp-block-navigation-item__label">{escape(page.title)}</span></a></li>'
            for page in self.profile.pages
        )
        return (
            '<header class="wp-block-template-part"><div class="wp-block-group alignfull has-global-padding">'
            f'<p class="wp-block-site-title"><a href="{self.url}" rel="home">{escape(self.profile.title)}</a></p>'
            f'<p class="wp-block-site-tagline">{escape(self.profile.tagline)}</p>'
            f'<nav class="wp-block-navigation" aria-label="Main"><ul class="wp-block-navigation__container">{links}</ul>'
            "</nav></div></header>"
        )

    def _footer(self) -> str:
        lines = "<br>".join(escape(line) for line in self.profile.address)
        return (
            '<footer class="wp-block-template-part"><div class="wp-block-group has-global-padding">'
            f'<p class="has-small-font-size">{lines}</p><p>Call {self.profile.phone} to schedule a free consultation.</p>'
            f'<p>© 2024 {escape(self.profile.title)}. Proudly powered by <a href="https://wordpress.org">WordPress</a></p>'
            "</div></footer></div>\n"
            '<div id="cookie-law-info-bar" class="cky-consent" role="region"><p>We use cookies to make this site work. '
            '<button class="cky-btn">Accept All</button> <button class="cky-btn">Reject</button></p></div>\n'
        )

    # ---- pages ----

    def single(self, post: Post, number: int) -> tuple[Part, ...]:
        """A page of a post."""
        pieces = self.pieces(post)
        link = self.absolute(self.path(post))
        body = _LOCKED if post.protected else pieces[number - 1]
        pager = "".join(f' <a href="{link}{n if n > 1 else ""}" class="post-page-numbers">{n}</a>'
                        for n in range(1, len(pieces) + 1))  # fmt: skip
        body += f'<div class="post-nav-links">Pages:{pager}</div>' if len(pieces) > 1 else ""
        classes = " ".join(f"category-{slug_of(c)}" for c in post.categories) + " ".join(
            f" tag-{slug_of(t)}" for t in post.tags
        )
        main = (
            '<main id="wp--skip-link--target" class="wp-block-group"><div class="wp-block-group has-global-padding">'
            f'<h1 class="wp-block-post-title">{self._title(post)}</h1>{self._meta(post)}'
            '<div class="entry-content alignfull wp-block-post-content has-global-padding is-layout-constrained '
            f'post-{post.id} {classes.strip()}">\n{body}</div>'
            f"{self._after(post)}</div></main>"
        )
        head = (
            f'<link rel="alternate" title="JSON" type="application/json" href="{self.url}wp-json/wp/v2/posts/{post.id}" />'
            f'<link rel="canonical" href="{link}{number if number > 1 else ""}" />\n'
            f"<link rel='shortlink' href='{self.url}?p={post.id}' />\n"
        )
        body_class = (
            f"wp-singular post-template-default single single-post postid-{post.id} single-format-standard"
        )
        language = "en-US" if post.language == "en" else post.language
        return self._frame(post.title, body_class, main, head, language)

    def _title(self, post: Post) -> str:
        return ("Protected: " if post.protected else "") + self.markup.inline(post.title)

    def _meta(self, post: Post) -> str:
        zone = self.profile.zone
        shown = post.published.astimezone(zone)
        changed = post.changed.astimezone(zone)
        modified = (
            f'<div class="wp-block-post-date__modified-date wp-block-post-date"><time datetime="{changed.isoformat()}">'
            f"{changed:%B} {changed.day}, {changed.year}</time></div>"
        )
        terms = ", ".join(
            f'<a href="{self.url}category/{slug_of(c)}/" rel="tag">{escape(c)}</a>' for c in post.categories
        )
        return (
            '<div class="wp-block-group has-small-font-size"><p>Written by</p>'
            f'<div class="wp-block-post-author-name"><a href="{self.url}author/{slug_of(post.author)}/" '
            f'class="wp-block-post-author-name__link">{escape(post.author)}</a></div>'
            f'<div class="wp-block-post-date"><time datetime="{shown.isoformat()}">{shown:%B} {shown.day}, {shown.year}'
            f"</time></div>{modified if post.modified else ''}<p>in</p>"
            f'<div class="taxonomy-category wp-block-post-terms">{terms}</div></div>'
        )

    def _after(self, post: Post) -> str:
        tags = " ".join(f'<a href="{self.url}tag/{slug_of(t)}/" rel="tag">{escape(t)}</a>' for t in post.tags)
        comments = "".join(
            f'<li class="comment" id="comment-{n}"><div class="wp-block-comment-author-name">{escape(name)}</div>'
            f'<div class="wp-block-comment-date"><time datetime="2024-01-05T10:00:00-07:00">January 5, 2024</time></div>'
            f'<div class="wp-block-comment-content"><p>{escape(words)}</p></div></li>'
            for n, (name, words) in enumerate(post.comments, 40)
        )
        return (
            f'<div class="taxonomy-post_tag wp-block-post-terms">{tags}</div>'
            '<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul>'
            '<li><a class="share-facebook" href="?share=facebook"><span>Facebook</span></a></li></ul></div>'
            '<nav class="wp-block-group alignwide" aria-label="Post navigation"><div class="post-navigation-link-previous '
            f'wp-block-post-navigation-link">{self._previous(post)}</div></nav>'
            f'<div class="wp-block-comments" id="comments"><h2 class="wp-block-comments-title">{len(post.comments)} responses '
            f'to “{self._title(post)}”</h2><ol class="wp-block-comment-template">{comments}</ol>{_COMMENT_FORM}</div>'
            f'<div class="wp-block-query alignwide"><h2 class="wp-block-heading">More posts</h2>{self._cards(self.neighbours(post))}'
            "</div>"
        )

    def _previous(self, post: Post) -> str:
        near = self.neighbours(post, 1)
        return (
            f'<a href="{self.absolute(self.path(near[0]))}" rel="prev">{self._title(near[0])}</a>' if near else ""
        )

    def _cards(self, posts: list[Post]) -> str:
        cards = "".join(
            f'<li class="wp-block-post post-{post.id} post type-post status-publish hentry">'
            f'<h3 class="wp-block-post-title"><a href="{self.absolute(self.path(post))}" target="_self">{self._title(post)}</a></h3>'
            f'<div class="wp-block-post-excerpt"><p class="wp-block-post-excerpt__excerpt">'
            f"{'' if post.protected else escape(excerpt(post, 30, '…'), quote=False)}</p></div></li>"
            for post in posts
        )
        return f'<ul class="wp-block-post-template">{cards}</ul>'

    def listing(self, posts: list[Post], number: int, last: int) -> tuple[Part, ...]:
        """A page of the list of posts."""
        older = f'<a href="{self.url}page/{number + 1}/" class="wp-block-query-pagination-next">Next Page</a>'
        newer = (
            f'<a href="{self.url}page/{number - 1}/" class="wp-block-query-pagination-previous">Previous Page</a>'
        )
        main = (
            '<main class="wp-block-group"><h1 class="wp-block-heading screen-reader-text">Blog</h1><div class="wp-block-query">'
            f'{self._cards(posts)}<nav class="wp-block-query-pagination">{newer if number > 1 else ""}'
            f"{older if number < last else ''}</nav></div></main>"
        )
        return self._frame(
            self.profile.tagline, "home blog" + (f" paged paged-{number}" if number > 1 else ""), main
        )

    def static(self, page: StaticPage) -> tuple[Part, ...]:
        """A page that is not a post."""
        main = (
            f'<main class="wp-block-group"><h1 class="wp-block-post-title">{escape(page.title)}</h1><div class="entry-content '
            f'wp-block-post-content is-layout-constrained">{self.markup.body(page.blocks)}</div></main>'
        )
        head = f'<link rel="canonical" href="{self.url}{page.slug}/" />\n'
        return self._frame(
            page.title, f"wp-singular page-template-default page page-id-{2 + len(page.slug)}", main, head
        )

    def missing(self) -> tuple[Part, ...]:
        """The page for an address that is none."""
        main = (
            '<main><h1 class="wp-block-heading">Page not found</h1><p>The page you are looking for does not exist, or it has '
            "been moved. Please try searching using the form below.</p></main>"
        )
        return self._frame("Page not found", "error404", main)


_LOCKED = (
    '<form action="/wp-login.php?action=postpass" class="post-password-form" method="post"><p>This content is password '
    'protected. To view it please enter your password below:</p><p><label>Password: <input name="post_password" '
    'type="password" size="20" /></label> <input type="submit" name="Submit" value="Enter" /></p></form>'
)
_COMMENT_FORM = (
    '<div id="respond" class="comment-respond wp-block-post-comments-form"><h3 class="comment-reply-title">Leave a Reply</h3>'
    '<form class="comment-form"><p class="comment-notes">Your email address will not be published. Required fields are marked '
    '*</p><label>Comment *</label><textarea name="comment"></textarea><button>Post Comment</button></form></div>'
)
_SCRIPTS = (
    '<script type="speculationrules">{"prefetch":[{"source":"document","where":{"and":[{"href_matches":"\\/*"}]},'
    '"eagerness":"conservative"}]}</script>\n</body>\n</html>\n'
)


#: the blogs of this platform
BLOGS = ((WordPressBlock, WORDPRESS_BLOCK),)
