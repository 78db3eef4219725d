"""Say in paths where the records of a list stand: as little as finds these and nothing else."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from feeds.extractors.outline import Outline
from feeds.extractors.wrapper.paths import (
    Path,
    Step,
    chain_of,
    classes_of,
    linked_at,
    nodes_at,
    number_of,
    places_of,
    step_of,
)
from feeds.extractors.wrapper.region import is_layout

_MOST_PATHS = 60  # to the records of one list; more is no structure that will be found again
_LEAN = 4  # paths that are worth shortening
_LOOSE = 0.7  # share of the elements found that have to be records, where what is no record shows by itself

Chain = Sequence[int]


def paths_to(boxes: Sequence[int], outline: Outline, region: int, *, loose: bool) -> list[Path] | None:
    """Return paths from the region that lead to these elements; None where it takes too many.

    The more general ways to say where they stand are tried first: by the classes that all of them share, by those of
    each, by their parents' number among its siblings, by the numbers of all elements around. `loose`: some more may be
    found, as long as all of these are and no elements have to be counted.
    """
    if len({outline.depths[box] for box in boxes}) > _MOST_PATHS:
        return None  # paths of different lengths are different
    chains = [chain_of(outline, box, region) for box in boxes]
    if any(not chain for chain in chains):
        return None
    best: tuple[float, list[Path]] | None = None
    for way in _WAYS[:2] if loose else _WAYS:
        paths = _different(way(outline, chains))
        if paths is None:
            continue
        share = _overlap(boxes, linked_at(outline, paths, region), loose=loose)
        if share == 1.0:
            return _leaner(paths, boxes, outline, region)
        if best is None or share > best[0]:
            best = share, paths
    if best is None or (loose and best[0] < _LOOSE):
        return None
    return best[1]


def _different(paths: Iterable[Path]) -> list[Path] | None:
    """Return the paths without repetitions; None as soon as they are too many."""
    found: dict[Path, None] = {}
    for path in paths:
        found[path] = None
        if len(found) > _MOST_PATHS:
            return None
    return list(found)


def _overlap(one: Sequence[int], two: Sequence[int], *, loose: bool) -> float:
    """Return the share of all elements that are in both; 0 where a loose way does not find all of them."""
    a, b = set(one), set(two)
    return 0.0 if loose and a - b else len(a & b) / max(1, len(a | b))


def _leaner(paths: list[Path], boxes: Sequence[int], outline: Outline, region: int) -> list[Path]:
    """Return paths that name fewer classes and still lead to the same elements.

    The last step keeps one: it is what a promotion between the records does not have.
    """
    if len(paths) > _LEAN:
        return paths
    pool = nodes_at(
        outline, [tuple(replace(step, classes=frozenset(), number=0) for step in path) for path in paths], region
    )
    wanted = list(boxes)
    for index, place in [(index, place) for index, path in enumerate(paths) for place in range(len(path))]:
        path = paths[index]
        for classes in _fewer(path[place].classes, last=place == len(path) - 1):
            shorter = (*path[:place], replace(path[place], classes=classes), *path[place + 1 :])
            tried = [*paths[:index], shorter, *paths[index + 1 :]]
            if linked_at(outline, tried, region, pool) == wanted:
                paths = tried
                break
    return list(dict.fromkeys(paths))


def _fewer(classes: frozenset[str], *, last: bool) -> list[frozenset[str]]:
    """Return smaller sets of classes, best first."""
    if not classes or (last and len(classes) == 1):
        return []
    single = sorted(classes, key=lambda name: (is_layout(name), len(name), name))
    return [*([] if last else [frozenset[str]()]), *(frozenset((name,)) for name in single)]


def _by_shared_classes(outline: Outline, chains: Sequence[Chain]) -> Iterable[Path]:
    groups: dict[tuple[str, ...], list[Chain]] = {}
    for chain in chains:
        groups.setdefault(tuple(places_of(outline, node) for node in chain), []).append(chain)
    for alike in groups.values():
        yield tuple(
            Step(
                outline.tags[level[0]],
                frozenset.intersection(*(classes_of(outline, node) for node in set(level))),
                outline.columns[level[0]],
            )
            for level in zip(*alike, strict=True)
        )


def _by_own_classes(outline: Outline, chains: Sequence[Chain]) -> Iterable[Path]:
    for chain in chains:
        yield tuple(step_of(outline, node) for node in chain)


def _by_parents_number(outline: Outline, chains: Sequence[Chain]) -> Iterable[Path]:
    for chain in chains:
        yield tuple(
            replace(step_of(outline, node), number=number_of(outline, node) if place == len(chain) - 2 else 0)
            for place, node in enumerate(chain)
        )


def _by_all_numbers(outline: Outline, chains: Sequence[Chain]) -> Iterable[Path]:
    for chain in chains:
        last = len(chain) - 1
        yield tuple(
            replace(step_of(outline, node), number=number_of(outline, node) if place < last else 0)
            for place, node in enumerate(chain)
        )


_WAYS: tuple[Callable[[Outline, Sequence[Chain]], Iterable[Path]], ...] = (
    _by_shared_classes,
    _by_own_classes,
    _by_parents_number,
    _by_all_numbers,
)
