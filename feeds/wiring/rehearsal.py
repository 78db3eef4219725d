"""A store for dry runs: reads like the real one, keeps nothing, and notes which Stories would be new."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from feeds.model import Story
from feeds.protocols import Store, Turn

Note = Callable[[Story], None]


class Rehearsal:
    """A Store whose turns tell `note` of each Story that is not stored yet; fulfils `protocols.Store`."""

    def __init__(self, store: Store, note: Note) -> None:
        self._store = store
        self._note = note
        self.states = store.states
        self.known = store.known
        self.stories = store.stories
        self.story = store.story
        self.dated = store.dated
        self.story_of = store.story_of
        self.every_story = store.every_story
        self.reclassify = store.reclassify
        self.rules = store.rules
        self.count = store.count
        self.finish = store.finish
        self.outcomes = store.outcomes
        self.last_entries = store.last_entries
        self.recent = store.recent
        self.wrapper_changes = store.wrapper_changes
        self.backfill_of = store.backfill_of
        self.decisions = store.decisions
        self.tombstones = store.tombstones
        self.tombstone = store.tombstone
        self.revisions = store.revisions
        self.absences = store.absences
        self.blocks_version = store.blocks_version
        self.reindex = store.reindex

    @contextmanager
    def turn(self, source_id: str) -> Iterator[Turn]:
        """Open a turn of the real store, to be discarded by whoever takes it."""
        with self._store.turn(source_id) as turn:
            yield _NotingTurn(turn, self._put)

    def _put(self, story: Story) -> None:
        """Note a Story with one Entry that nothing stored goes by; one that was known comes with its old key."""
        if len(story.entries) == 1 and self._store.story_of(story.lead.key) is None:
            self._note(story)


class _NotingTurn:
    """A Turn that tells what is put."""

    def __init__(self, turn: Turn, note: Note) -> None:
        self._turn = turn
        self._note = note
        self.near = turn.near
        self.stories = turn.stories
        self.holder = turn.holder
        self.index = turn.index
        self.decisions = turn.decisions
        self.decide = turn.decide
        self.bury = turn.bury
        self.exhume = turn.exhume
        self.remember_revision = turn.remember_revision
        self.absences = turn.absences
        self.replace_absences = turn.replace_absences
        self.is_gone = turn.is_gone
        self.first_seen = turn.first_seen
        self.finish = turn.finish
        self.discard = turn.discard
        self.remember_change = turn.remember_change
        self.remember_backfill = turn.remember_backfill

    def put(self, story: Story) -> Story:
        self._note(story)
        return self._turn.put(story)
