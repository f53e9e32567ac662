"""What a line of a page's text is if it is none of the author's: date, byline, count, button, label, address.

A sign is a whole line of at most MAX_SIGN characters: no part of a sentence is one.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from scraper.dates import parse_when
from scraper.datewords import LEAD, MONTHS, READING, UNITS, ZONES, fold
from scraper.extraction.bylines import read_byline, starts_byline
from scraper.extraction.dated import dates_in
from scraper.extraction.documents import vocabulary as words
from scraper.types import DateSource, When

MAX_SIGN = 240
_MAX_DATE = 80

#: words beside a day that do not make it a sentence
_BESIDE = frozenset(
    "at of st nd rd th am pm utc gmt uhr um de del do di the an a ago atras fa geleden vor hace ha il y on "
    "updated last modified edited published posted originally first".split()
)
_FIGURES = re.compile(r"\d{1,2}([/.-])\d{1,2}\1\d{2,4}")
_SENTENCE = frozenset(
    "the a an to is are was your you my our it this that how why what when who where we not of for with from i on "
    "in at by as be do and or but if no".split()
)
_BACK_ONLY = re.compile(r"yesterday|today|just now|gestern|heute|hier|aujourd'hui|ayer|hoy")


def is_count(text: str) -> bool:
    """Views, comments, likes, reading time."""
    flat = fold(text)
    return len(text) <= MAX_SIGN and bool(words.COUNTS.fullmatch(flat) or READING.fullmatch(flat))


def is_share(text: str) -> bool:
    """Share buttons, and names of networks that stand alone."""
    flat = fold(text).strip(" :")
    names = re.split(r"[\s,|/·•]+", flat)
    return len(text) <= MAX_SIGN and bool(words.SHARE.fullmatch(flat) or words.NETWORKS.issuperset(names))


def is_label(text: str) -> bool:
    """A label of a page's frame: menus, "top of page", "See All"."""
    return len(text) <= MAX_SIGN and words.LABELS.fullmatch(fold(text).strip(" :")) is not None


def is_frame(text: str) -> bool:
    """Any line that stands below a post, and says nothing of it."""
    if len(text) > MAX_SIGN:
        return False
    known = words.FRAME.fullmatch(fold(text)) is not None
    return known or is_count(text) or is_share(text) or is_label(text)


def is_copyright(text: str) -> bool:
    """A line that says whose the rights are."""
    return len(text) <= MAX_SIGN and re.match(r"(?:©|\(c\)|copyright\b)", fold(text)) is not None


def is_lead(text: str) -> bool:
    """A label whose value stands on the next line: "By", "Published on"."""
    return words.LEADS.fullmatch(fold(text)) is not None


def is_mark(text: str) -> bool:
    """A dot between two signs that came to stand on a line of its own."""
    return text in ("•", "·", "|", "/")


def tags_in(text: str) -> tuple[str, ...] | None:
    """The tags that a line of tags names; None for any other line."""
    if words.FILED.match(fold(text)) and text.rstrip()[-1:].isalnum():
        text = re.sub(r"^(\w+ \w+) ", r"\1: ", text)
    match = words.TAGS.match(fold(text))
    if match is None or len(text) > MAX_SIGN:
        return None
    label, colon, names = text.partition(":")
    if not colon:
        # the word alone is the heading of a list that has not been kept
        return () if match.end() == len(fold(text)) else None
    if words.TAGS.fullmatch(fold(f"{label}:")) is None:
        return None
    return tuple(
        name for part in re.split(r"[,;|]", names) if (name := part.strip().lstrip("#")) and len(name) < 60
    )


def is_date(text: str, now: datetime) -> bool:
    """True for a line that is nothing but a day, whatever label it has, also one that can't be read for sure."""
    flat = fold(text)
    if len(text) > _MAX_DATE or not re.search(r"\d", flat):
        return False
    for _ in range(8):
        flat = LEAD.sub("", flat, count=1)
    others = set(re.findall(r"[^\W\d_]+", flat)) - _BESIDE - ZONES.keys() - MONTHS.keys() - UNITS.keys()
    return not others and (_FIGURES.search(flat) is not None or day_in(text, now) is not None)


def is_back(text: str) -> bool:
    """ "Yesterday", which is a date only beside other signs."""
    return _BACK_ONLY.fullmatch(fold(text)) is not None


def days_in(text: str, now: datetime) -> tuple[When | None, When | None]:
    """The days of publication and of the change that a line states, read as `day_in` reads them."""
    published, modified = dates_in(text, source=DateSource.VISIBLE, now=now)
    return (
        replace(published, source=DateSource.IMPORT) if published else None,
        replace(modified, source=DateSource.IMPORT) if modified else None,
    )


def day_in(text: str, now: datetime) -> When | None:
    """The date that a line states, read as people write it: a zone's name there is no statement of an offset."""
    when = parse_when(text, source=DateSource.VISIBLE, now=now)
    return replace(when, source=DateSource.IMPORT) if when else None


def is_person(name: str) -> bool:
    """True for what looks like a person's name: two to five words with capitals, none of a sentence."""
    words = name.split(",")[0].split()
    small = {word.lower().strip(".") for word in words}
    return (
        2 <= len(words) <= 5
        and not small & _SENTENCE
        and all(word[0].isupper() or len(word) < 4 for word in words)
    )


def byline_in(text: str) -> tuple[str, ...] | None:
    """The authors of a line that begins as a byline does, () if it names no person; None for any other line."""
    if len(text) > MAX_SIGN or not starts_byline(text):
        return None
    names = read_byline(text)
    labelled = re.match(r"\w+\s?:|(?:written|posted|published|words|story|text)\b", fold(text))
    if not names:
        return () if re.fullmatch(r"\w+\s?:(?: \w+){0,2}|(?:written |posted )?by:?", fold(text)) else None
    close = len(text) <= sum(map(len, names)) + 80
    return names if close and (labelled or all(map(is_person, names))) else None


def name_in(text: str) -> tuple[str, ...] | None:
    """The persons of a line that is nothing but their names; None for any other line."""
    names = read_byline(text)
    plain = re.sub(r"\W+", "", text)
    whole = names and re.sub(r"\W+|and\b|&", "", " ".join(names)) == re.sub(r"\band\b|&", "", plain)
    return names if whole and all(map(is_person, names)) else None
