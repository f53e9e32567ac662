"""What a run has collected and not written yet: WARC records are made durable, then all rows in one transaction.

Rows are collected in memory while hosts are asked, so that no transaction is open while the run waits for one.
"""

from __future__ import annotations

from collections.abc import Callable

from scraper.capture import Sealed, WarcWriter
from scraper.store import Archive, Keeping, WarcFile
from scraper.types import Clock

#: what was collected is written after so many captures or articles, or so many seconds
SIZE = 100
SECONDS = 5.0

Write = Callable[[], None]


class Batch:
    """The rows that wait for the next transaction of one archive."""

    def __init__(self, archive: Archive, warc: WarcWriter, clock: Clock) -> None:
        self._archive = archive
        self._keeping = Keeping(archive)
        self._warc = warc
        self._clock = clock
        self._waiting: list[Write] = []
        self._after: list[Write] = []
        self._committed = clock()

    def add(self, write: Write, *, then: Write | None = None) -> None:
        """Write this in the next transaction, after what came before it; call `then` once that is durable."""
        self._waiting.append(write)
        if then is not None:
            self._after.append(then)

    def tick(self) -> None:
        """Commit if enough has come together, or some time has passed."""
        late = (self._clock() - self._committed).total_seconds() >= SECONDS
        if len(self._waiting) >= SIZE or (self._waiting and late):
            self.commit()

    def commit(self) -> None:
        """Make everything so far durable: WARC first, then the database that names its records, then the files.

        Raises ArchiveError where that is not possible.
        """
        self._warc.flush()
        sealed = self._warc.take_sealed()
        waiting, self._waiting = self._waiting, []
        after, self._after = self._after, []
        if waiting or sealed:
            with self._archive.transaction():
                self._keeping.seal(map(as_sealed, sealed), self._clock())
                for write in waiting:
                    write()
        self._archive.commit()
        self._committed = self._clock()
        for call in after:
            call()

    def conclude(self) -> None:
        """The same at the end of a site's work, whose texts can be searched from then on."""
        self.commit()
        self._archive.index_texts()

    def seal(self) -> None:
        """Finish the WARC file of this run, and record its size and digest."""
        self._warc.close()
        self.commit()


def as_sealed(file: Sealed) -> WarcFile:
    """A finished WARC file as it is recorded."""
    return WarcFile(name=file.name, size=file.size, digest=file.digest, missing=False)
