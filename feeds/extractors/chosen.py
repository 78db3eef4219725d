"""Read the records that hand-written selectors find; what they leave open is found as on any page."""

from collections.abc import Sequence
from dataclasses import replace

from feeds.extractors.candidates import Candidate, boxed
from feeds.extractors.learning import layout_of
from feeds.extractors.outline import Outline
from feeds.extractors.records import Record, Stated, record_of
from feeds.extractors.selectors import Chosen, choose
from feeds.extractors.sight import Sight
from feeds.extractors.widening import widened
from feeds.model import Selectors


def read_chosen(sight: Sight) -> tuple[list[Record], tuple[str, ...]]:
    """Return the records of a page with selectors, and the reasons.

    Raises ExtractError as `choose` does.
    """
    page, outline = sight.page, sight.outline
    selectors = page.selectors or Selectors(items="")
    nodes = {element: node for node, element in enumerate(outline.elements)}
    chosen = [one for one in choose(sight.tree, selectors, page.url) if one.element in nodes]
    if not chosen:
        return [], ()
    candidate = _reaching(outline, [nodes[one.element] for one in chosen], selectors.reach)
    layout = layout_of(outline, candidate, sight.reader, sight.regions)
    records = [_with(record_of(layout, span), one, selectors) for span, one in zip(layout.spans, chosen, strict=True)]
    records = [record for record in records if record.href and record.title]
    own = ", ".join(name for name in ("title", "link", "date", "summary") if getattr(selectors, name))
    found = f"hand-written selectors: {len(records)} of {len(chosen)} records that items: {selectors.items!r} finds"
    return records, (found, f"{own} by selector" if own else "fields found in the records")


def _reaching(outline: Outline, boxes: Sequence[int], reach: str | None) -> Candidate:
    """Return the records that elements make up, with the siblings after or before them if that is wanted."""
    for beside, spans in widened(outline, boxes) if reach else ():
        if beside.reach == reach:
            return Candidate(spans=spans, boxes=tuple(boxes), beside=beside)
    return boxed(outline, boxes)


def _with(record: Record, one: Chosen, selectors: Selectors) -> Record:
    """Put what selectors found in the place of what was found without them."""
    if selectors.title:
        record = replace(record, title=one.title)
    if selectors.link:
        record = replace(record, href=one.href or "")
    if selectors.summary:
        record = replace(record, summary=one.summary)
    if selectors.date:
        stated = Stated(text=one.date, evidence=f"selector {selectors.date}") if one.date else None
        record = replace(record, dated=None, stated=stated)
    return record
