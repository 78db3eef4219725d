"""Text as it is compared: one spelling of marks, quotes, letters, numbers and names, and the words it is made of.

Linear in the length of the text, whatever it holds: every pattern looks at a character a bounded number of times.
"""

import re
import unicodedata
from functools import lru_cache

import opencc
import snowballstemmer

from feeds.dedupe.money import priced
from feeds.text import unescape

_TO_SIMPLIFIED = opencc.OpenCC("t2s")
_STEMMER = snowballstemmer.stemmer("english")

# Marks of ownership, also as pages lose them: "VAXNEUVANCE™", "(TM)", and "VAXNEUVANCETM" where a superscript went.
_OWNED = re.compile(r"[®™℠©]|\((?:R|TM|SM|C|r|tm|sm)\)")
_OWNED_GLUED = re.compile(r"[TS]M(?<=[A-Za-z0-9]{4}[TS]M)(?![A-Z0-9])")
_QUOTES, _HYPHENS = "‘’ʼ＇´′", "\u2010\u2011\u00ad"
# Each begins with a character to look for, and looks back from there: that is fast.
_POSSESSIVE = re.compile(r"'(?<=\w')s?(?!\w)")
_DOTTED = re.compile(r"\b[a-z]\.(?:[a-z]\.){0,7}[a-z]?(?!\w)")  # u.s., j.p., n.j
_THOUSANDS = re.compile(r",(?<=\d,)(?=\d{3}(?!\d))")
_IDLE_ZEROS = re.compile(
    r"(\.(?<=\d\.)(?<!\bv\d\.)(?<!\bversion \d\.)\d{0,6}?)0{1,6}(?![\d.])"
)  # version 1.10 is not 1.1
_IDEOGRAPHS = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WIDE = f"\u3005-\u3007\u3040-\u30ff{_IDEOGRAPHS}\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Kana, Thai, Khmer, too
_HAN = re.compile(f"[{_IDEOGRAPHS}]")
_WORD = re.compile(rf"\d+(?:st|nd|rd|th)(?![^\W_])|\d+(?:[.,]\d+)*|[{_WIDE}]|[^\W\d_{_WIDE}]+")
_LONGEST_WORD = 60  # letters of a word that count; longer ones are data, not language


def folded(text: str) -> str:
    """Return text in the one spelling that is compared: NFKC, lower case, Simplified Chinese, plain quotes.

    Traditional characters become Simplified (OpenCC, t2s), marks of ownership, possessives and the dots of
    abbreviations go, "1,000" is "1000", "2.50" is "2.5", "US$5" and "$5" are "usd 5".
    """
    text = _OWNED_GLUED.sub(" ", _OWNED.sub(" ", unescape(text)))
    if not text.isascii():
        for marks, plain in ((_QUOTES, "'"), (_HYPHENS, "-")):
            for mark in marks:
                text = text.replace(mark, plain)
        text = unicodedata.normalize("NFKC", text)[: 2 * len(text)]  # a ligature may stand for eighteen characters
        if _HAN.search(text):
            text = _TO_SIMPLIFIED.convert(text)
    text = _POSSESSIVE.sub("", text.casefold())
    text = _DOTTED.sub(_undotted, text)
    return priced(_IDLE_ZEROS.sub(_without_zeros, _THOUSANDS.sub("", text)))


def words_of(text: str) -> list[str]:
    """Return the words of folded text: numbers, words of letters, and single characters of scripts without spaces."""
    return [word[:_LONGEST_WORD] for word in _WORD.findall(text)]


def is_wide(word: str) -> bool:
    """Tell whether a word of `words_of` is a character of a script without spaces."""
    return not word.isascii() and len(word) == 1 and word.isalpha() and re.match(f"[{_WIDE}]", word) is not None


def is_number(word: str) -> bool:
    """Tell whether a word of `words_of` is a number."""
    return word[0].isdigit()


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the stem of an English word (Porter's second algorithm); other words come back as they are, or nearly.

    Both sides of a comparison are stemmed alike, so that a word of another language does no harm.
    """
    return str(_STEMMER.stemWord(word)) if word.isascii() and word.isalpha() else word


def _undotted(match: re.Match[str]) -> str:
    return match[0].replace(".", "")


def _without_zeros(match: re.Match[str]) -> str:
    return match[1].rstrip(".")
