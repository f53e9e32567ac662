"""The one call that the package offers: `from scraper import extract`."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import scraper
from scraper import extract
from scraper.errors import ExitCode, NotArticleError
from scraper.extraction import MAX_BYTES
from scraper.types import Precision
from tests.extraction.pages import NOW, PROSE, URL, page

ROOT = Path(__file__).parent.parent


def test_a_page_of_a_known_platform_is_recognised() -> None:
    folder = ROOT / "tests" / "pages" / "wordpress" / "avada"
    article = extract((folder / "page.html").read_bytes(), URL, NOW)
    assert (article.platform, article.title, article.authors) == (
        "wordpress",
        "Letting the Kettle Boil",
        ("Odile Brandt",),
    )
    assert article.published is not None
    assert article.published.day == date(2021, 5, 3)
    assert article.text in (folder / "page.txt").read_text("utf-8")


def test_any_other_page_is_generic_and_taken_for_a_post() -> None:
    article = extract(page(body=f"<h1>On rest</h1>{PROSE}").encode(), URL, NOW)
    assert (article.platform, article.title, article.url) == ("generic", "On rest", URL)
    assert article.text.count("\n\n") == 3
    assert article.evidence == ("given as a post",)


def test_words_are_counted_from_the_time_given() -> None:
    html = page(body=f'<article><h1>On rest</h1><div class="post-date">3 days ago</div>{PROSE}</article>').encode()
    when = extract(html, URL, datetime(2020, 5, 9, tzinfo=UTC)).published
    assert when is not None
    assert (when.day, when.precision, when.certain) == (date(2020, 5, 6), Precision.RELATIVE, False)
    assert extract(html, URL).published is not None


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
def test_bytes_of_any_kind(kind: type) -> None:
    assert extract(kind(page().encode()), URL).title == "On rest"


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("", "no-text"),
        ("<div id=root></div><script>go()</script>", "needs-javascript"),
        (f"<p>{PROSE}", "no-title"),
        ("<title>Page not found</title><p>Sorry.", "soft-404"),
        (
            page(
                '<script type="application/ld+json">{"@type":"Article","isAccessibleForFree":false,'
                '"hasPart":{"cssSelector":".sold"}}</script>'
            ),
            "paywalled",
        ),
        ("<div>" * 20_000, "too-deep"),
    ],
)
def test_what_is_no_article_says_why(html: str, reason: str) -> None:
    with pytest.raises(NotArticleError, match=rf"no article: .*\({reason}\)") as error:
        extract(html.encode(), URL)
    assert error.value.reason == reason
    assert error.value.exit_code is ExitCode.SOME_FAILED


SHOWN, CUT = PROSE * 2, f"{PROSE}<div class=sold><p>Subscribe to read on.</div>"
SOLD = [
    ("", PROSE, True),
    ('"x"', PROSE, True),
    ('{"cssSelector": ["body"]}', PROSE, True),
    ('{"cssSelector": ":is("}', PROSE, True),
    ('{"cssSelector": "body:has(p:has(p))"}', PROSE, True),
    ('{"cssSelector": ".sold"}', PROSE, False),
    ('{"cssSelector": ".sold"}', CUT, False),
    ('{"cssSelector": ".sold"}', f"<p>It begins.<div class=sold>{SHOWN}</div>", True),
    ('[7, {"cssSelector": "#sold"}]', f"<p>It begins.<div id=sold>{SHOWN}</div>", True),
]


@pytest.mark.parametrize("free", ["false", '"False"', '"http://schema.org/False"'])
@pytest.mark.parametrize(("part", "body", "read"), SOLD)
def test_a_page_for_subscribers_is_read_unless_it_leaves_out_what_they_pay_for(
    free: str, part: str, body: str, *, read: bool
) -> None:
    more = f', "hasPart": {part}' if part else ""
    head = (
        '<script type="application/ld+json">'
        f'{{"@type": "BlogPosting", "isAccessibleForFree": {free}{more}}}</script>'
    )
    html = page(head, f"<article><h1>On rest</h1>{body}</article>").encode()
    if read:
        assert extract(html, URL).rights.sold
        return
    with pytest.raises(NotArticleError) as error:
        extract(html, URL)
    assert (error.value.reason, error.value.detail) == ("paywalled", "only subscribers can read it whole")


def test_a_page_that_asks_not_to_be_archived_is_read_and_says_so() -> None:
    article = extract(page('<meta name="robots" content="noarchive, noai">').encode(), URL)
    assert article.title == "On rest"
    assert article.rights.robots == ("noarchive", "noai")


def test_the_bound_of_size_is_named() -> None:
    with pytest.raises(NotArticleError, match="more than 8 MiB") as error:
        extract(b" " * (MAX_BYTES + 1), URL)
    assert error.value.reason == "too-large"
    assert f"{MAX_BYTES // 1024**2} MiB" in (scraper.extract.__doc__ or "")


def test_what_can_not_be_meant_is_refused() -> None:
    given: object = page()
    with pytest.raises(TypeError, match="html is text; give the page's bytes"):
        extract(given, URL)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="NoneType"):
        extract(None, URL)  # type: ignore[arg-type]
    for moment in ("2020-01-01", date(2020, 1, 1)):
        with pytest.raises(TypeError, match="give a datetime with its time zone"):
            extract(page().encode(), URL, moment)  # type: ignore[arg-type]
    for address in (None, "", "a.org/post", "file:///etc/passwd", "javascript:x", "http://"):
        with pytest.raises(ValueError, match="is no web address"):
            extract(page().encode(), address)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="naive"):
        extract(page().encode(), URL, datetime(2020, 1, 1))  # noqa: DTZ001


def test_the_package_is_light_until_a_page_needs_more() -> None:
    told = (
        "import sys, scraper; print(sorted(m for m in sys.modules if m.split('.')[0] in "
        "('scraper', 'trafilatura', 'lxml', 'selectolax')))"
    )
    printed = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True, cwd=ROOT)
    assert printed.stdout == "['scraper']\n"
