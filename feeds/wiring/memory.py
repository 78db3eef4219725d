"""The store."""

from collections.abc import Iterator
from contextlib import contextmanager

from feeds.model import Config
from feeds.store import SqlStore
from feeds.store.engine import file_of


@contextmanager
def open_store(config: Config) -> Iterator[SqlStore]:
    """Open the store for reading and writing; without the lock, for commands that only read. Raises StoreError."""
    store = SqlStore(config.store)
    try:
        yield store
    finally:
        store.close()


def is_begun(config: Config) -> bool:
    """Tell whether there is a store yet, so that a command that only reads need not make one."""
    file = file_of(config.store)
    return file is None or file.exists()
