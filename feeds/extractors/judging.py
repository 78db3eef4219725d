"""How much a set of records looks like news: the judge between all ways to cut a page."""

from collections.abc import Sequence
from statistics import fmean

from feeds.extractors.link_rule import folder_of
from feeds.extractors.outline import Outline, Span
from feeds.extractors.plausible import plausible
from feeds.extractors.records import Record
from feeds.extractors.regions import Regions
from feeds.extractors.stock_phrases import says_nothing
from feeds.extractors.title_rule import embedded

__all__ = ["Regions", "quick_score", "score", "worth_of"]

_GROWTH = 0.34  # how the worth of a list grows with its length: less than in proportion, or long menus would win
_LONG = 80  # records; a longer list is hardly better for its length
_FURTHER = 0.12  # how the worth of such a list still grows


def score(records: Sequence[Record], total: int, outline: Outline, regions: Regions) -> float:
    """Judge sample records of a list of `total`: the mean worth of one record, times what their number is worth."""
    hrefs = {record.href for record in records if record.href}
    likely = plausible(records, total, outline, regions) if len(hrefs) > 1 else 0.0
    if not likely:
        return 0.0
    different = len(hrefs) / len(records)
    titles = {record.title for record in records if record.title}
    varied = len(titles) / len(records)
    worth = fmean(worth_of(record, outline, regions) for record in records) + 0.3 * _same_folder(records)
    return likely * worth * different * (0.5 + 0.5 * varied) * _size(total * different)


def worth_of(record: Record, outline: Outline, regions: Regions) -> float:
    """Judge how much one record looks like an item of news: about 2 for a dated one with a full title."""
    worth = regions.penalty(record.span.root)
    worth += regions.kind(record.href)
    if not record.href:
        worth -= 0.6
    elif regions.numbered(record.href):
        worth += 0.2
    if record.dated:
        worth += 0.2 if regions.coming(record.dated.day) else 1.4
    if record.title is None or record.title_unit is None:
        return worth - 0.8
    worth += _width_worth(record.title_unit.width) + 0.25 * (record.title_unit.heading >= 0)
    if says_nothing(record.title):
        worth -= 0.8
    if record.summary:
        worth += 0.3
    elif not record.dated and record.title_unit.heading < 0 and _bare(record, outline):
        worth -= 0.35
    if embedded(outline, record.title_unit):
        worth -= 0.7
    return worth


def _bare(record: Record, outline: Outline) -> bool:
    """Tell whether a record is a link and nothing else, as the entries of menus are."""
    span = record.span
    pictures = any(outline.tags[node] == "img" for node in outline.marks_in(span.start, span.stop))
    return not pictures and all(unit.link >= 0 for unit in outline.units[span.first : span.last])


def _width_worth(columns: int) -> float:
    for limit, worth in ((5, -0.5), (10, -0.2), (16, 0.1), (28, 0.4)):
        if columns < limit:
            return worth
    return 0.6 if columns <= 260 else 0.0


def _size(records: float) -> float:
    """Return what the length of a list is worth."""
    length: float = min(records, _LONG) ** _GROWTH * max(1.0, records / _LONG) ** _FURTHER
    return length


def _same_folder(records: Sequence[Record]) -> float:
    """Return the share of records whose links lie in the folder that most of them lie in."""
    folders = [folder_of(record.href) for record in records if record.href]
    return folders.count(max(set(folders), key=folders.count)) / len(records) if folders else 0.0


def quick_score(outline: Outline, spans: Sequence[Span], total: int, regions: Regions, dated: Sequence[bool]) -> float:
    """Judge records without learning where their fields are; good enough to leave out what is surely no list."""
    worths, hrefs = [], set()
    for span in spans:
        units = outline.units[span.first : min(span.last, span.first + 40)]
        linked = max((unit.width for unit in units if unit.link >= 0), default=0)
        widest = max((unit.width for unit in units), default=0)
        links = outline.links_in(span.start, span.stop)
        if links:
            hrefs.add(outline.hrefs[links[0]])
        worth = max(_width_worth(linked), _width_worth(widest) - 0.3) + regions.penalty(span.root)
        worth += 1.2 * any(dated[span.first : min(span.last, span.first + 40)])
        worths.append(worth + 0.25 * any(unit.heading >= 0 for unit in units))
    different = len(hrefs) / len(spans)
    return (fmean(worths) + 0.4) * (0.3 + 0.7 * different) * _size(total * (0.2 + 0.8 * different))
