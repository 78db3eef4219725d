"""Read days whose month is a word: 27 October 2025, Oct. 27, 2025, 27. Oktober 2025, 27 de octubre de 2025."""

import re
from collections.abc import Iterator

from feeds.dates.stated import DateContext, Reading
from feeds.dates.times import clock_at
from feeds.dates.words import month_of, sure_month_of

_EVIDENCE = "month name"
_OF_HEADING = "month name, year of the heading"
_WORD = r"([^\W\d_]{3,14})"
_OF = r"(?:(?i:of|del|dels|de|di|din|du|da)\s{1,2}|[dD]')?"
_DAY_WORD = re.compile(
    r"(\d{1,2})(?i:st|nd|rd|th|er|ère|ra|ro|e|è|n|a|º|ª|°)?(?:\.?[\s.\-/,]{0,4}+)" + _OF + _WORD + r"(?![^\W\d])"
)
_VIETNAMESE = re.compile(
    r"(\d{1,2})[\s./\-]{0,3}(?:tháng|thg|th)[.\s]{0,2}(\d{1,2}),?[\s./\-]{1,3}(?:năm\s)?((?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_VIETNAMESE_MONTH = re.compile(
    r"(?<![\d.,/:\-])(?:(?P<day>\d{1,2})\s)?tháng\s(?P<month>mười\s(?:một|hai)|\d{1,2}(?=\s\d{1,2},)|[^\W\d_]{2,5})"
    r"(?:\s(?P<late>\d{1,2}))?,?\s(?:năm\s)?(?P<year>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_VIETNAMESE_MONTHS = "một giêng|hai|ba|tư bốn|năm|sáu|bảy bẩy|tám|chín|mười|mười_một|mười_hai chạp"
_VIETNAMESE_NUMBERS = {
    name.replace("_", " "): number
    for number, names in enumerate(_VIETNAMESE_MONTHS.split("|"), start=1)
    for name in names.split()
}
_MONGOLIAN = re.compile(
    r"((?:19|20)\d\d)\s?(?i:он(?:ы|д)?),?\s(\d{1,2})\s?(?i:-?\s?(?:р|дугаар|дүгээр))?\s?(?i:сар(?:ын|д)?)\s(\d{1,2})(?!\d)"
)
_YEAR = re.compile(r"[.']?[\s,.\-/]{0,4}+(?:(?i:dels|del|de|of|di|ng|do)\s)?((?:19|20)\d\d)(?!\d|[.,]\d)")
_WORD_BEFORE = re.compile(r"(?<!\w)" + _WORD + r"(?:\.?[\s\-/]{0,3}|\.)(?:(?:the|le|el|den)\s)?\Z")
_DAY_YEAR = re.compile(
    r"(\d{1,2})(?i:st|nd|rd|th|\.)?(?:\s?,\s{0,3}|[\s.\-/]{1,4}+)(?:(?i:of|del|de)\s)?((?:19|20)\d\d)(?!\d|[.,]\d)"
)
_DAY_ONLY = re.compile(r"(\d{1,2})(?i:st|nd|rd|th)?(?![\w%$€]|[.,:/\-]\d)")
_DAY_CLOCK = re.compile(r"(\d{1,2})\s{1,3}(?=\d{1,2}:\d\d)")
_YEAR_LAST = re.compile(r"\s{1,3}((?:19|20)\d\d)(?!\d)")
# What a year carries where it stands first: Lithuanian m., Latvian gada, Basque (e)ko, Armenian թ., Kazakh ж. ...
_YEAR_MARK = (
    r"\.?(?i:\s?m\.|\s?gada|\s?g\.|\(?e?\)?ko|\s?թ\.|\s?թվականի|\s?-?ж\.|\s?жылғы|\s?жылы|-жылдын|\s?-?yil|\s?йил)?"
)
_YEAR_WORD_DAY = re.compile(
    r"((?:19|20)\d\d)" + _YEAR_MARK + r"[\s.\-/,]{1,4}+" + _WORD + r"\.?[\s.\-/,]{1,4}+"
    r"(\d{1,2})(?i:st|nd|rd|th|\.|\(?an?\)?|eko|ean?|-?[áaée]n?|-ին|-ի)?(?![\d:])"
)
_YEAR_DAY_WORD = re.compile(
    r"((?:19|20)\d\d)" + _YEAR_MARK + r"[\s,]{0,3}(\d{1,2})[.\s\-]{1,3}" + _WORD + r"(?![^\W\d])"
)
_DE = re.compile(r"(?i)\s(?:del?\s|d')")
_LOOK_BACK = 24


def day_word_year(text: str, start: int, context: DateContext) -> Reading | None:
    """Read "27 October 2025", and "27 October" where the context knows the year."""
    match = _DAY_WORD.match(text, start)
    if match is None:
        return None
    year = _YEAR.match(text, match.end())
    if year is not None:
        month = month_of(match[2], context.language) or _iberian_month(match, year)
        return Reading(start, year.end(), int(year[1]), month, int(match[1]), _EVIDENCE) if month else None
    month = sure_month_of(match[2], context.language) if context.year else None
    if context.year is None or month is None:
        return None
    return Reading(start, match.end(), context.year, month, int(match[1]), _OF_HEADING)


def _iberian_month(match: re.Match[str], year: re.Match[str]) -> int | None:
    """Return the month of "27 de set. de 2025": words that are no month elsewhere are one between two "de"."""
    if not (_DE.search(match[0][: match.start(2) - match.start()]) and _DE.search(year[0])):
        return None
    found = {month_of(match[2], language) for language in ("es", "pt", "ca", "gl")} - {None}
    return found.pop() if len(found) == 1 else None


def day_numbered_month(text: str, start: int, context: DateContext) -> Reading | None:
    """Read the Vietnamese "27 tháng 10, 2025", "27 tháng 10 năm 2025", "27 Th10 2025"."""
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


def year_day_word(text: str, start: int, context: DateContext) -> Reading | None:
    """Read the Latvian "2025. gada 27. oktobris", the Uzbek "2025-yil 27-oktabr"."""
    match = _YEAR_DAY_WORD.match(text, start)
    month = month_of(match[3], context.language) if match else None
    if match is None or month is None:
        return None
    return Reading(start, match.end(), int(match[1]), month, int(match[2]), _EVIDENCE)


def year_numbered_month(text: str, start: int, context: DateContext) -> Reading | None:
    """Read the Mongolian "2025 оны 10 дугаар сарын 27"."""
    match = _MONGOLIAN.match(text, start)
    if match is None:
        return None
    return Reading(start, match.end(), int(match[1]), int(match[2]), int(match[3]), "Mongolian words")


def days_of_spelt_months(text: str, context: DateContext) -> Iterator[Reading]:
    """Yield the days of a text with Vietnamese months in words: "27 tháng mười, 2025", "Tháng Mười 27, 2025"."""
    if "háng" not in text and "HÁNG" not in text:
        return
    for match in _VIETNAMESE_MONTH.finditer(text):
        name, day = match["month"].lower(), match["late"] or match["day"]
        month = int(name) if name.isdigit() else _VIETNAMESE_NUMBERS.get(" ".join(name.split()))
        if month is None or day is None or (match["late"] and match["day"]):
            continue
        yield Reading(match.start(), match.end(), int(match["year"]), month, int(day), "Vietnamese words")
