"""Generated pages: soup of tags, attributes and linked data, and saved pages broken in many ways."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from scraper import extract
from scraper.errors import NotArticleError
from scraper.extraction.alone import read_alone
from scraper.platforms import all_platforms
from tests.extraction.broken import page
from tests.extraction.invariants import check
from tests.extraction.pages import NOW, PROSE, URL

PAGES = sorted(path.read_bytes() for path in (Path(__file__).parent.parent / "pages").rglob("page.html"))
TAGS = (
    "html head body article main div section p span a b i em h1 h2 h3 ul ol li blockquote cite pre table tr td th "
    "caption br hr img figure figcaption time script style template noscript svg math select option form input "
    "textarea iframe title meta link base plaintext frameset object details summary dl dt dd ruby p1 x-y center"
).split()
#: what our facts look for: classes, attributes, and values
WORDS = (
    "entry-content e-content h-entry p-name post-body byline author fn date published post-author related share "
    "comments entry-title tag next canonical author widget description og:title article:published_time robots "
    "noarchive datePublished articleBody headline application/ld+json 2/ 2 start datetime"
).split()
DATES = (
    "2018-03-02 99999-99-99 2018-02-30T25:61:00+99:99 0000-00-00 3/2/2018 Mar_02,_2018 yesterday 3_days_ago "
    "20180302T101112 9999999999999999999999999999999999999999 1969-12-31T23:59:59Z 2018-03-02T10:11:12-0800 "
    "Feb_29 -1 2018 Thu,_02_Mar_2018_10:11:12_EST １２月３１日 2018年3月2日"
).split()
DATE = st.sampled_from([text.replace("_", " ") for text in DATES])
STRANGE = st.sampled_from([*"\0\u200d\u202e\ufeff\x85\u2028\ud800", "\x1b[31m", "&#0;", "&nbsp;"])
SAID = st.text(max_size=20) | DATE | STRANGE | st.sampled_from(WORDS)
NAME = st.sampled_from(
    "class id href rel itemprop datetime content name property type lang start title data-hook "
    "data-cfemail".split()
)


@st.composite
def tags(draw: st.DrawFn) -> str:
    """A tag, opened or closed, whole or cut."""
    name = draw(st.sampled_from(TAGS))
    if draw(st.booleans()):
        return f"</{name}>"
    quote = draw(st.sampled_from(['"', "'", ""]))
    said = draw(st.lists(st.tuples(NAME, st.sampled_from(WORDS) | DATE | SAID), max_size=3))
    attributes = "".join(f" {key}={quote}{value}{quote}" for key, value in said)
    return f"<{name}{attributes}{draw(st.sampled_from(['>', '>', '>', '/>', '', ' ', '<']))}"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | SAID,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                "@type @id @graph author name headline datePublished dateModified keywords url".split()
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)
ARTICLES = st.fixed_dictionaries(
    {"@type": st.sampled_from(["Article", "BlogPosting", ["BlogPosting", 1], {}, "WebPage", "Organization"])},
    optional={
        "author": JSON,
        "datePublished": JSON | DATE,
        "dateModified": JSON | DATE,
        "headline": JSON,
        "name": JSON,
        "keywords": JSON,
        "isAccessibleForFree": JSON,
    },
)


def script(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


DATA = st.builds(script, ARTICLES | JSON)
SOUP = st.lists(tags() | SAID | DATA | st.just(PROSE), max_size=40).map("".join)
PLATFORMS = [
    mark.value for platform in all_platforms().values() for mark in platform.marks if "<" not in mark.value
]
MARKS = st.lists(st.sampled_from(PLATFORMS), max_size=3).map(
    lambda values: "".join(f'<meta name="generator" content="{value}"><!--{value}-->' for value in values)
)


@given(head=st.builds("".join, st.tuples(MARKS, SOUP)), body=SOUP)
def test_soup(head: str, body: str) -> None:
    check(read_alone(page(head, body), URL, NOW))


@given(data=st.lists(DATA, max_size=3).map("".join), body=SOUP)
def test_a_post_with_soup_in_it(data: str, body: str) -> None:
    check(read_alone(page(data, f"<article><h1>On rest</h1>{PROSE}{body}{PROSE}</article>"), URL, NOW))


@given(content=st.binary(max_size=2_000), address=st.text(max_size=60))
def test_any_bytes_and_any_address(content: bytes, address: str) -> None:
    with contextlib.suppress(NotArticleError, ValueError):
        check(extract(content, address, NOW))
    with contextlib.suppress(NotArticleError):
        check(extract(content, URL, NOW))


@settings(max_examples=150)
@given(st.data())
def test_saved_pages_that_broke(data: st.DataObject) -> None:
    content = data.draw(st.sampled_from(PAGES))
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(content)))
        end = start + data.draw(st.integers(0, 400))
        how = data.draw(st.sampled_from(["cut", "drop", "twice", "put", "swap"]))
        if how == "cut":
            content = content[:start]
        elif how == "drop":
            content = content[:start] + content[end:]
        elif how == "twice":
            content = content[:end] + content[start:]
        elif how == "put":
            more = data.draw(st.binary(max_size=8) | tags().map(lambda t: t.encode("utf-8", "surrogatepass")))
            content = content[:start] + more + content[start:]
        else:
            content = content[end:] + content[start:end] + content[:start]
    check(read_alone(content, URL, NOW))
