"""The archive opened for reading: it is never migrated, locked or changed."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, text
from sqlalchemy.exc import DatabaseError

from scraper import urls
from scraper.dedup import without
from scraper.errors import ArchiveError, NotFoundError, UsageError
from scraper.store import ADDRESS, DATABASE, check_readable, is_sound, make_engine, read_file, text_file
from scraper.types import Record

#: the start of a text's hash, and the name of a text's file: NNN_<16 hex>.txt
_HASH = re.compile(r"[0-9a-fA-F]{8,64}")
_FILE = re.compile(r"(?:^|/)([0-9]{3,12})_([0-9a-f]{16})(?:\.txt)?$")
_COLUMNS = ", ".join(Record.__dataclass_fields__)
#: what leads to a record: its number (that of another page that shows the same text does, too), and every hash
#: that its page's texts ever had
_BY_NUMBER = (
    "id = (SELECT p.document_id FROM documents d JOIN pages p ON p.id = d.page_id WHERE d.number = :value)"
)
_BY_HASH = (
    "id IN (SELECT p.document_id FROM hashes h JOIN readings g ON g.text_id = h.text_id "
    "JOIN revisions r ON r.id = g.revision_id JOIN pages p ON p.id = r.page_id "
    "WHERE h.hash >= :value AND h.hash < :value || 'g')"
)
_HASHES = text("SELECT DISTINCT hash FROM hashes WHERE hash >= :value AND hash < :value || 'g' LIMIT 2")
#: names listed where none is like the one asked for
_LISTED = 10


class Reader:
    """Reads one archive; use it in a `with` block.

    Raises NotFoundError where there is no archive yet, OlderArchiveError and NewerArchiveError where its database
    is not of this version.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        path = folder / DATABASE
        if not path.is_file():
            raise NotFoundError(
                f"there is no archive in {folder} yet; 'scrape all' starts one, '--archive FOLDER' names another"
            )
        self._engine = make_engine(path, write=False)
        check_readable(self._engine, path)
        self.connection: Connection = self._engine.connect()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.connection.close()
        self._engine.dispose()

    def record(self, reference: str) -> Record:
        """The record of a number, a URL in any spelling, a file's name, or a text's hash (its first 8 digits do).

        Raises NotFoundError where nothing answers to it, UsageError where more than one text does.
        """
        for where, value in _conditions(reference):
            query = text(f"SELECT {_COLUMNS} FROM corpus WHERE {where} ORDER BY id LIMIT 2")  # noqa: S608 - our words only
            with plain_errors():
                if where.startswith("hash") and len(self.connection.execute(_HASHES, {"value": value}).all()) > 1:
                    raise UsageError(f"{reference!r} begins the hash of more than one text; give more of it")
                rows = self.connection.execute(query, {"value": value}).mappings().all()
            if rows:
                return _record(dict(rows[0]))
        raise NotFoundError(f"nothing in {self.folder} answers to {reference!r}; try: scrape search WORDS")

    def otherwise(self, reference: str, record: Record) -> str:
        """What to say where a record is not quite what the reference named; '' where it is."""
        number, digest = _number_of(reference), _hash_of(reference)
        if digest and not any(known.startswith(digest) for known in (record.hash, record.text_hash)):
            return f"this hash is that of an earlier text of {record.number:03d}, whose text of today is shown"
        if number is not None and not digest and number != record.number:
            return f"{number:03d} has the same text as {record.number:03d}, which is shown"
        return ""

    def damaged(self, numbers: Iterable[int]) -> tuple[int, ...]:
        """Those of these documents whose text is not what its hash says: the database was changed or damaged."""
        shown = "JOIN documents d ON d.rendering_id = x.id WHERE d.number = :number"
        whole = "JOIN corpus c ON c.text_id = x.id WHERE c.number = :number"
        columns = "SELECT x.title AS text_title, x.body, x.hash, x.recipe FROM"
        query = text(f"{columns} renderings x {shown} UNION ALL {columns} texts x {whole}")
        found = []
        with plain_errors():
            for number in numbers:
                rows = self.connection.execute(query, {"number": number}).mappings()
                if not all(is_sound(dict(row)) for row in rows):
                    found.append(number)
        return tuple(found)

    def text_file(self, record: Record) -> tuple[str, bool]:
        """The content that a record's text file is to have, and whether the file in the archive has it."""
        with plain_errors():
            made = text_file(self.connection, record.id)
        if made is None:
            return record.text, False
        name, content = made
        return content, read_file(self.folder, name) == content

    def must_have_site(self, name: str) -> None:
        """Raise NotFoundError, with the names there are, if the archive holds no site of that name."""
        with plain_errors():
            names = self.connection.execute(text("SELECT name FROM sites ORDER BY name")).scalars().all()
        if name not in names:
            near = difflib.get_close_matches(name, names, n=3)
            more = f" and {len(names) - _LISTED} more" if not near and len(names) > _LISTED else ""
            there = f"{', '.join(near or names[:_LISTED]) or 'none yet'}{more}"
            raise NotFoundError(f"{self.folder} holds no site {name!r}; it has {there}")

    def others(self, record: Record) -> tuple[str, ...]:
        """The addresses that show the same text as this record."""
        query = text(
            "SELECT p.url FROM pages p JOIN documents d ON d.id = p.document_id "
            "WHERE d.id = :id AND p.id != d.page_id ORDER BY p.id"
        )
        return tuple(self.connection.execute(query, {"id": record.id}).scalars())

    def revisions(self, record: Record) -> tuple[dict[str, Any], ...]:
        """Every state of the record's page, the oldest first, as it was read last.

        Each with seen_at, title, hash (of the whole text), rules, method, item, and the place of its capture.
        `boilerplate` is 1 where what is shown of that text is without what most posts of the site repeat, else 0.
        """
        query = text(
            "SELECT r.seen_at, m.title, t.hash, g.rules, m.method, g.item, t.body AS boilerplate, "
            "c.warc_file, c.warc_offset FROM revisions r "
            "JOIN readings g ON g.id = (SELECT max(id) FROM readings WHERE revision_id = r.id AND reason = '') "
            "JOIN metadata m ON m.id = g.metadata_id JOIN texts t ON t.id = g.text_id "
            "JOIN documents d ON d.page_id = r.page_id "
            "LEFT JOIN captures c ON c.id = g.capture_id WHERE d.id = :id ORDER BY r.seen_at, r.id"
        )
        marks = self.marks(record.site)
        rows = map(dict, self.connection.execute(query, {"id": record.id}).mappings())
        return tuple(
            row | {"boilerplate": int(without(row["boilerplate"], marks) != row["boilerplate"])} for row in rows
        )

    def marks(self, site: str) -> frozenset[bytes]:
        """The blocks that are marked as boilerplate on a site."""
        query = text("SELECT b.hash FROM boilerplate b JOIN sites s ON s.id = b.site_id WHERE s.name = :name")
        return frozenset(map(bytes.fromhex, self.connection.execute(query, {"name": site}).scalars()))

    def sites(self) -> dict[str, dict[str, Any]]:
        """For every site with a row: posts, platform, and of the last crawl of the blog time, status and reason.

        A site of which only single addresses were asked has no such crawl.
        """
        query = text(
            "SELECT s.name, s.url, s.platform, s.last_crawled, "
            "(SELECT count(*) FROM documents d JOIN pages p ON p.id = d.page_id "
            " WHERE p.site_id = s.id AND d.rendering_id IS NOT NULL) AS posts, "
            "c.status, c.reason, c.ended_at FROM sites s "
            "LEFT JOIN crawls c ON c.id = "
            "(SELECT max(id) FROM crawls WHERE site_id = s.id AND status <> :address) ORDER BY s.name"
        )
        with plain_errors():
            rows = self.connection.execute(query, {"address": ADDRESS}).mappings()
            return {row["name"]: dict(row) for row in rows}


def _record(row: dict[str, Any]) -> Record:
    """A row of `corpus`. Raises ArchiveError where it holds values that no archive of ours has."""
    record = Record(**{name: truth(name, found) for name, found in row.items()})
    words = (record.site, record.url, record.title, record.text, record.hash, record.text_hash, record.first_seen)
    if not isinstance(record.number, int) or not all(isinstance(word, str) for word in words):
        raise unreadable(f"values of text {record.number} are not what they have to be")
    return record


def truth(name: str, found: Any) -> Any:
    """A column's value; SQLite has no truth values of its own."""
    return bool(found) if name.endswith("_certain") and found is not None else found


def _conditions(reference: str) -> Iterator[tuple[str, str | int]]:
    """What a reference may mean, the likeliest first: conditions on `corpus`, each with its value."""
    reference = reference.strip().encode("utf-8", "replace").decode()
    if reference.startswith("import:"):
        # the name that an imported file without an address goes by
        yield "id IN (SELECT document_id FROM pages WHERE key = :value)", reference
        return
    if re.fullmatch(r"[0-9]{1,12}", reference):
        yield _BY_NUMBER, int(reference)
    if _HASH.fullmatch(reference):
        yield from _by_hash(reference.lower())
        if len(reference) == 16:
            # or that of the name it had before it was imported
            yield (
                "id IN (SELECT document_id FROM pages WHERE key LIKE 'import:%_' || :value || '.txt')",
                (reference.lower()),
            )
    elif named := _FILE.search(reference):
        # a text's own file, whatever it is called by now
        yield from _by_hash(named[2])
        # or the name it had before it was imported
        yield (
            "id IN (SELECT document_id FROM pages WHERE key LIKE 'import:%/' || :value)",
            f"{named[1]}_{named[2]}.txt",
        )
        yield _BY_NUMBER, int(named[1])
    elif "/" in reference or "." in reference:
        # a URL: compared by its key, so that any spelling finds it
        address = urls.clean(reference if "://" in reference else f"https://{reference}")
        if address is not None:
            yield "id IN (SELECT document_id FROM pages WHERE key = :value)", urls.key(address)


def _by_hash(digest: str) -> Iterator[tuple[str, str]]:
    """The conditions for the beginning of a hash: of what is shown now first."""
    for name in ("hash", "text_hash"):
        yield f"{name} >= :value AND {name} < :value || 'g'", digest
    yield _BY_HASH, digest


def _number_of(reference: str) -> int | None:
    return int(reference) if re.fullmatch(r"[0-9]{1,12}", reference.strip()) else None


def _hash_of(reference: str) -> str:
    """The hash, or its beginning, that a reference names; '' for another."""
    reference = reference.strip()
    if named := _FILE.search(reference):
        return named[2]
    return reference.lower() if _HASH.fullmatch(reference) else ""


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn a database's error into a sentence with a remedy."""
    try:
        yield
    except DatabaseError as error:
        raise unreadable(str(error.orig)) from error
    except UnicodeDecodeError as error:
        raise unreadable(str(error)) from error


def unreadable(words: str) -> ArchiveError:
    """The error for values that no archive of ours has."""
    return ArchiveError(f"could not read the archive: {words}; restore archive.db from a backup")
