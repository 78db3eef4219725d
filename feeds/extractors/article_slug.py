"""The words of a page's address that its headline was turned into, to tell the headline from what is set beside it."""

import re
import unicodedata
from collections.abc import Collection
from urllib.parse import unquote, urlsplit

from feeds.text import tidy

MAX_SLUG = 300  # characters of an address that are looked at
FEW = 3  # words from which on a headline can be told by its address

_WORD = re.compile(r"[^\W_]+")
_ESCAPED = re.compile(r"%[0-9A-Fa-f]{2}")
# Letters that have no decomposition, as programs write them in addresses.
_PLAIN = str.maketrans(
    {"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ə": "e"}
)
_SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "ß": "ss"})


def slug_words(*urls: str | None) -> frozenset[str]:
    """Return the words of the longest part of the first of these addresses that has a part of several words."""
    for url in urls:
        try:
            path = urlsplit(url or "").path[-MAX_SLUG:]
        except ValueError:
            continue
        parts = (unquote(path) if _ESCAPED.search(path) else path).split("/")
        words = max((_words(part) for part in parts), key=len)
        if words and any(len(word) >= FEW for word in words):
            return frozenset(words)
    return frozenset()


def _words(text: str) -> list[str]:
    return [_plain(word) for word in _WORD.findall(text) if not word.isdigit()]


def _plain(word: str) -> str:
    folded = unicodedata.normalize("NFKD", word.casefold().translate(_PLAIN))
    return "".join(char for char in folded if not unicodedata.combining(char))


def _spellings(word: str) -> tuple[str, str]:
    """Return a word as one program or another would write it in an address: für as fur and as fuer."""
    return _plain(word), _plain(unicodedata.normalize("NFC", word.casefold()).translate(_SPELT))


def words_of_title(title: str) -> list[tuple[str, str]]:
    """Return the words of a title that an address keeps (short ones are often left out), each in its spellings."""
    bare = re.sub(r"['’ʼ]", "", tidy(title))
    return [_spellings(word) for word in _WORD.findall(bare) if len(word) >= FEW and not word.isdigit()]


def told_by(title: str, slug: Collection[str]) -> bool:
    """Tell whether an address was made of this title: all its longer words stand in it (or it is nothing else)."""
    words = words_of_title(title)
    if not words or not slug or any(not set(word) & set(slug) for word in words):
        return False
    spelt = {spelling for word in words for spelling in word}
    return len(words) >= FEW or all(word in spelt for word in slug if len(word) >= FEW)
