"""Judge whether what a wrapper gives still looks like this source's news."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from feeds.extractors.records import Record
from feeds.extractors.sight import Sight
from feeds.links import absolute, link_key
from feeds.model import Item, Wrapper
from feeds.text import letters

FAMILIAR = 5  # items that must be known before "none of them is left" says anything
_VANISHED = 0.34  # share of the items of old below which a list has lost too many
_DATED = 0.8  # share of dated items that makes a list a dated one
_UNDATED = 0.3  # share below which it has lost its dates
_TELLING = 8  # letters of a title that tell a release from others, together with its day
_PLAIN_TITLE = 16  # letters of a title that do so without


@dataclass(frozen=True, slots=True)
class Trace:
    """What a known item is recognised by."""

    key: str  # of its link
    title: str  # its letters
    day: date | None


class Teacher:
    """The items known of a source, to recognise its news by."""

    def __init__(self, known: Iterable[Item]) -> None:
        self.traces = [
            Trace(link_key(item.link), letters(item.title or ""), item.published.date() if item.published else None)
            for item in known
        ]

    def __len__(self) -> int:
        return len(self.traces)

    @cached_property
    def keys(self) -> dict[str, int]:
        """The known items by the key of their link."""
        return {trace.key: number for number, trace in enumerate(self.traces)}

    @cached_property
    def titles(self) -> dict[str, list[int]]:
        """The known items by the letters of their title."""
        titles: dict[str, list[int]] = {}
        for number, trace in enumerate(self.traces):
            titles.setdefault(trace.title, []).append(number)
        return titles

    @cached_property
    def newest(self) -> date | None:
        """The day of the newest known item; None where none is dated."""
        return max((trace.day for trace in self.traces if trace.day), default=None)

    def recognised(self, traces: Iterable[Trace]) -> set[int]:
        """Return the numbers of the known items that are among some others: by link, or by title and day."""
        found = set()
        for trace in traces:
            number = self.keys.get(trace.key)
            if number is None:
                number = next((one for one in self.titles.get(trace.title, ()) if self._same(one, trace)), None)
            if number is not None:
                found.add(number)
        return found

    def _same(self, number: int, trace: Trace) -> bool:
        """Tell whether items of one title are one: days that both state agree, a title without them is long."""
        known = self.traces[number]
        if known.day and trace.day:
            return abs((known.day - trace.day).days) <= 1 and len(trace.title) >= _TELLING
        return len(trace.title) >= _PLAIN_TITLE


def traces_of(records: Sequence[Record], sight: Sight) -> list[Trace]:
    """Return what the records of a page are recognised by."""
    return [
        Trace(
            link_key(absolute(record.href, sight.base) or record.href),
            letters(record.title or ""),
            record.dated.day if record.dated else None,
        )
        for record in records
    ]


def doubts_of(records: Sequence[Record], wrapper: Wrapper, teacher: Teacher, sight: Sight) -> tuple[str, ...]:
    """Return in words what speaks against a reading by a stored wrapper; nothing where it fits.

    `teacher`: the items known of the source; without any, only the reading itself is judged.
    """
    if not records:
        return ("its items have vanished",)
    doubts = []
    if len(records) < _VANISHED * wrapper.items and wrapper.items >= FAMILIAR:
        doubts.append(f"{len(records)} items are left of {wrapper.items}")
    dated = sum(record.dated is not None for record in records) / len(records)
    was_dated = any(rule.date_in for rule in wrapper.lists)
    known_dated = sum(trace.day is not None for trace in teacher.traces) >= _DATED * len(teacher)
    if was_dated and known_dated and dated < _UNDATED:
        doubts.append("its dates are gone")
    traces = traces_of(records, sight)
    if len(traces) >= 3 and len({trace.title for trace in traces}) == 1:
        doubts.append("all titles are the same")
    if len(traces) >= 3 and len({trace.key for trace in traces}) == 1:
        doubts.append("all links lead to the same page")
    if len(teacher) >= FAMILIAR and not teacher.recognised(traces):
        doubts.append("none of the known items is among them")
    return tuple(doubts)
