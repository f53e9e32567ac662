"""The ladder of dates, and what is never a date of a post."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from scraper.extraction import Hints
from scraper.extraction.when import settle
from scraper.types import DateSource, Precision, RouteKind, Selectors, When
from tests.extraction.pages import NOW, PROSE, article, claim, day, moment, page

S = DateSource


def ld(**said: str) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "BlogPosting", **said})}</script>'


def meta(published: str) -> str:
    return f'<meta property="article:published_time" content="{published}">'


def shown(text: str, attributes: str = "") -> str:
    return f"<article><h1>On rest</h1><p class='date'{attributes}>{text}</p>{PROSE}</article>"


BEFORE = claim(published=day(2015, 5, 5))
LADDER = [
    (
        "JSON-LD first",
        ld(datePublished="2018-03-02") + meta("2017-01-01"),
        shown("Jan 1, 2016"),
        "2018-03-02",
        S.JSON_LD,
    ),
    ("meta before visible", meta("2017-01-01"), shown("Jan 1, 2016"), "2017-01-01", S.META),
    ("visible before feed", "", shown("Jan 1, 2016"), "2016-01-01", S.VISIBLE),
    ("feed at last", "", shown("no date"), "2015-05-05", S.FEED),
    ("broken JSON-LD gives way", ld(datePublished="soon") + meta("2017-01-01"), shown(""), "2017-01-01", S.META),
    ("certain before guessed", "", shown("3 days ago"), "2015-05-05", S.FEED),
    ("a year-less date gives way", "", shown("Aug 3"), "2015-05-05", S.FEED),
    ("tomorrow's year is refused", meta("2031-01-01"), shown(""), "2015-05-05", S.FEED),
    (
        "time element",
        "",
        f"<article><h1>x</h1><time datetime=2014-04-04>x</time>{PROSE}</article>",
        "2014-04-04",
        S.META,
    ),
]


@pytest.mark.parametrize(
    ("head", "body", "published", "source"), [x[1:] for x in LADDER], ids=[x[0] for x in LADDER]
)
def test_the_ladder(head: str, body: str, published: str, source: DateSource) -> None:
    found = article(page(head, body), claims=(BEFORE,)).published
    assert found is not None
    assert (found.day.isoformat(), found.source, found.certain) == (published, source, True)


def test_the_api_is_believed_before_the_feed_and_a_sitemap_never() -> None:
    said = (
        claim(published=day(2014, 1, 1), route=RouteKind.SITEMAP),
        claim(published=day(2015, 1, 1)),
        claim(published=day(2016, 1, 1), route=RouteKind.API),
    )
    assert article(page(), claims=said).published == day(2016, 1, 1)
    assert article(page(), claims=said[:1]).published is None


@pytest.mark.parametrize(
    ("url", "published", "precision"),
    [
        ("https://a.org/2018/03/02/on-rest/", date(2018, 3, 2), Precision.DAY),
        ("https://a.org/2018/03/on-rest/", date(2018, 3, 1), Precision.MONTH),
        ("https://a.org/2018/13/02/on-rest/", None, None),
        ("https://a.org/blog/2018-03-02", None, None),
        ("https://a.org/12345/67/89/x", None, None),
    ],
)
def test_the_address_is_the_last_rung(url: str, published: date | None, precision: Precision | None) -> None:
    found = article(page(), url=url).published
    assert (found.day if found else None, found.precision if found else None) == (published, precision)
    assert found is None or found.source is DateSource.URL
    better = article(page(meta("2017-01-01")), url=url).published
    assert better is not None
    assert better.day == date(2017, 1, 1)


@pytest.mark.parametrize(
    ("text", "published", "precision"),
    [("3 days ago", date(2024, 8, 14), Precision.RELATIVE), ("Aug 3", date(2024, 8, 3), Precision.YEARLESS)],
)
def test_a_guess_where_nothing_better_is_known_says_so(text: str, published: date, precision: Precision) -> None:
    found = article(page(body=shown(text))).published
    assert found is not None
    assert (found.day, found.precision, found.shown, found.certain) == (published, precision, text, False)


def test_the_year_of_a_footer_is_no_date() -> None:
    body = (
        f"<article><h1>On rest</h1>{PROSE}</article><footer><p class=date>© 2024 Calm</p>Copyright 2019</footer>"
    )
    assert article(page(body=body)).published is None
    inside = f"<article><h1>On rest</h1>{PROSE}<p class='date'>© 2024 Calm Harbor</p></article>"
    assert article(page(body=inside)).published is None


# the day ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stated", "text", "timezone", "wanted"),
    [
        # a bare UTC stamp: the day shown, if it is at most one away
        ("2018-03-03T02:00:00Z", "Mar 2, 2018", None, date(2018, 3, 2)),
        ("2018-03-03T02:00:00Z", "Mar 3, 2018", None, date(2018, 3, 3)),
        ("2018-03-03T02:00:00Z", "Mar 1, 2018", None, date(2018, 3, 3)),
        ("2018-03-03T02:00:00Z", "Mar 2", None, date(2018, 3, 2)),
        ("2018-03-03T02:00:00Z", "Mar 1", None, date(2018, 3, 3)),
        ("2018-01-01T02:00:00Z", "Dec 31", None, date(2017, 12, 31)),
        ("2018-01-01T02:00:00Z", "Dec 30", None, date(2018, 1, 1)),
        ("2018-03-03T02:00:00Z", "no day", None, date(2018, 3, 3)),
        # the offset it came with
        ("2018-03-03T02:00:00+13:00", "Mar 2, 2018", None, date(2018, 3, 3)),
        ("2018-03-02T18:00:00-08:00", "Mar 3, 2018", None, date(2018, 3, 2)),
        # the zone of the entry before all
        ("2018-03-03T02:00:00Z", "Mar 3, 2018", "America/Los_Angeles", date(2018, 3, 2)),
        ("2018-03-02T18:00:00-08:00", "Mar 2, 2018", "Pacific/Auckland", date(2018, 3, 3)),
    ],
)
def test_the_day_of_an_instant(stated: str, text: str, timezone: str | None, wanted: date) -> None:
    found = article(page(meta(stated), shown(text)), timezone=timezone).published
    assert found is not None
    assert (found.day, found.precision) == (wanted, Precision.INSTANT)


@pytest.mark.parametrize(
    ("stated", "body", "sure"),
    [
        ("2018-03-03T14:00:00Z", shown("no day"), False),
        ("2018-03-03T14:00:00+00:00", shown("no day"), False),
        # another day altogether tells nothing of this one
        ("2018-03-03T14:00:00Z", shown("Mar 9, 2018"), False),
        ("2018-03-03T14:00:00Z", shown("Mar 3, 2018"), True),
        ("2018-03-03T14:00:00Z", shown("Mar 3"), True),
        (
            "2018-03-03T02:00:00Z",
            f"<article><h1>On rest</h1><p>Joan Hill | Mar 2, 2018</p>{PROSE}</article>",
            True,
        ),
        ("2018-03-03T14:00:00-08:00", shown("no day"), True),
        ("2018-03-03T00:00:00Z", shown("no day"), True),
        ("2018-03-03", shown("no day"), True),
    ],
)
def test_the_day_of_a_moment_in_utc_is_sure_only_where_something_tells_it(
    stated: str, body: str, sure: bool
) -> None:
    alone = article(page(meta(stated), body)).published
    assert alone is not None
    assert (alone.certain, alone.guessed) == (sure, False)
    zoned = article(page(meta(stated), body), timezone="America/Los_Angeles").published
    assert zoned is not None
    assert zoned.certain


def test_an_unsure_day_is_settled_by_the_address_and_by_the_routes() -> None:
    stated = page(meta("2018-03-03T02:00:00Z"), shown("no day"))
    named = article(stated, url="https://a.org/2018/03/02/on-rest/").published
    told = article(stated, claims=(claim(published=moment("2018-03-02T18:00:00-08:00")),)).published
    for found in (named, told):
        assert found is not None
        assert (found.day, found.certain) == (date(2018, 3, 2), True)
    # an API that tells both times of a blog in UTC knows its calendar; a feed knows only the moment
    known = replace(moment("2018-03-03T02:00:00+00:00"), day_sure=True)
    api = article(stated, claims=(claim(published=known, route=RouteKind.API),)).published
    assert api is not None
    assert (api.day, api.certain) == (date(2018, 3, 3), True)


def test_an_unsure_day_does_not_give_way_to_another_date() -> None:
    said = (claim(published=day(2015, 5, 5)),)
    found = article(page(meta("2018-03-03T14:00:00Z"), shown("no day")), claims=said)
    assert found.published is not None
    assert (found.published.day, found.published.certain) == (date(2018, 3, 3), False)
    assert [when.day for when in found.conflicts] == [date(2015, 5, 5)]


def test_the_day_of_a_change_is_sure_where_it_is_shown() -> None:
    head = ld(datePublished="2018-03-02", dateModified="2020-11-03T02:00:00Z")
    body = "<article><h1>On rest</h1><p class='date'>{}</p>" + f"{PROSE}</article>"
    for words, sure in (("Mar 2, 2018", False), ("Updated: Nov 2, 2020", True)):
        changed = article(page(head, body.format(words))).modified
        assert changed is not None
        assert (changed.day, changed.certain) == (date(2020, 11, 2 if sure else 3), sure)


@pytest.mark.parametrize("platform", ["substack", "medium"])
def test_a_platform_that_shows_utc_days_tells_no_day(platform: str) -> None:
    body = f"<article class='newsletter-post'><h1>On rest</h1><time>Mar 3, 2018</time>{PROSE}</article>"
    stated = page(ld(datePublished="2018-03-03T00:00:00Z"), body)
    found = article(stated, platform=platform, trusted=True).published
    assert found is not None
    assert (found.day, found.certain) == (date(2018, 3, 3), False)
    zoned = article(stated, platform=platform, trusted=True, timezone="America/New_York").published
    assert zoned is not None
    assert (zoned.day, zoned.certain) == (date(2018, 3, 2), True)


# changes ------------------------------------------------------------------------------------------------------


def test_a_change_is_read_and_a_change_before_the_publication_is_none() -> None:
    after = article(page(ld(datePublished="2018-03-02", dateModified="2020-11-02")))
    assert after.modified is not None
    assert after.modified.day == date(2020, 11, 2)
    before = article(page(ld(datePublished="2018-03-02", dateModified="2016-11-02")))
    assert (before.published is not None, before.modified) == (True, None)
    seconds = ld(datePublished="2018-03-02T10:00:00Z", dateModified="2018-03-02T09:59:59Z")
    assert article(page(seconds)).modified is None


def test_a_visible_update_is_the_change_not_the_publication() -> None:
    body = (
        "<article><h1>On rest</h1><p class='date'>Updated: Nov 2, 2020</p><p class='date'>Mar 2, 2018</p>"
        f"{PROSE}</article>"
    )
    found = article(page(body=body))
    assert found.published is not None
    assert found.modified is not None
    assert (found.published.day, found.modified.day) == (date(2018, 3, 2), date(2020, 11, 2))


def test_the_routes_change_is_the_last_resort() -> None:
    said = claim(published=day(2018, 3, 2), modified=moment("2019-01-01T00:00:00+00:00"))
    found = article(page(), claims=(said,))
    assert found.modified is not None
    assert found.modified.day == date(2019, 1, 1)


def test_selectors_of_the_entry_come_first() -> None:
    body = f"<article><h1>x</h1><i id=p>Feb 1, 2012</i> <i id=m>Mar 3, 2013</i>{PROSE}</article>"
    found = article(page(ld(datePublished="2018-03-02"), body), selectors=Selectors(published="#p", modified="#m"))
    assert found.published is not None
    assert found.modified is not None
    assert (found.published.day, found.modified.day) == (date(2012, 2, 1), date(2013, 3, 3))


def test_dates_that_gainsay_the_one_taken_are_kept() -> None:
    head = ld(datePublished="2024-03-02T15:00:00+01:00") + meta("2024-03-02T14:00:00+00:00")
    found = article(page(head, f"<article><h1>On rest</h1><time>March 5, 2024</time>{PROSE}</article>"))
    assert found.published is not None
    assert found.published.day == date(2024, 3, 2)
    assert [(when.day, when.source) for when in found.conflicts] == [(date(2024, 3, 5), DateSource.VISIBLE)]
    near = article(page(head, f"<article><h1>On rest</h1><time>March 1, 2024</time>{PROSE}</article>"))
    assert near.conflicts == ()
    changed = ld(datePublished="2024-03-02T15:00:00+01:00", dateModified="2024-03-05T09:00:00+01:00")
    later = article(page(changed, f"<article><h1>On rest</h1><time>March 5, 2024</time>{PROSE}</article>"))
    assert later.conflicts == (), "the day of a change is no other day of publication"


FEB, JAN = "2022-02-03", "2021-01-05"
CHANGES = [
    ("<p>Updated <time datetime='2022-02-03'>Feb 3, 2022</time></p>", None, FEB),
    ("<time class='updated'>Feb 3, 2022</time>", None, FEB),
    ("<span class='date updated'>Feb 3, 2022</span>", None, FEB),
    ("<time class='updated'>Feb 3, 2022</time> <time class='published'>Jan 5, 2021</time>", JAN, FEB),
    (
        "<p>Updated <time datetime='2022-02-03'>x</time></p><p>Published <time datetime='2021-01-05'>y</time>",
        JAN,
        FEB,
    ),
    ("<span class='updated-on'>Last Updated: <span class='date'>Feb 3, 2022</span></span>", None, FEB),
    ("<p class='date'>Updated Feb 3, 2022 · Published January 5, 2021</p>", JAN, FEB),
    ("<p class='date'>Aktualisiert am 3. Februar 2022, veröffentlicht am 5. Januar 2021</p>", JAN, FEB),
    ("<p class='date'>Published January 5, 2021 · Updated Feb 3, 2022</p>", JAN, FEB),
    # what WordPress calls the day of a post that was never changed
    ("<time class='entry-date published updated' datetime='2021-01-05'>January 5, 2021</time>", JAN, JAN),
    ("<p>Posted <time datetime='2021-01-05'>Jan 5, 2021</time></p>", JAN, None),
]


@pytest.mark.parametrize(("words", "published", "modified"), CHANGES)
def test_the_day_of_a_change_is_none_of_publication(
    words: str, published: str | None, modified: str | None
) -> None:
    found = article(page(body=f"<article><h1>On rest</h1>{words}{PROSE}</article>"))
    assert [when and when.day.isoformat() for when in (found.published, found.modified)] == [published, modified]


@pytest.mark.parametrize("precision", [Precision.DAY, Precision.YEARLESS])
def test_of_several_days_shown_the_one_of_the_moment_settles_it(precision: Precision) -> None:
    stated = When(
        day=date(2018, 3, 3),
        precision=Precision.INSTANT,
        source=DateSource.META,
        shown="",
        instant=datetime(2018, 3, 3, 14, tzinfo=UTC),
        day_sure=False,
    )
    shown = [
        When(day=date(2018, 3, number), precision=precision, source=DateSource.VISIBLE, shown=f"Mar {number}")
        for number in (1, 5, 3)
    ]
    settled, _ = settle(stated, None, Hints(url="https://a.org/x", fetched_at=NOW, platform="generic"), shown)
    assert settled is not None
    assert (settled.day, settled.day_sure) == (date(2018, 3, 3), True)
