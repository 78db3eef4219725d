"""The database's errors, mapped into our tree where the database is called."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from sqlalchemy.exc import DBAPIError, IntegrityError, InterfaceError, ProgrammingError

from feeds.errors import StoreCorruptError, StoreError, StoreFullError, StoreLockedError

# Primary result codes of https://www.sqlite.org/rescode.html; an extended name begins with its primary name.
LOCKED = ("SQLITE_BUSY", "SQLITE_LOCKED")
CORRUPT = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_FORMAT")
FULL = ("SQLITE_FULL",)
UNREACHABLE = ("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM", "SQLITE_AUTH")
# What a full device gives where SQLite extends its shared memory or a journal instead of the database.
NO_ROOM = ("SQLITE_IOERR_SHMSIZE", "SQLITE_IOERR_SHMOPEN", "SQLITE_IOERR_SHMMAP", "SQLITE_IOERR_WRITE")


@contextmanager
def mapped(place: str) -> Iterator[None]:
    """Raise what the database raises inside the block as one of our errors.

    `place` names the database to a person: the path of the file, or an address without its password. Broken
    constraints and wrong SQL are mistakes of this program and pass through as they are.
    """
    try:
        yield
    except (IntegrityError, ProgrammingError, InterfaceError):
        raise
    except DBAPIError as error:
        _raise_mapped(error, error.orig, place)
    except sqlite3.Error as error:  # from a connection that SQLAlchemy was only just setting up
        _raise_mapped(error, error, place)
    except UnicodeEncodeError as error:
        near = ascii(error.object[max(0, error.start - 20) : error.end + 20])
        raise StoreError(
            f"Text that is not valid Unicode (half of a surrogate pair) cannot be stored: {near}",
            "This is a mistake in feeds: please report it with the address of the source.",
        ) from error


def _raise_mapped(error: Exception, cause: BaseException | None, place: str) -> NoReturn:
    name = getattr(cause, "sqlite_errorname", "")
    what = str(cause)
    if name.startswith(LOCKED):
        raise StoreLockedError(f"The store {place} is in use by another process ({what}).") from error
    if name.startswith(CORRUPT):
        raise StoreCorruptError(f"The store {place} is damaged, or no database at all ({what}).") from error
    if name.startswith(FULL + NO_ROOM):
        raise StoreFullError(f"No room left on the device for the store {place} ({what}).") from error
    if name.startswith(UNREACHABLE):
        raise StoreError(
            f"The store {place} cannot be opened or written to ({what}).",
            "Check that the file and its folder exist and that you may write to both.",
        ) from error
    if name.startswith("SQLITE_IOERR"):
        raise StoreError(
            f"The device that holds the store {place} failed ({what}).",
            "Check the disk and that it is still mounted; what was stored before is kept.",
        ) from error
    raise StoreError(f"The store {place} cannot be used ({what}).", "Check its address and that it runs.") from error
