"""A text as rules see it: its words one after the other, whatever their case, form and script.

Two streams of words are made of it. In the *exact* one, words are folded (NFKC, lower case, no possessive 's); in the
*stemmed* one, forms of an English word are one (approve, approves, approved, approval; Porter's second stemmer), and
so are its British and American spelling. Both write Traditional Chinese in simplified characters. A Latin word
has a blank at either side, so that it is found whole; characters of scripts without spaces stand side by side, and what
ends a clause is a mark of its own: no phrase reaches over it.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

import snowballstemmer
from opencc import OpenCC

LONGEST = 100_000  # characters of one text that are read: no release is longer, and a whole book needs no sorting

_BOUNDARY = "¦"
# Scripts written without spaces between words (Unicode blocks of Han, kana and Hangul, as in `phrases`).
_CJK = (
    "\u2e80-\u2fff\u3005-\u3007\u3021-\u3029\u3031-\u303f\u3040-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
# One token: an abbreviation (U.S.), a number (2.5 or 1,500, also with letters: 2b), a word, one character of a CJK
# script, or punctuation between clauses. A dot or comma within a number or address ends nothing.
_TOKEN = re.compile(
    rf"(?P<cjk>[{_CJK}])"
    r"|(?P<dotted>(?<![^\W_])[a-z](?:\.[a-z])+(?![^\W_]))\.?"
    rf"|(?P<number>\d+(?:[.,]\d+)*(?:(?![{_CJK}])[^\W_])*)"
    rf"|(?P<word>(?:(?![{_CJK}])[^\W_])+(?:['’](?:(?![{_CJK}])[^\W_])+)?)"
    r"|(?P<end>[.!?;:,。！？；：，、…|•*\n](?=\W|_|$)|[。！？；：，、…|•])",
    re.IGNORECASE,
)
_SIGNS = re.compile("[™®©℠]")  # NFKC would make letters of some
_BRITISH = re.compile(r"(?<=[a-z]{3})is(?=(?:e[sd]?|ing|ations?)$)")
# Forms that no stemmer joins: irregular verbs of headlines, Latin nouns of verbs, British spellings, clipped plurals.
_FORMS = {
    "met": "meet", "held": "hold", "won": "win", "began": "begin", "begun": "begin", "sold": "sell", "bought": "buy",
    "shown": "show", "made": "make", "given": "give", "withdrawn": "withdraw", "withdrew": "withdraw", "led": "lead",
    "acquisition": "acquire", "acquisitions": "acquire", "submission": "submit", "submissions": "submit",
    "licence": "license", "licences": "license", "licenced": "license", "programme": "program",
    "programmes": "program", "centre": "center", "centres": "center", "tumour": "tumor", "tumours": "tumor",
    "publication": "publish", "publications": "publish", "divestiture": "divest", "divestitures": "divest",
    "divestment": "divest", "divestments": "divest", "sale": "sale", "sales": "sales",
}  # fmt: skip
# Words that the stemmer would join with others of another meaning: meeting and meets, initial and initiates.
_APART = frozenset({
    "initial", "meeting", "conference", "designation", "department", "statement", "government", "executive",
    "organization", "university", "objective", "positive", "commitment", "marketing", "awareness", "community",
    "international", "investigation", "communication", "elimination", "opening", "combination", "coverage",
    "sustainability",
})  # fmt: skip
_simplified = OpenCC("t2s")
_stem = snowballstemmer.stemmer("english").stemWord


@dataclass(frozen=True, kw_only=True, slots=True)
class Wording:
    """The words of one text."""

    text: str  # what the places below point into
    spans: tuple[tuple[int, int], ...]  # of each word in `text`
    exact: str  # the stream of folded words
    exact_starts: tuple[int, ...]  # where each word begins in it
    stemmed: str
    stemmed_starts: tuple[int, ...]

    def words_at(self, first: int, last: int) -> str:
        """Return what stands in the text from one word to another, both numbers of words."""
        return self.text[self.spans[first][0] : self.spans[last][1]]

    def numbers(self, start: int, end: int, *, stemmed: bool) -> tuple[int, int]:
        """Return the numbers of the first and the last word that begin within [start, end) of a stream."""
        starts = self.stemmed_starts if stemmed else self.exact_starts
        return bisect_left(starts, start), bisect_right(starts, end - 1) - 1


def wording_of(text: str) -> Wording:
    """Return the words of a text; of what is longer than LONGEST characters, of its beginning."""
    text = plain(text)
    spans: list[tuple[int, int]] = []
    exact: list[str] = []
    stemmed: list[str] = []
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup
        if kind == "end":
            if exact and not exact[-1].endswith(_BOUNDARY):
                exact[-1] += _BOUNDARY
                stemmed[-1] += _BOUNDARY
            continue
        word = found[0]
        spans.append(found.span(kind or 0))
        folded, stem = (word, word) if kind == "cjk" else _parts(word)
        exact.append(folded)
        stemmed.append(stem)
    return Wording(
        text=text,
        spans=tuple(spans),
        exact="".join(exact),
        exact_starts=_starts(exact),
        stemmed="".join(stemmed),
        stemmed_starts=_starts(stemmed),
    )


def _starts(parts: list[str]) -> tuple[int, ...]:
    return tuple(accumulate(map(len, parts), initial=0))[:-1]


def plain(text: str) -> str:
    """Return a text as it is compared: NFKC, without signs of trade marks, in simplified characters."""
    text = text[:LONGEST].encode("utf-8", "replace").decode("utf-8")
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKC", _SIGNS.sub("", text))
    return _simplified.convert(text) if re.search(f"[{_CJK}]", text) else text


def stream_of(phrase: str, *, exact: bool) -> str:
    """Return a phrase as it stands in one of the streams; empty where it holds no word."""
    wording = wording_of(phrase)
    stream = wording.exact if exact else wording.stemmed
    return stream.strip(_BOUNDARY) if wording.spans else ""


@lru_cache(maxsize=100_000)
def _parts(word: str) -> tuple[str, str]:
    """Return what a word that is not CJK adds to either stream."""
    folded = _folded(word)
    return f" {folded} ", f" {stem(folded)} "


def stem(word: str) -> str:
    """Return what a folded English word has in common with its other forms."""
    word = _FORMS.get(word, word)
    singular = word.removesuffix("s")
    if singular in _APART:
        return singular
    if len(word) < 3 or not (word.isascii() and word.isalpha()) or len(word) > 40:
        return word
    stemmed: str = _stem(_BRITISH.sub("iz", word))
    return stemmed


def _folded(word: str) -> str:
    """Return a word in lower case, U.S. as us, Lilly's as lilly."""
    word = word.casefold()
    if "." in word and word[0].isalpha():
        return word.replace(".", "")
    return word[:-2] if word.endswith(("'s", "’s")) else word
