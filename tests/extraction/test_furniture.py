"""What a page's furniture leaves among the blocks of a text goes; the author's words that look like it stay."""

from __future__ import annotations

import pytest

from scraper.extraction.furniture import without_furniture
from scraper.textformat import render_body
from scraper.types import Block, BlockKind

TITLE = "What the river knows"
LONG = (
    "She came in on a Tuesday with the rain still in her hair and said that she had not slept since the spring. "
)
KINDS = {"#": BlockKind.HEADING, "-": BlockKind.BULLET, "!": BlockKind.CAPTION}


def blocks(*lines: str) -> tuple[Block, ...]:
    """Paragraphs; headings behind "# ", bullets behind "- ", captions behind "! "."""
    found = []
    for line in lines:
        kind = KINDS.get(line[0]) if line[1:2] == " " else None
        text = line[2:] if kind else line
        found.append(Block(kind=kind or (BlockKind.VERSE if "\n" in text else BlockKind.PARAGRAPH), text=text))
    return tuple(found)


def left(*lines: str) -> str:
    return render_body(without_furniture(blocks(*lines), TITLE))


GONE = [
    "Share this:",
    "Share on Facebook",
    "Click to share on Twitter (Opens in new window)",
    "Teilen",
    "1,840 views",
    "1,840 views 0 comments",
    "4 min read",
    "top of page",
    "Read more »",
    "Leave a comment",
    "Related: How to sit with a feeling",
    "Follow us on Instagram @slowweather",
    "Join our mailing list!",
    "Subscribe to The Slow Weather via email.",
    "Sign up for my monthly newsletter and get a free guide",
    "Photo by Ana Reyes on Unsplash",
    "Image credit: River Pictures",
    "(Source)",
    "© 2019 Calm Harbor Counseling. All rights reserved.",
    "* * *",
    "——————",
    '{"layoutMobile":2,"buttonText":"Buy now"}',
    "[/vc_column_text][/vc_column][/vc_row]",
    '[contact-form-7 id="12" title="Contact"]',
    "Share\nTweet\nPin it",
    "Pin this for later!",
    "Thanks for reading Porch Letters! Subscribe for free to receive new posts.",
    "Porch Letters is a reader-supported publication. To receive new posts, consider becoming a subscriber.",
    "! Source: River Pictures",
    "! Photographer: Ana Reyes | Source: Unsplash",
]


@pytest.mark.parametrize("line", GONE)
def test_a_line_that_is_furniture_goes(line: str) -> None:
    assert left(LONG, line, LONG) == left(LONG, LONG)


STAYS = [
    "Share this with somebody who needs it today, and sit with them while they read.",
    "Print it out and hang it on the fridge.",
    "Related to this is a question that I ask every couple in the first hour.",
    "Read more slowly than you want to.",
    "Join the feeling where it lives: in the chest, mostly.",
    "Photo by photo we went through the box that her mother had left. It took all of winter.",
    "Copy it.",
    "Source of all this: my grandmother.",
    "Source: my grandmother, who had it from the river.",
    "! The source of the river, in May",
    "Thanks for reading this far; it was not easy to write.",
    "…",
    "Why?",
    "- Call a friend.\n",
    "Comments like this hurt.",
    "It was 4 min.",
    "{sigh}",
    "Updated: my beliefs about sleep, which are these.",
]


@pytest.mark.parametrize("line", STAYS)
def test_a_line_of_the_authors_stays(line: str) -> None:
    assert line.strip("\n-! ") in left(LONG, line, LONG)


def test_shop_cards_go_with_their_prices() -> None:
    card = ("Weighted blanket", "USD 99.97", "USD 129.97", "Buy now")
    assert left(LONG, *card, *card, LONG) == left(LONG, LONG)
    assert "$20" in left(LONG, "$20", "was all she had.", LONG)


def test_the_title_and_the_day_of_a_change_are_said_once() -> None:
    assert left("Last Updated January, 2024", f"# {TITLE}", "Last Updated January, 2025", LONG) == LONG
    assert left(LONG, f"# {TITLE}", LONG).count(TITLE) == 1
    assert left("Posted by the door, a note.", LONG).startswith("Posted by the door")


def test_the_days_of_a_text_are_not_its_last_lines() -> None:
    assert left("Posted on May 3, 2021 by Ana", LONG, "- Updated May 7, 2022", "- Posted May 3, 2021") == LONG
    assert left(LONG, "Posted by the door, a note.").endswith("a note.")


DEPARTMENTS = (
    "# 🎙️ The Porch podcast",
    "Perrin Oake walks along the towpath.",
    "# Upcoming events",
    "- An evening of chairs, in May",
    "# How to stay in touch",
    "Write to the porch.",
)


def test_the_departments_of_a_newsletter_go() -> None:
    assert left(LONG, "# The chair", LONG, *DEPARTMENTS) == left(LONG, "# The chair", LONG)


def test_two_headlines_like_departments_are_the_authors() -> None:
    assert "chairs" in left(LONG, LONG, *DEPARTMENTS[:4])
    # and three of one kind, or such as stand before the text
    assert "third" in left(LONG, LONG, "# Events", "One.", "# Events", "Two.", "# Events", "The third.")
    assert "towpath" in left(*DEPARTMENTS, *[LONG] * 10)


CONTENTS = (
    "# Table of contents",
    "1. The first hour",
    "2. The long middle",
    "- 2.1 A word on rain",
    "3. Going home",
)
TEXT = (LONG, "# The first hour", LONG, "# The long middle", LONG, "# On rain", LONG, "# Going home", LONG)


def test_a_table_of_contents_goes() -> None:
    assert left(LONG, *CONTENTS, *TEXT) == left(LONG, *TEXT)
    assert left("In this post:", *CONTENTS[1:], *TEXT) == left(*TEXT)


def test_a_list_under_such_a_label_stays_where_no_headlines_say_the_same() -> None:
    told = left("# Contents", "- a blanket", "- a stone", "- a letter", LONG, "# The box", LONG)
    assert "a stone" in told
    assert "Contents" in told


def test_the_first_headline_of_the_text_is_no_line_of_the_contents() -> None:
    short = ("# The first hour", "Sit.", "# The long middle", "Stay.", "# Going home", "Go.")
    contents = ("Contents", "The first hour", "The long middle", "Going home")
    assert left(*contents, *short) == left(*short)


ENDS = [
    ("# You May Also Like", "# A letter to the night", "A short teaser of another post. Read more", "# The stone"),
    ("Related Posts", "A letter to the night", "The stone"),
    ("# Das könnte dich auch interessieren", "Ein Brief"),
    ("# También te puede interesar", "Una carta"),
    ("# About the author", "Ana Reyes is a therapist in Ohio. She lives with two dogs and a piano."),
    ("# 3 Comments", "Thank you for this.", "Me too."),
]


@pytest.mark.parametrize("end", ENDS)
def test_what_follows_the_text_is_cut(end: tuple[str, ...]) -> None:
    assert left(LONG, LONG, LONG, LONG, *end) == left(LONG, LONG, LONG, LONG)


def test_the_end_of_a_text_is_not_cut_where_the_author_goes_on() -> None:
    assert "Related posts" in left("# Related posts", LONG, LONG, LONG)
    assert "the end" in left(LONG, LONG, "# Related posts", LONG * 6, "And that is the end.")
    assert "comment" in left(LONG, LONG, "Comments", "I comment on nothing.")
    assert "my aunt" in left(LONG, LONG, "# About the author", LONG * 20, "She was my aunt.")
