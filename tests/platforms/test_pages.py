"""Saved pages of shipped platforms, in `tests/pages/PLATFORM/`: each is recognised, and read word for word.

A folder there is tested by being there: `scrape new-platform` makes such folders (docs/adapters.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from scraper.pipeline import fixture
from scraper.platforms import all_platforms
from tests.extracting import Extracting, extracting

ROOT = Path(__file__).parents[1] / "pages"
PAGES = fixture.folders(ROOT)


@pytest.fixture(scope="module")
def worker() -> Iterator[Extracting]:
    with extracting() as made:
        yield made


def test_every_folder_belongs_to_a_platform() -> None:
    assert {path.name for path in ROOT.iterdir()} <= set(all_platforms())
    assert {path.relative_to(ROOT).parts[0] for path in PAGES} == {path.name for path in ROOT.iterdir()}


@pytest.mark.parametrize("folder", PAGES, ids=lambda folder: str(folder.relative_to(ROOT)))
def test_it_is_recognised_and_read_word_for_word(folder: Path, worker: Extracting) -> None:
    platform = folder.relative_to(ROOT).parts[0]
    saved = fixture.load(folder)
    assert fixture.strangers(saved, platform) == ()
    assert worker.run(fixture.text_of(saved, platform, worker.extractor)) == fixture.read(folder / fixture.GOLDEN)
