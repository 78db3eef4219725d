"""The progress of a run, on standard error: a bar on a terminal, one line a source elsewhere."""

import sys

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from feeds.cli.ending import was_stopped
from feeds.cli.harmless import harmless
from feeds.cli.show import coloured, note
from feeds.model import Outcome, Result


class Watched:
    """A Progress that a person watches; use it as a context."""

    def __init__(self) -> None:
        """Take nothing: it writes to standard error."""
        self._on_terminal = sys.stderr.isatty()
        self._bar = Progress(
            TextColumn("reading sources"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"),
            TimeElapsedColumn(), transient=True,
            console=Console(stderr=True, highlight=False, color_system="auto" if coloured(sys.stderr) else None),
        )  # fmt: skip
        self._task: TaskID | None = None

    def __enter__(self) -> "Watched":
        if self._on_terminal:
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def started(self, sources: int) -> None:
        """Show how many sources are due."""
        if self._on_terminal:
            self._task = self._bar.add_task("", total=sources)

    def finished(self, outcome: Outcome) -> None:
        """Show that one source is done; a Ctrl-C that was dropped on the way ends the run here."""
        if was_stopped():
            raise KeyboardInterrupt
        if self._task is not None:
            self._bar.update(self._task, advance=1, description=escape(harmless(outcome.source_id)))
            return
        told = outcome.message if outcome.result is Result.FAILED else f"{outcome.found} items, {outcome.new} new"
        note(f"{outcome.result:<9} {outcome.source_id}: {told}")
