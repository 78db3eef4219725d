"""From the records of a list to its items: leave out what is no item, and join what is one item twice."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from feeds.extractors.judging import Regions, worth_of
from feeds.extractors.link_rule import folder_of
from feeds.extractors.outline import Outline
from feeds.extractors.records import Record
from feeds.extractors.stock_phrases import says_nothing, turns_page

_FAR_BELOW = 1.9  # worth below that of the middle record that makes a record no item
_NAMED_OTHERWISE = -0.35  # kind of a link to events, tags, jobs and the like


def refined(records: Sequence[Record], outline: Outline, regions: Regions, page_key: str) -> list[Record]:
    """Return the records that are items, each link once, in the order of the page."""
    linked = [record for record in records if record.href and record.title and not turns_page(record.title)]
    if not linked:
        return []
    worths = [worth_of(record, outline, regions) for record in linked]
    lowest = sorted(worths)[len(worths) // 2] - _FAR_BELOW
    kept = [record for record, worth in zip(linked, worths, strict=True) if worth > lowest]
    kept = _without_other_kinds(kept, outline, regions)
    return _once_each(record for record in _without_strays(kept) if record.href != page_key)


def _without_other_kinds(records: list[Record], outline: Outline, regions: Regions) -> list[Record]:
    """Leave out runs of siblings that are named events, tags, jobs and the like, where other runs are not."""
    runs: dict[int, list[bool]] = defaultdict(list)
    for record in records:
        runs[outline.parents[record.span.root]].append(regions.kind(record.href) <= _NAMED_OTHERWISE)
    others = {parent for parent, named in runs.items() if sum(named) > len(named) / 2}
    kept = [record for record in records if outline.parents[record.span.root] not in others]
    return kept if len(kept) > 1 else records


def _without_strays(records: list[Record]) -> list[Record]:
    """Leave out undated links at the edges of a dated list that lead elsewhere than its items do."""
    numbers = [number for number, record in enumerate(records) if record.dated]
    folders = Counter(folder_of(record.href) for record in records)
    if len(numbers) < 0.8 * len(records) or not records:
        return records
    usual = {folder for folder, count in folders.items() if count >= max(2, 0.2 * len(records))}
    within = range(numbers[0], numbers[-1] + 1)
    return [one for number, one in enumerate(records) if number in within or folder_of(one.href) in usual]


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
