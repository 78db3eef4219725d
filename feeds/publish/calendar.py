"""A Feed's events as iCalendar (RFC 5545, with RFC 7986), through the icalendar library. Pure.

The same Feed gives the same bytes: DTSTAMP and LAST-MODIFIED are those of the Story, never of the clock. icalendar
escapes and folds; what it would pass on (control characters, line ends in values) is taken out before.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import icalendar
from icalendar import vText, vUri

from feeds.model import Document, Event, EventKind, Feed
from feeds.publish.dated import Dated, dated_of
from feeds.publish.fitting import one_line, web_address
from feeds.publish.telling import (
    Names,
    address_of,
    categories_of,
    description_of,
    headline_of,
    owners_of,
    summary_of,
    title_of,
)

MEDIA_TYPE = "text/calendar"
REFRESH = timedelta(hours=6)  # how often a calendar program may ask again (RFC 7986, section 5.7)

# Kinds that have no name of their own: whose they are stands before it.
_COMMON = frozenset(
    (EventKind.CALL, EventKind.ANNUAL_MEETING, EventKind.INVESTOR_DAY, EventKind.REGULATORY_DATE, EventKind.WEBCAST)
)
_COMMON_NAMES = frozenset(("Conference", "Congress", "Ceremony"))


def calendar_path(feed: Feed) -> str | None:
    """Return where the Feed's calendar lies below the output folder; None where it has no events."""
    return f"{feed.spec.path}.ics" if dated_of(feed) else None


def calendar_document(feed: Feed, names: Names) -> Document | None:
    """Return the Feed's events as an iCalendar document at `<path>.ics`, None where it has none.

    A calendar without a component would not be valid (RFC 5545, section 3.6).
    """
    dated = dated_of(feed)
    if not dated:
        return None
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//feeds//company news//EN")
    calendar.add("version", "2.0")
    calendar.add("name", vText(title_of(feed.spec)))
    calendar.add("x-wr-calname", vText(title_of(feed.spec)))
    calendar.add("description", vText(description_of(feed.spec)))
    calendar.add("last-modified", max(one.story.updated for one in dated).replace(microsecond=0))
    calendar.add("url", address_of(names.publisher, f"{feed.spec.path}.ics"))
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vText("PT6H"))
    for zone in _zones(dated):
        calendar.add_component(zone)
    for one in dated:
        calendar.add_component(_component(one, names))
    return Document(path=f"{feed.spec.path}.ics", media_type=MEDIA_TYPE, body=calendar.to_ical())


def _component(dated: Dated, names: Names) -> icalendar.Event:
    """Return one event as a VEVENT."""
    event, story = dated.event, dated.story
    lead, updated = story.lead, story.updated.replace(microsecond=0)
    component = icalendar.Event()
    component.add("uid", event.uid)
    component.add("dtstamp", updated)
    component.add("last-modified", updated)
    component.add("sequence", event.sequence)
    component.add("status", event.status.value.upper())
    component.add("summary", vText(summary_line(event, owners_of(story, names))))
    component.add("description", vText(f"{headline_of(lead)}\n\n{summary_of(lead)}"))
    _add_times(component, event)
    if place := one_line(event.place):
        component.add("location", vText(place))
    if link := web_address(lead.link):
        component.add("url", link)
    if webcast := web_address(event.webcast):
        parameters = icalendar.Parameters({"VALUE": "URI", "FEATURE": ["AUDIO", "VIDEO"], "LABEL": "Webcast"})
        component.add("conference", vUri(webcast), parameters=parameters)
    categories = [event.kind.value, *(category.label for category in categories_of(story, names))]
    component.add("categories", list(dict.fromkeys(categories)))
    component.add("transp", "TRANSPARENT")  # a subscriber is not busy because a company holds a call
    return component


def summary_line(event: Event, owners: Sequence[str]) -> str:
    """Return an event's name for people, with its owners' before it where the name alone does not say whose it is."""
    name = one_line(event.name)
    is_common = event.kind in _COMMON or name in _COMMON_NAMES
    if is_common and not any(owner.casefold() in name.casefold() for owner in owners):
        return f"{', '.join(owners)}: {name}"
    return name


def _add_times(component: icalendar.Event, event: Event) -> None:
    """Add start and end: in the event's zone, else in UTC; of days the end is the day after the last."""
    start, end = event.start, event.end
    if not isinstance(start, datetime):
        component.add("dtstart", start)
        component.add("dtend", _last_day(start, end) + timedelta(days=1))
        return
    component.add("dtstart", _in_calendar(start, event.zone))
    if isinstance(end, datetime) and end > start:
        component.add("dtend", _in_calendar(end, event.zone))


def _last_day(start: date, end: date | datetime | None) -> date:
    if end is None or isinstance(end, datetime):
        return start
    return max(start, end)


def _in_calendar(moment: datetime, zone: str | None) -> datetime:
    """Return a moment as a calendar writes it: on the clocks of its zone; in UTC where only an offset is known."""
    return moment.astimezone(UTC if zone in {None, "UTC"} else ZoneInfo(str(zone)))


def _zones(dated: Sequence[Dated]) -> list[icalendar.Timezone]:
    """Return the VTIMEZONE of every zone that events use, in the order of names, for the years that they lie in."""
    years: dict[str, set[int]] = {}
    for one in dated:
        event = one.event
        if isinstance(event.start, datetime) and event.zone not in {None, "UTC"}:
            ends = event.end if isinstance(event.end, datetime) else event.start
            years.setdefault(str(event.zone), set()).update((event.start.year, ends.year))
    return [_zone(name, min(years[name]), max(years[name])) for name in sorted(years)]


@lru_cache(maxsize=256)
def _zone(name: str, first: int, last: int) -> icalendar.Timezone:
    """Return a VTIMEZONE with the changes of the clocks of these years; the winter before the first begins it."""
    zone = icalendar.Timezone.from_tzid(name, first_date=date(first - 1, 1, 1), last_date=date(last + 1, 1, 1))
    zone.pop("comment", None)  # the library's own, about these years
    return zone
