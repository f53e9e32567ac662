"""The platforms blogs are made with: one file each, found by being in this folder."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from scraper.markup import Page
from scraper.platforms.facts import (
    Api,
    ApiPage,
    ApiPost,
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
    "ApiPost",
    "Detection",
    "FeedPath",
    "Platform",
    "SitemapPath",
    "all_platforms",
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
    """The platform a page shows most signs of, with the evidence; `generic` where none shows enough."""
    found = [
        detection
        for platform in all_platforms().values()
        if (detection := recognise(platform, page, headers)) is not None
    ]
    if not found:
        return Detection(platform=get_platform(GENERIC), evidence=())
    return max(found, key=lambda d: len(d.evidence))
