"""Substack: the post in the page's script, walls, the uneven archive endpoint, and what is not Substack."""
# ruff: noqa: E501 - markup keeps its lines

import json
from datetime import date
from typing import Any

import pytest

from scraper.demo import start_blogs
from scraper.markup import Page
from scraper.platforms import Step, WholePost, all_platforms, detect
from scraper.platforms.substack import SubstackArchive, embedded
from scraper.types import BlockKind
from tests.demo.client import get
from tests.extraction.pages import PROSE, article, page, reason

POST: dict[str, Any] = {
    "id": 17,
    "slug": "on-rest",
    "title": "On “Rest”",
    "canonical_url": "https://a.org/p/on-rest",
    "audience": "everyone",
    "post_date": "2024-03-02T04:15:00.250Z",
    "updated_at": "2024-05-01T00:00:00.000Z",
    "publishedBylines": [{"name": "Ana Bell"}, {"name": "Joan Hill"}],
    "postTags": [{"name": "rest"}],
    "body_html": PROSE,
}


def script(**changed: Any) -> str:
    """The page's script, its data encoded twice."""
    data = json.dumps(json.dumps({"isEU": True, "post": {**POST, **changed}})).replace("</", "<\\/")
    return f"<script>window._preloads        = JSON.parse({data})</script>"


def post_page(body: str, data: str = "") -> str:
    main = (
        '<h1>The Newsletter</h1><article class="newsletter-post"><div class="post-header"><h1 class="post-title">On “Rest”'
        '</h1><h3 class="subtitle">A subtitle</h3></div><div class="available-content"><div class="body markup">'
        f"{body}</div></div></article>{data}"
    )
    return page('<meta property="og:type" content="article"><meta name="author" content="Ana Bell">', main)


def carried(html: str) -> WholePost | None:
    return embedded(Page(html, "https://a.org/p/on-rest"))


def test_the_script_is_read_before_the_page() -> None:
    found = article(
        post_page("<p>What the page shows.</p>", script()), platform="substack", timezone="America/Denver"
    )
    assert found.title == "On “Rest”"
    assert [block.text.split()[3] for block in found.blocks] == ["one", "two", "three", "four"]
    assert found.authors == ("Ana Bell", "Joan Hill")
    assert found.published is not None
    assert found.published.day == date(2024, 3, 1)
    assert found.modified is None
    assert (found.platform_id, found.tags) == ("17", ("rest",))


@pytest.mark.parametrize(
    "data",
    [
        "",
        script()[:-80] + "</script>",
        '<script>window._preloads = JSON.parse("{\\"post\\":null}")</script>',
        '<script>window._preloads = JSON.parse("7")</script>',
        '<script>window._preloads = JSON.parse("nonsense")</script>',
        script(id="17"),
        script(body_html=None),
    ],
)
def test_without_the_script_the_page_is_read(data: str) -> None:
    found = article(post_page(PROSE, data), platform="substack")
    assert len(found.blocks) == 4
    assert "Ana Bell" in found.authors


@pytest.mark.parametrize(
    ("body", "data"),
    [
        (PROSE, script(audience="only_paid")),
        (PROSE, script(audience="founding")),
        (PROSE, script(free_unlock_required=True)),
        (PROSE + '</div></div><div class="paywall"><h2 class="paywall-title">Subscribe</h2>', script()),
        (PROSE + '</div></div><div class="paywall"><h2 class="paywall-title">Subscribe</h2>', ""),
    ],
)
def test_posts_behind_a_wall(body: str, data: str) -> None:
    assert reason(post_page(body, data), platform="substack") == "paywalled"


def test_what_stands_between_the_words_is_left_out_and_footnotes_stay() -> None:
    body = (
        '<h2 class="header-anchor-post">A heading<div class="header-anchor-parent"><button>Link</button></div></h2>'
        '<p>Some preference<a class="footnote-anchor" id="footnote-anchor-1" href="#footnote-1">1</a> for owls.</p>'
        '<div class="subscription-widget-wrap-editor"><div class="preamble"><p class="cta-caption">Thanks for reading!</p></div></div>'
        '<div class="subscription-widget-wrap"><p>Subscribe for more</p></div>'
        '<p class="button-wrapper"><a class="button primary"><span>Share</span></a></p>'
        '<div class="captioned-button-wrap"><div class="preamble"><p class="cta-caption">This post is public.</p></div></div>'
        '<div class="preformatted-block"><label class="hide-text">Text within this block will maintain its spacing</label>'
        '<pre class="text">A line\nand a line</pre></div>'
        '<div class="digestPostEmbed-flwiST"><div class="pencraft pc-reset"><h2 class="pencraft">An older letter</h2>'
        '<p class="caption-QiPycG">On doors…</p><a href="/p/older">Read full story</a></div></div>'
        '<a class="pencraft pc-reset" href="https://x.com/towpath/status/1"><div class="pencraft">Nobody walks home.</div></a>'
        '<div class="pullquote"><p>Pulled out.</p></div>'
        '<div class="footnote"><a class="footnote-number">1</a><div class="footnote-content"><p>The note itself.</p></div></div>'
    )
    wanted = ["A heading", "Some preference for owls.", "A line\nand a line", "Pulled out.", "The note itself."]
    for html in (post_page(body), post_page("", script(body_html=body))):
        blocks = article(html, platform="substack").blocks
        assert [block.text for block in blocks] == wanted
        assert blocks[2].kind is BlockKind.VERSE


def test_only_an_empty_list_ends_the_archive() -> None:
    api = SubstackArchive()
    found = api.read(json.dumps([POST, {"id": 18}, "x", {**POST, "id": 19, "audience": "only_paid"}]).encode(), ())
    assert [(post.key, post.html, post.lock) for post in found.posts] == [
        ("17", None, ""),
        ("19", None, "paywalled"),
    ]
    assert found.end is False
    assert api.read(b"[]", ()).end is True
    for answer in (b"<html>", b'{"error":""}', b""):
        assert api.read(answer, ()).reason
    assert api.signature(b"[]", ()) is None
    assert api.roots(None, (), "https://a.org/") == ("https://a.org/api/v1/archive",)


def test_uneven_pages_list_all_but_the_newest() -> None:
    api, listed, done = SubstackArchive(), [], 0
    with start_blogs(["substack"], 130, heavy=False) as (blog,):
        (root,) = api.roots(None, (), blog.url)
        while True:
            answer = get(blog, api.list_url(root, Step(size=50, done=done)).removeprefix(blog.url))
            found = api.read(answer.body, ())
            if found.end:
                break
            assert 0 < len(found.posts) <= 50
            listed += [post.url for post in found.posts]
            done += len(found.posts)
        newest, *others = (blog.absolute(blog.path(post)) for post in blog.posts)
        assert listed == others
        assert newest in get(blog, "/feed").text
        assert get(blog, "/api/v1/archive?limit=51").status == 400


@pytest.mark.parametrize(
    "source",
    [
        '<iframe src="https://porch.substack.com/embed" width="480"></iframe>',
        '<img src="https://substackcdn.com/image/fetch/a.png"><a href="https://porch.substack.com/p/x">My letter</a>',
        '<link rel="preconnect" href="https://substackcdn.com">',
        '<div class="body markup"><p>Text</p></div>',
    ],
)
def test_who_embeds_a_newsletter_is_not_on_substack(source: str) -> None:
    assert (
        detect(Page(f"<html><body>{source}{PROSE}</body></html>", "https://a.org/"), ()).platform.name
        != "substack"
    )


def test_addresses_of_posts() -> None:
    (shape,) = all_platforms()["substack"].post_paths
    paths = ["/p/on-rest", "/p/on-rest/", "/p/on-rest/comments", "/archive", "/s/essays/p/x", "/p/"]
    assert [path for path in paths if shape.search(path)] == ["/p/on-rest", "/p/on-rest/"]
