"""Text that a terminal shows and never obeys. Titles, links and servers' answers are written by strangers."""

import re

# C0 and C1 controls begin escape sequences (ECMA-48: ESC, and CSI 0x9B as one character) or fake lines; embeddings,
# overrides and isolates of direction (UAX #9) make a link look like another.
_CONTROLS = "\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069"
_DANGEROUS = re.compile(f"[{_CONTROLS}]")
_DANGEROUS_IN_LINES = re.compile(f"(?!\n)[{_CONTROLS}]")
_BLANK = "\t\n\v\f\r\x85\u2028\u2029"


def harmless(text: str) -> str:
    """Return text on one line: white space is a space, what a terminal would obey is written out."""
    return _DANGEROUS.sub(_written_out, text)


def harmless_lines(text: str) -> str:
    """Return text with its line ends, otherwise like `harmless`: for logs, and errors that list several things."""
    return _DANGEROUS_IN_LINES.sub(_written_out, text)


def harmless_json(document: str) -> str:
    """Return a JSON document that means the same; json.dumps leaves DEL, C1 and directions as they are."""
    return _DANGEROUS_IN_LINES.sub(lambda match: f"\\u{ord(match[0]):04x}", document)


def _written_out(match: re.Match[str]) -> str:
    character = match[0]
    if character in _BLANK:
        return " "
    return f"\\x{ord(character):02x}" if character < "\u0100" else f"\\u{ord(character):04x}"
