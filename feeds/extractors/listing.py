"""Read the items of a page that lists them: by hand-written selectors, or by what the page repeats."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import timedelta

import lxml.html

from feeds.dates import DateContext
from feeds.extractors.chosen import read_chosen
from feeds.extractors.companions import featured, of_same_kind, overlapping, own_first
from feeds.extractors.date_reader import DateReader
from feeds.extractors.emptiness import empty
from feeds.extractors.judging import Regions
from feeds.extractors.learning import learn
from feeds.extractors.outline import Outline, outline_of
from feeds.extractors.page import Page, base_of, html_of, language_of
from feeds.extractors.records import Layout, Record, raw_item, records_of
from feeds.extractors.refining import refined
from feeds.extractors.telling import told
from feeds.links import host_of
from feeds.model import Extraction, Kind
from feeds.text import tidy

_MOST_RECORDS = 5_000  # read from one page


def extract(page: Page) -> Extraction:
    """Return the items that an HTML page lists, in the order of the page, and in `reasons` how they were found.

    Hand-written selectors of the Source win; fields that they leave open are found as on any page. Raises
    UnreadableError where there is no page, EmptyExtractError where it lists nothing (with why, where that shows), and
    ExtractError where a hand-written selector is malformed or finds nothing.
    """
    tree = html_of(page)
    language = language_of(tree, page)
    reader = DateReader(DateContext(now=page.now, timezone=page.timezone, language=language))
    outline = outline_of(tree)
    today = (page.now + timedelta(days=1)).date() if page.now else None  # tomorrow has begun in some zone
    regions = Regions(outline, host_of(page.url), today)
    if page.selectors:
        records, reasons = read_chosen(tree, page, outline, reader, regions)
    else:
        records, reasons = _found(outline, reader, regions, page)
    base = base_of(tree, page)
    items = tuple(item for record in records if (item := raw_item(record, outline, base, language)))
    if not items:
        raise empty(tree, page.url)
    return Extraction(
        kind=Kind.LISTING,
        items=items,
        title=tidy(tree.findtext(".//title") or "") or None,
        site_name=_site_name(tree),
        language=language,
        reasons=reasons,
    )


def _found(outline: Outline, reader: DateReader, regions: Regions, page: Page) -> tuple[list[Record], tuple[str, ...]]:
    """Return the items of the list that looks most like news, with what belongs to it, and the reasons."""
    layouts = learn(outline, reader, regions)
    if not layouts:
        return [], ()
    layouts = own_first(layouts, regions)
    main = layouts[0]
    records = _read(main, outline, regions, page)
    joined, offered = 0, list[tuple[Layout, list[Record]]]()
    for other in (layout for layout in layouts[1:] if not overlapping(layout, main)):
        more = _apart(_read(other, outline, regions, page), records)
        if of_same_kind(records, more, regions):
            joined += len(more)
            records = sorted([*records, *more], key=lambda record: record.span.first)
        elif len(more) > 1 and other.date:
            offered.append((other, more))
    first = _apart(featured(main, records, regions), records)
    records = refined([*first, *records], outline, regions, page.url)
    return records, told(main, records, outline, (joined, len(first), offered))


def _read(layout: Layout, outline: Outline, regions: Regions, page: Page) -> list[Record]:
    return refined(list(records_of(layout, layout.spans[:_MOST_RECORDS])), outline, regions, page.url)


def _apart(more: Sequence[Record], records: Sequence[Record]) -> list[Record]:
    """Return those of `more` that are none of the records, nor overlap one."""
    known = {record.href for record in records}
    taken = sorted((record.span.start, record.span.stop) for record in records)
    starts = [start for start, _ in taken]
    return [
        one
        for one in more
        if one.href not in known
        and all(stop <= one.span.start for _, stop in taken[: bisect_left(starts, one.span.stop)][-1:])
    ]


def _site_name(tree: lxml.html.HtmlElement) -> str | None:
    names = {
        (meta.get("property") or meta.get("name") or "").lower(): tidy(meta.get("content") or "")
        for meta in tree.iter("meta")
    }
    return names.get("og:site_name") or names.get("application-name") or None
