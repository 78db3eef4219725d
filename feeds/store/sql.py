"""SqlStore: the verbs of protocols.Store and protocols.Turn over a database."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from threading import Lock, get_ident
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from feeds.model import (
    Absence,
    Around,
    Backfill,
    Candidate,
    Decision,
    Entry,
    EntryId,
    FeedSpec,
    Known,
    Outcome,
    Revision,
    RunReport,
    SourceState,
    Story,
    Tombstone,
    WrapperChange,
)
from feeds.store import learnt, once, reading, rows, writing
from feeds.store.engine import WRITES, opened, place_of
from feeds.store.failures import mapped
from feeds.store.moments import BEFORE_ALL, instant_of
from feeds.store.seconds import Seconds


class SqlTurn:
    """One Source's turn: what its verbs do is committed or undone as a whole by SqlStore.turn."""

    def __init__(self, connection: Connection, source_id: str, place: str) -> None:
        self._connection = connection
        self._source_id = source_id
        self._place = place
        self._seconds = Seconds(connection)
        self._decided: bool | None = None  # are there any decisions? None: not looked yet
        self.discarded = False
        self.failure: BaseException | None = None  # of a verb; whatever it did by halves must not be kept

    def near(self, around: Around) -> list[Candidate]:
        """Return the Entries that may tell what another tells, see protocols.Turn."""
        with self._verb():
            return once.near(self._connection, around)

    def stories(self, ids: Iterable[str]) -> list[Story]:
        """Return the Stories with these ids, by id; those that are not stored are left out."""
        with self._verb():
            return once.stories(self._connection, ids)

    def holder(self, place: EntryId) -> Story | None:
        """Return the Story that an Entry is stored in."""
        with self._verb():
            return once.holder(self._connection, place)

    def index(self, entry: Entry, blocks: Iterable[int], *, known: bool) -> None:
        """Remember the blocks by which an Entry is found, in place of those it had where it was `known`."""
        with self._verb():
            once.index(self._connection, entry, blocks, known=known)

    def decisions(self, places: Iterable[EntryId]) -> list[Decision]:
        """Return the decisions that touch any of these Entries."""
        with self._verb():
            if self._decided is None:
                self._decided = once.is_anything_decided(self._connection)
            return once.decisions_of(self._connection, places) if self._decided else []

    def decide(self, decision: Decision) -> None:
        """Remember a decision, in place of the one on the same pair."""
        with self._verb():
            self._decided = True
            once.decide(self._connection, decision)

    def bury(self, tombstone: Tombstone) -> None:
        """Remember what became of an id that is no longer published."""
        with self._verb():
            once.bury(self._connection, tombstone)

    def exhume(self, story_id: str) -> None:
        """Forget the tombstone of an id, if it has one."""
        with self._verb():
            once.exhume(self._connection, story_id)

    def remember_revision(self, revision: Revision) -> None:
        """Remember what a Source said before it corrected it."""
        with self._verb():
            once.remember_revision(self._connection, revision)

    def absences(self) -> list[Absence]:
        """Return what the Source's list no longer shows."""
        with self._verb():
            return once.absences_of(self._connection, self._source_id)

    def replace_absences(self, absences: Iterable[Absence]) -> None:
        """Remember what the Source's list no longer shows, in place of what was remembered of that."""
        with self._verb():
            once.replace_absences(self._connection, self._source_id, absences)

    def is_gone(self, story_id: str) -> bool:
        """Tell whether all places of a Story were found to be gone."""
        with self._verb():
            return once.is_gone(self._connection, story_id)

    def first_seen(self, key: str) -> tuple[str, datetime] | None:
        """Return the Story id minted for `key` and when it was first seen; outlives the Entry."""
        with self._verb():
            row = self._connection.execute(reading.IDENTITY, {"key": key}).first()
            return None if row is None else (row.story_id, instant_of(row.first_seen))

    def put(self, story: Story) -> Story:
        """Add the Story or replace what is stored under its id, see protocols.Turn.

        Returns it as it is stored: with its `updated` and, where it or an Entry was known, the first_seen of old.
        Raises ValueError for one without Entries, StoreError for text that is not valid Unicode.
        """
        with self._verb():
            return writing.put(self._connection, self._seconds, story)

    def finish(self, state: SourceState, outcome: Outcome, run_id: str) -> None:
        """Remember the Source's new state and how it fared; raises ValueError if they are another Source's."""
        with self._verb():
            if {state.source_id, outcome.source_id} != {self._source_id}:
                raise ValueError(f"{state.source_id} or {outcome.source_id} finishes the turn of {self._source_id}")
            writing.finish_turn(self._connection, state, outcome, run_id)

    def remember_change(self, change: WrapperChange) -> None:
        """Remember that what was learnt of the Source's page was replaced."""
        with self._verb():
            writing.remember_change(self._connection, change)

    def remember_backfill(self, backfill: Backfill) -> None:
        """Remember how far back the Source's past has been read."""
        with self._verb():
            writing.remember_backfill(self._connection, backfill)

    def discard(self) -> None:
        """Undo the whole turn when its block ends."""
        self.discarded = True

    @contextmanager
    def _verb(self) -> Iterator[None]:
        try:
            with mapped(self._place):
                yield
        except BaseException as error:
            self.failure = error
            raise


class SqlStore:
    """Remembers everything between runs in the database at an SQLAlchemy URL.

    Opening makes a new database or brings an older one to today's schema; a file that is damaged, of another program
    or of a newer version of feeds is refused and left as it is. Reading is safe from several threads, each sees what
    was committed when its verb began; writing is done one transaction at a time. `busy_seconds` is how long to wait
    for another process's transaction before StoreLockedError. Raises StoreError and its kin, then and later.
    """

    def __init__(self, url: str, *, busy_seconds: float = 10.0) -> None:
        self.place = place_of(url)  # for people: the path of the file, or the address without its password
        self._engine = opened(url, busy_seconds)
        self._writer = self._engine.execution_options(**WRITES)
        self._turns = Lock()
        self._writing_thread: int | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections; the last one to close an SQLite file folds its write-ahead log into it."""
        self._engine.dispose()

    def states(self) -> dict[str, SourceState]:
        """Return the state of every Source ever read, by source id."""
        with self._reading() as connection:
            found = connection.execute(reading.ALL_STATES).mappings()
            return {row["source_id"]: rows.state_of(row) for row in found}

    def known(self, source_id: str, keys: Iterable[str]) -> dict[str, Known]:
        """Return what is remembered of a Source's entries, by those of `keys` (keys or aliases) that are known."""
        with self._reading() as connection:
            return reading.known(connection, source_id, keys)

    def last_entries(self, source_id: str, limit: int = 100) -> list[Entry]:
        """Return the newest entries of a Source, by publication or else by first sight, the newest first."""
        with self._reading() as connection:
            return reading.last_entries(connection, source_id, limit)

    def recent(self, source_id: str, limit: int = 100) -> list[tuple[str, datetime]]:
        """Return the keys of the dated entries that a Source told last with their publication, the last one first."""
        with self._reading() as connection:
            found = connection.execute(reading.RECENT, {"source_id": source_id, "limit": max(0, limit)})
            return [(row.key, instant_of(row.published_at)) for row in found]

    def wrapper_changes(self, source_id: str, limit: int = 20) -> list[WrapperChange]:
        """Return the last changes of what was learnt of a Source's page, newest first."""
        with self._reading() as connection:
            found = connection.execute(reading.LAST_CHANGES, {"source_id": source_id, "limit": max(0, limit)})
            changes = (learnt.change_of(row) for row in found.mappings())
            return [change for change in changes if change is not None]

    def backfill_of(self, source_id: str) -> Backfill | None:
        """Return how far back a Source's past has been read; None where that was never begun."""
        with self._reading() as connection:
            row = connection.execute(reading.BACKFILL, {"source_id": source_id}).mappings().first()
            return None if row is None else learnt.backfill_of(row)

    @contextmanager
    def turn(self, source_id: str) -> Iterator[SqlTurn]:
        """Open one Source's turn: committed when the block ends well, undone when it raises or was discarded.

        A turn in which a verb failed is undone even if the block carries on; its failure is then raised at the end.
        """
        with self._writing() as connection:
            turn = SqlTurn(connection, source_id, self.place)
            yield turn
            if turn.failure is not None:
                raise turn.failure
            if turn.discarded:
                connection.rollback()

    def stories(self, spec: FeedSpec) -> list[Story]:
        """Return the newest Stories of a promised feed, at most `spec.limit`, newest first; see protocols.Store."""
        with self._reading() as connection:
            return reading.load(connection, reading.newest_ids(connection, spec))

    def dated(self, spec: FeedSpec, limit: int = 500) -> list[Story]:
        """Return the newest Stories of a promised feed that tell of events, newest first, at most `limit`."""
        with self._reading() as connection:
            ids = reading.newest_ids(connection, replace(spec, limit=limit), reading.EVENTS)
            return reading.load(connection, ids)

    def story_of(self, key: str) -> Story | None:
        """Return the Story that holds an Entry with this key; if several do, the one that had it first."""
        with self._reading() as connection:
            story_id = connection.execute(reading.HOLDER, {"key": key}).scalar()
            return None if story_id is None else reading.load(connection, [story_id])[0]

    def every_story(self) -> Iterator[Story]:
        """Yield all Stories, the one that was seen first first.

        Each batch is read by itself, so that one who takes his time holds nothing up and may write in between; as
        first_seen never changes, no Story is left out or comes twice for that.
        """
        last = (BEFORE_ALL, "")
        while True:
            with self._reading() as connection:
                found = connection.execute(reading.OLDEST, {"first_seen": last[0], "id": last[1]}).all()
                stories = reading.load(connection, [row.id for row in found])
            yield from stories
            if len(found) < reading.CHUNK:
                return
            last = (found[-1].first_seen, found[-1].id)

    def reclassify(self, stories: Iterable[Story], rules: str) -> None:
        """Replace companies and topics of these Stories and remember the digest of the rules they follow."""
        with self._writing() as connection:
            writing.reclassify(connection, stories, rules)

    def rules(self) -> str | None:
        """Return the digest of the rules that the stored companies and topics follow."""
        return self._meta(reading.RULES)

    def story(self, story_id: str) -> Story | None:
        """Return the Story with this id."""
        with self._reading() as connection:
            return next(iter(reading.load(connection, [story_id])), None)

    def decisions(self) -> list[Decision]:
        """Return all decisions, oldest first."""
        with self._reading() as connection:
            return once.all_decisions(connection)

    def tombstones(self, limit: int = 1000) -> list[Tombstone]:
        """Return what became of ids that are no longer published, newest first."""
        with self._reading() as connection:
            return once.tombstones(connection, limit)

    def tombstone(self, story_id: str) -> Tombstone | None:
        """Return what became of one id; None while it is published, or never was."""
        with self._reading() as connection:
            return once.tombstone(connection, story_id)

    def revisions(self, places: Iterable[EntryId]) -> list[Revision]:
        """Return what was said of these Entries before each correction, oldest first."""
        with self._reading() as connection:
            return once.revisions_of(connection, places)

    def absences(self, source_id: str) -> list[Absence]:
        """Return what a Source's list no longer shows."""
        with self._reading() as connection:
            return once.absences_of(connection, source_id)

    def blocks_version(self) -> str | None:
        """Return the version of the rules that the stored blocks were made by."""
        return self._meta(once.BLOCKS)

    def reindex(self, blocks: Iterable[tuple[Entry, frozenset[int]]], version: str) -> None:
        """Replace all blocks by these, and remember their version."""
        with self._writing() as connection:
            once.reindex(connection, blocks, version)

    def count(self) -> int:
        """Return how many Stories are published: stored, and not withdrawn."""
        with self._reading() as connection:
            number: int = connection.execute(reading.COUNT).scalar_one()
            return number

    def finish(self, report: RunReport) -> None:
        """Remember a finished run, unless it was a rehearsal; forget the outcomes of runs 90 days before it."""
        if report.dry:
            return
        with self._writing() as connection:
            writing.finish_run(connection, report)

    def outcomes(self, source_id: str, limit: int = 20) -> list[tuple[datetime, Outcome]]:
        """Return a Source's last outcomes with the start of their run, newest first.

        Where a run is still under way, or died, the time is that of the check.
        """
        with self._reading() as connection:
            found = connection.execute(reading.LAST_OUTCOMES, {"source_id": source_id, "limit": max(0, limit)})
            return [(instant_of(row["at"]), rows.outcome_of(row)) for row in found.mappings()]

    def _meta(self, name: str) -> str | None:
        with self._reading() as connection:
            value: str | None = connection.execute(reading.META_VALUE, {"name": name}).scalar()
            return value

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with mapped(self.place), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """Open the one transaction that writes; committed at the end unless the block raised or rolled back."""
        if self._writing_thread == get_ident():
            raise RuntimeError("a turn is open in this thread already: it would wait for itself for ever")
        with self._turns:
            self._writing_thread = get_ident()
            try:
                with mapped(self.place), self._writer.connect() as connection:
                    connection.begin()
                    yield connection
                    connection.commit()
            finally:
                self._writing_thread = None
