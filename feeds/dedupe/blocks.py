"""Blocks: numbers under which Entries worth comparing are found, each of a kind that its lowest two bits tell.

One rule, `worth_comparing`, says which shared blocks are enough; the store asks it of its index in the same words.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Protocol

from feeds.dedupe.shingles import mark_of
from feeds.model import BlockKind

SHARE = 0.6  # of the fewer title blocks: titles of one release share four in five and more, those of one template half
TEXTS = 2  # blocks of texts: one that is shared is a phrase of the trade, "in patients with type 2 diabetes"
_KIND = 0b11  # the bits that tell the kind


def block_of(kind: BlockKind, text: str) -> int:
    """Return the block that stands for a text, a signed integer of 64 bits, the same everywhere."""
    return mark_of(f"{kind.name} {text}") & ~_KIND | kind


def count_of(kind: BlockKind, blocks: Iterable[int]) -> int:
    """Return how many blocks are of a kind."""
    return sum(block & _KIND == kind for block in blocks)


def is_link(block: int) -> bool:
    """Tell whether a block is of an address, which does not age."""
    return block & _KIND == BlockKind.LINK


class Findable(Protocol):
    """What is found by blocks, and finds others by them."""

    @property
    def blocks(self) -> frozenset[int]:
        """Under which it is found."""
        ...

    @property
    def asks(self) -> frozenset[int]:
        """Under which it looks for versions in other languages, beside its own blocks."""
        ...


def worth_comparing(one: Findable, two: Findable) -> bool:
    """Tell whether two Entries share enough to be one release: an address, some of a text, most of a title."""
    kinds = Counter(block & _KIND for block in one.blocks & two.blocks)
    if kinds[BlockKind.LINK] or _asked_for(one, two):  # a shared VERSION says that both are in one language
        return True
    if kinds[BlockKind.TEXT] >= TEXTS:
        return True
    titles, fewer = kinds[BlockKind.TITLE], min(count_of(BlockKind.TITLE, each.blocks) for each in (one, two))
    return titles > 0 and titles >= SHARE * fewer


def asked_by(one: Findable) -> frozenset[int]:
    """Return the blocks to look under for what an Entry may be one with: not those of the day in its own language."""
    return one.asks | {block for block in one.blocks if block & _KIND != BlockKind.VERSION}


def may_be_versions(one: Findable, two: Findable) -> bool:
    """Tell whether two Entries may be versions of one release in two languages: they share an address, or a day."""
    return _asked_for(one, two) or any(is_link(block) for block in one.blocks & two.blocks)


def _asked_for(one: Findable, two: Findable) -> bool:
    return not (one.asks.isdisjoint(two.blocks) and two.asks.isdisjoint(one.blocks))
