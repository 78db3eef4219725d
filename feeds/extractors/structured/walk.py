"""A JSON value -> the groups of like objects in it: lists, lists in several pieces, mappings from ids to objects."""

import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from feeds.extractors.structured.json_text import loose_json
from feeds.extractors.structured.packings import from_devalue, is_devalue

_MOST_CONTAINERS = 600_000
_MOST_WAITING = 500_000
_MOST_OBJECTS = 5_000  # of one group
_MOST_GROUPS = 3_000
_MOST_INNER = 4_000_000  # characters of JSON within strings that are read
_DEEPEST = 60

_ID = re.compile(r"\d+|[0-9a-fA-F]{16,}|[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}")
_TYPED_ID = re.compile(r"([A-Za-z_]\w*):.+", re.DOTALL)
_LINKS = re.compile(r"<a\s[^<>]*href|&lt;a\s", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """Objects that stand in the same place of a JSON value."""

    path: tuple[str, ...]  # names that lead to them; "*" for positions and for keys that are ids
    objects: list[Mapping[str, object]]
    keyed: bool = False  # the values of a mapping, in no stated order


@dataclass(frozen=True, kw_only=True, slots=True)
class Walked:
    """What a JSON value holds."""

    groups: list[Group]
    markup: dict[tuple[str, ...], list[str]]  # texts of HTML with links in them, by place
    refs: Mapping[str, object] = field(default_factory=dict)  # objects of a normalised cache, by their ids

    def resolve(self, node: object) -> object:
        """Return the object that a node refers to, or the node itself."""
        if self.refs and isinstance(node, Mapping):
            key = node.get("__ref") or (node.get("id") if node.get("type") == "id" else None)
            if isinstance(key, str) and key in self.refs:
                return self.refs[key]
        return node


def walked(value: object) -> Walked:
    """Return the groups of objects and the pieces of HTML in a value, each container looked at once.

    Strings that are JSON themselves are read, too. References of normalised caches (`{"__ref": "Article:1"}`, as Apollo
    and Relay write them) are followed.
    """
    result = Walked(groups=[], markup={}, refs=_cache_in(value))
    _Walk(result).run(value)
    return result


class _Walk:
    """One walk, with what it has seen."""

    def __init__(self, result: Walked) -> None:
        self.result = result
        self.groups: dict[tuple[str, ...], Group] = {}
        self.seen: set[int] = set()
        self.kept: list[object] = []  # what was parsed on the way stays alive, so that its id() is not given anew
        self.room = _MOST_INNER
        self.waiting: deque[tuple[tuple[str, ...], object]] = deque()

    def run(self, value: object) -> None:
        self.waiting.append(((), value))
        while self.waiting and len(self.seen) < _MOST_CONTAINERS:
            path, node = self.waiting.popleft()
            if isinstance(node, str):
                self._text(path, node)
                continue
            if id(node) in self.seen or len(path) > _DEEPEST:
                continue
            self.seen.add(id(node))
            if isinstance(node, list):
                self._list(path, node)
            elif isinstance(node, Mapping):
                self._mapping(path, node)
        self.result.groups.extend(self.groups.values())

    def _list(self, path: tuple[str, ...], node: list[object]) -> None:
        if is_devalue(node):
            self.kept.append(state := from_devalue(node))
            self._wait(path, state)
            return
        here = (*path, "*")
        for child in node:
            if isinstance(child, int | float) or child is None:
                continue
            resolved = self.result.resolve(child)
            if isinstance(resolved, Mapping):
                self._add(here, resolved, keyed=False)
            self._wait(here, resolved)

    def _mapping(self, path: tuple[str, ...], node: Mapping[str, object]) -> None:
        alike = _is_keyed(node)
        for name, child in node.items():
            if isinstance(child, int | float) or child is None:
                continue
            place = "*" if alike else _general(str(name))
            resolved = self.result.resolve(child)
            if place.endswith("*") and isinstance(resolved, Mapping):
                self._add((*path, place), resolved, keyed=True)
            self._wait((*path, place), resolved)

    def _wait(self, path: tuple[str, ...], node: object) -> None:
        if len(self.waiting) < _MOST_WAITING:
            self.waiting.append((path, node))

    def _add(self, path: tuple[str, ...], record: Mapping[str, object], *, keyed: bool) -> None:
        group = self.groups.get(path)
        if group is None:
            if len(self.groups) >= _MOST_GROUPS:
                return
            group = self.groups[path] = Group(path=path, objects=[], keyed=keyed)
        if len(group.objects) < _MOST_OBJECTS:
            group.objects.append(record)

    def _text(self, path: tuple[str, ...], text: str) -> None:
        if len(text) < 20:
            return
        start = text[:2].lstrip()[:1]
        if start in {"{", "["} and self.room > len(text):
            self.room -= len(text)
            inner = loose_json(text)
            if isinstance(inner, dict | list):
                self.kept.append(inner)
                self.waiting.append((path, inner))
        elif _LINKS.search(text[:100_000]):
            self.result.markup.setdefault(path, []).append(text)


def _general(name: str) -> str:
    """Return the name of a field, or "*" for a key that is an id, "Article:*" for one that is an id with its type."""
    if _ID.fullmatch(name):
        return "*"
    match = _TYPED_ID.fullmatch(name)
    return f"{match[1]}:*" if match else name


def _is_keyed(node: Mapping[str, object]) -> bool:
    """Tell whether a mapping leads from ids, such as slugs, to objects of one shape."""
    if len(node) < 3:
        return False
    first: set[str] | None = None
    for child in node.values():
        if not isinstance(child, Mapping) or len(child) < 3:
            return False
        names = set(child)
        if first is None:
            first = names
        elif len(first & names) * 2 < max(len(first), len(names)):
            return False
    return True


def _cache_in(value: object) -> Mapping[str, object]:
    """Return the objects of all normalised caches in a value; they name the root of what was asked for."""
    found: dict[str, object] = {}
    for node in _mappings(value, 50_000):
        if "ROOT_QUERY" in node or "client:root" in node:
            found.update((str(key), child) for key, child in node.items() if isinstance(child, Mapping))
    return found


def _mappings(value: object, most: int) -> Iterator[Mapping[str, object]]:
    waiting: deque[object] = deque([value])
    seen: set[int] = set()
    while waiting and len(seen) < most:
        node = waiting.popleft()
        if not isinstance(node, Mapping | list) or id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, Mapping):
            yield node
            waiting.extend(node.values())
        else:
            waiting.extend(node)
