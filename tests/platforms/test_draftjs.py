"""Draft.js to HTML: ranges in UTF-16 units, lists by depth, and nothing that hostile data could break."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.platforms.draftjs import MAX_DEPTH, draft_html


def block(text: str, kind: str = "unstyled", depth: int = 0, **more: Any) -> dict[str, Any]:
    return {"text": text, "type": kind, "depth": depth, **more}


def style(name: str, offset: int, length: int) -> dict[str, Any]:
    return {"style": name, "offset": offset, "length": length}


def html(*blocks: dict[str, Any], **entities: Any) -> str:
    found = draft_html(
        json.dumps({"blocks": blocks, "entityMap": {k.lstrip("_"): v for k, v in entities.items()}})
    )
    assert found is not None
    return found


def link(address: str) -> dict[str, Any]:
    return {"type": "LINK", "mutability": "MUTABLE", "data": {"url": address}}


def test_blocks_become_their_elements() -> None:
    assert html(
        block("Rest", "header-two"),
        block("Line one\nline two"),
        block(""),
        block("She said so.", "blockquote"),
        block("a = 1", "code-block"),
        block("b = 2", "code-block"),
        block("Something new", "callout"),
    ) == (
        "<h2>Rest</h2>\n<p>Line one<br>line two</p>\n<blockquote>She said so.</blockquote>\n"
        "<pre>a = 1<br>b = 2</pre>\n<p>Something new</p>"
    )


def test_offsets_count_an_emoji_as_two() -> None:
    text = "🌱 grow 👩‍👧 slowly"
    assert text.index("slowly") == 11
    found = block(text, inlineStyleRanges=[style("BOLD", 3, 4), style("ITALIC", 14, 6)])
    assert html(found) == "<p>🌱 <strong>grow</strong> 👩‍👧 <em>slowly</em></p>"


def test_a_range_that_would_cut_an_emoji_does_not() -> None:
    assert "🌱🌱" in re.sub("<.*?>", "", html(block("🌱🌱", inlineStyleRanges=[style("BOLD", 1, 2)])))


def test_ranges_may_overlap() -> None:
    found = block("one two three", inlineStyleRanges=[style("BOLD", 0, 7), style("ITALIC", 4, 9)])
    assert html(found) == ("<p><strong>one </strong><strong><em>two</em></strong><em> three</em></p>")


def test_a_link_stays_one_whatever_is_bold_in_it() -> None:
    found = block(
        "see our page now",
        inlineStyleRanges=[style("BOLD", 8, 4)],
        entityRanges=[{"key": 0, "offset": 4, "length": 8}],
    )
    assert html(found, _0=link("/a?b=1&c=2")) == (
        '<p>see <a href="/a?b=1&amp;c=2">our <strong>page</strong></a> now</p>'
    )


def test_lists_nest_by_depth() -> None:
    found = html(
        block("a", "unordered-list-item"),
        block("a1", "ordered-list-item", 1),
        block("a2", "ordered-list-item", 1),
        block("b", "unordered-list-item"),
        block("1", "ordered-list-item"),
        block("after"),
    )
    assert found.replace("\n", "") == (
        "<ul><li>a<ol><li>a1</li><li>a2</li></ol></li><li>b</li></ul><ol><li>1</li></ol><p>after</p>"
    )


def test_a_list_that_begins_too_deep_begins_where_it_can() -> None:
    found = html(block("a", "unordered-list-item", 4), block("b", "unordered-list-item", 9)).replace("\n", "")
    assert found == "<ul><li>a<ul><li>b</li></ul></li></ul>"
    deep = html(*(block(str(depth), "ordered-list-item", depth) for depth in range(50)))
    assert deep.count("<ol>") == deep.count("</ol>") == MAX_DEPTH + 1


def test_pictures_give_their_caption_once() -> None:
    atomic = block(" ", "atomic", entityRanges=[{"key": 0, "offset": 0, "length": 1}])
    picture = {"type": "IMAGE", "data": {"src": '//x/a.jpg"><script>', "alt": "alt", "caption": "A <porch>"}}
    assert html(atomic, atomic, _0=picture) == (
        '<figure><img src="//x/a.jpg&quot;&gt;&lt;script&gt;" alt="">'
        "<figcaption>A &lt;porch&gt;</figcaption></figure>"
    )
    assert html(atomic, _0={"type": "EMBED", "data": {"src": "//x"}}) == ""
    assert html(atomic) == ""


def test_text_is_escaped() -> None:
    found = html(block("</script><b>& so", entityRanges=[{"key": 0, "offset": 0, "length": 3}]), _0=link('"><i>'))
    assert found == '<p><a href="&quot;&gt;&lt;i&gt;">&lt;/s</a>cript&gt;&lt;b&gt;&amp; so</p>'


@pytest.mark.parametrize(
    "content",
    ["", "null", "[]", "<p>Words</p>", "{", '{"blocks": "none"}', '{"entityMap": {}}', "[" * 100_000],
)
def test_what_is_no_draft_is_none(content: str) -> None:
    assert draft_html(content) is None


def test_odd_parts_are_passed_over() -> None:
    content = {
        "blocks": [
            None,
            7,
            {"text": None, "type": "unstyled"},
            {"text": "kept", "type": None, "depth": "x", "inlineStyleRanges": [3, {"style": [], "offset": "a"}]},
            {"text": "item", "type": "ordered-list-item", "depth": -3, "entityRanges": {"key": 1}},
            {"text": "end", "type": "unstyled", "entityRanges": [{"key": "9", "offset": -5, "length": 10**30}]},
        ],
        "entityMap": [],
    }
    found = draft_html(json.dumps(content))
    assert found is not None
    assert found.replace("\n", "") == "<p>kept</p><ol><li>item</li></ol><p>end</p>"


def test_half_a_sign_is_no_crash() -> None:
    assert draft_html('{"blocks": [{"text": "a\\ud83d b", "type": "unstyled"}]}') == "<p>a\ufffd b</p>"


_RANGES = st.lists(
    st.builds(
        style,
        st.sampled_from(["BOLD", "ITALIC", "UNDERLINE", "color-red"]),
        st.integers(-2, 40),
        st.integers(-2, 40),
    ),
    max_size=6,
)


@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30), ranges=_RANGES)
def test_no_word_is_lost_or_doubled(text: str, ranges: list[dict[str, Any]]) -> None:
    found = html(block(text, inlineStyleRanges=ranges))
    assert unescape(re.sub(r"<[^<>]*>", "", found)) == text
