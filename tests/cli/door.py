"""The program as it is typed: in this process where that is honest, in one of its own where it is not."""

import io
import json
import os
import pty
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fcntl import ioctl
from pathlib import Path
from typing import Any

from feeds.cli import main

COMMAND = (sys.executable, "-m", "feeds")


@dataclass(frozen=True, kw_only=True, slots=True)
class Done:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it said for machines: all of standard output is one document."""
        return json.loads(self.out)


class Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal; how wide, COLUMNS says."""

    def isatty(self) -> bool:
        return True


def typed(*arguments: str, columns: int | None = None, encoding: str = "utf-8", **environment: str) -> Done:
    """Run the program in this process, from `main` on, in the present folder; with `columns`, on a terminal."""
    kind = io.TextIOWrapper if columns is None else Terminal
    out, err = (kind(io.BytesIO(), encoding=encoding, write_through=True) for _ in "oe")
    if columns is not None:
        environment = {"TERM": "xterm-256color", "COLUMNS": str(columns), **environment}
    with _standing(out, err, arguments, environment):
        code = _code_of_main()
    return Done(code=code, out=_said(out), err=_said(err))


def _code_of_main() -> int:
    try:
        main()
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


@contextmanager
def _standing(
    out: io.TextIOWrapper, err: io.TextIOWrapper, arguments: tuple[str, ...], environment: dict[str, str]
) -> Iterator[None]:
    """Put streams, arguments and environment in place of the process's own, and all back that `main` changes."""
    before = sys.stdout, sys.stderr, sys.argv, sys.excepthook, signal.getsignal(signal.SIGINT)
    environment_before = dict(os.environ)
    sys.stdout, sys.stderr, sys.argv = out, err, ["feeds", *arguments]
    os.environ.update(environment)
    try:
        yield
    finally:
        sys.stdout, sys.stderr, sys.argv, sys.excepthook = before[:4]
        signal.signal(signal.SIGINT, before[4])
        os.environ.clear()
        os.environ.update(environment_before)


def _said(stream: io.TextIOWrapper) -> str:
    raw = stream.buffer
    assert isinstance(raw, io.BytesIO)
    return raw.getvalue().decode(stream.encoding)


def started(*arguments: str, **environment: str) -> subprocess.Popen[bytes]:
    """Start the program in a process of its own, with pipes."""
    return subprocess.Popen(
        [*COMMAND, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, **environment}
    )


def on_terminal(columns: int, *arguments: str) -> tuple[int, str]:
    """Run the program on a real terminal of that width; return its exit code and what the terminal got."""
    ours, theirs = pty.openpty()
    ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    settings = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "LINES")}
    settings["TERM"] = "xterm-256color"
    process = subprocess.Popen([*COMMAND, *arguments], stdin=theirs, stdout=theirs, stderr=theirs, env=settings)
    os.close(theirs)
    said = b""
    try:
        while piece := _read(ours):
            said += piece
    finally:
        os.close(ours)
    return process.wait(timeout=30), said.decode("utf-8", "replace").replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so when the other end is closed
        return b""


def sources_yaml(folder: Path, *urls: str, more: str = "") -> Path:
    """Write a sources.yaml of one company that may read this machine's servers."""
    path = folder / "sources.yaml"
    path.write_text(
        "publisher: {title: Tests, base_url: https://feeds.example/}\n"
        "fetch: {allow: [127.0.0.1], deadline: 30s}\n"
        f"companies: {{acme: {{name: Acme Pharma, aliases: [Acme], sources: {json.dumps(list(urls))}}}}}\n{more}",
        encoding="utf-8",
    )
    return path
