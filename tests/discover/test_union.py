"""The union of routes on the demo blogs: each alone, each shut in every way, changes, totals that do not hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from scraper.demo import BLOG_NAMES, DemoBlog, demo_blogs, start_blogs
from scraper.demo.server import Answer, Request
from scraper.types import RouteKind
from tests.discover.tools import Found, finder_of, keys

#: more than a feed of any blog but the largest shows
POSTS = 21
#: every route that a blog serves, with the name of the blog
SERVED = [(blog.name, RouteKind(route)) for blog in demo_blogs() for route in blog.routes]
NAMED = [f"{name}-{route.value}" for name, route in SERVED]
FIRST_OF_PLATFORM = frozenset({blog.platform: blog.name for blog in reversed(demo_blogs())}.values())
#: the blogs with a route that does not show every post
CAPPED = frozenset(blog.name for blog in demo_blogs() if blog.api_lag or (blog.feed_cap or POSTS) < POSTS)


def ways_to_shut(name: str, route: RouteKind) -> tuple[str, ...]:
    """The ways that differ in what comes of them: not asked, refused, missing, and something else in its place.

    A refusal is one by any status; that some are asked for again, and APIs for less, is tried with one blog for
    each kind of route. A list that is missing is no other than one that is refused. Blogs of one platform differ
    in their themes, and not in their routes: of all but the first the routes are shut in one way.
    """
    first = (name, route) == next(pair for pair in SERVED if pair[1] is route)
    if not first and name not in FIRST_OF_PLATFORM:
        return ("403",)
    missing = ("404",) if route is not RouteKind.LISTING or first else ()
    again = ("500",) if route is RouteKind.API or first else ()
    return ("robots", "403", *missing, "html", *again, *(("401",) if first else ()))


@pytest.fixture(scope="module")
def blogs() -> Iterator[dict[str, DemoBlog]]:
    with start_blogs(None, POSTS, heavy=False) as started:
        for blog in started:
            for route in blog.routes:
                blog.open_route(route)
        yield {blog.name: blog for blog in started}


@pytest.fixture(params=BLOG_NAMES)
def blog(request: pytest.FixtureRequest, blogs: dict[str, DemoBlog]) -> Iterator[DemoBlog]:
    found = blogs[request.param]
    found.clear_requests()
    yield found
    for route in found.routes:
        found.open_route(route)


def only(kind: RouteKind) -> frozenset[RouteKind]:
    return frozenset(RouteKind) - {kind}


def found_keys(found: Found) -> set[str]:
    return {candidate.key for candidate in found.candidates}


def test_all_routes_open_find_every_post_without_asking_twice(blog: DemoBlog, tmp_path: Path) -> None:
    found = finder_of(blog, tmp_path).find()
    assert keys(blog) <= found_keys(found)
    assert found.holes == ()
    asked = [entry.path for entry in blog.requests]
    assert len(asked) == len(set(asked)), "something was asked twice"
    if {"feed", "sitemap"} <= set(blog.routes):
        assert not [path for path in asked if "paged=" in path or "/page/" in path or "?page=" in path], (
            "walked deep"
        )


def shown_by(blog: DemoBlog, route: str) -> list[str]:
    """The paths of the posts that a route of a blog shows, however long it is walked."""
    posts = [blog.path(post) for post in blog.all_posts]
    if route == "feed":
        return posts[: blog.feed_cap]
    return posts[blog.api_lag :] if route == "api" else posts


def whole(blog: DemoBlog, routes: tuple[str, ...]) -> list[str]:
    """Those of the routes that show every post."""
    return [route for route in routes if len(shown_by(blog, route)) == POSTS]


@pytest.mark.parametrize(("blog", "route"), SERVED, indirect=["blog"], ids=NAMED)
def test_each_route_alone_finds_what_it_lists(blog: DemoBlog, route: RouteKind, tmp_path: Path) -> None:
    found = finder_of(blog, tmp_path, closed_routes=only(route)).find()
    wanted = set(shown_by(blog, route.value))
    assert wanted <= set(found.paths)
    assert not {blog.path(post) for post in blog.all_posts} - wanted & set(found.paths)
    assert found.listed(route.value) >= len(wanted)
    assert {kind for c in found.candidates for kind in c.routes} == {route.value}
    if len(wanted) < POSTS:
        assert found.holes, "a post is missing and nobody says so"
    for other in only(route):
        if other.value in blog.routes and not found.caught_up:
            assert "the entry closes it" in found.notes(other.value)


@pytest.mark.parametrize(
    ("blog", "route", "how"), [(*pair, how) for pair in SERVED for how in ways_to_shut(*pair)], indirect=["blog"]
)
def test_a_shut_route_is_named_and_the_others_find_every_post(
    blog: DemoBlog, route: RouteKind, how: str, tmp_path: Path
) -> None:
    blog.close_route(route.value, how)
    found = finder_of(blog, tmp_path).find()
    left = tuple(other for other in blog.routes if other != route.value)
    missing = keys(blog) - found_keys(found)
    assert (missing == set()) or (found.holes and not whole(blog, left)), (missing, found.reports)
    if len(left) > 1 and whole(blog, left):
        assert found.holes == ()
    asked_of_it = [e for e in blog.requests if blog.route_of(Request.of("GET", e.path, {})) == route.value]
    if how == "robots":
        assert asked_of_it == []
    if asked_of_it or how == "robots":
        if route is not RouteKind.LISTING:
            assert [note for note in found.notes(route.value) if note], "the report does not name the shut route"
        assert len({e.path for e in asked_of_it}) <= 6


@pytest.mark.parametrize(
    ("blog", "how"),
    [(name, how) for name in BLOG_NAMES for how in (("robots", "403") if name in CAPPED else ("404",))],
    indirect=["blog"],
)
def test_where_only_capped_routes_are_left_the_hole_is_named(how: str, blog: DemoBlog, tmp_path: Path) -> None:
    for route in whole(blog, blog.routes):
        blog.close_route(route, how)
    found = finder_of(blog, tmp_path).find()
    capped = [route for route in blog.routes if not whole(blog, (route,))]
    assert {path for route in capped for path in shown_by(blog, route)} <= set(found.paths)
    if keys(blog) - found_keys(found):
        assert found.holes or not found.candidates, found.reports


@pytest.fixture
def big() -> Iterator[DemoBlog]:
    with start_blogs(["wordpress-block"], 250, heavy=False) as (blog,):
        yield blog


def test_250_posts_take_few_requests_and_the_next_visit_one(big: DemoBlog, tmp_path: Path) -> None:
    finder = finder_of(big, tmp_path)
    first = finder.find()
    assert (len(first.candidates), first.requests <= 10, first.holes) == (250, True, ())
    again = finder.find(revisit=True)
    # robots.txt is fresh for a day; here it is asked by each session
    assert (again.unchanged, again.requests) == (True, 2)


def test_a_post_added_and_one_edited_are_the_only_ones_told(big: DemoBlog, tmp_path: Path) -> None:
    finder = finder_of(big, tmp_path)
    finder.find()
    edited, added = big.mutate()
    big.clear_requests()
    found = finder.find(revisit=True)
    assert found.caught_up
    assert {big.path(edited), big.path(added)} <= set(found.paths)
    assert len(found.candidates) <= 4
    assert found.requests <= 5
    assert finder.find(revisit=True).unchanged


def leave_out(blog: DemoBlog, slug: str) -> None:
    blog._all = [post for post in blog._all if post.slug != slug]
    blog._by_path = None


def test_one_deleted_and_one_added_are_found_by_the_total(big: DemoBlog, tmp_path: Path) -> None:
    finder = finder_of(big, tmp_path)
    finder.find()
    leave_out(big, big.posts[100].slug)
    edited, added = big.mutate()
    found = finder.find(revisit=True)
    assert not found.caught_up, "the new post does not explain a total that stays"
    assert {big.path(edited), big.path(added)} <= set(found.paths)
    assert (len(found.candidates), found.holes) == (250, ())


def test_a_swap_that_no_probe_tells_is_found_within_a_month(big: DemoBlog, tmp_path: Path) -> None:
    finder = finder_of(big, tmp_path)
    finder.find()
    old = big.posts[100]
    leave_out(big, old.slug)
    # scheduled long ago, shown today: WordPress leaves its change stamp alone
    came = replace(old, slug="scheduled-long-ago", title="Scheduled long ago", id=old.id + 5000)
    big._all.append(came)
    assert finder.find(revisit=True).unchanged
    finder.time.pass_by(days=31)
    found = finder.find(revisit=True)
    assert (found.unchanged, big.path(came) in found.paths) == (False, True)


class Bent:
    """A blog whose answers are bent by a function of (request, true answer)."""

    def __init__(self, blog: DemoBlog, bend: object, monkeypatch: pytest.MonkeyPatch) -> None:
        true = blog.respond

        def respond(request: Request) -> Answer:
            return bend(request, true(request))  # type: ignore[operator,no-any-return]

        monkeypatch.setattr(blog._server, "respond", respond)


def is_list(request: Request, **wanted: str) -> bool:
    return request.path.endswith("/wp/v2/posts") and all(request.value(k) == v for k, v in wanted.items())


def test_a_total_that_is_not_met_names_the_hole(
    big: DemoBlog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bend(request: Request, answer: Answer) -> Answer:
        if not is_list(request):
            return answer
        head = tuple((n, "260" if n == "X-WP-Total" else v) for n, v in answer.headers)
        return replace(answer, headers=head)

    Bent(big, bend, monkeypatch)
    found = finder_of(big, tmp_path).find()
    assert found.holes == ("the API declares 260 posts, lists 250",)
    assert len(found.candidates) == 250
    assert found.memory.api_signature is None


def test_an_api_that_gives_its_first_page_for_every_page_is_not_whole(
    big: DemoBlog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bend(request: Request, answer: Answer) -> Answer:
        if not is_list(request, per_page="100"):
            return answer
        query = {**request.query, "page": ["1"]}
        return big.respond(replace(request, query=query))

    Bent(big, bend, monkeypatch)
    found = finder_of(big, tmp_path).find()
    assert found.holes[0].startswith("the API declares 250 posts, lists 100")
    # the sitemap lists the others
    assert len(found.candidates) == 250


@pytest.mark.parametrize("status", [500, 503])
def test_an_api_that_chokes_on_a_hundred_is_asked_for_less(
    status: int, big: DemoBlog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bend(request: Request, answer: Answer) -> Answer:
        heavy = is_list(request, per_page="100") and request.value("page") != "1"
        return Answer(parts=("out of memory",), status=status) if heavy else answer

    Bent(big, bend, monkeypatch)
    found = finder_of(big, tmp_path).find()
    assert (len(found.candidates), found.holes) == (250, ())
    assert {c.routes for c in found.candidates} == {("api",)}
    assert found.listed("api") == 250


@pytest.mark.parametrize("answer", [Answer(status=500), Answer(status=403), Answer(parts=("<html>log in",))])
def test_an_api_that_breaks_off_names_the_hole_and_the_sitemap_fills_it(
    answer: Answer, big: DemoBlog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Bent(big, lambda r, a: answer if is_list(r) and int(r.value("page", "1")) > 2 else a, monkeypatch)
    found = finder_of(big, tmp_path).find()
    assert found.holes[0].startswith("the API declares 250 posts, lists 200; stopped answering")
    assert len(found.candidates) == 250
    assert found.memory.api_signature is None


@pytest.mark.parametrize("answer", [Answer(status=500), Answer(status=403), Answer(parts=("<html>log in",))])
def test_an_edit_is_not_lost_when_the_list_of_changes_breaks(
    answer: Answer, big: DemoBlog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finder = finder_of(big, tmp_path)
    finder.find()
    before = big.posts[1]
    big._all[1] = replace(before, modified=big.last_change() + (big.posts[0].published - big.posts[2].published))
    monkeypatch.setattr(big, "_by_path", None)
    with monkeypatch.context() as patch:
        Bent(big, lambda r, a: answer if is_list(r, orderby="modified", page="1") else a, patch)
        found = finder.find(revisit=True)
    assert not found.unchanged
    assert not found.caught_up
    assert big.path(before) in found.paths
    assert len(found.candidates) == 250


def test_an_api_that_ignores_the_order_asked_for_is_read_whole(
    big: DemoBlog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finder = finder_of(big, tmp_path)
    finder.find()
    edited, _ = big.mutate(edit=big.posts[50].slug)

    def bend(request: Request, answer: Answer) -> Answer:
        if not is_list(request, orderby="modified", page="1", per_page="100"):
            return answer
        return big.respond(replace(request, query={**request.query, "orderby": ["date"]}))

    Bent(big, bend, monkeypatch)
    found = finder.find(revisit=True)
    assert big.path(edited) in found.paths


def test_a_probe_that_is_shut_does_not_pass_for_unchanged(big: DemoBlog, tmp_path: Path) -> None:
    finder = finder_of(big, tmp_path)
    finder.find()
    big.close_route("api", "401")
    found = finder.find(revisit=True)
    assert not found.unchanged
    assert len(found.candidates) == 250
    assert "the host answered 401 Unauthorized" in found.notes("api")


def test_a_shut_api_is_asked_once_and_by_one_door(big: DemoBlog, tmp_path: Path) -> None:
    big.close_route("api", "403")
    finder_of(big, tmp_path).find()
    asked = [e.path for e in big.requests if "wp-json" in e.path or "rest_route" in e.path]
    assert len(asked) == 1, asked


@pytest.mark.parametrize("name", BLOG_NAMES)
def test_lists_tell_that_nothing_changed_and_that_a_post_came(name: str, tmp_path: Path) -> None:
    with start_blogs([name], POSTS, heavy=False, closed={"api": "403"}) as (blog,):
        finder = finder_of(blog, tmp_path)
        finder.find()
        same = finder.find(revisit=True)
        assert (same.unchanged, same.requests <= 3) == (True, True)
        _, added = blog.mutate()
        found = finder.find(revisit=True)
        assert (found.unchanged, blog.path(added) in found.paths) == (False, True)


def test_what_a_cut_off_visit_saw_is_still_news(tmp_path: Path) -> None:
    with start_blogs(["kajabi"], POSTS, heavy=False) as (blog,):
        finder = finder_of(blog, tmp_path)
        finder.find()
        kept = finder.memory
        _, added = blog.mutate()
        # this one reads the new feed, and is cut off before it keeps anything
        finder.find(revisit=True)
        finder.memory = kept
        found = finder.find(revisit=True)
        assert (found.unchanged, blog.path(added) in found.paths) == (False, True)


def test_a_feed_that_carries_the_time_it_was_made_does_not_pass_for_news(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with start_blogs(["kajabi"], POSTS, heavy=False) as (blog,):
        count = iter(range(100))

        def bend(request: Request, answer: Answer) -> Answer:
            if request.path != "/blog.rss":
                return answer
            parts = (str(answer.parts[0]).replace("<channel>", f"<channel><ttl>{next(count)}</ttl>"),)
            return replace(answer, parts=parts, etag="")

        Bent(blog, bend, monkeypatch)
        finder = finder_of(blog, tmp_path)
        finder.find()
        assert finder.find(revisit=True).unchanged


def test_an_entry_that_asks_for_something_else_is_visited_whole(big: DemoBlog, tmp_path: Path) -> None:
    finder = finder_of(big, tmp_path, exclude=("/*a*",))
    few = finder.find()
    assert len(few.candidates) < 250
    assert finder.find(revisit=True).unchanged
    finder.site = replace(finder.site, exclude=())
    found = finder.find(revisit=True)
    assert not found.unchanged
    assert len(found.candidates) == 250


def test_include_and_exclude_hold_for_every_route(blog: DemoBlog, tmp_path: Path) -> None:
    wanted = blog.path(blog.all_posts[3])
    found = finder_of(blog, tmp_path, include=(wanted,)).find()
    assert found.paths == [wanted]
    found = finder_of(blog, tmp_path / "2", exclude=(wanted,)).find()
    assert wanted not in found.paths
    assert len(found.paths) >= POSTS - 1
