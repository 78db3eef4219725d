"""Make the first tables.

Written out rather than taken from schema.py: what a revision makes must never change afterwards.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table of an empty database."""
    _meta()
    _source_states()
    _stories()
    _entries()
    _entry_aliases()
    _identities()
    _story_companies()
    _story_topics()
    _company_dates()
    _runs()
    _outcomes()


def _meta() -> None:
    op.create_table(
        "meta",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )


def _source_states() -> None:
    op.create_table(
        "source_states",
        sa.Column("source_id", sa.Text, primary_key=True),
        sa.Column("reading", sa.Text),
        sa.Column("etag", sa.Text),
        sa.Column("last_modified", sa.Text),
        sa.Column("digest", sa.Text),
        sa.Column("permanent_url", sa.Text),
        sa.Column("incomplete", sa.Boolean, nullable=False),
        sa.Column("items", sa.Integer, nullable=False),
        sa.Column("checked_at", sa.BigInteger),
        sa.Column("succeeded_at", sa.BigInteger),
        sa.Column("next_check", sa.BigInteger),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("failing_since", sa.BigInteger),
        sa.Column("error", sa.Text),
        sa.Column("newest", sa.BigInteger),
    )


def _stories() -> None:
    op.create_table(
        "stories",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("dated", sa.BigInteger, nullable=False),
        sa.Column("first_seen", sa.BigInteger, nullable=False),
        sa.Column("updated", sa.BigInteger, nullable=False),
    )
    op.create_index("stories_updated", "stories", ["updated"], unique=True)
    op.create_index("stories_newest", "stories", ["dated", "first_seen", "id"])
    op.create_index("stories_oldest", "stories", ["first_seen", "id"])


def _entries() -> None:
    op.create_table(
        "entries",
        sa.Column("source_id", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("story_id", sa.Text, sa.ForeignKey("stories.id", ondelete="CASCADE"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("link", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("published_at", sa.BigInteger),
        sa.Column("published_precision", sa.Text),
        sa.Column("published_stated", sa.Text),
        sa.Column("published_evidence", sa.Text),
        sa.Column("summary", sa.Text),
        sa.Column("body", sa.Text),
        sa.Column("language", sa.Text),
        sa.Column("origin", sa.Text),
        sa.Column("author", sa.Text),
        sa.Column("image", sa.Text),
        sa.Column("categories", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("listed", sa.Text, nullable=False),
        sa.Column("complete", sa.Boolean, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("first_seen", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("source_id", "key"),
    )
    op.create_index("entries_key", "entries", ["key"])
    op.create_index("entries_story", "entries", ["story_id", "position"])


def _entry_aliases() -> None:
    op.create_table(
        "entry_aliases",
        sa.Column("source_id", sa.Text, nullable=False),
        sa.Column("alias", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("source_id", "alias", "key"),
        sa.ForeignKeyConstraint(["source_id", "key"], ["entries.source_id", "entries.key"], ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )
    op.create_index("entry_aliases_entry", "entry_aliases", ["source_id", "key"])


def _identities() -> None:
    op.create_table(
        "identities",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("story_id", sa.Text, nullable=False),
        sa.Column("first_seen", sa.BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )


def _story_companies() -> None:
    op.create_table(
        "story_companies",
        sa.Column("story_id", sa.Text, sa.ForeignKey("stories.id", ondelete="CASCADE"), nullable=False),
        sa.Column("match_id", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("dated", sa.BigInteger, nullable=False),
        sa.Column("first_seen", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("story_id", "match_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("story_companies_newest", "story_companies", ["match_id", "dated", "first_seen", "story_id"])


def _story_topics() -> None:
    op.create_table(
        "story_topics",
        sa.Column("story_id", sa.Text, sa.ForeignKey("stories.id", ondelete="CASCADE"), nullable=False),
        sa.Column("match_id", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("dated", sa.BigInteger, nullable=False),
        sa.Column("first_seen", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("story_id", "match_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("story_topics_newest", "story_topics", ["match_id", "dated", "first_seen", "story_id"])


def _company_dates() -> None:
    op.create_table(
        "company_dates",
        sa.Column("company_id", sa.Text, nullable=False),
        sa.Column("dated", sa.BigInteger, nullable=False),
        sa.Column("story_id", sa.Text, sa.ForeignKey("stories.id", ondelete="CASCADE"), nullable=False),
        sa.PrimaryKeyConstraint("company_id", "dated", "story_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("company_dates_story", "company_dates", ["story_id"])


def _runs() -> None:
    op.create_table(
        "runs",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("started", sa.BigInteger, nullable=False),
        sa.Column("finished", sa.BigInteger, nullable=False),
        sa.Column("waiting", sa.Integer, nullable=False),
        sa.Column("changed", sa.Integer, nullable=False),
        sa.Column("unchanged", sa.Integer, nullable=False),
        sa.Column("stories", sa.Integer, nullable=False),
    )
    op.create_index("runs_started", "runs", ["started"])


def _outcomes() -> None:
    op.create_table(
        "outcomes",
        sa.Column("run_id", sa.Text, nullable=False),
        sa.Column("source_id", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger),
        sa.Column("result", sa.Text, nullable=False),
        sa.Column("stage", sa.Text),
        sa.Column("error", sa.Text),
        sa.Column("message", sa.Text),
        sa.Column("hint", sa.Text),
        sa.Column("retry_after", sa.Float),
        sa.Column("status", sa.Integer),
        sa.Column("found", sa.Integer, nullable=False),
        sa.Column("new", sa.Integer, nullable=False),
        sa.Column("changed", sa.Integer, nullable=False),
        sa.Column("same", sa.Integer, nullable=False),
        sa.Column("duplicates", sa.Integer, nullable=False),
        sa.Column("requests", sa.Integer, nullable=False),
        sa.Column("seconds", sa.Float, nullable=False),
        sa.Column("notes", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("run_id", "source_id"),
    )
    op.create_index("outcomes_newest", "outcomes", ["source_id", "at", "run_id"])
    op.create_index("outcomes_at", "outcomes", ["at"])
