"""Printing: everything that came from the web or a file is made harmless for a terminal first."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.console import Console

from scraper.errors import ExitCode

# C0 but line end and tab, C1, DEL, bidi controls, line and paragraph separators (CWE-150); half a character
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


#: columns; tables on narrower terminals leave out what is not needed
ROOMY = 80


def safe(text: object) -> str:
    """The text without anything that could command a terminal."""
    return _UNSAFE.sub("", str(text))


def one_line(text: object) -> str:
    """The same on one line: for titles, addresses and reasons."""
    return " ".join(safe(text).split())


def say(text: object = "") -> None:
    """Print a line of result."""
    print(safe(text))


def complain(text: object) -> None:
    """Print what is wrong, on standard error; every line of it says who says it."""
    for line in safe(text).split("\n"):
        print(f"scrape: {line}", file=sys.stderr)


def tell_damage(archive: Path, numbers: Sequence[int]) -> ExitCode:
    """Say which texts are not what their hashes say; the exit code for that."""
    if not numbers:
        return ExitCode.OK
    named = ", ".join(f"{number:03d}" for number in numbers)
    complain(f"not as saved: {named}: {archive}/archive.db was changed or is damaged; restore it from a backup")
    return ExitCode.ARCHIVE


def say_json(data: Any) -> None:
    """Print a value as JSON. JSON escapes control characters itself; we escape C1 and bidi marks."""
    text = json.dumps(data, ensure_ascii=False, indent=2, default=str)
    print(re.sub(r"[^\S\n ]|" + _UNSAFE.pattern, lambda match: f"\\u{ord(match.group()):04x}", text))


def terminal() -> bool:
    """True if a person looks at standard output."""
    return sys.stdout.isatty()


def console() -> Console:
    """Where tables are drawn: as wide as the terminal; in a file or a pipe nothing is folded or cut."""
    return Console(highlight=False, markup=False, emoji=False, width=None if terminal() else 1000)
