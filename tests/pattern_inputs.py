"""The worst inputs of a regular expression, made from its own parts.

A pattern is slow where it can begin at many places and read far from each of them. So its parts are repeated: each
beginning of what it matches, each of its repeats without the end, neighbours, and pairs of its own characters.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from re import _compiler, _constants, _parser  # type: ignore[attr-defined]  # no stubs; what `re` itself uses
from typing import Any, AnyStr

#: tried against each class of a pattern, besides the characters that the pattern itself names
_USUAL = " a0A<>.\n\t-_/\\\"'([{&;:,é\u2026\x01"
_PLAIN = (" ", "\n", "0", "a", "A", "<", ".", "-", "a ", "0 ", "<a ", "A.", "a.a ")
_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)
#: a repeat of so few is no loop
_FEW = 4
_MOST_NEIGHBOURS = 12
_MOST = 250


@dataclass(frozen=True, slots=True)
class Input:
    """A text: what stands first, what is repeated up to a size, and what stands last."""

    head: str
    unit: str
    tail: str = ""

    def text(self, size: int) -> str:
        """The text of about this size."""
        return self.head + self.unit * max(1, size // len(self.unit)) + self.tail

    def __str__(self) -> str:
        return f"{self.head[:60]!r} + {self.unit[:60]!r} * n + {self.tail[:20]!r}"


class Parts:
    """A pattern taken apart."""

    def __init__(self, pattern: re.Pattern[Any]) -> None:
        self.tree = _parser.parse(pattern.pattern, pattern.flags)
        self.bytes = isinstance(pattern.pattern, bytes)
        self.named = "".join(dict.fromkeys(_literals(self.tree)))[:60]
        self.groups: dict[int, str] = {}

    def members(self, node: Any) -> tuple[str, str]:
        """Characters that an item matches, and characters that it does not."""
        alone = _parser.SubPattern(self.tree.state, [node])
        try:
            item = _compiler.compile(alone)
        except (re.error, IndexError):
            return "", ""
        inside: list[str] = []
        outside: list[str] = []
        for letter in dict.fromkeys(_USUAL + self.named):
            if self.bytes and ord(letter) > 255:
                continue
            given: Any = letter.encode("latin-1") if self.bytes else letter
            (inside if item.fullmatch(given) else outside).append(letter)
        return "".join(inside), "".join(outside)

    def shortest(self, nodes: Iterable[Any]) -> str:
        """A short text that these items match, as far as that can be told from each alone."""
        return "".join(self._of_one(node) for node in nodes)

    def _of_one(self, node: Any) -> str:
        kind, value = node
        if kind is _constants.LITERAL:
            return chr(value)
        if kind in _REPEATS:
            return self.shortest(value[2]) * min(int(value[0]), 30)
        if kind is _constants.SUBPATTERN:
            found = self.shortest(value[3])
            if value[0] is not None:
                self.groups[value[0]] = found
            return found
        if kind is _constants.BRANCH:
            return min((self.shortest(one) for one in value[1]), key=lambda text: (not text, len(text)))
        if kind is _constants.ATOMIC_GROUP:
            return self.shortest(value)
        if kind is _constants.GROUPREF:
            return self.groups.get(int(value), "")
        if kind in (_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT, _constants.GROUPREF_EXISTS):
            return ""
        return (self.members(node)[0] or "a")[0]

    def places(self) -> Iterator[tuple[str, Any]]:
        """Each item at any depth, with a short text that leads to it."""
        yield from self._places(self.tree, "")

    def _places(self, nodes: Any, lead: str) -> Iterator[tuple[str, Any]]:
        for node in nodes:
            yield lead, node
            for inner in _inside(node):
                yield from self._places(inner, lead)
            lead += self._of_one(node)

    def sequences(self) -> Iterator[list[Any]]:
        """The items that stand side by side, at each depth."""
        todo = [self.tree]
        while todo:
            nodes = todo.pop()
            yield list(nodes)
            todo += [inner for node in nodes for inner in _inside(node)]


def _inside(node: Any) -> list[Any]:
    kind, value = node
    if kind in _REPEATS:
        return [value[2]]
    if kind is _constants.SUBPATTERN:
        return [value[3]]
    if kind is _constants.BRANCH:
        return list(value[1])
    if kind is _constants.ATOMIC_GROUP:
        return [value]
    if kind in (_constants.ASSERT, _constants.ASSERT_NOT):
        return [value[1]]
    return []


def _literals(nodes: Any) -> Iterator[str]:
    for kind, value in nodes:
        if kind in (_constants.LITERAL, _constants.NOT_LITERAL):
            yield chr(value)
        elif kind is _constants.IN:
            for what, which in value:
                if what is _constants.LITERAL:
                    yield chr(which)
                elif what is _constants.RANGE:
                    yield chr(which[0])
        for inner in _inside((kind, value)):
            yield from _literals(inner)


def _loops(parts: Parts) -> Iterator[Input]:
    """What leads to a repeat, then what it repeats, then what ends it wrongly."""
    for lead, (kind, value) in parts.places():
        if kind not in _REPEATS or value[1] < _FEW:
            continue
        if len(value[2]) == 1 and _inside(value[2][0]) == []:
            inside, outside = parts.members(value[2][0])
            units = [*inside[:4], inside[:2]] if inside else []
            tail = outside[:1] or "\n\x01"
        else:
            units = [parts.shortest(value[2])] + [
                parts.shortest(branch) for node in value[2] for branch in _inside(node)
            ]
            tail = "\x01"
        for unit in dict.fromkeys(units):
            if unit:
                yield Input(lead, unit, tail)
                yield Input(lead, unit + lead)
                yield Input(tail[:1], unit, tail)


def _beginnings(parts: Parts) -> Iterator[Input]:
    leads = dict.fromkeys(lead for lead, _ in parts.places())
    for lead in sorted((lead for lead in leads if lead), key=len):
        yield Input("", lead)
        yield Input("", lead + " ")
    whole = parts.shortest(parts.tree)
    if whole:
        yield Input("", whole, "\x01")


def _neighbours(parts: Parts) -> Iterator[Input]:
    for nodes in parts.sequences():
        texts = [
            parts.shortest([node]) or parts.shortest(_inside(node)[0] if _inside(node) else ()) for node in nodes
        ]
        texts = texts[:_MOST_NEIGHBOURS]
        for start, end in itertools.combinations(range(len(texts) + 1), 2):
            if unit := "".join(texts[start:end]):
                yield Input("", unit, "\x01")


def _pairs(parts: Parts) -> Iterator[Input]:
    """Characters of two classes in turn."""
    letters = []
    for _, node in parts.places():
        if node[0] in (_constants.IN, _constants.ANY, _constants.NOT_LITERAL, _constants.CATEGORY):
            letters += list(parts.members(node)[0][:2])
    for one, other in itertools.permutations(dict.fromkeys(letters), 2):
        yield Input("", one + other, "\x01")


def worst_inputs(pattern: re.Pattern[AnyStr]) -> list[Input]:
    """Texts on which a pattern may be slow: each a head, a unit to repeat, and a tail."""
    parts: Parts = Parts(pattern)
    plain = [Input(end, unit, end) for unit in _PLAIN for end in ("\x01", "x")]
    groups = [plain, *(list(dict.fromkeys(kind(parts))) for kind in (_loops, _beginnings, _neighbours, _pairs))]
    # of a long list each kind keeps its share
    found = [one for row in itertools.zip_longest(*groups) for one in row if one is not None]
    found = [one for one in dict.fromkeys(found) if not parts.bytes or _one_byte(one)]
    return found[:_MOST]


def _one_byte(given: Input) -> bool:
    return all(ord(letter) < 256 for letter in given.head + given.unit + given.tail)
