"""The platforms blogs are made with: one file each, found by being in this folder."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from pathlib import Path

from scraper.markup import Page
from scraper.platforms.api import Api, ApiPage, ManyLists, Step, WholePost
from scraper.platforms.facts import (
    Detection,
    FeedPath,
    Platform,
    SitemapPath,
    found,
    recognise,
    value,
    values,
)
from scraper.platforms.own import in_folder, installed, merged
from scraper.types import Headers

__all__ = [
    "GENERIC",
    "Api",
    "ApiPage",
    "Detection",
    "FeedPath",
    "ManyLists",
    "Platform",
    "SitemapPath",
    "Step",
    "WholePost",
    "all_platforms",
    "ancestors",
    "any_site",
    "detect",
    "found",
    "get_platform",
    "own_folder",
    "use_folder",
    "value",
    "values",
]

GENERIC = "generic"


#: the folder of the operator's own adapters, once one is in use
_OWN: list[Path] = []


def use_folder(folder: Path | None, *, again: bool = False) -> None:
    """Add the adapters of a folder to the platforms, in the place of another folder's; with None, no folder's.

    `again` reads a folder in use anew, for what was written there since. Raises ConfigError, naming file and line,
    where an adapter fails or takes a shipped platform's name.
    """
    if again or folder != own_folder():
        _OWN[:] = [folder] if folder is not None else []
        all_platforms.cache_clear()
    all_platforms()


def own_folder() -> Path | None:
    """The folder given to `use_folder`, for worker processes to use the same."""
    return _OWN[0] if _OWN else None


@cache
def all_platforms() -> dict[str, Platform]:
    """Every platform by name, in alphabetical order: shipped, installed, and of the operator's own folder."""
    added = installed()
    for folder in _OWN:
        added |= in_folder(folder)
    return merged(_shipped(), added)


@cache
def _shipped() -> dict[str, Platform]:
    """Each module of this folder that has a PLATFORM."""
    found: dict[str, Platform] = {}
    for info in sorted(pkgutil.iter_modules(__path__), key=lambda i: i.name):
        module = importlib.import_module(f"{__name__}.{info.name}")
        platform = getattr(module, "PLATFORM", None)
        if isinstance(platform, Platform):
            found[platform.name] = platform
    return found


def get_platform(name: str) -> Platform:
    """The platform of that name; KeyError if there is none."""
    return all_platforms()[name]


def detect(page: Page, headers: Headers) -> Detection:
    """The platform a page shows most signs of, with the evidence; `generic` where none shows enough.

    Of a platform and the one it is built on, the more special one is meant.
    """
    found = [
        detection
        for platform in all_platforms().values()
        if (detection := recognise(platform, page, headers)) is not None
    ]
    parents = {parent for detection in found for parent in ancestors(detection.platform)}
    found = [detection for detection in found if detection.platform.name not in parents]
    if not found:
        return Detection(platform=get_platform(GENERIC), evidence=())
    return max(found, key=lambda d: (d.sure > 0, len(d.evidence)))


def ancestors(platform: Platform) -> tuple[str, ...]:
    """The names of the platforms that a platform is built on, the nearest first."""
    names: list[str] = []
    while platform.extends and platform.extends not in names:
        names.append(platform.extends)
        platform = get_platform(platform.extends)
    return tuple(names)


def any_site(platform: Platform) -> bool:
    """True for the platform of any site, and for those that only add to it: their bodies are guesses."""
    return GENERIC in (platform.name, *ancestors(platform))
