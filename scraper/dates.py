"""Dates in the words of machines and of people, read into a `When`; what is not certain is never made certain.

Sources of the rules: ISO 8601; RFC 822, 2822 and 5322 (4.3, obsolete zones) for feeds; the visible dates of
facts/platforms-hosted.md (0, 1, 2, 3) and platforms-open.md (20). The words are in `scraper.datewords`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from scraper import datewords as terms
from scraper.types import EASTERNMOST, DateSource, Precision, When

MAX_LENGTH = 200
MAX_SHOWN = 80
#: no blog is older; an earlier date is a default or a mistake
FIRST_YEAR = 1995
#: clocks and zones may differ by this much before a date counts as lying in the future
FUTURE = timedelta(days=2)
#: English that may be written month first; without a region it is mostly American
_MONTH_FIRST = frozenset({"en", "en-us", "en-ca", "en-ph"})
_MIDNIGHT = datetime.min.time()
_STAMP = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{3}(?:[0-9]{3})?)?)?"
    r"(?:Z|[+-](?:0[0-9]|1[0-3]):?[0-9]{2})"
)


@dataclass(frozen=True, slots=True)
class _Asked:
    """The question: the words folded, and what is known about where they stood."""

    words: str
    shown: str
    source: DateSource
    now: datetime | None
    day_first: bool | None
    zone: tzinfo | None
    allow_year: bool
    language: str | None

    @property
    def dots_day_first(self) -> bool | None:
        """Whether 3.2.2018 is a day first: nearly everywhere, but where English may be that of America."""
        english = (self.language or "").lower().replace("_", "-") in _MONTH_FIRST
        return None if english and self.day_first is None else self.day_first is not False

    @property
    def today(self) -> date | None:
        """The latest calendar day it may be on the site: in its zone, or in the easternmost one."""
        if self.now is None:
            return None
        return self.now.astimezone(self.zone).date() if self.zone else (self.now + EASTERNMOST).date()


def zone_name(text: str) -> str | None:
    """A time zone's IANA name if the text is one, else None. Never raises."""
    try:
        return str(ZoneInfo(text))
    except (ValueError, OSError, LookupError):
        return None


def parse_when(  # noqa: PLR0913
    text: str,
    *,
    source: DateSource,
    now: datetime | None = None,
    day_first: bool | None = None,
    zone: tzinfo | None = None,
    allow_year: bool = False,
    language: str | None = None,
) -> When | None:
    """The date that a text states, or None where it states none, or not for sure.

    Takes a short text (200 characters are read), where it was read, the time of the fetch (`now`, without which
    relative and year-less dates and the check for future dates are left out), whether 3/2/2018 is a day first
    (None: not known, so such a date is none, but with dots, unless the `language` may be American English), the
    site's zone (without it a time without offset is cut to its day), and whether a bare year counts. Two different
    dates in one text are none, unless the others are updates.
    The day of a moment in UTC is not sure where no zone is known.
    Refused: before 1995, more than two days after `now`, impossible ones, and copyright lines. Never raises.
    """
    cut = (
        text[:MAX_LENGTH].rsplit(None, 1)[0]
        if len(text) > MAX_LENGTH and " " in text[:MAX_LENGTH]
        else text[:MAX_LENGTH]
    )
    shown = " ".join(cut.split())
    words = terms.fold(shown) if not _STAMP.fullmatch(shown) else shown.lower()
    if not words or terms.COPYRIGHT.search(words):
        return None
    if now is not None and now.tzinfo is None:
        now = now.replace(tzinfo=UTC)
    asked = _Asked(words, shown[:MAX_SHOWN], source, now, day_first, zone, allow_year, language)
    readers: tuple[Callable[[_Asked], When | None], ...] = (
        _stamp,
        _complete,
        _relative,
        _month_only,
        _yearless,
        _year_only,
    )
    try:
        found = next((when for reader in readers if (when := reader(asked)) is not None), None)
    except (ValueError, OverflowError):
        return None
    return found if found is not None and _plausible(found.day, now) else None


def _plausible(day: date, now: datetime | None) -> bool:
    return day.year >= FIRST_YEAR and (now is None or day <= (now + FUTURE).date())


def _stamp(asked: _Asked) -> When | None:
    """A full ISO 8601 instant, the form of nearly every machine date: the quick way."""
    if not _STAMP.fullmatch(asked.shown):
        return None
    try:
        instant = datetime.fromisoformat(asked.shown)
    except ValueError:
        return None
    bare = When(day=instant.date(), precision=Precision.DAY, source=asked.source, shown=asked.shown)
    return _at(bare, instant, asked.zone)


def _at(bare: When, instant: datetime, zone: tzinfo | None) -> When:
    """The date with its moment. One in UTC leaves the day unsure, but a midnight: that is a day that was typed."""
    when = replace(bare, precision=Precision.INSTANT, instant=instant, day_sure=instant.time() == _MIDNIGHT)
    return when.in_zone(zone)


def _complete(asked: _Asked) -> When | None:
    words = terms.GLUED.sub(r"\1 \2", asked.words)
    words = terms.BASIC_ISO.sub(lambda m: f"{m[1]}-{m[2]}-{m[3]}t{m[4]}:{m[5]}:{m[6] or '00'}", words)
    words = terms.YEAR_LAST.sub(r"\1 \4 \2\3", words)
    found = [(m.start(), m.end(), day) for m in _matches(words) if (day := _day_of(m, asked)) is not None]
    first_hand = [f for f in found if not terms.UPDATED.search(words[max(0, f[0] - 60) : f[0]])] or found
    first_hand = _published_and_updated(words, sorted(first_hand))
    if len({day for _, _, day in first_hand}) != 1:
        return None
    _, end, day = min(first_hand)
    bare = When(day=day, precision=Precision.DAY, source=asked.source, shown=asked.shown)
    time = terms.TIME.match(words, end)
    instant = _instant(day, time, asked) if time else None
    if instant is None:
        return bare
    return _at(bare, instant, asked.zone)


def _published_and_updated(words: str, found: list[tuple[int, int, date]]) -> list[tuple[int, int, date]]:
    """The first of two dates that stand side by side, the second later: WordPress prints both times of a post."""
    if len(found) == 2 and found[0][2] < found[1][2] and not words[found[0][1] : found[1][0]].strip():
        return found[:1]
    return found


def _matches(words: str) -> Iterator[re.Match[str]]:
    taken: list[tuple[int, int]] = []
    for pattern in terms.COMPLETE:
        for match in pattern.finditer(words):
            if all(match.end() <= start or match.start() >= end for start, end in taken):
                taken.append(match.span())
                yield match


def _day_of(match: re.Match[str], asked: _Asked) -> date | None:
    parts = match.groupdict()
    if parts.get("first"):
        first_is_day = asked.dots_day_first if parts["sep"] == "." else asked.day_first
        order = _order(int(parts["first"]), int(parts["second"]), first_is_day)
        if order is None:
            return None
        day, month = order
    else:
        day = int(parts["day"])
        month = terms.MONTHS[parts["month"]] if parts.get("month") else int(parts["month_no"])
    year = int(parts["year"]) if parts.get("year") else _full_year(int(parts["short"]))
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _order(first: int, second: int, day_first: bool | None) -> tuple[int, int] | None:
    """(day, month) of a date in figures, where the figures or the caller decide; else None."""
    if first > 12 or first == second:
        return first, second
    if second > 12:
        return second, first
    if day_first is None:
        return None
    return (first, second) if day_first else (second, first)


def _full_year(short: int) -> int:
    """RFC 2822, 4.3: 00 to 49 are of this century, 50 to 99 of the last."""
    return short + (2000 if short < 50 else 1900)


def _instant(day: date, time: re.Match[str], asked: _Asked) -> datetime | None:
    """The instant of a day and a time, if an offset stands there or the zone is known; else None."""
    hour, minute, second = int(time["hour"]), int(time["minute"]), int(time["second"] or 0)
    if time["half"]:
        hour = hour % 12 + (12 if time["half"] == "p" else 0)
    micro = int((time["fraction"] or "0")[:6].ljust(6, "0"))
    zone = _zone_of(time, asked)
    if zone is None or hour > 23 or minute > 59:
        return None
    return datetime(day.year, day.month, day.day, hour, minute, min(second, 59), micro, zone)


def _zone_of(time: re.Match[str], asked: _Asked) -> tzinfo | None:
    if time["offset"]:
        digits = time["offset"][1:].replace(":", "").ljust(4, "0")
        minutes = int(digits[:2]) * 60 + int(digits[2:])
        minutes = -minutes if time["offset"][0] == "-" else minutes
        return timezone(timedelta(minutes=minutes)) if abs(minutes) <= 14 * 60 else asked.zone
    if time["utc"]:
        return UTC
    # people write "EST" in summer too: only machines mean it
    if time["zone"] and asked.source is not DateSource.VISIBLE:
        return timezone(timedelta(hours=terms.ZONES[time["zone"]]))
    return asked.zone


def _stripped(words: str) -> str:
    words = terms.READING.sub("", terms.BYLINE.sub("", words))
    for _ in range(8):
        shorter = terms.LEAD.sub("", words, count=1)
        if shorter == words:
            break
        words = shorter
    words = words.strip(" \t•·|,:;~–—-")
    half = len(words) // 2
    return words[:half] if words[:half] == words[half + 1 :] else words


def _relative(asked: _Asked) -> When | None:
    if asked.now is None:
        return None
    words = _stripped(asked.words)
    for days, pattern in terms.BACK.items():
        if pattern.fullmatch(words):
            return _ago(asked, days, "day")
    for pattern in terms.RELATIVE:
        match = pattern.fullmatch(words)
        if match:
            amount = int(match["amount"]) if match["amount"].isdigit() else 1
            return _ago(asked, amount, terms.UNITS[match["unit"]])
    return None


def _ago(asked: _Asked, amount: int, unit: str) -> When:
    assert asked.now is not None
    now = asked.now.astimezone(asked.zone) if asked.zone else asked.now
    if unit in ("month", "year"):
        months = now.year * 12 + now.month - 1 - amount * (12 if unit == "year" else 1)
        day = _clamped(months // 12, months % 12 + 1, now.day)
    else:
        day = (now - timedelta(**{f"{unit}s": amount})).date()
    return When(day=day, precision=Precision.RELATIVE, source=asked.source, shown=asked.shown)


def _clamped(year: int, month: int, day: int) -> date:
    """The day of that month, or its last one where it is shorter."""
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last.replace(day=min(day, last.day))


def _month_only(asked: _Asked) -> When | None:
    match = terms.MONTH_ONLY.fullmatch(_stripped(asked.words))
    if not match:
        return None
    month = terms.MONTHS[match["month"]] if match["month"] else int(match["month_no"])
    day = date(int(match["year"] or match["y"]), month, 1)
    return When(day=day, precision=Precision.MONTH, source=asked.source, shown=asked.shown)


def _yearless(asked: _Asked) -> When | None:
    """A day and a month: the latest such day that is not after today in any zone (or in the site's zone)."""
    match = terms.YEARLESS.fullmatch(_stripped(asked.words))
    today = asked.today
    if not match or today is None:
        return None
    month, number = terms.MONTHS[match["month"] or match["m2"]], int(match["d1"] or match["d2"])
    for year in range(today.year, today.year - 9, -1):
        try:
            day = date(year, month, number)
        except ValueError:
            continue
        if day <= today:
            return When(day=day, precision=Precision.YEARLESS, source=asked.source, shown=asked.shown)
    return None


def _year_only(asked: _Asked) -> When | None:
    words = _stripped(asked.words)
    if not asked.allow_year or not re.fullmatch(r"(?:19|20)[0-9]{2}", words):
        return None
    return When(day=date(int(words), 1, 1), precision=Precision.YEAR, source=asked.source, shown=asked.shown)
