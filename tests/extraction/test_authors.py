"""Who signs a page, and when it says it was written, where its theme has no known places."""

from __future__ import annotations

from datetime import date

import pytest

from scraper.extraction.persons import split_credentials
from tests.extraction.pages import PROSE, article, claim, page

SILENT = (claim(authors=()),)
SITE = '<meta property="og:site_name" content="{}">'


def headed(before: str = "", behind: str = "", body: str = PROSE) -> str:
    """A page's body in the elements of no theme."""
    return f'<div><div>{before}</div><h1>On rest</h1><div>{behind}</div></div><div class="x">{body}</div>'


BESIDE = [
    ("a line behind the headline", headed(behind="<p>By <a>Ana Reyes</a></p>")),
    ("a line before it", headed(before="<div><span>Written by</span> <a>Ana Reyes</a></div>")),
    ("with its date", headed(behind="<span>by Ana Reyes</span><span>●</span><span>June 3, 2024</span>")),
    ("an element named for the author", headed(behind='<div class="hero-author_name">Ana Reyes</div>')),
    ("Elementor's author box", headed(body=f'{PROSE}<h4 class="elementor-author-box__name">Ana Reyes</h4>')),
    ("the text itself", headed(body=f"<p>By Ana Reyes</p>{PROSE}")),
    ("the text's end", headed(body=f"{PROSE}<p>~Ana Reyes</p>")),
    ("a note behind the signature", headed(body=f"{PROSE}<p>Written by Ana Reyes</p>" + "<p>[1] A book.</p>" * 5)),
]


@pytest.mark.parametrize("body", [b for _, b in BESIDE], ids=[name for name, _ in BESIDE])
def test_who_signs_beside_the_headline_or_in_the_text(body: str) -> None:
    assert article(page("", body), claims=SILENT).authors == ("Ana Reyes",)


NOBODY = [
    headed(behind="<p>Posted by admin</p>"),
    headed(behind="<p>Enjoyed by businesses of every size</p>"),
    headed(behind='<div class="related"><p>By Ana Reyes</p></div>'),
    headed(behind='<div class="blog-list-item"><p class="card_author_name">Ana Reyes</p></div>'),
    headed(body=f"{PROSE}<p>Photo by Ana Reyes</p>"),
    headed(body=f"{PROSE}<p>By Sunday, the rain had stopped.</p>{PROSE}"),
]


@pytest.mark.parametrize("body", NOBODY)
def test_nobody_signs(body: str) -> None:
    found = article(page("", body), claims=SILENT)
    assert (found.authors, found.organisation) == ((), None)


def test_a_guest_is_told_apart_from_the_account() -> None:
    head = '<meta name="author" content="Joan Hill">'
    body = headed(body=f"<p>By Ana Reyes, LCSW. She lives in Ohio.</p>{PROSE}")
    found = article(page(head, body), claims=SILENT)
    assert (found.authors, found.credentials) == (("Ana Reyes",), ("LCSW",))
    assert found.blocks[0].text.startswith("By Ana Reyes")


def test_a_first_line_that_only_signs_goes_to_the_byline() -> None:
    found = article(page("", headed(body=f"<p>By Ana Reyes, LCSW</p>{PROSE}")), claims=SILENT)
    assert found.bylines == ("Ana Reyes, LCSW",)
    assert found.blocks[0].text.startswith("This is paragraph one")


def test_a_first_name_alone_gives_way_to_the_whole_name() -> None:
    head = '<meta name="author" content="Ana">'
    signed = headed(body=f"{PROSE}<p>Written by Ana Reyes</p>")
    assert article(page(head, signed), claims=SILENT).authors == ("Ana Reyes",)
    other = headed(behind='<a rel="author">Joan Hill</a>')
    assert article(page(head, other), claims=SILENT).authors == ("Ana",)


OWN = [
    ("Ana Reyes", ("Ana Reyes",), None),
    ("Dr. Okafor", ("Dr. Okafor",), None),
    ("Tender Ground", (), "Tender Ground"),
    ("Grace House Counseling", (), "Grace House Counseling"),
]


@pytest.mark.parametrize(("name", "authors", "organisation"), OWN)
def test_a_sites_own_name_signs_as_a_person_only_where_it_is_one(
    name: str, authors: tuple[str, ...], organisation: str | None
) -> None:
    found = article(page(SITE.format(name), headed(behind=f"<p>By {name}</p>")), claims=SILENT)
    assert (found.authors, found.organisation) == (authors, organisation)


def test_a_practice_stands_only_where_no_person_signs() -> None:
    head = SITE.format("Tender Ground") + '<meta name="author" content="Joan Hill">'
    found = article(page(head, headed(behind="<p>By Tender Ground</p>")), claims=SILENT)
    assert (found.authors, found.organisation) == (("Joan Hill",), None)


CREDENTIALS = [
    ("Ernie Reilly LCSW", ("Ernie Reilly", "LCSW")),
    ("Joan Hill, Psy.D., ABPP", ("Joan Hill", "Psy.D., ABPP")),
    ("Joan Hill, MA, MBACP (Accred)", ("Joan Hill", "MA, MBACP (Accred)")),
    ("Damaris Karanja, Mental Health Counselor", ("Damaris Karanja", "Mental Health Counselor")),
    ("Joan Hill (she/her), LMFT", ("Joan Hill", "LMFT")),
    ("Mei Ma", ("Mei Ma", "")),
    ("SAM LEE MA", ("SAM LEE MA", "")),
    ("Dr. Tomás Ferreira", ("Dr. Tomás Ferreira", "")),
]


@pytest.mark.parametrize(("display", "parts"), CREDENTIALS)
def test_credentials_stand_behind_the_name(display: str, parts: tuple[str, str]) -> None:
    assert split_credentials(display) == parts


# dates --------------------------------------------------------------------------------------------------------

DATED = [
    (headed(behind="<p>June 3, 2024</p>"), date(2024, 6, 3)),
    (headed(before="<span>Jun 3, 2024</span>"), date(2024, 6, 3)),
    (headed(behind="<span>by Ana Reyes</span><span>●</span><span>June 3, 2024</span>"), date(2024, 6, 3)),
    (headed(behind="<p>Updated: July 9, 2024</p><p>June 3, 2024</p>"), date(2024, 6, 3)),
    (headed(behind='<div class="related-posts"><p>June 3, 2024</p></div>'), None),
    (
        headed(behind="<p>We met on June 3, 2024 in the old library, and talked for three hours or more.</p>"),
        None,
    ),
    (headed(behind="<p>3/6/2024</p>"), None),
    (headed(body=f"{PROSE}{PROSE}<p>June 3, 2024</p>"), None),
]


@pytest.mark.parametrize(("body", "day"), DATED)
def test_a_date_beside_the_headline(body: str, day: date | None) -> None:
    published = article(page("", body), claims=SILENT).published
    assert (published.day if published else None) == day


def test_what_is_stated_comes_before_what_stands_beside() -> None:
    head = '<meta property="article:published_time" content="2023-01-05T15:00:00+00:00">'
    published = article(page(head, headed(behind="<p>June 3, 2024</p>")), claims=SILENT).published
    assert published is not None
    assert published.day == date(2023, 1, 5)


def test_the_day_in_the_address_settles_a_stamp_in_utc() -> None:
    head = '<meta property="article:published_time" content="2018-03-03T00:20:00+00:00">'
    published = article(page(head), url="https://a.org/2018/03/02/on-rest", claims=SILENT).published
    assert published is not None
    assert published.day == date(2018, 3, 2)
    far = article(page(head), url="https://a.org/2018/02/01/on-rest", claims=SILENT).published
    assert far is not None
    assert far.day == date(2018, 3, 3)
