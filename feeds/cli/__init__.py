"""The door: parse what was typed, call, print. Each command is a file; exit codes are in `codes`."""

import sys

from feeds.cli import check, demo, explain, preview, run, schema, status
from feeds.cli.app import app
from feeds.cli.codes import Code
from feeds.cli.show import complain
from feeds.errors import FeedsError

COMMANDS = (run, check, preview, status, explain, schema, demo)  # in the order of --help

for _command in COMMANDS:
    _command.register(app)


def main() -> None:
    """Run the program; an expected failure that leaves nothing to do ends it with a sentence and code 2."""
    try:
        app()
    except FeedsError as error:
        complain(error)
        sys.exit(Code.NOTHING_RAN)
