"""Dates: one table of what is read, one of what is refused, and the promise that nothing raises."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.dates import FIRST_YEAR, MAX_SHOWN, parse_when
from scraper.datewords import MONTHS, fold
from scraper.types import DateSource, Precision

NOW = datetime(2024, 8, 17, 12, 0, tzinfo=UTC)
LA = ZoneInfo("America/Los_Angeles")

MACHINE = [
    ("2018-03-02T19:00:00Z", "2018-03-02T19:00:00+00:00"),
    ("2018-03-02T19:00:00.123Z", "2018-03-02T19:00:00.123000+00:00"),
    ("2018-03-02T19:00:00.1234567+00:00", "2018-03-02T19:00:00.123456+00:00"),
    ("2023-09-16T04:51:00-0600", "2023-09-16T04:51:00-06:00"),
    ("2018-12-04T10:00:00+0100", "2018-12-04T10:00:00+01:00"),
    ("2018-12-04T10:00:00+01", "2018-12-04T10:00:00+01:00"),
    ("2018-03-02 19:00:00+02:00", "2018-03-02T19:00:00+02:00"),
    ("2018-03-02 19:00 +00:00", "2018-03-02T19:00:00+00:00"),
    ("2018-03-02 19:00:00 UTC", "2018-03-02T19:00:00+00:00"),
    ("2018-03-02T19:00Z", "2018-03-02T19:00:00+00:00"),
    ("20180302T190000Z", "2018-03-02T19:00:00+00:00"),
    ("20180302T1900Z", "2018-03-02T19:00:00+00:00"),
    ("2018-03-02T23:59:60Z", "2018-03-02T23:59:59+00:00"),
    ("2018-03-02T19:00:00−05:00", "2018-03-02T19:00:00-05:00"),
    ("Fri, 02 Mar 2018 19:00:00 -0800", "2018-03-02T19:00:00-08:00"),
    ("Fri, 02 Mar 2018 19:00:00 GMT", "2018-03-02T19:00:00+00:00"),
    ("Fri, 2 Mar 2018 19:00 +0000", "2018-03-02T19:00:00+00:00"),
    ("02 Mar 18 19:00:00 EST", "2018-03-02T19:00:00-05:00"),
    ("Fri, 02 Mar 18 19:00 UT", "2018-03-02T19:00:00+00:00"),
    ("Sun, 02 Mar 1997 19:00:00 PDT", "1997-03-02T19:00:00-07:00"),
    ("2 Mar 97 19:00:00 Z", "1997-03-02T19:00:00+00:00"),
    ("Fri Mar 02 2018 19:00:00 GMT+0100 (Central European Standard Time)", "2018-03-02T19:00:00+01:00"),
    ("Fri Mar 02 19:00:00 UTC 2018", "2018-03-02T19:00:00+00:00"),
    # no offset, or one that nobody defined: the day is all that is known
    ("2018-03-02T19:00:00", "2018-03-02"),
    ("2018-03-02 19:00:00", "2018-03-02"),
    ("Fri, 02 Mar 2018 19:00:00", "2018-03-02"),
    ("Fri, 02 Mar 2018 19:00:00 AEST", "2018-03-02"),
    ("Fri Mar  2 19:00:00 2018", "2018-03-02"),
    ("2018-03-02", "2018-03-02"),
    ("2018-03", "2018-03"),
    ("2018-03-02T19:00:00+23:00", "2018-03-02"),
    ("2018-03-02T25:00:00Z", "2018-03-02"),
]

VISIBLE = [
    ("Mar 02, 2018", "2018-03-02"),
    ("Apr 16, 2024", "2024-04-16"),
    ("March 2nd, 2018", "2018-03-02"),
    ("March 2nd 2018", "2018-03-02"),
    ("2 March 2018", "2018-03-02"),
    ("2nd of March, 2018", "2018-03-02"),
    ("MARCH 2, 2018", "2018-03-02"),
    ("Sept. 5, 2019", "2019-09-05"),
    ("Friday, March 2, 2018", "2018-03-02"),
    ("2. Okt. 2022", "2022-10-02"),
    ("2. März 2018", "2018-03-02"),
    ("Freitag, 2. März 2018", "2018-03-02"),
    ("1. Jänner 2020", "2020-01-01"),
    ("le 2 mars 2018", "2018-03-02"),
    ("1er février 2018", "2018-02-01"),
    ("15 août 2019", "2019-08-15"),
    ("12 déc. 2020", "2020-12-12"),
    ("2 de marzo de 2018", "2018-03-02"),
    ("miércoles, 5 de septiembre del 2018", "2018-09-05"),
    ("marzo 2, 2018", "2018-03-02"),
    ("2 marzo 2018", "2018-03-02"),
    ("14 gen 2021", "2021-01-14"),
    ("2 de março de 2018", "2018-03-02"),
    ("1º de fevereiro de 2018", "2018-02-01"),
    ("7 out 2021", "2021-10-07"),
    ("2 maart 2018", "2018-03-02"),
    ("3 mei 2019", "2019-05-03"),
    ("2018年3月2日", "2018-03-02"),
    ("2018/03/02", "2018-03-02"),
    ("2018.3.2", "2018-03-02"),
    ("02.03.2018", "2018-03-02"),
    ("2. 3. 2018", "2018-03-02"),
    ("25/12/2018", "2018-12-25"),
    ("12/25/2018", "2018-12-25"),
    ("5/5/2018", "2018-05-05"),
    ("13-02-2018", "2018-02-13"),
    ("02-Mar-2018", "2018-03-02"),
    ("2018 Mar 02", "2018-03-02"),
    ("Updated: Nov 2, 2020", "2020-11-02"),
    ("Posted on March 2, 2018 by admin", "2018-03-02"),
    ("Published March 2, 2018 | Updated Nov 2, 2020", "2018-03-02"),
    ("Posted on August 15, 2018 December 9, 2019", "2018-08-15"),
    ("December 9, 2019 August 15, 2018", None),
    ("August 15, 2018 to December 9, 2019", None),
    ("Updated Nov 2, 2020. Published March 2, 2018", "2018-03-02"),
    ("Aktualisiert: 2. Okt. 2022", "2022-10-02"),
    ("Writer: Emma Turner • Mar 27, 2023 • 2 min read", "2023-03-27"),
    ("by Anna | Dec 7, 2017 | Uncategorized | 1 comment", "2017-12-07"),
    ("9 Jun 2020 | Blogazine, Lock Down", "2020-06-09"),
    ("Linda John • 4 May 2020", "2020-05-04"),
    ("March 2, 2018 at 7:30 pm", "2018-03-02"),
    # in July people still write EST: the hour is not certain, the day is
    ("July 2, 2018 7:30 pm EST", "2018-07-02"),
    ("May 5, 20206 min read", "2020-05-05"),
    ("\u00a0 Mar\u00a002,\u00a02018 ", "2018-03-02"),
    ("March 2018", "2018-03"),
    ("mars 2018", "2018-03"),
    ("marzo de 2018", "2018-03"),
    ("Published in: March 2018", None),
    ("Posted March, 2018", "2018-03"),
]

GUESSED = [
    ("Aug 17", "2024-08-17", Precision.YEARLESS),
    ("17 May", "2024-05-17", Precision.YEARLESS),
    ("Jun 9", "2024-06-09", Precision.YEARLESS),
    ("06Jun", "2024-06-06", Precision.YEARLESS),
    ("Sep 16", "2023-09-16", Precision.YEARLESS),
    # it is already the 18th in New Zealand
    ("Aug 18", "2024-08-18", Precision.YEARLESS),
    ("Aug 19", "2023-08-19", Precision.YEARLESS),
    ("Feb 29", "2024-02-29", Precision.YEARLESS),
    ("• Mar 27", "2024-03-27", Precision.YEARLESS),
    ("Apr 15 · 3 min read", "2024-04-15", Precision.YEARLESS),
    ("Updated: Jan 20", "2024-01-20", Precision.YEARLESS),
    ("Sep 16 Written By Jon Norris", "2023-09-16", Precision.YEARLESS),
    ("December 8 December 8", "2023-12-08", Precision.YEARLESS),
    ("2. Okt.", "2023-10-02", Precision.YEARLESS),
    ("Mi., 17. Juli", "2024-07-17", Precision.YEARLESS),
    ("8 de marzo", "2024-03-08", Precision.YEARLESS),
    ("le 2 août", "2024-08-02", Precision.YEARLESS),
    ("3 days ago", "2024-08-14", Precision.RELATIVE),
    ("2 hours ago", "2024-08-17", Precision.RELATIVE),
    ("13 hours ago", "2024-08-16", Precision.RELATIVE),
    ("Updated: 2 days ago", "2024-08-15", Precision.RELATIVE),
    ("a month ago", "2024-07-17", Precision.RELATIVE),
    ("6 months ago", "2024-02-17", Precision.RELATIVE),
    ("2 years ago", "2022-08-17", Precision.RELATIVE),
    ("5 min ago", "2024-08-17", Precision.RELATIVE),
    ("3d ago", "2024-08-14", Precision.RELATIVE),
    ("yesterday", "2024-08-16", Precision.RELATIVE),
    ("just now", "2024-08-17", Precision.RELATIVE),
    ("vor 3 Tagen", "2024-08-14", Precision.RELATIVE),
    ("vor einer Woche", "2024-08-10", Precision.RELATIVE),
    ("gestern", "2024-08-16", Precision.RELATIVE),
    ("il y a 3 jours", "2024-08-14", Precision.RELATIVE),
    ("avant-hier", "2024-08-15", Precision.RELATIVE),
    ("hace 3 días", "2024-08-14", Precision.RELATIVE),
    ("hace un año", "2023-08-17", Precision.RELATIVE),
    ("3 giorni fa", "2024-08-14", Precision.RELATIVE),
    ("un'ora fa", "2024-08-17", Precision.RELATIVE),
    ("há 3 dias", "2024-08-14", Precision.RELATIVE),
    ("3 dias atrás", "2024-08-14", Precision.RELATIVE),
    ("3 dagen geleden", "2024-08-14", Precision.RELATIVE),
]

REFUSED = [
    "",
    "   ",
    "no date here",
    "© 2024",
    "© 2024 by ABL Psychology. March 2, 2018",
    "Copyright 2024",
    "(c) 2019 Kind Minds",
    "All rights reserved, May 2018",
    "2018",
    "3/2/2018",
    "03-02-2018",
    "02/03/18",
    "Feb 30, 2018",
    "2018-02-30",
    "2018-13-01",
    "0000-00-00T00:00:00",
    "March 2, 1969",
    "1994-12-31",
    "2024-08-20",
    "Aug 20, 2024",
    "Aug 20, 2124",
    "March 2-4, 2018",
    "March 2, 2018 and April 5, 2018",
    "9999 years ago",
    "In May 2018 I began to write",
    "Call (510) 649-9818",
    "12 Game Hacks for Effective Play Therapy Sessions",
    "May",
    "Room 12",
    "5 minute read",
    "20180302",
    "1519945200",
    "99 Aug",
    "192.168.2.2018",
]


@pytest.mark.parametrize(("text", "iso"), MACHINE)
def test_machine_dates(text: str, iso: str) -> None:
    when = parse_when(text, source=DateSource.FEED, now=NOW)
    assert when is not None
    assert when.iso() == iso
    assert not when.guessed
    assert when.certain is (when.instant is None or bool(when.instant.utcoffset()))


@pytest.mark.parametrize(
    ("text", "certain", "days"),
    [
        ("2018-03-02T19:00:00Z", False, ("2018-03-02", "2018-03-03")),
        ("2018-03-02T11:00:00Z", False, ("2018-03-01", "2018-03-03")),
        ("2018-03-02T00:00:01+00:00", False, ("2018-03-01", "2018-03-02")),
        # a day that was typed, which a program made a midnight of
        ("2018-03-02T00:00:00Z", True, ("2018-03-02", "2018-03-02")),
        ("2018-03-02T00:00:00.000+00:00", True, ("2018-03-02", "2018-03-02")),
        ("Fri, 02 Mar 2018 00:00:00 GMT", True, ("2018-03-02", "2018-03-02")),
        ("2018-03-02T19:00:00+02:00", True, ("2018-03-02", "2018-03-02")),
        ("2018-03-02", True, ("2018-03-02", "2018-03-02")),
    ],
)
def test_a_moment_in_utc_leaves_its_day_open(text: str, certain: bool, days: tuple[str, str]) -> None:
    when = parse_when(text, source=DateSource.META)
    assert when is not None
    assert (when.certain, tuple(day.isoformat() for day in when.days)) == (certain, days)
    zoned = parse_when(text, source=DateSource.META, zone=ZoneInfo("Pacific/Auckland"))
    assert zoned is not None
    assert zoned.certain


@pytest.mark.parametrize(("text", "iso"), VISIBLE)
def test_visible_dates(text: str, iso: str | None) -> None:
    when = parse_when(text, source=DateSource.VISIBLE, now=NOW)
    assert (when.iso() if when else None) == iso
    # a whole date needs no "now"
    assert parse_when(text, source=DateSource.VISIBLE) == when


@pytest.mark.parametrize(("text", "iso", "precision"), GUESSED)
def test_dates_that_need_the_time_of_the_fetch(text: str, iso: str, precision: Precision) -> None:
    when = parse_when(text, source=DateSource.VISIBLE, now=NOW)
    assert when is not None
    assert (when.day.isoformat(), when.precision) == (iso, precision)
    assert not when.certain
    assert parse_when(text, source=DateSource.VISIBLE) is None


@pytest.mark.parametrize("text", REFUSED)
def test_refused(text: str) -> None:
    assert parse_when(text, source=DateSource.VISIBLE, now=NOW) is None


@pytest.mark.parametrize("language", [None, "de", "de-AT", "nl", "en-GB", "en-AU"])
def test_dots_put_the_day_first(language: str | None) -> None:
    when = parse_when("3.4.2018", source=DateSource.VISIBLE, now=NOW, language=language)
    assert when is not None
    assert when.iso() == "2018-04-03"


@pytest.mark.parametrize("language", ["en", "en-US", "en_us", "en-CA"])
def test_dots_decide_nothing_where_americans_may_write(language: str) -> None:
    assert parse_when("3.4.2018", source=DateSource.VISIBLE, now=NOW, language=language) is None
    certain = parse_when("12.25.2018", source=DateSource.VISIBLE, now=NOW, language=language)
    assert certain is not None
    assert certain.iso() == "2018-12-25"


@pytest.mark.parametrize(
    ("text", "day_first", "iso"),
    [
        ("3/2/2018", True, "2018-02-03"),
        ("3/2/2018", False, "2018-03-02"),
        ("11/5/20256 min read", False, None),
        ("11/5/20236 min read", False, "2023-11-05"),
        ("11/5/20236 min read", True, "2023-05-11"),
        ("25/12/2018", False, "2018-12-25"),
        ("02.03.2018", False, "2018-02-03"),
        ("02.03.2018", True, "2018-03-02"),
    ],
)
def test_figures_are_read_as_the_caller_knows(text: str, day_first: bool, iso: str | None) -> None:
    when = parse_when(text, source=DateSource.VISIBLE, now=NOW, day_first=day_first)
    assert (when.iso() if when else None) == iso


def test_a_zone_turns_a_naive_time_into_an_instant() -> None:
    when = parse_when("2018-03-02T19:00:00", source=DateSource.API, zone=LA)
    assert when is not None
    assert when.iso() == "2018-03-02T19:00:00-08:00"
    assert when.day == date(2018, 3, 2)


def test_the_day_of_an_instant_is_the_day_in_the_zone() -> None:
    when = parse_when("2025-01-24T02:37:00Z", source=DateSource.META, zone=LA)
    assert when is not None
    assert when.day == date(2025, 1, 23)
    assert when.iso() == "2025-01-24T02:37:00+00:00"


def test_without_a_zone_the_offset_given_decides_the_day() -> None:
    when = parse_when("2025-01-23T20:37:00-08:00", source=DateSource.META)
    assert when is not None
    assert when.day == date(2025, 1, 23)


def test_relative_days_are_those_of_the_zone() -> None:
    now = datetime(2024, 8, 17, 3, 0, tzinfo=UTC)
    when = parse_when("yesterday", source=DateSource.VISIBLE, now=now, zone=LA)
    assert when is not None
    assert when.day == date(2024, 8, 15)
    yearless = parse_when("Aug 17", source=DateSource.VISIBLE, now=now, zone=LA)
    assert yearless is not None
    assert yearless.day == date(2023, 8, 17)


def test_a_year_alone_counts_only_when_asked() -> None:
    when = parse_when("2018", source=DateSource.VISIBLE, now=NOW, allow_year=True)
    assert when is not None
    assert (when.iso(), when.precision) == ("2018", Precision.YEAR)
    assert parse_when("2025", source=DateSource.VISIBLE, now=NOW, allow_year=True) is None
    assert parse_when("© 2018", source=DateSource.VISIBLE, now=NOW, allow_year=True) is None


def test_shown_keeps_the_words_folded_to_one_line() -> None:
    when = parse_when("  Posted on\n\tMarch 2,   2018 ", source=DateSource.VISIBLE)
    assert when is not None
    assert when.shown == "Posted on March 2, 2018"
    long = parse_when("March 2, 2018 " + "word " * 100, source=DateSource.VISIBLE)
    assert long is not None
    assert len(long.shown) == MAX_SHOWN


def test_a_cut_text_cuts_no_year() -> None:
    text = "x" * 188 + " March 2, 20189"
    assert parse_when(text, source=DateSource.VISIBLE) is None


def test_a_naive_now_is_taken_as_utc() -> None:
    naive = NOW.replace(tzinfo=None)
    assert parse_when("yesterday", source=DateSource.VISIBLE, now=naive) is not None


def test_every_month_name_of_every_language_is_read() -> None:
    for name, number in MONTHS.items():
        when = parse_when(f"14 {name} 2018", source=DateSource.VISIBLE)
        assert when is not None, name
        assert when.day == date(2018, number, 14)


@given(st.text(max_size=400), st.booleans() | st.none(), st.booleans())
def test_never_raises(text: str, day_first: bool | None, allow_year: bool) -> None:
    for zone in (None, LA):
        parse_when(text, source=DateSource.VISIBLE, now=NOW, day_first=day_first, zone=zone, allow_year=allow_year)


WORDS = st.sampled_from(
    [
        *list(MONTHS)[:30],
        "2018",
        "02",
        "29",
        "99",
        "31.",
        "/",
        "-",
        ":",
        "ago",
        "vor",
        "days",
        "h",
        "T",
        "Z",
        "+0100",
        "am",
        ",",
    ]
)


@given(st.lists(WORDS, max_size=14), st.sampled_from(["", " "]))
def test_never_raises_on_near_dates(parts: list[str], glue: str) -> None:
    when = parse_when(glue.join(parts), source=DateSource.FEED, now=NOW, day_first=True, zone=LA, allow_year=True)
    if when is not None:
        assert date(FIRST_YEAR, 1, 1) <= when.day <= (NOW + timedelta(days=2)).date()


@given(st.integers(0, 10**9), st.integers(0, 999_999), st.integers(-14 * 4, 14 * 4))
def test_round_trip_of_instants(seconds: int, micro: int, quarters: int) -> None:
    start = datetime(1996, 1, 1, tzinfo=timezone(timedelta(minutes=15 * quarters)))
    instant = min(start + timedelta(seconds=seconds, microseconds=micro), NOW.astimezone(start.tzinfo))
    when = parse_when(instant.isoformat(), source=DateSource.META, now=NOW)
    assert when is not None
    assert when.instant == instant


@pytest.mark.parametrize(
    "text", ["1" * 10**6, "2 " * 10**5, "a-" * 10**5, "jan " * 10**5, "2018-" * 10**5, "é" * 10**6]
)
def test_long_texts_take_no_time(text: str) -> None:
    start = time.process_time()
    parse_when(text, source=DateSource.VISIBLE, now=NOW)
    assert time.process_time() - start < 0.1


def test_fold() -> None:
    assert fold("  Février\u00a02 ’s − ") == "fevrier 2 's -"
