"""Records without a box of their own: the element with the link, and the siblings before or after it that belong to it.

A date in a paragraph above each linked heading, dt and dd, a table row for the title and one for the date, bare links
with text and br between them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from feeds.extractors.outline import Outline, Span

_TEXT = "#text"  # the step of text that stands directly in the parent
_USUAL = 0.3  # share of the gaps in which a sibling must occur to belong to the records
_REACH = 16  # siblings of one box that may belong to its record
_SPLIT = 0.6  # share of the gaps that must hold text


@dataclass(frozen=True, kw_only=True, slots=True)
class Beside:
    """Which siblings of its box belong to a record."""

    reach: str = "box"  # none of them; or those "after" or "before" it
    steps: frozenset[str] = frozenset()  # of siblings that stand between most boxes
    most: int = 0  # of one box


ALONE = Beside()


def widened(outline: Outline, boxes: Sequence[int]) -> Iterator[tuple[Beside, tuple[Span, ...]]]:
    """Yield the records that boxes make up with the text between them: text after a box, and text before it.

    Nothing is yielded where most boxes follow each other without text between, and only one of the two where the
    edges of the list show to which box the text belongs.
    """
    runs: dict[int, list[int]] = defaultdict(list)
    for box in boxes:
        runs[outline.parents[box]].append(box)
    gaps = [_gap(outline, one, two) for run in runs.values() for one, two in pairwise(run)]
    if not gaps or sum(any(holds for _, holds in gap) for gap in gaps) < _SPLIT * len(gaps):
        return
    reach = min(_REACH, sorted(len(gap) for gap in gaps)[len(gaps) * 9 // 10])
    usual = _usual(gaps)
    widener = _Widener(outline=outline, usual=usual, reach=reach)
    long = [run for parent, run in runs.items() if len(run) > 1 and parent >= 0]
    before = sum(widener.has_before(run[0]) for run in long)
    after = sum(widener.has_after(run[-1]) for run in long)
    if after or not before:
        yield Beside(reach="after", steps=usual, most=reach), tuple(widener.after(box) for box in boxes)
    if before or not after:
        yield Beside(reach="before", steps=usual, most=reach), tuple(widener.before(box) for box in boxes)


def spans_of(outline: Outline, boxes: Sequence[int], beside: Beside) -> tuple[Span, ...]:
    """Return the records that boxes make up with the siblings that were found to belong to them elsewhere."""
    if beside.reach == "box":
        return tuple(outline.span(box) for box in boxes)
    widener = _Widener(outline=outline, usual=beside.steps, reach=beside.most)
    return tuple(widener.after(box) if beside.reach == "after" else widener.before(box) for box in boxes)


def _gap(outline: Outline, one: int, two: int) -> list[tuple[str, bool]]:
    """Return the steps between two siblings, each with whether it holds text."""
    return _steps(outline, outline.ends[one], two, outline.last_units[one], outline.first_units[two])


def _steps(outline: Outline, start: int, stop: int, first: int, last: int) -> list[tuple[str, bool]]:
    steps, node, unit = [], start, first
    while node < stop:
        if outline.first_units[node] > unit:
            steps.append((_TEXT, True))
        unit = outline.last_units[node]
        steps.append((outline.steps[node], outline.first_units[node] < unit))
        node = outline.ends[node]
    if unit < last:
        steps.append((_TEXT, True))
    return steps


def _usual(gaps: list[list[tuple[str, bool]]]) -> frozenset[str]:
    tally = Counter(step for gap in gaps for step in {step for step, _ in gap})
    return frozenset(step for step, count in tally.items() if count >= _USUAL * len(gaps))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Widener:
    """Takes siblings into records: usual ones only, and not too many."""

    outline: Outline
    usual: frozenset[str]  # steps of siblings that stand between most boxes
    reach: int  # siblings of one box, at most

    def after(self, box: int) -> Span:
        """Return a box with the usual siblings after it."""
        outline, parent = self.outline, self.outline.parents[box]
        if parent < 0:
            return outline.span(box)
        stop, left = outline.ends[box], self.reach
        while stop < outline.ends[parent] and left > 0 and self._belongs(stop, box):
            stop, left = outline.ends[stop], left - 1
        last = outline.first_units[stop] if stop < outline.ends[parent] else outline.last_units[parent]
        return Span(root=parent, start=box, stop=stop, first=outline.first_units[box], last=last)

    def before(self, box: int) -> Span:
        """Return a box with the usual siblings before it."""
        outline, parent = self.outline, self.outline.parents[box]
        start, left = box, self.reach
        while (node := outline.previous(start)) >= 0 and left > 0 and self._belongs(node, box):
            start, left = node, left - 1
        first = outline.last_units[node] if node >= 0 else outline.first_units[max(parent, 0)]
        return Span(root=parent, start=start, stop=outline.ends[box], first=first, last=outline.last_units[box])

    def has_after(self, box: int) -> bool:
        """Tell whether after the last box there is text that looks like what stands between boxes."""
        return self.outline.last_units[box] < self.after(box).last

    def has_before(self, box: int) -> bool:
        """Tell whether before the first box there is text that looks like what stands between boxes."""
        return self.before(box).first < self.outline.first_units[box]

    def _belongs(self, node: int, box: int) -> bool:
        return self.outline.steps[node] in self.usual and not _like(self.outline, node, box)


def _like(outline: Outline, node: int, box: int) -> bool:
    """Tell whether a sibling is a record of its own: the same step, and a link in it or the same parts."""
    if outline.steps[node] != outline.steps[box]:
        return False
    parts = [outline.tags[child] for child in outline.children(box)]
    same = len(parts) > 1 and parts == [outline.tags[child] for child in outline.children(node)]
    return same or bool(outline.links_in(node, outline.ends[node]))
