"""Learn a page again whose wrapper no longer fits, with the items known of the source as the teacher.

A list is believed to be the source's news where known items stand in it. Where none is left (all links new, all titles
new), it has to look like news beyond doubt and to go on from where the known items end; it is then marked for review.
When nothing passes, nothing is accepted: a menu or a list of related links must never become news.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import fmean

from feeds.extractors.companions import overlapping
from feeds.extractors.learning import learn
from feeds.extractors.link_rule import folder_of
from feeds.extractors.news_list import NewsList, news_list_from
from feeds.extractors.page import Page
from feeds.extractors.records import Layout
from feeds.extractors.sight import Sight, sight_of
from feeds.extractors.wrapper.applying import apply_to
from feeds.extractors.wrapper.checking import FAMILIAR, Teacher, doubts_of, traces_of
from feeds.extractors.wrapper.learning import wrapper_of
from feeds.links import absolute, link_key
from feeds.model import Wrapper
from feeds.text import letters

_TRIED = 10  # lists of the page that are looked at
_SHARE = 0.2  # of a list's items have to be known
_OF_KNOWN = 0.5  # or this share of all known items has to be in it
_BETTER = 1.25  # times as many known items a new wrapper has to find to take the place of one that still fits
_HIGH_BAR = 0.9  # share of items that are dated, titled and in order where none is known
_FOLLOWING = 400  # days after the newest known item within which a list goes on from it


@dataclass(frozen=True, kw_only=True, slots=True)
class Healed:
    """What a page gives that is believed to be this source's news, and the wrapper that finds it there."""

    wrapper: Wrapper | None  # None where what was found cannot be told in a way that finds it again
    found: NewsList
    sight: Sight
    why: str | None = None  # why the old one was given up; None where it still fits


def heal_on(page: Page, wrapper: Wrapper | None, teacher: Teacher) -> Healed | None:
    """Return the wrapper to read a page with: the old one where it fits, else one learnt anew; None where none can be.

    Raises UnreadableError where there is no page.
    """
    old = _still_fitting(page, wrapper, teacher) if wrapper else None
    if isinstance(old, Healed):
        return old
    sight = sight_of(page)
    layouts = learn(sight.outline, sight.reader, sight.regions)
    best: tuple[tuple[float, float], NewsList] | None = None
    for found in _readings(layouts, sight, teacher):
        worth = _worth(found, teacher, sight)
        if worth and (best is None or worth > best[0]):
            best = worth, found
    if best is None:
        return _unknown(layouts, sight, teacher, old)
    why = "; ".join(old or ("nothing was learnt before",))
    return Healed(wrapper=wrapper_of(best[1], sight), found=best[1], sight=sight, why=why)


def _still_fitting(page: Page, wrapper: Wrapper, teacher: Teacher) -> Healed | tuple[str, ...]:
    """Return what an old wrapper gives, or why it no longer fits."""
    found, sight = apply_to(page, wrapper)
    if found is None:
        return ("its items have vanished",)
    doubts = doubts_of(found.records, wrapper, teacher, sight)
    known = teacher.recognised(traces_of(found.records, sight))
    few = len(known) < min(len(teacher), len(found.records)) * _SHARE
    if doubts or few:
        return doubts or ("few of the known items are among its items",)
    if _more_elsewhere(found, sight, len(known), teacher):
        return ("more of the known items stand elsewhere on the page",)
    return Healed(wrapper=wrapper, found=found, sight=sight)


def _more_elsewhere(found: NewsList, sight: Sight, known: int, teacher: Teacher) -> bool:
    """Tell whether the page links clearly more of the known items than the wrapper finds."""
    hrefs = {link_key(absolute(href, sight.base) or href) for href in sight.outline.hrefs.values()}
    return len(hrefs & teacher.keys.keys()) > _BETTER * known + 1


def _readings(layouts: Sequence[Layout], sight: Sight, teacher: Teacher) -> list[NewsList]:
    """Return what the page would give with each of its lists as the news."""
    readings = []
    for layout in layouts[:_TRIED]:
        others = [one for one in layouts if one is not layout and not overlapping(one, layout)]
        readings.append(news_list_from(layout, others, sight))
    return readings


def _worth(found: NewsList, teacher: Teacher, sight: Sight) -> tuple[float, float] | None:
    """Return how many known items stand in a list, and its score; None where that is too little to believe it."""
    if not found.records or not teacher:
        return None
    known = len(teacher.recognised(traces_of(found.records, sight)))
    enough = known >= min(2, len(teacher))
    related = known >= _SHARE * len(found.records) or known >= _OF_KNOWN * len(teacher)
    return (float(known), found.layouts[0].score) if enough and related else None


def _unknown(
    layouts: Sequence[Layout], sight: Sight, teacher: Teacher, doubts: tuple[str, ...] | Healed | None
) -> Healed | None:
    """Return the wrapper of a list without any known item, where it is news beyond doubt."""
    if not layouts:
        return None
    found = news_list_from(layouts[0], layouts[1:], sight)
    if not _beyond_doubt(found, sight, teacher):
        return None
    learnt = wrapper_of(found, sight)
    if learnt is None:
        return None
    told = "; ".join(doubts) if isinstance(doubts, tuple) else "nothing was learnt before"
    return Healed(
        wrapper=replace(learnt, review=True, confidence=round(learnt.confidence / 2, 2)),
        found=found,
        sight=sight,
        why=f"{told}; none of the known items is on the page",
    )


def _beyond_doubt(found: NewsList, sight: Sight, teacher: Teacher) -> bool:
    """Tell whether a list passes the high bar: dated, titled, newest first, going on from the known, named alike."""
    records = found.records
    days = [record.dated.day for record in records if record.dated]
    if len(records) < FAMILIAR or len(days) < _HIGH_BAR * len(records):
        return False
    titled = fmean(len(letters(record.title or "")) >= 8 for record in records) >= _HIGH_BAR
    pairs = list(pairwise(days))
    falling = fmean(one >= two for one, two in pairs) >= _HIGH_BAR
    content = all(sight.regions.penalty(record.span.root) == 0 for record in records)
    if not (titled and falling and content):
        return False
    if teacher.newest and not 0 <= (max(days) - teacher.newest).days <= _FOLLOWING:
        return False
    return _named_alike(found, sight, teacher)


def _named_alike(found: NewsList, sight: Sight, teacher: Teacher) -> bool:
    """Tell whether links lie where known ones lay, or are named as news."""
    hrefs = [absolute(record.href, sight.base) or record.href for record in found.records]
    known = {folder_of(f"https://{trace.key}") for trace in teacher.traces}
    same = fmean(folder_of(f"https://{link_key(href)}") in known for href in hrefs)
    named = fmean(sight.regions.kind(href) > 0 for href in hrefs)
    return same >= _HIGH_BAR or named >= _HIGH_BAR
