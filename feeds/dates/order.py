"""Decide which of two numbers is the day: 03/04/2025."""

import calendar
import re
from collections.abc import Iterable

from feeds.dates.characters import plain
from feeds.dates.names import listed
from feeds.dates.stated import DateContext
from feeds.dates.words import base_of

# Source: CLDR short date formats. Regions of English; other languages are day first but for those below.
_DAY_FIRST_ENGLISH = listed("gb uk ie au nz in za sg hk my ng ke gh jm mt pk lk zw bz tt 150 001")
_MONTH_FIRST_ENGLISH = frozenset(["us", "ph", "pr", "gu"])
# Languages that write the year first: a year at the end is a foreign form, so the language tells nothing.
_YEAR_FIRST = frozenset(["zh", "ja", "ko", "hu", "lt", "mn", "yue", "sv"])

_NUMERIC = re.compile(r"(?<![\w./\-:])(\d{1,2})([/.\-])(\d{1,2})\2(?:20\d\d|19\d\d|\d\d)(?![\w/]|[.\-]\d)")


def usual_order(language: str | None) -> bool | None:
    """Return True where a language writes 27/10/2025, False for 10/27/2025, None where it does not tell."""
    base = base_of(language)
    if base is None or base in _YEAR_FIRST or language is None:
        return None
    regions = {part.lower() for part in re.split(r"[-_]", language)[1:]}
    if base == "en":
        if regions & _MONTH_FIRST_ENGLISH:
            return False
        return True if regions & _DAY_FIRST_ENGLISH else None
    return None if regions & _MONTH_FIRST_ENGLISH else True


def reads_year_first(language: str | None) -> bool:
    """Tell whether a language writes the year first and then the month: zh, ja, ko, hu, lt, sv ..."""
    return base_of(language) in _YEAR_FIRST


def day_and_month(first: int, second: int, separator: str, context: DateContext) -> tuple[int, int, bool] | None:
    """Return (day, month, ambiguous) for the two numbers before a year; None if neither order gives a date.

    Decided by impossibility (a month is at most 12), else by the context's `day_first`, else by its language; where
    all of these are silent it is a guess (month first with slashes, else day first) and ambiguous.
    """
    if first > 12 or second > 12:
        day, month = (first, second) if first > 12 else (second, first)
        return (day, month, False) if 1 <= day <= 31 and 1 <= month <= 12 else None
    if first < 1 or second < 1:
        return None
    day_first = context.day_first if context.day_first is not None else usual_order(context.language)
    known = day_first is not None or first == second
    if day_first is None:
        day_first = separator != "/"
    return (first, second, not known) if day_first else (second, first, not known)


def days_in(year: int, month: int) -> int:
    """Return the number of days of a month, 0 for a month that does not exist."""
    return calendar.monthrange(year, month)[1] if 1 <= month <= 12 else 0


def _only_order(first: int, second: int) -> bool | None:
    """Return True if only the first number can be the day, False if only the second, None if both or neither."""
    if (first > 12) == (second > 12) or max(first, second) > 31 or min(first, second) < 1:
        return None
    return first > 12


def day_first_of(texts: Iterable[str], language: str | None) -> bool | None:
    """Return the order of numeric dates on a page: True for day first, False for month first, None if undecided.

    Parameters: `texts`, all texts of the page that may hold dates; `language`, BCP 47, of the page. One date that is
    possible in one order only decides for all; if dates contradict each other nothing is decided; if no date tells,
    the language does, where its order is certain.
    """
    seen: set[bool | None] = set()
    for text in texts:
        for match in _NUMERIC.finditer(plain(text)):
            order = _only_order(int(match[1]), int(match[3]))
            seen |= {order} - {None}
    if not seen:
        return usual_order(language)
    return seen.pop() if len(seen) == 1 else None
