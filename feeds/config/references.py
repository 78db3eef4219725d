"""What the rules of topics refer to, looked for in the plain values: companies and sources, each with its path."""

from collections.abc import Iterator
from typing import Any

from feeds.config.ruling import fielded
from feeds.config.tree import Path
from feeds.model import Fact

_RULES = ("any", "all", "none", "weights", "title", "lead", "summary", "body")  # keys that hold rules


def references_in(root: dict[str, Any]) -> Iterator[tuple[Path, Fact, str]]:
    """Yield every value that a rule asks of a fact, with its path, in whatever way it is written."""
    topics = root.get("topics")
    for id_, topic in (topics if isinstance(topics, dict) else {}).items():
        if isinstance(topic, dict):  # whose title is one for people
            yield from _in_keys({key: held for key, held in topic.items() if key != "title"}, ("topics", id_))


def _in_rule(rule: Any, path: Path) -> Iterator[tuple[Path, Fact, str]]:
    if isinstance(rule, dict):
        yield from _in_keys(rule, path)
    elif isinstance(rule, list):
        for place, held in enumerate(rule):
            yield from _in_rule(held, (*path, place))
    elif isinstance(rule, str) and (field := fielded(rule)) and field[0] in set(Fact):
        yield path, Fact(field[0]), field[1]


def _in_keys(rule: dict[str, Any], path: Path) -> Iterator[tuple[Path, Fact, str]]:
    for key, held in rule.items():
        if key in _RULES:
            yield from _in_rule(held, (*path, key))
        elif key in set(Fact):
            yield from ((place, Fact(key), value) for place, value in _texts(held, (*path, key)))


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for place, held in enumerate(value):
            yield from _texts(held, (*path, place))
