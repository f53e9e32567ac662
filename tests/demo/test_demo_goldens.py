"""The golden texts: the files are what the content says, and they keep to the text format."""

import re
from datetime import UTC
from pathlib import Path

import pytest

from scraper.demo import BLOG_NAMES, demo_blogs
from scraper.demo.golden import plain

GOLDENS = Path(__file__).parent.parent / "golden"
BLOGS = {blog.name: blog for blog in demo_blogs()}


@pytest.mark.parametrize("name", BLOG_NAMES)
def test_files_equal_the_content(name: str) -> None:
    blog = BLOGS[name]
    files = {file.stem: file.read_bytes().decode() for file in (GOLDENS / name).glob("*.txt")}
    assert files == {post.slug: blog.golden()[blog.path(post)] for post in blog.posts}


@pytest.mark.parametrize("file", sorted(GOLDENS.glob("*/*.txt")), ids=lambda file: file.stem)
def test_the_text_format(file: Path) -> None:
    text = file.read_bytes().decode()
    head, byline, body = text.split("\n\n", 2)
    assert "\n" not in head
    assert re.fullmatch(r"([^\n]+\n)?[A-Z][a-z]{2} \d\d, \d{4}(\nUpdated: [A-Z][a-z]{2} \d\d, \d{4})?", byline)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert not re.search("[\u00a0\u200b\ufeff\r\t]|\n\n\n|[^\n ] {2}| \n|email.protected|Buy Now|Book Now", text)
    assert all(re.match(r"( {2})+(•|\d+\.) \S", line) for line in body.split("\n") if line.startswith(" "))


def test_evening_posts_keep_their_local_day() -> None:
    for blog in BLOGS.values():
        zone = blog.profile.zone
        shifted = [
            p for p in blog.posts if p.published.astimezone(zone).date() != p.published.astimezone(UTC).date()
        ]
        assert shifted, blog.name
        for post in shifted:
            local = post.published.astimezone(zone)
            assert f"{local:%b %d, %Y}\n" in blog.golden_of(post)


def test_a_repost_is_the_same_text() -> None:
    repost = next(post for post in BLOGS["generic-static"].posts if post.repost_of)
    origin = BLOGS[repost.repost_of]
    first = next(post for post in origin.posts if post.title == repost.title)
    assert BLOGS["generic-static"].golden_of(repost) == origin.golden_of(first)


def test_no_two_other_texts_are_alike() -> None:
    bodies = [text.split("\n\n", 2)[2] for blog in BLOGS.values() for text in blog.golden().values()]
    reposts = sum(bool(post.repost_of) for blog in BLOGS.values() for post in blog.posts)
    assert len(set(bodies)) == len(bodies) - reposts


def test_inline_marks() -> None:
    assert plain("**Very *small*** [steps](/a), <<me@example.org>>\u00a0!") == "Very small steps, me@example.org !"
