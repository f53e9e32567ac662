"""The text format: how an article's blocks become plain text, and how its file looks (docs/text-format.md).

Pure functions: the same article gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from scraper.types import Precision, When, render_body

__all__ = ["format_day", "one_line", "render_body", "render_file"]

_SPACES = re.compile(r"[ \t\r\n\f\v\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_INVISIBLE = re.compile(
    # C0 and C1 controls, zero-width characters but joiners, soft hyphen, bidi controls, byte order mark, and
    # halves of surrogate pairs, which no file can hold
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\ud800-\udfff]"
)
_NO_LETTERS = re.compile(r"\W+")
#: before an item of a numbered list
_NUMBER = re.compile(r"^ +\d+\. ", re.MULTILINE)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

#: joiners that join nothing: editors leave them in empty paragraphs, and where the cursor stood (Webflow)
# (a run is looked at from its start only, and not given back: a long one would take its square)
_LONE_JOINER = re.compile("(?<![\u200c\u200d])(?:(?:^|(?<=\\s))[\u200c\u200d]+|[\u200c\u200d]++(?=\\s|$))")


def one_line(text: str) -> str:
    """The text with every run of white space, line ends included, as one space; nothing invisible left."""
    if text.isprintable() and "  " not in text:
        # no other white space, no control and no mark is printable
        return text.strip(" ")
    return _SPACES.sub(" ", _LONE_JOINER.sub("", _INVISIBLE.sub("", text))).strip()


def letters(text: str) -> str:
    """A text by its letters and digits alone, case folded: two that are the same so say the same."""
    return _NO_LETTERS.sub("", text.casefold())


def count_words(text: str) -> int:
    """The words of a body, or of any text: what has a letter or digit, the numbers of list items left out."""
    tokens = _NUMBER.sub("", text).split()
    return sum(token.isalnum() or any(map(str.isalnum, token)) for token in tokens)


def format_day(when: When | None) -> str | None:
    """`Mar 02, 2018`, `Mar 2018` or `2018`, as much as is sure; None where nothing is, or the date is a guess."""
    if when is None or when.guessed:
        return None
    first, last = when.days
    if first.year != last.year:
        return None
    if when.precision is Precision.YEAR or first.month != last.month:
        return f"{first.year}"
    if when.precision is Precision.MONTH or first != last:
        return f"{_MONTHS[first.month - 1]} {first.year}"
    return f"{_MONTHS[first.month - 1]} {first.day:02d}, {first.year}"


def format_change(modified: When | None, published: When | None) -> str | None:
    """The day of the last change as `format_day` has it; None where it may be that of publication."""
    changed = format_day(modified)
    if modified is None or published is None or changed is None:
        return changed
    (first, last), (begin, end) = modified.days, published.days
    unsure = not (modified.day_sure and published.day_sure)
    same = changed == format_day(published) or (unsure and first <= end and begin <= last)
    return None if same else changed


def render_file(
    *, title: str, authors: Sequence[str], published: When | None, modified: When | None, body: str
) -> str:
    """The whole text file: title, byline block of what is known for certain, body; one line end at the end.

    The line `Updated:` stands only where its day surely differs from the published one.
    """
    head = [one_line(title), ""]
    byline = []
    if authors:
        byline.append(one_line(", ".join(authors)))
    day = format_day(published)
    if day:
        byline.append(day)
    changed = format_change(modified, published)
    if changed:
        byline.append(f"Updated: {changed}")
    if byline:
        head += [*byline, ""]
    return "\n".join([*head, body]) + "\n"
