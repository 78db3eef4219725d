"""Ask dateparser about a short text in a language whose months we do not know; believe only what the text shows."""

import re
from datetime import datetime
from functools import lru_cache

import dateparser

from feeds.dates.scan import is_real
from feeds.dates.stated import Clock, DateContext, Reading
from feeds.dates.times import clock_after
from feeds.dates.words import base_of, is_month_word

_LONGEST = 60
_NUMBER = re.compile(r"\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"[^\W\d_]{2,}")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}:\d\d")
_STRICT = {"STRICT_PARSING": True, "REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]}


def by_dateparser(text: str, context: DateContext) -> Reading | None:
    """Return the day of a text in plain characters, None unless it is surely one.

    Only the month is taken on dateparser's word: the text must hold exactly a year of four digits and a day of one or
    two, in digits, and the answer must show both. No order of day and month is ever guessed here.
    """
    if len(text) > _LONGEST:
        return None
    clock = _clock_in(text, context)
    bare = text if clock is None else text[: clock.start] + " " + text[clock.end :]
    numbers = _NUMBER.findall(bare)
    if sorted(len(number) == 4 for number in numbers) != [False, True]:
        return None
    year = next((number for number in numbers if _YEAR.fullmatch(number)), None)
    day = next((number for number in numbers if len(number) <= 2), None)
    if year is None or day is None or not _has_word(bare, context):
        return None
    value = _asked(" ".join(bare.split()), base_of(context.language))
    if value is None or (value.year, value.day) != (int(year), int(day)):
        return None
    reading = Reading(0, len(text), value.year, value.month, value.day, "month name, by dateparser", clock=clock)
    return reading if is_real(reading) else None


def _clock_in(text: str, context: DateContext) -> Clock | None:
    match = _CLOCK.search(text)
    return None if match is None else clock_after(text, match.start(), context)


def _has_word(text: str, context: DateContext) -> bool:
    """Tell whether a word can be a month that only dateparser knows.

    Three Latin letters may be any word unless the language is known; a month we know but cannot assign (listopad is
    October or November) stays unknown.
    """
    words = _WORD.findall(text)
    if any(is_month_word(word) for word in words):
        return False
    least = 2 if context.language else 4
    return any(len(word) >= least or not word.isascii() for word in words)


@lru_cache(maxsize=2048)
def _asked(text: str, language: str | None) -> datetime | None:
    languages = [language] if language is not None else None
    try:
        value: datetime | None = dateparser.parse(text, languages=languages, settings=_STRICT)
    except (ValueError, OverflowError):  # a language it does not know, or digits beyond its calendar
        return None
    return value
