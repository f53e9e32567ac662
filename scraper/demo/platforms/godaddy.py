"""GoDaddy Websites + Marketing: pages without a word of their posts, which are data in a script."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

import json
from datetime import UTC
from html import escape
from typing import ClassVar

from scraper.demo import feeds
from scraper.demo.blog import DemoBlog
from scraper.demo.content.godaddy_draft import PROFILE as DRAFT
from scraper.demo.golden import excerpt, plain
from scraper.demo.model import Post, StaticPage
from scraper.demo.platforms.godaddy_draft import draft
from scraper.demo.server import Answer, Request, text
from scraper.demo.weight import Part, icons, style

FEED_CAP = 50
#: the section of the blog, as addresses have it
SECTION = "/reflexiones%2C-y-notas"
_MEDIA = "//img1.wsimg.com/isteam/ip/0f5a2d1c-9b34-4b7e-8d55-casa"
_ASSETS = "https://img1.wsimg.com/blobby/go/0f5a2d1c-9b34-4b7e-8d55"


class GodaddyBlog(DemoBlog):
    """A site of GoDaddy Websites + Marketing with a blog in one of its sections."""

    platform = "godaddy"
    feed_cap = FEED_CAP
    # the section shows the newest posts, and fetches others by script
    routes = ("sitemap", "feed")
    states_author = False
    states_modified = False
    tells_edits = False
    needs_zone = True
    route_paths: ClassVar[dict[str, tuple[str, ...]]] = {
        "feed": ("/f.json", "/f.rss", f"{SECTION}/f.json", f"{SECTION}/f.rss"),
        "sitemap": ("/sitemap",),
        "listing": (f"{SECTION}$",),
    }

    def path(self, post: Post) -> str:
        """`/section/f/slug`."""
        return f"{SECTION}/f/{post.slug}"

    def route_of(self, request: Request) -> str:
        """The route that an address belongs to."""
        path = request.target.partition("?")[0]
        if path in self.route_paths["feed"]:
            return "feed"
        if path == SECTION:
            return "listing"
        return "sitemap" if path.startswith("/sitemap") else ""

    def route(self, request: Request) -> Answer:
        """Every address of the site; parameters change nothing."""
        path = request.target.partition("?")[0]
        if path == "/robots.txt":
            return text(
                "\n".join(["User-agent: *", *self.robots_lines(), "", f"Sitemap: {self.url}sitemap.xml", ""])
            )
        if path.startswith("/sitemap"):
            return self._sitemap(path)
        if self.route_of(request) == "feed":
            return (
                text(self._json(), "application/json; charset=utf-8")
                if path.endswith(".json")
                else text(self._rss(), feeds.RSS)
            )
        post = self.post_at(path)
        if post is not None:
            return self._html(self.single(post))
        if path == SECTION:
            return self._html(self.listing())
        page = next((page for page in self.profile.pages if path == f"/{page.slug}"), None)
        if path == "/" or page is not None:
            return self._html(self.static(page))
        return self.not_found()

    def _html(self, parts: tuple[Part, ...], status: int = 200) -> Answer:
        headers = (
            ("X-SiteId", "us-west-2"),
            ("Set-Cookie", "dps_site_id=us-west-2; path=/; secure"),
            ("Cache-Control", "max-age=30"),
        )
        return Answer(parts=parts, status=status, headers=headers)

    def not_found(self) -> Answer:
        """A real 404."""
        return self._html(
            self._frame(
                "404", "", '<h1 data-ux="Heading">404</h1><p data-ux="Text">No encontramos esta página.</p>'
            ),
            404,
        )

    # ---- routes ----

    def _sitemap(self, path: str) -> Answer:
        if path == "/sitemap.xml":
            # the shop's map is named on every site, and is there only where there is a shop
            names = ("sitemap.website.xml", "sitemap.blog.xml", "sitemap.ols.xml", "sitemap.ola.xml")
            return text(feeds.sitemap_index((self.url + name, "") for name in names), feeds.XML)
        if path == "/sitemap.website.xml":
            pages = ["", SECTION[1:], *(page.slug for page in self.profile.pages)]
            return text(feeds.urlset((self.url + name, "") for name in pages), feeds.XML)
        if path == "/sitemap.blog.xml":
            # an address without a host, as some sites list them for posts of long ago
            lost = [("https:///f/una-nota-perdida", "")]
            return text(
                feeds.urlset([*((self.absolute(self.path(post)), "") for post in self.all_posts), *lost]),
                feeds.XML,
            )
        if path == "/sitemap.ola.xml":
            return text(feeds.urlset([(self.url, "")]), feeds.XML)
        return self.not_found()

    def _json(self) -> str:
        items = [
            {
                "id": post.slug,
                "url": self.absolute(self.path(post)),
                "title": plain(post.title),
                "html_content": self._lede(post),
                "date_modified": _stamp(post),
            }
            for post in self.all_posts[:FEED_CAP]
        ]
        head = {
            "version": "https://jsonfeed.org/version/1",
            "title": self.profile.title,
            "home_page_url": self.url,
        }
        return json.dumps({**head, "feed_url": f"{self.url}f.json", "items": items}, ensure_ascii=False)

    def _rss(self) -> str:
        channel = feeds.Channel(title=self.profile.title, link=self.url, self_link=f"{self.url}f.rss", description=self.profile.tagline,
                                built=self.all_posts[0].published)  # fmt: skip
        entries = [
            feeds.Entry(title=post.title, link=self.absolute(self.path(post)), guid=self.absolute(self.path(post)), permalink_guid=True,
                        published=post.published, content=self._lede(post))
            for post in self.all_posts[:FEED_CAP]
        ]  # fmt: skip
        return feeds.rss(channel, entries)

    def _lede(self, post: Post) -> str:
        """The cover, and the first 200 characters."""
        return f'<img src="https:{_MEDIA}/cover.jpg" /><p>{escape(_cut(post), quote=False)}</p>'

    # ---- pages ----

    def _frame(self, title: str, head: str, main: str, data: str = "") -> tuple[Part, ...]:
        name = escape(self.profile.title)
        top = (
            f'<!DOCTYPE html><html lang="es-MX"><head><meta charSet="utf-8"/><meta http-equiv="X-UA-Compatible" content="IE=edge"/><meta name="viewport" '
            f'content="width=device-width, initial-scale=1"/><title>{escape(title)}</title><meta name="author" content="{name}"/><meta name="generator" '
            f'content="Starfield Technologies; Go Daddy Website Builder 8.0.0000"/><link rel="manifest" href="/manifest.webmanifest"/><meta property="og:site_name" '
            f'content="{name}"/><meta property="og:title" content="{escape(title)}"/><meta property="og:type" content="website"/><meta property="og:locale" content="es_MX"/>'
            f'{head}<link rel="preload" href="{_MEDIA}/logo.png" as="image"/>'
        )
        styles = self.weight(
            "godaddy 1",
            lambda: f'<style data-glamor="cxs-default-sheet">{style("x", 70_000)}</style>{icons("godaddy", 20)}',
        )
        links = "".join(
            f'<li data-ux="ListItem" class="x-el x-el-li"><a data-ux="NavLink" data-aid="HEADER_NAV_LINK_{page.slug}" href="/{page.slug}">{escape(page.title)}</a></li>'
            for page in self.profile.pages
        )
        middle = (
            '</head><body class="x x-fonts-playfair-display"><div id="layout-0f-5a-2d" class="layout layout-layout layout-layout-layout-16"><div data-ux="Page" id="page-19">'
            f'<div id="header-1" class="widget widget-header"><div data-ux="Header" role="main"><a data-ux="Link" href="/"><h3 data-ux="LogoHeading" data-aid="HEADER_LOGO_TEXT_RENDERED">'
            f'{name}</h3></a><nav data-ux="Nav"><ul data-ux="List">{links}<li data-ux="ListItem"><a data-ux="NavLink" href="{SECTION}">Reflexiones, y notas</a></li></ul></nav></div></div>'
            f'<div id="content-2" class="widget widget-rss"><section data-ux="WidgetSection">{main}</section></div><div id="footer-3" class="widget widget-footer"><div data-ux="FooterWidget">'
            f'<p data-ux="FooterDetails" data-aid="FOOTER_COPYRIGHT_RENDERED">Copyright © 2024 {name} - Todos los derechos reservados.</p><p data-aid="FOOTER_PHONE_RENDERED">'
            f'{self.profile.phone}</p><p data-ux="FooterDetails" data-aid="FOOTER_POWERED_BY_AIRO_RENDERED">Con tecnología de</p></div></div>'
            '<div id="cookie-4" class="widget widget-cookie-banner"><div data-ux="CookieBanner" data-aid="FOOTER_COOKIE_BANNER_RENDERED"><h4 data-aid="FOOTER_COOKIE_TITLE_RENDERED">'
            'Este sitio web usa cookies.</h4><p>Usamos cookies para analizar el tráfico del sitio.</p><a data-ux="Button" href="#">Aceptar</a></div></div></div></div>'
        )
        scripts = self.weight("godaddy 2", lambda: f"<script>/* {style('radpack', 30_000)} */</script>")
        return (
            top,
            styles,
            middle,
            self.menus(60),
            f'<script src="{_ASSETS}/gpub/1b2c3d4e5f/script.js" crossorigin></script>',
            scripts,
            data,
            "</body></html>",
        )

    def single(self, post: Post) -> tuple[Part, ...]:
        """The page of a post: an empty frame, and the post as data."""
        found = {
            "blogId": "5b2c7a10-0001-4f4f-9a1e-0f5a2d1c9b34",
            "postId": f"9d1e2f30-0000-4000-8000-{post.id:012d}",
            "title": post.title,
            "slug": post.slug,
            "date": _stamp(post),
            "publishedDate": _stamp(post),
            "categories": list(post.categories),
            "featuredImage": f"{_MEDIA}/cover.jpg",
            "content": _cut(post),
            "fullContent": draft(post.blocks),
        }
        near = [
            {"title": other.title, "slug": other.slug, "content": _cut(other)} for other in self.neighbours(post)
        ]
        written = json.dumps({"post": found, "relatedPosts": near, "rootPath": SECTION}, ensure_ascii=False)
        # "</" would end the script
        script = f"<script>window._BLOG_DATA={written.replace('</', chr(92) + 'u003c/')};</script>"
        head = (
            f'<meta property="og:url" content="{self.absolute(self.path(post))}"/><meta property="og:description" content="{escape(_cut(post))}"/>'
            f'<meta property="og:image" content="https:{_MEDIA}/cover.jpg"/>'
        )
        main = (
            '<div data-ux="Block" data-aid="RSS_FEED_ROOT"><div data-ux="Loader" data-aid="LOADING"></div></div>'
        )
        return self._frame(plain(post.title), head, main, script)

    def listing(self) -> tuple[Part, ...]:
        """The section of the blog: its newest posts."""
        cards = "".join(
            f'<div data-ux="ContentCard"><a data-ux="Link" data-aid="RSS_FEED_LINK" href="{self.path(post)}"><h4 data-ux="ContentCardHeading">{escape(plain(post.title))}</h4></a>'
            f'<p data-ux="ContentCardText">{escape(excerpt(post), quote=False)}</p></div>'
            for post in self.all_posts[:12]
        )
        main = f'<h1 data-ux="SectionHeading">Reflexiones, y notas</h1>{cards}<button data-ux="Button" data-aid="RSS_SHOW_MORE_BUTTON">Mostrar más</button>'
        return self._frame("Reflexiones, y notas", "", main)

    def static(self, page: StaticPage | None) -> tuple[Part, ...]:
        """The home page, or a page that is not a post."""
        title = page.title if page else self.profile.title
        words = self.markup.body(page.blocks) if page else f"<p>{escape(self.profile.tagline)}</p>"
        return self._frame(
            title, "", f'<h1 data-ux="SectionHeading">{escape(title)}</h1><div data-ux="ContentText">{words}</div>'
        )


def _stamp(post: Post) -> str:
    return f"{post.published.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.000Z"


def _cut(post: Post) -> str:
    """What the platform keeps as an excerpt."""
    return excerpt(post, 40, "")[:200] + "..."


#: the blogs of this platform
BLOGS = ((GodaddyBlog, DRAFT),)
