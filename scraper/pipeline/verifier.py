"""Compare WARC files, text files and the database with what the archive has recorded, and tell differences.

Each run compares the sizes of all finished WARC files, and the content of a sample of files; once a week it checks
the whole database. WARC files and the database are read in a thread, beside the crawl or after it.
"""

from __future__ import annotations

import asyncio
import random
import threading
from collections.abc import Callable
from datetime import timedelta

from scraper.capture import check_folder, digest_of, size_of
from scraper.errors import ArchiveError
from scraper.loop import gently
from scraper.store import Archive, Keeping, WarcFile, find_damage, unsound_texts
from scraper.types import Clock, Finding

#: the share of the WARC files whose digests a run compares, one at least
SHARE = 0.02
#: how often the whole database is checked
WHOLE = timedelta(days=7)
_DATABASE = "database"
#: texts that are compared with their hashes at a stretch
_TEXTS = 100


class Verifier:
    """Compares one archive with what it has recorded, and tells each difference.

    `every` compares all files in place of a sample.
    """

    def __init__(self, archive: Archive, clock: Clock, tell: Callable[[Finding], None], *, every: bool) -> None:
        self._archive = archive
        self._keeping = Keeping(archive)
        self._clock = clock
        self._tell = tell
        self._every = every
        self._chance = random.Random()
        self._stopping = threading.Event()
        #: WARC files that have their size
        self._there: list[WarcFile] = []

    def stop(self) -> None:
        """End what is under way, and begin nothing more."""
        self._stopping.set()

    def warc_sizes(self) -> None:
        """Compare the sizes of all finished WARC files.

        One that is missing is told once, or whenever all files are compared: an operator may have moved it away.
        Raises ArchiveError where their folder is a symbolic link.
        """
        folder = self._archive.folder / "warc"
        check_folder(folder)
        for file in self._keeping.warc_files():
            try:
                size = size_of(folder, file.name)
            except ArchiveError as error:
                self._damage(str(error))
                continue
            if size is None:
                self._missing(file)
                continue
            if file.missing:
                self._keeping.miss(file.name, None)
            if size == file.size:
                self._there.append(file)
            else:
                self._changed(file, f"it has {size} bytes, and had {file.size}")

    async def warc_digests(self) -> None:
        """Compare the digests of some WARC files, and take those that were not taken yet."""
        folder = self._archive.folder / "warc"
        new = [file for file in self._there if file.digest is None]
        known = [file for file in self._there if file.digest is not None]
        count = len(known) if self._every else min(len(known), max(1, round(SHARE * len(known))))
        for file in (*new, *self._chance.sample(known, count)):
            try:
                digest = await asyncio.to_thread(digest_of, folder, file.name, self._stopping.is_set)
            except ArchiveError as error:
                self._damage(str(error))
                continue
            if self._stopping.is_set() or digest is None:
                return
            if file.digest is None:
                self._keeping.keep_digest(file.name, digest)
            elif digest != file.digest:
                self._changed(file, "its content is not what it was")

    def text_files(self, site_id: int, site: str) -> None:
        """Write text files of a site anew that are missing, or changed as a sample shows; tell how many."""
        if not self._stopping.is_set():
            self._compare(site_id, site, every=False)

    async def all_text_files(self) -> None:
        """The same for all text files of all sites, where every file is to be compared."""
        if not self._every:
            return
        async for site_id, site in gently(self._keeping.sites()):
            if not self._stopping.is_set():
                await asyncio.sleep(0)
                self._compare(site_id, site, every=True)

    async def all_texts(self) -> None:
        """Compare every text with its hash, where everything is to be compared."""
        last, more = 0, self._every
        while more and not self._stopping.is_set():
            before = last
            last, unsound = unsound_texts(self._archive.connection, before, _TEXTS)
            if unsound:
                rows = (
                    f"{len(unsound)} rows of texts are not what their hashes say, such as that of id {unsound[0]}"
                )
                self._damage(f"{rows}: archive.db was changed or is damaged; restore it from a backup")
            more = last != before
            await asyncio.sleep(0)

    async def database(self) -> None:
        """Check the whole database, once a week or where everything is to be compared."""
        now, done = self._clock(), self._keeping.checked(_DATABASE)
        if self._stopping.is_set() or (done is not None and now - done < WHOLE and not self._every):
            return
        self._archive.commit()
        path = self._archive.path
        try:
            words = await asyncio.to_thread(find_damage, path, quick=False, stopped=self._stopping.is_set)
        except ArchiveError as error:
            self._damage(f"the database could not be checked: {error}")
            return
        if words:
            self._damage(f"{path} is damaged ({words}); restore it from a backup")
        elif not self._stopping.is_set():
            self._keeping.keep_check(_DATABASE, now)
            self._archive.commit()

    def _compare(self, site_id: int, site: str, *, every: bool) -> None:
        wrong = self._archive.files.compare(site_id, self._chance, every=every)
        if wrong:
            self._archive.commit()
            count = "1 text file was" if len(wrong) == 1 else f"{len(wrong)} text files were"
            words = f"{site}: {count} missing or changed, such as {wrong[0]}, and written anew from the database"
            self._tell(Finding(words=words, damage=False))

    def _missing(self, file: WarcFile) -> None:
        if not file.missing:
            self._keeping.miss(file.name, self._clock())
        if self._every or not file.missing:
            path = self._archive.folder / "warc" / file.name
            self._damage(
                f"{path} is missing; put it back if you can: the texts are kept, their original responses are not"
            )

    def _changed(self, file: WarcFile, how: str) -> None:
        path = self._archive.folder / "warc" / file.name
        self._damage(f"{path} has changed since it was closed ({how}); restore it from a copy")

    def _damage(self, words: str) -> None:
        self._tell(Finding(words=words, damage=True))
