"""What a calendar holds: each happening once, though several Stories tell of it. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import accumulate

from feeds.model import CONFIDENT, Event, EventKind, Feed, Story
from feeds.text import alike_names

# Of these a company has one on a day, whatever it is called and in whatever language.
_ONE_A_DAY = frozenset((EventKind.CALL, EventKind.ANNUAL_MEETING, EventKind.INVESTOR_DAY))
_MOVED = re.compile(
    r"(?i)\b(?:re-?schedul|postpon|adjourn)\w*|\b(?:new|change\s+(?:of|in)(?:\s+the)?)\s+dates?\b|改期|延期|押后|押後"
)
_MOVED_BY = timedelta(days=180)  # a happening moved by more is another one
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

    A Story that says that a happening was moved tells of the one before, on its new day. The earliest uid stays (of the
    Story first seen), so that a calendar keeps the event it has; the latest Story's facts win, what it leaves out is
    kept from those before. The sequence never falls: it counts the changes that each Story told of, and how often
    another Story had the last word; one that came to light late, or is older, changes nothing.
    """
    groups: list[list[Dated]] = []
    places: dict[tuple[str, EventKind], dict[date, list[int]]] = {}
    for one in sorted(told, key=_age):
        days = [places.setdefault((match.id, one.event.kind), {}) for match in one.story.companies]
        place = _place_of(one, groups, days)
        if place is None:
            place = len(groups)
            groups.append([])
        groups[place].append(one)
        for by_day in days:
            same_day = by_day.setdefault(_day(one.event), [])
            if place not in same_day:
                same_day.append(place)
    return sorted((_merged(group) for group in groups), key=lambda one: (_day(one.event), one.event.uid))


def _place_of(one: Dated, groups: Sequence[list[Dated]], days: Sequence[dict[date, list[int]]]) -> int | None:
    """Return which group an Event belongs to: one of its day, else, where it was moved, the nearest one alike."""
    day = _day(one.event)
    same_day = sorted({place for by_day in days for place in by_day.get(day, ())})
    found = next((place for place in same_day if _is_same(groups[place], one)), None)
    if found is not None or not _MOVED.search(f"{one.story.lead.title} {one.event.why}"):
        return found
    near = sorted((abs(other - day), place) for by_day in days for other, held in by_day.items() for place in held)
    return next((place for gap, place in near if gap <= _MOVED_BY and _is_moved(groups[place], one)), None)


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


def _is_moved(group: Sequence[Dated], one: Dated) -> bool:
    """Tell whether an Event that was moved is what a group tells of: with the same name, in another Story."""
    others = [other for other in group if other.story.id != one.story.id]
    return len(others) == len(group) and any(alike_names(other.event.name, one.event.name) for other in others)


def _are_alike(one: str, two: str) -> bool:
    return alike_names(one, two) or (_SCRIPT.search(one) is None) != (_SCRIPT.search(two) is None)


def _merged(group: Sequence[Dated]) -> Dated:
    """Return one Event for a group: the first one's uid, the facts of the latest, what is missing from those before."""
    if len(group) == 1:
        return group[0]
    newest_first = sorted(group, key=_told_at, reverse=True)
    latest = newest_first[0]
    that_day = [one.event for one in newest_first if _day(one.event) == _day(latest.event)]
    timed = next((event for event in that_day if isinstance(event.start, datetime)), latest.event)
    event = replace(
        latest.event,
        uid=group[0].event.uid,
        sequence=sum(one.event.sequence for one in group) + _last_words(group),
        start=timed.start,
        end=timed.end,
        zone=timed.zone,
        place=next((one.event.place for one in newest_first if one.event.place), None),
        webcast=next((one.event.webcast for one in newest_first if one.event.webcast), None),
    )
    updated = max(one.story.updated for one in group)
    return Dated(event=event, story=replace(latest.story, updated=updated))


def _last_words(group: Sequence[Dated]) -> int:
    """Return how often a Story of a group was later than all those first seen before it.

    By what does not change any more: corrections to one of them would make the number fall.
    """
    published = [_told_at(one)[0] for one in group]
    return sum(at >= before for at, before in zip(published[1:], accumulate(published, max), strict=False))


def _told_at(one: Dated) -> tuple[datetime, datetime, str]:
    published = one.story.lead.published
    return (published.at if published else one.story.first_seen, one.story.updated, one.story.id)
