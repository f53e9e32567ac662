"""Text files as posts: saved pages by the conventions of their platforms, and files of our own archive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.dedup import content_hash
from scraper.extraction import MAX_DOCUMENT, Reading, document_url, read_document
from scraper.extraction.blocks import MAX_BLOCKS
from scraper.textformat import render_body, render_file
from scraper.types import Article, Block, BlockKind, DateSource, NotArticle, Precision, When

NOW = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
FOLDER = Path(__file__).parent.parent / "documents"
GOLDEN = Path(__file__).parent.parent / "golden"


def read(text: str | bytes, name: str = "post.txt") -> Reading:
    return read_document(
        text.encode() if isinstance(text, str) else text, name, now=NOW, content_hash=content_hash
    )


def article(text: str | bytes, name: str = "post.txt") -> Article:
    found = read(text, name).extracted
    assert isinstance(found, Article), found
    return found


def rendered(found: Article) -> str:
    return render_file(
        title=found.title,
        authors=found.bylines,
        published=found.published,
        modified=found.modified,
        body=render_body(found.blocks),
    )


# saved pages --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a saved page says that its text file does not print."""

    authors: tuple[str, ...] = ()
    published: tuple[str, str] | None = None
    tags: tuple[str, ...] = ()
    address: str | None = None


SAID = {
    "kajabi": Said(published=("2023-06-30", "day")),
    "poem": Said(
        published=("2026-11-22", "relative"),
        address="https://www.quietorchard.example/blog/after-rain?utm_source=mail",
    ),
    "signed": Said(authors=("Petra Lindqvist",)),
    "single-lines": Said(authors=("Ilse Marchetti",), published=("2026-08-17", "year-less")),
    "squarespace": Said(authors=("Benedikt Aumann, LPC",), published=("2026-11-09", "year-less"), tags=("Grief",)),
    "whole": Said(),
    "wix": Said(authors=("Orla Vance",), published=("2021-08-17", "day")),
    "wordpress": Said(authors=("Maren Oyelaran",), published=("2018-03-02", "day"), tags=("sleep", "worry")),
}


def test_every_document_is_told() -> None:
    assert {path.name.removesuffix(".post.txt") for path in FOLDER.glob("*.post.txt")} == set(SAID)


@pytest.mark.parametrize("name", SAID)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_saved_page_gives_just_its_post(name: str, ends: str) -> None:
    saved = (FOLDER / f"{name}.txt").read_text("utf-8").replace("\n", ends)
    found = article(saved)
    assert rendered(found) == (FOLDER / f"{name}.post.txt").read_text("utf-8")
    said = SAID[name]
    assert (found.bylines, found.tags, found.canonical_url) == (said.authors, said.tags, said.address)
    day = found.published
    assert (day and (day.iso(), day.precision.value)) == said.published
    assert day is None or day.source is DateSource.IMPORT


@pytest.mark.parametrize("name", SAID)
def test_every_line_is_text_or_named_as_dropped(name: str) -> None:
    saved = (FOLDER / f"{name}.txt").read_text("utf-8")
    reading = read(saved)
    assert isinstance(reading.extracted, Article)
    body = f"{reading.extracted.title}\n{render_body(reading.extracted.blocks)}"
    for line in filter(None, (line.strip(" •") for line in saved.split("\n"))):
        assert line in body or line in reading.dropped, line


def test_what_was_dropped_is_told_in_its_own_words() -> None:
    dropped = read((FOLDER / "wix.txt").read_bytes()).dropped
    assert dropped[:4] == ("top of page", "Writer: Orla Vance", "Orla Vance", "Aug 17, 2021")
    assert {"$4.50", "Buy Now", "Pocket Cards, Set of Two", "1,204 views2 comments", "See All"} <= set(dropped)
    assert dropped[-1] == "bottom of page"


LINES = [
    ("By Joan Hill, LCSW | Mar 2, 2018 | 3 min read", ("Joan Hill, LCSW",), "2018-03-02", None),
    ("Posted by Joan Hill on March 2, 2018", ("Joan Hill",), "2018-03-02", None),
    ("Posted by admin on March 3, 2018", (), "2018-03-03", None),
    ("March 2, 2018 by Joan Hill", ("Joan Hill",), "2018-03-02", None),
    ("Joan Hill, LCSW · Mar 2, 2018 · 3 min read", ("Joan Hill, LCSW",), "2018-03-02", None),
    ("Written By\nJoan Hill", ("Joan Hill",), None, None),
    ("Joan Hill\nMarch 2, 2018", ("Joan Hill",), "2018-03-02", None),
    ("Published on\nMar 2, 2018", (), "2018-03-02", None),
    ("Published: March 2018", (), "2018-03", None),
    ("Last updated on 2 November 2020", (), None, "2020-11-02"),
    ("Updated Feb 3, 2022 (originally published Jan 5, 2021)", (), "2021-01-05", "2022-02-03"),
    ("Updated Feb 3, 2022 · Published January 5, 2021", (), "2021-01-05", "2022-02-03"),
    ("Updated on\nNov 2, 2020", (), None, "2020-11-02"),
    ("12 de marzo de 2020", (), "2020-03-12", None),
    ("Author: admin", (), None, None),
    ("3/2/2018", (), None, None),
    ("5 Comments", (), None, None),
]
BODY = "A paragraph about the weather inside a family, long enough to be one, and with a stop at its end."


@pytest.mark.parametrize(("head", "authors", "published", "modified"), LINES)
def test_heads(head: str, authors: tuple[str, ...], published: str | None, modified: str | None) -> None:
    found = article(f"On Weather\n\n{head}\n\n{BODY}\n")
    assert (found.title, render_body(found.blocks)) == ("On Weather", BODY)
    assert found.bylines == authors
    assert (found.published and found.published.iso()) == published
    assert (found.modified and found.modified.iso()) == modified


def test_a_day_that_may_be_two_is_kept_in_words_only() -> None:
    found = article(f"On Weather\n\nBy Joan Hill\n3/2/2018\n\n{BODY}")
    assert (found.published, found.byline) == (None, "By Joan Hill · 3/2/2018")


TEXTS = [
    "By the time I was ten, I knew.",
    "On March 2, 2018 I lost my mother.",
    "Thirty days",
    "In this room",
    "May the road rise",
    "A Love Story",
    "The Weather, and Us",
]


@pytest.mark.parametrize("line", TEXTS)
def test_lines_below_a_title_that_are_text(line: str) -> None:
    found = article(f"On Weather\n\n{line}\n\n{BODY}")
    assert render_body(found.blocks) == f"{line}\n\n{BODY}"
    assert (found.bylines, found.published) == ((), None)


ENDINGS = [
    "Call me at 503-555-0188, and we will find an hour.",
    "Home",
    "Share what you have with whom you love.",
    "Next: what to bring to a first session.",
    "“Rest is a verb.”\n\n– Old saying",
    "- one thing\n- another thing",
]


@pytest.mark.parametrize("ending", ENDINGS)
def test_endings_that_are_text(ending: str) -> None:
    found = article(f"On Weather\n\n{BODY}\n\n{ending}")
    assert render_body(found.blocks) == f"{BODY}\n\n{ending}"
    assert found.bylines == ()


FRAMES = [
    "Share this post",
    "0 comments",
    "Comments",
    "Comments (3)",
    "Recent Posts\n\nSee All\n\nA Title of Another Post",
    "© 2024 Quiet Orchard. All rights reserved.",
    "Powered by Squarespace",
    "Phone: (802) 555-0143\nEmail: hello@quietorchard.example",
    "802 555 0143 802 555 0144 | hello@quietorchard.example, (802) 555-0145",
    "Tel: . us: 802.555.0143\nE-mail: us: hello@quietorchard.example",
    "12 Linden Lane, Suite 3\nBurlington, VT 05401",
    "14 Orchard Road, Bath BA1 2AB",
    "e: [email\xa0protected]",
    "Subscribe to our newsletter\n\nEmail Address\n\nSign Up",
    "Monday - Friday 9am - 5pm\nSaturday Closed",
    "Facebook\nInstagram\nLinkedIn",
    '[contact-form-7 id="12" title="Contact"]',
    "Feelings Wheel\n$4.50\nBuy Now",
    "Privacy Policy | Terms of Service",
    "Previous Post: The Owl Hour",
    "Leave a Reply Cancel reply\n\nYour email address will not be published.\n\nName *",
]


@pytest.mark.parametrize("frame", FRAMES)
def test_endings_that_are_the_pages(frame: str) -> None:
    assert render_body(article(f"On Weather\n\n{BODY}\n\n{frame}\n").blocks) == BODY


SIGNATURES = [
    ("~Joan Hill, The Weather Blog", ("Joan Hill",)),
    ("– Joan Hill", ("Joan Hill",)),
    ("With warmth,\nJoan Hill", ("Joan Hill",)),
    ("Rain and light,\nJoan Hill, LCSW\nKeeping Rooms for Rain", ("Joan Hill, LCSW",)),
    ("Written by Joan Hill", ("Joan Hill",)),
    ("Finding Peace", ()),
    ("“Rest is a verb.”\n\n– Joan Hill", ()),
]


@pytest.mark.parametrize(("end", "authors"), SIGNATURES)
def test_signatures(end: str, authors: tuple[str, ...]) -> None:
    assert article(f"On Weather\n\n{BODY}\n\n{end}\n\n312 views0 comments").bylines == authors


# files that are no posts --------------------------------------------------------------------------------------

NONE = [
    (b"", "no-text"),
    ("﻿ \xa0\n\n".encode(), "no-text"),
    (b"A title", "no-text"),
    (b"word " * 200, "no-title"),
    ("Größe\n\nText".encode("utf-16"), "not-utf-8"),
    ("Größe\n\nText".encode("latin-1"), "not-utf-8"),
    (b"%PDF-1.7\x00\x01", "not-utf-8"),
    (b"a\n" * (MAX_BLOCKS + 1), "too-large"),
    (b"a" * (MAX_DOCUMENT + 1), "too-large"),
]


@pytest.mark.parametrize(("data", "reason"), NONE, ids=[f"{reason}-{n}" for n, (_, reason) in enumerate(NONE)])
def test_what_is_no_post_has_its_reason(data: bytes, reason: str) -> None:
    found = read(data).extracted
    assert isinstance(found, NotArticle)
    assert found.reason == reason
    assert found.detail


@pytest.mark.parametrize(
    ("body", "language"),
    [
        (f"{BODY} {BODY}", "en"),
        ("Am Abend sitzen wir noch lange vor dem Haus und reden nicht, weil es gut ist. " * 3, "de"),
    ],
)
def test_the_language_is_the_one_it_is_written_in(body: str, language: str) -> None:
    assert article(f"On Weather\n\n{body}\n").language == language


def test_a_byte_order_mark_is_no_character_of_the_title() -> None:
    assert article(f"\ufeffOn Weather\n\n{BODY}").title == "On Weather"


def test_the_old_name_is_kept() -> None:
    found = article(f"On Weather\n\n{BODY}", "017_00000000000000ff.txt")
    assert found.evidence == ("file 017_00000000000000ff.txt", "number 017", "hash 00000000000000ff")
    assert article(f"On Weather\n\n{BODY}", "rain.txt").evidence == ("file rain.txt",)


def test_the_address_of_a_file_is_its_name_and_its_bytes() -> None:
    assert document_url(b"a", "on rain.txt") == document_url(b"a", "on rain.txt")
    assert document_url(b"a", "on rain.txt") != document_url(b"b", "on rain.txt")
    assert document_url(b"a", "on rain.txt").endswith("/on%20rain.txt")


# our own files ------------------------------------------------------------------------------------------------


def when(day: date, precision: Precision = Precision.DAY) -> When:
    return When(day=day, precision=precision, source=DateSource.META, shown="")


BLOCKS = (
    Block(kind=BlockKind.PARAGRAPH, text="Recent Posts"),
    Block(kind=BlockKind.BULLET, text="a"),
    Block(kind=BlockKind.NUMBERED, text="b", level=1, number=3),
    Block(kind=BlockKind.TABLE, text="Day | Mood\nMon | low"),
    Block(kind=BlockKind.VERSE, text="I sat down\nand it passed"),
    Block(kind=BlockKind.PARAGRAPH, text="Comments"),
)
HEADS: list[tuple[tuple[str, ...], When | None, When | None]] = [
    ((), None, None),
    (("Ada Lindqvist",), None, None),
    (("Joan Hill, LCSW", "Anna Bell"), when(date(2018, 3, 2)), when(date(2020, 11, 2))),
    (("slowletters",), when(date(2018, 1, 1), Precision.YEAR), None),
    ((), when(date(2018, 3, 1), Precision.MONTH), None),
    ((), None, when(date(2020, 11, 2))),
]


def unsure(iso: str) -> When:
    instant = datetime.fromisoformat(iso)
    return When(
        day=instant.date(),
        precision=Precision.INSTANT,
        source=DateSource.META,
        shown="",
        instant=instant,
        day_sure=False,
    )


@pytest.mark.parametrize(
    ("published", "modified"),
    [
        (unsure("2018-03-02T19:00:00+00:00"), None),
        (unsure("2018-03-31T19:00:00+00:00"), when(date(2018, 4, 9))),
        (unsure("2018-12-31T19:00:00+00:00"), unsure("2019-03-02T19:00:00+00:00")),
        (when(date(2018, 3, 2)), unsure("2018-03-20T19:00:00+00:00")),
    ],
)
def test_an_unsure_day_comes_back_as_it_was_printed(published: When, modified: When | None) -> None:
    body = render_body(BLOCKS)
    text = render_file(title="Rain", authors=("Joan Hill",), published=published, modified=modified, body=body)
    found = article(text, f"012_{content_hash('Rain', body)[:16]}.txt")
    assert rendered(found) == text
    assert found.bylines == ("Joan Hill",)


@pytest.mark.parametrize(("authors", "published", "modified"), HEADS)
def test_our_own_files_come_back_to_the_letter(
    authors: tuple[str, ...], published: When | None, modified: When | None
) -> None:
    body = render_body(BLOCKS)
    text = render_file(title="top of page", authors=authors, published=published, modified=modified, body=body)
    found = article(text, f"012_{content_hash('top of page', body)[:16]}.txt")
    assert rendered(found) == text
    assert (found.title, found.bylines, render_body(found.blocks)) == ("top of page", authors, body)
    for before, after in ((published, found.published), (modified, found.modified)):
        assert (before and (before.iso(), before.precision)) == (after and (after.iso(), after.precision))


@pytest.mark.parametrize("path", sorted(GOLDEN.rglob("*.txt")), ids=lambda path: path.stem[:40])
def test_our_own_texts_lose_nothing_under_another_name(path: Path) -> None:
    assert rendered(article(path.read_bytes(), "renamed.txt")).encode() == path.read_bytes()


PARTS = st.lists(
    st.one_of(
        st.text(max_size=60),
        st.sampled_from(
            ["\n", "\n\n", "Comments", "Recent Posts", "By Sam Lee", "Aug 17", "$5.00", "Buy Now", "  • ", "Share"]
        ),
    ),
    max_size=40,
)


@given(PARTS, st.text(max_size=20))
def test_it_never_raises_and_gives_our_format(parts: list[str], name: str) -> None:
    data = "".join(parts).encode("utf-8", "surrogatepass")
    reading = read_document(data, name, now=NOW, content_hash=content_hash)
    if isinstance(reading.extracted, Article):
        # what was rendered is read back to the letter under its own name
        body = render_body(reading.extracted.blocks)
        again = article(rendered(reading.extracted), f"000_{content_hash(reading.extracted.title, body)[:16]}.txt")
        assert (again.title, render_body(again.blocks)) == (reading.extracted.title, body)


@given(st.binary(max_size=400))
def test_it_never_raises_on_bytes(data: bytes) -> None:
    read(data)
