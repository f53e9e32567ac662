"""The language of a text: read from its commonest words, beside what the page declares.

The lists of common words are those that jusText ships (BSD-2-Clause); trafilatura depends on it.
"""

from __future__ import annotations

import importlib.util
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import chain, repeat
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
#: characters of one block that are looked at
_LONG = 4_000
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
    words: list[str] = []
    for block in blocks:
        words += _WORD.findall(block.text[:_LONG].lower())
        if len(words) >= _MOST:
            del words[_MOST:]
            break
    if len(words) < _LEAST:
        return None
    speaks_it = _common()
    spoken = chain.from_iterable(map(speaks_it.get, words, repeat(())))
    (most, name), (next_most, _) = _two_best(Counter(spoken))
    if most < _SHARE * len(words) or most < _AHEAD * next_most:
        return None
    return name


def _two_best(counts: Counter[str]) -> list[tuple[int, str]]:
    return sorted((counts[name], name) for name in _LISTS)[:-3:-1]


@cache
def _common() -> dict[str, tuple[str, ...]]:
    """The languages among whose commonest words a word is; found without loading jusText, which loads lxml."""
    package = importlib.util.find_spec("justext")
    if package is None or package.origin is None:
        return {}
    folder = Path(package.origin).parent / "stoplists"
    speaks_it: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for name, title in _LISTS.items():
        file = folder / f"{title}.txt"
        for word in _words(file) if file.is_file() else ():
            speaks_it[word] += (name,)
    return dict(speaks_it)


def _words(file: Path) -> frozenset[str]:
    # the lists differ in length: the commonest words tell languages apart, and stand first
    return frozenset(file.read_text("utf-8").lower().split()[:250])
