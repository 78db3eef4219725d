"""Read days whose month is a word: 27 October 2025, Oct. 27, 2025, 27. Oktober 2025, 27 de octubre de 2025."""

import re

from feeds.dates.stated import DateContext, Reading
from feeds.dates.times import clock_at
from feeds.dates.words import month_of, sure_month_of

_EVIDENCE = "month name"
_OF_HEADING = "month name, year of the heading"
_WORD = r"([^\W\d_]{3,14})"
_OF = r"(?:(?:of|de|del|di|din)\s{1,2}|d')?"
_DAY_WORD = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|ère|e|º|ª|°)?(?:\.?[\s.\-/,]{0,4}+)" + _OF + _WORD + r"(?![^\W\d])")
_VIETNAMESE = re.compile(r"(\d{1,2})\s?(?:tháng|thg)\s?(\d{1,2}),?\s(?:năm\s)?((?:19|20)\d\d)(?!\d)", re.IGNORECASE)
_YEAR = re.compile(r"\.?[\s,.\-/]{0,4}+(?:(?:de|del|of|di)\s)?((?:19|20)\d\d)(?!\d|[.,]\d)")
_WORD_BEFORE = re.compile(r"(?<!\w)" + _WORD + r"(?:\.?[\s\-/]{0,3}|\.)(?:(?:the|le|el|den)\s)?\Z")
_DAY_YEAR = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|\.)?(?:\s?,\s{0,3}|[\s.\-/]{1,4}+)(?:(?:of|de|del)\s)?((?:19|20)\d\d)(?!\d|[.,]\d)"
)
_DAY_ONLY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?![\w%$€]|[.,:/\-]\d)")
_DAY_CLOCK = re.compile(r"(\d{1,2})\s{1,3}(?=\d{1,2}:\d\d)")
_YEAR_LAST = re.compile(r"\s{1,3}((?:19|20)\d\d)(?!\d)")
_YEAR_WORD_DAY = re.compile(
    r"((?:19|20)\d\d)\.?(?:\s?m\.|\.?\s?gada)?[\s.\-/,]{1,4}+"
    + _WORD
    + r"\.?[\s.\-/,]{1,4}+(\d{1,2})(?:st|nd|rd|th|\.)?(?![\d:])"
)
_LOOK_BACK = 24


def day_word_year(text: str, start: int, context: DateContext) -> Reading | None:
    """Read "27 October 2025", and "27 October" where the context knows the year."""
    match = _DAY_WORD.match(text, start)
    if match is None:
        return None
    if match[2][0] in "Tt" and match[2].lower() in {"tháng", "thg"}:
        return _numbered_month(text, start)
    year = _YEAR.match(text, match.end())
    if year is not None:
        month = month_of(match[2], context.language)
        return Reading(start, year.end(), int(year[1]), month, int(match[1]), _EVIDENCE) if month else None
    month = sure_month_of(match[2], context.language) if context.year else None
    if context.year is None or month is None:
        return None
    return Reading(start, match.end(), context.year, month, int(match[1]), _OF_HEADING)


def _numbered_month(text: str, start: int) -> Reading | None:
    """Read the Vietnamese "27 tháng 10, 2025"."""
    match = _VIETNAMESE.match(text, start)
    if match is None:
        return None
    return Reading(start, match.end(), int(match[3]), int(match[2]), int(match[1]), "Vietnamese words")


def _word_before(text: str, start: int) -> re.Match[str] | None:
    return _WORD_BEFORE.search(text, max(0, start - _LOOK_BACK), start)


def word_day_year(text: str, start: int, context: DateContext) -> Reading | None:
    """Read "October 27, 2025" from its day on, back to the month; "October 27" where the context knows the year."""
    match = _DAY_YEAR.match(text, start)
    if match is None and context.year is None:
        return None
    word = _word_before(text, start)
    if word is None:
        return None
    if match is not None:
        month = month_of(word[1], context.language)
        return Reading(word.start(), match.end(), int(match[2]), month, int(match[1]), _EVIDENCE) if month else None
    match = _DAY_ONLY.match(text, start)
    month = sure_month_of(word[1], context.language)
    if match is None or month is None or context.year is None:
        return None
    return Reading(word.start(), match.end(), context.year, month, int(match[1]), _OF_HEADING)


def word_day_clock_year(text: str, start: int, context: DateContext) -> Reading | None:
    """Read the form of asctime: "Oct 27 17:30:00 2025", with or without a zone before the year."""
    match = _DAY_CLOCK.match(text, start)
    clock = clock_at(text, match.end(), context) if match else None
    year = _YEAR_LAST.match(text, clock.end) if clock else None
    word = _word_before(text, start) if year else None
    month = month_of(word[1], context.language) if word else None
    if match is None or year is None or word is None or month is None:
        return None
    return Reading(word.start(), year.end(), int(year[1]), month, int(match[1]), "asctime", clock=clock)


def year_word_day(text: str, start: int, context: DateContext) -> Reading | None:
    """Read "2025 October 27", "2025. október 27.", "2004-július-13"."""
    match = _YEAR_WORD_DAY.match(text, start)
    month = month_of(match[2], context.language) if match else None
    if match is None or month is None:
        return None
    return Reading(start, match.end(), int(match[1]), month, int(match[3]), _EVIDENCE)
