"""What a calendar holds: each happening once, though several Stories tell of it. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from feeds.model import CONFIDENT, Event, EventKind, Feed, Story
from feeds.text import alike_names

# Of these a company has one on a day, whatever it is called and in whatever language.
_ONE_A_DAY = frozenset((EventKind.CALL, EventKind.ANNUAL_MEETING, EventKind.INVESTOR_DAY))
_SCRIPT = re.compile("[\u3400-\u9fff]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Dated:
    """An Event for a calendar, with the Story to link it to."""

    event: Event
    story: Story


def dated_of(feed: Feed) -> list[Dated]:
    """Return what a Feed's calendar holds, in the order of start: Events that are sure enough, each once."""
    return once_each(
        Dated(event=event, story=story)
        for story in feed.dated
        for event in story.events
        if event.uid and event.confidence >= CONFIDENT
    )


def once_each(told: Iterable[Dated]) -> list[Dated]:
    """Return each happening once: of one company, kind and start day, with names that are alike or in two scripts.

    The earliest uid stays (of the Story first seen), so that a calendar keeps the event it has; the latest Story's
    facts win, what it leaves out is kept from those before. The sequence never falls: it counts all that was told.
    """
    groups: list[list[Dated]] = []
    places: dict[tuple[str, EventKind, date], list[int]] = {}
    for one in sorted(told, key=_age):
        keys = [(match.id, one.event.kind, _day(one.event)) for match in one.story.companies]
        candidates = sorted({place for key in keys for place in places.get(key, ())})
        place = next((place for place in candidates if _is_same(groups[place], one)), None)
        if place is None:
            place = len(groups)
            groups.append([])
        groups[place].append(one)
        for key in keys:
            if place not in places.setdefault(key, []):
                places[key].append(place)
    return sorted((_merged(group) for group in groups), key=lambda one: (_day(one.event), one.event.uid))


def _age(one: Dated) -> tuple[datetime, str, str]:
    return one.story.first_seen, one.story.id, one.event.uid


def _day(event: Event) -> date:
    return event.start.date() if isinstance(event.start, datetime) else event.start


def _is_same(group: Sequence[Dated], one: Dated) -> bool:
    """Tell whether an Event is what a group tells of; a Story never tells of one happening twice."""
    if any(other.story.id == one.story.id for other in group):
        return False
    if one.event.kind in _ONE_A_DAY:
        return True
    return any(_are_alike(other.event.name, one.event.name) for other in group)


def _are_alike(one: str, two: str) -> bool:
    return alike_names(one, two) or (_SCRIPT.search(one) is None) != (_SCRIPT.search(two) is None)


def _merged(group: Sequence[Dated]) -> Dated:
    """Return one Event for a group: the first one's uid, the facts of the latest, what is missing from those before."""
    if len(group) == 1:
        return group[0]
    newest_first = sorted(group, key=_told_at, reverse=True)
    latest = newest_first[0]
    timed = next((one.event for one in newest_first if isinstance(one.event.start, datetime)), latest.event)
    event = replace(
        latest.event,
        uid=group[0].event.uid,
        sequence=sum(one.event.sequence + 1 for one in group) - 1,
        start=timed.start,
        end=timed.end,
        zone=timed.zone,
        place=next((one.event.place for one in newest_first if one.event.place), None),
        webcast=next((one.event.webcast for one in newest_first if one.event.webcast), None),
    )
    updated = max(one.story.updated for one in group)
    return Dated(event=event, story=replace(latest.story, updated=updated))


def _told_at(one: Dated) -> tuple[datetime, datetime, str]:
    published = one.story.lead.published
    return (published.at if published else one.story.first_seen, one.story.updated, one.story.id)
