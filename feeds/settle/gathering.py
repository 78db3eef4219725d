"""The Stories that may tell what an Entry tells, and those that these lead to."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from feeds.dedupe import SHARE, TEXTS, Sketch, asked_by, compare, titles_alike
from feeds.model import Around, Decision, Entry, EntryId, Story
from feeds.protocols import Turn

REACH = timedelta(days=9)  # beyond the week that `compare` looks at, and the day more that a zone makes of an instant
MOST = 60  # Entries of one neighbourhood: more are no release, but a page that repeats itself

Sketcher = Callable[[Entry], Sketch]
Pair = tuple[EntryId, EntryId]  # the lesser first


@dataclass(kw_only=True, slots=True)
class Neighbourhood:
    """Entries that are linked with each other, directly or through others, and the Stories they are stored in."""

    sketches: dict[EntryId, Sketch] = field(default_factory=dict)
    stories: dict[str, Story] = field(default_factory=dict)  # by id
    together: set[Pair] = field(default_factory=set)
    apart: set[Pair] = field(default_factory=set)
    taken: set[str] = field(default_factory=set)  # ids of Stories met beside it

    @property
    def entries(self) -> list[Entry]:
        """All Entries, by place."""
        return [self.sketches[place].entry for place in sorted(self.sketches)]


def gather(first: Iterable[Entry], turn: Turn, sketcher: Sketcher, together: Iterable[Pair] = ()) -> Neighbourhood:
    """Return the neighbourhood of some Entries: all that is linked with them, whatever it takes to get there.

    An Entry that is stored already is taken as it is given. `together`: pairs that belong together in any case. What
    becomes of a neighbourhood depends on its Entries alone, and not on the order in which they were met.
    """
    found = Neighbourhood(together=set(together))
    waiting = []
    for entry in first:
        found.sketches[place_of(entry)] = sketcher(entry)
        waiting.append(found.sketches[place_of(entry)])
    while waiting and len(found.sketches) <= MOST:
        one = waiting.pop()
        for story in _candidates(one, turn, found):
            waiting += _taken_in(story, one, found, sketcher)
    return found


def place_of(entry: Entry) -> EntryId:
    """Return what no other Entry has."""
    return entry.source_id, entry.key


def pair_of(one: EntryId, two: EntryId) -> Pair:
    """Return two places as the pair they are, whichever is named first."""
    return (one, two) if one <= two else (two, one)


def _candidates(one: Sketch, turn: Turn, found: Neighbourhood) -> list[Story]:
    """Return the Stories that may be linked with an Entry: its own, those like it, those decided to belong to it."""
    entry = one.entry
    at = entry.published.at if entry.published else entry.first_seen
    around = Around(
        keys=one.keys,
        blocks=asked_by(one),
        earliest=at - REACH,
        latest=at + REACH,
        texts=TEXTS,
        share=SHARE,
    )
    candidates = turn.near(around)
    found.taken |= {candidate.story_id for candidate in candidates}
    wanted = {
        candidate.story_id
        for candidate in candidates
        if not candidate.titles_only or titles_alike(one, candidate.title)
    }
    stories = {story.id: story for story in turn.stories(wanted - found.stories.keys())}
    place = place_of(entry)
    for decision in turn.decisions([place]):
        _remember(decision, found)
        other = decision.two if decision.one == place else decision.one
        if decision.together and (story := turn.holder(other)) is not None:
            stories[story.id] = story
    found.taken |= stories.keys()
    return [stories[story_id] for story_id in sorted(stories) if story_id not in found.stories]


def _remember(decision: Decision, found: Neighbourhood) -> None:
    (found.together if decision.together else found.apart).add((decision.one, decision.two))


def _taken_in(story: Story, one: Sketch, found: Neighbourhood, sketcher: Sketcher) -> Sequence[Sketch]:
    """Take a Story in if any of its Entries is linked with `one`; return the Entries that this adds."""
    sketches = {place_of(entry): sketcher(entry) for entry in story.entries if place_of(entry) not in found.sketches}
    own = len(sketches) < len(story.entries)
    if not own and not any(_linked(one, sketch, found) for sketch in sketches.values()):
        return ()
    found.stories[story.id] = story
    found.sketches |= sketches
    return list(sketches.values())


def _linked(one: Sketch, two: Sketch, found: Neighbourhood) -> bool:
    pair = pair_of(place_of(one.entry), place_of(two.entry))
    return pair in found.together or compare(one, two) is not None
