"""Where elements stand, as text: "ul.news/li.item", from one element to the next.

A step is a tag with some of the classes, `td:1` for a cell of the second column of a table, and "~2" behind it for the
second of its tag among its siblings. A step fits an element that has more classes than it names: pages add "sticky" or
"new" to a record without making it another thing.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from feeds.extractors.outline import LONGEST_CLASS, Outline

_STEP = re.compile(r"(?P<tag>[^.~:/]+)(?::(?P<column>\d+))?(?P<classes>(?:\.[^.~/]+)*)(?:~(?P<number>\d+))?")
_PLAIN = re.compile(r"-?[^\W\d][\w-]*")  # a class that reads as it is in CSS


@dataclass(frozen=True, slots=True)
class Step:
    """One element of a path."""

    tag: str
    classes: frozenset[str] = frozenset()
    column: int = -1  # of a table cell
    number: int = 0  # among siblings of its tag, from 1; 0: any

    @property
    def text(self) -> str:
        """The step as it stands in a path."""
        column = f":{self.column}" if self.column >= 0 else ""
        number = f"~{self.number}" if self.number else ""
        return self.tag + column + "".join(f".{name}" for name in sorted(self.classes)) + number

    @property
    def css(self) -> str:
        """The step as CSS."""
        column = f":nth-child({self.column + 1})" if self.column >= 0 else ""
        number = f":nth-of-type({self.number})" if self.number else ""
        return self.tag + "".join(f".{name}" for name in sorted(self.classes)) + column + number


Path = tuple[Step, ...]


def text_of(path: Iterable[Step]) -> str:
    """Return a path as text."""
    return "/".join(step.text for step in path)


def css_of(path: Iterable[Step]) -> str:
    """Return a path as CSS, from one element to the next."""
    return " > ".join(step.css for step in path)


@lru_cache(maxsize=4096)
def parse_path(text: str) -> Path | None:
    """Return the path that a text says; None where it says none."""
    steps = []
    for part in text.split("/") if text else ():
        match = _STEP.fullmatch(part)
        if match is None:
            return None
        classes = frozenset(name for name in match["classes"].split(".") if name)
        column = int(match["column"]) if match["column"] else -1
        steps.append(Step(match["tag"], classes, column, int(match["number"] or 0)))
    return tuple(steps)


def classes_of(outline: Outline, node: int) -> frozenset[str]:
    """Return the classes of an element that say what it is, and can be written in a path."""
    names = outline.classes[node].split(".")
    return frozenset(name for name in names if len(name) < LONGEST_CLASS and _PLAIN.fullmatch(name))


def step_of(outline: Outline, node: int) -> Step:
    """Return the step that leads to an element."""
    return Step(outline.tags[node], classes_of(outline, node), outline.columns[node])


def number_of(outline: Outline, node: int) -> int:
    """Return which of its tag an element is among its siblings, from 1."""
    parent = outline.parents[node]
    if parent < 0:
        return 1
    return 1 + sum(outline.tags[child] == outline.tags[node] for child in outline.children(parent) if child < node)


def chain_of(outline: Outline, node: int, root: int) -> list[int]:
    """Return the elements from below `root` down to a node."""
    chain = []
    while node > root:
        chain.append(node)
        node = outline.parents[node]
    return chain[::-1]


def places_of(outline: Outline, node: int) -> str:
    """Return what an element is but for its classes: its tag, and the column of a cell."""
    return f"{outline.tags[node]}:{outline.columns[node]}"


def linked_at(outline: Outline, paths: Sequence[Path], root: int, among: Iterable[int] | None = None) -> list[int]:
    """Return the elements at some paths below `root` that hold a link, none inside another.

    `among`: the elements that come into question, in document order; otherwise all.
    """
    boxes: list[int] = []
    for node in nodes_at(outline, paths, root, among):
        inner = bool(boxes) and node < outline.ends[boxes[-1]]
        if not inner and outline.links_in(node, outline.ends[node]):
            boxes.append(node)
    return boxes


def nodes_at(outline: Outline, paths: Sequence[Path], root: int, among: Iterable[int] | None = None) -> list[int]:
    """Return the elements that stand at any of the paths below `root`, in document order."""
    wanted: dict[tuple[int, str], list[Path]] = {}
    if root >= len(outline.depths):
        return []  # nothing is laid out of such an element: head, title
    base = outline.depths[root]
    for path in paths:
        if path:
            wanted.setdefault((base + len(path), path[-1].tag), []).append(path)
    found = []
    for node in range(root + 1, outline.ends[root]) if among is None else among:
        for path in wanted.get((outline.depths[node], outline.tags[node]), ()):
            if _fits(outline, node, path):
                found.append(node)
                break
    return found


def _fits(outline: Outline, node: int, path: Path) -> bool:
    for step in reversed(path):
        if outline.tags[node] != step.tag or (step.column >= 0 and outline.columns[node] != step.column):
            return False
        if step.classes and not step.classes <= _all_classes(outline, node):
            return False
        if step.number and number_of(outline, node) != step.number:
            return False
        node = outline.parents[node]
    return True


def _all_classes(outline: Outline, node: int) -> frozenset[str]:
    return frozenset((outline.elements[node].get("class") or "")[:4000].split())
