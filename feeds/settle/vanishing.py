"""What lists no longer show: noticed, and once its page is gone as well, withdrawn; shown again, it stands again."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from feeds.model import Absence, EntryId, Story
from feeds.protocols import Turn
from feeds.settle.naming import tombstone_of
from feeds.visit import Visit

WITHDRAWN = "taken back where it was published"


def settle_absences(visit: Visit, turn: Turn, revived: Callable[[Story], Story]) -> list[str]:
    """Remember what the list of a visit no longer shows, and withdraw Stories of which every place is gone.

    `revived` gives a Story that had been withdrawn as it is to be stored when a list shows it again. Returns what is
    to be told to people.
    """
    at = visit.state.checked_at
    if at is None or (visit.absent is None and not visit.asked):
        return []
    before = {absence.key: replace(absence, link="") for absence in turn.absences()}
    after = _after(visit, before, at)
    if after == before:
        return []
    turn.replace_absences(after.values())
    notes = []
    for key in sorted(after.keys() | before.keys()):
        was, now = (key in found and found[key].gone is not None for found in (before, after))
        if was != now and (note := _tell(turn, (visit.source.id, key), at, revived)) is not None:
            notes.append(note)
    return notes


def _after(visit: Visit, before: Mapping[str, Absence], at: datetime) -> dict[str, Absence]:
    """Return the absences after a visit, by key."""
    shown = {arrival.entry.key for arrival in visit.arrivals}
    after = {
        key: absence
        for key, absence in before.items()
        if visit.absent is None or key in visit.absent or (absence.gone and key not in shown)
    }
    for key in visit.absent or ():
        if key not in after:
            after[key] = Absence(source_id=visit.source.id, key=key, since=at)
    for key, is_gone in visit.asked:
        if key in after:
            after[key] = replace(after[key], gone=at) if is_gone else replace(after[key], since=at)
    return after


def _tell(turn: Turn, place: EntryId, at: datetime, revived: Callable[[Story], Story]) -> str | None:
    """Withdraw the Story of an Entry if all its places are gone, or bring it back if they no longer are."""
    story = turn.holder(place)
    if story is None:
        return None
    gone = turn.is_gone(story.id)
    if gone and story.withdrawn is None:
        turn.put(replace(story, withdrawn=at))
        turn.bury(tombstone_of(story, at, WITHDRAWN))
        return f"{WITHDRAWN}, and no longer published: {story.lead.title}"
    if not gone and story.withdrawn is not None:
        turn.put(revived(story))
        turn.exhume(story.id)
        return f"shown again, and published again: {story.lead.title}"
    return None
