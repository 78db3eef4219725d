"""Blocks of what was stored by other rules: made anew, with what was one Story kept one."""

from collections.abc import Iterator
from datetime import datetime

from feeds.dedupe import VERSION, grouped
from feeds.model import Decision, Entry, Story
from feeds.protocols import Store
from feeds.settle.gathering import pair_of, place_of
from feeds.settle.settler import Settler

_TURN = "feeds/indexing"  # whose turn at the store it is: no Source's


def reindex(store: Store, settler: Settler, at: datetime) -> None:
    """Make the blocks of all stored Entries anew where those are of other rules than today's.

    A Story that today's rules would not have joined stays one: what was published is not told again for that.
    """
    if store.blocks_version() == VERSION:
        return
    with store.turn(_TURN) as turn:
        for story in store.every_story():
            for decision in _kept(story, settler, at):
                turn.decide(decision)
    store.reindex(_blocks(store, settler), VERSION)


def _blocks(store: Store, settler: Settler) -> Iterator[tuple[Entry, frozenset[int]]]:
    for story in store.every_story():
        for entry in story.entries:
            yield entry, settler.sketch(entry).blocks


def _kept(story: Story, settler: Settler, at: datetime) -> Iterator[Decision]:
    """Yield what keeps the Entries of a Story together that would fall apart."""
    if len(story.entries) < 2:
        return
    sketches = [settler.sketch(entry) for entry in story.entries]
    groups = grouped(sketches, together=frozenset(), apart=frozenset())
    first = place_of(sketches[groups[0][0]].entry)
    for group in groups[1:]:
        one, two = pair_of(first, place_of(sketches[group[0]].entry))
        yield Decision(one=one, two=two, together=True, why="one story by the rules of before", at=at)
