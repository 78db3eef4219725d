"""What pydantic says of a mistake, in our words: where it is, what is wrong, what would be right."""

from collections.abc import Mapping
from types import NoneType, UnionType
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails
from rapidfuzz import process

from feeds.config.schema import SourcesFile
from feeds.config.tree import Path, Tree
from feeds.errors import Problem

_WORDS = {
    "int_parsing": "is not a whole number",
    "int_type": "is not a whole number",
    "date_from_datetime_parsing": "is not a day; write 2026-01-31",
    "date_parsing": "is not a day; write 2026-01-31",
    "string_too_short": "is empty; write something or leave the line out",
}

_TITLE_DEPTH = 3  # topics.events.title
_IMPLIED = ("url", "words", "name", "any")  # keys that a bare address, phrase, name or list stands for


def problems_of(error: ValidationError, tree: Tree) -> list[Problem]:
    """Return every mistake pydantic found, each with its path and line."""
    return [_problem(detail, tree) for detail in error.errors()]


def _problem(detail: ErrorDetails, tree: Tree) -> Problem:
    path = tuple(part for part in detail["loc"] if part != "[key]")
    if "[key]" in detail["loc"] and detail["type"] != "value_error":
        return tree.problem(
            path, f'"{path[-1]}" cannot be an id; use small letters, digits and hyphens, such as acme-2'
        )
    path = (*path, *getattr(detail.get("ctx", {}).get("error"), "path", ()))
    return tree.problem(_as_written(path, tree), _message(detail, path))


def _as_written(path: Path, tree: Tree) -> Path:
    """Leave off what is not written where a source is a bare address, a rule a bare phrase: the path then stands there.

    Of a mapping the key that is missing is told.
    """
    written: Path = ()
    held = tree.value
    for part in path:
        if isinstance(held, str):
            break
        if isinstance(held, dict) or isinstance(part, int) or part not in _IMPLIED:
            written = (*written, part)
            held = tree.value_at(written)
    return written


def _message(detail: ErrorDetails, path: Path) -> str:  # noqa: PLR0911 - one sentence for each kind of mistake
    kind, value, facts = detail["type"], detail["input"], detail.get("ctx", {})
    if kind == "extra_forbidden":
        return f"is not a key that belongs here{_nearest(str(path[-1]), _keys_at(path[:-1]))}"
    if kind == "missing":
        return f"is missing{_example(path)}"
    if value is None:
        return f"is empty{_example(path)}"
    if kind == "value_error":
        return str(facts.get("error", detail["msg"]))
    if kind in ("enum", "literal_error"):
        return f'"{value}" is not possible; write {facts["expected"]}'
    if kind == "string_pattern_mismatch":
        return f'"{value}" cannot be an id; use small letters, digits and hyphens, such as acme-2'
    if kind in ("greater_than_equal", "less_than_equal"):
        return f"{value} is out of range; {detail['msg'].removeprefix('Input should be ')}"
    return _by_shape(detail, path) or f"{value!r}: {detail['msg']}"


def _by_shape(detail: ErrorDetails, path: Path) -> str | None:
    """Return the sentence for a value of the wrong shape: text for a list, a list for text, too much of either."""
    kind, value, most = detail["type"], detail["input"], detail.get("ctx", {}).get("max_length")
    if kind in ("too_long", "string_too_long"):
        return f"is too long; at most {most:,} {'characters' if isinstance(value, str) else 'may be listed'}"
    if kind in ("tuple_type", "list_type"):
        said = isinstance(value, str) and value.strip()
        return f"takes a list; write [{value}]" if said else f"takes a list{_example(path)}"
    if kind in ("dict_type", "model_type", "mapping_type", "model_attributes_type"):
        return f"takes a mapping of keys and values{_example(path)}"
    if kind == "string_type":
        return f"takes text, not a {'list' if isinstance(value, list) else 'mapping'}{_example(path)}"
    return f'"{value}" {_WORDS[kind]}' if kind in _WORDS else None


def _nearest(word: str, possible: list[str]) -> str:
    found = process.extractOne(word, possible, score_cutoff=70)
    hint = f"; did you mean {found[0]}?" if found else ""
    return f"{hint or '; possible here:'} {', '.join(possible)}" if not found else hint


def _example(path: Path) -> str:
    """Return what could stand at a path: a title made of the id it is for, else the example of the schema."""
    if len(path) == _TITLE_DEPTH and path[0] in ("topics", "feeds") and path[2] == "title":
        return f"; write title: {' '.join(str(path[1]).split('-')).strip().capitalize()}"
    model = _model_at(path[:-1])
    info = _field_of(model, path[-1]) if model and path else None
    if info is None or not info.examples:
        return ""
    example = info.examples[0]
    return f"; write {path[-1]}: {example if isinstance(example, str) else '[' + ', '.join(example) + ']'}"


def _keys_at(path: Path) -> list[str]:
    model = _model_at(path)
    fields = model.model_fields.items() if model else ()
    return [info.alias or name for name, info in fields if info.annotation not in (None, NoneType)]


def _model_at(path: Path) -> type[BaseModel] | None:
    """Return the part of the schema that governs a path."""
    current: Any = SourcesFile
    for part in path:
        if isinstance(current, type) and issubclass(current, BaseModel):
            info = _field_of(current, part)
            current = _without_none(info.annotation) if info else None
        else:
            current = _inside(current)
    return current if isinstance(current, type) and issubclass(current, BaseModel) else None


def _field_of(model: type[BaseModel], key: str | int) -> FieldInfo | None:
    """Return the field that a key of the file stands for."""
    return next((info for name, info in model.model_fields.items() if (info.alias or name) == key), None)


def _without_none(annotation: Any) -> Any:
    """Return what a key that may be left out holds where it is not."""
    held = [argument for argument in get_args(annotation) if argument is not NoneType]
    return held[0] if isinstance(annotation, UnionType) and len(held) == 1 else annotation


def _inside(annotation: Any) -> Any:
    """Return what a tuple or mapping holds."""
    arguments = get_args(annotation)
    origin = getattr(annotation, "__origin__", None)
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        return arguments[1]
    return arguments[0] if arguments else None
