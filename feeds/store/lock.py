"""One process at a time."""

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from feeds.errors import StoreError, StoreLockedError
from feeds.store.engine import file_of


def lock_path(url: str) -> Path:
    """Return the file that stands for the right to write to the store at an SQLAlchemy URL.

    Beside the database file, with `.lock` added to its name; for a database server, in the machine's folder for
    temporary files. Raises StoreError for an address that cannot be a store's.
    """
    database = file_of(url)
    if database is None:
        return Path(tempfile.gettempdir(), f"feeds-{hashlib.sha256(url.encode()).hexdigest()[:16]}.lock")
    return database.with_name(database.name + ".lock")


@contextmanager
def hold(url: str, wait_seconds: float = 0.0) -> Iterator[None]:
    """Keep every other process that holds the store at `url` out while the block runs.

    Waits up to `wait_seconds` for one that is inside. The lock is the operating system's (flock), which takes it back
    from a process that dies in whatever way; the file itself stays and means nothing. Raises StoreLockedError when
    the time is up, StoreError where the file cannot be made.
    """
    path = lock_path(url)
    lock = FileLock(path, timeout=max(0.0, wait_seconds))
    try:
        lock.acquire()
    except Timeout as error:
        if not path.exists():  # filelock takes a folder that makes no files for one that is busy
            raise _unusable(path, "it cannot be made") from error
        waited = f" and has not left within {wait_seconds:g} seconds" if wait_seconds > 0 else ""
        raise StoreLockedError(f"Another process is at work on the store: it holds {path}{waited}.") from error
    except (OSError, NotImplementedError) as error:
        raise _unusable(path, str(error)) from error
    try:
        yield
    finally:
        lock.release()


def _unusable(path: Path, why: str) -> StoreError:
    return StoreError(
        f"The lock file {path} cannot be used: {why}.",
        f"Check that the folder {path.parent} exists and that you may write to it.",
    )
