"""A post out of WordPress's REST API, from the bytes of the answer to the article."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.extraction import extract_whole_post, whole
from scraper.markup import Page
from scraper.platforms import Api, ApiPage, Step, WholePost, get_platform
from scraper.textformat import render_body
from scraper.types import Article, Extracted, NotArticle, Precision, RouteKind
from tests.extraction.pages import PROSE, article, hints, page

TOTALS = (("X-WP-Total", "250"), ("X-WP-TotalPages", "3"))


def api() -> Api:
    found = get_platform("wordpress").api
    assert found is not None
    return found


def item(**said: Any) -> dict[str, Any]:
    return {
        "id": 17,
        "link": "https://a.org/on-rest/",
        "title": {"rendered": "On &#8220;rest&#8221; &amp; <em>work</em>"},
        "content": {"rendered": "<p>One.</p><p>Two.</p>", "protected": False},
        "date": "2018-03-02T19:00:00",
        "date_gmt": "2018-03-03T03:00:00",
        "modified": "2018-03-02T19:00:00",
        "modified_gmt": "2018-03-03T03:00:00",
        "_embedded": {
            "author": [{"name": "Sam Lee, LMFT"}],
            "wp:term": [[{"name": "Grief &amp; loss"}, {"name": "Uncategorized"}], [{"name": "Sleep"}]],
        },
    } | said


def answer(*items: Any) -> ApiPage:
    return api().read(json.dumps(items).encode(), TOTALS)


def post(**said: Any) -> WholePost:
    [found] = answer(item(**said)).posts
    return found


@pytest.fixture(autouse=True)
def short_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two words are a text here."""
    monkeypatch.setattr(whole, "MIN_API_WORDS", 1)


def extracted(**said: Any) -> Extracted:
    return extract_whole_post(post(**said), hints(platform="wordpress", claims=()), RouteKind.API)


def test_a_whole_post() -> None:
    found = extracted()
    assert isinstance(found, Article)
    assert render_body(found.blocks) == "One.\n\nTwo."
    assert (found.title, found.bylines, found.tags) == (
        "On “rest” & work",
        ("Sam Lee, LMFT",),
        ("Grief & loss", "Sleep"),
    )
    assert (found.url, found.platform_id, found.evidence) == ("https://a.org/on-rest/", "17", ("listed by api",))
    assert found.published is not None
    assert found.published.instant is not None
    assert found.published.day.isoformat() == "2018-03-02"
    assert found.published.instant.utcoffset() == timedelta(hours=-8)


def test_totals() -> None:
    found = answer(item(), item(id=18))
    assert (found.total, found.pages, found.reason) == (250, 3, "")
    assert [p.key for p in found.posts] == ["17", "18"]


DATES = [
    ("2018-03-02T19:00:00", "2018-03-03T03:00:00", "2018-03-02T19:00:00-08:00"),
    ("2018-07-02T12:45:00", "2018-07-02T07:00:00", "2018-07-02T12:45:00+05:45"),
    ("2018-07-02T12:00:00", "2018-07-02T12:00:00", "2018-07-02T12:00:00+00:00"),
    ("2018-03-02T19:00:00", None, "2018-03-02"),
    ("2018-03-02T19:00:00", "0000-00-00T00:00:00", "2018-03-02"),
    ("0000-00-00T00:00:00", "2018-03-03T03:00:00", "2018-03-03"),
    ("-0001-11-30T00:00:00", "-0001-11-30T00:00:00", None),
    ("1970-01-01T00:00:00", "1970-01-01T00:00:00", None),
    ("0001-01-01T00:00:00", "0001-01-01T00:08:00", None),
    ("2018-03-02T19:00:00", "2012-03-03T03:00:00", "2012-03-03T03:00:00+00:00"),
    (None, None, None),
    (7, {"a": 1}, None),
    ("soon", "later", None),
]


@pytest.mark.parametrize(("local", "gmt", "wanted"), DATES)
def test_dates(local: Any, gmt: Any, wanted: str | None) -> None:
    found = post(date=local, date_gmt=gmt).published
    assert (found.iso() if found else None) == wanted
    assert found is None or (found.precision is Precision.DAY) == (found.instant is None)


def test_a_change_before_the_publication_is_none() -> None:
    found = extracted(modified="2017-03-02T19:00:00", modified_gmt="2017-03-03T03:00:00")
    assert isinstance(found, Article)
    assert found.modified is None


@pytest.mark.parametrize(
    "embedded",
    [None, {}, {"author": [{"code": "rest_user_invalid_id"}]}, {"author": "x"}, {"author": [{"name": "admin"}]}],
)
def test_hidden_users(embedded: Any) -> None:
    found = extracted(_embedded=embedded)
    assert isinstance(found, Article)
    assert found.authors == ()


NOT_WHOLE = [
    ({"content": {"rendered": "", "protected": True}}, "password-protected"),
    ({"content": {"protected": False}}, "not-whole"),
    ({"content": {"rendered": ""}}, "not-whole"),
    ({"content": {"rendered": "<script>x</script>"}}, "not-whole"),
    ({"title": {"rendered": ""}}, "not-whole"),
    ({"content": {"rendered": "[et_pb_section fb_built=1][et_pb_text]One.[/et_pb_text]"}}, "not-whole"),
    ({"content": {"rendered": "<p>[vc_row][vc_column]One.[/vc_column][/vc_row]</p>"}}, "not-whole"),
]


@pytest.mark.parametrize(("said", "why"), NOT_WHOLE)
def test_what_is_not_whole(said: dict[str, Any], why: str) -> None:
    found = extracted(**said)
    assert isinstance(found, NotArticle)
    assert found.reason == why


def test_brackets_that_are_the_authors_own() -> None:
    found = extracted(content={"rendered": "<p>[sic] and [et al.]</p>"})
    assert isinstance(found, Article)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'{"code": "rest_no_route", "message": "x"}', "the API answers rest_no_route"),
        (b'{"posts": []}', "the answer is no list of posts"),
        (b'"words"', "the answer is no JSON"),
        (b"<html>Not here</html>", "the answer is no JSON"),
        (b"", "the answer is no JSON"),
        (b'[{"id": 1', "the answer is broken JSON"),
        (b"[" * 100_000, "the answer is broken JSON"),
    ],
)
def test_answers_that_are_no_posts(content: bytes, reason: str) -> None:
    found = api().read(content, ())
    assert (found.posts, found.reason) == ((), reason)
    assert api().signature(content, TOTALS) is None


def test_notices_in_front_of_the_list() -> None:
    noise = b"<br />\n<b>Deprecated</b>: [x] in <b>/srv/wp.php</b><br />\n"
    found = api().read(noise + json.dumps([item()]).encode(), TOTALS)
    assert [p.key for p in found.posts] == ["17"]
    assert "other text stood in front" in found.reason
    assert api().read(b"\xef\xbb\xbf" + json.dumps([item()]).encode(), TOTALS).posts == found.posts


def test_half_a_pair_harms_nobody() -> None:
    found = extracted(title={"rendered": "Rest \ud83d"}, content={"rendered": "<p>One \ude00.</p>"})
    assert isinstance(found, Article)
    assert (found.title, render_body(found.blocks)) == ("Rest ?", "One ?.")


def test_items_that_are_no_posts_are_passed_over() -> None:
    assert [p.key for p in answer(7, None, [], {}, {"id": "x"}, item()).posts] == ["17"]


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=20)
    | st.sampled_from(["2018-03-02T19:00:00", "<p>x"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["rendered", "name", "x"]), inner),
    max_leaves=6,
)


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(item(), JSON)), st.booleans())
def test_no_item_raises(said: dict[str, Any], whole: bool) -> None:
    for found in answer(item(**said) if whole else said).posts:
        assert isinstance(
            extract_whole_post(found, hints(platform="wordpress"), RouteKind.API), Article | NotArticle
        )


# asking -------------------------------------------------------------------------------------------------------


def test_addresses() -> None:
    rest = api()
    home = Page('<link rel="https://api.w.org/" href="https://a.org/blog/wp-json/">', "https://a.org/blog")
    linked = (("Link", '<https://a.org/?rest_route=/>; rel="https://api.w.org/"'),)
    assert rest.roots(home, (), "https://a.org/blog") == (
        "https://a.org/blog/wp-json/",
        "https://a.org/blog/?rest_route=/",
    )
    assert rest.roots(None, linked, "https://a.org/") == ("https://a.org/?rest_route=/",)
    assert rest.roots(None, (), "https://a.org") == ("https://a.org/wp-json/", "https://a.org/?rest_route=/")
    plain = rest.list_url("https://a.org/?rest_route=/", Step(number=2, size=20))
    assert plain.startswith("https://a.org/?rest_route=/wp/v2/posts&per_page=20&page=2&orderby=id&order=asc")
    assert rest.list_url("https://a.org/wp-json", Step(size=100), newest_changes_first=True).startswith(
        "https://a.org/wp-json/wp/v2/posts?per_page=100&page=1&orderby=modified&order=desc"
    )


def test_the_signature_changes_with_any_post() -> None:
    def sign(*items: dict[str, Any], total: str = "250") -> str | None:
        return api().signature(json.dumps(items).encode(), (("x-wp-total", total),))

    signs = [
        sign(item()),
        sign(item(modified_gmt="2019-01-01T00:00:00")),
        sign(item(id=18)),
        sign(item(), total="249"),
        sign(total="0"),
    ]
    assert None not in signs
    assert len(set(signs)) == len(signs)
    assert sign(item()) == signs[0]
    assert api().signature(json.dumps([item()]).encode(), ()) is None


@pytest.mark.parametrize(
    ("route", "text", "whole_"),
    [
        (RouteKind.API, "word " * 20, True),
        (RouteKind.API, "word " * 19, False),
        (RouteKind.FEED, "word " * 50, True),
        (RouteKind.FEED, "word " * 49, False),
        # no spaces, and still a text
        (RouteKind.FEED, "\u4eca\u65e5\u3001\u4e00\u3064\u3060\u3051" * 60, True),
    ],
)
def test_a_short_text_is_asked_for_on_its_page(
    route: RouteKind, text: str, whole_: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    found = extract_whole_post(
        post(content={"rendered": f"<p>{text}</p>"}), hints(platform="wordpress", claims=()), route
    )
    assert isinstance(found, Article) == whole_


def test_route_and_page_read_a_text_that_signs_itself_alike() -> None:
    html = f"<p>By Ana Reyes, LCSW</p>{PROSE}"
    found = extracted(content={"rendered": html})
    shown = article(page("", f'<article><h1>On rest</h1><div class="entry-content">{html}</div></article>'))
    assert isinstance(found, Article)
    assert found.blocks == shown.blocks
    assert (found.bylines, found.account) == (("Ana Reyes, LCSW",), "Sam Lee, LMFT")
    assert shown.bylines == found.bylines
