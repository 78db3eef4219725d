"""How a database is opened: is it ours, of which schema, and how transactions begin."""

import importlib
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from feeds.errors import StoreCorruptError, StoreError
from feeds.store.failures import mapped
from feeds.store.schema import HEAD

WRITES = {"feeds_writes": True}  # execution options of a connection whose transactions take the write lock at once


def place_of(url: str) -> str:
    """Return how to name the database to a person: the path of the file, or the address without its password."""
    parsed = parsed_url(url)
    if parsed.get_backend_name() == "sqlite" and parsed.database:
        return parsed.database
    return parsed.render_as_string(hide_password=True)


def parsed_url(url: str) -> URL:
    """Return an SQLAlchemy URL; raises StoreError for anything else."""
    try:
        return make_url(url)
    except ArgumentError as error:
        raise StoreError(
            "The address of the store is not understood.",
            "Write a path such as feeds.db, or an SQLAlchemy URL such as sqlite:////var/lib/feeds.db, as `store`.",
        ) from error


def opened(url: str, busy_seconds: float) -> Engine:
    """Open the database, made or brought to today's schema where needed.

    `busy_seconds` is how long a statement waits for another process's transaction. Raises StoreError and its kin.
    """
    parsed = parsed_url(url)
    file_of(url)
    engine = _engine(parsed, busy_seconds)
    place = place_of(url)
    try:
        with mapped(place):
            _prepare(engine, place)
    except StoreError:
        engine.dispose()
        raise
    return engine


def file_of(url: str) -> Path | None:
    """Return the file of a database, None for one on a server; raises StoreError where it cannot be a store."""
    parsed = parsed_url(url)
    if parsed.get_backend_name() != "sqlite":
        return None
    name = parsed.database
    if not name or name == ":memory:" or name.startswith("file:"):
        raise StoreError("The store has to be a file: memory forgets.", "Write a path such as feeds.db as `store`.")
    path = Path(name)
    if path.is_dir():
        raise StoreError(f"The store {path} is a folder.", "Write the path of a file, such as feeds.db, as `store`.")
    if not path.parent.is_dir():
        raise StoreError(f"The folder of the store {path} does not exist.", f"Make it: mkdir -p {path.parent}")
    return path


def _engine(url: URL, busy_seconds: float) -> Engine:
    arguments: dict[str, Any] = {"timeout": busy_seconds} if url.get_backend_name() == "sqlite" else {}
    try:
        engine = create_engine(url, connect_args=arguments, max_overflow=-1)
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise StoreError(
            f"Databases of the kind {url.drivername} cannot be used here: {error}.",
            "Install their driver, or use SQLite: write a path such as feeds.db as `store`.",
        ) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _connected)
        event.listen(engine, "begin", _begun)
    return engine


def _connected(connection: sqlite3.Connection, _record: object) -> None:
    """Set up one SQLite connection.

    Python's own transaction control is off (it would begin late and without the write lock); `_begun` begins.

    synchronous=FULL: each commit is on the disk before it returns. NORMAL would survive `kill -9` too, but a power
    cut could then take back turns whose news is already published, and they would be published as new again.
    https://www.sqlite.org/pragma.html#pragma_synchronous
    """
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA cache_size = -65536")  # KiB: blocks lie all over their index, 2 MB hold little of it
    connection.execute("PRAGMA temp_store = MEMORY")


def _begun(connection: Connection) -> None:
    """Begin a transaction: one that writes takes the lock now, so that it cannot find itself overtaken later."""
    writes = connection.get_execution_options().get("feeds_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _prepare(engine: Engine, place: str) -> None:
    """Bring the database to today's schema, or refuse it; what is not ours is left exactly as it is."""
    with engine.connect() as connection:
        version = _version(connection, place)
    if version is not None and version > HEAD:
        raise StoreError(
            f"The store {place} was written by a newer version of feeds (its schema is {version}, ours {HEAD}).",
            "Upgrade feeds, or use another store.",
        )
    if version != HEAD:
        # Alembic takes longer to import than a database at today's schema takes to open: only when it has work to do.
        importlib.import_module("feeds.store.migrate").migrate(engine.execution_options(**WRITES))
    if engine.dialect.name == "sqlite":
        _use_write_ahead_log(engine)


def _version(connection: Connection, place: str) -> str | None:
    """Return the revision of the schema, None for an empty database; raises StoreCorruptError for one not ours."""
    inspector = inspect(connection)
    tables = set(inspector.get_table_names())
    if not tables:
        return None
    if "alembic_version" in tables:
        version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        if version is None and tables == {"alembic_version"}:
            return None
        if isinstance(version, str) and len(version) == len(HEAD) and version.isdigit() and "source_states" in tables:
            return version
    raise StoreCorruptError(
        f"{place} is a database of another program (its tables: {', '.join(sorted(tables)[:5])}).",
        "Write the path of a file that does not exist yet as `store`; this one was left as it is.",
    )


def _use_write_ahead_log(engine: Engine) -> None:
    """Let readers and the writer work side by side (https://www.sqlite.org/wal.html); the file remembers it.

    Where the file system cannot do it the database stays as it was: slower, and as safe.
    """
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA journal_mode = WAL").close()
    finally:
        raw.close()
