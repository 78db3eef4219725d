"""Which way to go next, and when the way is at its end: whatever a site links, the walk never goes in circles."""

from collections.abc import Callable, Sequence
from statistics import median_low

from feeds.extractors.paging import Older, Way
from feeds.links import canonical, link_key
from feeds.model import Item

DEAD_ENDS = 3  # ways in a row that may lead to nothing new before the walk ends


class Trail:
    """The pages that were read, the items that were seen, and the ways not yet taken."""

    def __init__(self, is_known: Callable[[str], bool]) -> None:
        self._is_known = is_known  # is there an item of this link?
        self._visited: set[str] = set()
        self._seen: set[str] = set()
        self._waiting: list[Older] = []
        self._dead_ends = 0
        self._reached: str | None = None  # the month that pages were about when the walk was there last

    def visit(self, *urls: str) -> None:
        """Note that a page was asked for, by all the addresses it has."""
        self._visited.update(_name(url) for url in urls)

    def has(self, url: str) -> bool:
        """Tell whether a page was asked for."""
        return _name(url) in self._visited

    def is_new(self, keys: Sequence[str]) -> bool:
        """Tell whether a page has an item that no page of this walk had; note its items."""
        fresh = not self._seen.issuperset(keys)
        self._seen.update(keys)
        self._dead_ends = 0 if fresh else self._dead_ends + 1
        return fresh

    def failed(self) -> None:
        """Note that a way led to nothing."""
        self._dead_ends += 1

    def ahead(self, ways: Sequence[Older], items: Sequence[Item]) -> Older | None:
        """Return the way to take from a page that leads on by `ways`, the others wait; None where all are at an end.

        Archives of periods newer than most items of the page are passed by: the page has gone further back already.
        """
        self._waiting = [*self._open(ways), *self._waiting]
        newest = self._reached = _period(items) or self._reached
        while self._waiting and self._dead_ends < DEAD_ENDS:
            way = self._waiting.pop(0)
            passed = way.period and newest and way.period > newest[: len(way.period)]
            if not passed and self._is_open(way):
                return way
        return None

    def _open(self, ways: Sequence[Older]) -> list[Older]:
        return [way for way in ways if self._is_open(way)]

    def _is_open(self, way: Older) -> bool:
        if _name(way.url) in self._visited:
            return False
        return way.way is not Way.CHAIN or not self._is_known(way.url)


def _name(url: str) -> str:
    return link_key(canonical(url))


def _period(items: Sequence[Item]) -> str | None:
    """Return the month in the middle of a page's dated items; one old item in a box of its own says nothing."""
    days = [item.published.date() for item in items if item.published]
    return f"{median_low(days):%Y-%m}" if days else None
