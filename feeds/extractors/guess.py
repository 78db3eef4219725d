"""Is this text in that encoding, and if not, in which? Answered by looking at the characters that come out.

A wrong guess between two East Asian encodings nearly always yields characters that nobody writes; so the yardstick is
the share of everyday characters: those of the first level of each national standard, which holds what newspapers use.
"""

import codecs
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from charset_normalizer import from_bytes

from feeds.extractors.alphabets import EVERYDAY, LATIN, SCRIPTS, EastAsian, neutral
from feeds.extractors.charsets import codec_of, name_of

_WINDOW = 32_768  # bytes of text looked at
_TAG = re.compile(rb"<[^<>]{0,2000}>")
_HIGH = re.compile(rb"[\x80-\xff]")
_ENOUGH = 0.6  # share of everyday characters from which an encoding is taken for granted
_DECENT = 0.55  # the same for a declared encoding
_BARELY = 0.3  # a declared encoding is still believed if no other is any better
_SINGLE_BYTE = (
    "windows-1252",
    "windows-1251",
    "koi8-r",
    "windows-1250",
    "windows-1253",
    "windows-1254",
    "windows-1255",
    "windows-1256",
    "windows-874",
    "windows-1257",
    "iso-8859-2",
    "iso-8859-5",
    "ibm866",
)


def sample_of(body: bytes) -> bytes:
    """Return a piece of the text of `body`, tags left out, that begins with its first byte beyond ASCII."""
    first = _HIGH.search(body)
    start = first.start() if first else 0
    return _TAG.sub(b" ", body[start : start + _WINDOW])


def best_of(sample: bytes, declared: Sequence[str]) -> str:
    """Return the WHATWG name of the encoding that `sample`, which is no UTF-8, is in.

    `declared` are the names that the document and its header give, the more trustworthy first; the first that makes
    sense is taken.
    """
    shares = {name: _share(sample, name) for name in declared if name != "utf-8"}
    for name, share in shares.items():
        if share >= _DECENT:
            return name
    if east_asian := _east_asian(sample):
        return east_asian
    for name, share in shares.items():
        if share >= _BARELY:
            return name
    return _single_byte(sample)


def _east_asian(sample: bytes) -> str | None:
    shares = {name: _share(sample, name) for name in EVERYDAY}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] >= _ENOUGH else None


def _single_byte(sample: bytes) -> str:
    codecs_tried = [codec for codec in map(codec_of, _SINGLE_BYTE) if codec]
    found = from_bytes(sample, cp_isolation=codecs_tried).best()
    name = found and name_of(found.encoding)
    if name and name not in LATIN:
        return name
    latin = {candidate: _latin_share(sample, candidate) for candidate in LATIN}
    return max(latin, key=lambda candidate: latin[candidate])


def _share(sample: bytes, name: str) -> float:
    """Return the share of characters beyond ASCII that someone may well have written."""
    text = _decoded(sample, name)
    if not any(char >= "\x80" for char in text):
        return 0.0
    if name in EVERYDAY:
        return _everyday_share(text, EVERYDAY[name])
    if name in SCRIPTS:
        return _script_share(text, SCRIPTS[name])
    return 1.0 - 2 * _clutter(text)


def _decoded(sample: bytes, name: str) -> str:
    decoder = codecs.getincrementaldecoder(codec_of(name) or "cp1252")(errors="replace")
    return decoder.decode(sample)  # not final: the window may end inside a character


def _everyday_share(text: str, script: EastAsian) -> float:
    counts = Counter(char for char in text if char >= "\x80" and not neutral(char))
    total = counts.total()
    if not total:
        return 0.5  # nothing but punctuation
    share = sum(script.weigh(char) * count for char, count in counts.items()) / total
    common = sum(count for char, count in counts.items() if script.common(char)) / total
    # Other scripts' bytes can hit everyday characters by chance, but not the few that every sentence is made of.
    return share if total < script.few or common >= script.expected else share / 2


def _script_share(text: str, script: str) -> float:
    letters = [char for char in text if char >= "\x80" and unicodedata.category(char)[0] in "LM"]
    if not letters:
        return 0.5
    right = sum(1 for char in letters if unicodedata.name(char, "").startswith(script))
    # Text read in a sister encoding has its capitals and small letters swapped: пРИБЕР.
    swapped = sum(1 for one, two in pairwise(text) if one.islower() and two.isupper())
    return (right - 2 * swapped) / len(letters)


def _clutter(text: str) -> float:
    """Return the share of characters beyond ASCII that stand where no Latin text has them."""
    padded = f" {text} "
    places = [place for place, char in enumerate(padded) if char >= "\x80"]
    return sum(_misplaced(padded, place) for place in places) / len(places) if places else 0.0


def _misplaced(text: str, place: int) -> bool:
    """Tell whether the character is broken, amid others beyond ASCII, or a symbol within a word."""
    before, char, after = text[place - 1], text[place], text[place + 1]
    if char == "\ufffd" or unicodedata.category(char) == "Cc":
        return True
    if before >= "\x80" and after >= "\x80":
        return unicodedata.category(before)[0] != "P"
    return before.isalpha() and after.isalpha() and not char.isalpha() and char not in "’·–—‑\xad"


def _latin_share(sample: bytes, name: str) -> float:
    letters = LATIN[name]
    text = _decoded(sample, name)
    foreign = [char for char in text if char.isalpha() and char >= "\x80"]
    share = sum(1 for char in foreign if char.lower() in letters or char in letters) / len(foreign) if foreign else 1.0
    return share - _clutter(text)
