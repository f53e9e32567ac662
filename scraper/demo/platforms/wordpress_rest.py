"""WordPress' REST interface, version 2, as far as a reader of posts sees it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from scraper.demo.golden import excerpt, plain
from scraper.demo.model import Post, StaticPage
from scraper.demo.server import Answer, Request

if TYPE_CHECKING:
    from scraper.demo.platforms.wordpress import WordPressBlog

JSON = "application/json; charset=UTF-8"
_ORDERS: dict[str, Callable[[Post], Any]] = {
    "id": lambda post: post.id,
    "date": lambda post: (post.published, post.id),
    "modified": lambda post: (post.changed, post.id),
    "slug": lambda post: post.slug,
    "title": lambda post: post.title,
}
_ENTITIES = {
    "‘": "&#8216;",
    "’": "&#8217;",
    "“": "&#8220;",
    "”": "&#8221;",
    "–": "&#8211;",
    "—": "&#8212;",
    "…": "&#8230;",
}


def error(code: str, message: str, status: int, **params: str) -> Answer:
    """An error as WordPress says it."""
    data: dict[str, Any] = {"status": status, **({"params": params} if params else {})}
    return _json({"code": code, "message": message, "data": data}, status=status)


def texturized(text: str) -> str:
    """A title as WordPress prints it: typographic signs as numeric entities."""
    safe = plain(text).replace("&", "&#038;").replace("<", "&lt;")
    return "".join(_ENTITIES.get(sign, sign) for sign in safe)


def _json(data: Any, status: int = 200, headers: tuple[tuple[str, str], ...] = ()) -> Answer:
    fixed = (("X-Robots-Tag", "noindex"), ("X-Content-Type-Options", "nosniff"), ("Allow", "GET"))
    body = json.dumps(data, ensure_ascii=True, separators=(",", ":")).replace("/", "\\/")
    return Answer(parts=(body,), status=status, kind=JSON, headers=(*fixed, *headers))


class _BadParameterError(Exception):
    def __init__(self, name: str, message: str) -> None:
        self.name = name
        super().__init__(message)


class Rest:
    """Answers under `/wp-json/`."""

    def __init__(self, blog: WordPressBlog) -> None:
        self.blog = blog
        self.root = blog.absolute("/wp-json/")
        self.names = sorted({post.author for post in blog.all_posts})

    def answer(self, path: str, request: Request) -> Answer:
        """The answer to one address below the root."""
        path = "/" + path.strip("/")
        try:
            if match := re.fullmatch(r"/wp/v2/(posts|pages)/(\d+)", path):
                return self._one(match[1], int(match[2]), request)
            fixed: dict[str, Callable[[], Answer]] = {
                "/": lambda: _json(self._index()),
                "/wp/v2": lambda: _json({"namespace": "wp/v2", "routes": self._index()["routes"]}),
                "/wp/v2/types": lambda: _json(self._types()),
                "/wp/v2/posts": lambda: self._posts(request),
                "/wp/v2/pages": lambda: self._listed([self._page(p) for p in self.blog.profile.pages]),
                "/wp/v2/categories": lambda: self._listed(self._terms("category")),
                "/wp/v2/tags": lambda: self._listed(self._terms("post_tag")),
                "/wp/v2/users": lambda: self._listed(self._users()),
            }
            if path in fixed:
                return fixed[path]()
        except _BadParameterError as problem:
            return error(
                "rest_invalid_param", f"Invalid parameter(s): {problem.name}", 400, **{problem.name: str(problem)}
            )
        return error("rest_no_route", "No route was found matching the URL and request method.", 404)

    def _index(self) -> dict[str, Any]:
        profile = self.blog.profile
        offset = profile.today.astimezone(profile.zone).utcoffset()
        names = ("posts", "pages", "types", "categories", "tags", "users")
        routes = {f"/wp/v2/{name}": {"namespace": "wp/v2", "methods": ["GET"]} for name in names}
        return {
            "name": profile.title, "description": profile.tagline, "url": self.blog.url.rstrip("/"),
            "home": self.blog.url.rstrip("/"), "gmt_offset": offset.total_seconds() / 3600 if offset else 0,
            "timezone_string": profile.timezone, "namespaces": ["oembed/1.0", "wp/v2", "wp-site-health/v1"],
            "authentication": [], "routes": {"/": {"namespace": "", "methods": ["GET"]}, **routes},
            "_links": {"help": [{"href": "https://developer.wordpress.org/rest-api/"}]},
        }  # fmt: skip

    def _types(self) -> dict[str, Any]:
        return {
            name: {"slug": name, "name": f"{name.title()}s", "rest_base": f"{name}s", "rest_namespace": "wp/v2"}
            for name in ("post", "page")
        }

    def _listed(self, rows: list[dict[str, Any]]) -> Answer:
        return _json(rows, headers=(("X-WP-Total", str(len(rows))), ("X-WP-TotalPages", "1" if rows else "0")))

    # ---- posts ----

    def _posts(self, request: Request) -> Answer:
        size = _number(request, "per_page", 10, 1, 100)
        page = _number(request, "page", 1, 1, None)
        chosen = self._chosen(request)
        pages = -(-len(chosen) // size)
        if page > max(pages, 1):
            message = "The page number requested is larger than the number of pages available."
            return error("rest_post_invalid_page_number", message, 400)
        rows = [self._post(post, request) for post in chosen[(page - 1) * size : page * size]]
        headers = [("X-WP-Total", str(len(chosen))), ("X-WP-TotalPages", str(pages))]
        links = [(page - 1, "prev")] if page > 1 else []
        links += [(page + 1, "next")] if page < pages else []
        if links:
            headers.append(("Link", ", ".join(f'<{self._at(request, n)}>; rel="{rel}"' for n, rel in links)))
        return _json(rows, headers=tuple(headers))

    def _at(self, request: Request, page: int) -> str:
        query = {name: values[-1] for name, values in request.query.items() if name != "rest_route"}
        return f"{self.root}wp/v2/posts?{urlencode({**query, 'page': page})}"

    def _chosen(self, request: Request) -> list[Post]:
        order_by, order = request.value("orderby", "date"), request.value("order", "desc")
        if order_by not in _ORDERS:
            raise _BadParameterError("orderby", f"orderby is not one of {', '.join(_ORDERS)}.")
        if order not in ("asc", "desc"):
            raise _BadParameterError("order", "order is not one of asc, desc.")
        posts = self.blog.all_posts
        for name, pick in (("", _published), ("modified_", _changed)):
            if after := self._moment(request, f"{name}after"):
                posts = [post for post in posts if pick(post) > after]
            if before := self._moment(request, f"{name}before"):
                posts = [post for post in posts if pick(post) < before]
        if include := [int(n) for n in re.findall(r"\d+", request.value("include"))]:
            posts = [post for post in posts if post.id in include]
        if slugs := request.value("slug").split(",") if request.value("slug") else []:
            posts = [post for post in posts if post.slug in slugs]
        return sorted(posts, key=_ORDERS[order_by], reverse=order == "desc")

    def _moment(self, request: Request, name: str) -> datetime | None:
        value = request.value(name)
        if not value:
            return None
        try:
            moment = datetime.fromisoformat(value.replace(" ", "+"))
        except ValueError as problem:
            raise _BadParameterError(name, "Invalid date.") from problem
        # without an offset, WordPress takes it as the site's own time
        return moment if moment.tzinfo else moment.replace(tzinfo=self.blog.profile.zone)

    def _one(self, kind: str, number: int, request: Request) -> Answer:
        post = next((p for p in self.blog.all_posts if p.id == number), None) if kind == "posts" else None
        if post is None:
            return error("rest_post_invalid_id", "Invalid post ID.", 404)
        return _json(self._post(post, request))

    def _post(self, post: Post, request: Request) -> dict[str, Any]:
        zone, blog = self.blog.profile.zone, self.blog
        body = "" if post.protected else blog.rest_content(post)
        short = "" if post.protected else f"<p>{texturized(excerpt(post, 55, ' […]'))}</p>\n"
        link, user = blog.absolute(blog.path(post)), self.names.index(post.author) + 1
        whole: dict[str, Any] = {
            "id": post.id,
            "date": _stamp(post.published.astimezone(zone)),
            "date_gmt": _stamp(post.published.astimezone(UTC)),
            "guid": {"rendered": f"{blog.url}?p={post.id}"},
            "modified": _stamp(post.changed.astimezone(zone)),
            "modified_gmt": _stamp(post.changed.astimezone(UTC)),
            "slug": post.slug, "status": "publish", "type": "post", "link": link,
            "title": {"rendered": ("Protected: " if post.protected else "") + texturized(post.title)},
            "content": {"rendered": body, "protected": post.protected},
            "excerpt": {"rendered": short, "protected": post.protected},
            "author": user, "featured_media": 0, "comment_status": "open",
            "ping_status": "closed", "sticky": post.sticky, "template": "", "format": "standard", "meta": {},
            "categories": [_term_id(n) for n in post.categories], "tags": [_term_id(n) for n in post.tags],
            "_links": {"self": [{"href": f"{self.root}wp/v2/posts/{post.id}"}],
                       "author": [{"embeddable": True, "href": f"{self.root}wp/v2/users/{user}"}]},
        }  # fmt: skip
        fields = _names(request, "_fields")
        if "_embed" in request.query and (
            not fields or {"_links", "_embedded"} <= {f.split(".")[0] for f in fields}
        ):
            whole["_embedded"] = self._embedded(post, _names(request, "_embed"))
        return _only(whole, fields) if fields else whole

    def _embedded(self, post: Post, wanted: list[str]) -> dict[str, Any]:
        every = not wanted or wanted in (["1"], ["true"])
        found: dict[str, Any] = {}
        if every or "author" in wanted:
            found["author"] = [user for user in self._users() if user["name"] == post.author]
        if every or "wp:term" in wanted:
            kinds = (("category", post.categories), ("post_tag", post.tags))
            found["wp:term"] = [[self._term(name, kind) for name in names] for kind, names in kinds]
        return found

    # ---- what is around posts ----

    def _page(self, page: StaticPage) -> dict[str, Any]:
        body = self.blog.markup.body(page.blocks)
        return {
            "id": 2 + len(page.slug),
            "slug": page.slug,
            "type": "page",
            "link": self.blog.absolute(self.blog.page_path(page)),
            "title": {"rendered": texturized(page.title)},
            "content": {"rendered": body, "protected": False},
        }

    def _users(self) -> list[dict[str, Any]]:
        return [
            {
                "id": number,
                "name": name,
                "url": "",
                "description": "",
                "slug": re.sub(r"[^a-z]+", "-", name.lower()),
            }
            for number, name in enumerate(self.names, 1)
        ]

    def _term(self, name: str, kind: str) -> dict[str, Any]:
        slug = re.sub(r"[^a-z0-9]+", "-", name.lower())
        return {"id": _term_id(name), "name": name.replace("&", "&amp;"), "slug": slug, "taxonomy": kind,
                "link": self.blog.absolute(f"/{'tag' if kind == 'post_tag' else 'category'}/{slug}/")}  # fmt: skip

    def _terms(self, kind: str) -> list[dict[str, Any]]:
        lists = (post.tags if kind == "post_tag" else post.categories for post in self.blog.all_posts)
        return [self._term(name, kind) for name in sorted({name for names in lists for name in names})]


def _published(post: Post) -> datetime:
    return post.published


def _changed(post: Post) -> datetime:
    return post.changed


def _stamp(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S")


def _term_id(name: str) -> int:
    return sum(position * ord(sign) for position, sign in enumerate(name, 3)) % 9973


def _names(request: Request, name: str) -> list[str]:
    return [part.strip() for value in request.query.get(name, []) for part in value.split(",") if part.strip()]


def _number(request: Request, name: str, default: int, least: int, most: int | None) -> int:
    value = request.value(name, str(default))
    if not re.fullmatch(r"-?\d+", value):
        raise _BadParameterError(name, f"{name} is not of type integer.")
    if int(value) < least or (most is not None and int(value) > most):
        limits = (
            f"between {least} (inclusive) and {most} (inclusive)" if most else f"greater than or equal to {least}"
        )
        raise _BadParameterError(name, f"{name} must be {limits}")
    return int(value)


def _only(whole: dict[str, Any], fields: list[str]) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for field in fields:
        source, target = whole, kept
        *folders, last = field.split(".")
        for folder in folders:
            if not isinstance(source.get(folder), dict):
                break
            source, target = source[folder], target.setdefault(folder, {})
        else:
            if last in source:
                target[last] = source[last]
    return kept
