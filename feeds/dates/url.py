"""Read the day in a URL's path: /2025/10/27/, /2025-10-27-title, /20251027/, /2025/1027/, t20251027_1234.html."""

import re
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from feeds.dates.order import days_in
from feeds.dates.stated import UNKNOWN, DateContext, StatedDate
from feeds.dates.zones import home_of
from feeds.model import Precision

_YEAR = r"((?:19[89]|20\d)\d)"
_FORMS = (
    re.compile(r"(?<=/)" + _YEAR + r"([/\-_.])(\d{1,2})\2(\d{1,2})(?![\d])"),
    re.compile(r"(?<=[\w/])(?<![\d])" + _YEAR + r"([\-_])(\d\d)\2(\d\d)(?!\d)"),
    re.compile(r"(?<=/)" + _YEAR + r"([/\-]?)(\d\d)/?(\d\d)(?=[/_.\-]|$)"),
    re.compile(r"(?<=[/_\-t])(?<!\dt)" + _YEAR + r"()(\d\d)(\d\d)(?=[/_.\-]|$)"),
)
_EARLIEST = 1990
_LONGEST = 2_000


def url_date(url: str, context: DateContext = UNKNOWN) -> StatedDate | None:
    """Return the full day that stands in the path of a URL, None if none or more than one does.

    The day must be plausible: not before 1990 and, where `context.now` is known, at most a day after it. The span
    lies within the URL; evidence is "URL". Raises ValueError for a `context.timezone` that is no IANA name.
    """
    if len(url) > _LONGEST:
        return None
    try:
        path = urlsplit(url).path
    except ValueError:  # brackets that are no IPv6 address: not a URL
        return None
    offset = url.find(path)
    found: dict[tuple[int, int, int], tuple[int, int]] = {}
    for form in _FORMS:
        for match in form.finditer(path):
            day = int(match[1]), int(match[3]), int(match[4])
            if _is_plausible(day, context):
                found.setdefault(day, match.span())
    if len(found) != 1:
        return None
    ((year, month, day_), (start, end)) = next(iter(found.items()))
    return StatedDate(
        value=datetime(year, month, day_, tzinfo=home_of(context.timezone)),
        precision=Precision.DATE,
        evidence="URL",
        text=path[start:end],
        start=offset + start,
        end=offset + end,
    )


def _is_plausible(day: tuple[int, int, int], context: DateContext) -> bool:
    year, month, number = day
    if year < _EARLIEST or not 1 <= number <= days_in(year, month):
        return False
    return context.now is None or day <= (context.now + timedelta(days=1)).timetuple()[:3]
