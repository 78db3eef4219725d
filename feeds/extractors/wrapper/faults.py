"""Can a stored wrapper be applied? It may be of another program, cut off in the middle, or changed by hand."""

from collections.abc import Callable

from feeds.extractors.date_spot import Where
from feeds.extractors.wrapper.paths import parse_path
from feeds.extractors.wrapper.region import is_region
from feeds.model import ListRule, Wrapper

_MOST_LISTS = 50
_MOST_PATHS = 200
_LONGEST = 4_000  # characters of a path
_REACHES = frozenset(("box", "after", "before"))
_PLACES = frozenset(where.value for where in Where)


def fault_of(wrapper: Wrapper) -> str | None:
    """Return in words why a wrapper cannot be applied; None where it can."""
    if not is_region(wrapper.region):
        return "its region is no CSS as wrappers have it"
    if not _is_count(wrapper.items):
        return "its number of items is none"
    if not 0 < len(wrapper.lists) <= _MOST_LISTS:
        return "it has no lists"
    return next((fault for rule in wrapper.lists if (fault := _fault_in(rule))), None)


def _fault_in(rule: object) -> str | None:
    if not isinstance(rule, ListRule):
        return "a list of it is none"
    wrong = next((name for name, holds in _SOUND.items() if not holds(getattr(rule, name))), None)
    return f"{wrong} of a list is not as it should be" if wrong else None


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1_000_000


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _is_text(value: object) -> bool:
    return value is None or (isinstance(value, str) and len(value) <= _LONGEST)


def _are_texts(value: object) -> bool:
    return (
        isinstance(value, tuple)
        and len(value) <= _MOST_PATHS
        and all(one is not None and _is_text(one) for one in value)
    )


def _are_paths(value: object) -> bool:
    return isinstance(value, tuple) and _are_texts(value) and bool(value) and all(map(parse_path, value))


_SOUND: dict[str, Callable[[object], bool]] = {
    "items": _are_paths,
    "reach": lambda value: value in _REACHES,
    "beside": _are_texts,
    "most": _is_count,
    "link": _is_text,
    "title": _is_text,
    "title_linked": _is_flag,
    "without": _are_texts,
    "date": _is_text,
    "date_in": lambda value: value is None or value in _PLACES,
    "date_number": _is_count,
    "date_pieces": _is_count,
    "date_completed": _is_flag,
    "month_first": lambda value: value is None or _is_flag(value),
    "summary": _is_text,
    "coarse": _is_flag,
}
