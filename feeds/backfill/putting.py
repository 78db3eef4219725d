"""Items of the past -> the store: only what is not known yet, so that nothing is told again or told otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from feeds.backfill.records import Past
from feeds.model import Backfill, Entry, Item, Outcome, Result, Source, SourceState, Verdict
from feeds.protocols import Fetcher
from feeds.visit import Arrival, Tools, Visit
from feeds.visit.arriving import arrivals_of, entries_of, names_of
from feeds.visit.completing import Completer, nameless, wanting

ARTICLES = 10  # article pages read for one page of the past; what its list says is enough for the others
_ENOUGH = 2
_EARLIEST = 5_000  # entries among which the first that was ever met is looked for


@dataclass(frozen=True, kw_only=True, slots=True)
class Put:
    """What became of the items of a page."""

    outcome: Outcome
    so_far: Backfill  # as remembered
    left: int = 0  # items without a title of their own that still wait for their article pages
    notes: tuple[str, ...] = ()


class Putter:
    """Puts pages of one Source's past into the store, each in one turn with how far the walk has come."""

    def __init__(self, source: Source, past: Past, fetcher: Fetcher) -> None:
        self._source = source
        self._past = past
        self._fetcher = fetcher
        self._seen_at = past.clock.now()
        self._before = self._first_met()
        self._tried: set[str] = set()  # keys whose article pages were asked for

    def put(self, items: Sequence[Item], url: str, so_far: Backfill) -> Put:
        """Store what is unknown of a page, and where the walk goes on; raises StoreError.

        That is the page itself as long as items of it wait for a title.
        """
        entries = entries_of(items, self._source, self._seen_at, url)
        known = self._past.store.known(self._source.id, names_of(entries))
        unknown = [arrival for arrival in arrivals_of(entries, known) if arrival.verdict is Verdict.NEW]
        notes: list[str] = []
        arrivals = self._completed(unknown, notes)
        told = tuple(self._in_its_place(arrival) for arrival in arrivals if not nameless(arrival.entry))
        left = sum(nameless(arrival.entry) and arrival.entry.key not in self._tried for arrival in arrivals)
        outcome = Outcome(source_id=self._source.id, result=Result.READ, found=len(items))
        brought = Visit(
            source=self._source, outcome=outcome, state=SourceState(source_id=self._source.id), arrivals=told
        )
        so_far = replace(so_far, next_url=url) if left else so_far
        with self._past.store.turn(self._source.id) as turn:
            outcome = self._past.settler.settle(brought, turn)
            turn.remember_backfill(so_far)
        return Put(outcome=outcome, so_far=so_far, left=left, notes=tuple(notes))

    def keys_of(self, items: Sequence[Item], url: str) -> list[str]:
        """Return what the items of a page are known by."""
        return [entry.key for entry in entries_of(items, self._source, self._seen_at, url)]

    def _completed(self, arrivals: Sequence[Arrival], notes: list[str]) -> list[Arrival]:
        """Read the article pages of some: first of those that have no title, then of those without a date.

        Those that lack no more than a summary stay as listed: it is worth no request for what is long past.
        """
        wanted = [
            one
            for one in arrivals
            if wanting(one.entry) and one.entry.key not in self._tried and _need(one.entry) < _ENOUGH
        ]
        wanted = sorted(wanted, key=lambda one: _need(one.entry))[:ARTICLES]
        tools = Tools(
            fetcher=self._fetcher,
            clock=self._past.clock,
            known=self._past.store.known,
            site_names={self._source.id: self._past.site_names},
            seen_at=self._seen_at,
        )
        done = {one.entry.key: one for one in Completer(self._source, tools, notes).complete(wanted)}
        self._tried.update(done)
        return [done.get(one.entry.key, one) for one in arrivals]

    def _in_its_place(self, arrival: Arrival) -> Arrival:
        """Give an undated item its place behind all that is known of its source.

        It is older than what the newest page lists, and was there when that was read for the first time. Dated by
        today it would stand above all news.
        """
        if arrival.entry.published is not None:
            return arrival
        self._before -= timedelta(seconds=1)
        return replace(arrival, entry=replace(arrival.entry, first_seen=self._before))

    def _first_met(self) -> datetime:
        met = [entry.first_seen for entry in self._past.store.last_entries(self._source.id, _EARLIEST)]
        return min(met, default=self._seen_at)


def oldest_of(items: Sequence[Item]) -> date | None:
    """Return the day of the oldest of these items; None where none has one."""
    return min((item.published.date() for item in items if item.published), default=None)


def _need(entry: Entry) -> int:
    """Order entries by what they lack: a title, a date, a summary."""
    if nameless(entry):
        return 0
    return 1 if entry.published is None else _ENOUGH
