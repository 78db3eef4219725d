"""The tables.

Instants are whole microseconds since 1970-01-01T00:00:00Z: one form that sorts, compares and adds alike in every
database, and needs no time zone. Small tuples of text are JSON. `dated` is the instant by which a Story or Entry is
sorted: when it was published or, where that is unknown, first seen; it is repeated in the tables that are walked in
its order, so that a promised feed is read from an index and never sorted.

A change here needs a new file in migrations/versions and a new HEAD; a test compares both with what migrating makes.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
)

HEAD = "0003"  # revision of migrations/versions that makes these tables

METADATA = MetaData()

META = Table(
    "meta",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

SOURCE_STATES = Table(
    "source_states",
    METADATA,
    Column("source_id", Text, primary_key=True),
    Column("reading", Text),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("digest", Text),
    Column("permanent_url", Text),
    Column("incomplete", Boolean, nullable=False),
    Column("items", Integer, nullable=False),
    Column("checked_at", BigInteger),
    Column("succeeded_at", BigInteger),
    Column("next_check", BigInteger),
    Column("failures", Integer, nullable=False),
    Column("failing_since", BigInteger),
    Column("error", Text),
    Column("newest", BigInteger),
    Column("wrapper", Text),  # JSON
    Column("chosen", Text),  # JSON
)

WRAPPER_CHANGES = Table(
    "wrapper_changes",
    METADATA,
    Column("source_id", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("why", Text, nullable=False),
    Column("old", Text),  # JSON
    Column("new", Text, nullable=False),  # JSON
    PrimaryKeyConstraint("source_id", "at"),
)

BACKFILLS = Table(
    "backfills",
    METADATA,
    Column("source_id", Text, primary_key=True),
    Column("next_url", Text),
    Column("pages", Integer, nullable=False),
    Column("items", Integer, nullable=False),
    Column("oldest", Text),  # ISO 8601 day
    Column("at", BigInteger, nullable=False),
)

STORIES = Table(
    "stories",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("dated", BigInteger, nullable=False),  # of its lead
    Column("first_seen", BigInteger, nullable=False),
    Column("updated", BigInteger, nullable=False),
    Column("withdrawn", BigInteger),  # when its company was found to have taken it back; NULL: it stands
    Index("stories_updated", "updated", unique=True),
    Index("stories_newest", "withdrawn", "dated", "first_seen", "id"),
    Index("stories_oldest", "first_seen", "id"),
)

ENTRIES = Table(
    "entries",
    METADATA,
    Column("source_id", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("story_id", Text, ForeignKey("stories.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),  # in its Story; 0 is the lead
    Column("link", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("published_at", BigInteger),
    Column("published_precision", Text),
    Column("published_stated", Text),
    Column("published_evidence", Text),
    Column("summary", Text),
    Column("body", Text),
    Column("language", Text),
    Column("origin", Text),
    Column("author", Text),
    Column("image", Text),
    Column("categories", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("listed", Text, nullable=False),
    Column("complete", Boolean, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("first_seen", BigInteger, nullable=False),
    Column("published_ambiguous", Boolean),
    Column("event_start", Text),
    Column("alternates", Text),  # JSON
    Column("number", BigInteger),  # 63 bits of a digest of source_id and key: what ENTRY_BLOCKS calls it
    PrimaryKeyConstraint("source_id", "key"),
    Index("entries_key", "key"),
    Index("entries_number", "number"),
    Index("entries_story", "story_id", "position"),
    Index("entries_of_source", "source_id", "first_seen"),
)

ENTRY_ALIASES = Table(
    "entry_aliases",
    METADATA,
    Column("source_id", Text, nullable=False),
    Column("alias", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("position", Integer, nullable=False),  # among the aliases of its Entry
    PrimaryKeyConstraint("source_id", "alias", "key"),
    ForeignKeyConstraint(["source_id", "key"], ["entries.source_id", "entries.key"], ondelete="CASCADE"),
    Index("entry_aliases_entry", "source_id", "key"),
    sqlite_with_rowid=False,
)

# Never deleted, and therefore without a foreign key: the memory of what was seen outlives Entries and Stories.
IDENTITIES = Table(
    "identities",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("story_id", Text, nullable=False),
    Column("first_seen", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

STORY_COMPANIES = Table(
    "story_companies",
    METADATA,
    Column("story_id", Text, ForeignKey("stories.id", ondelete="CASCADE"), nullable=False),
    Column("match_id", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("why", Text, nullable=False),
    Column("dated", BigInteger, nullable=False),
    Column("first_seen", BigInteger, nullable=False),
    PrimaryKeyConstraint("story_id", "match_id"),
    Index("story_companies_newest", "match_id", "dated", "first_seen", "story_id"),
    sqlite_with_rowid=False,
)

STORY_TOPICS = Table(
    "story_topics",
    METADATA,
    Column("story_id", Text, ForeignKey("stories.id", ondelete="CASCADE"), nullable=False),
    Column("match_id", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("why", Text, nullable=False),
    Column("dated", BigInteger, nullable=False),
    Column("first_seen", BigInteger, nullable=False),
    PrimaryKeyConstraint("story_id", "match_id"),
    Index("story_topics_newest", "match_id", "dated", "first_seen", "story_id"),
    sqlite_with_rowid=False,
)

# Which Entries are worth comparing: those of about one time that share a block (see feeds.dedupe.sketch). Narrow, for
# there are some twenty rows for each Entry. Rows of Entries that are gone lead nowhere, and harm nothing.
ENTRY_BLOCKS = Table(
    "entry_blocks",
    METADATA,
    Column("block", BigInteger, nullable=False),
    Column("dated", BigInteger, nullable=False),
    Column("number", BigInteger, nullable=False),  # of the Entry
    Column("titles", Integer, nullable=False),  # how many of its blocks are of its title
    PrimaryKeyConstraint("block", "dated", "number"),
    Index("entry_blocks_entry", "number"),
    sqlite_with_rowid=False,
)

# Pairs of Entries that are one Story, or are not, whatever they look like; they outlive the Entries: no foreign key.
DECISIONS = Table(
    "decisions",
    METADATA,
    Column("one_source", Text, nullable=False),  # one is the lesser of the two, by source_id, then key
    Column("one_key", Text, nullable=False),
    Column("two_source", Text, nullable=False),
    Column("two_key", Text, nullable=False),
    Column("together", Boolean, nullable=False),
    Column("why", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    PrimaryKeyConstraint("one_source", "one_key", "two_source", "two_key"),
    Index("decisions_two", "two_source", "two_key"),
    sqlite_with_rowid=False,
)

# Ids that were published and are no longer: each names what became of it. No foreign key: it outlives all else.
TOMBSTONES = Table(
    "tombstones",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("why", Text, nullable=False),
    Column("successor", Text),  # id of the Story it was found to be one with
    Column("title", Text, nullable=False),
    Column("link", Text, nullable=False),
    Column("companies", Text, nullable=False),  # JSON
    Column("topics", Text, nullable=False),  # JSON
    Index("tombstones_at", "at"),
)

REVISIONS = Table(
    "revisions",
    METADATA,
    Column("source_id", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("title", Text, nullable=False),  # before
    Column("published_stated", Text),  # before
    Column("difference", Text, nullable=False),
    PrimaryKeyConstraint("source_id", "key", "at"),
    sqlite_with_rowid=False,
)

# Entries that a list no longer shows although it still shows older ones.
ABSENCES = Table(
    "absences",
    METADATA,
    Column("source_id", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("since", BigInteger, nullable=False),
    Column("gone", BigInteger),  # when its page was found to be gone, too; NULL: it is not, or was not asked for
    PrimaryKeyConstraint("source_id", "key"),
    ForeignKeyConstraint(["source_id", "key"], ["entries.source_id", "entries.key"], ondelete="CASCADE"),
    sqlite_with_rowid=False,
)

STORY_EVENTS = Table(
    "story_events",
    METADATA,
    Column("story_id", Text, ForeignKey("stories.id", ondelete="CASCADE"), nullable=False),
    Column("uid", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("start", Text, nullable=False),  # ISO 8601 as stated, for the order of time
    Column("facts", Text, nullable=False),  # JSON
    PrimaryKeyConstraint("story_id", "uid"),
    sqlite_with_rowid=False,
)

RUNS = Table(
    "runs",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("started", BigInteger, nullable=False),
    Column("finished", BigInteger, nullable=False),
    Column("waiting", Integer, nullable=False),
    Column("changed", Integer, nullable=False),  # documents
    Column("unchanged", Integer, nullable=False),
    Column("stories", Integer, nullable=False),
    Index("runs_started", "started"),
)

# Outcomes are there before their run has finished (and for ever, if it dies): no foreign key.
OUTCOMES = Table(
    "outcomes",
    METADATA,
    Column("run_id", Text, nullable=False),
    Column("source_id", Text, nullable=False),
    Column("at", BigInteger),  # the start of its run; until that has finished, when the source was checked
    Column("result", Text, nullable=False),
    Column("stage", Text),
    Column("error", Text),
    Column("message", Text),
    Column("hint", Text),
    Column("retry_after", Float),
    Column("status", Integer),
    Column("found", Integer, nullable=False),
    Column("new", Integer, nullable=False),
    Column("changed", Integer, nullable=False),
    Column("same", Integer, nullable=False),
    Column("duplicates", Integer, nullable=False),
    Column("requests", Integer, nullable=False),
    Column("seconds", Float, nullable=False),
    Column("notes", Text, nullable=False),
    PrimaryKeyConstraint("run_id", "source_id"),
    Index("outcomes_newest", "source_id", "at", "run_id"),
    Index("outcomes_at", "at"),
)
