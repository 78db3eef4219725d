"""Remember what one story once needs: blocks of Entries, decisions, tombstones, revisions, absences; and events.

Blocks take the place of the days on which a company had news. They are made of what is stored when the store is next
written to, see SqlStore.reindex.
"""

import hashlib

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add columns and tables, number the Entries, drop the days."""
    op.add_column("stories", sa.Column("withdrawn", sa.BigInteger))
    op.drop_index("stories_newest", "stories")
    op.create_index("stories_newest", "stories", ["withdrawn", "dated", "first_seen", "id"])
    op.add_column("entries", sa.Column("number", sa.BigInteger))
    _number_entries()
    op.create_index("entries_number", "entries", ["number"])
    op.drop_table("company_dates")
    _create_tables_of_dedupe()
    _create_tables_of_time()


def _number_entries() -> None:
    """Give each Entry the number that feeds.store.rows.number_of gave it on the day this was written."""
    connection = op.get_bind()
    places = connection.execute(sa.text("SELECT source_id, key FROM entries")).all()
    rows = [
        {
            "source_id": source_id,
            "key": key,
            "number": int.from_bytes(hashlib.sha256(f"{source_id}\0{key}".encode()).digest()[:8], "big") >> 1,
        }
        for source_id, key in places
    ]
    if rows:
        statement = "UPDATE entries SET number = :number WHERE source_id = :source_id AND key = :key"
        connection.execute(sa.text(statement), rows)


def _create_tables_of_dedupe() -> None:
    op.create_table(
        "entry_blocks",
        sa.Column("block", sa.BigInteger, nullable=False),
        sa.Column("dated", sa.BigInteger, nullable=False),
        sa.Column("number", sa.BigInteger, nullable=False),
        sa.Column("titles", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("block", "dated", "number"),
        sqlite_with_rowid=False,
    )
    op.create_index("entry_blocks_entry", "entry_blocks", ["number"])
    op.create_table(
        "decisions",
        sa.Column("one_source", sa.Text, nullable=False),
        sa.Column("one_key", sa.Text, nullable=False),
        sa.Column("two_source", sa.Text, nullable=False),
        sa.Column("two_key", sa.Text, nullable=False),
        sa.Column("together", sa.Boolean, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("one_source", "one_key", "two_source", "two_key"),
        sqlite_with_rowid=False,
    )
    op.create_index("decisions_two", "decisions", ["two_source", "two_key"])
    op.create_table(
        "tombstones",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("successor", sa.Text),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("link", sa.Text, nullable=False),
        sa.Column("companies", sa.Text, nullable=False),
        sa.Column("topics", sa.Text, nullable=False),
    )
    op.create_index("tombstones_at", "tombstones", ["at"])


def _create_tables_of_time() -> None:
    op.create_table(
        "revisions",
        sa.Column("source_id", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("published_stated", sa.Text),
        sa.Column("difference", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("source_id", "key", "at"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "absences",
        sa.Column("source_id", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("since", sa.BigInteger, nullable=False),
        sa.Column("gone", sa.BigInteger),
        sa.PrimaryKeyConstraint("source_id", "key"),
        sa.ForeignKeyConstraint(["source_id", "key"], ["entries.source_id", "entries.key"], ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "story_events",
        sa.Column("story_id", sa.Text, sa.ForeignKey("stories.id", ondelete="CASCADE"), nullable=False),
        sa.Column("uid", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("start", sa.Text, nullable=False),
        sa.Column("facts", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("story_id", "uid"),
        sqlite_with_rowid=False,
    )
