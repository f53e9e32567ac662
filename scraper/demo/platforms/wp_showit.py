"""Showit: pages drawn on a canvas, the blog a WordPress without any theme markup around its posts."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

from datetime import UTC, datetime
from html import escape
from typing import ClassVar

from scraper.demo import feeds
from scraper.demo.content.showit_linen import PROFILE as SHOWIT
from scraper.demo.golden import excerpt
from scraper.demo.markup import Markup
from scraper.demo.model import Post, StaticPage
from scraper.demo.platforms.wordpress import WordPressBlog, slug_of
from scraper.demo.server import Answer, Request, text
from scraper.demo.weight import Part, style

_LIB = "//lib.showit.co/engine/2.8.0"


class Showit(WordPressBlog):
    """A Showit site: the front of it is no WordPress, everything under /blog/ is."""

    platform = "showit"
    markup: ClassVar[Markup] = Markup()
    sitemap_maker = "yoast"
    blog_path = "/blog/"

    def path(self, post: Post) -> str:
        """`/blog/slug/`."""
        return f"/blog/{post.slug}/"

    @staticmethod
    def page_path(page: StaticPage) -> str:
        """Pages of the canvas stand at the root, without a closing slash."""
        return f"/{page.slug}"

    def stamp(self, post: Post) -> str:
        """`lastmod` in UTC, as Yoast writes it."""
        return _utc(post.changed)

    def route_of(self, request: Request) -> str:
        """The route that an address belongs to; posts and their list share a folder."""
        found = super().route_of(request)
        return "" if found == "listing" and self.post_at(request.path) is not None else found

    def route(self, request: Request) -> Answer:
        """Every address: Showit answers for its own pages, WordPress for the rest."""
        page = next((page for page in self.profile.pages if request.path == self.page_path(page)), None)
        if page is not None or (
            request.path == "/" and not request.value("p") and "rest_route" not in request.query
        ):
            return Answer(parts=self.static(page) if page else self.front())
        if request.path == "/sitemap.xml":
            # Showit's own: the pages of the canvas and nothing else
            rows = [(self.url, ""), *((self.absolute(self.page_path(page)), "") for page in self.profile.pages)]
            return text(feeds.urlset(rows), feeds.XML)
        return super().route(request)

    def maps(self) -> dict[str, list[tuple[str, str]]]:
        """WordPress knows nothing of the pages of the canvas."""
        return {name: rows for name, rows in super().maps().items() if name != "/page-sitemap.xml"}

    # ---- frame ----

    def _frame(self, head: str, body_class: str, main: str) -> tuple[Part, ...]:
        top = (
            '<!DOCTYPE html>\n<html lang="en-US" class="d">\n<head>\n'
            f'<link rel="stylesheet" type="text/css" href="{_LIB}/showit.css" />\n{head}'
            '<meta charset="UTF-8" />\n<meta name="viewport" content="width=device-width, initial-scale=1" />\n'
            '<link rel="icon" type="image/png" href="//static.showit.co/200/NERhx53PRTykp/93166/favicon.png" />\n'
            '<link rel="preconnect" href="https://static.showit.co" />\n'
        )
        styles = self.weight("wp_showit 1", lambda: f'<style id="init_data">{style("sie", 44_000)}</style>\n')
        middle = f'</head>\n<body class="{body_class}">\n<div id="si-sp" class="sp">{self._menu("menu")}{self._menu("mobile-menu")}'
        end = (
            f'{self._footer()}</div>\n<script src="{_LIB}/showit-lib.min.js"></script>\n<script src="{_LIB}/showit.min.js"></script>\n'
            "<script>initPage();</script>\n</body>\n</html>\n"
        )
        return top, styles, middle, main, self.menus(240), end

    def _menu(self, name: str) -> str:
        """The menu, drawn once for screens and once for phones."""
        links = [
            ("/", "home"),
            *((f"/{page.slug}", page.title) for page in self.profile.pages),
            ("/blog", "journal"),
        ]
        texts = "".join(
            f'<a href="{where}" target="_self" class="sie-{name}_{n} se"><h3 class="se-t sie-{name}_{n}-text st-m-subheading st-d-subheading">{escape(words)}</h3></a>'
            for n, (where, words) in enumerate(links, 1)
        )
        return _section(name, texts)

    def _footer(self) -> str:
        lines = ", ".join(escape(line) for line in self.profile.address)
        return _section(
            "footer",
            f'<div class="sie-footer_1 se"><p class="se-t sie-footer_1-text st-m-paragraph st-d-paragraph se-rc">© 2024 {escape(self.profile.title)} · {lines} · '
            f'{self.profile.phone}</p></div><div class="sie-footer_2 se"><p class="se-t st-d-paragraph se-rc">Site by a friend with Showit · Join the letter</p></div>',
        )

    # ---- pages ----

    def single(self, post: Post, number: int) -> tuple[Part, ...]:
        """The page of a post: each text of it in a box of its own."""
        shown = post.published.astimezone(self.profile.zone)
        names = ", ".join(
            f'<a href="{self.url}blog/category/{slug_of(c)}/" rel="category tag">{escape(c)}</a>'
            for c in post.categories
        )
        body = self.pieces(post)[number - 1]
        title = self.markup.inline(post.title)
        top = (
            f'<div class="sie-featured-image_0 se"><h1 class="se-t sie-featured-image_0-text st-m-title st-d-title se-wpt">{title}</h1></div>'
            f'<div class="sie-featured-image_1 se"><h3 class="se-t sie-featured-image_1-text st-m-subheading st-d-subheading se-wpt">{names}</h3></div>'
            f'<div class="sie-featured-image_4 se"><h3 class="se-t sie-featured-image_4-text st-m-subheading st-d-subheading se-wpt">{shown:%B} {shown.day}, {shown.year}</h3></div>'
        )
        phone = f'<h2 class="se-t sie-mobile-title_0-text st-m-title st-d-title se-wpt">{title}</h2><p class="se-t se-wpt">{escape(excerpt(post, 12), quote=False)}</p>'
        text_box = '<div class="sie-{0}_0 se"><div class="se-t sie-{0}_0-text st-m-paragraph st-d-paragraph se-wpt se-rc se-wpt-pc">{1}</div></div>'
        main = (
            f'<div id="postloopcontainer">{_section("mobile-title", phone, "m sb-nd-h")}{_section("featured-image(1)", top, "sb-nm-dH sb-nd-dH")}{self._sidebar()}'
            f"{_section('post-content(1)', text_box.format('post-content', body), 'd sb-nm-dH sb-nd-dH')}"
            f"{_section('mobile-post-content', text_box.format('mobile-post-content', body), 'm sb-nd-h')}{self._shares(post)}{self._pagination(post)}{self._comments(post)}</div>"
        )
        body_class = f"wp-singular post-template-default single single-post postid-{post.id} single-format-standard wp-embed-responsive wp-theme-showit wp-child-theme-showit"
        return self._frame(self._head(post), body_class, main)

    def _head(self, post: Post) -> str:
        link, name = self.absolute(self.path(post)), escape(self.profile.title)
        title, author = escape(post.seo_title or post.title), escape(post.author)
        graph: list[dict[str, object]] = [
            {"@type": "Article", "@id": f"{link}#article", "author": {"name": post.author, "@id": f"{self.url}#person"},
             "headline": post.seo_title or post.title, "datePublished": _utc(post.published), "dateModified": _utc(post.changed)},
            {"@type": "WebPage", "@id": link, "url": link, "datePublished": _utc(post.published), "dateModified": _utc(post.changed)},
            {"@type": "Person", "@id": f"{self.url}#person", "name": post.author},
        ]  # fmt: skip
        return (
            f'\t<title>{title} - {name}</title>\n\t<link rel="canonical" href="{link}" />\n\t<meta property="og:type" content="article" />\n'
            f'\t<meta property="og:title" content="{title} - {name}" />\n\t<meta property="og:url" content="{link}" />\n\t<meta property="og:site_name" content="{name}" />\n'
            f'\t<meta property="article:published_time" content="{_utc(post.published)}" />\n\t<meta property="article:modified_time" content="{_utc(post.changed)}" />\n'
            f'\t<meta name="author" content="{author}" />\n\t<meta name="twitter:label1" content="Written by" />\n\t<meta name="twitter:data1" content="{author}" />\n'
            f'\t{self.json_ld(graph, "yoast-schema-graph")}\n{self._links()}<link rel="alternate" title="JSON" type="application/json" '
            f"href=\"{self.url}wp-json/wp/v2/posts/{post.id}\" />\n<link rel='shortlink' href='{self.url}?p={post.id}' />\n"
        )

    def _links(self) -> str:
        return (
            f'<link rel="alternate" type="application/rss+xml" title="{escape(self.profile.title)} &raquo; Feed" href="{self.url}feed/" />\n'
            f'<link rel="https://api.w.org/" href="{self.url}wp-json/" /><link rel="EditURI" type="application/rsd+xml" title="RSD" href="{self.url}xmlrpc.php?rsd" />\n'
        )

    def _sidebar(self) -> str:
        return _section(
            "sidebar",
            f'<div class="sie-sidebar_3 se"><h2 class="se-t sie-sidebar_3-text st-m-heading st-d-heading se-rc">Meet {escape(self.profile.owner)}</h2></div><div class="sie-sidebar_5 se">'
            '<p class="se-t sie-sidebar_5-text st-d-paragraph se-rc">Coach, reader, early riser. Pull up a chair.</p></div><div class="sie-sidebar_16 se"><form role="search" class="se-wpt-search" '
            'action="/"><label class="screen-reader-text">Search for:</label><input type="text" class="se-tf se-t st-m-heading st-d-title se-wpt" value="" placeholder="Search + press enter"></form></div>',
        )

    def _shares(self, post: Post) -> str:
        link = self.absolute(self.path(post))
        inner = (
            '<div class="sie-share-and-categories_0 se"><h3 class="se-t st-d-subheading se-rc">Share this post</h3></div>'
            f'<a href="https://www.facebook.com/sharer/sharer.php?u={link}" class="sie-share-and-categories_1 se"><div class="se-icon"></div></a>'
        )
        return _section("share-and-categories", inner)

    def _pagination(self, post: Post) -> str:
        boxes = "".join(
            f'<div class="sie-pagination_{n} se"><p class="se-t sie-pagination_{n}-text st-m-paragraph st-d-paragraph se-wpt"><a href="{self.absolute(self.path(near))}" rel="{rel}">'
            f"{mark.format(escape(near.title))}</a></p></div>"
            for n, (near, (rel, mark)) in enumerate(
                zip(self.neighbours(post, 2), (("prev", "&laquo; {}"), ("next", "{} &raquo;")), strict=False)
            )
        )
        return _section("pagination", boxes)

    def _comments(self, post: Post) -> str:
        said = "".join(
            f'<li class="comment"><p class="fn">{escape(name)} says:</p><div class="comment-content"><p>{escape(words)}</p></div></li>'
            for name, words in post.comments
        )
        form = '<div id="respond" class="comment-respond"><h3>Leave a Reply</h3><form class="comment-form"><p>Your email address will not be published.</p></form></div>'
        return _section(
            "comments",
            f'<div class="se-wpt se-wpt-c"><div id="comments" class="comments-area"><ol class="comment-list">{said}</ol>{form}</div></div>',
        )

    def listing(self, posts: list[Post], number: int, last: int) -> tuple[Part, ...]:
        """A page of the list of posts."""
        cards = "".join(
            _section(
                f"post-{'left' if n % 2 else 'right'}",
                f'<div class="sie-post_0 se"><h2 class="se-t st-m-heading st-d-title se-wpt"><a href="{self.absolute(self.path(post))}">{escape(post.title)}</a></h2></div><div class="sie-post_1 se">'
                f'<div class="se-t st-d-paragraph se-wpt se-wpt-pc"><p>{escape(excerpt(post, 30, " [&hellip;]"), quote=False)}</p></div></div><a href="{self.absolute(self.path(post))}" class="sie-post_2 se">'
                '<p class="se-t st-d-subheading">read the post</p></a>',
            )
            for n, post in enumerate(posts)
        )
        older = (
            f'<p class="se-t se-wpt"><a href="{self.url}blog/page/{number + 1}/">&laquo; Older Entries</a></p>'
            if number < last
            else ""
        )
        head = f"\t<title>Journal - {escape(self.profile.title)}</title>\n{self._links()}"
        kind = "blog wp-theme-showit wp-child-theme-showit" + (f" paged paged-{number}" if number > 1 else "")
        return self._frame(head, kind, f'<div id="postloopcontainer">{cards}</div>{_section("pagination", older)}')

    def front(self) -> tuple[Part, ...]:
        """The front page of the canvas, with the newest posts as pictures."""
        cards = "".join(
            f'<a href="{self.path(near)}" class="sie-latest_{n} se"><h3 class="se-t st-d-subheading">{escape(near.title)}</h3></a>'
            for n, near in enumerate(self.all_posts[:2])
        )
        hero = f'<div class="sie-hero_0 se"><h1 class="se-t sie-hero_0-text st-m-title st-d-title se-rc">{escape(self.profile.tagline)}</h1></div>'
        return self._frame(
            f"<title>{escape(self.profile.title)}</title>\n",
            "",
            _section("hero", hero) + _section("latest", cards),
        )

    def static(self, page: StaticPage) -> tuple[Part, ...]:
        """A page of the canvas."""
        title = f'<div class="sie-page_0 se"><h1 class="se-t st-m-title st-d-title se-rc">{escape(page.title)}</h1></div>'
        words = f'<div class="sie-page_1 se"><div class="se-t st-m-paragraph st-d-paragraph se-rc">{self.markup.body(page.blocks)}</div></div>'
        head = f'<title>{escape(page.title)}</title>\n<link rel="canonical" href="{self.absolute(self.page_path(page))}" />\n'
        return self._frame(head, "", _section("page", title + words))

    def missing(self) -> tuple[Part, ...]:
        """The page for an address that is none."""
        return self._frame(
            "<title>Page not found</title>\n",
            "error404 wp-theme-showit",
            _section("lost", '<h1 class="se-t">Lost, but in a nice way</h1>'),
        )


def _section(name: str, inner: str, kind: str = "") -> str:
    """A canvas of the page; its boxes are put in place by style sheets."""
    bare = name.split("(", maxsplit=1)[0]
    return f'<div id="{name}" class="sb sib-{bare} {kind}"><div class="ss-s ss-bg"><div class="sc" style="width:1200px">{inner}</div></div></div>'


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


#: the blogs of this platform
BLOGS = ((Showit, SHOWIT),)
