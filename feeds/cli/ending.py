"""How the program starts to write and how it ends when it is stopped: encodings, Ctrl-C, a reader that went away."""

import io
import os
import signal
import sys
from threading import Event
from types import FrameType

from feeds.cli.codes import Code

_STOPPING = b"\nStopping when the answers under way are here. Ctrl-C again stops at once; nothing is lost either way.\n"
_pressed = Event()
_SHOW_CURSOR = b"\x1b[?25h"  # DECTCEM; a progress bar hides it


def carry_any_text() -> None:
    """Let a terminal or a pipe that is not UTF-8 have numbers in place of the characters it cannot carry."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def end_gently_on_interrupt() -> None:
    """Have Ctrl-C end the program with a word of why it takes a moment, and Ctrl-C again end it at once.

    Both are safe: what is stored and published is whole at every instant.
    """
    signal.signal(signal.SIGINT, _stop)
    sys.unraisablehook = _told_unless_interrupt


def _told_unless_interrupt(unraisable: "sys.UnraisableHookArgs") -> None:
    """Say nothing of an interrupt that arrived while garbage was collected: `was_stopped` knows of it."""
    if not issubclass(unraisable.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(unraisable)


def was_stopped() -> bool:
    """Tell whether Ctrl-C was pressed: Python drops an interrupt that arrives while it collects garbage."""
    return _pressed.is_set()


def _stop(_number: int, _frame: FrameType | None) -> None:
    signal.signal(signal.SIGINT, _stop_at_once)
    _pressed.set()
    os.write(2, _STOPPING)  # not through sys.stderr, which may be in the middle of a line
    raise KeyboardInterrupt


def _stop_at_once(_number: int, _frame: FrameType | None) -> None:
    if os.isatty(2):
        os.write(2, _SHOW_CURSOR)
    os._exit(Code.STOPPED)


def abandon_output() -> None:
    """Send what is still to be written nowhere, so that Python's own last flush finds somebody to take it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())
