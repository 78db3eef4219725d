"""Read dates that are nothing but digits: 20251027, 20251027T093000Z, 1520932969 (seconds since 1970)."""

import re
from datetime import UTC, datetime, timedelta

from feeds.dates.order import days_in
from feeds.dates.stated import DateContext, StatedDate
from feeds.dates.zones import home_of, zone_at
from feeds.model import Precision

_BASIC = re.compile(r"((?:199|20\d)\d)(\d\d)(\d\d)(?:T?([01]\d|2[0-3])([0-5]\d)([0-5]\d)?)?(?=[Z+\-]|\Z)")
_UNIX = re.compile(r"(1\d{9})(?:(\d{3})|\.\d{1,6})?")
_DOT_NET = re.compile(r"/?Date\((1\d{12})(?:[+\-]\d{4})?\)/?")  # the instant is UTC, the offset only how to show it
_LATEST = datetime(2038, 1, 1, tzinfo=UTC)


def compact_date(text: str, context: DateContext) -> StatedDate | None:
    """Return the date of a text that is nothing but digits, None unless it is a plausible one.

    Forms: the basic format of ISO 8601, and ten digits (thirteen with milliseconds) as Unix time, 2001 to 2033, not
    later than a year after `context.now`.
    """
    return _basic(text, context) or _unix(text, context)


def _basic(text: str, context: DateContext) -> StatedDate | None:
    match = _BASIC.match(text)
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2]), int(match[3])
    if not 1 <= day <= days_in(year, month):
        return None
    zone = zone_at(text, match.end(), context) if match[4] else None
    if (zone.end if zone else match.end()) != len(text) or (zone is not None and zone.zone is None):
        return None
    home = zone.zone if zone is not None and zone.zone is not None else home_of(context.timezone)
    value = datetime(year, month, day, int(match[4] or 0), int(match[5] or 0), int(match[6] or 0), tzinfo=home)
    return _made(text, value, Precision.INSTANT if match[4] else Precision.DATE, "ISO 8601 basic format")


def _unix(text: str, context: DateContext) -> StatedDate | None:
    wrapped = _DOT_NET.fullmatch(text)
    match = _UNIX.fullmatch(wrapped[1] if wrapped else text)
    if match is None:
        return None
    value = datetime.fromtimestamp(int(match[1]), UTC) + timedelta(milliseconds=int(match[2] or 0))
    latest = context.now + timedelta(days=366) if context.now is not None else _LATEST
    return _made(text, value, Precision.INSTANT, "Unix time") if value <= latest else None


def _made(text: str, value: datetime, precision: Precision, evidence: str) -> StatedDate:
    return StatedDate(value=value, precision=precision, evidence=evidence, text=text, start=0, end=len(text))
