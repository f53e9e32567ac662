"""sites.yaml -> Config: read, validate, compare the entries with each other, lay the defaults under them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from scraper import urls
from scraper.config.book import Config
from scraper.config.checks import shown
from scraper.config.document import Document, read
from scraper.config.messages import Problem, line_of, problem, report
from scraper.config.models import MIN_DELAY, Defaults, Entry, RoutesEntry, SelectorsEntry, SitesFile
from scraper.errors import ConfigError
from scraper.types import RouteKind, Selectors, Site

_T = TypeVar("_T")
#: seconds between two requests to one host where the file says nothing
DEFAULT_DELAY = 2.0


def load_sites(path: Path, platforms: frozenset[str] | None = None) -> Config:
    """The configuration in that file.

    `platforms` are the names an entry's `platform` may have; None allows any. Raises ConfigError with every
    problem of the file, one line each: file, line, place, the wrong value and the nearest right one.
    """
    document = read(path)
    problems = list(document.problems)
    found: SitesFile | None = None
    try:
        found = SitesFile.model_validate(document.data, context={"platforms": platforms})
    except ValidationError as error:
        problems += [problem(item) for item in error.errors(include_url=False)]
    problems += _between(document)
    if problems or found is None:
        raise ConfigError(report(document.file, problems, document.lines, document.data))
    defaults = found.defaults or Defaults.model_validate({})
    sites = tuple(_site(entry, defaults) for entry in found.sites)
    delay = float(_first(defaults.delay, DEFAULT_DELAY) or 0)
    return Config(path=path, sites=sites, contact=defaults.contact, delay=delay, proxy=defaults.proxy)


def _between(document: Document) -> list[Problem]:
    """What no entry shows alone: names and addresses that stand twice, and delays that need `allow_local`."""
    sites = document.data.get("sites")
    if not isinstance(sites, list):
        return []
    problems: list[Problem] = []
    seen: dict[tuple[str, str], int] = {}
    for index, entry in enumerate(sites):
        if not isinstance(entry, dict):
            continue
        delay = entry.get("delay")
        local = entry.get("allow_local") is True
        if isinstance(delay, int | float) and not isinstance(delay, bool) and 0 <= delay < MIN_DELAY and not local:
            problems.append(_too_fast(index, delay))
        for key in ("name", "url"):
            same = _sameness(key, entry.get(key))
            first = seen.setdefault((key, same), index) if same else index
            if first != index:
                problems.append(_double(document, index, first, key))
    return problems


def _too_fast(index: int, delay: float) -> Problem:
    sentence = f"must be at least 1 second, not {delay!r}; did you mean 1? (less needs 'allow_local: true')"
    return Problem(place=("sites", index, "delay"), sentence=sentence)


def _sameness(key: str, value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    if key == "name":
        return value
    address = urls.clean(value)
    return urls.key(address) if address else None


def _double(document: Document, index: int, first: int, key: str) -> Problem:
    entries = document.data["sites"]
    line = line_of(("sites", first, key), document.lines)
    value, other = entries[index][key], entries[first][key]
    if value == other:
        sentence = f"{shown(value)} is already taken on line {line}"
    else:
        sentence = f"{shown(value)} is the same blog as {shown(other)} on line {line}"
    return Problem(place=("sites", index, key), sentence=sentence)


def _site(entry: Entry, defaults: Defaults) -> Site:
    closed, extra = _routes(entry.routes, entry.url)
    return Site(
        name=entry.name,
        url=entry.url,
        platform=entry.platform,
        language=_first(entry.language, defaults.language),
        topics=tuple(entry.topics or ()),
        timezone=_first(entry.timezone, defaults.timezone),
        delay=float(_first(entry.delay, defaults.delay, DEFAULT_DELAY) or 0),
        include=tuple(entry.include or ()),
        exclude=tuple(entry.exclude or ()),
        closed_routes=closed,
        extra_routes=extra,
        selectors=_selectors(entry.selectors),
        believe=RouteKind(entry.believe) if entry.believe is not None else None,
        capture_pages=_first(entry.captures, defaults.captures) == "pages",
        allow_local=entry.allow_local,
        enabled=entry.enabled,
        contact=_first(entry.contact, defaults.contact),
    )


def _first(*values: _T | None) -> _T | None:
    return next((value for value in values if value is not None), None)


def _routes(
    routes: RoutesEntry | None, base: str
) -> tuple[frozenset[RouteKind], tuple[tuple[RouteKind, str], ...]]:
    closed: set[RouteKind] = set()
    extra: list[tuple[RouteKind, str]] = []
    for kind in RouteKind:
        said = getattr(routes, kind.value, None)
        if said is False:
            closed.add(kind)
        addresses = said if isinstance(said, list) else ()
        extra.extend((kind, urls.clean(address, base) or address) for address in addresses)
    return frozenset(closed), tuple(extra)


def _selectors(entry: SelectorsEntry | None) -> Selectors:
    if entry is None:
        return Selectors()
    return Selectors(**{**entry.model_dump(), "drop": tuple(entry.drop or ())})
