"""A Sketch: all of an Entry that comparing needs, made once; and the blocks under which its likes are found."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from feeds.dedupe.blocks import block_of
from feeds.dedupe.folding import folded, words_of
from feeds.dedupe.headlines import Headline, features_of, headline_of
from feeds.dedupe.news import news_of, spoken, units_of
from feeds.dedupe.shingles import bands_of, shingles_of, winnowed
from feeds.dedupe.version_tongues import Tongue
from feeds.dedupe.version_traces import traces_of
from feeds.dedupe.vocabulary import IDLE, canonical
from feeds.model import BlockKind, Company, Entry

NEAR_TITLES = 3  # days: a wire carries a release the same day, a partner's site or a wire abroad within three
NEAR_TEXTS = 7  # days: a text is surer than a title, and sites post late; templates return after a week
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
    blocks: frozenset[int]  # under which it is found, see feeds.dedupe.blocks
    asks: frozenset[int]  # under which it looks, beside these, for its versions in other languages
    keys: frozenset[str]  # its identity, and those of the pages it links as its versions
    tongue: Tongue  # in which it is written
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
    found = traces_of(entry, [company.id for company in companies])
    return Sketch(
        entry=entry,
        blocks=frozenset((*_blocks(entry, headline, shingles), *found.blocks)),
        asks=found.asks,
        keys=found.keys,
        tongue=found.tongue,
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


def _blocks(entry: Entry, headline: Headline, shingles: list[int]) -> Iterable[int]:
    for feature in features_of(headline)[:_MOST_FEATURES]:
        yield block_of(BlockKind.TITLE, feature)
    for mark in winnowed(shingles[:_LEAD_WORDS], _LEAD_WINDOW):
        yield block_of(BlockKind.TEXT, f"lead {mark}")
    for mark in bands_of(shingles, bands=_BANDS, rows=_ROWS):
        yield block_of(BlockKind.TEXT, f"band {mark}")
