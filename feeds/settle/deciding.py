"""What is said by hand: these are one Story, those are not. Remembered, and carried out at once."""

from datetime import datetime

from feeds.errors import StoryError
from feeds.model import Decision, Entry, EntryId, Story
from feeds.protocols import Turn
from feeds.settle.gathering import gather, pair_of, place_of
from feeds.settle.settler import Settler


def split_story(story: Story, entry: Entry, settler: Settler, turn: Turn, at: datetime) -> list[Story]:
    """Take an Entry out of its Story for good, and return the Stories that come of it; raises StoryError."""
    others = [other for other in story.entries if place_of(other) != place_of(entry)]
    if not others:
        raise StoryError(
            f"{entry.link} is the only place of its story, so there is nothing to split off",
            "Look at its places with `feeds story show`.",
        )
    for other in others:
        _decide(place_of(entry), place_of(other), turn, at, together=False)
    return settler.regroup(gather([entry, *others], turn, settler.sketch), turn, at)


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
