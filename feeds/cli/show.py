"""How things are printed: lines, facts, JSON, and errors with their next step. Tables are in `tables`."""

import json
import os
import sys
from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import Enum
from pathlib import PurePath
from typing import TextIO

import typer

from feeds.cli.harmless import harmless, harmless_json, harmless_lines
from feeds.errors import ConfigError, FeedsError

_wishes = {"colour": True}


class ReaderGoneError(Exception):
    """Whoever read the output has closed it, as `head` does when it has its lines."""


def settings(*, colour: bool) -> None:
    """Choose whether to print in colours where they can be shown."""
    _wishes["colour"] = colour


def coloured(stream: TextIO) -> bool:
    """Tell whether colours are wanted and can be shown there (https://no-color.org, and TERM=dumb)."""
    wanted = _wishes["colour"] and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return wanted and stream.isatty()


def line(text: str = "", style: str | None = None) -> None:
    """Print one line of result, never wrapped, no matter what it holds; `style` is a colour, or "bold"."""
    write(sys.stdout, _styled(harmless(text), style, sys.stdout))


def note(text: str, style: str | None = None) -> None:
    """Print one line of progress or complaint to standard error."""
    write(sys.stderr, _styled(harmless(text), style, sys.stderr))


def write(stream: TextIO, text: str) -> None:
    """Write one line as it is; raises ReaderGoneError."""
    try:
        stream.write(text + "\n")
        stream.flush()
    except BrokenPipeError as error:
        raise ReaderGoneError from error


def as_json(value: object) -> None:
    """Print a JSON document: instants in ISO 8601, CJK text readable where the output can carry it."""
    can_carry = (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf")
    document = json.dumps(value, ensure_ascii=not can_carry, indent=2, default=_plain)
    write(sys.stdout, harmless_json(document))


def complain(error: FeedsError, *, hint: str | None = None) -> None:
    """Print what happened and what to do next, to standard error; `hint` stands in for the error's own."""
    label = "error: " if not isinstance(error, ConfigError) else ""
    for text in harmless_lines(f"{label}{error}").splitlines():
        write(sys.stderr, _styled(text, "red", sys.stderr))
    for text in harmless_lines(hint or error.hint).splitlines():
        write(sys.stderr, text)


def facts(pairs: Mapping[str, object]) -> None:
    """Print names and values, one a line; what is unknown is left out."""
    wide = max((len(name) for name, value in pairs.items() if value is not None), default=0)
    for name, value in pairs.items():
        if value is not None:
            line(f"{name:<{wide}}  {value}")


def moment(value: datetime | None) -> str:
    """Return an instant in UTC, such as 2026-11-22T16:05Z; `-` where there is none."""
    return "-" if value is None else value.strftime("%Y-%m-%dT%H:%MZ")


def iso(value: datetime | None) -> str | None:
    """Return an instant for machines."""
    return None if value is None else value.isoformat()


def distance(value: datetime | None, now: datetime) -> str:
    """Return how far away an instant is, for a person: `3 h ago`, `in 20 min`; `-` where there is none."""
    if value is None:
        return "-"
    span = abs(value - now)
    if span < timedelta(minutes=1):
        return "now"
    if span < timedelta(hours=2):
        amount = f"{span // timedelta(minutes=1)} min"
    elif span < timedelta(days=2):
        amount = f"{span // timedelta(hours=1)} h"
    else:
        amount = f"{span.days} d"
    return f"in {amount}" if value > now else f"{amount} ago"


def counted(number: int, name: str) -> str:
    """Return a number with its noun: `1 source`, `2 sources`."""
    return f"{number} {name if number == 1 else name + ('es' if name.endswith('s') else 's')}"


def _styled(text: str, style: str | None, stream: TextIO) -> str:
    if style is None or not text or not coloured(stream):
        return text
    return typer.style(text, bold=True) if style == "bold" else typer.style(text, fg=style)


def _plain(value: object) -> object:
    """Return what JSON can hold for a value it cannot."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, PurePath):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")
