"""The memory between runs, and the only SQL of the package.

lock.py        one process at a time: hold(url, wait_seconds)
sql.py         SqlStore and its SqlTurn: the verbs of protocols.Store, each a few lines
reading.py     select statements, and Stories put together from their rows
writing.py     insert, replace and delete, inside a transaction that the caller opened
seconds.py     the first second that no other Story's `updated` has
rows.py        record <-> row   (pure)
schema.py      the tables
engine.py      how a database is opened: checks, pragmas, transactions, migration
failures.py    the database's errors mapped into ours
migrations/    Alembic: how an older database becomes today's
"""

from feeds.store.sql import SqlStore, SqlTurn

__all__ = ["SqlStore", "SqlTurn"]
