"""The language of a text: read from its commonest words, beside what the page declares.

The lists of common words are those that jusText ships (BSD-2-Clause); trafilatura depends on it.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Sequence
from functools import cache
from itertools import islice
from pathlib import Path

from scraper.types import Block

#: the languages of the catalogue and their neighbours, by the names of the lists
_LISTS = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "ca": "Catalan",
    "sv": "Swedish",
    "da": "Danish",
    "no": "Norwegian_Bokmal",
    "pl": "Polish",
}
#: words of a text that are looked at, and how many it must have
_MOST, _LEAST = 400, 20
#: the share of common words that speaks for a language, and how far ahead of the next it must be
_SHARE, _AHEAD = 0.25, 1.15
_WORD = re.compile(r"[^\W\d_]+")


def language_of(blocks: Sequence[Block], declared: str | None) -> str | None:
    """The language tag (BCP 47) of a text: what is declared, where its words don't say another language.

    "en-GB" stays where the words are English; a theme left at "en" gives way to the German that is written. Texts
    of fewer than 20 words, and such as no list of common words knows, are believed to be what is declared.
    """
    read = _read(blocks)
    if read is None or (declared and declared.split("-")[0].lower() == read):
        return declared
    return read


def _read(blocks: Sequence[Block]) -> str | None:
    found = (word.group().lower() for block in blocks for word in _WORD.finditer(block.text))
    words = list(islice(found, _MOST))
    if len(words) < _LEAST:
        return None
    shares = sorted(((_share(words, common), name) for name, common in _common().items()), reverse=True)
    if not shares or shares[0][0] < _SHARE or shares[0][0] < _AHEAD * shares[1][0]:
        return None
    return shares[0][1]


def _share(words: Sequence[str], common: frozenset[str]) -> float:
    return sum(word in common for word in words) / len(words)


@cache
def _common() -> dict[str, frozenset[str]]:
    """The commonest words of each language; found without loading jusText, which loads lxml."""
    package = importlib.util.find_spec("justext")
    if package is None or package.origin is None:
        return {}
    folder = Path(package.origin).parent / "stoplists"
    files = {name: folder / f"{title}.txt" for name, title in _LISTS.items()}
    return {name: _words(file) for name, file in files.items() if file.is_file()}


def _words(file: Path) -> frozenset[str]:
    # the lists differ in length: the commonest words tell languages apart, and stand first
    return frozenset(file.read_text("utf-8").lower().split()[:250])
