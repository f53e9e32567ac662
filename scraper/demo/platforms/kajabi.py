"""Kajabi: no machine dates, no author, Cloudflare in front, a feed, a paged list, and a sitemap without dates."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

from html import escape
from typing import ClassVar

from scraper.demo import feeds
from scraper.demo.blog import DemoBlog, tag_of
from scraper.demo.content.kajabi_blog import PROFILE as KAJABI_BLOG
from scraper.demo.golden import excerpt
from scraper.demo.markup import Markup
from scraper.demo.model import Button, Post, StaticPage
from scraper.demo.server import Answer, Request, text
from scraper.demo.weight import Part, style

FEED_CAP = 20
_ASSETS = "https://kajabi-storefronts-production.kajabi-cdn.com/kajabi-storefronts-production"


class KajabiMarkup(Markup):
    """What Kajabi's editor saves, seen through Cloudflare."""

    hides_email = True

    def button(self, block: Button) -> str:
        """A link dressed as a button."""
        return f'<p><a class="btn btn--solid btn--medium" href="{block.address}" role="button">{self.inline(block.text)}</a></p>'


class KajabiBlog(DemoBlog):
    """A Kajabi site with a blog under /blog."""

    platform = "kajabi"
    feed_cap = FEED_CAP
    tells_edits = False
    states_author = False
    states_modified = False
    markup: ClassVar[Markup] = KajabiMarkup()
    route_paths: ClassVar[dict[str, tuple[str, ...]]] = {
        "feed": ("/blog.rss",),
        "sitemap": ("/sitemap.xml",),
        "listing": ("/blog?page=",),
    }

    def path(self, post: Post) -> str:
        """`/blog/slug`."""
        return f"/blog/{post.slug}"

    @property
    def per_page(self) -> int:
        """Posts on a page of the list."""
        return 4 if self.options.scale is None else 10

    def route_of(self, request: Request) -> str:
        """The route that an address belongs to."""
        routes = {"/blog.rss": "feed", "/sitemap.xml": "sitemap", "/blog": "listing", "/blog/search": "listing"}
        return routes.get(request.path, "")

    def route(self, request: Request) -> Answer:
        """Every address of the site."""
        path = request.path
        if path == "/robots.txt":
            lines = ["User-agent: *", "Disallow: /admin", "Disallow: /checkout", *self.robots_lines()]
            return text("\n".join([*lines, "", f"Sitemap: {self.url}sitemap.xml", ""]))
        if path == "/blog.rss":
            body = self._feed()
            return text(body, feeds.RSS, etag=tag_of((body,), weak=True))
        if path == "/sitemap.xml":
            names = [
                "",
                "blog",
                *(p.slug for p in self.profile.pages),
                *(self.path(p)[1:] for p in self.all_posts),
            ]
            return text(feeds.urlset((self.url + name, "") for name in names), feeds.XML)
        post = self.post_at(path)
        if post is not None:
            return self._html(self.single(post))
        if path == "/blog":
            return self._listing(request)
        page = next((page for page in self.profile.pages if path == f"/{page.slug}"), None)
        if path == "/" or page is not None:
            return self._html(self.static(page))
        return self.not_found()

    def _html(self, parts: tuple[Part, ...], status: int = 200) -> Answer:
        headers = (("CF-RAY", "8a1b2c3d4e5f6789-SFO"), ("Cache-Control", "max-age=0, private, must-revalidate"))
        return Answer(parts=parts, status=status, headers=headers)

    def _listing(self, request: Request) -> Answer:
        number = int(request.value("page", "1")) if request.value("page", "1").isdigit() else 1
        tag = request.value("tag")
        posts = [post for post in self.all_posts if not tag or tag in post.tags]
        last = max(1, -(-len(posts) // self.per_page))
        if not 1 <= number <= last:
            return self.not_found()
        return self._html(self.listing(posts[(number - 1) * self.per_page : number * self.per_page], number, last))

    def not_found(self) -> Answer:
        """A real 404."""
        return self._html(self._frame("Not found", "", "<h1>404</h1><p>We could not find that page.</p>"), 404)

    def _feed(self) -> str:
        channel = feeds.Channel(title=self.profile.title, link=f"{self.url}blog", self_link=f"{self.url}blog.rss",
                                description=self.profile.tagline, built=self.last_change())  # fmt: skip
        return feeds.rss(channel, [self._entry(post) for post in self.all_posts[:FEED_CAP]])

    def _entry(self, post: Post) -> feeds.Entry:
        link = self.absolute(self.path(post))
        # Cloudflare hides addresses in pages, not in feeds
        words = Markup().body(post.blocks)
        return feeds.Entry(
            title=post.title,
            link=link,
            guid=link,
            permalink_guid=True,
            published=post.published,
            description=self.fed(post, words),
        )

    # ---- pages ----

    def _frame(self, title: str, head: str, main: str) -> tuple[Part, ...]:
        name = escape(self.profile.title)
        top = (
            '<!DOCTYPE html>\n<!-- Made with Kajabi --><html lang="en">\n  <head>\n    <meta http-equiv="X-UA-Compatible" '
            'content="IE=edge">\n    <meta charset="UTF-8">\n    <meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"    <title>{escape(title)}</title>\n{head}"
            f'    <link rel="alternate" type="application/rss+xml" title="{name}" href="{self.url}blog.rss" />\n'
            '    <meta name="csrf-param" content="authenticity_token" />\n    <meta name="site_locale" content="en">\n'
            f'    <!-- Kajabi CSS ======= -->\n    <link rel="stylesheet" href="{_ASSETS}/themes/2149/core.css">\n'
        )
        styles = self.weight(
            "kajabi 1",
            lambda: f"<style>{style('kajabi', 38_000)}</style>\n<style>{style('kjb-sections', 10_000)}</style>\n",
        )
        middle = (
            '    <script>var Kajabi = Kajabi || {}; Kajabi.currentSiteUser = {"id":"-1","type":"Guest"};</script>\n'
            f'  </head>\n  <body id="encore-theme" class="background-unrecognized">\n{self._header()}<main>'
            f'<div data-dynamic-sections="blog_post"><div id="section-1599688992179" data-section-id="1599688992179">{main}</div></div>'
            f"</main>{self._footer()}"
        )
        return (
            top,
            styles,
            middle,
            self.menus(50),
            self.weight("kajabi 2", lambda: f"<script>/* {style('encore', 7_000)} */</script>"),
            "</body>\n</html>\n",
        )

    def _header(self) -> str:
        links = "".join(
            f'<a class="link-list__link" href="/{page.slug}">{escape(page.title)}</a>'
            for page in self.profile.pages
        )
        return (
            '<div id="section-header" data-section-id="header"><header class="header header--static"><div class="header__wrap">'
            f'<a class="logo" href="/"><img src="{_ASSETS}/sites/1/logo.png" alt="{escape(self.profile.title)}"></a><div '
            f'class="link-list" kjb-settings-id="sections_header_blocks">{links}<a class="link-list__link" href="/blog">Blog</a></div>'
            '<a class="user__login" href="/login">Log In</a></div></header></div>\n<div class="hero"><h1 class="hero__title" '
            f'kjb-settings-id="sections_hero_heading">{escape(self.profile.tagline)}</h1></div>\n'
        )

    def _footer(self) -> str:
        lines = "<br>".join(escape(line) for line in self.profile.address)
        return (
            '<div id="section-footer" data-section-id="footer"><footer class="footer"><h3>Register for Our Newsletter</h3><form '
            'class="form"><input type="email" placeholder="Email"><button class="form__button">Sign Up!</button></form>'
            f"<p>{lines}</p><p>p: {self.profile.phone}<br>e: {self.markup.email(self.profile.email)}</p>"
            f'<span class="footer__copyright">© 2024 {escape(self.profile.title)}</span></footer></div>\n'
            '<div id="section-exit_pop" data-section-id="exit_pop"><div class="modal"><h2>Wait! Take a gift with you</h2><p>Five '
            'minutes of guided rest, free.</p></div></div><div id="section-two_step"><h2>Join our list</h2><p>We hate SPAM.</p></div>\n'
        )

    def single(self, post: Post) -> tuple[Part, ...]:
        """The page of a post."""
        shown = post.published.astimezone(self.profile.zone)
        # the theme prints the tags twice
        tags = "".join(f'<a class="tag" href="/blog?tag={escape(tag)}">{escape(tag)}</a>' for tag in post.tags) * 2
        main = (
            '<div class="blog-post section"><div class="container"><div class="row"><div class="col-md-8"><div class="blog-post-body">'
            f'<h1 class="blog-post-body__title">{self.markup.inline(post.title)}</h1><div class="blog-post-body__info"><span '
            f'class="blog-post-body__tags">{tags}</span><span class="blog-post-body__date">{shown:%b %d, %Y}</span></div>'
            f'<div class="blog-post-body__media"><img src="{_ASSETS}/blogs/1/cover.jpg" alt="{escape(post.title)}"></div>'
            f'<div class="blog-post-body__content">{self.body_of(post)}</div><div class="blog-post-body__share">Share</div></div>'
            f'</div><div class="col-md-4"><aside class="sidebar">{self._sidebar(post)}</aside></div></div></div></div>'
        )
        title = post.seo_title or post.title
        head = (
            f'    <meta name="description" content="{escape(excerpt(post))}" />\n    <link rel="canonical" '
            f'href="{self.absolute(self.path(post))}" />\n    <meta property="og:type" content="website">\n'
            f'    <meta property="og:url" content="{self.absolute(self.path(post))}">\n'
            f'    <meta property="og:title" content="{escape(title)}">\n'
        )
        return self._frame(title, head, main)

    def _sidebar(self, post: Post) -> str:
        tags = sorted({tag for near in self.neighbours(post, 6) for tag in near.tags})
        links = "".join(
            f'<a class="sidebar-categories__link" href="/blog?tag={escape(t)}">{escape(t)}</a>' for t in tags
        )
        recent = "".join(
            f'<a class="sidebar-post__title" href="{self.path(near)}">{escape(near.title)}</a>'
            f'<p class="sidebar-post__text">{escape(excerpt(near, 16), quote=False)}</p>'
            for near in self.neighbours(post)
        )
        return (
            f'<div class="sidebar__block"><p class="h5">Recent Posts</p>{recent}</div>'
            '<div class="sidebar__block"><form class="sidebar-search" action="/blog/search"><input name="q" placeholder="Search..."></form>'
            f'</div><div class="sidebar__block"><p class="h5">Categories</p><a href="/blog">All Categories</a>{links}</div><div '
            'class="sidebar__block"><p class="h5">Free guide</p><p>Ten questions for a quiet evening.</p><button>Send it</button></div>'
        )

    def listing(self, posts: list[Post], number: int, last: int) -> tuple[Part, ...]:
        """A page of the list of posts."""
        cards = "".join(
            f'<div class="blog-listing__panel"><h2><a class="blog-listing__title" href="{self.path(post)}">{escape(post.title)}</a></h2>'
            f'<span class="blog-listing__date">{post.published.astimezone(self.profile.zone):%b %d, %Y}</span><div '
            f'class="blog-listing__content"><p>{escape(excerpt(post), quote=False)}</p></div><a class="blog-listing__more" '
            f'href="{self.path(post)}">Continue Reading...</a></div>'
            for post in posts
        )
        after = (
            f'<a class="pag__link pag__link--next" href="/blog?page={number + 1}">Next</a>'
            if number < last
            else '<span class="pag__link pag__link--disabled">Next</span>'
        )
        pager = f'<div class="pag"><a class="pag__link pag__link--current" href="/blog?page={number}">{number}</a>{after}</div>'
        return self._frame(f"Blog | {self.profile.title}", "", f'<div class="blog-listings">{cards}{pager}</div>')

    def static(self, page: StaticPage | None) -> tuple[Part, ...]:
        """The home page, or a page that is not a post."""
        title = page.title if page else self.profile.title
        words = self.markup.body(page.blocks) if page else f"<p>{escape(self.profile.tagline)}</p>"
        head = f'    <link rel="canonical" href="{self.url}{page.slug if page else ""}" />\n'
        return self._frame(title, head, f'<div class="block-type--text"><h2>{escape(title)}</h2>{words}</div>')


#: the blogs of this platform
BLOGS = ((KajabiBlog, KAJABI_BLOG),)
