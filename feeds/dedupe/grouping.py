"""Which Entries are one Story: a partition that does not depend on the order in which they came."""

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from typing import NamedTuple

from feeds.dedupe.blocks import is_link, worth_comparing
from feeds.dedupe.comparing import compare, differ
from feeds.dedupe.sketch import NEAR_TEXTS, Sketch

Name = tuple[str, str]  # source id and key of an Entry
Pair = tuple[Name, Name]  # in either order

NEVER_FAR = 1_000_000  # days: what has one address is one release whenever it was told
_BUSIEST = 200  # Entries of one block on neighbouring days beyond which it tells nothing: furniture, or a flood


def grouped(
    sketches: Sequence[Sketch], *, together: Set[Pair] = frozenset(), apart: Set[Pair] = frozenset()
) -> list[list[int]]:
    """Return the indices of the Sketches of each Story: every index once, in ascending order, Stories by their first.

    Pairs that share a block are compared; the surest are merged first, and no merge puts two Entries into one Story
    that differ. `together` and `apart` are decided by hand, and win. The same set of Entries gives the same Stories
    in any order.
    """
    order = sorted(range(len(sketches)), key=lambda index: _rank(sketches[index]))
    edges = _edges(sketches, order)
    stories = _Stories(sketches, order, _Decided({frozenset(pair) for pair in apart}, set(edges)))
    places = {_name(sketches[index]): index for index in order}
    for name, other in sorted((min(pair), max(pair)) for pair in together):
        if name in places and other in places:
            stories.unite(places[name], places[other])
    stories.found()
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
    """Give each pair that is worth comparing once, in a fixed order."""
    blocks: defaultdict[int, list[int]] = defaultdict(list)
    for index in sorted(order, key=lambda index: sketches[index].day):
        for block in sketches[index].blocks:
            blocks[block].append(index)
    seen: set[tuple[int, int]] = set()
    for block, members in blocks.items():
        seen.update(_pairs(members, sketches, NEVER_FAR if is_link(block) else NEAR_TEXTS))
    rank = {index: place for place, index in enumerate(order)}
    for one, two in sorted(seen, key=lambda pair: (rank[pair[0]], rank[pair[1]])):
        if worth_comparing(sketches[one].blocks, sketches[two].blocks):
            yield one, two


def _pairs(members: Sequence[int], sketches: Sequence[Sketch], near: int) -> Iterable[tuple[int, int]]:
    """Give the pairs of the Entries of one block, in the order of their days, that are at most `near` days apart."""
    for place, one in enumerate(members):
        last = sketches[one].day.toordinal() + near
        for two in members[place + 1 : place + 1 + _BUSIEST]:
            if sketches[two].day.toordinal() > last:
                break
            yield (one, two) if one < two else (two, one)


class _Decided(NamedTuple):
    """What is known of pairs before Stories are merged."""

    apart: set[frozenset[Name]]
    same: set[tuple[int, int]]


class _Stories:
    """Stories being merged; who differs stays apart.

    What is united by hand is one release by decree: an Entry that is the same as one part of it is not kept from it by
    what another part says.
    """

    def __init__(self, sketches: Sequence[Sketch], order: Sequence[int], decided: _Decided) -> None:
        self._sketches = sketches
        self._decided = decided
        self._same_pairs = {(min(pair), max(pair)) for pair in decided.same}
        self._story = {index: [index] for index in order}
        self._whole: dict[int, list[int]] = {}  # what each Entry was united with by hand
        self._differ: dict[tuple[int, int], bool] = {}

    def unite(self, one: int, two: int) -> None:
        """Make one Story of two."""
        first, second = self._story[one], self._story[two]
        if first is not second:
            first += second
            for index in second:
                self._story[index] = first

    def found(self) -> None:
        """Take what is united now as united by hand."""
        self._whole = {index: list(story) for index, story in self._story.items()}

    def merge(self, one: int, two: int) -> None:
        """Make one Story of two, unless an Entry of the one and one of the other differ."""
        first, second = self._story[one], self._story[two]
        if first is not second and not any(self._kept_apart(a, b) for a in first for b in second):
            self.unite(one, two)

    def _kept_apart(self, one: int, two: int) -> bool:
        pair = (min(one, two), max(one, two))
        if pair not in self._differ:
            self._differ[pair] = self._is_apart(one, two)
        return self._differ[pair]

    def _is_apart(self, one: int, two: int) -> bool:
        names = frozenset((_name(self._sketches[one]), _name(self._sketches[two])))
        if names in self._decided.apart:
            return True
        if (min(one, two), max(one, two)) in self._same_pairs:
            return False
        if differ(self._sketches[one], self._sketches[two]) is None:
            return False
        linked = ((min(a, b), max(a, b)) for a in self._whole[one] for b in self._whole[two])
        return not any(pair in self._same_pairs for pair in linked)

    def partition(self) -> list[list[int]]:
        """Return the Stories."""
        return sorted(sorted(story) for story in {id(story): story for story in self._story.values()}.values())


def _name(sketch: Sketch) -> Name:
    return (sketch.entry.source_id, sketch.entry.key)


def _rank(sketch: Sketch) -> tuple[str, str, str, str, str, str]:
    """Order Entries by what they say, never by their place."""
    entry = sketch.entry
    return (*_name(sketch), sketch.day.isoformat(), entry.title, entry.body or "", entry.summary or "")
