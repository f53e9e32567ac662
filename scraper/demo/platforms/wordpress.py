"""WordPress: what every theme shares, robots.txt, sitemaps of three makers, the feed, redirects, listings."""

from __future__ import annotations

import hashlib
import json
import re
from abc import abstractmethod
from typing import ClassVar

from scraper.demo import feeds
from scraper.demo.blog import DemoBlog
from scraper.demo.golden import excerpt
from scraper.demo.model import Post, StaticPage
from scraper.demo.platforms.wordpress_rest import Rest, error
from scraper.demo.server import Answer, Request, redirect, text
from scraper.demo.weight import Part

PER_PAGE = 10


class WordPressBlog(DemoBlog):
    """A WordPress site; a theme says how its pages look."""

    platform = "wordpress"
    routes = ("api", "sitemap", "feed", "listing")
    route_paths: ClassVar[dict[str, tuple[str, ...]]] = {
        "api": ("/wp-json/", "/?rest_route="),
        "feed": ("/feed/",),
        "sitemap": ("/wp-sitemap", "/sitemap", "/post-sitemap", "/page-sitemap"),
        "listing": ("/page/", "/blog/", "/category/"),
    }
    #: who makes the sitemaps: core, yoast or rank-math
    sitemap_maker: ClassVar[str] = "core"
    #: where the posts are listed
    blog_path: ClassVar[str] = "/"
    full_feed: ClassVar[bool] = True

    def path(self, post: Post) -> str:
        """`/slug/`."""
        return f"/{post.slug}/"

    @property
    def unwanted_paths(self) -> list[str]:
        """Pages of the practice that are not posts."""
        return [self.page_path(page) for page in self.profile.pages]

    @staticmethod
    def page_path(page: StaticPage) -> str:
        """The path of a page that is not a post; the one called `home` is the front page."""
        return "/" if page.slug == "home" else f"/{page.slug}/"

    # ---- what a theme writes ----

    @abstractmethod
    def single(self, post: Post, number: int) -> tuple[Part, ...]:
        """Page `number` of a post."""

    @abstractmethod
    def listing(self, posts: list[Post], number: int, last: int) -> tuple[Part, ...]:
        """A page of the list of posts."""

    @abstractmethod
    def static(self, page: StaticPage) -> tuple[Part, ...]:
        """A page that is not a post."""

    @abstractmethod
    def missing(self) -> tuple[Part, ...]:
        """The page for an address that is none."""

    def rest_content(self, post: Post) -> str:
        """What REST and the feed give as content."""
        return self.body_of(post)

    # ---- answers ----

    def route_of(self, request: Request) -> str:
        """The route that an address belongs to."""
        path = request.path
        if path.startswith("/wp-json") or "rest_route" in request.query:
            return "api"
        if path.rstrip("/").endswith("/feed"):
            return "feed"
        if "sitemap" in path and path.endswith(".xml"):
            return "sitemap"
        return "listing" if re.match(r"^/(page/|category/|author/|blog/)", path) else ""

    def shut(self, route: str, how: str) -> Answer:
        """A shut REST interface answers in JSON, as the plugins that shut it do."""
        if route == "api" and how in ("401", "403"):
            code = "rest_login_required" if how == "401" else "rest_forbidden"
            return error(code, "Only authenticated users can access the REST API.", int(how))
        return super().shut(route, how)

    def route(self, request: Request) -> Answer:
        """Every address of the site."""
        path = request.path
        kind = self.route_of(request)
        if path == "/robots.txt":
            return text(self.robots())
        if kind == "api":
            inner = request.value("rest_route") or path.removeprefix("/wp-json") or "/"
            return Rest(self).answer(inner, request)
        if kind == "sitemap":
            return self._sitemap(path)
        if path == "/feed/":
            return self._feed(request)
        if path == "/" and request.value("p").isdigit():
            return self._shortlink(int(request.value("p")))
        return self._page(path)

    def _page(self, path: str) -> Answer:
        if not path.endswith("/"):
            there = self._page(path + "/").status
            return redirect(self.absolute(path + "/")) if there == 200 else self.not_found()
        if match := re.fullmatch(
            rf"(?:{self.blog_path}|/category/[a-z-]+/|/author/[a-z-]+/)(?:page/(\d+)/)?", path
        ):
            return self._listing(int(match[1] or 1))
        for page in self.profile.pages:
            if path == self.page_path(page):
                return self.html(self.static(page))
        match = re.fullmatch(r"(/.+?/)(?:(\d)/)?", path)
        post = self.post_at(match[1]) if match else None
        if match is None or post is None:
            return self.not_found()
        number = int(match[2] or 1)
        if number > len(self.pieces(post)):
            return redirect(self.absolute(self.path(post)))
        return self.html(self.single(post, number), post)

    def pieces(self, post: Post) -> list[str]:
        """The body cut where the author cut it."""
        return self.body_of(post).split("<!--nextpage-->")

    def _listing(self, number: int) -> Answer:
        posts = self.all_posts
        last = max(1, -(-len(posts) // PER_PAGE))
        if not 1 <= number <= last:
            return self.not_found()
        if number == 1:
            posts.sort(key=lambda post: not post.sticky)
        return self.html(self.listing(posts[(number - 1) * PER_PAGE : number * PER_PAGE], number, last))

    def _shortlink(self, number: int) -> Answer:
        post = next((post for post in self.all_posts if post.id == number), None)
        return redirect(self.absolute(self.path(post))) if post else self.not_found()

    def html(self, parts: tuple[Part, ...], post: Post | None = None, status: int = 200) -> Answer:
        """A page with the headers WordPress sends: links, and no validators."""
        root = self.absolute("/wp-json/")
        links = [f'<{root}>; rel="https://api.w.org/"']
        if post is not None:
            links.append(f'<{root}wp/v2/posts/{post.id}>; rel="alternate"; title="JSON"; type="application/json"')
            links.append(f"<{self.url}?p={post.id}>; rel=shortlink")
        headers = (("Link", ", ".join(links)), ("X-Powered-By", "PHP/8.2.18"))
        return Answer(parts=parts, status=status, headers=headers)

    def not_found(self) -> Answer:
        """A proper 404 page."""
        return self.html(self.missing(), status=404)

    # ---- robots, sitemaps, feed ----

    def robots(self) -> str:
        """robots.txt as core or the SEO plugin writes it."""
        lines = ["User-agent: *"]
        lines += ["Disallow:"] if self.sitemap_maker == "yoast" and not self.robots_lines() else []
        lines += (
            ["Disallow: /wp-admin/", "Allow: /wp-admin/admin-ajax.php"] if self.sitemap_maker != "yoast" else []
        )
        lines += self.robots_lines()
        return "\n".join([*lines, "", f"Sitemap: {self.absolute(self.index_path)}", ""])

    @property
    def index_path(self) -> str:
        """The sitemap index."""
        return "/wp-sitemap.xml" if self.sitemap_maker == "core" else "/sitemap_index.xml"

    def _sitemap(self, path: str) -> Answer:
        if path in ("/sitemap.xml", "/wp-sitemap.xml") and path != self.index_path:
            return redirect(self.absolute(self.index_path), 302 if self.sitemap_maker == "core" else 301)
        maps = self.maps()
        if path == self.index_path:
            stamped = self.sitemap_maker != "core"
            rows = [(self.absolute(name), max((s for _, s in found), default="") if stamped else "")
                    for name, found in maps.items()]  # fmt: skip
            return text(feeds.sitemap_index(rows), feeds.XML, headers=(("X-Robots-Tag", "noindex, follow"),))
        if path not in maps:
            return self.not_found()
        return text(feeds.urlset(maps[path]), feeds.XML, headers=(("X-Robots-Tag", "noindex, follow"),))

    def maps(self) -> dict[str, list[tuple[str, str]]]:
        """Every sitemap below the index: path -> (address, lastmod)."""
        posts = sorted(self.all_posts, key=lambda post: post.id)
        rows = [(self.absolute(self.path(post)), self.stamp(post)) for post in posts]
        pages = [(self.absolute(path), "") for path in self.unwanted_paths if path != "/"]
        names = sorted({name for post in posts for name in post.categories})
        terms = [(self.absolute(f"/category/{slug_of(name)}/"), "") for name in names]
        users = [(self.absolute(f"/author/{slug_of(name)}/"), "") for name in sorted({p.author for p in posts})]
        if self.sitemap_maker == "core":
            found = {f"/wp-sitemap-posts-post-{n}.xml": part for n, part in _cut(rows, 2000)}
            return {**found, "/wp-sitemap-posts-page-1.xml": [(self.url, ""), *pages],
                    "/wp-sitemap-taxonomies-category-1.xml": terms, "/wp-sitemap-users-1.xml": users}  # fmt: skip
        if self.sitemap_maker == "yoast":
            rows.insert(0, (self.absolute(self.blog_path), max(stamp for _, stamp in rows)))
            found = {f"/post-sitemap{n if n > 1 else ''}.xml": part for n, part in _cut(rows, 1000)}
        else:
            rows.reverse()
            found = {f"/post-sitemap{n if len(rows) > 200 else ''}.xml": part for n, part in _cut(rows, 200)}
        return {**found, "/page-sitemap.xml": [(self.url, ""), *pages],
                "/category-sitemap.xml": terms, "/author-sitemap.xml": users}  # fmt: skip

    def stamp(self, post: Post) -> str:
        """`lastmod` of a post."""
        zone = self.profile.zone
        return post.changed.astimezone(zone).isoformat()

    def _feed(self, request: Request) -> Answer:
        number = int(request.value("paged", "1") or 1) if request.value("paged", "1").isdigit() else 1
        posts = [post for post in self.all_posts if not post.protected]
        chosen = posts[(number - 1) * PER_PAGE : number * PER_PAGE]
        if not chosen:
            return self.not_found()
        channel = feeds.Channel(
            title=self.profile.title,
            link=self.url.rstrip("/"),
            self_link=self.absolute("/feed/"),
            description=self.profile.tagline,
            built=self.last_change(),
            generator="https://wordpress.org/?v=6.8.1",
        )
        changed = self.last_change().replace(microsecond=0)
        tag = hashlib.md5(changed.isoformat().encode(), usedforsecurity=False).hexdigest()
        body = feeds.rss(channel, [self._entry(post) for post in chosen])
        return text(body, feeds.RSS, etag=f'"{tag}"', last_modified=changed)

    def _entry(self, post: Post) -> feeds.Entry:
        link = self.absolute(self.path(post))
        blog = f'<a href="{self.url}">{self.profile.title}</a>'
        more = f'<p>The post <a href="{link}">{post.title}</a> appeared first on {blog}.</p>'
        short = f"<p>{self.feed_excerpt(post)}</p>\n"
        return feeds.Entry(
            title=post.title,
            link=link,
            guid=f"{self.url}?p={post.id}",
            published=post.published,
            creator=post.author,
            categories=(*post.categories, *post.tags),
            description=short + (more if self.sitemap_maker == "yoast" else ""),
            content=self.rest_content(post) if self.full_feed and not self.options.summaries else "",
        )

    def feed_excerpt(self, post: Post) -> str:
        """The short text of a post in the feed."""
        return excerpt(post, 30, " [&#8230;]")

    def json_ld(self, graph: list[dict[str, object]], css_class: str) -> str:
        """A script of linked data."""
        data = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
        return f'<script type="application/ld+json" class="{css_class}">{data}</script>'


def slug_of(name: str) -> str:
    """A name as WordPress writes it in addresses."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "x"


def _cut(rows: list[tuple[str, str]], size: int) -> list[tuple[int, list[tuple[str, str]]]]:
    return [(start // size + 1, rows[start : start + size]) for start in range(0, max(1, len(rows)), size)]
