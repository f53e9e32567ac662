"""Posts in types of their own: which lists are walked, and that nothing of them is missed later."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from scraper.demo import DemoBlog, start_blogs
from scraper.demo.model import Para
from scraper.platforms import ManyLists, get_platform
from tests.discover.tools import finder_of, keys

ROOT = "https://a.org/wp-json/"


def lists(types: object, root: str = ROOT, noise: str = "") -> tuple[str, ...]:
    api = get_platform("wordpress").api
    assert isinstance(api, ManyLists)
    return api.lists(root, (noise + json.dumps(types)).encode())


def kind(slug: str, base: str | None = None, **more: str) -> dict[str, dict[str, str]]:
    return {slug: {"slug": slug, "rest_base": slug if base is None else base, "rest_namespace": "wp/v2", **more}}


@pytest.mark.parametrize(
    "slug", ["podcast", "article", "blog", "blog_post", "cpt-podcasts", "episode", "resources", "news"]
)
def test_types_that_hold_posts(slug: str) -> None:
    assert lists({**kind("post", "posts"), **kind(slug, "things")}) == (f"{ROOT}wp/v2/things",)


@pytest.mark.parametrize(
    "slug",
    ["post", "page", "attachment", "wp_block", "testimonial", "product", "newsletter", "job_post", "podcast_host"],
)
def test_types_that_do_not(slug: str) -> None:
    assert lists(kind(slug)) == ()


@pytest.mark.parametrize(
    "types",
    [
        [],
        "x",
        {"podcast": 3},
        {"code": "rest_forbidden"},
        kind("podcast", "../users"),
        kind("podcast", rest_namespace="x/v1"),
    ],
)
def test_odd_answers_name_no_list(types: object) -> None:
    assert lists(types) == ()


def test_roots_of_every_shape() -> None:
    types = kind("podcast")
    assert lists(types, "https://a.org/?rest_route=/") == ("https://a.org/?rest_route=/wp/v2/podcast",)
    assert lists(types, "https://b.example/wp/v2/sites/a.org/posts") == (
        "https://b.example/wp/v2/sites/a.org/podcast",
    )
    assert lists(types, noise="<b>Notice</b>: [x] y\n") == (f"{ROOT}wp/v2/podcast",)


@pytest.fixture
def blog() -> Iterator[DemoBlog]:
    with start_blogs(["wordpress-traps"], 60, heavy=False) as (started,):
        yield started


def test_every_type_comes_whole_from_the_api(blog: DemoBlog, tmp_path: Path) -> None:
    found = finder_of(blog, tmp_path).find()
    assert {c.routes for c in found.candidates if c.key in keys(blog)} == {("api",)}
    assert keys(blog) <= {c.key for c in found.candidates}
    assert (found.listed("api"), found.holes) == (len(blog.all_posts), ())


def test_an_edit_in_a_type_of_its_own_is_told_by_the_probe(blog: DemoBlog, tmp_path: Path) -> None:
    finder = finder_of(blog, tmp_path)
    finder.find()
    again = finder.find(revisit=True)
    assert (again.unchanged, again.requests) == (True, 3)
    old = next(post for post in blog.posts[10:] if blog.path(post).startswith("/recits/"))
    edited = replace(old, blocks=(*old.blocks, Para("More.")), modified=blog.last_change().replace(year=2026))
    blog._all = [edited if post is old else post for post in blog._all]
    blog._by_path = None
    found = finder.find(revisit=True)
    assert (found.unchanged, found.caught_up) == (False, True)
    assert blog.path(old) in found.paths
    assert len(found.candidates) <= 4


def test_no_list_is_asked_twice_when_one_of_several_changed(blog: DemoBlog, tmp_path: Path) -> None:
    finder = finder_of(blog, tmp_path)
    finder.find()
    # a deletion: the changes do not explain the total, so everything is listed
    blog._all = [post for post in blog._all if post is not blog.all_posts[30]]
    blog._by_path = None
    blog.clear_requests()
    found = finder.find(revisit=True)
    assert (found.unchanged, found.caught_up) == (False, False)
    asked = [entry.path for entry in blog.requests]
    assert sorted(asked) == sorted(set(asked))
