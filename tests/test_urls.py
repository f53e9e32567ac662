"""Addresses: pairs that are one post, pairs that are two, what may be asked, and what is never a post."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper import urls

SAME = [
    ("https://a.org/post/x", "http://a.org/post/x"),
    ("https://a.org/post/x", "https://www.a.org/post/x"),
    ("https://a.org/post/x", "https://a.org/post/x/"),
    ("https://a.org/post/x", "https://A.ORG/post/x"),
    ("https://a.org/post/x", "https://a.org//post//x"),
    ("https://a.org/post/x", "https://a.org/post/x#comments"),
    ("https://a.org/post/x", "https://a.org/post/x?format=amp"),
    ("https://a.org/post/x", "https://a.org/post/x/amp"),
    ("https://a.org/post/x", "https://a.org/post/x/amp/"),
    ("https://a.org/post/x", "https://a.org/post/x/feed/"),
    ("https://a.org/post/x", "https://a.org/post/x/?utm_source=news&utm_medium=mail"),
    ("https://a.org/post/x", "https://a.org/post/x?fbclid=abc&gclid=d"),
    ("https://a.org/post/x", "https://a.org/post/x?mc_cid=1&mc_eid=2"),
    ("https://a.org/post/x", "https://a.org/post/x?replytocom=9295#respond"),
    ("https://a.org/post/x", "https://a.org/post/x?like_comment=9295&_wpnonce=abc"),
    ("https://a.org/post/x", "https://a.org/post/x?ITServ=Cx&lightbox=y"),
    ("https://a.org/post/x", "https://a.org/post/x?m=1"),
    ("https://a.org/post/x", "https://a.org/post/x?m=0"),
    ("https://a.org/post/x", "https://a.org/post/x?sid=4f2a9c11d07be83a5500c1f2"),
    ("https://a.org/post/x", "https://a.org/post/x;jsessionid=1A530637289A03B07199A44E8D531427"),
    ("https://a.org/post/x?id=5", "https://a.org/post/x;JSESSIONID=1A53.node1?id=5"),
    ("https://a.org/a%2Fb", "https://a.org/a%2fb"),
    ("https://a.org/blog/x", "https://a.org/blog/x/print"),
    ("https://a.org/post/x", "https://a.org/post/x?"),
    ("https://a.org:443/x", "http://a.org:80/x"),
    ("https://a.org/x", "https://a.org:443/x"),
    ("https://a.org:8000/x", "http://www.a.org:8000/x/"),
    ("https://a.org/blog/x/index.html", "https://a.org/blog/x/"),
    ("https://a.org/blog/x/index.php", "https://a.org/blog/x"),
    ("https://a.org/blog/x/default.aspx", "https://a.org/blog/x"),
    ("https://a.org/caf%C3%A9", "https://a.org/caf%c3%a9"),
    ("https://a.org/caf%C3%A9", "https://a.org/café"),
    # NFD and NFC of the same letter
    ("https://a.org/cafe\u0301", "https://a.org/caf\u00e9"),
    ("https://a.org/cafe%CC%81", "https://a.org/caf%C3%A9"),
    ("https://a.org/%7Etilda", "https://a.org/~tilda"),
    ("https://a.org/a%20b", "https://a.org/a b"),
    ("https://a.org/%D1%82%D1%80%D0%B5%D0%B2%D0%BE%D0%B3%D0%B0", "https://a.org/тревога"),
    ("https://a.org/x?b=2&a=1", "https://a.org/x?a=1&b=2"),
    ("https://a.org/?p=1&utm_campaign=z", "https://a.org/?p=1"),
    ("https://bücher.example/x", "https://xn--bcher-kva.example/x"),
]

DIFFERENT = [
    ("https://a.org/?p=1", "https://a.org/?p=2"),
    ("https://a.org/blog-details.php?blogid=5", "https://a.org/blog-details.php?blogid=6"),
    ("https://a.org/Post", "https://a.org/post"),
    ("https://a.org:8000/x", "https://a.org:8001/x"),
    ("https://a.org:8000/x", "https://a.org/x"),
    ("https://a.org/x", "https://b.org/x"),
    ("https://blog.a.org/x", "https://a.org/x"),
    ("https://a.org/x", "https://a.org/y"),
    ("https://a.org/post/x", "https://a.org/post/x-2"),
    ("https://a.org/2018/03/x", "https://a.org/2019/03/x"),
    ("https://a.org/camp", "https://a.org/c"),
    ("https://a.org/feeding", "https://a.org/"),
    ("https://a.org/x?lang=fr", "https://a.org/x"),
    ("https://a.org/x.html", "https://a.org/x"),
    ("https://a.org/cafe", "https://a.org/café"),
    ("https://a.org/x?id=a%26b=1", "https://a.org/x?id=a&b=1"),
    ("https://a.org/a%2Fb", "https://a.org/a/c"),
    ("https://a.org/a%2Fb", "https://a.org/a/b"),
    ("https://a.org/news.php?sid=3", "https://a.org/news.php?sid=4"),
    ("https://a.org/?m=1", "https://a.org/?m=2"),
    ("https://a.org/?m=202601", "https://a.org/"),
    ("https://a.org/blog/print", "https://a.org/blog"),
    ("https://a.org/news/embed/", "https://a.org/news/"),
    # a plus sign is one in a path
    ("https://a.org/a+b", "https://a.org/a%20b"),
    ("https://a.org/ref", "https://a.org/source"),
    ("https://user.wixsite.com/one/post/x", "https://user.wixsite.com/two/post/x"),
]


def cleaned(url: str) -> str:
    result = urls.clean(url)
    assert result is not None, url
    return result


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_key(one: str, other: str) -> None:
    assert urls.key(cleaned(one)) == urls.key(cleaned(other))


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_keys(one: str, other: str) -> None:
    assert urls.key(cleaned(one)) != urls.key(cleaned(other))


@pytest.mark.parametrize(
    ("url", "base", "expected"),
    [
        ("https://a.org", None, "https://a.org/"),
        ("HTTPS://A.ORG/Path", None, "https://a.org/Path"),
        ("  https://a.org/x\n", None, "https://a.org/x"),
        ("https://a.org:443/x", None, "https://a.org/x"),
        ("http://a.org:80/x", None, "http://a.org/x"),
        ("http://a.org:443/x", None, "http://a.org:443/x"),
        ("https://a.org/x#frag", None, "https://a.org/x"),
        ("https://user:secret@a.org/x", None, "https://a.org/x"),
        ("https://a.org./x", None, "https://a.org/x"),
        ("https://a.org/a b", None, "https://a.org/a%20b"),
        ("https://a.org/a%20b", None, "https://a.org/a%20b"),
        ("https://a.org/café?q=é", None, "https://a.org/caf%C3%A9?q=%C3%A9"),
        ("https://bücher.example/", None, "https://xn--bcher-kva.example/"),
        ("//cdn.a.org/x", "https://a.org/", "https://cdn.a.org/x"),
        ("/post/x", "https://a.org/blog/", "https://a.org/post/x"),
        ("x", "https://a.org/blog/", "https://a.org/blog/x"),
        ("../x", "https://a.org/blog/y/", "https://a.org/blog/x"),
        ("?page=2", "https://a.org/blog", "https://a.org/blog?page=2"),
        ("#top", "https://a.org/blog", "https://a.org/blog"),
        ("http://[::1]:8000/x", None, "http://[::1]:8000/x"),
        ("http://127.0.0.1:8000/x", None, "http://127.0.0.1:8000/x"),
        ("https://my_blog.a.org/x", None, "https://my_blog.a.org/x"),
    ],
)
def test_clean(url: str, base: str | None, expected: str) -> None:
    assert urls.clean(url, base) == expected
    # what is clean stays as it is
    assert urls.clean(expected) == expected


@pytest.mark.parametrize(
    "url",
    [
        "",
        "   ",
        "javascript:void(0)",
        "JavaScript:alert(1)",
        "mailto:a@b.org",
        "tel:+15105550100",
        "data:text/html,<p>",
        "ftp://a.org/x",
        "file:///etc/passwd",
        "about:blank",
        "https://a.org/\x00x",
        "https://a.org/x\r\nX-Evil: 1",
        "https://a.org/x\x7f",
        "https://a.org/\ty",
        "https://a.org/" + "x" * 2048,
        "https://",
        "https:///f/x",
        "http:///",
        "https:x",
        "https://:80/x",
        "https://a.org:99999/x",
        "https://a.org:port/x",
        "https://[::1/x",
        "https://a b.org/x",
        "https://a<b>.org/x",
        "https://" + "ü" * 70 + ".org/",
        "https://a..org\uff0ex/",
        "post/x",
        "/post/x",
    ],
)
def test_clean_refuses(url: str) -> None:
    assert urls.clean(url) is None


@pytest.mark.parametrize(
    "url", ["javascript:void(0)", "mailto:a@b.org", "https:///f/x", "data:,x", "https://a.org/\x0by"]
)
def test_a_base_makes_no_refused_address_usable(url: str) -> None:
    assert urls.clean(url, "https://a.org/blog/") is None


NEVER = [
    "https://a.org",
    "https://a.org/",
    "https://a.org/tag/grief",
    "https://a.org/tags/grief/",
    "https://a.org/category/anxiety/",
    "https://a.org/categories",
    "https://a.org/fr/category/deuil",
    "https://a.org/blog/category/anxiety",
    "https://a.org/blog/categories/anxiety",
    "https://a.org/blog/tags/play-therapy",
    "https://a.org/blog/hashtags/cbt",
    "https://a.org/blog/archive/2018",
    "https://a.org/oldblog/tag/grief",
    "https://a.org/author/admin/",
    "https://a.org/search?q=x",
    "https://a.org/search/label/x",
    "https://a.org/blog/search?q=x",
    "https://a.org/page/2/",
    "https://a.org/pages/about-quiet-harbor/",
    "https://a.org/pages/contact-and-fees.html",
    "https://a.org/de/pages/preise",
    "https://a.org/blog/page/12",
    "https://a.org/post/x/comment-page-2/",
    "https://a.org/2018",
    "https://a.org/2018/03/",
    "https://a.org/2018/3/2",
    "https://a.org/blog/2018/03",
    "https://a.org/feed",
    "https://a.org/post/x/feed/",
    "https://a.org/post/x/amp",
    "https://a.org/post/x/print",
    "https://a.org/rss.xml",
    "https://a.org/feed.json",
    "https://a.org/files/intake.pdf",
    "https://a.org/image.JPG",
    "https://a.org/2018_03_01_archive.html",
    "https://a.org/node/5/edit",
    "https://a.org/p/slug/comments",
    "https://a.org/wp-content/uploads/x",
    "https://a.org/wp-json/wp/v2/posts",
    "https://a.org/wp-login.php",
    "https://a.org/cart",
    "https://a.org/shop/card-deck",
    "https://a.org/product/card-deck",
    "https://a.org/about",
    "https://a.org/about/",
    "https://a.org/About-Us",
    "https://a.org/contact",
    "https://a.org/de/contact",
    "https://a.org/services/emdr",
    "https://a.org/faq",
    "https://a.org/fees",
    "https://a.org/privacy-policy",
    "https://a.org/terms-of-service",
    "https://a.org/good-faith-estimate",
    "https://a.org/drafts/x",
    "https://a.org/?page_id=9",
    "https://a.org/?s=grief",
    "https://a.org/?author=1&paged=2",
    "https://a.org/?post_type=post",
    "https://a.org/blog?tag=x&page=2",
    "https://a.org/blog?category=x&offset=1687261051322",
    "https://a.org/blog?offset=1687261051322",
    "https://a.org/blog?month=03-2018",
    "https://a.org/blog?reversePaginate=true",
    "https://a.org/x?add-to-cart=5",
]

MAYBE = [
    "https://a.org/pages/blog/on-grief",
    "https://a.org/blog/pages/on-grief",
    "https://a.org/pages-of-my-diary/",
    "https://a.org/about-grief",
    "https://a.org/about-us-and-them",
    "https://a.org/contacting-your-inner-child",
    "https://a.org/services-are-not-enough",
    "https://a.org/resources/slug",
    "https://a.org/news/slug",
    "https://a.org/articles/slug",
    "https://a.org/writing/slug",
    "https://a.org/insights/slug",
    "https://a.org/for-therapists/slug",
    "https://a.org/single-post/slug",
    "https://a.org/single-post/2018/03/02/slug",
    "https://a.org/blog-1/slug",
    "https://a.org/oldblog/slug",
    "https://a.org/blog-new-york/slug",
    "https://a.org/book-review-x",
    "https://a.org/blog/book-review",
    "https://a.org/blog/events-of-the-heart",
    "https://a.org/events-that-change-us",
    "https://a.org/post/page-turners",
    "https://a.org/post/search-for-meaning",
    "https://a.org/the-author-in-me",
    "https://a.org/typewriter-therapy",
    "https://a.org/2018/03/02/slug",
    "https://a.org/2018/03/slug",
    "https://a.org/2018-in-review",
    "https://a.org/blog/2018-in-review",
    "https://a.org/post/1234",
    "https://a.org/blog/4711/",
    "https://a.org/?p=123",
    "https://a.org/blog-details.php?blogid=5",
    "https://a.org/teamwork",
    "https://a.org/feeding-your-soul",
    "https://a.org/post/don-t-suffer~",
    "https://a.org/blog/l5puer424xg9ts38lg2fnyci5zlx61",
    "https://a.org/тревога",
    "https://a.org/post/x?lang=fr",
    "https://a.org/post/x.html",
]


@pytest.mark.parametrize("url", NEVER)
def test_never_a_post(url: str) -> None:
    assert urls.never_post(url)


@pytest.mark.parametrize("url", MAYBE)
def test_maybe_a_post(url: str) -> None:
    assert not urls.never_post(url)


@pytest.mark.parametrize(
    ("url", "site", "expected"),
    [
        ("https://a.org/x", "https://a.org/", True),
        ("http://www.a.org/x", "https://a.org/", True),
        ("https://a.org/x", "https://www.a.org/blog", True),
        ("https://A.org/x", "https://a.org/", True),
        ("https://blog.a.org/x", "https://a.org/", False),
        ("https://a.org.evil.com/x", "https://a.org/", False),
        ("https://nota.org/x", "https://a.org/", False),
        ("http://127.0.0.1:8001/x", "http://127.0.0.1:8001/", True),
        ("http://127.0.0.1:8002/x", "http://127.0.0.1:8001/", False),
        ("https://user.wixsite.com/site/post/x", "https://user.wixsite.com/site", True),
        ("https://user.wixsite.com/other/post/x", "https://user.wixsite.com/site", False),
        ("https://user.wixsite.com/site-two/x", "https://user.wixsite.com/site", False),
        ("https://user.wixsite.com/other/post/x", "https://user.wixsite.com/", True),
        ("https://someone.wixsite.com/site/x", "https://user.wixsite.com/site", False),
    ],
)
def test_same_site(url: str, site: str, expected: bool) -> None:
    assert urls.same_site(url, site) is expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.kind-minds.com/blog", "kind-minds-com"),
        ("https://kindminds.com", "kindminds-com"),
        ("http://127.0.0.1:8001/", "127-0-0-1-8001"),
        ("http://[::1]:8001/", "1-8001"),
        ("https://a_b.org", "a-b-org"),
        ("https://xn--bcher-kva.example", "xn-bcher-kva-example"),
    ],
)
def test_site_name(url: str, expected: str) -> None:
    assert urls.site_name(url) == expected


def test_host_and_origin() -> None:
    assert urls.host("https://A.org/x") == "a.org:443"
    assert urls.host("http://a.org/x") == "a.org:80"
    assert urls.host("http://a.org:8000/x") == "a.org:8000"
    assert urls.origin("https://a.org:8443/x?y") == "https://a.org:8443"


PATH = st.text(st.sampled_from("aZé%/?&=#.~:@+ 7\u0301[];'\"<>\\"), max_size=40)


@given(PATH)
def test_a_clean_address_is_stable_and_its_key_too(path: str) -> None:
    url = urls.clean("https://www.a.org/" + path)
    if url is None:
        return
    assert urls.clean(url) == url
    again = urls.clean("http://" + urls.key(url))
    assert again is not None
    assert urls.key(again) == urls.key(url)


@given(st.text(max_size=300), st.text(max_size=60) | st.none())
def test_never_raises(url: str, base: str | None) -> None:
    for text in (url, "https://" + url, "http://a.org/" + url, "https://a.org:" + url):
        cleaned_url = urls.clean(text, base)
        if cleaned_url is None:
            continue
        urls.key(cleaned_url)
        urls.never_post(cleaned_url)
        urls.same_site(cleaned_url, "https://a.org/")
        urls.host(cleaned_url)
        assert urls.site_name(cleaned_url)
