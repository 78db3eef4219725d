"""Join what the sentences of one release tell into its Events: each happening once, with the best facts. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from feeds.events.finding import kind_of
from feeds.events.naming import made_name, tidy_name
from feeds.events.records import Draft, Facts
from feeds.events.zones import moment_of, zone_of_place
from feeds.model import Event, EventKind

MOST = 60  # events of one release, the surest first: a financial calendar has a dozen, mischief thousands
_LISTED, _LISTED_ONLY = 0.8, 0.5  # how sure a date of a list is, with and without a title that says of what

# Scientific meetings last days; what else lies within them is a part of them.
_SPANNING = frozenset((EventKind.CONGRESS, EventKind.CONFERENCE, EventKind.WEBCAST, EventKind.CEREMONY))
_ASIDE = frozenset((EventKind.REGULATORY_DATE, EventKind.ANNUAL_MEETING, EventKind.CALL, EventKind.INVESTOR_DAY))


def events_from(drafts: Iterable[Draft], facts: Facts, webcast: str | None) -> list[Event]:
    """Return the Events of a release, in the order of their start; `webcast`: where they can be followed."""
    told = [draft for draft in drafts if not draft.session]
    by_day: dict[date, list[Draft]] = {}
    for draft in told:
        by_day.setdefault(draft.day.first, []).append(draft)
    joined = _without_parts([_joined(drafts) for drafts in by_day.values()])
    events = [_event(draft, facts, webcast) for draft in joined]
    surest = sorted([*events, *_listed(facts, events, webcast)], key=lambda event: -event.confidence)[:MOST]
    return sorted(surest, key=lambda event: (_day(event.start), event.kind, event.name))


def _listed(facts: Facts, events: Sequence[Event], webcast: str | None) -> Iterator[Event]:
    """Yield the event for which a list or the data of a page give a date, where the text does not tell of that day.

    It is sure only if the title names what happens: a date to come may also be that of a filing or an embargo.
    """
    start = facts.listed_for
    if start is None or any(_day(event.start)[0] == _day(start)[0] for event in events):
        return
    kind = kind_of(facts.title)
    key = getattr(start.tzinfo, "key", None) if isinstance(start, datetime) else None
    yield Event(
        name=tidy_name(kind or EventKind.OTHER, made_name(kind or EventKind.OTHER, facts.title, "")),
        kind=kind or EventKind.OTHER,
        start=start,
        zone=key if isinstance(key, str) else None,
        webcast=webcast,
        confidence=_LISTED if kind is not None else _LISTED_ONLY,
        why="the date to come that its list or its data give",
    )


def _joined(drafts: Sequence[Draft]) -> Draft:
    """Return one happening for all that is told of one day: the surest, with what the others know beside it."""
    best = max(drafts, key=lambda one: (one.confidence, one.hours is not None, one.proper))
    # Of two printed zones the first: 8:00 a.m. ET (9:00 p.m. Beijing time), in one sentence.
    beside = [one.hours for one in drafts if one.why == best.why and one.hours is not None]
    hours = beside[0] if beside else None
    hours = hours or next((one.hours for one in drafts if one.hours is not None and one.kind is best.kind), None)
    hours = hours or next((one.hours for one in drafts if one.hours is not None), None)
    named = best if best.proper else next((one for one in drafts if one.proper), best)
    spans = [one.day for one in drafts if one.day.last is not None]
    return replace(
        best,
        hours=hours if not spans or best.day.last is None else None,
        name=named.name,
        proper=named.proper,
        place=best.place or next((one.place for one in drafts if one.place is not None), None),
        day=spans[0] if spans and hours is None else best.day,
        confidence=min(1.0, best.confidence + (0.05 if len(drafts) > 1 else 0.0)),
    )


def _without_parts(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out what is told twice: days within a congress's span, and the span of a conference one appears at."""
    kept = []
    for draft in drafts:
        spans = [one for one in drafts if one is not draft and _holds(one, draft)]
        within = [one for one in drafts if one is not draft and _holds(draft, one)]
        if any(one.kind is EventKind.CONGRESS and draft.kind is EventKind.CONGRESS for one in spans):
            continue
        if draft.kind is EventKind.CONFERENCE and any(one.kind in _SPANNING and one.hours for one in within):
            continue
        if any(one.kind in _SPANNING and not draft.hours and draft.kind not in _ASIDE for one in spans):
            continue
        kept.append(draft)
    return kept


def _holds(span: Draft, part: Draft) -> bool:
    last = span.day.last
    if last is None or span.day.first > part.day.first:
        return False
    return part.day.first <= last and (part.day.last or part.day.first) <= last


def _event(draft: Draft, facts: Facts, webcast: str | None) -> Event:
    start, end, zone = _times(draft, facts)
    return Event(
        name=draft.name,
        kind=draft.kind,
        start=start,
        end=end,
        zone=zone,
        place=draft.place,
        webcast=webcast if draft.kind is not EventKind.REGULATORY_DATE else None,
        status=draft.status,
        confidence=draft.confidence,
        why=draft.why,
    )


def _times(draft: Draft, facts: Facts) -> tuple[date | datetime, date | datetime | None, str | None]:
    """Return start, end and zone; a time whose zone nobody can know is left out: the day is right all the same."""
    day, hours = draft.day, draft.hours
    zone = hours.zone if hours is not None else None
    if hours is not None and zone is None:
        zone = zone_of_place(draft.place or "") or zone_of_place(draft.why) or facts.zone or _usual_zone(facts)
    begins = moment_of(day.first, hours.begins, zone) if hours is not None and zone is not None else None
    if hours is None or zone is None or begins is None:
        return day.first, day.last, None
    ends = moment_of(day.first, hours.ends, zone) if hours.ends is not None else None
    return begins[0], ends[0] if ends is not None else None, begins[1]


def _usual_zone(facts: Facts) -> str | None:
    """Return the zone of releases in Chinese that name none: China has one, by law of Beijing time.

    Hong Kong's clocks show the same; the name tells which calendar it stands in.
    """
    head = facts.title + facts.text[:2000]
    if sum("\u4e00" <= char <= "\u9fff" for char in head) * 3 < len(head):
        return None
    return zone_of_place(head) or "Asia/Shanghai"


def _day(moment: date | datetime) -> tuple[date, timedelta]:
    """Return what orders starts: the day, then the time of day, all-day first."""
    if isinstance(moment, datetime):
        return moment.date(), timedelta(hours=moment.hour, minutes=moment.minute, seconds=1)
    return moment, timedelta(0)
