"""Read days in scripts whose letters carry marks: 27 अक्टूबर 2025, ২৭ অক্টোবর, ২০২৫, 27 ตุลาคม 2568, 27 ต.ค. 68."""

import re
import unicodedata
from collections.abc import Iterator

from feeds.dates.calendars import BUDDHIST, buddhist_year
from feeds.dates.marked_names import MARKED_MONTHS
from feeds.dates.stated import DateContext, Reading
from feeds.dates.words import base_of

_LETTERS = "\u0900-\u0963\u0971-\u0dff\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ece\u1000-\u109f\u1780-\u17d3\u200c\u200d"
_ANY = re.compile("[\u0900-\u109f\u1780-\u17d3]")
_WORD = rf"(?P<month>[{_LETTERS}]{{1,20}}(?:\.[{_LETTERS}]{{1,4}}){{0,2}})[.\u0970]?"
_YEAR = r"(?:(?:ค\.?ศ\.?|พ\.?ศ\.?|ปี)\s?)?(?P<year>(?:19|20|24|25|26)\d\d|\d\d(?![\d:.]))(?!\d)"
_FORMS = (
    re.compile(rf"(?<![\d.,/:\-])(?P<day>\d{{1,2}})[\s,.]{{0,3}}{_WORD}[\s,]{{1,3}}{_YEAR}"),
    re.compile(rf"(?<![{_LETTERS}]){_WORD}\s?(?P<day>\d{{1,2}})\s?,\s?{_YEAR}"),
    re.compile(rf"(?<!\d)(?P<year>20\d\d|19\d\d)[\s,]{{1,3}}{_WORD}\s?(?P<day>\d{{1,2}})(?![\d:])"),
)
_THAI_NUMBERS = re.compile(
    r"(?<![\d.,/:\-])(?P<day>\d{1,2})(?P<mark>[/.\-])(?P<month>\d{1,2})(?P=mark)(?P<year>25[0-9]\d|\d\d)(?![\d/\-:])"
)
_EVIDENCE = "month name"


def _key(word: str) -> str:
    """Return a word as it is looked up: composed, without dots and joiners."""
    return unicodedata.normalize("NFC", re.sub("[.\u0970\u200c\u200d\\s]", "", word))


def _months() -> dict[str, tuple[int, bool]]:
    """Return {word: (month, whether it is Thai)}; a word of two languages must mean one month."""
    table: dict[str, tuple[int, bool]] = {}
    doubtful: set[str] = set()
    for language, line in MARKED_MONTHS.items():
        for number, names in enumerate(line.split("|"), start=1):
            for name in map(_key, names.split()):
                if table.setdefault(name, (number, language == "th"))[0] != number:
                    doubtful.add(name)
    return {name: meaning for name, meaning in table.items() if name not in doubtful}


_MONTHS = _months()


def marked_month_of(word: str) -> int | None:
    """Return 1 to 12 for the name of a month in a script whose letters carry marks, None for other words."""
    return _MONTHS.get(_key(word), (None, False))[0]


def days_in_marked_scripts(text: str, context: DateContext) -> Iterator[Reading]:
    """Yield the days of a text whose months are named in Indic or South-East Asian scripts.

    Years of the Buddhist era (2568, on Thai pages also 68) are those of ours.
    """
    if _ANY.search(text) is not None:
        for form in _FORMS:
            for match in form.finditer(text):
                reading = _named(match, context)
                if reading is not None:
                    yield reading
    if base_of(context.language) == "th":
        yield from _thai_numbers(text, context)


def _named(match: re.Match[str], context: DateContext) -> Reading | None:
    month, thai = _MONTHS.get(_key(match["month"]), (0, False))
    year = _year(match["year"], context) if thai else int(match["year"])
    if not month or year is None or year > 2400:
        return None
    evidence = _EVIDENCE if str(year) == match["year"] else f"{_EVIDENCE}, Buddhist era"
    return Reading(match.start(), match.end(), year, month, int(match["day"]), evidence)


def _year(digits: str, context: DateContext) -> int | None:
    """Return the year of Thai digits: of four, in either era; of two, in the Buddhist one unless that is to come."""
    if len(digits) == 4:
        return buddhist_year(int(digits))
    latest = context.now.year + 1 if context.now is not None else 2068
    year = 2500 + int(digits) - BUDDHIST
    return next((one for one in (year, 2000 + int(digits)) if 1990 <= one <= latest), None)


def _thai_numbers(text: str, context: DateContext) -> Iterator[Reading]:
    """Yield the days in numbers of a Thai page whose year is of the Buddhist era: 27/10/2568, 27/10/68."""
    for match in _THAI_NUMBERS.finditer(text):
        year = _year(match["year"], context)
        if year is not None and (len(match["year"]) == 4 or match.end() - match.start() == len(text)):
            yield Reading(match.start(), match.end(), year, int(match["month"]), int(match["day"]), "Buddhist era")
