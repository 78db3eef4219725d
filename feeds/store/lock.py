"""One process at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from feeds.errors import StoreError, StoreLockedError


def lock_path(database: Path) -> Path:
    """Return the file that stands for the right to write to a database: beside it, with `.lock` added to its name."""
    return database.with_name(database.name + ".lock")


@contextmanager
def hold(path: Path, wait_seconds: float = 0.0) -> Iterator[None]:
    """Keep every other process that holds `path` out while the block runs.

    Waits up to `wait_seconds` for one that is inside. The lock is the operating system's (flock), which takes it back
    from a process that dies in whatever way; the file itself stays and means nothing. Raises StoreLockedError when
    the time is up, StoreError where the file cannot be made.
    """
    lock = FileLock(path, timeout=max(0.0, wait_seconds))
    try:
        lock.acquire()
    except Timeout as error:
        waited = f" for {wait_seconds:g} seconds" if wait_seconds > 0 else ""
        raise StoreLockedError(f"Another process has held {path}{waited}.") from error
    except (OSError, NotImplementedError) as error:
        raise StoreError(
            f"The lock file {path} cannot be used: {error}.",
            f"Check that the folder {path.parent} exists and that you may write to it.",
        ) from error
    try:
        yield
    finally:
        lock.release()
