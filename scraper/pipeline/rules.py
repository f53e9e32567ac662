"""By which rules texts are read: the version of the program's own, and what an entry adds to them."""

from __future__ import annotations

import hashlib

from scraper.extraction import RULES
from scraper.types import Site


def rules_of(site: Site) -> str:
    """What names the rules for the pages of a site: other rules, other words."""
    entry = (site.platform, site.selectors, site.include, site.exclude, site.language, site.timezone)
    return f"{RULES}.{hashlib.sha256(repr(entry).encode()).hexdigest()[:12]}"
