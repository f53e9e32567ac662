"""The completeness ledger: which routes named the articles, why some may be missing, which routes are capped."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"

STATEMENTS = (
    "ALTER TABLE crawls ADD COLUMN named_by TEXT NOT NULL DEFAULT '{}'",
    "ALTER TABLE crawls ADD COLUMN holes TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE routes ADD COLUMN cap INTEGER",
)


def upgrade() -> None:
    """Add the columns; crawls of before have nothing to say there."""
    for statement in STATEMENTS:
        op.execute(statement)
