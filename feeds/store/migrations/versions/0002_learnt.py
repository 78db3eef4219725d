"""Remember what was learnt of sources: wrappers and their changes, chosen readings, how far back the past was read.

Entries gain what article pages say: other language versions, an event's start, whether day and month are a guess.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add columns and tables; what was stored says nothing of them yet."""
    for name in ("wrapper", "chosen"):
        op.add_column("source_states", sa.Column(name, sa.Text))
    op.add_column("entries", sa.Column("published_ambiguous", sa.Boolean))
    for name in ("event_start", "alternates"):
        op.add_column("entries", sa.Column(name, sa.Text))
    op.create_index("entries_of_source", "entries", ["source_id", "first_seen"])
    op.create_table(
        "wrapper_changes",
        sa.Column("source_id", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("old", sa.Text),
        sa.Column("new", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("source_id", "at"),
    )
    op.create_table(
        "backfills",
        sa.Column("source_id", sa.Text, primary_key=True),
        sa.Column("next_url", sa.Text),
        sa.Column("pages", sa.Integer, nullable=False),
        sa.Column("items", sa.Integer, nullable=False),
        sa.Column("oldest", sa.Text),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
