"""Every regular expression of the package, with the place where it stands and the way in which it is used."""

from __future__ import annotations

import ast
import dataclasses
import importlib
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import scraper

#: ways of use, by the strictest: a search may begin anywhere, a match only at the first character
_CALLS = frozenset("search match fullmatch sub subn split findall finditer".split())
_DEPTH = 4
#: modules that only run, and can't be imported
_RUN_BY_OTHERS = ("scraper.__main__", "scraper.store.migrations.env")
#: what stands for the variables in a pattern that is put together where it is used
_VARIABLES: dict[str, dict[str, object]] = {
    "scraper.extraction.article": {"here": "https://a.example/blog"},
    "scraper.pipeline.draft": {"pattern": r"^/[^/]+/\d{4}/[^/]+/?$"},
}


@dataclass(frozen=True)
class Used:
    """A pattern, its place, and how it is called: search, match or fullmatch."""

    place: str
    pattern: re.Pattern[Any]
    call: str


@cache
def modules() -> list[ModuleType]:
    """All modules of the package, but for the demonstration sites, which read nothing of strangers."""
    names = [found.name for found in pkgutil.walk_packages(scraper.__path__, "scraper.")]
    kept = [name for name in names if name.split(".")[1] != "demo" and name not in _RUN_BY_OTHERS]
    return [scraper, *map(importlib.import_module, kept)]


def _held(value: object, depth: int = 0) -> Iterator[re.Pattern[Any]]:
    """The patterns in a value: itself, or in containers and data objects to some depth."""
    if isinstance(value, re.Pattern):
        yield value
    elif depth == _DEPTH or isinstance(value, str | bytes | ModuleType):
        return
    elif isinstance(value, Mapping):
        for item in (*value.keys(), *value.values()):
            yield from _held(item, depth + 1)
    elif isinstance(value, list | tuple | set | frozenset):
        for item in value:
            yield from _held(item, depth + 1)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _held(getattr(value, field.name, None), depth + 1)


@cache
def tree_of(module: ModuleType) -> ast.Module:
    """The syntax tree of a module."""
    assert module.__file__ is not None
    return ast.parse(Path(module.__file__).read_text("utf-8"))


def _named(module: ModuleType, node: ast.AST) -> object:
    """What a name stands for in a module, or behind the name of another module; None where that can't be told."""
    if isinstance(node, ast.Name):
        return vars(module).get(node.id)
    if isinstance(node, ast.Attribute):
        owner = _named(module, node.value)
        return getattr(owner, node.attr, None) if isinstance(owner, ModuleType) else None
    return None


@cache
def _calls() -> dict[re.Pattern[Any], set[str]]:
    """What is called on each pattern, by its name or by that of a loop over a container; "?" for any other use."""
    found: defaultdict[re.Pattern[Any], set[str]] = defaultdict(set)
    for module in modules():
        tree = tree_of(module)
        called = {id(node.value): node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        for node in ast.walk(tree):
            if isinstance(node, ast.For | ast.GeneratorExp | ast.ListComp):
                _note_loop(module, node, called, found)
            elif isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load):
                value = _named(module, node)
                if isinstance(value, re.Pattern):
                    found[value].add(called.get(id(node), "?"))
    return found


def _note_loop(
    module: ModuleType,
    loop: ast.For | ast.GeneratorExp | ast.ListComp,
    called: dict[int, str],
    found: dict[re.Pattern[Any], set[str]],
) -> None:
    """Note what is called on the patterns that a loop over a container takes out of it."""
    for part in [loop] if isinstance(loop, ast.For) else loop.generators:
        held = [pattern for node in ast.walk(part.iter) for pattern in _held(_named(module, node))]
        names = {node.id for node in ast.walk(part.target) if isinstance(node, ast.Name)}
        for node in ast.walk(loop) if held else ():
            if isinstance(node, ast.Name) and node.id in names and id(node) in called:
                for pattern in held:
                    found[pattern].add(called[id(node)])


def _call_of(pattern: re.Pattern[Any]) -> str:
    """The strictest way in which a pattern is used: "search" where that can't be told."""
    calls = _calls().get(pattern, {"?"}) - {"pattern"}
    if calls and calls <= {"match", "fullmatch"}:
        return "match" if "match" in calls else "fullmatch"
    return "search"


def _globals() -> Iterator[Used]:
    seen: set[tuple[re.Pattern[Any], str]] = set()
    for module in modules():
        for name, value in vars(module).items():
            alone = isinstance(value, re.Pattern)
            for number, pattern in enumerate(_held(value)):
                call = _call_of(pattern)
                if (pattern, call) not in seen:
                    seen.add((pattern, call))
                    yield Used(f"{module.__name__}:{name}" + ("" if alone else f"[{number}]"), pattern, call)


def _inline() -> Iterator[Used]:
    for module in modules():
        for node in ast.walk(tree_of(module)):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or not node.args:
                continue
            if not (isinstance(node.func.value, ast.Name) and node.func.value.id == "re"):
                continue
            if node.func.attr in _CALLS:
                call = node.func.attr if node.func.attr in ("match", "fullmatch") else "search"
                for pattern in _patterns(module, node):
                    yield Used(f"{module.__name__}:{node.lineno}", pattern, call)


def _patterns(module: ModuleType, node: ast.Call) -> list[re.Pattern[Any]]:
    """The patterns that a call of `re` is given: its first argument, with the flags that stand beside it."""
    flags = 0
    assert isinstance(node.func, ast.Attribute)
    # the flags stand third, behind the text; for sub they are named
    place = {"sub": 4, "subn": 4, "split": 3}.get(node.func.attr, 2)
    given = [node.args[place]] if len(node.args) > place else []
    for argument in given + [keyword.value for keyword in node.keywords if keyword.arg == "flags"]:
        flags |= int(eval(ast.unparse(argument), vars(module)))
    given_names = {**vars(module), **_VARIABLES.get(module.__name__, {})}
    source = eval(ast.unparse(node.args[0]), given_names)
    return [source if isinstance(source, re.Pattern) else re.compile(source, flags)]


def every_pattern() -> list[Used]:
    """The patterns of the package, those in module globals and those written where they are used."""
    return [*_globals(), *_inline()]
