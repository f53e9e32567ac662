"""The first schema: every table, the view `corpus`, the search index."""

from alembic import op

revision = "0001"
down_revision = None

STATEMENTS = (
    """
    CREATE TABLE sites (
        id INTEGER NOT NULL,
        name TEXT NOT NULL,
        url TEXT NOT NULL,
        platform TEXT,
        platform_evidence TEXT DEFAULT '[]' NOT NULL,
        language TEXT,
        timezone TEXT,
        topics TEXT DEFAULT '[]' NOT NULL,
        first_crawled TEXT NOT NULL,
        last_crawled TEXT,
        memory TEXT DEFAULT '{}' NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (name)
    )
    """,
    """
    CREATE TABLE runs (
        id INTEGER NOT NULL,
        started_at TEXT NOT NULL,
        ended_at TEXT,
        command TEXT NOT NULL,
        version TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE crawls (
        id INTEGER NOT NULL,
        run_id INTEGER NOT NULL,
        site_id INTEGER NOT NULL,
        started_at TEXT NOT NULL,
        ended_at TEXT,
        status TEXT DEFAULT 'running' NOT NULL,
        reason TEXT DEFAULT '' NOT NULL,
        requests INTEGER DEFAULT 0 NOT NULL,
        counts TEXT DEFAULT '{}' NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(run_id) REFERENCES runs (id),
        FOREIGN KEY(site_id) REFERENCES sites (id)
    )
    """,
    """
    CREATE INDEX crawls_site ON crawls (site_id, started_at)
    """,
    """
    CREATE TABLE captures (
        id INTEGER NOT NULL,
        run_id INTEGER,
        site_id INTEGER,
        url TEXT NOT NULL,
        status INTEGER NOT NULL,
        fetched_at TEXT NOT NULL,
        kind TEXT DEFAULT 'response' NOT NULL,
        media_type TEXT DEFAULT '' NOT NULL,
        etag TEXT,
        last_modified TEXT,
        truncated TEXT,
        payload_digest TEXT NOT NULL,
        warc_file TEXT NOT NULL,
        warc_offset INTEGER NOT NULL,
        warc_length INTEGER NOT NULL,
        refers_to INTEGER,
        PRIMARY KEY (id),
        UNIQUE (warc_file, warc_offset),
        FOREIGN KEY(run_id) REFERENCES runs (id),
        FOREIGN KEY(site_id) REFERENCES sites (id),
        FOREIGN KEY(refers_to) REFERENCES captures (id)
    )
    """,
    """
    CREATE INDEX captures_url ON captures (url, id)
    """,
    """
    CREATE TABLE texts (
        id INTEGER NOT NULL,
        hash TEXT NOT NULL,
        recipe INTEGER NOT NULL,
        title TEXT NOT NULL,
        body TEXT NOT NULL,
        word_count INTEGER NOT NULL,
        "indexed" INTEGER DEFAULT 0 NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (hash)
    )
    """,
    """
    CREATE INDEX texts_to_index ON texts ("indexed") WHERE indexed = 0
    """,
    """
    CREATE TABLE pages (
        id INTEGER NOT NULL,
        site_id INTEGER NOT NULL,
        "key" TEXT NOT NULL,
        url TEXT NOT NULL,
        platform_id TEXT,
        status TEXT DEFAULT 'article' NOT NULL,
        reason TEXT DEFAULT '' NOT NULL,
        revision_id INTEGER,
        document_id INTEGER,
        listed_modified TEXT,
        routes TEXT DEFAULT '[]' NOT NULL,
        first_seen TEXT NOT NULL,
        last_seen TEXT NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (site_id, "key"),
        FOREIGN KEY(site_id) REFERENCES sites (id),
        FOREIGN KEY(revision_id) REFERENCES revisions (id),
        FOREIGN KEY(document_id) REFERENCES documents (id)
    )
    """,
    """
    CREATE INDEX pages_document ON pages (document_id)
    """,
    """
    CREATE UNIQUE INDEX pages_platform_id ON pages (site_id, platform_id) WHERE platform_id IS NOT NULL
    """,
    """
    CREATE TABLE revisions (
        id INTEGER NOT NULL,
        page_id INTEGER NOT NULL,
        text_id INTEGER NOT NULL,
        capture_id INTEGER,
        item TEXT,
        seen_at TEXT NOT NULL,
        title TEXT NOT NULL,
        authors TEXT DEFAULT '[]' NOT NULL,
        byline TEXT,
        published TEXT,
        published_instant TEXT,
        published_precision TEXT,
        published_source TEXT,
        published_shown TEXT,
        modified TEXT,
        modified_instant TEXT,
        modified_precision TEXT,
        modified_source TEXT,
        modified_shown TEXT,
        language TEXT,
        tags TEXT DEFAULT '[]' NOT NULL,
        canonical_url TEXT,
        description TEXT,
        image TEXT,
        rights TEXT DEFAULT '{}' NOT NULL,
        platform TEXT DEFAULT '' NOT NULL,
        method TEXT DEFAULT '' NOT NULL,
        evidence TEXT DEFAULT '[]' NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(page_id) REFERENCES pages (id),
        FOREIGN KEY(text_id) REFERENCES texts (id),
        FOREIGN KEY(capture_id) REFERENCES captures (id)
    )
    """,
    """
    CREATE INDEX revisions_page ON revisions (page_id)
    """,
    """
    CREATE INDEX revisions_text ON revisions (text_id)
    """,
    """
    CREATE TABLE documents (
        id INTEGER NOT NULL,
        number INTEGER NOT NULL,
        page_id INTEGER NOT NULL,
        text_id INTEGER,
        file TEXT,
        first_seen TEXT NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (number),
        UNIQUE (page_id),
        FOREIGN KEY(page_id) REFERENCES pages (id),
        UNIQUE (text_id),
        FOREIGN KEY(text_id) REFERENCES texts (id)
    )
    """,
    """
    CREATE TABLE outcomes (
        id INTEGER NOT NULL,
        crawl_id INTEGER NOT NULL,
        page_id INTEGER,
        url TEXT NOT NULL,
        kind TEXT NOT NULL,
        reason TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(crawl_id) REFERENCES crawls (id),
        FOREIGN KEY(page_id) REFERENCES pages (id)
    )
    """,
    """
    CREATE INDEX outcomes_crawl ON outcomes (crawl_id)
    """,
    """
    CREATE TABLE routes (
        id INTEGER NOT NULL,
        crawl_id INTEGER NOT NULL,
        route TEXT NOT NULL,
        address TEXT NOT NULL,
        listed INTEGER NOT NULL,
        declared INTEGER,
        note TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(crawl_id) REFERENCES crawls (id)
    )
    """,
    """
    CREATE INDEX routes_crawl ON routes (crawl_id)
    """,
    """
    CREATE TABLE robots (
        host TEXT NOT NULL,
        fetched_at TEXT NOT NULL,
        status INTEGER NOT NULL,
        body BLOB NOT NULL,
        PRIMARY KEY (host)
    )
    """,
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
           d.first_seen          AS first_seen
    FROM documents d
    JOIN texts t     ON t.id = d.text_id
    JOIN pages p     ON p.id = d.page_id
    JOIN revisions r ON r.id = p.revision_id
    JOIN sites s     ON s.id = p.site_id
    """,
    """
    CREATE VIRTUAL TABLE texts_fts USING fts5(
        title, body, content='texts', content_rowid='id', tokenize="unicode61 remove_diacritics 2"
    )
    """,
)


def upgrade() -> None:
    """Make everything."""
    for statement in STATEMENTS:
        op.execute(statement)
