"""Lines that state when a text was published, when it was changed, or both."""

from __future__ import annotations

import pytest

from scraper.extraction.dated import dates_in
from scraper.types import DateSource
from tests.extraction.pages import NOW

LINES = [
    ("January 5, 2021", "2021-01-05", None),
    ("Published January 5, 2021 by Joan Hill", "2021-01-05", None),
    ("Updated Feb 3, 2022", None, "2022-02-03"),
    ("Last updated on February 3, 2022", None, "2022-02-03"),
    ("Updated Feb 3, 2022 · Published January 5, 2021", "2021-01-05", "2022-02-03"),
    ("Published January 5, 2021 · Updated Feb 3, 2022", "2021-01-05", "2022-02-03"),
    ("Updated Feb 3, 2022 (originally published Jan 5, 2021)", "2021-01-05", "2022-02-03"),
    ("Jan 5, 2021, last modified Feb 3, 2022", "2021-01-05", "2022-02-03"),
    ("Last modified 2022-02-03; posted 2021-01-05", "2021-01-05", "2022-02-03"),
    ("Aktualisiert am 3. Februar 2022, veröffentlicht am 5. Januar 2021", "2021-01-05", "2022-02-03"),
    ("Am 3. Februar 2022 aktualisiert", None, "2022-02-03"),
    ("Am 5. Januar 2021 veröffentlicht", "2021-01-05", None),
    ("Mis à jour le 3 février 2022", None, "2022-02-03"),
    ("Posted by admin on March 3, 2018", "2018-03-03", None),
    ("2021-01-05T09:00:00-05:00", "2021-01-05", None),
    ("March 3, 2020 · Edited by Jane Doe", "2020-03-03", None),
    ("By Jane Doe · March 3, 2020 · Edited by Max", "2020-03-03", None),
    ("Zuletzt bearbeitet am 3. Februar 2022", None, "2022-02-03"),
    ("Actualisé le 3 février 2022", None, "2022-02-03"),
    ("Updated often", None, None),
    ("Written with love", None, None),
]


@pytest.mark.parametrize(("line", "published", "changed"), LINES)
def test_which_day_is_which(line: str, published: str | None, changed: str | None) -> None:
    found = dates_in(line, source=DateSource.VISIBLE, now=NOW)
    assert [when and when.day.isoformat() for when in found] == [published, changed]
    assert all(when is None or when.shown == line for when in found)
