"""Whole pages: what counts as a post, what is refused, and the text of a page of no known platform."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scraper.extraction import NeedsWorkerError, extract_page
from scraper.textformat import render_body
from scraper.types import Article, BlockKind, NotArticle, Selectors
from tests.extraction.pages import PROSE, article, hints, page, read, reason, text

POST = f"<article><h1>On rest</h1>{PROSE}</article>"
WORDPRESS = f'<div class="entry-content">{PROSE}</div>'


# evidence -----------------------------------------------------------------------------------------------------

EVIDENCE = [
    ("a feed lists it", "", POST, {}, "listed by feed"),
    ("the caller says so", "", POST, {"claims": (), "trusted": True}, "given as a post"),
    ("the listing page says so", "", POST, {"claims": (), "evidence": ("under /blog/",)}, "under /blog/"),
    ("og:type", '<meta property="og:type" content="article">', POST, {"claims": ()}, "og:type article"),
    (
        "JSON-LD",
        '<script type="application/ld+json">{"@type": "BlogPosting"}</script>',
        POST,
        {"claims": ()},
        "json-ld article",
    ),
    (
        "one dated article",
        "",
        f"<article><h1>On rest</h1><time datetime=2018-03-02>x</time>{PROSE}</article>",
        {"claims": ()},
        "one dated article with a byline or headline",
    ),
    (
        "microformats",
        "",
        f'<article class="h-entry"><h1>On rest</h1><div class="e-content">{PROSE}</div></article>',
        {"claims": ()},
        "has article.h-entry .e-content",
    ),
]


@pytest.mark.parametrize(
    ("head", "body", "said", "evidence"), [e[1:] for e in EVIDENCE], ids=[e[0] for e in EVIDENCE]
)
def test_evidence(head: str, body: str, said: dict[str, object], evidence: str) -> None:
    assert article(page(head, body), **said).evidence == (evidence,)


@pytest.mark.parametrize(
    "body",
    [
        POST,
        f"<h1>Our services</h1>{PROSE}",
        "".join(f"<article><h2>{n}</h2><time datetime=2018-03-0{n}>x</time>{PROSE}</article>" for n in (1, 2)),
        "".join(f'<article class="h-entry"><div class="e-content">{PROSE}</div></article>' for _ in "ab"),
    ],
)
def test_without_evidence_a_page_is_no_post(body: str) -> None:
    assert reason(page("<title>x</title>", body), claims=()) == "not-a-post"


# refusals -----------------------------------------------------------------------------------------------------

REFUSED = [
    (
        "password",
        "wordpress",
        "",
        f'<form class="post-password-form"></form>{WORDPRESS}',
        (),
        "password-protected",
    ),
    ("a WordPress page", "wordpress", "", f'<div class="entry-content">{PROSE}</div>', (), "not-a-post"),
    ("soft 404", "generic", "<title>Page not found – Calm Harbor</title>", "<h1>Oh no</h1>", (), "soft-404"),
    ("no text", "generic", "<title>x</title>", "<article><h1>On rest</h1></article>", (), "no-text"),
    ("an empty page", "generic", "", "", (), "no-text"),
    ("no title", "generic", "", f"<article>{PROSE}</article>", (), "no-title"),
    (
        "script only",
        "generic",
        "<title>x</title>",
        '<div id="root"></div><script src=a.js></script>',
        (),
        "needs-javascript",
    ),
    ("loading", "generic", "<title>x</title>", '<div id="root">Loading…</div>', (), "needs-javascript"),
    (
        "asks for script",
        "generic",
        "<title>x</title>",
        "<noscript>Please enable JavaScript.</noscript><p>One moment.</p>",
        (),
        "needs-javascript",
    ),
]


@pytest.mark.parametrize(
    ("platform", "head", "body", "headers", "why"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED]
)
def test_refusals(platform: str, head: str, body: str, headers: tuple[tuple[str, str], ...], why: str) -> None:
    html = page(head, body)
    if why == "not-a-post":
        html = html.replace("<body>", '<body class="page">')
    assert reason(html, platform=platform, headers=headers) == why


def test_a_post_may_be_about_pages_not_found_and_script() -> None:
    posted = '<script type="application/ld+json">{"@type": "BlogPosting"}</script>'
    assert article(page(posted + "<title>404 days of grief</title>", POST)).title == "On rest"
    long = f"<noscript>Turn JavaScript on.</noscript>{POST}"
    assert article(page("", long)).title == "On rest"


def test_marks_of_a_post_outweigh_marks_of_other_pages() -> None:
    html = page("<title>x</title>", f"<h1 class=entry-title>On rest</h1>{WORDPRESS}")
    both = html.replace("<body>", '<body class="archive single-post">')
    assert article(both, platform="wordpress").title == "On rest"
    listing = html.replace("<body>", '<body class="archive">')
    assert reason(listing, platform="wordpress") == "not-a-post"
    assert article(listing, platform="wordpress", trusted=True).title == "On rest"


# known platforms ----------------------------------------------------------------------------------------------


def test_a_known_platforms_page_needs_no_worker() -> None:
    html = page("<title>x</title>", f'<h1 class="entry-title">On rest</h1>{WORDPRESS}')
    found = extract_page(html.encode(), hints(platform="wordpress"), in_worker=False)
    assert isinstance(found, Article)
    assert found.method.startswith("wordpress .entry-content")


@pytest.mark.parametrize("platform", ["wordpress", "generic"])
def test_a_page_without_a_marked_body_asks_for_a_worker(platform: str) -> None:
    with pytest.raises(NeedsWorkerError):
        extract_page(page().encode(), hints(platform=platform), in_worker=False)


def test_a_marked_body_of_an_unknown_theme_is_read_at_once() -> None:
    html = page("", f'<article><h1>On rest</h1><div class="entry-content">{PROSE}</div></article>')
    found = extract_page(html.encode(), hints(), in_worker=False)
    assert isinstance(found, Article)
    assert len(found.blocks) == 4


def test_a_teaser_that_is_only_named_like_a_body_is_none() -> None:
    html = page("", f'<article><h1>On rest</h1>{PROSE}<div class="entry-content"><p>Read on.</p></div></article>')
    with pytest.raises(NeedsWorkerError):
        extract_page(html.encode(), hints(), in_worker=False)
    assert text(html).count("This is paragraph") == 4


def test_chrome_inside_a_body_is_no_text() -> None:
    body = (
        f'<h1 class="entry-title">On rest</h1><div class="entry-content">{PROSE}<!-- no --><script>no()</script>'
        '<div class="sharedaddy"><div class="sharedaddy">Share</div></div>'
        '<div class="jp-relatedposts">Related</div>'
        '<div id="comments" class="comments-area"><ol class="comment-list"><li>A comment</ol></div>'
        '<form>Subscribe</form><p>Mail <a data-cfemail="4231232f02236c2d3025">[email protected]</a></p></div>'
    )
    words = text(page("", body), platform="wordpress")
    assert words.splitlines()[0].startswith("This is paragraph one")
    assert words.splitlines()[-1] == "Mail sam@a.org"
    for chrome in ("Share", "Related", "comment", "Subscribe", "no()", "protected"):
        assert chrome not in words


def test_the_entrys_body_and_drop() -> None:
    body = f"<h1>On rest</h1><div id=b>{PROSE}<p class=ad>Buy</p></div><p>Elsewhere</p>"
    chosen = Selectors(body="#b", drop=(".ad",))
    words = text(page("<title>On rest</title>", body), selectors=chosen)
    assert words.count("\n\n") == 3
    assert "Buy" not in words


def test_further_parts_of_a_post() -> None:
    links = (
        '<div class="page-links"><a href="https://a.org/a-post/2/">2</a><a href="/a-post/3">3</a>'
        '<a href="/other/2/">x</a><a href="/a-post/2/">2</a></div>'
    )
    html = page("<title>x</title>", f'<h1 class="entry-title">On rest</h1>{WORDPRESS}{links}')
    found = article(html, platform="wordpress")
    assert [part.rstrip("/") for part in found.parts] == ["https://a.org/a-post/2", "https://a.org/a-post/3"]


# pages of no known platform -----------------------------------------------------------------------------------


def test_a_hand_written_page() -> None:
    body = f"""
    <header><h1>Calm Harbor</h1><nav><a href="/">Home</a> <a href="/about">About</a></nav></header>
    <main><article><h1>On rest</h1><p class="post-meta"><span class="author">By Sam Lee, LMFT</span></p>
    {PROSE}
    <figure><img src="a.jpg" alt="Not this"><figcaption>The pier in winter.</figcaption></figure>
    <h2>What helps</h2>
    <ul><li>Sleep, <b>early</b>.</li><li>Walks:<ul><li>short ones</li></ul></li></ul>
    <ol><li>First.</li><li>Then.</li></ol>
    <blockquote><p>Rest is work.</p></blockquote>
    <table><tr><th>Day</th><th>Mood</th></tr><tr><td><i>Mon</i>, early</td><td>low</td></tr></table>
    <p>The waves<br>come in.</p><p>That is all I know of rest, after all these years of it.</p>
    </article></main>
    <footer>© 2024 Calm Harbor. <form>Newsletter</form></footer>"""
    found = article(page('<meta property="og:site_name" content="Calm Harbor">', body))
    assert (found.title, found.bylines) == ("On rest", ("Sam Lee, LMFT",))
    assert found.method.startswith("trafilatura 2.")
    words = text(page('<meta property="og:site_name" content="Calm Harbor">', body))
    assert words.endswith(
        "The pier in winter.\n\nWhat helps\n\n  • Sleep, early.\n  • Walks:\n    • short ones\n"
        "  1. First.\n  2. Then.\n\nRest is work.\n\nDay | Mood\nMon, early | low\n\nThe waves\ncome in.\n\n"
        "That is all I know of rest, after all these years of it."
    )
    assert words.startswith(("By Sam Lee, LMFT\n\nThis is paragraph one", "This is paragraph one"))
    for chrome in ("Home", "Newsletter", "©", "Not this"):
        assert chrome not in words
    assert [b.kind for b in found.blocks if b.text == "Rest is work."] == [BlockKind.QUOTE]


def test_a_page_without_any_marks() -> None:
    words = text(page("<title>On rest</title>", f"<div><a href=/>Home</a></div><div>{PROSE}</div>"))
    assert words.count("This is paragraph") == 4


# anything at all ----------------------------------------------------------------------------------------------

PLATFORMS = st.sampled_from(["generic", "wordpress", "wix", "kajabi"])
WHOLE = page(
    '<meta charset="utf-8"><title>x</title><meta property="og:title" content="On rest"><link rel=canonical href=/>'
    '<script type="application/ld+json">{"@graph": [{"@type": "Article", "author": {"@id": "#a"}}]}</script>',
    '<div data-hook="post"><h1 class="entry-title" data-hook="post-title">On rest</h1>'
    "<time datetime=2018-03-02>x</time>"
    f'<div class="entry-content blog-post-body__content" data-hook="post-description">{PROSE}<ul><li>a<li>b</ul>'
    "<table><tr><td>a<td>b</table><pre>x</pre></div></div>",
)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=2000), PLATFORMS)
def test_any_bytes_are_an_article_or_none(content: bytes, platform: str) -> None:
    assert isinstance(extract_page(content, hints(platform=platform)), Article | NotArticle)


@settings(max_examples=150, deadline=None)
@given(st.randoms(use_true_random=False), PLATFORMS)
def test_any_damage_to_a_page_is_borne(chance: random.Random, platform: str) -> None:
    content = bytearray(WHOLE.encode())
    for _ in range(chance.randint(1, 30)):
        start = chance.randrange(len(content))
        match chance.randint(0, 3):
            case 0:
                del content[start : start + chance.randint(1, 200)]
            case 1:
                content[start:start] = content[start : start + chance.randint(1, 200)]
            case 2:
                content[start] = chance.randrange(256)
            case _:
                content[start:start] = chance.choice(
                    [b"<", b">", b"</", b"<!--", b"\x00", b"&#xD800;", b"<table>"]
                )
        if not content:
            break
    found = extract_page(bytes(content), hints(platform=platform))
    if isinstance(found, Article):
        assert found.title
        assert found.blocks


@pytest.mark.parametrize("tag", ["div", "ul><li", "table><tr><td", "b"])
def test_deep_pages_end_in_time(tag: str) -> None:
    body = f'<h1 class="entry-title">On rest</h1><div class="entry-content">{f"<{tag}>" * 3000}deep{PROSE}'
    begun = time.process_time()
    found = read(page("<title>On rest</title>", body), platform="wordpress")
    assert isinstance(found, Article)
    assert "deep" in " ".join(block.text for block in found.blocks)
    assert time.process_time() - begun < 10


def test_the_name_behind_a_quotation_stands_apart() -> None:
    body = (
        "<blockquote><p>He said <cite>On Rest</cite> was good.<cite>Ada Miller</cite></p></blockquote>"
        "<p>As <cite>On Rest</cite> has it.</p>"
    )
    html = page("<title>x</title>", f'<h1 class="entry-title">On rest</h1><div class="entry-content">{body}</div>')
    assert [block.text for block in article(html, platform="wordpress", trusted=True).blocks] == [
        "He said On Rest was good.",
        "Ada Miller",
        "As On Rest has it.",
    ]


def test_a_dead_shortcode_is_no_text() -> None:
    body = '<p>Write to me.</p><p>[contact-form-7 id="42″ title="Ask Ada"]</p><p>[sic] is a word of mine.</p>'
    html = page("<title>x</title>", f'<h1 class="entry-title">On rest</h1><div class="entry-content">{body}</div>')
    assert [block.text for block in article(html, platform="wordpress", trusted=True).blocks] == [
        "Write to me.",
        "[sic] is a word of mine.",
    ]


def test_a_short_marked_body_is_not_outweighed_by_its_header() -> None:
    body = (
        '<article class="h-entry"><header><h1 class="p-name">On rest</h1><p class="byline">Ada Miller</p>'
        '<p class="dateline"><time class="dt-published" datetime="2024-05-01">2024-05-01</time></p>'
        '<p class="commentline">Comments</p><p class="sourceline">Source</p></header>'
        '<div class="e-content"><p>Rest is not a reward for the good.</p></div></article>'
    )
    found = article(page("<title>On rest</title>", body), platform="generic", trusted=True)
    assert [block.text for block in found.blocks] == ["Rest is not a reward for the good."]
    assert found.method.startswith("generic .h-entry")


def test_a_builders_leftover_is_not_the_body_where_the_text_stands_elsewhere() -> None:
    leftover = '<div data-elementor-type="wp-post"><p>Tell us what you think.</p></div>'
    found = article(
        page(body=f'<article><h1>On rest</h1><div class="notes">{PROSE}</div>{leftover}</article>'),
        platform="wordpress",
    )
    assert render_body(found.blocks).count("This is paragraph") == 4
    # alone, the same few words are the post
    short = article(page(body=f"<article><h1>On rest</h1>{leftover}</article>"), platform="wordpress")
    assert render_body(short.blocks) == "Tell us what you think."


@pytest.mark.parametrize(
    "furniture",
    [
        '<div id="toc_container"><p>Contents</p><ul><li>1 The first hour</li></ul></div>',
        '<div class="tnp-subscription-posts"><p>Would you like to hear of new posts?</p></div>',
        '<blockquote class="instagram-media"><p>View this post on Instagram</p></blockquote>',
        '<section class="cta-banner"><p>Find out what your house can do.</p></section>',
        '<div class="pk-share-buttons-wrap">Total 0</div>',
    ],
)
@pytest.mark.parametrize("platform", ["generic", "shopify"])
def test_what_plugins_put_into_a_text_goes_on_any_platform(furniture: str, platform: str) -> None:
    body = '<article><h1>On rest</h1><div class="article__content post-content">{}</div></article>'
    read = [text(page(body=body.format(words)), platform=platform) for words in (PROSE, PROSE + furniture)]
    assert read[0] == read[1]


LETTER = PROSE.replace("This", "I sat by the river for most of a winter and this") * 3


@pytest.mark.parametrize("frame", ['<form id="aspnetForm">{}</form>', '<div class="share">{}</div>'])
def test_what_is_named_like_furniture_but_holds_the_text_stays(frame: str) -> None:
    body = frame.format(f"<div><h1>On rest</h1><div>{LETTER}</div></div>")
    assert text(page("<title>On rest</title>", body)).count("by the river") == 12


def test_what_readers_wrote_is_none_of_the_text_however_much_it_is() -> None:
    body = f'<article><h1>On rest</h1>{PROSE}</article><div class="comments">{LETTER * 5}</div>'
    assert "by the river" not in text(page("<title>On rest</title>", body))
