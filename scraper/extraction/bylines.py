"""Bylines: the words that sign a post, and whom they name.

Rules from facts/platforms-open.md (1.7, 20: account names, "Writer:", "~X, The Blog"), platforms-hosted.md (1, 2)
and engine-pitfalls.md (5: "Dr. Tomás Ferreira, LMFT" is one author, "View all" is none).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from scraper.datewords import MONTHS, UNITS, fold
from scraper.extraction.persons import GROUP, Signer, bare, is_credential, is_role, outside_brackets, signer

_MAX_TEXT = 400

#: words before a name; the longer ones first
_BY = re.compile(
    r"(?:^|(?<=[\s(]))(?:(?:words|story|text|article|post|blog|guest post|guest blog)\s+by|"
    r"(?:written|posted|published|authored|created|submitted|contributed)(?:\s+(?:on|in)\b[^|]{0,40}?)?\s+by|"
    r"(?:geschrieben|verfasst|veröffentlicht)\s+von|(?:écrit|publié|rédigé)\s+par|(?:escrito|publicado|"
    r"redactado)\s+por|"
    r"(?:scritto|pubblicato)\s+da|geschreven\s+door|by|von|par|por|di|da|door)\s*:?\s+(?=\S)"
    r"|^(?:writers?|authors?|written by|by|autor(?:in|a|es)?|auteure?|autore|autrice|schrijver|von|par|"
    r"por)\s*:\s*|^(?:authors?|writers?|autor(?:in)?)\s+(?=\S+)",
    re.IGNORECASE,
)
#: the same words are parts of names where text stands before them ("Anna von Arnim", "Leonardo da Vinci")
_ONLY_FIRST = re.compile(r"(?:von|par|por|di|da|door)\b", re.IGNORECASE)
_NOT_WRITER = re.compile(
    r"(?:photo(?:graph|graphy)?s?|image|picture|illustration|art|cover|header|foto|bild)\s+(?:credit|by|von|"
    r"par|por|di|door)\b|"
    r"(?:medically |clinically |fact[- ])?(?:reviewed|edited|translated|checked|powered|designed|hosted|"
    r"sponsored)\s+by\b|"
    r"^view\b|^see all\b|^more (?:posts|from|by)\b|^all posts\b|^posted in\b|^filed under\b|^tags?:|"
    r"^categor(?:y|ies):",
    re.IGNORECASE,
)
#: "By" stuck to the name behind it, as elements without a space between them are read
_STUCK = re.compile(r"(?:(?:Written |Posted )?By|Von|Par|Por|Door)(?=[A-ZÀ-ÖØ-Þ][a-zà-ÿ])")
#: such words as a line of their own: the name stands in the next element
_ONLY_BY = re.compile(
    r"(?:(?:written|posted|published|words|story|article|post|blog) )?by|authors?|writers?|"
    r"autor(?:in|a|es)?|auteure?|autore|autrice|schrijver|"
    r"(?:(?:geschrieben|verfasst|veröffentlicht) )?von|(?:(?:écrit|publié|rédigé) )?par|"
    r"(?:(?:escrito|publicado|redactado) )?por|(?:scritto|pubblicato) da|(?:geschreven )?door",
    re.IGNORECASE,
)
_SEGMENT = re.compile(
    r"(?:(?<!\s)\s++)?[|·•●»>]\s*+|(?<!\s)[^\S\n]*+\n\s*+|(?<!\s)\s++[/–—-]\s++|(?:(?<!\s)\s++)?[–—]\s*+$"
)
_AFTER_NAME = re.compile(
    r"\s(?:in|on|at|under|filed|for|about)\s(?s:.*)|(?<!\s)\s++(?:leave a|no comments?|add a)\b(?s:.*)",
    re.IGNORECASE,
)
#: a sentence ends, where it is no title that ends in a dot ("Prof. Anna Bell")
SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3})(?<!\bProf)(?<!\bMrs)\.\s+(?=[^\W\d_])")
_NOISE = frozenset(
    "on at am pm min mins minute minutes read reading time ago comment comments view views like likes share "
    "shares updated "
    "published posted last edited modified st nd rd th mon tue wed thu fri sat sun monday tuesday wednesday "
    "thursday friday "
    "saturday sunday uncategorized yesterday today le am vom el il em op den de of".split()
)

_AND = re.compile(r"(?<!\s)\s++(?:and|with|und|et|en|&|\+)\s++|(?:(?<!\s)\s++)?&\s*+", re.IGNORECASE)
_AND_OF_FULL_NAMES = re.compile(r"(?<!\s)\s++(?:y|e)\s++")


def read_byline(text: str, site_names: Sequence[str] = ()) -> tuple[str, ...]:
    """The persons that a byline names, as displayed with their credentials; () if it names no person.

    As `read_signers`, without organisations.
    """
    return tuple(signed.shown for signed in read_signers(text, site_names) if signed.person)


def read_signers(text: str, site_names: Sequence[str] = ()) -> tuple[Signer, ...]:
    """Who signs by a byline, each once, in their order: persons, else organisations; () if nobody.

    Takes the byline's words as they stand (the first 400 characters are read, line breaks separate) and the names
    of the site, which are a person's only where they look like one. Credentials and roles go with the person;
    dates, reading times, account words, addresses and names of more than 120 characters are left out. Never
    raises.
    """
    own = frozenset(bare(name) for name in site_names) - {""}
    plain: tuple[Signer, ...] = ()
    for segment in _SEGMENT.split(text[:_MAX_TEXT]):
        segment = unstuck(" ".join(segment.split()))
        if not segment or _NOT_WRITER.search(segment):
            continue
        named = after_by(segment)
        for run in _runs(segment if named is None else named):
            found = persons_first(_signers(_halved(run), own))
            if named is not None:
                # what stands behind "by" decides, a person or not
                return found
            plain = persons_first((*plain, *found)) if not any(s.person for s in plain) else plain
    return plain


def persons_first(signers: Iterable[Signer]) -> tuple[Signer, ...]:
    """The persons among those who sign, each once; where there is none, the organisations."""
    found = {(signed.name.casefold(), signed.person): signed for signed in reversed(tuple(signers))}
    each = tuple(reversed(found.values()))
    return tuple(signed for signed in each if signed.person) or each


def starts_byline(text: str) -> bool:
    """True if a text begins with the words that stand before a name ("by", "Writer:"). Never raises."""
    return _BY.match(text) is not None


def only_by(line: str) -> bool:
    """True for a line that announces a name and has none ("Written by"). Never raises."""
    return _ONLY_BY.fullmatch(line.strip(" :")) is not None


def unstuck(text: str) -> str:
    """A text that begins with "By" and a name stuck to it, with a space between them. Never raises."""
    match = _STUCK.match(text)
    return f"{match.group()} {text[match.end() :]}" if match else text


def after_by(segment: str) -> str | None:
    """What follows "by" and its like in other languages, or None."""
    if segment.startswith("~"):
        return segment.lstrip("~ ")
    for match in _BY.finditer(segment):
        if match.start() == 0 or not _ONLY_FIRST.match(match.group()):
            rest = SENTENCE_END.split(segment[match.end() :], maxsplit=1)[0]
            return _AFTER_NAME.sub("", rest).strip()
    # "by" with nothing behind it (a template with an empty name)
    return "" if re.fullmatch(r"(?:written |posted )?by:?|writer:?", segment, re.IGNORECASE) else None


def _runs(text: str) -> Iterator[str]:
    """The stretches of words between dates, times and counts; one empty stretch if there is none."""
    runs: list[list[str]] = [[]]
    for token in text.split():
        if re.search(r"\d", token):
            _trim(runs[-1])
            runs.append([])
        else:
            runs[-1].append(token)
    for run in runs[1:]:
        while run and (_noise(run[0]) or (len(run) > 2 and _month(run[0]))):
            run.pop(0)
    if len(runs) > 1:
        _trim(runs[-1])
    found = [" ".join(run) for run in runs if run and not all(_noise(w) or _month(w) for w in run)]
    yield from found or [""]


def _trim(run: list[str]) -> None:
    while run and (_noise(run[-1]) or _month(run[-1])):
        run.pop()


def _noise(word: str) -> bool:
    flat = fold(word).strip(".,:;!()·•|-")
    return not flat or flat in _NOISE or flat in UNITS


def _month(word: str) -> bool:
    return fold(word).strip(".,:;()") in MONTHS


def _halved(text: str) -> str:
    """A text that says the same twice, said once."""
    words = text.split()
    half = len(words) // 2
    same = len(words) % 2 == 0 and [w.strip(",;") for w in words[:half]] == [w.strip(",;") for w in words[half:]]
    return " ".join(words[:half]) if same and half else text


def _signers(text: str, own: frozenset[str]) -> Iterator[Signer]:
    for piece in [text] if bare(text) in own else _pieces(text):
        if piece and (signed := signer(piece, own)):
            yield signed


def _pieces(text: str) -> list[str]:
    """The parts of a list of names, each with its credentials and roles."""
    people: list[str] = []
    for piece in outside_brackets(text, ",;"):
        piece = re.sub(r"^(?:and|und|et|en|y|e|&|with)\s+", "", piece.strip(), flags=re.IGNORECASE)
        head, *others = _AND.split(piece)
        if people and others and is_credential(head):
            # "Joan Hill, LCSW and Anna Bell, LMFT"
            people[-1] = f"{people[-1]}, {head}"
            people.extend(_halved(p) for p in others)
        elif people and (is_credential(piece) or is_role(piece)):
            people[-1] = f"{people[-1]}, {piece}"
        elif people and (piece.lower().startswith("the ") or GROUP.search(piece)):
            continue
        else:
            people.extend(_halved(p) for p in _split_and(piece))
    return people


def _split_and(piece: str) -> Iterable[str]:
    """Two names joined by "and" as two; a practice ("Smith & Associates") or a role as it stands."""
    parts = _AND.split(piece)
    if len(parts) == 1:
        parts = _AND_OF_FULL_NAMES.split(piece)
        if any(len(p.split()) < 2 for p in parts):
            return [piece]
    if len(parts) > 1 and all(p and not is_role(p) and not GROUP.search(p) and p[0].isalpha() for p in parts):
        return parts
    return [piece]
