"""Records without a box of their own: the element with the link, and the siblings before or after it that belong to it.

A date in a paragraph above each linked heading, dt and dd, a table row for the title and one for the date, bare links
with text and br between them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from feeds.extract.outline import Outline, Span

_TEXT = "#text"  # the step of text that stands directly in the parent
_USUAL = 0.3  # share of the gaps in which a sibling must occur to belong to the records
_SPLIT = 0.6  # share of the gaps that must hold text


def widened(outline: Outline, boxes: Sequence[int]) -> Iterator[tuple[Span, ...]]:
    """Yield the records that boxes make up with the text between them: text after a box, and text before it.

    Nothing is yielded where most boxes follow each other without text between, and only one of the two where the
    edges of the list show to which box the text belongs.
    """
    runs: dict[int, list[int]] = defaultdict(list)
    for box in boxes:
        runs[outline.parents[box]].append(box)
    gaps = [_gap(outline, one, two) for run in runs.values() for one, two in zip(run, run[1:], strict=False)]
    if not gaps or sum(any(holds for _, holds in gap) for gap in gaps) < _SPLIT * len(gaps):
        return
    usual = _usual(gaps)
    longest = sorted(len(gap) for gap in gaps)[len(gaps) * 9 // 10]
    before = after = 0
    for parent, run in runs.items():
        if len(run) > 1 and parent >= 0:
            before += _holding(_edge(outline, parent, run[0], usual, longest, -1))
            after += _holding(_edge(outline, parent, run[-1], usual, longest, +1))
    for direction in (+1, -1):
        if (direction > 0 and before and not after) or (direction < 0 and after and not before):
            continue
        spans = [_span(outline, parent, box, usual, longest * direction) for parent, run in runs.items() for box in run]
        yield tuple(sorted(spans, key=lambda span: span.start))


def _gap(outline: Outline, one: int, two: int) -> list[tuple[str, bool]]:
    """Return the steps between two siblings, each with whether it holds text."""
    return _steps(outline, outline.ends[one], two, outline.last_units[one], outline.first_units[two])


def _steps(outline: Outline, start: int, stop: int, first: int, last: int) -> list[tuple[str, bool]]:
    steps, node, unit = [], start, first
    while node < stop:
        if outline.first_units[node] > unit:
            steps.append((_TEXT, True))
        unit = outline.last_units[node]
        steps.append((outline.step(node), outline.first_units[node] < unit))
        node = outline.ends[node]
    if unit < last:
        steps.append((_TEXT, True))
    return steps


def _usual(gaps: list[list[tuple[str, bool]]]) -> frozenset[str]:
    tally = Counter(step for gap in gaps for step in {step for step, _ in gap})
    return frozenset(step for step, count in tally.items() if count >= _USUAL * len(gaps))


def _holding(span: Span) -> bool:
    return span.first < span.last


def _edge(outline: Outline, parent: int, box: int, usual: frozenset[str], longest: int, direction: int) -> Span:
    """Return what lies beside the outermost box of a run that looks like what lies between the boxes."""
    wide = _span(outline, parent, box, usual, longest * direction)
    if direction > 0:
        return Span(root=parent, start=outline.ends[box], stop=wide.stop, first=outline.last_units[box], last=wide.last)
    return Span(root=parent, start=wide.start, stop=box, first=wide.first, last=outline.first_units[box])


def _span(outline: Outline, parent: int, box: int, usual: frozenset[str], reach: int) -> Span:
    """Return a box with up to `reach` usual siblings after it, or before it where `reach` is negative."""
    if parent < 0:
        return outline.span(box)
    return _after(outline, parent, box, usual, reach) if reach > 0 else _before(outline, parent, box, usual, -reach)


def _after(outline: Outline, parent: int, box: int, usual: frozenset[str], reach: int) -> Span:
    stop = outline.ends[box]
    while stop < outline.ends[parent] and reach > 0 and outline.step(stop) in usual and not _like(outline, stop, box):
        stop, reach = outline.ends[stop], reach - 1
    last = outline.first_units[stop] if stop < outline.ends[parent] else outline.last_units[parent]
    return Span(root=parent, start=box, stop=stop, first=outline.first_units[box], last=last)


def _before(outline: Outline, parent: int, box: int, usual: frozenset[str], reach: int) -> Span:
    start = box
    while (node := outline.previous(start)) >= 0 and reach > 0:
        if outline.step(node) not in usual or _like(outline, node, box):
            break
        start, reach = node, reach - 1
    first = outline.last_units[node] if node >= 0 else outline.first_units[parent]
    return Span(root=parent, start=start, stop=outline.ends[box], first=first, last=outline.last_units[box])


def _like(outline: Outline, node: int, box: int) -> bool:
    """Tell whether a sibling is a record of its own: the same step, and a link in it or the same parts."""
    if outline.step(node) != outline.step(box):
        return False
    parts = [outline.tags[child] for child in outline.children(box)]
    same = len(parts) > 1 and parts == [outline.tags[child] for child in outline.children(node)]
    return same or bool(outline.links_in(node, outline.ends[node]))
