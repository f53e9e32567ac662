"""Writing the WARC files of an archive: appended to, rolled at 1 GiB, never left with half a record."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Callable, Mapping
from io import FileIO
from pathlib import Path

from scraper.capture import records
from scraper.capture.members import last_whole, serial, warc_files
from scraper.capture.records import Origin, Place, Profile, RevisitOf
from scraper.errors import ArchiveError
from scraper.types import Clock, Response

#: bytes after which a new file is begun (WARC 1.1, annex C, recommends 1 GB)
ROLL_AT = 1 << 30
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_DENIED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class WarcWriter:
    """The one writer of a WARC folder; the caller holds the archive's lock, and uses it from one thread at a time.

    Opening cuts off what a run that died left torn at the end of the newest file. `known_ends` are the ends of
    records known to be whole (file name to offset, as the database has them), so that only the bytes behind them
    are looked at. A newest file that is damaged before its end is left as it is, and a new one is begun.
    `software` and `operator` go into the warcinfo record, one for each file and run. `new_id` gives `urn:uuid:…`.
    Raises ArchiveError, from every method, where the disk is full or the folder can't be written.
    """

    def __init__(
        self,
        folder: Path,
        *,
        software: str,
        operator: str | None,
        clock: Clock,
        new_id: Callable[[], str],
        known_ends: Mapping[str, int] | None = None,
    ) -> None:
        self._folder = folder
        self._software = software
        self._operator = operator
        self._clock = clock
        self._new_id = new_id
        self._file: FileIO | None = None
        self._name = ""
        self._end = 0
        #: run and record id of the last warcinfo record in the open file
        self._info = ("", "")
        self._new_names = False
        ends = known_ends or {}
        try:
            folder.mkdir(parents=True, exist_ok=True)
            files = warc_files(folder)
            self._serial = max([-1, *(serial(path.name) for path in files), *map(serial, ends)])
            if files:
                self._reopen(files[-1], ends.get(files[-1].name, 0))
        except OSError as error:
            raise _trouble(folder, error) from error

    def write(self, response: Response, *, run: str, site: str) -> Place:
        """Append a `response` record and its `request` record; the place is that of the response."""
        digest = records.payload_digest(response.body)

        def render(record_id: str, origin: Origin) -> bytes:
            return records.response(response, record_id, digest, origin)

        return self._append(response, digest, render, run, site)

    def write_resource(self, file: Response, *, run: str, site: str) -> Place:
        """Append a `resource` record, of the body and media type of a file that nobody was asked for."""
        digest = records.payload_digest(file.body)

        def render(record_id: str, origin: Origin) -> bytes:
            return records.resource(file, record_id, digest, origin)

        return self._append(file, digest, render, run, site, asked=False)

    def write_revisit(
        self, response: Response, refers_to: RevisitOf, profile: Profile | str, *, run: str, site: str
    ) -> Place:
        """Append a `revisit` record (status line and headers, no body) and its `request` record."""
        kind = Profile(profile)

        def render(record_id: str, origin: Origin) -> bytes:
            return records.revisit(response, record_id, refers_to, kind, origin)

        return self._append(response, refers_to.payload_digest, render, run, site)

    def flush(self, sync: bool = True) -> None:
        """Make sure that the records written so far survive the process, and with `sync` a power cut."""
        # nothing is held back in this process: each record is one write to the system
        if self._file is None or not sync:
            return
        try:
            os.fsync(self._file.fileno())
            if self._new_names:
                _sync_folder(self._folder)
        except OSError as error:
            raise _trouble(self._folder / self._name, error) from error
        self._new_names = False

    def close(self) -> None:
        """Flush and close the open file; a later write begins where it ended."""
        try:
            self.flush()
        finally:
            self._drop()

    def _append(
        self,
        response: Response,
        digest: str,
        render: Callable[[str, Origin], bytes],
        run: str,
        site: str,
        *,
        asked: bool = True,
    ) -> Place:
        file = self._ready()
        lead, info = self._warcinfo(run)
        record_id = self._new_id()
        origin = Origin(run=run, site=site, warcinfo_id=info)
        member = render(record_id, origin)
        request = records.request(response, self._new_id(), record_id, origin) if asked else b""
        offset = self._put(file, lead + member + request) + len(lead)
        self._info = (run, info)
        return Place(
            file=self._name,
            offset=offset,
            length=len(member),
            payload_digest=digest,
            record_id=record_id,
            date=response.fetched_at,
        )

    def _warcinfo(self, run: str) -> tuple[bytes, str]:
        """The warcinfo record to write first (empty if the file has one of this run), and its id."""
        if self._info[1] and self._info[0] == run:
            return b"", self._info[1]
        record_id = self._new_id()
        fields = [
            ("software", self._software),
            ("format", "WARC File Format 1.1"),
            ("conformsTo", records.CONFORMS_TO),
            *([("operator", self._operator)] if self._operator else []),
            ("robots", "obey"),
            (records.RUN, run),
        ]
        return records.warcinfo(record_id, self._clock(), self._name, fields), record_id

    def _ready(self) -> FileIO:
        """The file to append to: the open one, the one closed last, or a new one."""
        try:
            if self._file is not None and self._end >= ROLL_AT:
                self.close()
                self._name = ""
            if self._file is None and self._name:
                self._reopen(self._folder / self._name, self._end)
            if self._file is None:
                self._begin()
        except OSError as error:
            raise _trouble(self._folder, error) from error
        assert self._file is not None
        return self._file

    def _begin(self) -> None:
        stamp = self._clock().strftime("%Y%m%d%H%M%S")
        self._serial += 1
        self._name = f"therapy-blogs-{stamp}-{self._serial:05d}.warc.gz"
        self._file = (self._folder / self._name).open("x+b", buffering=0)
        self._end, self._info, self._new_names = 0, ("", ""), True

    def _reopen(self, path: Path, known_end: int) -> None:
        """Open a file for appending behind its last whole record; leave it alone if it is damaged or full."""
        self._name, self._info = "", ("", "")
        file = path.open("r+b", buffering=0)
        try:
            size = os.fstat(file.fileno()).st_size
            end = last_whole(file, size, known_end)
            if end is None or end >= ROLL_AT:
                return
            if end < size:
                file.truncate(end)
                os.fsync(file.fileno())
            file.seek(end)
            self._file, self._name, self._end = file, path.name, end
        finally:
            if self._file is None:
                file.close()

    def _put(self, file: FileIO, data: bytes) -> int:
        """Write all of it at the end, or nothing; the offset at which it begins."""
        done = False
        start = file.tell()
        try:
            view = memoryview(data)
            while view:
                view = view[file.write(view) :]
            done = True
        except OSError as error:
            raise _trouble(self._folder / self._name, error) from error
        finally:
            if not done:
                self._undo(file, start)
        self._end = start + len(data)
        return start

    def _undo(self, file: FileIO, start: int) -> None:
        try:
            file.truncate(start)
            file.seek(start)
        except OSError:
            # the next write opens the file anew, which cuts off the torn record
            self._drop()

    def _drop(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            with contextlib.suppress(OSError):
                file.close()


def _sync_folder(folder: Path) -> None:
    """Bring the names of new files to disk; systems that can't do so for a folder are left to themselves."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _trouble(path: Path, error: OSError) -> ArchiveError:
    said = error.strerror or str(error)
    if error.errno in _FULL:
        remedy = "make room and run the command again; nothing that was archived is lost"
    elif error.errno in _DENIED:
        remedy = "give yourself the right to write there, or name another folder with --archive FOLDER"
    else:
        remedy = "check the folder and its disk, then run the command again"
    return ArchiveError(f"can't write {path}: {said}; {remedy}")
