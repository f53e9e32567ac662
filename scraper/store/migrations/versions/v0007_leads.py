"""What routes say of a page, whether they still name it, and pages that were named and never asked for."""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"

STATEMENTS = (
    "ALTER TABLE sites ADD COLUMN walked_at TEXT",
    "ALTER TABLE pages ADD COLUMN claims TEXT DEFAULT '{}' NOT NULL",
    "ALTER TABLE pages ADD COLUMN evidence TEXT DEFAULT '[]' NOT NULL",
    "ALTER TABLE pages ADD COLUMN listed INTEGER DEFAULT 0 NOT NULL",
    "ALTER TABLE pages ADD COLUMN last_listed TEXT",
    "CREATE INDEX pages_listed ON pages (site_id) WHERE status = 'listed'",
)


def upgrade() -> None:
    """Add the columns; the next visits fill them."""
    for statement in STATEMENTS:
        op.execute(statement)
