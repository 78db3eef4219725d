"""Hand-written JMESPath of a Source, compiled once; every mistake names the field and the path it is in.

The language is that of https://jmespath.org/specification.html. `items` is looked up in the whole document, the other
paths in one object of the list that it gives.
"""

from collections.abc import Mapping
from functools import lru_cache
from itertools import islice

import jmespath
from jmespath.exceptions import JMESPathError
from jmespath.parser import ParsedResult

from feeds.errors import EmptyExtractError, ExtractError
from feeds.model import Fields

_HINT = "Correct the path in sources.yaml, or leave it out to have the items found without it; see `feeds preview`."
_MOST_NAMED = 12
_MOST_OBJECTS = 10_000  # of a list; a path can name each object of a document thousands of times
_LONGEST_SAID = 300  # characters: the library repeats the values that a function refuses
NAMES = ("title", "link", "date", "summary")


def objects_at(document: object, fields: Fields, url: str) -> list[Mapping[str, object]]:
    """Return the objects of the list that the path `items` gives; those of a list in several pieces in one.

    Of more than 10,000 the first. Raises ExtractError where the path is malformed, fails or gives no list of objects,
    and EmptyExtractError where it gives nothing.
    """
    path = "@" if fields.items is None else fields.items
    found = _searched("items", path, document)
    if found is None or found == []:
        raise EmptyExtractError(f"The path items: {path!r} finds nothing on {url}{_offered(document)}.", _HINT)
    if not isinstance(found, list):
        found = list(found.values()) if isinstance(found, dict) and _holds_objects(found) else [found]
    every = (one for part in found for one in (part if isinstance(part, list) else [part]) if isinstance(one, dict))
    objects: list[Mapping[str, object]] = list(islice(every, _MOST_OBJECTS))
    if not objects:
        raise ExtractError(f"The path items: {path!r} gives {_kind(found)} on {url}, no list of objects.", _HINT)
    return objects


def values_at(objects: list[Mapping[str, object]], fields: Fields, url: str) -> dict[str, list[object]]:
    """Return, for each of the paths to title, link, date and summary that are written, its values in the objects.

    Raises ExtractError where a path is malformed or finds nothing in any object.
    """
    written = {name: path for name in NAMES if (path := getattr(fields, name)) is not None}
    found = {name: [_searched(name, path, one) for one in objects] for name, path in written.items()}
    for name, values in found.items():
        if all(value in (None, "", [], {}) for value in values):
            raise ExtractError(
                f"The path {name}: {written[name]!r} finds nothing in any of the {len(objects)} objects"
                f" of {url}{_offered(objects[0])}.",
                _HINT,
            )
    return found


def last_name(path: str) -> str:
    """Return the last name in a path, which says what its value is."""
    names = [name for name in "".join(char if char.isalnum() or char in "_$" else " " for char in path).split() if name]
    return names[-1] if names else ""


@lru_cache(maxsize=512)
def _compiled(field: str, path: str) -> ParsedResult:
    if not path.strip():
        raise ExtractError(f"The path {field} is empty.", _HINT)
    try:
        return jmespath.compile(path)
    except (JMESPathError, RecursionError) as error:
        raise ExtractError(f"The path {field}: {path!r} is malformed: {_said(error)}.", _HINT) from error


def _searched(field: str, path: str, value: object) -> object:
    compiled = _compiled(field, path)
    try:
        found: object = compiled.search(value)
    except (JMESPathError, RecursionError, TypeError, ValueError, OverflowError) as error:
        raise ExtractError(f"The path {field}: {path!r} fails: {_said(error)}.", _HINT) from error
    return found


def _said(error: BaseException) -> str:
    """Return the first line of what the library says; the others draw an arrow below the path."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:_LONGEST_SAID].rstrip(".:")


def _holds_objects(value: Mapping[str, object]) -> bool:
    return bool(value) and all(isinstance(one, dict) for one in value.values())


def _offered(value: object) -> str:
    """Return the names that a path could begin with, as the end of a sentence."""
    if isinstance(value, dict) and value:
        names = ", ".join(str(name)[:60] for name in list(value)[:_MOST_NAMED])
        return f"; there are {names}" + (", ..." if len(value) > _MOST_NAMED else "")
    return f"; it is a list of {len(value)}" if isinstance(value, list) else ""


def _kind(value: list[object]) -> str:
    return f"{type(value[0]).__name__} {value[0]!r:.60}" if value else "nothing"
