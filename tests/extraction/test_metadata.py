"""Title, authors, tags, language and rights: each ladder from its best rung to its worst."""

from __future__ import annotations

import json
from typing import Any

import pytest

from scraper.extraction.metadata import cut_site_name
from scraper.types import Rights, Selectors
from tests.extraction.pages import LISTED, PROSE, article, claim, page

SITE = '<meta property="og:site_name" content="Calm Harbor">'


def ld(*nodes: dict[str, Any]) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@graph": nodes})}</script>'


def post(**said: Any) -> str:
    return ld({"@type": "BlogPosting", **said})


def h1(*titles: str) -> str:
    return "".join(f"<h1>{title}</h1>" for title in titles) + PROSE


# titles -------------------------------------------------------------------------------------------------------

TITLES = [
    ("a headline outside may be a logo", "<title>On grief</title>", h1("Calm Harbor"), "On grief"),
    ("a headline that is all there is", "", h1("On grief"), "On grief"),
    (
        "headline in the one article",
        "<title>SEO</title>",
        f"<h1>Logo</h1><article>{h1('On grief')}</article>",
        "On grief",
    ),
    ("headline in main", "<title>SEO</title>", f"<h1>Logo</h1><main>{h1('On grief')}</main>", "On grief"),
    (
        "of two headlines the one that the page states",
        '<meta property="og:title" content="On grief - Calm Harbor">',
        h1("Calm Harbor Counseling", "On grief"),
        "On grief",
    ),
    (
        "a headline that is the site's name is none",
        SITE + "<title>On grief | Calm Harbor</title>",
        h1("Calm Harbor"),
        "On grief",
    ),
    ("a dash stays", SITE + "<title>Grief - a beginning – Calm Harbor</title>", PROSE, "Grief - a beginning"),
    ("a bar stays", "<title>Grief | a beginning</title>", PROSE, "Grief | a beginning"),
    ("the site's name in front", SITE + "<title>Calm Harbor: On grief</title>", PROSE, "On grief"),
    ("a title that is the site's name", SITE + "<title>Calm Harbor</title>", PROSE, "Calm Harbor"),
    ("JSON-LD headline", post(headline="On &amp; off"), PROSE, "On & off"),
    ("JSON-LD headline that is no text", post(headline=["a", "b"]), f"<h2>x</h2>{PROSE}", "Claimed"),
    ("twitter", '<meta name="twitter:title" content="On grief">', PROSE, "On grief"),
    ("entities twice over", '<meta property="og:title" content="Tom &amp;amp; I">', PROSE, "Tom & I"),
    ("microformats", "<title>SEO</title>", f'<div class="p-name">On grief</div>{PROSE}', "On grief"),
    (
        "inline elements",
        "<title>SEO</title>",
        f"<article><h1>G<i>ri</i>ef: <b>why</b>?</h1>{PROSE}</article>",
        "Grief: why?",
    ),
    ("two lines", "<title>SEO</title>", f"<article><h1>On<br>grief</h1>{PROSE}</article>", "On grief"),
    (
        "a second headline that is the stated title, beside a banner",
        "<title>On grief and rest | Calm Harbor</title>",
        f"<main><h1>Book today</h1><h2>On grief and rest</h2>{PROSE}</main>",
        "On grief and rest",
    ),
    (
        "a stated title that only begins like a heading",
        "<title>Grief counseling in Ohio</title>",
        f"<main><h1>On grief</h1><h2>Grief</h2>{PROSE}</main>",
        "On grief",
    ),
    ("nothing but the feed's word", "", PROSE, "Claimed"),
]


@pytest.mark.parametrize(("head", "body", "title"), [t[1:] for t in TITLES], ids=[t[0] for t in TITLES])
def test_titles(head: str, body: str, title: str) -> None:
    assert article(page(head, body), claims=(claim(title="Claimed"),)).title == title


def test_the_selector_of_the_entry_wins() -> None:
    body = f"<article><h1>One</h1><p class=t>Two</p>{PROSE}</article>"
    assert article(page("", body), selectors=Selectors(title=".t")).title == "Two"


def test_a_title_is_not_repeated_in_the_text() -> None:
    found = article(page("", f"<article><h1>On “rest”</h1>{PROSE}</article>"))
    assert found.title == "On “rest”"
    assert found.blocks[0].text.startswith("This is paragraph one")


@pytest.mark.parametrize(
    ("title", "cut"),
    [
        ("On grief | Calm Harbor", "On grief"),
        ("On grief – CALM HARBOR", "On grief"),
        ("Calm Harbor: On grief", "On grief"),
        ("Calm Harbor", "Calm Harbor"),
        ("On Calm Harbor", "On Calm Harbor"),
        ("On grief - part two", "On grief - part two"),
        ("At the Calm Harbor we rest", "At the Calm Harbor we rest"),
    ],
)
def test_the_sites_name_is_cut(title: str, cut: str) -> None:
    assert cut_site_name(title, ("Calm Harbor",)) == cut


# authors ------------------------------------------------------------------------------------------------------

PERSON = {"@type": "Person", "@id": "#sam", "name": "Sam Lee, LMFT"}
AUTHORS = [
    ("byline with credentials", "", '<p class="post-author">By Sam Lee, LMFT, PhD</p>', ("Sam Lee, LMFT, PhD",)),
    ("byline wins over JSON-LD", post(author="Anna Bell"), '<p class="post-author">By Sam Lee</p>', ("Sam Lee",)),
    ("admin gives way", post(author={"name": "Anna Bell"}), '<p class="post-author">By admin</p>', ("Anna Bell",)),
    ("JSON-LD reference", ld({"@type": "BlogPosting", "author": {"@id": "#sam"}}, PERSON), "", ("Sam Lee, LMFT",)),
    ("reference to nothing", post(author={"@id": "#nobody"}), "", ()),
    (
        "several",
        post(author=[{"@type": "Person", "name": "Sam Lee"}, {"name": "Anna Bell"}]),
        "",
        ("Sam Lee", "Anna Bell"),
    ),
    ("an organisation is no author", post(author={"@type": "Organization", "name": "Mind Matters"}), "", ()),
    (
        "a person who is an organisation too",
        ld(
            {"@type": "Article", "author": {"@id": "#me"}},
            {"@type": ["Person", "Organization"], "@id": "#me", "name": "Sam Lee"},
        ),
        "",
        ("Sam Lee",),
    ),
    ("the site's name is no author", SITE + post(author="Calm Harbor"), "", ()),
    ("meta", '<meta name="author" content="Sam Lee">', "", ("Sam Lee",)),
    ("meta that is an address", '<meta property="article:author" content="https://a.org/sam">', "", ()),
    ("meta admin", '<meta name="author" content="admin">', "", ()),
    ("author that is a number", post(author=7), "", ()),
]


@pytest.mark.parametrize(("head", "byline", "authors"), [a[1:] for a in AUTHORS], ids=[a[0] for a in AUTHORS])
def test_authors(head: str, byline: str, authors: tuple[str, ...]) -> None:
    assert article(page(head, f"<article><h1>On rest</h1>{byline}{PROSE}</article>")).bylines == authors


def test_the_feeds_author_is_the_last_resort() -> None:
    said = (claim(authors=("admin",)), claim(authors=("Sam Lee",)))
    assert article(page(), claims=said).authors == ("Sam Lee",)
    found = article(page('<meta name="author" content="Anna Bell">'), claims=said)
    assert (found.authors, found.byline) == (("Anna Bell",), "Anna Bell")


# the rest -----------------------------------------------------------------------------------------------------


def test_tags() -> None:
    shown = '<a rel="tag">Grief</a> <a rel="category tag">grief</a> <a rel="tag">#Sleep</a>'
    shown += "<a rel=tag>Uncategorized</a>"
    assert article(page(body=f"<article><h1>On rest</h1>{PROSE}{shown}</article>")).tags == ("Grief", "Sleep")
    assert article(page(post(keywords="Grief, Sleep,"))).tags == ("Grief", "Sleep")
    assert article(page(post(keywords=["Grief", 7]))).tags == ("Grief",)
    assert article(page(), claims=(claim(tags=("Rest",)),)).tags == ("Rest",)


@pytest.mark.parametrize(
    ("html", "head", "language"),
    [
        ('<html lang="en-US">', "", "en-US"),
        ('<html lang="DE_de">', "", "de-DE"),
        ('<html lang="en-gb">', "", "en-GB"),
        ("<html>", '<meta property="og:locale" content="en_GB">', "en-GB"),
        ('<html lang="">', "", None),
        ('<html lang="no such language!">', "", None),
    ],
)
def test_the_declared_language(html: str, head: str, language: str | None) -> None:
    assert article(page(head, html=html)).declared_language == language


WRITTEN = {
    "en": "There is no way to sit with a feeling but to sit with it, and that is what we do in this room.",
    "de": "Es gibt keinen anderen Weg, als mit dem Gefühl zu sitzen, und das ist es, was wir in diesem Raum jede "
    "Woche tun, auch wenn es nicht leicht ist.",
    "fr": "Il n’y a pas d’autre chemin que de rester avec ce que l’on sent, et c’est ce que nous faisons dans "
    "cette pièce toutes les semaines, même quand ce n’est pas facile.",
    "es": "No hay otro camino que sentarse con lo que uno siente, y eso es lo que hacemos en esta sala todas "
    "las semanas, aunque no sea fácil para nadie.",
    "it": "Non c’è altra strada che stare con quello che si sente, ed è quello che facciamo in questa stanza ogni "
    "settimana, anche quando non è facile per nessuno.",
    "pt": "Não há outro caminho senão ficar com o que se sente, e é isso que fazemos nesta sala todas as semanas, "
    "mesmo quando não é fácil para ninguém.",
    "nl": "Er is geen andere weg dan bij het gevoel te blijven zitten, en dat is wat wij in deze kamer elke week "
    "doen, ook als het niet makkelijk is.",
}


@pytest.mark.parametrize(("language", "text"), WRITTEN.items(), ids=list(WRITTEN))
def test_the_language_is_the_one_that_is_written(language: str, text: str) -> None:
    body = f"<article><h1>X</h1><p>{text}</p><p>{text}</p></article>"
    assert article(page("", body)).language == language
    # a theme left at another language gives way; a region that fits stays
    assert article(page("", body, html='<html lang="sv">')).language == language
    assert article(page("", body, html=f'<html lang="{language}-XX">')).language == f"{language}-XX"


def test_a_short_text_is_in_the_language_that_is_declared() -> None:
    body = "<article><h1>X</h1><p>There is no way but through, says the wind to the old tree.</p></article>"
    assert article(page("", body, html='<html lang="cy">')).language == "cy"


COMMENTS = [
    (post(commentCount=12), "", 12),
    (post(commentCount="3"), "", 3),
    ("", '<div id="comments"><h2>1,204 thoughts on “On rest”</h2></div>', 1204),
    ("", '<h3 class="comments-title">2 Comments</h3>', 2),
    ("", "<h2>7 comments that hurt</h2>", None),
    (post(commentCount=-1), "", None),
]


@pytest.mark.parametrize(("head", "line", "count"), COMMENTS)
def test_comments_are_counted_where_their_number_is_stated(head: str, line: str, count: int | None) -> None:
    assert article(page(head, f"<article><h1>On rest</h1>{PROSE}</article>{line}")).comments == count


def test_signals_of_the_host_the_answer_and_the_page() -> None:
    head = '<meta name="tdm-reservation" content="1"><script type="application/ld+json">{"@type":"BlogPosting",'
    head += '"license":"https://creativecommons.org/licenses/by-nc/4.0/"}</script>'
    found = article(
        page(head),
        headers=(
            ("tdm-reservation", "0"),
            ("TDM-Policy", "https://a.org/tdm.json"),
            ("Content-Usage", "train-ai=n"),
        ),
        signals=("content-signal: search=yes, ai-train=no",),
    )
    assert found.rights.signals == (
        "tdm-reservation: 1",
        "tdm-policy: https://a.org/tdm.json",
        "content-usage: train-ai=n",
        "content-signal: search=yes, ai-train=no",
    )
    assert found.rights.licence == "https://creativecommons.org/licenses/by-nc/4.0/"


def test_the_language_of_the_entry_wins() -> None:
    found = article(page(html='<html lang="en">'), language="es")
    assert (found.language, found.declared_language) == ("es", "en")


def test_the_language_of_the_home_is_for_pages_that_state_none() -> None:
    assert article(page(html='<html lang="en">'), site_language="es").declared_language == "en"
    assert article(page(html="<html>"), site_language="es").declared_language == "es"


def test_canonical_licence_and_the_rest() -> None:
    head = (
        '<link rel="canonical" href="/a-post"><link rel="license" href="https://creativecommons.org/licenses/by/4.0/">'
        '<meta name="robots" content="NoIndex, follow"><meta name="description" content=" Short. ">'
        '<meta property="og:image" content="/i.jpg">'
    )
    found = article(page(head), headers=(("X-Robots-Tag", "noimageindex"),))
    assert found.canonical_url == "https://a.org/a-post"
    assert found.rights == Rights(
        robots=("noindex", "follow", "noimageindex"), licence="https://creativecommons.org/licenses/by/4.0/"
    )
    assert (found.description, found.image) == ("Short.", "https://a.org/i.jpg")
    assert article(page('<link rel="canonical" href="javascript:x">')).canonical_url is None


def test_the_platforms_id_comes_from_the_page_else_from_the_route() -> None:
    assert article(page(), claims=(LISTED, claim(platform_id="17"))).platform_id == "17"


# by convention ------------------------------------------------------------------------------------------------


def test_the_headline_that_the_page_states_beats_a_related_posts() -> None:
    card = '<div class="card"><h2 class="entry-title">Another story altogether</h2></div>'
    head = '<meta property="og:title" content="What the river knows about grief">'
    body = f"{card}<h1>What the River Knows About Grief, and Me</h1>{PROSE}"
    assert article(page(head, body), platform="wordpress").title == "What the River Knows About Grief, and Me"
    # a title for search engines only is no reason to doubt the headline
    seo = '<meta property="og:title" content="Grief counseling in Denver">'
    shown = f'<article><h1 class="entry-title">What the River Knows</h1>{PROSE}</article>'
    assert article(page(seo, shown), platform="wordpress").title == "What the River Knows"


SIGNED = [
    ('<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ana Reyes, LCSW">', ""),
    (
        '<meta name="twitter:label1" content="Escrito por"><meta name="twitter:data1" content="Ana Reyes, LCSW">',
        "",
    ),
    ("", '<p class="meta"><a rel="author" href="/ana">Ana Reyes, LCSW</a></p>'),
    ("", '<p class="meta">by <a href="/author/ana/">Ana Reyes, LCSW</a></p>'),
]


@pytest.mark.parametrize(("head", "line"), SIGNED)
def test_conventions_of_any_theme_sign_a_post(head: str, line: str) -> None:
    found = article(page(head, f"<article><h1>On rest</h1>{line}{PROSE}</article>"), claims=(claim(authors=()),))
    assert found.bylines == ("Ana Reyes, LCSW",)


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ('<meta name="twitter:label1" content="Price"><meta name="twitter:data1" content="Ana Reyes">', ""),
        ("", '<div class="related-posts"><a href="/author/ana/">Ana Reyes</a></div>'),
        ("", '<ul id="comments"><li><a rel="author" href="/x">Ana Reyes</a></li></ul>'),
        ("", '<nav><a href="/authors/ana">Ana Reyes</a></nav>'),
        ("", f'<a href="/author/ana/">{"Ana Reyes writes about rivers, and more of it " * 3}</a>'),
    ],
)
def test_who_is_named_elsewhere_does_not_sign(head: str, line: str) -> None:
    found = article(page(head, f"<article><h1>On rest</h1>{PROSE}</article>{line}"), claims=(claim(authors=()),))
    assert found.authors == ()
