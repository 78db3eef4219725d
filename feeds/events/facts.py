"""What an Item or an Entry says that an Event may be read from. Pure."""

import re
from datetime import date, datetime, time

from feeds.events.records import Facts
from feeds.links import absolute
from feeds.model import Entry, Item
from feeds.text import text_of, unescape

_MOST_LINKS = 500
# Of sanitised HTML: attributes are quoted and hold no ">".
_LINK = re.compile(
    r"<a\s[^<>]{0,2000}?href=[\"']?(?P<href>[^\"'\s<>]{1,2000})[^<>]{0,500}>(?P<words>[^<]{0,300})", re.IGNORECASE
)


def facts_of_item(item: Item) -> Facts:
    """Return the facts of an Item: its day is in the zone its page states; none where day and month are a guess."""
    published = item.published
    return Facts(
        title=item.title or "",
        text=_text(item.body, item.summary),
        addresses=_addresses(item.body, item.link),
        published=published.date() if published is not None and not item.published_ambiguous else None,
        zone=_zone(published),
        listed_for=_day_or_moment(item.event_start),
        language=item.language,
    )


def facts_of_entry(entry: Entry) -> Facts:
    """Return the facts of an Entry: its day is that which the company stated, and none where that is a guess.

    First sight does not stand in for it: of a past that was read later it would make days of the wrong year.
    """
    return Facts(
        title=entry.title,
        text=_text(entry.body, entry.summary),
        addresses=_addresses(entry.body, entry.link),
        published=_day_of(entry),
        listed_for=_stated(entry.event_start),
        language=entry.language,
    )


def _day_or_moment(moment: datetime | None) -> date | datetime | None:
    """Return a moment, or its day where it is at 00:00, by which a page says that only a day is known."""
    return moment.date() if moment is not None and moment.time() == time.min else moment


def _stated(text: str | None) -> date | datetime | None:
    """Return the day or moment of an Entry's ISO 8601, None for none and for a moment without a zone."""
    try:
        moment = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    if text is not None and len(text) > len("2025-10-27") and moment.tzinfo is None:
        return None
    return _day_or_moment(moment)


def _day_of(entry: Entry) -> date | None:
    published = entry.published
    return published.day if published is not None and not published.ambiguous else None


def _text(body: str | None, summary: str | None) -> str:
    return text_of(body or "") or text_of(summary or "")


def _zone(moment: datetime | None) -> str | None:
    """Return the IANA name of the zone that a page states, None for UTC and for an offset: they tell no place."""
    key = getattr(moment.tzinfo, "key", None) if moment is not None else None
    return key if isinstance(key, str) and "/" in key and not key.startswith("Etc/") else None


def _addresses(body: str | None, base: str) -> tuple[tuple[str, str], ...]:
    if not body or "href" not in body:
        return ()
    found = []
    for match in _LINK.finditer(body[:400_000]):
        address = absolute(unescape(match["href"]), base)
        if address is not None and address.startswith(("http://", "https://")):
            found.append((address, match["words"]))
        if len(found) >= _MOST_LINKS:
            break
    return tuple(found)
