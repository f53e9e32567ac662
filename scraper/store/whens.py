"""Times in rows: a When as columns and back, and moments that a damaged database may not hold."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from scraper.errors import ArchiveError
from scraper.types import GUESSES, DateSource, Precision, When

_DIGITS = {Precision.YEAR: 4, Precision.MONTH: 7}


def columns(name: str) -> tuple[str, ...]:
    """The columns that hold the date of this name."""
    return (name, *(f"{name}_{part}" for part in ("instant", "precision", "source", "shown", "certain")))


def to_row(when: When | None, name: str) -> dict[str, str | int | None]:
    """The values of a date's columns.

    `name` itself is the day in the site's zone, cut to what is known: 2018, 2018-03 or 2018-03-02.
    """
    if when is None:
        return dict.fromkeys(columns(name))
    return {
        name: when.day.isoformat()[: _DIGITS.get(when.precision, 10)],
        f"{name}_instant": when.instant.isoformat() if when.instant else None,
        f"{name}_precision": when.precision.value,
        f"{name}_source": when.source.value,
        f"{name}_shown": when.shown,
        f"{name}_certain": int(when.certain),
    }


def from_row(row: Mapping[str, Any], name: str) -> When | None:
    """The When that `to_row` wrote."""
    if row[name] is None:
        return None
    text = row[name]
    instant = row[f"{name}_instant"]
    precision = Precision(row[f"{name}_precision"])
    return When(
        day=date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text),
        precision=precision,
        source=DateSource(row[f"{name}_source"]),
        shown=row[f"{name}_shown"] or "",
        instant=datetime.fromisoformat(instant) if instant else None,
        day_sure=bool(row[f"{name}_certain"]) or precision in GUESSES,
    )


def as_time(text: object) -> datetime | None:
    """A time with its zone that the database holds; None where it holds something else."""
    try:
        moment = datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
    return moment if moment is not None and moment.tzinfo is not None else None


def time_of(text: object) -> datetime:
    """The same of a time that has to be there. Raises ArchiveError."""
    moment = as_time(text)
    if moment is None:
        raise ArchiveError(f"archive.db is damaged: {str(text)[:60]!r} is not a time; restore it from a backup")
    return moment
