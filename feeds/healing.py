"""A listing page read by its stored wrapper; learnt when there is none, and learnt again when it no longer fits."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from feeds.extractors.data_beside import from_data, with_lacking_dates
from feeds.extractors.listing import extraction_of, reasons_of, whole_of
from feeds.extractors.page import Page
from feeds.extractors.sight import sight_of
from feeds.extractors.wrapper import Teacher, apply_to, heal_on, learn_from
from feeds.model import Extraction, Item, Kind, Wrapper
from feeds.reading import items_of

_EXPLAINED = 0.5  # share of the items of structured data that are known, or newer than those


@dataclass(frozen=True, kw_only=True, slots=True)
class Listing:
    """A listing page as it was read."""

    extraction: Extraction
    items: list[Item]
    wrapper: Wrapper | None  # to be stored; None where what was found cannot be found again by one
    why: str | None = None  # why another wrapper than the stored one; None where that still fits


NOTHING = Extraction(kind=Kind.LISTING)


def learnt(page: Page, site_names: Sequence[str] = ()) -> Listing:
    """Return a page as it is learnt, with nothing known of it; raises UnreadableError where there is no page."""
    wrapper, found, sight = learn_from(page)
    whole = whole_of(sight, found)
    if whole is None:
        return Listing(extraction=NOTHING, items=[], wrapper=None)
    return Listing(
        extraction=whole.extraction,
        items=items_of(whole.extraction, page, site_names),
        wrapper=None if whole.instead else wrapper,
    )


def applied(wrapper: Wrapper, page: Page, site_names: Sequence[str] = ()) -> Listing:
    """Return a page as a wrapper reads it, be that nothing; raises UnreadableError where there is no page."""
    applied = apply_to(page, wrapper)
    if applied is None:
        return Listing(extraction=NOTHING, items=[], wrapper=wrapper)
    found, sight = applied
    extraction = extraction_of(found.records, reasons_of(found, sight), sight)
    extraction = _by_wrapper(with_lacking_dates(extraction, sight), wrapper)
    return Listing(extraction=extraction, items=items_of(extraction, page, site_names), wrapper=wrapper)


def healed(
    wrapper: Wrapper | None, known: Sequence[Item], page: Page, site_names: Sequence[str] = ()
) -> Listing | None:
    """Return a page as it is read with what is known of it: by the stored wrapper, or by one learnt anew.

    None where nothing on the page can be trusted to be this source's news. Raises UnreadableError where there is no
    page.
    """
    teacher = Teacher(known)
    found = heal_on(page, wrapper, teacher)
    if found is None:
        return _in_data(teacher, page, site_names)
    whole = whole_of(found.sight, found.found)
    if whole is None:
        return None
    extraction = whole.extraction
    if wrapper is not None and whole.instead:  # the list that was read before is read on
        extraction = extraction_of(found.found.records, reasons_of(found.found, found.sight), found.sight)
    if found.why is None and found.wrapper:
        extraction = _by_wrapper(extraction, found.wrapper)
    return Listing(
        extraction=extraction,
        items=items_of(extraction, page, site_names),
        wrapper=None if wrapper is None and whole.instead else found.wrapper,
        why=found.why,
    )


def _in_data(teacher: Teacher, page: Page, site_names: Sequence[str]) -> Listing | None:
    """Return the list of a page's structured data where it goes on from known items; None where it does not."""
    extraction = from_data(sight_of(page))
    items = items_of(extraction, page, site_names) if extraction else []
    if extraction is None or not _goes_on(Teacher(items), teacher):
        return None
    return Listing(extraction=extraction, items=items, wrapper=None, why="its news is in the page's structured data")


def _goes_on(data: Teacher, teacher: Teacher) -> bool:
    """Tell whether some items hold known ones, and most others are newer than these: a list of products links news."""
    known = data.recognised(teacher.traces)
    newer = [trace.day for trace in data.traces if trace.day and teacher.newest and trace.day >= teacher.newest]
    return bool(known) and len(known) + len(newer) >= _EXPLAINED * len(data)


def _by_wrapper(extraction: Extraction, wrapper: Wrapper) -> Extraction:
    reasons = ("read by what was learnt of it before", *extraction.reasons)
    return replace(extraction, reasons=reasons, day_first=wrapper.day_first)
