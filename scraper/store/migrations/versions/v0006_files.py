"""What is still to happen to text files, the WARC files as they were left, and when the archive was checked."""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"

STATEMENTS = (
    """
    CREATE TABLE file_work (
        id INTEGER NOT NULL,
        site_id INTEGER NOT NULL,
        number INTEGER NOT NULL,
        hash TEXT NOT NULL,
        page_id INTEGER,
        PRIMARY KEY (id),
        FOREIGN KEY(site_id) REFERENCES sites (id),
        FOREIGN KEY(page_id) REFERENCES pages (id),
        UNIQUE (site_id, number, hash)
    )
    """,
    """
    CREATE TABLE warc_files (
        name TEXT NOT NULL,
        size INTEGER NOT NULL,
        digest TEXT,
        sealed_at TEXT NOT NULL,
        missing_since TEXT,
        PRIMARY KEY (name)
    )
    """,
    """
    CREATE TABLE checks (
        name TEXT NOT NULL,
        done_at TEXT NOT NULL,
        PRIMARY KEY (name)
    )
    """,
)


def upgrade() -> None:
    """Make the tables; text files are written anew after every migration."""
    for statement in STATEMENTS:
        op.execute(statement)
