"""Is the archive as it was left? WARC files, text files and the database are compared, and what differs is told.

Each run compares the sizes of all sealed WARC files, and of a sample of the files the content; once a week the
whole database is checked. What takes long runs beside the crawl, in a thread.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from datetime import timedelta

from scraper.capture import digest_of, size_of
from scraper.store import Archive, Keeping, WarcFile, find_damage
from scraper.types import Clock, Finding

#: the share of the WARC files whose digests a run compares, one at least
SHARE = 0.02
#: how often the whole database is checked
WHOLE = timedelta(days=7)
_DATABASE = "database"


class Verifier:
    """Compares one archive with what it knows of itself, and tells each difference once a run.

    `every` compares all files in place of a sample.
    """

    def __init__(self, archive: Archive, clock: Clock, tell: Callable[[Finding], None], *, every: bool) -> None:
        self._archive = archive
        self._keeping = Keeping(archive)
        self._clock = clock
        self._tell = tell
        self._every = every
        self._chance = random.Random()
        #: WARC files that have their size
        self._there: list[WarcFile] = []

    def warc_sizes(self) -> None:
        """Compare the sizes of all sealed WARC files.

        One that is gone is told once, or at each comparison of all files: an operator may have moved it away.
        """
        folder = self._archive.folder / "warc"
        for file in self._keeping.warc_files():
            size = size_of(folder, file.name)
            if size is None:
                if not file.missing:
                    self._keeping.miss(file.name, self._clock())
                if self._every or not file.missing:
                    self._damage(
                        f"{folder / file.name} is not there any more; put it back, or leave it: the texts stay, "
                        "without the responses that they came from"
                    )
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
            digest = await asyncio.to_thread(digest_of, folder, file.name)
            if file.digest is None and digest is not None:
                self._keeping.keep_digest(file.name, digest)
            elif digest != file.digest:
                self._changed(file, "its content is not what it was")

    def text_files(self, site_id: int, site: str) -> None:
        """Write the text files of a site anew that are missing or changed, and tell how many."""
        wrong = self._archive.files.compare(site_id, self._chance, every=self._every)
        if wrong:
            self._archive.commit()
            count = "1 text file was" if len(wrong) == 1 else f"{len(wrong)} text files were"
            words = f"{site}: {count} missing or changed, such as {wrong[0]}, and written anew from the database"
            self._tell(Finding(words=words, damage=False))

    async def database(self) -> None:
        """Check the whole database, once a week or at a whole comparison."""
        now, done = self._clock(), self._keeping.checked(_DATABASE)
        if done is not None and now - done < WHOLE and not self._every:
            return
        self._archive.commit()
        if words := await asyncio.to_thread(find_damage, self._archive.path, quick=False):
            self._damage(f"{self._archive.path} is damaged ({words}); restore it from a backup")
        else:
            self._keeping.keep_check(_DATABASE, now)
            self._archive.commit()

    def _changed(self, file: WarcFile, how: str) -> None:
        path = self._archive.folder / "warc" / file.name
        self._damage(f"{path} is not as it was left ({how}); restore it from a copy")

    def _damage(self, words: str) -> None:
        self._tell(Finding(words=words, damage=True))
