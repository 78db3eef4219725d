"""One JSON object -> its values by path, the nearest first; bounded, whatever the object holds or refers to."""

from collections import deque
from collections.abc import Callable, Mapping

Path = tuple[str, ...]
Resolve = Callable[[object], object]

_MOST_VALUES = 250
_MOST_STEPS = 1_500
_DEEPEST = 7
_LONGEST_LIST = 12  # elements of an inner list that are looked at for texts


def flat(record: Mapping[str, object], resolve: Resolve) -> dict[Path, object]:
    """Return the values of an object: texts, numbers and lists of these, by the names that lead to them.

    Of a list of objects the first stands for all (`image[0].url` is the path image, 0, url). Nearer values come first,
    and beyond some hundred values no more are read.
    """
    values: dict[Path, object] = {}
    waiting: deque[tuple[Path, object]] = deque([((), record)])
    steps = 0
    while waiting and len(values) < _MOST_VALUES and steps < _MOST_STEPS:
        path, node = waiting.popleft()
        steps += 1
        if isinstance(node, Mapping):
            if len(path) < _DEEPEST:
                waiting.extend(((*path, str(name)), resolve(child)) for name, child in node.items())
        elif isinstance(node, list):
            _spread(path, node[:_LONGEST_LIST], waiting, values, resolve)
        elif node is not None and node != "":
            values[path] = node
    return values


def _spread(
    path: Path, node: list[object], waiting: deque[tuple[Path, object]], values: dict[Path, object], resolve: Resolve
) -> None:
    if not node:
        return
    first = resolve(node[0])
    if isinstance(first, Mapping):
        if len(path) < _DEEPEST:
            waiting.append(((*path, "0"), first))
    elif not isinstance(first, list):
        scalars: list[object] = [one for one in node if isinstance(one, str | int | float)]
        values[path] = scalars if len(scalars) != 1 else scalars[0]
