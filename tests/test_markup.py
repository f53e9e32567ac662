"""Bytes to text and tree: character sets, metas, JSON-LD, hidden addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from scraper.markup import (
    Page,
    decode,
    decode_cfemail,
    plain_text,
    read_json,
    reveal_emails,
    types_of,
    unescape,
    without_scripts,
)
from scraper.traps import too_deep
from tests import growth

WORDS = "naïve café – “quotes” €5"
SINGLE = WORDS.encode("cp1252")
UTF8 = WORDS.encode()


def meta(name: str) -> bytes:
    return f'<meta charset="{name}">'.encode()


CHARSETS = [
    ("utf-8 without a word", UTF8, None),
    ("header", UTF8, "text/html; charset=utf-8"),
    ("header in quotes", SINGLE, 'text/html; charset="windows-1252"'),
    ("latin-1 means windows-1252", SINGLE, "text/html; charset=ISO-8859-1"),
    ("latin-1 in a meta", meta("iso-8859-1") + SINGLE, None),
    ("meta http-equiv", b'<meta http-equiv=Content-Type content="text/html; charset=latin1">' + SINGLE, None),
    ("xml declaration", b'<?xml version="1.0" encoding="windows-1252"?>' + SINGLE, None),
    ("header wins over meta", meta("utf-8") + SINGLE, "text/html; charset=windows-1252"),
    ("the other charset where the header can't be", meta("windows-1252") + SINGLE, "text/html; charset=utf-8"),
    ("nothing said", SINGLE, "text/html"),
    ("utf-8 said, single-byte sent", SINGLE, None),
    ("latin-1 said, utf-8 sent", meta("iso-8859-1") + UTF8, "text/html; charset=iso-8859-1"),
    ("unknown name", UTF8, "text/html; charset=klingon"),
    ("unknown name, single bytes", SINGLE, "text/html; charset=klingon"),
    ("a codec that is no charset", SINGLE, "text/html; charset=unicode-escape"),
    ("another", SINGLE, "text/html; charset=base64"),
    ("mark", b"\xef\xbb\xbf" + UTF8, "text/html; charset=windows-1252"),
    ("mark, little end first", b"\xff\xfe" + WORDS.encode("utf-16-le"), None),
    ("mark, big end first", b"\xfe\xff" + WORDS.encode("utf-16-be"), "text/html; charset=utf-8"),
    ("utf-16 without a mark", WORDS.encode("utf-16-le"), "text/html; charset=utf-16le"),
    ("utf-16 said, utf-8 sent", UTF8, "text/html; charset=utf-16"),
    ("utf-16 said, single bytes sent", meta("utf-16") + SINGLE, None),
    ("utf8 by its other name", UTF8, "text/html; charset=UTF8"),
]


@pytest.mark.parametrize(("content", "header"), [c[1:] for c in CHARSETS], ids=[c[0] for c in CHARSETS])
def test_charsets(content: bytes, header: str | None) -> None:
    assert decode(content, header).rpartition(">")[2] == WORDS


@pytest.mark.parametrize(
    ("codec", "label", "words"),
    [
        ("cp932", "Shift_JIS", "悲しみの時間"),
        ("iso2022_jp", "ISO-2022-JP", "悲しみの時間"),
        ("gb18030", "gb2312", "悲伤的时间"),
        ("cp949", "euc-kr", "슬픔의 시간"),
        ("cp1251", "windows-1251", "время горя"),
        ("cp1254", "iso-8859-9", "şifa günlüğü"),
    ],
)
def test_other_scripts(codec: str, label: str, words: str) -> None:
    assert decode(words.encode(codec), f"text/html; charset={label}") == words
    assert decode(meta(label) + words.encode(codec)) == f'<meta charset="{label}">{words}'


def test_a_broken_byte_is_marked() -> None:
    assert decode(b"a\xffb", "text/html; charset=utf-8") == "a\ufffdb"


@given(st.binary(max_size=300), st.text(max_size=20))
def test_decoding_never_raises(content: bytes, label: str) -> None:
    decode(content, f"text/html; charset={label}").encode()


@given(
    st.binary(max_size=100),
    st.sampled_from(
        "utf-7 idna punycode rot13 hex utf-16 utf-32 hz mbcs undefined unicode_escape charmap cp65001".split()
    ),
)
def test_decoding_never_raises_on_names_of_codecs(content: bytes, label: str) -> None:
    decode(content, f"text/html; charset={label}").encode()


# metas and JSON-LD --------------------------------------------------------------------------------------------


def page(html: str) -> Page:
    return Page(html, "https://a.org/x")


def test_metas() -> None:
    found = page(
        '<meta property="og:title" content=" One "><meta name="OG:Title" content="Two">'
        '<meta name="empty" content="">'
        '<meta name="empty" content="filled"><meta name="none"><meta itemprop="datePublished" content="2018">'
        '<meta http-equiv="content-language" content="de">'
    )
    assert found.meta("og:title") == "One"
    assert found.meta("empty") == "filled"
    assert found.meta("none", "datepublished") == "2018"
    assert found.meta("content-language") == "de"
    assert found.meta("missing") is None


def json_ld(*texts: str) -> list[dict[str, object]]:
    return page("".join(f'<script type="application/ld+json">{text}</script>' for text in texts)).json_ld()


def test_json_ld_in_all_its_shapes() -> None:
    found = json_ld(
        '{"@type": "A"}',
        '[{"@type": "B"}, {"@type": "C"}, 7, null]',
        '{"@context": "x", "@graph": [{"@type": "D"}, {"@graph": [{"@type": "E"}]}]}',
        '{"no": "type"}',
        '{"@type": "broken"',
        '"only words"',
        "",
        '{"@type": "F", "text": "a raw\nline end"}',
    )
    assert [node["@type"] for node in found] == list("ABCDEF")


@pytest.mark.parametrize(
    "kind", ["application/ld+json", "Application/LD+JSON", "application/ld+json; charset=utf-8"]
)
def test_json_ld_by_every_spelling_of_its_type(kind: str) -> None:
    assert page(f'<script type="{kind}">{{"@type": "A"}}</script>').json_ld() == [{"@type": "A"}]


def test_json_ld_too_deep_is_passed_over() -> None:
    assert json_ld("[" * 100_000 + "]" * 100_000, '{"@type": "A"}') == [{"@type": "A"}]
    assert json_ld('{"@graph": [' * 50 + '{"@type": "A"}' + "]}" * 50) == []


def test_json_ld_in_the_body_and_not_in_other_scripts() -> None:
    html = '<script>{"@type": "A"}</script><body><script type="application/ld+json">{"@type": "B"}</script>'
    assert page(html).json_ld() == [{"@type": "B"}]


@pytest.mark.parametrize(
    ("node", "types"),
    [
        ({"@type": "BlogPosting"}, {"BlogPosting"}),
        ({"@type": ["Article", "https://schema.org/BlogPosting"]}, {"Article", "BlogPosting"}),
        ({"@type": [None, 7]}, set()),
        ({}, set()),
    ],
)
def test_types(node: dict[str, object], types: set[str]) -> None:
    assert types_of(node) == types


def test_half_a_pair_in_json_becomes_a_question_mark() -> None:
    assert read_json(r'{"a": "x\ud83d", "b": "\ud83d\ude00"}') == {"a": "x?", "b": "😀"}


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, '{"a": }'])
def test_broken_json(text: str) -> None:
    with pytest.raises(ValueError, match=r"Expecting|deep"):
        read_json(text)


# text ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<h1>Grief <em>&amp;</em> loss: <b>why</b>?</h1>", "Grief & loss: why?"),
        ("<h1><span>W</span>hen\n rest <i>is</i>\thard</h1>", "When rest is hard"),
        ("<h1>One<br>two<span> three</span></h1>", "One two three"),
        ("<div><div>One</div><div>two</div>three</div>", "One two three"),
        ("<h1>A<style>.x{}</style><script>y()</script><!-- z -->B</h1>", "AB"),
        ("<h1></h1>", ""),
        ("<div>" * 5000 + "deep" + "</div>" * 5000, "deep"),
    ],
)
def test_plain_text(html: str, text: str) -> None:
    node = LexborHTMLParser(html).css_first("h1, div")
    assert node is not None
    assert plain_text(node) == text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Tom &amp; Jerry&#8217;s", "Tom & Jerry’s"),
        ("<em>Rest</em> &lt;3", "Rest <3"),
        ("1 < 2", "1 < 2"),
        ("&amp;amp;", "&amp;"),
    ],
)
def test_titles_that_are_html(text: str, plain: str) -> None:
    assert unescape(text) == plain


def hidden(address: str, key: int = 0x42) -> str:
    return bytes([key, *(byte ^ key for byte in address.encode())]).hex()


@pytest.mark.parametrize("address", ["sam@a.org", "zoë@a.org"])
def test_hidden_addresses(address: str) -> None:
    assert decode_cfemail(hidden(address)) == address


@pytest.mark.parametrize("code", ["", "4", "zz", "42", "4242", "00ff", hidden("a\nb")])
def test_what_is_no_hidden_address(code: str) -> None:
    assert decode_cfemail(code) in (None, "")


def test_addresses_are_put_back_where_they_stood() -> None:
    html = (
        f'<p>Write to <a href="/cdn-cgi/l/email-protection" data-cfemail="{hidden("sam@a.org")}">'
        '[email&#160;protected]</a>, or <span data-cfemail="zz">[email&#160;protected]</span>call.</p>'
    )
    tree = LexborHTMLParser(html)
    assert tree.body is not None
    reveal_emails(tree.body)
    assert tree.body.text() == "Write to sam@a.org, or call."


def test_a_page_nested_like_a_trap_is_not_parsed() -> None:
    trap = Page("<div>" * 20_000 + "words" + "</div>" * 20_000, "https://example.org/x")
    flat = Page("<p>words</p>" * 20_000, "https://example.org/x")
    assert trap.trap
    assert trap.tree.css_first("div") is None
    assert not flat.trap
    assert len(flat.tree.css("p")) == 20_000


@pytest.mark.parametrize("words", ["l’été – “rest”", "\U0001f33f it’s"])
def test_what_was_encoded_twice_is_decoded_twice(words: str) -> None:
    twice = words.encode().decode("latin-1").encode()
    assert decode(twice) == words


def test_what_was_encoded_twice_in_part_is_decoded_there() -> None:
    twice = "it’s".encode().decode("latin-1").encode()
    assert decode("café — ".encode() + twice) == "café — it’s"


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("a<script>b</script>c", "a c"),
        ("a<STYLE x=1>b</style >c<script>d</Script>e", "a c e"),
        ("a<script>b<style>c</style>d", "a<script>b d"),
        ("a<style>b</script>c", "a<style>b</script>c"),
        ("<script>a<script>b</script>c</script>d", " c</script>d"),
        ("<scripts>a</script>", "<scripts>a</script>"),
        ("<script></style><style></script>a</style>", " a</style>"),
    ],
)
def test_scripts_and_styles_are_taken_out_whole(source: str, kept: str) -> None:
    assert without_scripts(source) == kept


def test_many_long_tags_are_counted_in_linear_time() -> None:
    tag = f"<a {'x' * 150_100}>"
    assert not growth.growth(too_deep, lambda size: tag * (size // 2_000))


@pytest.mark.parametrize("before", ["<script>", "</script><p><script>"])
def test_a_tag_of_many_attributes_is_no_trap_in_a_script(before: str) -> None:
    long = "<a " + " ".join(f"b{number}" for number in range(40_000)) + ">"
    assert not too_deep(f"{before}{long}</script>")
    assert not too_deep(f"{before}{long}{long}</script>")
    assert too_deep(f"{before}</script>{long}")
