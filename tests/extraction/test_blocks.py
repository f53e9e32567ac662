"""A body's HTML to its text: one table, one line a shape."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from scraper.extraction.blocks import MAX_BLOCKS, MAX_CELL, read_blocks
from scraper.textformat import render_body
from scraper.types import Block, BlockKind


def blocks(html: str) -> tuple[Block, ...]:
    body = LexborHTMLParser(f"<html><body>{html}</body></html>").body
    assert body is not None
    return read_blocks(body)


def text(html: str) -> str:
    return render_body(blocks(html))


PARAGRAPHS = [
    ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
    ("One.<p>Two.</p>Three.", "One.\n\nTwo.\n\nThree."),
    ("<div>One.<div>Two.</div>Three.</div>", "One.\n\nTwo.\n\nThree."),
    ("<p>One\n  two\tthree&nbsp;four</p>", "One two three four"),
    ("<p>so<em>me</em> <b>bo</b>ld, <a href='/x'>link</a>.</p>", "some bold, link."),
    ("<p><span>W</span>hen</p>", "When"),
    ("<p>one<wbr>two<sup>2</sup></p>", "onetwo2"),
    ("<p></p><p>&nbsp;</p><p>\u200b</p><p>One.</p>", "One."),
    ("<a href='/x'><p>One.</p><p>Two.</p></a>", "One.\n\nTwo."),
    ("<h2>Heading</h2><p>One.</p>", "Heading\n\nOne."),
    ("<h2>A<br>B</h2>", "A B"),
    ("One<hr>Two", "One\n\nTwo"),
    ("<dl><dt>Rest</dt><dd>Work.</dd></dl>", "Rest\n\nWork."),
    ("<details><summary>More</summary>Hidden.</details>", "More\n\nHidden."),
    ("<p>I live in <st1:city>Boston</st1:city> now<o:p></o:p>.</p>", "I live in Boston now."),
    ("<p>A <made-up>word</made-up>.</p>", "A word."),
    ("<made-up><p>One.</p><p>Two.</p></made-up>", "One.\n\nTwo."),
]
LINES = [
    ("<p>Roses<br>red</p>", "Roses\nred"),
    ("<p>One.<br><br>Two.</p>", "One.\n\nTwo."),
    ("<p>One.<br> &nbsp;<br />Two.</p>", "One.\n\nTwo."),
    ("One.<br>\nTwo.<br>\n<br>\nThree.", "One.\nTwo.\n\nThree."),
    ("<p>One.<br></p>", "One."),
    ("<pre>Roses\n  red\n\nViolets\tblue</pre>", "Roses\nred\n\nViolets blue"),
    ("<pre class=wp-block-verse>Roses<br>red<br/><br/>Violets</pre>", "Roses\nred\n\nViolets"),
    ("<pre>one\r\ntwo</pre>", "one\ntwo"),
]
QUOTES = [
    ("<blockquote>Bare.</blockquote>", "Bare."),
    ("<blockquote><p>One.</p><p>Two.</p><cite>Sam</cite></blockquote>", "One.\n\nTwo.\n\nSam"),
    ("<blockquote><ul><li>a</li></ul>after</blockquote>", "  • a\n\nafter"),
    ("<figure><img src=a.jpg alt='No'><figcaption>A caption.</figcaption></figure>After", "A caption.\n\nAfter"),
]
LISTS = [
    ("<ul><li>a</li><li>b</li></ul>", "  • a\n  • b"),
    ("<ol><li>a</li><li>b</li></ol>", "  1. a\n  2. b"),
    ("<ol start=3><li>a<li>b</ol>", "  3. a\n  4. b"),
    ("<ol start=x><li>a</ol>", "  1. a"),
    (
        "<ul><li>a<ul><li>b<ol><li>c</li></ol></li></ul></li><li>d</li></ul>",
        "  • a\n    • b\n      1. c\n  • d",
    ),
    ("<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>", "  • a\n    • b\n  • c"),
    ("<ul><li><p>a</p></li><li><p>b</p></li></ul>", "  • a\n  • b"),
    ("<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>", "  • a\n    • b"),
    ("<ul><li>a<br>b</li></ul>", "  • a b"),
    ("<ul><li><b>Rest</b>: it works.</li></ul>", "  • Rest: it works."),
    ("<ul><li></li><li>b</li></ul>", "  • b"),
    ("Look:<ul><li>a</li></ul>End.", "Look:\n\n  • a\n\nEnd."),
    ("<ul><li>a</li></ul><ol><li>b</li></ol>", "  • a\n  1. b"),
    # an li that wraps blocks of its own is no item
    ("<ul><li><h2>One</h2><p>Text.</p></li></ul>", "One\n\nText."),
    ("<ul><li><p>One.</p><p>Two.</p></li></ul>", "One.\n\nTwo."),
    ("<ul><li><article><p>One.</p></article><section>Two.</section></li></ul>", "One.\n\nTwo."),
]
TABLES = [
    (
        "<table><thead><tr><th>Day<th>Mood</thead><tbody><tr><td><b>Mon</b>, early<td>low<br>slow</tbody></table>",
        "Day | Mood\nMon, early | low slow",
    ),
    ("<table><caption>Moods</caption><tr><td>a</td><td>b</td></tr></table>", "Moods\n\na | b"),
    ("<table><tr><td>a</td><td></td></tr><tr><td></td><td></td></tr></table>", "a |"),
    # one column, long cells or blocks in cells: a table for the looks
    ("<table><tr><td><p>One.</p></td></tr><tr><td>Two.</td></tr></table>", "One.\n\nTwo."),
    ("<table><tr><td><p>One.</p><p>Two.</p></td><td>Three.</td></tr></table>", "One.\n\nTwo.\n\nThree."),
    ("<table><tr><td><ul><li>a</li></ul></td><td>b</td></tr></table>", "  • a\n\nb"),
    (f"<table><tr><td>{'x' * (MAX_CELL + 1)}</td><td>b</td></tr></table>", "x" * (MAX_CELL + 1) + "\n\nb"),
]
UNSEEN = [
    ("<!-- comment -->One.<!-- <p>two</p> -->", "One."),
    ("One.<script>var x = '<p>two</p>'</script><style>.x{}</style>", "One."),
    ("One.<noscript><p>Two.</p></noscript><template><p>Three.</p></template>", "One."),
    ("<svg><title>Icon</title><text>x</text></svg>One.<iframe>y</iframe>", "One."),
    ("<nav><a>Home</a></nav>One.<button>Buy</button><select><option>a</option></select>", "One."),
    ("<picture><source><img alt='words'></picture>One.<video>no</video>", "One."),
]


@pytest.mark.parametrize(("html", "wanted"), PARAGRAPHS + LINES + QUOTES + LISTS + TABLES + UNSEEN)
def test_text(html: str, wanted: str) -> None:
    assert text(html) == wanted


@pytest.mark.parametrize(
    ("html", "kinds"),
    [
        ("<h3>a</h3>b", "heading paragraph"),
        ("<p>a<br>b</p>", "verse"),
        ("<blockquote><p>a</p></blockquote>b", "quote paragraph"),
        ("<figure><figcaption>a</figcaption></figure>", "caption"),
        ("<ul><li>a</ul><ol><li>b</ol>", "bullet numbered"),
        ("<table><tr><td>a<td>b</table>", "table"),
        ("<ul><li>a<p>b</p></li></ul>c", "bullet paragraph paragraph"),
    ],
)
def test_kinds(html: str, kinds: str) -> None:
    assert [block.kind for block in blocks(html)] == [BlockKind(kind) for kind in kinds.split()]


@pytest.mark.parametrize("tag", ["div", "span", "ul><li", "blockquote", "b", "section", "x-y"])
def test_very_deep_trees(tag: str) -> None:
    opening, closing = f"<{tag}>", "".join(f"</{name}>" for name in reversed(tag.split("><")))
    assert text(opening * 10_000 + "deep" + closing * 10_000 + "<p>after</p>").split()[-1] == "after"
    assert "deep" in text(opening * 10_000 + "deep" + closing * 10_000)


def test_very_many_blocks() -> None:
    assert len(blocks("<p>x</p>" * (MAX_BLOCKS + 500))) == MAX_BLOCKS


PIECES = st.sampled_from(
    "<p> </p> <ul> <li> </ul> <ol> </li> <table> <tr> <td> </td> </table> <br> <pre> </pre> <b> </b> <blockquote> "
    "</blockquote> <h2> </h2> <div> </div> <figure> <figcaption> word &amp; <!-- --> <x-y> <script> "
    "</script>".split()
)


@given(st.lists(PIECES, max_size=60))
def test_any_soup_gives_clean_blocks(pieces: list[str]) -> None:
    for block in blocks(" ".join(pieces)):
        assert block.text.strip()
        assert all(line == " ".join(line.split()) for line in block.text.split("\n"))
        if block.kind not in (BlockKind.TABLE, BlockKind.VERSE, BlockKind.QUOTE, BlockKind.CAPTION):
            assert "\n" not in block.text
