"""Find the days and spans of days in a sentence, as announcements write them: "Sept. 11-12, 2023", "10月25日至27日".

`feeds.dates` reads days that stand for themselves; announcements leave out years, name spans and glue words together.
Pure; linear in the length of the sentence.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from feeds.dates.cjk import spelt_number
from feeds.dates.words import month_of
from feeds.events.records import Day

# How far from its publication a day without a year may lie, in days: news tells of meetings of the year to come, and
# looks back on those of some weeks. The two make a year less a month, so that never two years fit.
BACK, AHEAD = 45, 290

_MONTH = (
    r"(?P<{0}>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)"
    r"\.?"
)
_WEEKDAY = r"(?:(?P<weekday>(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?)\.?,?\s{{0,2}}(?:the\s)?)?"
_WEEKDAY = _WEEKDAY.format()
_TO = r"\s?(?:-|–|\||to|through|until|thru|and|&)\s?"
_DAY = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s?(?P<year>20\d\d)(?!\d))?"
_OTHER_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s)?"
_MONTH_FIRST = re.compile(
    r"(?<![A-Z])" + _WEEKDAY + _MONTH.format("month") + r"\s{0,2}" + _DAY.format("day")
    + r"(?:(?:,?\s?(?P<year1>20\d\d))?" + _TO + _OTHER_WEEKDAY + r"(?:" + _MONTH.format("month2") + r"\s{0,2})?"
    + _DAY.format("day2") + r"(?![\d:])(?!\s?[ap]\.?m))?(?![\d:])(?!,\d)" + _YEAR
)  # fmt: skip
_DAY_FIRST = re.compile(
    r"(?<![\d.,:$€£/\-])" + _WEEKDAY + _DAY.format("day")
    + r"(?:(?:\s" + _MONTH.format("month1") + r"(?:,?\s(?P<year1>20\d\d))?)?" + _TO + _OTHER_WEEKDAY
    + _DAY.format("day2")
    + r")?\s(?:of\s)?" + _MONTH.format("month") + r"(?![a-z])(?!\s\d\d?(?!\d))" + _YEAR
)  # fmt: skip
_ISO = re.compile(r"(?<![\d\-/])(?P<year>20\d\d)([\-/.])(?P<month>[01]?\d)\2(?P<day>[0-3]?\d)(?![\d\-/])")
_NUMERAL = "[〇零○一二三四五六七八九十廿卅]"
_CHINESE = re.compile(
    rf"(?:(?P<year>20\d\d|[二][〇零○一二三四五六七八九]{{3}})\s?年\s?)?(?P<month>\d{{1,2}}|{_NUMERAL}{{1,3}})\s?月\s?"
    rf"(?P<day>\d{{1,2}}|{_NUMERAL}{{1,3}})\s?(?:[日号號]|(?=\s?(?:-|–|\||~|至|到)))(?P<weekday>\s?\(?(?:星期|周|週|礼拜)[一二三四五六日天]\)?)?"
    rf"(?:\s?(?:-|–|\||~|至|到)\s?(?:(?P<month2>\d{{1,2}}|{_NUMERAL}{{1,3}})\s?月\s?)?(?P<day2>\d{{1,2}}|{_NUMERAL}{{1,3}})\s?[日号號])?"
)
_HAN_DAYS = "一二三四五六"
# "Rescheduled from November 4 to November 6" names two days, and only the second is one on which something happens.
_MOVED = re.compile(r"(?i)\b(?:re-?schedul|mov|postpon|chang|delay|brought|brings?)\w*\b.{0,80}\bfrom\s{0,2}\Z")
_TODAY = re.compile(
    r"(?<![\w\-])(?:(?:[Ll]ater\s)?[Tt]oday|(?P<next>[Tt]omorrow)|[Tt]his\s(?:morning|afternoon|evening))(?!\w)|今日|今天|(?P<next_zh>明日|明天)"
)
_TODAY_WORDS = re.compile(r"oday|omorrow|his\s[mae]|今|明")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DIGITS = {char: str(value) for value, chars in enumerate(("〇零○", *"一二三四五六七八九")) for char in chars}

# Quick looks that spare most sentences the slow ones: what every day of a form holds. Each begins with a set of
# characters or with a word, which is what the engine skips to fastest.
_MONTHS = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)"
_MONTH_WORD = re.compile(_MONTHS)
_BEGINS_WITH_MONTH = re.compile(rf"{_MONTHS}[A-Za-z]{{0,6}}\.?\s{{0,2}}\d")
_ENDS_WITH_MONTH = re.compile(rf"\d(?:st|nd|rd|th)?\s(?:of\s)?{_MONTHS}")
_BEGINS_WITH_YEAR = re.compile(r"20\d\d[\-/.]")
_TODAY_LENGTH = 10  # characters at most of "Later t", before what the quick look finds
_WEEKDAY_LENGTH = 24  # characters at most of a day of the week, and what joins it to its month


def days_in(text: str, published: date | None) -> list[Day]:
    """Return the days of a plain sentence, in order; none overlaps another.

    A day without a year is the one within `BACK` days before and `AHEAD` days after the publication, or where a day of
    the week stands beside it the nearest on that; where neither fits, or the publication is unknown, it is none.
    """
    found = [*_english(text, published), *_iso(text), *_chinese(text, published), *_counted(text, published)]
    kept: list[Day] = []
    for one in sorted(found, key=lambda day: (day.start, -day.end)):
        if kept and (one.start < kept[-1].end or _is_again(text, kept[-1], one)):
            continue
        kept.append(one)
    return kept


def _is_again(text: str, day: Day, later: Day) -> bool:
    """Tell whether a day is printed again for the clocks of another place: "11月6日上午8点(北京时间11月6日晚上9点)"."""
    return (
        later.first == day.first and later.last == day.last and "(" in text[day.end : later.start] and not later.counted
    )


def _english(text: str, published: date | None) -> Iterator[Day]:
    if _MONTH_WORD.search(text) is None:
        return
    first_month = _BEGINS_WITH_MONTH.search(text)
    for match in _MONTH_FIRST.finditer(text, max(0, first_month.start() - _WEEKDAY_LENGTH)) if first_month else ():
        month = month_of(match["month"].lower(), "en")
        later = month_of(match["month2"].lower(), "en") if match["month2"] else month
        yield from _spanning(match, (month, int(match["day"])), _last_of(match, later), published)
    for match in _DAY_FIRST.finditer(text) if _ENDS_WITH_MONTH.search(text) else ():
        month = month_of(match["month"].lower(), "en")
        first = month_of(match["month1"].lower(), "en") if match["month1"] else month
        yield from _spanning(match, (first, int(match["day"])), _last_of(match, month), published)


def _last_of(match: re.Match[str], month: int | None) -> tuple[int | None, int] | None:
    return (month, int(match["day2"])) if match["day2"] else None


def _spanning(
    match: re.Match[str], first: tuple[int | None, int], last: tuple[int | None, int] | None, published: date | None
) -> Iterator[Day]:
    """Yield the day or span of an English match."""
    weekday = _weekday_of(match["weekday"])
    year = match["year"] or match["year1"]
    if first[0] is None or (last is not None and last[0] is None):
        return
    if (
        last is not None
        and last[0] is not None
        and _MOVED.search(match.string, max(0, match.start() - 120), match.start())
    ):
        first, last, weekday = last, None, None
    if first[0] is None:
        return
    if last is None or last[0] is None:
        yield from _made(match, year, (first[0], first[1], weekday), None, published)
    else:
        yield from _made(match, year, (first[0], first[1], weekday), (last[0], last[1]), published)


def _made(
    match: re.Match[str],
    year: str | None,
    first: tuple[int, int, int | None],
    last: tuple[int, int] | None,
    published: date | None,
) -> Iterator[Day]:
    """Yield the Day of a match whose numbers are known; nothing where there is no such day."""
    month, day, weekday = first
    begins = _real(int(year), month, day) if year else _nearest(month, day, weekday, published)
    if begins is None:
        return
    ends = None
    if last is not None:
        ends = _real(begins.year, *last)
        if year and ends is not None and ends < begins and last[0] < month:  # "December 30 - January 2, 2026"
            begins = begins.replace(year=begins.year - 1)
        elif ends is not None and ends < begins:
            ends = _real(begins.year + 1, *last)
        if ends is None or not begins < ends <= begins + timedelta(days=31):
            ends = None
    agrees = None if weekday is None else begins.weekday() == weekday
    yield Day(start=match.start(), end=match.end(), first=begins, last=ends, weekday_agrees=agrees)


def _iso(text: str) -> Iterator[Day]:
    for match in _ISO.finditer(text) if _BEGINS_WITH_YEAR.search(text) else ():
        begins = _real(int(match["year"]), int(match["month"]), int(match["day"]))
        if begins is not None:
            yield Day(start=match.start(), end=match.end(), first=begins)


def _chinese(text: str, published: date | None) -> Iterator[Day]:
    if "月" not in text:
        return
    for match in _CHINESE.finditer(text):
        month, day = _number(match["month"]), _number(match["day"])
        if month is None or day is None:
            continue
        last = None
        if match["day2"]:
            later = _number(match["month2"]) if match["month2"] else month
            last_day = _number(match["day2"])
            last = (later, last_day) if later is not None and last_day is not None else None
        year = "".join(_DIGITS.get(char, char) for char in match["year"] or "") or None
        year = "2" + year[1:] if year else None
        yield from _made(match, year, (month, day, _chinese_weekday(match["weekday"])), last, published)


def _chinese_weekday(words: str | None) -> int | None:
    if not words:
        return None
    char = words.strip(" ()")[-1]
    return _HAN_DAYS.index(char) if char in _HAN_DAYS else 6


def _counted(text: str, published: date | None) -> Iterator[Day]:
    hint = _TODAY_WORDS.search(text) if published is not None else None
    if published is None or hint is None:
        return
    for match in _TODAY.finditer(text, max(0, hint.start() - _TODAY_LENGTH)):
        shift = 1 if match["next"] or match["next_zh"] else 0
        yield Day(start=match.start(), end=match.end(), first=published + timedelta(days=shift), counted=True)


def _weekday_of(word: str | None) -> int | None:
    return _WEEKDAYS.index(word[:3].lower()) if word else None


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() else spelt_number(text.replace("○", "零"))


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # 31 June
        return None


def _nearest(month: int, day: int, weekday: int | None, published: date | None) -> date | None:
    if published is None or not 2 <= published.year <= 9997:
        return None
    for year in (published.year, published.year + 1, published.year - 1):
        one = _real(year, month, day)
        if one is not None and -BACK <= (one - published).days <= AHEAD and weekday in {None, one.weekday()}:
            return one
    near = (_real(year, month, day) for year in (published.year, published.year + 1))
    return next((one for one in near if one is not None and -BACK <= (one - published).days <= AHEAD), None)
