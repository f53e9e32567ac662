"""Duda, Jimdo, Strikingly, Hostinger, HubSpot, Shopify: what their demo blogs do not show."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from scraper import urls
from scraper.extraction import Hints
from scraper.extraction.article import extract_page
from scraper.markup import Page
from scraper.platforms import all_platforms, detect, get_platform
from scraper.platforms.facts import recognise
from scraper.platforms.strikingly import read_post
from scraper.types import Article, Claim, Extracted, Headers, NotArticle, RouteKind

BUILDERS = ("duda", "hostinger", "hubspot", "jimdo", "shopify", "strikingly")
LONG = "Rest is a skill, and like any skill it is learned slowly, among people who do not laugh at beginners. " * 3
CANONICAL = '<link rel="canonical" href="https://a.org/{}">'


def page(source: str, head: str = "", body: str = "") -> str:
    return f"<!doctype html><html><head><title>On rest</title>{head}</head><body{body}>{source}</body></html>"


def read(platform: str, html: str, *, path: str = "on-rest", listed: bool = True) -> Extracted:
    claim = Claim(route=RouteKind.FEED, address="https://a.org/feed", posts_only=listed)
    hints = Hints(
        url=f"https://a.org/{path}",
        fetched_at=datetime(2026, 3, 1, tzinfo=UTC),
        platform=platform,
        claims=(claim,),
    )
    return extract_page(html.encode(), hints)


def article(platform: str, html: str) -> Article:
    found = read(platform, html)
    assert isinstance(found, Article), found
    return found


def texts(found: Article) -> list[str]:
    return [block.text for block in found.blocks]


# recognition --------------------------------------------------------------------------------------------------

#: pages of strangers: they speak of a platform, link to it, borrow its pictures, forms and scripts
STRANGERS = (
    '<p>I left Duda for Jimdo, then Strikingly, Hostinger, HubSpot and Shopify.</p><a href="https://www.jimdo.com">J</a>',
    '<img src="https://lirp.cdn-website.com/9777191e/dms3rep/multi/opt/a-1920w.png"><p>window.Parameters</p>',
    '<img src="https://image.jimcdn.com/app/cms/image/transf/a.jpg"><div class="j-module n j-text"><p>Old text.</p></div>',
    '<img src="https://custom-images.strikinglycdn.com/res/a.jpg"><a href="https://hope.mystrikingly.com">Hope</a>',
    '<img src="https://assets.zyrosite.com/cdn-cgi/image/format=auto/a.jpg"><a href="https://avita.zyrosite.com">A</a>',
    '<script src="//js.hs-scripts.com/1.js"></script><div class="hs-form"></div><a class="hs-cta-wrapper" href="https://www.hubspot.com">H</a>',
    '<script src="https://sdks.shopifycdn.com/buy-button/latest/buybutton.js"></script><img src="https://cdn.shopify.com/s/a.jpg">',
    '<img src="https://soap.example/cdn/shop/files/a.jpg"><p>Write <code>Shopify.theme = {}</code> into it.</p>',
)


@pytest.mark.parametrize("source", STRANGERS)
def test_strangers_are_not_taken_for_customers(source: str) -> None:
    found = Page(page(source), "https://a.org/")
    claimed = [name for name in BUILDERS if recognise(get_platform(name), found, ()) is not None]
    assert claimed == []


@pytest.mark.parametrize(
    ("html", "headers", "name"),
    [
        (page('<div id="dm_content"></div>', body=' id="dmRoot"'), (), "duda"),
        (page(""), (("X-Jimdo-Instance", "i-1"),), "jimdo"),
        (page('<div id="content_area"></div><script>var jimdoData = {};</script>', body=' class="cc-page"'), (), "jimdo"),
        (page("<script>window.$S={};$S.stores={};</script>"), (), "strikingly"),
        (page("", '<meta name="generator" content="Hostinger Website Builder">'), (), "hostinger"),
        (page("", '<meta name="generator" content="HubSpot">'), (), "hubspot"),
        (page(""), (("X-HS-Hub-Id", "25"),), "hubspot"),
        (page(""), (("powered-by", "Shopify"),), "shopify"),
        (page('<div id="shopify-section-header"></div><script>Shopify.theme = {};</script>'), (), "shopify"),
    ],
)  # fmt: skip
def test_customers_are_known_by_little(html: str, headers: Headers, name: str) -> None:
    assert detect(Page(html, "https://a.org/"), headers).platform.name == name


def test_every_builder_says_what_it_cannot_do() -> None:
    assert all(all_platforms()[name].note for name in BUILDERS)


# Duda ---------------------------------------------------------------------------------------------------------


def widget(inner: str) -> str:
    return f'<div class="dmNewParagraph" data-element-type="paragraph">{inner}</div>'


def duda(column: str, slug: str = "on-rest") -> str:
    title = '<div class="dmRespCol"><h1>On rest</h1><p>Linda John • 4 May 2020</p></div>'
    frame = f'<div id="dm_content">{title}<div class="dmRespCol">{column}</div></div>'
    footer = f'<div class="dmFooterContainer"><div>{widget(f"<p>{LONG * 4}</p>")}</div></div>'
    schema = '<script type="application/ld+json">{"@type":"BlogPosting"}</script>'
    return page(frame + footer, CANONICAL.format(slug) + schema, ' id="dmRoot"')


def test_duda_joins_the_widgets_of_a_column_and_reads_the_line_below_the_title() -> None:
    found = article(
        "duda", duda(widget(f"<p>{LONG}</p>") + '<div class="imageWidget"></div>' + widget("<p>After.</p>"))
    )
    assert texts(found) == [LONG.strip(), "After."]
    assert found.published is not None
    assert found.published.day == date(2020, 5, 4)


@pytest.mark.parametrize("slug", ["my-first-blog-postf4fcb77a", "10-reasons-you-should-love-blogging6e3459e9"])
def test_duda_leaves_its_samples_out_though_the_feed_lists_them(slug: str) -> None:
    found = read("duda", duda(widget(f"<p>{LONG}</p>"), slug))
    assert isinstance(found, NotArticle)
    assert found.reason == "not-a-post"


def test_duda_keeps_posts_with_names_like_the_samples() -> None:
    assert article("duda", duda(widget(f"<p>{LONG}</p>"), "my-first-blog-post-about-grief"))


# Jimdo --------------------------------------------------------------------------------------------------------


def test_jimdo_joins_modules_where_a_template_has_no_content_block() -> None:
    modules = (
        '<div class="j-module n j-header "><h2>Ankommen</h2></div>'
        f'<div class="j-module n j-text "><p>{LONG}</p></div>'
        '<div class="j-module n j-sharebuttons "><a href="#">Teilen</a></div>'
    )
    sidebar = f'<div data-container="sidebar"><div class="j-module n j-text "><p>{LONG * 4}</p></div></div>'
    found = article("jimdo", page(f'<h1>On rest</h1><div id="content_area">{modules}</div>{sidebar}'))
    assert texts(found) == ["Ankommen", LONG.strip()]


def test_jimdo_reads_the_day_from_the_address_where_none_is_shown() -> None:
    html = page(
        f'<h1>On rest</h1><div class="j-blog-content"><div class="j-module n j-text "><p>{LONG}</p></div></div>'
    )
    found = read("jimdo", html, path="2019/11/17/on-rest/")
    assert isinstance(found, Article)
    assert found.published is not None
    assert found.published.day == date(2019, 11, 17)


# Strikingly ---------------------------------------------------------------------------------------------------


def strikingly(data: str, dom: str = "") -> Page:
    return Page(
        page(dom, f"<script>window.$S={{}};$S.blogPostData={data};$S.stores={{}};</script>"),
        "https://a.org/blog/x",
    )


def test_strikingly_reads_texts_and_passes_over_the_rest() -> None:
    data = (
        '{"blogPostMeta":{"id":77,"publishedAt":"2024-10-13T20:08:41.387-07:00","categories":[{"name":"Rest"},{}],'
        '"socialMediaConfig":{"title":"Rest | Hope"}},"content":{"sections":[null,{},{"component":{"type":"Image","url":"!"}},'
        '{"component":{"type":"RichText","value":"\\u003cp\\u003eOne.\\u003c/p\\u003e"}},{"component":{"type":"Fancy","value":7}},'
        '{"component":{"type":"HtmlComponent","value":"<p>Two; {\\"three\\"}.</p>"}}]}}'
    )
    post = read_post(strikingly(data))
    assert post is not None
    assert (post.key, post.title, post.tags) == ("77", "Rest | Hope", ("Rest",))
    assert post.html == '<p>One.</p>\n<p>Two; {"three"}.</p>'
    assert post.published is not None
    assert post.published.instant == datetime(2024, 10, 14, 3, 8, 41, 387000, UTC)
    headed = strikingly(data, '<div class="s-blog-header-content"><h1>On rest</h1></div>')
    assert read_post(headed) is not None
    assert read_post(headed).title == "On rest"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "data",
    [
        "null",
        '{"content":{"sections":[',
        "{}",
        '{"content":[]}',
        '{"content":{"sections":{"a":1}},"blogPostMeta":[]}',
        '{"content":{"sections":[{"component":{"type":"RichText","value":null}}]}}',
        "{" * 5000,
    ],
)
def test_strikingly_gives_no_post_where_the_data_hold_none(data: str) -> None:
    assert read_post(strikingly(data)) is None


def test_strikingly_falls_back_to_the_drawn_text() -> None:
    body = f'<div class="s-blog-body"><div class="s-blog-post-section"><p>{LONG}</p></div></div>'
    footer = f'<div class="s-blog-footer s-blog-body"><p>{LONG * 4}</p></div>'
    header = '<div class="s-blog-header-content"><h1>On rest</h1></div><div class="s-blog-info"><span class="s-blog-date">May 4, 2020</span></div>'
    found = article("strikingly", page(f'{header}<div class="s-blog-content">{body}{footer}</div>'))
    assert texts(found) == [LONG.strip()]
    assert found.published is not None
    assert found.published.day == date(2020, 5, 4)


# Hostinger ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("<span>6/21/2025</span><span>4 min read</span>", date(2025, 6, 21)),
        ("6/21/20254 min read", date(2025, 6, 21)),
        ("6/21/202512 min read", date(2025, 6, 21)),
        # which of the two numbers is the month, nothing tells
        ("11/5/20256 min read", None),
        ("<span>4 min read</span>", None),
    ],
)
def test_hostinger_parts_the_date_from_the_reading_time(line: str, day: date | None) -> None:
    head = (
        '<section class="block block-blog-header"><h1 class="block-blog-header__title">On rest</h1><div class="blog-list-item-meta">'
        f'<p class="blog-list-item-meta__author-name">Ann Lee</p><p class="blog-list-item-meta__subtitle">{line}</p></div></section>'
    )
    found = article("hostinger", page(f'{head}<section class="block"><p>{LONG}</p></section>'))
    assert (found.published.day if found.published else None) == day
    assert found.authors == ("Ann Lee",)
    assert texts(found) == [LONG.strip()]


# HubSpot ------------------------------------------------------------------------------------------------------


def test_hubspot_reads_author_and_date_of_one_line_and_drops_calls_to_action() -> None:
    html = page(
        '<article class="blog-post"><h1><span id="hs_cos_wrapper_name">On rest</span></h1>'
        '<p id="hubspot-author_data">by Ann Lee, on Dec 6, 2024 6:57:40 PM</p><div class="blog-post__body">'
        f'<span id="hs_cos_wrapper_post_body"><p>{LONG}</p><span class="hs-cta-wrapper"><a href="/x">Talk to us</a></span></span></div></article>'
    )
    found = article("hubspot", html)
    assert (found.title, found.authors, texts(found)) == ("On rest", ("Ann Lee",), [LONG.strip()])
    assert found.published is not None
    assert found.published.day == date(2024, 12, 6)


def test_hubspot_lists_are_no_posts_whatever_names_them() -> None:
    found = read(
        "hubspot", page(f"<article><h2>On rest</h2><p>{LONG}</p></article>", body=' class="hs-blog-listing"')
    )
    assert isinstance(found, NotArticle)
    assert found.reason == "not-a-post"


def test_hubspot_twins_are_one_post() -> None:
    assert urls.key("https://a.org/blog/on-rest?hs_amp=true") == urls.key("https://a.org/blog/on-rest")


# Shopify ------------------------------------------------------------------------------------------------------


def test_shopify_takes_the_text_of_the_article_not_that_of_the_goods() -> None:
    goods = f'<div class="product__description rte"><p>{LONG * 4}</p></div>'
    found = article(
        "shopify", page(f'{goods}<article><h1>On rest</h1><div class="rte"><p>{LONG}</p></div></article>')
    )
    assert texts(found) == [LONG.strip()]


def test_shopify_blogs_own_pages_are_no_posts_whatever_names_them() -> None:
    found = read("shopify", page(f"<h1>News</h1><p>{LONG}</p>", body=' class="template-blog"'), path="blogs/news")
    assert isinstance(found, NotArticle)
    assert found.reason == "not-a-post"


@pytest.mark.parametrize(
    ("path", "post"),
    [
        ("/blogs/news/on-rest", True),
        ("/en/blogs/news/on-rest", True),
        ("/blogs/news", False),
        ("/blogs/news/tagged/rest", False),
        ("/pages/on-rest", False),
    ],
)
def test_shopify_addresses_of_posts(path: str, post: bool) -> None:
    assert any(shape.search(path) for shape in get_platform("shopify").post_paths) is post


def test_shopify_search_noise_makes_no_second_post() -> None:
    assert urls.key("https://a.org/blogs/news/x?srsltid=AfmBOo") == urls.key("https://a.org/blogs/news/x")
