"""Keep what is stored of a Story's Events when its text is read anew: the same uid for the same happening. Pure."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from uuid import NAMESPACE_URL, uuid5

from feeds.events.sentences import sentence_texts
from feeds.model import Entry, Event, Status
from feeds.text import alike_names, letters, text_of

_STILL_WHOLE = 0.7  # of the length of a text: what is left of less was shortened, which takes nothing back

Likeness = Callable[[Event, Event], bool]


def told_again(
    story_id: str, stored: Sequence[Event], read: Sequence[Event], *, corrected: bool = False
) -> list[Event]:
    """Return the Events to store for a Story, in the order of their start.

    `stored`: what is remembered of it (none: it is new); `read`: what its lead Entry tells now. The same happening
    keeps its uid when its day, time, place or name changes; its sequence rises by one when subscribers see a change
    (RFC 5545, section 3.8.7.4). What is no longer told stays as it was, the place as well as the happening; where the
    text was `corrected` (`is_corrected`) it is taken away. Told again as it is stored, or in other words, all stays.
    """
    pairs = _paired(stored, read)
    kept = [_continued(old, new if corrected else _completed(old, new)) for old, new in pairs]
    left = [old for old in stored if not any(old is one for one, _ in pairs)]
    kept += [_cancelled(old) if corrected else old for old in left]
    taken = {event.uid for event in kept}
    for new in read:
        if not any(new is one for _, one in pairs):
            uid = next(uid for uid in _uids(story_id, new) if uid not in taken)
            taken.add(uid)
            kept.append(replace(new, uid=uid, sequence=0))
    return sorted(kept, key=lambda event: (start_day(event), event.uid))


def is_corrected(before: Entry, after: Entry) -> bool:
    """Tell whether a text was corrected: it says something new, and is about as long as it was.

    A text that is merely shorter, that was not there before, or that is another Entry's says nothing of what the old
    one told.
    """
    if (before.source_id, before.key) != (after.source_id, after.key) or not before.body or not after.body:
        return False
    old, new = text_of(before.body), text_of(after.body)
    if len(new) < _STILL_WHOLE * len(old):
        return False
    known = {letters(sentence) for sentence in sentence_texts(old)}
    return after.title != before.title or any(letters(sentence) not in known for sentence in sentence_texts(new))


def start_day(event: Event) -> date:
    """Return the day on which an Event starts, on the clocks of its zone."""
    return event.start.date() if isinstance(event.start, datetime) else event.start


def _paired(stored: Sequence[Event], read: Sequence[Event]) -> list[tuple[Event, Event]]:
    """Return which stored Event each read one is, the surest likeness first; each at most once."""
    pairs: list[tuple[Event, Event]] = []
    for likeness in _LIKENESSES:
        for new in read:
            old = next((old for old in stored if likeness(old, new) and _is_free(old, new, pairs)), None)
            if old is not None:
                pairs.append((old, new))
    only = [[event for event in told if _is_free(event, event, pairs)] for told in (stored, read)]
    if len(only[0]) == len(only[1]) == 1 and only[0][0].kind is only[1][0].kind:
        pairs.append((only[0][0], only[1][0]))  # all that is left: its day and its name have changed
    return pairs


def _is_free(old: Event, new: Event, pairs: Sequence[tuple[Event, Event]]) -> bool:
    return not any(old is one or new is other for one, other in pairs)


# Ways in which two Events of one Story are one, surest first.
_LIKENESSES: tuple[Likeness, ...] = (
    lambda old, new: _seen(old) == _seen(new),
    lambda old, new: start_day(old) == start_day(new) and alike_names(old.name, new.name),
    lambda old, new: start_day(old) == start_day(new) and old.kind is new.kind,
    lambda old, new: old.kind is new.kind and alike_names(old.name, new.name),
    lambda old, new: start_day(old) == start_day(new),
)


def _continued(old: Event, new: Event) -> Event:
    """Return what is told now under the uid of what was told before, and under its name if only that is worded anew.

    A name made from a headline changes with every correction of the headline, and with every Source that leads.
    """
    same = replace(new, uid=old.uid, sequence=old.sequence)
    named = replace(same, name=old.name)
    if _seen(named) == _seen(old) and alike_names(old.name, new.name):
        return named
    return replace(same, sequence=old.sequence + 1)


def _completed(old: Event, new: Event) -> Event:
    """Return what is told now with what it leaves out of what was told before: place, webcast, the time of the day."""
    if isinstance(old.start, datetime) and new.start == start_day(old) and new.end is None:
        new = replace(new, start=old.start, end=old.end, zone=old.zone)
    elif new.start == old.start and new.end is None:
        new = replace(new, end=old.end)
    return replace(new, place=new.place or old.place, webcast=new.webcast or old.webcast)


def _cancelled(old: Event) -> Event:
    if old.status is Status.CANCELLED:
        return old
    return replace(old, status=Status.CANCELLED, sequence=old.sequence + 1)


def _seen(event: Event) -> tuple[object, ...]:
    """Return what subscribers see of an Event; a time in another zone is another time, though the instant is one."""
    times = tuple(moment.isoformat() if moment is not None else None for moment in (event.start, event.end))
    return (*times, event.zone, event.name, event.kind, event.place, event.webcast, event.status)


def _uids(story_id: str, event: Event) -> Iterator[str]:
    """Yield uids for a new Event, best first: of the Story, the kind and the name, which outlive a change of day.

    A UUID, as RFC 7986, section 5.3 asks, but made of what is permanent, so that a lost store mints the same again.
    """
    number = 0
    while True:
        told = f"{story_id} {event.kind.value} {letters(event.name)}" + (f" {number}" if number else "")
        yield str(uuid5(NAMESPACE_URL, told))
        number += 1
