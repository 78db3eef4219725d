"""Read the items of a page that lists them: by hand-written selectors, or by what the page repeats."""

from feeds.dates import DateContext
from feeds.errors import EmptyExtractError
from feeds.extract.date_reader import DateReader
from feeds.extract.judging import Regions
from feeds.extract.learning import learn
from feeds.extract.outline import Outline, outline_of
from feeds.extract.page import Page, base_of, html_of, language_of
from feeds.extract.records import Layout, Record, image_of, records_of
from feeds.extract.refining import refined
from feeds.links import absolute
from feeds.model import Extraction, Kind, RawItem, RawText


def extract(page: Page) -> Extraction:
    """Return the items that an HTML page lists, in the order of the page, and in `reasons` how they were found.

    Raises UnreadableError where there is no page, EmptyExtractError where it lists nothing, and ExtractError where a
    hand-written selector is malformed or finds nothing.
    """
    tree = html_of(page)
    base, language = base_of(tree, page), language_of(tree, page)
    outline = outline_of(tree)
    reader = DateReader(DateContext(now=page.now, timezone=page.timezone, language=language))
    layouts = learn(outline, reader)
    if not layouts:
        raise EmptyExtractError(f"{page.url} lists no items.")
    layout = layouts[0]
    records = refined(list(records_of(layout, layout.spans)), outline, Regions(outline), page.url)
    items = tuple(item for record in records if (item := _item(record, outline, base, language)))
    if not items:
        raise EmptyExtractError(f"{page.url} lists no items.")
    return Extraction(kind=Kind.LISTING, items=items, language=language, reasons=_reasons(layout, records, outline))


def _item(record: Record, outline: Outline, base: str, language: str | None) -> RawItem | None:
    link = absolute(record.href, base)
    if link is None or record.title is None:
        return None
    image = image_of(outline, record.span)
    return RawItem(
        link=link,
        title=RawText(value=record.title),
        date=record.dated.text if record.dated else None,
        date_evidence=record.dated.evidence if record.dated else None,
        summary=RawText(value=record.summary) if record.summary else None,
        image=absolute(image, base) if image else None,
        language=language,
    )


def _reasons(layout: Layout, records: list[Record], outline: Outline) -> tuple[str, ...]:
    steps = [outline.tags[node] for node in outline.ancestors(layout.boxes[0])]
    return (
        f"{len(records)} records in {' > '.join(reversed(steps[:4]))}; score {layout.score:.2f}; date {layout.date}",
    )
