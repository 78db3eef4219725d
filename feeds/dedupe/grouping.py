"""Which Entries are one Story: a partition that does not depend on the order in which they came."""

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set

from feeds.dedupe.comparing import compare, differ
from feeds.dedupe.sketch import Sketch

Name = tuple[str, str]  # source id and key of an Entry
Pair = tuple[Name, Name]  # in either order

_BUSIEST = 200  # Entries of one block beyond which it tells nothing: furniture, or a flood


def grouped(
    sketches: Sequence[Sketch], *, together: Set[Pair] = frozenset(), apart: Set[Pair] = frozenset()
) -> list[list[int]]:
    """Return the indices of the Sketches of each Story: every index once, in ascending order, Stories by their first.

    Pairs that share a block are compared; the surest are merged first, and no merge puts two Entries into one Story
    that differ. `together` and `apart` are decided by hand, and win. The same set of Entries gives the same Stories
    in any order.
    """
    order = sorted(range(len(sketches)), key=lambda index: _rank(sketches[index]))
    stories = _Stories(sketches, order, {frozenset(pair) for pair in apart})
    places = {_name(sketches[index]): index for index in order}
    for name, other in sorted((min(pair), max(pair)) for pair in together):
        if name in places and other in places:
            stories.unite(places[name], places[other])
    edges = _edges(sketches, order)
    stories.know_alike(edges)
    for one, two in edges:
        stories.merge(one, two)
    return stories.partition()


def _edges(sketches: Sequence[Sketch], order: Sequence[int]) -> list[tuple[int, int]]:
    """Return the pairs that are the same, the surest first."""
    found = []
    for one, two in _candidates(sketches, order):
        likeness = compare(sketches[one], sketches[two])
        if likeness is not None:
            found.append((-likeness.score, abs((sketches[one].day - sketches[two].day).days), one, two))
    rank = {index: place for place, index in enumerate(order)}
    found.sort(key=lambda edge: (edge[0], edge[1], rank[edge[2]], rank[edge[3]]))
    return [(one, two) for _, _, one, two in found]


def _candidates(sketches: Sequence[Sketch], order: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Give each pair that shares a block once, the lower in order first."""
    blocks: defaultdict[int, list[int]] = defaultdict(list)
    for index in order:
        for block in sketches[index].blocks:
            blocks[block].append(index)
    seen: set[tuple[int, int]] = set()
    for members in blocks.values():
        near = members if len(members) <= _BUSIEST else []
        for place, one in enumerate(near):
            seen.update((one, two) for two in near[place + 1 :])
    return seen


class _Stories:
    """Stories being merged; who differs stays apart."""

    def __init__(self, sketches: Sequence[Sketch], order: Sequence[int], apart: set[frozenset[Name]]) -> None:
        self._sketches = sketches
        self._apart = apart
        self._story = {index: [index] for index in order}
        self._differ: dict[tuple[int, int], bool] = {}

    def know_alike(self, edges: Iterable[tuple[int, int]]) -> None:
        """Take it that pairs which are the same do not differ, unless a hand has kept them apart."""
        for one, two in edges:
            if frozenset((_name(self._sketches[one]), _name(self._sketches[two]))) not in self._apart:
                self._differ[min(one, two), max(one, two)] = False

    def unite(self, one: int, two: int) -> None:
        """Make one Story of two."""
        first, second = self._story[one], self._story[two]
        if first is not second:
            first += second
            for index in second:
                self._story[index] = first

    def merge(self, one: int, two: int) -> None:
        """Make one Story of two, unless an Entry of the one and one of the other differ."""
        first, second = self._story[one], self._story[two]
        if first is not second and not any(self._kept_apart(a, b) for a in first for b in second):
            self.unite(one, two)

    def _kept_apart(self, one: int, two: int) -> bool:
        pair = (min(one, two), max(one, two))
        if pair not in self._differ:
            names = frozenset((_name(self._sketches[one]), _name(self._sketches[two])))
            self._differ[pair] = names in self._apart or differ(self._sketches[one], self._sketches[two]) is not None
        return self._differ[pair]

    def partition(self) -> list[list[int]]:
        """Return the Stories."""
        return sorted(sorted(story) for story in {id(story): story for story in self._story.values()}.values())


def _name(sketch: Sketch) -> Name:
    return (sketch.entry.source_id, sketch.entry.key)


def _rank(sketch: Sketch) -> tuple[str, str, str, str, str, str]:
    """Order Entries by what they say, never by their place."""
    entry = sketch.entry
    return (*_name(sketch), sketch.day.isoformat(), entry.title, entry.body or "", entry.summary or "")
