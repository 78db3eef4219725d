"""What becomes of a store when it is opened: new, older, newer, damaged, of another program, out of reach."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from feeds.errors import StoreCorruptError, StoreError, StoreFullError, StoreLockedError
from feeds.store import SqlStore
from feeds.store.migrate import configuration_for
from feeds.store.schema import HEAD, METADATA
from tests.builders import entry, story
from tests.samples import do_without


def filled(path: Path, stories: int = 50) -> None:
    with SqlStore(f"sqlite:///{path}") as store, store.turn("acme/news") as turn:
        for number in range(stories):
            turn.put(story(entry(key=f"x/{number}", body="long " * 200)))


def refused(path: Path, error: type[StoreError], match: str) -> StoreError:
    """Open the store, expecting a refusal that names it and leaves the file as it was."""
    before = path.read_bytes()
    with pytest.raises(error, match=match) as caught:
        SqlStore(f"sqlite:///{path}", busy_seconds=0.1)
    assert str(path) in str(caught.value)
    assert caught.value.hint
    assert path.read_bytes() == before
    return caught.value


def test_migrating_makes_the_tables_of_the_schema(tmp_path: Path) -> None:
    path = tmp_path / "feeds.db"
    SqlStore(f"sqlite:///{path}").close()
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    engine.dispose()
    assert ScriptDirectory.from_config(configuration_for()).get_heads() == [HEAD]


def test_a_new_store_is_set_up_and_an_old_one_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a folder with ümlaut" / "feeds 1.db"
    path.parent.mkdir()
    filled(path)
    with SqlStore(f"sqlite:///{path}") as store:
        assert store.count() == 50
        with store._engine.connect() as connection:
            facts = {
                name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
                for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
            }
    assert facts == {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 2, "busy_timeout": 10_000}
    assert [found.name for found in path.parent.iterdir()] == ["feeds 1.db"]


def test_a_store_of_today_is_opened_without_the_machinery_of_migration(tmp_path: Path) -> None:
    path = tmp_path / "feeds.db"
    program = (
        "import sys; from feeds.store import SqlStore; SqlStore(sys.argv[1]).close(); print('alembic' in sys.modules)"
    )
    for expected in ("True", "False"):
        run = [sys.executable, "-c", program, f"sqlite:///{path}"]
        assert subprocess.run(run, check=True, capture_output=True, text=True).stdout.strip() == expected


def test_a_migration_that_was_killed_is_done_again(tmp_path: Path) -> None:
    """Tables and version come in one transaction: an empty file, or one with an empty version table, is as new."""
    path = tmp_path / "feeds.db"
    path.touch()
    filled(path)
    other = tmp_path / "other.db"
    engine = create_engine(f"sqlite:///{other}")
    with engine.begin() as connection:
        command.stamp(configuration_for(connection), "base")
    engine.dispose()
    filled(other)


def test_four_kilobytes_of_garbage_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "feeds.db"
    path.write_bytes(bytes(range(256)) * 16)
    refused(path, StoreCorruptError, "not a database")


def test_a_truncated_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "feeds.db"
    filled(path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    refused(path, StoreCorruptError, "damaged")


def test_damage_that_shows_later_has_the_same_name(tmp_path: Path) -> None:
    path = tmp_path / "feeds.db"
    filled(path)
    content = bytearray(path.read_bytes())
    content[8192:] = b"\xa5" * (len(content) - 8192)
    path.write_bytes(content)
    with pytest.raises(StoreCorruptError), SqlStore(f"sqlite:///{path}") as store:
        list(store.every_story())


def test_a_store_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "feeds.db"
    filled(path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
    connection.close()
    error = refused(path, StoreError, r"newer version of feeds \(its schema is 0999, ours 0003\)")
    assert "Upgrade feeds" in error.hint


@pytest.mark.parametrize("version", [None, "5f3a9b1c2d4e"])
def test_a_database_of_another_program_is_refused(tmp_path: Path, version: str | None) -> None:
    path = tmp_path / "photos.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE photos (id INTEGER)")
        if version:
            connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
            connection.execute("INSERT INTO alembic_version VALUES (?)", (version,))
    connection.close()
    refused(path, StoreCorruptError, "another program")
    assert [found.name for found in tmp_path.iterdir()] == ["photos.db"]


def test_a_store_whose_folder_is_missing_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="does not exist") as caught:
        SqlStore(f"sqlite:///{tmp_path / 'no' / 'feeds.db'}")
    assert "mkdir" in caught.value.hint


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        SqlStore(f"sqlite:///{tmp_path}")


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs /proc, a folder in which nobody may make files")
def test_a_folder_that_cannot_be_written_to_is_named() -> None:
    with pytest.raises(StoreError, match=r"/proc/feeds\.db cannot be opened") as caught:
        SqlStore("sqlite:////proc/feeds.db")
    assert "write" in caught.value.hint


@contextmanager
def somebody() -> Iterator[Path]:
    """Yield a folder that can be read, but not written to; root, who may write everywhere, is somebody else within."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        filled(folder / "feeds.db")
        (folder / "feeds.db").chmod(0o444)
        folder.chmod(0o555)
        root = os.geteuid() == 0
        if root:
            os.seteuid(65534)
        try:
            yield folder
        finally:
            if root:
                os.seteuid(0)
            folder.chmod(0o755)


def test_a_file_that_cannot_be_written_to_is_named() -> None:
    with somebody() as folder:
        path = folder / "feeds.db"
        with pytest.raises(StoreError, match="cannot be"), SqlStore(f"sqlite:///{path}") as store:
            store.turn("a").__enter__()


@pytest.mark.parametrize(
    ("url", "match"),
    [
        ("sqlite://", "has to be a file"),
        ("sqlite:///:memory:", "has to be a file"),
        ("feeds.db", "not understood"),
        ("nosuchdb://host/name", "nosuchdb"),
    ],
)
def test_what_is_no_address_of_a_store_is_refused(url: str, match: str) -> None:
    with pytest.raises(StoreError, match=match) as caught:
        SqlStore(url)
    assert caught.value.hint


def test_a_password_is_never_shown() -> None:
    with pytest.raises(StoreError) as caught:
        SqlStore("nosuchdb://me:secret@host/name")
    assert "secret" not in f"{caught.value} {caught.value.hint}"


def test_a_store_that_another_process_is_writing_to_is_locked_and_still_readable(tmp_path: Path) -> None:
    path = tmp_path / "feeds.db"
    filled(path, 1)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with SqlStore(f"sqlite:///{path}", busy_seconds=0.05) as store:
        assert store.count() == 1
        with (
            pytest.raises(StoreLockedError, match=r"feeds\.db is in use by another process") as caught,
            store.turn("a"),
        ):
            pass
        assert "Another run" in caught.value.hint
        other.execute("ROLLBACK")
        with store.turn("a") as turn:
            turn.put(story(entry(key="x/later")))
        assert store.count() == 2
    other.close()


def test_a_full_disk_is_told_and_what_was_stored_is_kept(tmp_path: Path) -> None:
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "feeds-test", str(tmp_path)], check=False, capture_output=True
    )
    if mounted.returncode:
        do_without(f"a small file system cannot be mounted here: {mounted.stderr.decode().strip()}")
    try:
        _fill_up(f"sqlite:///{tmp_path / 'feeds.db'}")
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


def _fill_up(url: str) -> None:
    kept = 0

    def fill(store: SqlStore) -> None:
        nonlocal kept
        for number in range(1000):
            with store.turn("acme/news") as turn:
                turn.put(story(entry(key=f"x/{number}", body="long " * 2000)))
            kept += 1

    with SqlStore(url) as store:
        with pytest.raises(StoreFullError, match="No room left") as caught:
            fill(store)
        assert "Free some space" in caught.value.hint
        assert store.count() == kept > 0
    with SqlStore(url) as store:
        assert store.count() == kept
