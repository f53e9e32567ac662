"""The configuration as the program holds it: the sites, found by name or by address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from scraper import urls
from scraper.config.checks import nearest, shown
from scraper.config.document import file_name
from scraper.errors import UsageError
from scraper.types import Site

#: names listed where none is like the one asked for
_LISTED = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class Config:
    """A validated sites.yaml: its sites in the order of the file, and what an entry gets that states nothing."""

    path: Path
    sites: tuple[Site, ...]
    #: of `defaults:`; a site's own is in its entry
    contact: str | None = None
    #: seconds between two requests to one host, of `defaults:` or by rule
    delay: float
    #: may hold a password, so it is not part of the repr
    proxy: str | None = field(default=None, repr=False)

    def find(self, names: Sequence[str]) -> tuple[Site, ...]:
        """The sites of those names, in the order asked, each once.

        Raises UsageError if a name is not known, with the nearest names, one line an unknown name.
        """
        known = {site.name: site for site in self.sites}
        wrong = dict.fromkeys(name for name in names if name not in known)
        if wrong:
            raise UsageError("\n".join(self._no_site(name, list(known)) for name in wrong))
        return tuple(known[name] for name in dict.fromkeys(names))

    def _no_site(self, name: str, known: list[str]) -> str:
        sentence = f"no site {shown(name)} in {file_name(self.path)}"
        if near := nearest(name, known):
            return sentence + near
        if not known:
            return f"{sentence}: it lists no site yet"
        more = f" and {len(known) - _LISTED} more" if len(known) > _LISTED else ""
        return f"{sentence}; it has {', '.join(known[:_LISTED])}{more}"

    def owner(self, url: str) -> Site | None:
        """The configured site that owns an address, enabled or not; None if none does.

        Of several sites on one host it is the one whose own path leads furthest towards the address, else the
        first.
        """
        own = [site for site in self.sites if urls.same_site(url, site.url)]
        return max(own, key=lambda site: _shared(url, site.url), default=None)


def _shared(url: str, site_url: str) -> int:
    """The number of segments of the site's path if the address lies below it, else 0."""
    asked = [part for part in urlsplit(url).path.split("/") if part]
    base = [part for part in urlsplit(site_url).path.split("/") if part]
    return len(base) if asked[: len(base)] == base else 0
