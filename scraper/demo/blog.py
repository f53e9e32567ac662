"""A demo blog: its posts, its server, the texts they must become, and what can be changed while it runs."""

from __future__ import annotations

import hashlib
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from html import escape
from typing import Any, ClassVar

from scraper.demo.generate import generated_posts
from scraper.demo.golden import excerpt, golden_text
from scraper.demo.markup import Markup
from scraper.demo.model import Options, Para, Post, Profile
from scraper.demo.server import Answer, BlogServer, Logged, Request
from scraper.demo.weight import Part, Weight, menus, raw_bytes


class DemoBlog(ABC):
    """One blog of one platform. Subclasses know the addresses and the markup."""

    platform: ClassVar[str]
    #: what a page or a route of the platform makes known
    states_author: ClassVar[bool] = True
    states_modified: ClassVar[bool] = True
    #: the platform tells instants in UTC only, so the entry has to name the zone
    needs_zone: ClassVar[bool] = False
    markup: ClassVar[Markup] = Markup()
    #: routes that are shut unless the options say `open`
    shut_by_default: ClassVar[dict[str, str]] = {}
    #: the routes that list its posts
    routes: ClassVar[tuple[str, ...]] = ("sitemap", "feed", "listing")
    #: the most posts that its feed lists, however it is asked
    feed_cap: ClassVar[int | None] = None
    #: the newest posts that its API does not list yet
    api_lag: ClassVar[int] = 0
    #: a route or a validator tells of an edit of an older post
    tells_edits: ClassVar[bool] = True
    #: path prefixes of the routes, for robots.txt
    route_paths: ClassVar[dict[str, tuple[str, ...]]] = {}

    def __init__(self, profile: Profile, options: Options | None = None, name: str | None = None) -> None:
        self.profile = profile
        self.options = options or Options()
        self.name = name or profile.name
        self._lock = threading.RLock()
        scale = self.options.scale
        posts = profile.posts if scale is None else generated_posts(replace(profile, name=self.name), scale)
        self._all = _numbered(posts)
        self._by_path: dict[str, Post] | None = None
        self._bodies: dict[str, tuple[Post, str]] = {}
        self._closed = {**self.shut_by_default, **self.options.closed}
        self._closed = {route: how for route, how in self._closed.items() if how != "open"}
        self._running: BlogServer | None = None

    # ---- what it is ----

    @property
    def url(self) -> str:
        """Its home, with the closing slash."""
        return f"http://127.0.0.1:{self._server.port}/"

    @property
    def timezone(self) -> str:
        """The zone its days are told in."""
        return self.profile.timezone

    @property
    def posts(self) -> list[Post]:
        """The posts that must be archived, newest first."""
        return [post for post in self.all_posts if not post.protected]

    @property
    def all_posts(self) -> list[Post]:
        """The posts it lists, those behind a password too, newest first."""
        with self._lock:
            return list(self._all)

    @property
    def expected_skips(self) -> dict[str, str]:
        """Addresses it lists that must not be archived, and why."""
        return {self.path(post): "password-protected" for post in self.all_posts if post.protected}

    @property
    def unwanted_paths(self) -> list[str]:
        """Pages of the practice that are not posts."""
        return [f"/{page.slug}" for page in self.profile.pages]

    @abstractmethod
    def path(self, post: Post) -> str:
        """The path of a post."""

    def post_at(self, path: str) -> Post | None:
        """The post of a path."""
        with self._lock:
            if self._by_path is None:
                self._by_path = {self.path(post): post for post in self._all}
            return self._by_path.get(path)

    def absolute(self, path: str) -> str:
        """The whole address of a path."""
        return self.url + path.lstrip("/")

    def entry(self, *, zone: bool | None = None) -> dict[str, Any]:
        """Its entry for sites.yaml."""
        found: dict[str, Any] = {
            "name": self.name,
            "url": self.url,
            "allow_local": True,
            "delay": self.options.delay,
        }
        if self.needs_zone if zone is None else zone:
            found["timezone"] = self.timezone
        if self.options.state_platform:
            found["platform"] = self.platform
        return found

    def golden(self) -> dict[str, str]:
        """For the path of each post, the whole text file it must become."""
        return {self.path(post): self.golden_of(post) for post in self.posts}

    def golden_of(self, post: Post) -> str:
        """The whole text file that one post must become."""
        return golden_text(post, self.profile.zone, author=self.states_author, modified=self.states_modified)

    # ---- what happens to it ----

    def start(self) -> None:
        """Open for visitors."""
        self._running = BlogServer(self.respond, self.options.latency, stored=self.options.stored)
        self._running.start()

    def stop(self) -> None:
        """Close, and give the port back; the log stays."""
        self._server.stop()

    @property
    def _server(self) -> BlogServer:
        if self._running is None:
            raise RuntimeError(f"the blog {self.name} is not started, so it has no address")
        return self._running

    @property
    def requests(self) -> list[Logged]:
        """What was asked of it so far."""
        return self._server.log()

    def clear_requests(self) -> None:
        """Forget what was asked."""
        self._server.clear_log()

    def close_route(self, route: str, how: str = "403") -> None:
        """Shut a route from now on (see Options)."""
        with self._lock:
            self._closed[route] = how

    def open_route(self, route: str) -> None:
        """Open a route again."""
        with self._lock:
            self._closed.pop(route, None)

    def closed(self, route: str) -> str:
        """How a route is shut; '' where it is open."""
        return self._closed.get(route, "")

    def mutate(self, edit: str | None = None) -> tuple[Post, Post]:
        """The author comes back: one post is edited (the second newest, or that of the slug), one is added."""
        with self._lock:
            open_posts = self.posts
            old = next((p for p in open_posts if p.slug == edit), open_posts[min(1, len(open_posts) - 1)])
            stamp = self.last_change() + timedelta(days=3)
            thought = (
                f"A later thought, written at {self.profile.title}: all of this holds, and rest is work, too."
            )
            edited = replace(old, blocks=(*old.blocks, Para(thought)), modified=stamp)
            added = self._new_post(stamp + timedelta(hours=5))
            self._all = [added, *(edited if post is old else post for post in self._all)]
            self._by_path = None
        return edited, added

    def _new_post(self, moment: datetime) -> Post:
        number = len(self._all) + 1
        return Post(
            slug=f"a-note-after-the-holidays-{number}",
            title=f"A note after the holidays, number {number}",
            author=self._all[0].author,
            published=moment,
            id=max(post.id for post in self._all) + 9,
            blocks=(
                Para(f"The rooms of {self.profile.title} are open again, and the kettle is on."),
                Para("Coming back to therapy after a break can feel like starting over. It rarely is. What you "
                     "learned in spring has been working quietly in you all summer, the way roots do."),
                Para("Bring whatever the weeks have left with you. We will begin exactly there."),
            ),
        )  # fmt: skip

    def last_change(self) -> datetime:
        """When a post was last added or edited."""
        return max(post.changed for post in self.all_posts)

    # ---- how it answers ----

    def respond(self, request: Request) -> Answer:
        """The answer to a request."""
        route = self.route_of(request)
        how = self.closed(route)
        if how and how != "robots":
            return self.shut(route, how)
        with self._lock:
            return self.route(request)

    @abstractmethod
    def route(self, request: Request) -> Answer:
        """The answer where nothing is shut."""

    @abstractmethod
    def route_of(self, request: Request) -> str:
        """The route that an address belongs to: api, feed, sitemap, listing, or ''."""

    def shut(self, route: str, how: str) -> Answer:
        """The answer of a shut route."""
        if how == "html":
            return Answer(parts=(_LOGIN.format(route),))
        return self.not_found() if how == "404" else Answer(parts=(_PLAIN_ERROR.format(how),), status=int(how))

    @abstractmethod
    def not_found(self) -> Answer:
        """The page for an address that is none."""

    def robots_lines(self) -> list[str]:
        """What robots.txt says of shut routes and of pace, for the group of all agents."""
        lines = [f"Disallow: {path}" for route, paths in self.route_paths.items() for path in paths
                 if self.closed(route) == "robots"]  # fmt: skip
        if self.options.crawl_delay is not None:
            lines.append(f"Crawl-delay: {self.options.crawl_delay:g}")
        return lines

    def body_of(self, post: Post) -> str:
        """The HTML of a post's body, written once."""
        kept = self._bodies.get(post.slug)
        if kept is None or kept[0] is not post:
            kept = self._bodies[post.slug] = (post, self.markup.body(post.blocks))
        return kept[1]

    def neighbours(self, post: Post, count: int = 3) -> list[Post]:
        """The newest other posts, as "recent posts" shows them."""
        with self._lock:
            near = [other for other in self._all[: count + 1] if other.slug != post.slug]
        return near[:count]

    def fed(self, post: Post, whole: str) -> str:
        """What a feed carries of a post: the whole of it, or its first words."""
        return f"<p>{escape(excerpt(post), quote=False)}</p>" if self.options.summaries else whole

    def weight(self, name: str, write: Callable[[], str]) -> Part:
        """Dead weight of a page, written once and the same for every blog; left out of light blogs."""
        if not self.options.heavy:
            return ""
        if name not in _WEIGHTS:
            _WEIGHTS[name] = Weight(write())
        return _WEIGHTS[name]

    def menus(self, elements: int) -> Part:
        """The site's menus and columns, so many elements of them, the same on every page."""
        return self.weight(f"menus {self.platform} {elements}", lambda: menus(self.platform, elements))


_LOGIN = (
    "<!DOCTYPE html><html><head><title>Log in</title></head><body><h1>Log in</h1>"
    "<p>Please log in to see this ({0}).</p></body></html>"
)
_PLAIN_ERROR = "<html><head><title>{0}</title></head><body><center><h1>{0}</h1></center><hr></body></html>"
_WEIGHTS: dict[str, Weight] = {}


def tag_of(parts: tuple[Part, ...], *, weak: bool = False) -> str:
    """An ETag of what a page says."""
    return ("W/" if weak else "") + f'"{hashlib.md5(raw_bytes(parts), usedforsecurity=False).hexdigest()}"'


def _numbered(posts: tuple[Post, ...]) -> list[Post]:
    """The posts with an id each, growing with their age on the site."""
    total = len(posts)
    return [post if post.id else replace(post, id=101 + 9 * (total - index)) for index, post in enumerate(posts)]
