"""Text that most posts of a site repeat: what it is, and the whole bodies from which it was taken out."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"

STATEMENTS = (
    "ALTER TABLE sites ADD COLUMN recount INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE revisions ADD COLUMN whole TEXT",
    """
    CREATE TABLE boilerplate (
        id INTEGER NOT NULL,
        site_id INTEGER NOT NULL,
        hash TEXT NOT NULL,
        text TEXT NOT NULL,
        posts INTEGER NOT NULL,
        site_posts INTEGER NOT NULL,
        first_marked TEXT NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (site_id, hash),
        FOREIGN KEY(site_id) REFERENCES sites (id)
    )
    """,
    """
    CREATE TABLE wholes (
        id INTEGER NOT NULL,
        page_id INTEGER NOT NULL,
        body TEXT NOT NULL,
        capture_id INTEGER,
        item TEXT,
        PRIMARY KEY (id),
        FOREIGN KEY(page_id) REFERENCES pages (id),
        FOREIGN KEY(capture_id) REFERENCES captures (id)
    )
    """,
    """
    CREATE INDEX wholes_page ON wholes (page_id)
    """,
    # the posts of before are counted at the end of their site's next crawl
    "UPDATE sites SET recount = 1 WHERE id IN (SELECT site_id FROM pages WHERE revision_id IS NOT NULL)",
)


def upgrade() -> None:
    """Add tables and columns; every text of before is whole."""
    for statement in STATEMENTS:
        op.execute(statement)
