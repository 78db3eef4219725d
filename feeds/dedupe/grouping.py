"""Which Entries are one Story: a partition that does not depend on the order in which they came."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from feeds.dedupe.blocks import is_link, worth_comparing
from feeds.dedupe.comparing import compare, contradict, differ, narrower
from feeds.dedupe.likeness import Likeness, Way
from feeds.dedupe.sketch import NEAR_TEXTS, Sketch

Name = tuple[str, str]  # source id and key of an Entry
Pair = tuple[Name, Name]  # in either order

_SURE = 0.9  # score of two titles that are the same; less sure likenesses give way where they contradict each other
_MOST_PARTNERS = 50  # of one Entry by titles cut off; more are a flood
_MOST_TWINS = 4  # Entries of one link that are looked at
NEVER_FAR = 1_000_000  # days: what has one address is one release whenever it was told
_BUSIEST_DAY = 30  # releases of a company on a day beyond which none is looked for as another's version
_BUSIEST = 200  # Entries of one block within days beyond which it tells nothing: furniture, or a flood


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
    stories.know_united()
    for one, two in _edges(sketches, order, stories):
        stories.merge(one, two)
    return stories.partition()


def _edges(sketches: Sequence[Sketch], order: Sequence[int], stories: "_Stories") -> list[tuple[int, int]]:
    """Return the pairs that are the same, the surest first."""
    found: dict[tuple[int, int], Likeness] = {}
    for one, two in _candidates(sketches, order):
        likeness = compare(sketches[one], sketches[two])
        if likeness is not None:
            found[one, two] = likeness
            stories.know_alike(one, two, likeness)
    for pair in _torn(found, stories):
        del found[pair]

    def surest(pair: tuple[int, int]) -> tuple[float, int, int, int]:
        days = abs((sketches[pair[0]].day - sketches[pair[1]].day).days)
        return (-found[pair].score, days, stories.rank(pair[0]), stories.rank(pair[1]))

    return sorted(found, key=surest)


def _torn(found: Mapping[tuple[int, int], Likeness], stories: "_Stories") -> set[tuple[int, int]]:
    """Return the pairs that are as likely as others that contradict them: a title cut off may fit two releases."""
    weak: defaultdict[int, list[int]] = defaultdict(list)
    for (one, two), likeness in found.items():
        if likeness.score < _SURE:
            weak[one].append(two)
            weak[two].append(one)
    return {
        stories.in_order(one, two)
        for one, partners in weak.items()
        if 1 < len(partners) <= _MOST_PARTNERS
        for two in partners
        if any(
            stories.in_order(two, other) not in found and stories.contradict(two, other)
            for other in partners
            if other != two
        )
    }


def _candidates(sketches: Sequence[Sketch], order: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Give each pair that is worth comparing once, the lower in order first."""
    blocks: defaultdict[int, list[int]] = defaultdict(list)
    for index in sorted(order, key=lambda index: sketches[index].day):
        for block in sketches[index].blocks:
            blocks[block].append(index)
    seen: set[tuple[int, int]] = set()
    for block, members in blocks.items():
        seen.update(_pairs(members, sketches, NEVER_FAR if is_link(block) else NEAR_TEXTS))
    for index in order:
        for block in sketches[index].asks & blocks.keys():
            holders = blocks[block] if len(blocks[block]) <= _BUSIEST_DAY else ()
            seen.update((min(index, other), max(index, other)) for other in holders if other != index)
    rank = {index: place for place, index in enumerate(order)}
    for one, two in seen:
        if worth_comparing(sketches[one], sketches[two]):
            yield (one, two) if rank[one] <= rank[two] else (two, one)


def _pairs(members: Sequence[int], sketches: Sequence[Sketch], near: int) -> Iterable[tuple[int, int]]:
    """Give the pairs of the Entries of one block, in the order of their days, that are at most `near` days apart."""
    days = [sketches[index].day.toordinal() for index in members]
    for place, one in enumerate(members):
        end = bisect_right(days, days[place] + near)
        if near == NEVER_FAR:
            end = min(end, place + 2)  # of one address all are one: a chain is enough
        if end - place <= _BUSIEST:
            yield from ((one, two) if one < two else (two, one) for two in members[place + 1 : end])


class _Stories:
    """Stories being merged; who differs stays apart."""

    def __init__(self, sketches: Sequence[Sketch], order: Sequence[int], apart: set[frozenset[Name]]) -> None:
        self._sketches = sketches
        self._apart = apart
        self._story = {index: [index] for index in order}
        self._rank = {index: place for place, index in enumerate(order)}
        self._twins: defaultdict[str, list[int]] = defaultdict(list)
        for index in order:
            self._twins[sketches[index].entry.key].append(index)
        self._united: dict[int, list[int]] = {}  # by hand
        self._sure: defaultdict[int, set[int]] = defaultdict(set)
        self._differ: dict[tuple[int, int], bool] = {}

    def know_alike(self, one: int, two: int, likeness: Likeness) -> None:
        """Take it that two which are the same do not differ."""
        self._differ[self.in_order(one, two)] = False
        if likeness.score >= _SURE and likeness.kind is not Way.VERSION:
            self._sure[one].add(two)
            self._sure[two].add(one)

    def unite(self, one: int, two: int) -> None:
        """Make one Story of two."""
        first, second = self._story[one], self._story[two]
        if first is not second:
            first += second
            for index in second:
                self._story[index] = first

    def know_united(self) -> None:
        """Take what is united now as one release by decree: what fits one part of it is not kept from it by another."""
        for story in {id(story): list(story) for story in self._story.values() if len(story) > 1}.values():
            for index in story:
                self._united[index] = story

    def merge(self, one: int, two: int) -> None:
        """Make one Story of two, unless an Entry of the one and one of the other differ."""
        first, second = self._story[one], self._story[two]
        if first is not second and not any(self.kept_apart(a, b) for a in first for b in second):
            self.unite(one, two)

    def kept_apart(self, one: int, two: int) -> bool:
        """Tell whether two differ, under all titles that they are known by, or a hand has kept them apart."""
        names = frozenset((_name(self._sketches[one]), _name(self._sketches[two])))
        if names in self._apart:
            return True
        if not self._sure[one].isdisjoint(self._sure[two]):
            # The wording that speaks against them spoke against the third, too, and was outweighed.
            return contradict(self._sketches[one], self._sketches[two])
        return all(self._differs(a, b) for a in self._twins_of(one) for b in self._twins_of(two))

    def _twins_of(self, index: int) -> list[int]:
        united = self._united.get(index, ())
        return list(dict.fromkeys((*self._twins[self._sketches[index].entry.key][:_MOST_TWINS], *united)))

    def _differs(self, one: int, two: int) -> bool:
        pair = self.in_order(one, two)
        if pair not in self._differ:
            self._differ[pair] = differ(self._sketches[one], self._sketches[two]) is not None
        return self._differ[pair]

    def contradict(self, one: int, two: int) -> bool:
        """Tell whether two that nothing says are the same differ, or the one tells a narrower matter than the other."""
        return self.kept_apart(one, two) or narrower(self._sketches[one], self._sketches[two])

    def rank(self, index: int) -> int:
        """Return the place of an Entry in the order of what they say."""
        return self._rank[index]

    def in_order(self, one: int, two: int) -> tuple[int, int]:
        """Return two Entries in the order of what they say."""
        return (one, two) if self._rank[one] <= self._rank[two] else (two, one)

    def partition(self) -> list[list[int]]:
        """Return the Stories."""
        return sorted(sorted(story) for story in {id(story): story for story in self._story.values()}.values())


def _name(sketch: Sketch) -> Name:
    return (sketch.entry.source_id, sketch.entry.key)


def _rank(sketch: Sketch) -> tuple[str, str, str, str, str, str]:
    """Order Entries by what they say, never by their place."""
    entry = sketch.entry
    return (*_name(sketch), sketch.day.isoformat(), entry.title, entry.body or "", entry.summary or "")
