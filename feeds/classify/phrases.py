"""Finds many phrases in a text at once, as whole words, whatever their case and script."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

import ahocorasick


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """A phrase found in a text."""

    phrase: str  # as it was given
    owner: str  # whose phrase it is
    start: int  # in the folded text
    end: int


def fold(text: str) -> str:
    """Return text in the form phrases are compared in: NFKC, case folded, runs of white space as one space."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


Span = tuple[int, int, tuple[tuple[str, str], ...]]  # start, end, the phrases that stand there with their owners


class Phrases:
    """A set of phrases, each belonging to an owner (a company or topic id); one automaton finds them all.

    A phrase that begins or ends with a letter or digit of an alphabetic script matches whole words only; Chinese,
    Japanese and Korean, written without spaces between words, match anywhere.
    """

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        """Take pairs of phrase and owner; the same phrase may have several owners."""
        owners: dict[str, list[tuple[str, str]]] = {}
        for phrase, owner in phrases:
            if folded := fold(phrase):
                owners.setdefault(folded, []).append((phrase, owner))
        self._automaton = ahocorasick.Automaton()
        for folded, entries in owners.items():
            self._automaton.add_word(folded, (len(folded), tuple(entries)))
        self._empty = not owners
        if owners:
            self._automaton.make_automaton()

    def find(self, text: str) -> list[Hit]:
        """Return every phrase that occurs, leftmost first, also those within others."""
        return [hit for span in self._spans(fold(text)) for hit in _hits(span)]

    def find_longest(self, text: str) -> list[Hit]:
        """Return the phrases that occur, without those that lie within a longer one: `Merck KGaA` holds no `Merck`."""
        return [hit for span in _longest(self._spans(fold(text))) for hit in _hits(span)]

    def _spans(self, folded: str) -> list[Span]:
        if self._empty:
            return []
        return [
            (last + 1 - length, last + 1, entries)
            for last, (length, entries) in self._automaton.iter(folded)
            if _whole(folded, last + 1 - length, last + 1)
        ]


def _longest(spans: list[Span]) -> list[Span]:
    """Drop every span that ends within the one before it."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or span[1] > kept[-1][1]:
            kept.append(span)
    return kept


def _hits(span: Span) -> Iterable[Hit]:
    start, end, entries = span
    return (Hit(phrase=phrase, owner=owner, start=start, end=end) for phrase, owner in entries)


def _whole(text: str, start: int, end: int) -> bool:
    """Tell whether text[start:end] is bounded as a word would be."""
    before = start > 0 and _joins(text[start - 1]) and _joins(text[start])
    after = end < len(text) and _joins(text[end]) and _joins(text[end - 1])
    return not before and not after


def _joins(char: str) -> bool:
    """Tell whether a character makes one word with its neighbour: letters and digits, but not of CJK scripts."""
    return char.isalnum() and not _cjk(char)


def _cjk(char: str) -> bool:
    """Tell whether a character belongs to a script written without spaces (Unicode blocks of Han, kana, Hangul)."""
    point = ord(char)
    return (
        0x2E80 <= point <= 0x9FFF  # CJK radicals, kana, bopomofo, unified ideographs
        or 0xAC00 <= point <= 0xD7AF  # Hangul syllables
        or 0xF900 <= point <= 0xFAFF  # compatibility ideographs
        or 0x20000 <= point <= 0x3FFFF  # ideographs outside the basic plane
    )
