"""A program of its own: the text of the first two pages of the PDF on its standard input, one JSON string a line.

Run by `feeds.extractors.pdf` in a process with little time and memory, because a PDF can be made to take any amount of
both, and pypdf knows limits only for some of the ways. It imports nothing of this package and never ends in an error
anybody needs to read: no text is no text.
"""

import io
import json
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec

_CPU_SECONDS = 4
_MEMORY = 700_000_000  # bytes of address space; what pypdf and its cryptography reserve without using is 200 MB of it
_LONGEST = 20_000  # characters of a page


def main() -> None:
    """Read, print each page as soon as it is known, end."""
    _bound()
    for text in _pages(sys.stdin.buffer.read()):
        sys.stdout.write(json.dumps(text) + "\n")
        sys.stdout.flush()


def _bound() -> None:
    """Limit this process; where the system (Windows) knows no such limits, its parent's clock still ends it."""
    if find_spec("resource") is None:
        return
    resource = import_module("resource")
    for what, most in ((resource.RLIMIT_CPU, _CPU_SECONDS), (resource.RLIMIT_AS, _MEMORY)):
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):
            continue


def _pages(body: bytes) -> Iterator[str]:
    import pypdf  # noqa: PLC0415 - an optional extra

    reader = pypdf.PdfReader(io.BytesIO(body))
    if reader.is_encrypted:
        reader.decrypt("")  # most filings are locked against changes only, and open to readers
    for number in range(min(2, len(reader.pages))):
        yield reader.pages[number].extract_text()[:_LONGEST]


if __name__ == "__main__":
    main()
