"""Listing pages: which links are posts, where the older ones are, and where the blog is."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.discover.listings import MAX_BLOG_LINKS, MAX_LINKS, Listing, read_listing

URL = "https://www.a.org/blog"

PAGE = """<!doctype html><html><head>
<link rel="alternate" type="application/rss+xml" title="A &raquo; Feed" href="https://a.org/feed/">
<link rel="alternate" type="application/rss+xml" title="A &raquo; Comments Feed" href="https://a.org/comments/feed/">
<link rel="alternate" type="application/rss+xml" title="Kommentar-Feed" href="https://a.org/x/feed/">
<link rel="Alternate" type="application/atom+xml; charset=utf-8" href="/atom.xml">
<link rel="alternate" type="application/feed+json" title="JSON" href="/feed.json">
<link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/9">
<link rel="alternate" hreflang="fr" href="/fr/blog">
<link rel="stylesheet" type="application/rss+xml" href="/style">
</head><body>
<header><a href="/post/in-header">Header</a><a href="/blog">Blog</a></header>
<nav><ul><li><a href="/our-therapists">Us</a></li></ul></nav>
<div role="navigation"><a href="/crumbs">Crumbs</a></div>
<main>
<article><header><a href="/post/one"><img src="1.jpg"></a><h2><a href="/post/one">One  thing</a></h2></header>
<p>Teaser <a href="/post/one">Read more</a></p><footer><a href="/category/grief">Grief</a></footer></article>
<article><a href="/post/two">Read More</a><h2><a href="/post/two">Two</a></h2></article>
<article><a href="http://a.org/post/three#comments">Three</a></article>
<a href="https://www.a.org/about-grief">About grief</a>
<a href="/about">About</a><a href="/tag/x">x</a><a href="/blog/page/3">3</a><a href="/blog?category=x">Cat</a>
<a href="https://elsewhere.example/post/four">Four</a><a href="mailto:a@b.org">Mail</a>
<a href="javascript:x()">J</a>
<a href="">Self</a><a href="#top">Top</a><a>No address</a><a href="https:///f/x">No host</a>
</main>
<div class="wp-pagenavi"><a href="/blog/page/2/">Older Posts &rarr;</a></div>
<aside><a href="/post/in-aside">Aside</a></aside>
<footer><a href="/post/in-footer">Footer</a></footer>
</body></html>"""


def page(body: str, head: str = "") -> str:
    return f"<html><head>{head}</head><body>{body}</body></html>"


def test_a_whole_page() -> None:
    listing = read_listing(PAGE, URL)
    assert listing.links == (
        ("https://www.a.org/post/one", "One thing"),
        ("https://www.a.org/post/two", "Two"),
        ("http://a.org/post/three", "Three"),
        ("https://www.a.org/about-grief", "About grief"),
    )
    assert listing.next_url == "https://www.a.org/blog/page/2/"
    assert listing.feeds == ("https://a.org/feed/", "https://www.a.org/atom.xml", "https://www.a.org/feed.json")
    # the page itself is no link to the blog
    assert listing.blog_links == ()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<a rel="next" href="?page=2">x</a>', "https://www.a.org/blog?page=2"),
        ('<a rel="nofollow next" href="/blog/page/2">x</a>', "https://www.a.org/blog/page/2"),
        ('<a class="pag__link pag__link--next" href="/blog?page=2">&gt;</a>', "https://www.a.org/blog?page=2"),
        ('<a class="pag__link--next pag__link--disabled" href="/blog?page=2">&gt;</a>', None),
        ('<div class="older-posts"><a href="/blog?offset=5">x</a></div>', "https://www.a.org/blog?offset=5"),
        (
            (
                '<div class="blog-list-pagination"><a href="/blog?offset=9&amp;reversePaginate=true">Newer</a>'
                '<a href="/blog?offset=5">x</a></div>'
            ),
            "https://www.a.org/blog?offset=5",
        ),
        ('<a class="w-pagination-next" href="?1a2b3c4d_page=2">x</a>', "https://www.a.org/blog?1a2b3c4d_page=2"),
        ('<div class="nav-previous"><a href="/page/2">x</a></div>', "https://www.a.org/page/2"),
        ('<div class="pagination"><a class="next" href="/page/2">x</a></div>', "https://www.a.org/page/2"),
        ('<a class="next page-numbers" href="/page/2">x</a>', "https://www.a.org/page/2"),
        ('<a aria-label="Next" href="/page/2">x</a>', "https://www.a.org/page/2"),
        ('<a aria-label="Next page" href="/page/2"><svg></svg></a>', "https://www.a.org/page/2"),
        ('<a data-hook="pagination__next" href="/blog/page/2">x</a>', "https://www.a.org/blog/page/2"),
        ('<a href="/page/2">« Older Entries</a>', "https://www.a.org/page/2"),
        ('<a href="/page/2">← Older posts</a>', "https://www.a.org/page/2"),
        ('<a href="/page/2">Next</a>', "https://www.a.org/page/2"),
        ('<a href="/page/2">next ›</a>', "https://www.a.org/page/2"),
        ('<a href="/page/2">Ältere Beiträge</a>', "https://www.a.org/page/2"),
        ('<a href="/page/2">Articles plus anciens</a>', "https://www.a.org/page/2"),
        ('<a href="/page/2">Siguiente »</a>', "https://www.a.org/page/2"),
        ('<a href="/page/2">Próxima página</a>', "https://www.a.org/page/2"),
        ('<a href="/page/2">Volgende</a>', "https://www.a.org/page/2"),
        ('<a href="/page/2">Post più vecchi</a>', "https://www.a.org/page/2"),
        ('<a href="#">Next</a>', None),
        ('<a href="/blog">Next</a>', None),
        ('<a href="https://elsewhere.example/page/2" rel="next">Next</a>', None),
        ('<a href="/page/2" aria-disabled="true">Next</a>', None),
        ('<a href="/post/x">Next steps in grief</a>', None),
        ('<a href="/post/x">The next page of my life</a>', None),
        ("", None),
    ],
)
def test_the_next_page(body: str, expected: str | None) -> None:
    assert read_listing(page(body), URL).next_url == expected


def test_the_next_page_of_the_head() -> None:
    head = '<link rel="next" href="https://www.a.org/blog/page/2/">'
    assert (
        read_listing(page('<a rel="next" href="/other">x</a>', head), URL).next_url
        == "https://www.a.org/blog/page/2/"
    )


def test_the_base_of_the_page() -> None:
    listing = read_listing(page('<a href="x">X</a>', '<base href="/journal/">'), URL)
    assert listing.links == (("https://www.a.org/journal/x", "X"),)


def test_cards_without_an_article_element() -> None:
    body = "<ul><li><header><a href='/post/x'>X</a></header></li></ul><div role='banner'><a href='/y'>Y</a></div>"
    assert read_listing(page(body), URL).links == (("https://www.a.org/post/x", "X"),)


def test_scripts_and_styles_are_no_text() -> None:
    body = "<a href='/x'><style>.a{color:red}</style><svg><title>icon</title></svg>X<script>1</script></a>"
    assert read_listing(page(body), URL).links == (("https://www.a.org/x", "X"),)


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ([("/blog", "Blog")], ["/blog"]),
        ([("/journal", "Journal")], ["/journal"]),
        ([("/thoughts-on-healing", "Blog")], ["/thoughts-on-healing"]),
        ([("/category/blog", "Blog")], ["/category/blog"]),
        ([("/category/news", "News")], []),
        ([("/resources/articles", "Read")], ["/resources/articles"]),
        ([("/blog-1", "x")], ["/blog-1"]),
        ([("/blog.html", "x")], ["/blog.html"]),
        ([("/fr/blog", "Le blog")], ["/fr/blog"]),
        ([("/resources", "Resources"), ("/news", "News"), ("/blog/", "x")], ["/blog/", "/resources", "/news"]),
        (
            [("/articles", "x"), ("/insights", "Insights"), ("/journal", "Journal")],
            ["/journal", "/articles", "/insights"],
        ),
        ([("/beitr%C3%A4ge", "x")], ["/beitr%C3%A4ge"]),
        ([("/blog/some-post", "Some post"), ("/contact", "Contact"), ("/", "Home")], []),
        ([("/blog?tag=x", "x"), ("https://elsewhere.example/blog", "Blog")], []),
    ],
)
def test_links_to_the_blog(links: list[tuple[str, str]], expected: list[str]) -> None:
    body = "<nav>" + "".join(f'<a href="{href}">{text}</a>' for href, text in links) + "</nav>"
    found = read_listing(page(body), "https://www.a.org/").blog_links
    assert list(found) == [f"https://www.a.org{path}" for path in expected]


def test_bounds() -> None:
    body = "".join(f'<a href="/post/p-{n}">Post {n}</a>' for n in range(MAX_LINKS + 50))
    body += "".join(f'<a href="/blog-{n}">Blog</a>' for n in range(20))
    listing = read_listing(page(body), "https://www.a.org/")
    assert len(listing.links) == MAX_LINKS
    assert len(listing.blog_links) == MAX_BLOG_LINKS


def test_a_wix_folder_is_a_site() -> None:
    body = '<a href="/site/post/x">X</a><a href="/other/post/y">Y</a>'
    listing = read_listing(page(body), "https://user.wixsite.com/site/blog")
    assert listing.links == (("https://user.wixsite.com/site/post/x", "X"),)


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 300_000 + "<a href=/x>x",
        "<div>" * 100_000 + "</div>" * 100_000,
        "<b><a href=/q>" * 100_000,
        "<nav>" * 14_000 + "<a href=/x>",
        "<a href=/x>" * 100_000,
        "<svg>" * 50_000 + "<a href=/x>",
        "<template>" * 50_000,
        "<header>" * 3_000 + '<a href="/p">t</a>' * 3_000,
        "<" * 1_000_000,
        "<a " + "href=x " * 300_000,
        "".join(f'<a href="/p/{n}">t</a>' for n in range(100_000)),
    ],
)
def test_hostile_pages_end_soon(html: str) -> None:
    start = time.process_time()
    read_listing(html, URL)
    assert time.process_time() - start < 6


@given(st.text(max_size=300))
def test_never_raises(html: str) -> None:
    assert isinstance(read_listing(html, URL), Listing)
    read_listing(f'<a href="{html}">{html}</a><base href="{html}"><link rel=next href="{html}">', URL)


TAGS = st.sampled_from(
    "<a href=/x> </a> <svg> </svg> <style> </style> <nav> <article> <header> </header> <li> <table> "
    "<template> <base href=x> "
    "<link rel=next href=/y> Next Blog <main> <script> </script> <frameset> <select> <math> <a rel=next "
    "href=/p2> \ud800".split()
)


@given(st.lists(TAGS, max_size=30))
def test_never_raises_on_near_pages(tags: list[str]) -> None:
    read_listing("".join(tags), URL)
