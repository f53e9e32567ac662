"""The pinned floors of our extraction, and what each page was when they were pinned.

`floors.toml` holds what may not be fallen below; `pages.tsv` holds every page's numbers at the last pinning, so
that a fall can be told by the names of the pages.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks.quality.corpus import Part
from benchmarks.quality.report import FLOORS, Score, summary

FOLDER = Path(__file__).parent
FLOORS_FILE = FOLDER / "floors.toml"
PAGES_FILE = FOLDER / "pages.tsv"
#: floors have three digits, rounded down
_STEPS = 1000

#: the groups of pages that have floors
GROUPS: dict[str, Callable[[Score], bool]] = {
    "fixtures": lambda score: score.page.part is Part.FIXTURES,
    "fixtures-crawled": lambda score: score.page.part is Part.CRAWLED,
    "corpus": lambda score: score.page.part in (Part.SEEN, Part.UNSEEN),
    "corpus-unseen": lambda score: score.page.part is Part.UNSEEN,
}
_HEAD = """\
# Floors of our extraction: the test run fails below them (tests/quality/test_floors.py). Shares from 0 to 1, more
# is better: kept = must_have strings in the text, kept_out = must_not strings not in it, no_wrong_day = pages
# without a wrong day that counts as certain. `--write` of `python -m benchmarks.quality` raises them to what was
# measured, and never lowers one; lowering one is an edit by hand, with its reason.
"""

Floors = dict[str, dict[str, float]]
Measured = dict[str, tuple[float, ...]]


def read_floors(path: Path = FLOORS_FILE) -> Floors:
    """The floors by group and column; none where the file is absent."""
    return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}


def measured(found: Sequence[Score]) -> Floors:
    """What was measured, rounded down, for every group that has pages."""
    floors: Floors = {}
    for group, belongs in GROUPS.items():
        if chosen := [score for score in found if belongs(score)]:
            whole = summary(chosen)
            floors[group] = {column: _down(getattr(whole, column)) for column in FLOORS}
    return floors


def _down(value: float) -> float:
    # what binary fractions add or take must not move a floor
    return math.floor(value * _STEPS + 1e-6) / _STEPS


def raised(old: Floors, new: Floors) -> Floors:
    """The higher of both, column by column; groups that were not measured stay."""
    return {
        group: {
            column: max(old.get(group, {}).get(column, 0.0), new.get(group, {}).get(column, 0.0))
            for column in FLOORS
        }
        for group in GROUPS
        if group in old or group in new
    }


def write_floors(floors: Floors, path: Path = FLOORS_FILE) -> None:
    """Write the floors file."""
    lines = [_HEAD]
    for group, columns in floors.items():
        lines += [f"[{group}]", *(f"{column} = {value:.3f}" for column, value in columns.items()), ""]
    path.write_text("\n".join(lines), "utf-8")


def read_pages(path: Path = PAGES_FILE) -> Measured:
    """Each page's numbers at the last pinning."""
    if not path.is_file():
        return {}
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines()[1:])
    return {page: tuple(float(cell) for cell in cells) for page, *cells in rows}


def write_pages(found: Iterable[Score], path: Path = PAGES_FILE) -> None:
    """Keep each page's numbers."""
    lines = ["\t".join(("page", *FLOORS))]
    pages = {score.page.id: score.value for score in found}
    lines += ["\t".join((page, *(f"{value:g}" for value in pages[page]))) for page in sorted(pages)]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def falls(found: Sequence[Score], floors: Floors, before: Measured) -> Iterator[str]:
    """A line for every floor that does not hold, with the pages that were better when the floors were pinned."""
    for group, columns in measured(found).items():
        for column, value in columns.items():
            floor = floors.get(group, {}).get(column, 0.0)
            if value < floor:
                pages = sorted(_fallen([s for s in found if GROUPS[group](s)], column, before))
                named = ", ".join(f"{page} {was:g} -> {now:g}" for _, page, was, now in pages)
                yield f"{group}: {column} is {value:.3f}, its floor {floor:.3f}; fallen: {named or 'none known'}"


def _fallen(found: Iterable[Score], column: str, before: Measured) -> Iterator[tuple[float, str, float, float]]:
    """Pages whose number of a column is lower than it was, or below 1 where the page is new; with its fall."""
    place = FLOORS.index(column)
    for score in found:
        # a page or a column that was not measured then
        was = next(iter(before.get(score.page.id, ())[place:]), 1.0)
        now = score.value[place]
        if now < was:
            yield now - was, score.page.id, was, now
