"""Writing the WARC files of a run: a new one after 1 GiB, none left with half a record."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
from collections.abc import Callable, Iterable
from io import FileIO
from pathlib import Path
from typing import cast

from scraper.capture import records
from scraper.capture.members import open_file, serial, warc_files
from scraper.capture.records import Origin, Place, Profile, RevisitOf
from scraper.capture.sealing import Sealed
from scraper.errors import ArchiveError
from scraper.types import Clock, Response

#: bytes after which a new file is begun (WARC 1.1, annex C, recommends 1 GB)
ROLL_AT = 1 << 30
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_DENIED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class WarcWriter:
    """The writer of one run, with a WARC file of its own; the caller uses it from one thread at a time.

    A file is begun with the first record, and a new one after ROLL_AT bytes. `known` are the names of files that
    the database knows, so that no number is given twice. `software` and `operator` go into the warcinfo record, of
    which each file and run has one. `new_id` gives `urn:uuid:…`.
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
        known: Iterable[str] = (),
    ) -> None:
        self._folder = folder
        self._software = software
        self._operator = operator
        self._clock = clock
        self._new_id = new_id
        self._file: FileIO | None = None
        self._name = ""
        self._end = 0
        #: of the first `_end` bytes of the open file
        self._digest = hashlib.sha256()
        #: run and record id of the last warcinfo record in the open file
        self._info = ("", "")
        self._new_names = False
        self._sealed: list[Sealed] = []
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._serial = max([-1, *(serial(path.name) for path in warc_files(folder)), *map(serial, known)])
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
        """Flush, close and seal the open file; a later write begins a new one."""
        try:
            self.flush()
        finally:
            self._drop()
            name, self._name = self._name, ""
        if name and self._end:
            self._sealed.append(Sealed(name=name, size=self._end, digest=f"sha256:{self._digest.hexdigest()}"))
        elif name:
            # the disk was full at its first record
            with contextlib.suppress(OSError):
                (self._folder / name).unlink()
        self._end = 0

    def take_sealed(self) -> list[Sealed]:
        """The files finished since the last call, as recorded when they were closed."""
        taken, self._sealed = self._sealed, []
        return taken

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
        """The file to append to: the open one, or a new one."""
        try:
            if self._end >= ROLL_AT:
                self.close()
            if self._file is None and self._name:
                self._reopen()
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
        self._file = cast(FileIO, open_file(self._folder, self._name, os.O_RDWR | os.O_CREAT | os.O_EXCL))
        self._end, self._info, self._new_names = 0, ("", ""), True
        self._digest = hashlib.sha256()

    def _reopen(self) -> None:
        """Open the file anew, without what a failed write left torn at its end."""
        file = cast(FileIO, open_file(self._folder, self._name, os.O_RDWR))
        file.truncate(self._end)
        file.seek(self._end)
        self._file = file

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
        self._digest.update(data)
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
        remedy = "free disk space and run the command again; nothing that was archived is lost"
    elif error.errno in _DENIED:
        remedy = "fix the permissions of the folder, or name another with --archive FOLDER"
    else:
        remedy = "check the folder and its disk, then run the command again"
    return ArchiveError(f"could not write {path}: {said}; {remedy}")
