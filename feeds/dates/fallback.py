"""Ask dateparser about a short text in a language whose months we do not know; believe only what the text shows.

It is asked about named languages only: to find out the language itself it loads two hundred of them, for seconds.
"""

import re
from datetime import datetime
from functools import lru_cache

import dateparser

from feeds.dates.names import MONTHS
from feeds.dates.scan import is_real
from feeds.dates.stated import Clock, DateContext, Reading
from feeds.dates.times import clock_after
from feeds.dates.words import base_of, is_month_word

_LONGEST = 60
_NUMBER = re.compile(r"\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"[^\W\d_]{2,}")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}:\d\d")
_OTHER_SCRIPTS = ("th", "hi", "mr", "bn", "ta", "te", "fa", "ur", "ka", "hy", "be", "mk", "kk", "ky")
_STRICT = {"STRICT_PARSING": True, "REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]}


def by_dateparser(text: str, context: DateContext) -> Reading | None:
    """Return the day of a text in plain characters, None unless it is surely one.

    Only the month is taken on dateparser's word: the text must hold exactly a year of four digits and a day of one or
    two, in digits, and the answer must show both. No order of day and month is ever guessed here.
    """
    languages = _languages(text, context)
    if not languages or len(text) > _LONGEST:
        return None
    clock = _clock_in(text, context)
    bare = text if clock is None else text[: clock.start] + " " + text[clock.end :]
    numbers = _NUMBER.findall(bare)
    if sorted(len(number) == 4 for number in numbers) != [False, True]:
        return None
    year = next((number for number in numbers if _YEAR.fullmatch(number)), None)
    day = next((number for number in numbers if len(number) <= 2), None)
    if year is None or day is None or not _has_word(bare):
        return None
    value = _asked(" ".join(bare.split()), languages)
    if value is None or (value.year, value.day) != (int(year), int(day)):
        return None
    reading = Reading(0, len(text), value.year, value.month, value.day, "month name, by dateparser", clock=clock)
    return reading if is_real(reading) else None


def _clock_in(text: str, context: DateContext) -> Clock | None:
    match = _CLOCK.search(text)
    return None if match is None else clock_after(text, match.start(), context)


def _languages(text: str, context: DateContext) -> tuple[str, ...]:
    """Return the languages to ask for: that of the page, or those written in the script of the text."""
    base = base_of(context.language)
    if base is not None and base not in MONTHS:
        return (base,)
    return _OTHER_SCRIPTS if any(char > "\u02ff" for char in text) else ()


def _has_word(text: str) -> bool:
    """Tell whether a word can be a month that only dateparser knows.

    A month that we know but cannot assign (listopad is October or November) stays unknown.
    """
    words = _WORD.findall(text)
    return bool(words) and not any(is_month_word(word) for word in words)


@lru_cache(maxsize=2048)
def _asked(text: str, languages: tuple[str, ...]) -> datetime | None:
    try:
        value: datetime | None = dateparser.parse(text, languages=list(languages), settings=_STRICT)
    except (ValueError, OverflowError):  # a language it does not know, or digits beyond its calendar
        return None
    return value
