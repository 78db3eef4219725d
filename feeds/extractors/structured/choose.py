"""Which group of objects in a JSON value is the list of news: by what the objects hold, never by whose they are."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from feeds.extractors.structured.flat import Path, flat
from feeds.extractors.structured.items import Reader
from feeds.extractors.structured.keys import is_of_other_kind, place_worth, type_worth
from feeds.extractors.structured.roles import Roles, Surroundings, roles_of
from feeds.extractors.structured.walk import Group, Walked
from feeds.model import RawItem
from feeds.text import width

_SAMPLE = 24  # objects that are looked at closely
_MOST_JUDGED = 60  # groups
_GROWTH = 0.34  # as for lists of a page: the worth of a list grows less than in proportion to its length
_LONG = 80
_TYPES = ("__typename", "_type", "@type", "type", "contentType", "content_type", "sys.contentType.sys.id")


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A group of objects read as a list of items."""

    path: tuple[str, ...]
    roles: Roles
    objects: list[Mapping[str, object]]  # all of the group
    read: tuple[RawItem, ...]  # one for each object
    items: tuple[RawItem, ...]  # those with title and link, each once
    worth: float
    keyed: bool = False  # the objects stood in a mapping, in no stated order

    @property
    def nameless(self) -> int:
        """How many objects have a title, but not the address of a page."""
        return sum(1 for item in self.read if item.title and not item.link)

    @property
    def place(self) -> str:
        """Where the objects stand, for people."""
        return place_of(self.path)

    @property
    def dated(self) -> float:
        """The share of the items that have a date."""
        return sum(item.date is not None for item in self.items) / len(self.items) if self.items else 0.0


def place_of(path: Sequence[str]) -> str:
    """Return a path within JSON for people: data.list[].title."""
    text = ""
    for name in path:
        text += "[]" if name == "*" else f".{name}" if text else name
    return text or "the document"


def best_list(walked: Walked, reader: Reader) -> Found | None:
    """Return the group of objects that looks most like news, None where none has titles.

    Groups whose objects have titles and dates, but no addresses, are returned only where there is nothing better.
    """
    found = found_lists(walked, reader, _MOST_JUDGED)
    return max(found, key=lambda one: (bool(one.items), one.worth), default=None)


def found_lists(walked: Walked, reader: Reader, most: int) -> list[Found]:
    """Return the groups of objects that can be read as lists, of the `most` groups that promise most."""
    groups = sorted(walked.groups, key=_promise, reverse=True)[:most]
    return [one for group in groups if (one := found_in(group, walked, reader)) is not None]


def found_in(group: Group, walked: Walked, reader: Reader) -> Found | None:
    """Return a group read as a list of items, None where its objects have no titles."""
    sample = [flat(record, walked.resolve) for record in _spread(group.objects)]
    roles = roles_of(sample, Surroundings(url=reader.url, now=reader.now, patience=reader.patience))
    if not roles.title:
        return None
    records = [flat(record, walked.resolve) for record in group.objects]
    read = reader.items(records, roles)
    items = _distinct(item for item in read if item.link and item.title)
    worth = _worth(group, sample, roles, items or read)
    return Found(
        path=group.path,
        roles=roles,
        objects=group.objects,
        read=tuple(read),
        items=items,
        worth=worth,
        keyed=group.keyed,
    )


def _spread(objects: Sequence[Mapping[str, object]]) -> list[Mapping[str, object]]:
    """Return sample objects from all over a list, in its order."""
    if len(objects) <= _SAMPLE:
        return list(objects)
    return [objects[place * len(objects) // _SAMPLE] for place in range(_SAMPLE)]


def _promise(group: Group) -> float:
    """Return how much a group promises at first sight: objects of several texts, at a place that is named as news."""
    sample = _spread(group.objects)[:6]
    fields = sum(min(len(record), 12) for record in sample) / len(sample)
    return (fields + 4) * math.pow(min(len(group.objects), _LONG), _GROWTH) * (1.7 + place_worth(group.path))


def _worth(group: Group, sample: Sequence[Mapping[Path, object]], roles: Roles, items: Sequence[RawItem]) -> float:
    wide = [width(item.title.value[:300]) for item in items if item.title]
    if not wide:
        return 0.0
    dated = sum(item.date is not None for item in items) / len(items)
    worth = 1.4 * dated + 0.4 * bool(roles.summary) + 0.3 * bool(roles.link)
    worth += min(0.6, sum(wide) / len(wide) / 60) + place_worth(group.path) + type_worth(_types_in(sample))
    worth -= 1.2 * roles.dates_of_events + 0.1 * group.keyed + 0.1 * group.path.count("*")
    if any(is_of_other_kind(path) for path in sample[0]):
        worth -= 0.8
    different = len({item.link or (item.title.value if item.title else "") for item in items}) / max(1, len(items))
    growth = math.pow(min(len(items), _LONG), _GROWTH)
    return worth * different * growth


def _types_in(sample: Sequence[Mapping[Path, object]]) -> list[str]:
    found = (record.get(tuple(name.split("."))) for record in sample[:5] for name in _TYPES)
    return [value for value in found if isinstance(value, str)]


def _distinct(items: Iterable[RawItem]) -> tuple[RawItem, ...]:
    kept: dict[tuple[str | None, str | None], RawItem] = {}
    for item in items:
        kept.setdefault((item.link, item.title.value if item.title else None), item)
    return tuple(kept.values())
