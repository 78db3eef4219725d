"""A Sketch: all of an Entry that comparing needs, made once; and the blocks under which its likes are found."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from feeds.dedupe.folding import folded, words_of
from feeds.dedupe.headlines import Headline, features_of, headline_of
from feeds.dedupe.news import news_of, spoken, units_of
from feeds.dedupe.shingles import bands_of, mark_of, shingles_of, winnowed
from feeds.dedupe.vocabulary import IDLE, canonical
from feeds.model import Company, Entry

NEAR_TITLES = 3  # days: a wire carries a release the same day, a partner's site or a wire abroad within three
NEAR_TEXTS = 7  # days: a text is surer than a title, and sites post late; templates return after a week
_TITLE_SPAN, _TEXT_SPAN = 16, 32  # days that share a block; the wider, the fewer Entries lie across an edge
_MOST_FEATURES = 10  # pairs of words of a title: those in its beginning, which survives cutting
_LEAD_WORDS = 80  # words of the news in which a text cut short still lies
_LEAD_WINDOW = 14  # shingles; about ten marks a lead
_BANDS, _ROWS = 4, 3  # texts with resemblance 0.8 share a band in 94 of 100 cases, and mostly marks of the lead besides
_SHORT = 120  # words: a longer text that does not use the words of its title is furniture of its page
_SPOKEN = 0.45  # share of a title's words that its own text uses: releases use most, furniture a third at most


@dataclass(frozen=True, kw_only=True, slots=True)
class Sketch:
    """All that comparing one Entry needs; a pure function of the Entry and of the companies it is about."""

    entry: Entry
    blocks: frozenset[int]  # signed, 64 bits; Entries that `compare` calls the same share one; they know no companies
    day: date  # stated, else of first sight
    headline: Headline
    names: frozenset[str]  # words of the names of its companies, as in Headline.words
    companies: frozenset[str]  # ids; empty: unknown
    title_units: frozenset[str]  # of the title, see news.units_of
    units: frozenset[str]  # of the news
    words: tuple[str, ...]  # of the news; () where the body says nothing of the release
    shingles: frozenset[int]  # of the news


def sketch_of(entry: Entry, companies: Sequence[Company] = ()) -> Sketch:
    """Return the Sketch of an Entry; total, and linear in the Entry's text, of which a bounded part is looked at."""
    headline = headline_of(entry.title)
    title = words_of(folded(entry.title[:600]))
    telling = [word for word in title if word not in IDLE and canonical(word) not in IDLE]
    words, units = _own_news(entry, title, telling)
    shingles = shingles_of(words)
    day = entry.published.day if entry.published else entry.first_seen.date()
    return Sketch(
        entry=entry,
        blocks=frozenset(_blocks(entry, headline, shingles, day)),
        day=day,
        headline=headline,
        names=frozenset(word for company in companies for word in _name_words(company)),
        companies=frozenset(company.id for company in companies),
        title_units=units_of(telling),
        units=units,
        words=words,
        shingles=frozenset(shingles),
    )


def _own_news(entry: Entry, title: list[str], telling: list[str]) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the words of the body's news, else of the summary's, and their units; none where neither is of the title.

    A longer text that does not use the words of its title is furniture of its page.
    """
    for text in (entry.body, entry.summary):
        words = news_of(text, title) if text else ()
        units = units_of(words)
        if words and (len(words) <= _SHORT or spoken(telling, units) >= _SPOKEN):
            return words, units
    return (), frozenset()


def _name_words(company: Company) -> Iterable[str]:
    for name in (company.name, *company.aliases, *company.tickers):
        yield from _canonical_words(name)


@lru_cache(maxsize=16384)
def _canonical_words(name: str) -> tuple[str, ...]:
    return tuple(map(canonical, words_of(folded(name))))


def _blocks(entry: Entry, headline: Headline, shingles: list[int], day: date) -> Iterable[int]:
    yield mark_of(f"key {entry.key}")
    for span in _spans(day, _TITLE_SPAN, NEAR_TITLES):
        for feature in features_of(headline)[:_MOST_FEATURES]:
            yield mark_of(f"title {span} {feature}")
    lead = winnowed(shingles[:_LEAD_WORDS], _LEAD_WINDOW)
    bands = bands_of(shingles, bands=_BANDS, rows=_ROWS)
    for span in _spans(day, _TEXT_SPAN, NEAR_TEXTS):
        for mark in (*lead, *bands):
            yield mark_of(f"text {span} {mark}")


def _spans(day: date, width: int, near: int) -> set[int]:
    """Return the numbers of one or two spans of days: any two days at most `near` apart share one.

    For the later of the two lies in the span of the earlier, or in the one that begins within `near` days of it.
    """
    number = day.toordinal()
    return {number // width, (number + near) // width}
