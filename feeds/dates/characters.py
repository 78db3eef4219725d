"""Bring the many spellings of digits, spaces and dashes to plain ones, one character for one, so that spans hold."""

import re
import unicodedata

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_DASHES = "\u2010\u2011\u2012\u2013\u2212\ufe58\ufe63\uff0d"
_IGNORED = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad"


def _table() -> dict[int, str]:
    table = {ord(char): " " for char in _SPACES}
    table.update({ord(char): "-" for char in _DASHES})
    table.update({0x2014: "|", 0x2015: "|"})  # the long dash parts a dateline from its text, never the parts of a day
    table.update({code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if code != 0xFF0D})
    for code in range(0x80, 0x1FBFA):
        if unicodedata.category(chr(code)) == "Nd":
            table[code] = str(unicodedata.digit(chr(code)))
    table.update(
        {
            0x2044: "/",
            0x2215: "/",
            0x2236: ":",
            0x2032: "'",
            0x2018: "'",
            0x2019: "'",
            0x5F3: "'",
            0x60C: ",",
            0xB7: "·",
        }
    )
    return table


_PLAIN = _table()
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_BARE: dict[int, str | None] = {**_PLAIN, **{ord(char): None for char in _IGNORED}}


def plain(text: str) -> str:
    """Return the text with digits of other scripts, fullwidth forms, odd spaces and dashes made plain.

    The result has the length of the text: each character stands for the one at its place.
    """
    return text if text.isascii() else _NOT_ASCII.sub(_made_plain, text)


def _made_plain(run: re.Match[str]) -> str:
    return run[0].translate(_PLAIN)


def bare(text: str) -> str:
    """Return the text in plain characters, composed (NFC), without invisible ones; its length may change."""
    return text if text.isascii() else unicodedata.normalize("NFC", text).translate(_BARE)
