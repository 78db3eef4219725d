"""YAML text to plain values, with the line of each: nothing is constructed, nothing expands without bound.

Scalars stay text, so that `0700`, `no` and `2026-01-01` mean what was written; the schema turns them into numbers and
dates where it wants some. Only below `request.body`, which is sent on as JSON, those that JSON writes the same way are
what they are in JSON: numbers, true, false and null.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from feeds.errors import Problem

MAX_BYTES = 2_000_000  # some 20,000 sources
MAX_VALUES = 500_000  # after aliases are expanded: what a billion laughs would pass at once
MAX_DEPTH = 40

Path = tuple[str | int, ...]

_PLAIN_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "timestamp", "null", "merge")}
_NESTED_TAGS = {"tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"}
_JSON_NUMBER = re.compile(r"-?(0|[1-9]\d{0,39})(\.\d{1,40})?([eE][+-]?\d{1,2})?")  # RFC 8259, section 6
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(slots=True)
class Tree:
    """What a YAML file says."""

    file: str
    value: Any = None  # dict, list, str or None, nested
    lines: dict[Path, int] = field(default_factory=dict)  # 1-based
    problems: list[Problem] = field(default_factory=list)
    values: int = 0

    def problem(self, path: Path, message: str, line: int | None = None) -> Problem:
        """Return a mistake at a path; its line is that of the nearest place that is written down."""
        return Problem(file=self.file, line=line or self._line(path), path=dotted(path), message=message)

    def value_at(self, path: Path) -> Any:
        """Return what stands at a path; None where nothing does."""
        held = self.value
        for part in path:
            if isinstance(held, dict):
                held = held.get(part)
            else:
                held = held[part] if isinstance(held, list) and isinstance(part, int) and part < len(held) else None
        return held

    def _line(self, path: Path) -> int | None:
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path)


class TooManyValuesError(ValueError):
    """Aliases expand to more values than any honest file has."""


def dotted(path: Path) -> str:
    """Return a path as people write it: companies.acme.sources[0].every."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def parse(data: bytes, file: str) -> Tree:
    """Return what the bytes of a YAML file say; mistakes of form are in its `problems`."""
    tree = Tree(file=file)
    if len(data) > MAX_BYTES:
        tree.problems.append(
            tree.problem(
                (), f"has {len(data):,} bytes; a sources.yaml of more than {MAX_BYTES:,} is taken for a mistake"
            )
        )
        return tree
    try:
        node = YAML(typ="safe", pure=True).compose(data.decode("utf-8-sig"))
        if node is not None:
            tree.value = _value(node, (), tree)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        tree.problems.append(tree.problem((), "is not UTF-8 here; save the file as UTF-8", line))
    except TooManyValuesError as error:
        tree.problems.append(tree.problem((), str(error)))
    except RecursionError:
        tree.problems.append(tree.problem((), f"is nested more than {MAX_DEPTH} levels deep"))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = f"is not YAML: {error.problem or error.context}{_advice(str(error.problem))}"
        tree.problems.append(tree.problem((), message, mark.line + 1 if mark else None))
    except ReaderError as error:
        line = data.decode("utf-8-sig").count("\n", 0, error.position) + 1
        tree.problems.append(tree.problem((), "holds a character that no text holds; leave it out", line))
    except (YAMLError, ValueError) as error:  # an escape beyond Unicode, "\U00110000", is a plain ValueError
        tree.problems.append(tree.problem((), f"is not YAML: {str(error).splitlines()[0]}"))
    return tree


def _advice(problem: str) -> str:
    if "\\t" in problem:
        return "; indent with spaces, not with tabs"
    if "another document" in problem:
        return "; write one document, without lines of ---"
    return "; put a value that holds `: ` or begins with one of @ ` % & * ! { [ into quotes" if problem else ""


def _value(node: Node, path: Path, tree: Tree) -> Any:
    tree.values += 1
    if tree.values > MAX_VALUES:
        raise TooManyValuesError(f"says more than {MAX_VALUES:,} things; its aliases (*name) multiply themselves")
    if len(path) > MAX_DEPTH:
        raise TooManyValuesError(f"is nested more than {MAX_DEPTH} levels deep")
    tree.lines.setdefault(path, node.start_mark.line + 1)
    if not isinstance(node, ScalarNode) and str(node.tag) not in _NESTED_TAGS:
        tree.problems.append(tree.problem(path, f"carries the tag {node.tag}; write plain values", _line_of(node)))
    if isinstance(node, MappingNode):
        return dict(_pairs(node, path, tree))
    if isinstance(node, SequenceNode):
        return [_value(child, (*path, place), tree) for place, child in enumerate(node.value)]
    if not isinstance(node, ScalarNode) or str(node.tag) not in _PLAIN_TAGS:
        tree.problems.append(tree.problem(path, f"carries the tag {node.tag}; write plain values", _line_of(node)))
        return None
    if _UNPRINTABLE.search(node.value):
        message = "holds a control character or half of one (an escape such as \\0 or \\ud83d); leave it out"
        tree.problems.append(tree.problem(path, message, _line_of(node)))
    if str(node.tag).endswith(":null"):
        return None
    return _json_scalar(node) if ("request", "body") in pairwise(path[:-1]) else str(node.value)


def _json_scalar(node: ScalarNode) -> Any:
    """Return a scalar as JSON has it; a stock code such as 0700 is no number there, and stays text."""
    kind, text = str(node.tag).rpartition(":")[2], str(node.value)
    if kind == "bool":
        return text.lower() == "true"
    return json.loads(text) if kind in ("int", "float") and _JSON_NUMBER.fullmatch(text) else text


def _pairs(node: MappingNode, path: Path, tree: Tree) -> Iterator[tuple[str, Any]]:
    seen: dict[str, int] = {}
    for key_node, value_node in node.value:
        line = _line_of(key_node)
        if not isinstance(key_node, ScalarNode):
            tree.problems.append(tree.problem(path, "has a key that is not a plain word", line))
            continue
        key = str(key_node.value)
        if key in seen:
            tree.problems.append(tree.problem((*path, key), f"stands twice, first in line {seen[key]}", line))
            continue
        seen[key] = line
        tree.lines[(*path, key)] = line
        yield key, _value(value_node, (*path, key), tree)


def _line_of(node: Node) -> int:
    line: int = node.start_mark.line + 1
    return line
