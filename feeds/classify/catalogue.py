"""All phrases of all topics in two automata: one pass over a text finds every one of them."""

from collections.abc import Iterable
from dataclasses import dataclass

import ahocorasick

from feeds.classify.wording import Wording, stream_of, wording_of
from feeds.model import Phrase

Span = tuple[int, int]  # numbers of the first and the last word


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """One part of an Entry with the phrases that were found in it."""

    wording: Wording
    hits: dict[int, list[Span]]  # number of the phrase -> where it stands
    mask: int  # the numbers of `hits` as bits: many phrases are looked for at once

    def words(self, span: Span) -> str:
        """Return what stands there."""
        return self.wording.words_at(*span)

    def until(self, limit: int) -> "Text":
        """Return the text with the phrases that end within its first `limit` characters."""
        spans = self.wording.spans
        within = {
            number: kept
            for number, found in self.hits.items()
            if (kept := [span for span in found if spans[span[1]][1] <= limit])
        }
        return _with_hits(self.wording, within)


class Catalogue:
    """The phrases of all rules, each with a number; `enter` all of them, then `close`, then `read` texts."""

    def __init__(self) -> None:
        """Begin with no phrase."""
        self._numbers: dict[tuple[bool, str], int] = {}
        self._entered: dict[Phrase, int] = {}
        self._automata: dict[bool, ahocorasick.Automaton] = {}

    def enter(self, phrase: Phrase) -> int:
        """Return the number of a phrase; those that are found in the same places share one."""
        known = self._entered.get(phrase)
        if known is None:
            key = (phrase.exact, stream_of(phrase.text, exact=phrase.exact))
            known = self._entered[phrase] = self._numbers.setdefault(key, len(self._numbers))
        return known

    def close(self) -> None:
        """Make the automata: from now on texts can be read."""
        for exact in (True, False):
            automaton = ahocorasick.Automaton()
            streams = [(stream, number) for (kind, stream), number in self._numbers.items() if kind is exact and stream]
            for stream, number in streams:
                automaton.add_word(stream, (number, len(stream)))
            if streams:
                automaton.make_automaton()
                self._automata[exact] = automaton

    def read(self, text: str) -> Text:
        """Return a text with every phrase that occurs in it; linear in its length and the number of hits."""
        wording = wording_of(text)
        hits: dict[int, list[Span]] = {}
        for exact, automaton in self._automata.items():
            stream = wording.exact if exact else wording.stemmed
            for last, (number, length) in automaton.iter(stream):
                span = wording.numbers(last + 1 - length, last + 1, stemmed=not exact)
                hits.setdefault(number, []).append(span)
        return _with_hits(wording, hits)


def nearest(parts: Iterable[Iterable[Span]], within: int) -> Span | None:
    """Return the first and shortest stretch with one span of each part and at most `within` other words, or None.

    A sweep over all spans in the order of their ends; each step costs one look at every part.
    """
    latest: dict[int, Span] = {}
    lists = [list(part) for part in parts]
    best: tuple[int, Span] | None = None
    for end, start, part in sorted((span[1], span[0], place) for place, spans in enumerate(lists) for span in spans):
        known = latest.get(part)
        latest[part] = (start, end) if known is None or start >= known[0] else known
        if len(latest) < len(lists):
            continue
        first = min(span[0] for span in latest.values())
        others = end + 1 - first - sum(span[1] + 1 - span[0] for span in latest.values())
        if others <= within and (best is None or others < best[0]):
            best = (others, (first, end))
    return best[1] if best else None


def _with_hits(wording: Wording, hits: dict[int, list[Span]]) -> Text:
    mask = 0
    for number in hits:
        mask |= 1 << number
    return Text(wording=wording, hits=hits, mask=mask)
