"""How an Event is shown: on a few lines for people, as an object for programs."""

from datetime import datetime

from feeds.model import CONFIDENT, Event
from feeds.text import shorten


def lines_of(event: Event) -> list[str]:
    """Return what a person is told of an Event: when and what, how sure that is, the words it was read from."""
    return [f"{_when(event)}  {event.name}", _about(event), f"because of: {shorten(event.why, 200)}"]


def for_machines(event: Event) -> dict[str, object]:
    """Return an Event as JSON has it."""
    return {
        "name": event.name,
        "kind": event.kind,
        "start": event.start.isoformat(),
        "end": event.end.isoformat() if event.end is not None else None,
        "zone": event.zone,
        "place": event.place,
        "webcast": event.webcast,
        "status": event.status,
        "confidence": event.confidence,
        "on_calendars": event.confidence >= CONFIDENT,
        "why": event.why,
        "uid": event.uid or None,
        "sequence": event.sequence,
    }


def _when(event: Event) -> str:
    """Return when an Event takes place, as a person would write it: days, or a time with its zone."""
    start, end = event.start, event.end
    if not isinstance(start, datetime):
        return f"{start} to {end}" if end is not None and end != start else f"{start}"
    until = f"-{end:%H:%M}" if isinstance(end, datetime) else ""
    return f"{start:%Y-%m-%d %H:%M}{until} {event.zone or start.strftime('%z')}"


def _about(event: Event) -> str:
    """Return the rest of what is known of an Event, and whether it is sure enough for a calendar."""
    sure = f"{event.confidence:.2f} sure"
    calendar = "on calendars" if event.confidence >= CONFIDENT else f"on no calendar: that takes {CONFIDENT:.2f}"
    said = (event.kind.value, event.status.value, event.place, event.webcast, f"{sure}, {calendar}")
    return "  ".join(part for part in said if part)
