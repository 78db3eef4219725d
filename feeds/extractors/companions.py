"""Items outside the chosen list that belong to it: a second list of the same kind, a featured item before it."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from feeds.extractors.judging import Regions
from feeds.extractors.link_rule import folder_of, usable_links
from feeds.extractors.outline import Outline, Span
from feeds.extractors.records import Layout, Record, record_of
from feeds.extractors.slots import sample_of
from feeds.extractors.stock_phrases import says_nothing
from feeds.links import host_of

_SURE = 0.8  # share of dated records that makes a list a dated one
_FEATURES = 8  # links before the list that are looked at for each item in it, at most
_LARGEST = 40  # texts in a featured item
_OTHER_LINKS = 6  # links in a featured item that lead elsewhere: author, tags


def home_of(records: Sequence[Record]) -> str | None:
    """Return the folder that most items of a list lie in; None where they lie all over, or at the top of the site."""
    folders = Counter(folder_of(record.href) for record in records)
    folder, count = folders.most_common(1)[0] if folders else ("", 0)
    return folder if count >= 0.6 * len(records) and folder.strip("./") else None


def of_same_kind(main: Sequence[Record], other: Sequence[Record], regions: Regions) -> bool:
    """Tell whether another list of the page goes on with the chosen one: same folder, dated alike, in the content."""
    home = home_of(main)
    if home is None or not other or len(other) > 2 * len(main):
        return False
    dated = _dated(main) < _SURE or _dated(other) >= _SURE
    there = sum(folder_of(record.href) == home for record in other) >= _SURE * len(other)
    return dated and there and all(regions.penalty(record.span.root) == 0 for record in other)


def overlapping(layout: Layout, main: Layout) -> bool:
    """Tell whether a layout cuts mostly what the main one cuts already."""
    taken = sorted((span.start, span.stop) for span in main.spans)
    starts = [start for start, _ in taken]
    some = sample_of(layout.spans)
    inside = sum(any(stop > span.start for _, stop in taken[: bisect_left(starts, span.stop)][-1:]) for span in some)
    return inside > 0.5 * len(some)


def own_first(layouts: Sequence[Layout], regions: Regions) -> list[Layout]:
    """Put the first dated list of the site's own pages before a list of other sites' ("in the press").

    What a company publishes itself is its news; what others write of it is offered beside that.
    """
    if not _foreign(layouts[0], regions):
        return list(layouts)
    own = [
        one
        for one in layouts
        if one.date and one.title and len(one.spans) > 2 and one.score > 0.4 * layouts[0].score
        if regions.penalty(one.spans[0].root) == 0 and _named_news(one, regions)
    ]
    return [own[0], *(one for one in layouts if one is not own[0])] if own else list(layouts)


def _foreign(layout: Layout, regions: Regions) -> bool:
    """Tell whether a list leads to many other sites; one other site may be the company's own."""
    hrefs = [record_of(layout, span).href for span in sample_of(layout.spans)]
    others = [host_of(href) for href in hrefs if regions.foreign(href)]
    return len(others) > 0.7 * len(hrefs) and len(set(others)) > max(2, 0.3 * len(others))


def _named_news(layout: Layout, regions: Regions) -> bool:
    hrefs = [record_of(layout, span).href for span in sample_of(layout.spans)]
    return sum(regions.kind(href) >= 0 for href in hrefs) > 0.7 * len(hrefs)


def _dated(records: Sequence[Record]) -> float:
    return sum(record.dated is not None for record in records) / max(1, len(records))


def featured(layout: Layout, records: Sequence[Record], regions: Regions) -> list[Record]:
    """Return items that stand before the list in a box of their own, titled, and dated if the list is."""
    outline, home = layout.scene.outline, home_of(records)
    if not records:
        return []
    known = {record.href for record in records}
    first = records[0].span.start
    groups: dict[str, list[int]] = {}
    for link in outline.links_in(0, first):
        href = outline.hrefs[link]
        if href not in known and (home is None or folder_of(href) == home) and regions.penalty(link) == 0:
            groups.setdefault(href, []).append(link)
    found = []
    for links in list(groups.values())[: _FEATURES * len(records)]:
        box = _box(outline, links, first, groups)
        if box >= 0 and (record := _record(layout, outline.span(box), home, dated=_dated(records) >= _SURE)):
            found.append(record)
    return found if len(found) <= max(3, len(records) // 3) else []


def _box(outline: Outline, links: list[int], first: int, groups: dict[str, list[int]]) -> int:
    """Return the largest element around the links of one target without those of another; -1 where they are apart."""
    others = [link for group in groups.values() if group is not links for link in group]
    box = -1
    for node in outline.ancestors(links[0]):
        end = outline.ends[node]
        size = outline.last_units[node] - outline.first_units[node]
        if size > _LARGEST or len(outline.links_in(node, end)) > len(links) + _OTHER_LINKS:
            break
        if end > first or any(node <= other < end for other in others) or outline.tags[node] in ("body", "main"):
            break
        box = node
    return box if box >= 0 and all(outline.inside(link, box) for link in links) else -1


def _record(layout: Layout, span: Span, home: str | None, *, dated: bool) -> Record | None:
    """Read a featured item; None where it is not surely one."""
    outline = layout.scene.outline
    units = outline.units[span.first : span.last]
    if not units:
        return None
    record = record_of(layout, span)
    main = [unit for unit in units if unit.heading >= 0 and not says_nothing(unit.text)]
    linked = [unit for unit in units if unit.link >= 0 and unit.width >= 16 and not says_nothing(unit.text)]
    title = max(main or linked, key=lambda unit: unit.width, default=None)
    if title is None or title.width < 12 or (dated and record.dated is None) or (not dated and not main):
        return None
    if home is None and (record.dated is None or not main):
        return None
    if record.title_unit is None or record.title_unit.heading < 0:
        record = replace(record, title=title.text, title_unit=title)
    return record if record.href in {outline.hrefs[link] for link in usable_links(outline, span)} else None
