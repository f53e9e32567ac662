"""The head of a page's text: its title, and what stands around it before the text begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from scraper import urls
from scraper.extraction.bylines import read_byline
from scraper.extraction.documents import signs
from scraper.extraction.documents.lines import Line
from scraper.textformat import format_day
from scraper.types import When

MAX_TITLE = 300
#: lines around a title that are looked at
MAX_HEAD = 60
#: words of a category or a first name that stands above a date without a label
_SHORT = 2
_TITLE = re.compile(r"title:\s+(?=\S)", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?:(?:url|source|link|permalink|address|page|(?:retrieved )?from|original(?:ly published)?(?: (?:at|on))?)"
    r"(?:\s*+:)?\s++)?<?(?P<url>https?://\S{4,2000}?)>?\.?",
    re.IGNORECASE,
)
_PART = re.compile(r"(?<!\s)\s++[|·•–—]\s++|(?:(?<!\s)\s++)?[|·•]\s*+")


@dataclass(kw_only=True, slots=True)
class Meta:
    """What the lines around a text say of it."""

    authors: tuple[str, ...] = ()
    byline: list[str] = field(default_factory=list)
    published: When | None = None
    modified: When | None = None
    tags: tuple[str, ...] = ()
    address: str | None = None
    #: lines that are no text of the author
    dropped: list[str] = field(default_factory=list)

    def read(self, text: str, now: datetime) -> bool:
        """Take what a line says, if every part of it is a sign of the page; False if it is text."""
        if self._whole(text, now):
            return True
        parts = [part for part in _PART.split(text) if part]
        known = [self._known(part, now) for part in parts]
        named = [not is_known and signs.name_in(part) for is_known, part in zip(known, parts, strict=True)]
        if len(parts) < 2 or not any(known) or not all(k or n for k, n in zip(known, named, strict=True)):
            return False
        for part, names in zip(parts, named, strict=True):
            if names:
                self.sign(names, part)
            else:
                self._whole(part, now)
        return True

    def _known(self, text: str, now: datetime) -> bool:
        dated = signs.is_date(text, now) or _dated_byline(text, now) is not None
        return dated or signs.byline_in(text) is not None or signs.is_count(text) or signs.is_share(text)

    def _whole(self, text: str, now: datetime) -> bool:
        authors, tags = signs.byline_in(text), signs.tags_in(text)
        found = _ADDRESS.fullmatch(text)
        if found:
            self.address = self.address or urls.clean(found["url"])
        elif authors is not None:
            self.sign(authors, text)
            if rest := re.search(r"\d.*", text):
                self.date(rest[0] if not signs.day_in(text, now) else text, now)
        elif signed := _dated_byline(text, now):
            self.sign(signed, text)
            self.date(text, now)
        elif signs.is_date(text, now):
            self.date(text, now)
        elif tags is not None:
            self.tags = self.tags or tags
        else:
            return signs.is_count(text) or signs.is_share(text)
        return True

    def sign(self, authors: tuple[str, ...], words: str) -> None:
        """The authors, unless better ones are known already, and the words they were read from."""
        if authors and not self.authors:
            self.authors = authors
        self.byline.append(words)

    def date(self, text: str, now: datetime) -> None:
        """Take the dates that a line states."""
        published, modified = signs.days_in(text, now)
        if published is None and modified is None:
            # "3/2/2018" may be either day: its words are kept
            self.byline.append(text)
        self.modified = self.modified or modified
        if self.published is None or (self.published.guessed and published and not published.guessed):
            self.published = published


def _dated_byline(text: str, now: datetime) -> tuple[str, ...] | None:
    """The authors of "March 2, 2018 by Joan Hill"."""
    match = re.fullmatch(r"(.{4,60}?),?\s+(by\s.{2,80})", text, re.IGNORECASE)
    return signs.byline_in(match[2]) if match and signs.is_date(match[1], now) else None


def read_head(lines: Sequence[Line], now: datetime) -> tuple[str | None, int, Meta]:
    """The title (None if no line can be one), the index of the first line of the text, and what the head says."""
    meta = Meta()
    index = _before_title(lines, meta, now)
    if index >= len(lines) or len(lines[index].text) > MAX_TITLE:
        return None, index, meta
    title = _TITLE.sub("", lines[index].text)
    index += 1
    while index < min(len(lines), MAX_HEAD) and (taken := _around(lines[index : index + 4], title, meta, now)):
        meta.dropped += [line.text for line in lines[index : index + taken]]
        index += taken
    return title, index, meta


def _before_title(lines: Sequence[Line], meta: Meta, now: datetime) -> int:
    """The index of the title: the first line that is no label and no sign of the page."""
    index = 0
    for line in lines[:MAX_HEAD]:
        if not (signs.is_label(line.text) or signs.is_share(line.text) or meta.read(line.text, now)):
            break
        index += 1
    if index and (index == len(lines) or lines[index].prose) and not _page_mark(lines[index - 1].text):
        # a text follows at once: the last label was the title
        index -= 1
    meta.dropped += [line.text for line in lines[:index]]
    return index


def _page_mark(text: str) -> bool:
    return re.fullmatch(r"(?:top|bottom) of page|skip to .*", text, re.IGNORECASE) is not None


def _around(lines: Sequence[Line], title: str, meta: Meta, now: datetime) -> int:
    """How many of these lines below the title are none of the text; takes what they say."""
    text, following = lines[0].text, lines[1].text if len(lines) > 1 else ""
    if same(text, title) or (meta.authors and same(text, ", ".join(meta.authors))) or signs.is_mark(text):
        return 1
    if signs.is_lead(text) and following and meta.read(f"{text.rstrip(':')}: {following}", now):
        return 2
    if meta.read(text, now) or signs.is_label(text):
        return 1
    return 1 if _beside(text, [line.text for line in lines[1:]], meta, now) else 0


def _beside(text: str, below: Sequence[str], meta: Meta, now: datetime) -> bool:
    """True for what is a sign only beside another one: a name or a category above a date, "Yesterday"."""
    following, after = (*below[:2], "", "")[:2]
    dated = signs.is_date(following, now) or signs.is_back(following)
    names = signs.name_in(text)
    if names and not meta.authors and (dated or signs.is_count(following) or re.search(r",\s*[A-Z]{2,}", text)):
        meta.sign(names, text)
    elif signs.is_back(text) and (meta.authors or signs.is_count(following)):
        meta.published = meta.published or signs.day_in(text, now)
    elif dated and len(text.split()) <= _SHORT and text[-1].isalnum():
        if meta.authors or any(signs.byline_in(line) for line in below[1:]):
            # Squarespace: the category above the day, the byline below it
            meta.tags = meta.tags or (text,)
        elif signs.is_count(after) or format_day(signs.day_in(following, now)) == following:
            # Wix: a first name, the day, the reading time; our own files: who signed, the day
            meta.sign(read_byline(text), text)
        else:
            meta.byline.append(text)
    else:
        return False
    return True


def same(one: str, other: str) -> bool:
    """True for the same words, whatever their case and punctuation."""
    first = re.sub(r"\W+", "", one.casefold())
    return bool(first) and first == re.sub(r"\W+", "", other.casefold())
