"""Read days in digits: 2025-10-27, 2025/10/27, 27.10.2025, 10/27/2025, 2025-300."""

import re
from datetime import date, timedelta

from feeds.dates.order import day_and_month
from feeds.dates.stated import DateContext, Reading

_YEAR_FIRST = re.compile(
    r"((?:19|20)\d\d)(?:([\-/])(\d{1,2})\2(\d{1,2})|\.\s?(\d{1,2})\.\s?(\d{1,2})\.?)(?!\d|[\-/]\w)"
)
_YEAR_LAST = re.compile(r"(\d{1,2})(?:([\-/])(\d{1,2})\2|\s?(\.)\s?(\d{1,2})\.\s?)((?:19|20)\d\d)(?!\d|[\-/]\w)")
_ORDINAL = re.compile(r"((?:19|20)\d\d)-(\d{3})(?=T\d)")
_WEEK = re.compile(r"((?:19|20)\d\d)-W([0-5]\d)-([1-7])(?![\d\-])")
_EVIDENCE = {"-": "year-month-day", "/": "year/month/day"}


def year_first(text: str, start: int, context: DateContext) -> Reading | None:
    """Read "2025-10-27", "2025/10/27", "2025.10.27", "2025. 10. 27."."""
    match = _YEAR_FIRST.match(text, start)
    if match is None:
        return None
    year, separator, month, day, dotted_month, dotted_day = match.groups()
    evidence = _EVIDENCE.get(separator or "", "year.month.day")
    return Reading(start, match.end(), int(year), int(month or dotted_month), int(day or dotted_day), evidence)


def year_last(text: str, start: int, context: DateContext) -> Reading | None:
    """Read "27/10/2025", "27-10-2025", "27.10.2025"; the order of day and month as `feeds.dates.order` decides."""
    match = _YEAR_LAST.match(text, start)
    if match is None:
        return None
    first, separator, second, dot, dotted, year = match.groups()
    mark = separator or dot
    order = day_and_month(int(first), int(second or dotted), mark, context)
    if order is None:
        return None
    day, month, ambiguous = order
    evidence = f"day{mark}month{mark}year" if day == int(first) else f"month{mark}day{mark}year"
    return Reading(start, match.end(), int(year), month, day, evidence, ambiguous)


def day_of_year(text: str, start: int, context: DateContext) -> Reading | None:
    """Read the ordinal date of ISO 8601 with a time: "2025-300T10:00:00Z"."""
    match = _ORDINAL.match(text, start)
    if match is None or not 1 <= int(match[2]) <= 366:
        return None
    year = int(match[1])
    day = date(year, 1, 1) + timedelta(days=int(match[2]) - 1)
    return (
        Reading(start, match.end(), year, day.month, day.day, "ISO 8601 day of the year") if day.year == year else None
    )


def day_of_week(text: str, start: int, context: DateContext) -> Reading | None:
    """Read the week date of ISO 8601: "2025-W44-1"."""
    match = _WEEK.match(text, start)
    if match is None:
        return None
    try:
        day = date.fromisocalendar(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:  # a year of 52 weeks has no 53rd
        return None
    return Reading(start, match.end(), day.year, day.month, day.day, "ISO 8601 day of the week")
