"""The forms in which frameworks pack their state into pages -> plain JSON values.

devalue (Nuxt 3, SvelteKit: https://github.com/Rich-Harris/devalue): one flat list in which every number is the place of
another value. React server components (Next.js app router): rows of text, `id:` and JSON, in pieces over many scripts.
Astro islands: every value a pair of its type and itself.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence

from feeds.extractors.structured.json_text import value_at

_DEEPEST = 40
_MOST_ROWS = 20_000
_ROW = re.compile(r"([0-9a-f]{0,8}):([A-Z]{0,2})(?=[\[{\"0-9a-fntIT]|$)")
_TEXT_ROW = re.compile(r"([0-9a-f]{1,8}):T([0-9a-f]{1,8}),")
_REFERENCE = re.compile(r"\$([0-9a-f]{1,8})")
_WRAPPED = frozenset(
    {"Reactive", "ShallowReactive", "Ref", "ShallowRef", "Date", "BigInt", "NuxtError", "Object", "URL"}
)
_ALSO_WRAPPED = frozenset({"EmptyRef", "EmptyShallowRef", "skipHydrate"})


def is_devalue(value: object) -> bool:
    """Tell whether a value is state in devalue's form: a list that begins with what points into itself."""
    if not isinstance(value, list) or len(value) < 3 or not any(isinstance(one, str) for one in value[:500]):
        return False
    first = value[0]
    places: list[object] = []
    if isinstance(first, dict):
        places = list(first.values())
    elif isinstance(first, list):
        places = first[1:] if first and isinstance(first[0], str) and first[0] in _WRAPPED else first
    return bool(places) and all(type(one) is int and -7 < one < len(value) for one in places)


def from_devalue(values: list[object]) -> object:
    """Return the state that a list in devalue's form packs; what is referred to twice is one object."""
    built: dict[int, object] = {}

    def at(place: object) -> object:
        """Return the value at a place, built if it is there already: the others are filled in below."""
        if not isinstance(place, int) or isinstance(place, bool) or not 0 <= place < len(values):
            return None
        if place not in built:
            built[place] = _shell(values[place], place, waiting)
        return built[place]

    waiting: list[tuple[object, object]] = []
    root = at(0)
    while waiting:
        shell, packed = waiting.pop()
        if isinstance(shell, dict) and isinstance(packed, Mapping):
            shell.update((str(name), at(place)) for name, place in packed.items())
        elif isinstance(shell, dict) and isinstance(packed, list):
            names = [at(place) for place in packed[::2]]
            shell.update((str(name), at(place)) for name, place in zip(names, packed[1::2], strict=False))
        elif isinstance(shell, list) and isinstance(packed, list):
            shell.extend(at(place) for place in packed)
    return root


def _shell(packed: object, place: int, waiting: list[tuple[object, object]]) -> object:
    """Return the empty object or list for a packed one, to be filled later; anything else as it is."""
    if isinstance(packed, dict):
        waiting.append((record := dict[str, object](), packed))
        return record
    if not isinstance(packed, list):
        return packed
    kind = packed[0] if packed and isinstance(packed[0], str) else None
    if kind in _WRAPPED | _ALSO_WRAPPED and len(packed) > 1:
        inner = packed[1]
        if isinstance(inner, str):
            return inner
        waiting.append((holder := list[object](), [inner]))
        return holder
    if kind in {"Map", "null"}:
        waiting.append((record := dict[str, object](), packed[1:]))
        return record
    waiting.append((items := list[object](), packed[1:] if kind == "Set" else packed))
    return items


# --------------------------------------------------------------------------- React server components


def from_flight(pieces: Sequence[str]) -> list[object]:
    """Return the values of the rows of a stream of React server components, given in pieces.

    Dates (`$D2025-10-27T07:00:00.000Z`) become their text, and references to rows of text these texts.
    """
    stream = "".join(pieces)
    texts: dict[str, str] = {}
    values: list[object] = []
    place = 0
    for _ in range(_MOST_ROWS):
        if place >= len(stream):
            break
        if match := _TEXT_ROW.match(stream, place):
            text, place = _bytes_of(stream, match.end(), int(match[2], 16))
            texts[match[1]] = text
            continue
        end = stream.find("\n", place)
        end = len(stream) if end < 0 else end
        if (row := _ROW.match(stream, place)) and not row[2]:
            found = value_at(stream, row.end())
            if found is not None and isinstance(found[0], dict | list):
                values.append(found[0])
                end = max(end, found[1])
        place = end + 1
    return [_mapped(value, lambda text: _sent(text, texts), 0) for value in values]


def _bytes_of(stream: str, start: int, length: int) -> tuple[str, int]:
    """Return a text of so many bytes of UTF-8 and where it ends."""
    text = stream[start : start + length].encode("utf-8", "replace")[:length].decode("utf-8", "ignore")
    return text, start + len(text)


def _sent(text: str, texts: Mapping[str, str]) -> object:
    if not text.startswith("$"):
        return text
    if text.startswith("$D"):
        return text[2:]
    if text.startswith("$$"):
        return text[1:]
    match = _REFERENCE.fullmatch(text)
    return texts.get(match[1]) if match else None


# --------------------------------------------------------------------------- Astro islands


def is_astro(value: object) -> bool:
    """Tell whether the props of an island are in Astro's form: each a pair of a small number and a value."""
    return isinstance(value, dict) and bool(value) and all(_is_pair(one) for one in value.values())


def from_astro(value: object, depth: int = 0) -> object:
    """Return the plain value of props in Astro's form (its types: 0 plain, 1 list, 3 date, 4 map, 5 set, 7 address)."""
    if depth > _DEEPEST:
        return None
    if isinstance(value, dict):
        return {name: from_astro(_inner(one), depth + 1) if _is_pair(one) else one for name, one in value.items()}
    if isinstance(value, list):
        return [from_astro(_inner(one), depth + 1) if _is_pair(one) else one for one in value]
    return value


def _is_pair(value: object) -> bool:
    return isinstance(value, list) and len(value) in {1, 2} and isinstance(value[0], int) and 0 <= value[0] <= 11


def _inner(pair: list[object]) -> object:
    if len(pair) < 2:
        return None
    if pair[0] in {1, 4, 5} and isinstance(pair[1], str):  # older versions write the list as JSON within JSON
        try:
            inner: object = json.loads(pair[1])
        except (ValueError, RecursionError):
            return None
        return inner
    return pair[1]


def _mapped(value: object, change: Callable[[str], object], depth: int) -> object:
    """Return a value with each of its texts changed."""
    if isinstance(value, str):
        return change(value)
    if depth > _DEEPEST:
        return None
    if isinstance(value, dict):
        return {name: _mapped(one, change, depth + 1) for name, one in value.items()}
    if isinstance(value, list):
        return [_mapped(one, change, depth + 1) for one in value]
    return value
