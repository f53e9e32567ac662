"""How one reading of a page is scored against its gold: words, headline, people, day, strings lost and let in.

The rules are those of the corpus' README. Nothing here is shared with the extraction that is being scored.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

_SAME = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufe0f\ufeff", None),
    }
)
#: scripts that set no spaces between words are scored by their characters
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+")
#: the sign of a list item as a text file shows it: no word of the author's
_ITEM = re.compile(r"^ +(?:•|\d+\.) ", re.MULTILINE)

_JOINT = re.compile(r"[;,\n|/]|\s(?:and|with|und|et|&|\+)\s", re.IGNORECASE)
_BEFORE = frozenset("by dr prof professor mr mrs ms mx rev".split())
_CREDENTIALS = frozenset(
    "phd psyd edd dphil lcsw lmsw licsw lisw msw bsw lmft mft lpc lpcc lcpc lmhc lcmhc lac ncc ccc ladc mph mdiv "
    "med mba msc bsc msed pgdip mbacp bacp ukcp hcpc ncps emdr rpt atr cst csat rcc ryt eryt rdn pmhnp aprn arnp "
    "dnp esq cfa cpa pmp".split()
)
#: these are names too, so they have to stand in capitals
_SHORT_CREDENTIALS = frozenset("MA MS BA BS MD DO RN NP RD DC ND BC JD".split())
#: who ends so is described, not named
_ROLE = re.compile(
    r"\w*(?:ologist|apist|iatrist|turalist)s?|(?:counsell?or|coach|educator|editor|writer|author|founder|owner|director|"
    r"manager|consultant|nurse|worker|teacher|trainer|facilitator|practitioner|healer|ceo|cto|cfo|contributor)s?",
    re.IGNORECASE,
)


def fold(text: str | None) -> str:
    """A text with its quotes, dashes, ellipses, spaces and compatible characters made alike; case stays."""
    plain = unicodedata.normalize("NFKC", text or "").translate(_SAME)
    return " ".join(re.sub(r"-{2,}", "-", plain).split())


def words(text: str) -> Counter[str]:
    """The words of a text, lower-case, each with its number; an apostrophe parts no word."""
    return Counter(_WORD.findall(fold(_ITEM.sub("", text)).casefold().replace("'", "")))


@dataclass(frozen=True, slots=True)
class Overlap:
    """How far the words of two texts are the same."""

    f1: float
    precision: float
    recall: float


def overlap(gold: str, read: str) -> Overlap:
    """Multiset word F1 of a reading; two texts without words are the same."""
    wanted, found = words(gold), words(read)
    if not wanted and not found:
        return Overlap(1.0, 1.0, 1.0)
    both = sum((wanted & found).values())
    if not both:
        return Overlap(0.0, 0.0, 0.0)
    precision, recall = both / sum(found.values()), both / sum(wanted.values())
    return Overlap(2 * precision * recall / (precision + recall), precision, recall)


def same_title(gold: str, read: str | None) -> bool:
    """True for the very headline: a site's name left on, or another case, is a miss."""
    return fold(gold) == fold(read)


def people(names: Iterable[str]) -> frozenset[str]:
    """The persons (or teams) that bylines name: lower-case letters only, without titles, credentials and roles.

    What stands first is a name, whatever it looks like; a credential or role behind it is nobody.
    """
    pieces = [piece.strip() for name in names for piece in _JOINT.split(fold(name)) if piece.strip()]
    found = [_letters(_person(pieces[0]) or pieces[0])] if pieces else []
    for piece in pieces[1:]:
        person = _person(piece)
        if person and not _ROLE.fullmatch(person.split()[-1]):
            found.append(_letters(person))
    return frozenset(found)


def _letters(name: str) -> str:
    return re.sub(r"\W+", "", name.casefold())


def _person(piece: str) -> str:
    """A name alone; '' where nothing but credentials is left."""
    # "M.P.H.", "M P H" and "MPH" are one word, so are "Ph.D." and "Ph D"
    bare = re.sub(r"\b(\w) (?=\w\b)", r"\1", piece.replace(".", " ").replace("  ", " "))
    bare = re.sub(r"\bPh ?D\b", "PhD", bare, flags=re.IGNORECASE)
    tokens = [token for part in bare.split() if (token := part.strip("()\"'*~:,- "))]
    while tokens and tokens[0].casefold() in _BEFORE:
        tokens.pop(0)
    # "LPCC-S" is an LPCC who supervises
    while tokens and (tokens[-1].casefold().split("-")[0] in _CREDENTIALS or tokens[-1] in _SHORT_CREDENTIALS):
        tokens.pop()
    return " ".join(tokens)


def same_people(gold: Sequence[str], read: Sequence[str]) -> bool:
    """True for the same set of people, credentials aside."""
    return people(gold) == people(read)


def same_day(gold: date, read: date | None) -> bool:
    """True for the same day; half known is not known."""
    return gold == read


def holds(text: str, strings: Sequence[str]) -> tuple[str, ...]:
    """Those of the strings that a text holds, quotes and spaces aside, case kept."""
    whole = fold(text)
    return tuple(string for string in strings if fold(string) in whole)
