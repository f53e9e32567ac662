"""WordPress.com: the REST interface stands on another host, advertisements and likes stand in the posts."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

from datetime import UTC
from html import escape
from typing import Any, ClassVar
from urllib.parse import quote, urlencode

from scraper.demo import feeds
from scraper.demo.content.wordpress_com_lantern import PROFILE as WORDPRESS_COM
from scraper.demo.golden import excerpt
from scraper.demo.markup import Markup
from scraper.demo.model import Post, StaticPage
from scraper.demo.platforms.wordpress import WordPressBlog, slug_of
from scraper.demo.platforms.wordpress_rest import Rest
from scraper.demo.platforms.wp_block import BlockMarkup
from scraper.demo.platforms.wp_com_chrome import DISCOVER, REPLY, SHARES, no_widow, with_advertisement
from scraper.demo.server import Answer, Request, text
from scraper.demo.weight import Part, style

_PRIVATE = ("wp-admin/", "wp-login.php", "wp-signup.php", "press-this.php", "remote-login.php", "activate/",
            "cgi-bin/", "mshots/v1/", "next/", "public.api/")  # fmt: skip


class ComRest(Rest):
    """The REST interface as public-api.wordpress.com serves it: one site of many."""

    def _at(self, request: Request, page: int) -> str:
        blog = self.blog
        assert isinstance(blog, WordPressCom)
        query = {name: values[-1] for name, values in request.query.items()}
        return f"{blog.absolute(blog.api_root)}posts?{urlencode({**query, 'page': page})}"

    def _post(self, post: Post, request: Request) -> dict[str, Any]:
        whole = super()._post(post, request)
        if "title" in whole:
            whole["title"] = {"rendered": no_widow(whole["title"]["rendered"])}
        return whole


class WordPressCom(WordPressBlog):
    """A free blog with a classic theme; the demo plays the API's host too."""

    platform = "wordpress-com"
    markup: ClassVar[Markup] = BlockMarkup()
    route_paths: ClassVar[dict[str, tuple[str, ...]]] = {
        "api": ("/wp/v2/",),
        "feed": ("/feed/",),
        "sitemap": ("/sitemap", "/news-sitemap", "/image-sitemap"),
        "listing": ("/page/", "/category/"),
    }

    def path(self, post: Post) -> str:
        """`/2025/02/18/slug/`, the day as the author lives it."""
        return f"/{post.published.astimezone(self.profile.zone):%Y/%m/%d}/{post.slug}/"

    @property
    def api_root(self) -> str:
        """Where the API keeps this site."""
        return f"/wp/v2/sites/{self.url.split('/')[2]}/"

    # ---- answers ----

    def route_of(self, request: Request) -> str:
        """The route that an address belongs to."""
        if request.path.startswith("/wp/v2/sites/"):
            return "api"
        # the site itself has no REST interface
        return "" if request.path.startswith("/wp-json") else super().route_of(request)

    def route(self, request: Request) -> Answer:
        """Every address of the site, and those of the API's host."""
        if request.path.startswith(self.api_root):
            return ComRest(self).answer("/wp/v2/" + request.path.removeprefix(self.api_root), request)
        if request.path == "/news-sitemap.xml":
            # what is older than two days is no news
            return text(feeds.urlset(()), feeds.XML)
        return super().route(request)

    def html(self, parts: tuple[Part, ...], post: Post | None = None, status: int = 200) -> Answer:
        """A page with the headers that WordPress.com sends."""
        headers = [
            ("host-header", "WordPress.com"),
            ("Vary", "accept, content-type, cookie"),
            ("x-ac", "3.fra _dfw MISS"),
        ]
        if post is not None:
            headers.append(("Link", f"<https://wp.me/p8Xq2N-{post.id:x}>; rel=shortlink"))
        return Answer(parts=parts, status=status, headers=tuple(headers))

    def robots(self) -> str:
        """robots.txt as WordPress.com writes it."""
        lines = [
            "# If you are regularly crawling WordPress.com sites, please use our firehose to receive real-time push updates instead.",
            "# Please see https://developer.wordpress.com/docs/firehose/ for more details.", "",
            f"Sitemap: {self.url}sitemap.xml", f"Sitemap: {self.url}news-sitemap.xml", "", "User-agent: *",
            *(f"Disallow: /{path}" for path in _PRIVATE), "Allow: /wp-admin/admin-ajax.php", *self.robots_lines(),
        ]  # fmt: skip
        return "\n".join([*lines, "", "# This file was generated on Thu, 29 May 2025 02:11:09 +0000", ""])

    @property
    def index_path(self) -> str:
        """The sitemap index."""
        return "/sitemap.xml"

    def maps(self) -> dict[str, list[tuple[str, str]]]:
        """Posts and pages in one heap, and a map of pictures."""
        pages = [
            (self.url, self.stamp(self.all_posts[0])),
            *((self.absolute(path), "") for path in self.unwanted_paths),
        ]
        rows = [(self.absolute(self.path(post)), self.stamp(post)) for post in self.all_posts]
        size, heap = 2000, [*pages, *rows]
        found = {f"/sitemap-{n // size + 1}.xml": heap[n : n + size] for n in range(0, len(heap), size)}
        return {**found, "/image-sitemap-1.xml": rows[:3]}

    def stamp(self, post: Post) -> str:
        """`lastmod` in UTC."""
        return f"{post.changed.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"

    # ---- frame ----

    def _frame(self, title: str, body_class: str, head: str, main: str, here: str) -> tuple[Part, ...]:
        name, address = escape(self.profile.title), quote(self.absolute(here), safe="")
        oembed = f"{self.url}oembed/?format={{}}&amp;url={address}&amp;for=wpcom-auto-discovery"
        top = (
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="UTF-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{title}</title>\n<meta name='robots' content='max-image-preview:large' />\n"
            "<link rel='dns-prefetch' href='//s0.wp.com' />\n<link rel='dns-prefetch' href='//af.pubmine.com' />\n"
            f'<link rel="alternate" type="application/rss+xml" title="{name} &raquo; Feed" href="{self.url}feed/" />\n'
            f'<link rel="alternate" type="application/rss+xml" title="{name} &raquo; Comments Feed" href="{self.url}comments/feed/" />\n'
        )
        styles = self.weight("wp_com 1", lambda: f"<style id='all-css-0-1'>{style('wpcom', 60_000)}</style>\n")
        middle = (
            f'<link rel="EditURI" type="application/rsd+xml" title="RSD" href="{self.url}xmlrpc.php?rsd" />\n<meta name="generator" content="WordPress.com" />\n{head}'
            f'<link rel="alternate" type="application/json+oembed" href="{oembed.format("json")}" /><link rel="alternate" type="application/xml+oembed" '
            f'href="{oembed.format("xml")}" />\n<link rel="search" type="application/opensearchdescription+xml" href="https://s1.wp.com/opensearch.xml" '
            f'title="WordPress.com" />\n</head>\n<body class="{body_class} wp-embed-responsive customizer-styles-applied jetpack-reblog-enabled">\n'
            f'<div id="page" class="hfeed site"><a class="skip-link screen-reader-text" href="#content">Skip to content</a>{self._header()}'
            f'<div id="content" class="site-content"><div id="primary" class="content-area"><main id="main" class="site-main" role="main">{main}</main></div>'
            f"{self._sidebar()}</div>{self._footer()}</div>\n"
        )
        return top, styles, middle, self.menus(260), self._bar(here), "\n</body>\n</html>\n"

    def _header(self) -> str:
        links = "".join(
            f'<li class="menu-item menu-item-type-post_type"><a href="{self.url}{page.slug}/">{escape(page.title)}</a></li>'
            for page in self.profile.pages
        )
        return (
            f'<header id="masthead" class="site-header"><p class="site-title"><a href="{self.url}" rel="home">{escape(self.profile.title)}</a></p>'
            f'<p class="site-description">{escape(self.profile.tagline)}</p><nav class="main-navigation"><ul class="nav-menu">{links}</ul></nav></header>\n'
        )

    def _sidebar(self) -> str:
        recent = "".join(
            f'<li><a href="{self.absolute(self.path(near))}">{escape(near.title)}</a></li>'
            for near in self.neighbours(self.all_posts[0], 4)
        )
        return (
            '<aside id="secondary" class="widget-area"><section class="widget widget_blog_subscription jetpack_subscription_widget"><h2 class="widget-title">Follow Blog via '
            'Email</h2><form action="https://subscribe.wordpress.com"><p>Join 214 other subscribers</p><input type="email"><button>Follow</button></form></section>'
            f'<section class="widget widget_recent_entries"><h2 class="widget-title">Recent Posts</h2><ul>{recent}</ul></section><section class="widget widget_eu_cookie_law_widget">'
            '<div class="hide-on-button" id="eu-cookie-law"><form><input type="submit" value="Close and accept" class="accept" />Privacy &amp; Cookies: This site uses cookies. '
            "By continuing to use this website, you agree to their use.</form></div></section></aside>"
        )

    def _footer(self) -> str:
        lines = ", ".join(escape(line) for line in self.profile.address)
        return (
            f'<footer id="colophon" class="site-footer"><p>{lines} · {self.profile.phone}</p><div class="site-info"><a href="https://wordpress.com/?ref=footer_blog" '
            'rel="nofollow">Blog at WordPress.com.</a></div></footer>'
        )

    def _bar(self, here: str) -> str:
        return (
            '<div id="actionbar" class="actnbr-pub-slow actnbr-has-follow"><ul><li class="actnbr-btn"><a class="actnbr-action" href="#comments"><span>Comment</span></a></li>'
            f'<li class="actnbr-btn"><span class="actnbr-action">Subscribe</span></li><li><a href="https://wordpress.com/abuse/?report_url={self.absolute(here)}">Report this content</a>'
            '</li><li><a href="https://subscribe.wordpress.com/">Manage subscriptions</a></li></ul></div><div id="likes-other-gravatars"><div class="likes-text"><span>%d</span> '
            'bloggers like this:</div></div><div id="jp-carousel-loading-overlay"><div id="jp-carousel-loading-wrapper">Loading Comments...</div></div>'
        )

    # ---- pages ----

    def single(self, post: Post, number: int) -> tuple[Part, ...]:
        """A page of a post."""
        link = self.absolute(self.path(post))
        terms = " ".join(f"category-{slug_of(c)}" for c in post.categories)
        main = (
            f'<article id="post-{post.id}" class="post-{post.id} post type-post status-publish format-standard hentry {terms}"><header class="entry-header">'
            f'<h1 class="entry-title">{no_widow(self.markup.inline(post.title))}</h1><div class="entry-meta">{self._meta(post)}</div></header><div class="entry-content">\n'
            f'{with_advertisement(self.pieces(post)[number - 1])}{self._after_text(post)}</div><footer class="entry-footer">{self._filed(post)}</footer></article>\n'
            f"{self._navigation(post)}{self._comments(post)}"
        )
        utc = [f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S}+00:00" for moment in (post.published, post.changed)]
        head = (
            f"<link rel=\"canonical\" href=\"{link}\" />\n<link rel='shortlink' href='https://wp.me/p8Xq2N-{post.id:x}' />\n<!-- Jetpack Open Graph Tags -->\n"
            f'<meta property="og:type" content="article" />\n<meta property="og:title" content="{escape(post.title)}" />\n<meta property="og:url" content="{link}" />\n'
            f'<meta property="og:description" content="{escape(excerpt(post, 30, "…"))}" />\n<meta property="article:published_time" content="{utc[0]}" />\n'
            f'<meta property="article:modified_time" content="{utc[1]}" />\n<meta property="og:site_name" content="{escape(self.profile.title)}" />\n'
            '<meta property="article:publisher" content="https://www.facebook.com/WordPresscom" />\n'
        )
        body_class = (
            f"wp-singular post-template-default single single-post postid-{post.id} single-format-standard"
        )
        title = f"{escape(post.title)} &#8211; {escape(self.profile.title)}"
        return self._frame(title, body_class, head, main, self.path(post))

    def _meta(self, post: Post) -> str:
        shown, changed = (moment.astimezone(self.profile.zone) for moment in (post.published, post.changed))
        updated = (
            f'<time class="updated" datetime="{changed.isoformat()}">{changed:%B} {changed.day}, {changed.year}</time>'
            if post.modified
            else ""
        )
        return (
            f'<span class="posted-on"><a href="{self.absolute(self.path(post))}" rel="bookmark"><time class="entry-date published" datetime="{shown.isoformat()}">'
            f'{shown:%B} {shown.day}, {shown.year}</time>{updated}</a></span><span class="byline"> by <span class="author vcard"><a class="url fn n" '
            f'href="{self.url}author/{slug_of(post.author)}/">{escape(post.author)}</a></span></span>'
        )

    def _filed(self, post: Post) -> str:
        names = ", ".join(
            f'<a href="{self.url}category/{slug_of(c)}/" rel="category tag">{escape(c)}</a>'
            for c in post.categories
        )
        tags = ", ".join(f'<a href="{self.url}tag/{slug_of(t)}/" rel="tag">{escape(t)}</a>' for t in post.tags)
        return f'<span class="cat-links">Posted in {names}</span>' + (
            f'<span class="tags-links">Tagged {tags}</span>' if tags else ""
        )

    def _after_text(self, post: Post) -> str:
        related = "".join(
            f'<div class="jp-relatedposts-post"><h4><a href="{self.absolute(self.path(n))}">{escape(n.title)}</a></h4></div>'
            for n in self.neighbours(post)
        )
        return (
            SHARES
            + f'<div id="jp-relatedposts" class="jp-relatedposts"><h3 class="jp-relatedposts-headline"><em>Related</em></h3>{related}</div>'
            + DISCOVER.format(escape(self.profile.title))
        )

    def _navigation(self, post: Post) -> str:
        near = self.neighbours(post, 2)
        links = "".join(
            f'<div class="nav-{kind}"><a href="{self.absolute(self.path(n))}" rel="{rel}"><span class="meta-nav">{label}</span> {escape(n.title)}</a></div>'
            for n, (kind, rel, label) in zip(
                near, (("previous", "prev", "Previous Post"), ("next", "next", "Next Post")), strict=False
            )
        )
        return f'<nav class="navigation post-navigation"><h2 class="screen-reader-text">Post navigation</h2><div class="nav-links">{links}</div></nav>'

    def _comments(self, post: Post) -> str:
        said = "".join(
            f'<li id="comment-{n}" class="comment"><article class="comment-body"><b class="fn">{escape(name)}</b> <span class="says">says:</span><a href="#comment-{n}">'
            f'<time datetime="2025-03-01T08:00:00-06:00">March 1, 2025 at 8:00 am</time></a><div class="comment-content"><p>{escape(words)}</p></div></article></li>'
            for n, (name, words) in enumerate(post.comments, 7)
        )
        heading = (
            f'<h2 class="comments-title">{len(post.comments)} thoughts on &ldquo;{escape(post.title)}&rdquo;</h2>'
            if said
            else ""
        )
        return (
            f'<div id="comments" class="comments-area">{heading}<ol class="comment-list">{said}</ol>{REPLY}</div>'
        )

    def listing(self, posts: list[Post], number: int, last: int) -> tuple[Part, ...]:
        """A page of the list of posts, cut by the author's "more"."""
        cards = "".join(
            f'<article id="post-{post.id}" class="post-{post.id} post type-post hentry"><header class="entry-header"><h2 class="entry-title"><a href="{self.absolute(self.path(post))}" '
            f'rel="bookmark">{escape(post.title)}</a></h2><div class="entry-meta">{self._meta(post)}</div></header><div class="entry-content"><p>{escape(excerpt(post, 34, ""), quote=False)} '
            f'<a href="{self.absolute(self.path(post))}#more-{post.id}" class="more-link">Continue reading <span class="screen-reader-text">{escape(post.title)}</span></a></p></div></article>'
            for post in posts
        )
        older = (
            f'<div class="nav-previous"><a href="{self.url}page/{number + 1}/">Older posts</a></div>'
            if number < last
            else ""
        )
        main = f'{cards}<nav class="navigation posts-navigation"><div class="nav-links">{older}</div></nav>'
        kind = "home blog" + (f" paged paged-{number}" if number > 1 else "")
        return self._frame(
            f"{escape(self.profile.title)} &#8211; {escape(self.profile.tagline)}",
            kind,
            "",
            main,
            "/" if number == 1 else f"/page/{number}/",
        )

    def static(self, page: StaticPage) -> tuple[Part, ...]:
        """A page that is not a post."""
        main = f'<article class="page type-page hentry"><h1 class="entry-title">{escape(page.title)}</h1><div class="entry-content">{self.markup.body(page.blocks)}{SHARES}</div></article>'
        head = f'<link rel="canonical" href="{self.url}{page.slug}/" />\n<meta property="og:type" content="article" />\n'
        return self._frame(
            f"{escape(page.title)} &#8211; {escape(self.profile.title)}",
            "page-template-default page page-id-2",
            head,
            main,
            self.page_path(page),
        )

    def missing(self) -> tuple[Part, ...]:
        """The page for an address that is none."""
        main = '<section class="error-404 not-found"><h1 class="page-title">Oops! That page can&rsquo;t be found.</h1></section>'
        return self._frame(f"Page not found &#8211; {escape(self.profile.title)}", "error404", "", main, "/404/")


#: the blogs of this platform
BLOGS = ((WordPressCom, WORDPRESS_COM),)
