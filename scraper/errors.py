"""Every error a user can meet, with its exit code.

ScrapeError                 1   (never raised itself)
├── UsageError              2   wrong arguments, unknown site or record
├── ConfigError             4   sites.yaml is missing, broken or wrong
├── ArchiveError            5   the archive can't be opened, read or written
│   ├── NewerArchiveError   5   the database was written by a newer version
│   └── OlderArchiveError   5   a reading command met a database that needs migrating
├── NotFoundError           6   nothing in the archive answers to that
└── LockedError            75   another run holds the archive (EX_TEMPFAIL)

Exit codes that are no errors: 0 all well, 3 some sites failed or are partial, 130 interrupted.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process ends with; the table in docs/commands.md is tested against it."""

    OK = 0
    BUG = 1
    USAGE = 2
    SOME_FAILED = 3
    CONFIG = 4
    ARCHIVE = 5
    NOT_FOUND = 6
    LOCKED = 75
    INTERRUPTED = 130


class ScrapeError(Exception):
    """An error with a sentence that names the place and the remedy."""

    exit_code = ExitCode.BUG


class UsageError(ScrapeError):
    """The command line asks for something that can't be done as it stands."""

    exit_code = ExitCode.USAGE


class ConfigError(ScrapeError):
    """sites.yaml is missing, unreadable or wrong; the message names file and line."""

    exit_code = ExitCode.CONFIG


class ArchiveError(ScrapeError):
    """The archive folder or its database can't be opened, read or written."""

    exit_code = ExitCode.ARCHIVE


class NewerArchiveError(ArchiveError):
    """The database was written by a newer version of this program."""


class OlderArchiveError(ArchiveError):
    """The database needs a migration, which only a writing command does."""


class NotFoundError(ScrapeError):
    """Nothing in the archive answers to that id, address or word."""

    exit_code = ExitCode.NOT_FOUND


class LockedError(ScrapeError):
    """Another run holds the archive; the message says who and since when."""

    exit_code = ExitCode.LOCKED


class NotArticleError(ScrapeError):
    """A page that was given as an article is none, can't be read whole, or is more than can be read.

    `reason` is one of the words of docs/extract.md, `detail` the sentence for it.
    """

    exit_code = ExitCode.SOME_FAILED

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail

    def __str__(self) -> str:
        return f"no article: {self.detail} ({self.reason})"
