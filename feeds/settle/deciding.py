"""What is said by hand: these are one Story, those are not. Remembered, and carried out at once."""

from datetime import datetime

from feeds.dedupe import grouped
from feeds.errors import StoryError
from feeds.model import Decision, Entry, EntryId, Story
from feeds.protocols import Turn
from feeds.settle.gathering import gather, pair_of, place_of
from feeds.settle.settler import Settler


def split_story(story: Story, entry: Entry, settler: Settler, turn: Turn, at: datetime) -> list[Story]:
    """Take an Entry out of its Story for good, and return the Stories that come of it; raises StoryError.

    Where the Story is one only because a hand has joined it, all that is one with the Entry by itself goes with it:
    that undoes the joining.
    """
    own = _by_itself(story, entry, settler)
    others = [other for other in story.entries if place_of(other) not in own]
    if not others:
        own, others = {place_of(entry)}, [other for other in story.entries if place_of(other) != place_of(entry)]
    if not others:
        raise StoryError(
            f"{entry.link} is the only place of its story, so there is nothing to split off",
            "Look at its places with `feeds story show`.",
        )
    for place in sorted(own):
        for other in others:
            _decide(place, place_of(other), turn, at, together=False)
    return settler.regroup(gather(story.entries, turn, settler.sketch), turn, at)


def _by_itself(story: Story, entry: Entry, settler: Settler) -> set[EntryId]:
    """Return the places that would be one Story with an Entry if nobody had decided anything."""
    sketches = [settler.sketch(each) for each in story.entries]
    group = next(
        group for group in grouped(sketches) if any(place_of(story.entries[n]) == place_of(entry) for n in group)
    )
    return {place_of(story.entries[n]) for n in group}


def join_stories(one: Story, two: Story, settler: Settler, turn: Turn, at: datetime) -> list[Story]:
    """Make one Story of two for good, whatever they look like, and return what comes of it; raises StoryError."""
    if one.id == two.id:
        raise StoryError(f"{one.lead.link} and {two.lead.link} are one story already", "There is nothing to join.")
    for entry in one.entries:
        for other in two.entries:
            _decide(place_of(entry), place_of(other), turn, at, together=True)
    return settler.regroup(gather([*one.entries, *two.entries], turn, settler.sketch), turn, at)


def _decide(one: EntryId, two: EntryId, turn: Turn, at: datetime, *, together: bool) -> None:
    one, two = pair_of(one, two)
    why = "joined by hand" if together else "split by hand"
    turn.decide(Decision(one=one, two=two, together=together, why=why, at=at))
