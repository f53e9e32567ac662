"""Markdown of an article: what a reader of Markdown sees is what the author wrote, to the letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from scraper.cli.markdown import article_markdown
from scraper.textformat import one_line
from scraper.types import Article, Block, BlockKind, DateSource, Precision, When

K = BlockKind
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
#: what means something in Markdown, more often than by chance
WORDS = st.text(
    st.sampled_from("ab 1.)#-+*_=>`~|\\[]()!<>&;:/'\"{}^$@") | st.characters(exclude_categories=["Cs"]),
    max_size=30,
)
LINE = WORDS.map(one_line).filter(bool)


def article(*blocks: Block, title: str = "On rest", **said: object) -> Article:
    bare = Article(url="https://a.org/", canonical_url=None, platform="generic", title=title, blocks=blocks)
    return replace(bare, **said)  # type: ignore[arg-type]


def block(kind: BlockKind, text: str, level: int = 0, number: int = 0) -> Block:
    return Block(kind=kind, text=text, level=level, number=number)


def seen(markdown: str) -> list[tuple[str, str]]:
    """The elements with words in them, as a reader of Markdown makes them, and the words."""
    found, above = [], ""
    for token in READER.parse(markdown):
        if token.type == "inline":
            parts = ["\n" if t.type in ("hardbreak", "softbreak") else t.content for t in token.children or []]
            kinds = {t.type for t in token.children or []}
            assert kinds <= {"text", "hardbreak", "text_special"}, kinds
            found.append((above, "".join(parts)))
        elif token.nesting == 1 and token.tag != "p":
            above = token.tag
        elif token.nesting == -1 and token.tag != "p":
            above = ""
        else:
            assert token.nesting == 1 or token.tag == "p" or token.content == "<!-- -->\n", token
    return found


def test_every_kind_of_block() -> None:
    when = When(day=date(2018, 3, 2), precision=Precision.DAY, source=DateSource.META, shown="x")
    written = article_markdown(
        article(
            block(K.HEADING, "A heading"),
            block(K.PARAGRAPH, "Some *words*."),
            block(K.BULLET, "one"),
            block(K.NUMBERED, "left", level=1, number=3),
            block(K.NUMBERED, "right", level=1, number=4),
            block(K.BULLET, "two"),
            block(K.NUMBERED, "first", number=1),
            block(K.QUOTE, "Slow is\nsmooth."),
            block(K.VERSE, "I sat down\nand it passed"),
            block(K.CAPTION, "The bay"),
            block(K.TABLE, "Breath | Count\nin | 4\nout"),
            authors=("Ada Lindqvist",),
            credentials=("LCSW",),
            published=when,
        )
    )
    assert written == (
        "# On rest\n\nAda Lindqvist, LCSW\\\nMar 02, 2018\n\n## A heading\n\nSome \\*words\\*.\n\n"
        "- one\n\n  3. left\n  4. right\n- two\n\n<!-- -->\n\n1. first\n\n> Slow is\\\n> smooth.\n\n"
        "I sat down\\\nand it passed\n\nThe bay\n\n| Breath | Count |\n| --- | --- |\n| in | 4 |\n| out |  |\n"
    )


@given(LINE)
def test_a_title_stays_literal(words: str) -> None:
    assert seen(article_markdown(article(title=words))) == [("h1", words)]


@given(LINE)
def test_a_paragraph_stays_literal(words: str) -> None:
    for kind in (K.PARAGRAPH, K.CAPTION):
        assert seen(article_markdown(article(block(kind, words))))[1:] == [("", words)]


@given(LINE)
def test_a_heading_stays_literal(words: str) -> None:
    assert seen(article_markdown(article(block(K.HEADING, words))))[1:] == [("h2", words)]


@given(st.lists(LINE, min_size=1, max_size=4))
def test_lines_stay_lines(lines: list[str]) -> None:
    words = "\n".join(lines)
    assert seen(article_markdown(article(block(K.VERSE, words))))[1:] == [("", words)]
    assert seen(article_markdown(article(block(K.QUOTE, words))))[1:] == [("blockquote", words)]


@given(st.lists(st.tuples(LINE, st.integers(0, 2), st.booleans()), min_size=1, max_size=6))
def test_items_stay_literal(items: list[tuple[str, int, bool]]) -> None:
    blocks, level = [], -1
    for words, wanted, numbered in items:
        level = min(wanted, level + 1)
        blocks.append(block(K.NUMBERED if numbered else K.BULLET, words, level, 7 if numbered else 0))
    written = seen(article_markdown(article(*blocks)))[1:]
    assert [words for _, words in written] == [words for words, _, _ in items]


@given(st.lists(st.lists(LINE.filter(lambda cell: " | " not in f" {cell} "), min_size=2, max_size=2), min_size=1))
def test_cells_stay_literal(rows: list[list[str]]) -> None:
    written = seen(article_markdown(article(block(K.TABLE, "\n".join(" | ".join(row) for row in rows)))))[1:]
    assert [words for _, words in written] == [cell for row in rows for cell in row]


@pytest.mark.parametrize(
    "words", ["1. one", "12) twelve", "# x", "- x", "+ x", "---", "===", "***", "x #", "&amp;"]
)
def test_what_begins_like_markdown(words: str) -> None:
    assert seen(article_markdown(article(block(K.VERSE, f"a\n{words}"))))[1:] == [("", f"a\n{words}")]
