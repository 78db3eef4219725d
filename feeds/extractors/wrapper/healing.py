"""Learn a page again whose wrapper no longer fits, with the items known of the source as the teacher.

A list is believed to be the source's news where known items stand in it. Where none is left (all links new, all titles
new), it has to look like news beyond doubt and to go on from where the known items end; it is then marked for review.
When nothing passes, nothing is accepted: a menu or a list of related links must never become news.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from feeds.extractors.companions import overlapping
from feeds.extractors.learning import learn
from feeds.extractors.news_list import NewsList, news_list_from
from feeds.extractors.page import Page
from feeds.extractors.records import Layout
from feeds.extractors.sight import Sight, sight_of
from feeds.extractors.wrapper.applying import apply_to
from feeds.extractors.wrapper.believing import Evidence, is_believed, is_beyond_doubt, worth_of
from feeds.extractors.wrapper.checking import VANISHED, doubts_of
from feeds.extractors.wrapper.knowing import Teacher
from feeds.extractors.wrapper.learning import wrapper_of
from feeds.links import absolute, link_key
from feeds.model import Wrapper

_TRIED = 10  # lists of the page that are looked at
_BETTER = 1.25  # times as many known items the page has to link elsewhere to give a wrapper up that finds some
_WHOLE = 0.6  # of the items of old, or of the known ones, that a wrapper finds without being asked for more


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
    old = _still_fitting(page, wrapper, teacher) if wrapper else ("nothing was learnt before",)
    if isinstance(old, Healed):
        return old
    sight = sight_of(page)
    layouts = learn(sight.outline, sight.reader, sight.regions)
    before = wrapper.items if wrapper else 0
    read = [(found, Evidence(found.records, teacher, sight, before)) for found in _readings(layouts, sight)]
    believed = [(worth_of(one, found.layouts[0].score), found) for found, one in read if is_believed(one)]
    why = "; ".join(old)
    if believed:
        found = max(believed, key=lambda pair: pair[0])[1]
        return Healed(wrapper=wrapper_of(found, sight), found=found, sight=sight, why=why)
    sure = next((found for found, one in read if is_beyond_doubt(one)), None)
    return _for_review(sure, sight, why) if sure else None


def _still_fitting(page: Page, wrapper: Wrapper, teacher: Teacher) -> Healed | tuple[str, ...]:
    """Return what an old wrapper gives, or why it no longer fits."""
    found, sight = apply_to(page, wrapper)
    if found is None:
        return (VANISHED,)
    doubts = doubts_of(found.records, wrapper, teacher, sight)
    if doubts:
        return doubts
    if _more_elsewhere(Evidence(found.records, teacher, sight, wrapper.items)):
        return ("more of the known items stand elsewhere on the page",)
    return Healed(wrapper=wrapper, found=found, sight=sight)


def _more_elsewhere(evidence: Evidence) -> bool:
    """Tell whether a wrapper finds little of what it found, and the page links clearly more of the known items."""
    known, sight = len(evidence.known), evidence.sight
    if len(evidence.records) >= _WHOLE * evidence.before or known >= _WHOLE * len(evidence.teacher):
        return False
    hrefs = {anchor.get("href") or "" for anchor in sight.tree.iter("a")}
    keys = {link_key(url) for href in hrefs if (url := absolute(href, sight.base))}
    return len(keys & evidence.teacher.keys.keys()) > _BETTER * known + 1


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
