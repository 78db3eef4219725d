"""Learn a page again whose wrapper no longer fits, with the items known of the source as the teacher.

A list is believed to be the source's news where known items stand in it. Where none is left (all links new, all titles
new), it has to look like news beyond doubt and to go on from where the known items end; it is then marked for review.
When nothing passes, nothing is accepted: a menu or a list of related links must never become news.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import lxml.html

from feeds.extractors.companions import overlapping
from feeds.extractors.learning import learn
from feeds.extractors.news_list import NewsList, news_list_from
from feeds.extractors.outline import body_of
from feeds.extractors.page import Page, html_of
from feeds.extractors.records import Layout
from feeds.extractors.sight import Sight, sight_within
from feeds.extractors.wrapper.applying import apply_to
from feeds.extractors.wrapper.believing import Evidence, is_believed, is_beyond_doubt, worth_of
from feeds.extractors.wrapper.checking import VANISHED, doubts_of
from feeds.extractors.wrapper.faults import fault_of
from feeds.extractors.wrapper.knowing import Teacher
from feeds.extractors.wrapper.learning import wrapper_of
from feeds.links import absolute, link_key
from feeds.model import Wrapper

_TRIED = 10  # lists of the page that are looked at
_WHOLE = 0.6  # of the items of old that a wrapper finds without being asked for more
_SLIGHTLY = 0.2  # share of dated items by which a list may be less dated to take the place of one that fits


@dataclass(frozen=True, kw_only=True, slots=True)
class Healed:
    """What a page gives that is believed to be this source's news, and the wrapper that finds it there."""

    wrapper: Wrapper | None  # None where what was found cannot be told in a way that finds it again
    found: NewsList
    sight: Sight
    why: str | None = None  # why the old one was given up; None where it still fits


@dataclass(frozen=True, kw_only=True, slots=True)
class Fitting:
    """What an old wrapper gives that nothing speaks against."""

    healed: Healed
    evidence: Evidence


def heal_on(page: Page, wrapper: Wrapper | None, teacher: Teacher) -> Healed | None:
    """Return the wrapper to read a page with: the old one where it fits, else one learnt anew; None where none can be.

    Raises UnreadableError where there is no page.
    """
    tree = html_of(page)
    old = _by_old(page, tree, wrapper, teacher) if wrapper else ("nothing was learnt before",)
    if isinstance(old, Fitting) and not _misses(old.evidence):
        return old.healed
    sight = sight_within(page, tree, body_of(tree))
    layouts = learn(sight.outline, sight.reader, sight.regions)
    before = wrapper.items if wrapper and not fault_of(wrapper) else 0
    read = [(found, Evidence(found.records, teacher, sight, before)) for found in _readings(layouts, sight)]
    believed = [(worth_of(one, found.layouts[0].score), found) for found, one in read if is_believed(one)]
    best = max(believed, key=lambda pair: pair[0], default=None)
    if isinstance(old, Fitting):
        return _better(old.evidence, best, sight) or old.healed
    why = "; ".join(old)
    if best:
        return Healed(wrapper=wrapper_of(best[1], sight), found=best[1], sight=sight, why=why)
    sure = next((found for found, one in read if is_beyond_doubt(one)), None)
    return _for_review(sure, sight, why) if sure else None


def _by_old(page: Page, tree: lxml.html.HtmlElement, wrapper: Wrapper, teacher: Teacher) -> Fitting | tuple[str, ...]:
    """Return what an old wrapper gives, or why it no longer fits."""
    if fault := fault_of(wrapper):
        return (f"what was stored of it cannot be read: {fault}",)
    applied = apply_to(page, wrapper, tree)
    if applied is None:
        return (VANISHED,)
    found, sight = applied
    evidence = Evidence(found.records, teacher, sight, wrapper.items)
    kept = Healed(wrapper=wrapper, found=found, sight=sight)
    return doubts_of(found, wrapper, evidence) or Fitting(healed=kept, evidence=evidence)


def _misses(evidence: Evidence) -> bool:
    """Tell whether the page links known items that the old wrapper should have found, and did not.

    Those are the ones newer than the oldest it found; all, where it found far fewer items than it used to.
    """
    teacher, sight = evidence.teacher, evidence.sight
    ranks = teacher.ranks
    reach = max((ranks[number] for number in evidence.known), default=0)
    if len(evidence.records) < _WHOLE * evidence.before:
        reach = len(ranks)
    missed = {teacher.traces[number].key for number, rank in ranks.items() if rank < reach} - {
        teacher.traces[number].key for number in evidence.known
    }
    if not missed:
        return False
    hrefs = {anchor.get("href") or "" for anchor in sight.tree.iter("a")}
    ends = tuple(key.rpartition("/")[2] for key in missed)
    near = (absolute(href, sight.base) for href in hrefs if any(end in href for end in ends))
    return any(link_key(url) in missed for url in near if url)


def _better(evidence: Evidence, best: tuple[tuple[float, float], NewsList] | None, sight: Sight) -> Healed | None:
    """Return the list learnt anew where it has all known items that the old wrapper finds, and more, dated as well."""
    if best is None:
        return None
    new = Evidence(best[1].records, evidence.teacher, sight, evidence.before)
    if not new.known > evidence.known or new.dated < evidence.dated - _SLIGHTLY:
        return None
    wrapper = wrapper_of(best[1], sight)
    why = "known items stand beside those it finds"
    return Healed(wrapper=wrapper, found=best[1], sight=sight, why=why) if wrapper else None


def _readings(layouts: Sequence[Layout], sight: Sight) -> Iterator[NewsList]:
    """Yield what the page would give with each of its lists as the news."""
    for layout in layouts[:_TRIED]:
        others = [one for one in layouts if one is not layout and not overlapping(one, layout)]
        found = news_list_from(layout, others, sight)
        if found.records:
            yield found


def _for_review(found: NewsList, sight: Sight, why: str) -> Healed | None:
    """Return a list without any known item, to be looked at by a person; None where no wrapper finds it again."""
    learnt = wrapper_of(found, sight)
    if learnt is None:
        return None
    return Healed(
        wrapper=replace(learnt, review=True, confidence=round(learnt.confidence / 2, 2)),
        found=found,
        sight=sight,
        why=f"{why}; none of the known items is on the page",
    )
