"""Make a wrapper of what was learnt of a page, and prove it on that page before it is kept."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from statistics import fmean

from feeds.extractors.listing import found_in
from feeds.extractors.news_list import NewsList
from feeds.extractors.outline import Outline
from feeds.extractors.page import Page
from feeds.extractors.records import Layout, Record
from feeds.extractors.sight import Sight, sight_of, sight_within
from feeds.extractors.wrapper.applying import boxes_at, found_by
from feeds.extractors.wrapper.paths import Path, Step, chain_of, classes_of, number_of, step_of, text_of
from feeds.extractors.wrapper.region import css_at, element_at, region_of
from feeds.model import ListRule, Wrapper

_MOST_PATHS = 60  # to the records of one list; more is no structure that will be found again
_AGREEMENT = 0.9  # share of the records that a wrapper has to find again as they were learnt
_CLIMB = 3  # elements around the records that are tried as region, before the whole body is

Chain = Sequence[int]
Fields = tuple[str, str | None, str | None]  # href, title and date of a record


def learn_from(page: Page) -> tuple[Wrapper | None, NewsList | None, Sight]:
    """Learn a page: return its wrapper, what was found by learning, and the page as it was laid out.

    No wrapper where nothing was found, or what was found cannot be told in a way that finds it again. Raises
    UnreadableError where there is no page.
    """
    sight = sight_of(page)
    found = found_in(sight)
    if found is None or not found.records:
        return None, None, sight
    return wrapper_of(found, sight), found, sight


def wrapper_of(found: NewsList, sight: Sight) -> Wrapper | None:
    """Return the wrapper that finds this news again; None where none does."""
    outline = sight.outline
    wanted = [_fields(record) for record in found.records]
    node = region_of(found, outline)
    tried = 0
    while True:
        wrapper = _within(found, sight, node)
        if wrapper is not None:
            element = element_at(sight.tree, wrapper.region)
            part = sight_within(sight.page, sight.tree, element, day_first=wrapper.day_first)
            again = found_by(wrapper, part)
            agreement = _agreement(wanted, again.records if again else ())
            if agreement == 1.0 or (node == 0 and agreement >= _AGREEMENT):
                return replace(wrapper, confidence=round(agreement * _confidence(found), 2))
        if node <= 0:
            return None
        tried += 1
        node = outline.parents[node] if tried < _CLIMB else 0


def _within(found: NewsList, sight: Sight, region: int) -> Wrapper | None:
    rules = [rule for layout in found.layouts if (rule := _rule_of(layout, sight.outline, region))]
    if len(rules) < len(found.layouts):
        return None
    return Wrapper(
        region=css_at(sight.outline, region),
        lists=tuple(rules),
        day_first=sight.reader.context.day_first,
        confidence=0.0,
        items=len(found.records),
    )


def _rule_of(layout: Layout, outline: Outline, region: int) -> ListRule | None:
    paths = _paths_to(layout.boxes, outline, region)
    if paths is None:
        return None
    title, date = layout.title, layout.date
    cuts = (("date before", "lead_date"), ("date after", "tail_date"), ("number before", "code"))
    return ListRule(
        items=tuple(sorted({text_of(path) for path in paths})),
        reach=layout.beside.reach,
        beside=tuple(sorted(layout.beside.steps)),
        most=layout.beside.most,
        link=layout.link.key if layout.link else None,
        title=title.key if title else None,
        title_linked=bool(title and title.linked),
        without=tuple(name for name, cut in cuts if title and getattr(title, cut)),
        date=date.key if date else None,
        date_in=date.where.value if date else None,
        date_number=date.number if date else 0,
        date_pieces=date.pieces if date else 1,
        date_completed=bool(date and date.completed),
        month_first=date.month_first if date else None,
        summary=layout.summary,
        coarse=layout.scene.coarse,
    )


def _paths_to(boxes: Sequence[int], outline: Outline, region: int) -> list[Path] | None:
    """Return paths from the region that lead to these elements; None where it takes too many.

    The more general ways to say where they stand are tried first: by the classes that all of them share, by those of
    each, by their parents' number among its siblings, by the numbers of all elements around.
    """
    chains = [chain_of(outline, box, region) for box in boxes]
    if any(not chain for chain in chains):
        return None
    best: tuple[float, list[Path]] | None = None
    for way in _WAYS:
        paths = list(dict.fromkeys(way(outline, chains)))
        if len(paths) > _MOST_PATHS:
            continue
        share = _overlap(boxes, _found(outline, paths, region))
        if share == 1.0:
            return paths
        if best is None or share > best[0]:
            best = share, paths
    return best[1] if best else None


def _found(outline: Outline, paths: list[Path], region: int) -> list[int]:
    return boxes_at(outline, paths, region)


def _overlap(one: Sequence[int], two: Sequence[int]) -> float:
    """Return the share of all elements that are in both."""
    a, b = set(one), set(two)
    return len(a & b) / max(1, len(a | b))


def _by_shared_classes(outline: Outline, chains: Sequence[Chain]) -> Iterable[Path]:
    groups: dict[tuple[str, ...], list[Chain]] = {}
    for chain in chains:
        groups.setdefault(tuple(_plain(outline, node) for node in chain), []).append(chain)
    for alike in groups.values():
        yield tuple(
            Step(
                outline.tags[level[0]],
                frozenset.intersection(*(classes_of(outline, node) for node in level)),
                outline.columns[level[0]],
            )
            for level in zip(*alike, strict=True)
        )


def _plain(outline: Outline, node: int) -> str:
    return f"{outline.tags[node]}:{outline.columns[node]}"


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


def _fields(record: Record) -> Fields:
    return record.href, record.title, record.dated.day.isoformat() if record.dated else None


def _agreement(wanted: Sequence[Fields], records: Iterable[Record]) -> float:
    """Return the share of records that are the same in both readings."""
    found = {_fields(record) for record in records}
    return len(found & set(wanted)) / max(1, len(found | set(wanted)))


def _confidence(found: NewsList) -> float:
    """Return how sure it is that this is the news, 0 to 1: titled, dated, several of them, in the content."""
    records = found.records
    dated = fmean(record.dated is not None for record in records)
    headed = fmean(record.title_unit is not None and record.title_unit.width >= 16 for record in records)
    many = min(1.0, len(records) / 5)
    return 0.4 + 0.3 * dated + 0.2 * headed + 0.1 * many
