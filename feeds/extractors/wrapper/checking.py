"""Judge whether what a wrapper gives still looks like this source's news."""

from collections import Counter

from feeds.extractors.news_list import NewsList
from feeds.extractors.wrapper.believing import Evidence, goes_on
from feeds.links import link_key
from feeds.model import Wrapper

VANISHED = "its items have vanished"
FAMILIAR = 5  # items that must have been there before their number says anything
_LEFT = 0.34  # share of the items of old below which a list has lost too many
_SOME = 3  # items that are needed to say that all are alike
_FEW = 0.2  # of the items have to be known
_EXPLAINED = 0.8  # share of the items that are known or new, of a list that merely became short


def doubts_of(found: NewsList, wrapper: Wrapper, evidence: Evidence) -> tuple[str, ...]:
    """Return in words what speaks against a reading by a stored wrapper; nothing where it fits.

    Where nothing is known of the source, only the reading itself is judged.
    """
    if not found.records:
        return (VANISHED,)
    doubts = (
        _too_few(evidence, wrapper),
        _dates_gone(evidence, wrapper),
        _titles_equal(evidence),
        _links_nowhere(evidence) or _links_alike(found),
        _unknown(evidence),
    )
    return tuple(doubt for doubt in doubts if doubt)


def _too_few(evidence: Evidence, wrapper: Wrapper) -> str | None:
    """Return the doubt; a list that begins anew with the year has new items, or that year's known ones left."""
    count = len(evidence.records)
    if wrapper.items < FAMILIAR or count >= _LEFT * wrapper.items:
        return None
    anew = evidence.explained >= _EXPLAINED and evidence.from_the_top and evidence.begun_anew
    return None if anew and not evidence.dates_lost else f"{count} items are left of {wrapper.items}"


def _dates_gone(evidence: Evidence, wrapper: Wrapper) -> str | None:
    was_dated = any(rule.date_in for rule in wrapper.lists)
    lost = evidence.dates_lost if len(evidence.teacher) else evidence.dated < 0.3
    return "its dates are gone" if was_dated and lost else None


def _titles_equal(evidence: Evidence) -> str | None:
    """Return the doubt; some sources have hardly more than one title ("Transaction in own shares")."""
    titles = Counter(trace.title for trace in evidence.traces)
    if len(evidence.traces) < _SOME or len(titles) > 1:
        return None
    usual = sum(trace.title in titles for trace in evidence.teacher.traces)
    return None if usual >= 2 else "all titles are the same"


def _links_nowhere(evidence: Evidence) -> str | None:
    keys = [trace.key for trace in evidence.traces]
    here = {"", link_key(evidence.sight.page.url)}
    if sum(key in here for key in keys) > 0.5 * len(keys):
        return "its links lead nowhere"
    return None


def _links_alike(found: NewsList) -> str | None:
    """Return the doubt; of records that lead to one page, all but one have been left out already."""
    boxes = sum(len(layout.spans) for layout in found.layouts)
    return "all links lead to the same page" if len(found.records) == 1 and boxes >= _SOME else None


def _unknown(evidence: Evidence) -> str | None:
    """Return the doubt; a busy source may have only new items, where they go on from the known ones."""
    teacher, known = evidence.teacher, len(evidence.known)
    if not len(teacher) or goes_on(evidence):
        return None
    if not known:
        return "none of the known items is among them"
    few = known < _FEW * min(len(teacher), len(evidence.records))
    return "few of the known items are among them" if few and evidence.explained < _EXPLAINED else None
