"""Whether a date is certain: a moment in UTC does not tell its day on a calendar that nobody names."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"

_CERTAIN = """
    UPDATE revisions SET {name}_certain = CASE
        WHEN {name}_precision IN ('relative', 'year-less') THEN 0
        -- Substack and Medium show days in UTC
        WHEN platform IN ('substack', 'medium') AND {name}_precision = 'day' AND {name}_source = 'visible' THEN 0
        WHEN {name}_instant IS NULL THEN 1
        WHEN EXISTS (
            SELECT 1 FROM pages p JOIN sites s ON s.id = p.site_id
            WHERE p.id = revisions.page_id AND (s.timezone IS NOT NULL
                OR json_extract(s.memory, '$.timezone') IS NOT NULL
                OR json_extract(s.memory, '$.offset') IS NOT NULL)
        ) THEN 1
        -- the offset is that of Strikingly's servers
        WHEN platform = 'strikingly' THEN 0
        -- an offset of the site's own, or a day that the page showed
        WHEN {name}_instant NOT LIKE '%+00:00' OR {name} <> substr({name}_instant, 1, 10) THEN 1
        WHEN platform IN ('substack', 'medium') THEN 0
        -- an API that tells the site's own time, and a day that was typed
        WHEN {name}_source = 'api' OR {name}_instant LIKE '%T00:00:00+00:00' THEN 1
        ELSE 0
    END
    WHERE {name} IS NOT NULL
"""
STATEMENTS = (
    "ALTER TABLE revisions ADD COLUMN published_certain INTEGER",
    "ALTER TABLE revisions ADD COLUMN modified_certain INTEGER",
    _CERTAIN.format(name="published"),
    _CERTAIN.format(name="modified"),
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
           r.confidence          AS confidence,
           r.published_certain   AS published_certain,
           r.modified_certain    AS modified_certain
    FROM documents d
    JOIN texts t     ON t.id = d.text_id
    JOIN pages p     ON p.id = d.page_id
    JOIN revisions r ON r.id = p.revision_id
    JOIN sites s     ON s.id = p.site_id
    """,
)


def upgrade() -> None:
    """Add the columns, and tell of the dates that are there what their rows show."""
    for statement in STATEMENTS:
        op.execute(statement)
