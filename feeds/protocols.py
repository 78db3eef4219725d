"""The seams: what the pipe needs of the world, each in as few verbs as it takes. `wiring` names the classes."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from feeds.model import (
    Absence,
    Around,
    Backfill,
    Candidate,
    Decision,
    Document,
    Entry,
    EntryId,
    FeedSpec,
    Fetched,
    Known,
    NotModified,
    Outcome,
    Request,
    Revision,
    RunReport,
    SourceState,
    Story,
    Tombstone,
    WrapperChange,
    Written,
)


class Clock(Protocol):
    """Tells the time; the only place in the package that knows it."""

    def now(self) -> datetime:
        """Return the present instant, aware, UTC."""
        ...


class Fetcher(Protocol):
    """Gets documents from the web. Safe to use from several threads."""

    def fetch(self, request: Request) -> Fetched | NotModified:
        """Return the document at `request.url`, or NotModified; raises FetchError."""
        ...


class Renderer(Protocol):
    """Has a browser build pages that are made by script. Safe to use from several threads."""

    def render(self, url: str, page: Fetched | None = None) -> Fetched:
        """Return the page at `url` once its scripts have run; `page`: how it was fetched, where it was.

        Raises FetchError, and ScriptPageError where there is nothing to render with.
        """
        ...


class Turn(Protocol):
    """One Source's turn at the store: all of it is kept, or nothing."""

    def near(self, around: Around) -> list[Candidate]:
        """Return the Entries that may tell what another tells, several of one Story as it comes.

        Those that have, or had, one of the keys, and those that were published, or where undated first seen, within
        the span and share blocks enough: any that is not of a title, or such a share of the titles' blocks.
        """
        ...

    def stories(self, ids: Iterable[str]) -> list[Story]:
        """Return the Stories with these ids, by id; those that are not stored are left out."""
        ...

    def holder(self, place: EntryId) -> Story | None:
        """Return the Story that an Entry is stored in."""
        ...

    def index(self, entry: Entry, blocks: Iterable[int], *, known: bool) -> None:
        """Remember the blocks by which an Entry is found; `known`: it had some before, which these replace."""
        ...

    def decisions(self, places: Iterable[EntryId]) -> list[Decision]:
        """Return the decisions that touch any of these Entries."""
        ...

    def decide(self, decision: Decision) -> None:
        """Remember a decision, in place of the one on the same pair."""
        ...

    def bury(self, tombstone: Tombstone) -> None:
        """Remember what became of an id that is no longer published."""
        ...

    def exhume(self, story_id: str) -> None:
        """Forget the tombstone of an id, if it has one: it is published again."""
        ...

    def remember_revision(self, revision: Revision) -> None:
        """Remember what a Source said before it corrected it."""
        ...

    def absences(self) -> list[Absence]:
        """Return what the Source's list no longer shows."""
        ...

    def replace_absences(self, absences: Iterable[Absence]) -> None:
        """Remember what the Source's list no longer shows, in place of what was remembered of that."""
        ...

    def is_gone(self, story_id: str) -> bool:
        """Tell whether all places of a Story were found to be gone."""
        ...

    def first_seen(self, key: str) -> tuple[str, datetime] | None:
        """Return the Story id minted for `key` and when it was first seen; outlives the Entry."""
        ...

    def put(self, story: Story) -> Story:
        """Add the Story or replace what is stored under its id; all its Entries are written.

        Returns it with the `updated` it was given: moved on by whole seconds to be unlike any other Story's.
        """
        ...

    def finish(self, state: SourceState, outcome: Outcome, run_id: str) -> None:
        """Remember the Source's new state and how it fared."""
        ...

    def remember_change(self, change: WrapperChange) -> None:
        """Remember that what was learnt of the Source's page was replaced."""
        ...

    def remember_backfill(self, backfill: Backfill) -> None:
        """Remember how far back the Source's past has been read."""
        ...

    def discard(self) -> None:
        """Undo the whole turn when its block ends, for a rehearsal that must leave no trace."""
        ...


class Store(Protocol):
    """Remembers everything between runs. Reading is safe from several threads; turns are taken one at a time."""

    def states(self) -> dict[str, SourceState]:
        """Return the state of every Source ever read, by source id."""
        ...

    def known(self, source_id: str, keys: Iterable[str]) -> dict[str, Known]:
        """Return what is remembered of a Source's entries, by those of `keys` (keys or aliases) that are known."""
        ...

    def last_entries(self, source_id: str, limit: int = 100) -> list[Entry]:
        """Return the newest entries of a Source, by publication or else by first sight, the newest first."""
        ...

    def recent(self, source_id: str, limit: int = 100) -> list[tuple[str, datetime]]:
        """Return the keys of the dated entries that a Source told last with their publication, the last one first."""
        ...

    def wrapper_changes(self, source_id: str, limit: int = 20) -> list[WrapperChange]:
        """Return the last changes of what was learnt of a Source's page, newest first."""
        ...

    def backfill_of(self, source_id: str) -> Backfill | None:
        """Return how far back a Source's past has been read; None where that was never begun."""
        ...

    def turn(self, source_id: str) -> AbstractContextManager[Turn]:
        """Open one Source's turn: committed when the block ends well, undone when it raises."""
        ...

    def stories(self, spec: FeedSpec) -> list[Story]:
        """Return the newest Stories of a promised feed, at most `spec.limit`, newest first.

        Newest by the lead Entry's publication, where unknown by its first_seen; ties by first_seen, then by id.
        """
        ...

    def dated(self, spec: FeedSpec, limit: int = 500) -> list[Story]:
        """Return the newest Stories of a promised feed that tell of events, newest first, at most `limit`."""
        ...

    def story_of(self, key: str) -> Story | None:
        """Return the Story that holds an Entry with this key."""
        ...

    def every_story(self) -> Iterator[Story]:
        """Yield all Stories, oldest first, in memory-friendly batches."""
        ...

    def reclassify(self, stories: Iterable[Story], rules: str) -> None:
        """Replace companies, topics and events of these Stories and remember the digest of the rules they follow."""
        ...

    def rules(self) -> str | None:
        """Return the digest of the rules that the stored companies and topics follow."""
        ...

    def story(self, story_id: str) -> Story | None:
        """Return the Story with this id."""
        ...

    def decisions(self) -> list[Decision]:
        """Return all decisions, oldest first."""
        ...

    def tombstones(self, limit: int = 1000) -> list[Tombstone]:
        """Return what became of ids that are no longer published, newest first."""
        ...

    def tombstone(self, story_id: str) -> Tombstone | None:
        """Return what became of one id; None while it is published, or never was."""
        ...

    def revisions(self, places: Iterable[EntryId]) -> list[Revision]:
        """Return what was said of these Entries before each correction, oldest first."""
        ...

    def absences(self, source_id: str) -> list[Absence]:
        """Return what a Source's list no longer shows."""
        ...

    def blocks_version(self) -> str | None:
        """Return the version of the rules that the stored blocks were made by."""
        ...

    def reindex(self, blocks: Iterable[tuple[Entry, frozenset[int]]], version: str) -> None:
        """Replace all blocks by these, and remember their version."""
        ...

    def count(self) -> int:
        """Return how many Stories are published: stored, and not withdrawn."""
        ...

    def finish(self, report: RunReport) -> None:
        """Remember a finished run."""
        ...

    def outcomes(self, source_id: str, limit: int = 20) -> list[tuple[datetime, Outcome]]:
        """Return a Source's last outcomes with the start of their run, newest first."""
        ...


class Output(Protocol):
    """Where documents are published."""

    def write(self, documents: Iterable[Document]) -> Written:
        """Write each document whole or not at all, and only if it differs; raises OutputError."""
        ...


class Progress(Protocol):
    """Is told how a run goes on, for a person to watch."""

    def started(self, sources: int) -> None:
        """So many sources are due."""
        ...

    def finished(self, outcome: Outcome) -> None:
        """One Source's turn is over."""
        ...
