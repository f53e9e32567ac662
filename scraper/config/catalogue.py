"""The catalogue: blogs known to be there, from which the owner of a sites.yaml takes what he wants."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from scraper import urls
from scraper.config.checks import nearest, shown
from scraper.config.document import Document, file_name, read
from scraper.config.messages import Place, Problem, line_of, problem, report
from scraper.config.models import Address, Language, Name, Words
from scraper.errors import ConfigError, UsageError

CATALOGUE = "catalogue.yaml"
#: the one that comes with the program
SHIPPED = Path(__file__).parents[2] / "config" / CATALOGUE

By = Literal["platform", "language", "topic", "country"]


def _country(text: str) -> str:
    if not re.fullmatch(r"[A-Z]{2}", text):
        raise ValueError(f"{shown(text)} is no country such as 'US' or 'GB' (ISO 3166-1, two capital letters)")
    return text


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class CatalogueEntry(_Strict):
    """A blog of the catalogue."""

    name: Name
    url: Address
    #: only where it is sure enough to be told to the crawler; it recognises most by itself
    platform: Words | None = None
    language: Language | None = None
    country: Annotated[str, AfterValidator(_country)] | None = None
    topics: list[Words] = Field(default_factory=list)

    def as_entry(self, platforms: frozenset[str]) -> dict[str, Any]:
        """The entry it becomes in a sites.yaml; its platform only if it is one of those."""
        entry: dict[str, Any] = {"name": self.name, "url": self.url}
        if self.platform in platforms:
            entry["platform"] = self.platform
        if self.language:
            entry["language"] = self.language
        if self.topics:
            entry["topics"] = list(self.topics)
        return entry


class CatalogueFile(_Strict):
    """A catalogue.yaml."""

    sites: list[CatalogueEntry]


@dataclass(frozen=True, kw_only=True, slots=True)
class Catalogue:
    """The blogs of a catalogue, in the order of its file."""

    path: Path
    entries: tuple[CatalogueEntry, ...]

    def find(self, name: str) -> CatalogueEntry | None:
        """The blog of that name."""
        return next((entry for entry in self.entries if entry.name == name), None)

    def no_blog(self, name: str) -> str:
        """That there is no blog of that name, with up to three names like it."""
        names = [entry.name for entry in self.entries]
        found = difflib.get_close_matches(name.lower()[:200], names, n=3, cutoff=0.6)
        found += [other for other in names if len(name) > 3 and name.lower() in other and other not in found]
        hint = f"; did you mean {' or '.join(found[:3])}?" if found else "; 'scrape sites --catalogue' lists them"
        return f"{shown(name)[1:-1]}: no such blog in {file_name(self.path)}{hint}"

    def select(self, wanted: Mapping[By, Sequence[str]]) -> tuple[CatalogueEntry, ...]:
        """The blogs that have one of the values wanted of each kind; case does not matter.

        A language stands for its regions too, a topic for every topic that has all its words. Raises UsageError if
        no blog has a value at all, with those there are, one line a value.
        """
        wrong = [
            self._none(by, value)
            for by, values in wanted.items()
            for value in values
            if not any(_HAS[by](entry, value) for entry in self.entries)
        ]
        if wrong:
            raise UsageError("\n".join(wrong))
        return tuple(
            entry
            for entry in self.entries
            if all(any(_HAS[by](entry, value) for value in values) for by, values in wanted.items() if values)
        )

    def values(self, by: By) -> list[str]:
        """The values there are of one kind, sorted."""
        found: set[str] = set()
        for entry in self.entries:
            found.update(_values(entry, by))
        return sorted(found, key=str.lower)

    def _none(self, by: By, value: str) -> str:
        known = self.values(by)
        there = f"there are {', '.join(known)}" if known else f"it names no {by}"
        near = nearest(value, known)
        return f"no blog of {file_name(self.path)} has the {by} {shown(value)}{near or ';'} {there}"


def _values(entry: CatalogueEntry, by: By) -> Iterable[str]:
    if by == "topic":
        return entry.topics
    value: str | None = getattr(entry, by)
    return [value] if value else []


def _same(by: By) -> Callable[[CatalogueEntry, str], bool]:
    return lambda entry, value: value.lower() in (known.lower() for known in _values(entry, by))


def _speaks(entry: CatalogueEntry, value: str) -> bool:
    own = (entry.language or "").lower()
    return own == value.lower() or own.startswith(value.lower() + "-")


def _treats(entry: CatalogueEntry, value: str) -> bool:
    wanted = set(value.lower().split())
    return bool(wanted) and any(wanted <= set(topic.lower().split()) for topic in entry.topics)


_HAS: dict[By, Callable[[CatalogueEntry, str], bool]] = {
    "platform": _same("platform"),
    "language": _speaks,
    "topic": _treats,
    "country": _same("country"),
}


def load_catalogue(beside: Path | None = None) -> Catalogue:
    """The `catalogue.yaml` beside that sites.yaml if there is one, else the one that comes with the program.

    Raises ConfigError with every problem of the file, one line each.
    """
    own = beside.with_name(CATALOGUE) if beside else SHIPPED
    path = own if own.exists() else SHIPPED
    if not path.exists():
        raise ConfigError(
            f"there is no {file_name(own)}, and none came with the program: put one there, or name the sites.yaml "
            "of the project with --config FILE"
        )
    document = read(path)
    problems = [*document.problems, *_twice(document)]
    found: CatalogueFile | None = None
    try:
        found = CatalogueFile.model_validate(document.data)
    except ValidationError as error:
        problems += [
            Problem(place=tuple(item["loc"]), sentence=_unknown(tuple(item["loc"])))
            if item["type"] == "extra_forbidden"
            else problem(item)
            for item in error.errors(include_url=False)
        ]
    if problems or found is None:
        raise ConfigError(report(document.file, problems, document.lines, document.data))
    return Catalogue(path=path, entries=tuple(found.sites))


def _unknown(place: Place) -> str:
    model = CatalogueEntry if len(place) > 1 else CatalogueFile
    known = list(model.model_fields)
    return f"unknown key {shown(place[-1])}{nearest(str(place[-1]), known) or '; known here: ' + ', '.join(known)}"


def _twice(document: Document) -> list[Problem]:
    """Names and addresses that stand twice."""
    sites = document.data.get("sites")
    problems: list[Problem] = []
    seen: dict[tuple[str, str], int] = {}
    for index, entry in enumerate(sites if isinstance(sites, list) else ()):
        for key in ("name", "url"):
            value = entry.get(key) if isinstance(entry, dict) else None
            if not isinstance(value, str):
                continue
            same = value if key == "name" else urls.key(urls.clean(value) or value)
            first = seen.setdefault((key, same), index)
            if first != index:
                line = line_of(("sites", first, key), document.lines)
                sentence = f"{shown(value)} is already there on line {line}"
                problems.append(Problem(place=("sites", index, key), sentence=sentence))
    return problems
