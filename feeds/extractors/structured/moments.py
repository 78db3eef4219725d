"""JSON's ways to write a moment -> text that the readers of dates understand, in its true zone.

A count of seconds or milliseconds since 1970 is UTC by definition (POSIX). `/Date(1698400000000+0800)/` is Microsoft's
(ASP.NET AJAX): the count is UTC, the zone that in which it was written. A field named `..._gmt` or `..._utc` states its
zone by its name; beside the same moment in local time, their difference is the zone.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from math import isfinite
from zoneinfo import ZoneInfo

_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_LATEST = datetime(2100, 1, 1, tzinfo=UTC)
_MICROSOFT = re.compile(r"\\?/Date\((-?\d{9,14})([+-]\d{4})?\)\\?/")
_COUNT = re.compile(r"\d{9,10}(?:\.\d{1,9})?|\d{12,13}(?:\.\d{1,6})?")
_LOCAL = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d{1,9})?")
_ZERO = re.compile(r"0000-00-00|0001-01-01|1970-01-01|1900-01-01")
_AT_MIDNIGHT = re.compile(
    r"(.*\d.*?)[T ]+(?:0?0:00(?::00)?(?:[.,]0{1,9})?|12:00(?::00)? ?(?:AM|am))(?: ?(?:Z|GMT|UTC|[+-]\d\d:?\d\d))?"
)
_INSTANT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?)(?:\.\d{1,9})?(?:Z|\+00:00)")


def moment_text(value: object) -> str | None:
    """Return a value that may state a moment as text of a date, None where it cannot be one.

    Counts become ISO 8601 in UTC; so do lists of numbers (`[2025, 10, 27, 9, 0]`, as Java's libraries write them,
    without a zone); other text stays as it is.
    """
    if isinstance(value, list):
        return _numbers(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(value)
    return _text(value) if isinstance(value, str) else None


def _number(value: float) -> str | None:
    if not isfinite(value):
        return None
    return _counted(float(value), UTC) if _COUNT.fullmatch(_plain(value)) else _compact(value)


def _text(value: str) -> str | None:
    text = value.strip()
    if not text or _ZERO.match(text):
        return None
    if match := _MICROSOFT.fullmatch(text):
        return _counted(float(match[1]), _zone(match[2]))
    if _COUNT.fullmatch(text):
        return _counted(float(text), UTC)
    return text


def in_utc(text: str) -> str:
    """Return the text of a moment whose field says that it is UTC, with that zone where it states none."""
    match = _LOCAL.fullmatch(text.strip())
    return f"{match[1]}T{match[2]}Z" if match else text


def with_offset(local: str, utc: str) -> str | None:
    """Return a moment given twice, in local time and in UTC, as one with its zone; None where they do not fit."""
    here, there = _LOCAL.fullmatch(local.strip()), _LOCAL.fullmatch(utc.strip().removesuffix("Z"))
    if here is None or there is None:
        return None
    try:
        difference = datetime.fromisoformat(f"{here[1]}T{here[2]}") - datetime.fromisoformat(f"{there[1]}T{there[2]}")
    except ValueError:
        return None
    if abs(difference) > timedelta(hours=14) or difference % timedelta(minutes=15):
        return None
    sign = "-" if difference < timedelta() else "+"
    minutes = int(abs(difference).total_seconds()) // 60
    return f"{here[1]}T{here[2]}{sign}{minutes // 60:02}:{minutes % 60:02}"


def in_named_zone(text: str, zone: object) -> str:
    """Return a moment with the zone that a field beside it names (IANA), as PHP writes its dates; else as it is."""
    match = _LOCAL.fullmatch(text.strip())
    if (
        match is None
        or not isinstance(zone, str)
        or not re.fullmatch(r"[A-Za-z_]{2,30}(?:/[A-Za-z_+-]{2,30}){0,2}", zone)
    ):
        return text
    try:
        return datetime.fromisoformat(f"{match[1]}T{match[2]}").replace(tzinfo=ZoneInfo(zone)).isoformat()
    except (ValueError, KeyError, OSError):  # no such zone
        return text


def days_where_only_days(texts: Sequence[str | None], zone: str | None) -> list[str | None]:
    """Return the dates of one list, as days where all of them stand at midnight: then no time of day was meant.

    Moments in UTC count as midnight, too, where they are midnight in `zone` (IANA), the one of the Source.
    """
    for forms in (list(texts), [_at_home(text, zone) if text and zone else text for text in texts]):
        days = [_AT_MIDNIGHT.fullmatch(text) if text else None for text in forms]
        if any(days) and all(day or not text for day, text in zip(days, forms, strict=True)):
            return [day[1].strip() if day else None for day in days]
    return list(texts)


def date_of_parts(record: Mapping[str, object]) -> str | None:
    """Return the day that an object states as `year`, `month` and `day`, as ISO 8601."""
    numbers = [record.get(name) for name in ("year", "month", "day")]
    return _numbers(
        [int(one) if isinstance(one, str) and one.isdecimal() and len(one) <= 4 else one for one in numbers]
    )


def _at_home(text: str, zone: str) -> str:
    match = _INSTANT.fullmatch(text)
    if match is None:
        return text
    try:
        return datetime.fromisoformat(f"{match[1]}+00:00").astimezone(ZoneInfo(zone)).isoformat()
    except (ValueError, KeyError, OSError, OverflowError):  # no such moment, no such zone
        return text


def _plain(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else f"{value:.3f}"


def _compact(value: float) -> str | None:
    """Return a day written as a number, 20251027."""
    text = _plain(value)
    return text if re.fullmatch(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])", text) else None


def _counted(count: float, zone: tzinfo) -> str | None:
    seconds = count / 1000 if abs(count) >= 1e11 else count
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=round(seconds, 3))
    if not _EARLIEST <= moment <= _LATEST:
        return None
    return moment.replace(microsecond=0).astimezone(zone).isoformat()


def _zone(text: str | None) -> tzinfo:
    if not text:
        return UTC
    sign = -1 if text[0] == "-" else 1
    hours, minutes = int(text[1:3]), int(text[3:])
    return timezone(sign * timedelta(hours=hours, minutes=minutes)) if hours < 24 and minutes < 60 else UTC


def _numbers(values: Sequence[object]) -> str | None:
    numbers = [one for one in values if isinstance(one, int) and not isinstance(one, bool)]
    if len(numbers) != len(values) or not 3 <= len(numbers) <= 7 or not 1990 <= numbers[0] <= 2100:
        return None
    try:
        moment = datetime(*numbers[:6])  # type: ignore[arg-type]  # noqa: DTZ001 - it states no zone
    except (ValueError, TypeError, OverflowError):
        return None
    return moment.isoformat() if len(numbers) > 3 else moment.date().isoformat()
