"""Is a list news at all? Dates of their own say so; a list without them needs other signs, or it may be a menu."""

import re
from collections.abc import Sequence
from statistics import fmean

from feeds.extractors.outline import Outline
from feeds.extractors.records import Record
from feeds.extractors.regions import Regions
from feeds.extractors.section_words import says_news, says_otherwise

ONLY_OFFERED = 0.001  # what is left of the score of a list that is no news, but worth telling of
_BAR = 0.75  # evidence that an undated list needs
_DATED = 0.4  # share of dated records that makes a list a dated one
_ABOVE = 30  # texts before a list that are searched for its heading
_NEAR = 3  # texts before a list among which a short one may be its heading without being marked as one
_SHORT = 40  # columns of such a text
_TITLE_TAGS = frozenset(("dt", "th", "caption", "legend", "summary"))
_DIGIT = re.compile(r"\d")
_MOST_OF_PAGE = 0.6  # share of the page's links that makes a list what the page is for


def plausible(records: Sequence[Record], total: int, outline: Outline, regions: Regions) -> float:
    """Return how far sample records of a list of `total` can be news, 0 to 1, rather than navigation or related links.

    Events to come get next to nothing: a page may offer them beside its news, and they are never taken for it.
    """
    dated = [record for record in records if record.dated]
    if len(dated) >= _DATED * len(records):
        coming = sum(regions.coming(record.dated.day) for record in dated if record.dated)
        return 1.0 if coming <= len(dated) / 2 or not _otherwise(records, outline, regions) else ONLY_OFFERED
    return float(_evidence(records, total, outline, regions) >= _BAR)


def _otherwise(records: Sequence[Record], outline: Outline, regions: Regions) -> bool:
    """Tell whether addresses or the heading call the records events or the like."""
    named = sum(regions.kind(record.href) <= -0.6 for record in records)
    return 2 * named > len(records) or context(records, outline, regions) < 0


def _evidence(records: Sequence[Record], total: int, outline: Outline, regions: Regions) -> float:
    evidence = fmean(_of_one(record, regions) for record in records) + regions.penalty(records[0].span.root)
    wide = sum(record.title_unit is not None and record.title_unit.width >= 20 for record in records)
    said = context(records, outline, regions)
    if said < 0:
        evidence -= 0.7
    elif 2 * wide > len(records):
        evidence += 0.4 * said + 0.25 * regions.about_news
    else:
        evidence += 0.2 * said
    if total >= _MOST_OF_PAGE * len(outline.links):
        evidence += 0.5
    return evidence


def _of_one(record: Record, regions: Regions) -> float:
    """Return what speaks for one undated record: a title as wide as a sentence, a heading, a summary, its address."""
    if record.title_unit is None:
        return 0.0
    width = record.title_unit.width
    found = next((worth for limit, worth in ((40, 0.75), (28, 0.5), (20, 0.3)) if width >= limit), 0.0)
    kind = regions.kind(record.href)
    found += (0.5 if width >= 16 else 0.2) * (record.title_unit.heading >= 0) + 0.4 * bool(record.summary)
    return found + (0.6 if kind > 0 or regions.numbered(record.href) else min(kind, 0.0))


def context(records: Sequence[Record], outline: Outline, regions: Regions) -> float:
    """Return 1 where the heading above a list speaks of news, -1 where it speaks of something else, 0 otherwise."""
    first, linked = records[0].span.first, False
    for number in range(first - 1, max(-1, first - _ABOVE), -1):
        unit = outline.units[number]
        linked = linked or unit.link >= 0
        titled = unit.heading >= 0 or outline.tags[unit.node] in _TITLE_TAGS
        close = first - number <= _NEAR and unit.link < 0 and unit.width <= _SHORT
        if (titled or close) and not _DIGIT.search(unit.text):
            said = says_news(unit.text) - (says_otherwise(unit.text) and not linked)
            if titled or said:
                return float(said) if regions.penalty(unit.node) == 0 else 0.0
    return 0.0
