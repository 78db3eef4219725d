"""Releases for the tests of what they tell of."""

from datetime import UTC, date, datetime, time

from feeds.events import events_of_item
from feeds.model import Event, Item


def told(title: str, body: str = "", published: str | None = "2025-10-27") -> list[Event]:
    """Return the Events of a release, sure or not."""
    at = None if published is None else datetime.combine(date.fromisoformat(published), time.min, UTC)
    return events_of_item(Item(link="https://www.example.com/news/1", title=title, body=body, published=at))


def starts(title: str, body: str = "", published: str | None = "2025-10-27") -> list[str]:
    """Return the starts of the Events of a release, in ISO 8601."""
    return [event.start.isoformat() for event in told(title, body, published)]
