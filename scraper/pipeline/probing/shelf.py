"""The memory of a session that keeps nothing: for looking at a blog without an archive."""

from __future__ import annotations

from scraper import urls
from scraper.fetch import RobotsCopy
from scraper.types import Capture, Response


class Shelf:
    """Hands answers on and forgets them (fetch.Memory); the fetcher itself remembers robots.txt for its run."""

    def __init__(self) -> None:
        self._count = 0
        #: where the last redirect led
        self.redirect: str | None = None

    def validators(self, _url: str) -> tuple[str | None, str | None]:
        """None: nothing was asked before."""
        return None, None

    def replay(self, _url: str) -> Capture | None:
        """None: there is no earlier run."""
        return None

    def record(self, url: str, response: Response) -> Capture:
        """The answer under a number of its own."""
        self._count += 1
        to = response.header("location") if 300 <= response.status < 400 else None
        if to is not None:
            self.redirect = urls.clean(to, response.url)
        return Capture(id=self._count, asked_url=url, response=response)

    def robots_copy(self, _host: str) -> RobotsCopy | None:
        """None: robots.txt is asked for anew."""
        return None

    def keep_robots(self, _host: str, _copy: RobotsCopy) -> None:
        """Keep nothing."""
