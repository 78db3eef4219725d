"""What an Item or an Entry says that an Event may be read from. Pure."""

import re
from datetime import date, datetime

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
    """Return the facts of an Item: its day is in the zone its page states."""
    published = item.published
    return Facts(
        title=item.title or "",
        text=_text(item.body, item.summary),
        addresses=_addresses(item.body, item.link),
        published=published.date() if published is not None else None,
        zone=_zone(published),
        language=item.language,
    )


def facts_of_entry(entry: Entry) -> Facts:
    """Return the facts of an Entry: its day is that which the company stated; first sight where it states none.

    An Entry is first seen at most some days after it came out, near enough for days without a year.
    """
    return Facts(
        title=entry.title,
        text=_text(entry.body, entry.summary),
        addresses=_addresses(entry.body, entry.link),
        published=_day_of(entry),
        language=entry.language,
    )


def _day_of(entry: Entry) -> date:
    return entry.published.day if entry.published is not None else entry.first_seen.date()


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
