"""What is known of a source, and how its items are recognised: by link, by the end of it, by title and day.

Sites change their addresses and the typography of their titles, cut titles short, and put their name behind them; they
also publish different releases of one title ("Transaction in own shares"). So a title counts with its day; without one
it has to be long, and no other known item's.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from feeds.extractors.link_rule import folder_of
from feeds.extractors.records import Record
from feeds.extractors.sight import Sight
from feeds.links import absolute, link_key
from feeds.model import Item
from feeds.text import letters, width

_STEM = 8  # letters by which titles are looked up
_TELLING = 8  # columns of a title that tell a release from others, together with its day
_PLAIN_TITLE = 16  # columns of a title that do so without
_CUT_TITLE = 24  # columns of what is left of one that was cut short
_OF_A_DAY = 100  # known items that are compared with one
_SLUG = re.compile(r"/([^/?#]{12,})/?$")  # the end of an address that is words, and long enough to be one release's
_EXTENSION = re.compile(r"\.\w{2,5}$")
_WORDS = re.compile(r"[^\W\d_]{3}.*?[-_%].*?[^\W\d_]{3}")
_MOSTLY = 0.8  # share of dated items that makes a list a dated one


@dataclass(frozen=True, slots=True)
class Trace:
    """What an item is recognised by."""

    key: str  # of its link; "" where it leads nowhere
    title: str  # its letters
    day: date | None

    @property
    def slug(self) -> str:
        """The end of the link, where it is made of words; "" elsewhere."""
        match = _SLUG.search(self.key)
        name = _EXTENSION.sub("", match[1]).casefold() if match else ""
        return name if _WORDS.search(name) else ""


class Teacher:
    """The items known of a source, to recognise its news by; newest first, as far as they are not dated."""

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
    def folders(self) -> frozenset[str]:
        """The folders that their links lie in."""
        return frozenset(home_of_key(trace.key) for trace in self.traces)

    @cached_property
    def dated(self) -> bool:
        """Whether the source dates its items."""
        return bool(self.traces) and share(trace.day is not None for trace in self.traces) >= _MOSTLY

    @cached_property
    def newest(self) -> date | None:
        """The day of the newest known item; None where none is dated."""
        return max((trace.day for trace in self.traces if trace.day), default=None)

    @cached_property
    def oldest(self) -> date | None:
        """The day of the oldest known item; None where none is dated."""
        return min((trace.day for trace in self.traces if trace.day), default=None)

    @cached_property
    def ranks(self) -> dict[int, int]:
        """The known items by how new they are, 0 for the newest."""
        order = list(range(len(self.traces)))
        if self.dated:
            order.sort(key=lambda number: self.traces[number].day or date.min, reverse=True)
        return {number: rank for rank, number in enumerate(order)}

    @cached_property
    def _slugs(self) -> dict[str, int]:
        counted = Counter(trace.slug for trace in self.traces)
        return {trace.slug: number for number, trace in enumerate(self.traces) if counted[trace.slug] == 1}

    @cached_property
    def _stems(self) -> dict[str, list[int]]:
        stems: dict[str, list[int]] = {}
        for number, trace in enumerate(self.traces):
            stems.setdefault(trace.title[:_STEM], []).append(number)
        return stems

    def find(self, trace: Trace) -> int | None:
        """Return the number of the known item that another one is; None where it is none of them."""
        number = self.keys.get(trace.key)
        if number is None and trace.slug:
            number = self._slugs.get(trace.slug)
        if number is None and trace.title:
            number = self._by_title(trace)
        if number is None and trace.title and trace.day:
            number = self._by_day(trace, trace.day)
        return number

    def recognised(self, traces: Iterable[Trace]) -> set[int]:
        """Return the numbers of the known items that are among some others."""
        return {number for trace in traces if (number := self.find(trace)) is not None}

    @cached_property
    def _days(self) -> dict[date, list[int]]:
        days: dict[date, list[int]] = {}
        for number, trace in enumerate(self.traces):
            if trace.day:
                days.setdefault(trace.day, []).append(number)
        return days

    def _by_day(self, trace: Trace, day: date) -> int | None:
        """Return the item of the same day whose title is in this one, or this one in its: "Press release: ..."."""
        for number in self._days.get(day, ())[:_OF_A_DAY]:
            known = self.traces[number]
            if known.title and _columns(known, trace) >= _PLAIN_TITLE and _contained(known.title, trace.title):
                return number
        return None

    def _by_title(self, trace: Trace) -> int | None:
        alike = [n for n in self._stems.get(trace.title[:_STEM], ()) if _continued(self.traces[n].title, trace.title)]
        for number in alike:
            known = self.traces[number]
            if known.day and trace.day:
                if abs((known.day - trace.day).days) <= 1 and _columns(known, trace) >= _TELLING:
                    return number
            elif len(alike) == 1 and _columns(known, trace) >= (
                _PLAIN_TITLE if known.title == trace.title else _CUT_TITLE
            ):
                return number
        return None


def _continued(one: str, two: str) -> bool:
    """Tell whether one title is the other, or what is left of it when it is cut short."""
    return one.startswith(two) or two.startswith(one)


def _contained(one: str, two: str) -> bool:
    return one in two or two in one


def _columns(one: Trace, two: Trace) -> int:
    return width(min(one.title, two.title, key=len))


def home_of_key(key: str) -> str:
    """Return the folder that an item with this key lies in."""
    return folder_of(f"https://{key}")


def traces_of(records: Sequence[Record], sight: Sight) -> list[Trace]:
    """Return what the records of a page are recognised by."""
    return [
        Trace(
            link_key(absolute(record.href, sight.base) or "") if record.href else "",
            letters(record.title or ""),
            record.dated.day if record.dated else None,
        )
        for record in records
    ]


def share(facts: Iterable[bool]) -> float:
    """Return the share of what is so; 0 of nothing."""
    listed = list(facts)
    return sum(listed) / len(listed) if listed else 0.0
