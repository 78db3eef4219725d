"""Make a wrapper of what was learnt of a page, and prove it on that page before it is kept.

Of all ways to say where the records stand, the one is kept that says least and still finds just these: pages add
classes and elements from day to day. Counting elements ("the third list") is the last resort, for the same reason.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from statistics import fmean

from feeds.extractors.listing import found_in
from feeds.extractors.news_list import NewsList
from feeds.extractors.outline import Outline
from feeds.extractors.page import Page
from feeds.extractors.records import Layout, Record
from feeds.extractors.sight import Sight, sight_of
from feeds.extractors.wrapper.applying import apply_to
from feeds.extractors.wrapper.naming import paths_to
from feeds.extractors.wrapper.paths import text_of
from feeds.extractors.wrapper.region import Namer, is_counted, region_of
from feeds.model import ListRule, Wrapper

_AGREEMENT = 0.9  # share of the records that a wrapper has to find again as they were learnt
_CLIMB = 4  # elements around the records that are tried as region, before the whole body is
_PROOFS = 6  # wrappers that are tried on the page

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
    wanted = [_fields(record) for record in found.records]
    best: tuple[float, Wrapper] | None = None
    for wrapper in islice(_candidates(found, sight), _PROOFS):
        again = apply_to(sight.page, wrapper, sight.tree)
        agreement = _agreement(wanted, again[0].records if again else ())
        if best is None or agreement > best[0]:
            best = agreement, wrapper
        if agreement == 1.0:
            break
    if best is None or best[0] < _AGREEMENT:
        return None
    return replace(best[1], confidence=round(best[0] * _confidence(found), 2))


def _candidates(found: NewsList, sight: Sight) -> Iterator[Wrapper]:
    """Yield wrappers to be tried: first those that count no elements, and of these the smallest region."""
    namer = Namer(sight.outline)
    counting: list[Wrapper] = []
    around = list(sight.outline.ancestors(region_of(found, sight.outline)))
    for node in dict.fromkeys((*_near(namer, around), 0)):
        for loose in (False, True):
            wrapper = _within(found, sight, node, namer, loose=loose)
            if wrapper is None:
                continue
            if not _counts(wrapper):
                yield wrapper
                break
            counting.append(wrapper)
    yield from counting


def _near(namer: Namer, around: Sequence[int]) -> Iterator[int]:
    """Yield the elements next to the records, and the next one around them that is found without counting."""
    yield from around[:_CLIMB]
    for node in around[_CLIMB:]:
        if not is_counted(namer.css_at(node)):
            yield node
            return


def _counts(wrapper: Wrapper) -> bool:
    return is_counted(wrapper.region) or any("~" in path for rule in wrapper.lists for path in rule.items)


def _within(found: NewsList, sight: Sight, region: int, namer: Namer, *, loose: bool) -> Wrapper | None:
    rules = [rule for layout in found.layouts if (rule := _rule_of(layout, sight.outline, region, loose=loose))]
    if len(rules) < len(found.layouts):
        return None
    return Wrapper(
        region=namer.css_at(region),
        lists=tuple(rules),
        day_first=sight.reader.context.day_first,
        confidence=0.0,
        items=len(found.records),
    )


def _rule_of(layout: Layout, outline: Outline, region: int, *, loose: bool) -> ListRule | None:
    paths = paths_to(layout.boxes, outline, region, loose=loose)
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
