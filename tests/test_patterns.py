"""No regular expression of the package takes more than linear time, whatever text it is given.

All patterns are found by the machine (`tests.patterns`): those in globals of modules, also inside tuples, tables
and facts of platforms, and those written where they are used. The demonstration sites (scraper/demo) are left out:
they read nothing but their own texts. The inputs are made from the parts of each pattern (`tests.pattern_inputs`).
"""

from __future__ import annotations

import ast
import re
from collections import deque
from collections.abc import Callable
from typing import Any

import pytest

from tests import growth, pattern_inputs, patterns

#: so many of the slowest inputs of a pattern are tried at full size
_SLOWEST = 2
PATTERNS = patterns.every_pattern()


def _work(used: patterns.Used) -> Callable[[Any], object]:
    """The call of a pattern: over the whole text, but for those that only begin at its start."""
    if used.call == "search":
        return lambda text: deque(used.pattern.finditer(text), maxlen=0)
    return used.pattern.fullmatch if used.call == "fullmatch" else used.pattern.match


def fault(used: patterns.Used) -> str:
    """An input on which a pattern takes more than linear time, with the times; "" if there is none."""
    work = _work(used)
    encode = isinstance(used.pattern.pattern, bytes)
    tried = []
    for given in pattern_inputs.worst_inputs(used.pattern):

        def make(size: int, given: pattern_inputs.Input = given) -> Any:
            text = given.text(size)
            return text.encode("latin-1") if encode else text

        wrong, taken = growth.measured(work, make, growth.SMALL)
        if wrong:
            return f"{given}: {wrong}"
        tried.append((taken, given, make))
    tried.sort(key=lambda row: -row[0])
    for _, given, make in tried[:_SLOWEST]:
        wrong, _ = growth.measured(work, make, growth.SMALL[-1:] + growth.LARGE)
        if wrong:
            return f"{given}: {wrong}"
    return ""


@pytest.mark.parametrize("used", PATTERNS, ids=lambda used: used.place)
def test_a_pattern_takes_linear_time(used: patterns.Used) -> None:
    wrong = fault(used)
    assert not wrong, f"{used.place} ({used.call}): {wrong}"


def test_every_pattern_of_the_package_is_found() -> None:
    known = {used.pattern.pattern for used in PATTERNS}
    for module in patterns.modules():
        for node in ast.walk(patterns.tree_of(module)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile":
                written = node.args[0]
                if isinstance(written, ast.Constant):
                    assert written.value in known, f"{module.__name__}:{node.lineno} is in no global"


def test_the_inputs_find_patterns_that_are_too_slow() -> None:
    for source, call in (
        (r"\s+$", "search"),
        (r"<(script|style)\b.*?</\1\s*>", "search"),
        (r"[\s.v-]+$", "search"),
        (r"^\W+|\W+$", "search"),
        (r",(?![^()]*\))", "search"),
        (r"(?:\d[\d ]{6,18}\d)(?: +(?:\d[\d ]{6,18}\d))+", "fullmatch"),
        (r"(?:a+b?)+", "fullmatch"),
        (r"x\s*:?\s+y", "match"),
    ):
        assert fault(patterns.Used("here", re.compile(source), call)), source
    for source in (r"(?<!\s)\s++$", r"<[^<>]*>", r"\w+"):
        assert not fault(patterns.Used("here", re.compile(source), "search")), source
