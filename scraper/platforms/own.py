"""Platforms that somebody added: Python files in `adapters/` beside sites.yaml, and installed packages.

A file has a PLATFORM; a package names one in the entry point group GROUP (PyPA, entry points specification). Both
are code of the operator's and run with all rights of the command.
"""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from scraper.errors import ConfigError
from scraper.platforms.facts import MarkKind, Platform

GROUP = "therapy_blog_archiver.platforms"
#: the folder beside sites.yaml
FOLDER = "adapters"
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
#: facts that are CSS selectors, an attribute behind an @ left aside
_SELECTORS = (
    "single not_single title byline published modified shown tags body body_parts drop post_id locked paywalled "
    "next_part walled"
).split()


def installed() -> dict[str, Platform]:
    """The platforms that installed packages name.

    Raises ConfigError, naming package and entry point, where one can't be loaded or is no platform.
    """
    found: dict[str, Platform] = {}
    for point in sorted(entry_points(group=GROUP), key=lambda p: p.name):
        place = f"the entry point {point.name} of {point.dist.name if point.dist else 'a package'}"
        try:
            thing = point.load()
        except (Exception, SystemExit) as error:
            raise ConfigError(
                f"{place} can't be loaded ({_words(error)}); update or remove the package"
            ) from error
        platform = _checked(thing, place)
        found[platform.name] = platform
    return found


def in_folder(folder: Path) -> dict[str, Platform]:
    """The platforms of the Python files in a folder, by name; none where there is no such folder.

    Raises ConfigError, naming file and line, where one fails or is no platform.
    """
    found: dict[str, Platform] = {}
    for file in sorted(folder.glob("*.py")):
        if file.name.startswith("_"):
            continue
        platform = _checked(getattr(_module(file), "PLATFORM", None), str(file))
        if platform.name in found:
            raise ConfigError(f"{file}: another file here has a platform named {platform.name!r}; rename one")
        found[platform.name] = platform
    return found


def merged(shipped: Mapping[str, Platform], added: Mapping[str, Platform]) -> dict[str, Platform]:
    """All platforms in the order of their names.

    Raises ConfigError where an added one takes a shipped one's name.
    """
    taken = sorted(shipped.keys() & added.keys())
    if taken:
        raise ConfigError(f"an adapter of your own is named {taken[0]!r} like a shipped one; give it another name")
    return dict(sorted({**shipped, **added}.items()))


def _module(file: Path) -> Any:
    spec = importlib.util.spec_from_file_location(f"own_adapter_{file.stem}", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    before, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:
        line = _line(error, file)
        raise ConfigError(
            f"{file}{f':{line}' if line else ''}: {_words(error)}; mend or remove the file"
        ) from error
    finally:
        sys.dont_write_bytecode = before
    return module


def _line(error: BaseException, file: Path) -> int | None:
    """The last line of the file that an error passed through."""
    if isinstance(error, SyntaxError):
        return error.lineno
    line, trace = None, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == str(file.absolute()):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _words(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"


def _checked(thing: Any, place: str) -> Platform:
    if not isinstance(thing, Platform):
        raise ConfigError(f"{place} has no PLATFORM that is a scraper.platforms.Platform; see docs/adapters.md")
    if not _NAME.fullmatch(thing.name):
        raise ConfigError(f"{place}: the name {thing.name!r} is not of the form [a-z0-9-]+; change it")
    for fact in _SELECTORS:
        if isinstance(getattr(thing, fact), str):
            words = f"{place}: {fact} is one string, not several; write ({getattr(thing, fact)!r},)"
            raise ConfigError(words)
    for fact, selector in selectors(thing):
        try:
            LexborHTMLParser("<p></p>").css_first(selector)
        except SelectolaxError as error:
            raise ConfigError(f"{place}: {fact} holds {selector!r}, which is no CSS selector; mend it") from error
    return thing


def selectors(platform: Platform) -> Iterator[tuple[str, str]]:
    """Every CSS selector that a platform states, with its fact; of references what stands before the @."""
    known = {field.name for field in fields(platform)}
    for fact in _SELECTORS:
        assert fact in known
        for reference in getattr(platform, fact):
            yield fact, reference.rsplit("@", 1)[0] if re.search(r"@[a-z-]+$", reference) else reference
    for mark in platform.marks:
        if mark.kind is MarkKind.CSS:
            yield "marks", mark.value
