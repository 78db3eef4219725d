"""What a page's structured data adds to the list that readers see, or gives in its place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from feeds.extractors.sight import Sight
from feeds.extractors.structured import Embedded, facts_for, list_in
from feeds.links import link_key
from feeds.model import Extraction, Kind, RawItem

_LEAST = 3  # items of a list for machines that is taken in the place of the one that readers see
_DATED = 0.8  # share of dated items that makes it a dated one
_UNDATED = 0.2  # share below which the list that readers see is none of news, where such a one is at hand
_MORE = 2.0  # times as many items it has to hold where it holds those that readers see
_SHARED = 0.5  # share of these


@dataclass(frozen=True, kw_only=True, slots=True)
class Whole:
    """The news of a page, of the list that readers see and of its structured data."""

    extraction: Extraction
    instead: bool = False  # whether the structured data's list is taken in the place of the one that readers see


def with_data(extraction: Extraction, sight: Sight) -> Whole:
    """Return a reading with what the page's structured data knows of its items, or that data's list if it is better.

    Better is a list that holds most items of the reading and twice as many, or a dated one where the reading is not.
    """
    embedded = list_in(sight.tree, sight.page)
    if embedded is None:
        return Whole(extraction=extraction)
    if _is_better(embedded, extraction.items):
        return Whole(extraction=_read_from(embedded, extraction), instead=True)
    return Whole(extraction=_completed(extraction, facts_for(embedded), embedded.why))


def with_lacking_dates(extraction: Extraction, sight: Sight) -> Extraction:
    """Return a reading whose items without a date have that of the page's structured data."""
    if all(item.date for item in extraction.items):
        return extraction
    embedded = list_in(sight.tree, sight.page)
    return extraction if embedded is None else _completed(extraction, facts_for(embedded), embedded.why)


def from_data(sight: Sight) -> Extraction | None:
    """Return the list of a page's structured data where readers see none without script; None where it has none."""
    embedded = list_in(sight.tree, sight.page)
    if embedded is None or not any(item.title for item in embedded.items):
        return None
    return _read_from(embedded, Extraction(kind=Kind.LISTING, language=sight.language))


def _read_from(embedded: Embedded, extraction: Extraction) -> Extraction:
    titled = tuple(item for item in embedded.items if item.title)
    return replace(extraction, items=titled, reasons=(f"from {embedded.why}, embedded in the page",))


def _is_better(embedded: Embedded, items: Sequence[RawItem]) -> bool:
    titled = [item for item in embedded.items if item.title]
    if len(titled) < _LEAST:
        return False
    seen = {link_key(item.link or "") for item in items}
    shared = len(seen & {link_key(item.link or "") for item in titled})
    if shared >= _SHARED * len(seen):
        return len(titled) >= _MORE * len(seen)  # where it is the same list, its dates are taken, and not its place
    return _dated(items) < _UNDATED and _dated(titled) >= _DATED and len(titled) >= _SHARED * len(items)


def _dated(items: Sequence[RawItem]) -> float:
    return sum(item.date is not None for item in items) / max(1, len(items))


def _completed(extraction: Extraction, facts: Mapping[str, RawItem], why: str) -> Extraction:
    """Fill what items lack from what structured data says of the page they lead to."""
    items = tuple(_filled(item, facts.get(link_key(item.link or ""))) for item in extraction.items)
    if items == extraction.items:
        return extraction
    return replace(extraction, items=items, reasons=(*extraction.reasons, f"completed from {why}"))


def _filled(item: RawItem, fact: RawItem | None) -> RawItem:
    if fact is None:
        return item
    dated = item.date is not None
    return replace(
        item,
        date=item.date if dated else fact.date,
        date_evidence=item.date_evidence if dated else fact.date_evidence,
        summary=item.summary or fact.summary,
        image=item.image or fact.image,
        author=item.author or fact.author,
    )
