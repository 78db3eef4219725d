"""Alembic's entry: migrates inside the transaction that feeds.store.migrate opened."""

from alembic import context

from feeds.store.schema import METADATA

connection = context.config.attributes["connection"]
# SQLite can roll back changes of its schema; Alembic believes it cannot, because Python's driver once could not.
context.configure(connection=connection, target_metadata=METADATA, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
