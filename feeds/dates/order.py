"""Decide which of two numbers is the day: 03/04/2025."""

import calendar
import re
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from feeds.dates.characters import plain
from feeds.dates.names import listed
from feeds.dates.stated import DateContext
from feeds.dates.words import base_of, weekday_of

# Source: CLDR short date formats. Regions of English; other languages are day first but for those below.
_DAY_FIRST_ENGLISH = listed("gb uk ie au nz in za sg hk my ng ke gh jm mt pk lk zw bz tt bd cy il 150 001")
_MONTH_FIRST_ENGLISH = frozenset(["us", "ph", "pr", "gu"])
_MONTH_FIRST = frozenset(["fil", "tl"])
# Where both orders are in use, or pages in other languages follow the habits of the United States.
_UNSURE = frozenset(["zu", "xh", "ee", "or", "ti", "om", "ks", "sd", "iu", "chr", "haw"])
_UNSURE_REGIONS = _MONTH_FIRST_ENGLISH | {"ca", "pa"}
_YEAR_FIRST = listed("zh ja ko hu lt mn yue sv eu fa ps ne si ug dz bo ckb")
# Of these, those in which a year at the end is a foreign form, so that the language tells nothing.
_FOREIGN_ORDER = listed("zh ja ko yue mn fa ps ne si ug dz bo ckb")
_DAY_FIRST_CHINESE = frozenset(["hk", "mo", "sg"])

_NUMERIC = re.compile(r"(?<![\w./\-:])(\d{1,2})([/.\-])(\d{1,2})\2(20\d\d|19\d\d|\d\d)(?![\w/]|[.\-]\d)")
_HAS_PAIR = re.compile(r"\d[/.\-]\d").search
_WEEKDAY = re.compile(r"(?<!\w)([^\W\d_]{2,14})\.?,?\s{1,3}\Z")


def usual_order(language: str | None) -> bool | None:
    """Return True where a language writes 27/10/2025, False for 10/27/2025, None where it does not tell."""
    base = base_of(language)
    if base is None or language is None:
        return None
    regions = {part.lower() for part in re.split(r"[-_]", language)[1:]}
    if base == "en":
        if regions & _MONTH_FIRST_ENGLISH:
            return False
        return True if regions & _DAY_FIRST_ENGLISH else None
    if base == "zh" and regions & _DAY_FIRST_CHINESE:
        return True
    if base in _FOREIGN_ORDER or base in _UNSURE or regions & _UNSURE_REGIONS:
        return None
    return base not in _MONTH_FIRST


def reads_year_first(language: str | None) -> bool:
    """Tell whether a language writes the year first and then the month: zh, ja, ko, hu, lt, sv ..."""
    return base_of(language) in _YEAR_FIRST


def is_taiwanese(language: str | None) -> bool:
    """Tell whether a page in this language may count the years of the Republic of China: zh-TW, zh-Hant."""
    parts = set(re.split(r"[-_]", (language or "").lower()))
    return "zh" in parts and bool(parts & {"tw", "hant"}) and not parts & {"hk", "mo"}


def day_and_month(first: int, second: int, separator: str, context: DateContext) -> tuple[int, int, bool] | None:
    """Return (day, month, ambiguous) for the two numbers before a year; None if neither order gives a date.

    Decided by impossibility (a month is at most 12), else by the context's `day_first`, else by its language unless
    its `order_open` says that this tells nothing; where all of these are silent it is a guess and ambiguous: that of
    the language, else month first with slashes.
    """
    if first > 12 or second > 12:
        day, month = (first, second) if first > 12 else (second, first)
        return (day, month, False) if 1 <= day <= 31 and 1 <= month <= 12 else None
    if first < 1 or second < 1:
        return None
    usual = usual_order(context.language)
    day_first = usual if context.day_first is None else context.day_first
    known = context.day_first is not None or (usual is not None and not context.order_open) or first == second
    if day_first is None:
        day_first = separator == "." or (separator == "-" and base_of(context.language) != "en")
    return (first, second, not known) if day_first else (second, first, not known)


def days_in(year: int, month: int) -> int:
    """Return the number of days of a month, 0 for a month that does not exist."""
    return calendar.monthrange(year, month)[1] if 1 <= month <= 12 else 0


def _only_order(first: int, second: int) -> bool | None:
    """Return True if only the first number can be the day, False if only the second, None if both or neither."""
    if (first > 12) == (second > 12) or max(first, second) > 31 or min(first, second) < 1:
        return None
    return first > 12


def _weekday_order(match: re.Match[str], language: str | None) -> bool | None:
    """Return the order that the weekday before a date fits, None if there is none or it fits both or neither."""
    word = _WEEKDAY.search(match.string, max(0, match.start() - 20), match.start())
    weekday = weekday_of(word[1], language) if word else None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if weekday is None or not (1 <= first <= 12 and 1 <= second <= 12) or year < 100:
        return None
    fits = date(year, second, first).weekday() == weekday, date(year, first, second).weekday() == weekday
    return None if fits[0] == fits[1] else fits[0]


def _sorted_order(dates: list[tuple[int, int, int]]) -> bool | None:
    """Return the order in which a list of five or more dates (first, second, year) is sorted, if it is in one only.

    A list page has its items by date: read the wrong way round they jump about. In a long list one of them may stand
    out of line, as a featured item does, if the other order puts many out of line.
    """
    if len(dates) < 5 or len(set(dates)) < 4 or any(max(first, second) > 12 for first, second, _ in dates):
        return None
    day_first = _out_of_line([(year, second, first) for first, second, year in dates])
    month_first = _out_of_line([(year, first, second) for first, second, year in dates])
    least, most = sorted((day_first, month_first))
    if (least == 0 and most > 0) or (least == 1 and most >= 3 and len(dates) >= 8):
        return day_first < month_first
    return None


def _out_of_line(days: list[tuple[int, int, int]]) -> int:
    """Return how many of these days stand on the wrong side of the one before: 0 in a sorted list."""
    pairs = list(pairwise(days))
    return min(sum(one < other for one, other in pairs), sum(one > other for one, other in pairs))


def orders_shown(texts: Iterable[str], language: str | None) -> frozenset[bool]:
    """Return the orders of numeric dates that the dates of a page show: True for day first, False for month first.

    Parameters: `texts`, all texts of the page that may hold dates, in the order of the page; `language`, BCP 47, of
    the names of weekdays. A date shows an order if it is possible in no other, or if its weekday fits in no other;
    if none does, the sequence of the dates may. Both orders: dates contradict each other. Empty: none shows any.
    """
    seen: set[bool] = set()
    dates: list[tuple[int, int, int]] = []
    for text in texts:
        simple = plain(text)
        if not _HAS_PAIR(simple):
            continue
        for match in _NUMERIC.finditer(simple):
            first, second = int(match[1]), int(match[3])
            dates.append((first, second, int(match[4])))
            order = _only_order(first, second)
            order = _weekday_order(match, language) if order is None else order
            seen |= set() if order is None else {order}
    if not seen and (order := _sorted_order(dates)) is not None:
        seen = {order}
    return frozenset(seen)


def day_first_of(texts: Iterable[str], language: str | None) -> bool | None:
    """Return the order of numeric dates on a page: True for day first, False for month first, None if undecided.

    Parameters as of `orders_shown`. What the dates of the page show decides; if they contradict each other nothing
    is decided; if they show nothing, the language decides, where it is certain.
    """
    shown = orders_shown(texts, language)
    if len(shown) > 1:
        return None
    return next(iter(shown)) if shown else usual_order(language)
