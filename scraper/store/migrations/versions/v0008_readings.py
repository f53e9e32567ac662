"""Permanent texts: whole texts apart from what is shown of them, readings apart from revisions, every hash kept.

Hashes that versions before this one deleted can't be brought back.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from alembic import op
from sqlalchemy import Connection, text

from scraper.dedup import RECIPE, content_hash, hashes, joined, parted
from scraper.store.textfiles import file_name

revision = "0008"
down_revision = "0007"

#: what read the texts of before
BEFORE = "0"

_SAID = (
    "title, authors, byline, published, published_instant, published_precision, published_source, "
    "published_shown, published_certain, modified, modified_instant, modified_precision, modified_source, "
    "modified_shown, modified_certain, language, tags, canonical_url, description, image, rights, platform, "
    "method, evidence, credentials, organisation, account, conflicts, declared_language, comments, confidence"
)
TABLES = (
    "DROP VIEW corpus",
    "DROP TABLE texts_fts",
    "DROP INDEX texts_to_index",
    "ALTER TABLE texts RENAME TO renderings",
    "CREATE INDEX renderings_to_index ON renderings (indexed) WHERE indexed = 0",
    """
    CREATE VIRTUAL TABLE renderings_fts USING fts5(
        title, body, content='renderings', content_rowid='id', tokenize="unicode61 remove_diacritics 2"
    )
    """,
    """
    CREATE TABLE texts (
        id INTEGER NOT NULL,
        hash TEXT NOT NULL,
        recipe INTEGER NOT NULL,
        title TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (hash)
    )
    """,
    """
    CREATE TABLE hashes (
        hash TEXT NOT NULL,
        kind TEXT NOT NULL,
        text_id INTEGER NOT NULL,
        recipe INTEGER NOT NULL,
        PRIMARY KEY (hash, kind, text_id),
        FOREIGN KEY(text_id) REFERENCES texts (id)
    )
    """,
    "CREATE INDEX hashes_text ON hashes (text_id)",
    """
    CREATE TABLE metadata (
        id INTEGER NOT NULL,
        page_id INTEGER NOT NULL,
        merged INTEGER DEFAULT 0 NOT NULL,
        title TEXT NOT NULL,
        authors TEXT DEFAULT '[]' NOT NULL,
        byline TEXT,
        published TEXT,
        published_instant TEXT,
        published_precision TEXT,
        published_source TEXT,
        published_shown TEXT,
        published_certain INTEGER,
        modified TEXT,
        modified_instant TEXT,
        modified_precision TEXT,
        modified_source TEXT,
        modified_shown TEXT,
        modified_certain INTEGER,
        language TEXT,
        tags TEXT DEFAULT '[]' NOT NULL,
        canonical_url TEXT,
        description TEXT,
        image TEXT,
        rights TEXT DEFAULT '{}' NOT NULL,
        platform TEXT DEFAULT '' NOT NULL,
        method TEXT DEFAULT '' NOT NULL,
        evidence TEXT DEFAULT '[]' NOT NULL,
        credentials TEXT DEFAULT '[]' NOT NULL,
        organisation TEXT,
        account TEXT,
        conflicts TEXT DEFAULT '[]' NOT NULL,
        declared_language TEXT,
        comments INTEGER,
        confidence TEXT,
        PRIMARY KEY (id),
        FOREIGN KEY(page_id) REFERENCES pages (id)
    )
    """,
    "CREATE INDEX metadata_page ON metadata (page_id)",
    # a row for each revision of before, under its id
    f"INSERT INTO metadata (id, page_id, {_SAID}) SELECT id, page_id, {_SAID} FROM revisions",  # noqa: S608 - names of ours
    """
    CREATE TABLE readings (
        id INTEGER NOT NULL,
        revision_id INTEGER NOT NULL,
        capture_id INTEGER,
        item TEXT,
        rules TEXT NOT NULL,
        text_id INTEGER,
        metadata_id INTEGER,
        reason TEXT DEFAULT '' NOT NULL,
        read_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(revision_id) REFERENCES revisions (id),
        FOREIGN KEY(capture_id) REFERENCES captures (id),
        FOREIGN KEY(text_id) REFERENCES texts (id),
        FOREIGN KEY(metadata_id) REFERENCES metadata (id)
    )
    """,
    "CREATE INDEX readings_revision ON readings (revision_id)",
    "CREATE INDEX readings_text ON readings (text_id)",
    """
    CREATE TABLE blocks (
        page_id INTEGER NOT NULL,
        hashes BLOB NOT NULL,
        PRIMARY KEY (page_id),
        FOREIGN KEY(page_id) REFERENCES pages (id)
    )
    """,
    "ALTER TABLE pages ADD COLUMN capture_id INTEGER REFERENCES captures (id)",
    "ALTER TABLE pages ADD COLUMN item TEXT",
    "ALTER TABLE pages ADD COLUMN reading_id INTEGER REFERENCES readings (id)",
    "ALTER TABLE pages ADD COLUMN rendering_id INTEGER REFERENCES renderings (id)",
    "ALTER TABLE pages ADD COLUMN marks INTEGER DEFAULT 0 NOT NULL",
    "ALTER TABLE pages ADD COLUMN metadata_id INTEGER REFERENCES metadata (id)",
    """
    UPDATE pages SET reading_id = revision_id, metadata_id = revision_id, rendering_id = r.text_id,
        capture_id = r.capture_id, item = r.item
    FROM revisions r WHERE r.id = pages.revision_id
    """,
    "CREATE INDEX pages_rendering ON pages (rendering_id)",
    "CREATE INDEX pages_marks ON pages (site_id, marks)",
    "CREATE INDEX pages_key ON pages (key)",
    "ALTER TABLE sites ADD COLUMN marks INTEGER DEFAULT 0 NOT NULL",
    "ALTER TABLE sites RENAME COLUMN recount TO marking",
    # numbers in brackets are no part of a block any more
    "UPDATE sites SET marking = 1 WHERE id IN (SELECT site_id FROM pages WHERE revision_id IS NOT NULL)",
    """
    CREATE TABLE new_documents (
        id INTEGER NOT NULL,
        number INTEGER NOT NULL,
        page_id INTEGER NOT NULL,
        rendering_id INTEGER,
        file TEXT,
        first_seen TEXT NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (number),
        UNIQUE (page_id),
        FOREIGN KEY(page_id) REFERENCES pages (id),
        UNIQUE (rendering_id),
        FOREIGN KEY(rendering_id) REFERENCES renderings (id)
    )
    """,
    "INSERT INTO new_documents SELECT id, number, page_id, text_id, file, first_seen FROM documents",
    "DROP TABLE documents",
    "ALTER TABLE new_documents RENAME TO documents",
)
REVISIONS = (
    # for the bodies of before, until the end of this migration
    "CREATE TEMP TABLE old_shown AS SELECT id AS revision_id, text_id AS rendering_id FROM revisions",
    """
    CREATE TABLE new_revisions (
        id INTEGER NOT NULL,
        page_id INTEGER NOT NULL,
        capture_id INTEGER,
        item TEXT,
        seen_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(page_id) REFERENCES pages (id),
        FOREIGN KEY(capture_id) REFERENCES captures (id)
    )
    """,
    "INSERT INTO new_revisions SELECT id, page_id, capture_id, item, seen_at FROM revisions",
    "DROP TABLE revisions",
    "ALTER TABLE new_revisions RENAME TO revisions",
    "CREATE INDEX revisions_page ON revisions (page_id)",
)
LAST = (
    "INSERT INTO hashes (hash, kind, text_id, recipe) SELECT hash, 'text', id, recipe FROM texts",
    "DROP TABLE wholes",
    "DROP TABLE old_shown",
    # a text that no revision shows is nobody's
    "DELETE FROM renderings WHERE id NOT IN (SELECT rendering_id FROM pages WHERE rendering_id IS NOT NULL)",
    "INSERT INTO renderings_fts (renderings_fts) VALUES ('rebuild')",
    "UPDATE renderings SET indexed = 1",
    """
    CREATE VIEW corpus AS
    SELECT d.id                  AS id,
           d.number              AS number,
           s.name                AS site,
           p.url                 AS url,
           m.title               AS title,
           (SELECT group_concat(value, '; ') FROM json_each(m.authors)) AS authors,
           m.published           AS published,
           m.published_precision AS published_precision,
           m.published_source    AS published_source,
           m.modified            AS modified,
           m.language            AS language,
           (SELECT group_concat(value, '; ') FROM json_each(m.tags)) AS tags,
           m.platform            AS platform,
           r.body                AS text,
           r.word_count          AS word_count,
           r.hash                AS hash,
           d.file                AS file,
           d.first_seen          AS first_seen,
           (SELECT group_concat(value, '; ') FROM json_each(m.credentials) WHERE value <> '') AS credentials,
           m.organisation        AS organisation,
           m.confidence          AS confidence,
           m.published_certain   AS published_certain,
           m.modified_certain    AS modified_certain,
           t.hash                AS text_hash,
           p.id                  AS page_id,
           p.revision_id         AS revision_id,
           p.reading_id          AS reading_id,
           p.rendering_id        AS rendering_id,
           m.id                  AS metadata_id,
           t.id                  AS text_id
    FROM documents d
    JOIN renderings r ON r.id = d.rendering_id
    JOIN pages p      ON p.id = d.page_id
    JOIN metadata m   ON m.id = p.metadata_id
    JOIN readings g   ON g.id = p.reading_id
    JOIN texts t      ON t.id = g.text_id
    JOIN sites s      ON s.id = p.site_id
    """,
)


_REMOVE_FILE = """
    INSERT OR REPLACE INTO file_work (site_id, number, hash) SELECT p.site_id, d.number, substr(:hash, 1, 16)
    FROM documents d JOIN pages p ON p.id = d.page_id WHERE d.rendering_id = :rendering_id
"""
_LET_SHOW = (
    _REMOVE_FILE,
    "UPDATE documents SET rendering_id = NULL, file = NULL WHERE rendering_id = :rendering_id",
    "UPDATE documents SET rendering_id = :rendering_id, file = :file WHERE id = :id",
    "UPDATE pages SET document_id = :id WHERE rendering_id = :rendering_id",
)


def upgrade() -> None:
    """Part every revision into revision, reading, text and what it says of itself, under its old id."""
    connection = op.get_bind()
    _run(connection, TABLES)
    _part_revisions(connection)
    _keep_blocks(connection)
    _run(connection, REVISIONS)
    _part_wholes(connection)
    _name_marks(connection)
    _let_the_lowest_show(connection)
    _run(connection, LAST)


def _run(connection: Connection, statements: Iterable[str]) -> None:
    for statement in statements:
        connection.exec_driver_sql(statement)


def _each(connection: Connection, query: str) -> Iterable[dict[str, Any]]:
    """The rows of a query, some at a time; their first column is `id`, by which they are ordered."""
    last = 0
    while rows := connection.execute(text(f"{query} LIMIT 500"), {"last": last}).mappings().all():
        last = rows[-1]["id"]
        yield from map(dict, rows)


def _keep_text(connection: Connection, title: str, body: str) -> int:
    digest = content_hash(title, body)
    values = {"hash": digest, "recipe": RECIPE, "title": title, "body": body}
    connection.execute(
        text("INSERT OR IGNORE INTO texts (hash, recipe, title, body) VALUES (:hash, :recipe, :title, :body)"),
        values,
    )
    return int(connection.execute(text("SELECT id FROM texts WHERE hash = :hash"), values).scalar_one())


def _part_revisions(connection: Connection) -> None:
    query = (
        "SELECT r.id, r.capture_id, r.item, r.seen_at, r.whole, t.hash, t.recipe, t.body, t.title AS text_title "
        "FROM revisions r JOIN renderings t ON t.id = r.text_id WHERE r.id > :last ORDER BY r.id"
    )
    for row in _each(connection, query):
        body = row["body"] if row["whole"] is None else row["whole"]
        text_id = _keep_text(connection, row["text_title"], body)
        values = row | {"rules": BEFORE, "text_id": text_id}
        connection.execute(
            text(
                "INSERT INTO readings (id, revision_id, capture_id, item, rules, text_id, metadata_id, read_at) "
                "VALUES (:id, :id, :capture_id, :item, :rules, :text_id, :id, :seen_at)"
            ),
            values,
        )
        connection.execute(
            text(
                "INSERT OR IGNORE INTO hashes (hash, kind, text_id, recipe) "
                "VALUES (:hash, 'rendering', :text_id, :recipe)"
            ),
            {"hash": row["hash"], "text_id": text_id, "recipe": row["recipe"]},
        )


def _keep_blocks(connection: Connection) -> None:
    """Keep the blocks of all that each page ever showed."""
    pages = "SELECT id FROM pages WHERE revision_id IS NOT NULL AND id > :last ORDER BY id"
    bodies = text(
        "SELECT coalesce(r.whole, t.body) FROM revisions r JOIN renderings t ON t.id = r.text_id "
        "WHERE r.page_id = :page UNION ALL SELECT body FROM wholes WHERE page_id = :page"
    )
    for page in _each(connection, pages):
        shown: frozenset[bytes] = frozenset()
        for body in connection.execute(bodies, {"page": page["id"]}).scalars():
            shown |= parted(joined(hashes(body)))
        values = {"page": page["id"], "hashes": joined(shown)}
        connection.execute(text("INSERT INTO blocks (page_id, hashes) VALUES (:page, :hashes)"), values)


def _part_wholes(connection: Connection) -> None:
    """Let bodies of before that differed in their boilerplate only be states of their own.

    A state has the title and the metadata of the revision that it belonged to: the newest one of its time whose
    blocks it all has.
    """
    query = (
        "SELECT w.id, w.page_id, w.body, w.capture_id, w.item, c.fetched_at AS seen_at FROM wholes w "
        "LEFT JOIN captures c ON c.id = w.capture_id WHERE w.id > :last ORDER BY w.id"
    )
    states = text(
        "SELECT r.id, r.seen_at, m.title, t.body FROM revisions r JOIN metadata m ON m.id = r.id "
        "JOIN old_shown o ON o.revision_id = r.id JOIN renderings t ON t.id = o.rendering_id "
        "WHERE r.page_id = :page_id ORDER BY r.id DESC"
    )
    made = text(
        "INSERT INTO revisions (page_id, capture_id, item, seen_at) "
        "VALUES (:page_id, :capture_id, :item, :seen_at)"
    )
    read = text(
        "INSERT INTO readings (revision_id, capture_id, item, rules, text_id, metadata_id, read_at) "
        "VALUES (:revision, :capture_id, :item, :rules, :text_id, :state, :seen_at)"
    )
    for row in _each(connection, query):
        found = connection.execute(states, row).mappings().all()
        blocks = set(hashes(row["body"]))
        own = [state for state in found if blocks.issuperset(hashes(state["body"]))] or found
        timely = [state for state in own if row["seen_at"] is None or state["seen_at"] <= row["seen_at"]]
        state = (timely or own)[0]
        values = row | {
            "seen_at": row["seen_at"] or state["seen_at"],
            "text_id": _keep_text(connection, state["title"], row["body"]),
            "rules": BEFORE,
            "state": state["id"],
        }
        values["revision"] = connection.execute(made, values).lastrowid
        connection.execute(read, values)


def _name_marks(connection: Connection) -> None:
    """Give the marks of before the names that they have now, and let all texts of their sites be rendered by them.

    A name had 16 bytes of a hash that knew counts in brackets; it has 8 of one that does not.
    """
    for row in _each(connection, "SELECT id, site_id, text FROM boilerplate WHERE id > :last ORDER BY id"):
        name = hashes(row["text"])[0].hex()
        values = {"id": row["id"], "site": row["site_id"], "name": name}
        connection.execute(
            text("DELETE FROM boilerplate WHERE site_id = :site AND hash = :name AND id <> :id"), values
        )
        connection.execute(text("UPDATE boilerplate SET hash = :name WHERE id = :id"), values)
    connection.exec_driver_sql("UPDATE sites SET marks = 1 WHERE id IN (SELECT site_id FROM boilerplate)")


def _let_the_lowest_show(connection: Connection) -> None:
    """Of pages that show the same, let the one with the lowest number show it."""
    query = text(
        "SELECT own.id, own.number, p.rendering_id, r.hash, s.name AS site FROM documents d "
        "JOIN renderings r ON r.id = d.rendering_id JOIN pages p ON p.rendering_id = d.rendering_id "
        "JOIN documents own ON own.page_id = p.id JOIN sites s ON s.id = p.site_id "
        "WHERE own.number < d.number ORDER BY own.number DESC"
    )
    for row in connection.execute(query).mappings().all():
        values = dict(row) | {"file": file_name(row["site"], row["number"], row["hash"])}
        for statement in _LET_SHOW:
            connection.execute(text(statement), values)
