"""`feeds backfill SOURCE`: read what is older than what a source lists."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Annotated

import typer

from feeds.backfill import End, Report, Step, Wanted
from feeds.backfill.records import MOST_PAGES, PAGES
from feeds.cli.app import DEFAULT_CONFIG, ConfigOption, JsonOption
from feeds.cli.codes import Code
from feeds.cli.group import examples
from feeds.cli.run import chosen
from feeds.cli.show import as_json, counted, line, note
from feeds.config import load
from feeds.errors import FeedsError
from feeds.model import Config, Source
from feeds.wiring.past import Filled, fill

EXAMPLES = examples(
    "feeds backfill acme/newsroom                      the ten pages before the newest",
    "feeds backfill acme/newsroom                      and, called again, the ten before these",
    "feeds backfill acme --since 2023-01-01            all sources of a company, back to a day",
    "feeds backfill acme/newsroom --pages 50",
)


def command(  # noqa: PLR0913 - each parameter is an option of the command line
    source: Annotated[
        str, typer.Argument(metavar="SOURCE", help="Its id, its address, its company's id, or a pattern of ids.")
    ],
    *,
    config: ConfigOption = DEFAULT_CONFIG,
    pages: Annotated[
        int | None,
        typer.Option("--pages", metavar="NUMBER", help=f"Older pages to read; {PAGES} if left out.", min=1),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="DATE", help="Read back to this day, as 2023-01-31."),
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Begin anew, whatever was read before.")] = False,
    wait: Annotated[
        float, typer.Option("--wait", metavar="SECONDS", help="How long to wait for a run to end.", min=0)
    ] = 0.0,
    as_machine: JsonOption = False,
) -> None:
    """Read what is older than what a source lists now: next pages, numbered pages, archives of years.

    One request at a time, with a pause between. Each page is stored as it is read; called again, it goes on where it
    ended, also after it was stopped. Exit code 1 where a server refused or a page could not be read.
    """
    loaded = load(config)
    ids = chosen(loaded, [source])
    day = _day(since) if since else None
    wanted = Wanted(pages=pages or (MOST_PAGES if day else PAGES), since=day, again=again)
    filled = fill(loaded, [one for one in loaded.sources if one.id in ids], wanted, told=_told, wait=wait)
    if as_machine:
        as_json(_machine(filled))
    else:
        _tell(filled, loaded)
    raise typer.Exit(_code_of(filled.reports))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise FeedsError(f"--since: {text!r} is no day as it is written here", "Write 2026-01-31.") from error


def _told(source: Source, step: Step) -> None:
    """Tell of a page as it is stored."""
    number = f"page {step.number}" if step.number else "newest page"
    back = f", back to {step.oldest}" if step.oldest else ""
    note(f"{source.id}: {number}: {counted(step.found, 'item')}, {step.new} new{back}  {step.url} ({step.why})")


def _code_of(reports: Sequence[Report]) -> Code:
    failed = any(report.end in (End.REFUSED, End.FAILED) for report in reports)
    return Code.SOME_FAILED if failed else Code.WELL


def _tell(filled: Filled, config: Config) -> None:
    for report in filled.reports:
        back = f"; back to {report.oldest}" if report.oldest else ""
        line(
            f"{report.source_id}: {counted(report.pages, 'older page')} read, {report.new} new; "
            f"{counted(report.total_pages, 'page')} with {counted(report.total_items, 'item')} in all{back}",
            style="bold",
        )
        stopped = report.end in (End.REFUSED, End.FAILED)
        line(f"  ended: {report.why}", style="red" if stopped else None)
        if report.hint:
            line(f"  {report.hint}")
        elif report.next_url:
            line(f"  Called again, it goes on from {report.next_url}")
        for told in report.notes:
            line(f"  note: {told}", style="yellow")
    line(
        f"{counted(len(config.specs), 'feed')} in {config.output}: "
        f"{counted(len(filled.written.changed), 'document')} written, {len(filled.written.unchanged)} unchanged"
    )


def _machine(filled: Filled) -> dict[str, object]:
    return {
        "sources": [_report(report) for report in filled.reports],
        "written": asdict(filled.written),
    }


def _report(report: Report) -> dict[str, object]:
    facts = asdict(report)
    steps = facts.pop("steps")
    oldest = report.oldest.isoformat() if report.oldest else None
    return {
        **facts,
        "oldest": oldest,
        "pages": report.pages,
        "new": report.new,
        "steps": [
            {**step, "oldest": one.oldest.isoformat() if one.oldest else None}
            for step, one in zip(steps, report.steps, strict=True)
        ],
    }
