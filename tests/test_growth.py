"""What reads strangers' documents takes at most linear time, whatever they hold, at 6, 25 and 100 kB."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256

import pytest

from scraper import extract, markup, textformat, urls
from scraper.dates import parse_when
from scraper.discover.feeds import parse_feed
from scraper.discover.listings import read_listing
from scraper.discover.sitemaps import parse_sitemap
from scraper.discover.whole import carried, text_of
from scraper.errors import NotArticleError
from scraper.extraction.documents.reading import read_document
from scraper.fetch.robots import parse as parse_robots
from scraper.platforms import Platform, all_platforms
from scraper.types import DateSource
from tests import growth
from tests.repeated import MARKUP, WORDS, Make, many, nested, numbered

NOW = datetime(2024, 5, 6, 12, tzinfo=UTC)
URL = "https://blog.example/posts/on-rain"
#: a post that is one, before or around what is tried
POST = "".join(f"<p>{WORDS * 3}</p>" for _ in range(6))
HEAD = f"<html><head><title>On Rain</title></head><body><article><h1>On Rain</h1>{POST}"

#: lexbor and trafilatura take the square of these; `scraper.traps` and `generic.MAX_TAGS` bound how many they read
BOUNDED = frozenset(
    "attributes|options|cells|rows|open divs|deep divs|deep spans|deep lists|deep quotes|deep tables|open bold|"
    "headers|navs|templates".split("|")
)
#: seconds of the processor for these, several times what they take
_MOST = 20.0
#: characters: far enough from one another that the square of a size is seen, and few, for a document takes long
_SIZES = (6_000, 25_000, 100_000)
#: seconds: at these sizes second passes begin over larger documents, each of which is linear
_QUICK = 0.04


def check(work: Callable[[bytes], object], make: Make) -> None:
    work(make(2_000).encode())
    wrong, _ = growth.measured(work, lambda size: make(size).encode(), _SIZES, _QUICK)
    assert not wrong, wrong


def check_page(work: Callable[[bytes], object], name: str, make: Make) -> None:
    if name in BOUNDED:
        assert growth.seconds(work, make(100_000).encode()) < _MOST
    else:
        check(work, make)


def _extract(page: bytes) -> None:
    try:
        extract(page, URL, NOW)
    except NotArticleError:
        return


@pytest.mark.parametrize("name", MARKUP)
def test_a_page_is_extracted_in_linear_time(name: str) -> None:
    check_page(_extract, name, lambda size: f"{HEAD}{MARKUP[name](size)}{POST}</article></body></html>")


@pytest.mark.parametrize("name", MARKUP)
def test_a_list_of_posts_is_read_in_linear_time(name: str) -> None:
    check_page(lambda page: read_listing(page.decode(), URL), name, lambda size: f"<html>{MARKUP[name](size)}")


ITEM = f"<item><title>Rain</title><link>{URL}</link><pubDate>Fri, 03 May 2024 10:00:00 GMT</pubDate>"
RSS = '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Blog</title>'
ATOM = "<feed xmlns='http://www.w3.org/2005/Atom'><entry>"
IN_CONTENT = f"{RSS}{ITEM}<content:encoded><![CDATA[<p>"
BEHIND_CONTENT = "]]></content:encoded></item></channel></rss>"


def in_content(make: Make) -> Make:
    """A feed whose one item holds the text in CDATA."""
    return lambda size: IN_CONTENT + make(size) + BEHIND_CONTENT


def in_broken_content(make: Make) -> Make:
    """A feed that breaks off within the text of its one item, whose tags are not escaped."""
    return lambda size: RSS + ITEM + "<description>" + make(size)


IN_ITEM, BEHIND_ITEM = RSS + ITEM, "</item></channel></rss>"
FEEDS: dict[str, Make] = {
    "items": numbered(f"<item><title>Rain</title><link>{URL}/{{n}}</link></item>", RSS, "</channel></rss>"),
    "open items": many("<item>", RSS),
    "open tags": many("<a>", IN_ITEM),
    "deep tags": nested("<a>", "</a>", IN_ITEM, BEHIND_ITEM),
    "open descriptions": many("<description>a", IN_ITEM),
    "entities": many("&amp;", IN_ITEM + "<description>", "</description>" + BEHIND_ITEM),
    "unknown entities": many("&a;", IN_ITEM + "<description>", "</description>" + BEHIND_ITEM),
    "cdata": many("<![CDATA[a]]>", IN_ITEM + "<description>", "</description>" + BEHIND_ITEM),
    "open cdata": many("<![CDATA[", IN_ITEM + "<description>"),
    "categories": numbered("<category>rain {n}</category>", IN_ITEM, BEHIND_ITEM),
    "same categories": many("<category>rain</category>", IN_ITEM, BEHIND_ITEM),
    "links": numbered("<link>https://blog.example/{n}</link>", IN_ITEM, BEHIND_ITEM),
    "atom links": numbered("<link href='https://blog.example/{n}'/>", ATOM, "</entry></feed>"),
    "authors": numbered("<author>Ann Lee {n}</author>", IN_ITEM, BEHIND_ITEM),
    "atom authors": numbered("<author><name>Ann Lee {n}</name></author>", ATOM, "</entry></feed>"),
    "enclosures": numbered("<enclosure url='/{n}.mp3'/>", IN_ITEM, BEHIND_ITEM),
    "titles": numbered("<title>Rain {n}</title>", IN_ITEM, BEHIND_ITEM),
    "contents": many("<content:encoded>a</content:encoded>", IN_ITEM, BEHIND_ITEM),
    "namespaces": numbered("<a:b xmlns:a='urn:{n}'/>", IN_ITEM, BEHIND_ITEM),
    "attributes": numbered("a{n}='1' ", IN_ITEM + "<a ", "/>" + BEHIND_ITEM),
    "ends": many("</item>", RSS),
    "comments": many("<!--a-->", RSS, "</channel></rss>"),
    "open comments": many("<!--", RSS),
    "less-than signs": many("<", RSS),
    "ampersands": many("&", RSS),
    "json": numbered('{{"url":"/{n}"}},', '{"version":"https://jsonfeed.org/version/1.1","items":[', "{}]}"),
    "json lists": many("[", '{"items":'),
    **{f"content of {name}": in_content(make) for name, make in MARKUP.items()},
    **{f"broken content of {name}": in_broken_content(make) for name, make in MARKUP.items()},
}


@pytest.mark.parametrize("make", FEEDS.values(), ids=FEEDS)
def test_a_feed_is_read_in_linear_time(make: Make) -> None:
    def read(body: bytes) -> None:
        for item in parse_feed(body, URL, now=NOW).items:
            carried(item)

    check(read, make)


@pytest.mark.parametrize("make", MARKUP.values(), ids=MARKUP)
def test_the_words_of_html_are_read_in_linear_time(make: Make) -> None:
    check(lambda page: text_of(page.decode()), make)
    check(lambda page: markup.unescape(page.decode()), make)
    check(markup.decode, make)


MAP = "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
SITEMAPS: dict[str, Make] = {
    "one address": many(f"<url><loc>{URL}</loc></url>", MAP, "</urlset>"),
    "addresses": numbered("<url><loc>https://blog.example/{n}</loc></url>", MAP, "</urlset>"),
    "open": many(f"<url><loc>{URL}", MAP),
    "addresses of one item": numbered("<loc>https://blog.example/{n}</loc>", MAP + "<url>", "</url></urlset>"),
    "deep": nested("<url>", "</url>", MAP, "</urlset>"),
    "less-than signs": many("<", MAP),
    "spaces": many(" ", MAP + "<url><loc>"),
    "a long address": many("a", MAP + "<url><loc>https://blog.example/", "</loc></url></urlset>"),
    "many words": many("a ", MAP + "<url><loc>", "</loc></url></urlset>"),
    "entities": many("&amp;", MAP + "<url><loc>https://blog.example/", "</loc></url></urlset>"),
    "cdata": many("<![CDATA[a]]>", MAP + "<url><loc>"),
    "a list": numbered("https://blog.example/{n}\n"),
    "a list of one address": many(URL + "\n"),
    "blank lines": many("\n", URL, URL),
    "maps": numbered(
        "<sitemap><loc>https://blog.example/{n}.xml</loc></sitemap>", "<sitemapindex>", "</sitemapindex>"
    ),
    "images": many("<image:image><image:loc>a", MAP),
}


@pytest.mark.parametrize("make", SITEMAPS.values(), ids=SITEMAPS)
def test_a_sitemap_is_read_in_linear_time(make: Make) -> None:
    check(lambda body: parse_sitemap(body, URL), make)


ROBOTS: dict[str, Make] = {
    "agents": numbered("User-agent: a{n}\n", "", "Disallow: /a\n"),
    "groups": numbered("User-agent: *\nDisallow: /a{n}\n\n"),
    "groups of others": numbered("User-agent: a{n}\nDisallow: /\n\n"),
    "rules": numbered("Disallow: /a{n}\n", "User-agent: *\n"),
    "rules of wildcards": numbered("Disallow: /*a*{n}*$\n", "User-agent: *\n"),
    "a long line": many("a", "User-agent: *\nDisallow: /"),
    "wildcards": many("*a", "User-agent: *\nDisallow: /", "$\n"),
    "wildcards to allow": many("*a", "User-agent: *\nDisallow: /\nAllow: /", "$\n"),
    "stars": many("*", "User-agent: *\nDisallow: /"),
    "spaces": many(" ", "User-agent: *\nDisallow: /a", "b"),
    "escapes": many("%2a", "User-agent: *\nDisallow: /", "b"),
    "signals": numbered("Content-Signal: a{n}=no\n", "User-agent: *\n"),
    "sitemaps": numbered("Sitemap: https://blog.example/{n}.xml\n"),
    "delays": many("Crawl-delay: 3\n", "User-agent: *\n"),
    "words": many("a b c "),
}
ADDRESSES = ["https://blog.example/" + "a" * 1_500, "https://blog.example/" + "ab" * 500]


@pytest.mark.parametrize("make", ROBOTS.values(), ids=ROBOTS)
def test_a_robots_txt_is_read_and_asked_in_linear_time(make: Make) -> None:
    def read(body: bytes) -> None:
        rules = parse_robots(body, "https://blog.example/robots.txt")
        for address in ADDRESSES:
            rules.allowed(address)

    check(read, make)


DOCUMENTS: dict[str, Make] = {
    "blank lines": many("\n", "On Rain\n\na", "b"),
    "one long line": many(WORDS, "On Rain\n\n"),
    "one long word": many("a", "On Rain\n\n"),
    "short lines": many("a\n", "On Rain\n\n"),
    "short paragraphs": many("a\n\n", "On Rain\n\n"),
    "spaces": many(" ", "On Rain\n\na", "b"),
    "lines of spaces": many(" \n", "On Rain\n\na", "b"),
    "bullets": many("• a\n", "On Rain\n\n"),
    "numbers": numbered("{n}. a\n", "On Rain\n\n"),
    "dates": numbered("May {n}, 2024\n", "On Rain\n\n"),
    "bylines": numbered("by Ann Lee {n}\n", "On Rain\n\n"),
    "shares": many("Share this\n", f"On Rain\n\n{WORDS}\n"),
    "comments": many("Comments\n", f"On Rain\n\n{WORDS}\n"),
    "figures": many("0 ", f"On Rain\n\n{WORDS}\n"),
    "lines of figures": many("0 " * 110 + "\n", f"On Rain\n\n{WORDS}\n"),
    "bars": many("a | ", "On Rain\n\n"),
    "commas": many("a, ", "On Rain\nby "),
    "titles": many("Title: a\n"),
    "form feeds": many("\f\n", "On Rain\n\n"),
    "posts": many(f"On Rain\nMay 3, 2024\n\n{WORDS}\n\n"),
}


@pytest.mark.parametrize("make", DOCUMENTS.values(), ids=DOCUMENTS)
def test_a_saved_text_is_read_in_linear_time(make: Make) -> None:
    def read(body: bytes) -> None:
        read_document(
            body, "on-rain.txt", now=NOW, content_hash=lambda a, b: sha256(f"{a}{b}".encode()).hexdigest()
        )

    check(read, make)


ANSWERS: dict[str, Make] = {
    "objects": many("{},", "[", "{}]"),
    "posts": numbered('{{"id":{n},"link":"https://blog.example/{n}","title":"a","slug":"a"}},', "[", "{}]"),
    "lists": many("[", "["),
    "closed lists": nested("[", "]"),
    "objects in objects": nested('{"a":', "}", "", ""),
    "numbers": many("1,", "[", "1]"),
    "spaces": many(" ", "[", "]"),
    "spaces and lists": many("[ "),
    "quotes": many('"', "["),
    "escapes": many("\\", '["'),
    "surrogates": many("\\ud800", '["', '"]'),
    "html": many("<p>"),
    "tumblr posts": numbered(
        '{{"id":"{n}","type":"regular","url":"https://blog.example/post/{n}"}},',
        'var tumblr_api_read = {"posts":[',
        "{}]};",
    ),
}
READERS = [platform for platform in all_platforms().values() if platform.api is not None]


@pytest.mark.parametrize("make", ANSWERS.values(), ids=ANSWERS)
@pytest.mark.parametrize("platform", READERS, ids=lambda platform: platform.name)
def test_the_answers_of_an_api_are_read_in_linear_time(platform: Platform, make: Make) -> None:
    api = platform.api
    assert api is not None
    check(lambda body: api.read(body, ()), make)
    check(lambda body: api.signature(body, ()), make)


TEXTS: dict[str, Make] = {
    "letters": many("a"),
    "spaces": many(" ", "a", "b"),
    "blank lines": many("\n", "a", "b"),
    "digits": many("0"),
    "dates": many("May 3, 2024 "),
    "slashes": many("/"),
    "dots": many("../"),
    "queries": numbered("a{n}=b&", "https://blog.example/?"),
    "folders": many("a/", "https://blog.example/"),
    "escapes": many("%2f", "https://blog.example/"),
    "host": many("a.", "https://", "example/"),
    "joiners": many("\u200d", "a", "b"),
    "accents": many("e\u0301"),
    "zero width": many("\u200b"),
}


@pytest.mark.parametrize("make", TEXTS.values(), ids=TEXTS)
def test_texts_and_addresses_are_read_in_linear_time(make: Make) -> None:
    for work in (
        textformat.one_line,
        textformat.letters,
        textformat.count_words,
        urls.clean,
        urls.key,
        urls.untracked,
        urls.never_post,
        urls.site_name,
        lambda text: parse_when(text, source=DateSource.VISIBLE, now=NOW),
    ):
        check(lambda body, work=work: work(body.decode()), make)  # type: ignore[misc]
