"""`feeds run`: read the sources that are due and publish the feeds."""

import fnmatch
from dataclasses import asdict
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from feeds.cli.app import DEFAULT_CONFIG, ConfigOption, JsonOption
from feeds.cli.codes import Code
from feeds.cli.show import as_json, err, line
from feeds.config import load
from feeds.errors import FeedsError
from feeds.model import Config, Outcome, Result, RunReport
from feeds.pipeline import Wishes
from feeds.wiring import run as run_once


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(
        "run",
        help="Read the sources that are due, and write the feeds.",
        epilog="Examples: `feeds run` from cron; `feeds run --source pfizer --force` for one company's sources now; "
        "`feeds run --dry-run` to see what would come.",
    )(command)


def command(  # noqa: PLR0913 - each parameter is an option of the command line
    *,
    config: ConfigOption = DEFAULT_CONFIG,
    source: Annotated[
        list[str] | None,
        typer.Option(
            "--source", "-s", help="Only this source: its id, its address, its company's id, or a pattern of ids."
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Read even what is not due, and as if it had never been read.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Store and write nothing.")] = False,
    wait: Annotated[float, typer.Option("--wait", help="Seconds to wait for another run to end.", min=0)] = 0.0,
    as_machine: JsonOption = False,
) -> None:
    """Make one run."""
    loaded = load(config)
    wishes = Wishes(only=chosen(loaded, source) if source else None, force=force, dry=dry_run)
    with Watched() as progress:
        report = run_once(loaded, wishes, progress=progress, wait=wait)
    if as_machine:
        as_json(asdict(report))
    else:
        tell(report, loaded)
    raise typer.Exit(code_of(report))


def chosen(config: Config, wanted: list[str]) -> frozenset[str]:
    """Return the ids of the sources that were asked for by id, address, owner or pattern; raises FeedsError."""
    ids: set[str] = set()
    for name in wanted:
        found = {
            source.id
            for source in config.sources
            if name in (source.id, source.url, source.company) or fnmatch.fnmatchcase(source.id, name)
        }
        if not found:
            raise FeedsError(f"no source {name!r} in sources.yaml", "`feeds status` lists the sources with their ids.")
        ids |= found
    return frozenset(ids)


def code_of(report: RunReport) -> Code:
    """Return the exit code that tells how the run went."""
    failed = any(outcome.result is Result.FAILED for outcome in report.outcomes)
    return Code.SOME_FAILED if failed else Code.WELL


def tell(report: RunReport, config: Config) -> None:
    """Print what a person wants to know of a run."""
    failed = [outcome for outcome in report.outcomes if outcome.result is Result.FAILED]
    unchanged = sum(outcome.result is Result.UNCHANGED for outcome in report.outcomes)
    read = len(report.outcomes) - unchanged - len(failed)
    line(
        f"{len(report.outcomes)} sources visited: {read} read, {unchanged} unchanged, {len(failed)} failed; "
        f"{report.waiting} not due"
    )
    new, changed, again = (sum(getattr(o, name) for o in report.outcomes) for name in ("new", "changed", "duplicates"))
    found = sum(outcome.found for outcome in report.outcomes)
    line(f"{found} items found: {new} new, {changed} changed, {again} duplicates of a story already known")
    if report.dry:
        line("dry run: nothing was stored or written")
    else:
        line(
            f"{len(config.specs)} feeds with {report.stories} stories in {config.output}: "
            f"{len(report.written.changed)} documents written, {len(report.written.unchanged)} unchanged"
        )
    for outcome in report.outcomes:
        for note in outcome.notes:
            line(f"note    {outcome.source_id}: {note}", style="yellow")
    for outcome in failed:
        line(f"failed  {outcome.source_id} ({outcome.stage}): {outcome.message}", style="red")
        line(f"        {outcome.hint}")


class Watched:
    """A Progress that a person watches: a bar on a terminal, one line a source elsewhere; use it as a context."""

    def __init__(self) -> None:
        """Take nothing: it writes to standard error."""
        self._bar = Progress(
            TextColumn("reading sources"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"),
            TimeElapsedColumn(), console=err(), transient=True,
        )  # fmt: skip
        self._task: TaskID | None = None

    def __enter__(self) -> "Watched":
        if err().is_terminal:
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def started(self, sources: int) -> None:
        """Show how many sources are due."""
        if err().is_terminal:
            self._task = self._bar.add_task("", total=sources)

    def finished(self, outcome: Outcome) -> None:
        """Show that one source is done."""
        if self._task is not None:
            self._bar.update(self._task, advance=1, description=outcome.source_id)
            return
        told = outcome.message if outcome.result is Result.FAILED else f"{outcome.found} items, {outcome.new} new"
        err().print(f"{outcome.result:<9} {outcome.source_id}: {told}", markup=False, soft_wrap=True)
