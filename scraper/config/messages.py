"""What is wrong with sites.yaml, as sentences: place, wrong value, nearest right one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from scraper.config.checks import meant, nearest, shown
from scraper.config.models import ADDRESSES, SWITCH, Defaults, Entry, RoutesEntry, SelectorsEntry, SitesFile

Place = tuple[str | int, ...]

#: problems printed at once; the rest is counted
MAX_PROBLEMS = 40

_WANTED = {
    "string_type": "text",
    "string_unicode": "text in Unicode",
    "bool_type": "true or false",
    "float_type": "a number",
    "finite_number": "a number",
    "list_type": "a list",
    "model_type": "a mapping of keys",
    "union_tag_not_found": "true, false or a list of addresses",
    "union_tag_invalid": "true, false or a list of addresses",
}
_SPOKEN = {"yes": True, "on": True, "no": False, "off": False, "true": True, "false": False}
_MODELS: dict[str | int, type[BaseModel]] = {"routes": RoutesEntry, "selectors": SelectorsEntry}


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One thing that is wrong: the place as keys and indexes from the top of the file, and a sentence."""

    place: Place
    sentence: str


def problem(error: ErrorDetails) -> Problem:
    """The problem behind one error of pydantic."""
    place = tuple(part for part in error["loc"] if part not in (SWITCH, ADDRESSES))
    kind, value = error["type"], error["input"]
    if kind == "extra_forbidden":
        return Problem(place=place, sentence=_unknown(place))
    if kind == "missing":
        return Problem(place=place[:-1], sentence=f"the key {shown(place[-1])} is missing")
    if kind == "value_error":
        return Problem(place=place, sentence=str(error.get("ctx", {}).get("error", error["msg"])))
    if kind in _WANTED:
        return Problem(place=place, sentence=f"must be {_WANTED[kind]}, not {shown(value)}{_hint(kind, value)}")
    return Problem(place=place, sentence=_bounds(kind, value, error.get("ctx", {}), error["msg"]))


def _bounds(kind: str, value: Any, context: Mapping[str, Any], message: str) -> str:
    if kind == "literal_error":
        near = nearest(value, ("routes", "pages")) if isinstance(value, str) else ""
        return f"must be {context['expected']}, not {shown(value)}{near}"
    if kind == "less_than_equal":
        return f"must be at most {context['le']:g}, not {shown(value)}{meant(int(context['le']))}"
    if kind == "greater_than_equal":
        return f"must be at least {context['ge']:g}, not {shown(value)}{meant(int(context['ge']))}"
    if kind == "too_short":
        return "the list is empty; write false to close the route"
    return f"{message}, not {shown(value)}"


def _hint(kind: str, value: Any) -> str:
    if kind == "string_type" and isinstance(value, int | float):
        return f"; did you mean '{shown(value).lower()}' (in quotes)?"
    if kind == "list_type" and isinstance(value, str):
        return f"; did you mean [{shown(value)}]?"
    if kind in ("bool_type", "union_tag_invalid", "union_tag_not_found") and isinstance(value, str):
        spoken = _SPOKEN.get(value.strip().lower())
        if spoken is not None:
            return f"; did you mean {str(spoken).lower()}?"
        return f"; did you mean [{shown(value)}]?" if kind != "bool_type" and "/" in value else ""
    if kind == "float_type" and isinstance(value, str):
        digits = re.match(r"\s*(\d{1,9}(?:\.\d{1,9})?)", value)
        return f"; did you mean {digits[1]}?" if digits else ""
    return ""


def _unknown(place: Place) -> str:
    """The sentence on an unknown key: the nearest known one, or the part of the file it belongs to."""
    key, where = str(place[-1]), place[:-1]
    known = _model(where).model_fields
    sentence = f"unknown key {shown(key)}"
    if where == ("defaults",) and key in Entry.model_fields:
        return f"{sentence}: it belongs to an entry of 'sites'"
    if where and where != ("defaults",) and key in Defaults.model_fields and key not in Entry.model_fields:
        return f"{sentence}: it belongs to 'defaults'"
    return sentence + (nearest(key, known) or f"; known here: {', '.join(known)}")


def _model(place: Place) -> type[BaseModel]:
    if not place:
        return SitesFile
    if place[0] == "defaults":
        return Defaults
    return _MODELS.get(place[-1], Entry)


def dotted(place: Place, data: Any) -> str:
    """The place in words: `sites.kellibachara.timezone`; an entry without a usable name is `sites.#3`."""
    parts: list[str] = []
    for index, part in enumerate(place):
        if isinstance(part, int):
            entry = data["sites"][part] if index == 1 and place[0] == "sites" else None
            name = entry.get("name") if isinstance(entry, dict) else None
            plain = isinstance(name, str) and re.fullmatch(r"[A-Za-z0-9_-]{1,64}", name)
            parts.append(str(name) if plain else f"#{part + 1}")
        else:
            parts.append(part if re.fullmatch(r"[\w-]{1,64}", part) else shown(part))
    return ".".join(parts)


def report(file: str, problems: list[Problem], lines: Mapping[Place, int], data: Any) -> str:
    """All problems in the order of the file, one line each: `file:line: place: sentence`."""
    rows: dict[tuple[int, str], None] = {}
    for item in problems:
        where = dotted(item.place, data)
        rows[line_of(item.place, lines), f"{where}: {item.sentence}" if where else item.sentence] = None
    texts = [f"{file}:{line}: {text}" for line, text in sorted(rows)]
    if len(texts) > MAX_PROBLEMS:
        texts[MAX_PROBLEMS:] = [f"{file}: and {len(texts) - MAX_PROBLEMS} more problems"]
    return "\n".join(texts)


def line_of(place: Place, lines: Mapping[Place, int]) -> int:
    """The line of a place, counted from 1, or that of the nearest place around it."""
    while place not in lines and place:
        place = place[:-1]
    return lines.get(place, 1)
