"""Tables: aligned columns on a terminal, one block a row on a narrow one, tab-separated lines elsewhere."""

import sys
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from feeds.cli.harmless import harmless
from feeds.cli.show import ReaderGoneError, coloured, facts, line, write


def terminal() -> bool:
    """Tell whether a person reads the results as they come."""
    return sys.stdout.isatty()


def table(columns: Sequence[str], rows: Sequence[Sequence[str]], *, least: int = 60) -> None:
    """Print rows; a terminal of fewer than `least` columns gets each row as a block of names and values."""
    if not terminal():
        for row in (columns, *rows):
            write(sys.stdout, "\t".join(harmless(cell) for cell in row))
        return
    console = Console(highlight=False, color_system="auto" if coloured(sys.stdout) else None)
    if console.width < least:
        for row in rows:
            facts(dict(zip(columns, row, strict=True)))
            line()
        return
    drawn = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for column in columns:
        drawn.add_column(column, overflow="fold")
    for row in rows:
        drawn.add_row(*(Text(harmless(cell)) for cell in row))  # Text: a title's [brackets] are no markup
    try:
        console.print(drawn)
    except BrokenPipeError as error:
        raise ReaderGoneError from error
