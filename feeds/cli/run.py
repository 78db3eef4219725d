"""`feeds run`: read the sources that are due and publish the feeds."""

import difflib
import fnmatch
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Annotated

import typer

from feeds.cli.app import DEFAULT_CONFIG, ConfigOption, JsonOption
from feeds.cli.codes import Code
from feeds.cli.group import examples
from feeds.cli.show import as_json, counted, distance, line, moment
from feeds.cli.watching import Watched
from feeds.config import load
from feeds.errors import FeedsError
from feeds.model import Config, Result, RunReport, Story
from feeds.pipeline import Wishes
from feeds.wiring.memory import is_begun, open_store
from feeds.wiring.running import rehearse
from feeds.wiring.running import run as run_once

EXAMPLES = examples(
    "feeds run                           what is due; call it from cron as often as you like",
    "feeds run --source pfizer --force   the sources of one company, now and afresh",
    "feeds run --source 'pfizer/*'       the sources whose ids match",
    "feeds run --dry-run                 what would be new; nothing is stored or written",
    "feeds run --wait 60                 queue behind another run for a minute",
)
SHOWN = 30  # titles of a dry run that are printed; --json has them all


def command(  # noqa: PLR0913 - each parameter is an option of the command line
    *,
    config: ConfigOption = DEFAULT_CONFIG,
    source: Annotated[
        list[str] | None,
        typer.Option(
            "--source",
            "-s",
            metavar="SOURCE",
            help="Only this source, due or not: its id, its address, its company's id, or a pattern of ids. "
            "May be given several times.",
        ),
    ] = None,
    force: Annotated[
        bool,
        typer.Option("--force", help="Read even what is not due, as if never read; accept pages that look wrong."),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Read, and tell what would be new; store and write nothing.")
    ] = False,
    wait: Annotated[
        float, typer.Option("--wait", metavar="SECONDS", help="How long to wait for another run to end.", min=0)
    ] = 0.0,
    as_machine: JsonOption = False,
) -> None:
    """Read the sources that are due, and write the feeds.

    One pass, then it ends. A source that fails does not hurt the others: the exit code is then 1.
    """
    loaded = load(config)
    wishes = Wishes(only=chosen(loaded, source) if source else None, force=force, dry=dry_run)
    new: list[Story] | None = None
    with Watched() as progress:
        if dry_run:
            report, new = rehearse(loaded, wishes, progress=progress, wait=wait)
        else:
            report = run_once(loaded, wishes, progress=progress, wait=wait)
    if as_machine:
        as_json(_machine(report, new, _next_check(loaded)))
    else:
        tell(report, loaded)
        if not report.outcomes:
            _tell_next(loaded, report.finished)
        if new:
            _tell_new(new)
    raise typer.Exit(code_of(report))


def chosen(config: Config, wanted: Sequence[str]) -> frozenset[str]:
    """Return the ids of the sources that were asked for by id, address, owner or pattern; raises FeedsError."""
    ids: set[str] = set()
    for name in wanted:
        found = {
            source.id
            for source in config.sources
            if name in (source.id, source.url, source.company) or fnmatch.fnmatchcase(source.id, name)
        }
        if not found:
            names = {name for source in config.sources for name in (source.id, source.company) if name}
            near = difflib.get_close_matches(name, sorted(names), n=3)
            meant = f"Did you mean {' or '.join(near)}? " if near else ""
            raise FeedsError(f"there is no source {name!r}", f"{meant}`feeds status` lists the sources with their ids.")
        ids |= found
    return frozenset(ids)


def code_of(report: RunReport) -> Code:
    """Return the exit code that tells how the run went."""
    failed = any(outcome.result is Result.FAILED for outcome in report.outcomes)
    return Code.SOME_FAILED if failed else Code.WELL


def tell(report: RunReport, config: Config) -> None:
    """Print what a person wants to know of a run: counts, what was written, what failed and why."""
    failed = [outcome for outcome in report.outcomes if outcome.result is Result.FAILED]
    if report.outcomes:
        _tell_counts(report, len(failed))
    if report.dry:
        line("dry run: nothing was stored or written")
    else:
        line(
            f"{counted(len(config.specs), 'feed')} with {report.stories} stories in {config.output}: "
            f"{counted(len(report.written.changed), 'document')} written, {len(report.written.unchanged)} unchanged"
        )
    for outcome in report.outcomes:
        for note in outcome.notes:
            line(f"note    {outcome.source_id}: {note}", style="yellow")
    for outcome in failed:
        line(f"failed  {outcome.source_id} ({outcome.stage}): {outcome.message}", style="red")
        if outcome.hint:
            line(f"        {outcome.hint}")


def _tell_counts(report: RunReport, failed: int) -> None:
    unchanged = sum(outcome.result is Result.UNCHANGED for outcome in report.outcomes)
    read = len(report.outcomes) - unchanged - failed
    waiting = f"; {report.waiting} not due" if report.waiting else ""
    line(
        f"{counted(len(report.outcomes), 'source')} visited: {read} read, {unchanged} unchanged, {failed} failed"
        f"{waiting}"
    )
    new, changed, again = (sum(getattr(o, name) for o in report.outcomes) for name in ("new", "changed", "duplicates"))
    found = sum(outcome.found for outcome in report.outcomes)
    line(f"{counted(found, 'item')} found: {new} new, {changed} changed, {again} duplicates of a story already known")


def _next_check(config: Config) -> datetime | None:
    """Return when the first source is due again, None where that is not known."""
    if not is_begun(config):
        return None
    with open_store(config) as store:
        states = store.states()
    checks = [state.next_check for source in config.sources if (state := states.get(source.id)) and state.next_check]
    return min(checks, default=None)


def _tell_next(config: Config, now: datetime) -> None:
    check = _next_check(config)
    when = f": the next check is {distance(check, now)}, at {moment(check)}" if check else ""
    line(f"No source is due{when}. To read now: feeds run --source ID, or --force for all.")


def _tell_new(new: Sequence[Story]) -> None:
    line()
    line("would be new:", style="bold")
    for story in new[:SHOWN]:
        line(f"  {_day(story):<10}  {story.lead.title}")
        line(f"              {story.lead.link}  ({story.lead.source_id})")
    if len(new) > SHOWN:
        line(f"  and {len(new) - SHOWN} more: --json has them all")


def _day(story: Story) -> str:
    return story.lead.published.stated[:10] if story.lead.published else "undated"


def _machine(report: RunReport, new: Sequence[Story] | None, next_check: datetime | None) -> dict[str, object]:
    facts = {**asdict(report), "next_check": next_check}
    if new is not None:
        facts["would_be_new"] = [
            {
                "title": story.lead.title,
                "link": story.lead.link,
                "published": story.lead.published.stated if story.lead.published else None,
                "source": story.lead.source_id,
                "companies": [match.id for match in story.companies],
                "topics": [match.id for match in story.topics],
            }
            for story in new
        ]
    return facts
