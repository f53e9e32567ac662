"""Pages without a marked-up body: where the first reading is doubted, another one is the text."""

from __future__ import annotations

import pytest

from scraper.extraction import generic
from scraper.extraction.generic import generic_blocks
from scraper.markup import Page
from scraper.types import Block, BlockKind
from tests.extraction.pages import page

SENTENCE = "She came in on a Tuesday with the rain still in her hair and had not slept since the spring. "
NUMBERS = ["One", "Two", "Three", "Four", "Five", "Six"]
PARAGRAPHS = "".join(f"<p>{word}: {SENTENCE * 3}</p>" for word in NUMBERS)
MENU = '<div class="menu"><a href="/">Home</a><a href="/about">About</a></div>'


def blocks_of(body: str) -> tuple[Block, ...]:
    return generic_blocks(Page.of(page(body=body).encode(), "https://a.org/a-post/"), ())[0]


def words_of(body: str) -> str:
    return "\n".join(block.text for block in blocks_of(body))


def test_a_note_in_a_box_and_a_comparison_between_paragraphs_come_back() -> None:
    note = f"<div class='box'><span><div>Remember: {SENTENCE}</div></span></div>"
    table = "<div><table><tr><th>Breath</th><th>Count</th></tr><tr><td>in</td><td>4</td></tr></table></div>"
    read = words_of(f"{MENU}<div><div>{PARAGRAPHS}{note}{PARAGRAPHS}{table}{PARAGRAPHS}</div></div>")
    assert "Remember" in read
    assert "in | 4" in read


def test_links_between_paragraphs_do_not_come_back() -> None:
    links = "".join(f"<a href='/town-{n}'>A counsellor for the town of number {n}</a> " for n in range(9))
    assert "number 3" not in words_of(f"<div>{PARAGRAPHS}<div class='towns'>{links}</div>{PARAGRAPHS}</div>")


@pytest.mark.parametrize(
    "first",
    [
        # too short for the page; the words of the whole page in one line
        (Block(kind=BlockKind.PARAGRAPH, text="Home About"),),
        (Block(kind=BlockKind.PARAGRAPH, text=f"Home About {SENTENCE * 40}"),),
        (),
    ],
)
def test_where_the_first_reading_is_doubted_the_element_with_the_paragraphs_is_read(
    first: tuple[Block, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generic, "_read", lambda *_, **__: first)
    head = f"<div><h1>The winter</h1><p>Standfirst: {SENTENCE.strip()}</p><p>By Ana Reyes</p></div>"
    read = blocks_of(f"{MENU}<div>{head}<div><h2>On rest</h2>{PARAGRAPHS}</div></div>")
    assert [block.text.split(":")[0] for block in read] == ["Standfirst", "On rest", *NUMBERS]


def test_a_slower_reading_that_can_be_the_text_is_taken_over_a_lump(monkeypatch: pytest.MonkeyPatch) -> None:
    lump = (Block(kind=BlockKind.PARAGRAPH, text=f"Home About {SENTENCE * 60}"),)
    slow = tuple(Block(kind=BlockKind.PARAGRAPH, text=f"{word}: {SENTENCE * 3}") for word in NUMBERS)
    monkeypatch.setattr(generic, "_read", lambda *_, fast: lump if fast else slow)
    assert "Home" not in words_of(f"{MENU}<div>{PARAGRAPHS}</div>")
