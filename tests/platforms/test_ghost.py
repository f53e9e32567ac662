"""Ghost: themes old and new, cards, the members' wall, and the title that is not the headline."""
# ruff: noqa: E501 - markup keeps its lines

import pytest

from scraper.markup import Page
from scraper.platforms import all_platforms, detect
from tests.extraction.pages import PROSE, article, page, reason

HEAD = (
    '<meta name="generator" content="Ghost 5.130"><meta property="og:type" content="article">'
    '<meta property="og:title" content="On rest: ten tips"><meta name="twitter:data1" content="Ana Bell">'
    "<style>.gh-post-upgrade-cta{display:flex}</style>"
    '<script type="application/ld+json">{"@context":"https://schema.org","@type":"Article","headline":"On rest: ten tips"}</script>'
)


def ghost_page(main: str, kind: str = "post-template") -> str:
    return page(HEAD, "").replace("<body>", f'<body class="{kind}">' + main)


@pytest.mark.parametrize(
    "main",
    [
        '<article class="article"><h1 class="article-title">On rest</h1><section class="gh-content gh-canvas">{}</section></article>',
        '<article class="gh-article"><h1 class="gh-article-title">On rest</h1><div class="gh-content">{}</div></article>',
        (
            '<article class="post-full"><h1 class="post-full-title">On rest</h1><section class="post-full-content"><div class="post-content">{}'
            "</div></section></article>"
        ),
        '<article class="post"><header><h1 class="post-title">On rest</h1></header><section class="post-content">{}</section></article>',
    ],
)
def test_themes(main: str) -> None:
    found = article(ghost_page(main.format(PROSE)), platform="ghost")
    assert found.title == "On rest"
    assert len(found.blocks) == 4
    assert found.authors == ("Ana Bell",)


def test_cards() -> None:
    body = (
        '<p>Before.</p><figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="/x/"><div class="kg-bookmark-content">'
        '<div class="kg-bookmark-title">Another post</div><div class="kg-bookmark-description">Its beginning …</div><div '
        'class="kg-bookmark-metadata"><span class="kg-bookmark-author">Site</span></div></div></a></figure>'
        '<div class="kg-card kg-signup-card"><h2>Letters</h2><p>Monthly.</p></div><div class="kg-card kg-button-card"><a class="kg-btn">Book</a></div>'
        '<div class="kg-card kg-callout-card"><div class="kg-callout-emoji">💡</div><div class="kg-callout-text">Mind this.</div></div>'
        '<div class="kg-card kg-toggle-card"><div class="kg-toggle-heading"><h4 class="kg-toggle-heading-text">Really?</h4><button '
        'class="kg-toggle-card-icon">+</button></div><div class="kg-toggle-content"><p>Yes.</p></div></div>'
        '<figure class="kg-card kg-image-card kg-card-hascaption"><img src="a.jpg" alt="alt"><figcaption>A caption</figcaption></figure>'
    )
    main = f'<h1 class="article-title">On rest</h1><section class="gh-content">{body}</section>'
    found = article(ghost_page(main), platform="ghost")
    assert [block.text for block in found.blocks] == [
        "Before.", "Another post", "Mind this.", "Really?", "Yes.", "A caption",
    ]  # fmt: skip


def test_the_wall_is_an_element_and_not_its_style() -> None:
    wall = '<aside class="gh-post-upgrade-cta"><h2>This post is for paying subscribers only</h2></aside>'
    main = '<h1 class="article-title">On rest</h1><section class="gh-content">{}</section>'
    assert reason(ghost_page(main.format(PROSE + wall)), platform="ghost") == "paywalled"
    assert len(article(ghost_page(main.format(PROSE)), platform="ghost").blocks) == 4


@pytest.mark.parametrize("kind", ["page-template page-about", "home-template", "tag-template tag-rest", "paged"])
def test_other_pages_are_no_posts(kind: str) -> None:
    main = f'<h1 class="article-title">About</h1><section class="gh-content">{PROSE}</section>'
    assert reason(ghost_page(main, kind), platform="ghost") == "not-a-post"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ('<meta name="generator" content="Ghost 0.7">', "ghost"),
        ('<meta name="generator" content="Ghost 6.10">', "ghost"),
        ('<meta name="generator" content="Ghostwriter 2">', "generic"),
        ('<a href="https://ghost.org/">Published with Ghost</a>', "generic"),
        (
            '<script src="https://cdn.jsdelivr.net/ghost/signup-form@~0.1/umd/signup-form.min.js"></script>',
            "generic",
        ),
    ],
)
def test_marks(source: str, name: str) -> None:
    assert (
        detect(Page(f"<html><head>{source}</head><body>{PROSE}</body></html>", "https://a.org/"), ()).platform.name
        == name
    )


def test_sites_with_members_have_no_whole_feeds() -> None:
    portal = '<script defer src="https://cdn.jsdelivr.net/ghost/portal@~2.51/umd/portal.min.js" data-ghost="https://a.org/"></script>'
    (walled,) = all_platforms()["ghost"].walled
    assert Page(portal, "https://a.org/").tree.css_first(walled) is not None
    assert Page(PROSE, "https://a.org/").tree.css_first(walled) is None


def test_the_id_of_page_and_feed_is_one() -> None:
    ghost = all_platforms()["ghost"]
    guid = ghost.guid_pattern.search("65008aae268a8900014b5cf6") if ghost.guid_pattern else None
    main = f'<h1 class="article-title">On rest</h1><section class="gh-content">{PROSE}</section>'
    talk = '<script data-ghost-comments="https://a.org/" data-post-id="65008aae268a8900014b5cf6"></script>'
    assert guid is not None
    assert article(ghost_page(main + talk), platform="ghost").platform_id == guid.group(1)
