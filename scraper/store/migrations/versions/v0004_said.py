"""What pages say beside title, names and dates; names apart from the credentials behind them."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"

STATEMENTS = (
    "ALTER TABLE revisions ADD COLUMN credentials TEXT DEFAULT '[]' NOT NULL",
    "ALTER TABLE revisions ADD COLUMN organisation TEXT",
    "ALTER TABLE revisions ADD COLUMN account TEXT",
    "ALTER TABLE revisions ADD COLUMN conflicts TEXT DEFAULT '[]' NOT NULL",
    "ALTER TABLE revisions ADD COLUMN declared_language TEXT",
    "ALTER TABLE revisions ADD COLUMN comments INTEGER",
    "ALTER TABLE revisions ADD COLUMN confidence TEXT",
    "DROP VIEW corpus",
    """
    CREATE VIEW corpus AS
    SELECT d.id                  AS id,
           d.number              AS number,
           s.name                AS site,
           p.url                 AS url,
           r.title               AS title,
           (SELECT group_concat(value, '; ') FROM json_each(r.authors)) AS authors,
           r.published           AS published,
           r.published_precision AS published_precision,
           r.published_source    AS published_source,
           r.modified            AS modified,
           r.language            AS language,
           (SELECT group_concat(value, '; ') FROM json_each(r.tags)) AS tags,
           r.platform            AS platform,
           t.body                AS text,
           t.word_count          AS word_count,
           t.hash                AS hash,
           d.file                AS file,
           d.first_seen          AS first_seen,
           (SELECT group_concat(value, '; ') FROM json_each(r.credentials) WHERE value <> '') AS credentials,
           r.organisation        AS organisation,
           r.confidence          AS confidence
    FROM documents d
    JOIN texts t     ON t.id = d.text_id
    JOIN pages p     ON p.id = d.page_id
    JOIN revisions r ON r.id = p.revision_id
    JOIN sites s     ON s.id = p.site_id
    """,
)


def upgrade() -> None:
    """Add the columns; what was read before stays as it was displayed until its page is read again."""
    for statement in STATEMENTS:
        op.execute(statement)
