"""The seams: what the pipe needs of the world, each in as few verbs as it takes. `wiring` names the classes."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from feeds.model import (
    Backfill,
    Document,
    Entry,
    FeedSpec,
    Fetched,
    Known,
    NotModified,
    Outcome,
    Request,
    RunReport,
    SourceState,
    Story,
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

    def candidates(self, entry: Entry, companies: frozenset[str]) -> list[Story]:
        """Return the Stories `entry` may belong to.

        Those holding an Entry with the same key (from any Source), and those of one of `companies` that have an
        Entry published, or where undated first seen, within seven days of it, and none of the same Source.
        """
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

    def story_of(self, key: str) -> Story | None:
        """Return the Story that holds an Entry with this key."""
        ...

    def every_story(self) -> Iterator[Story]:
        """Yield all Stories, oldest first, in memory-friendly batches."""
        ...

    def reclassify(self, stories: Iterable[Story], rules: str) -> None:
        """Replace companies and topics of these Stories and remember the digest of the rules they follow."""
        ...

    def rules(self) -> str | None:
        """Return the digest of the rules that the stored companies and topics follow."""
        ...

    def count(self) -> int:
        """Return how many Stories are stored."""
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
