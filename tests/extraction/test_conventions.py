"""Who signs, and when, by the conventions of the web: microdata, microformats, metas, linked data, HTML's own."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from scraper.types import Article
from tests.extraction.pages import PROSE, URL, article, claim, page

SILENT = (claim(authors=()),)
BODY = f"<h1>On rest</h1>{{}}<div class='x'>{PROSE}</div>"
ANA = ("Ana Reyes",)
DAY = date(2024, 6, 3)


def body(beside: str, behind: str = "") -> str:
    """A page's body in the elements of no theme, with these beside the headline and behind the text."""
    return BODY.format(beside) + behind


def ld(*nodes: dict[str, Any]) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@graph": nodes})}</script>'


def read(head: str, inner: str, platform: str) -> Article:
    return article(page(head, inner), claims=SILENT, platform=platform)


# who signs ----------------------------------------------------------------------------------------------------

POST = {"@type": "BlogPosting", "headline": "On rest"}
PERSON = {"@type": "Person", "@id": "#ana", "name": "Ana Reyes", "url": "https://a.org/team/ana"}
OTHER = {"@type": "BlogPosting", "headline": "Another post", "author": "Joan Hill", "url": "https://a.org/other/"}
OWN = {**POST, "author": "Ana Reyes", "url": URL}

NAMED = '<meta name="author" content="Ana Reyes">'
LABELLED = '<meta name="twitter:label2" content="Author"><meta name="twitter:data2" content="Ana Reyes">'
IN_HEADS = [
    ("sailthru", '<meta name="sailthru.author" content="Ana Reyes">'),
    ("parsely", '<meta name="parsely-author" content="Ana Reyes">'),
    ("Highwire", '<meta name="citation_author" content="Ana Reyes">'),
    ("Highwire, surname first", '<meta name="citation_author" content="Reyes, Ana">'),
    ("Dublin Core terms", '<meta name="DCTERMS.creator" content="Ana Reyes">'),
    ("microdata in a meta", '<meta itemprop="author" content="Ana Reyes">'),
    ("Open Graph, misspelt", '<meta property="article_author" content="Ana Reyes">'),
    ("an address gives way to a name", '<meta property="article:author" content="https://a.org/ana">' + NAMED),
    ("a handle gives way to a name", '<meta name="author" content="@anareyes">'
     + NAMED.replace("author", "parsely-author")),
    ("a card's label", LABELLED),
    ("reference to a person by address", ld({**POST, "author": {"url": "https://a.org/team/ana"}}, PERSON)),
    ("reference in a list", ld({**POST, "author": [{"@id": "#ana"}]}, PERSON)),
    ("reference as bare text", ld({**POST, "author": "#ana"}, PERSON)),
    ("address as bare text", ld({**POST, "author": "https://a.org/team/ana"}, PERSON)),
    ("names in parts", ld({**POST, "author": {"@type": "Person", "givenName": "Ana", "familyName": "Reyes"}})),
    ("a list of names in one person", ld({**POST, "author": {"@type": "Person", "name": ["Ana Reyes"]}})),
    ("creator", ld({**POST, "creator": {"@type": "Person", "name": "Ana Reyes"}})),
    ("the post inside of its page", ld({"@type": "WebPage", "mainEntity": OWN})),
    ("the post inside of the blog", ld({"@type": "Blog", "blogPost": [OTHER, OWN]})),
    ("its own among others", ld(OTHER, OWN)),
    ("the page's author", ld({"@type": "WebPage", "author": {"@id": "#ana"}}, PERSON)),
]  # fmt: skip


@pytest.mark.parametrize("platform", ["generic", "wordpress"])
@pytest.mark.parametrize("head", [h for _, h in IN_HEADS], ids=[name for name, _ in IN_HEADS])
def test_who_signs_for_machines(head: str, platform: str) -> None:
    assert read(head, body(""), platform).authors == ANA


IN_BODIES = [
    ("microdata", '<p itemprop="author" itemscope><b itemprop="name">Ana Reyes</b></p>'),
    ("microdata, text", '<p>Von <span itemprop="author">Ana Reyes</span></p>'),
    ("microdata, hidden", '<span itemprop="author" itemscope><meta itemprop="name" content="Ana Reyes"></span>'),
    ("microdata, a link", '<a itemprop="author" href="/ana">Ana Reyes</a>'),
    ("hCard", '<span class="author vcard"><a class="url fn n" href="/ana">Ana Reyes</a></span>'),
    ("h-card", '<a class="p-author h-card" href="/ana"><img alt="">Ana Reyes</a>'),
    ("link relation", '<a href="/ana" rel="nofollow author">Ana Reyes</a>'),
    ("address of HTML", '<address class="author">By <a href="/ana">Ana Reyes</a></address>'),
    ("By stuck to the name", "<p>By<a>Ana Reyes</a></p>"),
    ("By in an element of its own", "<div><span>By</span><div><a>Ana Reyes</a></div></div>"),
    ("Written by, below", "<div><p>Written by</p><p>Ana Reyes, LCSW</p></div>"),
    ("author's page", '<div>by <a href="/authors/ana-reyes">Ana Reyes</a></div>'),
    ("German", "<p>Autorin: Ana Reyes</p>"),
    ("French", "<p>Publié par Ana Reyes le 3 juin 2024</p>"),
    ("Spanish", "<p>Escrito por Ana Reyes</p>"),
    ("Italian", "<p>Scritto da Ana Reyes</p>"),
    ("Dutch", "<p>Geschreven door Ana Reyes</p>"),
    ("Portuguese", "<p>Escrito por Ana Reyes em 3 de junho de 2024</p>"),
]


@pytest.mark.parametrize("platform", ["generic", "wordpress", "webflow"])
@pytest.mark.parametrize("beside", [b for _, b in IN_BODIES], ids=[name for name, _ in IN_BODIES])
def test_who_signs_for_readers(beside: str, platform: str) -> None:
    assert read("", body(beside), platform).authors == ANA


NOBODY = [
    body("", '<div class="comments"><p itemprop="author">Ana Reyes</p></div>'),
    body("", '<div class="related-posts"><span class="author vcard"><b class="fn">Ana Reyes</b></span></div>'),
    body("", '<ol class="comment-list"><li class="comment-author vcard"><b class="fn">Ana Reyes</b></ol>'),
    body('<div itemprop="review"><span itemprop="author">Ana Reyes</span></div>'),
    body("", '<blockquote>Rest.<cite class="author">Ana Reyes</cite></blockquote>'),
]


@pytest.mark.parametrize("inner", NOBODY)
def test_who_signs_something_else(inner: str) -> None:
    assert read("", inner, "wordpress").authors == ()


# when ---------------------------------------------------------------------------------------------------------

STAMP = "2024-06-03T15:00:00+00:00"
DATED_HEADS = [
    *((name, f'<meta name="{name}" content="{STAMP}">') for name in (
        "parsely-pub-date", "sailthru.date", "citation_publication_date", "citation_online_date", "dc.date",
        "dcterms.issued", "dcterms.date", "pubdate", "publish_date", "publish-date", "publication_date",
        "article:published", "og:article:published_time", "datecreated", "DC.date.created", "published_time",
    )),
    ("Highwire's strokes", '<meta name="citation_publication_date" content="2024/06/03">'),
    ("the post inside of its page", ld({"@type": "WebPage", "mainEntity": {**OWN, "datePublished": STAMP}})),
    ("its own among others", ld({**OTHER, "datePublished": "2023-01-01"}, {**OWN, "datePublished": STAMP})),
    ("dateCreated", ld({**OWN, "dateCreated": STAMP})),
    ("milliseconds of two digits", ld({**OWN, "datePublished": "2024-06-03T15:00:00.25Z"})),
]  # fmt: skip


@pytest.mark.parametrize("platform", ["generic", "wordpress"])
@pytest.mark.parametrize("head", [h for _, h in DATED_HEADS], ids=[name for name, _ in DATED_HEADS])
def test_when_for_machines(head: str, platform: str) -> None:
    published = read(head, body(""), platform).published
    assert published is not None
    assert published.day == DAY


CHANGED = '<p>Last updated <time datetime="2024-07-09">July 9, 2024</time></p>'
CHANGED_TIME = '<time class="updated" datetime="2024-07-09">July 9</time>'
DATED_BODIES = [
    ("microdata", f'<time itemprop="datePublished" datetime="{STAMP}">Jun 3</time>'),
    ("microdata, content", '<span itemprop="datePublished" content="2024-06-03">Jun 3</span>'),
    ("microdata, text", '<span itemprop="datePublished">June 3, 2024</span>'),
    ("microdata, hidden", '<meta itemprop="datePublished" content="2024-06-03">'),
    ("h-entry", '<time class="dt-published" datetime="2024-06-03">Jun 3</time>'),
    ("hAtom", '<abbr class="published" title="2024-06-03">Jun 3</abbr>'),
    ("pubdate", '<time pubdate datetime="2024-06-03">Jun 3</time>'),
    ("a time beside the headline", '<div><time datetime="2024-06-03">3 days ago</time></div>'),
    ("its change before it", f'<p>{CHANGED_TIME}<time datetime="2024-06-03">June 3</time></p>'),
    ("its change said before it", f"{CHANGED}<p>Published June 3, 2024</p>"),
    ("a class", '<div class="post-date">June 3, 2024</div>'),
    ("German", "<p>Veröffentlicht am Montag, 3. Juni 2024</p>"),
    ("Austrian", "<p>3. Juni 2024 von Ana Reyes | Lesezeit 4 Minuten</p>"),
    ("French", "<p>Publié le lundi 3 juin 2024 par Ana Reyes</p>"),
    ("Spanish", "<p>Publicado el 3 de junio de 2024</p>"),
    ("Portuguese", "<p>Publicado em 3 de junho de 2024 às 15:00</p>"),
    ("Italian", "<p>Pubblicato il 3 giugno 2024</p>"),
    ("Dutch", "<p>Geplaatst op 3 juni 2024</p>"),
    ("American", "<p>June 3rd, 2024</p>"),
    ("British", "<p>3rd of June 2024</p>"),
    ("both days in one line", "<p>Published June 3, 2024 • Updated July 9, 2024</p>"),
    ("the change first", "<p>Updated July 9, 2024 • Published June 3, 2024</p>"),
]  # fmt: skip


@pytest.mark.parametrize("platform", ["generic", "wordpress"])
@pytest.mark.parametrize("beside", [b for _, b in DATED_BODIES], ids=[name for name, _ in DATED_BODIES])
def test_when_for_readers(beside: str, platform: str) -> None:
    published = read("", body(beside), platform).published
    assert published is not None
    assert (published.day, published.guessed) == (DAY, False)


UNDATED = [
    body("", '<div class="related-posts"><time itemprop="datePublished" datetime="2024-06-03">x</time></div>'),
    body("", '<ol class="comment-list"><li><time pubdate datetime="2024-06-03">x</time></ol>'),
    body('<p>Updated on <time datetime="2024-06-03">June 3, 2024</time></p>'),
    body('<div itemprop="event"><time itemprop="startDate" datetime="2024-06-03">June 3</time></div>'),
]


@pytest.mark.parametrize("platform", ["generic", "wordpress"])
@pytest.mark.parametrize("inner", UNDATED)
def test_dates_of_something_else(inner: str, platform: str) -> None:
    assert read("", inner, platform).published is None


@pytest.mark.parametrize(("shown", "day"), [("10/2/2021", 2), ("2/10/2021", 2), ("10/1/2021", 1), ("3/5/2021", 1)])
def test_figures_tell_the_day_of_an_instant_though_not_the_month(shown: str, day: int) -> None:
    head = '<meta property="article:published_time" content="2021-10-01T23:30:00+00:00">'
    inner = f'<article><h1>On rest</h1><p class="date">{shown}</p>{PROSE}</article>'
    published = read(head, inner, "generic").published
    assert published is not None
    assert published.day == date(2021, 10, day)


FN = '<span class="author vcard"><a class="fn" href="/x">{}</a></span>'
REL = '<a rel="author" href="/x">{}</a>'
TWO = [
    ("hCards in a line", f"<p class='byline'>By {FN.format('Ana Reyes')} and {FN.format('Joan Hill')}</p>"),
    ("each in a box", f"<ul><li>{REL.format('Ana Reyes')}</li><li>{REL.format('Joan Hill, LCSW')}</li></ul>"),
    (
        "a name and its picture's link",
        f"<p>{REL.format('')}{REL.format('Ana Reyes')} & {REL.format('Joan Hill')}</p>",
    ),
    ("microdata", "<p><b itemprop='author'>Ana Reyes</b>, <b itemprop='author'>Joan Hill</b></p>"),
    ("a class", "<div class='post-author'>Ana Reyes</div><div class='post-author'>Joan Hill</div>"),
]


@pytest.mark.parametrize("platform", ["generic", "wordpress"])
@pytest.mark.parametrize("beside", [b for _, b in TWO], ids=[name for name, _ in TWO])
def test_several_sign_each_in_an_element(beside: str, platform: str) -> None:
    inner = f"<article><header><h1>On rest</h1><div>{beside}</div></header>{PROSE}</article>"
    assert read("", inner, platform).authors == ("Ana Reyes", "Joan Hill")


def test_who_signs_the_next_post_does_not_sign_this_one() -> None:
    other = f"<div><h2>Another</h2>{REL.format('Joan Hill')}</div>"
    inner = f"<div><h1>On rest</h1>{REL.format('Ana Reyes')}{PROSE}</div>{other}"
    assert read("", inner, "generic").authors == ANA


def test_a_practice_that_publishes_is_no_person_beside_the_author() -> None:
    publisher = {"@type": "Organization", "name": "Tender Ground"}
    head = ld({**POST, "author": publisher, "publisher": publisher})
    names = "".join(
        f'<div class="w-dyn-item"><p class="author-name">{n}</p></div>' for n in ("Tender Ground", *ANA)
    )
    found = read(head, body(f'<div class="post-author-list w-dyn-items">{names}</div>'), "webflow")
    assert (found.authors, found.organisation) == (ANA, None)
