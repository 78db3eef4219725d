"""Exit codes, the same for every command."""

from enum import IntEnum


class Code(IntEnum):
    """What the exit status of `feeds` means."""

    WELL = 0  # all well
    SOME_FAILED = 1  # some sources failed, or what was asked for was not found; the rest is done
    NOTHING_RAN = 2  # nothing could run: a mistake in the command or in sources.yaml, a locked or broken store
