"""The tables of archive.db, as docs/schema.md explains them to researchers.

Times are ISO 8601 text in UTC; lists and mappings are JSON text, so that SQLite's json_each reads them.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

METADATA = MetaData()


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _text(name: str, default: str | None = None) -> Column[str]:
    if default is None:
        return Column(name, Text)
    return Column(name, Text, nullable=False, server_default=text(f"'{default}'"))


def _must(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _ref(name: str, target: str, *, optional: bool = False) -> Column[int]:
    return Column(name, Integer, ForeignKey(target), nullable=optional)


#: one row a blog
SITES = Table(
    "sites",
    METADATA,
    _id(),
    Column("name", Text, nullable=False, unique=True),
    _must("url"),
    _text("platform"),
    _text("platform_evidence", "[]"),
    _text("language"),
    _text("timezone"),
    _text("topics", "[]"),
    _must("first_crawled"),
    _text("last_crawled"),
    # what the next visit starts from: addresses of routes, state of the change probe
    _text("memory", "{}"),
    # when all its routes were walked last, whole and without a gap
    _text("walked_at"),
    # which marks of boilerplate are in force: counted up whenever they change
    Column("marks", Integer, nullable=False, server_default=text("0")),
    # 1: blocks came that were not counted yet; else 0
    Column("marking", Integer, nullable=False, server_default=text("0")),
)

#: one row a command that crawled
RUNS = Table(
    "runs",
    METADATA,
    _id(),
    _must("started_at"),
    _text("ended_at"),
    _must("command"),
    _must("version"),
)

#: one row a site in a run; status: running, ok, partial, failed, interrupted, address (only one was asked)
CRAWLS = Table(
    "crawls",
    METADATA,
    _id(),
    _ref("run_id", "runs.id"),
    _ref("site_id", "sites.id"),
    _must("started_at"),
    _text("ended_at"),
    _text("status", "running"),
    _text("reason", ""),
    Column("requests", Integer, nullable=False, server_default=text("0")),
    _text("counts", "{}"),
    # articles by the kinds of routes that named them; {} where not every route was asked
    _text("named_by", "{}"),
    # why the archive may lack posts, in words
    _text("holes", "[]"),
    Index("crawls_site", "site_id", "started_at"),
)

#: one row an answer of a host, with the place of its bytes in archive/warc/; kind: response, revisit
CAPTURES = Table(
    "captures",
    METADATA,
    _id(),
    _ref("run_id", "runs.id", optional=True),
    _ref("site_id", "sites.id", optional=True),
    _must("url"),
    Column("status", Integer, nullable=False),
    _must("fetched_at"),
    _text("kind", "response"),
    _text("media_type", ""),
    _text("etag"),
    _text("last_modified"),
    _text("truncated"),
    _must("payload_digest"),
    _must("warc_file"),
    Column("warc_offset", Integer, nullable=False),
    Column("warc_length", Integer, nullable=False),
    # the capture that holds the payload of a revisit
    _ref("refers_to", "captures.id", optional=True),
    UniqueConstraint("warc_file", "warc_offset"),
    Index("captures_url", "url", "id"),
)

#: one row a text, whole and as it was read, whoever shows it; never changed
TEXTS = Table(
    "texts",
    METADATA,
    _id(),
    Column("hash", Text, nullable=False, unique=True),
    Column("recipe", Integer, nullable=False),
    _must("title"),
    _must("body"),
)

#: one row a text without the boilerplate of its site, as pages show it now
RENDERINGS = Table(
    "renderings",
    METADATA,
    _id(),
    Column("hash", Text, nullable=False, unique=True),
    Column("recipe", Integer, nullable=False),
    _must("title"),
    _must("body"),
    Column("word_count", Integer, nullable=False),
    Column("indexed", Integer, nullable=False, server_default=text("0")),
    Index("renderings_to_index", "indexed", sqlite_where=text("indexed = 0")),
)

#: one row a hash that was ever written, and a text that had it; kind: text, rendering
HASHES = Table(
    "hashes",
    METADATA,
    Column("hash", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("text_id", Integer, ForeignKey("texts.id"), primary_key=True),
    Column("recipe", Integer, nullable=False),
    Index("hashes_text", "text_id"),
)

#: one row an address of a site; status: listed (never asked for), article, skipped, failed
PAGES = Table(
    "pages",
    METADATA,
    _id(),
    _ref("site_id", "sites.id"),
    _must("key"),
    _must("url"),
    _text("platform_id"),
    _text("status", "article"),
    _text("reason", ""),
    # its newest revision, and the document its text belongs to (another page's, if it is a duplicate)
    Column("revision_id", Integer, ForeignKey("revisions.id", use_alter=True)),
    Column("document_id", Integer, ForeignKey("documents.id", use_alter=True)),
    # JSON: the change stamp that each kind of its routes showed last
    _text("listed_modified"),
    _text("routes", "[]"),
    _must("first_seen"),
    # when it was asked for last, or a route gave its text
    _must("last_seen"),
    # JSON: what each kind of its routes said of it when it was read last, and why else it was taken for a post
    _text("claims", "{}"),
    _text("evidence", "[]"),
    # 1: the last complete walk of the routes named it; last_listed: when one did last, where a later one did not
    Column("listed", Integer, nullable=False, server_default=text("0")),
    _text("last_listed"),
    # the capture that it was read from last, and the key of its post in it, as in `revisions`
    _ref("capture_id", "captures.id", optional=True),
    _text("item"),
    # what it shows now, all of it derived: the newest good reading, its text without the site's boilerplate (by
    # which marks), and what all its readings say of it
    Column("reading_id", Integer, ForeignKey("readings.id", use_alter=True)),
    Column("rendering_id", Integer, ForeignKey("renderings.id")),
    Column("marks", Integer, nullable=False, server_default=text("0")),
    Column("metadata_id", Integer, ForeignKey("metadata.id", use_alter=True)),
    UniqueConstraint("site_id", "key"),
    Index("pages_rendering", "rendering_id"),
    Index("pages_marks", "site_id", "marks"),
    Index("pages_key", "key"),
    Index("pages_listed", "site_id", sqlite_where=text("status = 'listed'")),
    Index(
        "pages_platform_id", "site_id", "platform_id", unique=True, sqlite_where=text("platform_id IS NOT NULL")
    ),
    Index("pages_document", "document_id"),
)

#: one row a state of a page from one edit to the next, with the capture that showed it first; never changed
REVISIONS = Table(
    "revisions",
    METADATA,
    _id(),
    _ref("page_id", "pages.id"),
    _ref("capture_id", "captures.id", optional=True),
    # the key of the post inside the captured route document; NULL: the capture is the post's page
    _text("item"),
    _must("seen_at"),
    Index("revisions_page", "page_id"),
)

#: one row a reading of a page's capture by one version of the rules; never changed
READINGS = Table(
    "readings",
    METADATA,
    _id(),
    _ref("revision_id", "revisions.id"),
    _ref("capture_id", "captures.id", optional=True),
    _text("item"),
    _must("rules"),
    _ref("text_id", "texts.id", optional=True),
    _ref("metadata_id", "metadata.id", optional=True),
    # why it is no article; '' where it is one
    _text("reason", ""),
    _must("read_at"),
    Index("readings_revision", "revision_id"),
    Index("readings_text", "text_id"),
)

#: one row a set of what a page says of itself: as a reading had it, or what several readings come to
METADATA_ROWS = Table(
    "metadata",
    METADATA,
    _id(),
    _ref("page_id", "pages.id"),
    # 1: made of several readings; 0: read so
    Column("merged", Integer, nullable=False, server_default=text("0")),
    _must("title"),
    _text("authors", "[]"),
    _text("byline"),
    _text("published"),
    _text("published_instant"),
    _text("published_precision"),
    _text("published_source"),
    _text("published_shown"),
    # 1: as stated; 0: a guess, or its day may be one beside it; NULL: there is no date
    Column("published_certain", Integer),
    _text("modified"),
    _text("modified_instant"),
    _text("modified_precision"),
    _text("modified_source"),
    _text("modified_shown"),
    Column("modified_certain", Integer),
    _text("language"),
    _text("tags", "[]"),
    _text("canonical_url"),
    _text("description"),
    _text("image"),
    _text("rights", "{}"),
    _text("platform", ""),
    _text("method", ""),
    _text("evidence", "[]"),
    # what stands behind the name of each author, "" where nothing does
    _text("credentials", "[]"),
    # who signs where no person does, and who published what another wrote
    _text("organisation"),
    _text("account"),
    # further certain dates of publication
    _text("conflicts", "[]"),
    _text("declared_language"),
    Column("comments", Integer),
    _text("confidence"),
    Index("metadata_page", "page_id"),
)

#: one row a page that was read: the hashes of all blocks that it ever showed, 8 bytes each
BLOCKS = Table(
    "blocks",
    METADATA,
    Column("page_id", Integer, ForeignKey("pages.id"), primary_key=True),
    Column("hashes", LargeBinary, nullable=False),
)

#: one row a block of text that most posts of a site repeat: on `posts` of its `site_posts`
BOILERPLATE = Table(
    "boilerplate",
    METADATA,
    _id(),
    _ref("site_id", "sites.id"),
    _must("hash"),
    _must("text"),
    Column("posts", Integer, nullable=False),
    Column("site_posts", Integer, nullable=False),
    _must("first_marked"),
    UniqueConstraint("site_id", "hash"),
)

#: one row per text file that is to be written (as the page says now) or, without a page, removed after the commit
FILE_WORK = Table(
    "file_work",
    METADATA,
    _id(),
    _ref("site_id", "sites.id"),
    Column("number", Integer, nullable=False),
    # the first 16 digits of the rendering's hash, as in the file's name
    _must("hash"),
    _ref("page_id", "pages.id", optional=True),
    UniqueConstraint("site_id", "number", "hash"),
)

#: one row per WARC file, as recorded when it was closed: its size in bytes, and "sha256:" with hex
WARC_FILES = Table(
    "warc_files",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("size", Integer, nullable=False),
    # NULL: not computed yet
    _text("digest"),
    _must("sealed_at"),
    # since when it is missing; NULL while it is there
    _text("missing_since"),
)

#: one row per kind of check of the archive, with the time at which it was done last
CHECKS = Table("checks", METADATA, Column("name", Text, primary_key=True), _must("done_at"))

#: one row a number: a page whose text was new; rendering_id NULL while another document has what the page shows
DOCUMENTS = Table(
    "documents",
    METADATA,
    _id(),
    Column("number", Integer, nullable=False, unique=True),
    Column("page_id", Integer, ForeignKey("pages.id"), nullable=False, unique=True),
    Column("rendering_id", Integer, ForeignKey("renderings.id"), unique=True),
    # path of the text file from the archive's folder, for readers: this program makes the name anew
    _text("file"),
    _must("first_seen"),
)

#: one row the end of one candidate in one crawl; kind: saved, revised, duplicate, skipped, failed
OUTCOMES = Table(
    "outcomes",
    METADATA,
    _id(),
    _ref("crawl_id", "crawls.id"),
    _ref("page_id", "pages.id", optional=True),
    _must("url"),
    _must("kind"),
    _text("reason", ""),
    Index("outcomes_crawl", "crawl_id"),
)

#: one row a route of a site in one crawl
ROUTES = Table(
    "routes",
    METADATA,
    _id(),
    _ref("crawl_id", "crawls.id"),
    _must("route"),
    _must("address"),
    Column("listed", Integer, nullable=False),
    Column("declared", Integer),
    # the most posts this route shows, where it has reached that
    Column("cap", Integer),
    _text("note", ""),
    Index("routes_crawl", "crawl_id"),
)

#: the last good robots.txt of every host (RFC 9309, 2.4: cached 24 h, used up to 7 days when unreachable)
ROBOTS = Table(
    "robots",
    METADATA,
    Column("host", Text, primary_key=True),
    _must("fetched_at"),
    Column("status", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

#: SHA-256 of the view that researchers read, as its newest migration makes it, white space collapsed
CORPUS = "9f0f29dd4d09002e201b3eca098cc6b56c8739201cc72f57c6691f027bbf151d"
