"""What is due, and when to ask again: pure functions of states and the time."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from feeds.model import Outcome, Result, Source, SourceState

LONGEST = timedelta(days=1)  # a failing source is asked at least once a day: it may come back
GONE = 410  # RFC 9110, section 15.5.11: gone for good


def due(sources: Iterable[Source], states: Mapping[str, SourceState], now: datetime) -> list[Source]:
    """Return the sources whose time has come, in their order; one never checked, or read otherwise since, is due."""
    return [source for source in sources if _is_due(source, states.get(source.id), now)]


def _is_due(source: Source, state: SourceState | None, now: datetime) -> bool:
    if state is None or state.next_check is None or state.reading != settings_of(source):
        return True
    return state.next_check <= now


def next_check(source: Source, outcome: Outcome, failures: int, now: datetime) -> datetime:
    """Return when to ask a source again.

    After a success, its own rhythm; after failures, twice as long each time up to a day, never sooner than the server
    asked for (Retry-After); a source that is gone (410) is asked once a month, in case it was a mistake.
    """
    asked = timedelta(seconds=min(outcome.retry_after or 0.0, timedelta(days=7).total_seconds()))
    if outcome.result is not Result.FAILED:
        return now + max(source.every, asked)
    if outcome.status == GONE:
        return now + timedelta(days=30)
    patience = min(source.every * (1 << min(failures, 10)), max(LONGEST, source.every))
    return now + max(patience, asked)


def settings_of(source: Source) -> str:
    """Return a digest of the settings that decide how a source is read: where they change it is read afresh."""
    facts: tuple[object, ...] = (
        source.url, source.kind, source.language, source.timezone, source.limit, source.selectors,
    )  # fmt: skip
    further = (source.fields, source.asking, source.links)
    if any(further):
        facts += further  # only where they are set: sources that were read before they existed are not read afresh
    return hashlib.sha256(repr(facts).encode()).hexdigest()[:16]
