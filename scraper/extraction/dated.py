"""Which day it is that a line or an element states: that of publication, or that of the last change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from selectolax.lexbor import LexborNode

from scraper.dates import MAX_LENGTH, MAX_SHOWN, parse_when
from scraper.datewords import fold
from scraper.types import When

#: words that say which day it is, as `fold` writes them
_LABEL = re.compile(
    r"\b(?:(?P<change>updated|update:|modified|edited(?! by\b)|revised|aktualisiert|bearbeitet|geandert|"
    r"mise? a jour|modifiee?|actualisee?|actualizado|aggiornato|atualizado|bijgewerkt)|"
    r"published|posted|written|created|veroffentlicht|publiee?|publicado|pubblicato|gepubliceerd|geplaatst)(?!\w)"
)
_CHANGE = re.compile(r"updated|modified", re.IGNORECASE)
_FIRST = re.compile(r"publi(?:shed|cation)|created|entry-date", re.IGNORECASE)
#: parts of a page that hold more than a line, and characters of an element that is no line
_PARTS = frozenset(("body", "main", "article", "section", "html"))
_MAX_AROUND = 160


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


def is_change(node: LexborNode) -> bool:
    """True for an element whose day is that of a change by its names, or by the words before it."""
    if node.tag == "meta":
        return False
    around = node.parent
    if around is None or around.tag in _PARTS or len(around.text(deep=True) or "") > _MAX_AROUND:
        return named_so(node)
    words, before = "", node.prev
    while before is not None and not words:
        words, before = (before.text(deep=True) or "").strip(), before.prev
    label = next(reversed(list(_LABEL.finditer(fold(words[-MAX_LENGTH:])))), None)
    return label["change"] is not None if label else named_so(node) or named_so(around)


def named_so(node: LexborNode) -> bool:
    """True for an element that is named after a change; WordPress calls a day "published updated" that is both."""
    names = " ".join(node.attributes.get(name) or "" for name in ("class", "itemprop"))
    return _CHANGE.search(names) is not None and _FIRST.search(names) is None


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
