"""One visit, step by step."""

import logging
from collections.abc import Sequence
from dataclasses import replace

from feeds.errors import ChangedPageError, EmptyExtractError, FeedsError, StoreError
from feeds.model import Entry, Kind, Known, NotModified, Outcome, Result, Source, SourceState
from feeds.reading import newest
from feeds.schedule import next_check
from feeds.visit.arriving import arrivals_of, entries_of, is_strange, moved, names_of
from feeds.visit.completing import Completer, nameless, wanting
from feeds.visit.places import FAMILIAR, Places, Read, teachers
from feeds.visit.records import Arrival, Counted, Tools, Visit
from feeds.visit.remembering import current, failed, succeeded
from feeds.visit.vanished import RECENT, absent, asked

log = logging.getLogger(__name__)


def visit(source: Source, state: SourceState | None, tools: Tools) -> Visit:
    """Visit one Source; every expected failure becomes the Outcome, with the stage it happened in."""
    started = tools.clock.now()
    state = current(source, state)
    counted = Counted(tools.fetcher)
    visitor = _Visitor(source, state, replace(tools, fetcher=counted))
    try:
        brought = visitor.go()
    except StoreError:
        raise  # not this source's failure: nothing can go on without the store
    except FeedsError as error:
        brought = failed(source, state, error, started)
    except Exception as error:
        # The border of a visit: a bug in reading one source must not cost the others their turn.
        log.exception("bug while reading source=%s", source.id)
        brought = failed(source, state, error, started)
    now = tools.clock.now()
    outcome = replace(
        brought.outcome,
        requests=counted.requests,
        seconds=(now - started).total_seconds(),
        notes=tuple(visitor.notes),
        retry_after=brought.outcome.retry_after or visitor.completer.retry_after,
    )
    check = next_check(source, outcome, brought.state.failures, now)
    return replace(brought, outcome=outcome, state=replace(brought.state, checked_at=now, next_check=check))


class _Visitor:
    """The steps of one visit, in order."""

    def __init__(self, source: Source, state: SourceState, tools: Tools) -> None:
        self._source = source
        self._state = state
        self._tools = tools
        self.notes: list[str] = []  # for people
        self.completer = Completer(source, tools, self.notes)

    def go(self) -> Visit:
        """Fetch, read, judge by what is known, complete."""
        places = Places(self._source, self._state, self._tools, self.notes)
        read = places.read()
        if isinstance(read, NotModified):
            return self._unchanged(read, places.state)
        self._expect_items(read)
        items = newest(read.items, self._source.limit)
        entries = entries_of(items, self._source, self._tools.seen_at, read.url)
        arrivals = self.completer.complete(self._arrivals(entries, read))
        again = any(wanting(arrival.entry) for arrival in arrivals)
        return Visit(
            source=self._source,
            arrivals=tuple(arrival for arrival in arrivals if not nameless(arrival.entry)),
            outcome=self._outcome(Result.READ, len(arrivals)),
            state=succeeded(read.state, read.response, items=len(arrivals), incomplete=again),
            change=read.change,
            absent=absent(arrivals, self._tools.recent(self._source.id, RECENT)),
            asked=self._asked(),
        )

    def _unchanged(self, response: NotModified, state: SourceState) -> Visit:
        state = succeeded(state, response, items=state.items, incomplete=False)
        outcome = self._outcome(Result.UNCHANGED, self._state.items)
        return Visit(source=self._source, state=state, outcome=outcome, asked=self._asked())

    def _asked(self) -> tuple[tuple[str, bool], ...]:
        """Ask for pages of items that the list has not shown for long."""
        return asked(self._tools.absences(self._source.id), self._tools, self._tools.clock.now())

    def _outcome(self, result: Result, found: int) -> Outcome:
        return Outcome(source_id=self._source.id, result=result, found=found)

    def _expect_items(self, read: Read) -> None:
        if read.items or (read.kind is Kind.FEED and self._state.items == 0):
            return  # a feed may be born empty (RFC 4287, section 4.1.1)
        before = f", where {self._state.items} were before" if self._state.items else ""
        raise EmptyExtractError(f"{self._source.url} holds no items{before}")

    def _arrivals(self, entries: Sequence[Entry], read: Read) -> list[Arrival]:
        """Judge the entries by what is known of them, also under the address they had before their site was rebuilt."""
        known = self._tools.known(self._source.id, names_of(entries))
        there: dict[str, Known] = {}
        if self._state.succeeded_at is not None and is_strange(entries, known):
            keys = moved(entries, known, teachers(self._source, self._tools))
            old = self._tools.known(self._source.id, set(keys.values()))
            there = {new: old[key] for new, key in keys.items() if key in old}
        self._expect_familiar(len(entries), len(known) + len(there), read)
        return arrivals_of(entries, known, there)

    def _expect_familiar(self, listed: int, known: int, read: Read) -> None:
        """Refuse what hand-written selectors find where none of it is known: nobody judged that page before."""
        by_hand = read.kind is Kind.LISTING and self._source.selectors is not None
        if by_hand and not known and self._state.items >= FAMILIAR and not self._tools.force:
            raise ChangedPageError(
                f"{self._source.url} lists {listed} items, but none of the {self._state.items} known from it",
                f"Look at `feeds preview {self._source.url}`; if the items are right, accept them with "
                f"`feeds run --source {self._source.id} --force`.",
            )
