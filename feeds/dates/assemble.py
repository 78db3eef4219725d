"""Make a StatedDate of a day: its time and zone, the weekday that settles its order, its span."""

import re
from datetime import date, datetime, timedelta, tzinfo

from feeds.dates.stated import Clock, DateContext, Reading, StatedDate
from feeds.dates.times import clock_after, clock_before
from feeds.dates.words import is_weekday, weekday_of
from feeds.dates.zones import home_of, named, zone_at, zone_before
from feeds.model import Precision

_DAY_BEFORE = re.compile(r"(?<!\w)([^\W\d_]{2,14})(?i:-feira)?\.?\s?,?\s?\.?\s?\Z")
_DAY_AFTER = re.compile(
    r"\s?[,.]?\s?(?:г\.|года|р\.|r\.|m\.|d\.|թ\.)?\s?(?:[(\[]\s?([^\W\d_]{1,10})\.?\s?[)\]]|,?\s?([^\W\d_]{3,14})(?!\w)(?i:-feira)?)"
)
_YEAR_WORD = re.compile(r"\s?(?:г\.|года|году|р\.|року|r\.|թ\.|թվականի|жыл|жылы|ж\.|yil)(?!\w)")
_CJK_WEEKDAYS = {char: number for number, char in enumerate("一二三四五六日")}
_CJK_WEEKDAYS |= {char: number for number, char in enumerate("月火水木金土日")} | {"天": 6}
_CJK_WEEKDAYS |= {char: number for number, char in enumerate("월화수목금토일")}
_CJK_DAY = re.compile(
    r"\s?[(\[]?\s?(?:(?:星期|週|周|礼拜|禮拜)([一二三四五六日天])|([月火水木金土日])曜日?|([월화수목금토일])요일"
    r"|(?<=[(\[])([月火水木金土日一二三四五六월화수목금토일]))\s?[)\]]?"
)
_DAY_ZONE = re.compile(r"\s?(?:[+\-]\d\d:\d\d|(?:GMT|UTC|UT|Z)(?![\w+\-]))")


def _weekday_before(text: str, start: int, language: str | None) -> tuple[int, int | None]:
    """Return (where the weekday before a day begins or `start`, its number)."""
    match = _DAY_BEFORE.search(text, max(0, start - 24), start)
    if match is None or not is_weekday(match[1]):
        return start, None
    return match.start(), weekday_of(match[1], language)


def _weekday_after(text: str, end: int, language: str | None) -> tuple[int, int | None]:
    """Return (where the weekday after a day ends or `end`, its number)."""
    year_word = _YEAR_WORD.match(text, end)
    if year_word is not None:
        end = year_word.end()
    match = _CJK_DAY.match(text, end)
    if match is not None:
        return match.end(), _CJK_WEEKDAYS[match[1] or match[2] or match[3] or match[4]]
    match = _DAY_AFTER.match(text, end)
    word = match and (match[1] or match[2])
    if match is None or not word or not is_weekday(word) or (match[2] and len(word) < 4):
        return end, None
    return match.end(), weekday_of(word, language)


def _settled(reading: Reading, weekday: int | None) -> Reading:
    """Return the reading in the order that its weekday fits, where exactly one does."""
    if not reading.ambiguous or weekday is None or reading.month > 12 or reading.day > 12:
        return reading
    fits = date(reading.year, reading.month, reading.day).weekday() == weekday
    swapped = date(reading.year, reading.day, reading.month).weekday() == weekday
    if fits == swapped:
        return reading
    evidence = reading.evidence + ", order by weekday"
    if fits:
        return reading._replace(ambiguous=False, evidence=evidence)
    return reading._replace(month=reading.day, day=reading.month, ambiguous=False, evidence=evidence)


def moment_of(reading: Reading, clock: Clock, home: tzinfo) -> datetime:
    """Return the instant of a day (1900 to 2100) and a time."""
    leap = clock.second == 60
    hour, days = (0, 1) if clock.hour == 24 else (clock.hour, 0)
    second = 59 if leap else clock.second
    zone = clock.zone or home
    moment = datetime(
        reading.year, reading.month, reading.day, hour, clock.minute, second, clock.microsecond, tzinfo=zone
    )
    return moment + timedelta(days=days, seconds=1 if leap else 0)


def stated(original: str, text: str, reading: Reading, context: DateContext) -> StatedDate:
    """Return what a text states at a reading, with the weekday, the time and the zone that stand beside the day.

    Parameters: `original`, the given text; `text`, the same in plain characters; `reading`, a day that exists.
    """
    start, before = _weekday_before(text, reading.start, context.language)
    end, after = _weekday_after(text, reading.end, context.language)
    reading = _settled(reading, before if before is not None else after)
    clock = reading.clock or clock_after(text, end, context)
    if clock is None:
        clock = clock_before(text, start, context)
    home = home_of(context.timezone)
    if clock is None or not clock.known:
        return _day(original, text, (start, max(end, clock.end if clock else 0)), reading, context)
    span = (min(start, clock.start), max(end, clock.end))
    if context.timezone is None:
        home = _implied_home(reading, text[clock.start : clock.end]) or home
    start, named_zone = zone_before(text, span[0])
    if clock.zone is None and named_zone is not None:
        clock, span = clock._replace(zone=named_zone), (start, span[1])
    return _made(original, span, reading, moment_of(reading, clock, home), Precision.INSTANT)


def _implied_home(reading: Reading, clock: str) -> tzinfo | None:
    """Return the zone of the only country that writes such words, for a time that states none."""
    if reading.home is None and "오전" not in clock and "오후" not in clock:
        return None
    return named(reading.home or "Asia/Seoul")


def _day(original: str, text: str, span: tuple[int, int], reading: Reading, context: DateContext) -> StatedDate:
    """Return a day without a time, in the zone that stands right after it, else in that of the context."""
    start, end = span
    zone = zone_at(text, end, context) if _DAY_ZONE.match(text, end) else None
    stated_zone = zone.zone if zone is not None else None
    if zone is not None and stated_zone is not None:
        end = zone.end
    midnight = datetime(reading.year, reading.month, reading.day, tzinfo=stated_zone or home_of(context.timezone))
    return _made(original, (start, end), reading, midnight, Precision.DATE)


def _made(original: str, span: tuple[int, int], reading: Reading, value: datetime, precision: Precision) -> StatedDate:
    start, end = span
    return StatedDate(
        value=value,
        precision=precision,
        evidence=reading.evidence,
        ambiguous=reading.ambiguous,
        text=original[start:end],
        start=start,
        end=end,
    )
