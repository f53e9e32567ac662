"""sites.yaml as plain values, and the line on which each of them stands."""

from __future__ import annotations

import warnings
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import ConstructorError, DuplicateKeyError, RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.tokens import TagToken

from scraper.config.checks import shown
from scraper.config.messages import Place, Problem, line_of
from scraper.errors import ConfigError

#: bytes; a catalogue of ten thousand blogs is smaller
MAX_BYTES = 5 * 1024 * 1024
#: values after aliases are followed; more is an alias bomb
MAX_VALUES = 500_000
#: what the parser's own slips on odd numbers and days raise
_SLIPS = (ValueError, TypeError, LookupError, ArithmeticError, AttributeError, AssertionError)
#: levels; the deepest real place is sites, entry, routes, feed, address
MAX_DEPTH = 8


@dataclass(kw_only=True, slots=True)
class Document:
    """The values of a YAML file as dicts, lists and scalars, their lines, and what is no plain value."""

    file: str
    data: Any = None
    lines: dict[Place, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    count: int = 0


def read(path: Path) -> Document:
    """The document in that file. Raises ConfigError if it can't be read or is no YAML 1.2 of one document."""
    document = Document(file=file_name(path))
    node = _parse(_text(path, document.file), document.file)
    if node is None:
        raise ConfigError(f"{document.file} is empty: it needs a list 'sites:' with an entry a blog")
    if not isinstance(node, CommentedMap):
        raise ConfigError(f"{document.file}:1: must be a mapping with the keys 'defaults' and 'sites'")
    document.data = _plain(node, (), 1, document)
    return document


def file_name(path: Path) -> str:
    """The path as messages show it: as given, in quotes and escaped if it holds control characters."""
    return str(path) if str(path).isprintable() else shown(str(path))


def _text(path: Path, file: str) -> str:
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise ConfigError(
            f"there is no file {file}: 'scrape add URL' or 'scrape sites enable NAME' makes it, "
            "--config FILE names another"
        ) from None
    except OSError as error:
        raise ConfigError(
            f"{file} can't be read: {error.strerror or error}; name another with --config FILE"
        ) from None
    if len(raw) > MAX_BYTES:
        raise ConfigError(f"{file} is larger than 5 MiB: no list of blogs is; name another with --config FILE")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{file}:{line}: is not UTF-8; save the file as UTF-8") from None


class _Constructor(RoundTripConstructor):
    """The parser's maker of values, which tells the line of what it can't make a value of."""

    def construct_object(self, node: Any, deep: bool = False) -> Any:
        """The value of a node. Raises ConstructorError."""
        try:
            return super().construct_object(node, deep=deep)
        except _SLIPS as error:
            words = f"{shown(getattr(node, 'value', None))} can't be read ({error}); write it in quotes"
            raise ConstructorError(None, None, words, node.start_mark) from None


def _parse(text: str, file: str) -> Any:
    try:
        with warnings.catch_warnings():
            # the parser warns of spellings of YAML 1.1, which are no concern of ours
            warnings.simplefilter("ignore")
            _refuse_tags(text, file)
            yaml = YAML(typ="rt", pure=True)
            yaml.Constructor = _Constructor
            return yaml.load(text)
    except DuplicateKeyError as error:
        raise ConfigError(_twice(error, text, file)) from None
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = ", ".join(str(part) for part in (error.context, error.problem) if part)
        raise ConfigError(f"{file}:{mark.line + 1 if mark else 1}: is no YAML: {_safe(what)}") from None
    except YAMLError as error:
        line = text.count("\n", 0, getattr(error, "position", None) or 0) + 1
        raise ConfigError(f"{file}:{line}: holds a character that YAML forbids; delete it") from None
    except RecursionError:
        raise ConfigError(f"{file}: nests far too deeply to be a list of blogs") from None
    except _SLIPS as error:
        raise ConfigError(f"{file}: is no YAML that can be read: {_safe(str(error))}") from None


def _refuse_tags(text: str, file: str) -> None:
    """Raise ConfigError at the first tag (YAML 1.2, 6.8.2), known or not: every value here is plain.

    They are refused before a value is made of anything, for what a tag asks for may be a program's call.
    """
    if "!" not in text:
        return
    for token in YAML(typ="rt", pure=True).scan(text):
        if isinstance(token, TagToken):
            tag = text[token.start_mark.index : token.end_mark.index]
            raise ConfigError(
                f"{file}:{token.start_mark.line + 1}: holds the tag {shown(tag)}, which is not allowed here; "
                "delete it, or put the value in quotes"
            )


def _safe(text: str) -> str:
    return shown(" ".join(text.split()))[1:-1]


def _twice(error: DuplicateKeyError, text: str, file: str) -> str:
    line = error.problem_mark.line if error.problem_mark else 0
    key = text.splitlines()[line].strip().lstrip("- ").partition(":")[0]
    start = error.context_mark.line + 1 if error.context_mark else 1
    return f"{file}:{line + 1}: the key {shown(key)} stands twice in the block that starts on line {start}"


def _plain(node: Any, place: Place, line: int, document: Document) -> Any:
    """The plain value of a node; lines and problems are noted in the document."""
    document.lines[place] = line
    document.count += 1
    if document.count > MAX_VALUES:
        raise ConfigError(f"{document.file}:{line}: its aliases grow into too many values")
    if len(place) > MAX_DEPTH:
        raise ConfigError(f"{document.file}:{line_of(place[:3], document.lines)}: nests too deeply")
    if isinstance(node, CommentedMap):
        return _mapping(node, place, line, document)
    if isinstance(node, CommentedSeq):
        return [_plain(node[i], (*place, i), _line(node, i, line), document) for i in range(len(node))]
    # the parser's own subclasses of these keep the file's spelling
    for kind in (str, float, int):
        if isinstance(node, kind) and not isinstance(node, bool):
            return bool(node) if type(node).__name__ == "ScalarBoolean" else kind(node)
    return node


def _mapping(node: CommentedMap, place: Place, line: int, document: Document) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key in node:
        where = _line(node, key, line)
        if isinstance(key, str):
            values[str(key)] = _plain(node[key], (*place, str(key)), where, document)
            continue
        document.lines[(*place, repr(key))] = where
        problem = Problem(place=(*place, repr(key)), sentence=f"the key {shown(key)} must be text")
        document.problems.append(problem)
    return values


def _line(node: CommentedMap | CommentedSeq, key: Any, around: int) -> int:
    try:
        position = node.lc.key(key) if isinstance(node, CommentedMap) else node.lc.item(key)
        return int(position[0]) + 1
    except (KeyError, TypeError, AttributeError):
        # merged in with `<<`
        return around
