"""docs/platforms.md says what the facts say, and what is recognised as what."""

from __future__ import annotations

import re

import pytest

from scraper.platforms import GENERIC, all_platforms, ancestors
from tests.platforms import telling


def test_the_page_is_what_the_facts_say() -> None:
    told = telling.told(telling.kept())
    assert told == telling.PAGE.read_text("utf-8"), "write it anew: python -m tests.platforms.telling"


def test_no_page_of_the_corpus_is_taken_for_a_strangers() -> None:
    if not telling.CORPUS.is_dir():
        pytest.skip("the corpus of real pages is not beside the repository (../shared/corpus)")
    rows = telling.corpus_rows()
    assert rows == telling.kept(), "write it anew: python -m tests.platforms.telling"
    for name, seen in re.findall(r"^\| (\S+) \| \d+ \| (.+) \|$", rows, re.MULTILINE):
        found = set(re.findall(r"([a-z-]+) \d+", seen))
        own = {name, *(ancestors(all_platforms()[name]) if name in all_platforms() else ())}
        assert found <= own | {GENERIC}, (name, seen)
