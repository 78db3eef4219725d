"""Dates that stand above groups of records: a day, a month or a year as heading."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from feeds.dates.words import month_of
from feeds.extractors.date_reader import Dated, DateReader, Heading, heading_of, share
from feeds.extractors.outline import Outline, Span, Unit

_NEAR = 4  # units between a day as heading and the first record below it
_FAR = 30  # units between a year as heading and the first record below it
_TITLE_TAGS = frozenset(("dt", "th", "caption", "legend", "summary"))
_HEADINGS = _TITLE_TAGS | {"h2", "h3", "h4", "h5", "h6"}
_WORDED = 100  # columns of a heading that says more than its day: "Opinions filed January 12, 2024"
_OTHERWISE = re.compile(
    r"(?i)updat|modif|chang|revis|review|expir|deadline|until|since|before|after|through|event|meeting|next|copyright|©"
    r"|aktualisiert|stand\b|seit|bis\b|mis à jour|depuis|actualizad|desde|aggiornat|更新|截止|までに|締切"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Above:
    """What the headings above a record say."""

    dated: Dated | None = None  # a complete day
    heading: Heading | None = None  # a year, or a month of a year


_NOTHING = Above()


def above_of(outline: Outline, spans: Sequence[Span], reader: DateReader) -> Mapping[Span, Above]:
    """Return for each record what the headings above it say of its date; records without any are left out.

    A heading speaks for the records in the smallest element that holds it and the first record below it: what comes
    after that element, such as a footer, has nothing to do with it.
    """
    found: dict[Span, Above] = {}
    scopes = _Scopes(outline)
    order = list(_in_order(outline, spans))
    wordings = _wordings(order, reader)
    for item in order:
        if isinstance(item, Span):
            above = scopes.above(item)
            if above is not _NOTHING:
                found[item] = above
            continue
        unit, distance, alone = item
        current = scopes.current(unit.node)
        dated = _day_of(outline, unit, reader, wordings) if distance <= _NEAR and alone else None
        heading = None if dated else _heading(unit, reader, current.heading)
        if dated:
            scopes.enter(unit.node, replace(current, dated=dated))
        elif heading and (unit.heading >= 0 or distance <= _NEAR):
            rivals = scopes.unsure and current.heading is not None and current.heading.year != heading.year
            # "2025 2024 2023" is a choice of years, no heading
            scopes.enter(unit.node, Above(heading=None if rivals else heading))
            scopes.unsure = True
    if len({above.dated.day for above in found.values() if above.dated}) < 2 and not _is_title(outline, found):
        found = {span: replace(above, dated=None) for span, above in found.items()}
    return found


class _Scopes:
    """What headings say, each with the element it speaks for; the innermost last."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.unsure = False  # whether a year or month has been met since the last record
        self._open: list[tuple[int, Above]] = []  # end of the element
        self._new: list[tuple[int, Above]] = []  # node of a heading that no record has followed yet

    def current(self, node: int) -> Above:
        """Return what holds at a node."""
        while self._open and self._open[-1][0] <= node:
            self._open.pop()
        return self._new[-1][1] if self._new else self._open[-1][1] if self._open else _NOTHING

    def enter(self, node: int, above: Above) -> None:
        """Take in a heading."""
        self._new.append((node, above))

    def above(self, span: Span) -> Above:
        """Return what the headings say of a record."""
        self.current(span.start)
        for node, above in self._new:
            ends = (self.outline.ends[one] for one in self.outline.ancestors(node))
            end = next((end for end in ends if end > span.start), 0)
            while self._open and self._open[-1][0] <= end:
                self._open.pop()
            self._open.append((end, above))
        self._new, self.unsure = [], False
        return self._open[-1][1] if self._open else _NOTHING


def _in_order(outline: Outline, spans: Sequence[Span]) -> Iterator[Span | tuple[Unit, int, bool]]:
    """Yield records and the texts outside them in document order.

    A text comes with how far it is from the next record, and whether no other link stands between the two.
    """
    before = max(0, spans[0].first - _FAR)
    for span in spans:
        linked = max((n for n in range(before, span.first) if outline.units[n].link >= 0), default=-1)
        for number in range(before, span.first):
            yield outline.units[number], span.first - number, number >= linked
        yield span
        before = max(before, span.last)


def _wordings(order: Sequence[Span | tuple[Unit, int, bool]], reader: DateReader) -> frozenset[str]:
    """Return the words around days that head groups: the same words with several days, and never one for each record.

    "Opinions filed ..." over the opinions of each day. Where each record has its own, they are part of the records.
    """
    days: dict[str, set[str]] = defaultdict(set)
    records = 0
    for item in order:
        if isinstance(item, Span):
            records += 1
        elif item[1] <= _NEAR and item[2] and (worded := _worded(item[0], reader)):
            days[worded[0]].add(worded[1])
    return frozenset(words for words, found in days.items() if 2 <= len(found) <= 0.75 * records)


def _worded(unit: Unit, reader: DateReader) -> tuple[str, str] | None:
    """Return the words around the one day in a text, and the day; None where it has none, or is a link."""
    if unit.link >= 0 or unit.width > _WORDED:
        return None
    found = reader.found(unit.text)
    if len(found) != 1 or _OTHERWISE.search(unit.text):
        return None
    words = unit.text[: found[0].start] + "|" + unit.text[found[0].end :]
    return None if any(char.isdigit() for char in words) else (words, found[0].text)


def _day_of(outline: Outline, unit: Unit, reader: DateReader, wordings: frozenset[str]) -> Dated | None:
    found = reader.found(unit.text)
    if unit.width > _WORDED or len(found) != 1 or _dates_its_row(outline, unit):
        return None
    name = outline.tags[unit.heading if unit.heading >= 0 else unit.node]
    if unit.width > 48 or share(found[0], unit.text) < 0.6:
        worded = _worded(unit, reader)
        if worded is None or (worded[0] not in wordings and name not in _HEADINGS):
            return None
    return Dated(text=found[0].text, day=found[0].value.date(), evidence=f"heading {name} above the item")


def _dates_its_row(outline: Outline, unit: Unit) -> bool:
    """Tell whether a text stands in a table row with a link of its own: what it dates is that, not what follows."""
    row = next((node for node in outline.ancestors(unit.node) if outline.tags[node] == "tr"), None)
    return row is not None and bool(outline.links_in(row, outline.ends[row]))


def _heading(unit: Unit, reader: DateReader, current: Heading | None) -> Heading | None:
    """Return the year or month a text gives as heading; a month alone belongs to the year above it."""
    if unit.link >= 0 and unit.heading < 0:
        return None
    if heading := heading_of(unit.text, reader.context.language):
        return heading
    if current and unit.width <= 24 and (month := month_of(unit.text.strip(" :."), reader.context.language)):
        return Heading(year=current.year, month=month, text=f"{current.text.split(' / ')[0]} / {unit.text}")
    return None


def _is_title(outline: Outline, found: Mapping[Span, Above]) -> bool:
    """Tell whether the one day above a list is its heading, rather than today's date or a stray one."""
    return any(above.dated is not None and above.dated.evidence.split()[1] in _HEADINGS for above in found.values())
