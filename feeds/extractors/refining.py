"""From the records of a list to its items: leave out what is no item, and join what is one item twice."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from feeds.extractors.judging import Regions, worth_of
from feeds.extractors.link_rule import folder_of
from feeds.extractors.outline import Outline, Unit
from feeds.extractors.records import Record
from feeds.extractors.stock_phrases import says_nothing, turns_page
from feeds.text import tidy

_FAR_BELOW = 1.9  # worth below that of the middle record that makes a record no item
_REGION = 9  # links that a record may hold in any case
_NAMED_OTHERWISE = -0.35  # kind of a link to events, tags, jobs and the like
_DATED = 0.7  # share of dated records from which an undated one needs another sign that it is an item
_CUT_OFF = re.compile(r"[\s(\[]*(?:\.{2,}|…+|⋯+)\s*$")


def refined(records: Sequence[Record], outline: Outline, regions: Regions, page_key: str) -> list[Record]:
    """Return the records that are items, each link once, in the order of the page."""
    linked = [record for record in records if record.href and record.title and not turns_page(record.title)]
    linked = _without_regions(linked, outline)
    if not linked:
        return []
    worths = [worth_of(record, outline, regions) for record in linked]
    lowest = sorted(worths)[len(worths) // 2] - _FAR_BELOW
    kept = [record for record, worth in zip(linked, worths, strict=True) if worth > lowest]
    kept = [_in_full(record, outline) for record in _without_other_kinds(kept, outline, regions)]
    return _once_each(record for record in _without_strays(kept) if record.href != page_key)


def _without_regions(records: list[Record], outline: Outline) -> list[Record]:
    """Leave out what holds many times the links of the other records: a header, a menu or a footer between them."""
    counts = [len(outline.links_in(record.span.start, record.span.stop)) for record in records]
    most = max(_REGION, 4 * sorted(counts)[len(counts) // 2]) if len(counts) > 2 else max(counts, default=0)
    return [record for record, count in zip(records, counts, strict=True) if record.dated or count <= most]


def _without_other_kinds(records: list[Record], outline: Outline, regions: Regions) -> list[Record]:
    """Leave out runs of siblings that are named events, tags, jobs and the like, where other runs are not."""
    runs: dict[int, list[bool]] = defaultdict(list)
    for record in records:
        runs[outline.parents[record.span.root]].append(regions.kind(record.href) <= _NAMED_OTHERWISE)
    others = {parent for parent, named in runs.items() if sum(named) > len(named) / 2}
    kept = [record for record in records if outline.parents[record.span.root] not in others]
    return kept if len(kept) > 1 else records


def _without_strays(records: list[Record]) -> list[Record]:
    """Leave out undated links of a dated list that lead elsewhere than its items do, and any such at its edges."""
    dated = [number for number, record in enumerate(records) if record.dated]
    if len(dated) < _DATED * len(records) or not records:
        return records
    folders = Counter(folder_of(record.href) for record in records)
    of_dated = Counter(folder_of(records[number].href) for number in dated)
    usual = {folder for folder, count in of_dated.items() if count >= max(2, 0.2 * len(dated))}
    settled = sum(folders[folder] for folder in usual) >= 0.6 * len(records)
    within = range(dated[0], dated[-1] + 1)
    return [
        one
        for number, one in enumerate(records)
        if one.dated or folder_of(one.href) in usual or (number in within and not settled)
    ]


def _in_full(record: Record, outline: Outline) -> Record:
    """Return a record whose title is cut off ("New plant in the...") with the full one, where an attribute has it."""
    cut = _CUT_OFF.sub("", record.title or "")
    if cut == record.title or record.title_unit is None:
        return record
    stated = (
        tidy(outline.elements[node].get(name) or "")
        for node in _nodes_of_title(record, record.title_unit, outline)
        for name in ("title", "alt", "aria-label")
    )
    full = (text for text in stated if len(text) > len(cut) and text.startswith(cut) and not _CUT_OFF.search(text))
    return replace(record, title=next(full, record.title))


def _nodes_of_title(record: Record, unit: Unit, outline: Outline) -> Iterator[int]:
    """Yield the elements that may state a record's title: those around its text, its links and their images."""
    for node in outline.ancestors(unit.node):
        yield node
        if node in (record.link, unit.link) or node <= record.span.root:
            break
    for link in outline.links_in(record.span.start, record.span.stop):
        if outline.hrefs[link] == record.href:
            yield link
            yield from outline.marks_in(link, outline.ends[link])


def _once_each(records: Iterable[Record]) -> list[Record]:
    """Join records with the same link: the first stays, and takes from the others what it lacks."""
    found: dict[str, Record] = {}
    for record in records:
        known = found.get(record.href)
        if known is None:
            found[record.href] = record
            continue
        generic = known.title is None or says_nothing(known.title)
        found[record.href] = replace(
            known,
            title=record.title if generic else known.title,
            dated=known.dated or record.dated,
            summary=known.summary or record.summary,
        )
    return list(found.values())
