"""Feeds of every kind, well-formed and broken, friendly and hostile."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.discover import feeds
from scraper.discover.feeds import FeedItem, parse_feed, wordpress_id

BASE = "https://a.org/feed/"
NOW = datetime(2024, 8, 17, tzinfo=UTC)
NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0" '
    'xmlns:dct="http://purl.org/dc/terms/" xmlns:openSearch="http://a9.com/-/spec/opensearchrss/1.0/"'
)
BODY = '<p onclick="x">Caf\u00e9 <a href="/r">r</a><img src="i.jpg"> <script>1</script></p>'


def rss(*items: str, head: str = "") -> bytes:
    body = "".join(f"<item>{item}</item>" for item in items)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" {NAMESPACES}><channel>'
        f"<title>Kind &amp; Calm</title><link>https://a.org</link>{head}{body}</channel></rss>"
    ).encode()


def only(content: bytes, content_type: str | None = "application/rss+xml") -> FeedItem:
    feed = parse_feed(content, BASE, content_type, NOW)
    assert len(feed.items) == 1, feed
    return feed.items[0]


def test_rss() -> None:
    content = rss(
        "<title>Grief &amp;#8217;s &amp;amp; hope</title><link>https://a.org/x?a=1&amp;b=2</link>"
        '<guid isPermaLink="false">https://a.org/?p=123</guid><pubDate>Fri, 02 Mar 2018 19:00:00 -0800</pubDate>'
        "<dc:creator>Dr. Tom\u00e1s Ferreira, LMFT</dc:creator><category>Grief</category><category>Hope</category>"
        "<category>Grief</category><description>Short &amp; sweet</description>"
        f"<content:encoded><![CDATA[{BODY}]]></content:encoded>"
    )
    feed = parse_feed(content, BASE, "text/xml", NOW)
    assert (feed.kind, feed.title, feed.reason) == ("rss", "Kind & Calm", "")
    assert (feed.declared_total, feed.next_url) == (None, None)
    item = feed.items[0]
    assert item.url == "https://a.org/x?a=1&b=2"
    assert item.guid == "https://a.org/?p=123"
    assert wordpress_id(item.guid) == "123"
    assert item.title == "Grief ’s & hope"
    assert item.published is not None
    assert item.published.iso() == "2018-03-02T19:00:00-08:00"
    assert item.published.source == "feed"
    assert item.modified is None
    assert item.authors == ("Dr. Tomás Ferreira, LMFT",)
    assert item.tags == ("Grief", "Hope")
    assert item.summary_html == "Short & sweet"
    assert item.content_html == BODY


def test_content_is_the_same_when_the_feed_is_broken() -> None:
    content = rss(
        f"<title>x</title><link>https://a.org/x</link><content:encoded><![CDATA[{BODY}]]></content:encoded>"
    )
    assert only(content.replace(b"</rss>", b"&nope;")).content_html == BODY
    assert only(content[: content.index(b"</item>")]).content_html == BODY


def test_a_summary_that_repeats_the_content_is_none() -> None:
    item = only(rss("<link>https://a.org/x</link><content:encoded>&lt;p&gt;x&lt;/p&gt;</content:encoded>"))
    assert (item.content_html, item.summary_html) == ("<p>x</p>", None)
    item = only(rss("<link>https://a.org/x</link><description>&lt;p&gt;whole&lt;/p&gt;</description>"))
    assert (item.content_html, item.summary_html) == (None, "<p>whole</p>")


@pytest.mark.parametrize(
    ("item", "url"),
    [
        ("<link>https://a.org/x</link>", "https://a.org/x"),
        ("<link>\n https://a.org/x \n</link>", "https://a.org/x"),
        ("<link>/x</link>", "https://a.org/x"),
        ("<link>x</link>", "https://a.org/feed/x"),
        ("<guid>https://a.org/x</guid>", "https://a.org/x"),
        ('<guid isPermaLink="true">https://a.org/x</guid>', "https://a.org/x"),
        ("<guid>https://a.org/other</guid><link>https://a.org/x</link>", "https://a.org/x"),
        ('<guid isPermaLink="false">https://a.org/?p=5</guid>', "https://a.org/?p=5"),
        (
            "<link>https://feedproxy.example/~r/1</link><feedburner:origLink>https://a.org/x</feedburner:origLink>",
            "https://a.org/x",
        ),
        ('<atom:link rel="self" href="https://a.org/self"/><link>https://a.org/x</link>', "https://a.org/x"),
        ("<link>https://a.org/тревога</link>", "https://a.org/%D1%82%D1%80%D0%B5%D0%B2%D0%BE%D0%B3%D0%B0"),
    ],
)
def test_the_address_of_an_item(item: str, url: str) -> None:
    assert only(rss(item)).url == url


@pytest.mark.parametrize(
    "item",
    [
        "<title>no link</title>",
        "<guid>12345</guid>",
        '<guid isPermaLink="false">https://a.org/x</guid>',
        "<link>javascript:alert(1)</link>",
        "<link>mailto:a@b.org</link>",
        "<guid>urn:uuid:1225c695</guid>",
    ],
)
def test_an_item_without_an_address_is_counted(item: str) -> None:
    feed = parse_feed(rss(item, "<link>https://a.org/x</link>"), BASE, None, NOW)
    assert [i.url for i in feed.items] == ["https://a.org/x"]
    assert feed.reason == "1 items have no usable address"


@pytest.mark.parametrize(
    ("dates", "published", "modified"),
    [
        ("<pubDate>Fri, 02 Mar 2018 19:00:00 GMT</pubDate>", "2018-03-02T19:00:00+00:00", None),
        ("<pubDate>Fri, 02 Mar 18 19:00 EST</pubDate>", "2018-03-02T19:00:00-05:00", None),
        ("<pubDate>2018-03-02</pubDate>", "2018-03-02", None),
        ("<pubDate>soon</pubDate>", None, None),
        ("<pubDate>Fri, 02 Mar 2099 19:00:00 GMT</pubDate>", None, None),
        ("<dc:date>2018-03-02T19:00:00+01:00</dc:date>", "2018-03-02T19:00:00+01:00", None),
        ("<atom:updated>2018-03-02T19:00:00+01:00</atom:updated>", None, "2018-03-02T19:00:00+01:00"),
        (
            "<dct:created>2018-03-02</dct:created><dct:modified>2019-01-01</dct:modified>",
            "2018-03-02",
            "2019-01-01",
        ),
        (
            "<pubDate>Fri, 02 Mar 2018 19:00:00 GMT</pubDate><atom:updated>2019-01-01T00:00:00Z</atom:updated>",
            "2018-03-02T19:00:00+00:00",
            "2019-01-01T00:00:00+00:00",
        ),
    ],
)
def test_dates_keep_their_offset(dates: str, published: str | None, modified: str | None) -> None:
    item = only(rss("<link>https://a.org/x</link>" + dates))
    assert (item.published.iso() if item.published else None) == published
    assert (item.modified.iso() if item.modified else None) == modified


ATOM = b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:o="http://a9.com/-/spec/opensearch/1.1/">
<title type="html">A &amp;amp; B</title><o:totalResults>250</o:totalResults>
<link rel="next" href="/feeds/posts/default?start-index=26&amp;max-results=25"/><link rel="self" href="x"/>
<entry><id>tag:blogger.com,1999:blog-1.post-2</id><published>2018-03-02T19:00:00.001-08:00</published>
<updated>2019-01-01T00:00:00Z</updated><title>1 &lt; 2 &amp; 3</title>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hi<br/>there</p></div></content>
<link rel="replies" href="replies"/><link rel="alternate" href="/2018/03/x.html"/>
<author><name>Sam Lee</name><email>a@b.org</email></author><author><name>Anna Bell</name></author>
<category term="grief" label="Grief"/><category term="hope"/></entry></feed>"""


def test_atom() -> None:
    feed = parse_feed(ATOM, "https://a.org/feeds/posts/default", "application/atom+xml", NOW)
    assert (feed.kind, feed.title, feed.declared_total) == ("atom", "A & B", 250)
    assert feed.next_url == "https://a.org/feeds/posts/default?start-index=26&max-results=25"
    item = feed.items[0]
    assert (item.url, item.guid) == ("https://a.org/2018/03/x.html", "tag:blogger.com,1999:blog-1.post-2")
    assert item.title == "1 < 2 & 3"
    assert item.authors == ("Sam Lee", "Anna Bell")
    assert item.tags == ("Grief", "hope")
    assert item.published is not None
    assert item.published.iso() == "2018-03-02T19:00:00.001000-08:00"
    assert item.modified is not None
    # one line break stays one
    assert item.content_html == "<p>Hi<br>there</p>"


def test_plain_text_of_atom_is_escaped() -> None:
    content = ATOM.replace(
        b'type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hi<br/>there</p></div>',
        b'type="text">1 &lt; 2',
    )
    assert only(content).content_html == "1 &lt; 2"


def test_an_update_is_no_publication() -> None:
    content = ATOM.replace(b"<published>2018-03-02T19:00:00.001-08:00</published>", b"")
    item = only(content)
    assert item.published is None
    assert item.modified is not None


def test_rdf() -> None:
    content = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://a.org/"><title>T</title></channel>
    <item rdf:about="https://a.org/x"><title>X</title><link>https://a.org/x</link><dc:date>2018-03-02</dc:date>
    <dc:creator>Sam Lee</dc:creator></item></rdf:RDF>"""
    feed = parse_feed(content, BASE, "application/rdf+xml", NOW)
    assert feed.kind == "rdf"
    item = feed.items[0]
    assert (item.url, item.title, item.authors) == ("https://a.org/x", "X", ("Sam Lee",))
    assert item.published is not None
    assert item.published.iso() == "2018-03-02"


def test_old_rss() -> None:
    content = b"<rss version='0.91'><channel><title>T</title><item><title>X</title><link>https://a.org/x</link></item></channel></rss>"
    assert parse_feed(content, BASE).kind == "rss"


def test_a_large_feed_is_read_whole() -> None:
    body = "<content:encoded><![CDATA[" + "<p>Words of <b>care</b>.</p>" * 60 + "]]></content:encoded>"
    feed = parse_feed(rss(*(f"<link>https://a.org/{n}</link>{body}" for n in range(3000))), BASE)
    assert (len(feed.items), feed.reason) == (3000, "")


def test_authors_with_addresses() -> None:
    assert only(rss("<link>https://a.org/x</link><author>sam@a.org (Sam Lee)</author>")).authors == ("Sam Lee",)


def test_paging_and_total_of_rss() -> None:
    head = '<openSearch:totalResults>42</openSearch:totalResults><atom:link rel="next" href="?paged=2"/>'
    feed = parse_feed(rss("<link>https://a.org/x</link>", head=head), BASE)
    assert (feed.declared_total, feed.next_url) == (42, "https://a.org/feed/?paged=2")
    late = parse_feed(
        rss("<link>https://a.org/x</link><openSearch:totalResults>42</openSearch:totalResults>"), BASE
    )
    assert late.declared_total is None


def json_feed(*items: Any, **head: Any) -> bytes:
    return json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": items} | head
    ).encode()


def test_json_feed() -> None:
    feed = parse_feed(
        json_feed(
            {
                "id": 5,
                "url": "/x",
                "title": "1 < 2",
                "content_html": BODY,
                "summary": "a < b",
                "date_published": "2018-03-02T19:00:00-08:00",
                "date_modified": "2019-01-01T00:00:00Z",
                "authors": [{"name": "Sam Lee"}, {"name": "Anna Bell"}, {"url": "x"}],
                "tags": ["Grief", "Hope"],
            },
            {"id": "https://a.org/y", "content_text": "One & two.\n\nThree.", "author": {"name": "Sam Lee"}},
            {"id": "z"},
            "junk",
            next_url="/feed.json?page=2",
        ),
        "https://a.org/feed.json",
        "application/feed+json",
        NOW,
    )
    assert (feed.kind, feed.title, feed.next_url) == ("json", "T", "https://a.org/feed.json?page=2")
    assert feed.reason == "2 items have no usable address"
    first, second = feed.items
    assert (first.url, first.guid, first.title) == ("https://a.org/x", "5", "1 < 2")
    assert (first.content_html, first.summary_html) == (BODY, "a &lt; b")
    assert first.authors == ("Sam Lee", "Anna Bell")
    assert first.tags == ("Grief", "Hope")
    assert first.published is not None
    assert first.published.iso() == "2018-03-02T19:00:00-08:00"
    assert (second.url, second.authors) == ("https://a.org/y", ("Sam Lee",))
    assert second.content_html == "<p>One &amp; two.</p><p>Three.</p>"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"   ", "empty"),
        (b"hello", "no feed"),
        (b"<!DOCTYPE html><html><body>x</body></html>", "HTML"),
        (b"<html><body><code>&lt;rss&gt;</code></body></html>", "HTML"),
        (b'{"items": 5}', "no JSON Feed"),
        (b'{"feed": {"entry": []}}', "no JSON Feed"),
        (b'{"items": [', "broken JSON"),
        (b"{" + b'"a":{' * 100_000, "broken JSON"),
        (b"<urlset><url><loc>https://a.org/x</loc></url></urlset>", "no feed"),
    ],
)
def test_invalid(content: bytes, words: str) -> None:
    feed = parse_feed(content, BASE)
    assert (feed.kind, feed.items) == ("invalid", ())
    assert words in feed.reason


ITEM = "<title>Caf\u00e9</title><link>https://a.org/x</link>"


@pytest.mark.parametrize(
    ("content", "content_type"),
    [
        (rss(ITEM), "text/html"),
        (rss(ITEM), "text/xml"),
        (rss(ITEM), None),
        (rss(ITEM), "application/rss+xml; charset=iso-8859-1"),
        (b"\xef\xbb\xbf" + rss(ITEM), None),
        (b"\r\n\r\n " + rss(ITEM), None),
        (b"<br />\n<b>Warning</b>: x in <b>y.php</b><br />" + rss(ITEM), None),
        (rss(ITEM).decode().encode("utf-16"), None),
        (rss(ITEM).decode().replace("UTF-8", "iso-8859-1").encode("latin-1"), None),
        (rss(ITEM).replace(b"</channel></rss>", b""), None),
        (rss(ITEM).replace(b"Kind &amp; Calm", b"Kind & Calm &nbsp;"), None),
        (rss(ITEM).replace(b"Kind", b"Ki\x00\x0bnd"), None),
        (
            rss(ITEM)
            .replace(b'xmlns:dc="http://purl.org/dc/elements/1.1/"', b"")
            .replace(b"<link>https", b"<dc:creator>S</dc:creator><link>https"),
            None,
        ),
        (rss(ITEM + "<unclosed>"), None),
    ],
)
def test_broken_feeds_still_give_items(content: bytes, content_type: str | None) -> None:
    item = only(content, content_type)
    assert (item.url, item.title) == ("https://a.org/x", "Café")


XXE = rss("<title>&x;&b;</title><link>https://a.org/x</link>").replace(
    b"<rss",
    b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><rss',
    1,
)


def test_entities_are_neither_fetched_nor_expanded() -> None:
    item = only(XXE)
    assert item.url == "https://a.org/x"
    assert "root:" not in (item.title or "")
    assert "aaaa" not in (item.title or "")


@pytest.mark.parametrize(
    "share", [0.1, pytest.param(1.0, marks=pytest.mark.slow)], ids=["a tenth of the bounds", "the bounds"]
)
@pytest.mark.parametrize(
    ("begin", "unit", "times", "end"),
    [
        (b"<rss><channel><item>", b"<a>", 1_000_000, b""),
        (b"<rss><channel><item>", b"<", 3_000_000, b""),
        (b"<rss><channel><item>", b"<a></a>", 1_000_000, b""),
        (b"<rss><channel>", b"&", 3_000_000, b""),
        (b"<rss><channel>", b"<item>", 1_000_000, b""),
        (b"<rss><channel><item><title>", b"&x", 1_000_000, b""),
        (b"", b"\n", 3_000_000, b"<rss>"),
        (b"<?xml ", b"encoding='", 300_000, b""),
        (b"", b"<!ENTITY ", 300_000, b"<rss><item/></rss>"),
        (b"<rss ", b"a='b' ", 500_000, b">"),
        (b'{"items": [', b"[", 1_000_000, b""),
    ],
)
def test_hostile_feeds_end_soon(
    begin: bytes, unit: bytes, times: int, end: bytes, share: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    for bound in ("_MAX_TAGS", "_MAX_BROKEN"):
        monkeypatch.setattr(feeds, bound, int(getattr(feeds, bound) * share))
    content = begin + unit * int(times * share) + end
    start = time.process_time()
    parse_feed(content, BASE)
    assert time.process_time() - start < 30 * share


@pytest.mark.parametrize(
    ("guid", "number"),
    [
        ("https://a.org/?p=123", "123"),
        ("http://a.org/blog/?p=5", "5"),
        ("https://a.org/?post_type=podcast&p=7", "7"),
        ("https://a.org/?post_type=podcast&#038;p=7", "7"),
        ("https://a.org/?post_type=podcast&amp;p=7", "7"),
        (" https://a.org/?p=9 ", "9"),
        ("https://a.org/?page_id=123", None),
        ("https://a.org/?exp=5", None),
        ("https://a.org/x", None),
        ("123", None),
        ("", None),
        (None, None),
    ],
)
def test_wordpress_id(guid: str | None, number: str | None) -> None:
    assert wordpress_id(guid) == number


@given(st.binary(max_size=300), st.text(max_size=30) | st.none())
def test_never_raises(content: bytes, content_type: str | None) -> None:
    for data in (content, b"<rss><channel><item>" + content, b"{" + content, ATOM[:300] + content):
        parse_feed(data, BASE, content_type, NOW)


PIECES = st.sampled_from(
    b"<rss> <channel> <item> </item> <title> </title> <link> https://a.org/x </link> <guid> <pubDate> 2018-03-02 "
    b"& &amp; <![CDATA[ ]]> <p> \xff <atom:link <dc:creator> <content:encoded> <entry> <feed> <id> type='xhtml'> "
    b"<content <source> <image> <geo:point> <media:content> <enclosure <category> <itunes:keywords> <psc:chapter "
    b"<georss:polygon> 1,2".split()
)


@given(st.lists(PIECES, max_size=30))
def test_never_raises_on_near_feeds(pieces: list[bytes]) -> None:
    for item in parse_feed(b"<rss>" + b" ".join(pieces), BASE, None, NOW).items:
        assert item.url.startswith("http")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=10),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "url", "x"]), inner, max_size=3)
    ),
    max_leaves=6,
)
KEYS = [
    "id",
    "url",
    "title",
    "authors",
    "author",
    "tags",
    "summary",
    "content_text",
    "content_html",
    "date_published",
    "x",
]


@given(st.lists(st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=8) | VALUES, max_size=4), VALUES)
def test_never_raises_on_odd_json(items: list[Any], other: Any) -> None:
    parse_feed(json_feed(*items, next_url=other, title=other), BASE, None, NOW)
    parse_feed(json.dumps({"items": other, "version": other}).encode(), BASE)


@pytest.mark.parametrize(("count", "kind"), [(100, "rss"), (101, "invalid")])
def test_an_element_of_very_many_attributes_is_no_feeds(count: int, kind: str) -> None:
    attributes = " ".join(f"a{number}='1'" for number in range(count))
    feed = parse_feed(
        f"<rss><channel><item {attributes}><link>https://a.example/b</link></item></channel></rss>".encode(),
        "https://a.example/",
    )
    assert feed.kind == kind
    assert bool(feed.items) is (kind == "rss")
