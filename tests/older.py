"""Archives as versions before this one left them, made from archives of this version."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

#: what undoes a migration
_UNDO = {
    "0007": (
        "DROP INDEX pages_listed",
        "ALTER TABLE sites DROP COLUMN walked_at",
        *(f"ALTER TABLE pages DROP COLUMN {name}" for name in ("claims", "evidence", "listed", "last_listed")),
    ),
    "0006": tuple(f"DROP TABLE {table}" for table in ("file_work", "warc_files", "checks")),
}


def make_older(path: Path, version: str) -> None:
    """Take the newest migrations back, down to this version of the schema."""
    with closing(sqlite3.connect(path)) as database:
        for newer, statements in _UNDO.items():
            if newer > version:
                for statement in statements:
                    database.execute(statement)
        database.execute("UPDATE alembic_version SET version_num = ?", (version,))
        database.commit()
