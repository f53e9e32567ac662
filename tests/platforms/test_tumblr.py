"""Tumblr: the old API in all its kinds of posts, titles that nobody gave, what was shared, and themes."""
# ruff: noqa: E501 - markup keeps its lines

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from scraper.demo import DemoBlog, start_blogs
from scraper.markup import Page
from scraper.platforms import Step, WholePost, detect, get_platform
from scraper.platforms.facts import recognise
from scraper.platforms.tumblr import untitled
from scraper.platforms.tumblr_read import MAX_TITLE, TumblrRead, first_words
from tests.demo.client import get
from tests.extraction.pages import PROSE, article, page, reason

TUMBLR = get_platform("tumblr")
API = TumblrRead()
ABOUT = {"title": "Slow Letters", "name": "slowletters", "timezone": "US/Pacific"}


@pytest.fixture(scope="module")
def blog() -> Iterator[DemoBlog]:
    with start_blogs(["tumblr"], heavy=False) as (started,):
        yield started


def item(**said: Any) -> dict[str, Any]:
    """One post of the API."""
    base = {
        "id": "7420001", "url": "https://a.tumblr.com/post/7420001", "url-with-slug": "https://a.tumblr.com/post/7420001/on-rest",
        "type": "regular", "date-gmt": "2024-02-21 04:15:00 GMT", "date": "Tue, 20 Feb 2024 20:15:00", "unix-timestamp": 1708488900,
        "note-count": "12", "regular-title": "On rest", "regular-body": "<p>Rest.</p>",
    }  # fmt: skip
    return base | {key.replace("_", "-"): value for key, value in said.items()}


def answer(*items: Any, wrapper: str = "var tumblr_api_read = {};\n", **said: Any) -> bytes:
    """One answer of the API; `said` is of the blog and the list, `_` for `-`."""
    data = {"tumblelog": ABOUT, "posts-start": 0, "posts-total": len(items), "posts": items}
    return wrapper.replace(
        "{}", json.dumps(data | {key.replace("_", "-"): value for key, value in said.items()})
    ).encode()


def one(**said: Any) -> WholePost:
    (post,) = API.read(answer(item(**said)), ()).posts
    return post


def test_a_text_as_it_stands() -> None:
    post = one(tags=["rest", "sleep"])
    assert (post.key, post.url, post.title, post.html) == (
        "7420001",
        "https://a.tumblr.com/post/7420001/on-rest",
        "On rest",
        "<p>Rest.</p>",
    )
    assert (post.authors, post.tags, post.lock, post.modified) == (("slowletters",), ("rest", "sleep"), "", None)
    assert post.published is not None
    # in Greenwich it was the 21st
    assert post.published.day == date(2024, 2, 20)
    assert post.published.instant is not None
    assert post.published.instant.utcoffset() == timedelta(hours=-8)


def test_the_difference_of_two_stamps_is_the_zone_where_none_is_named() -> None:
    for about in ({"name": "slowletters"}, {"name": "slowletters", "timezone": "Mars/Olympus"}):
        (post,) = API.read(answer(item(), tumblelog=about), ()).posts
        assert post.published is not None
        assert post.published.day == date(2024, 2, 20)
    for broken in ({"date": "yesterday"}, {"date": None}):
        (post,) = API.read(answer(item(**broken), tumblelog={}), ()).posts
        assert post.published is not None
        assert post.published.day == date(2024, 2, 21)
        assert post.authors == ()
    assert one(unix_timestamp=None).published is None
    assert one(unix_timestamp=0).published is None


@pytest.mark.parametrize(
    ("said", "title", "html"),
    [
        ({"type": "answer", "question": "May I rest?", "answer": "<p>Yes.</p>"}, "May I rest?", "<blockquote>May I rest?</blockquote><p>Yes.</p>"),
        ({"type": "quote", "quote_text": "Rest is work.", "quote_source": "A nurse"}, "Rest is work.", "<blockquote>Rest is work.</blockquote><p>A nurse</p>"),
        ({"type": "photo", "photo_caption": "<p>A boat, at rest.</p>"}, "A boat, at rest", "<p>A boat, at rest.</p>"),
        ({"type": "link", "link_text": "On boats", "link_description": "<p>Read this.</p>"}, "On boats", "<p>Read this.</p>"),
        ({"type": "audio", "audio_caption": "<p>Ten minutes of rain, for you.</p>"}, "Ten minutes of rain, for you", "<p>Ten minutes of rain, for you.</p>"),
        (
            {"type": "conversation", "conversation_title": "", "conversation": [{"label": "She:", "phrase": "Tired?"}, {"label": "I:", "phrase": "Very."}]},
            "She: Tired?", "<p>She: Tired?<br>I: Very.</p>",
        ),
        ({"regular_title": None, "regular_body": "<h2>A heading</h2><p>Then text.</p>"}, "A heading", "<h2>A heading</h2><p>Then text.</p>"),
        ({"regular_title": "Rest &amp; <i>sleep</i>"}, "Rest & sleep", "<p>Rest.</p>"),
    ],
)  # fmt: skip
def test_kinds(said: dict[str, Any], title: str, html: str) -> None:
    bare = {} if "type" not in said else {"regular_title": None, "regular_body": None}
    post = one(**bare, **said)
    assert (post.title.removesuffix("."), post.html, post.lock) == (title.removesuffix("."), html, "")


@pytest.mark.parametrize(
    ("said", "lock"),
    [
        (
            {"reblogged_from_name": "others", "reblogged_from_url": "https://others.tumblr.com/post/1"},
            "not-a-post",
        ),
        ({"reblogged_root_name": "others"}, "not-a-post"),
        ({"type": "photo", "photo_caption": ""}, "no-text"),
        ({"type": "photo", "photo_caption": "<p> </p>"}, "no-text"),
        ({"type": "video"}, "no-text"),
        ({"reblogged_from_name": None}, ""),
    ],
)
def test_what_is_shared_or_wordless_is_listed_and_left(said: dict[str, Any], lock: str) -> None:
    bare = {} if "type" not in said else {"regular_title": None, "regular_body": None}
    post = one(**bare, **said)
    assert post.lock == lock
    assert (post.html is None) == bool(lock)


@pytest.mark.parametrize(
    "content",
    [
        b"<!DOCTYPE html><title>Before you continue</title><script>var a = {};</script>",
        b"",
        b'{"meta":{"status":401}}',
        b"var tumblr_api_read = {broken;",
        b'var tumblr_api_read = {"posts": "none"};',
    ],
)
def test_what_is_no_answer_says_so(content: bytes) -> None:
    assert API.read(content, ()).reason
    assert API.signature(content, ()) is None


@pytest.mark.parametrize(
    "wrapper", ["var tumblr_api_read = {};", "{}", "tumblr_api_read = {}", "\ufeffvar tumblr_api_read={};\r\n"]
)
def test_wrappers(wrapper: str) -> None:
    assert [post.title for post in API.read(answer(item(), wrapper=wrapper), ()).posts] == ["On rest"]


def test_odd_items_are_passed_over() -> None:
    odd = [{"id": "x"}, {"id": 5}, "text", item(id=7420002, tags="rest", tumblelog={"name": "guest"})]
    (post,) = API.read(answer(*odd, tumblelog={}), ()).posts
    assert (post.key, post.tags, post.authors) == ("7420002", (), ("guest",))


def test_the_end_is_where_the_total_says() -> None:
    rows = [item(id=str(number)) for number in range(1, 4)]
    assert API.read(answer(*rows), ()).end
    assert not API.read(answer(*rows, posts_total="9"), ()).end
    assert API.read(answer(*rows, posts_total=9, posts_start=6), ()).end
    assert API.read(answer(posts_total=None), ()).end
    assert (
        API.list_url("https://a.org/api/read/json", Step(number=3, size=50, done=100))
        == "https://a.org/api/read/json?num=50&start=100"
    )
    assert API.roots(None, (), "https://a.org/blog/") == ("https://a.org/api/read/json",)


def test_the_probe_sees_an_edit_and_overlooks_likes() -> None:
    before = API.signature(answer(item()), ())
    assert before == API.signature(answer(item(note_count="977", like_button="<iframe>")), ())
    assert before != API.signature(answer(item(regular_body="<p>Rest, now.</p>")), ())
    assert before != API.signature(answer(item(), posts_total=2), ())


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Short and whole", "Short and whole"),
        (
            "Hi. Today I write about the sea and why it never answers letters.",
            "Hi. Today I write about the sea and why it never answers letters",
        ),
        ("May I rest now? Everybody looks at me.", "May I rest now?"),
        ("“You may rest now.” She said it twice.", "“You may rest now.”"),
        ("Version 2.5 of me went to bed early. Then it rained.", "Version 2.5 of me went to bed early"),
        ("Wait for it... and then wait a little longer.", "Wait for it... and then wait a little longer"),
        ("", ""),
    ],
)
def test_first_words(words: str, title: str) -> None:
    assert first_words(words) == title


def test_first_words_end_with_a_word() -> None:
    found = first_words(
        "rest and the slow turning of the year, which nobody hurries, not even the gulls on the pier"
    )
    assert found == "rest and the slow turning of the year, which nobody hurries, not even the gulls…"
    assert len(first_words("a" * 300)) == MAX_TITLE + 1


def test_pages_name_the_untitled_as_the_api_does(blog: DemoBlog) -> None:
    given = {post.url: post for post in API.read(get(blog, "/api/read/json?num=50").body, ()).posts}
    assert len(given) == len(blog.all_posts)
    for post in blog.posts:
        link = blog.absolute(blog.path(post))
        found = article(get(blog, blog.path(post)).text, url=link, platform="tumblr")
        assert found.title == given[link].title == post.title
        assert (found.platform_id, found.authors) == (given[link].key, given[link].authors)
        assert found.published is not None
        # the page tells the instant in UTC, and shows the day
        assert found.published.day == post.published.date()


def test_what_the_theme_or_tumblr_marks_as_shared_is_no_post(blog: DemoBlog) -> None:
    (path,) = (path for path, why in blog.expected_skips.items() if why == "not-a-post")
    html = get(blog, path).text
    assert reason(html, url=blog.absolute(path), platform="tumblr") == "not-a-post"
    assert reason(html.replace("reblogged ", ""), url=blog.absolute(path), platform="tumblr") == "not-a-post"
    thanks = (
        f'{PROSE}<p>Thanks to <a class="tumblr_blog" href="https://others.tumblr.com/">others</a> for asking.</p>'
    )
    main = f'<article class="text post-7420001" data-post-id="7420001"><div class="post-content"><h2 class="title">On rest</h2><div class="body-text">{thanks}</div></div></article>'
    assert len(article(page("", main), platform="tumblr").blocks) == 5


def test_what_tumblr_says_of_a_page_without_a_title() -> None:
    def head(title: str, words: str) -> Page:
        data = json.dumps(
            {"@context": "http://schema.org", "@type": "SocialMediaPosting", "author": "slowletters"}
        )
        told = f'<meta property="og:description" content="{words}">' if words else ""
        return Page(
            page(
                f'<meta name="twitter:title" content="{title}">{told}<script type="application/ld+json">{data}</script>'
            ),
            "https://a.org/post/1",
        )

    bare = untitled(head("slowletters", "May I rest now? Everybody looks."))
    assert bare is not None
    assert (bare.title, bare.lock, bare.html) == ("May I rest now?", "", None)
    wordless = untitled(head("slowletters", ""))
    assert wordless is not None
    assert wordless.lock == "no-text"
    assert untitled(head("On rest", "May I?")) is None
    assert untitled(Page(page(), "https://a.org/")) is None


@pytest.mark.parametrize(
    "body",
    [
        '<div class="tumblr-post" data-href="https://embed.tumblr.com/embed/post/x/1"><a href="https://a.tumblr.com/post/1">post</a></div><script async src="https://assets.tumblr.com/post.js"></script>',
        '<a href="https://a.tumblr.com/">I used to write on Tumblr</a><img src="https://64.media.tumblr.com/x/a.jpg">',
        '<a class="tumblr-share-button" href="https://www.tumblr.com/share"></a><script src="https://assets.tumblr.com/share-button.js"></script>',
    ],
)
def test_strangers_are_not_taken_for_it(body: str) -> None:
    assert recognise(TUMBLR, Page(page("", body), "https://a.org/"), ()) is None


def test_a_theme_without_any_known_class_is_recognised() -> None:
    html = page('<meta property="al:android:package" content="com.tumblr" />')
    assert detect(Page(html, "https://a.org/"), ()).platform.name == "tumblr"
    assert detect(Page(page(), "https://a.org/"), (("X-Tumblr-User", "slowletters"),)).platform.name == "tumblr"
