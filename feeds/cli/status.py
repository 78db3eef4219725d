"""`feeds status`: how each source fares."""

from collections.abc import Sequence
from datetime import datetime

from feeds.cli.app import DEFAULT_CONFIG, ConfigOption, JsonOption
from feeds.cli.group import examples
from feeds.cli.show import as_json, counted, distance, iso, line, moment
from feeds.cli.tables import table, terminal
from feeds.config import load
from feeds.model import Config, Source, SourceState
from feeds.wiring.clock import SystemClock
from feeds.wiring.memory import is_begun, open_store

EXAMPLES = examples(
    "feeds status",
    "feeds status | grep failing",
    "feeds status --json | jq '.[] | select(.failures > 0)'",
)
COLUMNS = ("source", "state", "last success", "last item", "items", "failures", "next check", "why")
SEEN = ("source", "state", "last success", "last item", "next check")  # on a terminal; the reasons stand below
Pair = tuple[Source, SourceState | None]


def command(*, config: ConfigOption = DEFAULT_CONFIG, as_machine: JsonOption = False) -> None:
    """Show each source: last success, last new item, failures in a row, next check.

    Failing sources come first, then those never read. On a terminal the reasons stand below the table; elsewhere
    there is one line a source, its columns separated by tabs.
    """
    loaded = load(config)
    pairs = sorted(_pairs(loaded), key=_urgency)
    if as_machine:
        as_json([_machine(source, state) for source, state in pairs])
    elif terminal():
        _tell(pairs, SystemClock().now())
    else:
        table(COLUMNS, [_row(source, state) for source, state in pairs])


def _pairs(config: Config) -> list[Pair]:
    if not is_begun(config):
        return [(source, None) for source in config.sources]
    with open_store(config) as store:
        states = store.states()
    return [(source, states.get(source.id)) for source in config.sources]


def _urgency(pair: Pair) -> tuple[int, int, str]:
    """Order by what needs a look: failing (the longest first), never read, well; by id within each."""
    source, state = pair
    if state is None:
        return (1, 0, source.id)
    return (0 if state.failures else 2, -state.failures, source.id)


def _tell(pairs: Sequence[Pair], now: datetime) -> None:
    rows = [
        (
            source.id,
            _state(state),
            distance(state.succeeded_at if state else None, now),
            distance(state.newest if state else None, now),
            _due(state, now),
        )
        for source, state in pairs
    ]
    table(SEEN, rows, least=72)
    line()
    failing = [(source, state) for source, state in pairs if state and state.failures]
    for source, state in failing:
        line(f"failing  {source.id}: {state.error}", style="red")
        since = f"since {moment(state.failing_since)}; " if state.failing_since else ""
        line(f"         {since}look at it with: feeds preview {source.url}")
    for source, known in pairs:
        if known and known.permanent_url:
            line(f"moved    {source.id}: for good, to {known.permanent_url}; put this into sources.yaml", "yellow")
        if known and known.wrapper and known.wrapper.review:
            why = "its page has changed so much that nothing known was found again"
            line(f"review   {source.id}: {why}; look at it with: feeds preview {source.url}", "yellow")
    never = sum(state is None for _, state in pairs)
    well = len(pairs) - never - len(failing)
    line(f"{counted(len(pairs), 'source')}: {well} well, {len(failing)} failing, {never} never read")


def _state(state: SourceState | None) -> str:
    if state is None:
        return "never read"
    return f"failing ×{state.failures}" if state.failures else "ok"


def _due(state: SourceState | None, now: datetime) -> str:
    if state is None or state.next_check is None or state.next_check <= now:
        return "due"
    return distance(state.next_check, now)


def _row(source: Source, state: SourceState | None) -> tuple[str, ...]:
    if state is None:
        return (source.id, "never read", "-", "-", "-", "-", "-", "")
    return (
        source.id,
        "failing" if state.failures else "ok",
        moment(state.succeeded_at),
        moment(state.newest),
        str(state.items),
        str(state.failures),
        moment(state.next_check),
        state.error or (f"moved for good to {state.permanent_url}" if state.permanent_url else ""),
    )


def _machine(source: Source, state: SourceState | None) -> dict[str, object]:
    return {
        "source": source.id,
        "url": source.url,
        "kind": source.kind,
        "company": source.company,
        "last_check": iso(state.checked_at if state else None),
        "last_success": iso(state.succeeded_at if state else None),
        "last_item": iso(state.newest if state else None),
        "items": state.items if state else 0,
        "failures": state.failures if state else 0,
        "failing_since": iso(state.failing_since if state else None),
        "next_check": iso(state.next_check if state else None),
        "moved_to": state.permanent_url if state else None,
        "read_at": state.chosen.url if state and state.chosen else None,
        "review": bool(state and state.wrapper and state.wrapper.review),
        "error": state.error if state else None,
    }
