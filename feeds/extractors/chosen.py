"""Read the records that hand-written selectors find; what they leave open is found as on any page."""

from dataclasses import replace

from feeds.extractors.candidates import boxed
from feeds.extractors.learning import layout_of
from feeds.extractors.records import Record, Stated, record_of
from feeds.extractors.selectors import Chosen, choose
from feeds.extractors.sight import Sight
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
    layout = layout_of(outline, boxed(outline, [nodes[one.element] for one in chosen]), sight.reader, sight.regions)
    records = [_with(record_of(layout, span), one, selectors) for span, one in zip(layout.spans, chosen, strict=True)]
    records = [record for record in records if record.href and record.title]
    own = ", ".join(name for name in ("title", "link", "date", "summary") if getattr(selectors, name))
    found = f"hand-written selectors: {len(records)} of {len(chosen)} records that items: {selectors.items!r} finds"
    return records, (found, f"{own} by selector" if own else "fields found in the records")


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
