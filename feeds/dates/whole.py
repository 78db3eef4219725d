"""Read days in forms that are too weak to be looked for inside a text: only where a text holds nothing else.

Two-digit years, day and year apart as pages compose them ("27" over "2025-10"), days without a year, bare numbers.
"""

import re
from collections.abc import Callable

from feeds.dates.order import day_and_month, is_taiwanese, reads_year_first
from feeds.dates.scan import is_real
from feeds.dates.stated import DateContext, Reading
from feeds.dates.words import base_of, month_of

Reader = Callable[[str, int, DateContext], Reading | None]

_Y4 = r"((?:19|20)\d\d)(?!\d)"
_OTHER_YEARS = frozenset(("fa", "ps", "ckb", "th", "ne"))  # languages whose short years are of another calendar
_EARLIEST = 1990  # of years that are written with two digits, and of bare numbers

_SHORT = re.compile(r"(\d{1,2})\s?([/.\-])\s?(\d{1,2})\s?\2\s?(\d\d)(?![\d:])")
_SHORT_FIRST = re.compile(r"(\d\d)([/.\-])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?![\d:])")
_SPACED = re.compile(r"(\d{1,2})(?:\s?([/.\-])\s?(\d{1,2})\s?\2\s?|\s(\d{1,2})\s)" + _Y4)
_SPACED_YEAR = re.compile(_Y4 + r"(?:\s?([/.\-])\s?(\d{1,2})\s?\2\s?|\s(\d\d)\s)(\d{1,2})(?![\d:])")
_WORD_SHORT = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)?[\s\-/]{0,2}([^\W\d_]{3,14})\.?[\s,\-/]{0,3}'?(\d\d)(?![\d:.])")
_DAY_SHORT = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?:,\s?'?|\s'|-)(\d\d)(?![\d:.])")
_MONTH_BEFORE = re.compile(r"(?<!\w)([^\W\d_]{3,14})\.?[\s,\-/]{0,3}\Z")
_YEAR_DAY = re.compile(_Y4 + r"[\s,.\-/]{1,3}(\d{1,2})(?![\d:])")
_DAY_YEAR_MONTH = re.compile(r"(\d{1,2})\s?日?[\s/|]{1,3}" + _Y4 + r"\s?[\-./年]\s?(\d{1,2})\s?月?(?![\d:])")
_DAY_YEAR_WORD = re.compile(r"(\d{1,2})[\s/|]{1,3}" + _Y4 + r"[\s,.\-/]{1,3}([^\W\d_]{3,14})\b")
_YEAR_MONTH_DAY = re.compile(
    _Y4 + r"(?:\s?[\-./]\s?(\d\d)\s|\s?年?\s?(\d{1,2})\s?月\s?)(\d{1,2})\s?[日号號]?(?![\d:月])"
)
_DAY_CJK_YEAR = re.compile(r"(\d{1,2})\s?[日号號]?\s(\d{1,2})\s?[月월],?\s?" + _Y4)
_CJK_DAY_YEAR = re.compile(r"(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日号號일]?,?\s" + _Y4)
_PAIR_YEAR = re.compile(r"(\d\d)([\-/.])(\d\d)\.?\s" + _Y4)
_YEAR_PAIR = re.compile(_Y4 + r"\s(\d\d)([\-/.])(\d\d)(?![\d:.])")
_PAIR = re.compile(r"(\d\d)([\-/.])(\d\d)\.?(?![\d:])")
_CJK_SHORT = re.compile(r"'?(\d\d)\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日号號일]")


def _full_year(short: int, context: DateContext) -> int | None:
    """Return the year of two digits: the latest not after next year (after 2068 without `now`, as POSIX has it)."""
    latest = context.now.year + 1 if context.now is not None else 2068
    year = latest - (latest - short) % 100
    return year if year >= _EARLIEST else None


def _real(reading: Reading | None) -> Reading | None:
    return reading if reading is not None and is_real(reading) else None


def _short_year_last(match: re.Match[str], context: DateContext) -> Reading | None:
    year = _full_year(int(match[4]), context)
    order = day_and_month(int(match[1]), int(match[3]), match[2], context)
    if year is None or order is None:
        return None
    day, month, ambiguous = order
    return _real(Reading(match.start(), match.end(), year, month, day, "two-digit year", ambiguous))


def _short_year_first(match: re.Match[str], context: DateContext) -> Reading | None:
    year = _full_year(int(match[1]), context)
    if year is None or len(match[1]) != 2:
        return None
    return _real(Reading(match.start(), match.end(), year, int(match[3]), int(match[4]), "two-digit year first"))


def short_year(text: str, start: int, context: DateContext) -> Reading | None:
    """Read "27/10/25", "10/27/25", "27.10.25", and "25-10-27" where that order is usual or the only one possible.

    Where the year may be first or last the language decides; without one the order is a guess. On Japanese, Persian
    and Taiwanese pages a small year may be one of their own calendar: there it is none.
    """
    base = base_of(context.language)
    if base in _OTHER_YEARS or is_taiwanese(context.language):
        return None
    last_match, first_match = _SHORT.match(text, start), _SHORT_FIRST.match(text, start)
    last = _short_year_last(last_match, context) if last_match else None
    first = _short_year_first(first_match, context) if first_match else None
    if base == "ja" and first is not None and context.now is not None and int(text[start : start + 2]) <= 19:
        return None
    if reads_year_first(context.language):
        return first or last
    if first is not None and last is not None and base in (None, "en") and _may_be_first(first, last, text, context):
        return last._replace(ambiguous=True)
    return last or first


def _may_be_first(first: Reading, last: Reading, text: str, context: DateContext) -> bool:
    """Tell whether nobody knows which end the year stands at.

    The first is likely where it gives the later year, or the last would lie ahead; not in the German 27.10.25.
    """
    words = text[last.start : last.end]
    if words.count(".") == 2 and " " not in words:
        return False
    day = (last.year, last.month, last.day)
    return first.year > last.year or (context.now is not None and day > context.now.timetuple()[:3])


def word_short_year(text: str, start: int, context: DateContext) -> Reading | None:
    """Read "27-Oct-25", "27 Oct '25", "01 Jan 04" (RFC 822, section 5.1), "Oct 27, 25"."""
    match = _WORD_SHORT.match(text, start)
    if match is not None:
        month, year = month_of(match[2], context.language), _full_year(int(match[3]), context)
        return (
            _real(Reading(start, match.end(), year, month, int(match[1]), "two-digit year")) if month and year else None
        )
    match = _DAY_SHORT.match(text, start)
    word = _MONTH_BEFORE.search(text, max(0, start - 20), start) if match else None
    month = month_of(word[1], context.language) if word else None
    year = _full_year(int(match[2]), context) if match else None
    if match is None or word is None or month is None or year is None:
        return None
    return _real(Reading(word.start(), match.end(), year, month, int(match[1]), "two-digit year"))


def spaced(text: str, start: int, context: DateContext) -> Reading | None:
    """Read "27 / 10 / 2025", "27 10 2025", "2025 - 10 - 27", "2025 10 27"."""
    match = _SPACED_YEAR.match(text, start)
    if match is not None:
        month = int(match[3] or match[4])
        return _real(Reading(start, match.end(), int(match[1]), month, int(match[5]), "year month day"))
    match = _SPACED.match(text, start)
    if match is None:
        return None
    order = day_and_month(int(match[1]), int(match[3] or match[4]), match[2] or "/", context)
    if order is None:
        return None
    day, month, ambiguous = order
    return _real(Reading(start, match.end(), int(match[5]), month, day, "numbers", ambiguous))


def month_year_day(text: str, start: int, context: DateContext) -> Reading | None:
    """Read "Oct 2025 27", "27 2025 Oct"."""
    match = _YEAR_DAY.match(text, start)
    word = _MONTH_BEFORE.search(text, max(0, start - 20), start) if match else None
    month = month_of(word[1], context.language) if word else None
    if match is not None and word is not None and month is not None:
        return _real(Reading(word.start(), match.end(), int(match[1]), month, int(match[2]), "month name"))
    match = _DAY_YEAR_WORD.match(text, start)
    month = month_of(match[3], context.language) if match else None
    if match is None or month is None:
        return None
    return _real(Reading(start, match.end(), int(match[2]), month, int(match[1]), "month name"))


def apart(text: str, start: int, context: DateContext) -> Reading | None:
    """Read a day that stands apart from its year and month: "27 2025-10", "2025年10月 27", "27 10月 2025"."""
    for form, (year, month, day) in _APART:
        match = form.match(text, start)
        if match is not None:
            parts = [int(group) for group in match.groups() if group and group.isdigit()]
            return _real(Reading(start, match.end(), parts[year], parts[month], parts[day], "day apart from its year"))
    return None


_APART: tuple[tuple[re.Pattern[str], tuple[int, int, int]], ...] = (
    (_DAY_YEAR_MONTH, (1, 2, 0)),
    (_YEAR_MONTH_DAY, (0, 1, 2)),
    (_DAY_CJK_YEAR, (2, 1, 0)),
    (_CJK_DAY_YEAR, (2, 0, 1)),
)


def pair(text: str, start: int, context: DateContext) -> Reading | None:
    """Read "10-27 2025", "2025 10/27", and "10-27" where the context knows the year."""
    match = _PAIR_YEAR.match(text, start)
    if match is not None:
        return _pair(match, (match[1], match[3]), int(match[4]), context)
    match = _YEAR_PAIR.match(text, start)
    if match is not None:
        return _pair(match, (match[2], match[4]), int(match[1]), context)
    match = _PAIR.match(text, start)
    if match is None or context.year is None:
        return None
    return _pair(match, (match[1], match[3]), context.year, context)


def _pair(match: re.Match[str], numbers: tuple[str, str], year: int, context: DateContext) -> Reading | None:
    """Return the day of two numbers: month first with a hyphen (ISO 8601) and in languages that write so."""
    first, second = int(numbers[0]), int(numbers[1])
    month_first = context.day_first is None and (reads_year_first(context.language) or first <= 12 < second)
    order = (second, first, False) if month_first else day_and_month(first, second, "/", context)
    if order is None:
        return None
    day, month, ambiguous = order
    return _real(Reading(match.start(), match.end(), year, month, day, "day and month", ambiguous))


def short_year_cjk(text: str, start: int, context: DateContext) -> Reading | None:
    """Read "25年10月27日"; not on Japanese pages, where 07年 may be the seventh year of an era."""
    match = _CJK_SHORT.match(text, start)
    year = _full_year(int(match[1]), context) if match else None
    if match is None or year is None or base_of(context.language) == "ja" or is_taiwanese(context.language):
        return None
    return _real(Reading(start, match.end(), year, int(match[2]), int(match[3]), "two-digit year"))


WEAK: tuple[Reader, ...] = (short_year, word_short_year, spaced, month_year_day, apart, pair, short_year_cjk)
