"""What holds for whatever comes out of a page."""

from __future__ import annotations

import re
from datetime import date, timedelta

from scraper.dates import FIRST_YEAR
from scraper.types import Article, BlockKind, Extracted, NotArticle
from tests.extraction.pages import NOW

#: C0 but line ends, DEL and C1, halves of pairs
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
SEVERAL_LINES = (BlockKind.TABLE, BlockKind.VERSE, BlockKind.QUOTE, BlockKind.CAPTION)
LATEST = NOW.date() + timedelta(days=2)


def check(found: Extracted) -> None:
    """Fail unless the article is in order, or its absence has a reason."""
    if isinstance(found, NotArticle):
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", found.reason)
        assert found.detail
        return
    assert found.blocks
    assert found.text
    for text in (found.text, *_lines(found)):
        assert not CONTROL.search(text)
    for line in _lines(found):
        assert "\n" not in line
        assert line == " ".join(line.split())
        assert line
    assert len(found.title) <= 400
    for block in found.blocks:
        assert block.text.strip()
        assert "\n\n" not in block.text
        assert "\n" not in block.text or block.kind in SEVERAL_LINES
        assert block.level >= 0
    for when in (found.published, found.modified):
        if when is not None:
            assert date(FIRST_YEAR, 1, 1) <= when.day <= LATEST
    if found.published is not None and found.modified is not None and found.modified.instant is None:
        assert found.modified.day >= found.published.day or found.published.instant is not None


def _lines(article: Article) -> list[str]:
    said = [article.title, *article.authors, *article.credentials, *article.tags]
    return [text for text in (*said, article.description, article.language) if text]
