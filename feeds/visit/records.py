"""What a visit needs of the world, and what it brings."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from feeds.model import (
    Absence,
    Entry,
    Fetched,
    Known,
    NotModified,
    Outcome,
    Request,
    Source,
    SourceState,
    Verdict,
    WrapperChange,
)
from feeds.protocols import Clock, Fetcher, Renderer


@dataclass(frozen=True, kw_only=True, slots=True)
class Arrival:
    """An Entry as a visit brought it, beside what was known of it."""

    entry: Entry
    verdict: Verdict
    completed: bool = False  # its article page was read, or given up, in this visit


@dataclass(frozen=True, kw_only=True, slots=True)
class Visit:
    """What one visit brought."""

    source: Source
    outcome: Outcome
    state: SourceState  # to be remembered, with the time of the next check
    arrivals: tuple[Arrival, ...] = ()  # newest first
    change: WrapperChange | None = None  # of what was learnt of its page
    absent: tuple[str, ...] | None = None  # keys that its list no longer shows but should; None: it was not read
    asked: tuple[tuple[str, bool], ...] = ()  # keys absent for long, and whether their pages are gone


def _none_known(source_id: str, limit: int) -> list[Entry]:
    """Say that no entry is known, where nobody can tell."""
    del source_id, limit
    return []


def _none_recent(source_id: str, limit: int) -> list[tuple[str, datetime]]:
    """Say that no entry is known, where nobody can tell."""
    del source_id, limit
    return []


def _none_absent(source_id: str) -> list[Absence]:
    """Say that nothing is absent, where nobody can tell."""
    del source_id
    return []


@dataclass(frozen=True, kw_only=True, slots=True)
class Tools:
    """What a visit needs of the world."""

    fetcher: Fetcher
    clock: Clock
    known: Callable[[str, Iterable[str]], dict[str, Known]]  # Store.known
    site_names: Mapping[str, tuple[str, ...]]  # by source id: names its titles may end with
    seen_at: datetime  # when this run first sees what it sees: one instant, whichever server answers first
    force: bool = False  # read even what has not changed, and accept a page with none of the known items
    last_entries: Callable[[str, int], list[Entry]] = _none_known  # Store.last_entries
    recent: Callable[[str, int], list[tuple[str, datetime]]] = _none_recent  # Store.recent
    absences: Callable[[str], list[Absence]] = _none_absent  # Store.absences
    renderer: Renderer | None = None  # of pages built by script; None where there is no browser


class Counted:
    """A Fetcher that counts what it was asked."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self.requests = 0

    def fetch(self, request: Request) -> Fetched | NotModified:
        """Fetch as the one that is counted does."""
        self.requests += 1
        return self._fetcher.fetch(request)
