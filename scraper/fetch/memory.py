"""What the room asks of the archive: the conductor hands in an object that can do this."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from scraper.types import Capture, Response


@dataclass(frozen=True, kw_only=True, slots=True)
class RobotsCopy:
    """A host's answer to /robots.txt: 2xx with the decoded body, or 4xx (429 excepted) with none."""

    fetched_at: datetime
    status: int
    body: bytes


class Memory(Protocol):
    """What the archive knows and keeps. Any method may raise ArchiveError, which passes through the room."""

    def validators(self, url: str) -> tuple[str | None, str | None]:
        """(ETag, Last-Modified) of the last good capture of the address, exactly as the host sent them."""
        ...

    def replay(self, url: str) -> Capture | None:
        """An exchange of an interrupted run, taken instead of asking again: no turn, no network, no record."""
        ...

    def record(self, url: str, response: Response) -> Capture:
        """Put an answer into the archive, before anything interprets it.

        For a 304, `unchanged` is true and `response.content` is the earlier payload.
        """
        ...

    def robots_copy(self, host: str) -> RobotsCopy | None:
        """The last good robots.txt of a host (`name:port`), however old."""
        ...

    def keep_robots(self, host: str, copy: RobotsCopy) -> None:
        """Keep a good robots.txt of a host (`name:port`) in place of the last one."""
        ...
