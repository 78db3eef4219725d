"""What `add` and `import` ask of people and check of what they type."""

import re
import sys
from collections.abc import Iterable

from feeds.cli.show import note
from feeds.config.values import ID, address
from feeds.errors import FeedsError


def check_id(id_: str) -> None:
    """Raise FeedsError where an id cannot be one."""
    if not re.fullmatch(ID, id_):
        raise FeedsError(
            f"--company: {id_!r} cannot be an id", "Use small letters, digits and hyphens, such as acme-2."
        )


def checked_address(text: str) -> str:
    """Return an address as sources.yaml can hold it, with https:// where no scheme was typed; raises FeedsError."""
    full = text.strip()
    if "://" not in full and re.match(r"(?i)[\w-]+(?:\.[\w-]+)+(?:[:/?#]|$)", full):
        full = f"https://{full}"
    try:
        return address(full)
    except ValueError as error:
        raise FeedsError(str(error)) from error


def someone_answers() -> bool:
    """Tell whether a person can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def asked(question: str, answers: Iterable[str], default: str) -> str:
    """Ask a person until one of the answers comes; an empty line is the default, the end of input no answer ("")."""
    possible = set(answers)
    while True:
        sys.stderr.write(f"{question} [{default}] ")
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            return ""
        answer = line.strip().lower() or default
        if answer in possible:
            return answer
        note(f"Answer one of {', '.join(sorted(possible))}.")
