"""Weebly: two blogs on one site, a numbered feed each, dates in the site's own order, nothing for machines."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from typing import ClassVar

from scraper.demo import feeds
from scraper.demo.blog import DemoBlog, tag_of
from scraper.demo.content.weebly_two_blogs import NEWS
from scraper.demo.content.weebly_two_blogs import PROFILE as TWO_BLOGS
from scraper.demo.golden import excerpt
from scraper.demo.markup import Markup
from scraper.demo.model import Post, StaticPage
from scraper.demo.platforms.weebly_markup import WeeblyMarkup
from scraper.demo.server import Answer, Request, redirect, text
from scraper.demo.weight import Part, style

#: the folders of the site's blogs, in the order of their feeds
FOLDERS = ("blog", "news")
#: what stands in the second blog; the latter of the generated posts
_SECOND = frozenset((NEWS, "Parenting"))


class WeeblyBlog(DemoBlog):
    """A Weebly site with the blogs /blog and /news."""

    platform = "weebly"
    states_author = False
    states_modified = False
    # items are dated in GMT; only the channel's own date shows the offset
    needs_zone = True
    markup: ClassVar[Markup] = WeeblyMarkup()
    route_paths: ClassVar[dict[str, tuple[str, ...]]] = {
        "feed": ("/1/feed", "/2/feed"),
        "sitemap": ("/sitemap.xml",),
        "listing": tuple(
            f"/{folder}{end}" for folder in FOLDERS for end in ("$", "/previous/", "/category/", "/archives/")
        ),
    }

    def folder(self, post: Post) -> str:
        """The blog of a post."""
        return FOLDERS[1] if _SECOND & set(post.categories) else FOLDERS[0]

    def path(self, post: Post) -> str:
        """`/blog/slug` or `/news/slug`."""
        return f"/{self.folder(post)}/{post.slug}"

    def of(self, folder: str) -> list[Post]:
        """The posts of one blog, newest first."""
        return [post for post in self.all_posts if self.folder(post) == folder]

    @property
    def unwanted_paths(self) -> list[str]:
        """The pages of the practice, and lists."""
        category = next(iter(self._categories("blog")))
        pages = [f"/{page.slug}.html" for page in self.profile.pages]
        return [*pages, "/blog", "/news", f"/blog/category/{category}"]

    @property
    def per_page(self) -> int:
        """Posts on a page of a list."""
        return 2 if self.options.scale is None else 10

    def route_of(self, request: Request) -> str:
        """The route that an address belongs to."""
        if re.fullmatch(r"/\d+/feed", request.path):
            return "feed"
        if request.path == "/sitemap.xml":
            return "sitemap"
        lists = r"/(blog|news)(/(previous|category|archives)/.*)?"
        return "listing" if re.fullmatch(lists, request.path) else ""

    def route(self, request: Request) -> Answer:
        """Every address of the site."""
        path = request.path
        if path == "/robots.txt":
            head = [
                f"Sitemap: {self.url}sitemap.xml",
                "",
                "User-agent: NerdyBot",
                "Disallow: /",
                "",
                "User-agent: *",
                "Disallow: /ajax/",
            ]
            return text("\n".join([*head, "Disallow: /apps/", *self.robots_lines(), ""]))
        if path == "/sitemap.xml":
            return text(feeds.urlset((self.url + name, "") for name in self._mapped()), feeds.XML)
        numbered = re.fullmatch(r"/(\d+)/feed", path)
        if numbered:
            return self._feed(int(numbered[1]))
        # addresses of the first years
        old = re.fullmatch(r"/[12]/post/\d{4}/\d{2}/([a-z0-9-]+)\.html", path)
        aged = next((post for post in self.all_posts if old and post.slug == old[1]), None)
        if aged is not None:
            return redirect(self.absolute(self.path(aged)))
        post = self.post_at(path)
        if post is not None:
            return Answer(parts=self.single(post))
        listed = self._listing(path.strip("/").split("/"))
        page = next((page for page in self.profile.pages if path == f"/{page.slug}.html"), None)
        if listed is None and (path == "/" or page is not None):
            return Answer(parts=self.static(page))
        return listed or self.not_found()

    def _mapped(self) -> list[str]:
        """The pages, posts and categories of the sitemap, in one heap."""
        lists = [f"{folder}/category/{slug}" for folder in FOLDERS for slug in self._categories(folder)]
        posts = [self.path(post)[1:] for post in self.all_posts]
        return ["", *(f"{page.slug}.html" for page in self.profile.pages), *FOLDERS, *posts, *lists]

    def _categories(self, folder: str) -> dict[str, str]:
        return {_slug(name): name for post in self.of(folder) for name in post.categories}

    def _listing(self, parts: list[str]) -> Answer | None:
        """A page of a blog, of one of its categories, or of a month; None for what is no list."""
        folder, *rest = parts
        if folder not in FOLDERS:
            return None
        posts, number, base = self.of(folder), 1, f"/{folder}/previous"
        match rest:
            case ["previous", count]:
                number = int(count) if count.isdigit() and int(count) > 1 else 0
            case ["category", slug, *more] if slug in self._categories(folder) or slug == "all":
                posts = [post for post in posts if slug == "all" or slug in map(_slug, post.categories)]
                base, number = f"/{folder}/category/{slug}", int(more[0]) if more and more[0].isdigit() else 1
            case ["archives", month]:
                posts, base = [post for post in posts if self._month(post) == month], f"/{folder}/archives/{month}"
            case [_, *_]:
                return None
        chosen = posts[(number - 1) * self.per_page : number * self.per_page] if number else []
        if not chosen:
            return None
        older = f"{base}/{number + 1}" if len(posts) > number * self.per_page else ""
        return Answer(parts=self.listing(folder, chosen, older))

    def _month(self, post: Post) -> str:
        return f"{post.published.astimezone(self.profile.zone):%m-%Y}"

    # ---- the feeds ----

    def _feed(self, number: int) -> Answer:
        if not 1 <= number <= len(FOLDERS):
            return self.not_found()
        folder = FOLDERS[number - 1]
        built = format_datetime(self.last_change().astimezone(self.profile.zone).replace(microsecond=0))
        items = "".join(map(self._item, self.of(folder)))
        body = (
            '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
            'xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:dc="http://purl.org/dc/elements/1.1/" >\n\n<channel>'
            f"<title><![CDATA[{self.profile.title} - {folder.title()}]]></title><link><![CDATA[{self.url}{folder}]]></link><description>"
            f"<![CDATA[{folder.title()}]]></description><pubDate>{built}</pubDate><generator>Weebly</generator>{items}</channel>\n</rss>\n"
        )
        return text(body, feeds.RSS, etag=tag_of((body,)))

    def _item(self, post: Post) -> str:
        link = self.absolute(self.path(post))
        tags = "".join(f"<category><![CDATA[{name}]]></category>" for name in post.categories)
        day = post.published.astimezone(self.profile.zone).date()
        # dated by the day: midnight where the author lives, told in GMT
        midnight = datetime(day.year, day.month, day.day, tzinfo=self.profile.zone).astimezone(UTC)
        return (
            f"<item><title><![CDATA[{post.title}]]></title><link><![CDATA[{link}]]></link><comments><![CDATA[{link}#comments]]></comments>"
            f'<pubDate>{format_datetime(midnight, usegmt=True)}</pubDate>{tags}<guid isPermaLink="false">{link}</guid><description>'
            f"<![CDATA[{escape(excerpt(post), quote=False)}]]></description><content:encoded><![CDATA[{self.fed(post, self.body_of(post))}]]>"
            "</content:encoded></item>"
        )

    # ---- pages ----

    def not_found(self) -> Answer:
        """A real 404."""
        main = '<h2 class="wsite-content-title">404</h2><div class="paragraph">The page you were looking for is not here.</div>'
        return Answer(parts=self._frame("404 - Page Not Found", "wsite-page-404", "", main), status=404)

    def _frame(self, title: str, kind: str, head: str, main: str) -> tuple[Part, ...]:
        name = escape(self.profile.title)
        top = (
            f'<!DOCTYPE html>\n<html lang="en">\n\t<head>\n\t\t<title>{escape(title)}</title><meta property="og:site_name" content="{name}" />\n'
            f'<meta property="og:title" content="{escape(title)}" />\n{head}<meta http-equiv="Content-Type" content="text/html; charset=UTF-8" />\n'
            '<link rel="preload" href="//cdn2.editmysite.com/fonts/SQ_Market/sqmarket-medium.woff2" as="font" type="font/woff2" crossorigin="anonymous" />\n'
            '<link id="wsite-base-style" rel="stylesheet" type="text/css" href="//cdn2.editmysite.com/css/sites.css?buildTime=1762275512" />\n'
        )
        styles = self.weight("weebly 1", lambda: f"<style type='text/css'>{style('wsite', 42_000)}</style>\n")
        middle = (
            "<script>\nvar STATIC_BASE = '//cdn1.editmysite.com/';\nvar ASSETS_BASE = '//cdn2.editmysite.com/';\nvar STYLE_PREFIX = 'wsite';\n</script>\n"
            '<script src="https://cdn2.editmysite.com/js/jquery-1.8.3.min.js"></script>\n<script>_W.configDomain = "www.weebly.com";</script>\n'
            f'</head>\n<body class="{kind} header-page wsite-theme-light">{self._header()}<div id="main-wrap" class="content-wrap"><div class="container">'
            f'<div id="wsite-content" class="wsite-elements wsite-not-footer">{main}</div></div></div><div id="footer-wrap"><div class="footer-wrap">'
            f'<div class="wsite-elements wsite-footer"><div class="paragraph">{"<br />".join(map(escape, self.profile.address))}<br />{self.profile.phone}'
            f'<br />&copy; 2024 {name}</div></div></div></div>\n<div id="weebly-footer-signup-container-v3"><a href="https://www.weebly.com/signup">'
            "Powered by <b>Weebly</b> Create your own unique website with customizable templates.</a></div>\n"
        )
        scripts = self.weight(
            "weebly 2", lambda: f"<script type='text/javascript'>/* {style('editmysite', 24_000)} */</script>\n"
        )
        return (top, styles, middle, self.menus(80), scripts, "</body>\n</html>\n")

    def _header(self) -> str:
        links = "".join(
            f'<li id="pg{number}" class="wsite-menu-item-wrap"><a href="/{target}" class="wsite-menu-item">{label}</a></li>'
            for number, (target, label) in enumerate(
                [
                    ("", "Home"),
                    *((f"{p.slug}.html", escape(p.title)) for p in self.profile.pages),
                    ("blog", "Blog"),
                    ("news", "News"),
                ]
            )
        )
        return (
            f'<div id="header-wrap"><span class="wsite-logo"><a href="/"><span id="wsite-title">{escape(self.profile.title)}</span></a></span>'
            f'<ul class="wsite-menu-default">{links}</ul></div>\n<div id="banner-wrap"><h1 class="wsite-text wsite-headline">'
            f"{escape(self.profile.tagline)}</h1></div>\n"
        )

    def _columns(self, folder: str, main: str) -> str:
        """The blog's own table: posts, and the column beside them."""
        archives = dict.fromkeys(
            (self._month(p), f"{p.published.astimezone(self.profile.zone):%B %Y}") for p in self.of(folder)[:60]
        )
        months = "<br />".join(
            f'<a href="/{folder}/archives/{key}" class="blog-link">{name}</a>' for key, name in archives
        )
        names = "<br />".join(
            f'<a href="/{folder}/category/{slug}" class="blog-link">{escape(name)}</a>'
            for slug, name in {"all": "All", **self._categories(folder)}.items()
        )
        feed = f"/{FOLDERS.index(folder) + 1}/feed"
        return (
            f'<div id="5550{FOLDERS.index(folder)}-blog"><table id="blogTable" class="blog-table"><tr><td valign="top">{main}</td><td class="blog-sidebar-separator"></td>'
            f'<td class="blog-sidebar" valign="top"><div class="column-blog"><h2 class="blog-author-title">Author</h2><p>{escape(self.profile.owner)} has a kettle'
            f' and a couch on the east side of town.</p><h2 class="blog-archives-title">Archives</h2><p class="blog-archive-list">{months}</p>'
            f'<h2 class="blog-category-title">Categories</h2><p class="blog-category-list">{names}</p><p class="blog-feed-link"><a href="{feed}">'
            '<img src="//cdn2.editmysite.com/images/old/bg_feed.gif" alt="" /> RSS Feed</a></p></div></td></tr></table></div>'
        )

    def _post(self, post: Post, inner: str, after: str = "") -> str:
        day = post.published.astimezone(self.profile.zone)
        link = f"{self.absolute(self.path(post))}".removeprefix("http:")
        count = f"{len(post.comments)} Comment{'' if len(post.comments) == 1 else 's'}"
        return (
            f'<div id="blog-post-{post.id:018d}" class="blog-post"><div class="blog-header"><h2 class="blog-title"><a class="blog-title-link blog-link" href="{link}">'
            f'{self.markup.inline(post.title)}</a></h2><p class="blog-date"><span class="date-text">{day.day}/{day.month}/{day.year}</span></p><p class="blog-comments">'
            f'<a href="{link}#comments" class="blog-link">{count}</a></p><div class="blog-header-separator"></div></div><div class="blog-body"><div class="blog-content">'
            f'{inner}</div></div>{after}<div class="blog-post-separator"></div></div>'
        )

    def single(self, post: Post) -> tuple[Part, ...]:
        """The page of a post."""
        folder = self.folder(post)
        social = (
            '<div class="blog-social "><div class="blog-social-item blog-fb-like"><div class="fb-like"></div></div><div class="blog-social-item">'
            '<a href="https://twitter.com/share" class="twitter-share-button">Tweet</a></div></div>'
        )
        comments = "".join(
            f'<div class="blogCommentWrap"><div class="blogCommentAuthor"><span class="name">{escape(name)}</span></div><div class="blogCommentDate">12/12/2024 09:14:02 am</div>'
            f'<div class="blogCommentText"><p>{escape(words)}</p></div><div class="blogCommentOptions"><a>Reply</a></div></div>'
            for name, words in post.comments
        )
        area = (
            f'<div id="commentArea"><div class="blogCommentHeading">{comments}</div><div id="commentReplyArea"><h3 id="commentReplyTitle">Leave a Reply.</h3>'
            '<div class="blogCommentReplyWrapper"><form><input name="name" /><textarea></textarea></form></div></div></div>'
        )
        near = [other for other in self.of(folder) if other.slug != post.slug][:2]
        pager = "".join(
            f'<div class="blog-page-nav-{side}"><a href="{self.path(other)}" class="blog-link">{escape(other.title)}</a></div>'
            for side, other in zip(("previous", "next"), near, strict=False)
        )
        main = self._columns(folder, self._post(post, self.body_of(post), social) + area + pager)
        head = f'<meta property="og:description" content="{escape(excerpt(post))}" />\n<meta property="og:url" content="{self.absolute(self.path(post))}" />\n'
        kind = f"wsite-page-{folder} wsite-blog-post"
        return self._frame(f"{post.seo_title or post.title} - {self.profile.title}", kind, head, main)

    def listing(self, folder: str, posts: list[Post], older: str) -> tuple[Part, ...]:
        """A page of a list: the posts up to where their authors cut them."""
        cards = "".join(
            self._post(
                post,
                f'<div class="paragraph">{escape(excerpt(post), quote=False)}</div><br/><div class="blog-read-more">'
                f'<a href="{self.path(post)}" class="blog-link">Read More</a></div>',
            )
            for post in posts
        )
        pager = (
            f'<div class="blog-page-nav-previous"><a href="{older}" class="blog-link">&lt;&lt;Previous</a></div>'
            if older
            else ""
        )
        main = self._columns(folder, f"{cards}{pager}")
        return self._frame(
            f"{folder.title()} - {self.profile.title}", f"wsite-page-{folder} wsite-blog-index", "", main
        )

    def static(self, page: StaticPage | None) -> tuple[Part, ...]:
        """The home page, or a page that is not a post."""
        title = page.title if page else self.profile.title
        words = (
            self.markup.body(page.blocks)
            if page
            else f'<div class="paragraph">{escape(self.profile.tagline)}</div>'
        )
        kind = f"wsite-page-{page.slug if page else 'index'}"
        return self._frame(title, kind, "", f'<h2 class="wsite-content-title">{escape(title)}</h2>{words}')


def _slug(name: str) -> str:
    """A category as it stands in addresses."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


#: the blogs of this platform
BLOGS = ((WeeblyBlog, TWO_BLOGS),)
