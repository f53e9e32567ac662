"""The platforms blogs are made with: one file each, found by being in this folder."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from scraper.markup import Page
from scraper.platforms.api import Api, ApiPage, Step, WholePost
from scraper.platforms.facts import (
    Detection,
    FeedPath,
    Platform,
    SitemapPath,
    recognise,
    value,
    values,
)
from scraper.types import Headers

__all__ = [
    "GENERIC",
    "Api",
    "ApiPage",
    "Detection",
    "FeedPath",
    "Platform",
    "SitemapPath",
    "Step",
    "WholePost",
    "all_platforms",
    "ancestors",
    "any_site",
    "detect",
    "get_platform",
    "value",
    "values",
]

GENERIC = "generic"


@cache
def all_platforms() -> dict[str, Platform]:
    """Every platform by name, in alphabetical order: each module of this folder that has a PLATFORM."""
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
