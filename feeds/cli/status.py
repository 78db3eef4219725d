"""`feeds status`: how each source fares."""

from datetime import datetime

import typer

from feeds.cli.app import DEFAULT_CONFIG, ConfigOption, JsonOption
from feeds.cli.show import as_json, moment, table
from feeds.config import load
from feeds.model import Source, SourceState
from feeds.wiring import open_store

COLUMNS = ("source", "state", "last success", "last item", "items", "failures", "next check", "why")


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(
        "status",
        help="Show each source: last success, last new item, failures in a row, next check.",
        epilog="Example: `feeds status --json | jq '.[] | select(.failures > 0)'`",
    )(command)


def command(*, config: ConfigOption = DEFAULT_CONFIG, as_machine: JsonOption = False) -> None:
    """Show the sources."""
    loaded = load(config)
    with open_store(loaded) as store:
        states = store.states()
    pairs = [(source, states.get(source.id)) for source in loaded.sources]
    if as_machine:
        as_json([_machine(source, state) for source, state in pairs])
    else:
        table(COLUMNS, [_row(source, state) for source, state in pairs])


def _row(source: Source, state: SourceState | None) -> tuple[str, ...]:
    if state is None:
        return (source.id, "never read", "-", "-", "-", "-", "now", "")
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
        "last_success": _iso(state.succeeded_at if state else None),
        "last_item": _iso(state.newest if state else None),
        "items": state.items if state else 0,
        "failures": state.failures if state else 0,
        "failing_since": _iso(state.failing_since if state else None),
        "next_check": _iso(state.next_check if state else None),
        "moved_to": state.permanent_url if state else None,
        "error": state.error if state else None,
    }


def _iso(value: datetime | None) -> str | None:
    return value.isoformat() if value else None
