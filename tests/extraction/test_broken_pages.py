"""Broken and hostile pages: each is read, or refused, within the deadline of a worker; none takes its square.

No clock is asserted: a page that would take minutes is `too-slow`, one that takes too much memory
`extraction-died`.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import pytest

from scraper import extract
from scraper.errors import NotArticleError
from scraper.extraction.alone import read_alone
from scraper.pipeline import workers
from scraper.types import Article, Extracted, NotArticle
from tests.extracting import Extracting, extracting
from tests.extraction.broken import AIMED, MARKED, POST, corpus, many, page
from tests.extraction.invariants import check
from tests.extraction.pages import NOW, PROSE, URL

CORPUS = corpus()
#: bytes: where the square of a page is taken, the larger one takes minutes, the other a ninth of that
SIZES = (100_000, pytest.param(300_000, marks=pytest.mark.slow))
UNREAD = ("too-slow", "extraction-died")


@pytest.fixture(scope="module")
def worker() -> Iterator[Extracting]:
    with extracting() as made:
        yield made


def read(worker: Extracting, content: bytes) -> Extracted:
    found: Extracted = worker.run(worker.extractor.alone(content, URL, NOW))
    return found


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", CORPUS)
def test_it_ends_and_what_comes_out_is_in_order(
    name: str, size: int, worker: Extracting, monkeypatch: pytest.MonkeyPatch
) -> None:
    # 10 s for the smaller one
    monkeypatch.setattr(workers, "DEADLINE", size / 10_000)
    found = read(worker, CORPUS[name](size))
    check(found)
    assert not isinstance(found, NotArticle) or found.reason not in UNREAD


@pytest.mark.parametrize("name", CORPUS)
def test_small_ones_too(name: str) -> None:
    check(read_alone(CORPUS[name](2_000), URL, NOW))


@pytest.mark.parametrize("name", [n for n in CORPUS if n.startswith(("cut off", "utf-16", "bytes of", "two"))])
def test_a_page_that_is_broken_behind_its_text_keeps_it(name: str) -> None:
    found = read_alone(CORPUS[name](2_000), URL, NOW)
    assert isinstance(found, Article)
    assert "paragraph four of a post" in found.text


def test_traps_are_refused_before_they_are_parsed() -> None:
    for name in ("deep divs, plain", "attributes", "attributes in quotes", "open fonts", "options, plain"):
        found = read_alone(CORPUS[name](1_000_000), URL, NOW)
        assert isinstance(found, NotArticle)
        assert found.reason == "too-deep", name


def test_what_only_looks_like_a_trap_is_read() -> None:
    picture = '<img src="data:image/png;base64,' + many("iVBORw0KGgo/AAA=", 1_000_000) + '">'
    script = "<script>for(i=0;i<n;i++){} x = [" + many("'a', 'b', ", 1_000_000) + "]</script>"
    fonts = "".join(f"<p><font color={i}>x</font></p>" for i in range(2_000))
    for more in (picture, script, fonts):
        found = read_alone(page(body=MARKED % (PROSE + more)), URL, NOW)
        assert isinstance(found, Article)


def test_the_public_call_raises_nothing_but_its_own_error() -> None:
    # that one is of one size, and takes as long as all others
    for build in (AIMED[name] for name in AIMED.keys() - {"bodies in one another"}):
        with contextlib.suppress(NotArticleError):
            check(extract(build(3_000), URL, NOW))


def test_a_page_that_takes_too_much_memory_dies_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "WORKER_MEMORY", 600 * 1024**2)
    with extracting() as small:
        found = read(small, page(body=MARKED % (PROSE + many("<p>x", 8_000_000))))
        assert isinstance(found, NotArticle)
        assert found.reason == "extraction-died"
        assert isinstance(read(small, page(body=POST)), Article)


def test_a_page_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "DEADLINE", 0.3)
    with extracting() as hasty:
        found = read(hasty, page(body=MARKED % (PROSE + many("<p>x", 4_000_000))))
        assert isinstance(found, NotArticle)
        assert found.reason == "too-slow"
        monkeypatch.setattr(workers, "DEADLINE", 30.0)
        assert isinstance(read(hasty, page(body=POST)), Article)
