"""The texts of sample records, laid side by side: what stands at the same place in each of them."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from feeds.extractors.outline import INLINE, Outline, Span, Unit
from feeds.extractors.stock_phrases import invites

SAMPLE = 48  # records that are laid side by side; a list says how it is made long before that
_MOST_UNITS = 60  # of one record that are looked at
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)  # no spaces between words
_OF_CODES = re.compile(r"(?i)(?:nos?|nr|docket|case|file|opinion|number|civil|criminal)[.:#]*")  # "Docket No. 23-3583"
_CODE = re.compile(r"[^\s]*\d[^\s]*")


@dataclass(frozen=True, slots=True)
class Placed:
    """A unit and where in its record it stands."""

    key: str
    unit: Unit
    order: int  # its number in the record


class Slot:
    """A place in the records and the texts that stand there."""

    def __init__(self, key: str, total: int) -> None:
        self.key = key
        self.total = total  # records of the sample
        self.units: dict[int, Unit] = {}  # by number of the record
        self.orders: list[int] = []
        self.label = ""  # the column's heading, or the constant text before it

    @cached_property
    def texts(self) -> list[str]:
        """The texts, one for each record that has one."""
        return [unit.text for unit in self.units.values()]

    @cached_property
    def coverage(self) -> float:
        """The share of the records that have it."""
        return len(self.units) / self.total

    @cached_property
    def distinct(self) -> float:
        """How far the texts differ: 1 where no two are the same."""
        return len(set(self.texts)) / len(self.texts)

    @cached_property
    def constant(self) -> bool:
        """Whether nearly all records have the same text there."""
        return len(self.texts) > 1 and Counter(self.texts).most_common(1)[0][1] >= 0.8 * len(self.texts)

    @cached_property
    def width(self) -> float:
        """The median width of the texts in columns."""
        return float(median(unit.width for unit in self.units.values()))

    @cached_property
    def order(self) -> float:
        """How early in the record it stands: the median number of its units."""
        return float(median(self.orders))

    @cached_property
    def code(self) -> float:
        """The share of the texts that look like numbers and codes rather than words."""
        return self.share(lambda unit: unit.width < 40 and _is_code(unit.text))

    def share(self, true_of: Callable[[Unit], bool]) -> float:
        """Return the share of its units that pass a test."""
        return sum(true_of(unit) for unit in self.units.values()) / len(self.units)


def _is_code(text: str) -> bool:
    words = text.split()
    codes = [word for word in words if _CODE.fullmatch(word) and len(_UNSPACED.findall(word)) < 4]
    others = [word for word in words if word not in codes]
    named = bool(codes) and all(invites(word) or _OF_CODES.fullmatch(word) for word in others)
    return len(codes) * 2 > len(words) or named


def sample_of(spans: Sequence[Span]) -> list[Span]:
    """Return some records, spread evenly over all."""
    if len(spans) <= SAMPLE:
        return list(spans)
    return [spans[number * len(spans) // SAMPLE] for number in range(SAMPLE)]


def placed(outline: Outline, span: Span, *, coarse: bool) -> list[Placed]:
    """Return the units of a record with the places where they stand.

    Coarse places leave out classes and inline elements, for lists that were formatted by hand.
    """
    found, count = [], Counter[str]()
    for order, unit in enumerate(outline.units[span.first : min(span.last, span.first + _MOST_UNITS)]):
        path = _coarse_path(outline, unit.node, span.root) if coarse else outline.path(unit.node, span.root)
        count[path] += 1
        found.append(Placed(key=f"{path}#{count[path]}", unit=unit, order=order))
    return found


def _coarse_path(outline: Outline, node: int, root: int) -> str:
    steps = []
    while node > root:
        tag = outline.tags[node]
        if outline.columns[node] >= 0:
            steps = [outline.steps[node]]
        elif tag not in INLINE or tag == "a":
            steps.append(tag)
        node = outline.parents[node]
    return "/".join(reversed(steps))


def slots_of(outline: Outline, sample: Sequence[Span], *, coarse: bool) -> list[Slot]:
    """Return the places that at least two records, or a tenth of them, have in common, in the order they stand."""
    slots: dict[str, Slot] = {}
    before: dict[str, list[str]] = defaultdict(list)
    for number, span in enumerate(sample):
        last = ""
        for one in placed(outline, span, coarse=coarse):
            slot = slots.setdefault(one.key, Slot(one.key, len(sample)))
            slot.units[number] = one.unit
            slot.orders.append(one.order)
            before[one.key].append(last)
            last = one.key
    kept = [slot for slot in slots.values() if len(slot.units) >= max(2, len(sample) / 10)]
    columns = _column_labels(outline, sample)
    for slot in kept:
        slot.label = columns.get(slot.key.split("/")[0].split("#")[0], "") or _label_before(slots, before[slot.key])
    return sorted(kept, key=lambda slot: slot.order)


def _label_before(slots: dict[str, Slot], before: list[str]) -> str:
    """Return the constant text that stands right before a slot, such as "Release date:"."""
    key, count = Counter(before).most_common(1)[0]
    slot = slots.get(key)
    if slot and count * 2 >= len(before) and slot.constant and slot.width <= 36 and len(slot.texts) > 2:
        return slot.texts[0].casefold()
    return ""


def _column_labels(outline: Outline, sample: Sequence[Span]) -> dict[str, str]:
    """Return the headings of a table's columns by the step of their cells."""
    root = sample[0].root
    table = next((node for node in outline.ancestors(root) if outline.tags[node] == "table"), -1)
    if table < 0:
        return {}
    labels: dict[str, str] = {}
    for unit in outline.units[outline.first_units[table] : sample[0].first]:
        cell = next((node for node in outline.ancestors(unit.node) if outline.columns[node] >= 0), -1)
        if cell > table and unit.width <= 48:
            step = outline.steps[cell]
            labels[step] = f"{labels[step]} {unit.text.casefold()}" if step in labels else unit.text.casefold()
    return labels if len(labels) > 1 else {}
