"""Exit codes, the same for every command."""

from enum import IntEnum


class Code(IntEnum):
    """What the exit status of `feeds` means."""

    WELL = 0  # all well
    SOME_FAILED = 1  # some sources failed, or what was asked for was not found; the rest is done
    NOTHING_RAN = 2  # nothing could run: a mistake in the command or in sources.yaml, a locked or broken store
    STOPPED = 130  # stopped by Ctrl-C (128 + SIGINT, as shells have it)
    READER_GONE = 141  # whoever read the output went away, as `head` does (128 + SIGPIPE)
