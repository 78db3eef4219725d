"""What a pattern of sources.yaml means: of addresses, where `*` stands for any characters; of text, in RE2's syntax.

Pure and total, and linear in what it is given: no pattern, however many stars it has, makes it slow.
"""

import re
from typing import Any
from urllib.parse import unquote

import re2

from feeds.model import LinkPatterns

_SCHEME = re.compile(r"(?i)https?://")
_HOST = re.compile(r"[^/?#]*")
_STARS = re.compile(r"\*+")


def matches(url: str, patterns: LinkPatterns) -> bool:
    """Return whether `url`, an absolute address, is wanted: it fits one of `include`, if any, and none of `exclude`."""
    if patterns.include and not any(fits(url, pattern) for pattern in patterns.include):
        return False
    return not any(fits(url, pattern) for pattern in patterns.exclude)


def fits(url: str, pattern: str) -> bool:
    """Return whether the whole of `url` is what `pattern` describes.

    http and https are one, the case of the host does not matter, and an escape is the character it stands for, so
    that a pattern may be written as the address bar of a browser shows it.
    """
    text = _plain(url)
    first, *others = [_plain(part) if place == 0 else unquote(part) for place, part in enumerate(_STARS.split(pattern))]
    if not others:
        return text == first
    if not text.startswith(first) or len(text) < len(first) + len(others[-1]) or not text.endswith(others[-1]):
        return False
    # The leftmost place for each part leaves the most room for those after it: no other has to be tried.
    place, end = len(first), len(text) - len(others[-1])
    for part in others[:-1]:
        found = text.find(part, place, end)
        if found < 0:
            return False
        place = found + len(part)
    return True


def _plain(url: str) -> str:
    """Return an address, or the beginning of one, as https, its host in lower case, its escapes undone."""
    scheme = _SCHEME.match(url)
    if scheme is None:
        return unquote(url)
    rest = url[scheme.end() :]
    host = _HOST.match(rest)
    end = host.end() if host else 0
    return "https://" + rest[:end].lower() + unquote(rest[end:])


def expression_of(regex: str) -> Any:
    """Return a regular expression of RE2, for any case of letters: it takes linear time, whatever it says.

    Raises ValueError with what is wrong with it.
    """
    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    try:
        return re2.compile(regex, options)
    except re2.error as error:
        reason = error.args[0] if error.args else error
        raise ValueError(reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)) from None
