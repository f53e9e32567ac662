"""A line that may state two days: when a text was published, and when it was changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from scraper.dates import MAX_LENGTH, MAX_SHOWN, parse_when
from scraper.datewords import fold
from scraper.types import When

#: words that say which day it is, as `fold` writes them
_LABEL = re.compile(
    r"\b(?:(?P<change>updated|modified|edited|revised|aktualisiert|geandert|mise? a jour|modifie|actualizado|"
    r"aggiornato|atualizado|bijgewerkt)|"
    r"published|posted|written|created|veroffentlicht|publie|publicado|pubblicato|gepubliceerd|geplaatst)\b"
)


def dates_in(text: str, **how: Any) -> tuple[When | None, When | None]:
    """The day of publication and that of the change that a text states, each None where it states none.

    A day without a word that says which it is counts as that of publication. `how` as for `parse_when`.
    """
    words = fold(" ".join(text[:MAX_LENGTH].split()))
    if _LABEL.search(words) is None:
        return parse_when(text, **how), None
    days: dict[bool, When] = {}
    for changed, part in _parts(words):
        when = parse_when(part, **how)
        if when is not None:
            days.setdefault(changed, replace(when, shown=" ".join(text.split())[:MAX_SHOWN]))
    return days.get(False), days.get(True)


def _parts(words: str) -> Iterator[tuple[bool, str]]:
    """The pieces of a line from word to word that says which day it is, each with whether that is the change."""
    labels = list(_LABEL.finditer(words))
    ends = [*(label.start() for label in labels[1:]), len(words)]
    before = words[: labels[0].start()]
    if re.search(r"\d", before):
        # "am 3. Februar aktualisiert": the word may stand behind its day
        behind = re.search(r"\d", words[labels[0].end() : ends[0]]) is None
        yield behind and labels[0]["change"] is not None, before
    for label, end in zip(labels, ends, strict=True):
        yield label["change"] is not None, words[label.start() : end]
