"""A headline taken apart: its words, which of them tell something, its pieces, and whether it was cut off."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from feeds.dedupe.folding import folded, is_number, is_wide, words_of
from feeds.dedupe.money import CURRENCIES
from feeds.dedupe.vocabulary import IDLE, IDLE_WIDE, RECURRING, canonical, is_substance

_LONGEST = 600  # characters of a title that count
_MOST_WORDS = 100  # of a title; further ones are a text, no headline
_CUT = re.compile(r"\s*(?:…|\.\.\.|\[\.\.\.\]|\[…\]|&hellip;)\s*$")
_PREFIX = re.compile(
    r"^\s*(?:(?:updated?|upd|correct(?:ed|ion|ing)|corr|refile|repeat|rpt|brief|(?:press|news|media) release"
    r"|ad[- ]hoc|(?:eqs|dgap|pta|ots)[- ]?(?:news|adhoc)?|新闻稿|新闻|快讯|更正|更新)\s*\d{0,2}\s*[-–—:：|]+\s*)+",
    re.IGNORECASE,
)
_TICKER = re.compile(
    r"[(\[（][A-Za-z. ]{2,24}[:：]\s*[A-Za-z0-9., :]{1,24}[)\]）]|[(（]\s?\d{4,6}\.?[A-Z]{0,3}\s?[)）]"
)
_QUARTER = re.compile(
    r"\b(?:q([1-4])|([1-4])q|(first|second|third|fourth|1st|2nd|3rd|4th)[\s-]+quarter)\b|第?([一二三四1-4])季度?"
)
_QUARTERS = {"first": "1", "second": "2", "third": "3", "fourth": "4", "一": "1", "二": "2", "三": "3", "四": "4"}
_ROMAN = re.compile(r"\b(phase|stage|type|grade|part|class)[\s-]+(i{1,3}|iv)(?=[ab]?\b)|(?<![a-z])(i{1,3}|iv)(?=\s*期)")
_ROMANS = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_AMOUNT = re.compile(  # $4.5b
    rf"(?<=(?:{'|'.join(sorted(CURRENCIES))}) )" r"(\d[\d.]{0,12})\s?(?:(bn?)|mm?n?)(?![a-z])"
)
_ASIDE = re.compile(r"[(\[（【][^()\[\]（）【】]{0,200}[)\]）】]")
_JOINING = re.compile(r"(?<=\w)–(?=\w)")  # "First–Quarter": a hyphen that was made beautiful
_SEPARATOR = re.compile(r"\s[-–—·•|]+\s|\s*[|｜•]\s*|[:：;；]\s*(?!\d)|--+|[–—](?=\s|$)|\s[–—]|[。！？!?]\s*|【|】")


@dataclass(frozen=True, kw_only=True, slots=True)
class Headline:
    """A title as it is compared."""

    words: tuple[str, ...]  # each as the stem that stands for it, see vocabulary.canonical; in order
    spelt: tuple[str, ...]  # the same words as they are written, folded; for people
    asides: frozenset[int]  # places of the words that stand in brackets
    pieces: tuple[tuple[int, int], ...]  # first and next-to-last place of each piece set off by punctuation
    names: frozenset[str]  # words that look like names: of a substance, a brand, a trial
    cut: bool  # the end is missing: "…"
    half: str  # the last word of a title cut off, perhaps but its beginning; it is not among the words
    recurring: bool  # a notice that comes again and again under one title


def headline_of(title: str) -> Headline:
    """Return a title taken apart; never fails, and takes time in proportion to the title."""
    raw = _JOINING.sub("-", _PREFIX.sub("", title[:_LONGEST]))
    cut = _CUT.search(raw) is not None or len(title) > _LONGEST
    raw = _TICKER.sub(" ", _CUT.sub("", raw))
    text = _AMOUNT.sub(_amount, _ROMAN.sub(_arabic, _QUARTER.sub(_quarter, IDLE_WIDE.sub(" ", folded(raw)))))
    spelt: list[str] = []
    pieces: list[tuple[int, int]] = []
    asides: set[int] = set()
    for piece in _SEPARATOR.split(text):
        start = len(spelt)
        _take(piece, spelt, asides)
        if len(spelt) > start:
            pieces.append((start, len(spelt)))
    half = spelt.pop() if cut and len(spelt) > 1 and not is_wide(spelt[-1]) else ""
    spelt = spelt[:_MOST_WORDS]
    pieces = [(start, min(end, len(spelt))) for start, end in pieces if start < len(spelt)]
    return Headline(
        words=tuple(map(canonical, spelt)),
        spelt=tuple(spelt),
        asides=frozenset(place for place in asides if place < len(spelt)),
        pieces=tuple(pieces),
        names=frozenset(_names(raw)),
        cut=cut,
        half=half,
        recurring=RECURRING.search(text) is not None,
    )


def _take(piece: str, spelt: list[str], asides: set[int]) -> None:
    """Add the words of a piece, and the places of those in brackets."""
    done = 0
    for aside in _ASIDE.finditer(piece):
        spelt += words_of(piece[done : aside.start()])
        start = len(spelt)
        spelt += words_of(aside[0])
        asides.update(range(start, len(spelt)))
        done = aside.end()
    spelt += words_of(piece[done:])


def _names(raw: str) -> Iterable[str]:
    """Give the words that look like names: capitals within, a mark of ownership, the stem of a substance.

    In a title of capitals only, capitals say nothing.
    """
    shouted = raw.upper() == raw
    for word in re.findall(r"[^\W\d_]+(?=[®™])|[^\W\d_]{2,60}", raw):
        marked = len(word) > 2 and word.lower() not in _ROMANS and any(char.isupper() for char in word[1:])
        if marked and not shouted:
            yield from (canonical(part) for part in words_of(folded(word)) if not is_wide(part))
        elif is_substance(word.lower()):
            yield canonical(word.lower())


def _quarter(match: re.Match[str]) -> str:
    found = next(group for group in match.groups() if group)
    return f" q {_QUARTERS.get(found, found[0])} "


def _amount(match: re.Match[str]) -> str:
    return f"{match[1]} {'billion' if match[2] else 'million'}"


def _arabic(match: re.Match[str]) -> str:
    return f"{match[1]} {_ROMANS[match[2]]}" if match[1] else _ROMANS[match[3]]


def features_of(headline: Headline) -> list[str]:
    """Return what two headlines of one release share, in order: pairs of neighbouring telling words.

    Of scripts without spaces runs of four characters. A single telling word stands alone. Currencies are left out, for
    headlines leave them out.
    """
    telling = [
        word for place, word in enumerate(headline.words)
        if word not in IDLE and word not in CURRENCIES and place not in headline.asides
    ]  # fmt: skip
    found = []
    for place in range(len(telling) - 1):
        reach = 4 if is_wide(telling[place]) else 2
        if place + reach <= len(telling):
            found.append(" ".join(telling[place : place + reach]))
    return found or [" ".join(telling)]


def numbers_of(words: Iterable[str]) -> list[str]:
    """Return the numbers among the words, in order."""
    return [word for word in words if is_number(word)]
