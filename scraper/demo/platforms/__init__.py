"""One module a platform: its server and markup, and in BLOGS its blogs; found by being in this folder."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from scraper.demo.blog import DemoBlog
from scraper.demo.model import Profile

Kind = tuple[type[DemoBlog], Profile]


@cache
def all_blogs() -> dict[str, Kind]:
    """Every demo blog by name: the kind that serves it and what is written on it."""
    found: dict[str, Kind] = {}
    for info in sorted(pkgutil.iter_modules(__path__), key=lambda i: i.name):
        module = importlib.import_module(f"{__name__}.{info.name}")
        for kind, profile in getattr(module, "BLOGS", ()):
            found[profile.name] = (kind, profile)
    return found
