"""The door: parse what was typed, call, print. Each command is a file.

group      the commands by name, loaded when invoked
app        what all commands share: name, version, options
codes      exit codes
show       lines, facts, JSON, errors; `tables`, `watching` (progress) where they are needed
harmless   text that a terminal shows and never obeys
ending     encodings, and how the program ends when it is stopped
"""

import sys
import traceback

from feeds.cli.app import app
from feeds.cli.codes import Code
from feeds.cli.ending import abandon_output, carry_any_text, end_gently_on_interrupt, was_stopped
from feeds.cli.harmless import harmless_lines
from feeds.cli.show import ReaderGoneError, complain, note
from feeds.errors import FeedsError


def main() -> None:
    """Run the program; an expected failure that leaves nothing to do ends it with a sentence and code 2.

    So does a bug, with its traceback: Python's own code 1 would say that some sources failed.
    """
    carry_any_text()
    end_gently_on_interrupt()
    try:
        app(prog_name="feeds")
    except SystemExit:
        if was_stopped():
            sys.exit(Code.STOPPED)
        raise
    except FeedsError as error:
        complain(error)
        sys.exit(Code.NOTHING_RAN)
    except ReaderGoneError:
        abandon_output()
        sys.exit(Code.READER_GONE)
    except Exception:
        sys.stderr.write(harmless_lines(traceback.format_exc()))
        note("This is a bug in feeds: please report it with the lines above.")
        sys.exit(Code.NOTHING_RAN)
