"""The news of a page: one list, what goes on with it elsewhere on the page, and items featured before it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from feeds.extractors.companions import featured, of_same_kind, overlapping, own_first
from feeds.extractors.records import Layout, Record, records_of
from feeds.extractors.refining import refined
from feeds.extractors.sight import Sight

_MOST_RECORDS = 5_000  # read from one page


@dataclass(frozen=True, kw_only=True, slots=True)
class NewsList:
    """What was taken for the news of a page."""

    layouts: tuple[Layout, ...]  # the list itself first, then those that go on with it
    records: tuple[Record, ...]  # in the order of the page, featured ones first
    joined: int = 0  # of them from other lists than the first
    featured: int = 0  # of them stand before the list
    offered: tuple[tuple[Layout, tuple[Record, ...]], ...] = ()  # other dated lists of the page, left alone


def news_list(layouts: Sequence[Layout], sight: Sight) -> NewsList:
    """Return the news among the lists of a page, given the one that looks most like news first."""
    layouts = own_first(layouts, sight.regions)
    return news_list_from(layouts[0], layouts[1:], sight)


def news_list_from(main: Layout, others: Sequence[Layout], sight: Sight) -> NewsList:
    """Return the news of a page, given which of its lists that is."""
    records = _read(main, sight)
    used, joined, offered = [main], 0, list[tuple[Layout, tuple[Record, ...]]]()
    for other in (layout for layout in others if not overlapping(layout, main)):
        more = _apart(_read(other, sight), records)
        if of_same_kind(records, more, sight.regions):
            used.append(other)
            joined += len(more)
            records = _in_order([*records, *more])
        elif len(more) > 1 and other.date:
            offered.append((other, tuple(more)))
    records, first = _whole(main, records, sight)
    return NewsList(layouts=tuple(used), records=tuple(records), joined=joined, featured=first, offered=tuple(offered))


def news_list_of(layouts: Sequence[Layout], sight: Sight) -> NewsList:
    """Return the news of a page, given all the lists it stands in."""
    joined = 0
    records = _read(layouts[0], sight) if len(layouts) > 1 else _all(layouts[0])
    for other in layouts[1:]:
        more = _apart(_read(other, sight), records)
        joined += len(more)
        records = _in_order([*records, *more])
    records, first = _whole(layouts[0], records, sight)
    return NewsList(layouts=tuple(layouts), records=tuple(records), joined=joined, featured=first)


def _whole(main: Layout, records: list[Record], sight: Sight) -> tuple[list[Record], int]:
    """Return the records with those featured before them, without what is no item; and how many are featured."""
    first = _apart(featured(main, records, sight.regions), records)
    return refined([*first, *records], sight.outline, sight.regions, sight.page.url), len(first)


def _in_order(records: Sequence[Record]) -> list[Record]:
    return sorted(records, key=lambda record: record.span.first)


def _all(layout: Layout) -> list[Record]:
    return list(records_of(layout, layout.spans[:_MOST_RECORDS]))


def _read(layout: Layout, sight: Sight) -> list[Record]:
    """Return the records of a layout, without what is no item."""
    return refined(_all(layout), sight.outline, sight.regions, sight.page.url)


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
