"""Ways to cut a page into records: each group of like links, with the largest boxes that keep its links apart."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from feeds.extractors.outline import FORMATTING, INLINE, Outline, Span
from feeds.extractors.widening import ALONE, Beside, widened

_SURVEYED = 400  # links of a group whose boxes are surveyed; the others follow the majority
_MAX_SIBLINGS = 20_000
_MOST_BOXES = 30_000  # in all candidates together
_MOST_RUNS = 24  # runs of siblings of one group that are tried for themselves


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to cut the page: records in document order."""

    spans: tuple[Span, ...]
    boxes: tuple[int, ...]  # the element of each record that holds its link; its whole box where it has one
    beside: Beside = ALONE  # which siblings of the boxes belong to the records
    part: bool = False  # whether these are only the records of one parent out of several

    @property
    def key(self) -> tuple[int, tuple[Span, ...]]:
        """Tell apart from candidates that cut the page otherwise."""
        return len(self.spans), self.spans[:4]


def candidates_of(outline: Outline) -> Iterator[Candidate]:
    """Yield the ways to cut the page that repetition of links suggests; the same cut may come more than once.

    The work is bounded: a page with endless lists is cut in fewer ways.
    """
    left = _MOST_BOXES
    for group in _groups_of_links(outline):
        for boxes, part in _boxes_of(outline, group):
            for candidate in _with_parts(outline, boxes):
                yield replace(candidate, part=part)
                left -= len(boxes)
            if left < 0:
                return


def boxed(outline: Outline, boxes: Sequence[int]) -> Candidate:
    """Return the candidate whose records are these elements."""
    spans = tuple(outline.span(box) for box in boxes)
    return Candidate(spans=spans, boxes=tuple(boxes))


def _groups_of_links(outline: Outline) -> Iterator[list[int]]:
    """Group links by where they stand, seen coarsely, by tags, by tags and classes, and by their text, too."""
    coarse, plain, fine = _places(outline)
    texts = {link: "".join(unit.text for unit in outline.units_of(link))[:40] for link in outline.links}
    seen = set()
    for kind in (coarse, plain, fine, None):
        groups: dict[tuple[int, str], list[int]] = defaultdict(list)
        for link in outline.links:
            groups[(kind[link], "") if kind else (plain[link], texts[link])].append(link)
        for group in groups.values():
            if len(group) > 1 and (len(group), group[0], group[-1]) not in seen:
                seen.add((len(group), group[0], group[-1]))
                yield group


def _places(outline: Outline) -> tuple[list[int], list[int], list[int]]:
    """Return numbers for the places of all nodes: equal numbers, equal paths from the root."""
    tables: tuple[dict[tuple[int, str], int], ...] = ({}, {}, {})
    places: tuple[list[int], ...] = ([], [], [])
    for node, tag in enumerate(outline.tags):
        parent = outline.parents[node]
        upper = [place[parent] if parent >= 0 else 0 for place in places]
        repeated = tag in INLINE or (parent >= 0 and outline.tags[parent] == tag)
        names = ("" if repeated else tag, "" if tag in FORMATTING else _column(outline, node, tag), outline.steps[node])
        for table, place, above, name in zip(tables, places, upper, names, strict=True):
            place.append(table.setdefault((above, name), len(table) + 1) if name else above)
    return places[0], places[1], places[2]


def _column(outline: Outline, node: int, tag: str) -> str:
    return tag if outline.columns[node] < 0 else f"td:{outline.columns[node]}"


def _boxes_of(outline: Outline, group: list[int]) -> Iterator[tuple[list[int], bool]]:
    """Yield the boxes that keep the links of a group apart: all together, and those of each parent for themselves."""
    limits = _limits(outline, group)
    if len({outline.hrefs[link] for link in group}) < 2:
        return
    levels = _levels(outline, group, limits)
    for level in levels[:2]:
        boxes = _at_level(outline, group, limits, level)
        if len(boxes) < 2:
            continue
        runs = _runs(outline, boxes)
        whole = sorted(box for run in runs for box in run)
        yield whole, False
        if len(runs) > 1:
            yield from ((union, True) for union in _unions(outline, runs))
            for run in sorted((run for run in runs if len(run) > 1), key=len, reverse=True)[:_MOST_RUNS]:
                yield run, True


def _limits(outline: Outline, group: list[int]) -> list[tuple[int, int]]:
    """Return for each link the nearest other links of its group that lead elsewhere, before and after."""
    hrefs = [outline.hrefs[link] for link in group]
    before, after = [-1] * len(group), [len(outline.tags)] * len(group)
    for i in range(1, len(group)):
        before[i] = before[i - 1] if hrefs[i] == hrefs[i - 1] else group[i - 1]
    for i in range(len(group) - 2, -1, -1):
        after[i] = after[i + 1] if hrefs[i] == hrefs[i + 1] else group[i + 1]
    return list(zip(before, after, strict=True))


def _levels(outline: Outline, group: list[int], limits: list[tuple[int, int]]) -> list[tuple[str, int]]:
    """Return (tag, depth) of the largest boxes around single links, the most frequent first."""
    tally: Counter[tuple[str, int]] = Counter()
    step = max(1, len(group) // _SURVEYED)
    for link, (before, after) in list(zip(group, limits, strict=True))[::step]:
        box = link
        for node in outline.ancestors(link):
            if node <= before or outline.ends[node] > after or outline.parents[node] < 0:
                break
            box = node
        tally[outline.tags[box], outline.depths[box]] += 1
    best = tally.most_common(3)
    return [level for level, count in best if count >= best[0][1] / 4]


def _at_level(outline: Outline, group: list[int], limits: list[tuple[int, int]], level: tuple[str, int]) -> list[int]:
    """Return the box of each link: its ancestor of that level, or else the nearest with that tag that is its own."""
    tag, depth = level
    boxes: dict[int, None] = {}
    for link, (before, after) in zip(group, limits, strict=True):
        own, exact = -1, -1
        for node in outline.ancestors(link):
            if outline.depths[node] == depth and outline.tags[node] == tag:
                exact = node
                break
            if outline.tags[node] == tag and node > before and outline.ends[node] <= after:
                own = node
        box = exact if exact >= 0 else own
        if box >= 0:
            boxes[box] = None
    return _outermost(outline, sorted(boxes))


def _outermost(outline: Outline, boxes: list[int]) -> list[int]:
    kept: list[int] = []
    for box in boxes:
        if not kept or box >= outline.ends[kept[-1]]:
            kept.append(box)
    return kept


def _runs(outline: Outline, boxes: list[int]) -> list[list[int]]:
    """Group boxes by their parent, and take in siblings of the same kind that hold a link, too."""
    runs: dict[int, list[int]] = defaultdict(list)
    for box in boxes:
        runs[outline.parents[box]].append(box)
    return [_with_siblings(outline, parent, run) for parent, run in runs.items()]


def _unions(outline: Outline, runs: list[list[int]]) -> Iterator[list[int]]:
    """Yield runs side by side as one, such as the lists below the months of a year, where others lie elsewhere."""
    beside: dict[int, list[list[int]]] = defaultdict(list)
    for run in runs:
        parent = outline.parents[run[0]]
        beside[outline.parents[parent] if parent >= 0 else -1].append(run)
    for group in list(beside.values())[:_MOST_RUNS]:
        if 1 < len(group) < len(runs):
            yield sorted(box for run in group for box in run)


def _with_siblings(outline: Outline, parent: int, run: list[int]) -> list[int]:
    if parent < 0 or len(run) < 2:
        return run
    tag, known = outline.tags[run[0]], set(run)
    alike = [node for node in outline.children(parent) if outline.tags[node] == tag]
    if tag in ("div", "span", "section", "p"):
        steps = {outline.steps[box] for box in run}
        parts = {outline.shape(box) for box in run[:50]}
        alike = [
            node for node in alike if node in known or outline.steps[node] in steps or outline.shape(node) in parts
        ]
    return [node for node in alike[:_MAX_SIBLINGS] if node in known or outline.links_in(node, outline.ends[node])]


def _with_parts(outline: Outline, boxes: list[int]) -> Iterator[Candidate]:
    """Yield the boxes as records, and, where parts of records stand beside the boxes, the boxes with those parts."""
    yield boxed(outline, boxes)
    for beside, spans in widened(outline, boxes):
        yield Candidate(spans=spans, boxes=tuple(boxes), beside=beside)
