"""A listing page read by its stored wrapper; learnt when there is none, and learnt again when it no longer fits."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from feeds.extractors.listing import extraction_of, reasons_of
from feeds.extractors.page import Page
from feeds.extractors.wrapper import Teacher, apply_to, heal_on, learn_from
from feeds.model import Extraction, Item, Kind, Wrapper
from feeds.reading import items_of


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
    if found is None:
        return Listing(extraction=NOTHING, items=[], wrapper=None)
    extraction = extraction_of(found.records, reasons_of(found, sight), sight)
    return Listing(extraction=extraction, items=items_of(extraction, page, site_names), wrapper=wrapper)


def applied(wrapper: Wrapper, page: Page, site_names: Sequence[str] = ()) -> Listing:
    """Return a page as a wrapper reads it, be that nothing; raises UnreadableError where there is no page."""
    found, sight = apply_to(page, wrapper)
    if found is None or not found.records:
        return Listing(extraction=NOTHING, items=[], wrapper=wrapper)
    extraction = _by_wrapper(extraction_of(found.records, reasons_of(found, sight), sight), wrapper)
    return Listing(extraction=extraction, items=items_of(extraction, page, site_names), wrapper=wrapper)


def healed(
    wrapper: Wrapper | None, known: Sequence[Item], page: Page, site_names: Sequence[str] = ()
) -> Listing | None:
    """Return a page as it is read with what is known of it: by the stored wrapper, or by one learnt anew.

    None where nothing on the page can be trusted to be this source's news. Raises UnreadableError where there is no
    page.
    """
    found = heal_on(page, wrapper, Teacher(known))
    if found is None:
        return None
    extraction = extraction_of(found.found.records, reasons_of(found.found, found.sight), found.sight)
    if found.why is None and found.wrapper:
        extraction = _by_wrapper(extraction, found.wrapper)
    return Listing(
        extraction=extraction, items=items_of(extraction, page, site_names), wrapper=found.wrapper, why=found.why
    )  # fmt: skip


def _by_wrapper(extraction: Extraction, wrapper: Wrapper) -> Extraction:
    reasons = ("read by what was learnt of it before", *extraction.reasons)
    return replace(extraction, reasons=reasons, day_first=wrapper.day_first)
