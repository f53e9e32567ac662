"""Language tags in one spelling, however they are written."""

from __future__ import annotations

import pytest

from scraper.languages import language_tag


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("en-gb", "en-GB"),
        ("EN_us", "en-US"),
        (" de ", "de"),
        ("ZH-hant-tw", "zh-Hant-TW"),
        ("es-419", "es-419"),
        ("de-ch-1996", "de-CH-1996"),
        ("en-us-x-ab-Twain", "en-US-x-ab-twain"),
        ("Spanish!", None),
        ("english", None),
        ("", None),
        (None, None),
    ],
)
def test_tags(written: str | None, tag: str | None) -> None:
    assert language_tag(written) == tag
