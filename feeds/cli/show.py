"""How things are printed: tables and colours on a terminal, plain lines elsewhere, errors with their next step."""

import json
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from feeds.errors import ConfigError, FeedsError

_consoles = {"out": Console(highlight=False), "err": Console(stderr=True, highlight=False)}


def settings(*, colour: bool) -> None:
    """Choose whether to print in colours; NO_COLOR and a terminal that cannot are heeded in any case."""
    for name, stderr in (("out", False), ("err", True)):
        _consoles[name] = Console(stderr=stderr, highlight=False, no_color=not colour or None)


def out() -> Console:
    """Return where results go."""
    return _consoles["out"]


def err() -> Console:
    """Return where progress and complaints go."""
    return _consoles["err"]


def line(text: str = "", style: str | None = None) -> None:
    """Print one line of result, never wrapped, no matter what it holds."""
    out().print(escape(text), style=style, soft_wrap=True)


def as_json(value: object) -> None:
    """Print a JSON document; CJK text stays readable."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n")


def complain(error: FeedsError) -> None:
    """Print what happened and what to do next, to standard error."""
    label = "error: " if not isinstance(error, ConfigError) else ""
    err().print(escape(f"{label}{error}"), style="red", soft_wrap=True)
    if error.hint:
        err().print(escape(error.hint), soft_wrap=True)


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows as a table on a terminal, as lines of tab-separated values elsewhere."""
    if not out().is_terminal:
        for row in (columns, *rows):
            sys.stdout.write("\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in row) + "\n")
        return
    drawn = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        drawn.add_column(column, overflow="fold")
    for row in rows:
        drawn.add_row(*(escape(cell) for cell in row))
    out().print(drawn)


def moment(value: datetime | None) -> str:
    """Return an instant for a person, in UTC; `-` where there is none."""
    return "-" if value is None else value.strftime("%Y-%m-%d %H:%MZ")


def facts(pairs: Mapping[str, object]) -> None:
    """Print names and values, one a line; what is unknown is left out."""
    wide = max((len(name) for name, value in pairs.items() if value is not None), default=0)
    for name, value in pairs.items():
        if value is not None:
            line(f"{name:<{wide}}  {value}")
