"""Medium: stories published twice, stories for members, old templates, and what the feed adds to a story."""
# ruff: noqa: E501 - markup keeps its lines

from datetime import date

import pytest

from scraper.extraction import extract_whole_post
from scraper.markup import Page
from scraper.platforms import WholePost, all_platforms, detect
from scraper.types import Article, RouteKind
from tests.extraction.pages import PROSE, article, hints, page, reason

HEAD = (
    '<meta property="al:android:package" content="com.medium.reader"><meta property="og:type" content="article">'
    '<meta property="article:published_time" content="2024-08-07T10:00:00.249Z"><meta name="author" content="Ana Bell">'
    '<meta property="al:android:url" content="medium://p/3f9ab4407c1e"><meta property="og:site_name" content="Medium">'
)
TOOLS = (
    '<div class="speechify-ignore"><a href="/?source=post_page---byline--3f9a">Ana Bell</a><span><div><span>6 min read</span>'
    '<div><span>·</span></div><span data-testid="storyPublishDate">Dec 30, 2013</span></div></span><div class="pw-multi-vote-count">'
    "<p><span>--</span></p></div><button><p>Listen</p></button><button><p>Share</p></button></div>"
)


def story(body: str = PROSE, head: str = HEAD, kind: str = "") -> str:
    main = f'<article{kind}><section><div><h1 class="pw-post-title">On rest</h1>{TOOLS}{body}</div></section></article>'
    return page(head, main + '<article data-testid="post-preview"><h2>Another</h2></article>')


def test_a_story_published_twice_keeps_its_first_date() -> None:
    found = article(story(), platform="medium")
    assert found.published is not None
    assert found.published.day == date(2013, 12, 30)
    assert (found.title, found.authors, found.platform_id) == ("On rest", ("Ana Bell",), "3f9ab4407c1e")


def test_the_tools_are_no_text() -> None:
    hint = '<span class="speechify-ignore">Press enter or click to view image in full size</span>'
    figure = f'<figure class="paragraph-image"><div role="button">{hint}<img alt="x"></div><figcaption>A caption</figcaption></figure>'
    lead = '<h2 class="pw-subtitle-paragraph">A subtitle</h2>'
    found = article(story(lead + figure + PROSE), platform="medium")
    assert [block.text for block in found.blocks[:2]] == ["A subtitle", "A caption"]
    assert len(found.blocks) == 6


@pytest.mark.parametrize(
    "html",
    [
        story(kind=' class="meteredContent"'),
        story("<div><p>Member-only\n story</p></div>" + PROSE),
        story(PROSE + "<h2>Create an account to read the full story.</h2>"),
    ],
)
def test_stories_for_members(html: str) -> None:
    assert reason(html, platform="medium") == "paywalled"


def test_a_story_that_is_only_said_to_be_for_members_is_never_kept() -> None:
    said = '<script type="application/ld+json">{"@type":"SocialMediaPosting","isAccessibleForFree":false}</script>'
    assert article(story(head=HEAD + said), platform="medium").rights.sold


def test_a_free_story_may_speak_of_walls() -> None:
    free = (
        HEAD
        + '<script type="application/ld+json">{"@type":"SocialMediaPosting","isAccessibleForFree":true}</script>'
    )
    body = PROSE + '<p class="pw-post-body-paragraph">“Member-only story” is what it says on top of others.</p>'
    assert len(article(story(body, free), platform="medium").blocks) == 5


def test_a_page_that_asks_not_to_be_archived_is_read_and_says_so() -> None:
    head = HEAD + '<meta name="robots" content="index,noarchive,follow,max-image-preview:large">'
    found = article(story(head=head), platform="medium")
    assert len(found.blocks) == 4
    assert found.rights.robots == ("index", "noarchive", "follow", "max-image-preview:large")


def test_the_template_of_2015() -> None:
    grafs = "".join(
        f'<p class="graf graf--p">Paragraph {number} of an old story, written long ago.</p>' for number in range(3)
    )
    main = (
        '<article class="postArticle"><div class="postArticle-content"><section class="section"><div class="section-content"><div '
        f'class="section-inner"><h1 class="graf graf--h3 graf--title">On rest</h1>{grafs}</div></div></section></div></article>'
    )
    found = article(page(HEAD, main), platform="medium")
    assert found.title == "On rest"
    assert [block.text[:11] for block in found.blocks] == ["Paragraph 0", "Paragraph 1", "Paragraph 2"]


def test_what_the_feed_adds_is_left_out() -> None:
    added = (
        '<img src="https://medium.com/_/stat?event=post.clientViewed" width="1" height="1" alt=""><hr><p><a href="https://a.org/x">On rest</a> was '
        'originally published in <a href="https://medium.com/kettle">The Kettle</a> on Medium, where people are continuing the conversation.</p>'
    )
    own = "<p>This essay was originally published in a small magazine that no longer exists.</p>"
    post = WholePost(
        key="3f9ab4407c1e", url="https://a.org/x-3f9ab4407c1e", title="On rest", html=PROSE + own + added
    )
    found = extract_whole_post(post, hints(platform="medium"), RouteKind.FEED)
    assert isinstance(found, Article)
    assert found.blocks[-1].text.startswith("This essay was originally published")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("medium://p/3f9ab4407c1e", "3f9ab4407c1e"),
        ("https://a.medium.com/on-rest-3f9ab4407c1e", "3f9ab4407c1e"),
        ("https://medium.com/@ana/on-rest-83d990a1c33d?source=rss", "83d990a1c33d"),
        ("https://a.medium.com/about", None),
        ("https://a.medium.com/on-the-decade", None),
    ],
)
def test_ids_outlive_slugs(text: str, number: str | None) -> None:
    match = all_platforms()["medium"].id_pattern.search(text)
    assert (match.group(1) if match else None) == number


@pytest.mark.parametrize(
    "source",
    [
        '<a href="https://medium.com/@ana">I write on Medium</a>',
        '<img src="https://miro.medium.com/v2/1*a.jpeg"><img src="https://cdn-images-1.medium.com/max/1*b.jpeg">',
        '<iframe src="https://medium.com/embed/x"></iframe><article><p>Member-only story</p></article>',
    ],
)
def test_who_links_to_medium_is_not_on_it(source: str) -> None:
    assert (
        detect(Page(f"<html><body>{source}{PROSE}</body></html>", "https://a.org/"), ()).platform.name != "medium"
    )
